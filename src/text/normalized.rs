//! The text in one form for matching: characters in their ordinary form, full width as half width, white space and markup left out,
//! each character with its place in the text as it is written.

use crate::lexicon::classes::Class;
use crate::lexicon::variants;
use crate::span::Span;
use std::borrow::Cow;

/// A character of the normalised text.
#[derive(Clone, Copy)]
struct Character {
    ch: char,
    /// Its first byte in the normalised text.
    at: u32,
    /// Its bytes in the text as written.
    start: u32,
    end: u32,
}

/// The text in ordinary characters, byte for byte as long as it was: traditional characters, radicals and compatibility forms
/// are replaced, all else stays. For readers that keep the places of the written text.
pub fn in_ordinary_characters(text: &str) -> Cow<'_, str> {
    variants::in_ordinary(text)
}

/// The normalised text. Places are characters of it; [`Normalized::span`] leads back to the text as written.
///
/// Full-width digits, letters, `％ ．：／＋` are their ASCII forms, all dashes that tie a range are `-`; spaces, zero-width
/// characters and the markup `*` and `` ` `` are left out; line feeds stay.
pub struct Normalized<'t> {
    written: &'t str,
    text: String,
    characters: Vec<Character>,
    /// For each character the place just after the closing mark of the quotation that it stands in, 0 if none.
    quote_end: Vec<u32>,
    /// For each character the first one inside its quotation.
    quote_start: Vec<u32>,
}

/// Longest stretch, in characters, in which a closing quotation mark is looked for.
const LONGEST_QUOTATION: usize = 60;

impl<'t> Normalized<'t> {
    /// Normalises the text in one pass.
    pub fn new(written: &'t str) -> Self {
        let mut text = String::with_capacity(written.len());
        let mut characters = Vec::with_capacity(written.len() / 3 + 8);
        for (start, ch) in written.char_indices() {
            if let Some(folded) = fold(ch) {
                let (at, end) = (text.len() as u32, (start + ch.len_utf8()) as u32);
                characters.push(Character { ch: folded, at, start: start as u32, end });
                text.push(folded);
            }
        }
        let none = vec![0; characters.len()];
        let mut this = Normalized { written, text, characters, quote_end: none.clone(), quote_start: none };
        this.find_quotations();
        this
    }

    fn find_quotations(&mut self) {
        let mut open: Option<(usize, char)> = None;
        for at in 0..self.characters.len() {
            let ch = self.at(at);
            match (ch, open) {
                ('\n', _) => open = None,
                (_, Some((from, close))) if ch == close => {
                    if at - from <= LONGEST_QUOTATION {
                        let inside = from + 1..at;
                        for start in self.quote_start.get_mut(inside.clone()).into_iter().flatten() {
                            *start = from as u32 + 1;
                        }
                        for end in self.quote_end.get_mut(inside).into_iter().flatten() {
                            *end = at as u32 + 1;
                        }
                    }
                    open = None;
                }
                ('“', _) => open = Some((at, '”')),
                ('「' | '『', None) => open = Some((at, if ch == '「' { '」' } else { '』' })),
                ('‘', None) => open = Some((at, '’')),
                ('《', _) => open = Some((at, '》')),
                ('"', None) => open = Some((at, '"')),
                _ => {}
            }
        }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The character at a place, or NUL beyond the ends.
    pub fn at(&self, at: usize) -> char {
        self.characters.get(at).map_or('\0', |it| it.ch)
    }

    /// The character before, or NUL at the start.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// Whether something was left out (white space) between this character and the one before it.
    pub fn gap(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.characters.get(before)), self.characters.get(at)) {
            (Some(before), Some(here)) => before.end != here.start,
            _ => false,
        }
    }

    /// Whether stars were left out before this character, as they stand for digits that are gone: 12**亿元.
    pub fn starred(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|before| self.characters.get(before)).map(|before| before.end as usize);
        let start = self.characters.get(at).map_or(self.written.len(), |here| here.start as usize);
        end.and_then(|end| self.written.get(end..start)).is_some_and(|dropped| dropped.contains('*'))
    }

    fn byte(&self, at: usize) -> usize {
        self.characters.get(at).map_or(self.text.len(), |it| it.at as usize)
    }

    /// The normalised text from a place on.
    pub fn from(&self, at: usize) -> &str {
        self.text.get(self.byte(at)..).unwrap_or_default()
    }

    /// The normalised text up to a place.
    pub fn up_to(&self, at: usize) -> &str {
        self.text.get(..self.byte(at)).unwrap_or_default()
    }

    /// The normalised text between two places.
    pub fn between(&self, from: usize, to: usize) -> &str {
        self.text.get(self.byte(from)..self.byte(to)).unwrap_or_default()
    }

    /// Whether `word` stands here.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.from(at).starts_with(word)
    }

    /// The characters of the longest word of a class that stands here.
    pub fn word(&self, at: usize, class: Class) -> Option<usize> {
        class.start(self.from(at)).map(|word| word.chars().count())
    }

    /// The characters of the longest word of a class that ends just before here.
    pub fn word_before(&self, at: usize, class: Class) -> Option<usize> {
        class.end(self.up_to(at)).map(|word| word.chars().count())
    }

    /// Whether a word of the class stands here.
    pub fn has(&self, at: usize, class: Class) -> bool {
        class.starts(self.from(at))
    }

    /// Whether a word of the class ends just before here.
    pub fn follows(&self, at: usize, class: Class) -> bool {
        class.ends(self.up_to(at))
    }

    /// The quotation that this character stands in: the first one inside, and the closing mark.
    pub fn quotation(&self, at: usize) -> Option<(usize, usize)> {
        let end = *self.quote_end.get(at)? as usize;
        (end > 0).then_some((*self.quote_start.get(at)? as usize, end.saturating_sub(1)))
    }

    /// The span of the characters `[from, to)` in the text as written.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.characters.get(from).map_or(self.written.len(), |it| it.start as usize);
        let last = to.checked_sub(1).filter(|&last| last >= from).and_then(|last| self.characters.get(last));
        Span::new(self.written, start, last.map_or(start, |it| it.end as usize))
    }

    /// The first character that starts at or after this byte of the text as written.
    pub fn index(&self, byte: usize) -> usize {
        self.characters.partition_point(|it| (it.start as usize) < byte)
    }

    /// As written, without what was left out.
    pub fn written(&self, from: usize, to: usize) -> String {
        let characters = self.characters.get(from..to.min(self.characters.len())).unwrap_or_default();
        characters.iter().filter_map(|it| self.written.get(it.start as usize..it.end as usize)).collect()
    }

    /// The character as it is written.
    pub fn written_at(&self, at: usize) -> char {
        let start = self.characters.get(at).map_or(self.written.len(), |it| it.start as usize);
        self.written.get(start..).and_then(|text| text.chars().next()).unwrap_or_default()
    }
}

fn fold(ch: char) -> Option<char> {
    Some(match ch {
        // A cell of a table's row is as much by itself as a line.
        '\n' | '\t' => '\n',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32((ch as u32).wrapping_sub('０' as u32).wrapping_add('0' as u32)).unwrap_or(ch)
        }
        '％' | '﹪' | '℅' => '%',
        '．' => '.',
        '：' | '∶' | '︰' => ':',
        '／' => '/',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '〇' | '○' | '◯' => '〇',
        '－' | '—' | '–' | '―' | '−' | '﹣' | '─' | '-' | '~' | '～' | '〜' | '∼' => '-',
        '*' | '`' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => return None,
        _ if ch.is_whitespace() => return None,
        _ => variants::ordinary(ch),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_with_the_places_of_the_written_text() {
        let written = "增長５．５％ 左右";
        let text = Normalized::new(written);
        assert_eq!(text.from(0), "增长5.5%左右");
        assert_eq!(text.span(2, 6).of(written), "５．５％");
        assert_eq!(text.written(0, 2), "增長");
        assert_eq!(text.index(6), 2);
        assert!(text.gap(6) && !text.gap(5));
    }

    #[test]
    fn quotations_within_a_line() {
        let text = Normalized::new("实施“四减四增”行动，“未完\n行");
        assert_eq!(text.quotation(3), Some((3, 7)));
        assert_eq!(text.quotation(12), None);
    }
}
