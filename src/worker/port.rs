//! The worker's message loop.

use crate::decoder::Browser;
use crate::messages::{BUILD, Card, Reply, Request, Summary};
use crate::source;
use baogao::bytes::{self, Input, Source};
use baogao::error::Error;
use baogao::report::{Analysis, Report, Status};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// Says that the worker is there, and answers from now on.
pub fn open() {
    std::panic::set_hook(Box::new(|panic| send(&Reply::Panicked { message: panic.to_string() }, None)));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        // A request that cannot be read comes from a page of another build, which leaves after the first message.
        if let Some(request) = Request::read(&event.data()) {
            answer(request);
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // It lives as long as the worker.
    send(&Reply::Ready { build: BUILD.into() }, None);
}

fn answer(Request::Analyze { ticket, path, blob }: Request) {
    let bytes = match bytes_of(&blob) {
        Ok(bytes) => bytes,
        Err(message) => return send(&Reply::Unreadable { ticket, message }, None),
    };
    send(&Reply::Started { ticket }, None);
    if !bytes::may_be_packed(&bytes) {
        return done(ticket, &path, &bytes, bytes::read_text(&input(&path, &bytes)));
    }
    let failed = |error: &JsValue| send(&Reply::Panicked { message: words(error) }, None);
    let read = Closure::once(move |unpacker: Unpacker| {
        let input = input(&path, &bytes);
        match unpacked(&unpacker, &input) {
            Ok(source) => done(ticket, &path, &bytes, source.unwrap_or_else(|| bytes::read_text(&input))),
            Err(error) => failed(&error),
        }
    });
    let refused = Closure::once(move |error: JsValue| failed(&error));
    unpacker().then(&read, &refused);
    // One of them is called, and gives back what it holds.
    read.forget();
    refused.forget();
}

fn input<'a>(path: &'a str, bytes: &'a [u8]) -> Input<'a> {
    Input { name: baogao::file_name(path), bytes, decoder: &Browser, password: None }
}

fn done(ticket: u32, path: &str, bytes: &[u8], source: Result<Source, Error>) {
    let analysis = baogao::analyze_source(path, bytes, source);
    let json = Uint8Array::from(serde_json::to_vec(&analysis).unwrap_or_default().as_slice()).buffer();
    send(&Reply::Done { ticket, summary: summary(&analysis) }, Some(&json));
}

#[wasm_bindgen]
extern "C" {
    /// Fetches the program that unpacks, where it is not there yet. The bootstrap has left it.
    fn unpacker() -> Fetched;

    /// A promise of that program.
    type Fetched;
    #[wasm_bindgen(method)]
    fn then(this: &Fetched, read: &Closure<dyn FnMut(Unpacker)>, refused: &Closure<dyn FnMut(JsValue)>) -> JsValue;

    /// That program: `unpack.rs`.
    type Unpacker;
    #[wasm_bindgen(method, catch)]
    fn unpack(this: &Unpacker, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue>;
}

/// What the program that unpacks gives for these bytes; `None` where they are of no format that it knows.
fn unpacked(unpacker: &Unpacker, input: &Input) -> Result<Option<Result<Source, Error>>, JsValue> {
    let source = unpacker.unpack(input.name, input.bytes)?;
    match source.is_null() {
        true => Ok(None),
        false => source::read(&source).map(Some).ok_or_else(|| JsValue::from_str("the parts are of different builds")),
    }
}

/// The words of an error.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|it| it.message().into()).or_else(|| error.as_string()).unwrap_or_default()
}

/// The bytes of a `File`, read here and nowhere else; or the browser's words for why not.
fn bytes_of(blob: &JsValue) -> Result<Vec<u8>, String> {
    let blob = blob.dyn_ref::<Blob>().ok_or("no file")?;
    let buffer =
        FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(blob)).map_err(|error| words(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn summary(analysis: &Analysis) -> Summary {
    Summary {
        sha256: analysis.file.sha256.clone(),
        format: analysis.file.format.clone(),
        reports: analysis.reports.iter().map(card).collect(),
        errors: analysis.errors.clone(),
    }
}

fn card(report: &Report) -> Card {
    let count = |which: fn(&baogao::report::Measure) -> bool| {
        report.measures.iter().filter(|measure| which(measure)).count() as u32
    };
    Card {
        id: report.id.clone(),
        title: report.title.clone(),
        kind: report.meta.kind,
        region: report.meta.region.clone(),
        level: report.meta.level,
        year: report.meta.year,
        characters: report.text.chars().count() as u32,
        measures: report.measures.len() as u32,
        targets: count(|measure| measure.status == Status::Target),
        headlines: count(|measure| measure.headline),
        warnings: report.warnings.len() as u32,
    }
}

fn send(reply: &Reply, json: Option<&ArrayBuffer>) {
    let text = serde_json::to_vec(reply).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let message = Array::of1(&text.into());
    // Nothing can be done about a message that cannot be sent: the page's time-out covers it.
    let _ = match json {
        Some(json) => {
            message.push(json);
            scope().post_message_with_transfer(&message, &Array::of1(json))
        }
        None => scope().post_message(&message),
    };
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
