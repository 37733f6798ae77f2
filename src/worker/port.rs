//! The worker's message loop.

use crate::decoder::Browser;
use crate::messages::{BUILD, Card, Reply, Request, Summary};
use baogao::report::{Analysis, Report, Status};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
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
    let formats = baogao::bytes::FORMATS.iter().map(|format| format.id.to_owned()).collect();
    send(&Reply::Ready { build: BUILD.into(), formats }, None);
}

fn answer(Request::Analyze { ticket, path, blob }: Request) {
    let bytes = match bytes_of(&blob) {
        Ok(bytes) => bytes,
        Err(message) => return send(&Reply::Unreadable { ticket, message }, None),
    };
    send(&Reply::Started { ticket }, None);
    let analysis = baogao::analyze_with(&path, &bytes, &Browser);
    drop(bytes);
    let json = Uint8Array::from(serde_json::to_vec(&analysis).unwrap_or_default().as_slice()).buffer();
    send(&Reply::Done { ticket, summary: summary(&analysis), json: json.clone().into() }, Some(&json));
}

/// The bytes of a `File`, read here and nowhere else; or the browser's words for why not.
fn bytes_of(blob: &JsValue) -> Result<Vec<u8>, String> {
    let words = |error: JsValue| error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |it| it.message().into());
    let blob = blob.dyn_ref::<Blob>().ok_or("no file")?;
    let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(blob)).map_err(words)?;
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

fn send(reply: &Reply, transfer: Option<&JsValue>) {
    let message = reply.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    // Nothing can be done about a message that cannot be sent: the page's time-out covers it.
    let _ = message.map(|message| match transfer {
        Some(buffer) => scope().post_message_with_transfer(&message, &Array::of1(buffer)),
        None => scope().post_message(&message),
    });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
