//! In what terms a number speaks of its indicator: only numbers in the same terms are held against each other.

use crate::lexicon::classes::class;
use crate::report::{Aspect, Comparator, Measure, RelationKind, Value};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Indicators that are themselves a growth: a level in per cent is what they grew by (物价涨幅控制在3%以内).
const GROWTHS: &[&str] = &["cpi"];
/// Indicators that are themselves an addition: the level reached is what was added (城镇新增就业达到3万人).
const ADDITIONS: &[&str] = &["urban_job"];

/// In what terms a number is said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    /// So many per cent more or less: 增长5%.
    Growth,
    /// The level reached, in this base unit: 达到240亿元.
    Level(String),
    /// So much more or less, in this base unit: 新增3万人.
    Change(String),
    /// A level that is a percentage by nature: 失业率5.5%.
    Rate,
    /// So many percentage points more or less.
    Points,
    /// A part of a whole that is named.
    Share,
    /// Higher or lower than another: 高于全省1个百分点, 高于全国平均水平.
    Gap,
    /// So many times another.
    Multiple,
    /// One to another.
    Ratio,
    /// A position.
    Rank,
    /// No number: 稳定增长, 与经济增长同步.
    Words,
    /// A number without a unit that is known.
    Bare,
}

impl Terms {
    /// The terms of a measure of the indicator with this id.
    pub fn of(measure: &Measure, id: Option<&str>) -> Terms {
        let is_one_of = |list: &[&str]| id.is_some_and(|id| list.contains(&id));
        if let Some(relation) = &measure.relation {
            match relation.kind {
                RelationKind::Gap => return Terms::Gap,
                RelationKind::Multiple => return Terms::Multiple,
                RelationKind::Ratio => return Terms::Ratio,
                RelationKind::Share => return if measure.value.is_some() { Terms::Share } else { Terms::Words },
            }
        }
        if measure.value.is_none() {
            return Terms::Words;
        }
        let Some(canonical) = &measure.canonical else { return Terms::Bare };
        let phrase = measure.indicator.as_ref().map_or("", |it| it.text.as_str());
        match (measure.aspect, unit(&canonical.unit)) {
            (Aspect::Rank, _) => Terms::Rank,
            (Aspect::Level, Unit::Percent) if is_one_of(GROWTHS) || class::GROWTH_NOUN.ends(phrase) => Terms::Growth,
            (Aspect::Level, Unit::Percent) => Terms::Rate,
            (_, Unit::Percent) => Terms::Growth,
            (_, Unit::Points) => Terms::Points,
            (_, Unit::Times) => Terms::Multiple,
            (Aspect::Level, _) if is_one_of(ADDITIONS) => Terms::Change(canonical.unit.clone()),
            (Aspect::Level, _) => Terms::Level(canonical.unit.clone()),
            _ => Terms::Change(canonical.unit.clone()),
        }
    }

    /// Whether numbers in these terms can be held against each other: for sure, or with doubt (a share and a rate of one
    /// indicator, 研发投入占比 and 研发投入强度); `None` where not.
    pub fn compares(&self, other: &Terms) -> Option<Sure> {
        match (self, other) {
            (Terms::Words | Terms::Bare | Terms::Gap | Terms::Ratio, _) => None,
            (one, other) if one == other => Some(Sure::Yes),
            (Terms::Share, Terms::Rate) | (Terms::Rate, Terms::Share) => Some(Sure::Doubtful),
            _ => None,
        }
    }
}

/// How sure a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// The same terms.
    Yes,
    /// Perhaps not.
    Doubtful,
}

enum Unit {
    Percent,
    Points,
    Times,
    Other,
}

fn unit(base: &str) -> Unit {
    if base == "%" {
        Unit::Percent
    } else if class::PERCENTAGE_POINTS.is(base) {
        Unit::Points
    } else if class::TIMES_UNIT.is(base) {
        Unit::Times
    } else {
        Unit::Other
    }
}

/// What a number says of the true one: between these, as far as it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The number, or the low end of a range; base units, a fall below zero.
    pub low: Decimal,
    /// The number, or the high end.
    pub high: Decimal,
    /// How it bounds.
    pub comparator: Comparator,
}

impl Reach {
    /// Of a value with its aspect: what falls is below zero.
    pub fn of(value: &Value, comparator: Comparator, aspect: Aspect) -> Reach {
        let (low, high) = match *value {
            Value::One(one) => (one, one),
            Value::Two(low, high) => (low.min(high), low.max(high)),
        };
        let reach = Reach { low, high, comparator };
        if aspect == Aspect::Decrease { reach.turned() } else { reach }
    }

    /// The same seen from the other side: a fall of at least 3 is a growth of at most -3.
    pub fn turned(self) -> Reach {
        let comparator = match self.comparator {
            Comparator::AtLeast => Comparator::AtMost,
            Comparator::AtMost => Comparator::AtLeast,
            Comparator::MoreThan => Comparator::LessThan,
            Comparator::LessThan => Comparator::MoreThan,
            same => same,
        };
        Reach { low: -self.high, high: -self.low, comparator }
    }

    /// One number for tables and plots: the middle of a range.
    pub fn middle(self) -> Decimal {
        (self.low + self.high) / Decimal::TWO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_like_is_held_against_like() {
        assert_eq!(Terms::Growth.compares(&Terms::Growth), Some(Sure::Yes));
        assert_eq!(Terms::Share.compares(&Terms::Rate), Some(Sure::Doubtful));
        for (one, other) in [
            (Terms::Growth, Terms::Level("元".into())),
            (Terms::Level("元".into()), Terms::Level("吨".into())),
            (Terms::Points, Terms::Growth),
            (Terms::Words, Terms::Words),
        ] {
            assert_eq!(one.compares(&other), None, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_fall_is_below_zero_and_turns_back() {
        let fall = Reach::of(&Value::Two(Decimal::from(3), Decimal::from(5)), Comparator::AtLeast, Aspect::Decrease);
        assert_eq!((fall.low, fall.high), (Decimal::from(-5), Decimal::from(-3)));
        assert_eq!(fall.comparator, Comparator::AtMost);
        assert_eq!(fall.turned().turned(), fall);
        assert_eq!(fall.middle(), Decimal::from(-4));
    }
}
