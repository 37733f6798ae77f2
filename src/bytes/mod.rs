//! Bytes → source: recognise the format, decode the characters, keep what the markup says.
//!
//! A file a format; [`FORMATS`] is the one list of them. A new format is one line there and one file beside it.

mod docx;
pub mod encoding;
mod markdown;
mod plain;
mod zipped;

use crate::error::{Error, Kind};
use crate::span::Span;
pub use encoding::Decode;

/// The largest file that is read, in bytes. A long report is 0.1 MB as text and some 5 MB as a PDF with pictures.
pub const LARGEST: usize = 64 << 20;

/// What a format's reader gives: the text as it stands in the file, with what its markup says of stretches.
#[derive(Debug, Default)]
pub struct Source {
    /// Id of the format.
    pub format: &'static str,
    /// Label of the character encoding, where the format has one.
    pub encoding: Option<String>,
    /// Text with the markup taken off; lines as in the file.
    pub text: String,
    /// What the markup said, in order of their starts.
    pub marks: Vec<Mark>,
    /// Where (bytes of `text`) a replacement character stands for bytes that could not be decoded.
    pub undecodable: Vec<usize>,
    /// Whether a line end is surely a paragraph's end (docx), or may be a mere wrap (text dumped from pages).
    pub lines_are_paragraphs: bool,
}

/// A stretch that the markup sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How.
    pub kind: MarkKind,
    /// Which stretch.
    pub span: Span,
}

/// What markup says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Bold, highlighted or otherwise emphasised.
    Strong,
    /// A heading of this level, from 1.
    Heading(u8),
    /// The page of this number starts here (an empty or whole stretch).
    Page(u32),
}

/// A format: how it is recognised and read.
pub struct Format {
    /// Id in the JSON.
    pub id: &'static str,
    /// Usual endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// Whether the bytes are of it; asked in the list's order, the first yes reads.
    pub recognise: fn(name: &str, bytes: &[u8]) -> bool,
    /// Reads them.
    pub read: fn(bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error>,
}

/// Every format, the most telling first.
pub const FORMATS: &[Format] = &[docx::FORMAT, markdown::FORMAT, plain::FORMAT];

/// The source in these bytes.
pub fn read(name: &str, bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
    if bytes.is_empty() {
        return Err(Error::new(Kind::Empty, "the file has no bytes"));
    }
    if bytes.len() > LARGEST {
        return Err(Error::new(Kind::TooLarge, format!("{} bytes; at most {LARGEST} are read", bytes.len())));
    }
    let format = FORMATS.iter().find(|format| (format.recognise)(name, bytes));
    let format = format.ok_or_else(|| unread(bytes))?;
    let mut source = (format.read)(bytes, decoder)?;
    source.format = format.id;
    if source.text.trim().is_empty() {
        return Err(Error::new(Kind::Empty, "the file has no text"));
    }
    Ok(source)
}

/// First bytes of formats that are known by name and not read, so that the message can say so.
const UNREAD: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive that is no Word document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file, or an Office file under a password"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
];

/// Why bytes that no format of the list recognises are not read.
fn unread(bytes: &[u8]) -> Error {
    let known = UNREAD.iter().find(|(first, _)| bytes.starts_with(first));
    let cause = known.map_or("no known format has these bytes".into(), |(_, name)| format!("{name}; it is not read"));
    Error::new(Kind::UnknownFormat, cause)
}
