//! The state of the page: which files were handed in, what became of them, and what of it is open.

use crate::opened::{Key, Opened};
use crate::worker_link::{Event, Fault, Job, Link, Summary};
use baogao::error::Kind;
use baogao::report::{Analysis, Failure};
use gloo_timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

/// Until so many files are in, each result is drawn at once; of more, those of [`BATCH_MS`] are drawn together.
const FEW: usize = 12;
const BATCH_MS: u32 = 120;

/// A file as it was handed in: not read yet.
pub struct Incoming {
    /// Name, with the folders that it came in.
    pub path: String,
    /// A `File`, or a `Blob` of text that was pasted.
    pub blob: Blob,
}

/// What is told of a file that failed.
#[derive(Clone, Debug, PartialEq)]
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

/// The right-hand views of an open report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Headline targets.
    #[default]
    Targets,
    /// Every measure.
    Measures,
    /// Tasks, livelihood projects, policies, terms.
    Lists,
    /// Facts and warnings.
    About,
}

/// Which pane a narrow screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of reports.
    List,
    /// The outline.
    Outline,
    /// The text.
    #[default]
    Text,
    /// Targets, measures, lists, facts.
    Side,
}

struct Entry {
    path: Arc<str>,
    blob: Blob,
    state: State,
}

enum State {
    Waiting,
    Working,
    Read(Arc<Summary>, Blob),
    Failed(Trouble),
}

struct Inner {
    link: Option<Link>,
    next: u32,
    entries: Vec<(u32, Entry)>,
    places: HashMap<u32, usize>,
    flush: Option<Timeout>,
    /// The file to open as soon as it is read: the only one of its batch.
    awaited: Option<u32>,
    since: usize,
}

/// The state, cheap to copy: handles to signals.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    /// The list's lines, in the order in which the files came.
    pub rows: RwSignal<Vec<Row>>,
    /// How far the reading is.
    pub progress: RwSignal<Progress>,
    /// The report that is, or is about to be, open.
    pub open: RwSignal<Option<Key>>,
    /// It, parsed.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// Position of the selected measure.
    pub selected: RwSignal<Option<usize>>,
    /// Which right-hand view.
    pub tab: RwSignal<Tab>,
    /// Which pane on a narrow screen.
    pub pane: RwSignal<Pane>,
    /// A stretch to show in the text: a paragraph's position, and a count so that the same can be asked for again.
    pub shown: RwSignal<Option<(usize, u32)>>,
    /// How far which text was scrolled, for when the page is drawn anew in the other language.
    pub scrolled: StoredValue<Option<(Key, i32)>>,
    /// Whether the server has a newer build.
    pub outdated: RwSignal<bool>,
    /// What the address asks for and no file has answered yet.
    pub wanted: RwSignal<Option<crate::location::Place>>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Desk {
        let inner = Inner {
            link: None,
            next: 0,
            entries: Vec::new(),
            places: HashMap::new(),
            flush: None,
            awaited: None,
            since: 0,
        };
        let desk = Desk {
            inner: StoredValue::new_local(inner),
            rows: RwSignal::new(Vec::new()),
            progress: RwSignal::default(),
            open: RwSignal::new(None),
            opened: RwSignal::new(None),
            selected: RwSignal::new(None),
            tab: RwSignal::default(),
            pane: RwSignal::default(),
            shown: RwSignal::new(None),
            scrolled: StoredValue::new(None),
            outdated: RwSignal::new(false),
            wanted: RwSignal::new(None),
        };
        desk.inner.update_value(|inner| inner.link = Some(Link::new(move |event| desk.on_event(event))));
        desk
    }

    /// Starts a worker before the first file comes.
    pub fn warm_up(self) {
        self.link().warm_up();
    }

    /// Takes files in. Those that are too large are refused by their size, unread.
    pub fn add(self, files: Vec<Incoming>) {
        let only = files.len() == 1;
        let mut jobs = Vec::new();
        self.inner.update_value(|inner| {
            if !inner.entries.iter().any(|(_, it)| matches!(it.state, State::Waiting | State::Working)) {
                inner.since = inner.entries.len();
            }
            for Incoming { path, blob } in files {
                let ticket = inner.next;
                inner.next += 1;
                let bytes = blob.size();
                let state = if bytes > baogao::bytes::LARGEST as f64 {
                    let message = format!("{bytes} bytes; at most {} are read", baogao::bytes::LARGEST);
                    State::Failed(Trouble::Core(Failure { code: Kind::TooLarge, message, details: Default::default() }))
                } else {
                    jobs.push(Job { ticket, path: path.clone(), blob: blob.clone() });
                    State::Waiting
                };
                inner.places.insert(ticket, inner.entries.len());
                inner.entries.push((ticket, Entry { path: path.into(), blob, state }));
                if only {
                    inner.awaited = Some(ticket);
                }
            }
        });
        if !only {
            self.pane.set(Pane::List);
        }
        self.flush();
        self.link().submit(jobs);
    }

    /// Reads a file once more.
    pub fn retry(self, file: u32) {
        let job = self.inner.try_update_value(|inner| {
            let at = *inner.places.get(&file)?;
            let (ticket, entry) = inner.entries.get_mut(at)?;
            entry.state = State::Waiting;
            Some(Job { ticket: *ticket, path: entry.path.to_string(), blob: entry.blob.clone() })
        });
        self.flush();
        self.link().submit(job.flatten());
    }

    /// Stops reading; what is not done is listed as stopped.
    pub fn cancel(self) {
        self.link().cancel();
        self.flush();
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.link().cancel();
        self.close();
        self.inner.update_value(|inner| {
            inner.entries.clear();
            inner.places.clear();
            inner.since = 0;
            inner.awaited = None;
        });
        self.wanted.set(None);
        self.flush();
    }

    /// Opens a report; the views follow when it is parsed.
    pub fn show(self, key: Key) {
        if self.open.get_untracked() == Some(key) && self.opened.with_untracked(Option::is_some) {
            self.pane.set(Pane::Text);
            return;
        }
        self.show_at(key, Tab::default(), None);
    }

    /// Opens a report at a tab and a measure.
    pub fn show_at(self, key: Key, tab: Tab, measure: Option<String>) {
        let Some(json) = self.json(key.file) else { return };
        self.open.set(Some(key));
        self.pane.set(Pane::Text);
        spawn_local(async move {
            let parsed = parse(&json).await;
            if self.open.get_untracked() != Some(key) {
                return; // Another was opened meanwhile.
            }
            let opened = parsed.and_then(|analysis| Opened::new(key, analysis)).map(Arc::new);
            self.selected.set(None);
            self.tab.set(tab);
            self.shown.set(None);
            let selected = opened.as_ref().and_then(|opened| opened.find(measure.as_deref()?));
            self.opened.set(opened);
            self.selected.set(selected);
        });
    }

    /// Back to the list.
    pub fn close(self) {
        self.open.set(None);
        self.selected.set(None);
        self.opened.set(None);
        self.pane.set(Pane::List);
    }

    /// Scrolls the text to the paragraph of this code point.
    pub fn reveal(self, at: u32) {
        let paragraph = self.opened.with_untracked(|it| it.as_ref().map(|it| it.paragraph_at(at)));
        if let Some(paragraph) = paragraph {
            self.shown.update(|it| *it = Some((paragraph, it.map_or(0, |(_, count)| count.wrapping_add(1)))));
            self.pane.set(Pane::Text);
        }
    }

    /// Selects the next measure in the text, or the one before.
    pub fn step(self, forward: bool) {
        let Some(count) = self.opened.with_untracked(|it| it.as_ref().map(|it| it.report.measures.len())) else {
            return;
        };
        if count == 0 {
            return;
        }
        self.selected.update(|at| {
            *at = Some(match (*at, forward) {
                (None, true) => 0,
                (None, false) => count - 1,
                (Some(at), true) => (at + 1) % count,
                (Some(at), false) => (at + count - 1) % count,
            })
        });
    }

    /// The JSON of one file's analysis.
    pub fn json(self, file: u32) -> Option<Blob> {
        self.inner.with_value(|inner| match &inner.entries.get(*inner.places.get(&file)?)?.1.state {
            State::Read(_, json) => Some(json.clone()),
            _ => None,
        })
    }

    /// The JSON of every analysis, in the files' order.
    pub fn all_json(self) -> Vec<Blob> {
        self.inner.with_value(|inner| {
            let read = inner.entries.iter().filter_map(|(_, entry)| match &entry.state {
                State::Read(_, json) => Some(json.clone()),
                _ => None,
            });
            read.collect()
        })
    }

    fn link(self) -> Link {
        // It is set when the desk is made.
        self.inner.with_value(|inner| inner.link.clone()).unwrap_or_else(|| Link::new(|_| ()))
    }

    fn on_event(self, event: Event) {
        let (ticket, state) = match event {
            Event::OtherBuild => return self.outdated.set(true),
            Event::Started(ticket) => (ticket, State::Working),
            Event::Done(ticket, summary, json) => (ticket, State::Read(Arc::new(summary), json)),
            Event::Failed(ticket, fault) => (ticket, State::Failed(Trouble::Outside(fault))),
        };
        let started = matches!(state, State::Working);
        let soon = self.inner.try_update_value(|inner| {
            let at = *inner.places.get(&ticket)?;
            inner.entries.get_mut(at)?.1.state = state;
            Some(inner.entries.len() - inner.since <= FEW)
        });
        match soon.flatten() {
            Some(true) if !started => self.flush(),
            Some(_) => self.flush_later(),
            None => (), // The list was cleared.
        }
    }

    fn flush_later(self) {
        self.inner.update_value(|inner| {
            if inner.flush.is_none() {
                inner.flush = Some(Timeout::new(BATCH_MS, move || self.flush()));
            }
        });
    }

    /// Brings the list up to date.
    fn flush(self) {
        let drawn = self.inner.try_update_value(|inner| {
            inner.flush = None;
            let mut rows = Vec::with_capacity(inner.entries.len());
            let mut progress = Progress { files: inner.entries.len() - inner.since, done: 0 };
            for (at, (ticket, entry)) in inner.entries.iter().enumerate() {
                let waiting = matches!(entry.state, State::Waiting | State::Working);
                progress.done += usize::from(at >= inner.since && !waiting);
                rows_of(*ticket, entry, &mut rows);
            }
            let awaited = inner.awaited.and_then(|ticket| inner.places.get(&ticket)).map(|&at| &inner.entries[at]);
            let open = match awaited {
                Some((ticket, Entry { state: State::Read(summary, _), .. })) => {
                    (summary.reports.len() == 1).then_some(Key { file: *ticket, at: 0 })
                }
                _ => None,
            };
            if awaited.is_some_and(|(_, entry)| matches!(entry.state, State::Read(..) | State::Failed(_))) {
                inner.awaited = None;
            }
            (rows, progress, open)
        });
        let Some((rows, progress, open)) = drawn else { return };
        let wanted = self.wanted.get_untracked().and_then(|place| Some((place.find(&rows)?, place)));
        self.rows.set(rows);
        self.progress.set(progress);
        if let Some((key, place)) = wanted {
            self.wanted.set(None);
            self.show_at(key, place.tab, place.measure);
        } else if let Some(key) = open {
            self.show(key);
        }
    }
}

fn rows_of(ticket: u32, entry: &Entry, rows: &mut Vec<Row>) {
    let path = &entry.path;
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

/// The analysis in this JSON, which the core has written. The browser reads the JSON: it brings a reader of its own.
pub async fn parse(json: &Blob) -> Option<Analysis> {
    let text = JsFuture::from(json.text()).await.ok()?.as_string()?;
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(&text).ok()?).ok()
}

/// A handle that views take from the context.
pub fn use_desk() -> Desk {
    expect_context()
}

/// Runs `work` when the browser has shown something, so that what it fetches does not hold up the first sight. A browser
/// that does not tell of its painting never runs it; no clock stands in, since a slow machine paints later than any.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let mut work = Some(work);
    let painted =
        Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |entries: PerformanceObserverEntryList| {
            // The page's ground may be painted before anything stands on it.
            if entries.get_entries_by_name("first-contentful-paint").length() > 0
                && let Some(work) = work.take()
            {
                work();
            }
        });
    if let Ok(observer) = PerformanceObserver::new(painted.as_ref().unchecked_ref()) {
        observer.observe(&PerformanceObserverInit::new(&Array::of1(&"paint".into())));
    }
    painted.forget(); // It works once, early in the page's life.
}
