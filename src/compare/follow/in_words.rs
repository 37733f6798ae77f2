//! Targets without a number, or with the number of a distance, judged by what they are bound to.
//!
//! | target | rule |
//! | --- | --- |
//! | 与经济增长同步 (`in_step`) | own growth against that of GDP: behind by more than the tolerance missed, ahead by more exceeded |
//! | 高于全省平均, 高于全省1个百分点 (`above`, `below`) | the distance that the next report tells, else own growth less that of the place above in its own next report |
//! | 高于经济增长 (`above`) | own growth less that of GDP |
//! | 与上年持平 (`unchanged`) | a growth of 0 is the target, with the tolerance of 左右 |
//! | 稳定增长, 继续下降 (`direction`) | any growth or fall in that direction is met, else missed |
//! | 国际收支基本平衡 (`same_words`) | the review says the same in words: the same direction, or for what is kept the same last word |
//! | 稳中提质, 完成省定目标 | not comparable |

use super::verdict::{Judged, Tolerance, Verdict};
use crate::compare::digest::{Digest, Entry};
use crate::compare::terms::Terms;
use crate::lexicon::classes::class;
use crate::lexicon::indicators::named_in;
use crate::report::{Aspect, RelationKind};
use rust_decimal::Decimal;

/// What a target in words is held against.
pub struct Against<'a> {
    /// The outcome that was found for it.
    pub outcome: Option<&'a Entry>,
    /// The next report of its own place.
    pub next: &'a Digest,
    /// The next report of the place above that is meant.
    pub above: Option<&'a Digest>,
    /// Year of the target.
    pub year: i32,
}

/// The indicator that others are in step with.
const ECONOMY: &str = "gdp";

/// Whether the target has a rule here, and not among those for numbers.
pub fn is_in_words(target: &Entry) -> bool {
    matches!(target.terms, Terms::Words | Terms::Gap)
}

/// Judges a target in words. `None` where it has no rule, or what it is bound to is not known.
pub fn judge<'a>(target: &Entry, against: &Against<'a>, tolerance: &Tolerance) -> Option<(Judged, Option<&'a Entry>)> {
    let own = against.outcome.filter(|it| it.terms == Terms::Growth).and_then(signed);
    let mention = target.quote.exact.as_str();
    if target.terms == Terms::Gap {
        return distance(target, against, own, tolerance);
    }
    if class::IN_STEP.within(mention) {
        let (gdp, entry) = names_economy(mention).then(|| growth(against.next, against.year, ECONOMY))??;
        let gap = own? - gdp;
        let verdict = match gap {
            _ if gap < -tolerance.in_step => Verdict::Missed,
            _ if gap > tolerance.in_step => Verdict::Exceeded,
            _ => Verdict::Met,
        };
        return Some((judged(verdict, "in_step", gap), Some(entry)));
    }
    if class::UNCHANGED.within(mention) {
        let gap = own?;
        let verdict = match gap {
            _ if gap < -tolerance.points => Verdict::Missed,
            _ if gap > tolerance.points => Verdict::Exceeded,
            _ => Verdict::Met,
        };
        return Some((judged(verdict, "unchanged", gap), None));
    }
    if let Some(outcome) = against.outcome.filter(|it| it.terms == Terms::Words) {
        let same = match target.aspect {
            Aspect::Level => outcome.aspect == Aspect::Level && last_word(target) == last_word(outcome),
            aspect => aspect == outcome.aspect,
        };
        return same.then_some((Judged { verdict: Verdict::Met, rule: "same_words", gap: None, bound: false }, None));
    }
    let moved = against.outcome.filter(|it| matches!(it.terms, Terms::Growth | Terms::Change(_))).and_then(signed)?;
    let kept = match target.aspect {
        Aspect::Increase => moved > Decimal::ZERO,
        Aspect::Decrease => moved < Decimal::ZERO,
        _ => return None,
    };
    let verdict = if kept { Verdict::Met } else { Verdict::Missed };
    Some((Judged { verdict, rule: "direction", gap: None, bound: false }, None))
}

/// 高于全省1个百分点, 高于全国平均水平, 高于经济增长, 低于全省控制线.
fn distance<'a>(
    target: &Entry,
    against: &Against<'a>,
    own: Option<Decimal>,
    tolerance: &Tolerance,
) -> Option<(Judged, Option<&'a Entry>)> {
    let to = target.relation.as_ref()?.to.as_deref()?;
    let side = if is_below(target) { -Decimal::ONE } else { Decimal::ONE };
    let promised = target.reach().map_or(Decimal::ZERO, |it| it.low);
    let told = against.outcome.filter(|it| it.terms == Terms::Gap && is_like(it, to));
    let (reached, entry) = match told {
        Some(told) => (told.reach()?.low * if is_below(told) { -Decimal::ONE } else { Decimal::ONE }, None),
        None => {
            let (other, entry) = match names_economy(to) {
                true => growth(against.next, against.year, ECONOMY),
                false => growth(against.above?, against.year, target.id.as_deref()?),
            }?;
            (own? - other, Some(entry))
        }
    };
    let gap = side * reached - promised;
    let about = target.comparator == crate::report::Comparator::About;
    let allowed = if about { tolerance.points } else { Decimal::ZERO };
    let verdict = match gap {
        _ if gap < -allowed => Verdict::Missed,
        // 高于 without a number: to be level is not to be above.
        _ if gap.is_zero() && target.value.is_none() => Verdict::Missed,
        _ if gap > allowed && target.value.is_some() => Verdict::Exceeded,
        _ => Verdict::Met,
    };
    Some((judged(verdict, if side.is_sign_negative() { "below" } else { "above" }, gap), entry))
}

fn judged(verdict: Verdict, rule: &'static str, gap: Decimal) -> Judged {
    Judged { verdict, rule, gap: Some(gap.normalize()), bound: false }
}

/// The last two characters of the mention: 平衡 of 基本平衡, 稳定 of 趋于稳定.
fn last_word(entry: &Entry) -> String {
    let mut last: Vec<char> = entry.quote.exact.chars().rev().take(2).collect();
    last.reverse();
    last.into_iter().collect()
}

/// Whether it is to be, or was, below the other.
pub fn is_below(entry: &Entry) -> bool {
    let before = entry.quote.before.as_str();
    let near = before.char_indices().rev().nth(11).map_or(before, |(at, _)| before.get(at..).unwrap_or(before));
    class::GAP_BELOW.within(&format!("{near}{}", entry.quote.exact))
}

/// Whether both distances are to the same: 全省 and 全省平均水平.
fn is_like(entry: &Entry, to: &str) -> bool {
    let other = entry.relation.as_ref().filter(|it| it.kind == RelationKind::Gap).and_then(|it| it.to.as_deref());
    other.is_some_and(|other| other.contains(to) || to.contains(other) || is_nation(other) == is_nation(to))
}

/// Whether the nation is meant, not the place next above.
pub fn is_nation(to: &str) -> bool {
    class::NATION_SET.within(to)
}

fn names_economy(words: &str) -> bool {
    named_in(words).iter().any(|(_, it)| it.id == Some(ECONOMY))
}

/// What an indicator grew by in a year, as this report says.
fn growth<'a>(digest: &'a Digest, year: i32, id: &str) -> Option<(Decimal, &'a Entry)> {
    let is = |it: &&Entry| it.id.as_deref() == Some(id) && it.terms == Terms::Growth && it.is_of(year);
    let entry = digest.outcomes().find(is)?;
    Some((signed(entry)?, entry))
}

/// The number, a fall below zero.
fn signed(entry: &Entry) -> Option<Decimal> {
    entry.reach().map(|it| it.middle())
}
