//! Numerals that start with a Chinese character: 三十五万, 五点五, 百分之五, 三分之一, 数十, 三四十, 壹佰贰拾万.

use super::{Form, HUNDRED_MILLION, Numeral, Vague, arabic, belongs_to_unit, is_formal, is_zero, more, power, scale};
use crate::lexicon::classes::class;
use crate::lexicon::numerals;
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// Digits behind the point of a Han decimal that are read.
const LONGEST_FRACTION: usize = 9;

/// The Han numeral that starts here.
pub fn read(text: &Normalized, start: usize) -> Option<Numeral> {
    let mut numeral = Numeral::new(start, Form::Han, "number.han");
    // 半数, 一半
    if let Some(length) = text.word(start, class::HALF_OF) {
        numeral.end_at(start + length);
        (numeral.value, numeral.form, numeral.rule) = (Decimal::new(5, 1), Form::Fraction, "number.half");
        return Some(numeral);
    }
    if class::HALF_WORD.is_char(text.at(start)) {
        return None;
    }
    let formal = is_formal(text, start);
    if let Some(end) = digits_in_a_row(text, start).filter(|_| !formal) {
        numeral.form = Form::Digits;
        numeral.end_at(end);
        return Some(numeral);
    }
    let mut at = start;
    let (few, several) = (class::FEW_OF.is_char(text.at(start)), class::SEVERAL_OF.is_char(text.at(start)));
    if few || several {
        numerals::power(text.at(start + 1), false).or(numerals::myriad(text.at(start + 1)))?;
        (numeral.vague, numeral.rule) = (if few { Vague::More } else { Vague::About }, "number.vague");
        at += 1;
    }
    let mut value = 1u64;
    if let Some((section, high, end)) = section(text, at, formal) {
        value = section;
        numeral.high = high.map(Decimal::from);
        at = end;
        if class::FEW_OF.is_char(text.at(at)) {
            (numeral.vague, numeral.rule) = (Vague::More, "number.vague");
            at += 1;
        }
    } else if is_zero(text, at)
        && class::POINT_WORD.is_char(text.at(at + 1))
        && numerals::digit(text.at(at + 2)).is_some()
    {
        // 零点八
        (value, at) = (0, at + 1);
    } else if numerals::myriad(text.at(at)).is_none() {
        return None;
    }
    numeral.value = Decimal::from(value);
    numeral.end_at(at);
    point(text, &mut numeral, value);
    if let Some(result) = fraction(text, &numeral, value) {
        return result;
    }
    scale(text, &mut numeral);
    Some(numeral)
}

/// Where digits in a row end that name no number: 二〇二四, 一七五一, 一二三.
fn digits_in_a_row(text: &Normalized, start: usize) -> Option<usize> {
    let mut run = start;
    while numerals::counting_digit(text.at(run), false).is_some() {
        run += 1;
    }
    let two = || section(text, start, false).is_some_and(|(_, high, end)| high.is_none() && end < run);
    (run - start >= 3 || run - start == 2 && two()).then_some(run)
}

/// A Han number below 万: value, high end of 三四十, and end. `formal`: 叁, 拾, 佰 are read too.
pub fn section(text: &Normalized, start: usize, formal: bool) -> Option<(u64, Option<u64>, usize)> {
    let digit = |at: usize| numerals::counting_digit(text.at(at), formal);
    let (mut sum, mut at, mut high) = (0u64, start, None);
    let mut last_power = u64::MAX;
    loop {
        if let Some(power) = numerals::power(text.at(at), formal) {
            // 十五, 百余, 千亿: a power without digit is one of it, at the start only.
            if at != start || belongs_to_unit(text, at) {
                break;
            }
            (sum, last_power, at) = (sum + power, power, at + 1);
            continue;
        }
        let Some(value) = digit(at) else { break };
        if value == 0 {
            if at == start || digit(at + 1).is_none_or(|next| next == 0) {
                break;
            }
            at += 1;
            continue;
        }
        if let Some(power) = power(text, at + 1, formal).filter(|&power| power < last_power) {
            (sum, last_power, at) = (sum + value * power, power, at + 2);
        } else if digit(at + 1) == Some(value + 1) && (value > 1 || numerals::digit(text.at(at + 1)).is_none()) {
            // 三四十, 两三个, 一两百: from the one to the other.
            let power = numerals::power(text.at(at + 2), formal).filter(|&power| power < last_power);
            let times = power.unwrap_or(1);
            high = Some(sum + (value + 1) * times);
            sum += value * times;
            at += 2 + usize::from(power.is_some());
            break;
        } else {
            sum += value;
            at += 1;
            break;
        }
    }
    (at > start).then_some((sum, high, at))
}

/// 三分之一, 百分之五点五, 万分之三; None where no 分之 stands behind the whole, `Some(None)` where it makes no number.
fn fraction(text: &Normalized, whole: &Numeral, value: u64) -> Option<Option<Numeral>> {
    let mut at = whole.end;
    let mut of = value;
    if let Some(myriad) = numerals::myriad(text.at(at)).filter(|_| text.has(at + 1, class::FRACTION_OF)) {
        of = value.checked_mul(myriad).filter(|of| *of <= HUNDRED_MILLION)?;
        at += 1;
    }
    let length = text.word(at, class::FRACTION_OF)?;
    let negative = text.word(at + length, class::NEGATIVE_SIGN);
    let part = part(text, at + length + negative.unwrap_or(0)).filter(|part| !part.scaled())?;
    let sign = if negative.is_some() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let mut numeral = Numeral { value: part.value * sign, vague: part.vague, ..whole.clone() };
    numeral.end_at(part.end);
    match of {
        0 => return Some(None),
        100 | 1000 => {
            numeral.unit = Some(if of == 100 { "%" } else { "‰" });
            numeral.high = part.high;
            numeral.rule = "number.percent";
        }
        _ => {
            let places = if of >= 10_000 { 12 } else { 4 };
            let Some(value) = numeral.value.checked_div(of.into()) else { return Some(None) };
            (numeral.value, numeral.high) = (value.round_dp(places).normalize(), None);
            (numeral.form, numeral.rule) = (Form::Fraction, "number.fraction");
        }
    }
    Some(Some(numeral))
}

/// What stands behind 分之: a plain number, never another fraction.
fn part(text: &Normalized, start: usize) -> Option<Numeral> {
    if text.at(start).is_ascii_digit() {
        return arabic::read(text, start);
    }
    let mut part = Numeral::new(start, Form::Han, "number.han");
    let (value, high, end) = section(text, start, false).or(is_zero(text, start).then_some((0, None, start + 1)))?;
    (part.value, part.high) = (Decimal::from(value), high.map(Decimal::from));
    part.end_at(end);
    point(text, &mut part, value);
    more(text, &mut part);
    Some(part)
}

/// 五点五
fn point(text: &Normalized, numeral: &mut Numeral, whole: u64) {
    let at = numeral.end;
    let digit = |at: usize| numerals::digit(text.at(at));
    if !class::POINT_WORD.is_char(text.at(at))
        || digit(at + 1).is_none()
        || numeral.vague != Vague::No
        || numeral.high.is_some()
    {
        return;
    }
    let mut digits = format!("{whole}.");
    let mut end = at + 1;
    while let Some(digit) = digit(end).filter(|_| end - at <= LONGEST_FRACTION) {
        digits.extend(char::from_digit(digit, 10));
        end += 1;
    }
    if let Ok(value) = Decimal::from_str_exact(&digits) {
        numeral.value = value;
        numeral.end_at(end);
    }
}
