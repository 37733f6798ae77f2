//! Headings in the text: numbered, dashed, ordinal (一是), bold, on a line of their own, and run in.
//!
//! Three passes over the sentences: what is marked by a number, what stands on a line of its own, and, within each
//! section, the short topic sentences that open its groups (`强化政策发力。`).
//! [`marked`] finds those with a marker and [`lines`] those on a line of their own, [`ends`] tells where one ends that no sign
//! ends, [`levels`] which heading stands under which, [`ordinals`] finds 一是 and other rows, [`topics`] topic sentences and bold type.

mod ends;
mod levels;
mod lines;
mod marked;
mod ordinals;
mod topics;

use crate::lexicon::classes::class;
use crate::lexicon::markers::{Marking, marker};
use crate::model::HeadingForm;
use crate::order;
use crate::rules::{Fact, Site, Slot, family};
use crate::span::Span;
use crate::text::Reading;

/// A heading as it was found, not yet placed in the outline.
#[derive(Clone, Debug)]
pub struct Found {
    /// 1-3 by the form of the heading.
    pub level: u8,
    /// How it is marked as a heading.
    pub form: HeadingForm,
    /// What kind of marker it has, if any.
    pub marking: Option<Marking>,
    /// `一、` and the like; empty for a run-in.
    pub marker: Span,
    /// The words, without the marker and the final 。
    pub title: Span,
}

impl Found {
    /// First byte of the heading.
    pub fn start(&self) -> usize {
        if self.marker.is_empty() { self.title.start() } else { self.marker.start() }
    }
}

/// The headings of a text, and what is odd about their numbers.
#[derive(Debug, Default)]
pub struct Headings {
    /// In order.
    pub found: Vec<Found>,
    /// The sentences, the end of a heading ending one.
    pub sentences: Vec<Sentence>,
    /// Headings whose number does not follow from the one before.
    pub odd: Vec<Span>,
    /// Where the deputies are last addressed; no annex begins before.
    pub addressed: usize,
}

/// A sentence with its final stop.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// Which paragraph it is of.
    pub paragraph: usize,
    /// Whether it is its paragraph's first.
    pub first: bool,
}
/// A paragraph of more bytes than this was never one: line breaks are missing.
const UNBROKEN: usize = 6000;

/// The sentences of this text, in order. They end with 。！？ and closing quotes, or with their paragraph.
fn sentences(reading: &Reading) -> Vec<Sentence> {
    let text = reading.text.as_str();
    let mut all = Vec::new();
    for (paragraph, span) in reading.paragraphs.iter().enumerate() {
        // The cells of a table's row are no sentences.
        if span.of(text).contains('\t') {
            continue;
        }
        let mut start = span.start();
        let mut first = true;
        let mut chars = span.of(text).char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let mut end = span.start() + at + ch.len_utf8();
            // 主要做了以下工作：（一）… without a line break: the colon ends what leads over.
            let leads = matches!(ch, '：' | ':' | '；' | ';')
                && chars
                    .peek()
                    .is_some_and(|(_, next)| matches!(next, '（' | '(' | '—') || class::SECTION_START.is_char(*next))
                && marker(cut(text.get(end..span.end()).unwrap_or(""), 12)).is_some_and(|marker| {
                    matches!(marker.marking, Marking::Item | Marking::Section | Marking::Dash | Marking::Chapter)
                });
            if !leads && !matches!(ch, '。' | '！' | '？' | '!' | '?') {
                continue;
            }
            while let Some(&(_, next)) = chars.peek() {
                if !matches!(next, '”' | '’' | '）' | ')' | '」' | '』' | '。' | '！' | '!') {
                    break;
                }
                end += next.len_utf8();
                chars.next();
            }
            all.push(Sentence { span: Span::new(text, start, end), paragraph, first });
            (start, first) = (end, false);
        }
        if start < span.end() {
            all.push(Sentence { span: Span::new(text, start, span.end()), paragraph, first });
        }
    }
    all
}

/// The headings of this text.
pub fn find(reading: &Reading) -> Headings {
    let sentences = sentences(reading);
    let listened = |it: &&Sentence| it.first && class::LISTENERS_ADDRESS.starts(it.span.of(&reading.text).trim_start());
    let addressed = sentences.iter().rev().find(listened).map_or(0, |sentence| sentence.span.start());
    let section = |(at, it): (usize, &Sentence)| {
        let found = marker(cut(it.span.of(&reading.text).trim_start(), 12)).filter(|_| it.first)?;
        (found.marking == Marking::Section).then_some((at, found.number))
    };
    let sections = sentences.iter().enumerate().filter_map(section).collect();
    let mut finder = Finder {
        reading,
        text: &reading.text,
        body: body_start(reading, &sentences),
        sentences,
        sections,
        annex: false,
        out: Headings { addressed, ..Headings::default() },
    };
    finder.marked();
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    let moved = finder.settle();
    finder.relevel();
    finder.ordinals(&moved);
    finder.rows();
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    finder.run_ins();
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    finder.out.found.dedup_by_key(|found| found.start());
    finder.out.sentences = finder.sentences;
    finder.out
}

/// Where the report itself starts: behind the cover lines and the formula.
fn body_start(reading: &Reading, sentences: &[Sentence]) -> usize {
    let text = reading.text.as_str();
    let head = sentences.iter().take_while(|sentence| sentence.span.start() < 4000);
    let formula = head.clone().find(|sentence| is_formula(sentence.span.of(text)));
    if let Some(formula) = formula {
        return formula.span.end();
    }
    let address = head.clone().find(|sentence| class::DELEGATES_ADDRESS.starts(sentence.span.of(text).trim_start()));
    address.map_or(0, |address| if address.first { address.span.start() } else { 0 })
}

/// A sentence by itself, for the rules of `formula`.
struct Words<'t>(&'t str);

impl Site for Words<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Sentence).then_some(self.0)
    }

    fn fact(&self, _: Fact) -> bool {
        false
    }

    fn place(&self) -> usize {
        0
    }
}

/// Whether a sentence is the formula with which a report is put before its congress.
pub fn is_formula(sentence: &str) -> bool {
    family::FORMULA.holds(&Words(sentence))
}

struct Finder<'t> {
    reading: &'t Reading,
    text: &'t str,
    sentences: Vec<Sentence>,
    /// The sentences that begin with 一、, with their numbers.
    sections: Vec<(usize, u32)>,
    body: usize,
    annex: bool,
    out: Headings,
}

/// The first `chars` characters.
pub fn cut(words: &str, chars: usize) -> &str {
    words.char_indices().nth(chars).map_or(words, |(at, _)| words.get(..at).unwrap_or_default())
}
