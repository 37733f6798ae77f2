//! A source on its way from the program that unpacks to the one that reads on: both compile this one file.

use baogao::bytes::{IDS, Mark, MarkKind, Source};
use baogao::error::{Error, Kind};
use baogao::span::Span;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// As a list: build, format, encoding, text, whether lines are paragraphs, undecodable places, four numbers a mark. Of an
/// error: build, number of its kind, words.
#[allow(dead_code, reason = "the worker only reads them")]
pub fn write(source: Result<Source, Error>) -> JsValue {
    let list = Array::of1(&env!("BAOGAO_BUILD").into());
    match source {
        Err(error) => {
            list.push(&Kind::ALL.iter().position(|kind| *kind == error.kind()).into());
            list.push(&error.message().into());
        }
        Ok(source) => {
            let numbers = |numbers: Vec<u32>| JsValue::from(Uint32Array::from(numbers.as_slice()));
            let marks = source.marks.iter().flat_map(|mark| {
                let (kind, which) = match mark.kind {
                    MarkKind::Strong => (0, 0),
                    MarkKind::Heading(level) => (1, level.into()),
                    MarkKind::Page(page) => (2, page),
                };
                [kind, which, mark.span.start() as u32, mark.span.end() as u32]
            });
            list.push(&source.format.into());
            list.push(&source.encoding.into());
            list.push(&source.text.into());
            list.push(&source.lines_are_paragraphs.into());
            list.push(&numbers(source.undecodable.iter().map(|&at| at as u32).collect()));
            list.push(&numbers(marks.collect()));
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
        return Some(Err(Error::new(*Kind::ALL.get(kind as usize)?, text(2)?)));
    }
    let numbers = |at| Some(list.get(at).dyn_ref::<Uint32Array>()?.to_vec());
    let (format, whole, marks) = (text(1)?, text(3)?, numbers(6)?);
    let marks = marks.chunks_exact(4).filter_map(|mark| {
        let [kind, which, start, end] = *mark else { return None };
        let kind = match kind {
            0 => MarkKind::Strong,
            1 => MarkKind::Heading(which as u8),
            _ => MarkKind::Page(which),
        };
        Some(Mark { kind, span: Span::new(&whole, start as usize, end as usize) })
    });
    Some(Ok(Source {
        format: IDS.iter().find(|id| **id == format)?,
        encoding: text(2),
        marks: marks.collect(),
        undecodable: numbers(5)?.into_iter().map(|at| at as usize).collect(),
        lines_are_paragraphs: list.get(4).is_truthy(),
        text: whole,
    }))
}
