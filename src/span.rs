//! Where something stands in a text.
//!
//! Three units, one type each, so that they cannot be mixed: [`Span`] counts UTF-8 bytes and is what the core works
//! with, [`CodePoints`] is what the JSON says, [`Utf16`] is what a browser's selection wants. An [`Index`] turns the
//! first into the others after one linear pass over the text.

use serde::{Deserialize, Serialize};

/// `[start, end)` in bytes of one text. Both ends stand on character boundaries of that text, and `start <= end`:
/// it is only made by [`Span::new`], which checks, or from spans that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

/// `[start, end)` in Unicode code points, as in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CodePoints(pub u32, pub u32);

/// `[start, end)` in UTF-16 code units, as in the DOM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Utf16(pub u32, pub u32);

impl Span {
    /// The span from byte `start` to byte `end` of `text`, moved outwards to the nearest character boundaries and
    /// cut to the text, so that it never fails and always cuts.
    pub fn new(text: &str, start: usize, end: usize) -> Span {
        let mut start = start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// What it stands for in the text that it was made of; empty for another, shorter text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether the byte offset `at` lies inside.
    pub fn has(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// From the start of the first to the end of the last of two spans of one text.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// How many bytes lie between two checkpoints of an [`Index`]: a look-up counts at most this many.
const STRIDE: usize = 128;

/// Turns byte offsets of one text into code points and UTF-16 units. Built in one pass; a look-up is constant.
pub struct Index<'t> {
    text: &'t str,
    /// Characters and UTF-16 units before each multiple of [`STRIDE`] bytes (moved down to a character boundary).
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> Index<'t> {
    /// Passes over the text once.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut chars, mut units) = (0, 0);
        for (at, ch) in text.char_indices() {
            // A checkpoint stands at the first character that starts at or after its multiple.
            while checkpoints.len() * STRIDE <= at {
                checkpoints.push((chars, units));
            }
            chars += 1;
            units += ch.len_utf16() as u32;
        }
        checkpoints.push((chars, units));
        Index { text, checkpoints }
    }

    fn at(&self, byte: usize) -> (u32, u32) {
        let byte = byte.min(self.text.len());
        let slot = (byte / STRIDE).min(self.checkpoints.len() - 1);
        let mut from = slot * STRIDE;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let (mut chars, mut units) = self.checkpoints[slot];
        for ch in self.text.get(from..byte).unwrap_or("").chars() {
            chars += 1;
            units += ch.len_utf16() as u32;
        }
        (chars, units)
    }

    /// The same stretch in code points.
    pub fn code_points(&self, span: Span) -> CodePoints {
        CodePoints(self.at(span.start()).0, self.at(span.end()).0)
    }

    /// The same stretch in UTF-16 units.
    pub fn utf16(&self, span: Span) -> Utf16 {
        Utf16(self.at(span.start()).1, self.at(span.end()).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_rare_characters_once() {
        let text = "a𬭎é👍二";
        let index = Index::new(text);
        for (start, _) in text.char_indices() {
            let span = Span::new(text, start, text.len());
            assert_eq!(index.code_points(span).0 as usize, text[..start].chars().count());
            assert_eq!(index.utf16(span).0 as usize, text[..start].encode_utf16().count());
        }
    }

    #[test]
    fn never_cuts_a_character() {
        let text = "二𬭎三";
        for start in 0..12 {
            for end in 0..12 {
                let span = Span::new(text, start, end);
                assert!(span.start() <= span.end() && text.get(span.start()..span.end()).is_some());
            }
        }
    }
}
