//! The lines of a source, with what their layout says.

use super::characters::{columns, is_blank};

/// A line with the white space around it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// First byte in the source.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Columns of white space in front: a full-width blank is two, as in print.
    pub indent: usize,
    /// Columns of the line itself: Han and full width two, ASCII one.
    pub width: usize,
    /// Characters of the line itself.
    pub chars: usize,
    /// Blank lines, page numbers and the like between it and the line before.
    pub gap: usize,
    /// Whether a page break stands before it: a form feed, or the line of nothing but marks without width that some
    /// wikis put there.
    pub paged: bool,
    /// Whether its end was cut off.
    pub clipped: bool,
}

impl Line {
    /// Its words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// What stands for a line's end, in bytes of these lengths: also the letters `\r\n`, as careless tools write them.
const ENDS: [&str; 9] = ["\\r\\n", "\\n", "\r\n", "\n", "\r", "\u{0C}", "\u{0B}", "\u{2028}", "\u{85}"];

/// The lines that hold anything, in order.
pub fn lines(text: &str) -> Vec<Line> {
    let mut all = Vec::new();
    let (mut start, mut at, mut gap) = (0, 0, 0);
    let mut paged = false;
    let bytes = text.as_bytes();
    while at <= bytes.len() {
        let end = match bytes.get(at) {
            None => Some(0),
            Some(b'\\' | b'\r' | b'\n' | 0x0B | 0x0C | 0xC2 | 0xE2) => {
                let rest = text.get(at..).unwrap_or("");
                // C:\new is a path and no line's end.
                let behind = |end: &str| rest.get(end.len()..).unwrap_or_default();
                let literal =
                    |end: &&&str| **end != "\\n" || !behind(end).starts_with(|ch: char| ch.is_ascii_lowercase());
                ENDS.iter().find(|end| rest.starts_with(**end) && literal(end)).map(|end| end.len())
            }
            Some(_) => None,
        };
        let Some(length) = end else {
            at += 1;
            continue;
        };
        match line(text, start, at) {
            Some(line) => {
                all.push(Line { gap, paged, ..line });
                (gap, paged) = (0, false);
            }
            None => {
                gap += 1;
                let whole = text.get(start..at).unwrap_or("");
                paged |= !whole.is_empty() && whole.chars().all(|ch| columns(ch) == 0);
            }
        }
        paged |= bytes.get(at) == Some(&0x0C);
        at += length.max(1);
        start = at;
    }
    all
}

fn line(text: &str, start: usize, end: usize) -> Option<Line> {
    let whole = text.get(start..end)?;
    let body = whole.trim_start_matches(is_blank);
    let from = start + whole.len() - body.len();
    let body = body.trim_end_matches(is_blank);
    if body.is_empty() {
        return None;
    }
    let indent = text.get(start..from)?.chars().map(|ch| if ch == '\t' { 4 } else { columns(ch) }).sum();
    let width = body.chars().map(columns).sum();
    let chars = body.chars().count();
    Some(Line { start: from, end: from + body.len(), indent, width, chars, gap: 0, paged: false, clipped: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_line_end() {
        let text = "一\r\n二\n\n　　三 \u{0C}四\\r\\n五\\n六\u{2028}七";
        let found = lines(text);
        assert_eq!(found.iter().map(|line| line.of(text)).collect::<String>(), "一二三四五六七");
        assert_eq!((found[2].indent, found[2].gap), (4, 1));
        assert_eq!(lines("见C:\\new").len(), 1);
        assert!(lines(" \u{FEFF}\n").is_empty());
    }
}
