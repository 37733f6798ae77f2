//! A text as it is matched: without blanks and line ends, full width folded, each character knowing where it stands.

use crate::span::Span;

/// The text's characters without blanks and markup, full width folded to half.
pub struct Folded<'t> {
    text: &'t str,
    /// The characters.
    pub chars: Vec<char>,
    /// Where each stands in `text`, in bytes.
    at: Vec<u32>,
    /// What stood before each.
    gaps: Vec<Gap>,
}

/// What was left out before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    Blank,
    /// A line end.
    Line,
}

impl<'t> Folded<'t> {
    /// Folds the text in one pass.
    pub fn new(text: &'t str) -> Self {
        let length = text.len() / 3;
        let mut folded = Folded {
            text,
            chars: Vec::with_capacity(length),
            at: Vec::with_capacity(length),
            gaps: Vec::with_capacity(length),
        };
        let mut gap = Gap::Line;
        for (at, ch) in text.char_indices() {
            match ch {
                '\n' | '\r' => gap = Gap::Line,
                '*' | '`' | '#' | '\u{200b}' | '\u{feff}' | '\u{3000}' => gap = gap.max(Gap::Blank),
                _ if ch.is_whitespace() => gap = gap.max(Gap::Blank),
                _ => {
                    folded.chars.push(fold(ch));
                    folded.at.push(at as u32);
                    folded.gaps.push(gap);
                    gap = Gap::None;
                }
            }
        }
        folded
    }

    /// How many characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at this place.
    pub fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// What stood before the character at this place; a line end before the first and behind the last.
    pub fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Line)
    }

    /// Whether this word stands at this place.
    pub fn is(&self, at: usize, word: &str) -> bool {
        let mut here = self.chars.get(at..).unwrap_or(&[]).iter();
        word.chars().all(|ch| here.next() == Some(&ch))
    }

    /// Whether this word ends at this place.
    pub fn ends(&self, end: usize, word: &str) -> bool {
        end.checked_sub(word.chars().count()).is_some_and(|at| self.is(at, word))
    }

    /// The first place in `[from, to)` at which this word starts.
    pub fn find(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        (from..to.min(self.len())).find(|at| self.is(*at, word))
    }

    /// The characters of `[from, to)`.
    pub fn cut(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.min(self.len())).unwrap_or(&[]).iter().collect()
    }

    /// Where the characters `[from, to)` stand in the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.at.get(from).map_or(self.text.len(), |at| *at as usize);
        let last = to.checked_sub(1).and_then(|last| self.at.get(last)).map_or(start, |at| *at as usize);
        let end = last + self.text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(self.text, start, if to > from { end } else { start })
    }

    /// The place of the first character at or behind this byte of the text.
    pub fn place(&self, byte: usize) -> usize {
        self.at.partition_point(|at| (*at as usize) < byte)
    }
}

/// Full width letters, digits and signs as their half width ones; the zeros of Chinese years as 〇.
fn fold(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(ch as u32 - 0xfee0).unwrap_or(ch),
        '○' | '◯' | 'Ο' | 'О' | '⚪' => '〇',
        '•' | '‧' | '・' | '∙' | '●' => '·',
        _ => ch,
    }
}

/// Whether it is a Han character.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}
