//! The text as the lexer sees it: characters folded to one form, white space out, each with its place in the text.

use crate::span::Span;

/// One folded character.
#[derive(Clone, Copy)]
struct Glyph {
    ch: char,
    start: u32,
    end: u32,
}

/// The folded characters of a text. Full-width digits, letters, `％ ．：／＋` are their ASCII forms, all dashes that
/// tie a range are `-`; spaces, zero-width characters and the markup `*` and `` ` `` are left out; line feeds stay.
pub struct Glyphs<'t> {
    text: &'t str,
    glyphs: Vec<Glyph>,
    /// For each glyph the index just after the closing quotation mark of the quotation that it stands in, 0 if none.
    quote_end: Vec<u32>,
    /// For each glyph the index of the first one inside its quotation.
    quote_start: Vec<u32>,
}

/// Longest stretch, in characters, in which a closing quotation mark is looked for.
const LONGEST_QUOTATION: usize = 60;

impl<'t> Glyphs<'t> {
    /// Folds the text in one pass.
    pub fn new(text: &'t str) -> Self {
        let mut glyphs = Vec::with_capacity(text.len() / 3 + 8);
        for (start, ch) in text.char_indices() {
            if let Some(folded) = fold(ch) {
                glyphs.push(Glyph { ch: folded, start: start as u32, end: (start + ch.len_utf8()) as u32 });
            }
        }
        let mut this = Glyphs { text, quote_end: vec![0; glyphs.len()], quote_start: vec![0; glyphs.len()], glyphs };
        this.find_quotations();
        this
    }

    fn find_quotations(&mut self) {
        let mut open: Option<(usize, char)> = None;
        for at in 0..self.glyphs.len() {
            let ch = self.at(at);
            match (ch, open) {
                ('\n', _) => open = None,
                (_, Some((from, close))) if ch == close => {
                    if at - from <= LONGEST_QUOTATION {
                        for inside in from + 1..at {
                            self.quote_start[inside] = from as u32 + 1;
                            self.quote_end[inside] = at as u32 + 1;
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

    /// How many there are.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The folded character, or NUL beyond the ends.
    pub fn at(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\0', |glyph| glyph.ch)
    }

    /// The character before, or NUL at the start.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// Whether something was left out (white space) between this glyph and the one before it.
    pub fn gap(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.glyphs.get(before)), self.glyphs.get(at)) {
            (Some(before), Some(here)) => before.end != here.start,
            _ => false,
        }
    }

    /// Whether `word` stands here.
    pub fn is(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, ch)| self.at(at + offset) == ch)
    }

    /// Whether `word` ends just before here.
    pub fn ends(&self, at: usize, word: &str) -> bool {
        at.checked_sub(word.chars().count()).is_some_and(|from| self.is(from, word))
    }

    /// The length in glyphs of the first of these words that stands here.
    pub fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|word| self.is(at, word)).map(|word| word.chars().count())
    }

    /// The length in glyphs of the first of these words that ends just before here.
    pub fn any_before(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|word| self.ends(at, word)).map(|word| word.chars().count())
    }

    /// The quotation that this glyph stands in: first glyph inside, and the closing mark.
    pub fn quotation(&self, at: usize) -> Option<(usize, usize)> {
        let end = *self.quote_end.get(at)? as usize;
        (end > 0).then(|| (self.quote_start[at] as usize, end - 1))
    }

    /// The span of the glyphs `[from, to)` in the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.glyphs.get(from).map_or(self.text.len(), |glyph| glyph.start as usize);
        let last = to.checked_sub(1).filter(|&last| last >= from).and_then(|last| self.glyphs.get(last));
        Span::new(self.text, start, last.map_or(start, |glyph| glyph.end as usize))
    }

    /// The glyph that starts at or after this byte of the text.
    pub fn index(&self, byte: usize) -> usize {
        self.glyphs.partition_point(|glyph| (glyph.start as usize) < byte)
    }

    /// As written, without what was left out.
    pub fn written(&self, from: usize, to: usize) -> String {
        let to = to.min(self.glyphs.len());
        (from..to)
            .filter_map(|at| self.text.get(self.glyphs[at].start as usize..self.glyphs[at].end as usize))
            .collect()
    }
}

fn fold(ch: char) -> Option<char> {
    Some(match ch {
        '\n' => '\n',
        '０'..='９' => char::from(b'0' + (ch as u32 - '０' as u32) as u8),
        'Ａ'..='Ｚ' => char::from(b'A' + (ch as u32 - 'Ａ' as u32) as u8),
        'ａ'..='ｚ' => char::from(b'a' + (ch as u32 - 'ａ' as u32) as u8),
        '％' | '﹪' => '%',
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
        _ => ch,
    })
}
