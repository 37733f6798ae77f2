//! A text as it is matched: without blanks and line ends, full width folded, each character knowing where it stands.

use crate::lexicon::classes::Class;
use crate::span::Span;

/// The text's characters without blanks and markup, full width folded to half.
pub struct Folded<'t> {
    text: &'t str,
    /// The characters.
    pub chars: Vec<char>,
    /// The same as one string, to be asked for words.
    whole: String,
    /// Where each character stands in `whole`, in bytes.
    starts: Vec<u32>,
    /// Where each stands in `text`, in bytes.
    at: Vec<u32>,
    /// What stood before each.
    gaps: Vec<Gap>,
}

/// Characters of the longest word that is looked for.
const LONGEST: usize = 16;

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
            whole: String::with_capacity(text.len()),
            starts: Vec::with_capacity(length),
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
                    let ch = fold(ch);
                    folded.chars.push(ch);
                    folded.starts.push(folded.whole.len() as u32);
                    folded.whole.push(ch);
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

    /// The character before this place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// What stood before the character at this place; a line end before the first and behind the last.
    pub fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Line)
    }

    /// Where the character at this place starts in the folded string.
    fn byte(&self, at: usize) -> usize {
        self.starts.get(at).map_or(self.whole.len(), |start| *start as usize)
    }

    /// The characters of `[from, to)` as a string.
    pub fn cut(&self, from: usize, to: usize) -> &str {
        self.whole.get(self.byte(from)..self.byte(to)).unwrap_or_default()
    }

    /// Everything from this place on.
    pub fn from(&self, at: usize) -> &str {
        self.whole.get(self.byte(at)..).unwrap_or_default()
    }

    /// Everything before this place.
    pub fn until(&self, at: usize) -> &str {
        self.whole.get(..self.byte(at)).unwrap_or_default()
    }

    /// The place behind the longest word of the class that starts at this place.
    pub fn behind(&self, at: usize, class: Class) -> Option<usize> {
        Some(at + class.start(self.from(at))?.chars().count())
    }

    /// Whether a word of the class starts at this place.
    pub fn is(&self, at: usize, class: Class) -> bool {
        class.starts(self.from(at))
    }

    /// Whether a word of the class ends before this place.
    pub fn ends(&self, end: usize, class: Class) -> bool {
        class.ends(self.until(end))
    }

    /// The place before the longest word of the class that ends at this place; the place itself where none does.
    pub fn skip_back(&self, end: usize, class: Class) -> usize {
        class.end(self.until(end)).map_or(end, |word| end - word.chars().count())
    }

    /// The first place in `[from, to)` at which a word of the class starts. The word may go on behind `to`.
    pub fn find(&self, from: usize, to: usize, class: Class) -> Option<usize> {
        self.all(from, to, class).next()
    }

    /// Every place in `[from, to)` at which a word of the class starts; it may go on behind `to`.
    pub fn all(&self, from: usize, to: usize, class: Class) -> impl Iterator<Item = usize> {
        let (start, end) = (self.byte(from), self.byte(to));
        let found = class.all_in(self.cut(from, to + LONGEST)).map(move |word| start + word.start);
        found.take_while(move |byte| *byte < end).map(|byte| self.starts.partition_point(|at| (*at as usize) < byte))
    }

    /// The first place at which this name stands.
    pub fn find_name(&self, name: &str) -> Option<usize> {
        let byte = self.whole.find(name)?;
        Some(self.starts.partition_point(|at| (*at as usize) < byte))
    }

    /// How often this name stands in it.
    pub fn count(&self, name: &str) -> usize {
        self.whole.matches(name).count()
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
