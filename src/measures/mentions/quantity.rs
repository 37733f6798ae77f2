//! A number with its unit and the comparators around it: a quantity, unless its phrase says that it is none.

use super::bound;
use super::draft::Draft;
use super::exclude::{self, Candidate};
use super::numeral::{self, Form, Numeral, Vague};
use super::unit::{self, Found};
use super::{Outcome, ends_clause};
use crate::lexicon::classes::class;
use crate::lexicon::numerals;
use crate::measures::mention::MentionKind;
use crate::report::{Comparator, Value};
use crate::text::normalized::{Normalized, in_ordinary_characters};
use rust_decimal::Decimal;

/// Reads the number as a quantity. `free` is where the mention before ends, `clipped` whether a line was cut off at a place.
pub fn read(text: &Normalized, numeral: &Numeral, free: usize, clipped: impl Fn(usize) -> bool) -> Outcome {
    let mut rules = vec![numeral.rule];
    let mut first_unit = unit_of(text, numeral);
    let mut last = numeral.clone();
    let mut range = None;
    if let Some((low, second)) = range_from(text, numeral, first_unit.map(|unit| unit.end)) {
        range = Some((low, second.value));
        first_unit = unit_of(text, &second);
        last = second;
        rules.push("number.range");
    }
    let range = range.or(numeral.high.map(|high| (numeral.value, high)));
    // Digits were starred out: 12**亿元.
    if first_unit.is_some() && text.starred(last.end) {
        return Outcome::Excluded((last.end, "damaged"));
    }
    // The line was cut off behind the digits: 完成投资1…
    if first_unit.is_none() && last.unit.is_none() && clipped(last.end) {
        return Outcome::Excluded((last.end, "clipped"));
    }
    let measured = match unit_written(text, &last, first_unit, numeral.start, range.is_some()) {
        Ok(measured) => measured,
        Err(outcome) => return outcome,
    };
    rules.extend(measured.rule);
    let mut draft = Draft {
        end: measured.end,
        unit_at: measured.at,
        unit: measured.unit,
        value: Some(range.map_or(Value::One(last.value), |(low, high)| Value::Two(low, high))),
        rules,
        ..Draft::new((numeral.start, last.scale_at), last.value, measured.kind)
    };
    let candidate = Candidate::new(text, numeral, &last, first_unit, draft.end);
    if let Some(known) = exclude::excluded(&candidate) {
        return Outcome::Excluded(known);
    }
    sign(text, &mut draft);
    half_more(text, &mut draft, first_unit);
    coins(text, &mut draft);
    compare(text, &mut draft, &last, range.is_some(), free);
    compare_behind(text, &mut draft, first_unit.map_or("", |unit| unit.unit.class));
    draft.value = draft.value.map(normalize);
    draft.start = draft.start.max(free);
    Outcome::Quantity(draft)
}

/// The unit behind a number; 千亿县 and 百亿镇 are so much money, and no count of counties.
fn unit_of(text: &Normalized, numeral: &Numeral) -> Option<Found> {
    let money = numeral.scale >= 100_000_000;
    unit::read(text, numeral.end).filter(|found| !money || !class::COUNTED_PLACE.is(found.unit.unit))
}

/// A unit as it is written behind a number.
struct Measured {
    unit: Option<String>,
    at: (usize, usize),
    end: usize,
    kind: MentionKind,
    rule: Option<&'static str>,
}

#[allow(clippy::result_large_err, reason = "what is no quantity is handed on once, not carried about")]
fn unit_written(
    text: &Normalized,
    last: &Numeral,
    found: Option<Found>,
    start: usize,
    range: bool,
) -> Result<Measured, Outcome> {
    let kind = if last.form == Form::Fraction { MentionKind::Fraction } else { MentionKind::Quantity };
    let mut measured = Measured {
        unit: last.unit.map(str::to_string),
        at: (last.scale_at, last.end),
        end: last.end,
        kind,
        rule: None,
    };
    if last.form == Form::Fraction || last.unit.is_some() {
        return Ok(measured);
    }
    if let Some(found) = found {
        measured.unit =
            Some(format!("{}{}", last.scale_word(), in_ordinary_characters(&text.written(last.end, found.end))));
        measured.end = found.end;
        measured.at = (last.scale_at, found.end);
        measured.rule = Some("unit");
        if class::TIMES_UNIT.is(found.unit.unit) {
            measured.kind = MentionKind::Multiple;
        }
    } else if last.scaled() {
        (measured.unit, measured.rule) = (Some(last.scale_word().to_string()), Some("unit.bare"));
    } else if last.form != Form::Arabic {
        return Err(Outcome::Excluded((last.end, "word")));
    } else if (!last.decimal() || range)
        && !unit::may_lack_unit(text, (start, last.end))
        && !unit::carries(text, last.end)
    {
        return Err(Outcome::Unknown(last.end));
    }
    Ok(measured)
}

/// A range that starts with this number (1-2个, 6%-6.5%, 9万-10万元): its low end in the unit of the high one, and the high one.
fn range_from(text: &Normalized, first: &Numeral, unit_end: Option<usize>) -> Option<(Decimal, Numeral)> {
    let second = second_of_range(text, first, unit_end)?;
    let mut low = first.value;
    // 9-10万元 has its 万 behind; 5000万-1亿元 stands as written on the right.
    if first.scaled() && first.scale != second.scale {
        let scaled = low.checked_mul(first.scale.into()).and_then(|low| low.checked_div(second.scale.into()));
        low = scaled.unwrap_or(low);
    }
    (low < second.value).then_some((low, second))
}

/// The high end of a range whose low end this is.
fn second_of_range(text: &Normalized, first: &Numeral, unit_end: Option<usize>) -> Option<Numeral> {
    if first.vague != Vague::No || first.form == Form::Fraction || first.high.is_some() {
        return None;
    }
    let mut at = unit_end.unwrap_or(first.end);
    if text.at(at) == '-' {
        while text.at(at) == '-' {
            at += 1;
        }
    } else {
        let tie = text.word(at, class::RANGE_TIE)?;
        // 由2个增加到4个 and 从3到5 tell a change, not a range.
        let mut back = first.start;
        while back > first.start.saturating_sub(12)
            && !matches!(text.before(back), '，' | '。' | '；' | '、' | ',' | '\n')
        {
            back -= 1;
            if class::FROM_WORD.is_char(text.at(back)) {
                return None;
            }
        }
        at += tie;
    }
    let second = numeral::read(text, at)?;
    let same_form = second.form == first.form && second.high.is_none();
    let followed = unit::read(text, second.end).is_some() || second.scaled();
    (same_form && followed && second.unit == first.unit).then_some(second)
}

fn normalize(value: Value) -> Value {
    match value {
        Value::One(one) => Value::One(one.normalize()),
        Value::Two(low, high) => Value::Two(low.normalize(), high.normalize()),
    }
}

fn map(value: Option<Value>, to: impl Fn(Decimal) -> Decimal) -> Option<Value> {
    value.map(|value| match value {
        Value::One(one) => Value::One(to(one)),
        Value::Two(low, high) => Value::Two(to(low), high),
    })
}

/// 负3.2亿元, 零下12℃, 增长-5%, 为－1.6%: the number is below zero. A dash is a minus behind what can be below zero; it is no minus
/// as —— or in a range.
fn sign(text: &Normalized, draft: &mut Draft) {
    let at = draft.start;
    let word = text.word_before(at, class::NEGATIVE_SIGN).filter(|_| !text.follows(at, class::NEGATIVE_LOOKALIKE));
    let dash = || {
        let minus = at > 0 && matches!(text.written_at(at - 1), '-' | '−' | '－' | '﹣');
        (minus && text.before(at - 1) != '-' && text.follows(at - 1, class::SIGNED_LEAD)).then_some(1)
    };
    if let Some(length) = word.or_else(dash) {
        draft.start -= length;
        draft.value = map(draft.value, |value| -value);
        draft.rules.push("number.negative");
    }
}

/// 一吨半, 三成半, 两倍半: half a unit more.
fn half_more(text: &Normalized, draft: &mut Draft, unit: Option<Found>) {
    let end = draft.end;
    let over = class::HALF_WORD.is_char(text.at(end))
        && (ends_clause(text, end + 1)
            || bound::after(text, end + 1).is_some()
            || text.has(end + 1, class::PHRASE_LINK));
    if over && unit.is_some() && matches!(draft.value, Some(Value::One(value)) if value.scale() == 0) {
        draft.value = map(draft.value, |value| value + Decimal::new(5, 1));
        draft.end += 1;
        draft.rules.push("number.half");
    }
}

/// 123元1角1分 is one amount in 元.
fn coins(text: &Normalized, draft: &mut Draft) {
    if draft.unit.as_deref().is_some_and(|unit| class::COIN_UNIT.is(unit))
        && let Some((part, end)) = unit::coins(text, draft.end)
        && let Some(Value::One(whole)) = draft.value
        && let Some(sum) = whole.checked_add(part)
    {
        (draft.value, draft.end) = (Some(Value::One(sum)), end);
        draft.rules.push("unit.coins");
    }
}

/// The comparator of the numeral itself, of the words before it and of the verb's adverb.
fn compare(text: &Normalized, draft: &mut Draft, last: &Numeral, range: bool, free: usize) {
    draft.comparator = match (range, last.vague) {
        (true, _) => Comparator::Range,
        (_, Vague::About) => Comparator::About,
        (_, Vague::More) => Comparator::MoreThan,
        _ => Comparator::Eq,
    };
    let first = text.at(draft.start);
    let power = numerals::power(first, false).is_some_and(|power| power > 10) || numerals::myriad(first).is_some();
    if last.form != Form::Arabic
        && power
        && bound::is_upward(text, draft.start)
        && !bound::is_step(text, draft.start, draft.end)
    {
        // 上千, 上万: about.
        draft.start -= 1;
        draft.comparator = Comparator::About;
        draft.rules.push("number.vague");
    }
    if last.form == Form::Fraction && text.has(draft.start.saturating_sub(1), class::OVER_HALF) {
        draft.start -= 1;
        draft.comparator = Comparator::MoreThan;
    }
    // 接近全国十分之一: the whole may stand between.
    let whole = (last.form == Form::Fraction).then(|| text.word_before(draft.start, class::FRACTION_WHOLE)).flatten();
    if let Some((bound, _)) = whole.and_then(|whole| bound::before(text, draft.start - whole)) {
        draft.comparator = bound;
        draft.rules.push("comparator.before");
    } else if let Some((bound, from)) = bound::before(text, draft.start) {
        let vague = draft.comparator == Comparator::About && bound != Comparator::About;
        if draft.comparator == Comparator::Eq || vague {
            draft.comparator = bound;
        }
        draft.start = from;
        draft.rules.push("comparator.before");
    } else if draft.comparator == Comparator::Eq
        && let Some(bound) = bound::before_verb(text, draft.start, free)
    {
        draft.comparator = bound;
        draft.rules.push("comparator.before-verb");
    }
}

/// The comparator behind the mention: 以上, 左右, 三天内, 八成多, 四分之一强, 台阶.
fn compare_behind(text: &Normalized, draft: &mut Draft, kind: &str) {
    let end = draft.end;
    let exact = draft.comparator == Comparator::Eq;
    let take = |draft: &mut Draft, bound: Comparator, end: usize| {
        (draft.comparator, draft.end) = (bound, end);
        draft.rules.push("comparator.after");
    };
    if let Some((bound, to)) = bound::after(text, end) {
        let bound = if draft.comparator == Comparator::Range { Comparator::Range } else { bound };
        take(draft, bound, to);
    } else if exact && class::TIME_KIND.is(kind) && text.has(end, class::INSIDE) {
        take(draft, Comparator::AtMost, end + 1);
    }
    let end = draft.end;
    let tenths = draft.unit.as_deref().is_some_and(|unit| class::TENTHS_UNIT.is(unit));
    if tenths && draft.comparator == Comparator::Eq && text.has(end, class::SURPLUS_BEHIND) {
        take(draft, Comparator::MoreThan, end + 1);
    }
    let end = draft.end;
    if draft.kind == MentionKind::Fraction && ends_clause(text, end + 1) {
        if text.has(end, class::STRONG_PART) {
            take(draft, Comparator::MoreThan, end + 1);
        } else if text.has(end, class::WEAK_PART) {
            take(draft, Comparator::LessThan, end + 1);
        }
    }
    if draft.comparator == Comparator::Eq && bound::is_step(text, draft.start, draft.end) {
        draft.comparator = Comparator::MoreThan;
        draft.rules.push("comparator.step");
    }
    if draft.comparator == Comparator::MoreThan && text.has(draft.end, class::GRADE_SUFFIX) {
        draft.end += 1;
    }
}
