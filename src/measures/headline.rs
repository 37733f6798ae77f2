//! The year's main expected targets: which sentences state them. `headline.rules` tell of each sentence whether it opens the
//! targets, goes on with them or ends them.

use super::phrase::{self, Words};
use super::time::speaks_of_outline;
use crate::document::Document;
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::model::{DocumentKind, Role};
use crate::rules::{Fact, Site, Slot, family, trace};
use crate::span::Span;

/// How many sentences the targets may take.
const LONGEST: usize = 16;
/// How many numbers a sentence of the goals has that states the targets without saying so.
const UNSAID: usize = 3;

/// Where the main targets stand: for each sentence of the list, whether it states some.
pub fn sentences(words: &Words, sentences: &[Span], document: &Document, counts: impl Fn(usize) -> usize) -> Vec<bool> {
    let mut stated = vec![false; sentences.len()];
    let mut list = List::default();
    let headings: Vec<Span> = document.headings().iter().map(|heading| heading.heading).collect();
    for (at, &span) in sentences.iter().enumerate() {
        let said = span.of(words.text);
        let numbers = counts(at) > 0;
        let site = |list| SentenceSite::new(words, document, &headings, span, said, numbers, list);
        let mut step = None;
        if list.open && at < list.first + LONGEST {
            step = family::HEADLINE.first(&site(list)).and_then(|rule| rule.gives("targets"));
        }
        if !matches!(step, Some("states" | "passes")) {
            // Ended, or not begun: the sentence may open them.
            list = List { first: at, ..List::default() };
            step = class::TARGETS_OPENING
                .within(said)
                .then(|| family::HEADLINE.first(&site(list)).and_then(|rule| rule.gives("targets")))
                .flatten();
            list.open = matches!(step, Some("states" | "leads"));
            list.opened_with_numbers = list.open && numbers;
            list.planned = planned(document, span);
        } else if step == Some("passes") {
            list.quiet = true;
        }
        let states = step == Some("states");
        list.stated_before = states;
        if let Some(sentence) = stated.get_mut(at) {
            *sentence = states;
        }
    }
    if !stated.iter().any(|stated| *stated)
        && let Some(best) = most_numbers(words.text, sentences, document, counts)
        && let Some(sentence) = stated.get_mut(best)
    {
        *sentence = true;
    }
    stated
}

/// Stated without saying so: the sentence of the goals with most numbers, where it has at least three.
fn most_numbers(text: &str, sentences: &[Span], document: &Document, counts: impl Fn(usize) -> usize) -> Option<usize> {
    let of_year = |span: &Span| {
        let before = text.get(..span.start()).unwrap_or_default();
        let paragraph = before.rfind('\n').map_or(0, |end| end + 1);
        document.role_at(span.start()) == Role::Goals
            && !class::LATER_PERIOD.within(span.of(text))
            && !speaks_of_outline(text.get(paragraph..).unwrap_or_default())
    };
    let goals = sentences.iter().enumerate().filter(|(at, span)| counts(*at) >= UNSAID && of_year(span));
    let best = goals.map(|(at, _)| at).max_by_key(|&at| (counts(at), std::cmp::Reverse(at)))?;
    trace::note("headline", Some("most_numbers"), sentences.get(best)?.start());
    Some(best)
}

fn planned(document: &Document, span: Span) -> bool {
    matches!(document.role_at(span.start()), Role::Goals | Role::Plan)
}

/// The list of targets as far as it has come.
#[derive(Clone, Copy, Default)]
struct List {
    open: bool,
    /// The sentence that opened it.
    first: usize,
    /// Whether that one has numbers.
    opened_with_numbers: bool,
    /// Whether that one stands in the plan or its goals.
    planned: bool,
    /// Whether a sentence without targets was passed over.
    quiet: bool,
    /// Whether the sentence before states targets.
    stated_before: bool,
}

/// A sentence that may open the targets, state or end them.
struct SentenceSite<'a, 't> {
    words: &'a Words<'t>,
    document: &'a Document,
    headings: &'a [Span],
    span: Span,
    said: &'a str,
    /// What stands behind the words that open the targets.
    behind: Option<&'a str>,
    numbers: bool,
    list: List,
}

impl<'a, 't> SentenceSite<'a, 't> {
    fn new(
        words: &'a Words<'t>,
        document: &'a Document,
        headings: &'a [Span],
        span: Span,
        said: &'a str,
        numbers: bool,
        list: List,
    ) -> SentenceSite<'a, 't> {
        let opening = (class::TARGETS_OPENING.all_in(said).map(|at| at.end)).min();
        let behind = opening.and_then(|end| said.get(end..));
        SentenceSite { words, document, headings, span, said: said.trim(), behind, numbers, list }
    }

    /// Whether it begins with what is to be done, as the work behind the targets does: 全力办好民生实事10件.
    fn begins_with_work(&self) -> bool {
        let (words, end) = (self.words, self.span.end());
        let said = self.span.of(words.text);
        let start = self.span.start() + said.len() - said.trim_start().len();
        let start = phrase::skip_right(words, start, end, &mut phrase::Flags::default());
        words.starting_at(start).is_some_and(|cue| {
            let verb = words.of((cue.start, cue.end));
            cue.kinds.any(&[Kind::Act, Kind::Deed])
                && !cue.kinds.any(&[Kind::Noun, Kind::Add, Kind::Reach, Kind::Grow, Kind::Fall])
                && words.name_starting_at(start, end).is_none()
                && !class::TARGET_VERB.starts(verb)
        })
    }
}

impl Site for SentenceSite<'_, '_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Sentence => Some(self.said),
            Slot::Behind => self.behind,
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::Listing => self.list.open,
            Fact::OpenedWithNumbers => self.list.opened_with_numbers,
            Fact::QuietBefore => self.list.quiet,
            Fact::StatedBefore => self.list.stated_before,
            Fact::WithNumber => self.numbers,
            Fact::Planned => planned(self.document, self.span),
            Fact::LeavesPlan => self.list.planned && !planned(self.document, self.span),
            // A piece of a report, or a page about it, has no parts that would tell; nor has a speech that names its targets early.
            Fact::Piece => self.document.meta.kind != DocumentKind::WorkReport,
            Fact::InHeading => self.headings.iter().any(|heading| heading.has(self.span.start())),
            Fact::BeginsWithWork => self.begins_with_work(),
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.span.start()
    }
}
