//! The palette: one field that leads to every report, to the sections and indicators of the open one, and to commands; and the
//! help that lists the keys. Both lie over whatever is shown, and give the focus back when they close.

mod help;
mod items;

use crate::interface::controls::rows::into_view;
use crate::shelf::Shelf;
use crate::words::words;
use crate::worker::messages::{Place, Reply, Request};
use items::Item;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, ScrollLogicalPosition};

thread_local! {
    static OPEN: RefCell<Option<(HtmlElement, Box<dyn std::any::Any>)>> = const { RefCell::new(None) };
    /// Told what is in the open report.
    static HEARD: RefCell<Option<RwSignal<Arc<Vec<Place>>>>> = const { RefCell::new(None) };
}

/// Opens the palette, or the help. Again: closes it.
pub fn open(what: &str, shelf: Shelf) {
    if close() {
        return;
    }
    let Ok(place) = document().create_element("div") else { return };
    let place: HtmlElement = place.unchecked_into();
    let Some(body) = document().body() else { return };
    let _ = body.append_child(&place);
    let help = what == "help";
    shelf.refresh();
    let mounted = leptos::mount::mount_to(place.clone(), move || match help {
        true => view! { <help::Help/> }.into_any(),
        false => view! { <Palette shelf/> }.into_any(),
    });
    OPEN.with_borrow_mut(|it| *it = Some((place.clone(), Box::new(mounted))));
    if let Ok(Some(dialog)) = place.query_selector("dialog") {
        let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
    }
}

/// Closes what is open; whether something was.
fn close() -> bool {
    let open = OPEN.with_borrow_mut(Option::take);
    HEARD.with_borrow_mut(|it| *it = None);
    let Some((place, mounted)) = open else { return false };
    if let Ok(Some(dialog)) = place.query_selector("dialog") {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
    // After the event that led here.
    set_timeout(
        move || {
            drop(mounted);
            place.remove();
        },
        std::time::Duration::ZERO,
    );
    true
}

/// Asks what is in the open report, and hears it.
fn ask(shelf: Shelf) -> RwSignal<Arc<Vec<Place>>> {
    thread_local! {
        static LISTENING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    let places = RwSignal::new(Arc::default());
    HEARD.with_borrow_mut(|it| *it = Some(places));
    if !LISTENING.replace(true) {
        shelf.listen(|reply| {
            if let (Reply::Contents { places, .. }, Some(heard)) = (reply, HEARD.with_borrow(|it| *it)) {
                heard.set(Arc::new(places.clone()));
            }
        });
    }
    if let Some(key) = shelf.opened.get_untracked() {
        shelf.say(&Request::Contents(key));
    }
    places
}

/// The palette.
#[component]
fn Palette(shelf: Shelf) -> impl IntoView {
    let words = words();
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let places = ask(shelf);
    let found = Memo::new(move |_| {
        let places = places.get();
        let rows = shelf.rows.get();
        Arc::new(items::find(words, &rows, shelf.opened.get(), &places, &query.get()))
    });
    let run = move |at: usize| {
        let item = found.with_untracked(|it| it.get(at).cloned());
        close();
        if let Some(item) = item {
            go(shelf, &item);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with_untracked(|it| it.len());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|it| *it = (*it + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|it| *it = (*it + count - 1) % count),
            "Enter" if !event.is_composing() => run(chosen.get_untracked()),
            "k" if event.ctrl_key() || event.meta_key() => {
                close();
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    Effect::new(move || {
        let id = format!("palette-{}", chosen.get());
        if let Some(option) = document().get_element_by_id(&id) {
            into_view(&option, ScrollLogicalPosition::Nearest);
        }
    });
    view! {
        <dialog class="palette" data-testid="palette" aria-label=words.palette on:close=move |_| { close(); }
            on:click=move |event| if event.target() == event.current_target() { close(); }>
            <input type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" autofocus
                aria-activedescendant=move || format!("palette-{}", chosen.get())
                placeholder=words.palette_field aria-label=words.palette_field spellcheck="false" autocomplete="off"
                on:input=move |event| {
                    chosen.set(0);
                    query.set(event_target_value(&event));
                } on:keydown=on_key/>
            <ul id="palette-list" role="listbox" aria-label=words.palette>
                {move || found.get().iter().enumerate().map(|(at, item)| {
                    let (label, detail) = item.texts(words);
                    view! {
                        <li role="option" id=format!("palette-{at}") aria-selected=move || (chosen.get() == at).to_string()
                            on:click=move |_| run(at) on:mousemove=move |_| if chosen.get_untracked() != at { chosen.set(at) }>
                            <span class="palette-kind">{item.kind(words)}</span>
                            <span class="palette-label">{label}</span>
                            <span class="palette-detail">{detail}</span>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <p class="hint">{words.palette_keys}</p>
        </dialog>
    }
}

fn go(shelf: Shelf, item: &Item) {
    let desk = shelf.desk();
    match item {
        Item::Report(key, ..) => desk.open(key.0, key.1, 0, 0),
        Item::Place(key, at, ..) => desk.open(key.0, key.1, *at, at + 1),
        Item::View(view, _) => desk.go(view),
        Item::Search(words) => desk.go(&crate::address::write(super::search::NAME, &[("q", words)])),
        Item::Command("help", _) => open("help", shelf),
        Item::Command("language", _) => click("[data-way='language']"),
        Item::Command(theme @ ("system" | "light" | "dark"), _) => set_theme(theme),
        Item::Command(name, _) => drop(desk.command(name)),
    }
}

fn click(selector: &str) {
    if let Ok(Some(button)) = document().query_selector(selector) {
        button.unchecked_into::<HtmlElement>().click();
    }
}

/// Light, dark, or as the system is; `first.js` reads it the next time.
fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item("baogao.theme", theme);
    }
}
