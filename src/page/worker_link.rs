//! The one file of the page that knows of workers: it starts them, hands them files, and replaces those that are lost.
//!
//! Files wait in a queue. A worker that traps, runs past its time or is cancelled is ended and another started: its
//! file is reported, the others go on. A worker of another build is never given a file.

#[path = "../worker/messages.rs"]
mod messages;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Array;
pub use messages::Summary;
use messages::{BUILD, Reply, Request};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

/// How long a worker may take to start, in milliseconds.
const START_MS: u32 = 60_000;
/// How long any file may take, in milliseconds, and how much longer for each megabyte.
const FILE_MS: u32 = 30_000;
const MEGABYTE_MS: u32 = 10_000;
/// A worker's memory never shrinks: after a file of this many bytes it is replaced.
const HUGE: f64 = 8e6;
/// Only a queue of this length is worth another worker.
const LONG_QUEUE: usize = 8;
/// Each worker holds the core and its lexicon once more.
const MOST_WORKERS: usize = 4;

/// A file to read.
#[derive(Clone)]
pub struct Job {
    /// Comes back with each event.
    pub ticket: u32,
    /// Name, with folders.
    pub path: String,
    /// The file, unread.
    pub blob: Blob,
    /// Its password; empty where none was given.
    pub password: String,
}

/// What became of a file, or of the workers.
pub enum Event {
    /// Its bytes are in.
    Started(u32),
    /// It was read; the analysis' JSON, kept outside of the page's memory.
    Done(u32, Summary, Blob),
    /// It is an archive; its files, as [`Reply::Opened`] lists them.
    Opened(u32, Array),
    /// It was not.
    Failed(u32, Fault),
    /// The server has a newer build than this page.
    OtherBuild,
}

/// Why a file gave no analysis, where the core is not to blame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The browser could not read it: moved, deleted, no permission.
    Unreadable(String),
    /// The core trapped.
    Crashed(String),
    /// It took too long.
    TimedOut,
    /// The user stopped it.
    Cancelled,
    /// No worker could be started.
    NoWorker,
    /// Page and worker are of different builds.
    OtherBuild,
}

/// The workers and their queue.
#[derive(Clone)]
pub struct Link(Rc<RefCell<Inner>>);

struct Inner {
    slots: Vec<Slot>,
    queue: VecDeque<Job>,
    on_event: Rc<dyn Fn(Event)>,
    /// Names slots for good, so that a late event of an ended worker finds nobody.
    next_slot: u32,
    /// Workers that ended before they were ready, in a row.
    failed_starts: u32,
    /// A worker's programs are on their way.
    starting: bool,
    other_build: bool,
}

struct Slot {
    id: u32,
    worker: Worker,
    ready: bool,
    job: Option<Job>,
    _listeners: [EventListener; 2],
    /// Dropped with what it guards.
    _alarm: Option<Timeout>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Link {
    /// No worker yet. `on_event` is called for each event, never from inside another call of the link.
    pub fn new(on_event: impl Fn(Event) + 'static) -> Link {
        Link(Rc::new(RefCell::new(Inner {
            slots: Vec::new(),
            queue: VecDeque::new(),
            on_event: Rc::new(on_event),
            next_slot: 0,
            failed_starts: 0,
            starting: false,
            other_build: false,
        })))
    }

    /// Starts a worker ahead of the first file.
    pub fn warm_up(&self) {
        let inner = self.0.borrow();
        let wanted = inner.slots.is_empty() && !inner.other_build;
        drop(inner);
        if wanted {
            self.start();
        }
    }

    /// Puts files at the end of the queue.
    pub fn submit(&self, jobs: impl IntoIterator<Item = Job>) {
        self.0.borrow_mut().queue.extend(jobs);
        if self.0.borrow().other_build {
            return self.give_up(Fault::OtherBuild);
        }
        self.warm_up();
        self.pump();
    }

    /// Gives up everything that is not done.
    pub fn cancel(&self) {
        let mut inner = self.0.borrow_mut();
        let mut given_up: Vec<u32> =
            inner.slots.iter().filter_map(|slot| slot.job.as_ref()).map(|it| it.ticket).collect();
        given_up.extend(inner.queue.drain(..).map(|job| job.ticket));
        inner.slots.retain(|slot| slot.job.is_none());
        drop(inner);
        given_up.into_iter().for_each(|ticket| self.tell(Event::Failed(ticket, Fault::Cancelled)));
        self.warm_up();
    }

    fn tell(&self, event: Event) {
        let on_event = self.0.borrow().on_event.clone();
        on_event(event);
    }

    fn start(&self) {
        if std::mem::replace(&mut self.0.borrow_mut().starting, true) {
            return;
        }
        let link = self.clone();
        spawn_local(async move {
            let worker = start_worker(BUILD).await;
            link.0.borrow_mut().starting = false;
            match worker {
                Ok(worker) => link.take_in(worker.unchecked_into()),
                Err(_) => link.give_up(Fault::NoWorker),
            }
        });
    }

    /// A worker was started: it has not said a word yet.
    fn take_in(&self, worker: Worker) {
        let id = self.0.borrow().next_slot;
        let link = self.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            link.on_message(id, event.unchecked_ref::<MessageEvent>().data());
        });
        let link = self.clone();
        let on_error = EventListener::new(&worker, "error", move |event| {
            event.prevent_default();
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            link.lose(id, Fault::Crashed(message));
        });
        let alarm = self.alarm(id, START_MS);
        let slot =
            Slot { id, worker, ready: false, job: None, _listeners: [on_message, on_error], _alarm: Some(alarm) };
        let mut inner = self.0.borrow_mut();
        inner.next_slot += 1;
        inner.slots.push(slot);
    }

    fn alarm(&self, slot: u32, ms: u32) -> Timeout {
        let link = self.clone();
        Timeout::new(ms, move || link.lose(slot, Fault::TimedOut))
    }

    /// Gives the first files of the queue to the workers that have none, and starts another worker for a long queue.
    fn pump(&self) {
        let mut inner = self.0.borrow_mut();
        let Inner { slots, queue, .. } = &mut *inner;
        for slot in slots.iter_mut().filter(|slot| slot.ready && slot.job.is_none()) {
            let Some(job) = queue.pop_front() else { break };
            let Job { ticket, path, blob, password } = job.clone();
            let request = Request::Analyze { ticket, path, blob: blob.into(), password };
            let message = request.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
            // A message that could not be posted is an alarm's to notice, like one that is never answered.
            let _ = message.map(|message| slot.worker.post_message(&message));
            let ms = FILE_MS.saturating_add((job.blob.size() / 1e6 * f64::from(MEGABYTE_MS)) as u32);
            slot._alarm = Some(self.alarm(slot.id, ms));
            slot.job = Some(job);
        }
        let more = queue.len() >= LONG_QUEUE && slots.len() < most_workers() && slots.iter().all(|slot| slot.ready);
        drop(inner);
        if more {
            self.start();
        }
    }

    fn on_message(&self, slot: u32, data: JsValue) {
        let part = |at| js_sys::Reflect::get_u32(&data, at).unwrap_or_default();
        let reply = js_sys::JSON::parse(&part(0).as_string().unwrap_or_default()).unwrap_or(JsValue::NULL);
        match serde_wasm_bindgen::from_value(reply) {
            Ok(Reply::Ready { build }) if build == BUILD => {
                let mut inner = self.0.borrow_mut();
                inner.failed_starts = 0;
                if let Some(slot) = inner.slots.iter_mut().find(|it| it.id == slot) {
                    slot.ready = true;
                    slot._alarm = None;
                }
                drop(inner);
                self.pump();
            }
            Ok(Reply::Started { ticket }) => self.tell(Event::Started(ticket)),
            Ok(Reply::Done { ticket, summary }) => match Blob::new_with_buffer_source_sequence(&Array::of1(&part(1))) {
                Ok(json) => self.free(slot, Event::Done(ticket, summary, json)),
                Err(_) => self.free(slot, Event::Failed(ticket, Fault::Crashed(String::new()))),
            },
            Ok(Reply::Opened { ticket }) => self.free(slot, Event::Opened(ticket, part(1).unchecked_into())),
            Ok(Reply::Unreadable { ticket, message }) => {
                self.free(slot, Event::Failed(ticket, Fault::Unreadable(message)));
            }
            Ok(Reply::Panicked { message }) => self.lose(slot, Fault::Crashed(message)),
            // A stamp, or a whole language, that this page does not know.
            Ok(Reply::Ready { .. }) | Err(_) => {
                self.give_up(Fault::OtherBuild);
                self.tell(Event::OtherBuild);
            }
        }
    }

    /// The worker has answered for its file.
    fn free(&self, id: u32, event: Event) {
        let mut inner = self.0.borrow_mut();
        let mut worn_out = None;
        if let Some(at) = inner.slots.iter().position(|slot| slot.id == id) {
            let slot = &mut inner.slots[at];
            slot._alarm = None;
            if slot.job.take().is_some_and(|job| job.blob.size() > HUGE) {
                worn_out = Some(inner.slots.remove(at));
            }
        }
        drop(inner);
        bury(worn_out);
        self.tell(event);
        self.warm_up();
        self.pump();
    }

    /// The worker is lost: its file is reported, another worker goes on.
    fn lose(&self, id: u32, fault: Fault) {
        let mut inner = self.0.borrow_mut();
        let Some(at) = inner.slots.iter().position(|slot| slot.id == id) else { return };
        let mut slot = inner.slots.remove(at);
        let job = slot.job.take();
        if !slot.ready {
            inner.failed_starts += 1;
        }
        let hopeless = inner.failed_starts > 1;
        drop(inner);
        bury(Some(slot));
        if let Some(job) = job {
            self.tell(Event::Failed(job.ticket, fault));
        }
        if hopeless {
            self.give_up(Fault::NoWorker);
        } else {
            self.warm_up();
        }
    }

    /// No worker can be had: every file is reported.
    fn give_up(&self, fault: Fault) {
        let mut inner = self.0.borrow_mut();
        inner.failed_starts = 0; // The next file may try again.
        inner.other_build |= fault == Fault::OtherBuild;
        let slots = std::mem::take(&mut inner.slots);
        let mut tickets: Vec<u32> = slots.iter().filter_map(|slot| slot.job.as_ref()).map(|it| it.ticket).collect();
        tickets.extend(inner.queue.drain(..).map(|job| job.ticket));
        drop(inner);
        slots.into_iter().for_each(|slot| bury(Some(slot)));
        tickets.into_iter().for_each(|ticket| self.tell(Event::Failed(ticket, fault.clone())));
    }
}

/// Drops a slot after the event of its own that led here.
fn bury(slot: Option<Slot>) {
    if let Some(slot) = slot {
        slot.worker.terminate();
        Timeout::new(0, move || drop(slot)).forget();
    }
}

#[wasm_bindgen]
extern "C" {
    /// Starts a worker by programs that are fetched once. `programs.js` has left it.
    #[wasm_bindgen(js_namespace = window, js_name = startWorker, catch)]
    async fn start_worker(build: &str) -> Result<JsValue, JsValue>;
}

fn most_workers() -> usize {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    (cores as usize).saturating_sub(1).clamp(1, MOST_WORKERS)
}
