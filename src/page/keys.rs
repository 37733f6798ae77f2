//! The keyboard: j and k walk the measures of the room, / leads to its search, Esc puts away, Ctrl+Z takes back.

use crate::controls::{focus, is_field};
use crate::many_link;
use crate::state::desk::Desk;
use crate::state::session::Room;
use crate::views::text::review;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Id of the field that / leads to among the measures.
pub const SEARCH: &str = "measure-search";
/// Id of the field that / leads to among the tasks.
pub const TASK_SEARCH: &str = "task-search";

/// Listens on the whole page.
pub fn listen(desk: Desk) {
    window_event_listener(leptos::ev::keydown, move |event| {
        if event.alt_key() || event.is_composing() || event.default_prevented() {
            return;
        }
        let key = event.key();
        if key == "k" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            return many_link::call(desk, "palette");
        }
        if is_field(&event) {
            // A search field has emptied itself, and told so, before it is left.
            if key == "Escape" {
                blur();
            }
            return;
        }
        if event.ctrl_key() || event.meta_key() {
            match (key.as_str(), event.shift_key()) {
                ("z", false) => desk.undo(),
                ("z" | "Z", true) | ("y", false) => desk.redo(),
                _ => return,
            }
            return event.prevent_default();
        }
        if key == "?" {
            return many_link::call(desk, "help");
        }
        let session = desk.session;
        if session.opened.with_untracked(Option::is_none) {
            return;
        }
        match key.as_str() {
            "j" => session.step(true),
            "k" => session.step(false),
            "a" => review::accept_and_next(desk),
            "x" => review::reject(desk),
            "e" => review::begin(desk),
            "Escape" => session.put_away(),
            "1" => session.room.set(Room::Overview),
            "2" => session.room.set(Room::Text),
            "3" => session.room.set(Room::Measures),
            "4" => session.room.set(Room::Tasks),
            "/" => {
                let tasks = session.room.get_untracked() == Room::Tasks;
                if !tasks {
                    session.room.set(Room::Measures);
                }
                event.prevent_default();
                // The room's panel is shown in a moment; what is typed until then belongs into the field.
                if let Some(panel) = document().get_element_by_id(if tasks { "panel-tasks" } else { "panel-measures" })
                {
                    let _ = panel.remove_attribute("hidden");
                }
                focus(if tasks { TASK_SEARCH } else { SEARCH });
            }
            _ => (),
        }
    });
}

fn blur() {
    if let Some(element) = document().active_element() {
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
}
