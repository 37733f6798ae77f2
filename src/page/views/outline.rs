//! The outline: a click scrolls the text, scrolling the text moves the mark.

use super::reading::{READING, heading_id};
use crate::analyses::{Pane, use_desk};
use crate::app::use_words;
use crate::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;

/// So far below the top of the text a heading may stand and be the one that is read, in pixels.
const READ_FROM: f64 = 120.0;

/// The outline of the open report.
#[component]
pub fn Outline(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let current = RwSignal::new(None::<usize>);
    follow(opened.clone(), current);
    let mut role = None;
    let lines: Vec<_> = (opened.headings.iter().enumerate())
        .map(|(at, it)| {
            let id = heading_id(&it.id);
            // The part's name stands where a new part begins.
            let part = (it.level == 1 && role != Some(it.role)).then(|| words.of_role(it.role));
            if it.level == 1 {
                role = Some(it.role);
            }
            let start = it.heading.0;
            view! {
                <li class=format!("outline-line level-{}", it.level)>
                    <a href=format!("#{id}") aria-current=move || (current.get() == Some(at)).then_some("location")
                        on:click=move |event| {
                            event.prevent_default();
                            desk.pane.set(Pane::Text);
                            if !super::reading::scroll_to(&id) {
                                desk.reveal(start);
                            }
                        }>
                        <span class="marker">{it.marker.clone()}</span>
                        <span class="title">{it.title.clone()}</span>
                        {part.map(|part| view! { <span class="tag">{part}</span> })}
                    </a>
                </li>
            }
        })
        .collect();
    let empty = lines.is_empty();
    view! {
        <nav class="outline" aria-label=words.outline>
            <h2>{words.outline}</h2>
            <ol lang="zh-CN">{lines}</ol>
            {empty.then(|| view! { <p class="empty">{words.no_outline}</p> })}
        </nav>
    }
}

/// Keeps `current` at the heading that is being read. Looks once a frame at most, and by halving, as headings stand in
/// order.
fn follow(opened: Arc<Opened>, current: RwSignal<Option<usize>>) {
    let waiting = StoredValue::new(false);
    let look = move || {
        let ids: Vec<String> = opened.headings.iter().map(|it| heading_id(&it.id)).collect();
        let top = document().get_element_by_id(READING).map_or(0.0, |it| it.get_bounding_client_rect().top());
        let above = ids.partition_point(|id| {
            document().get_element_by_id(id).is_none_or(|it| it.get_bounding_client_rect().top() < top + READ_FROM)
        });
        let now = above.checked_sub(1);
        if current.get_untracked() != now {
            current.set(now);
            if let Some(line) = document().query_selector(".outline [aria-current]").ok().flatten() {
                super::reading::into_view(&line, web_sys::ScrollLogicalPosition::Nearest);
            }
        }
    };
    let look = Arc::new(look);
    Effect::new(move || {
        let Some(pane) = document().get_element_by_id(READING) else { return };
        let look = look.clone();
        let scrolled = gloo_events::EventListener::new(&pane, "scroll", move |_| {
            if waiting.try_get_value() != Some(false) {
                return;
            }
            waiting.set_value(true);
            let look = look.clone();
            request_animation_frame(move || {
                waiting.try_set_value(false);
                look();
            });
        });
        let scrolled = StoredValue::new_local(Some(scrolled));
        on_cleanup(move || drop(scrolled.try_update_value(Option::take)));
    });
}
