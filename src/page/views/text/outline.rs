//! The outline: a click scrolls the text, scrolling the text moves the mark.

use super::reading::{READING, heading_id};
use crate::app::use_words;
use crate::controls::rows::into_view;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use baogao::report::HeadingForm;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::ScrollLogicalPosition;

/// So far below the top of the text a heading may stand and be the one that is read, in pixels: little more than where
/// a click in the outline brings it.
const READ_FROM: f64 = 40.0;

/// The outline of the open report.
#[component]
pub fn Outline(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let current = RwSignal::new(None::<usize>);
    // What was chosen stays marked until the reader scrolls: the line itself, or the section of the selected measure.
    let pinned = StoredValue::new(None::<f64>);
    let pin = move |at: usize| {
        pinned.set_value(Some(js_sys::Date::now()));
        current.set(Some(at));
    };
    follow(opened.clone(), current, pinned);
    let selected = opened.clone();
    Effect::new(move || {
        // Another room lays the text out anew, and scrolls it.
        session.room.track();
        let measure = session.selected.get().and_then(|at| selected.measure(at));
        let section = measure.and_then(|it| it.section.as_deref());
        if let Some(at) = section.and_then(|id| selected.headings.iter().position(|it| it.id == id)) {
            pin(at);
        }
    });
    Effect::new(move || {
        if current.get().is_some() {
            // The mark is drawn by then.
            request_animation_frame(|| {
                if let Some(line) = document().query_selector(".outline [aria-current]").ok().flatten() {
                    into_view(&line, ScrollLogicalPosition::Nearest);
                }
            });
        }
    });
    let mut role = None;
    let lines: Vec<_> = (opened.headings.iter().enumerate())
        // The items of an annex are a list of their own, in the room of tasks.
        .filter(|(_, it)| it.form != HeadingForm::ListItem)
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
                            session.outline.set(false);
                            if !super::reading::scroll_to(&id) {
                                session.reveal(start);
                            }
                            pin(at);
                        }>
                        <span class="marker">{it.marker.clone()}</span>
                        <span class="title">{it.title.clone()}</span>
                        {part.map(|part| view! { <span class="tag" lang=words.tag>{part}</span> })}
                    </a>
                </li>
            }
        })
        .collect();
    let empty = lines.is_empty();
    view! {
        <nav class="outline" aria-label=words.outline>
            <ol lang="zh-CN">{lines}</ol>
            {empty.then(|| view! { <p class="empty">{words.no_outline}</p> })}
        </nav>
    }
}

/// A scroll so soon after a choice, in milliseconds, is the choice's own.
const OWN_SCROLL: f64 = 400.0;

/// Keeps `current` at the heading that is being read. Looks once a frame at most, and by halving, as headings stand in
/// order.
fn follow(opened: Arc<Opened>, current: RwSignal<Option<usize>>, pinned: StoredValue<Option<f64>>) {
    let waiting = StoredValue::new(false);
    let look = move || {
        if pinned.get_value().is_some_and(|at| js_sys::Date::now() - at < OWN_SCROLL) {
            return;
        }
        let top = document().get_element_by_id(READING).map_or(0.0, |it| it.get_bounding_client_rect().top());
        let above = opened.headings.partition_point(|it| {
            let heading = document().get_element_by_id(&heading_id(&it.id));
            heading.is_none_or(|it| it.get_bounding_client_rect().top() < top + READ_FROM)
        });
        let read = opened.headings[..above].iter().rposition(|it| it.form != HeadingForm::ListItem);
        if current.get_untracked() != read {
            current.set(read);
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
