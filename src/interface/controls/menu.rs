//! Menus: a `<details>` that closes by Esc, by a click elsewhere, and when the focus leaves it; arrows walk its items.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, NodeList};

/// A button with what it opens.
#[component]
pub fn Menu(
    /// On the button.
    label: &'static str,
    /// For tests from outside.
    #[prop(optional)]
    testid: &'static str,
    /// What opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="menu" on:keydown=|event| on_key(&event)>
            <summary class="button" data-testid=testid>{label}</summary>
            <div class="menu-items">{children()}</div>
        </details>
    }
}

/// Closes the menu that an event came from.
pub fn close(event: &leptos::ev::Event) {
    if let Some(menu) = target(event).and_then(|it| it.closest("details").ok().flatten()) {
        let _ = menu.remove_attribute("open");
    }
}

/// A click elsewhere, or the focus elsewhere, closes what is open.
pub fn close_from_outside() {
    window_event_listener(leptos::ev::click, |event| close_all_but(target(&event)));
    window_event_listener(leptos::ev::focusin, |event| close_all_but(target(&event)));
}

fn close_all_but(inside: Option<Element>) {
    let Ok(open) = document().query_selector_all("details.menu[open]") else { return };
    for menu in all(&open) {
        if !menu.contains(inside.as_ref().map(AsRef::as_ref)) {
            let _ = menu.remove_attribute("open");
        }
    }
}

fn on_key(event: &leptos::ev::KeyboardEvent) {
    let Some(menu) = target(event).and_then(|it| it.closest("details").ok().flatten()) else { return };
    let key = event.key();
    if key == "Escape" && menu.has_attribute("open") {
        event.stop_propagation();
        let _ = menu.remove_attribute("open");
        if let Ok(Some(button)) = menu.query_selector("summary") {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
        return;
    }
    let forward = match key.as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let _ = menu.set_attribute("open", "");
    let Ok(items) = menu.query_selector_all(".menu-items button, .menu-items input") else { return };
    let items: Vec<Element> = all(&items).collect();
    let active = document().active_element();
    let at = items.iter().position(|it| Some(it) == active.as_ref());
    let to = match (at, forward) {
        (None, true) => 0,
        (None, false) => items.len().saturating_sub(1),
        (Some(at), true) => (at + 1) % items.len(),
        (Some(at), false) => (at + items.len() - 1) % items.len(),
    };
    if let Some(item) = items.get(to) {
        let _ = item.unchecked_ref::<HtmlElement>().focus();
    }
}

fn all(list: &NodeList) -> impl Iterator<Item = Element> {
    let nodes: Vec<Node> = (0..list.length()).filter_map(|at| list.item(at)).collect();
    nodes.into_iter().map(JsCast::unchecked_into)
}

fn target(event: &leptos::ev::Event) -> Option<Element> {
    event.target().and_then(|it| it.dyn_into().ok())
}
