//! When a number is of, and whether it is reported or promised.
//!
//! - [`calendar`]: the years that the report plans for and looks back on;
//! - [`time_expr`]: the times that a sentence says;
//! - [`context`]: the time that holds from one sentence to the next;
//! - [`status`]: reported, promised or background, and how strongly;
//! - [`period`]: of when, and compared with when.

mod calendar;
mod context;
mod period;
mod status;
mod time_expr;

use super::grammar::{Reading, Shape};
use super::mention::Mention;
use super::scan;
use crate::document::Document;
use crate::lexicon::classes::class;
use crate::model::{Basis, Period, Role, Status, Strength};
use crate::span::Span;
pub use calendar::Calendar;
use calendar::Scale;
pub use context::{TimeContext, speaks_of_outline};
use time_expr::{TimeExpr, time_exprs};

/// Status, strength, period and basis of a reading.
pub struct Timing {
    /// Reported, promised, or background.
    pub status: Status,
    /// How strongly promised.
    pub strength: Option<Strength>,
    /// Of when.
    pub period: Option<Period>,
    /// Compared with when.
    pub basis: Option<Basis>,
    /// The rules that decided these: `status.promised`.
    pub rules: Vec<String>,
}

/// A number of a sentence, as the rules of time ask about it.
#[derive(Clone, Copy)]
pub struct Number<'a> {
    /// What it was read as.
    pub reading: &'a Reading,
    /// Itself; none for a target in words.
    pub mention: Option<&'a Mention>,
    /// Where it begins, or its clause ends.
    pub end: usize,
    /// Whether it is one of the year's main targets.
    pub headline: bool,
    /// The status of the sentence's number before it.
    pub previous: Option<Status>,
}

impl Number<'_> {
    /// Where what stands behind the number begins.
    fn behind(&self) -> usize {
        self.mention.map_or(self.end, |mention| mention.span.end())
    }

    /// Whether the grammar read it by this shape.
    fn read_by(&self, shape: Shape) -> bool {
        self.reading.shape == shape
    }

    fn unit(&self) -> Option<&str> {
        self.mention.and_then(|mention| mention.unit.as_deref())
    }
}

/// One sentence, prepared for its readings.
pub struct Sentence<'a> {
    text: &'a str,
    span: Span,
    role: Role,
    said: Vec<(usize, TimeExpr)>,
    /// Whether it states the year's main targets.
    targets: bool,
    /// What the sentences before it have set.
    context: TimeContext,
    calendar: &'a Calendar,
}

/// What stands behind an address: 各位代表，刚刚过去的2025年.
fn address(before: &str) -> &str {
    class::ADDRESS_WORD.strip_start(before.trim_start()).map_or(before, |rest| class::ADDRESS_MARK.trim_start(rest))
}

impl<'a> Sentence<'a> {
    /// Prepares the sentence at `span` of `text`; `context` goes from one sentence to the next.
    pub fn new(
        text: &'a str,
        span: Span,
        document: &Document,
        calendar: &'a Calendar,
        targets: bool,
        context: &mut TimeContext,
    ) -> Self {
        let role = if targets { Role::Goals } else { document.role_at(span.start()) };
        let said = time_exprs(span.of(text), span.start(), role, calendar);
        let mut sentence = Sentence { text, span, role, said, targets, context: TimeContext::default(), calendar };
        context.step(&sentence);
        sentence.context = *context;
        sentence
    }

    fn inside(&self) -> &'a str {
        self.span.of(self.text)
    }

    /// Whether it tells what several years are to bring.
    pub fn aims_of_term(&self) -> bool {
        let ahead = |said: &TimeExpr| matches!(said, TimeExpr::Span(from, to) if from < to && Some(*from) >= self.calendar.year);
        let told = self.said.iter().any(|(_, said)| ahead(said)) || self.context.passage().as_ref().is_some_and(ahead);
        let headed = self.calendar.scale_at(self.span.start()) == Some(Scale::Term);
        self.role == Role::Goals && !self.targets && (headed || told)
    }

    /// Whether it stands where a report promises.
    fn plan(&self) -> bool {
        matches!(self.role, Role::Goals | Role::Plan | Role::Government | Role::Livelihood | Role::Policies)
            || self.context.promises()
            || self.targets
    }

    /// The time that the sentence opens with, which holds for all of it: 到2025年，…；….
    fn opening(&self) -> Option<(usize, TimeExpr)> {
        let first = *self.said.first()?;
        let before = address(self.inside().get(..first.0)?);
        // 利润由上年下降2.3%转为增长8.5% opens with no time.
        let opens = before.chars().count() <= 15 && !before.contains(scan::ends_clause);
        (opens && !class::FROM_PREPOSITION.ends(before)).then_some(first)
    }

    /// The text of a list's members up to the mention: from the last comma on.
    fn members(&self, number: &Number) -> &'a str {
        let before = self.before(number.end).1;
        before.rfind(scan::ends_clause).map_or(before, |from| before.get(from..).unwrap_or_default())
    }

    /// What stands in the sentence before `at`, 1200 bytes at most, and where in the sentence it begins.
    fn before(&self, at: usize) -> (usize, &'a str) {
        let mut from = at.saturating_sub(1200).max(self.span.start());
        while from < at && !self.text.is_char_boundary(from) {
            from += 1;
        }
        (from.saturating_sub(self.span.start()), self.text.get(from..at).unwrap_or_default())
    }

    /// The times said before byte `end` of the text.
    fn said_before(&self, end: usize) -> &[(usize, TimeExpr)] {
        let offset = end.saturating_sub(self.span.start());
        self.said.get(..self.said.partition_point(|(at, _)| *at < offset)).unwrap_or_default()
    }

    /// The last time said in the segment (up to ；) that ends at `end`, with what was said since.
    fn said_in_segment(&self, end: usize) -> Option<(usize, TimeExpr, &'a str)> {
        // What stands far before a number bears on it no more.
        let (window, before) = self.before(end);
        let segment = before.rfind(['；', ';']).map_or(0, |at| window + at);
        let (at, said) = self.said_before(end).last().filter(|(at, _)| *at >= segment)?;
        Some((*at, *said, before.get(at.saturating_sub(window)..).unwrap_or_default()))
    }

    /// The time that bears on a number at `end`: the last one said in its segment, else what the sentence opens with, else
    /// what the sentences before it have set.
    fn latest(&self, end: usize) -> Option<TimeExpr> {
        // The year's targets are of no term that was told of before.
        let of_year = |said: &TimeExpr| !self.targets || matches!(said, TimeExpr::Year(_) | TimeExpr::By(_));
        self.of_segment(end)
            .or_else(|| {
                let of_clause = |said: &TimeExpr| {
                    matches!(said, TimeExpr::Streak(_) | TimeExpr::Run(_) | TimeExpr::Now | TimeExpr::Within(_))
                };
                self.opening().map(|(_, said)| said).filter(|said| !of_clause(said))
            })
            .or_else(|| self.held_over(end))
            .or_else(|| self.context.paragraph().filter(of_year))
            .or_else(|| self.context.passage().filter(of_year))
    }

    fn of_segment(&self, end: usize) -> Option<TimeExpr> {
        let (at, said, since) = self.said_in_segment(end)?;
        let bears = match said {
            // 连续5年保持…, 3年翻一番: of its clause only.
            TimeExpr::Streak(_) | TimeExpr::Run(_) => !since.contains(['，', ',', '：']),
            // 由上年下降2.3%转为增长8.5%, 由上年729万人增加到732万人: the first number's only.
            TimeExpr::Year(_) => {
                let led = self.inside().get(..at).is_some_and(|before| class::FROM_PREPOSITION.ends(before));
                !(class::TURNED_INTO.within(since) || led && class::GOAL_PREPOSITION.within(since))
            }
            _ => true,
        };
        bears.then_some(said)
    }

    /// 经济再上台阶，2012年…；…;…: a year at a clause's head holds on over semicolons.
    fn held_over(&self, end: usize) -> Option<TimeExpr> {
        let clause_headed = |at: usize| {
            let led = class::UNTIL.trim_end(self.inside().get(..at).unwrap_or_default());
            led.is_empty() || led.ends_with(|ch: char| scan::ends_clause(ch) || ch.is_whitespace())
        };
        let year = |said: &TimeExpr| matches!(said, TimeExpr::Year(_) | TimeExpr::By(_));
        let (_, said) = self.said_before(end).iter().rev().take(40).find(|(at, said)| {
            matches!(said, TimeExpr::Years(_) | TimeExpr::Span(..)) || year(said) && clause_headed(*at)
        })?;
        year(said).then_some(*said)
    }

    /// When and how a number of the sentence is meant.
    pub fn timing(&self, number: Number) -> Timing {
        // What explains a word reports and promises nothing.
        if self.role == Role::Glossary {
            let rules = vec!["status.glossary".into()];
            return Timing { status: Status::Context, strength: None, period: None, basis: None, rules };
        }
        let mut rules = Vec::new();
        let clause = self.text.get(number.reading.clause.0..number.end).unwrap_or_default();
        let latest = self.latest(number.end);
        let status = self.status(&number, clause, latest, &mut rules);
        let promised = status == Status::Target;
        let strength = promised.then(|| self.strength(&number, clause, &mut rules)).flatten();
        let period = self.period(&number, clause, latest, status, &mut rules);
        let basis = self.basis(&number, clause, period.as_ref(), &mut rules);
        Timing { status, strength, period, basis, rules }
    }
}
