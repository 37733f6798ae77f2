//! Every measure of the report, to filter and to walk through.

use crate::analyses::{Desk, use_desk};
use crate::app::use_words;
use crate::keys::{SEARCH, is_field};
use crate::opened::Opened;
use crate::phrasing;
use baogao::report::Status;
use leptos::html::Tbody;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The table. Its rows are drawn once; a filter hides them.
#[component]
pub fn MeasuresTable(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let count = opened.report.measures.len();
    if count == 0 {
        return view! { <p class="empty">{words.no_measures}</p> }.into_any();
    }
    let body = NodeRef::<Tbody>::new();
    let search = RwSignal::new(String::new());
    let status = RwSignal::new(None::<Status>);
    let shown = RwSignal::new(count);
    let filtered = opened.clone();
    Effect::new(move || {
        let (search, status) = (search.get().trim().to_ascii_lowercase(), status.get());
        let Some(body) = body.get() else { return };
        let rows = body.children();
        let mut left = 0;
        for (at, measure) in filtered.report.measures.iter().enumerate() {
            let wanted = status.is_none_or(|it| it == measure.status) && has(&filtered, at, &search);
            left += usize::from(wanted);
            if let Some(row) = rows.item(at as u32) {
                row.unchecked_into::<HtmlElement>().set_hidden(!wanted);
            }
        }
        shown.set(left);
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let now = desk.selected.get();
        let row = |at: Option<usize>| body.get_untracked()?.children().item(at? as u32);
        if let Some(row) = row(before.flatten()) {
            let _ = row.set_attribute("aria-selected", "false");
        }
        if let Some(row) = row(now) {
            let _ = row.set_attribute("aria-selected", "true");
            // The Tab key comes back to the row that is selected.
            if let Some(stop) = body.get_untracked().and_then(|it| it.query_selector("[tabindex='0']").ok().flatten()) {
                let _ = stop.set_attribute("tabindex", "-1");
            }
            let _ = row.set_attribute("tabindex", "0");
            if desk.tab.get_untracked() == crate::analyses::Tab::Measures {
                super::reading::into_view(&row, web_sys::ScrollLogicalPosition::Nearest);
            }
        }
        now
    });
    // Shown again, the table is where the selected row is.
    Effect::new(move || {
        if desk.tab.get() == crate::analyses::Tab::Measures {
            let row = desk.selected.get_untracked().and_then(|at| body.get_untracked()?.children().item(at as u32));
            request_animation_frame(move || {
                if let Some(row) = row {
                    super::reading::into_view(&row, web_sys::ScrollLogicalPosition::Nearest);
                }
            });
        }
    });
    let of_status = |it: Status| opened.report.measures.iter().filter(|measure| measure.status == it).count();
    let filters = [
        (None, words.all, count),
        (Some(Status::Target), words.of_status(Status::Target), of_status(Status::Target)),
        (Some(Status::Achieved), words.of_status(Status::Achieved), of_status(Status::Achieved)),
        (Some(Status::Context), words.of_status(Status::Context), of_status(Status::Context)),
    ];
    let rows: Vec<_> = (0..count).filter_map(|at| row(&opened, at)).collect();
    let on_click = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(at) = target.and_then(|it| it.closest("tr").ok().flatten()).and_then(|row| position(&row)) {
            desk.selected.set(Some(at));
        }
    };
    view! {
        <div class="filters">
            <input type="search" id=SEARCH placeholder=words.measure_search aria-label=words.measure_search
                on:input=move |event| search.set(event_target_value(&event))/>
            <div class="chips" role="group" aria-label=words.status>
                {filters.into_iter().map(|(it, name, count)| view! {
                    <button class="chip" aria-pressed=move || (status.get() == it).to_string() on:click=move |_| status.set(it)>
                        {name} <span class="count">{count}</span>
                    </button>
                }).collect_view()}
            </div>
            <p class="shown" aria-live="polite">{move || shown.get()} " " {words.count_shown}</p>
        </div>
        <table class="table measures" on:click=on_click on:keydown=move |event| walk(desk, &event)>
            <thead>
                <tr>
                    <th scope="col">{words.indicator}</th>
                    <th scope="col" class="arrow"><span class="unseen">{words.aspect}</span></th>
                    <th scope="col" class="amount">{words.value}</th>
                    <th scope="col">{words.status}</th>
                </tr>
            </thead>
            <tbody lang="zh-CN" node_ref=body>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(opened: &Opened, at: usize) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let measure = opened.measure(at)?;
    let class = phrasing::status_class(measure.status);
    Some(view! {
        <tr class="row" data-testid="measure" data-at=at.to_string() tabindex=if at == 0 { "0" } else { "-1" }>
            <th scope="row" class="indicator">
                {measure.action.as_ref().map(|it| view! { <span class="action">{it.clone()}</span> })}
                {phrasing::indicator(measure).to_owned()}
                {measure.scope.as_ref().and_then(|it| it.name.clone()).map(|it| view! { <span class="tag">{it}</span> })}
            </th>
            <td class=format!("arrow {}", phrasing::aspect_class(measure.aspect)) title=words.of_aspect(measure.aspect)>
                {phrasing::arrow(measure.aspect)}
            </td>
            <td class=phrasing::amount_class(measure)>{phrasing::amount(measure)}</td>
            <td class="status" lang=words.tag>
                <span class=format!("key {class}")>{words.of_status(measure.status)}</span>
                {measure.period.as_ref().map(|it| view! { <span class="period">{phrasing::period(words, it)}</span> })}
            </td>
        </tr>
    })
}

fn has(opened: &Opened, at: usize, search: &str) -> bool {
    let Some(measure) = opened.measure(at) else { return false };
    let inside = |text: &str| text.to_ascii_lowercase().contains(search);
    search.is_empty()
        || inside(phrasing::indicator(measure))
        || inside(&measure.quote.exact)
        || measure.action.as_deref().is_some_and(inside)
        || measure.indicator.as_ref().and_then(|it| it.name.as_deref()).is_some_and(inside)
        || inside(opened.cut(measure.sentence))
}

/// Position of the measure that a row stands for.
fn position(row: &Element) -> Option<usize> {
    row.get_attribute("data-at")?.parse().ok()
}

/// Arrow keys go from row to row, past those that are hidden; Enter goes to the text.
pub fn walk(desk: Desk, event: &KeyboardEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(row) = target.and_then(|it| it.closest("tr[data-at]").ok().flatten()) else { return };
    if is_field(event) {
        return;
    }
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "Enter" | " " => {
            event.prevent_default();
            return desk.selected.set(position(&row));
        }
        _ => return,
    };
    event.prevent_default();
    let beside = |row: &Element| if forward { row.next_element_sibling() } else { row.previous_element_sibling() };
    let mut next = beside(&row);
    while let Some(hidden) = next.clone().filter(|row| row.has_attribute("hidden")) {
        next = beside(&hidden);
    }
    if let Some(next) = next {
        desk.selected.set(position(&next));
        let _ = row.set_attribute("tabindex", "-1");
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.unchecked_into::<HtmlElement>().focus();
    }
}
