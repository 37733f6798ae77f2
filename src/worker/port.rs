//! The worker's message loop.

use crate::decoder::Browser;
use crate::messages::{BUILD, Card, Reply, Request, Summary};
use baogao::bytes::{self, Input, Source, transfer};
use baogao::error::{Error, Kind};
use baogao::report::{Analysis, Report, Status};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// Says that the worker is there, and answers from now on.
pub fn open() {
    std::panic::set_hook(Box::new(|panic| broken(panic.to_string())));
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

fn answer(Request::Analyze { ticket, path, blob, password }: Request) {
    let buffer = match bytes_of(&blob) {
        Ok(buffer) => buffer,
        Err(message) => return send(&Reply::Unreadable { ticket, message }, None),
    };
    send(&Reply::Started { ticket }, None);
    let bytes = buffer.to_vec();
    let readers = match (bytes::may_be_printed(&bytes), bytes::may_be_packed(&bytes)) {
        (true, true) => "pdf unpack",
        (true, false) => "pdf",
        (false, true) => "unpack",
        (false, false) => return done(ticket, &path, &bytes, text(&path, &bytes)),
    };
    let reading = read_by(readers, &path, &buffer, &password);
    let take = Closure::once(move |given: JsValue| take(ticket, &path, &bytes, &given));
    let refused = Closure::once(move |error: JsValue| broken(words(&error)));
    reading.then(&take, &refused);
    // One of them is called, and gives back what it holds.
    take.forget();
    refused.forget();
}

fn text(path: &str, bytes: &[u8]) -> Result<Source, Error> {
    bytes::read_text(&Input { name: baogao::file_name(path), bytes, decoder: &Browser, password: None })
}

#[wasm_bindgen]
extern "C" {
    /// Reads a file by the programs of these names: what the first one that knows its format gives, as a list; null where
    /// none does. The script that started this program has left it (`programs.js`).
    #[wasm_bindgen(js_name = readBy)]
    fn read_by(names: &str, path: &str, bytes: &Uint8Array, password: &str) -> Reading;

    /// A promise of what is given.
    type Reading;
    #[wasm_bindgen(method)]
    fn then(this: &Reading, take: &Closure<dyn FnMut(JsValue)>, refused: &Closure<dyn FnMut(JsValue)>) -> JsValue;
}

/// Takes what a reader gives: a source, or the paths and bytes of an archive's files.
fn take(ticket: u32, path: &str, bytes: &[u8], given: &JsValue) {
    let Some(list) = given.dyn_ref::<Array>() else { return done(ticket, path, bytes, text(path, bytes)) };
    if !list.get(0).is_string() {
        return match source(&list.get(0)) {
            Some(source) => done(ticket, path, bytes, source),
            None => broken("the parts are of different builds".into()),
        };
    }
    let files = Array::new();
    for at in (0..list.length()).step_by(2) {
        let (inside, file) = (list.get(at), list.get(at + 1));
        files.push(&inside);
        let Some(Err(error)) = source(&file) else {
            files.push(&file);
            files.push(&JsValue::NULL);
            files.push(&JsValue::NULL);
            continue;
        };
        // A password is asked for once, for the archive.
        if error.kind() == Kind::Encrypted {
            return done(ticket, path, bytes, Err(error));
        }
        let (summary, json) = analysis(&inside.as_string().unwrap_or_default(), &[], Err(error));
        let summary = serde_json::to_string(&summary).unwrap_or_default();
        files.push(&JsValue::NULL);
        files.push(&summary.into());
        files.push(&json);
    }
    send(&Reply::Opened { ticket }, Some(&files));
}

fn source(given: &JsValue) -> Option<Result<Source, Error>> {
    transfer::read(BUILD, &given.dyn_ref::<Uint8Array>()?.to_vec())
}

fn done(ticket: u32, path: &str, bytes: &[u8], source: Result<Source, Error>) {
    let (summary, json) = analysis(path, bytes, source);
    send(&Reply::Done { ticket, summary }, Some(&json));
}

/// An analysis in short, and whole as JSON.
fn analysis(path: &str, bytes: &[u8], source: Result<Source, Error>) -> (Summary, ArrayBuffer) {
    let analysis = baogao::analyze_source(path, bytes, source);
    let json = Uint8Array::from(serde_json::to_vec(&analysis).unwrap_or_default().as_slice()).buffer();
    (summary(&analysis), json)
}

fn broken(message: String) {
    send(&Reply::Panicked { message }, None);
}

/// The words of an error.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|it| it.message().into()).or_else(|| error.as_string()).unwrap_or_default()
}

/// The bytes of a `File`, read here and nowhere else; or the browser's words for why not.
fn bytes_of(blob: &JsValue) -> Result<Uint8Array, String> {
    let blob = blob.dyn_ref::<Blob>().ok_or("no file")?;
    let buffer =
        FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(blob)).map_err(|error| words(&error))?;
    Ok(Uint8Array::new(&buffer))
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

fn send(reply: &Reply, second: Option<&JsValue>) {
    let text = serde_json::to_vec(reply).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let (message, given_away) = (Array::of1(&text.into()), Array::new());
    if let Some(second) = second {
        message.push(second);
        if second.is_instance_of::<ArrayBuffer>() {
            given_away.push(second);
        }
    }
    // Nothing can be done about a message that cannot be sent: the page's time-out covers it.
    let _ = scope().post_message_with_transfer(&message, &given_away);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
