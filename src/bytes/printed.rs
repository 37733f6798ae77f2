//! Printed pages, as PDF and OFD have them: characters at places → lines → paragraphs, headings and tables, in reading
//! order; heads, feet and page numbers out. Every stretch of the text can be traced to its page.
//!
//! [`lines`] (characters → lines, columns), [`paragraphs`] (lines → paragraphs), [`radicals`].

mod lines;
mod paragraphs;
mod radicals;

use super::{Mark, MarkKind, Note, NoteKind, Source};
use crate::error::{Error, Kind};
use crate::span::Span;
use lines::Line;
use std::collections::HashMap;

/// A character where it is printed. Units are those of the page, whatever they are; the origin is above on the left.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its left edge.
    pub x: f32,
    /// Its base line, from above.
    pub y: f32,
    /// Size of the type.
    pub size: f32,
    /// What it stands for; several characters for a ligature.
    pub text: String,
    /// Bold type.
    pub bold: bool,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What is printed on it, in any order.
    pub glyphs: Vec<Glyph>,
    /// Whether a picture covers most of it.
    pub pictured: bool,
}

/// Characters below which a page under a picture has no text of its own.
const SCANNED: usize = 20;
/// Share of a page's height in which heads and feet stand.
const MARGIN: f32 = 0.13;
/// Pages on which a line must stand to be a head or a foot.
const OFTEN: usize = 3;

/// The source that these pages make.
pub fn source(mut pages: Vec<Page>) -> Result<Source, Error> {
    share_glyphs(&mut pages);
    let scanned: Vec<u32> =
        pages.iter().filter(|page| page.pictured && count(page) < SCANNED).map(|page| page.number).collect();
    let all = pages.len();
    let empty = pages.iter().all(|page| count(page) == 0);
    if empty || scanned.len() == all && all > 0 {
        let what = if scanned.is_empty() { "the pages hold no text" } else { "the pages are pictures (scanned)" };
        let error = Error::new(Kind::NoText, format!("{what}: {all} of them")).with("pages", all.to_string());
        return Err(if scanned.is_empty() { error } else { error.with("what", "scanned") });
    }
    let mut lines: Vec<Line> = pages.iter().flat_map(lines::lines).collect();
    let heads = heads(&lines, all);
    lines.retain(|line| !is_page_number(line) && !heads.contains_key(&line.key()));
    let mut source = paragraphs::source(&lines);
    for page in scanned {
        // At the place in the text where the page would stand.
        let at = source.marks.iter().find(|mark| matches!(mark.kind, MarkKind::Page(number) if number > page));
        let at = at.map_or(source.text.len(), |mark| mark.span.start());
        let note = Note::new(NoteKind::ScannedPage, at, format!("page {page} is a picture; its text is not read"));
        source.notes.push(note.with("what", "pages".into()).with("pages", page.to_string()));
    }
    Ok(source)
}

/// Fonts draw 户 and 戶 (and the radical ⼾) as one glyph, and some programs then tell the wrong one: where a text is in
/// simplified characters, it is the simplified one.
fn share_glyphs(pages: &mut [Page]) {
    let glyphs = || pages.iter().flat_map(|page| &page.glyphs);
    if glyphs().any(|glyph| matches!(glyph.text.as_str(), "这" | "为" | "发" | "国" | "业" | "产" | "实" | "进"))
    {
        for glyph in pages.iter_mut().flat_map(|page| &mut page.glyphs) {
            if matches!(glyph.text.as_str(), "戶" | "⼾") {
                glyph.text = "户".into();
            }
        }
    }
}

fn count(page: &Page) -> usize {
    page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count()
}

/// Lines near the edge of their page that stand there on many pages.
fn heads(lines: &[Line], pages: usize) -> HashMap<(String, i32), usize> {
    let mut counted: HashMap<(String, i32), usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.at_edge) {
        let key = line.key();
        if !key.0.is_empty() {
            *counted.entry(key).or_default() += 1;
        }
    }
    counted.retain(|_, times| *times >= OFTEN.max(pages / 4));
    counted
}

/// A line of nothing but a number, near the edge of its page: 12, - 12 -, 第12页 共40页.
fn is_page_number(line: &Line) -> bool {
    let text = line.text();
    line.at_edge
        && text.chars().any(|ch| ch.is_numeric())
        && text.chars().all(|ch| ch.is_numeric() || ch.is_whitespace() || "-—–－·•.~第页共/ⅠⅡⅢⅣⅤivx".contains(ch))
}

/// Writes the source.
#[derive(Default)]
struct Writer {
    source: Source,
    /// Page that is being written, and where it began.
    page: Option<(u32, usize)>,
}

impl Writer {
    fn push(&mut self, text: &str, strong: bool) {
        let start = self.source.text.len();
        self.source.text.push_str(text);
        if strong && !text.is_empty() {
            self.mark(MarkKind::Strong, start);
        }
    }

    /// Marks from here to the end; a stretch that touches one of its kind goes on with it.
    fn mark(&mut self, kind: MarkKind, start: usize) {
        let end = self.source.text.len();
        let start = match self.source.marks.last().copied() {
            Some(last) if kind == MarkKind::Strong && last.kind == kind && last.span.end() == start => {
                self.source.marks.pop();
                last.span.start()
            }
            _ => start,
        };
        let span = Span::new(&self.source.text, start, end);
        self.source.marks.push(Mark { kind, span });
    }

    fn on_page(&mut self, page: u32) {
        if self.page.is_none_or(|(open, _)| open != page) {
            self.end_page();
            self.page = Some((page, self.source.text.len()));
        }
    }

    fn end_page(&mut self) {
        if let Some((page, start)) = self.page.take() {
            self.mark(MarkKind::Page(page), start);
        }
    }

    fn finish(mut self) -> Source {
        self.end_page();
        self.source.marks.sort_by_key(|mark| mark.span.start());
        self.source
    }
}
