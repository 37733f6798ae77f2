//! Source → reading text: the file split into its reports and articles, what pages put around a text out, broken paragraphs mended.
//!
//! The reading text is faithful to the letter otherwise; folding (full width, spaces) is for matching only. In steps:
//! [`lines`] (what stands where), [`boilerplate`] (page numbers, running heads, menus), [`split`] (one reading an item),
//! [`normalized`] is the text in one form, for matching.
//! [`damaged`] (digits gone, codes in place of characters), [`wrap`] and [`joint`] (which lines belong together), [`space`] (white space inside a line), [`repeat`] (a body twice).

mod boilerplate;
mod characters;
mod damaged;
mod joint;
mod lines;
pub mod normalized;
mod repeat;
mod space;
mod split;
mod wrap;

use crate::bytes::{Mark, MarkKind, Note, NoteKind, Source};
use crate::model::{Page, Warning, WarningCode};
use crate::span::Span;
pub use characters::is_han;
use std::borrow::Cow;

/// One report or article as it is read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The title in the listing that it came from, where it came from one; not part of `text`.
    pub listed_title: Option<String>,
    /// ISO date of publication, from the listing or the page's chrome.
    pub published_on: Option<String>,
    /// The reading text, one line feed between paragraphs.
    pub text: String,
    /// Its paragraphs, in order, none empty.
    pub paragraphs: Vec<Span>,
    /// What the markup said, by stretches of `text`, in order of their starts.
    pub marks: Vec<Mark>,
    /// Pages of the source, where it has any.
    pub pages: Option<Vec<Page<Span>>>,
    /// Where (bytes of `text`) a line ends that was cut off: what touches it, a number above all, cannot be trusted.
    pub clipped: Vec<usize>,
    /// What was odd about it.
    pub warnings: Vec<Warning<Span>>,
}

impl Reading {
    /// The same in ordinary characters, byte for byte as long: traditional characters and radicals replaced.
    pub fn in_ordinary_characters(&self) -> Cow<'_, Reading> {
        match normalized::in_ordinary_characters(&self.text) {
            Cow::Borrowed(_) => Cow::Borrowed(self),
            Cow::Owned(text) => Cow::Owned(Reading { text, ..self.clone() }),
        }
    }
}

/// The stretch of `written` at which `words` stand within a stretch of `read`, the same text in ordinary characters; the words
/// themselves where they stand nowhere.
pub fn as_written(words: &str, within: Span, read: &str, written: &str) -> String {
    let at = within.of(read).find(words).map(|at| within.start() + at).filter(|_| !words.is_empty());
    at.and_then(|at| written.get(at..at + words.len())).unwrap_or(words).to_string()
}

/// The reports and articles of a source.
pub fn read(source: &Source) -> Vec<Reading> {
    let lines = lines::lines(&source.text);
    let items = split::items(&source.text, lines);
    let start = |item: &split::Item| item.lines.first().map_or(usize::MAX, |line| line.start);
    let starts: Vec<usize> = items.iter().skip(1).map(start).chain([usize::MAX]).collect();
    // Traditional characters are read like simplified ones, by those who join lines too.
    let ordinary = normalized::in_ordinary_characters(&source.text);
    let mut from = 0;
    let mut readings = Vec::with_capacity(items.len());
    for (item, to) in items.into_iter().zip(starts) {
        let notes = source.notes.iter().filter(|note| (from..to).contains(&note.at));
        let mut reading = mend(source, &ordinary, item);
        reading.warnings.extend(notes.map(warning));
        readings.push(reading);
        from = to;
    }
    readings
}

/// What a reader found odd, as a warning.
fn warning(note: &Note) -> Warning<Span> {
    let code = match note.kind {
        NoteKind::ScannedPage => WarningCode::ScannedPage,
        NoteKind::DamagedText => WarningCode::DamagedText,
    };
    Warning { code, message: note.message.clone(), details: note.details.clone(), span: None }
}

fn mend(source: &Source, ordinary: &str, item: split::Item) -> Reading {
    let (lines, published) = boilerplate::remove(&source.text, item.lines, !source.lines_are_paragraphs);
    let paragraphs = wrap::paragraphs(source, ordinary, &lines);
    let mut out = space::Writer::default();
    let mut clipped = Vec::new();
    for paragraph in &paragraphs.joined {
        out.paragraph(&source.text, paragraph, paragraphs.is_row(paragraph));
        if paragraphs.clipped && paragraph.last().is_some_and(|line| line.clipped) {
            clipped.push(out.text.len());
        }
    }
    let mut warnings = Vec::new();
    if let Some(cut) = repeat::find(&out.text) {
        let characters = out.text.get(cut.clone()).map_or(0, |cut| cut.chars().count());
        let message =
            format!("the text stands twice: {characters} characters that repeat what came before are left out");
        warnings
            .push(Warning::new(WarningCode::RepeatedBody, message, None).with("characters", characters.to_string()));
        out.cut(cut.start, cut.end);
        clipped.retain(|&at| at <= out.text.len());
    }
    let undecodable: Vec<usize> = source.undecodable.iter().filter_map(|&at| out.at(at)).collect();
    if let (Some(&first), Some(&last)) = (undecodable.first(), undecodable.last()) {
        let places: Vec<String> = undecodable.iter().take(20).map(ToString::to_string).collect();
        let more = if undecodable.len() > 20 { " …" } else { "" };
        let message = format!(
            "{} undecodable places, shown as U+FFFD, at bytes {}{more} of the text",
            undecodable.len(),
            places.join(", ")
        );
        let span = Span::new(&out.text, first, last + '\u{FFFD}'.len_utf8());
        let warning = Warning::new(WarningCode::UndecodableBytes, message, Some(span));
        warnings.push(warning.with("places", undecodable.len().to_string()));
    }
    warnings.extend(damaged::warning(&out.text));
    for &at in &clipped {
        let start = out.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1);
        let message = "the line was cut off; nothing is read from its end";
        warnings.push(Warning::new(WarningCode::ClippedLine, message, Some(Span::new(&out.text, start, at))));
    }
    let marks = (source.marks.iter())
        .filter_map(|mark| {
            let (start, end) = out.stretch(mark.span.start(), mark.span.end())?;
            Some(Mark { kind: mark.kind, span: Span::new(&out.text, start, end) })
        })
        .filter(|mark| !mark.span.is_empty() || matches!(mark.kind, MarkKind::Page(_)))
        .collect();
    let pages = pages(source, &out);
    let mut at = 0;
    let mut spans = Vec::new();
    for line in out.text.split('\n') {
        if !line.is_empty() {
            spans.push(Span::new(&out.text, at, at + line.len()));
        }
        at += line.len() + 1;
    }
    Reading {
        listed_title: item.title,
        published_on: item.published_on.or(published),
        paragraphs: spans,
        marks,
        pages,
        clipped,
        warnings,
        text: out.text,
    }
}

/// Where the source's pages stand in the text; `None` where it has none.
fn pages(source: &Source, out: &space::Writer) -> Option<Vec<Page<Span>>> {
    let number = |mark: &Mark| match mark.kind {
        MarkKind::Page(page) => Some(page),
        _ => None,
    };
    let numbered = source.marks.iter().filter_map(|mark| Some((number(mark)?, mark.span)));
    let pages: Vec<Page<Span>> = numbered
        .filter_map(|(page, span)| {
            let (start, end) = out.stretch(span.start(), span.end())?;
            Some(Page { page, span: Span::new(&out.text, start, end) })
        })
        .collect();
    (!pages.is_empty()).then_some(pages)
}
