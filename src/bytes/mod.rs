//! Bytes → source: recognise the format, decode the characters, keep what the markup says.
//!
//! A file a format; [`PACKED`] and [`TEXT`] list them: name, how recognised, what is kept. A new format is one line there
//! and one file beside it. A name is never trusted: a .doc may be a web page, a .txt Markdown. What formats share: [`flow`]
//! (paragraphs and tables, and how they become a source), [`numbering`] (automatic numbers), [`zipped`] and [`xml`]; what a
//! file may cost stands in [`limits`].

pub mod archive;
mod csv;
mod doc;
mod docx;
pub mod encoding;
mod flow;
mod html;
pub mod limits;
mod markdown;
mod mhtml;
mod numbering;
mod ofd;
#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
mod pdf;
mod plain;
mod printed;
mod rows;
mod rtf;
pub mod transfer;
mod xlsx;
mod xml;
mod zipped;

use crate::error::{Details, Error, Kind};
use crate::span::Span;
pub use encoding::Decode;
pub use limits::FILE as LARGEST;

/// What a format's reader is given.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The file's name, without folders. It tells what the bytes leave open, and nothing more.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Knows character encodings.
    pub decoder: &'a dyn Decode,
    /// The password that the user gave, for files under one.
    pub password: Option<&'a str>,
}

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
    /// What was odd.
    pub notes: Vec<Note>,
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

/// Something odd that a reader met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// Where, in bytes of the source's text.
    pub at: usize,
    /// What was met, in words for the command line.
    pub message: String,
    /// The parts of the message by name.
    pub details: Details,
}

impl Note {
    /// A note without details.
    pub fn new(kind: NoteKind, at: usize, message: String) -> Self {
        Note { kind, at, message, details: Details::new() }
    }

    /// It with one more part of its message by name.
    pub fn with(mut self, name: &str, value: String) -> Self {
        self.details.insert(name.into(), value);
        self
    }
}

/// What a reader may find odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A page that is a picture: its text is not there.
    ScannedPage,
    /// Something of the file that could not be read, the rest being read.
    DamagedText,
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
    /// A table: its rows are paragraphs, the cells of a row divided by tabs.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row, if anything is in it.
    Cell,
    /// A row of a table's head.
    Head,
    /// A note at the foot of a page or at the end.
    Note,
}

/// A format: how it is recognised and read.
pub struct Format {
    /// Id in the JSON.
    pub id: &'static str,
    /// Usual endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// What of it is kept.
    pub kept: &'static str,
    /// A quick look at the first bytes, for a program that does not hold the reader: whether they may be of it.
    pub hint: fn(bytes: &[u8]) -> bool,
    /// Whether the bytes are of it; asked in the list's order, the first yes reads.
    pub recognise: fn(input: &Input) -> bool,
    /// Reads them.
    pub read: fn(input: &Input) -> Result<Source, Error>,
}

/// The formats that must be unpacked, the most telling first. In a browser their readers are a program of its own, which
/// is fetched when the first such file comes; so nothing but [`unpack`] may refer to this list while it runs.
pub const PACKED: &[Format] = &[
    docx::FORMAT,
    xlsx::FORMAT,
    ofd::FORMAT,
    doc::FORMAT,
    rtf::FORMAT,
    docx::FLAT,
    mhtml::FORMAT,
    html::FORMAT,
    csv::FORMAT,
];

/// The formats that take an interpreter of their own to read, for the same reason in yet another program.
#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
pub const PRINTED: &[Format] = &[pdf::FORMAT];
/// This program does not hold it.
#[cfg(all(target_arch = "wasm32", not(feature = "pdf")))]
pub const PRINTED: &[Format] = &[];

/// The formats whose bytes are text as they stand, the most telling first.
pub const TEXT: &[Format] = &[markdown::FORMAT, plain::FORMAT];

/// Ids of all formats.
pub const IDS: [&str; PACKED.len() + TEXT.len() + 2] = {
    let mut ids = ["pdf"; PACKED.len() + TEXT.len() + 2];
    let mut at = 0;
    while at < PACKED.len() + TEXT.len() {
        ids[at] = if at < PACKED.len() { PACKED[at].id } else { TEXT[at - PACKED.len()].id };
        at += 1;
    }
    // Read as a doc is, and told by its name.
    ids[at] = "wps";
    ids
};

const HINTS: [fn(&[u8]) -> bool; PACKED.len()] = {
    let mut hints: [fn(&[u8]) -> bool; PACKED.len()] = [|_| false; PACKED.len()];
    let mut at = 0;
    while at < hints.len() {
        hints[at] = PACKED[at].hint;
        at += 1;
    }
    hints
};

/// The source in these bytes.
pub fn read(input: &Input) -> Result<Source, Error> {
    interpret(input).or_else(|| unpack(input)).unwrap_or_else(|| read_text(input))
}

/// Whether these bytes may have to be unpacked: [`unpack`] knows for sure.
pub fn may_be_packed(bytes: &[u8]) -> bool {
    bytes.len() <= limits::FILE && HINTS.iter().any(|hint| hint(bytes))
}

/// Bytes before which a PDF may hold something else.
const PDF_HEAD: usize = 1024;

/// Whether these bytes may take an interpreter: [`interpret`] knows for sure.
pub fn may_be_printed(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_HEAD).unwrap_or(bytes);
    // An archive may begin with a PDF that is not packed.
    bytes.len() <= limits::FILE && !head.starts_with(zipped::SIGNATURE) && head.windows(5).any(|at| at == b"%PDF-")
}

/// The source in bytes of a format that takes an interpreter; `None` where they are of none.
pub fn interpret(input: &Input) -> Option<Result<Source, Error>> {
    if input.bytes.len() > limits::FILE {
        return None;
    }
    let format = PRINTED.iter().find(|format| (format.hint)(input.bytes) && (format.recognise)(input))?;
    Some(by(format, input))
}

/// The source in bytes of a format that must be unpacked; `None` where they are of none.
pub fn unpack(input: &Input) -> Option<Result<Source, Error>> {
    if input.bytes.len() > limits::FILE {
        return None;
    }
    match PACKED.iter().find(|format| (format.hint)(input.bytes) && (format.recognise)(input)) {
        Some(format) => Some(by(format, input)),
        None if is_project(input.bytes) => None,
        None if archive::is_archive(input) => Some(Err(archive::refused())),
        None => archive::unread(input).map(Err),
    }
}

/// The source in bytes that are text as they stand, or the error for those that nothing reads.
pub fn read_text(input: &Input) -> Result<Source, Error> {
    let bytes = input.bytes;
    if bytes.is_empty() {
        return Err(Error::new(Kind::Empty, "the file has no bytes"));
    }
    if bytes.len() > limits::FILE {
        let most = limits::FILE;
        return Err(Error::new(Kind::TooLarge, format!("{} bytes; at most {most} are read", bytes.len()))
            .with("bytes", bytes.len().to_string())
            .with("most", most.to_string()));
    }
    let format = TEXT.iter().find(|format| (format.recognise)(input));
    by(format.ok_or_else(|| unread(bytes))?, input)
}

fn by(format: &Format, input: &Input) -> Result<Source, Error> {
    let mut source = (format.read)(input)?;
    // Some readers know better: a .wps is read as a .doc is.
    if source.format.is_empty() {
        source.format = format.id;
    }
    if source.text.trim().is_empty() && source.notes.is_empty() {
        return Err(Error::new(Kind::Empty, "the file has no text").with("what", "no_text"));
    }
    Ok(source)
}

/// First bytes of formats that are known and not read, so that the message can say so.
pub const UNREAD: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "office"),
    (b"{\\rtf", "rtf"),
    (b"\x1F\x8B", "gzip"),
    (b"Rar!", "rar"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"\x89PNG", "picture"),
    (b"\xFF\xD8\xFF", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"BM", "picture"),
    (b"Founder CEB", "ceb"),
    (b"CAJ", "caj"),
    (b"HN\0", "caj"),
    (b"MZ", "program"),
    (b"ID3", "video"),
    (b"OggS", "video"),
    (b"\0\0\0\x18ftyp", "video"),
    (b"\0\0\0\x20ftyp", "video"),
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
        return Error::new(Kind::UnknownFormat, cause).with("found", "project");
    }
    match UNREAD.iter().find(|(first, _)| bytes.starts_with(first)) {
        Some((_, id)) => {
            Error::new(Kind::UnknownFormat, format!("a file of kind {id}; it is not read")).with("found", *id)
        }
        None => Error::new(Kind::UnknownFormat, "no known format has these bytes"),
    }
}

/// Whether a name has one of these endings.
fn ends(name: &str, endings: &[&str]) -> bool {
    let lower = name.to_ascii_lowercase();
    endings.iter().any(|ending| lower.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.')))
}
