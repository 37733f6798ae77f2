//! Quantities of a form of their own: 首位, 翻番, 第3位, 2.27:1, “保8争9”.

use super::bound;
use super::draft::Draft;
use super::ends_clause;
use super::numeral::{self, Form, Numeral, Vague};
use super::unit;
use crate::lexicon::classes::class;
use crate::lexicon::units;
use crate::measures::mention::MentionKind;
use crate::report::{Comparator, Number, Value};
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// 增速“保8争9”: two tiers of a growth that leave out their per cent sign; the first is a vow and so the least.
pub fn tiers(text: &Normalized, at: usize) -> Option<[Draft; 2]> {
    if !class::TIER_VOW.is_char(text.at(at)) {
        return None;
    }
    let quoted = usize::from(text.before(at) == '“');
    text.word_before(at.checked_sub(quoted)?, class::GROWTH_RATE)?;
    let plain = |from: usize| {
        let numeral = numeral::read(text, from).filter(|it| !it.scaled() && it.unit.is_none())?;
        (numeral.high.is_none() && numeral.vague == Vague::No && numeral.value < Decimal::ONE_HUNDRED)
            .then_some(numeral)
    };
    let low = plain(at + 1).filter(|low| class::TIER_HOPE.is_char(text.at(low.end)))?;
    let high = plain(low.end + 1).filter(|high| ends_clause(text, high.end) && low.value < high.value)?;
    let tier = |numeral: Numeral, comparator| Draft {
        unit: Some("%".into()),
        comparator,
        rules: vec![numeral.rule, "number.tier"],
        ..Draft::new((numeral.start, numeral.end), numeral.value.normalize(), MentionKind::Quantity)
    };
    Some([tier(low, Comparator::AtLeast), tier(high, Comparator::Eq)])
}

/// Quantities in one word: 首位, 榜首, 翻番, 翻了两番, 倍增, 过半.
pub fn word(text: &Normalized, at: usize) -> Option<Draft> {
    if let Some(length) = text.word(at, class::FIRST_PLACE) {
        let other = text.has(at, class::FIRST_PLACE_COMPOUND) || text.follows(at, class::PUTTING_VERB);
        return (!other).then(|| first_place(at, at + length));
    }
    // 聚焦工业倍增 says where to, not how much.
    if let Some(length) = text.word(at, class::DOUBLING) {
        let from = at.saturating_sub(9);
        let aimed = class::FOCUS_VERB.within(text.between(from, at));
        let program = text.has(at, class::DOUBLING_NAME);
        let bare = !text.has(at, class::DOUBLING_NOUN) || ends_clause(text, at + length) && !aimed;
        // 实现“四个翻番” names a slogan.
        let named = text.follows(at, class::GENERAL_COUNTER) || text.follows(at, class::SLOGAN_SIGN);
        return (!program && bare && !named).then(|| doubled((at, at + length), 1));
    }
    if class::DOUBLING_VERB.is_char(text.at(at)) {
        return times_doubled(text, at);
    }
    if text.has(at, class::OVER_HALF) && ends_clause(text, at + 2) && !text.follows(at, class::SLOGAN_SIGN) {
        return Some(Draft {
            comparator: Comparator::MoreThan,
            rules: vec!["number.half"],
            ..Draft::new((at, at + 2), Decimal::new(5, 1), MentionKind::Fraction)
        });
    }
    None
}

fn first_place(start: usize, end: usize) -> Draft {
    Draft {
        unit: Some(units::POSITION.into()),
        rules: vec!["rank.first"],
        ..Draft::new((start, end), Decimal::ONE, MentionKind::Rank)
    }
}

fn doubled(place: (usize, usize), times: u32) -> Draft {
    Draft {
        unit: Some(units::TIMES.into()),
        rules: vec!["multiple.double"],
        ..Draft::new(place, Decimal::from(1u64 << times.min(60)), MentionKind::Multiple)
    }
}

/// 翻番, 翻了两番, 翻近一番, 翻一番多.
fn times_doubled(text: &Normalized, at: usize) -> Option<Draft> {
    if text.follows(at, class::GENERAL_COUNTER) {
        return None;
    }
    let mut to = at + 1;
    to += text.word(to, class::PERFECTIVE).unwrap_or(0);
    let near = text.word(to, class::APPROXIMATOR);
    to += near.unwrap_or(0);
    let mut times = 1u32;
    if !class::DOUBLING_COUNTER.is_char(text.at(to)) {
        let numeral = numeral::read(text, to)?;
        times = numeral.value.to_string().parse().ok().filter(|&times| times > 0 && times < 60)?;
        to = numeral.end;
    }
    if !class::DOUBLING_COUNTER.is_char(text.at(to)) || text.has(to, class::DOUBLING_COUNTER_LOOKALIKE) {
        return None;
    }
    let mut draft = doubled((at, to + 1), times);
    if near.is_some() {
        draft.comparator = Comparator::About;
    }
    if let Some((bound, end)) = bound::after(text, to + 1) {
        (draft.comparator, draft.end) = (bound, end);
    } else if let Some(length) = text.word(to + 1, class::SURPLUS_BEHIND) {
        draft.comparator = Comparator::MoreThan;
        draft.end += length;
    }
    Some(draft)
}

/// 5角3分 is 0.53元.
pub fn coins(text: &Normalized, numeral: &Numeral) -> Option<Draft> {
    let (value, end) = unit::coins(text, numeral.start)?;
    let several = end > numeral.end + 1;
    (several || numeral.form == Form::Arabic && ends_clause(text, end)).then(|| Draft {
        unit: Some(units::MONEY.0.into()),
        rules: vec![numeral.rule, "unit.coins"],
        ..Draft::new((numeral.start, end), value, MentionKind::Quantity)
    })
}

/// 第3位, 前5名, 全国第一; and 第1、2位.
pub fn rank(text: &Normalized, numeral: &Numeral) -> Option<Draft> {
    let start = numeral.start.checked_sub(1)?;
    if numeral.scaled()
        || numeral.form == Form::Fraction
        || !text.follows(numeral.start, class::POSITION_PREFIX)
        || text.follows(numeral.start, class::AHEAD)
    {
        return None;
    }
    let after = numeral.end;
    let end = after + text.word(after, class::POSITION_SUFFIX).unwrap_or(0);
    let unit = if end > after { text.between(after, end) } else { units::POSITION };
    let leading = text.follows(numeral.start, class::LEADING_PREFIX);
    Some(Draft {
        start,
        end,
        unit_at: (after, end),
        unit: Some(unit.to_string()),
        comparator: if leading { Comparator::AtMost } else { Comparator::Eq },
        rules: vec![numeral.rule, "rank"],
        ..Draft::new((numeral.start, numeral.end), numeral.value, MentionKind::Rank)
    })
}

/// 2.27:1, 6.8:42.1:51.1
pub fn ratio(text: &Normalized, numeral: &Numeral) -> Option<Draft> {
    if numeral.form != Form::Arabic || numeral.scaled() || text.at(numeral.end) != ':' {
        return None;
    }
    let mut parts = vec![numeral.value];
    let mut end = numeral.end;
    while text.at(end) == ':' && parts.len() < 8 {
        let next = numeral::read(text, end + 1).filter(|next| next.form == Form::Arabic && !next.scaled());
        let Some(next) = next else { break };
        parts.push(next.value);
        end = next.end;
    }
    let (mut start, mut stop, mut comparator) = (numeral.start, end, Comparator::Eq);
    if let Some((bound, to)) = bound::after(text, end) {
        (comparator, stop) = (bound, to);
    } else if let Some((bound, from)) = bound::before(text, start) {
        (comparator, start) = (bound, from);
    }
    let [first, second, rest @ ..] = parts.as_slice() else { return None };
    let quotient = first.checked_div(*second)?.round_dp(4).normalize();
    let several = (!rest.is_empty()).then(|| parts.iter().copied().map(Number).collect());
    Some(Draft {
        start,
        end: stop,
        value: several.is_none().then_some(Value::One(quotient)),
        parts: several,
        comparator,
        rules: vec!["ratio"],
        ..Draft::new((numeral.start, end), quotient, MentionKind::Ratio)
    })
}
