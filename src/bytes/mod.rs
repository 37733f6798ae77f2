//! Bytes → source: recognise the format, decode the characters, keep what the markup says.
//!
//! A file a format; [`PACKED`] and [`TEXT`] list them. A new format is one line there and one file beside it.

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
    /// What every file of it begins with; nothing where its bytes are text as they stand.
    pub signature: &'static [u8],
    /// Whether the bytes are of it; asked in the list's order, the first yes reads.
    pub recognise: fn(name: &str, bytes: &[u8]) -> bool,
    /// Reads them.
    pub read: fn(bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error>,
}

/// The formats that must be unpacked, the most telling first. In a browser their readers are a program of its own, which
/// is fetched when the first such file comes; so nothing but [`unpack`] may refer to this list while it runs.
pub const PACKED: &[Format] = &[docx::FORMAT];

/// The formats whose bytes are text as they stand, the most telling first.
pub const TEXT: &[Format] = &[markdown::FORMAT, plain::FORMAT];

/// Ids of all formats.
pub const IDS: [&str; PACKED.len() + TEXT.len()] = {
    let mut ids = [""; PACKED.len() + TEXT.len()];
    let mut at = 0;
    while at < ids.len() {
        ids[at] = if at < PACKED.len() { PACKED[at].id } else { TEXT[at - PACKED.len()].id };
        at += 1;
    }
    ids
};

const SIGNATURES: [&[u8]; PACKED.len()] = {
    let mut signatures: [&[u8]; PACKED.len()] = [b""; PACKED.len()];
    let mut at = 0;
    while at < signatures.len() {
        signatures[at] = PACKED[at].signature;
        at += 1;
    }
    signatures
};

/// The source in these bytes.
pub fn read(name: &str, bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
    unpack(name, bytes, decoder).unwrap_or_else(|| read_text(name, bytes, decoder))
}

/// Whether these bytes may have to be unpacked: [`unpack`] knows for sure.
pub fn may_be_packed(bytes: &[u8]) -> bool {
    bytes.len() <= LARGEST && SIGNATURES.iter().any(|signature| bytes.starts_with(signature))
}

/// The source in bytes of a format that must be unpacked; `None` where they are of none.
pub fn unpack(name: &str, bytes: &[u8], decoder: &dyn Decode) -> Option<Result<Source, Error>> {
    let format = PACKED.iter().find(|format| may_be_packed(bytes) && (format.recognise)(name, bytes))?;
    Some(by(format, bytes, decoder))
}

/// The source in bytes that are text as they stand, or the error for those that nothing reads.
pub fn read_text(name: &str, bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
    if bytes.is_empty() {
        return Err(Error::new(Kind::Empty, "the file has no bytes"));
    }
    if bytes.len() > LARGEST {
        return Err(Error::new(Kind::TooLarge, format!("{} bytes; at most {LARGEST} are read", bytes.len())));
    }
    let format = TEXT.iter().find(|format| (format.recognise)(name, bytes));
    by(format.ok_or_else(|| unread(bytes))?, bytes, decoder)
}

fn by(format: &Format, bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
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

/// Name and content of a project file's first entry, which is stored as it is: its reports are inside, it is none.
pub const PROJECT: &str = "mimetypeapplication/vnd.baogao+zip";

/// Whether these bytes are a project file of this program.
pub fn is_project(bytes: &[u8]) -> bool {
    // In front stands the header of the entry.
    bytes.starts_with(b"PK\x03\x04") && bytes.get(30..).is_some_and(|rest| rest.starts_with(PROJECT.as_bytes()))
}

/// Why bytes that no format recognises are not read.
fn unread(bytes: &[u8]) -> Error {
    if is_project(bytes) {
        let cause = "a baogao project, which is no report: it is opened on the page, or its tables are exported";
        return Error::new(Kind::UnknownFormat, cause);
    }
    let known = UNREAD.iter().find(|(first, _)| bytes.starts_with(first));
    let cause = known.map_or("no known format has these bytes".into(), |(_, name)| format!("{name}; it is not read"));
    Error::new(Kind::UnknownFormat, cause)
}
