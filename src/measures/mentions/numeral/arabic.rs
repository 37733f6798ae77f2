//! Numerals that start with a digit: 1,234.5, 270·4, 2/3, 1千, 2千零30万, 3万4000.

use super::super::unit;
use super::{Form, Numeral, Vague, below_power, power, scale};
use crate::lexicon::classes::class;
use crate::lexicon::numerals;
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// Digits of the longest number that is still a number.
const LONGEST_NUMBER: usize = 15;

/// The numeral of digits that starts here.
pub fn read(text: &Normalized, start: usize) -> Option<Numeral> {
    let (digits, at, decimal) = written_digits(text, start);
    let whole = digits.split('.').next().unwrap_or("").len();
    let mut numeral = Numeral::new(start, Form::Arabic, if decimal { "number.decimal" } else { "number.arabic" });
    numeral.end_at(at);
    if whole > LONGEST_NUMBER || digits.len() > LONGEST_NUMBER + 10 {
        numeral.form = Form::Code;
        return Some(numeral);
    }
    // A second point makes it a date or a section number (2.27.3).
    if decimal && text.at(at) == '.' && text.at(at + 1).is_ascii_digit() {
        let mut end = at;
        while text.at(end).is_ascii_digit() || text.at(end) == '.' && text.at(end + 1).is_ascii_digit() {
            end += 1;
        }
        numeral.end_at(end);
        numeral.form = Form::Code;
        return Some(numeral);
    }
    numeral.value = Decimal::from_str_exact(&digits).ok()?;
    if let Some((whole, end)) = over(text, &numeral).filter(|_| !decimal) {
        numeral.value = numeral.value.checked_div(whole)?.round_dp(4).normalize();
        numeral.end_at(end);
        (numeral.form, numeral.rule) = (Form::Fraction, "number.fraction");
        return Some(numeral);
    }
    let mut at = at;
    if class::FEW_OF.is_char(text.at(at)) {
        numeral.vague = Vague::More;
        at += 1;
    }
    // 1千亿, 3百; but 5千 alone is rare enough to be read the same way.
    if let Some(power) = power(text, at, false).filter(|power| *power > 10) {
        numeral.value = numeral.value.checked_mul(power.into())?;
        numeral.rule = "number.mixed";
        at += 1;
        if let Some((below, end)) = below_power(text, at, power).filter(|_| !decimal && numeral.vague == Vague::No) {
            numeral.value = numeral.value.checked_add(below.into())?;
            at = end;
        }
    }
    numeral.end_at(at);
    scale(text, &mut numeral);
    Some(numeral)
}

/// The digits with their point, where they end, and whether there is a point.
fn written_digits(text: &Normalized, start: usize) -> (String, usize, bool) {
    let (mut digits, mut at, mut decimal) = (String::new(), start, false);
    loop {
        let ch = text.at(at);
        match ch {
            '0'..='9' if at == start || !text.gap(at) || matches!(text.before(at), '.' | ',' | '，') => {
                if digits.len() < 64 {
                    digits.push(ch);
                }
            }
            // 270·4亿元: how old prints set the point.
            '·' if !decimal && at > start && raised_point(text, at) => {
                decimal = true;
                digits.push('.');
            }
            '.' if !decimal && text.at(at + 1).is_ascii_digit() => {
                decimal = true;
                digits.push('.');
            }
            ',' if !decimal && separates_thousands(text, at, &digits) => {}
            '，' if !decimal && separates_thousands(text, at, &digits) && is_measured(text, start, at) => {}
            _ => return (digits, at, decimal),
        }
        at += 1;
    }
}

/// Whether a comma separates thousands: three digits follow, and not a fourth.
fn separates_thousands(text: &Normalized, at: usize, digits: &str) -> bool {
    let groups = digits.len() <= 3 || matches!(text.before(at.saturating_sub(3)), ',' | '，');
    digits.len() <= 12
        && groups
        && !digits.starts_with('0')
        && (1..=3).all(|n| text.at(at + n).is_ascii_digit() && !text.gap(at + n))
        && !text.at(at + 4).is_ascii_digit()
}

/// Whether a full-width comma stands inside a number, and not between two: no 第 in front, and a unit behind the groups.
fn is_measured(text: &Normalized, start: usize, comma: usize) -> bool {
    let mut end = comma + 4;
    while text.at(end) == '，' && (1..=3).all(|n| text.at(end + n).is_ascii_digit()) {
        end += 4;
    }
    if text.at(end) == '.' && text.at(end + 1).is_ascii_digit() {
        end += 1;
        while text.at(end).is_ascii_digit() {
            end += 1;
        }
    }
    let unit = unit::read(text, end).is_some() || numerals::myriad(text.at(end)).is_some() || text.at(end) == '%';
    unit && !text.follows(start, class::POSITION_PREFIX)
}

/// Whether a raised dot is a decimal point: digits and then a unit stand behind it; “5·12”地震 is a day.
fn raised_point(text: &Normalized, dot: usize) -> bool {
    let mut end = dot + 1;
    while text.at(end).is_ascii_digit() {
        end += 1;
    }
    let measured = matches!(text.at(end), '%' | '‰' | ':')
        || numerals::myriad(text.at(end)).is_some()
        || unit::read(text, end).is_some();
    end > dot + 1 && (measured || in_ratio(text, dot))
}

/// Whether the digits around a raised dot end a ratio: 11·2:45·7:43·1.
fn in_ratio(text: &Normalized, dot: usize) -> bool {
    let mut from = dot;
    while text.before(from).is_ascii_digit() {
        from -= 1;
    }
    text.before(from) == ':'
}

/// The denominator of 1/3, 2/5: a part of a whole, no date and no name.
fn over(text: &Normalized, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let slash = numeral.end;
    if text.at(slash) != '/' || matches!(text.before(numeral.start), '/' | '-' | '“') {
        return None;
    }
    let mut end = slash + 1;
    while text.at(end).is_ascii_digit() {
        end += 1;
    }
    let digits = text.between(slash + 1, end);
    let whole = Decimal::from_str_exact(digits).ok().filter(|_| digits.len() <= 2)?;
    let named = matches!(text.at(end), '/' | '-' | '.' | '”') || text.has(end, class::NUMBERED_NAME);
    let part = numeral.value > Decimal::ZERO && numeral.value < whole && whole <= Decimal::from(20);
    (part && !named && !text.at(end).is_ascii_alphabetic()).then_some((whole, end))
}
