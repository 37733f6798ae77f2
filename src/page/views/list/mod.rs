//! The list of what was handed in: reports, files that wait, files that failed. Beside an open report it is a narrow
//! column, otherwise it fills the page; the same elements, laid out by the width that they have.

use crate::app::use_words;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::library::{Row, Trouble};
use crate::state::opened::Key;
use crate::worker_link::{Card, Fault, Summary};
use baogao::report::DocumentKind;
use leptos::either::EitherOf3;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Arrival,
    Region,
    Year,
    Measures,
}

const SORTS: [(Sort, &str); 4] =
    [(Sort::Arrival, "arrival"), (Sort::Region, "region"), (Sort::Year, "year"), (Sort::Measures, "measures")];

/// So long a list is worth searching.
const LONG: usize = 4;

/// The list.
#[component]
pub fn ReportList() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let (search, set_search) = signal(String::new());
    let (sort, set_sort) = signal(Sort::Arrival);
    let (only_failed, set_only_failed) = signal(false);
    let failed =
        Memo::new(move |_| desk.rows.with(|rows| rows.iter().filter(|row| matches!(row, Row::Failed(..))).count()));
    let reports =
        Memo::new(move |_| desk.rows.with(|rows| rows.iter().filter(|row| matches!(row, Row::Report(..))).count()));
    let long = Memo::new(move |_| desk.rows.with(|rows| rows.len() > LONG));
    let shown = move || {
        let search = search.get().trim().to_ascii_lowercase();
        let only_failed = only_failed.get() && failed.get() > 0;
        let mut rows: Vec<Row> = desk.rows.with(|rows| {
            let wanted = |row: &&Row| (!only_failed || matches!(row, Row::Failed(..))) && has(row, &search);
            rows.iter().filter(wanted).cloned().collect()
        });
        let sort = sort.get();
        if sort != Sort::Arrival {
            // Stable: what is equal stays in the order of its coming.
            baogao::order::by(&mut rows, |a, b| order(sort, a, b));
        }
        rows
    };
    let listed = Memo::new(move |_| {
        let search = search.get().trim().to_ascii_lowercase();
        let only_failed = only_failed.get() && failed.get() > 0;
        desk.rows.with(|rows| {
            let wanted = |row: &&Row| !only_failed && matches!(row, Row::Report(..)) && has(row, &search);
            rows.iter().filter(wanted).count()
        })
    });
    let none = Memo::new(move |_| {
        let search = search.get().trim().to_ascii_lowercase();
        desk.rows.with(|rows| !rows.iter().any(|row| has(row, &search)))
    });
    view! {
        <nav class="list" aria-label=words.reports>
            <div class="list-head">
                <h1>{words.reports} <span class="count">{move || words.count_of(listed.get(), reports.get())}</span></h1>
                <button class="button small quiet list-clear" on:click=move |_| desk.remove_all()>{words.clear}</button>
            </div>
            <Show when=move || { long.get() || failed.get() > 1 }>
                <div class="list-tools">
                    <input type="search" placeholder=words.list_search aria-label=words.list_search
                        on:input=move |event| set_search.set(event_target_value(&event))/>
                    <select aria-label=words.sort on:change=move |event| {
                        let name = event_target_value(&event);
                        set_sort.set(SORTS.iter().find(|(_, it)| *it == name).map_or(Sort::Arrival, |it| it.0));
                    }>
                        <option value="arrival">{words.sort_arrival}</option>
                        <option value="region">{words.sort_region}</option>
                        <option value="year">{words.sort_year}</option>
                        <option value="measures">{words.sort_measures}</option>
                    </select>
                    <Show when=move || { failed.get() > 0 }>
                        <label class="check">
                            <input type="checkbox" on:change=move |event| set_only_failed.set(event_target_checked(&event))/>
                            {words.only_failed} " " {move || failed.get()}
                        </label>
                        <button class="button small" data-testid="retry-all" on:click=move |_| desk.retry_all()>{words.retry_all}</button>
                    </Show>
                </div>
            </Show>
            <div class="list-columns" aria-hidden="true">
                <span>{words.col_year}</span><span>{words.col_region}</span><span>{words.col_title}</span>
                <span class="n">{words.col_headlines}</span><span class="n">{words.col_targets}</span>
                <span class="n">{words.col_measures}</span><span class="n">{words.col_characters}</span>
            </div>
            <ul class="list-rows">
                <For each=shown key=key children=move |row| view! { <Line row/> }/>
            </ul>
            <Show when=move || none.get()><p class="empty">{words.none_found}</p></Show>
        </nav>
    }
}

/// Changes when the line has to be drawn anew.
fn key(row: &Row) -> (u32, u32, u8) {
    match row {
        Row::Waiting(file, _, false) => (*file, 0, 0),
        Row::Waiting(file, _, true) => (*file, 0, 1),
        Row::Report(key, ..) => (key.file, key.at, 2),
        Row::Failed(file, ..) => (*file, 0, 3),
    }
}

fn card(row: &Row) -> Option<&Card> {
    match row {
        Row::Report(key, _, summary) => summary.reports.get(key.at as usize),
        _ => None,
    }
}

/// Reports before what is none, by the name of the place, or the greatest first.
fn order(sort: Sort, a: &Row, b: &Row) -> Ordering {
    let key = |row| {
        let card = card(row)?;
        Some(match sort {
            Sort::Arrival => (0, ""),
            Sort::Region => (0, card.region.as_deref().unwrap_or("\u{10ffff}")),
            Sort::Year => (-card.year.unwrap_or(0), ""),
            Sort::Measures => (-(card.measures as i32), ""),
        })
    };
    let (a, b) = (key(a), key(b));
    a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
}

fn has(row: &Row, search: &str) -> bool {
    let (Row::Waiting(_, path, _) | Row::Report(_, path, _) | Row::Failed(_, path, _)) = row;
    let inside = |text: &str| text.to_ascii_lowercase().contains(search);
    search.is_empty()
        || inside(path)
        || card(row).is_some_and(|it| inside(&it.title) || it.region.as_deref().is_some_and(inside))
}

#[component]
fn Line(row: Row) -> impl IntoView {
    match row {
        Row::Waiting(_, path, working) => EitherOf3::A(view! { <Waiting path working/> }),
        Row::Report(key, path, summary) => EitherOf3::B(view! { <ReportLine key path summary/> }),
        Row::Failed(file, path, trouble) => EitherOf3::C(view! { <FailedLine file path trouble/> }),
    }
}

#[component]
fn Waiting(path: Arc<str>, working: bool) -> impl IntoView {
    let words = use_words();
    view! {
        <li class="line waiting" class:working=working>
            <span class="line-title">{path.to_string()}</span>
            <span class="line-state">{if working { words.working } else { words.waiting }}</span>
        </li>
    }
}

#[component]
fn ReportLine(key: Key, path: Arc<str>, summary: Arc<Summary>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let card = summary.reports.get(key.at as usize).cloned()?;
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let title = if card.title.trim().is_empty() { name.clone() } else { card.title.clone() };
    let named = title != name;
    let remove_name = title.clone();
    let report = card.kind == DocumentKind::WorkReport;
    let current = move || (desk.session.open.get() == Some(key)).then_some("true");
    Some(view! {
        <li class="line report" data-testid="report">
            <button class="line-open" aria-current=current title=path.to_string() on:click=move |_| desk.show(key)>
                <span class="line-year">{card.year}</span>
                <span class="line-region" lang="zh-CN">{card.region}</span>
                <span class="line-title" lang="zh-CN">
                    <span class="line-name">
                        <span class="line-text">{title}</span>
                        {(!report).then(|| view! { <span class="tag">{words.of_kind(card.kind)}</span> })}
                        {(card.warnings > 0).then(|| view! { <span class="tag warn" title=words.warnings>"! " {card.warnings}</span> })}
                    </span>
                    {named.then(|| view! { <span class="line-file">{name}</span> })}
                </span>
                <span class="n" data-label=words.col_headlines>{phrasing::count(card.headlines)}</span>
                <span class="n" data-label=words.col_targets>{phrasing::count(card.targets)}</span>
                <span class="n" data-label=words.col_measures>{phrasing::count(card.measures)}</span>
                <span class="n" data-label=words.col_characters>{phrasing::count(card.characters)}</span>
            </button>
            <RemoveButton file=key.file name=remove_name/>
        </li>
    })
}

/// Takes one file out of the list; undo brings it back.
#[component]
fn RemoveButton(file: u32, name: String) -> impl IntoView {
    let desk = use_desk();
    let label = format!("{} {name}", use_words().remove);
    view! { <button class="line-remove" title=label.clone() aria-label=label on:click=move |_| desk.remove(file)>"✕"</button> }
}

#[component]
fn FailedLine(file: u32, path: Arc<str>, trouble: Trouble) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let (advice, detail, again) = match &trouble {
        Trouble::Core(failure) => (words.of_error(failure.code), failure.message.clone(), false),
        Trouble::Outside(fault) => {
            let detail = match fault {
                Fault::Unreadable(message) | Fault::Crashed(message) => message.clone(),
                _ => String::new(),
            };
            (words.of_fault(fault), detail, *fault != Fault::OtherBuild)
        }
    };
    view! {
        <li class="line failed" data-testid="file-error">
            <p class="line-title">{path.to_string()}</p>
            <p class="line-what"><strong>{advice.what}</strong> " " {advice.advice}</p>
            {(!detail.is_empty()).then(|| view! { <p class="line-detail" lang="en">{detail}</p> })}
            {again.then(|| view! { <button class="button small" on:click=move |_| desk.retry(file)>{words.retry}</button> })}
            <RemoveButton file name=path.to_string()/>
        </li>
    }
}
