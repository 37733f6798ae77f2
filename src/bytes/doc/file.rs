//! The file's header (FIB), the pieces of its text (CLX), and where else what stands.

use super::binary::{u8_at, u16_at, u32_at, utf16_at};
use crate::bytes::limits;
use crate::error::{Error, Kind};

/// A document opened.
pub struct File<'b> {
    /// The stream with the text.
    pub main: &'b [u8],
    /// The stream with everything about it.
    pub table: &'b [u8],
    pieces: Vec<Piece>,
    /// Lengths of the parts of the text, in characters: body, footnotes, headers, macros, comments, endnotes, text boxes.
    pub lengths: [usize; 7],
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Its first character in the text, and the first behind it.
    from: usize,
    to: usize,
    /// Where it stands in the stream.
    place: usize,
    /// Whether a character is one byte (cp1252) or two (UTF-16).
    single: bool,
}

/// A character of the text.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// UTF-16.
    pub code: u16,
    /// Where it stands in the stream, which is what properties go by.
    pub place: usize,
}

/// The pairs of place and length in the header.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Styles (STSH).
    Styles = 1,
    /// Places of the properties of characters (PlcfBteChpx).
    Characters = 12,
    /// Places of the properties of paragraphs (PlcfBtePapx).
    Paragraphs = 13,
    /// The pieces (Clx).
    Pieces = 33,
    /// Definitions of lists (PlfLst).
    Lists = 73,
    /// Lists (PlfLfo).
    Overrides = 74,
}

/// Where these pairs begin.
const PAIRS: usize = 0x9A;

impl<'b> File<'b> {
    /// Opens a document; `None` where it is of a Word before 97.
    pub fn open(main: &'b [u8], tables: &'b [Option<Vec<u8>>; 2]) -> Result<Option<Self>, Error> {
        let damaged = || Error::new(Kind::Damaged, "the document's header is damaged");
        let version = u16_at(main, 2).ok_or_else(damaged)?;
        let flags = u16_at(main, 0x0A).ok_or_else(damaged)?;
        if flags & 0x0100 != 0 {
            return Err(Error::new(Kind::Encrypted, "the document needs a password"));
        }
        if version < 0xC1 {
            return Ok(None);
        }
        let [zero, one] = tables;
        let table = if flags & 0x0200 != 0 { one } else { zero };
        let table = table.as_deref().or(one.as_deref()).or(zero.as_deref()).ok_or_else(damaged)?;
        let length = |at: usize| u32_at(main, at).unwrap_or(0) as usize;
        let mut file =
            File { main, table, pieces: Vec::new(), lengths: [0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64].map(length) };
        file.pieces = file.read_pieces().ok_or_else(damaged)?;
        Ok(Some(file))
    }

    /// Bytes of a part in the table stream, and all that stands behind them.
    pub fn part(&self, part: Part) -> Option<(&'b [u8], &'b [u8])> {
        let at = PAIRS + 8 * part as usize;
        let (place, length) = (u32_at(self.main, at)? as usize, u32_at(self.main, at + 4)? as usize);
        if length == 0 {
            return None;
        }
        let rest = self.table.get(place..)?;
        Some((rest.get(..length)?, rest.get(length..)?))
    }

    fn read_pieces(&self) -> Option<Vec<Piece>> {
        let (mut clx, _) = self.part(Part::Pieces)?;
        // Properties that pieces refer to stand first.
        while u8_at(clx, 0)? == 1 {
            let length = u16_at(clx, 1)? as usize;
            clx = clx.get(3 + length..)?;
        }
        let length = u32_at(clx, 1)? as usize;
        let plc = clx.get(5..)?;
        let plc = plc.get(..length.min(plc.len()))?;
        let count = plc.len().checked_sub(4)? / 12;
        let mut pieces = Vec::with_capacity(count);
        for at in 0..count {
            let (from, to) = (u32_at(plc, 4 * at)? as usize, u32_at(plc, 4 * at + 4)? as usize);
            let place = u32_at(plc, 4 * (count + 1) + 8 * at + 2)?;
            let single = place & 0x4000_0000 != 0;
            let place = (place & 0x3FFF_FFFF) as usize;
            if to > from {
                pieces.push(Piece { from, to, place: if single { place / 2 } else { place }, single });
            }
        }
        Some(pieces)
    }

    /// The characters of a stretch of the text.
    pub fn units(&self, from: usize, length: usize) -> Result<Vec<Unit>, Error> {
        let to = from.saturating_add(length);
        let mut out = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.from < to && piece.to > from) {
            let (first, last) = (piece.from.max(from) - piece.from, piece.to.min(to) - piece.from);
            let size = if piece.single { 1 } else { 2 };
            let place = piece.place.saturating_add(first.saturating_mul(size));
            let units = match piece.single {
                true => (self.main.get(place..).unwrap_or_default().iter().take(last - first))
                    .map(|byte| windows_1252(*byte))
                    .collect(),
                false => {
                    let there = self.main.len().saturating_sub(place) / 2;
                    utf16_at(self.main, place, (last - first).min(there)).unwrap_or_default()
                }
            };
            out.extend(units.into_iter().enumerate().map(|(at, code)| Unit { code, place: place + at * size }));
            // Pieces may point at the same bytes again and again.
            if out.len() > limits::TEXT {
                return Err(limits::passed("characters", limits::TEXT as u64));
            }
        }
        Ok(out)
    }
}

/// A byte of the Western code page as UTF-16.
fn windows_1252(byte: u8) -> u16 {
    const HIGH: [u16; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ];
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at))).copied().unwrap_or(u16::from(byte))
}
