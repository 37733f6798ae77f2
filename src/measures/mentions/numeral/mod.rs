//! Numerals: 1,234.5, 三十五万, 2万5千, 一万五千亿, 百分之五点五, 三分之一, 数十, 三四十, 壹佰贰拾万.
//!
//! [`arabic`] reads what starts with a digit, [`han`] what starts with a Chinese character; what both may go on with (万 and 亿, the
//! rest below them, 多 and 余) is here.

mod arabic;
mod han;

use crate::lexicon::classes::class;
use crate::lexicon::numerals::{self, Kind};
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// A numeral as read. 千 and 百 are in the value, 万 and 亿 are left to the unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// First character.
    pub start: usize,
    /// One past the last character, 万 and 亿 with it.
    pub end: usize,
    /// Where 万 or 亿 begin; `end` where there is none.
    pub scale_at: usize,
    /// The number without 万 and 亿.
    pub value: Decimal,
    /// The high end of 三四十.
    pub high: Option<Decimal>,
    /// 10⁴, 10⁸ or 10¹²: what is left to the unit; 1 where there is none.
    pub scale: u64,
    /// 余, 多, 几, 数, 上: not exact.
    pub vague: Vague,
    /// How it is written.
    pub form: Form,
    /// What follows from the form alone: `%` of 百分之.
    pub unit: Option<&'static str>,
    /// Name of the rule.
    pub rule: &'static str,
}

/// How exact a numeral itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// Exact.
    No,
    /// 数十, 上千, 十来.
    About,
    /// 十余, 500多, 几百.
    More,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Arabic digits, also with 万, 千.
    Arabic,
    /// Han numerals that name a number.
    Han,
    /// Han digits in a row (二〇二四, 一七五一): a year or a code.
    Digits,
    /// A part of a whole: 三分之一, 一半.
    Fraction,
    /// More digits than a number of the world has: a code.
    Code,
}

/// 万, 亿 and 万亿.
const MYRIAD: u64 = 10_000;
const HUNDRED_MILLION: u64 = 100_000_000;
const TRILLION: u64 = 1_000_000_000_000;

impl Numeral {
    /// One, not read on yet.
    fn new(start: usize, form: Form, rule: &'static str) -> Numeral {
        Numeral {
            start,
            end: start,
            scale_at: start,
            value: Decimal::ONE,
            high: None,
            scale: 1,
            vague: Vague::No,
            form,
            unit: None,
            rule,
        }
    }

    /// Whether 万 or 亿 stand behind it.
    pub fn scaled(&self) -> bool {
        self.scale > 1
    }

    /// 万, 亿, 万亿 or nothing.
    pub fn scale_word(&self) -> &'static str {
        numerals::myriad_word(self.scale)
    }

    /// Whether it has a decimal point.
    pub fn decimal(&self) -> bool {
        self.rule == "number.decimal"
    }

    /// Whether it is 万 or 亿 alone, without a digit.
    pub fn bare_scale(&self) -> bool {
        self.scaled() && self.scale_at == self.start
    }

    fn end_at(&mut self, end: usize) {
        (self.end, self.scale_at) = (end, end);
    }
}

/// The numeral that starts here.
pub fn read(text: &Normalized, at: usize) -> Option<Numeral> {
    match text.at(at) {
        '0'..='9' => arabic::read(text, at),
        ch if is_han(ch) || is_formal(text, at) => han::read(text, at),
        _ => None,
    }
}

/// Whether a numeral can start with this character.
pub fn starts(ch: char) -> bool {
    ch.is_ascii_digit() || is_han(ch)
}

/// Whether a numeral can start here, one of formal digits too.
pub fn starts_at(text: &Normalized, at: usize) -> bool {
    starts(text.at(at)) || is_formal(text, at)
}

/// Whether a Han numeral can start with this character.
fn is_han(ch: char) -> bool {
    match numerals::kind(ch) {
        Some((kind, _)) => matches!(kind, Kind::Digit | Kind::CountDigit | Kind::Power | Kind::Myriad),
        None => {
            !ch.is_ascii()
                && (class::FEW_OF.is_char(ch) || class::SEVERAL_OF.is_char(ch) || class::HALF_WORD.is_char(ch))
        }
    }
}

/// Whether a numeral of formal digits starts here: 壹佰贰拾万. The digit alone is a word as well.
fn is_formal(text: &Normalized, at: usize) -> bool {
    matches!(numerals::kind(text.at(at)), Some((Kind::FormalDigit, _)))
        && matches!(numerals::kind(text.at(at + 1)), Some((Kind::FormalPower | Kind::Power | Kind::Myriad, _)))
}

/// 千 that belongs to a unit: 千瓦, 千米; and 百 of 百分点.
fn belongs_to_unit(text: &Normalized, at: usize) -> bool {
    text.has(at, class::UNIT_WITH_POWER)
}

/// The power here that goes on a number, the formal ones too where `formal`.
fn power(text: &Normalized, at: usize, formal: bool) -> Option<u64> {
    numerals::power(text.at(at), formal).filter(|_| !belongs_to_unit(text, at))
}

fn is_zero(text: &Normalized, at: usize) -> bool {
    numerals::digit(text.at(at)) == Some(0)
}

fn is_excess(text: &Normalized, at: usize) -> bool {
    class::EXCESS_DIGIT.is_char(text.at(at))
}

/// 多, 余 and 来 after the digits, then 万 and 亿, then what may follow them (2万5千, 13亿多).
fn scale(text: &Normalized, numeral: &mut Numeral) {
    more(text, numeral);
    let at = numeral.end;
    let myriad = |at: usize| numerals::myriad(text.at(at));
    let Some(first) = myriad(at) else {
        numeral.scale_at = at;
        return;
    };
    // 3万多亿元
    if first == MYRIAD && is_excess(text, at + 1) && myriad(at + 2) == Some(HUNDRED_MILLION) {
        (numeral.scale_at, numeral.scale, numeral.end) = (at, TRILLION, at + 3);
        (numeral.vague, numeral.rule) = (Vague::More, "number.vague");
        return;
    }
    let double = first == MYRIAD && myriad(at + 1) == Some(HUNDRED_MILLION);
    (numeral.scale_at, numeral.end) = (at, at + 1 + usize::from(double));
    numeral.scale = if double { TRILLION } else { first };
    // 2万5千, 3万4000, 一万五千亿, 1亿5000万: the rest in the unit of the first.
    if !double
        && numeral.vague == Vague::No
        && let Some(rest) = rest(text, numeral.end, first)
        && let Some(part) = Decimal::from(rest.value).checked_div(first.into())
        && let Some(sum) = numeral.value.checked_add(part)
    {
        (numeral.value, numeral.end, numeral.rule) = (sum.normalize(), rest.end, "number.mixed");
        if rest.lifts {
            numeral.scale = TRILLION;
        }
        if rest.vague {
            numeral.vague = Vague::More;
        }
    }
    more(text, numeral);
}

/// The number below 万 or 亿 that goes on one in 万 or 亿.
struct Rest {
    value: u64,
    end: usize,
    vague: bool,
    /// 亿 stands behind it: 一万五千亿.
    lifts: bool,
}

fn rest(text: &Normalized, at: usize, whole: u64) -> Option<Rest> {
    let zero = is_zero(text, at);
    let (mut value, mut end) = below_myriad(text, at + usize::from(zero), zero, whole > MYRIAD)?;
    let (mut vague, mut lifts) = (false, false);
    if whole == MYRIAD {
        lifts = numerals::myriad(text.at(end)) == Some(HUNDRED_MILLION);
        end += usize::from(lifts);
    } else {
        // 1亿3千多万
        vague = is_excess(text, end) && numerals::myriad(text.at(end + 1)) == Some(MYRIAD);
        end += usize::from(vague);
        if numerals::myriad(text.at(end)) == Some(MYRIAD) {
            value = value.checked_mul(MYRIAD)?;
            end += 1;
            // 三亿四千万零五百
            let zero = is_zero(text, end);
            if let Some((below, to)) = below_myriad(text, end + usize::from(zero), zero, false).filter(|_| !vague) {
                (value, end) = (value.checked_add(below)?, to);
            }
        } else if !zero {
            return None;
        }
    }
    (value > 0 && value < whole).then_some(Rest { value, end, vague, lifts })
}

/// A number below 10 000, by which a greater one goes on, and its end. Without 零 before it all its places must be written (3万4000,
/// not 3万4; 一万五 is speech), unless `counts` says that a power stands behind it.
fn below_myriad(text: &Normalized, at: usize, zero: bool, counts: bool) -> Option<(u64, usize)> {
    if !text.at(at).is_ascii_digit() {
        let (value, high, end) = han::section(text, at, false)?;
        return (high.is_none() && (zero || value >= 10)).then_some((value, end));
    }
    let (value, end) = digits(text, at)?;
    match power(text, end, false).filter(|power| *power > 10 && end == at + 1) {
        Some(power) => {
            let (below, end) = below_power(text, end + 1, power).unwrap_or((0, end + 1));
            Some((value * power + below, end))
        }
        None => (zero || counts || end - at == 4).then_some((value, end)),
    }
}

/// Up to nine digits here without a point, and their end.
fn digits(text: &Normalized, at: usize) -> Option<(u64, usize)> {
    let (mut value, mut end) = (0, at);
    while let Some(digit) = text.at(end).to_digit(10).filter(|_| end - at < 9) {
        value = value * 10 + u64::from(digit);
        end += 1;
    }
    let whole = !(text.at(end).is_ascii_digit() || text.at(end) == '.' && text.at(end + 1).is_ascii_digit());
    (whole && end > at).then_some((value, end))
}

/// What goes on a number behind 千 or 百: 2千零30, 3千5百, 2千600.
fn below_power(text: &Normalized, at: usize, power: u64) -> Option<(u64, usize)> {
    let zero = is_zero(text, at);
    let from = at + usize::from(zero);
    let (value, end) = if text.at(from).is_ascii_digit() {
        let (value, end) = digits(text, from)?;
        match self::power(text, end, false).filter(|lower| *lower < power && end == from + 1) {
            Some(lower) => {
                let (below, end) = below_power(text, end + 1, lower).unwrap_or((0, end + 1));
                (value * lower + below, end)
            }
            None if zero || 10u64.checked_pow(u32::try_from(end - from).ok()?) == Some(power) => (value, end),
            None => return None,
        }
    } else {
        let (value, high, end) = han::section(text, from, false)?;
        if high.is_some() || !zero && value < 10 {
            return None;
        }
        (value, end)
    };
    (value < power).then_some((value, end))
}

/// 多, 余 and 来 behind the digits.
fn more(text: &Normalized, numeral: &mut Numeral) {
    let at = numeral.end;
    let vague = if is_excess(text, at) {
        let word = text.has(at, class::EXCESS_LOOKALIKE);
        if word && !(numeral.value > Decimal::ONE && text.has(at, class::EXCESS_OF_MANY)) {
            return;
        }
        Vague::More
    } else if numeral.form == Form::Han && text.has(at, class::ROUGHLY_COUNTED) {
        Vague::About
    } else {
        return;
    };
    numeral.vague = vague;
    numeral.end += 1;
    numeral.rule = "number.vague";
}
