//! The years that a report looks back upon: the last one, or a government's term.

use super::stretch::{Stretch, numeral};
use super::years::{Told, told_of};
use crate::document::dates;
use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;
use crate::model::{Part, Role};
use crate::span::Span;

/// The first and last year, with what proves them.
type Reviewed = ([i32; 2], Stretch);

/// Years of a term that reports count, and that they tell by its first year.
const TERM: (std::ops::RangeInclusive<u32>, std::ops::RangeInclusive<i32>) = (3..=5, 2..=5);
/// Characters around 回顾 in which the years are told, before and behind.
const AROUND: (usize, usize) = (14, 8);
/// Characters of a review's start in which its years are told: by a plan's name or 过去的五年, by 2016年以来.
const HEAD: (usize, usize) = (28, 60);
/// Characters at a review's start, with its title, in which it says that it is of half a year.
const HALF: usize = 14;
/// Characters behind a plan's name in which it is said that it is looked back upon.
const PERIOD: usize = 9;

/// The first and last year looked back upon.
pub(super) fn review_years(
    text: &Folded,
    parts: &[Part<Span>],
    year: Option<i32>,
) -> Option<([i32; 2], Option<Stretch>)> {
    let last = year? - 1;
    // A term's review stands before the plan: in its heading, or where the review opens.
    let plan = parts.iter().find(|part| matches!(part.role, Role::Goals | Role::Plan));
    let end = plan.map_or((text.len() / 2).max(600).min(text.len()), |part| text.place(part.span.start()));
    let review = parts.iter().find(|part| part.role == Role::Review).map(|part| text.place(part.span.start()));
    // 上半年工作回顾: a part of the year planned for itself.
    let half = review.and_then(|at| text.find(at, (at + HALF).min(end), class::HALF_YEAR));
    if let Some(at) = half {
        return Some(([last + 1, last + 1], Some((at, at + 3))));
    }
    let told = text.all(0, end, class::REVIEW_MENTION).find_map(|at| told_at(text, at, last));
    let told = told.or_else(|| term_reviewed(text, review?, end, last));
    if let Some((years, span)) = told.or_else(|| since(text, review?, end, last)) {
        return Some((years, Some(span)));
    }
    let reviewed = (0..text.len().saturating_sub(4)).find_map(|at| {
        let (found, to) = dates::year(text, at)?;
        (found == last && matches!(told_of(text, at, to + 1), Some(Told::Reviewed(_)))).then_some((at, to + 1))
    });
    Some(([last, last], reviewed))
}

/// The years that are told around 回顾, 总结 or 政府工作 at this place.
fn told_at(text: &Folded, at: usize, last: i32) -> Option<Reviewed> {
    let end = text.behind(at, class::REVIEW_MENTION)?;
    let (low, high) = (at.saturating_sub(AROUND.0), (at + AROUND.1).min(text.len()));
    if !text.is(at, class::GOVERNMENT_WORK) {
        if let Some(years) = term(text, low, at, last) {
            return Some((years, (at, end)));
        }
    } else if !text.ends(at, class::PAST_FIVE_YEARS) {
        return None;
    }
    let counted = (low..high).find_map(|place| {
        let (count, to) = dates::number(text, place)?;
        let counted = text.is(to, class::YEAR_CHAR) && TERM.0.contains(&count);
        let spoken = text.ends(place, class::TERM_LEAD) || text.is(to, class::YEARS_OF_WORK);
        let whole = !text.before(place).is_some_and(numeral);
        (counted && spoken && whole).then_some(([last + 1 - count as i32, last], (place, to + 1)))
    });
    // 2021: “十三五”回顾.
    counted.or_else(|| {
        (low..high).find_map(|place| {
            let (plan, end) = dates::plan(text, place).filter(|(plan, _)| plan.last() == last)?;
            Some(([plan.first, last], (place, end)))
        })
    })
}

/// The five years that a review tells of in its heading or its first words, by the name of their plan or as 过去的五年:
/// “十三五”发展成就和2020年主要工作.
fn term_reviewed(text: &Folded, from: usize, end: usize, last: i32) -> Option<Reviewed> {
    (from..(from + HEAD.0).min(end)).find_map(|at| {
        if let Some(to) = text.behind(at, class::PAST_TERM).filter(|_| !text.ends(at, class::ACHIEVEMENTS_AND)) {
            return Some(([last - 4, last], (at, to)));
        }
        let (plan, to) = dates::plan(text, at).filter(|(plan, _)| plan.last() == last)?;
        text.find(to, (to + PERIOD).min(end), class::PLAN_PERIOD_NOUN)?;
        Some(([plan.first, last], (at, to)))
    })
}

/// 2016年以来, where the review opens: a term, told by its first year.
fn since(text: &Folded, from: usize, end: usize, last: i32) -> Option<Reviewed> {
    let (at, first, to) = (from..(from + HEAD.1).min(end)).find_map(|at| {
        let (first, to) = dates::year(text, at)?;
        text.is(to, class::YEARS_SINCE).then_some((at, first, to))
    })?;
    TERM.1.contains(&(last - first)).then_some(([first, last], (at, to + 1)))
}

/// The years of a government's term that is looked back upon at `at`: 本届政府工作回顾, 十七届人民政府工作回顾. Where the
/// text does not say from which year on, five years.
fn term(text: &Folded, low: usize, at: usize, last: i32) -> Option<[i32; 2]> {
    text.find(low, at, class::GOVERNMENT_TERM)?;
    if !(at.saturating_sub(20)..=at).any(|place| text.gap(place) == Gap::Line) {
        return None;
    }
    let since = (at..(at + 40).min(text.len())).find_map(|place| {
        let (year, to) = dates::year(text, place)?;
        text.is(to, class::YEARS_SINCE).then_some(year)
    });
    let first = since.filter(|year| (last - 6..=last).contains(year)).unwrap_or(last - 4);
    Some([first, last])
}
