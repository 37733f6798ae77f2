//! What may come of a target, and the rules for numbers: one for each comparator.
//!
//! A target is an *aim* (the more the better, or the fall promised the better) or a *ceiling* (prices, unemployment and
//! whatever is bound by 以内: to stay below keeps it). `X` is the target's number, `v` the outcome's, `t` the tolerance of 左右:
//!
//! | comparator | aim | ceiling |
//! | --- | --- | --- |
//! | 6% (`eq`) | v < X missed, v = X met, v > X exceeded | v ≤ X met, v > X missed |
//! | 6%左右 (`about`) | v < X − t missed, v > X + t exceeded, else met | v ≤ X + t met, else missed |
//! | 6%以上 (`at_least`) | v < X missed, v = X met, v > X exceeded | the same: a floor was named |
//! | 超过6% (`more_than`) | v ≤ X missed, v ≤ X + t met, else exceeded | the same |
//! | 6%以内 (`at_most`) | always a ceiling | v ≤ X met, v > X missed |
//! | 低于6% (`less_than`) | always a ceiling | v < X met, v ≥ X missed |
//! | 6%—6.5% (`range`) | below missed, inside met, above exceeded | v ≤ upper end met, else missed |
//!
//! A promised fall (能耗下降3%) is judged by the size of the fall. An outcome that is a bound itself (1300多万人) is judged
//! where the bound is enough to tell, and is not comparable where it is not.

use crate::compare::digest::Entry;
use crate::compare::terms::{Reach, Terms};
use crate::lexicon::indicators::{Direction, known};
use crate::report::{Aspect, Comparator};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Reached as promised.
    Met,
    /// Not reached.
    Missed,
    /// More than promised.
    Exceeded,
    /// The next report gives no outcome of it.
    NotMentioned,
    /// It gives one that cannot be held against the target.
    NotComparable,
}

/// Why a pair of target and outcome is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The phrases are not the same, and may mean different things.
    Phrase,
    /// The terms are not the same (a share and a rate).
    Terms,
    /// The outcome is told of several years together.
    Years,
    /// The outcome tells no year.
    Undated,
    /// There are several outcomes, and they differ.
    Several,
    /// The outcome is a bound that does not settle it.
    Bound,
    /// Growth at comparable prices or terms in one of them only.
    Basis,
}

/// What may be set: how far 左右 reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// For percentages, in percentage points.
    pub points: Decimal,
    /// For amounts, as a share of the target.
    pub share: Decimal,
    /// How far a growth may stay behind another and be in step with it, in percentage points.
    pub in_step: Decimal,
}

impl Default for Tolerance {
    /// 0.3 points; 3 per cent of an amount; half a point for 同步.
    fn default() -> Tolerance {
        Tolerance { points: Decimal::new(3, 1), share: Decimal::new(3, 2), in_step: Decimal::new(5, 1) }
    }
}

/// A verdict with its reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// It.
    pub verdict: Verdict,
    /// Name of the rule.
    pub rule: &'static str,
    /// Outcome less target, in the target's base unit; of a promised fall by how much it fell more. 0 inside a range.
    pub gap: Option<Decimal>,
    /// Whether the outcome was a bound that does not settle it.
    pub bound: bool,
}

/// Indicators whose targets are ceilings although neither way is good by itself.
const CEILINGS: &[&str] = &["cpi"];

/// Whether a target is kept by staying below it.
pub fn is_ceiling(target: &Entry) -> bool {
    match target.comparator {
        Comparator::AtMost | Comparator::LessThan => true,
        Comparator::AtLeast | Comparator::MoreThan => false,
        _ if target.aspect == Aspect::Decrease => false,
        _ => {
            let id = target.id.as_deref().unwrap_or("");
            CEILINGS.contains(&id) || known(id).is_some_and(|(_, it)| it.good == Direction::Down)
        }
    }
}

/// Judges an outcome by a target's number. Both must be in comparable terms.
pub fn judge(target: &Entry, outcome: &Entry, tolerance: &Tolerance) -> Option<Judged> {
    let (mut aim, mut reached) = (target.reach()?, outcome.reach()?);
    if target.terms == Terms::Rank {
        // The lower the number, the better the position: 第3位 keeps 前5位.
        aim = Reach { comparator: Comparator::AtMost, ..aim };
    } else if target.aspect == Aspect::Decrease {
        (aim, reached) = (aim.turned(), reached.turned());
    }
    let ceiling = target.terms == Terms::Rank || is_ceiling(target);
    let allowed = match target.terms {
        Terms::Growth | Terms::Rate | Terms::Points | Terms::Share => tolerance.points,
        _ => aim.low.abs() * tolerance.share,
    };
    let at = |value: Decimal| verdict(aim, ceiling, allowed, value);
    let (low, high) = (at(reached.low), at(reached.high));
    let gap = Some(gap(aim, reached.low));
    let settled = |verdict| Judged { verdict, rule: rule(aim.comparator), gap, bound: false };
    let unsettled = Judged { verdict: Verdict::NotComparable, rule: rule(aim.comparator), gap, bound: true };
    Some(match reached.comparator {
        // 突破 X is told by the same words: 突破100亿元 keeps 突破100亿元.
        Comparator::MoreThan if aim.comparator == Comparator::MoreThan && reached.low == aim.low => {
            settled(Verdict::Met)
        }
        Comparator::LessThan if aim.comparator == Comparator::LessThan && reached.high == aim.high => {
            settled(Verdict::Met)
        }
        Comparator::AtLeast | Comparator::MoreThan if (low == Verdict::Missed) != ceiling => unsettled,
        Comparator::AtMost | Comparator::LessThan if (high == Verdict::Missed) == ceiling => unsettled,
        Comparator::Range if low != high => unsettled,
        Comparator::AtMost | Comparator::LessThan => settled(high),
        _ => settled(low),
    })
}

fn rule(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Eq => "eq",
        Comparator::About => "about",
        Comparator::AtLeast => "at_least",
        Comparator::MoreThan => "more_than",
        Comparator::AtMost => "at_most",
        Comparator::LessThan => "less_than",
        Comparator::Range => "range",
    }
}

/// The table above, for one number.
fn verdict(aim: Reach, ceiling: bool, allowed: Decimal, value: Decimal) -> Verdict {
    use Verdict::{Exceeded, Met, Missed};
    let (low, high) = (aim.low, aim.high);
    let aimed = |low: Decimal, high: Decimal| match value {
        _ if value < low => Missed,
        _ if value > high => Exceeded,
        _ => Met,
    };
    let kept = |kept: bool| if kept { Met } else { Missed };
    match (aim.comparator, ceiling) {
        (Comparator::LessThan, _) => kept(value < high),
        (Comparator::AtMost, _) => kept(value <= high),
        (Comparator::MoreThan, _) if value <= low => Missed,
        (Comparator::MoreThan, _) => aimed(low, low + allowed),
        (Comparator::AtLeast, _) => aimed(low, high),
        (Comparator::About, false) => aimed(low - allowed, high + allowed),
        (Comparator::About, true) => kept(value <= high + allowed),
        (Comparator::Eq | Comparator::Range, false) => aimed(low, high),
        (Comparator::Eq | Comparator::Range, true) => kept(value <= high),
    }
}

fn gap(aim: Reach, value: Decimal) -> Decimal {
    let gap = if value < aim.low {
        value - aim.low
    } else if value > aim.high {
        value - aim.high
    } else {
        Decimal::ZERO
    };
    gap.normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::entry;

    fn judged(target: &str, outcome: &str) -> (Verdict, String) {
        let judged = judge(&entry(target), &entry(outcome), &Tolerance::default()).unwrap();
        (judged.verdict, judged.gap.map_or(String::new(), |it| it.to_string()))
    }

    #[test]
    fn every_rule_has_its_examples() {
        use Verdict::*;
        for (target, outcome, verdict, gap) in [
            ("gdp 增长 6 % eq", "gdp 增长 5.9 % eq", Missed, "-0.1"),
            ("gdp 增长 6 % eq", "gdp 增长 6 % eq", Met, "0"),
            ("gdp 增长 6 % eq", "gdp 增长 6.1 % eq", Exceeded, "0.1"),
            ("gdp 增长 6 % about", "gdp 增长 5.7 % eq", Met, "-0.3"),
            ("gdp 增长 6 % about", "gdp 增长 5.6 % eq", Missed, "-0.4"),
            ("gdp 增长 6 % about", "gdp 增长 6.4 % eq", Exceeded, "0.4"),
            ("gdp 增长 6 % about", "gdp 下降 0.5 % eq", Missed, "-6.5"),
            ("gdp 增长 6 % at_least", "gdp 增长 6 % about", Met, "0"),
            ("gdp 增长 6 % at_least", "gdp 增长 8.1 % eq", Exceeded, "2.1"),
            ("gdp 增长 6 % at_least", "gdp 增长 5 % eq", Missed, "-1"),
            ("gdp 增长 6-6.5 % range", "gdp 增长 6.1 % eq", Met, "0"),
            ("gdp 增长 6-6.5 % range", "gdp 增长 6.6 % eq", Exceeded, "0.1"),
            ("gdp 达到 100 亿元 more_than", "gdp 达到 100 亿元 eq", Missed, "0"),
            ("gdp 达到 100 亿元 more_than", "gdp 达到 100 亿元 more_than", Met, "0"),
            ("gdp 达到 100 亿元 more_than", "gdp 达到 102 亿元 eq", Met, "200000000"),
            ("gdp 达到 100 亿元 more_than", "gdp 达到 110 亿元 eq", Exceeded, "1000000000"),
            // Ceilings.
            ("unemp 达到 5.5 % at_most", "unemp 达到 5.2 % eq", Met, "-0.3"),
            ("unemp 达到 5.5 % at_most", "unemp 达到 5.6 % eq", Missed, "0.1"),
            ("unemp 达到 5.5 % about", "unemp 达到 4.9 % eq", Met, "-0.6"),
            ("unemp 达到 5.5 % about", "unemp 达到 5.9 % eq", Missed, "0.4"),
            ("cpi 增长 3 % about", "cpi 增长 0.9 % eq", Met, "-2.1"),
            ("cpi 增长 3 % about", "cpi 增长 3.4 % eq", Missed, "0.4"),
            ("gdp 达到 100 亿元 less_than", "gdp 达到 100 亿元 eq", Missed, "0"),
            // A promised fall is judged by the fall.
            ("energy_gdp 下降 3 % at_least", "energy_gdp 下降 3.1 % eq", Exceeded, "0.1"),
            ("energy_gdp 下降 3 % about", "energy_gdp 下降 2.8 % eq", Met, "-0.2"),
            ("energy_gdp 下降 3 % at_least", "energy_gdp 增长 1 % eq", Missed, "-4"),
            // Outcomes that are bounds.
            ("poor 下降 1000 万人 at_least", "poor 下降 1300 万人 more_than", Exceeded, "3000000"),
            ("poor 下降 1000 万人 at_least", "poor 下降 900 万人 more_than", NotComparable, "-1000000"),
            ("unemp 达到 5.5 % at_most", "unemp 达到 5.5 % at_most", Met, "0"),
            ("unemp 达到 5.5 % at_most", "unemp 达到 6 % at_most", NotComparable, "0.5"),
            ("unemp 达到 5.5 % at_most", "unemp 达到 6 % more_than", Missed, "0.5"),
            ("unemp 达到 5.5 % at_most", "unemp 达到 5 % more_than", NotComparable, "-0.5"),
        ] {
            assert_eq!(judged(target, outcome), (verdict, gap.into()), "{target} / {outcome}");
        }
    }
}
