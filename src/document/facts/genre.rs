//! Relatives of a work report, told by their title: reports on budgets and plans, bulletins, five-year plans, summaries.

use super::stretch::Stretch;
use crate::document::dates;
use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;
use crate::lexicon::markers::{Marking, marker};
use crate::lexicon::years::Plan;
use crate::model::Genre;
use crate::rules::{Fact, Site, Slot, family};

/// Lines in which a title stands, the characters of the longest, and of those lines together.
const LINES: (usize, usize, usize) = (12, 90, 900);
/// Lines in which the title of a summary stands: it may be a heading too.
const FIRST: usize = 2;

/// A relative of a work report.
pub(super) struct Relative {
    pub(super) genre: Genre,
    /// Its title.
    pub(super) title: Stretch,
    /// The first and last year that the title names.
    named: Option<(i32, i32)>,
    /// The five-year plan that it names.
    plan: Option<Plan>,
}

/// A line that may be a title, for the rules of `genre`.
struct Line<'t> {
    title: &'t str,
    first: bool,
    place: usize,
}

impl Site for Line<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Title).then_some(self.title)
    }

    fn fact(&self, fact: Fact) -> bool {
        fact == Fact::HeadsText && self.first
    }

    fn place(&self) -> usize {
        self.place
    }
}

impl Relative {
    /// The relative that a title among the first lines tells, if one does: in a line, or in two that follow each other.
    pub(super) fn read(text: &Folded) -> Option<Relative> {
        let far = text.len().min(LINES.2);
        let mut starts: Vec<usize> = (0..far).filter(|at| text.gap(*at) == Gap::Line).take(LINES.0 + 1).collect();
        starts.push((far..text.len()).find(|at| text.gap(*at) == Gap::Line).unwrap_or(text.len()));
        for (nth, &from) in starts.iter().enumerate().take(LINES.0) {
            let ends = starts.get(nth + 1..).unwrap_or_default();
            let line = text.cut(from, ends.first().copied().unwrap_or(from));
            // 关于…执行情况 / 与…草案的报告: two lines, where the first is not ended.
            let ends = ends.iter().take(if class::RELATIVE_END.ends(line) { 1 } else { 2 }).rev();
            // A work report's own title, its speech or its first heading: no relative's.
            let heads = marker(line).is_some_and(|it| matches!(it.marking, Marking::Section | Marking::Chapter));
            if class::REPORT_TITLE.within(line) || heads || line.contains('。') {
                return None;
            }
            for &end in ends.filter(|end| **end - from <= LINES.1) {
                let words = text.cut(from, end);
                let site = Line { title: words, first: nth < FIRST, place: text.span(from, end).start() };
                if let Some(genre) = family::GENRE.first(&site).and_then(|rule| genre(rule.gives("genre")?)) {
                    return Some(Relative::titled(text, genre, (from, end)));
                }
            }
        }
        None
    }

    fn titled(text: &Folded, genre: Genre, title: Stretch) -> Relative {
        let (mut named, mut plan, mut at): (Option<(i32, i32)>, _, _) = (None, None, title.0);
        while at < title.1 {
            let Some((year, end)) = dates::year(text, at) else {
                let counted = || {
                    let (number, end) = dates::number(text, text.behind(at, class::ORDINAL_PREFIX)?)?;
                    let all = Plan::all().find(|plan| plan.number as u32 == number);
                    all.filter(|_| text.is(end, class::FIVE_YEAR_COUNT))
                };
                plan = plan.or_else(|| dates::plan(text, at).map(|(plan, _)| plan)).or_else(counted);
                at += 1;
                continue;
            };
            // 二〇三五年远景目标 is no year of the plan.
            named = Some(named.map_or((year, year), |(first, last)| (first.min(year), last.max(year))));
            at = end;
        }
        Relative { genre, title, named, plan }
    }

    /// Whether it is put before a congress.
    pub(super) fn is_spoken(&self) -> bool {
        matches!(self.genre, Genre::Budget | Genre::Plan)
    }

    /// The year that it is of: the last that its title names, the first of a five-year plan. `given` is the year in which it was
    /// put forward.
    pub(super) fn year(&self, given: Option<i32>) -> Option<i32> {
        let last = self.named.map(|(_, last)| last);
        match self.genre {
            Genre::FiveYearPlan => self.plan.map(|plan| plan.first).or(self.named.map(|(first, _)| first)),
            _ => last.or(given),
        }
    }

    /// The first and last year looked back upon.
    pub(super) fn reviewed(&self, given: Option<i32>) -> Option<[i32; 2]> {
        let year = self.year(given)?;
        let before = match self.genre {
            Genre::FiveYearPlan => [year - 5, year - 1],
            Genre::Bulletin => [year, year],
            Genre::Summary if self.one_year() => [year, year],
            _ => [year - 1, year - 1],
        };
        Some(before)
    }

    /// The year behind those looked back upon.
    pub(super) fn planned(&self, given: Option<i32>) -> Option<i32> {
        self.reviewed(given).map(|[_, last]| last + 1)
    }

    fn one_year(&self) -> bool {
        self.named.is_none_or(|(first, last)| first == last)
    }
}

fn genre(name: &str) -> Option<Genre> {
    Some(match name {
        "budget" => Genre::Budget,
        "plan" => Genre::Plan,
        "bulletin" => Genre::Bulletin,
        "five_year_plan" => Genre::FiveYearPlan,
        "summary" => Genre::Summary,
        _ => return None,
    })
}
