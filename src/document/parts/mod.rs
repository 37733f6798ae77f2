//! Parts: the text's stretches by function, from what they say, not from their number.
//!
//! Headings of level 1 divide the text into segments; the words of each tell its role, and inside a segment the places
//! are found where the role changes without a heading: problems at the end of a review, goals before a plan, the
//! government's own work and the closing after it.
//!
//! [`told`] tells what speaks for a segment's role, [`roles`] finds the row of roles for which most speaks, [`inside`] where it changes inside one, [`signs`] what the words of a
//! paragraph say.

mod inside;
mod roles;
mod signs;
mod told;

use super::headings::{Found, Headings, Sentence, cut, is_formula};
use crate::lexicon::classes::class;
use crate::lexicon::years;
use crate::model::{Part, Role};
use crate::order;
use crate::span::Span;
use crate::text::Reading;
pub use signs::leads_to_work;
use signs::{calls, calls_at_end};

/// A paragraph of more bytes than this was never one: line breaks are missing, and sentences stand for paragraphs.
const UNBROKEN: usize = 6000;

/// The parts, and for each heading of level 1 the role of its section.
#[derive(Debug, Default)]
pub struct Parts {
    /// They cover the text in order, without gap or overlap.
    pub parts: Vec<Part<Span>>,
    /// Start of a heading of level 1 and the role of its section as a whole, in order.
    pub sections: Vec<(usize, Role)>,
}

/// The parts of this text; `year` is the one planned for, where it is known, `reports` whether the text is a report.
pub fn read(reading: &Reading, headings: &Headings, year: Option<i32>, reports: bool) -> Parts {
    let text = reading.text.as_str();
    let steps = steps(reading, &headings.sentences, &headings.found);
    let unbroken = reading.paragraphs.iter().any(|paragraph| paragraph.len() > UNBROKEN);
    let mut reader =
        Reader { text, headings: &headings.found, steps, unbroken, year, reports, addressed: headings.addressed };
    reader.year = year.or_else(|| reader.last_titled());
    reader.read()
}

/// The parts of a text that only reports: what stands before its first heading or prose, and the rest.
pub fn reported(reading: &Reading, headings: &Headings) -> Parts {
    let text = reading.text.as_str();
    let steps = steps(reading, &headings.sentences, &headings.found);
    let reader =
        Reader { text, headings: &headings.found, steps, unbroken: false, year: None, reports: true, addressed: 0 };
    let body = reader.opening();
    let cuts = [(0, body, Role::Opening), (body, text.len(), Role::Review)];
    let parts = cuts.into_iter().filter(|(from, to, _)| from < to);
    let parts = parts.map(|(from, to, role)| Part { role, span: Span::new(text, from, to) }).collect();
    let tops = headings.found.iter().filter(|found| found.level == 1);
    Parts { parts, sections: tops.map(|found| (found.start(), Role::Review)).collect() }
}

/// What starts a paragraph, a heading inside one, or a sentence where paragraphs are missing: the places where a role
/// may change. 各位代表！ on a line of its own is one with what follows.
fn steps(reading: &Reading, sentences: &[Sentence], headings: &[Found]) -> Vec<Span> {
    let text = reading.text.as_str();
    let mut out: Vec<Span> = Vec::new();
    let mut tops = headings.iter().filter(|found| found.level <= 2).map(Found::start).peekable();
    let mut addressed = false;
    for sentence in sentences {
        let long = reading.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.len() > UNBROKEN);
        let mut headed = false;
        while tops.next_if(|top| *top < sentence.span.end()).is_some() {
            headed = true;
        }
        match out.last_mut().filter(|_| addressed && !headed || !sentence.first && !long && !headed) {
            Some(step) => *step = step.to(sentence.span),
            None => out.push(sentence.span),
        }
        let words = sentence.span.of(text).trim();
        addressed = class::DELEGATES_ADDRESS.strip_start(words).is_some_and(|rest| rest.chars().nth(1).is_none());
    }
    out
}

struct Reader<'t> {
    text: &'t str,
    headings: &'t [Found],
    steps: Vec<Span>,
    /// Whether line breaks are missing, so that a step may be a sentence only.
    unbroken: bool,
    /// The year planned for.
    year: Option<i32>,
    /// Whether the text is a report.
    reports: bool,
    /// Where the deputies are last addressed.
    addressed: usize,
}

/// A stretch under one heading of level 1.
#[derive(Clone, Copy, Debug)]
struct Segment<'t> {
    heading: Option<&'t Found>,
    start: usize,
    end: usize,
    role: Option<Role>,
}

impl<'t> Reader<'t> {
    /// The last year that titles name, where they name several: 2015年主要工作, 2016年目标任务.
    fn last_titled(&self) -> Option<i32> {
        let titles = self.headings.iter().filter(|found| found.level == 1).map(|found| found.title.of(self.text));
        let years = || titles.clone().flat_map(years::named_in).map(|(year, _)| year);
        years().max().filter(|last| years().any(|year| year < *last))
    }

    fn read(&self) -> Parts {
        let body = self.opening();
        let mut segments = self.segments(body);
        self.roles(&mut segments);
        let mut cuts: Vec<(usize, Role)> = Vec::new();
        if body > 0 {
            cuts.push((0, Role::Opening));
        }
        let mut sections = Vec::new();
        // A heading with nothing under it but another heading belongs to that one's part.
        let mut carried = None;
        for (nth, segment) in segments.iter().enumerate() {
            let role = segment.role.unwrap_or(Role::Other);
            if let Some(heading) = segment.heading {
                sections.push((segment.start, role));
                let under = self.text.get(heading.title.end()..segment.end).unwrap_or("");
                if nth + 1 < segments.len() && under.trim().len() < 12 {
                    carried.get_or_insert(segment.start);
                    continue;
                }
            }
            let segment = Segment { start: carried.take().unwrap_or(segment.start), ..*segment };
            let rest = segments.get(nth + 1..).unwrap_or_default();
            self.inside(&segment, role, rest, &mut cuts);
        }
        self.closing(&segments, &mut cuts);
        if cuts.is_empty() {
            cuts.push((0, Role::Other));
        }
        if let Some(first) = cuts.first_mut() {
            first.0 = 0;
        }
        order::by_key(&mut cuts, |(at, _)| *at as u64);
        cuts.dedup_by(|later, earlier| later.0 == earlier.0 || later.1 == earlier.1);
        let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([self.text.len()]);
        let parts = cuts
            .iter()
            .zip(ends)
            .map(|((start, role), end)| Part { role: *role, span: Span::new(self.text, *start, end) });
        Parts { parts: parts.filter(|part| !part.span.is_empty()).collect(), sections }
    }

    /// The words of a step; where line breaks are missing, of about a paragraph from it on.
    fn block(&self, step: &Span) -> &'t str {
        let words = step.of(self.text).trim_start();
        if !self.unbroken || step.len() > 600 {
            return words;
        }
        let rest = cut(self.text.get(step.end() - words.len()..).unwrap_or(""), 250);
        let address = class::DELEGATES_ADDRESS.all_in(rest).map(|at| at.start).find(|at| *at > 40);
        let next = rest.find('\n').into_iter().chain(address);
        rest.get(..next.min().unwrap_or(rest.len())).unwrap_or(rest)
    }

    /// Where the opening ends: behind the formula, or behind the title lines.
    fn opening(&self) -> usize {
        let head: Vec<&Span> = self.steps.iter().take_while(|step| step.start() < 6000).take(60).collect();
        let first_heading = self.headings.iter().find(|found| found.level == 1).map(Found::start);
        let before = |at: usize| first_heading.is_none_or(|heading| at <= heading);
        if let Some(formula) = head.iter().find(|step| is_formula(step.of(self.text)) && before(step.start())) {
            // The formula may stand inside a long paragraph: its last sentence ends the opening.
            // Without line breaks its last sentence is a step of its own.
            let behind = cut(self.text.get(formula.end()..).unwrap_or(""), 100).split('\n').next().unwrap_or("");
            let words = self.text.get(formula.start()..formula.end() + behind.len()).unwrap_or("");
            let (mut end, mut at) = (formula.start(), formula.start());
            let mut found = false;
            for sentence in words.split_inclusive(['。', '！']) {
                at += sentence.len();
                if is_formula(sentence) {
                    (end, found) = (at, true);
                } else if found {
                    break;
                }
            }
            return first_heading.map_or(end, |heading| end.min(heading.max(formula.start())));
        }
        // No formula: title lines up to the first heading or the first prose.
        let prose = head.iter().find(|step| {
            let words = step.of(self.text);
            words.contains('。') && !class::DELEGATES_ADDRESS.starts(words.trim_start())
        });
        let prose = prose.map(|step| step.start());
        match (first_heading, prose) {
            (Some(heading), Some(prose)) => heading.min(prose),
            (Some(heading), None) => heading,
            (None, Some(prose)) => prose,
            (None, None) => 0,
        }
    }

    fn segments(&self, body: usize) -> Vec<Segment<'t>> {
        let mut out: Vec<Segment> = Vec::new();
        let tops = self.headings.iter().filter(|found| found.level == 1 && found.start() >= body);
        let mut start = body;
        let mut heading = None;
        for top in tops {
            let at = top.start();
            if at > start || heading.is_some() {
                out.push(Segment { heading, start, end: at, role: None });
            }
            (start, heading) = (at, Some(top));
        }
        if start < self.text.len() {
            out.push(Segment { heading, start, end: self.text.len(), role: None });
        }
        out
    }

    fn items(&self, segment: &Segment) -> impl Iterator<Item = &'t Found> + use<'t> {
        let (start, end) = (segment.start, segment.end);
        let from = self.headings.partition_point(|found| found.start() <= start);
        (self.headings.get(from..).unwrap_or_default().iter())
            .take_while(move |found| found.start() < end)
            .filter(|found| found.level == 2)
    }

    fn steps_in(&self, start: usize, end: usize) -> impl Iterator<Item = &Span> {
        let from = self.steps.partition_point(|step| step.start() < start);
        self.steps.get(from..).unwrap_or_default().iter().take_while(move |step| step.start() < end)
    }

    /// The call at the end, before the annexes.
    fn closing(&self, segments: &[Segment], cuts: &mut Vec<(usize, Role)>) {
        let mut main = segments.iter().filter(|segment| {
            !matches!(segment.role, Some(Role::Livelihood | Role::Policies | Role::Glossary | Role::Other))
        });
        let Some(last) = main.next_back() else { return };
        let end = last.end;
        let body = last.heading.map_or(last.start, |heading| heading.title.end());
        let steps: Vec<&Span> = self.steps_in(body, end).collect();
        // Looked for from the end on, no further back than a closing is long.
        let mut found = None;
        for step in steps.iter().rev() {
            if end - step.start() > 9000 {
                break;
            }
            let words = step.of(self.text).trim_start();
            if class::LISTENERS_ADDRESS.starts(words) {
                let rest = self.text.get(step.start()..end).unwrap_or("");
                if calls(rest) {
                    found = Some(step.start());
                }
                break;
            }
        }
        // Without an address: the last words, if they call; where the plan is missing, only if they close.
        let planned = matches!(last.role, Some(Role::Plan | Role::Goals | Role::Government));
        let found = found.or_else(|| {
            let ends = |step: &&&Span| {
                let words = step.of(self.text);
                calls(words) && (planned || calls_at_end(words) || class::THANKS_ALL.within(words))
            };
            let last = steps.iter().rev().take(3).find(ends)?;
            (steps.len() > 1).then(|| last.start())
        });
        if let Some(at) = found {
            let headed = self
                .headings
                .iter()
                .any(|heading| heading.level <= 2 && heading.start() >= at && heading.start() < end);
            if !headed {
                cuts.retain(|(cut, _)| *cut < at || *cut >= end);
                cuts.push((at, Role::Closing));
            }
        }
    }
}
