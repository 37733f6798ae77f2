//! The worker's side: it holds the reports, and answers. Long work is cut into slices, so that a newer question is heard.

use super::compare;
use super::draw::draw;
use super::messages::{Draw, Drawn, Facts, Key, Place, Query, Reply, Request};
use super::read::{Held, flatten, read, rejected, whole};
use super::search::{Pattern, search};
use crate::interface::language::Language;
use crate::interface::phrasing;
use baogao::compare::digest::Digest;
use baogao::report::{Analysis, Measure, Report};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// So long a slice of work may be, in milliseconds.
const SLICE_MS: f64 = 30.0;
/// So many hits of one report, and of all, are told; the rest is counted.
const MOST_OF_ONE: usize = 500;
const MOST: usize = 20_000;

thread_local! {
    static SERVER: RefCell<Server> = RefCell::default();
}

#[derive(Default)]
struct Server {
    files: HashMap<u32, File>,
    /// Analyses that are still to be read.
    to_read: VecDeque<u32>,
    search: Option<Running>,
    /// Comparisons that were asked for: they wait until all is read. A later question of the same kind takes its place.
    asked: [Option<Request>; 3],
    draw: Option<Draw>,
    /// Whether the next slice is on its way.
    awake: bool,
}

/// A file that is held.
struct File {
    version: u32,
    analysis: Blob,
    edits: String,
    /// Nothing until it is read.
    reports: Option<Vec<Held>>,
}

/// A search that goes on.
struct Running {
    query: Query,
    pattern: Pattern,
    /// Reports that are done.
    at: usize,
    told: usize,
}

/// Says that it is there, and answers from now on.
pub fn open() {
    std::panic::set_hook(Box::new(|panic| send(&Reply::Broken(panic.to_string()))));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let request = parts.get(0).as_string().and_then(|it| serde_json::from_str(&it).ok());
        if let Some(request) = request {
            SERVER.with_borrow_mut(|it| it.take(request, parts.get(1)));
            wake();
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // It lives as long as the worker.
    send(&Reply::Ready(env!("BAOGAO_BUILD").into()));
}

impl Server {
    fn take(&mut self, request: Request, beside: JsValue) {
        match request {
            Request::Take { file, version, edits } => {
                let Ok(analysis) = beside.dyn_into() else { return };
                self.files.insert(file, File { version, analysis, edits, reports: None });
                self.to_read.push_back(file);
            }
            Request::Drop(files) => files.iter().for_each(|it| drop(self.files.remove(it))),
            Request::Search(query) => match Pattern::new(&query.pattern, query.regex) {
                Ok(pattern) => self.search = Some(Running { query, pattern, at: 0, told: 0 }),
                Err(message) => {
                    self.search = None;
                    send(&Reply::NoPattern { id: query.id, message });
                }
            },
            Request::Draw(asked) => self.draw = Some(asked),
            Request::Contents(key) => self.contents(key),
            Request::Matrix(_) => self.asked[0] = Some(request),
            Request::Follow => self.asked[1] = Some(request),
            Request::Years(..) => self.asked[2] = Some(request),
        }
    }

    fn held(&self, key: Key) -> Option<&Held> {
        self.files.get(&key.0)?.reports.as_ref()?.get(key.1 as usize)
    }

    /// Works for one slice; whether there is more to do.
    fn work(&mut self) -> bool {
        let end = now() + SLICE_MS;
        let mut facts = Vec::new();
        while let Some(file) = self.to_read.pop_front() {
            if let Some(it) = self.files.get_mut(&file).filter(|it| it.reports.is_none()) {
                let reports = read(&bytes_of(&it.analysis), &it.edits);
                facts.push((file, it.version, reports.iter().map(|it| it.facts.clone()).collect::<Vec<Facts>>()));
                it.reports = Some(reports);
            }
            if now() > end {
                break;
            }
        }
        if !facts.is_empty() {
            send(&Reply::Facts(facts));
        }
        // A search and a draw wait for what is still to be read: they would miss it.
        if self.to_read.is_empty() {
            let asked = self.asked.each_mut().map(Option::take);
            asked.into_iter().flatten().for_each(|it| self.compare(&it));
            if let Some(asked) = self.draw.take() {
                self.draw(&asked);
            }
            self.go_on(end + SLICE_MS);
        }
        !self.to_read.is_empty() || self.search.is_some()
    }

    fn compare(&self, asked: &Request) {
        let mut digests: Vec<(Key, &Digest)> = Vec::new();
        for (file, it) in &self.files {
            let reports = it.reports.iter().flatten().enumerate();
            digests.extend(reports.map(|(at, held)| ((*file, at as u32), &held.digest)));
        }
        // Reports that are the same are told from each other by the order in which they came.
        digests.sort_unstable_by_key(|(key, _)| *key);
        send(&compare::answer(asked, &digests));
    }

    fn go_on(&mut self, end: f64) {
        let Some(mut running) = self.search.take() else { return };
        let mut found = Vec::new();
        while let Some(&key) = running.query.within.get(running.at) {
            running.at += 1;
            let Some(held) = self.held(key) else { continue };
            let (count, hits) = search(held, &running.pattern, MOST_OF_ONE.min(MOST - running.told));
            if count > 0 {
                running.told += hits.len();
                found.push(super::messages::Found { key, count, hits });
            }
            if now() > end {
                break;
            }
        }
        let done = running.at >= running.query.within.len();
        send(&Reply::Hits { id: running.query.id, found, searched: running.at as u32, done });
        if !done {
            self.search = Some(running);
        }
    }

    fn draw(&self, asked: &Draw) {
        let reports: Vec<Option<&Held>> = asked.within.iter().map(|&key| self.held(key)).collect();
        let (drawn, from) = draw(asked, &reports);
        // An analysis is read once, however many were drawn from it.
        let mut wholes: HashMap<u32, Option<Analysis>> = HashMap::new();
        let mut measures = Vec::new();
        for (report, at) in drawn {
            let Some(&key) = asked.within.get(report) else { continue };
            let whole = wholes.entry(key.0).or_insert_with(|| self.whole(key.0));
            let report = whole.as_ref().and_then(|it| it.reports.get(key.1 as usize));
            let Some((report, measure)) = report.and_then(|it| Some((it, not_rejected(it).nth(at)?))) else { continue };
            measures.push(Drawn { key, measure: measure.clone(), sentence: sentence(report, measure) });
        }
        send(&Reply::Drawn { id: asked.id, measures, from });
    }

    fn contents(&self, key: Key) {
        let whole = self.whole(key.0);
        let report = whole.as_ref().and_then(|it| it.reports.get(key.1 as usize));
        let mut places = Vec::new();
        if let Some(report) = report {
            let mut headings = Vec::new();
            flatten(&report.outline, &mut headings);
            places.extend(headings.into_iter().map(|(span, level, name)| Place {
                at: span.0,
                level: Some(level),
                name,
                value: String::new(),
            }));
            places.extend(not_rejected(report).map(|it| Place {
                at: it.span.0,
                level: None,
                name: phrasing::indicator(it).to_owned(),
                value: phrasing::amount(&Language::Chinese, it),
            }));
        }
        send(&Reply::Contents { key, places });
    }

    fn whole(&self, file: u32) -> Option<Analysis> {
        let file = self.files.get(&file)?;
        whole(&bytes_of(&file.analysis), &file.edits)
    }
}

fn not_rejected(report: &Report) -> impl Iterator<Item = &Measure> {
    report.measures.iter().filter(|it| !rejected(it))
}

/// A measure's sentence, cut at its number.
fn sentence(report: &Report, measure: &Measure) -> [String; 3] {
    let cut = |from: u32, to: u32| {
        report.text.chars().skip(from as usize).take(to.saturating_sub(from) as usize).collect::<String>()
    };
    let (sentence, span) = (measure.sentence, measure.span);
    [cut(sentence.0.min(span.0), span.0), cut(span.0, span.1), cut(span.1, sentence.1.max(span.1))]
}

fn wake() {
    let asleep = SERVER.with_borrow_mut(|it| !std::mem::replace(&mut it.awake, true));
    if asleep {
        gloo_timers::callback::Timeout::new(0, || {
            let more = SERVER.with_borrow_mut(|it| {
                it.awake = false;
                it.work()
            });
            if more {
                wake();
            }
        })
        .forget();
    }
}

fn bytes_of(blob: &Blob) -> Vec<u8> {
    let buffer = FileReaderSync::new().and_then(|it| it.read_as_array_buffer(blob));
    buffer.map(|it| Uint8Array::new(&it).to_vec()).unwrap_or_default()
}

fn send(reply: &Reply) {
    if let Ok(text) = serde_json::to_string(reply) {
        // Text can always be posted.
        let _ = scope().post_message(&text.into());
    }
}

fn now() -> f64 {
    js_sys::Date::now()
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
