//! Known indicators: from a phrase and a unit to the indicator that it means.
//!
//! Chinese noun phrases end in their head. `全市规模以上工业增加值` is a kind of 工业增加值, 单位生产总值能耗 is no kind of
//! 生产总值: so a name counts where the phrase ends in it, the longest first, and what stands before it decides whether the
//! whole or a part is meant.

use super::classes::class;
use super::names::Names;
use super::spelling::spell_out;
use super::units;
use std::ops::Range;
use std::sync::LazyLock;

/// An indicator of the lexicon.
#[derive(Debug)]
pub struct Indicator {
    /// Stable id: `gdp`. None where the published list of ids has none for it: it is known by its name alone.
    pub id: Option<&'static str>,
    /// 地区生产总值.
    pub name: &'static str,
    /// 综合, 财政 ….
    pub theme: &'static str,
    /// Which way is good: up, down or neither.
    pub good: Direction,
}

/// Which way of an indicator is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither.
    Neutral,
}

/// When a name means its indicator.
struct Meaning {
    /// Groups of units that it is measured in.
    units: u64,
    /// Shares, growth and ranks do not fit by themselves.
    only: bool,
    /// Means it whatever part a modifier names.
    any_modifier: bool,
    /// Words of the phrase that keep it from meaning this, with / between them.
    without: &'static str,
}

/// The indicators and how they are named.
struct Known {
    indicators: Vec<Indicator>,
    /// In the order of the indicators.
    meanings: Vec<Meaning>,
    /// Names that go together: which indicator they mean, and the words of which one must stand beside them (none: they
    /// stand for themselves), with / between them. Those that need a word first.
    groups: Vec<(usize, &'static str)>,
    /// Each with its groups.
    names: Names,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (mut indicators, mut meanings, mut written) = (Vec::new(), Vec::new(), Vec::new());
    let mut theme = "";
    for line in table!("indicators.tsv").lines() {
        let mut cells = line.split('\t');
        let (Some(id), Some(name)) = (cells.next(), cells.next()) else {
            theme = line;
            continue;
        };
        let mut next = || cells.next().unwrap_or_default();
        let good = match next() {
            "up" => Direction::Up,
            "down" => Direction::Down,
            _ => Direction::Neutral,
        };
        let (units, only, any, without) = (next().parse().unwrap_or(0), next(), next(), next());
        meanings.push(Meaning { units, only: !only.is_empty(), any_modifier: !any.is_empty(), without });
        let groups = cells.filter_map(|group| group.split_once(':'));
        written.extend(groups.map(|(clues, patterns)| (clues, patterns, indicators.len())));
        indicators.push(Indicator { id: Some(id).filter(|id| !id.is_empty()), name, theme, good });
    }
    let (mut groups, mut names) = (Vec::new(), Vec::with_capacity(6500));
    for alone in [false, true] {
        for (clues, patterns, of) in written.iter().filter(|(clues, ..)| clues.is_empty() == alone) {
            let number = groups.len() as u16;
            let spelled = patterns.split(' ').flat_map(|pattern| spell_out(pattern).unwrap_or_default());
            names.extend(spelled.map(|name| (name.into(), number)));
            groups.push((*of, *clues));
        }
    }
    Known { indicators, meanings, groups, names: Names::new(names) }
});

impl Known {
    /// The groups that hold this name: which indicator they mean and the words that they need, those with such words first.
    fn named(&self, name: &str) -> impl Iterator<Item = (usize, &'static str)> {
        self.names.of(name).filter_map(|group| self.groups.get(group).copied())
    }
}

/// Words round an indicator's name, by what they do there.
struct Modifiers {
    whole: Vec<&'static str>,
    tail: Vec<&'static str>,
    verb: Vec<&'static str>,
    zone: Vec<&'static str>,
}

static MODIFIERS: LazyLock<Modifiers> = LazyLock::new(|| {
    let mut lines = table!("modifiers.tsv").lines();
    let mut next = || lines.next().and_then(|line| line.split_once('\t')).map_or("", |(_, words)| words);
    let mut words = || next().split(' ').collect();
    Modifiers { whole: words(), tail: words(), verb: words(), zone: words() }
});

/// The words of a list with / between them.
fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('/').filter(|word| !word.is_empty())
}

mod classes {
    include!(concat!(env!("OUT_DIR"), "/indicators.rs"));
}
use classes::{CLASSES, COUNT, RELATIVE, TOTAL};

/// The indicator that this noun phrase means where it is measured in this unit, or none: never forced.
///
/// `action` is the verb in front (新增, 引进, 发放) where there is one; `context` is the clause that the mention stands
/// in, for phrases that mean an indicator only beside other words. With it comes the way by which it was found, as a measure's
/// chain of rules names it.
pub fn meant(
    phrase: &str,
    unit: Option<&str>,
    action: Option<&str>,
    context: &str,
) -> Option<(&'static Indicator, &'static str)> {
    let asked = Asked {
        unit: unit.map_or(Some(RELATIVE), group),
        action: plain(action.unwrap_or("")),
        context: plain(near(context)),
    };
    let (at, way) = asked.meant(&plain(near(phrase)))?;
    Some((KNOWN.indicators.get(at)?, way))
}

/// The known indicators whose names stand in a stretch of text, with their byte ranges, longest match first at each
/// place, in order: what the grammar looks for when it asks what a number is of.
pub fn named_in(text: &str) -> Vec<(Range<usize>, &'static Indicator)> {
    // Each name that stands for itself, with its indicator.
    static NAMED: LazyLock<Names> = LazyLock::new(|| {
        let alone = |group: usize| KNOWN.groups.get(group).filter(|(_, clues)| clues.is_empty());
        Names::new(KNOWN.names.all().filter_map(|(name, group)| Some((name.into(), alone(group)?.0 as u16))))
    });
    let found = NAMED.find_in(text).into_iter();
    found.filter_map(|(at, of)| Some((at, KNOWN.indicators.get(of)?))).collect()
}

/// The indicator with this id, and its place in the order of the data.
pub fn known(id: &str) -> Option<(usize, &'static Indicator)> {
    KNOWN.indicators.iter().enumerate().find(|(_, it)| it.id == Some(id))
}

/// Whether words in front of a name leave the whole meant (全市, 2024年), and make it no part's.
pub fn leaves_whole(front: &str) -> bool {
    whole(front)
}

/// As much of a phrase or a clause as may say what is meant: its end, with the head or the mention.
fn near(context: &str) -> &str {
    let mut from = context.len().saturating_sub(600);
    while !context.is_char_boundary(from) {
        from += 1;
    }
    context.get(from..).unwrap_or("")
}

/// What stands round the phrase.
struct Asked {
    /// Groups of the unit; none where nobody knows it.
    unit: Option<u64>,
    action: String,
    context: String,
}

impl Asked {
    fn meant(&self, phrase: &str) -> Option<(usize, &'static str)> {
        let found = |way, of: Option<usize>| of.map(|of| (of, way));
        // The phrase as it is; up to what is said of it (改革成果｜走在前列); with the rest of the name that it broke off.
        let said = MODIFIERS.verb.iter().flat_map(|verb| phrase.find(verb)).filter(|at| *at > 0);
        let cut = said.min().and_then(|at| phrase.get(..at));
        found("indicator.phrase", self.noun(phrase))
            .or_else(|| found("indicator.before_predicate", self.noun(cut?)))
            .or_else(|| found("indicator.whole_name", self.noun(self.whole_name(phrase)?)))
            .or_else(|| found("indicator.by_verb", self.by_verb(phrase)))
    }

    fn noun(&self, phrase: &str) -> Option<usize> {
        // X占Y比重 and X相当于Y的比例 are about X.
        let relation = class::RELATED_BY.all_in(phrase).map(|at| at.start).find(|at| *at > 0);
        let mut rest = phrase;
        loop {
            if let Some(found) = self.head(rest) {
                return Some(found);
            }
            if relation.is_some() {
                break;
            }
            let Some(tail) = MODIFIERS.tail.iter().find(|tail| rest.len() > tail.len() && rest.ends_with(*tail)) else {
                break;
            };
            rest = class::DE_PARTICLE.trim_end(rest.get(..rest.len() - tail.len())?);
        }
        self.noun(phrase.get(..relation?)?)
    }

    /// The phrase with the few characters of the clause that make its edge a known name: 社会化托管｜面积.
    fn whole_name(&self, phrase: &str) -> Option<&str> {
        // Where it stands twice nobody knows which one is meant.
        let mut places = self.context.match_indices(phrase).filter(|_| !phrase.is_empty());
        let (Some((start, _)), None) = (places.next(), places.next()) else { return None };
        let end = start + phrase.len();
        let (from, to) = named_in(&self.context).into_iter().fold((start, end), |(from, to), (name, _)| {
            match name.start < end
                && name.end > start
                && start.abs_diff(name.start.min(start)) + to.abs_diff(name.end.max(to)) <= 12
            {
                true => (from.min(name.start), to.max(name.end)),
                false => (from, to),
            }
        });
        self.context.get(from..to).filter(|whole| *whole != phrase)
    }

    /// What the verb says of whatever stands behind it: ［投资］云溪大桥.
    fn by_verb(&self, phrase: &str) -> Option<usize> {
        let last = class::COORDINATION.rfind(phrase).and_then(|link| phrase.get(link.end..)).unwrap_or(phrase);
        let said = |clue: &str| {
            self.action == clue || last == clue || class::TOTAL_SIGN.starts(clue) && self.context.contains(clue)
        };
        let mut anything = KNOWN.named("*").filter(|(of, clues)| listed(clues).any(said) && self.fits(*of, phrase));
        anything.next().map(|(of, _)| of)
    }

    /// The longest name that the phrase ends in and that means its indicator here. The verb counts as part of the
    /// phrase: 流转｜土地.
    fn head(&self, phrase: &str) -> Option<usize> {
        let whole = format!("{}{phrase}", self.action);
        for (start, _) in whole.char_indices() {
            let (front, name) = whole.split_at(start);
            for (of, clues) in KNOWN.named(name) {
                let front = front.strip_prefix(self.action.as_str()).unwrap_or("");
                if self.fits(of, front) && self.clued(clues, front) {
                    return self.agreed(of, front);
                }
            }
        }
        None
    }

    /// Whether the unit and the words in front leave this the name's meaning.
    fn fits(&self, of: usize, front: &str) -> bool {
        let (Some(meaning), Some(unit)) = (KNOWN.meanings.get(of), self.unit) else { return false };
        let own = own(front);
        let fitting = unit & meaning.units;
        if fitting == 0 && (meaning.only || unit & RELATIVE == 0)
            || listed(meaning.without).any(|word| own.contains(word) || self.action.contains(word))
        {
            return false;
        }
        // A sum of money or of goods with a part in front is the part's (园区进出口); things counted are still things
        // of that kind (国家级绿色工厂), and so are their shares and ranks.
        let of_whole = match fitting & !RELATIVE {
            0 => meaning.units & TOTAL != 0,
            fitting => fitting & !TOTAL == 0,
        };
        !of_whole || meaning.any_modifier || whole(own)
    }

    /// Whether one of the words that the name needs stands beside it.
    fn clued(&self, clues: &'static str, front: &str) -> bool {
        let near = |clue: &str| front.contains(clue) || self.action.contains(clue);
        // A word of the clause says what a bare noun means, not one that has words of its own.
        let around = |clue: &str| self.context.contains(clue) && whole(own(front));
        clues.is_empty() || listed(clues).any(|clue| near(clue) || around(clue))
    }

    /// Of a list with one number (A、B和C) all must be the same indicator.
    fn agreed(&self, of: usize, front: &str) -> Option<usize> {
        let list = match class::AND_SO_ON.rfind(front).and_then(|at| front.get(at.end..)) {
            Some("") | None => front,
            Some(_) => return Some(of),
        };
        let Some(mut rest) = class::LIST_LINK.strip_end(list) else { return Some(of) };
        let mut other = false;
        while !other && !rest.is_empty() {
            let link = class::LIST_LINK.find(rest).unwrap_or(rest.len()..rest.len());
            let member = rest.get(..link.start).unwrap_or_default();
            other = !member.is_empty() && self.head(member).is_some_and(|id| id != of);
            rest = rest.get(link.end..).unwrap_or_default();
        }
        (!other).then_some(of)
    }
}

/// The classes that a unit is of, as bits; none where nobody knows the unit. 万 and 亿 in front do not count.
fn group(unit: &str) -> Option<u64> {
    let unit = plain(unit);
    let of = |unit: &str| {
        let class = units::named(unit)?.class;
        let bit = CLASSES.iter().position(|known| *known == class).map(|at| 1 << at)?;
        Some(if class::RANK_UNIT.is(unit) { bit | RELATIVE } else { bit })
    };
    let bare = class::LARGE_OR_VAGUE.trim_start(&unit);
    // 元/月 is money; 亿 alone is money or a count that left out its word.
    let first = bare.split(['/', '·']).next().unwrap_or(bare);
    let first = class::EVERY.find(first).and_then(|every| first.get(..every.start)).unwrap_or(first);
    match bare {
        "" => Some(class::LEFT_OUT_UNIT.words().iter().filter_map(|unit| of(unit)).fold(COUNT, |all, bit| all | bit)),
        "％" => Some(RELATIVE),
        _ => of(&unit).or_else(|| of(bare)).or_else(|| of(first)),
    }
}

/// Of a list the member's own words: 、 and what stands before it belong to the other members.
fn own(front: &str) -> &str {
    match class::LIST_LINK.ends(front) {
        true => "",
        false => front.rsplit('、').next().unwrap_or(front),
    }
}

/// Whether the words in front of a name leave the whole meant.
fn whole(front: &str) -> bool {
    let mut rest = front.trim_matches(|c: char| c.is_ascii_digit() || "、，,".contains(c));
    while !rest.is_empty() {
        if let Some(word) = MODIFIERS.whole.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())
        {
            rest = rest.get(word.len()..).unwrap_or("");
        } else if let Some(end) = place(rest) {
            rest = rest.get(end..).unwrap_or("");
        } else {
            return false;
        }
        rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    true
}

/// Where a place's name in front ends: 云溪市.
fn place(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(9).map_or(text, |(at, _)| text.get(..at).unwrap_or_default());
    let end = class::PLACE_NAME_END.all_in(near).find(|at| at.start > 0)?.end;
    let name = text.get(..end)?;
    (!MODIFIERS.zone.iter().any(|zone| name.ends_with(zone))).then_some(end)
}

/// Without quotes, blanks, and brackets with what they add.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '《' | '》' | '_' | '*' | '`' => {}
            c if c.is_whitespace() || depth > 0 => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
