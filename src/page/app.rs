//! The root: state, what the whole page listens to, and the three views: start, list, report.

use crate::analyses::{Desk, Pane, after_paint, use_desk};
use crate::views::{bar::Bar, report::ReportView, report_list::ReportList, start::Start};
use crate::words::{Language, Words};
use crate::{intake, keys, location};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

/// The texts of the language that is chosen. Views take them once: they are drawn anew when it changes.
pub fn use_words() -> &'static Words {
    expect_context::<RwSignal<Language>>().get_untracked().words()
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::new();
    let language = RwSignal::new(Language::preferred());
    let dragging = RwSignal::new(false);
    provide_context(desk);
    provide_context(language);
    location::follow(desk);
    keys::listen(desk);
    listen_to_paste(desk);
    listen_to_drag(desk, dragging);
    close_menus_outside();
    Effect::new(move || {
        let words = language.get().words();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", words.tag);
        }
        document().set_title(&match desk.opened.get() {
            Some(opened) if !opened.report.title.is_empty() => format!("{} · {}", opened.report.title, words.brand),
            _ => words.brand.to_owned(),
        });
    });
    after_paint(move || desk.warm_up());
    view! {
        <Inputs/>
        {move || {
            language.get();
            view! { <Page dragging/> }
        }}
    }
}

/// The hidden file inputs. They stay in the page whatever it shows.
#[component]
fn Inputs() -> impl IntoView {
    let desk = use_desk();
    let chosen = move |event: leptos::ev::Event| {
        intake::chosen(desk, &event_target::<HtmlInputElement>(&event));
    };
    view! {
        <input type="file" id="file-input" class="unseen" data-testid="file-input" tabindex="-1" aria-hidden="true" multiple=true on:change=chosen/>
        <input type="file" id="folder-input" class="unseen" data-testid="folder-input" tabindex="-1" aria-hidden="true" multiple=true prop:webkitdirectory=true on:change=chosen/>
    }
}

#[component]
fn Page(dragging: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let empty = Memo::new(move |_| desk.rows.with(Vec::is_empty));
    let view = move || match (empty.get(), desk.open.get().is_some()) {
        (true, _) => "start",
        (false, false) => "list",
        (false, true) => "report",
    };
    let pane = move || match desk.pane.get() {
        Pane::List => "list",
        Pane::Outline => "outline",
        Pane::Text => "text",
        Pane::Side => "side",
    };
    view! {
        <div class="page" data-view=view data-pane=pane>
            <Bar empty/>
            <Show when=move || desk.outdated.get()>
                <div class="notice" role="alert">
                    {words.outdated}
                    <button class="button" on:click=|_| { let _ = window().location().reload(); }>{words.reload}</button>
                </div>
            </Show>
            <main class="desk" id="main">
                <Show when=move || empty.get()><Start/></Show>
                <Show when=move || !empty.get()><ReportList/></Show>
                {move || desk.opened.get().map(|opened| view! { <ReportView opened/> })}
            </main>
            <div class="drop-veil" class:on=move || dragging.get() aria-hidden="true"><p>{words.drop_now}</p></div>
        </div>
    }
}

fn listen_to_paste(desk: Desk) {
    window_event_listener(leptos::ev::paste, move |event| {
        let into_field = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if into_field.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
            return;
        }
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        if data.is_some_and(|data| intake::from_clipboard(desk, &data)) {
            event.prevent_default();
        }
    });
}

/// A click elsewhere closes an open menu.
fn close_menus_outside() {
    window_event_listener(leptos::ev::click, |event| {
        let Ok(open) = document().query_selector_all("details.menu[open]") else { return };
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
        for menu in (0..open.length()).filter_map(|at| open.item(at)) {
            if !menu.contains(target.as_ref()) {
                let _ = menu.unchecked_into::<web_sys::Element>().remove_attribute("open");
            }
        }
    });
}

fn listen_to_drag(desk: Desk, dragging: RwSignal<bool>) {
    // Without this the browser leaves the page for the file that is dropped.
    window_event_listener(leptos::ev::dragover, move |event| {
        event.prevent_default();
        if !dragging.get_untracked() {
            dragging.set(true);
        }
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving for no other element is leaving the window.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        dragging.set(false);
        if let Some(transfer) = event.data_transfer() {
            intake::dropped(desk, &transfer);
        }
    });
}
