//! What was handed in: the files, what became of each, and the analyses, as JSON outside of the page's memory.

use super::opened::Key;
use super::store::{Kept, new_uid};
use crate::worker_link::{Fault, Summary};
use baogao::edits::{Edit, History};
use baogao::report::{Analysis, Failure};
use js_sys::Array;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A file as it was handed in: not read yet.
pub struct Incoming {
    /// Name, with the folders that it came in.
    pub path: String,
    /// A `File`, or a `Blob` of text that was pasted.
    pub blob: Blob,
    /// Edits that came with it, in a project.
    pub edits: Vec<Edit>,
}

/// What is told of a file that failed. Words for it stand in a table beside the page (`words/troubles.tsv`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The core says why.
    Core(Failure),
    /// The browser or its worker does.
    Outside(Fault),
}

/// A line of the list.
#[derive(Clone)]
pub enum Row {
    /// Not read yet; true while it is being read.
    Waiting(u32, Arc<str>, bool),
    /// A report: its file's summary, and which of the file's reports it is.
    Report(Key, Arc<str>, Arc<Summary>),
    /// A file that gave an error.
    Failed(u32, Arc<str>, Trouble),
}

/// How far the reading is.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Progress {
    /// Files handed in since all was last done.
    pub files: usize,
    /// Of them, those that are read or failed.
    pub done: usize,
}

/// A file that was handed in.
#[derive(Clone)]
pub struct Entry {
    /// Its name in the store.
    pub uid: String,
    /// Numbers it in this page.
    pub ticket: u32,
    /// Name, with folders.
    pub path: Arc<str>,
    /// When it came, in milliseconds.
    pub added: f64,
    /// Its bytes, unread.
    pub blob: Blob,
    /// What became of it.
    pub state: State,
    /// The edits over it, in order.
    pub edits: Vec<Edit>,
    /// Greater with every change.
    pub version: u32,
}

/// What became of a file.
#[derive(Clone)]
pub enum State {
    /// Not read yet.
    Waiting,
    /// Being read.
    Working,
    /// Its analysis, in short and whole.
    Read(Arc<Summary>, Blob),
    /// It gave none.
    Failed(Trouble),
}

impl Entry {
    /// Whether a password is wanted for it; true where the one that was given is wrong.
    pub fn locked(&self) -> Option<bool> {
        let State::Read(summary, _) = &self.state else { return None };
        Some(summary.errors.first()?.details.get("password")? == "wrong")
    }
}

impl State {
    /// Whether it is still to be read.
    pub fn is_open(&self) -> bool {
        matches!(self, State::Waiting | State::Working)
    }
}

/// The files. Changed by the desk's commands only.
#[derive(Default)]
pub struct Library {
    /// In the order of their coming.
    entries: Vec<Entry>,
    next: u32,
    /// How many changes there were.
    changes: u32,
    /// Files handed in since all was last done: where they begin.
    since: usize,
}

impl Library {
    /// The files, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The file of this number.
    pub fn get(&self, ticket: u32) -> Option<&Entry> {
        self.entries.iter().rev().find(|it| it.ticket == ticket)
    }

    /// It, to be changed.
    pub fn get_mut(&mut self, ticket: u32) -> Option<&mut Entry> {
        self.changes += 1;
        let entry = self.entries.iter_mut().rev().find(|it| it.ticket == ticket)?;
        entry.version = self.changes;
        Some(entry)
    }

    /// How many changes there were.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    /// Takes a file in.
    pub fn add(&mut self, path: Arc<str>, blob: Blob, state: State, edits: Vec<Edit>) -> &Entry {
        if !self.entries.iter().any(|it| it.state.is_open()) {
            self.since = self.entries.len();
        }
        // A millisecond apart at the least, and in between there is room for the files of an archive.
        let added = js_sys::Date::now() + f64::from(self.next);
        self.push(Entry { uid: new_uid(), ticket: 0, path, added, blob, state, edits, version: 0 })
    }

    /// Takes back in what was kept, its analysis too if `engine` made it.
    pub fn restore(&mut self, kept: Kept, summary: Option<Summary>, engine: &str) -> &Entry {
        let state = match (kept.analysis, summary) {
            (Some((made_by, _, json)), Some(summary)) if made_by == engine => State::Read(Arc::new(summary), json),
            _ => State::Waiting,
        };
        let Kept { uid, path, added, blob, edits, .. } = kept;
        let edits = edits.and_then(|it| edits_of(&it)).unwrap_or_default();
        self.since += usize::from(!state.is_open());
        self.push(Entry { uid, ticket: 0, path: path.into(), added, blob, state, edits, version: 0 })
    }

    fn push(&mut self, entry: Entry) -> &Entry {
        let ticket = self.next;
        self.next += 1;
        let at = self.entries.len();
        self.changes += 1;
        self.entries.push(Entry { ticket, version: self.changes, ..entry });
        &self.entries[at]
    }

    /// Takes files out, each with the place where it stood.
    pub fn remove(&mut self, wanted: impl Fn(&Entry) -> bool) -> Vec<(usize, Entry)> {
        let (mut out, mut left) = (Vec::new(), Vec::new());
        for (at, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            if wanted(&entry) { out.push((at, entry)) } else { left.push(entry) }
        }
        self.entries = left;
        self.since = self.since.min(self.entries.len());
        out
    }

    /// Puts files back where they stood.
    pub fn put_back(&mut self, entries: Vec<(usize, Entry)>) {
        for (at, mut entry) in entries {
            self.changes += 1;
            entry.version = self.changes;
            self.since += usize::from(!entry.state.is_open());
            self.entries.insert(at.min(self.entries.len()), entry);
        }
    }

    /// Puts the files of an archive where it stood, as the worker lists them: path, bytes, and where these cannot be had, what
    /// is to be told of it. Gives them.
    pub fn put_apart(&mut self, at: usize, archive: &Entry, files: &Array) -> Vec<Entry> {
        let mut apart = Vec::new();
        for file in (0..files.length()).step_by(4) {
            let (blob, json) = (files.get(file + 1), files.get(file + 3));
            let told = files.get(file + 2).as_string().and_then(|summary| summary_of(&summary));
            let json = Blob::new_with_buffer_source_sequence(&Array::of1(&json));
            let state = match (told, json) {
                (Some(summary), Ok(json)) => State::Read(Arc::new(summary), json),
                _ => State::Waiting,
            };
            let Ok(blob) = blob.dyn_into().or_else(|_| Blob::new()) else { continue };
            let path = files.get(file).as_string().unwrap_or_default().into();
            let added = archive.added + apart.len() as f64 / 4096.0;
            let ticket = self.next;
            self.next += 1;
            self.changes += 1;
            let version = self.changes;
            apart.push(Entry { uid: new_uid(), ticket, path, added, blob, state, edits: Vec::new(), version });
        }
        apart.iter().enumerate().for_each(|(nth, entry)| self.entries.insert(at + nth, entry.clone()));
        apart
    }

    /// How far the reading is.
    pub fn progress(&self) -> Progress {
        let files = self.entries.get(self.since..).unwrap_or_default();
        Progress { files: files.len(), done: files.iter().filter(|it| !it.state.is_open()).count() }
    }

    /// The lines of the list.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.entries.len());
        self.entries.iter().for_each(|entry| rows_of(entry, &mut rows));
        rows
    }
}

fn rows_of(entry: &Entry, rows: &mut Vec<Row>) {
    let (ticket, path) = (entry.ticket, &entry.path);
    match &entry.state {
        State::Waiting => rows.push(Row::Waiting(ticket, path.clone(), false)),
        State::Working => rows.push(Row::Waiting(ticket, path.clone(), true)),
        State::Failed(trouble) => rows.push(Row::Failed(ticket, path.clone(), trouble.clone())),
        State::Read(summary, _) => {
            for at in 0..summary.reports.len() as u32 {
                rows.push(Row::Report(Key { file: ticket, at }, path.clone(), summary.clone()));
            }
            for failure in &summary.errors {
                rows.push(Row::Failed(ticket, path.clone(), Trouble::Core(failure.clone())));
            }
        }
    }
}

/// The edits as JSON.
pub fn edits_json(edits: &[Edit]) -> String {
    serde_json::to_string(edits).unwrap_or_default()
}

/// The edits as JSON of a history, as the program of exports takes them.
pub fn history_json(edits: &[Edit]) -> String {
    serde_json::to_string(&History::of(edits.to_vec())).unwrap_or_default()
}

/// A summary, a trouble or a warning as JSON.
pub fn json_of(it: &impl Serialize) -> String {
    let value = it.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok();
    value.and_then(|it| js_sys::JSON::stringify(&it).ok()).map(String::from).unwrap_or_default()
}

/// The summary in this JSON.
pub fn summary_of(json: &str) -> Option<Summary> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(json).ok()?).ok()
}

/// The edits in this JSON.
pub fn edits_of(json: &str) -> Option<Vec<Edit>> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(json).ok()?).ok()
}

/// The analysis in this JSON, which the core has written. The browser reads the JSON: it brings a reader of its own.
pub async fn parse(json: &Blob) -> Option<Analysis> {
    let text = JsFuture::from(json.text()).await.ok()?.as_string()?;
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(&text).ok()?).ok()
}
