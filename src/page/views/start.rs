//! The start view: what this is, and the ways in.

use crate::analyses::use_desk;
use crate::app::use_words;
use crate::{intake, keys};
use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Opens the dialog of a hidden input.
pub fn click(id: &str) {
    if let Some(input) = document().get_element_by_id(id) {
        input.unchecked_into::<HtmlElement>().click();
    }
}

/// What is seen before the first file.
#[component]
pub fn Start() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let pasting = RwSignal::new(false);
    let sample = move |_| intake::sample(desk, words.sample_name);
    view! {
        <section class="start" aria-labelledby="start-title">
            <Show when=move || desk.wanted.get().is_some()>
                <p class="wanted" role="note">{words.wanted}</p>
            </Show>
            <div class="drop-zone" data-testid="drop-zone">
                <svg class="drop-mark" viewBox="0 0 64 64" aria-hidden="true">
                    <path d="M14 4h26l12 12v44H14z"/>
                    <path d="M40 4v12h12"/>
                    <path class="line" d="M22 26h22M22 34h22"/>
                    <path class="hot" d="M22 43h12"/>
                    <path class="goal" d="M38 43h8M22 51h10"/>
                </svg>
                <h1 id="start-title">{words.drop_title}</h1>
                <p class="lead">{words.drop_line}</p>
                <div class="ways">
                    <button class="button primary" on:click=|_| click("file-input")>{words.choose_files}</button>
                    <button class="button" on:click=|_| click("folder-input")>{words.choose_folder}</button>
                    <button class="button" aria-expanded=move || pasting.get().to_string() on:click=move |_| {
                        pasting.update(|it| *it = !*it);
                        request_animation_frame(|| keys::focus("paste-text"));
                    }>{words.paste_text}</button>
                    <button class="button quiet" data-testid="sample" on:click=sample>{words.try_sample}</button>
                </div>
                <Show when=move || pasting.get()><PasteField pasting/></Show>
                <p class="hint">{words.drop_hint}</p>
            </div>
            <ul class="promises">
                <li><h2>{words.promise_local}</h2><p>{words.promise_local_line}</p></li>
                <li><h2>{words.promise_source}</h2><p>{words.promise_source_line}</p></li>
                <li><h2>{words.promise_many}</h2><p>{words.promise_many_line}</p></li>
            </ul>
            <p class="foot">{words.privacy_footer}</p>
        </section>
    }
}

/// A field for text, where there is no keyboard to paste with.
#[component]
pub fn PasteField(pasting: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let field = NodeRef::<Textarea>::new();
    let read = move |_| {
        let text = field.get_untracked().map(|it| it.value()).unwrap_or_default();
        if intake::pasted(desk, &text, "txt") {
            pasting.set(false);
        }
    };
    view! {
        <form class="paste" on:submit=|event| event.prevent_default()>
            <label for="paste-text">{words.paste_label}</label>
            <textarea id="paste-text" data-testid="paste-text" node_ref=field rows="8" spellcheck="false"></textarea>
            <div class="ways">
                <button type="button" class="button primary" data-testid="paste-read" on:click=read>{words.paste_read}</button>
                <button type="button" class="button quiet" on:click=move |_| pasting.set(false)>{words.cancel}</button>
            </div>
        </form>
    }
}
