//! Other forms of the characters that the program's words are written with: traditional ones, radicals, compatibility forms.
//!
//! The data is `variants.tsv`. Every form has as many bytes in UTF-8 as the ordinary character, so that a text in which they are
//! replaced keeps its places.

use std::borrow::Cow;
use std::sync::LazyLock;

/// The first character that has an ordinary form (a CJK radical) and the last (a compatibility form).
const FIRST: u32 = 0x2E80;
const LAST: u32 = 0xFAFF;

/// The ordinary form of each character from [`FIRST`] to [`LAST`], as a code point; 0 where it is ordinary itself.
static ORDINARY: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut all = vec![0; (LAST - FIRST + 1) as usize];
    for line in table!("variants.tsv").lines() {
        let mut characters = line.chars();
        let ordinary = characters.next().and_then(|ch| u16::try_from(ch as u32).ok()).unwrap_or_default();
        for other in characters {
            if let Some(entry) = (other as u32).checked_sub(FIRST).and_then(|at| all.get_mut(at as usize)) {
                *entry = ordinary;
            }
        }
    }
    all
});

/// The form of a character that the program's words are written with.
pub fn ordinary(ch: char) -> char {
    if !(FIRST..=LAST).contains(&(ch as u32)) {
        return ch;
    }
    let known = ORDINARY.get((ch as u32 - FIRST) as usize).copied().filter(|form| *form > 0);
    known.and_then(|form| char::from_u32(u32::from(form))).unwrap_or(ch)
}

/// The text in ordinary characters, byte for byte as long as it was.
pub fn in_ordinary(text: &str) -> Cow<'_, str> {
    if text.chars().all(|ch| ordinary(ch) == ch) { Cow::Borrowed(text) } else { text.chars().map(ordinary).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_and_radicals_become_ordinary_in_place() {
        for (written, read) in
            [("萬億戶", "万亿户"), ("增長⼆⼗個", "增长二十个"), ("显著乾坤", "显著乾坤"), ("⺠⽣", "民生")]
        {
            assert_eq!(in_ordinary(written), read);
            assert_eq!(in_ordinary(written).len(), written.len());
        }
    }

    #[test]
    fn every_form_keeps_its_length() {
        for line in table!("variants.tsv").lines() {
            assert!(line.chars().all(|ch| ch.len_utf8() == 3), "{line}");
        }
    }
}
