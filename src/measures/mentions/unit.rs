//! The unit after a number: 家, 平方米, 微克/立方米, 元每吨, 套（间）.

use super::bound;
use crate::lexicon::classes::class;
use crate::lexicon::numerals;
use crate::lexicon::units::{self, Unit};
use crate::text::normalized::Normalized;

/// A unit as it stands in the text.
#[derive(Clone, Copy)]
pub struct Found {
    /// One past its last character.
    pub end: usize,
    /// The unit, or the first of a compound one.
    pub unit: &'static Unit,
}

/// The unit that starts here.
pub fn read(text: &Normalized, at: usize) -> Option<Found> {
    let (unit, end) = simple(text, at, true)?;
    let per = match text.at(end) {
        // 元/人, 吨标准煤/万元, 件/万人
        '/' => (end + 1..=end + 3)
            .take_while(|&to| to == end + 1 || class::EACH.is_char(text.before(to)) || is_power(text.before(to)))
            .find_map(|to| simple(text, to, false))
            .map(|(_, end)| end),
        // 套（间）, 户（次）
        '(' => (end + 2..=end + 3)
            .find(|&to| text.at(to) == ')')
            .filter(|&close| simple(text, end + 1, false).is_some_and(|(_, to)| to == close))
            .map(|close| close + 1),
        // 微克每立方米, 元每吨: the measure of a substance, not 每人每月.
        ch if class::EACH.is_char(ch) && !countable(unit) => {
            simple(text, end + 1, true).filter(|(per, _)| class::SUBSTANCE_KIND.is(per.class)).map(|(_, end)| end)
        }
        _ => None,
    };
    Some(Found { end: per.unwrap_or(end), unit })
}

fn is_power(ch: char) -> bool {
    numerals::myriad(ch).is_some() || numerals::power(ch, false).is_some_and(|power| power > 10)
}

/// Whether things of this class are counted one by one.
pub fn countable(unit: &Unit) -> bool {
    class::COUNTED_KIND.is(unit.class)
}

fn simple(text: &Normalized, at: usize, guarded: bool) -> Option<(&'static Unit, usize)> {
    units::starting_with(text.at(at)).find_map(|unit| {
        if !text.is(at, unit.unit) {
            return None;
        }
        let end = at + unit.unit.chars().count();
        // kW is no unit in kWh, and m none in ms.
        if unit.unit.ends_with(|ch: char| ch.is_ascii_alphabetic()) && text.at(end).is_ascii_alphanumeric() {
            return None;
        }
        let taken = guarded && unit.not_before.iter().any(|word| text.is(end, word));
        (!taken).then_some((unit, end))
    })
}

/// Whether the number before this place may take its unit from the next in a list.
pub fn carries(text: &Normalized, at: usize) -> bool {
    text.word(at, class::MEMBER_TIE).is_some_and(|length| text.at(at + length).is_ascii_digit())
}

/// Whether a number without unit is a measure: 收入比由2.09缩小至1.99, 满意度得分90.
pub fn may_lack_unit(text: &Normalized, (from, to): (usize, usize)) -> bool {
    let decimal = (from..to).any(|at| text.at(at) == '.');
    let start = bound::before(text, from).map_or(from, |(_, start)| start);
    text.follows(start, class::UNITLESS_NOUN) || decimal && text.follows(start, class::UNITLESS_LEAD)
}

/// The value of the lesser coins behind an amount in 元, in 元: 1角1分 of 123元1角1分, with their end.
pub fn coins(text: &Normalized, at: usize) -> Option<(rust_decimal::Decimal, usize)> {
    let (mut value, mut end, mut places) = (rust_decimal::Decimal::ZERO, at, 0);
    for (coin, scale) in [(class::TENTH_COIN, 1), (class::HUNDREDTH_COIN, 2)] {
        // 50元零5角
        let zero = usize::from(numerals::digit(text.at(end)) == Some(0));
        let Some(number) = super::numeral::read(text, end + zero).filter(|it| !it.scaled() && it.high.is_none()) else {
            continue;
        };
        if places == 0 && scale == 2
            || !coin.is_char(text.at(number.end))
            || number.value.is_sign_negative()
            || number.value.scale() > 0
        {
            continue;
        }
        let part = number.value.checked_mul(rust_decimal::Decimal::new(1, scale))?;
        (value, end, places) = (value.checked_add(part)?, number.end + 1, places + 1);
    }
    (places > 0).then_some((value, end))
}
