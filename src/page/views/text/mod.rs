//! 正文: the text with its outline, the strip of its numbers, and a note beside the line of the one that is selected. In
//! the other rooms the text stands beside what is chosen there.

mod card;
mod outline;
pub mod reading;
pub mod review;
pub mod strip;

use crate::app::use_words;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;

/// The room.
#[component]
pub fn TextRoom(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    view! {
        <section class="room text" id="panel-text" aria-label=words.room_text>
            <button class="button small outline-switch" aria-expanded=move || session.outline.get().to_string()
                on:click=move |_| session.outline.update(|it| *it = !*it)>{words.outline}</button>
            <outline::Outline opened=opened.clone()/>
            <strip::Strip opened=opened.clone() upright=true/>
            <reading::Reading opened/>
        </section>
    }
}
