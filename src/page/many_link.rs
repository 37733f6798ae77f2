//! The program of many reports: library, search and all that looks over them (`src/many`). It is fetched when first
//! needed, is given a place in the page and a handle on the desk, and hears when something has changed.

use crate::app::use_words;
use crate::export::copy;
use crate::location;
use crate::state::desk::{Desk, use_desk};
use crate::state::library::{Entry, State, edits_json, json_of};
use crate::state::opened::Key;
use crate::state::session::Room;
use crate::state::store::object;
use crate::words::Language;
use js_sys::{Array, Uint32Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    /// Fetches the program, where it is not there yet. The script that started the page has left it.
    #[wasm_bindgen(js_namespace = window, js_name = many, catch)]
    async fn fetch(build: &str) -> Result<JsValue, JsValue>;

    /// That program: `src/many/main.rs`.
    #[derive(Clone)]
    pub type Program;
    #[wasm_bindgen(method)]
    fn build(this: &Program) -> String;
    #[wasm_bindgen(method)]
    fn mount(this: &Program, place: &web_sys::Element, desk: Handle);
    #[wasm_bindgen(method)]
    fn changed(this: &Program);
    #[wasm_bindgen(method)]
    fn show(this: &Program, view: &str);
    #[wasm_bindgen(method)]
    fn call(this: &Program, what: &str, desk: Handle);
}

/// What the program of many reports may ask of the page.
#[wasm_bindgen]
pub struct Handle(Desk);

#[wasm_bindgen]
impl Handle {
    /// The files that changed after `since`: `now`, to be given the next time; `order`, the numbers of all files as they
    /// stand; `changed`, for each of them an object with `file` (its number), `path`, `version`, `state` (0 waits, 1 is being
    /// read, 2 is read, 3 failed), for a read one `summary` (JSON), `analysis` (a Blob of JSON) and `edits` (JSON), for a
    /// failed one `trouble` (JSON, as the element `trouble-told` takes it).
    pub fn files(&self, since: u32) -> JsValue {
        let desk = self.0;
        let changed = Array::new();
        let (order, now) = desk.changes(since, |entry: &Entry| {
            let mut fields = vec![
                ("file", JsValue::from(entry.ticket)),
                ("path", entry.path.as_ref().into()),
                ("version", entry.version.into()),
            ];
            let state = match &entry.state {
                State::Waiting => 0,
                State::Working => 1,
                State::Read(summary, json) => {
                    fields.push(("summary", json_of(summary).into()));
                    fields.push(("analysis", json.into()));
                    fields.push(("edits", edits_json(&entry.edits).into()));
                    2
                }
                State::Failed(trouble) => {
                    fields.push(("trouble", json_of(trouble).into()));
                    3
                }
            };
            fields.push(("state", state.into()));
            changed.push(&object(&fields));
        });
        let order = Uint32Array::from(order.as_slice());
        object(&[("now", now.into()), ("order", order.into()), ("changed", changed.into())])
    }

    /// Opens a report, at this stretch of its text where `from` is less than `to`.
    pub fn open(&self, file: u32, report: u32, from: u32, to: u32) {
        let key = Key { file, at: report };
        match from < to {
            true => self.0.show_place(key, from),
            false => self.0.show(key),
        }
    }

    /// Which file and report are open, if any.
    pub fn opened(&self) -> Option<Vec<u32>> {
        self.0.session.open.get_untracked().map(|it| vec![it.file, it.at])
    }

    /// Goes to another view, a step in the history.
    pub fn go(&self, view: String) {
        self.0.session.close();
        self.0.session.at_start.set(false);
        self.0.session.view.set(view);
    }

    /// Writes what the view shows into the address: no step in the history.
    pub fn note(&self, view: &str) {
        if self.0.session.open.with_untracked(Option::is_none) {
            self.0.session.view.update_untracked(|it| view.clone_into(it));
            location::note(view);
        }
    }

    /// Takes files out. Can be undone.
    pub fn remove(&self, files: Vec<u32>) {
        self.0.remove_those(move |it| files.contains(&it.ticket));
    }

    /// Asks for the password of a file.
    pub fn unlock(&self, file: u32) {
        self.0.unlock(file);
    }

    /// Reads files once more.
    pub fn retry(&self, files: Vec<u32>) {
        files.into_iter().for_each(|it| self.0.retry(it));
    }

    /// Offers a table of these files as a file, as the page's menu of exports does.
    pub async fn take(self, files: Vec<u32>, kind: String, format: String) {
        let done = crate::export::table(self.0, &|it| files.contains(&it), &kind, &format).await;
        self.0.session.told.set(done.err());
    }

    /// Offers bytes as a file.
    pub fn save(&self, bytes: &[u8], kind: &str, name: &str) {
        crate::export::save(&Array::of1(&js_sys::Uint8Array::from(bytes)), kind, name);
    }

    /// Puts text on the clipboard; whether the browser let us.
    pub async fn copy(self, text: String) -> bool {
        copy(&text).await
    }

    /// Does a command of the page by its name; whether there is one of this name.
    pub fn command(&self, name: &str) -> bool {
        let (desk, session) = (self.0, self.0.session);
        match name {
            "overview" => session.room.set(Room::Overview),
            "text" => session.room.set(Room::Text),
            "measures" => session.room.set(Room::Measures),
            "tasks" => session.room.set(Room::Tasks),
            "undo" => desk.undo(),
            "redo" => desk.redo(),
            "start" => session.at_start.set(true),
            "stop" => desk.cancel(),
            "clear" => desk.remove_all(),
            way => return crate::intake::go(way),
        }
        true
    }
}

/// The place of the program. It is fetched when the list is looked at, or a view of it is asked for.
#[component]
pub fn Many() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let session = desk.session;
    let place = NodeRef::<leptos::html::Div>::new();
    let wanted = Memo::new(move |_| {
        let several = desk.rows.with(|it| it.len() > 1);
        !session.at_start.get() && (several || session.view.with(|it| !it.is_empty()))
    });
    let program = session.many;
    Effect::new(move || {
        if wanted.get() && program.with_untracked(Option::is_none) {
            spawn_local(async move {
                match get().await {
                    Ok(it) => program.set(Some(it)),
                    Err(words) => session.told.set(Some(words)),
                }
            });
        }
    });
    Effect::new(move || {
        if let (Some(program), Some(place)) = (program.get(), place.get()) {
            program.mount(&place, Handle(desk));
        }
    });
    Effect::new(move || {
        let Some(program) = program.get() else { return };
        session.view.with(|it| program.show(it));
    });
    Effect::new(move || {
        // What was corrected in an open report is asked for when one comes back.
        session.open.track();
        desk.rows.track();
        if let Some(program) = program.get() {
            program.changed();
        }
    });
    view! { <div class="many" node_ref=place role="region" aria-label=words.all_reports></div> }
}

/// The program, of this build.
async fn get() -> Result<Program, String> {
    let words = Language::of_document().words();
    let program = fetch(env!("BAOGAO_BUILD")).await.map_err(|_| words.no_program.to_owned())?;
    let program: Program = program.unchecked_into();
    if program.build() == env!("BAOGAO_BUILD") { Ok(program) } else { Err(words.outdated.into()) }
}

/// Opens something of that program over whatever is shown: `palette` or `help`.
pub fn call(desk: Desk, what: &'static str) {
    spawn_local(async move {
        match get().await {
            Ok(program) => program.call(what, Handle(desk)),
            Err(words) => desk.session.told.set(Some(words)),
        }
    });
}
