//! Word documents (docx): the paragraphs' text through zip and XML, with what is bold or styled as a heading.
//!
//! Deleted text (tracked changes) stays out, inserted text is in; a text box is read once (the fallback of alternate
//! content stays out), after the paragraph that holds it. Automatic numbers are not read yet.

use super::{Decode, Format, Mark, MarkKind, Source, zipped};
use crate::error::{Error, Kind};
use crate::span::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

pub const FORMAT: Format = Format { id: "docx", endings: &["docx"], signature: zipped::SIGNATURE, recognise, read };

/// Where a document's text is.
const BODY: &str = "word/document.xml";

fn recognise(_: &str, bytes: &[u8]) -> bool {
    bytes.windows(BODY.len()).any(|window| window == BODY.as_bytes())
}

fn read(bytes: &[u8], _: &dyn Decode) -> Result<Source, Error> {
    let mut archive = zipped::open(bytes)?;
    let styles = zipped::entry(&mut archive, "word/styles.xml")?.map(|xml| styles(&xml)).unwrap_or_default();
    let body = zipped::entry(&mut archive, BODY)?
        .ok_or_else(|| Error::new(Kind::Damaged, format!("the archive has no {BODY}")))?;
    let mut reading = Body { styles, ..Body::default() };
    reading.read(&body)?;
    let mut source = Source { lines_are_paragraphs: true, ..Source::default() };
    for paragraph in reading.done {
        let start = source.text.len();
        source.text.push_str(&paragraph.text);
        let within = |from: usize, to: usize| Span::new(&source.text, start + from, start + to);
        let mut marks = Vec::new();
        if let Some(level) = paragraph.heading.filter(|_| !paragraph.text.trim().is_empty()) {
            marks.push(Mark { kind: MarkKind::Heading(level), span: within(0, paragraph.text.len()) });
        }
        marks
            .extend(paragraph.strong.iter().map(|&(from, to)| Mark { kind: MarkKind::Strong, span: within(from, to) }));
        source.marks.append(&mut marks);
        source.text.push('\n');
    }
    Ok(source)
}

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
struct Style {
    heading: Option<u8>,
    bold: bool,
    based_on: Option<String>,
}

/// Paragraph and character styles by id, what they inherit filled in.
fn styles(xml: &str) -> HashMap<String, Style> {
    let mut all: HashMap<String, Style> = HashMap::new();
    let mut reader = Reader::from_str(xml);
    let mut id = String::new();
    loop {
        match reader.read_event() {
            // A damaged list of styles costs the styles only.
            Err(_) | Ok(Event::Eof) => break,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = tag.local_name();
                let style = all.entry(id.clone()).or_default();
                match name.as_ref() {
                    "style" => {
                        id = attribute(&tag, "styleId").unwrap_or_default();
                        all.entry(id.clone()).or_default();
                    }
                    "name" => {
                        let called = attribute(&tag, "val").unwrap_or_default().to_ascii_lowercase();
                        let level = called.strip_prefix("heading ").or_else(|| called.strip_prefix("标题 "));
                        if let Some(level) = level.and_then(|level| level.trim().parse().ok()) {
                            style.heading = Some(level);
                        }
                    }
                    "outlineLvl" => {
                        // 9 is body text.
                        let level = attribute(&tag, "val").and_then(|level| level.parse::<u8>().ok());
                        style.heading = level.filter(|&level| level < 9).map(|level| level + 1).or(style.heading);
                    }
                    "basedOn" => style.based_on = attribute(&tag, "val"),
                    "b" => style.bold = is_on(&tag),
                    _ => {}
                }
            }
            Ok(_) => {}
        }
    }
    all.remove("");
    let inherited = |id: &String| {
        let mut found = Style::default();
        let mut next = Some(id);
        // A chain of styles is a few long; a circle must end.
        for _ in 0..12 {
            let Some(style) = next.and_then(|id| all.get(id)) else { break };
            found.heading = found.heading.or(style.heading);
            found.bold |= style.bold;
            next = style.based_on.as_ref();
        }
        found
    };
    all.keys().map(|id| (id.clone(), inherited(id))).collect()
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Whether a switch like `<w:b/>` or `<w:b w:val="0"/>` is on.
fn is_on(tag: &BytesStart) -> bool {
    !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "none" | "off"))
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
    bold: bool,
    strong: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Body {
    styles: HashMap<String, Style>,
    /// Finished paragraphs, in order.
    done: Vec<Paragraph>,
    /// Open paragraphs: more than one inside a text box.
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes, waiting for the end of the paragraph around them.
    boxed: Vec<Paragraph>,
    /// Cells of the table row that is open.
    in_cell: usize,
    run_bold: Option<bool>,
    in_text: bool,
    in_run_properties: bool,
}

/// Elements whose inside is not read: deleted and moved text, the second copy of a text box, field codes, notes' marks.
const SKIPPED: [&str; 8] = ["del", "moveFrom", "Fallback", "instrText", "delText", "sectPr", "rubyPr", "rt"];

impl Body {
    fn read(&mut self, xml: &str) -> Result<(), Error> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let (mut depth, mut skipping) = (0usize, 0usize);
        loop {
            match reader.read_event() {
                Err(error) => {
                    // What stands before the damage is still worth reading, if there is much of it.
                    self.finish();
                    return match self.done.iter().map(|it| it.text.len()).sum::<usize>() {
                        0..1000 => Err(Error::new(Kind::Damaged, format!("{BODY} is damaged: {error}"))),
                        _ => Ok(()),
                    };
                }
                Ok(Event::Eof) => break,
                Ok(Event::Start(tag)) => {
                    depth += 1;
                    if depth > zipped::DEEPEST_XML {
                        return Err(zipped::limit(format!("XML nested deeper than {}", zipped::DEEPEST_XML)));
                    }
                    if skipping > 0 || SKIPPED.contains(&tag.local_name().as_ref()) {
                        skipping += 1;
                    } else {
                        self.start(&tag, false);
                    }
                }
                Ok(Event::Empty(tag)) if skipping == 0 => self.start(&tag, true),
                Ok(Event::End(tag)) => {
                    depth = depth.saturating_sub(1);
                    if skipping > 0 {
                        skipping -= 1;
                    } else {
                        self.end(tag.local_name().as_ref());
                    }
                }
                Ok(Event::Text(text)) if self.in_text && skipping == 0 => {
                    self.push(&text);
                }
                Ok(Event::CData(text)) if self.in_text && skipping == 0 => {
                    self.push(&text);
                }
                Ok(Event::GeneralRef(name)) if self.in_text && skipping == 0 => {
                    let known = match name.as_ref() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    self.push(known.map(String::from).unwrap_or_default().as_str());
                }
                Ok(_) => {}
            }
        }
        self.finish();
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart, empty: bool) {
        match tag.local_name().as_ref() {
            "p" if !empty => self.open.push(Paragraph::default()),
            "p" => self.close(Paragraph::default()),
            "pStyle" => {
                let style = attribute(tag, "val").and_then(|id| self.styles.get(&id)).cloned();
                if let (Some(paragraph), Some(style)) = (self.open.last_mut(), style) {
                    paragraph.heading = style.heading;
                    paragraph.bold = style.bold;
                }
            }
            "outlineLvl" => {
                let level = attribute(tag, "val").and_then(|level| level.parse::<u8>().ok());
                if let (Some(paragraph), Some(level @ 0..=8)) = (self.open.last_mut(), level) {
                    paragraph.heading = Some(level + 1);
                }
            }
            "r" => self.run_bold = None,
            "rPr" => self.in_run_properties = !empty,
            "b" if self.in_run_properties => self.run_bold = Some(is_on(tag)),
            "rStyle" if self.in_run_properties && self.run_bold.is_none() => {
                let style = attribute(tag, "val").and_then(|id| self.styles.get(&id));
                self.run_bold = style.filter(|style| style.bold).map(|_| true);
            }
            "t" => self.in_text = !empty,
            "tab" | "ptab" if !self.in_properties() => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "tc" if !empty => self.in_cell += 1,
            _ => {}
        }
    }

    /// `w:tab` also names a tab stop inside paragraph properties, where no run is open.
    fn in_properties(&self) -> bool {
        self.in_run_properties
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.close(paragraph);
                }
            }
            "rPr" => self.in_run_properties = false,
            "t" => self.in_text = false,
            "tc" => self.in_cell = self.in_cell.saturating_sub(1),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut() else { return };
        let start = paragraph.text.len();
        paragraph.text.push_str(text);
        let end = paragraph.text.len();
        if self.run_bold.unwrap_or(paragraph.bold) && start < end {
            match paragraph.strong.last_mut().filter(|last| last.1 == start) {
                Some(last) => last.1 = end,
                None => paragraph.strong.push((start, end)),
            }
        }
    }

    fn close(&mut self, paragraph: Paragraph) {
        if self.open.is_empty() {
            self.done.push(paragraph);
            self.done.append(&mut self.boxed);
        } else {
            self.boxed.push(paragraph);
        }
    }

    fn finish(&mut self) {
        while let Some(paragraph) = self.open.pop() {
            self.close(paragraph);
        }
    }
}
