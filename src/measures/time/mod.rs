//! When a number is of, and whether it is reported or promised.
//!
//! - [`calendar`]: the years that the report plans for and looks back on;
//! - [`said`]: the times that a sentence says;
//! - [`status`]: reported, promised or background, and how strongly;
//! - [`period`]: of when, and compared with when.

mod calendar;
mod period;
mod said;
mod status;

use super::grammar::Reading;
use super::mention::Mention;
use super::scan;
use crate::document::Document;
use crate::lexicon::classes::{Class, class};
use crate::report::{Basis, Period, Role, Status, Strength};
use crate::span::Span;
pub use calendar::Calendar;
use calendar::Scale;
use said::{Said, said};

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
}

/// One sentence, prepared for its readings.
pub struct Sentence<'a> {
    text: &'a str,
    span: Span,
    role: Role,
    said: Vec<(usize, Said)>,
    /// Whether it states the year's main targets.
    targets: bool,
    /// What the sentences before it have set.
    carried: Carried,
    calendar: &'a Calendar,
}

/// The time that a text tells of as it goes on, from one sentence to the next.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carried {
    /// From 一年来, 五年来, 2012年是… on, until another such cue or a heading of its own time.
    told: Option<Said>,
    /// From a sentence that opens with a year to its paragraph's end.
    here: Option<Said>,
    /// Whether it goes on to the next heading: 2021年，… in a review of five years and this one.
    on: bool,
    /// In a piece without parts: whether the sentence promises.
    promises: bool,
    /// And whether it goes on to, as from 今年将办好十件实事 on.
    leads_on: bool,
}

impl Carried {
    /// Goes on to a sentence.
    fn step(&mut self, sentence: &Sentence) {
        let (start, calendar) = (sentence.span.start(), sentence.calendar);
        let inside = sentence.span.of(sentence.text);
        let opens_paragraph =
            sentence.text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        if opens_paragraph {
            self.on &= !calendar.heads(start);
            if !self.on {
                self.here = None;
            }
            if calendar.starts_anew(start) {
                self.told = None;
            }
        }
        // The year's targets end what was said of five years.
        if sentence.targets {
            (self.told, self.here) = (None, None);
        }
        if calendar.piece {
            let says = |cues: Class| cues.within(inside);
            let promises = says(class::PLAN_OPENING);
            // What it leads to is promised too: the deeds that will be done, the targets.
            self.leads_on =
                if promises { says(class::PLAN_OPENING_TAIL) } else { self.leads_on && !says(class::PAST_MARKER) };
            self.promises = promises || self.leads_on;
        }
        // 《纲要（草案）》明确了主要指标：…
        if let Some(year) = calendar.year.filter(|_| opens_paragraph && sentence.plan() && speaks_of_outline(inside)) {
            self.here = Some(Said::Span(year, year + 4));
            return;
        }
        let Some((at, said)) = sentence.opening() else { return };
        let before = address(inside.get(..at).unwrap_or(""));
        let behind = inside.get(at..).unwrap_or("");
        if sentence.plan() {
            // 今后五年…, where the heading does not say so, and back to the year's tasks.
            let year = calendar.year.unwrap_or(i32::MAX);
            match said {
                Said::Span(from, _) if from >= year => {
                    if calendar.scale_at(start).is_none_or(|scale| matches!(scale, Scale::Both | Scale::YearFirst)) {
                        self.told = Some(said);
                    } else if opens_paragraph {
                        self.here = Some(said);
                    }
                }
                // 过去五年，…: what was done, to the paragraph's end.
                Said::Span(_, to) if to < year && before.chars().count() <= 4 => self.here = Some(said),
                Said::Year(of) if of == year => (self.told, self.here) = (None, None),
                _ => {}
            }
            return;
        }
        let [first, last] = match calendar.review {
            Some(review) => review,
            None => {
                // Nothing but the text tells the year.
                if let Said::Year(_) = said {
                    self.told = Some(said);
                }
                return;
            }
        };
        // The sentence tells of the time itself, or of what was done in it: not of one number.
        let announced = match said {
            Said::Year(_) => {
                let after = behind.trim_start_matches(|ch: char| said::fold(ch).is_ascii_digit());
                let after = after.strip_prefix('年').unwrap_or(after);
                before.ends_with("过去的")
                    || class::YEAR_RECAP.words().iter().any(|cue| behind.starts_with(cue) || after.starts_with(cue))
            }
            // 57个县近3年…: of what those did, not of the passage.
            Said::Years(_) => first < last && before.chars().count() <= 4,
            Said::Span(_, to) => first < last && to == last && before.chars().count() <= 4,
            _ => false,
        };
        match said {
            Said::Year(_) | Said::Years(_) | Said::Span(..) if announced => {
                (self.told, self.here, self.on) = (Some(said), None, false);
            }
            // A year in the midst of a passage on several is the sentence's alone, and one within a clause the clause's.
            Said::Year(of)
                if of <= last
                    && (before.is_empty()
                        || before.ends_with(['在', '到', '至', '，'])
                        || behind.starts_with("全年"))
                    && (opens_paragraph || !matches!(self.told, Some(Said::Span(..) | Said::Years(_)))) =>
            {
                self.here = Some(said);
                self.on =
                    of == last && opens_paragraph && before.is_empty() && calendar.scale_at(start) == Some(Scale::Both);
            }
            Said::Years(_) | Said::Span(..) => {
                // “十四五”以来, in a review of one year: to the paragraph's end.
                let lead = behind.split(['，', ',']).next().unwrap_or("");
                let passage = ["来", "以来", "期间", "时期"].iter().any(|end| lead.ends_with(end));
                self.here = (passage && opens_paragraph).then_some(said);
            }
            Said::By(_) => self.here = None,
            _ => {}
        }
    }
}

/// Whether words open with the outline of a five-year plan.
pub fn speaks_of_outline(words: &str) -> bool {
    ["《纲要", "《规划纲要", "《建议》"].iter().any(|name| words.trim_start().starts_with(name))
}

/// What stands behind an address: 各位代表，刚刚过去的2025年.
fn address(before: &str) -> &str {
    before
        .trim_start()
        .strip_prefix("各位代表")
        .map_or(before, |rest| rest.trim_start_matches(['，', '！', ',', '!', '：']))
}

impl<'a> Sentence<'a> {
    /// Prepares the sentence at `span` of `text`; `carried` goes from one sentence to the next.
    pub fn new(
        text: &'a str,
        span: Span,
        document: &Document,
        calendar: &'a Calendar,
        targets: bool,
        carried: &mut Carried,
    ) -> Self {
        let role = if targets { Role::Goals } else { document.role_at(span.start()) };
        let said = said(span.of(text), role, calendar);
        let mut sentence = Sentence { text, span, role, said, targets, carried: Carried::default(), calendar };
        carried.step(&sentence);
        sentence.carried = *carried;
        sentence
    }

    /// Whether it tells what several years are to bring.
    pub fn aims_of_term(&self) -> bool {
        let ahead =
            |said: &Said| matches!(said, Said::Span(from, to) if from < to && Some(*from) >= self.calendar.year);
        let told = self.said.iter().any(|(_, said)| ahead(said)) || self.carried.told.as_ref().is_some_and(ahead);
        let headed = self.calendar.scale_at(self.span.start()) == Some(Scale::Term);
        self.role == Role::Goals && !self.targets && (headed || told)
    }

    /// Whether it stands where a report promises.
    fn plan(&self) -> bool {
        matches!(self.role, Role::Goals | Role::Plan | Role::Government | Role::Livelihood | Role::Policies)
            || self.carried.promises
            || self.targets
    }

    /// The time that the sentence opens with, which holds for all of it: 到2025年，…；….
    fn opening(&self) -> Option<(usize, Said)> {
        let first = *self.said.first()?;
        let before = address(self.span.of(self.text).get(..first.0)?);
        // 利润由上年下降2.3%转为增长8.5% opens with no time.
        let from = before.ends_with(['由', '从']);
        (before.chars().count() <= 15 && !before.contains(scan::ends_clause) && !from).then_some(first)
    }

    /// The text of a list's members up to the mention: from the last comma on.
    fn members(&self, reading: &Reading, clause: &'a str) -> &'a str {
        let (_, before) = self.before(reading.clause.0 + clause.len());
        let from = before.rfind(scan::ends_clause).unwrap_or(0);
        before.get(from..).unwrap_or(clause)
    }

    /// What stands in the sentence before `at`, 1200 bytes at most, and where in the sentence it begins.
    fn before(&self, at: usize) -> (usize, &'a str) {
        let mut from = at.saturating_sub(1200).max(self.span.start());
        while from < at && !self.text.is_char_boundary(from) {
            from += 1;
        }
        (from.saturating_sub(self.span.start()), self.text.get(from..at).unwrap_or(""))
    }

    /// The times said before byte `end` of the text.
    fn said_before(&self, end: usize) -> &[(usize, Said)] {
        let offset = end.saturating_sub(self.span.start());
        self.said.get(..self.said.partition_point(|(at, _)| *at < offset)).unwrap_or(&[])
    }

    /// The time that bears on a number at `end`: the last one said in its segment, else what the sentence opens with, else
    /// what the sentences before it have set.
    fn latest(&self, end: usize) -> Option<Said> {
        let (window, before) = self.before(end);
        let segment = before.rfind(['；', ';']).map_or(0, |at| window + at);
        let last = self.said_before(end).last().filter(|(at, _)| *at >= segment).filter(|(at, said)| {
            let since = before.get(at.saturating_sub(window)..).unwrap_or("");
            match said {
                // 连续5年保持…, 3年翻一番: of its clause only.
                Said::Streak(_) | Said::Run(_) => !since.contains(['，', ',', '：']),
                // 由上年下降2.3%转为增长8.5%, 由上年729万人增加到732万人: the first number's only.
                Said::Year(_) => !(since.contains("转为") || self.led_from(*at) && since.contains(['到', '至', '为'])),
                _ => true,
            }
        });
        let clause_headed = |at: usize| {
            let led = self.span.of(self.text).get(..at).unwrap_or("").trim_end_matches(['到', '至']);
            led.is_empty() || led.ends_with(|ch: char| scan::ends_clause(ch) || ch.is_whitespace())
        };
        // The year's targets are of no term that was told of before.
        let of_year = |said: &Said| !self.targets || matches!(said, Said::Year(_) | Said::By(_));
        last.map(|(_, said)| *said)
            .or_else(|| {
                let opening = self.opening().map(|(_, said)| said);
                opening.filter(|said| !matches!(said, Said::Streak(_) | Said::Run(_) | Said::Now | Said::Within(_)))
            })
            .or_else(|| {
                // 经济再上台阶，2012年…；…;…: a year at a clause's head holds on over semicolons.
                let earlier = self.said_before(end).iter().rev().take(40).find(|(at, said)| {
                    matches!(said, Said::Years(_) | Said::Span(..))
                        || matches!(said, Said::Year(_) | Said::By(_)) && clause_headed(*at)
                })?;
                matches!(earlier.1, Said::Year(_) | Said::By(_)).then_some(earlier.1)
            })
            .or(self.carried.here.filter(of_year))
            .or(self.carried.told.filter(of_year))
    }

    /// Whether 由 or 从 stands right before this place of the sentence.
    fn led_from(&self, at: usize) -> bool {
        self.span.of(self.text).get(..at).is_some_and(|before| before.ends_with(['由', '从']))
    }

    /// When and how a reading of the sentence is meant; `end` is where its number begins, or its clause ends.
    /// `previous` is the status of the sentence's number before it.
    pub fn timing(
        &self,
        reading: &Reading,
        mention: Option<&Mention>,
        end: usize,
        headline: bool,
        previous: Option<Status>,
    ) -> Timing {
        let clause = self.text.get(reading.clause.0..end).unwrap_or("");
        let latest = self.latest(end);
        let status = self.status(reading, mention, clause, end, latest, previous);
        let strength = self.strength(reading, mention, clause, headline).filter(|_| status == Status::Target);
        let period = self.period(reading, clause, mention, end, latest, status);
        let basis = self.basis(reading, clause, mention, period.as_ref());
        Timing { status, strength, period, basis }
    }
}
