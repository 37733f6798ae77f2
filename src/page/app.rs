//! The root: state, what the whole page listens to, and the views: list and report. The start page is the document's own.

use crate::controls::menu;
use crate::many_link::Many;
use crate::state::desk::{Desk, use_desk};
use crate::views::{bar::Bar, list::ReportList, report::ReportView};
use crate::words::{Language, Words};
use crate::{intake, keys, location};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlInputElement};

/// The texts of the language that is chosen. Views take them once: they are drawn anew when it changes.
pub fn use_words() -> &'static Words {
    expect_context::<RwSignal<Language>>().get_untracked().words()
}

/// Mounts the page into its place in the document.
pub fn start() {
    if let Some(place) = document().get_element_by_id("app") {
        leptos::mount::mount_to(place.unchecked_into::<HtmlElement>(), App).forget();
    }
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let desk = Desk::new();
    let language = RwSignal::new(Language::of_document());
    provide_context(desk);
    provide_context(language);
    location::follow(desk);
    keys::listen(desk);
    menu::close_from_outside();
    listen_to_inputs(desk);
    listen_to_paste(desk);
    listen_to_drag(desk);
    // The switch stands on the start page and in the bar, and works before this program is there.
    window_event_listener_untyped("languagechosen", move |_| language.set(Language::of_document()));
    listen_to_start(desk);
    Effect::new(move || {
        let words = language.get().words();
        document().set_title(&match desk.session.opened.get() {
            Some(opened) => format!("{} · {}", words.title_of(&opened), words.brand),
            None => words.brand.to_owned(),
        });
    });
    // English names come when they are wanted; what was drawn without them is drawn anew.
    Effect::new(move || {
        language.get();
        spawn_local(async move {
            if crate::interface::english::load().await && desk.session.opened.with_untracked(Option::is_some) {
                language.update(|_| ());
            }
        });
    });
    show_view(desk);
    desk.restore();
    desk.warm_up();
    view! {
        {move || {
            language.get();
            view! { <Page/> }
        }}
    }
}

/// Tells the document which view is shown: its styles show the start page or the program's part.
fn show_view(desk: Desk) {
    let session = desk.session;
    let empty = Memo::new(move |_| desk.rows.with(Vec::is_empty));
    let count = Memo::new(move |_| desk.rows.with(|it| it.len().min(2)));
    Effect::new(move || {
        let view = match (session.at_start.get() || empty.get(), session.open.get().is_some()) {
            _ if !desk.restored.get() && empty.get() => return,
            (true, _) => "start",
            (false, false) => "list",
            (false, true) => "report",
        };
        let Some(root) = document().document_element() else { return };
        let _ = root.set_attribute("data-view", view);
        let _ = root.set_attribute("data-filled", ["no", "one", "many"][count.get()]);
        let _ = root.set_attribute("data-place", session.view.get().split('&').next().unwrap_or_default());
        let _ = root.set_attribute("data-wanted", if session.wanted.get().is_some() { "yes" } else { "no" });
    });
}

#[component]
fn Page() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    view! {
        <Bar/>
        <Show when=move || desk.session.outdated.get()>
            <div class="notice" role="alert">
                {words.outdated}
                <button class="button" on:click=|_| { let _ = window().location().reload(); }>{words.reload}</button>
            </div>
        </Show>
        {move || desk.keeping.get().trouble.map(|trouble| view! {
            <div class="notice" role="alert" data-testid="store-trouble">
                <span>{words.of_store_trouble(&trouble)}</span>
                <button class="button small" on:click=move |_| desk.set_keeping(true)>{words.retry}</button>
                <button class="button small" on:click=move |_| desk.set_keeping(false)>{words.keep_nothing}</button>
            </div>
        })}
        {move || desk.session.told.get().map(|told| view! {
            <div class="notice" role="alert" data-testid="told">
                <span>{words.could_not} " " {told}</span>
                <button class="button small" on:click=move |_| desk.session.told.set(None)>{words.close}</button>
            </div>
        })}
        <main class="desk" id="main">
            <Show when=move || desk.session.many.with(Option::is_none)><ReportList/></Show>
            <Many/>
            {move || desk.session.drawn.get().map(|opened| view! { <ReportView opened/> })}
        </main>
    }
}

/// What the start page offers, it offers without this program; what was wished for before it came is done now.
fn listen_to_start(desk: Desk) {
    window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let way =
            target.and_then(|it| it.closest("[data-way]").ok().flatten()).and_then(|it| it.get_attribute("data-way"));
        match way.as_deref() {
            Some("sample") => intake::sample(desk, Language::of_document().words().sample_name),
            Some("read") => {
                let field = document().get_element_by_id("paste-text");
                let text = field.map(|it| it.unchecked_into::<web_sys::HtmlTextAreaElement>());
                if let Some(field) = text
                    && intake::pasted(desk, &field.value(), "txt")
                {
                    field.set_value("");
                    intake::close_paste();
                }
            }
            Some("back") => desk.session.at_start.set(false),
            _ => (),
        }
    });
}

fn listen_to_inputs(desk: Desk) {
    for id in ["file-input", "folder-input"] {
        let Some(input) = document().get_element_by_id(id) else { continue };
        let input: HtmlInputElement = input.unchecked_into();
        // Chosen before this program was there.
        intake::chosen(desk, &input);
        let chosen = gloo_events::EventListener::new(&input.clone(), "change", move |_| intake::chosen(desk, &input));
        chosen.forget(); // As long as the page.
    }
}

fn listen_to_paste(desk: Desk) {
    window_event_listener(leptos::ev::paste, move |event| {
        let into_field = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if into_field.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
            return;
        }
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        if data.is_some_and(|data| intake::from_clipboard(desk, &data)) {
            event.prevent_default();
        }
    });
}

fn listen_to_drag(desk: Desk) {
    let dragging = |on: bool| {
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force("data-dragging", on);
        }
    };
    // Without this the browser leaves the page for the file that is dropped.
    window_event_listener(leptos::ev::dragover, move |event| {
        event.prevent_default();
        dragging(true);
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Leaving for no other element is leaving the window.
        if event.related_target().is_none() {
            dragging(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        dragging(false);
        if let Some(transfer) = event.data_transfer() {
            intake::dropped(desk, &transfer);
        }
    });
}
