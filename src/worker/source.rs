//! A source on its way from the program that unpacks to the one that reads on: both compile this one file.

use baogao::bytes::{IDS, Mark, MarkKind, Note, NoteKind, Source};
use baogao::error::{Error, Kind};
use baogao::span::Span;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// As a list: build, format, encoding, text, whether lines are paragraphs, undecodable places, four numbers a mark, two
/// entries a note. Of an error: build, number of its kind, words, details.
#[allow(dead_code, reason = "the worker only reads them")]
pub fn write(source: Result<Source, Error>) -> JsValue {
    let list = Array::of1(&env!("BAOGAO_BUILD").into());
    match source {
        Err(error) => {
            list.push(&Kind::ALL.iter().position(|kind| *kind == error.kind()).into());
            list.push(&error.message().into());
            for (name, value) in error.details() {
                list.push(&name.as_str().into());
                list.push(&value.as_str().into());
            }
        }
        Ok(source) => {
            let numbers = |numbers: Vec<u32>| JsValue::from(Uint32Array::from(numbers.as_slice()));
            let marks = source.marks.iter().flat_map(|mark| {
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
                [kind, which, mark.span.start() as u32, mark.span.end() as u32]
            });
            list.push(&source.format.into());
            list.push(&source.encoding.into());
            list.push(&source.text.into());
            list.push(&source.lines_are_paragraphs.into());
            list.push(&numbers(source.undecodable.iter().map(|&at| at as u32).collect()));
            list.push(&numbers(marks.collect()));
            for note in source.notes {
                let kind = match note.kind {
                    NoteKind::ScannedPage => 0,
                    NoteKind::DamagedText => 1,
                };
                list.push(&numbers(vec![kind, note.at as u32]));
                list.push(&note.message.into());
            }
        }
    }
    list.into()
}

/// What [`write`] wrote; `None` where another build wrote it.
#[allow(dead_code, reason = "the program that unpacks only writes them")]
pub fn read(list: &JsValue) -> Option<Result<Source, Error>> {
    let list = list.dyn_ref::<Array>()?;
    let text = |at| list.get(at).as_string();
    if text(0)? != env!("BAOGAO_BUILD") {
        return None;
    }
    if let Some(kind) = list.get(1).as_f64() {
        let error = Error::new(*Kind::ALL.get(kind as usize)?, text(2)?);
        let details = (3..list.length()).step_by(2).filter_map(|at| Some((text(at)?, text(at + 1)?)));
        return Some(Err(details.fold(error, |error, (name, value)| error.with(&name, value))));
    }
    let numbers = |at| Some(list.get(at).dyn_ref::<Uint32Array>()?.to_vec());
    let (format, whole, marks) = (text(1)?, text(3)?, numbers(6)?);
    let marks = marks.chunks_exact(4).filter_map(|mark| {
        let [kind, which, start, end] = *mark else { return None };
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
        Some(Mark { kind, span: Span::new(&whole, start as usize, end as usize) })
    });
    let notes = (7..list.length()).step_by(2).filter_map(|at| {
        let [kind, place] = *numbers(at)?.as_slice() else { return None };
        let kind = if kind == 0 { NoteKind::ScannedPage } else { NoteKind::DamagedText };
        Some(Note { kind, at: place as usize, message: text(at + 1)? })
    });
    let notes = notes.collect();
    Some(Ok(Source {
        notes,
        format: IDS.iter().find(|id| **id == format)?,
        encoding: text(2),
        marks: marks.collect(),
        undecodable: numbers(5)?.into_iter().map(|at| at as usize).collect(),
        lines_are_paragraphs: list.get(4).is_truthy(),
        text: whole,
    }))
}
