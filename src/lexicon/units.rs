//! Units: classifiers, money, measures, with the class and base that they are compared in.
//!
//! The data is `units.tsv` in this folder; 万, 亿 and 万亿 in front are not listed, they are read with the number.

use crate::order;
use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

/// A unit of the lexicon.
#[derive(Debug)]
pub struct Unit {
    /// As written, without 万 and 亿 in front.
    pub unit: &'static str,
    /// What sort of quantity it measures: 货币, 面积, 时间, 个 ….
    pub class: &'static str,
    /// The unit that its class is compared in.
    pub base: &'static str,
    /// How many of `base` one is.
    pub factor: Decimal,
    /// Words that the unit's characters begin in ordinary text, by the character that follows: 20家电器, 3人大会议.
    pub not_before: Vec<&'static str>,
}

/// The unit of a position that is written without one.
pub const POSITION: &str = "位";
/// The unit of multiples.
pub const TIMES: &str = "倍";
/// The unit that money is compared in, and what it measures: also what 亿 without a unit stands for.
pub const MONEY: (&str, &str) = ("元", "货币");
/// The unit that counts anything, and what it measures: also what 万 without a unit stands for.
pub const COUNT: (&str, &str) = ("个", "个");

struct Units {
    all: Vec<Unit>,
    by_name: HashMap<&'static str, usize>,
    /// By first character, the longest first.
    by_first: HashMap<char, Vec<usize>>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let all: Vec<Unit> = table!("units.tsv").lines().filter_map(parse).collect();
    let by_name = all.iter().enumerate().map(|(at, unit)| (unit.unit, at)).collect();
    let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
    for (at, unit) in all.iter().enumerate() {
        if let Some(first) = unit.unit.chars().next() {
            by_first.entry(first).or_default().push(at);
        }
    }
    for list in by_first.values_mut() {
        order::by_key(list, |&at| order::descending(all.get(at).map_or(0, |unit| unit.unit.len())));
    }
    Units { all, by_name, by_first }
});

/// The unit of a line; its example and counter-example are the tests'.
fn parse(line: &'static str) -> Option<Unit> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (unit, class, base, factor, not_before) = (next()?, next()?, next()?, next()?, next()?);
    let not_before = not_before.split(' ').filter(|word| !word.is_empty() && *word != "-").collect();
    Some(Unit { unit, class, base, factor: Decimal::from_str_exact(factor).ok()?, not_before })
}

/// The data's lines with their places in the file, for the tests that run the examples.
#[cfg(test)]
pub fn lines() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    let lines = include_str!("units.tsv").lines().enumerate().skip(1).filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.split('\t').collect()))
}

/// All units, in the data's order.
pub fn all() -> &'static [Unit] {
    &UNITS.all
}

/// The unit of this name, without 万 and 亿 in front.
pub fn named(unit: &str) -> Option<&'static Unit> {
    UNITS.by_name.get(unit).and_then(|&at| UNITS.all.get(at))
}

/// The units that start with this character, the longest first.
pub fn starting_with(first: char) -> impl Iterator<Item = &'static Unit> {
    UNITS.by_first.get(&first).into_iter().flatten().filter_map(|&at| UNITS.all.get(at))
}
