//! Properties of paragraphs and characters: lists of single changes (sprm), kept in pages of 512 bytes (FKP).

use super::binary::{u8_at, u16_at, u32_at};
use super::file::{File, Part};

/// What of a paragraph's properties matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParagraphProperties {
    /// Number of its style.
    pub style: u16,
    /// Outline level; `Some(None)` is body text.
    pub heading: Option<Option<u8>>,
    /// Number of its list, from 1; 0 is none.
    pub list: Option<u16>,
    /// Level in the list, from 0.
    pub level: Option<usize>,
    /// Whether it stands in a table.
    pub in_table: bool,
    /// Whether it is the end of a row.
    pub ends_row: bool,
    /// Whether the row is one of the table's head.
    pub head: bool,
}

/// What of a run's properties matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunProperties {
    /// Bold type.
    pub bold: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// Deleted by a tracked change.
    pub deleted: bool,
}

/// The changes in a list, with their operands.
fn changes(list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let operand = rest.get(2..)?;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The length stands first, in two bytes for the definition of a table.
            _ if code == 0xD608 => u16_at(operand, 0)? as usize + 1,
            _ => usize::from(u8_at(operand, 0)?) + 1,
        };
        rest = operand.get(length.min(operand.len())..)?;
        Some((code, operand.get(..length)?))
    })
}

impl ParagraphProperties {
    /// Applies a list of changes.
    pub fn apply(&mut self, list: &[u8]) {
        for (code, operand) in changes(list) {
            let first = u8_at(operand, 0).unwrap_or(0);
            match code {
                0x4600 => self.style = u16_at(operand, 0).unwrap_or(0),
                0x2640 => self.heading = Some((first < 9).then_some(first + 1)),
                0x260A => self.level = Some(usize::from(first)).filter(|level| *level < 9),
                0x460B => self.list = u16_at(operand, 0),
                0x2416 => self.in_table = first != 0,
                0x2417 => self.ends_row = first != 0,
                0x3404 => self.head = first != 0,
                _ => {}
            }
        }
    }
}

impl RunProperties {
    /// Applies a list of changes; `style` is what the paragraph's style has.
    pub fn apply(&mut self, list: &[u8], style: RunProperties) {
        // 128 is as the style, 129 its opposite.
        let switch = |value: u8, style: Option<bool>| match value {
            0 => Some(false),
            1 => Some(true),
            128 => style,
            _ => Some(!style.unwrap_or(false)),
        };
        for (code, operand) in changes(list) {
            let first = u8_at(operand, 0).unwrap_or(0);
            match code {
                0x0835 => self.bold = switch(first, style.bold),
                0x083C => self.hidden = switch(first, style.hidden),
                0x0800 => self.deleted = first != 0,
                _ => {}
            }
        }
    }
}

/// A stretch of the stream and the changes that hold for it.
#[derive(Clone, Copy, Debug)]
struct Stretch<'b> {
    from: u32,
    to: u32,
    style: u16,
    changes: &'b [u8],
}

/// Properties by place in the stream.
#[derive(Debug, Default)]
pub struct Runs<'b>(Vec<Stretch<'b>>);

impl<'b> Runs<'b> {
    /// Of the paragraphs or the characters of a file; what is damaged is left out.
    pub fn read(file: &File<'b>, part: Part) -> Self {
        let mut out = Vec::new();
        let (plc, _) = file.part(part).unwrap_or_default();
        let count = plc.len().saturating_sub(4) / 8;
        for at in 0..count {
            let page = u32_at(plc, 4 * (count + 1) + 4 * at).unwrap_or(0) & 0x003F_FFFF;
            let start = page as usize * 512;
            if let Some(page) = file.main.get(start..start + 512) {
                stretches(page, part, &mut out);
            }
        }
        out.sort_by_key(|stretch: &Stretch| stretch.from);
        Runs(out)
    }

    /// Number of the style and the changes at a place.
    pub fn at(&self, place: usize) -> Option<(u16, &'b [u8])> {
        let place = place as u32;
        let after = self.0.partition_point(|stretch| stretch.from <= place);
        let stretch = self.0.get(after.checked_sub(1)?)?;
        (place < stretch.to).then_some((stretch.style, stretch.changes))
    }
}

/// The stretches of a page.
fn stretches<'b>(page: &'b [u8], part: Part, out: &mut Vec<Stretch<'b>>) {
    let count = usize::from(page.last().copied().unwrap_or(0));
    let paragraphs = matches!(part, Part::Paragraphs);
    for at in 0..count {
        let size = if paragraphs { 13 } else { 1 };
        let offset = u8_at(page, 4 * (count + 1) + size * at);
        let (Some(from), Some(to), Some(offset)) = (u32_at(page, 4 * at), u32_at(page, 4 * at + 4), offset) else {
            return;
        };
        let found = match usize::from(offset) * 2 {
            0 => None,
            offset if paragraphs => paragraph(page, offset),
            offset => {
                let length = u8_at(page, offset).map(usize::from);
                length.and_then(|length| page.get(offset + 1..offset + 1 + length)).map(|changes| (0, changes))
            }
        };
        let (style, changes) = found.unwrap_or_default();
        out.push(Stretch { from, to, style, changes });
    }
}

/// Style and changes of a paragraph (PapxInFkp).
fn paragraph(page: &[u8], offset: usize) -> Option<(u16, &[u8])> {
    let (start, length) = match usize::from(u8_at(page, offset)?) {
        0 => (offset + 2, usize::from(u8_at(page, offset + 1)?) * 2),
        length => (offset + 1, length * 2 - 1),
    };
    let whole = page.get(start..(start + length).min(page.len()))?;
    Some((u16_at(whole, 0)?, whole.get(2..)?))
}
