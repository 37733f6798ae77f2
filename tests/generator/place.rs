//! Whose reports are written: the nation, real provinces, cities and counties by the list of divisions, invented towns.

use std::sync::LazyLock;

/// A place that reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Full name; 中华人民共和国 for the nation.
    pub name: String,
    /// As in the analysis: nation, province, city, county, town.
    pub level: &'static str,
    /// GB/T 2260; none for the nation and for towns.
    pub code: Option<String>,
}

/// The divisions whose name and code have been the same all the years: those that have changed are not for reports of
/// any year, and districts without a congress of their own give none.
static DIVISIONS: LazyLock<Vec<Place>> = LazyLock::new(|| {
    include_str!("../../src/lexicon/divisions.tsv")
        .lines()
        .filter(|line| line.starts_with(|ch: char| ch.is_ascii_digit()))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (code, name) = (fields.next()?, fields.next()?);
            let lasting = fields.next().is_none_or(str::is_empty);
            let level = match (&code[2..4], &code[4..]) {
                ("00", _) => "province",
                (_, "00") => "city",
                _ => "county",
            };
            let reports = !name.ends_with(['盟', '地', '会']) && !name.ends_with("地区") && !name.contains("行政区");
            (lasting && reports && code < "700000").then(|| Place {
                name: name.to_owned(),
                level,
                code: Some(code.to_owned()),
            })
        })
        .collect()
});

const FIRST: [&str; 16] =
    ["云", "青", "石", "临", "丰", "安", "柳", "清", "东", "松", "龙", "桃", "梅", "大", "双", "金"];
const SECOND: [&str; 16] =
    ["溪", "岭", "桥", "河", "泽", "浦", "湾", "川", "坪", "源", "塘", "洲", "渡", "冲", "井", "埠"];

impl Place {
    /// The nation.
    pub fn nation() -> Place {
        Place { name: "中华人民共和国".into(), level: "nation", code: None }
    }

    /// All divisions of this level.
    pub fn of_level(level: &str) -> Vec<&'static Place> {
        DIVISIONS.iter().filter(|place| place.level == level).collect()
    }

    /// An invented town, the same for the same number.
    pub fn town(number: usize) -> Place {
        let first = FIRST[number % FIRST.len()];
        let second = SECOND[number / FIRST.len() % SECOND.len()];
        let sort = if number % 5 == 4 { "乡" } else { "镇" };
        Place { name: format!("{first}{second}{sort}"), level: "town", code: None }
    }

    /// A mixture: half of the places are cities, a quarter counties, the rest provinces and towns, and one the nation.
    pub fn mixture(number: usize) -> Place {
        let of = |level: &str| {
            let all = Place::of_level(level);
            all[(number / 8 * 37 + number) % all.len()].clone()
        };
        match number % 8 {
            0 if number == 0 => Place::nation(),
            0 | 1 => of("province"),
            2..=4 => of("city"),
            5 | 6 => of("county"),
            _ => Place::town(number / 8),
        }
    }

    /// Amounts are so many times those of a city.
    pub fn scale(&self) -> f64 {
        match self.level {
            "nation" => 60.0,
            "province" => 8.0,
            "city" => 1.0,
            "county" => 0.2,
            _ => 0.03,
        }
    }

    /// The office of who speaks.
    pub fn office(&self) -> &'static str {
        match self.sort() {
            _ if self.level == "nation" => "国务院总理",
            "自治区" => "主席",
            "省" => "省长",
            "市" => "市长",
            "区" => "区长",
            "州" => "州长",
            "旗" => "旗长",
            "镇" => "镇长",
            "乡" => "乡长",
            _ => "县长",
        }
    }

    /// The government's name in the formula.
    pub fn government(&self) -> String {
        match self.level {
            "nation" => "国务院".into(),
            _ => format!("{}人民政府", self.sort()),
        }
    }

    /// The whole place: 全市.
    pub fn whole(&self) -> String {
        match self.level {
            "nation" => "全国".into(),
            _ => format!("全{}", self.sort().trim_start_matches("自治")),
        }
    }

    /// What it is compared with: 全省.
    pub fn wider(&self) -> &'static str {
        match self.level {
            "nation" => "全球",
            "province" => "全国",
            "city" => "全省",
            "county" => "全市",
            _ => "全县",
        }
    }

    /// Who leads it.
    pub fn above(&self) -> &'static str {
        match self.level {
            "nation" => "党中央",
            "province" => "党中央、国务院",
            "city" => "省委、省政府",
            "county" => "市委、市政府",
            _ => "县委、县政府",
        }
    }

    /// What it is divided into.
    pub fn parts(&self) -> &'static str {
        match self.level {
            "nation" => "各地区",
            "province" => "各市县",
            "city" => "各县区",
            "county" => "各乡镇",
            _ => "各村",
        }
    }

    /// Its name without the sort, where that leaves a name.
    pub fn short(&self) -> &str {
        let long = self.name.contains("自治") || self.level == "nation" || self.name.chars().count() < 3;
        if long { &self.name } else { self.name.strip_suffix(self.sort()).unwrap_or(&self.name) }
    }

    fn sort(&self) -> &'static str {
        let sorts = ["自治区", "省", "市", "区", "州", "旗", "镇", "乡"];
        sorts.into_iter().find(|sort| self.name.ends_with(sort)).unwrap_or("县")
    }
}
