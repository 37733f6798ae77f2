//! Dates, spans of years, sessions: 2024年1月12日, 2018、2019年, 三年, 一季度, 20世纪90年代, 22:57, 第十八届, 前三季度.

use super::name::is_rank;
use super::numeral::{self, Form, Numeral};
use super::{Known, ends_clause, unit};
use crate::lexicon::classes::class;
use crate::text::normalized::Normalized;

fn digits(text: &Normalized, mut at: usize) -> usize {
    while text.at(at).is_ascii_digit() {
        at += 1;
    }
    at
}

/// A number that is a date or how long something lasts.
pub fn date(text: &Normalized, numeral: &Numeral) -> Option<Known> {
    let end = numeral.end;
    let four = is_four_digits(text, numeral);
    let year = numeral.form == Form::Digits || numeral.form == Form::Arabic && four && !numeral.scaled();
    if text.has(end, class::YEAR_UNIT) {
        // 平均受教育年限11.3年 is a measure.
        return (!numeral.decimal()).then(|| of_year(text, end, year));
    }
    if numeral.scaled() {
        return None;
    }
    if text.has(end, class::MONTH_UNIT) && numeral.form != Form::Fraction {
        let after = digits(text, end + 1);
        let day = after > end + 1 && text.has(after, class::DAY_OF_DATE);
        let month = end + 1 + text.word(end + 1, class::MONTH_SUFFIX).unwrap_or(0);
        return Some((if day { after + 1 } else { month }, "date"));
    }
    if text.has(end, class::DAY_OF_DATE) && numeral.form != Form::Fraction {
        return Some((end + 1, "date"));
    }
    if let Some(length) = text.word(end, class::CALENDAR_SPAN) {
        return Some((end + length, "date"));
    }
    if let Some(tie) = text.word(end, class::LIST_TIE)
        && let Some(next) = numeral::read(text, end + tie).filter(|next| next.form == numeral.form)
    {
        // 二、三季度; 三到五年内
        if text.has(next.end, class::CALENDAR_SPAN) {
            return Some((end, "date"));
        }
        if numeral.form == Form::Han && text.has(next.end, class::YEAR_UNIT) {
            return Some((of_year(text, next.end, false).0, "duration"));
        }
    }
    if numeral.form != Form::Arabic {
        return None;
    }
    if !numeral.decimal() && is_tie(text, end) {
        return of_several(text, numeral, four);
    }
    // 2024东亚文化之都: a year without 年.
    (year
        && matches!(text.at(numeral.start + 1), '9' | '0')
        && unit::read(text, end).is_none()
        && !text.at(end).is_ascii_alphabetic())
    .then_some((end, "date"))
}

fn is_four_digits(text: &Normalized, numeral: &Numeral) -> bool {
    !numeral.decimal() && numeral.end - numeral.start == 4 && matches!(text.at(numeral.start), '1' | '2')
}

/// What begins with 年 behind a number: 年1月12日, 年度, 年内, 年代.
fn of_year(text: &Normalized, end: usize, year: bool) -> Known {
    let mut to = end + 1;
    for unit in [class::MONTH_UNIT, class::DAY_OF_DATE] {
        let after = digits(text, to);
        if after == to || !text.has(after, unit) {
            break;
        }
        to = after + 1;
    }
    let rule = if year || text.has(end, class::DECADE_WORD) { "date" } else { "duration" };
    (to + usize::from(text.has(to, class::YEAR_PART)), rule)
}

fn is_tie(text: &Normalized, at: usize) -> bool {
    matches!(text.at(at), '-' | '/' | ':' | '.') || text.has(at, class::DATE_TIE)
}

/// 2018、2019年, 2021-2025年, 3-5年, 2024/1/12, 22:57.
fn of_several(text: &Normalized, numeral: &Numeral, four: bool) -> Option<Known> {
    let (end, tie) = (numeral.end, text.at(numeral.end));
    let (mut to, mut parts) = (end, 1);
    loop {
        let mut from = to;
        while is_tie(text, from) {
            from += 1;
        }
        let after = digits(text, from);
        if from == to || after == from || after - from > 4 || parts > 8 {
            break;
        }
        (to, parts) = (after, parts + 1);
    }
    if parts == 1 {
        return None;
    }
    // 3-5年 is how long, 2021-2025年 when.
    if text.has(to, class::YEAR_UNIT) && text.before(to) != '.' {
        let to = to + 1 + usize::from(text.has(to + 1, class::YEAR_EXTENT));
        return Some((to, if four { "date" } else { "duration" }));
    }
    if text.has(to, class::MONTH_UNIT) || text.has(to, class::DAY_OF_DATE) {
        return Some((to + 1, "date"));
    }
    let before = text.before(numeral.start);
    let written = four && parts >= 3 && matches!(tie, '/' | '-' | '.');
    // 2017-2022, a span of years without 年.
    let span = four && parts == 2 && tie == '-' && to - end == 5;
    let clock = tie == ':'
        && (before.is_ascii_digit() || matches!(before, '\n' | '\0') || text.follows(numeral.start, class::CLOCK_LEAD));
    (written || span || clock).then_some((to, "date"))
}

/// 第十八届, 第三次会议, 首个, 前三季度; a rank (居全省第3) is none.
pub fn ordinal(text: &Normalized, numeral: &Numeral, in_ranks: bool) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    if text.follows(start, class::ORDINAL_PREFIX) {
        // 位居潜力第3、质量第4: a list of ranks goes on.
        if is_rank(text, numeral) || in_ranks && ends_clause(text, end) {
            return None;
        }
        return Some((end + usize::from(!ends_clause(text, end)), "ordinal"));
    }
    // 前5名, 前3, 前10%; 前三季度 and 前几年 are dates.
    if text.follows(start, class::LEADING_PREFIX) {
        let position = text.has(end, class::POSITION_SUFFIX)
            || ends_clause(text, end) && numeral.form != Form::Fraction
            || text.at(end) == '%';
        let ahead = text.follows(start, class::AHEAD);
        return (!position && !ahead).then_some((end, "ordinal"));
    }
    // 十八届, 人大三次会议, 二中全会; 承办3届博览会: how many were held.
    let known = if text.has(end, class::SESSION_UNIT) {
        !held(text, start)
    } else if text.has(end, class::OCCASION_UNIT) {
        of_sessions(text, end + 1)
    } else {
        let plenum = text.has(end, class::PLENUM) || text.has(end, class::PLENUM_STEM) && text.at(end + 1) == '、';
        plenum && numeral.form == Form::Han
    };
    known.then_some((end + 1, "ordinal"))
}

/// Whether sessions were held, as the verb before them says: 承办3届, 举办2届博览会、3届商博会.
fn held(text: &Normalized, start: usize) -> bool {
    (start.saturating_sub(14)..=start)
        .rev()
        .take_while(|&at| {
            !matches!(text.before(at), '，' | '。' | '；' | '\n') && !text.follows(at, class::ORDINAL_PREFIX)
        })
        .any(|at| text.follows(at, class::HOLDING_VERB) && (at == start || text.before(start) == '、'))
}

/// Whether a list of sessions goes on to their noun: 二次、三次全会.
fn of_sessions(text: &Normalized, mut at: usize) -> bool {
    for _ in 0..6 {
        if text.has(at, class::SESSION_NOUN) {
            return true;
        }
        at += text.word(at, class::MEMBER_TIE).filter(|length| *length == 1).unwrap_or(0);
        match numeral::read(text, at) {
            Some(next) if next.form == Form::Han && text.has(next.end, class::OCCASION_UNIT) => at = next.end + 1,
            _ => return false,
        }
    }
    false
}
