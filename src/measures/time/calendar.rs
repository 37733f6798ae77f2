//! The years that a report plans for and looks back on, and where its headings speak of several.

use super::said::{compared, fold};
use crate::document::Document;
use crate::lexicon::classes::class;
use crate::report::{DocumentKind, Role};
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

/// Whether a heading speaks of several years. 2025年 is one year, no 5年; a plan that closes or opens is one too.
fn of_several_years(title: &str) -> bool {
    let counted = title.match_indices('年').any(|(at, _)| {
        let mut before = title[..at].chars().rev().map(fold);
        matches!(before.next(), Some('3' | '4' | '5')) && !before.next().is_some_and(|ch| ch.is_ascii_digit())
    });
    let single = ["收官", "开局", "圆满", "三年行动", "行动"].iter().any(|word| title.contains(word));
    (counted || class::TERM_OF_YEARS.within(title)) && !single
}

/// The year of 2013年工作回顾, where the text has no head.
fn year_reviewed(title: &str) -> Option<i32> {
    let (before, after) = title.split_once('年')?;
    let digits: String = before.chars().map(fold).skip_while(|ch| !ch.is_ascii_digit()).collect();
    let year = digits.parse().ok().filter(|year| (1949..=2100).contains(year))?;
    (after.contains("回顾") || after.contains("总结")).then_some(year)
}

/// Whether words stand in a text where they are no side of a comparison.
fn speaks(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.match_indices(word).any(|(at, _)| !compared(&text[..at])))
}

/// 2012年及本届政府工作回顾, 2025年工作总结和“十四五”发展成就: a year beside the term, not 2016年—2020年.
fn year_of_its_own(title: &str) -> bool {
    let links = ["和", "及", "与", "、", "暨", "以及"];
    title.match_indices('年').any(|(at, _)| {
        let digits = title[..at].chars().rev().map(fold).take_while(char::is_ascii_digit).count();
        let before: String = title[..at].chars().rev().skip(digits).take(1).collect();
        let after = &title[at + '年'.len_utf8()..];
        let apart = before.is_empty() || links.iter().any(|link| link.ends_with(&before));
        digits == 4 && apart && !after.starts_with(['—', '-', '－', '至', '到', '～', '以'])
    }) && links.iter().any(|link| title.contains(link))
}

/// Whether the year stands before the term: 2012年及过去五年.
fn begins_with_year(title: &str) -> bool {
    let digits = title.chars().map(fold).take_while(char::is_ascii_digit).count();
    digits == 4 && title.chars().nth(4) == Some('年')
}

impl Calendar {
    /// From what the document tells of itself and its headings.
    pub fn new(text: &str, document: &Document) -> Self {
        let meta = &document.meta;
        let headings = document.headings();
        let told = || headings.iter().find_map(|heading| year_reviewed(&heading.title)).map(|year| year + 1);
        let year = meta.year.or(document.year_told).or_else(told);
        let review = meta.review_years.or(year.map(|year| [year - 1, year - 1]));
        let parts = |review: bool| {
            let of = move |role: Role| (role == Role::Review) == review;
            document.parts.iter().filter(move |part| of(part.role)).map(|part| part.span.of(text))
        };
        let given = meta.delivered_on.as_deref().and_then(|day| day.get(..4)?.parse::<i32>().ok());
        let within = year.map(|year| year - 1);
        // Given within the year looked back on, it may speak from there or from the next.
        let next = parts(false).any(|part| speaks(part, &["明年"]));
        let of_review = given.is_none_or(|given| Some(given) == within)
            && parts(true).any(|part| {
                speaks(part, class::THIS_YEAR_SO_FAR.words()) && (given.is_some() || !part.contains("去年"))
            })
            || next && given == within;
        let told = |role: Role| !matches!(role, Role::Opening | Role::Review | Role::Other);
        let reviews = headings.iter().any(|heading| heading.level == 1 && heading.title.contains("回顾"));
        let piece =
            meta.kind != DocumentKind::WorkReport && !document.parts.iter().any(|part| told(part.role)) && !reviews;
        let tops = headings.iter().filter(|heading| heading.level == 1).map(|heading| heading.span.start()).collect();
        let heads = headings.iter().filter(|heading| heading.level <= 2).map(|heading| heading.span.start()).collect();
        let sections = (headings.iter())
            .filter(|heading| heading.level <= 2)
            .filter_map(|heading| {
                let term = of_several_years(&heading.title);
                let one = heading.title.contains("年")
                    && heading.title.contains(|ch: char| ch.is_ascii_digit() || "过去一".contains(ch));
                let scale = match (term, one) {
                    (true, true) if year_of_its_own(&heading.title) => {
                        if begins_with_year(&heading.title) {
                            Scale::YearFirst
                        } else {
                            Scale::Both
                        }
                    }
                    (true, _) => Scale::Term,
                    (false, true) => Scale::Year,
                    (false, false) => return None,
                };
                Some((heading.span, scale))
            })
            .collect();
        Calendar {
            year,
            review,
            this_year_in_review: if of_review { within } else { year },
            this_year_in_plan: if next && given == within { within } else { year },
            piece,
            sections,
            tops,
            heads,
        }
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
