//! The years that a report plans for and looks back on, and where its headings speak of several.

use super::said::fold;
use crate::document::Document;
use crate::lexicon::sets;
use crate::span::Span;

/// The years that a report speaks of, and where it looks back on several.
pub struct Calendar {
    /// The year planned for.
    pub(super) year: Option<i32>,
    /// The years looked back on.
    pub(super) review: Option<[i32; 2]>,
    /// Sections by their spans, with what their titles say of time: several years, or one.
    sections: Vec<(Span, Scale)>,
    /// Where headings of level 1 begin.
    tops: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// 过去五年工作回顾.
    Term,
    /// 2025年工作回顾.
    Year,
    /// “十四五”时期和2025年工作回顾: of both, and the text says where it goes from one to the other.
    Both,
}

/// Whether a heading speaks of several years. 2025年 is one year, no 5年; a plan that closes or opens is one too.
fn of_several_years(title: &str) -> bool {
    let counted = title.match_indices('年').any(|(at, _)| {
        let mut before = title[..at].chars().rev().map(fold);
        matches!(before.next(), Some('3' | '4' | '5')) && !before.next().is_some_and(|ch| ch.is_ascii_digit())
    });
    let single = ["收官", "开局", "圆满", "三年行动", "行动"].iter().any(|word| title.contains(word));
    (counted || sets::TERM.iter().any(|word| title.contains(word))) && !single
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

impl Calendar {
    /// From what the document tells of itself and its headings.
    pub fn new(document: &Document) -> Self {
        let meta = &document.meta;
        let review = meta.review_years.or(meta.year.map(|year| [year - 1, year - 1]));
        let headings = document.headings();
        let tops = headings.iter().filter(|heading| heading.level == 1).map(|heading| heading.span.start()).collect();
        let sections = (headings.iter())
            .filter(|heading| heading.level <= 2)
            .filter_map(|heading| {
                let term = of_several_years(&heading.title);
                let one = heading.title.contains("年")
                    && heading.title.contains(|ch: char| ch.is_ascii_digit() || "过去一".contains(ch));
                let scale = match (term, one) {
                    (true, true) if year_of_its_own(&heading.title) => Scale::Both,
                    (true, _) => Scale::Term,
                    (false, true) => Scale::Year,
                    (false, false) => return None,
                };
                Some((heading.span, scale))
            })
            .collect();
        Calendar { year: meta.year, review, sections, tops }
    }

    /// Whether a heading of level 1, or one that says of what time it tells, begins at this place.
    pub(super) fn starts_anew(&self, at: usize) -> bool {
        self.tops.binary_search(&at).is_ok()
            || self.sections.binary_search_by_key(&at, |(span, _)| span.start()).is_ok()
    }

    pub(super) fn scale_at(&self, at: usize) -> Option<Scale> {
        self.sections.iter().rev().find(|(span, _)| span.has(at)).map(|(_, scale)| *scale)
    }
}
