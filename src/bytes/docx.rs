//! Word documents (docx), and the same in one XML file as Word and WPS write it under the name .doc.
//!
//! [`styles`] (headings, bold, hidden, numbered), [`lists`] (automatic numbers as Word shows them), [`body`] (paragraphs,
//! tables, text boxes, notes; deletions out, insertions in).

mod body;
mod lists;
mod styles;

use super::flow::{self, Block};
use super::limits::Steps;
use super::xml::{Token, Xml};
use super::{Format, Input, Source, encoding, zipped};
use crate::error::{Error, Kind};
use body::Body;
use std::collections::HashMap;
use zipped::Archive;

pub const FORMAT: Format = Format {
    id: "docx",
    endings: &["docx", "docm", "dotx"],
    kept: "headings by style and outline level, automatic numbers, bold, tables, notes, text boxes",
    hint: |bytes| bytes.starts_with(zipped::SIGNATURE),
    recognise,
    read,
};

/// The same as one XML file.
pub const FLAT: Format = Format {
    id: "doc",
    endings: &["xml", "doc"],
    kept: "as of docx",
    hint: hint_flat,
    recognise: |input| hint_flat(input.bytes),
    read: read_flat,
};

/// Where a document's text is, unless it says otherwise.
const BODY: &str = "word/document.xml";
/// Bytes in which a file shows what it is.
const HEAD: usize = 4096;

fn recognise(input: &Input) -> bool {
    let mark = BODY.as_bytes();
    match Archive::open(input.bytes) {
        Ok(archive) => archive.has(BODY) || archive.has("word/document2.xml"),
        // A file that was cut off has lost its list of entries.
        Err(_) => input.bytes.windows(mark.len()).any(|window| window == mark),
    }
}

fn hint_flat(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && (head.contains("<w:wordDocument") || head.contains("<pkg:package"))
}

fn read(input: &Input) -> Result<Source, Error> {
    let mut archive = Archive::open(input.bytes)?;
    let path = match archive.has(BODY) {
        true => BODY,
        false => "word/document2.xml",
    };
    let related = archive.xml(&path.replace("word/", "word/_rels/").replace(".xml", ".xml.rels"), input.decoder)?;
    let related = related.map(|xml| targets(&xml)).unwrap_or_default();
    let mut part = |kind: &str, name: &str| {
        let target = related.get(kind).map_or(name, |target| target.trim_start_matches('/'));
        let path = if target.starts_with("word/") { target.to_owned() } else { format!("word/{target}") };
        archive.xml(&path, input.decoder)
    };
    let parts = Parts {
        styles: part("styles", "styles.xml")?.unwrap_or_default(),
        numbering: part("numbering", "numbering.xml")?.unwrap_or_default(),
        footnotes: part("footnotes", "footnotes.xml")?.unwrap_or_default(),
        endnotes: part("endnotes", "endnotes.xml")?.unwrap_or_default(),
        body: archive.xml(path, input.decoder)?.ok_or_else(|| {
            Error::new(Kind::Damaged, format!("the archive has no {BODY}")).with("what", "entry").with("entry", BODY)
        })?,
    };
    parts.read()
}

fn read_flat(input: &Input) -> Result<Source, Error> {
    let text = encoding::decode_xml(input.bytes.to_vec(), input.decoder);
    // Word 2003 has all in one; later versions wrap the files of a docx, each under its name.
    let part = |name: &str| {
        let start = text.find(&format!("pkg:name=\"/word/{name}\""));
        let inside = start.and_then(|start| text.get(start..)).unwrap_or("");
        let inside = inside.split_once("<pkg:xmlData").map_or("", |(_, rest)| rest);
        let inside = inside.split_once('>').map_or("", |(_, rest)| rest);
        inside.split("</pkg:xmlData>").next().unwrap_or("").to_owned()
    };
    let body = part("document.xml");
    let parts = match body.is_empty() {
        true => Parts { styles: text.clone(), body: text, ..Parts::default() },
        false => Parts {
            styles: part("styles.xml"),
            numbering: part("numbering.xml"),
            footnotes: part("footnotes.xml"),
            endnotes: part("endnotes.xml"),
            body,
        },
    };
    parts.read()
}

/// Where the parts of a document are, by the last word of their type.
fn targets(xml: &str) -> HashMap<String, String> {
    let mut steps = Steps::default();
    let mut reader = Xml::new(xml, &mut steps);
    let mut out = HashMap::new();
    while let Ok(Some(token)) = reader.next() {
        let Token::Start(tag) = token else { continue };
        if let (Some(kind), Some(target)) = (tag.get("Type"), tag.get("Target")) {
            out.insert(kind.rsplit('/').next().unwrap_or_default().to_owned(), target);
        }
    }
    out
}

/// The files that a document is made of, as text.
#[derive(Default)]
struct Parts {
    styles: String,
    numbering: String,
    footnotes: String,
    endnotes: String,
    body: String,
}

impl Parts {
    fn read(&self) -> Result<Source, Error> {
        let mut steps = Steps::default();
        let styles = styles::read(&self.styles, &mut steps);
        let lists = lists::read(&self.numbering, &styles, &mut steps);
        let mut body = Body::new(&styles, &lists);
        let blocks = body.read(&self.body, &mut steps)?;
        // Notes stand behind the text, in the order of their marks in it.
        let mut notes = Vec::new();
        for (xml, kind, ids) in [
            (&self.footnotes, "footnote", std::mem::take(&mut body.footnotes)),
            (&self.endnotes, "endnote", std::mem::take(&mut body.endnotes)),
        ] {
            let mut written = body.notes(xml, kind, &mut steps)?;
            notes.extend(ids.iter().filter_map(|id| written.remove(id)).flatten());
        }
        source(&blocks, &notes)
    }
}

fn source(blocks: &[Block], notes: &[Block]) -> Result<Source, Error> {
    let mut source = flow::source(blocks)?;
    let from = source.text.len();
    flow::write(notes, &mut source)?;
    flow::mark_notes(&mut source, from);
    Ok(source)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
