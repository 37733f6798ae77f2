//! The keyboard: j and k walk the measures, / searches them, Esc closes.

use crate::analyses::{Desk, Pane, Tab};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Id of the field that / leads to.
pub const SEARCH: &str = "measure-search";

/// Listens on the whole page.
pub fn listen(desk: Desk) {
    window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let key = event.key();
        if is_field(&event) {
            if key == "Escape" {
                blur();
            }
            return;
        }
        if desk.opened.with_untracked(Option::is_none) {
            return;
        }
        match key.as_str() {
            "j" => desk.step(true),
            "k" => desk.step(false),
            "Escape" => desk.selected.set(None),
            "/" => {
                desk.tab.set(Tab::Measures);
                desk.pane.set(Pane::Side);
                event.prevent_default();
                request_animation_frame(|| focus(SEARCH));
            }
            _ => (),
        }
    });
}

/// Puts the focus on the element of this id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

fn blur() {
    if let Some(element) = document().active_element() {
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
}

/// Whether the key is being typed into a field.
pub fn is_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
