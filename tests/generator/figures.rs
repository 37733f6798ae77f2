//! What is known of a place's years: what a report promises, and what the next one says was reached.

use super::grammar::decimal;
use super::place::Place;

/// A headline target: a growth in tenths of a per cent, a rate, or an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Of the known indicator.
    pub indicator: &'static str,
    /// One number, or the two ends of a range; tenths.
    pub tenths: Vec<u64>,
    pub unit: &'static str,
    /// As in the analysis: eq, about, at_least, at_most, range.
    pub comparator: &'static str,
    /// As in the analysis: level, increase.
    pub aspect: &'static str,
    /// As in the analysis: expected, ensure, strive.
    pub strength: &'static str,
    /// As it stands in the report.
    pub text: String,
}

/// What became of a target, told by the report of the next year.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub indicator: &'static str,
    pub tenths: u64,
    pub unit: &'static str,
    pub aspect: &'static str,
    /// Whether the target that was set the year before was reached; none where there was none.
    pub met: Option<bool>,
    /// As it stands in the report; empty where the one before speaks for both (分别).
    pub text: String,
}

struct Kind {
    indicator: &'static str,
    names: &'static [&'static str],
    shape: Shape,
    /// Usual targets, tenths.
    low: u64,
    high: u64,
    /// Levels that have it among their targets.
    levels: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// 增长6%左右.
    Growth,
    /// 控制在5.5%以内.
    Rate,
    /// 3万人以上, added.
    Added,
    /// 180万吨以上.
    Amount,
}

const UPPER: &[&str] = &["province", "city", "county"];
const ALL: &[&str] = &["nation", "province", "city", "county", "town"];

const KINDS: &[Kind] = &[
    Kind {
        indicator: "gdp",
        names: &["地区生产总值", "生产总值"],
        shape: Shape::Growth,
        low: 50,
        high: 90,
        levels: UPPER,
    },
    Kind {
        indicator: "gdp", names: &["国内生产总值"], shape: Shape::Growth, low: 50, high: 90, levels: &["nation"]
    },
    Kind {
        indicator: "gpb_rev",
        names: &["一般公共预算收入"],
        shape: Shape::Growth,
        low: 30,
        high: 90,
        levels: &["province", "city", "county", "town"],
    },
    Kind { indicator: "fai", names: &["固定资产投资"], shape: Shape::Growth, low: 40, high: 120, levels: ALL },
    Kind {
        indicator: "retail", names: &["社会消费品零售总额"], shape: Shape::Growth, low: 50, high: 110, levels: ALL
    },
    Kind {
        indicator: "ind_va",
        names: &["规模以上工业增加值"],
        shape: Shape::Growth,
        low: 50,
        high: 110,
        levels: &["province", "city", "county", "town"],
    },
    Kind {
        indicator: "trade",
        names: &["进出口总额", "外贸进出口总额"],
        shape: Shape::Growth,
        low: 20,
        high: 80,
        levels: &["nation", "province", "city"],
    },
    Kind {
        indicator: "income",
        names: &["居民人均可支配收入"],
        shape: Shape::Growth,
        low: 50,
        high: 90,
        levels: UPPER,
    },
    Kind {
        indicator: "income_r",
        names: &["农村居民人均可支配收入", "农民人均可支配收入"],
        shape: Shape::Growth,
        low: 60,
        high: 100,
        levels: &["town"],
    },
    Kind {
        indicator: "cpi",
        names: &["居民消费价格涨幅"],
        shape: Shape::Rate,
        low: 20,
        high: 35,
        levels: &["nation", "province", "city"],
    },
    Kind {
        indicator: "unemp",
        names: &["城镇调查失业率"],
        shape: Shape::Rate,
        low: 45,
        high: 60,
        levels: &["nation", "province", "city"],
    },
    Kind {
        indicator: "urban_job",
        names: &["城镇新增就业"],
        shape: Shape::Added,
        low: 20,
        high: 60,
        levels: &["nation", "province", "city", "county"],
    },
    Kind {
        indicator: "grain_out",
        names: &["粮食总产量", "粮食产量"],
        shape: Shape::Amount,
        low: 400,
        high: 3000,
        levels: UPPER,
    },
];

/// Comparator, strength and words of a target of growth.
fn growth_target(
    name: &str,
    number: &str,
    low: u64,
    random: &mut fastrand::Rng,
) -> (&'static str, &'static str, String) {
    let verb = ["增长", "增速达到", "预期增长"][random.usize(..3)];
    match random.u8(..12) {
        0..4 => ("about", "expected", format!("{name}{verb}{number}%左右")),
        4..6 => ("at_least", "expected", format!("{name}{verb}{number}%以上")),
        6 => ("range", "expected", format!("{name}增长{number}%—{}%", decimal(low + 10))),
        7 => ("at_least", "ensure", format!("{name}增长不低于{number}%")),
        8 => ("eq", "strive", format!("{name}力争增长{number}%")),
        9 => ("about", "expected", format!("{name}增长预期目标为{number}%左右")),
        _ => ("eq", "expected", format!("{name}增长{number}%")),
    }
}

/// Targets and outcomes of a place, by chance but always the same for the same seed.
pub struct Figures<'a> {
    seed: u64,
    place: &'a Place,
}

impl<'a> Figures<'a> {
    pub fn new(seed: u64, place: &'a Place) -> Figures<'a> {
        Figures { seed, place }
    }

    /// Chance for one indicator and year of this place.
    fn random(&self, kind: &Kind, year: i32, what: &str) -> fastrand::Rng {
        super::seeded(self.seed, &[&self.place.name, kind.indicator, &year.to_string(), what])
    }

    /// What the report of this year promises for it, in the order of the report.
    pub fn targets(&self, year: i32) -> Vec<Target> {
        self.kinds().filter_map(|kind| self.target(kind, year)).collect()
    }

    /// What the report of this year says of the year before, one for each indicator.
    pub fn outcomes(&self, year: i32) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = self.kinds().map(|kind| self.outcome(kind, year - 1)).collect();
        let joint = super::seeded(self.seed, &[&self.place.name, &year.to_string(), "joint"]).bool();
        let at = |id: &str| outcomes.iter().position(|outcome| outcome.indicator == id);
        if let (true, Some(fai), Some(ind_va)) = (joint, at("fai"), at("ind_va")) {
            let growth = [fai, ind_va].map(|at| decimal(outcomes[at].tenths));
            let text = format!("固定资产投资、规模以上工业增加值分别增长{}%、{}%", growth[0], growth[1]);
            (outcomes[fai].text, outcomes[ind_va].text) = (text, String::new());
        }
        outcomes
    }

    fn kinds(&self) -> impl Iterator<Item = &'static Kind> + use<'_> {
        KINDS.iter().filter(|kind| kind.levels.contains(&self.place.level))
    }

    fn target(&self, kind: &Kind, year: i32) -> Option<Target> {
        let mut random = self.random(kind, year, "target");
        if kind.indicator != "gdp" && random.u8(..8) == 0 {
            return None; // Not every report has all of them.
        }
        let name = kind.names[random.usize(..kind.names.len())];
        let low = self.usual(kind, &mut random);
        let (number, unit) = self.with_unit(kind, low);
        let (comparator, aspect, strength, text) = match kind.shape {
            Shape::Growth => {
                let (comparator, strength, text) = growth_target(name, &number, low, &mut random);
                (comparator, "increase", strength, text)
            }
            Shape::Rate => {
                let aspect = if kind.indicator == "cpi" { "increase" } else { "level" };
                match random.u8(..3) {
                    0 => ("about", aspect, "expected", format!("{name}{number}%左右")),
                    1 => ("at_most", aspect, "expected", format!("{name}控制在{number}%以内")),
                    _ => ("at_most", aspect, "expected", format!("{name}不超过{number}%")),
                }
            }
            Shape::Added => ("at_least", "increase", "expected", format!("{name}{number}{unit}以上")),
            Shape::Amount => match random.bool() {
                true => ("at_least", "level", "expected", format!("{name}稳定在{number}{unit}以上")),
                false => ("eq", "level", "expected", format!("{name}达到{number}{unit}")),
            },
        };
        let tenths = if comparator == "range" { vec![low, low + 10] } else { vec![low] };
        Some(Target { indicator: kind.indicator, tenths, unit, comparator, aspect, strength, text })
    }

    /// What was reached in this year: mostly near the target.
    fn outcome(&self, kind: &Kind, year: i32) -> Outcome {
        let mut random = self.random(kind, year, "outcome");
        let target = self.target(kind, year);
        let aim = target.as_ref().map_or_else(|| self.usual(kind, &mut random), |target| target.tenths[0]);
        let spread = (aim / 5).max(3);
        let tenths = (aim + random.u64(0..=spread)).saturating_sub(spread / 3).max(1);
        let tenths = if tenths >= 10_000 { tenths / 10 * 10 } else { tenths };
        let at_most = |target: &Target| target.comparator == "at_most" || kind.shape == Shape::Rate;
        let met = target.map(|target| if at_most(&target) { tenths <= aim } else { tenths >= aim });
        let name = kind.names[random.usize(..kind.names.len())];
        let (number, unit) = self.with_unit(kind, tenths);
        let (aspect, text) = match kind.shape {
            Shape::Growth => ("increase", self.grown(kind, year, name, tenths, &mut random)),
            Shape::Rate if kind.indicator == "cpi" => ("increase", format!("{name}{number}%")),
            Shape::Rate => ("level", format!("{name}{}{number}%", ["为", "控制在"][random.usize(..2)])),
            Shape::Added => ("increase", format!("{name}{number}{unit}")),
            Shape::Amount => ("level", format!("{name}{}{number}{unit}", ["达到", "达"][random.usize(..2)])),
        };
        Outcome { indicator: kind.indicator, tenths, unit, aspect, met, text }
    }

    fn grown(&self, kind: &Kind, year: i32, name: &str, tenths: u64, random: &mut fastrand::Rng) -> String {
        let growth = decimal(tenths);
        // An amount that grows with the years; in 亿元 but for incomes.
        let base = super::seeded(self.seed, &[&self.place.name, kind.indicator]).f64() + 0.5;
        let years = f64::from(year - 1995);
        let amount = match kind.indicator {
            "income" | "income_r" => format!("{}元", (base * 2400.0 * 1.08_f64.powf(years)) as u64),
            _ => {
                let share = [("gdp", 400.0), ("fai", 200.0), ("retail", 150.0), ("trade", 80.0)];
                let share = share.iter().find(|(id, _)| *id == kind.indicator).map_or(40.0, |(_, share)| *share);
                let tenths = (base * share * self.place.scale() * 1.07_f64.powf(years) * 10.0) as u64;
                format!("{}亿元", decimal(tenths.max(2)))
            }
        };
        match (kind.indicator, random.u8(..5)) {
            // Of these only the growth is told.
            ("ind_va" | "fai", 0..3) => format!("{name}同比增长{growth}%"),
            ("ind_va" | "fai", _) => format!("{name}增长{growth}%"),
            (_, 0) => format!("{name}达到{amount}，同比增长{growth}%"),
            (_, 1) => format!("完成{name}{amount}、增长{growth}%"),
            (_, 2) => format!("{name}{amount}，比上年增长{growth}%"),
            (_, 3) => format!("实现{name}{amount}，增长{growth}%"),
            _ => format!("{name}增长{growth}%，达到{amount}"),
        }
    }

    /// A usual target, in steps of half a per cent.
    fn usual(&self, kind: &Kind, random: &mut fastrand::Rng) -> u64 {
        let value = random.u64(kind.low..=kind.high);
        let value = value - value % if kind.shape == Shape::Amount { 50 } else { 5 };
        match (kind.shape, self.place.level) {
            (Shape::Added, "nation") => value * 250,
            (Shape::Added, "province") => value * 15,
            (Shape::Added, "county") => value * 1000,
            _ => value,
        }
    }

    /// The number as it is written, and its unit: amounts are those of the place's level.
    fn with_unit(&self, kind: &Kind, tenths: u64) -> (String, &'static str) {
        match (kind.shape, self.place.level) {
            (Shape::Added, "county") => (decimal(tenths), "人"),
            (Shape::Added, _) => (decimal(tenths), "万人"),
            (Shape::Amount, "province") => (decimal(tenths), "亿斤"),
            (Shape::Amount, _) => (decimal(tenths), "万吨"),
            _ => (decimal(tenths), "%"),
        }
    }
}
