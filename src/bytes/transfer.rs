//! A source as bytes, on its way from a program that reads a format to the one that reads on. Both must be of one build,
//! whose stamp goes in front.

use super::{IDS, Mark, MarkKind, Note, NoteKind, Source};
use crate::error::{Details, Error, Kind};
use crate::span::Span;

/// What stands behind the stamp.
const SOURCE: u32 = 0;
const ERROR: u32 = 1;

/// The source, or the error in its place.
pub fn write(build: &str, source: Result<Source, Error>) -> Vec<u8> {
    let mut out = Writer(Vec::new());
    out.text(build);
    match source {
        Err(error) => {
            out.number(ERROR as usize);
            out.number(Kind::ALL.iter().position(|kind| *kind == error.kind()).unwrap_or(0));
            out.text(error.message());
            out.details(error.details());
        }
        Ok(source) => {
            out.number(SOURCE as usize);
            out.text(source.format);
            out.text(source.encoding.as_deref().unwrap_or_default());
            out.text(&source.text);
            out.number(source.lines_are_paragraphs.into());
            out.number(source.undecodable.len());
            source.undecodable.iter().for_each(|at| out.number(*at));
            out.number(source.marks.len());
            for mark in &source.marks {
                let (kind, which) = match mark.kind {
                    MarkKind::Strong => (0, 0),
                    MarkKind::Heading(level) => (1, level.into()),
                    MarkKind::Page(page) => (2, page),
                    MarkKind::Table => (3, 0),
                    MarkKind::Row => (4, 0),
                    MarkKind::Cell => (5, 0),
                    MarkKind::Head => (6, 0),
                    MarkKind::Note => (7, 0),
                };
                [kind, which as usize, mark.span.start(), mark.span.end()].into_iter().for_each(|it| out.number(it));
            }
            out.number(source.notes.len());
            for note in &source.notes {
                out.number(note.kind as usize);
                out.number(note.at);
                out.text(&note.message);
                out.details(&note.details);
            }
        }
    }
    out.0
}

/// What [`write`] wrote; `None` where another build wrote it.
pub fn read(build: &str, bytes: &[u8]) -> Option<Result<Source, Error>> {
    let mut from = Reader(bytes);
    if from.text()? != build {
        return None;
    }
    if from.number()? == ERROR {
        let error = Error::new(*Kind::ALL.get(from.number()? as usize)?, from.text()?);
        return Some(Err(from.details()?.parts().fold(error, |error, (name, value)| error.with(name, value))));
    }
    let format = from.text()?;
    let format = IDS.iter().find(|id| **id == format)?;
    let encoding = Some(from.text()?.to_owned()).filter(|label| !label.is_empty());
    let text = from.text()?.to_owned();
    let mut source = Source { format, encoding, lines_are_paragraphs: from.number()? == 1, ..Source::default() };
    for _ in 0..from.number()? {
        source.undecodable.push(from.number()? as usize);
    }
    for _ in 0..from.number()? {
        let (kind, which) = (from.number()?, from.number()?);
        let kind = match kind {
            0 => MarkKind::Strong,
            1 => MarkKind::Heading(which as u8),
            2 => MarkKind::Page(which),
            3 => MarkKind::Table,
            4 => MarkKind::Row,
            5 => MarkKind::Cell,
            6 => MarkKind::Head,
            _ => MarkKind::Note,
        };
        source.marks.push(Mark { kind, span: Span::new(&text, from.number()? as usize, from.number()? as usize) });
    }
    for _ in 0..from.number()? {
        let kind = if from.number()? == 0 { NoteKind::ScannedPage } else { NoteKind::DamagedText };
        let (at, message) = (from.number()? as usize, from.text()?.to_owned());
        source.notes.push(Note { kind, at, message, details: from.details()? });
    }
    source.text = text;
    Some(Ok(source))
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u32).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn details(&mut self, details: &Details) {
        self.number(details.parts().len());
        for (name, value) in details.parts() {
            self.text(name);
            self.text(value);
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    fn details(&mut self) -> Option<Details> {
        // One by one: to collect them would bring a sort of their own.
        let mut details = Details::new();
        for _ in 0..self.number()? {
            details.insert(self.text()?.to_owned(), self.text()?.to_owned());
        }
        Some(details)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_comes_back_as_it_went() {
        let text = "第一行\n第二行".to_owned();
        let mark = |kind, from, to| Mark { kind, span: Span::new(&text, from, to) };
        let source = Source {
            format: "docx",
            encoding: Some("gb18030".into()),
            marks: vec![mark(MarkKind::Heading(2), 0, 9), mark(MarkKind::Page(7), 9, 9), mark(MarkKind::Note, 10, 19)],
            undecodable: vec![3],
            notes: vec![
                Note { kind: NoteKind::DamagedText, at: 4, message: "odd".into(), details: Details::new() }
                    .with("lost", "3".into()),
            ],
            lines_are_paragraphs: true,
            text: text.clone(),
        };
        let source_notes = source.notes.clone();
        let bytes = write("stamp", Ok(source));
        let back = read("stamp", &bytes).expect("it is of this build").expect("it is a source");
        assert_eq!(
            (back.format, back.encoding.as_deref(), back.text.as_str()),
            ("docx", Some("gb18030"), text.as_str())
        );
        assert_eq!(
            back.marks.iter().map(|it| it.kind).collect::<Vec<_>>(),
            [MarkKind::Heading(2), MarkKind::Page(7), MarkKind::Note]
        );
        assert_eq!((back.undecodable, back.lines_are_paragraphs), (vec![3], true));
        assert_eq!(back.notes, source_notes);
        assert!(read("another", &bytes).is_none());
        assert!((0..bytes.len()).all(|cut| read("stamp", &bytes[..cut]).is_none()), "what is cut off is nothing");
    }

    #[test]
    fn an_error_comes_back_with_its_details() {
        let error = Error::new(Kind::Limit, "more than 9 pages").with("limit", "pages").with("most", "9");
        assert_eq!(read("stamp", &write("stamp", Err(error.clone()))).map(|it| it.err()), Some(Some(error)));
    }
}
