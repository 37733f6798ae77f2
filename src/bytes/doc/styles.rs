//! Styles (STSH): what of them matters, what they inherit filled in.

use super::binary::{u16_at, utf16_at};
use super::file::{File, Part};
use super::properties::{ParagraphProperties, RunProperties};

/// A style.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Of its paragraphs.
    pub paragraph: ParagraphProperties,
    /// Of its characters.
    pub run: RunProperties,
    /// Whether it is that of a table of contents.
    pub contents: bool,
}

/// A style as it stands in the file.
struct Own<'b> {
    built_in: u16,
    based_on: usize,
    name: String,
    paragraph: &'b [u8],
    run: &'b [u8],
}

/// Number for a style that is based on none.
const NONE: usize = 0xFFF;
/// Styles based on each other; a circle must end.
const CHAIN: usize = 20;

/// The styles of a file, by number. A damaged list of styles costs the styles only.
pub fn read(file: &File) -> Vec<Style> {
    let Some((bytes, _)) = file.part(Part::Styles) else { return Vec::new() };
    let head = usize::from(u16_at(bytes, 0).unwrap_or(0));
    let base = usize::from(u16_at(bytes, 4).unwrap_or(10));
    let mut rest = bytes.get(2 + head..).unwrap_or_default();
    let mut all: Vec<Option<Own>> = Vec::new();
    while let Some(length) = u16_at(rest, 0) {
        let length = usize::from(length);
        let Some(style) = rest.get(2..2 + length) else { break };
        all.push(own(style, base));
        // Styles begin at even places.
        rest = rest.get(2 + length + length % 2..).unwrap_or_default();
    }
    (0..all.len()).map(|at| inherited(&all, at)).collect()
}

fn own(style: &[u8], base: usize) -> Option<Own<'_>> {
    let built_in = u16_at(style, 0)? & 0x0FFF;
    let kind = u16_at(style, 2)?;
    let based_on = usize::from(kind >> 4);
    let units = usize::from(u16_at(style, base)?);
    let name = String::from_utf16_lossy(&utf16_at(style, base + 2, units)?);
    let mut at = base + 2 + 2 * (units + 1);
    let mut lists = [&[][..]; 2];
    // Of a paragraph style: changes to paragraphs, behind its number, and to characters. Of a character style the latter.
    let slots: &[usize] = if kind & 0xF == 1 { &[0, 1] } else { &[1] };
    for &slot in slots {
        at += at % 2;
        let Some(length) = u16_at(style, at).map(usize::from) else { break };
        let list = style.get(at + 2..at + 2 + length).unwrap_or_default();
        if let Some(place) = lists.get_mut(slot) {
            *place = if slot == 0 { list.get(2..).unwrap_or_default() } else { list };
        }
        at += 2 + length;
    }
    let [paragraph, run] = lists;
    Some(Own { built_in, based_on, name, paragraph, run })
}

fn inherited(all: &[Option<Own>], at: usize) -> Style {
    let mut chain = Vec::new();
    let mut next = at;
    while let Some(Some(style)) = all.get(next).filter(|_| chain.len() < CHAIN) {
        chain.push(style);
        if style.based_on == NONE {
            break;
        }
        next = style.based_on;
    }
    let mut out = Style::default();
    for style in chain.into_iter().rev() {
        let name = style.name.to_lowercase();
        // Word's own headings are 1 to 9, its tables of contents 19 to 27.
        let named = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
        let named = named.and_then(|level| level.trim().parse::<u8>().ok()).filter(|level| (1..=9).contains(level));
        let built_in = Some(style.built_in).filter(|number| (1..=9).contains(number)).map(|number| number as u8);
        if let Some(level) = built_in.or(named) {
            out.paragraph.heading = Some(Some(level));
        }
        out.contents |= (19..=27).contains(&style.built_in) || name.starts_with("toc ");
        out.paragraph.apply(style.paragraph);
        let before = out.run;
        out.run.apply(style.run, before);
    }
    out
}
