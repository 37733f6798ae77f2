//! The page's side: starts the worker, hands it analyses and questions, and starts another when one is lost.

use super::messages::{Reply, Request};
use gloo_events::EventListener;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

const BUILD: &str = env!("BAOGAO_BUILD");

/// The worker.
#[derive(Clone)]
pub struct Link(Rc<RefCell<Inner>>);

struct Inner {
    worker: Option<Running>,
    on_reply: Rc<dyn Fn(Reply)>,
}

struct Running {
    worker: Worker,
    ready: bool,
    /// Said before it was ready.
    held: Vec<Array>,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Link {
    /// No worker yet. `on_reply` hears what it says; [`Reply::Broken`] when it is lost: it has forgotten everything then.
    pub fn new(on_reply: impl Fn(Reply) + 'static) -> Link {
        Link(Rc::new(RefCell::new(Inner { worker: None, on_reply: Rc::new(on_reply) })))
    }

    /// Says something to it; a blob goes beside.
    pub fn say(&self, request: &Request, beside: Option<&Blob>) {
        let Ok(text) = serde_json::to_string(request) else { return };
        let message = Array::of2(&text.into(), &beside.map_or(JsValue::NULL, JsValue::from));
        if self.0.borrow().worker.is_none() {
            match self.start() {
                Ok(running) => self.0.borrow_mut().worker = Some(running),
                Err(_) => return self.tell(Reply::Broken(String::new())),
            }
        }
        if let Some(running) = &mut self.0.borrow_mut().worker {
            if running.ready {
                let _ = running.worker.post_message(&message);
            } else {
                running.held.push(message);
            }
        }
    }

    fn tell(&self, reply: Reply) {
        let on_reply = self.0.borrow().on_reply.clone();
        on_reply(reply);
    }

    fn start(&self) -> Result<Running, JsValue> {
        let worker = start_many(BUILD)?;
        let link = self.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let text = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            match serde_json::from_str(&text) {
                Ok(Reply::Ready(build)) if build == BUILD => link.ready(),
                Ok(Reply::Broken(words)) => link.lose(words),
                Ok(reply) => link.tell(reply),
                Err(_) => link.lose(String::new()),
            }
        });
        let link = self.clone();
        let on_error = EventListener::new(&worker, "error", move |event| {
            event.prevent_default();
            link.lose(event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default());
        });
        Ok(Running { worker, ready: false, held: Vec::new(), _listeners: [on_message, on_error] })
    }

    fn ready(&self) {
        if let Some(running) = &mut self.0.borrow_mut().worker {
            running.ready = true;
            for message in running.held.drain(..) {
                let _ = running.worker.post_message(&message);
            }
        }
    }

    fn lose(&self, words: String) {
        let running = self.0.borrow_mut().worker.take();
        if let Some(running) = running {
            running.worker.terminate();
            // After the event of its own that led here.
            gloo_timers::callback::Timeout::new(0, move || drop(running)).forget();
            self.tell(Reply::Broken(words));
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// Starts a worker of this program. `programs.js` has left it.
    #[wasm_bindgen(js_namespace = window, js_name = startMany, catch)]
    fn start_many(build: &str) -> Result<Worker, JsValue>;
}
