//! The times that a sentence says: 去年, 到2025年, “十三五”期间, 五年来.
//!
//! One pass over the sentence finds years, spans, counts of years, plans and words of time; what each is there, by what stands
//! round it, is told by `time_expr.rules`.

use super::Calendar;
use crate::lexicon::classes::{Class, class};
use crate::lexicon::years::{self, Plan};
use crate::measures::scan;
use crate::model::Role;
use crate::rules::{Fact, Site, Slot, family};

/// What a sentence says of time at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeExpr {
    /// 2023年, 去年.
    Year(i32),
    /// 到2025年, “十四五”末.
    By(i32),
    /// “十三五”期间, 2016—2020年.
    Span(i32, i32),
    /// 五年来, 三年, without saying which.
    Years(i32),
    /// 3年翻一番: the years that one thing took.
    Run(i32),
    /// 5年内, where the count is told: a promise; it begins with the year planned for, if it stands in a plan.
    Within(Option<i32>),
    /// 连续8年.
    Streak(i32),
    /// 目前.
    Now,
}

/// Words of time that stand by themselves.
const WORDS: [Class; 8] = [
    class::LAST_YEAR_PHRASE,
    class::PRECEDING_YEAR,
    class::YEAR_BEFORE,
    class::CURRENT_YEAR,
    class::NEXT_YEAR,
    class::PRESENT_TIME,
    class::TERM_AHEAD,
    class::COMING,
];

/// The times said in the sentence, in order of their places; `start` is the sentence's place in the text.
pub(super) fn time_exprs(sentence: &str, start: usize, role: Role, calendar: &Calendar) -> Vec<(usize, TimeExpr)> {
    let in_review = matches!(role, Role::Review | Role::Other | Role::Opening);
    let this_year = if in_review { calendar.this_year_in_review } else { calendar.this_year_in_plan };
    let reader = Reader { sentence, start, in_review, this_year, calendar };
    let mut all = Vec::new();
    let (mut at, mut before) = (0, None);
    while let Some(ch) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        let (said, length) = reader.at(at, before).unwrap_or((None, 0));
        all.extend(said.map(|said| (at, said)));
        let end = at + length.max(ch.len_utf8());
        before = sentence.get(at..end).and_then(|read| read.chars().next_back());
        at = end;
    }
    all
}

/// What was found at a place, before its surroundings say what it is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Year(i32),
    Span(i32, i32),
    Count(i32),
    Plan(Plan),
    Word(Class),
}

struct Reader<'a> {
    sentence: &'a str,
    start: usize,
    in_review: bool,
    /// What 今年 means here.
    this_year: Option<i32>,
    calendar: &'a Calendar,
}

impl<'a> Reader<'a> {
    /// What is said at this place, and how many bytes are read; `before` is the character in front.
    fn at(&self, at: usize, before: Option<char>) -> Option<(Option<TimeExpr>, usize)> {
        let rest = self.sentence.get(at..)?;
        if let Some((class, word)) = WORDS.iter().find_map(|class| Some((*class, class.start(rest)?))) {
            return self.word(at, class, word);
        }
        let arabic = years::digits_at(rest);
        // 11.7年 is no seven years, PM10年 no ten.
        if arabic > 0 && before.is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '．')) {
            return Some((None, arabic));
        }
        self.year(at, rest).or_else(|| self.plan(at, rest)).or_else(|| self.count(at, rest)).or(Some((None, arabic)))
    }

    fn word(&self, at: usize, class: Class, word: &'static str) -> Option<(Option<TimeExpr>, usize)> {
        if class != class::COMING {
            let said = self.told(at, word.len(), word.len(), Found::Word(class));
            return Some((said, word.len()));
        }
        // 今后五年
        let (count, length) = years::count_at(self.sentence.get(at + word.len()..)?)?;
        let end = at + word.len() + length;
        let year = class::YEAR_SIGN.start(self.sentence.get(end..)?)?;
        let ahead = self.calendar.year.map(|year| TimeExpr::Span(year, year + count - 1));
        Some((ahead, word.len() + length + year.len()))
    }

    fn year(&self, at: usize, rest: &str) -> Option<(Option<TimeExpr>, usize)> {
        let (first, length) = years::year_at(rest)?;
        let behind = rest.get(length..)?;
        let sign = class::YEAR_SIGN.start(behind).map_or(0, str::len);
        // 2016—2020年, 2016年至2020年
        let second = behind.get(sign..).and_then(|rest| {
            let last = class::RANGE_MARK.trim_start(class::RANGE_MARK.strip_start(rest)?);
            let (year, digits) = years::year_at(last)?;
            let end = rest.len() - last.len() + digits;
            (first < year && year < first + 30).then_some((year, length + sign + end))
        });
        if let Some((last, length)) = second {
            return Some((self.told(at, length, length, Found::Span(first, last)), length));
        }
        let said = (sign > 0).then(|| self.told(at, length, length + sign, Found::Year(first))).flatten();
        Some((said, length))
    }

    fn plan(&self, at: usize, rest: &str) -> Option<(Option<TimeExpr>, usize)> {
        let plan = Plan::at(rest)?;
        let length = plan.name.len();
        let counted = rest.get(length..).is_some_and(|behind| class::YEAR_SIGN.starts(behind));
        (!counted).then(|| (self.told(at, length, length, Found::Plan(plan)), length))
    }

    fn count(&self, at: usize, rest: &str) -> Option<(Option<TimeExpr>, usize)> {
        let (count, length) = years::count_at(rest)?;
        let sign = class::YEAR_SIGN.start(rest.get(length..)?)?.len();
        Some((self.told(at, length, length + sign, Found::Count(count)), length))
    }

    /// What the expression of `length` bytes at this place tells by what stands in front and behind `end`.
    fn told(&self, at: usize, length: usize, end: usize, found: Found) -> Option<TimeExpr> {
        let (before, behind) = (self.sentence.get(..at)?, self.sentence.get(at + end..)?);
        let word = self.sentence.get(at..at + length)?;
        let mut site = ExprSite { reader: self, found, at, before, word, behind, quoted: false };
        if matches!(found, Found::Plan(_)) {
            site.before = class::OPENING_QUOTE.trim_end(before);
            site.quoted = site.before.len() < before.len();
            site.behind = class::CLOSING_QUOTE.trim_start(behind);
        }
        let time = family::TIME_EXPR.first(&site)?.gives("time")?;
        let year = self.calendar.year;
        match (time, found) {
            ("year", Found::Year(year)) => Some(TimeExpr::Year(year)),
            ("since", Found::Year(year)) => Some(TimeExpr::Span(year, self.last_year(year))),
            ("by", Found::Year(year)) => Some(TimeExpr::By(year)),
            ("by", Found::Plan(plan)) => Some(TimeExpr::By(plan.last())),
            ("span", Found::Span(first, last)) => Some(TimeExpr::Span(first, last)),
            ("span", Found::Plan(plan)) => Some(TimeExpr::Span(plan.first, plan.last())),
            ("streak", Found::Count(count)) => Some(TimeExpr::Streak(count)),
            ("within", Found::Count(count)) => self.within(count),
            ("years", Found::Count(count)) => Some(TimeExpr::Years(count)),
            ("run", Found::Count(count)) => Some(TimeExpr::Run(count)),
            ("past", Found::Count(count)) => year.map(|year| TimeExpr::Span(year - count, year - 1)),
            ("ago", Found::Count(count)) => year.map(|year| TimeExpr::Span(year - count, year)),
            ("word", Found::Word(class)) => self.meant(class),
            _ => None,
        }
    }

    /// The last year looked back on.
    fn last_year(&self, otherwise: i32) -> i32 {
        self.calendar.review.map_or(otherwise, |[_, last]| last)
    }

    /// 5年内: in a review of five years, in those.
    fn within(&self, count: i32) -> Option<TimeExpr> {
        let reviewed = self.calendar.review.filter(|[first, last]| self.in_review && last - first + 1 == count);
        match reviewed {
            Some([first, last]) if first < last => Some(TimeExpr::Span(first, last)),
            _ => (count > 1).then_some(TimeExpr::Within((2..=10).contains(&count).then_some(count))),
        }
    }

    /// What a word of time means where it stands.
    fn meant(&self, class: Class) -> Option<TimeExpr> {
        // 上年 in a review given the year after is the year before the one told of.
        let before_last = if self.this_year == self.calendar.year { 2 } else { 1 };
        match class {
            class::LAST_YEAR_PHRASE => {
                self.calendar.review.filter(|_| self.in_review).map(|[_, last]| TimeExpr::Year(last))
            }
            class::PRECEDING_YEAR => self.this_year.map(|year| TimeExpr::Year(year - 1)),
            class::YEAR_BEFORE => self.this_year.map(|year| TimeExpr::Year(year - before_last)),
            class::CURRENT_YEAR => self.this_year.map(TimeExpr::Year),
            class::NEXT_YEAR => self.this_year.map(|year| TimeExpr::Year(year + 1)),
            class::PRESENT_TIME => Some(TimeExpr::Now),
            class::TERM_AHEAD => Some(TimeExpr::Within(None)),
            _ => None,
        }
    }
}

/// An expression with what stands round it in its sentence.
struct ExprSite<'r, 'a> {
    reader: &'r Reader<'a>,
    found: Found,
    at: usize,
    before: &'a str,
    word: &'a str,
    behind: &'a str,
    quoted: bool,
}

impl ExprSite<'_, '_> {
    /// Whether a bracket stands open shortly before.
    fn left_open(&self, open: Class, close: Class) -> bool {
        let from = self.before.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
        let near = self.before.get(from..).unwrap_or_default();
        open.rfind(near).is_some_and(|at| !near.get(at.end..).is_some_and(|since| close.within(since)))
    }

    fn count(&self) -> i32 {
        if let Found::Count(count) = self.found { count } else { 0 }
    }
}

impl Site for ExprSite<'_, '_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Before => Some(self.before),
            Slot::Expression => Some(self.word),
            Slot::Behind => Some(self.behind),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match (fact, self.found) {
            (Fact::YearNamed, Found::Year(_))
            | (Fact::SpanNamed, Found::Span(..))
            | (Fact::YearsCounted, Found::Count(_))
            | (Fact::PlanNamed, Found::Plan(_))
            | (Fact::TimeWord, Found::Word(_)) => true,
            (Fact::BeforeLast, Found::Year(year)) => year < self.reader.last_year(year),
            (Fact::AfterLast, Found::Year(year)) => year > self.reader.last_year(year),
            (Fact::FewYears, Found::Count(count)) => (2..=10).contains(&count),
            (Fact::ManyYears, _) => self.count() > 10,
            (Fact::EarlyPlan, Found::Plan(plan)) => plan.number < 10,
            (Fact::Quoted, _) => self.quoted,
            (Fact::InReview, _) => self.reader.in_review,
            (Fact::ClauseHead, _) => {
                self.before.is_empty() || self.before.ends_with(|ch: char| scan::ends_clause(ch) || ch.is_whitespace())
            }
            (Fact::InTitle, _) => self.left_open(class::TITLE_OPENING, class::TITLE_CLOSING),
            (Fact::InQuotes, _) => self.left_open(class::OPENING_QUOTE, class::CLOSING_QUOTE),
            (Fact::InBrackets, _) => self.left_open(class::BRACKET_OPENING, class::BRACKET_CLOSING),
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.reader.start + self.at
    }
}

/// Whether what stands behind this text is what something is compared with, or where a change began: 比上年, 由2017年的.
pub(super) fn compared(before: &str) -> bool {
    class::REFERENCE_MARKER.ends(before)
}

/// The year that a clause compares with: 较2020年, 比“十三五”末.
pub(super) fn compared_year(clause: &str) -> Option<i32> {
    class::COMPARED_BY.all_in(clause).find_map(|at| {
        let rest = clause.get(at.end..)?;
        let year =
            years::year_at(rest).filter(|(_, end)| rest.get(*end..).is_some_and(|it| class::YEAR_SIGN.starts(it)));
        year.map(|(year, _)| year).or_else(|| Plan::at(class::OPENING_QUOTE.trim_start(rest)).map(Plan::last))
    })
}
