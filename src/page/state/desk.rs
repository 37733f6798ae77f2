//! The commands: everything that changes library and session, undo and redo, and the keeping of it all.

use super::library::{Entry, Incoming, Library, Progress, Row, State, Trouble, edits_json, json_of, parse};
use super::opened::{Key, Opened};
use super::session::{Room, Session};
use super::store::{self, Store};
use crate::worker_link::{Event, Job, Link};
use baogao::edits::{Change, Edit};
use baogao::error::Kind;
use baogao::report::Failure;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Until so many files are in, each result is drawn at once; of more, those of [`BATCH_MS`] are drawn together.
const FEW: usize = 12;
const BATCH_MS: u32 = 120;
/// So many steps can be undone.
const STEPS: usize = 200;

/// What is known of the keeping.
#[derive(Clone, Default, PartialEq)]
pub struct Keeping {
    /// Whether anything is to be kept.
    pub on: bool,
    /// Why the last of it was not.
    pub trouble: Option<store::Trouble>,
}

/// A step that can be undone.
pub(super) enum Step {
    /// These files were taken out, from these places.
    Removed(Vec<(usize, Entry)>),
    /// This edit was made over this file.
    Edited(u32, Box<Edit>),
}

pub(super) struct Inner {
    pub(super) library: Library,
    link: Option<Link>,
    pub(super) store: Option<Store>,
    flush: Option<Timeout>,
    /// The file to open as soon as it is read: the only one of its batch.
    pub(super) awaited: Option<u32>,
    /// The sheet for passwords is open, or was put away: nobody is asked again unasked.
    asked: bool,
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

/// Library and session, cheap to copy: handles to signals.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) inner: StoredValue<Inner, LocalStorage>,
    /// Where one is.
    pub session: Session,
    /// The list's lines, in the order in which the files came.
    pub rows: RwSignal<Vec<Row>>,
    /// How far the reading is.
    pub progress: RwSignal<Progress>,
    /// How many steps can be undone, and done again.
    pub steps: RwSignal<(usize, usize)>,
    /// What is known of the keeping.
    pub keeping: RwSignal<Keeping>,
    /// Whether what was kept has been looked for.
    pub restored: RwSignal<bool>,
    /// The code point to show when this report is there.
    awaited_place: StoredValue<Option<(Key, u32)>>,
}

/// A handle that views take from the context.
pub fn use_desk() -> Desk {
    expect_context()
}

/// Version of the program and its words, as kept analyses name it.
pub(super) fn engine() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), env!("LEXICON_VERSION"))
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Desk {
        let inner = Inner {
            library: Library::default(),
            link: None,
            store: None,
            flush: None,
            awaited: None,
            asked: false,
            done: Vec::new(),
            undone: Vec::new(),
        };
        let desk = Desk {
            inner: StoredValue::new_local(inner),
            session: Session::new(),
            rows: RwSignal::new(Vec::new()),
            progress: RwSignal::default(),
            steps: RwSignal::new((0, 0)),
            keeping: RwSignal::new(Keeping { on: Store::wished(), trouble: None }),
            restored: RwSignal::new(false),
            awaited_place: StoredValue::new(None),
        };
        desk.inner.update_value(|inner| {
            inner.link = Some(Link::new(move |event| desk.on_event(event)));
            inner.store = Some(Store::new(move || desk.follow_other_tab()));
        });
        desk
    }

    /// Starts a worker before the first file comes.
    pub fn warm_up(self) {
        self.link().warm_up();
    }

    /// Takes files in. Those that are too large are refused by their size, unread.
    pub fn add(self, files: Vec<Incoming>) {
        let only = files.len() == 1;
        let (mut jobs, mut added) = (Vec::new(), Vec::new());
        self.inner.update_value(|inner| {
            inner.asked = false;
            for Incoming { path, blob, edits } in files {
                let bytes = blob.size();
                let state = if bytes > baogao::bytes::LARGEST as f64 {
                    // Words for it stand in the page's table.
                    let (message, details) = Default::default();
                    State::Failed(Trouble::Core(Failure { code: Kind::TooLarge, message, details }))
                } else {
                    State::Waiting
                };
                let entry = inner.library.add(path.into(), blob, state, edits);
                if entry.state.is_open() {
                    jobs.push(job(entry));
                    added.push(entry.clone());
                }
                if only {
                    inner.awaited = Some(entry.ticket);
                }
            }
        });
        self.session.at_start.set(false);
        if !only {
            self.session.close();
        }
        self.flush();
        self.link().submit(jobs);
        self.keep(move |store| async move {
            for it in added {
                store.put_file(&it.uid, &it.path, it.added, &it.blob).await?;
                if !it.edits.is_empty() {
                    store.put_edits(&it.uid, &edits_json(&it.edits)).await?;
                }
            }
            Ok(())
        });
    }

    /// Reads a file once more.
    pub fn retry(self, file: u32) {
        let job = self.inner.try_update_value(|inner| {
            let entry = inner.library.get_mut(file)?;
            entry.state = State::Waiting;
            Some(job(entry))
        });
        self.flush();
        self.link().submit(job.flatten());
    }

    /// Asks for the password of a file, and tries it on all files that want one: those of a folder often share one.
    pub fn unlock(self, file: u32) {
        let asking = self.inner.try_update_value(|inner| {
            let entry = inner.library.get(file)?;
            let asking = (entry.path.clone(), entry.locked()?);
            inner.asked = true;
            Some(asking)
        });
        let Some((path, wrong)) = asking.flatten() else { return };
        spawn_local(async move {
            let Some(password) = ask_password(&path, wrong).await.ok().and_then(|it| it.as_string()) else { return };
            let mut jobs = Vec::new();
            self.inner.update_value(|inner| {
                inner.asked = false;
                let locked = inner.library.entries().iter().filter(|it| it.locked().is_some());
                for ticket in locked.map(|it| it.ticket).collect::<Vec<u32>>() {
                    let Some(entry) = inner.library.get_mut(ticket) else { continue };
                    entry.state = State::Waiting;
                    jobs.push(Job { password: password.clone(), ..job(entry) });
                }
            });
            self.flush();
            self.link().submit(jobs);
        });
    }

    /// Stops reading; what is not done is listed as stopped.
    pub fn cancel(self) {
        self.link().cancel();
        self.flush();
    }

    /// Takes one file out. Can be undone.
    pub fn remove(self, file: u32) {
        self.remove_those(move |it| it.ticket == file);
    }

    /// Takes all files out. Can be undone.
    pub fn remove_all(self) {
        self.link().cancel();
        self.remove_those(|_| true);
    }

    /// Takes these files out. Can be undone.
    pub fn remove_those(self, wanted: impl Fn(&Entry) -> bool) {
        let removed = self.inner.try_update_value(|inner| inner.library.remove(wanted)).unwrap_or_default();
        if removed.is_empty() {
            return;
        }
        if self.session.open.get_untracked().is_some_and(|key| removed.iter().any(|(_, it)| it.ticket == key.file)) {
            self.session.close();
        }
        self.forget_kept(&removed);
        self.did(Step::Removed(removed));
        self.flush();
    }

    /// Takes back the last step.
    pub fn undo(self) {
        let Some(step) = self.inner.try_update_value(|inner| inner.done.pop()).flatten() else { return };
        match step {
            Step::Removed(entries) => {
                let tickets: Vec<u32> = entries.iter().map(|(_, it)| it.ticket).collect();
                self.keep_again(entries.iter().map(|(_, it)| it.clone()).collect());
                self.inner.update_value(|inner| {
                    inner.library.put_back(entries);
                    inner.undone.push(Step::Removed(
                        tickets
                            .into_iter()
                            .filter_map(|ticket| Some((0, inner.library.get(ticket)?.clone())))
                            .collect(),
                    ));
                });
                self.session.at_start.set(false);
            }
            Step::Edited(file, edit) => {
                self.change_edits(file, |edits| drop(edits.pop()), matches!(edit.change, Change::Add { .. }));
                self.inner.update_value(|inner| inner.undone.push(Step::Edited(file, edit)));
            }
        }
        self.count_steps();
        self.flush();
    }

    /// Does again what was taken back.
    pub fn redo(self) {
        let Some(step) = self.inner.try_update_value(|inner| inner.undone.pop()).flatten() else { return };
        match step {
            Step::Removed(entries) => {
                let wanted = |it: &Entry| entries.iter().any(|(_, entry)| entry.ticket == it.ticket);
                let removed = self.inner.try_update_value(|inner| inner.library.remove(wanted)).unwrap_or_default();
                self.forget_kept(&removed);
                self.inner.update_value(|inner| inner.done.push(Step::Removed(removed)));
            }
            Step::Edited(file, edit) => {
                let again = (*edit).clone();
                self.change_edits(file, |edits| edits.push(again), matches!(edit.change, Change::Add { .. }));
                self.inner.update_value(|inner| inner.done.push(Step::Edited(file, edit)));
            }
        }
        self.count_steps();
        self.flush();
    }

    /// Makes an edit over the open report's file. Can be undone.
    pub fn edit(self, edit: Edit) {
        let Some(key) = self.session.open.get_untracked() else { return };
        let made = edit.clone();
        self.change_edits(key.file, |edits| edits.push(made), matches!(edit.change, Change::Add { .. }));
        self.did(Step::Edited(key.file, Box::new(edit)));
    }

    /// Changes the edits over a file, keeps them, and shows them. `anew`: positions of measures change with them.
    fn change_edits(self, file: u32, change: impl FnOnce(&mut Vec<Edit>), anew: bool) {
        let entry = self.inner.try_update_value(|inner| {
            let entry = inner.library.get_mut(file)?;
            change(&mut entry.edits);
            Some(entry.clone())
        });
        let Some(entry) = entry.flatten() else { return };
        self.show_edits(&entry, anew);
        self.keep(move |store| async move { store.put_edits(&entry.uid, &edits_json(&entry.edits)).await });
    }

    /// Shows the edits over this file, if a report of it is open.
    pub(super) fn show_edits(self, entry: &Entry, anew: bool) {
        let opened = self.session.opened.get_untracked().filter(|it| it.key.file == entry.ticket);
        let Some(changed) = opened.and_then(|it| it.edited(&entry.edits)).map(Arc::new) else { return };
        if anew {
            self.session.put_away();
            self.session.drawn.set(Some(changed.clone()));
        }
        self.session.opened.set(Some(changed));
    }

    fn did(self, step: Step) {
        self.inner.update_value(|inner| {
            inner.undone.clear();
            inner.done.push(step);
            if inner.done.len() > STEPS {
                inner.done.remove(0);
            }
        });
        self.count_steps();
    }

    pub(super) fn count_steps(self) {
        self.steps.set(self.inner.with_value(|inner| (inner.done.len(), inner.undone.len())));
    }

    /// Opens a report; the views follow when it is parsed.
    pub fn show(self, key: Key) {
        let session = self.session;
        session.at_start.set(false);
        if session.open.get_untracked() == Some(key) && session.opened.with_untracked(Option::is_some) {
            return;
        }
        // Whoever compares the tasks of reports stays among tasks.
        self.show_at(key, session.room.get_untracked(), None);
    }

    /// Opens a report's text at a code point of it.
    pub fn show_place(self, key: Key, at: u32) {
        let session = self.session;
        if session.opened.with_untracked(|it| it.as_ref().is_some_and(|it| it.key == key)) {
            session.put_away();
            session.room.set(Room::Text);
            return session.reveal(at);
        }
        session.at_start.set(false);
        self.awaited_place.set_value(Some((key, at)));
        self.show_at(key, Room::Text, None);
    }

    /// Opens a report at a room and a measure.
    pub fn show_at(self, key: Key, room: Room, measure: Option<String>) {
        let Some(json) = self.json(key.file) else { return };
        let session = self.session;
        session.open.set(Some(key));
        spawn_local(async move {
            let parsed = parse(&json).await;
            if session.open.get_untracked() != Some(key) {
                return; // Another was opened meanwhile.
            }
            let edits = self.inner.with_value(|inner| Some(inner.library.get(key.file)?.edits.clone()));
            let edits = edits.unwrap_or_default();
            let opened = parsed.and_then(|analysis| Opened::new(key, analysis.into(), &edits)).map(Arc::new);
            session.put_away();
            session.room.set(room);
            let selected = opened.as_ref().and_then(|opened| opened.find(measure.as_deref()?));
            session.opened.set(opened.clone());
            session.drawn.set(opened);
            if let Some(at) = selected {
                session.select(at);
            }
            if let Some((_, at)) = self.awaited_place.get_value().filter(|it| it.0 == key) {
                self.awaited_place.set_value(None);
                // When the text is drawn.
                request_animation_frame(move || session.reveal(at));
            }
        });
    }

    /// The report beside the open one in the list, if there is one.
    pub fn beside(self, forward: bool) -> Option<Key> {
        let open = self.session.open.get()?;
        self.rows.with(|rows| {
            let keys: Vec<Key> = rows
                .iter()
                .filter_map(|row| match row {
                    Row::Report(key, ..) => Some(*key),
                    _ => None,
                })
                .collect();
            let at = keys.iter().position(|it| *it == open)?;
            keys.get(if forward { at + 1 } else { at.checked_sub(1)? }).copied()
        })
    }

    /// The JSON of one file's analysis.
    pub fn json(self, file: u32) -> Option<Blob> {
        self.inner.with_value(|inner| match &inner.library.get(file)?.state {
            State::Read(_, json) => Some(json.clone()),
            _ => None,
        })
    }

    /// The JSON of the analyses of these files, in the files' order, each with the edits over it.
    pub fn analyses(self, wanted: &dyn Fn(u32) -> bool) -> Vec<(Blob, Vec<Edit>)> {
        self.inner.with_value(|inner| {
            let read =
                inner.library.entries().iter().filter(|it| wanted(it.ticket)).filter_map(|entry| match &entry.state {
                    State::Read(_, json) => Some((json.clone(), entry.edits.clone())),
                    _ => None,
                });
            read.collect()
        })
    }

    /// Calls `tell` for each file that has changed since so many changes, in order. Gives the numbers of all files, and how
    /// many changes there were.
    pub fn changes(self, since: u32, mut tell: impl FnMut(&Entry)) -> (Vec<u32>, u32) {
        self.inner.with_value(|inner| {
            let entries = inner.library.entries();
            entries.iter().filter(|it| it.version > since).for_each(&mut tell);
            (entries.iter().map(|it| it.ticket).collect(), inner.library.changes())
        })
    }

    /// The files, in their order.
    pub fn files(self) -> Vec<Entry> {
        self.inner.with_value(|inner| inner.library.entries().to_vec())
    }

    /// How many files there are, and of how many bytes.
    pub fn size(self) -> (usize, f64) {
        self.inner.with_value(|inner| {
            let entries = inner.library.entries();
            (entries.len(), entries.iter().map(|it| it.blob.size()).sum())
        })
    }

    pub(super) fn link(self) -> Link {
        // It is set when the desk is made.
        self.inner.with_value(|inner| inner.link.clone()).unwrap_or_else(|| Link::new(|_| ()))
    }

    fn on_event(self, event: Event) {
        let (ticket, state) = match event {
            Event::OtherBuild => return self.session.outdated.set(true),
            Event::Started(ticket) => (ticket, State::Working),
            Event::Opened(ticket, files) => return self.take_apart(ticket, &files),
            Event::Done(ticket, summary, json) => (ticket, State::Read(Arc::new(summary), json)),
            Event::Failed(ticket, fault) => (ticket, State::Failed(Trouble::Outside(fault))),
        };
        let started = matches!(state, State::Working);
        let soon = self.inner.try_update_value(|inner| {
            let entry = inner.library.get_mut(ticket)?;
            entry.state = state;
            let entry = entry.clone();
            Some((inner.library.progress().files <= FEW, entry))
        });
        let Some((soon, entry)) = soon.flatten() else { return }; // It was taken out.
        if entry.locked().is_some() && !self.inner.with_value(|inner| inner.asked) {
            self.unlock(ticket);
        }
        if let State::Read(summary, json) = entry.state {
            let summary = json_of(&summary);
            self.keep(move |store| async move { store.put_analysis(&entry.uid, &engine(), &summary, &json).await });
        }
        match soon && !started {
            true => self.flush(),
            false => self.flush_later(),
        }
    }

    pub(super) fn flush_later(self) {
        self.inner.update_value(|inner| {
            if inner.flush.is_none() {
                inner.flush = Some(Timeout::new(BATCH_MS, move || self.flush()));
            }
        });
    }

    /// Brings the list up to date.
    pub(super) fn flush(self) {
        let drawn = self.inner.try_update_value(|inner| {
            inner.flush = None;
            let awaited = inner.awaited.and_then(|ticket| inner.library.get(ticket));
            let open = match awaited {
                Some(Entry { ticket, state: State::Read(summary, _), .. }) => {
                    (summary.reports.len() == 1).then_some(Key { file: *ticket, at: 0 })
                }
                _ => None,
            };
            if awaited.is_some_and(|entry| !entry.state.is_open()) {
                inner.awaited = None;
            }
            (inner.library.rows(), inner.library.progress(), open)
        });
        let Some((rows, progress, open)) = drawn else { return };
        let wanted = self.session.wanted.get_untracked().and_then(|place| Some((place.find(&rows)?, place)));
        Store::mark(self.keeping.with_untracked(|it| it.on) && !rows.is_empty());
        self.rows.set(rows);
        self.progress.set(progress);
        if let Some((key, place)) = wanted {
            self.session.wanted.set(None);
            self.show_at(key, place.room, place.measure);
        } else if let Some(key) = open {
            self.show_at(key, Room::default(), None);
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// Asks for the password of a file; null where none is given. `programs.js` has left it.
    #[wasm_bindgen(js_namespace = window, js_name = askPassword, catch)]
    async fn ask_password(path: &str, wrong: bool) -> Result<JsValue, JsValue>;
}

pub(super) fn job(entry: &Entry) -> Job {
    Job { ticket: entry.ticket, path: entry.path.to_string(), blob: entry.blob.clone(), password: String::new() }
}
