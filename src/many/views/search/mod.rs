//! 检索: words or a pattern in the texts of all reports, each hit with what stands around it; from it one lands at its place.

mod hits;

use crate::blocks::{self, Blocks};
use crate::shelf::{Shelf, for_good};
use crate::views::library;
use crate::words::words;
use crate::worker::messages::{Found, Query, Reply, Request};
use crate::{address, tables};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How long after the last key a search begins, in milliseconds.
const PAUSE_MS: u32 = 200;
/// Name of the view in the address.
pub const NAME: &str = "search";

/// How a search goes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Progress {
    /// Reports searched, of how many.
    searched: usize,
    of: usize,
    hits: u32,
    done: bool,
    /// What is wrong with the pattern.
    wrong: Option<String>,
}

/// The search; cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    pattern: RwSignal<String>,
    regex: RwSignal<bool>,
    /// The search that runs or has run.
    id: StoredValue<u32>,
    found: RwSignal<Arc<Vec<Found>>>,
    progress: RwSignal<Progress>,
    /// Told of a copy.
    told: RwSignal<&'static str>,
}

thread_local! {
    static STATE: OnceCell<State> = const { OnceCell::new() };
}

fn state(shelf: Shelf) -> State {
    let make = || {
        let state = State {
            pattern: RwSignal::default(),
            regex: RwSignal::default(),
            id: StoredValue::new(0),
            found: RwSignal::default(),
            progress: RwSignal::default(),
            told: RwSignal::default(),
        };
        follow(shelf, state);
        state
    };
    let known = STATE.with(|it| it.get().copied());
    known.unwrap_or_else(|| {
        let state = for_good(make);
        STATE.with(|it| *it.get_or_init(|| state))
    })
}

/// Searches when what is asked for changes, and hears what is found.
fn follow(shelf: Shelf, state: State) {
    // What the address asks for.
    Effect::new(move || {
        let view = shelf.view.get();
        if view.split('&').next() == Some(NAME)
            && let Some(pattern) = address::field(&view, "q")
            && state.pattern.with_untracked(|it| *it != pattern)
        {
            state.regex.set(address::field(&view, "mode").is_some());
            state.pattern.set(pattern);
        }
    });
    let library = library::state(shelf);
    let within = Memo::new(move |_| library.within(shelf));
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let query = Query { id: 0, pattern: state.pattern.get(), regex: state.regex.get(), within: within.get() };
        shelf.lost.track();
        timer.set_value(Some(Timeout::new(PAUSE_MS, move || begin(shelf, state, query))));
    });
    shelf.listen(move |reply| match reply {
        Reply::Hits { id, found, searched, done } if *id == state.id.get_value() => {
            if !found.is_empty() {
                state.found.update(|it| Arc::make_mut(it).extend(found.iter().cloned()));
            }
            state.progress.update(|it| {
                it.searched = *searched as usize;
                it.hits += found.iter().map(|it| it.count).sum::<u32>();
                it.done = *done;
            });
        }
        Reply::NoPattern { id, message } if *id == state.id.get_value() => {
            state.progress.update(|it| (it.wrong, it.done) = (Some(message.clone()), true));
        }
        _ => (),
    });
}

fn begin(shelf: Shelf, state: State, mut query: Query) {
    let id = state.id.get_value() + 1;
    state.id.set_value(id);
    query.id = id;
    let empty = query.pattern.trim().is_empty();
    state.found.set(Arc::default());
    state.told.set("");
    state.progress.set(Progress { of: query.within.len(), done: empty, ..Progress::default() });
    if shelf.view.with_untracked(|it| it.split('&').next() == Some(NAME)) {
        let mode = if query.regex { "regex" } else { "" };
        shelf.desk().note(&address::write(NAME, &[("q", query.pattern.trim()), ("mode", mode)]));
    }
    if empty {
        query.within.clear();
    }
    shelf.say(&Request::Search(query));
}

/// The search.
#[component]
pub fn Search(shelf: Shelf) -> impl IntoView {
    let words = words();
    let state = state(shelf);
    let State { pattern, regex, found, progress, told, .. } = state;
    let library = library::state(shelf);
    let table = NodeRef::<leptos::html::Table>::new();
    let field = NodeRef::<leptos::html::Input>::new();
    let drawn = StoredValue::new_local(Blocks::default());
    Effect::new(move || {
        let Some(table) = table.get() else { return };
        let blocks = found.with(|found| hits::blocks(words, shelf, found));
        drawn.update_value(|it| it.renew(&table, blocks, hits::HEIGHT));
        blocks::first_stop(&table);
    });
    // Whoever comes here wants to type.
    Effect::new(move || {
        let here = shelf.view.with(|it| it.split('&').next() == Some(NAME)) && shelf.opened.get().is_none();
        if here && let Some(field) = field.get() {
            request_animation_frame(move || drop(field.focus()));
        }
    });
    let take = move || found.with_untracked(|found| hits::table(words, shelf, found, &pattern.get_untracked()));
    let years = Memo::new(move |_| found.with(|found| hits::years(shelf, found)));
    let idle = move || pattern.with(|it| it.trim().is_empty());
    view! {
        <div class="search">
            <header class="over-head">
                <h1>{words.search} " " <span class="count" role="status">{move || match progress.get() {
                    _ if idle() => words.reports_of(progress.get().of, progress.get().of),
                    Progress { wrong: Some(_), .. } => String::new(),
                    it => words.hits_of(it.hits, found.with(|it| it.len()), (!it.done).then_some((it.searched, it.of))),
                }}</span></h1>
                <div class="tools">
                    <input type="search" node_ref=field id="search-field" data-testid="search-field" class="wide-field" placeholder=words.search_field
                        aria-label=words.search_field spellcheck="false" prop:value=move || pattern.get()
                        on:input=move |event| pattern.set(event_target_value(&event))/>
                    <label class="check"><input type="checkbox" data-testid="search-regex" prop:checked=move || regex.get()
                        on:change=move |event| regex.set(event_target_checked(&event))/>{words.regex}</label>
                    <button class="button small" data-testid="search-csv" disabled=move || found.with(|it| it.is_empty())
                        on:click=move |_| tables::save(shelf, &take())>{words.take_hits}</button>
                    <button class="button small" disabled=move || found.with(|it| it.is_empty())
                        on:click=move |_| tables::copy(shelf, &take(), move |words| told.set(words))>{words.copy}</button>
                    <span class="hint" role="status">{move || told.get()}</span>
                </div>
            </header>
            {move || progress.get().wrong.map(|it| view! {
                <p class="notice" role="alert" data-testid="search-wrong">{words.wrong_pattern} " " <code lang="en">{it}</code></p>
            })}
            <Show when=move || library.narrowed()>
                <p class="scope">{move || words.scope(progress.get().of)} " "
                    <button class="button small quiet" on:click=move |_| library.widen()>{words.search_in_all}</button></p>
            </Show>
            <Show when=move || { years.with(|it| it.len() > 1) }>
                <p class="years" aria-label=words.by_year>{move || years.get().into_iter().map(|(year, count)| view! {
                    <span class="year-count"><span>{year.map_or_else(|| words.no_year.to_owned(), |it| it.to_string())}</span>" "<b>{count}</b></span>
                }).collect_view()}</p>
            </Show>
            <div class="over-scroll">
                <Show when=idle><div class="empty"><p>{words.search_idle}</p></div></Show>
                <Show when=move || { !idle() && progress.with(|it| it.done && it.wrong.is_none()) && found.with(|it| it.is_empty()) }>
                    <p class="empty">{words.nothing_found}</p>
                </Show>
                <table class="table hits" role="table" aria-label=words.search node_ref=table
                    on:click=move |event| on_click(shelf, state, &event)
                    on:keydown=move |event| { blocks::walk(&event); }></table>
            </div>
        </div>
    }
}

fn on_click(shelf: Shelf, state: State, event: &web_sys::MouseEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(row) = target.and_then(|it| it.closest("[data-at]").ok().flatten()) else { return };
    let number = |name| row.get_attribute(name).and_then(|it| it.parse::<usize>().ok());
    let Some(report) = number("data-at") else { return };
    state.found.with_untracked(|found| {
        let Some(found) = found.get(report) else { return };
        let hit = number("data-hit").and_then(|it| found.hits.get(it));
        let (from, to) = hit.map_or((0, 0), |it| (it.from, it.to));
        shelf.desk().open(found.key.0, found.key.1, from, to);
    });
}
