//! 对比: who promises what in a year. A row a place, a column an indicator with its spread; each cell leads to its sentence and
//! to the years of its place.

mod plot;
mod table;

use crate::interface::controls::markup::Markup;
use crate::shelf::{Row as Listed, Shelf, for_good};
use crate::words::words;
use crate::worker::messages::{Asked, Cell, Key, Matrix, Reply, Request, Years};
use baogao::report::Level;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::sync::Arc;
use table::Sort;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is shown; cheap to copy.
#[derive(Clone, Copy)]
struct State {
    asked: RwSignal<Asked>,
    matrix: RwSignal<Arc<Matrix>>,
    sort: RwSignal<Sort>,
    changes: RwSignal<bool>,
    /// The cell that is looked at: its report and indicator.
    chosen: RwSignal<Option<(Key, String)>>,
    years: RwSignal<Arc<Years>>,
}

thread_local! {
    static STATE: OnceCell<State> = const { OnceCell::new() };
}

fn state(shelf: Shelf) -> State {
    let make = || {
        let state = State {
            asked: RwSignal::default(),
            matrix: RwSignal::default(),
            sort: RwSignal::default(),
            changes: RwSignal::new(false),
            chosen: RwSignal::default(),
            years: RwSignal::default(),
        };
        shelf.listen(move |reply| match reply {
            Reply::Matrix(it) => state.matrix.set(Arc::new(it.clone())),
            Reply::Years(it) => state.years.set(Arc::new(it.clone())),
            _ => (),
        });
        state
    };
    STATE.with(|it| *it.get_or_init(|| for_good(make)))
}

/// Files of all reports that are listed.
pub fn files(shelf: Shelf) -> Vec<u32> {
    shelf.rows.with_untracked(|rows| {
        let mut files: Vec<u32> = rows.iter().filter(|it| it.report().is_some()).map(Listed::file).collect();
        files.dedup();
        files
    })
}

/// The matrix.
#[component]
pub fn Compare(shelf: Shelf) -> impl IntoView {
    let words = words();
    let state = state(shelf);
    let State { asked, matrix, sort, changes, chosen, .. } = state;
    // Whatever comes, goes or is corrected changes the matrix; the worker answers when all is read.
    Effect::new(move || {
        shelf.rows.track();
        shelf.lost.track();
        shelf.say(&Request::Matrix(asked.get()));
        if let Some((key, id)) = chosen.get() {
            shelf.say(&Request::Years(key, id));
        }
    });
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let html = table::html(words, &matrix.get(), &sort.get(), changes.get(), chosen.get().as_ref());
        place.set_inner_html(&html);
    });
    let count = move || {
        matrix.with(|it| {
            let all = it.rows.len() * it.columns.len();
            let there = it.rows.iter().flat_map(|row| &row.cells).filter(|it| !it.text.is_empty()).count();
            words.targets_of(it.rows.len(), there, all - there)
        })
    };
    let take = move |format: &str| {
        let year = matrix.with_untracked(|it| it.year);
        shelf.desk().take(files(shelf), &format!("compare:{year}"), format);
    };
    view! {
        <div class="comparison">
            <header class="over-head">
                <h1>{words.compare} " " <span class="count" role="status">{count}</span></h1>
                <Tools state/>
                <div class="takes">
                    <button class="button small" data-testid="matrix-csv" on:click=move |_| take("csv")>{words.take_csv}</button>
                    <button class="button small" data-testid="matrix-xlsx" on:click=move |_| take("xlsx")>{words.take_xlsx}</button>
                </div>
            </header>
            <Show when=move || matrix.with(|it| !it.twice.is_empty())>
                <p class="told">{words.several} {move || matrix.with(|it| it.twice.join("、"))}</p>
            </Show>
            <div class="beside">
                <div class="over-scroll" node_ref=place data-testid="matrix" tabindex="0" role="region" aria-label=words.compare
                    on:click=move |event| on_click(state, &event)></div>
                <Aside shelf state/>
            </div>
        </div>
    }
}

/// What narrows the matrix.
#[component]
fn Tools(state: State) -> impl IntoView {
    let words = words();
    let State { asked, matrix, changes, .. } = state;
    let years = Memo::new(move |_| matrix.with(|it| (it.year, it.years.clone())));
    let levels = Memo::new(move |_| matrix.with(|it| it.levels.clone()));
    let parents = Memo::new(move |_| matrix.with(|it| it.parents.clone()));
    view! {
        <div class="tools">
            <select aria-label=words.year data-testid="matrix-year" on:change=move |event| {
                asked.update(|it| it.year = event_target_value(&event).parse().ok());
            }>
                {move || { let (now, years) = years.get(); years.into_iter().map(|it| view! {
                    <option value=it.to_string() selected=it == now>{it}</option>
                }).collect_view() }}
            </select>
            <select aria-label=words.level data-testid="matrix-level" on:change=move |event| {
                let name = event_target_value(&event);
                asked.update(|it| it.level = LEVELS.into_iter().find(|it| words.language.of_level(*it) == name));
            }>
                <option value="">{words.any_level}</option>
                {move || levels.get().into_iter().map(|it| {
                    let name = words.language.of_level(it);
                    view! { <option value=name selected=asked.with_untracked(|asked| asked.level == Some(it))>{name}</option> }
                }).collect_view()}
            </select>
            <select aria-label=words.place data-testid="matrix-parent" on:change=move |event| {
                asked.update(|it| it.parent = Some(event_target_value(&event)).filter(|it| !it.is_empty()));
            }>
                <option value="">{words.any_parent}</option>
                {move || parents.get().into_iter().map(|it| {
                    let chosen = asked.with_untracked(|asked| asked.parent.as_ref() == Some(&it));
                    view! { <option value=it.clone() selected=chosen>{it.clone()}</option> }
                }).collect_view()}
            </select>
            <label class="check"><input type="checkbox" data-testid="matrix-changes" prop:checked=move || changes.get()
                on:change=move |event| changes.set(event_target_checked(&event))/> {words.with_change}</label>
        </div>
    }
}

const LEVELS: [Level; 5] = [Level::Nation, Level::Province, Level::City, Level::County, Level::Town];

fn on_click(state: State, event: &web_sys::MouseEvent) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
    let closest =
        |selector: &str, name: &str| target.closest(selector).ok().flatten().and_then(|it| it.get_attribute(name));
    if let Some(id) = closest("[data-sort]", "data-sort") {
        state.sort.update(|it| it.turn(&id));
    } else if let Some(at) = closest("[data-cell]", "data-cell") {
        let mut parts = at.split(' ').filter_map(|it| it.parse::<usize>().ok());
        let (Some(row), Some(column)) = (parts.next(), parts.next()) else { return };
        let cell = state.matrix.with_untracked(|it| Some((it.rows.get(row)?.key, it.columns.get(column)?.id.clone())));
        state.chosen.set(cell);
    }
}

/// The cell that is looked at: its sentence, and the years of its place.
#[component]
fn Aside(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    let State { matrix, chosen, years, .. } = state;
    let place = NodeRef::<leptos::html::Div>::new();
    let looked_at = move || -> Option<(String, i32, String, Cell, Key)> {
        let (key, id) = chosen.get()?;
        matrix.with(|it| {
            let column = it.columns.iter().position(|column| column.id == id)?;
            let row = it.rows.iter().find(|row| row.key == key)?;
            Some((row.region.clone(), it.year, it.columns[column].name.clone(), row.cells.get(column)?.clone(), key))
        })
    };
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let Some((region, year, name, cell, key)) = looked_at() else { return place.set_inner_html("") };
        let mut html = Markup::default();
        html.element("p", &[("class", "where")], &format!("{region} · {year} · {name}"));
        html.element("p", &[("class", "promised")], &cell.text);
        html.open("p", &[("class", "quoted"), ("data-testid", "cell-sentence")]);
        html.text(&cell.sentence[0]).element("mark", &[], &cell.sentence[1]).text(&cell.sentence[2]).close("p");
        if !cell.beside.is_empty() {
            html.element("p", &[("class", "count")], &format!("{}: {}", words.also, cell.beside.join("；")));
        }
        years.with(|it| {
            let fits = it.key == key && chosen.with(|chosen| chosen.as_ref().is_some_and(|(_, id)| *id == it.id));
            if fits {
                html.element("h2", &[], words.its_years);
                plot::years(&mut html, words, it, year);
            }
        });
        place.set_inner_html(&html.finish());
    });
    let open = move |_| {
        if let Some((.., cell, key)) = untrack(looked_at) {
            shelf.desk().open(key.0, key.1, cell.from, cell.to);
        }
    };
    let take = move |_| {
        let svg = place.get_untracked().and_then(|it| it.query_selector("svg").ok().flatten());
        if let (Some(svg), Some((region, _, name, ..))) = (svg, untrack(looked_at)) {
            let text = svg.outer_html();
            shelf.desk().save(text.as_bytes(), "image/svg+xml", &format!("{region}_{name}.svg"));
        }
    };
    view! {
        <aside class="looked-at" hidden=move || chosen.with(Option::is_none) aria-live="polite">
            <div node_ref=place></div>
            <div class="takes">
                <button class="button small" data-testid="cell-open" on:click=open>{words.open_text}</button>
                <button class="button small quiet" on:click=take>{words.take_plot}</button>
                <button class="button small quiet" on:click=move |_| chosen.set(None)>{words.close}</button>
            </div>
        </aside>
    }
}
