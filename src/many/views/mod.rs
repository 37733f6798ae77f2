//! What is drawn, a folder each. A view has a name in the address (`#search&q=…`: the name is what stands before the
//! first `&`), a [`View::open`] that draws it, and a state of its own that outlives it.

pub mod compare;
pub mod follow;
pub mod library;
mod palette;
pub mod sample;
pub mod search;

use crate::shelf::Shelf;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// A view.
pub struct View {
    /// Its name in the address.
    pub name: &'static str,
    /// Draws it.
    pub open: fn(Shelf) -> AnyView,
}

/// All of them. The first is shown where the address names none.
pub const VIEWS: &[View] = &[
    View { name: "", open: |shelf| view! { <library::Library shelf/> }.into_any() },
    View { name: "compare", open: |shelf| view! { <compare::Compare shelf/> }.into_any() },
    View { name: "follow", open: |shelf| view! { <follow::Follow shelf/> }.into_any() },
    View { name: sample::NAME, open: |shelf| view! { <sample::SampleCheck shelf/> }.into_any() },
    View { name: search::NAME, open: |shelf| view! { <search::Search shelf/> }.into_any() },
];

thread_local! {
    static MOUNTED: RefCell<Option<Box<dyn std::any::Any>>> = const { RefCell::new(None) };
}

/// Draws into this place, in the document's language.
pub fn mount(place: HtmlElement, shelf: Shelf) {
    MOUNTED.with_borrow_mut(|it| drop(it.take()));
    shelf.ask_anew();
    let mounted = leptos::mount::mount_to(place, move || view! { <Shown shelf/> });
    MOUNTED.with_borrow_mut(|it| *it = Some(Box::new(mounted)));
    wasm_bindgen_futures::spawn_local(async move {
        if crate::interface::english::load().await {
            shelf.ask_anew();
        }
    });
}

/// Opens something over whatever is shown: `palette` or `help`.
pub fn call(what: &str, shelf: Shelf) {
    palette::open(what, shelf);
}

/// The view that the address asks for. One that was drawn stays, so that coming back is at once and where one was.
#[component]
fn Shown(shelf: Shelf) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        shelf.view.with(|view| {
            let name = view.split('&').next().unwrap_or_default();
            VIEWS.iter().position(|it| it.name == name).unwrap_or_default()
        })
    });
    let drawn = RwSignal::new(vec![false; VIEWS.len()]);
    Effect::new(move || {
        let at = chosen.get();
        if drawn.with_untracked(|it| !it[at]) {
            drawn.update(|it| it[at] = true);
        }
    });
    VIEWS
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let open = it.open;
            let there = Memo::new(move |_| drawn.with(|it| it[at]));
            view! {
                <section class="over" data-over=it.name hidden=move || chosen.get() != at>
                    {move || there.get().then(|| open(shelf))}
                </section>
            }
        })
        .collect_view()
}
