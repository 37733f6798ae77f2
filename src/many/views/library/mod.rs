//! 报告库: all that was handed in as one table, with the values that people look for. Grouped by place and year, or sorted
//! by a head; narrowed by filters; what is chosen is taken away or taken out.

mod list;
mod rows;

use crate::blocks::{self, Blocks};
use crate::shelf::{Row, Shelf, for_good};
use crate::words::words;
use crate::worker::messages::Key;
use baogao::report::Level;
use leptos::prelude::*;
use list::{Column, Filter, Only};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the library shows; cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    filter: RwSignal<Filter>,
    sort: RwSignal<(Column, bool)>,
    /// Numbers of the files that are selected.
    selected: RwSignal<Arc<HashSet<u32>>>,
    /// Positions of the entries that are shown, in order.
    shown: Memo<Arc<Vec<usize>>>,
    /// Those that are there already.
    doubles: Memo<Arc<std::collections::HashMap<usize, usize>>>,
}

thread_local! {
    static STATE: OnceCell<State> = const { OnceCell::new() };
}

/// The library's state, which outlives what is drawn.
pub fn state(shelf: Shelf) -> State {
    let make = || {
        let filter = RwSignal::new(Filter::default());
        let sort = RwSignal::new((Column::Place, true));
        let doubles = Memo::new(move |_| shelf.rows.with(|rows| Arc::new(list::doubles(rows))));
        let shown = Memo::new(move |_| {
            let doubles = doubles.get();
            shelf.rows.with(|rows| filter.with(|filter| Arc::new(list::listed(rows, filter, &doubles, sort.get()))))
        });
        State { filter, sort, selected: RwSignal::default(), shown, doubles }
    };
    STATE.with(|it| *it.get_or_init(|| for_good(make)))
}

impl State {
    /// Whether other views work on a part of the reports only.
    pub fn narrowed(self) -> bool {
        self.filter.with(|it| *it != Filter::default()) || self.selected.with(|it| !it.is_empty())
    }

    /// Lifts filters and selection.
    pub fn widen(self) {
        self.filter.set(Filter::default());
        self.selected.set(Arc::default());
    }

    /// The reports that other views work on: those that are selected, or else those that are shown, in their order.
    pub fn within(self, shelf: Shelf) -> Vec<Key> {
        let selected = self.selected.get();
        let shown = self.shown.get();
        shelf.rows.with(|rows| {
            let reports = shown.iter().filter_map(|&at| rows.get(at)?.report().map(|it| it.key));
            reports.filter(|key| selected.is_empty() || selected.contains(&key.0)).collect()
        })
    }
}

/// The library.
#[component]
pub fn Library(shelf: Shelf) -> impl IntoView {
    let words = words();
    let state = state(shelf);
    let State { filter, sort, selected, shown, doubles } = state;
    let table = NodeRef::<leptos::html::Table>::new();
    let drawn = StoredValue::new_local(Blocks::default());
    Effect::new(move || {
        let Some(table) = table.get() else { return };
        let blocks = shelf.rows.with(|rows| {
            let open = shelf.opened.get();
            let drawn = rows::Drawn {
                words,
                rows,
                shown: &shown.get(),
                doubles: &doubles.get(),
                selected: &selected.get(),
                open,
            };
            rows::blocks(&drawn, sort.get().0 == Column::Place)
        });
        drawn.update_value(|it| it.renew(&table, blocks, rows::HEIGHT));
        blocks::first_stop(&table);
    });
    let reports = Memo::new(move |_| shelf.rows.with(|rows| rows.iter().filter(|it| it.report().is_some()).count()));
    let listed = Memo::new(move |_| {
        shelf.rows.with(|rows| {
            shown.with(|it| it.iter().filter(|&&at| rows.get(at).is_some_and(|it| it.report().is_some())).count())
        })
    });
    let none = Memo::new(move |_| shown.with(|it| it.is_empty()));
    let empty = Memo::new(move |_| shelf.rows.with(|it| it.is_empty()));
    view! {
        <div class="library">
            <header class="over-head">
                <h1>{words.library} " " <span class="count">{move || words.reports_of(listed.get(), reports.get())}</span></h1>
                <Tools shelf state/>
            </header>
            <Chosen shelf state/>
            <div class="over-scroll">
                <table class="table entries" role="table" node_ref=table
                    on:click=move |event| on_click(shelf, state, &event)
                    on:keydown=move |event| if !blocks::walk(&event) { on_key(shelf, state, &event) }>
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" class="pick"><input type="checkbox" aria-label=words.select_all data-testid="select-all"
                            prop:checked=move || all_selected(shelf, state)
                            on:change=move |event| select_all(shelf, state, event_target_checked(&event))/></th>
                        <Head name=words.place column=Column::Place class="place" sort/>
                        <Head name=words.year column=Column::Year class="year" sort/>
                        <Head name=words.growth column=Column::Growth class="growth" sort/>
                        <Head name=words.targets column=Column::Targets class="targets-n" sort/>
                        <Head name=words.warnings column=Column::Warnings class="notes" sort/>
                        <Head name=words.report column=Column::Title class="title" sort/>
                        <th role="columnheader" class="out"><span class="unseen">{words.remove}</span></th>
                    </tr></thead>
                </table>
                <Show when=move || none.get() && !empty.get()>
                    <p class="empty">{words.none_fits} " "
                        <button class="button small" on:click=move |_| filter.set(Filter::default())>{words.show_all}</button></p>
                </Show>
                <Show when=move || empty.get()><p class="empty">{words.empty}</p></Show>
            </div>
        </div>
    }
}

/// A head that sorts.
#[component]
fn Head(name: &'static str, column: Column, class: &'static str, sort: RwSignal<(Column, bool)>) -> impl IntoView {
    let order = move || match sort.get() {
        (it, true) if it == column => "ascending",
        (it, false) if it == column => "descending",
        _ => "none",
    };
    view! {
        <th role="columnheader" class=class aria-sort=order>
            <button class="sort" on:click=move |_| sort.update(|it| {
                // What is counted is wanted greatest first.
                let first = matches!(column, Column::Place | Column::Title);
                *it = (column, if it.0 == column { !it.1 } else { first });
            })>{name}</button>
        </th>
    }
}

/// What narrows the list.
#[component]
fn Tools(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    let filter = state.filter;
    let choices = Memo::new(move |_| shelf.rows.with(|rows| list::choices(rows)));
    let failed = Memo::new(move |_| shelf.rows.with(|rows| again(rows)));
    const ONLY: [(Only, &str); 5] = [
        (Only::All, "all"),
        (Only::WithoutTargets, "no-targets"),
        (Only::WithWarnings, "warnings"),
        (Only::Failed, "failed"),
        (Only::Doubles, "doubles"),
    ];
    let names = [words.any_state, words.without_targets, words.with_warnings, words.with_errors, words.doubles];
    view! {
        <div class="tools">
            <input type="search" id="library-find" placeholder=words.find aria-label=words.find
                prop:value=move || filter.with(|it| it.find.clone())
                on:input=move |event| filter.update(|it| it.find = event_target_value(&event).trim().to_lowercase())/>
            <select aria-label=words.level on:change=move |event| {
                let name = event_target_value(&event);
                filter.update(|it| it.level = LEVELS.into_iter().find(|it| words.language.of_level(*it) == name));
            }>
                <option value="">{words.any_level}</option>
                {move || choices.get().0.into_iter().map(|it| {
                    let name = words.language.of_level(it);
                    view! { <option value=name selected=filter.with_untracked(|filter| filter.level == Some(it))>{name}</option> }
                }).collect_view()}
            </select>
            <select aria-label=words.year on:change=move |event| {
                filter.update(|it| it.year = event_target_value(&event).parse().ok());
            }>
                <option value="">{words.any_year}</option>
                {move || choices.get().1.into_iter().map(|it| view! {
                    <option value=it.to_string() selected=filter.with_untracked(|filter| filter.year == Some(it))>{it}</option>
                }).collect_view()}
            </select>
            <select aria-label=words.any_state data-testid="library-only" on:change=move |event| {
                let name = event_target_value(&event);
                filter.update(|it| it.only = ONLY.iter().find(|it| it.1 == name).map_or(Only::All, |it| it.0));
            }>
                {ONLY.iter().zip(names).map(|((only, name), text)| view! {
                    <option value=*name prop:selected=move || filter.with(|it| it.only == *only)>{text}</option>
                }).collect_view()}
            </select>
            <Show when=move || !failed.with(Vec::is_empty)>
                <button class="button small" data-testid="retry-all" on:click=move |_| shelf.desk().retry(failed.get_untracked())>{words.retry_all}</button>
            </Show>
            <button class="button small quiet" on:click=move |_| { shelf.desk().command("clear"); }>{words.remove_all}</button>
        </div>
    }
}

const LEVELS: [Level; 5] = [Level::Nation, Level::Province, Level::City, Level::County, Level::Town];

/// Files for which another try may help.
fn again(rows: &[Row]) -> Vec<u32> {
    let failed = rows.iter().filter(|it| matches!(it, Row::Failed(_, _, trouble) if trouble.again));
    failed.map(Row::file).collect()
}

/// What can be done with what is selected.
#[component]
fn Chosen(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    let selected = state.selected;
    let files = move || {
        let selected = selected.get_untracked();
        shelf.rows.with_untracked(|rows| {
            let mut files: Vec<u32> = rows.iter().map(Row::file).filter(|it| selected.contains(it)).collect();
            files.dedup();
            files
        })
    };
    view! {
        <Show when=move || !selected.with(|it| it.is_empty())>
            <div class="chosen" role="status">
                <span>{move || words.selected(selected.with(|it| it.len()))}</span>
                <button class="button small" on:click=move |_| shelf.desk().take(files(), "measures", "xlsx")>{words.take_measures}</button>
                <button class="button small" on:click=move |_| shelf.desk().take(files(), "reports", "xlsx")>{words.take_reports}</button>
                <button class="button small" data-testid="remove-selected" on:click=move |_| {
                    let files = files();
                    selected.set(Arc::default());
                    shelf.desk().remove(files);
                }>{words.remove}</button>
                <button class="button small quiet" on:click=move |_| selected.set(Arc::default())>{words.select_none}</button>
            </div>
        </Show>
    }
}

fn shown_files(shelf: Shelf, state: State) -> Vec<u32> {
    shelf.rows.with(|rows| state.shown.with(|it| it.iter().filter_map(|&at| rows.get(at).map(Row::file)).collect()))
}

fn all_selected(shelf: Shelf, state: State) -> bool {
    let files = shown_files(shelf, state);
    !files.is_empty() && state.selected.with(|selected| files.iter().all(|it| selected.contains(it)))
}

fn select_all(shelf: Shelf, state: State, on: bool) {
    let files = untrack(|| shown_files(shelf, state));
    state.selected.update(|it| {
        let selected = Arc::make_mut(it);
        for file in files {
            if on {
                selected.insert(file)
            } else {
                selected.remove(&file)
            };
        }
    });
}

/// The entry that an event came from, and what is to be done with it.
fn meant(shelf: Shelf, event: &web_sys::Event) -> Option<(Row, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("[data-at]").ok().flatten()?;
    let at: usize = row.get_attribute("data-at")?.parse().ok()?;
    let way = target.closest("[data-do]").ok().flatten().and_then(|it| it.get_attribute("data-do"));
    let row = shelf.rows.with_untracked(|rows| rows.get(at).cloned())?;
    Some((row, way.unwrap_or_else(|| "open".to_owned())))
}

fn on_click(shelf: Shelf, state: State, event: &web_sys::MouseEvent) {
    let Some((row, way)) = meant(shelf, event) else { return };
    let desk = shelf.desk();
    match way.as_str() {
        "select" => toggle(state, row.file()),
        "remove" => desk.remove(vec![row.file()]),
        "retry" => desk.retry(vec![row.file()]),
        "unlock" => desk.unlock(row.file()),
        _ => {
            if let Some(entry) = row.report() {
                desk.open(entry.key.0, entry.key.1, 0, 0);
            }
        }
    }
}

fn on_key(shelf: Shelf, state: State, event: &web_sys::KeyboardEvent) {
    let Some((row, _)) = meant(shelf, event) else { return };
    match event.key().as_str() {
        "Delete" => shelf.desk().remove(vec![row.file()]),
        "x" => toggle(state, row.file()),
        _ => return,
    }
    event.prevent_default();
}

fn toggle(state: State, file: u32) {
    state.selected.update(|it| {
        let selected = Arc::make_mut(it);
        if !selected.remove(&file) {
            selected.insert(file);
        }
    });
}
