//! How sure a reading is: what about it was found to go with errors, each with a weight. Held against the answers by hand by
//! `tests/scores/confidence.py`.

use super::hundredths;
use crate::lexicon::classes::class;
use crate::report::{Comparator, Measure, Number};
use crate::span::Span;

/// What a reading without a fault has, in hundredths, and the least.
const RANGE: (i64, i64) = (98, 5);
/// A measure of nothing.
const NO_INDICATOR: i64 = 30;
/// The indicator is none that is known; and is money besides.
const UNKNOWN: i64 = 8;
const UNKNOWN_MONEY: i64 = 22;
/// So many characters of an indicator hold more than it; and those that do where it is not known.
const LONG: (usize, i64) = (18, 45);
const LONGISH: (usize, i64) = (14, 15);
/// Rules that decide where little tells: by the words of the chain.
const RULES: [(&str, i64); 10] = [
    ("inherit", 18),
    ("surely_done", 30),
    ("number.vague", 12),
    ("counted", 12),
    ("sized", 12),
    ("each", 12),
    ("attribute_in_front", 12),
    ("rank", 4),
    // Nothing tells whether it was done: neither part nor time nor tense.
    ("status.untold", 55),
    ("indicator.before_predicate", 8),
];
/// A noun right before its number, no verb between, and not known.
const BARE_NOUN: (&str, i64) = ("noun-number", 12);
/// 突破, 多: whose bound it is.
const MORE: i64 = 4;

/// How sure (0-1) a measure is.
pub(super) fn of(measure: &Measure<Span>) -> Number {
    let Some(indicator) = &measure.indicator else { return hundredths(NO_INDICATOR) };
    let unknown = indicator.id.is_none();
    let by = |name: &str| measure.rules.iter().any(|rule| rule == name);
    let length = indicator.text.chars().count();
    let money = measure.unit.as_deref().is_some_and(|unit| class::MONEY_UNIT.ends(unit));
    let mut doubt: i64 = RULES.iter().filter(|(name, _)| by(name)).map(|(_, weight)| weight).sum();
    let mut add = |holds: bool, weight: i64| doubt += if holds { weight } else { 0 };
    add(unknown, UNKNOWN);
    add(unknown && money, UNKNOWN_MONEY);
    add(length >= LONG.0, LONG.1);
    add(unknown && (LONGISH.0..LONG.0).contains(&length), LONGISH.1);
    add(unknown && by(BARE_NOUN.0), BARE_NOUN.1);
    add(measure.comparator == Comparator::MoreThan, MORE);
    hundredths((RANGE.0 - doubt).max(RANGE.1))
}
