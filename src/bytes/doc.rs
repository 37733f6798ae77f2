//! Word's binary documents (doc), and those of WPS (wps), which are the same: a compound file with the text in pieces.
//! Structures and names are those of Microsoft's open specification [MS-DOC].
//!
//! [`binary`] (numbers at places), [`file`] (header and pieces of the text), [`properties`] (of paragraphs and
//! characters), [`styles`], [`lists`] (automatic numbers), [`body`] (characters → paragraphs and tables).

mod binary;
mod body;
mod file;
mod lists;
mod properties;
mod styles;

use super::flow;
use super::limits;
use super::{Format, Input, Source, ends};
use crate::error::{Error, Kind};
use std::io::{Cursor, Read};

pub const FORMAT: Format = Format {
    id: "doc",
    endings: &["doc", "wps", "dot", "wpt"],
    kept: "headings by style and outline level, automatic numbers, bold, tables, notes, text boxes",
    hint: |bytes| bytes.starts_with(SIGNATURE),
    recognise: |_| true,
    read,
};

/// What a compound file begins with.
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

type Compound<'b> = cfb::CompoundFile<Cursor<&'b [u8]>>;

fn read(input: &Input) -> Result<Source, Error> {
    let mut compound = cfb::CompoundFile::open(Cursor::new(input.bytes))
        .map_err(|error| Error::new(Kind::Damaged, format!("the compound file is damaged: {error}")))?;
    if compound.is_stream("EncryptedPackage") {
        return Err(Error::new(Kind::Encrypted, "the document needs a password"));
    }
    let Some(main) = stream(&mut compound, "WordDocument")? else {
        let (found, name) = other(&compound);
        return Err(Error::new(Kind::UnknownFormat, format!("{name}; it is not read")).with("found", found));
    };
    let tables = [stream(&mut compound, "0Table")?, stream(&mut compound, "1Table")?];
    let mut source = match file::File::open(&main, &tables)? {
        Some(file) => body::source(&file)?,
        None => before_97(&main, input)?,
    };
    if ends(input.name, &["wps", "wpt"]) {
        source.format = "wps";
    }
    Ok(source)
}

/// Bytes of a stream, or `None` where there is none of this name.
fn stream(compound: &mut Compound, name: &str) -> Result<Option<Vec<u8>>, Error> {
    if !compound.is_stream(name) {
        return Ok(None);
    }
    let damaged = |error| {
        Error::new(Kind::Damaged, format!("{name} cannot be read: {error}")).with("what", "entry").with("entry", name)
    };
    let mut bytes = Vec::new();
    // What a stream says of its length may be a lie.
    let stream = compound.open_stream(name).map_err(damaged)?;
    stream.take(limits::FILE as u64).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(Some(bytes))
}

/// What a compound file without a document is.
fn other(compound: &Compound) -> (&'static str, &'static str) {
    let is = |names: &[&str]| names.iter().any(|name| compound.is_stream(name));
    if is(&["Workbook", "Book"]) {
        ("xls", "an old Excel file (xls)")
    } else if is(&["PowerPoint Document"]) {
        ("ppt", "an old PowerPoint file (ppt)")
    } else if is(&["__properties_version1.0"]) {
        ("msg", "a mail (msg)")
    } else {
        ("office", "a compound file that is no Word document")
    }
}

/// Word 6 and 95: the text in one stretch, in the characters of the system that wrote it.
fn before_97(main: &[u8], input: &Input) -> Result<Source, Error> {
    let from = binary::u32_at(main, 0x18).unwrap_or(0) as usize;
    let to = binary::u32_at(main, 0x1C).unwrap_or(0) as usize;
    let bytes = main.get(from..to.min(main.len())).unwrap_or_default();
    let text = input.decoder.decode("gb18030", bytes).unwrap_or_default();
    let text: String =
        text.chars().map(|ch| if matches!(ch, '\r' | '\u{7}' | '\u{b}' | '\u{c}') { '\n' } else { ch }).collect();
    let blocks: Vec<flow::Block> = text
        .split('\n')
        .map(|line| line.chars().filter(|ch| *ch >= ' ' || *ch == '\t').collect::<String>())
        .map(|line| flow::Block::Paragraph(flow::Paragraph::new(line)))
        .collect();
    flow::source(&blocks)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
