//! The bar over everything: name, ways in and out, progress, language.

use super::start::{PasteField, click};
use crate::analyses::{Progress, use_desk};
use crate::app::use_words;
use crate::export;
use crate::words::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Closes the menu that a click came from.
fn close_menu(event: &leptos::ev::MouseEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    if let Some(menu) = target.and_then(|it| it.closest("details").ok().flatten()) {
        let _ = menu.remove_attribute("open");
    }
}

/// The bar.
#[component]
pub fn Bar(empty: Memo<bool>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let language = expect_context::<RwSignal<Language>>();
    let pasting = RwSignal::new(false);
    let switch = move |_| {
        language.update(|it| *it = it.other());
        language.get_untracked().keep();
    };
    view! {
        <header class="bar">
            <a class="brand" href="#" on:click=move |event| {
                event.prevent_default();
                desk.close();
            }>
                <svg viewBox="0 0 32 32" aria-hidden="true"><rect x="4" y="2" width="24" height="28" rx="3"/><path d="M9 9h14M9 15h14M9 22h6"/><path class="goal" d="M18 22h5"/></svg>
                <strong>{words.brand}</strong>
                <span class="brand-line">{words.brand_line}</span>
            </a>
            <ProgressLine/>
            <div class="bar-actions">
                <Show when=move || !empty.get()>
                    <details class="menu">
                        <summary class="button">{words.add}</summary>
                        <div class="menu-items" on:click=|event| close_menu(&event)>
                            <button on:click=|_| click("file-input")>{words.choose_files}</button>
                            <button on:click=|_| click("folder-input")>{words.choose_folder}</button>
                            <button on:click=move |_| pasting.set(true)>{words.paste_text}</button>
                        </div>
                    </details>
                    <ExportMenu/>
                </Show>
                <button class="button quiet" lang=language.get_untracked().other().words().tag on:click=switch>{words.other_language}</button>
            </div>
        </header>
        <Show when=move || !empty.get() && pasting.get()>
            <div class="sheet"><PasteField pasting/></div>
        </Show>
    }
}

/// How far the reading is; told to screen readers as well.
#[component]
fn ProgressLine() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let busy = Memo::new(move |_| desk.progress.with(|it| it.done < it.files));
    let several = Memo::new(move |_| desk.progress.with(|it| it.files > 1));
    view! {
        <div class="progress" role="status" aria-live="polite">
            {move || (several.get() || busy.get()).then(|| {
                let Progress { files, done } = desk.progress.get();
                view! { <span class="progress-text">{words.progress(done, files)}</span> }
            })}
            {move || busy.get().then(|| view! {
                <progress max=move || desk.progress.get().files.to_string() value=move || desk.progress.get().done.to_string()></progress>
                <button class="button small" data-testid="cancel" on:click=move |_| desk.cancel()>{words.stop}</button>
            })}
        </div>
    }
}

#[component]
fn ExportMenu() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let told = RwSignal::new("");
    let one = move |work: fn(crate::analyses::Desk, &'static crate::words::Words, &crate::opened::Opened)| {
        move |_| {
            if let Some(opened) = desk.opened.get_untracked() {
                work(desk, words, &opened);
            }
        }
    };
    let copy = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        if let Some(key) = desk.open.get_untracked() {
            spawn_local(async move {
                told.set(if export::copy_json(desk, key.file).await { words.copied } else { words.not_copied });
                gloo_timers::future::TimeoutFuture::new(2500).await;
                told.set("");
            });
        }
    };
    view! {
        <details class="menu">
            <summary class="button">{words.export}</summary>
            <div class="menu-items" on:click=|event| close_menu(&event)>
                <Show when=move || desk.opened.with(Option::is_some)>
                    <button data-testid="export-json" on:click=one(|desk, _, opened| export::json_of(desk, opened.key.file, &opened.file.name))>{words.export_json_one}</button>
                    <button data-testid="export-csv" on:click=one(|_, words, opened| export::csv_of(words, &opened.file.path, &opened.report))>{words.export_csv_one}</button>
                    <button on:click=copy>{move || if told.get().is_empty() { words.copy_json } else { told.get() }}</button>
                    <hr/>
                </Show>
                <button data-testid="export-json-all" on:click=move |_| export::json_of_all(desk)>{words.export_json_all}</button>
                <button data-testid="export-csv-all" on:click=move |_| spawn_local(export::csv_of_all(desk, words))>{words.export_csv_all}</button>
            </div>
        </details>
    }
}
