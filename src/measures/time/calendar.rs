//! The years that a report plans for and looks back on, and where its headings speak of several.

use super::time_expr::compared;
use crate::document::Document;
use crate::lexicon::classes::{Class, class};
use crate::lexicon::years::{self, Plan};
use crate::model::{Genre, Heading, Role};
use crate::span::Span;

/// The years that a report speaks of, and where it looks back on several.
pub struct Calendar {
    /// The year planned for.
    pub(super) year: Option<i32>,
    /// The years looked back on.
    pub(super) review: Option<[i32; 2]>,
    /// The year that a review calls 今年: a report given at a year's end may speak from within that year.
    pub(super) this_year_in_review: Option<i32>,
    /// The same of the rest.
    pub(super) this_year_in_plan: Option<i32>,
    /// Whether the text is a piece without parts of its own, such as a page of news or a pasted passage: what it says is
    /// all that tells of time and promise.
    pub(super) piece: bool,
    /// Year and month in which the report was given.
    pub(super) given_in: Option<(i32, u32)>,
    /// Where a heading begins that accounts for a year gone by, with the year: 2019年民生实事完成情况.
    accounts: Vec<(usize, i32)>,
    /// Sections by their spans, with what their titles say of time: several years, or one.
    sections: Vec<(Span, Scale)>,
    /// Where headings of level 1 begin.
    tops: Vec<usize>,
    /// Where those of level 1 and 2 do.
    heads: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// 过去五年工作回顾.
    Term,
    /// 2025年工作回顾.
    Year,
    /// “十四五”时期和2025年工作回顾: of both, and the text says where it goes from one to the other.
    Both,
    /// 2025年和“十四五”时期工作回顾: of both, and of the year until the text speaks of the term.
    YearFirst,
}

impl Scale {
    /// What a heading says of time.
    fn of(title: &str) -> Option<Scale> {
        let one = class::YEAR_SIGN.within(title)
            && (title.contains(|ch: char| ch.is_ascii_digit()) || class::ONE_YEAR_SIGN.within(title));
        match (of_several_years(title), one) {
            (true, true) if year_of_its_own(title) => Some(match begins_with_year(title) {
                true => Scale::YearFirst,
                false => Scale::Both,
            }),
            (true, _) => Some(Scale::Term),
            (false, true) => Some(Scale::Year),
            (false, false) => None,
        }
    }
}

/// Whether a heading speaks of several years. 2025年 is one year, no 5年; a plan that closes or opens is one too.
fn of_several_years(title: &str) -> bool {
    let mut digit_before = false;
    let counted = title.char_indices().any(|(at, ch)| {
        let joined = std::mem::replace(&mut digit_before, ch.is_ascii_digit());
        let Some(rest) = title.get(at..) else { return false };
        let count = years::count_at(rest).filter(|(count, _)| !joined && (3..=5).contains(count));
        let plan = Plan::at(rest).map(|plan| (plan.number, rest.get(plan.name.len()..).unwrap_or_default()));
        count.is_some_and(|(_, end)| rest.get(end..).is_some_and(|behind| class::YEAR_SIGN.starts(behind)))
            // 十五 is a plan where the quotation mark says so, 十四五 always.
            || plan.is_some_and(|(number, behind)| number > 10 || class::CLOSING_QUOTE.starts(behind))
    });
    (counted || class::TERM_OF_YEARS.within(title)) && !class::SINGLE_YEAR_SIGN.within(title)
}

/// The year of 2013年工作回顾, where the text has no head.
fn year_reviewed(title: &str) -> Option<i32> {
    let (year, at) = years::named_in(title).next()?;
    title.get(at.end..).filter(|behind| class::REVIEW_WORD.within(behind)).map(|_| year)
}

/// Whether words stand in a text where they are no side of a comparison.
fn speaks(text: &str, words: Class) -> bool {
    words.all_in(text).any(|at| !text.get(..at.start).is_some_and(compared))
}

/// 2012年及本届政府工作回顾, 2025年工作总结和“十四五”发展成就: a year beside the term, not 2016年—2020年.
fn year_of_its_own(title: &str) -> bool {
    let apart = |(_, at): (i32, std::ops::Range<usize>)| {
        let before = title.get(..at.start).unwrap_or_default();
        let behind = title.get(at.end..).and_then(|rest| class::YEAR_SIGN.strip_start(rest)).unwrap_or_default();
        (before.is_empty() || class::HEADING_LINK.ends(before)) && !class::SPAN_MARK.starts(behind)
    };
    class::HEADING_LINK.within(title) && years::named_in(title).any(apart)
}

/// Whether the year stands before the term: 2012年及过去五年.
fn begins_with_year(title: &str) -> bool {
    years::named_in(title).next().is_some_and(|(_, at)| at.start == 0)
}

/// Where a heading begins that accounts for a year before the one planned for, and the year.
fn account(heading: &Heading<Span>, planned: Option<i32>) -> Option<(usize, i32)> {
    let (year, _) = years::named_in(&heading.title).next().filter(|(year, _)| Some(*year) < planned)?;
    class::ACCOUNT_NOUN.within(&heading.title).then(|| (heading.span.start(), year))
}

/// What 今年 means in a review and in the rest.
fn this_years(text: &str, document: &Document, year: Option<i32>) -> (Option<i32>, Option<i32>) {
    let parts = |review: bool| {
        let of = move |role: Role| (role == Role::Review) == review;
        document.parts.iter().filter(move |part| of(part.role)).map(|part| part.span.of(text))
    };
    let given = document.meta.delivered_on.as_deref().and_then(|day| day.get(..4)?.parse::<i32>().ok());
    let within = year.map(|year| year - 1);
    // Given within the year looked back on, it may speak from there or from the next.
    let next = parts(false).any(|part| speaks(part, class::NEXT_YEAR));
    let of_review = given.is_none_or(|given| Some(given) == within)
        && parts(true).any(|part| {
            speaks(part, class::THIS_YEAR_SO_FAR) && (given.is_some() || !class::PRECEDING_YEAR.within(part))
        })
        || next && given == within;
    (if of_review { within } else { year }, if next && given == within { within } else { year })
}

impl Calendar {
    /// From what the document tells of itself and its headings.
    pub fn new(text: &str, document: &Document) -> Self {
        let meta = &document.meta;
        let headings = document.headings();
        let told = || headings.iter().find_map(|heading| year_reviewed(&heading.title)).map(|year| year + 1);
        let year = document.year_told.or(meta.year).or_else(told);
        let (this_year_in_review, this_year_in_plan) = this_years(text, document, year);
        let told = |role: Role| !matches!(role, Role::Opening | Role::Review | Role::Other);
        let reviews = headings.iter().any(|heading| heading.level == 1 && class::LOOKING_BACK.within(&heading.title));
        let starts = |most: u8| {
            let headings = headings.iter().filter(move |heading| heading.level <= most);
            headings.map(|heading| heading.span.start()).collect()
        };
        let scaled = |heading: &Heading<Span>| Some((heading.span, Scale::of(&heading.title)?));
        Calendar {
            year,
            review: meta.review_years.or(year.map(|year| [year - 1, year - 1])),
            this_year_in_review,
            this_year_in_plan,
            piece: meta.genre.is_none_or(|genre| genre == Genre::WorkReport)
                && !document.parts.iter().any(|part| told(part.role))
                && !reviews,
            // A five-year plan is of several years throughout.
            sections: (meta.genre == Some(Genre::FiveYearPlan))
                .then(|| (Span::new(text, 0, text.len()), Scale::Term))
                .into_iter()
                .chain(headings.iter().filter(|heading| heading.level <= 2).filter_map(|it| scaled(it)))
                .collect(),
            given_in: meta
                .delivered_on
                .as_deref()
                .and_then(|day| Some((day.get(..4)?.parse().ok()?, day.get(5..7)?.parse().ok()?))),
            accounts: headings.iter().filter_map(|it| account(it, year)).collect(),
            tops: starts(1),
            heads: starts(2),
        }
    }

    /// The year gone by for which a heading at this place accounts.
    pub(super) fn accounts_for(&self, at: usize) -> Option<i32> {
        let found = self.accounts.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        self.accounts.get(found).map(|(_, year)| *year)
    }

    /// Whether a heading of level 1, or one that says of what time it tells, begins at this place.
    pub(super) fn starts_anew(&self, at: usize) -> bool {
        self.tops.binary_search(&at).is_ok()
            || self.sections.binary_search_by_key(&at, |(span, _)| span.start()).is_ok()
    }

    /// Whether a heading of a section begins at this place.
    pub(super) fn heads(&self, at: usize) -> bool {
        self.heads.binary_search(&at).is_ok()
    }

    pub(super) fn scale_at(&self, at: usize) -> Option<Scale> {
        self.sections.iter().rev().find(|(span, _)| span.has(at)).map(|(_, scale)| *scale)
    }
}
