//! 任务: what the report promises, as the table that an office hands round: tasks by section, livelihood projects,
//! policies, and the terms that it explains.

mod items;

use crate::app::use_words;
use crate::controls::facets::{self, Facets};
use crate::controls::markup::Markup;
use crate::controls::rows;
use crate::keys::TASK_SEARCH;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::words::Words;
use items::{Item, Kind};
use leptos::html::Table;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The room. Its rows are drawn once; search and facets hide them, and the heads of sections that are left without any.
#[component]
pub fn TasksRoom(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let items = Arc::new(items::of(&opened));
    let count = items.len();
    if count == 0 {
        return view! { <p class="empty">{words.no_lists}</p> }.into_any();
    }
    let table = NodeRef::<Table>::new();
    let search = RwSignal::new(String::new());
    // The tasks first; the other lists are one click away.
    let first = items.first().map_or(0, |it| it.kind as usize);
    let pressed: facets::Pressed = RwSignal::new(BTreeSet::from([(0, first)]));
    let kinds = Kind::ALL.map(|it| words.of_list(it as usize));
    let groups = Arc::new(vec![
        facets::group(
            words.category,
            &kinds,
            items.iter().map(|it| Some(words.of_list(it.kind as usize).to_owned())).collect(),
        ),
        facets::group(
            words.section,
            &items::sections(&opened, &items),
            items.iter().map(|it| Some(it.section.clone()).filter(|it| !it.is_empty())).collect(),
        ),
        facets::group(
            words.lead,
            &[],
            items.iter().map(|it| Some(it.lead.clone()).filter(|it| !it.is_empty())).collect(),
        ),
        facets::group(
            words.due,
            &[],
            items.iter().map(|it| Some(it.due.clone()).filter(|it| !it.is_empty())).collect(),
        ),
    ]);
    let searched = items.clone();
    let base = Memo::new(move |_| {
        let search = search.get().trim().to_lowercase();
        searched.iter().map(|it| search.is_empty() || it.text.to_lowercase().contains(&search)).collect::<Vec<bool>>()
    });
    let narrowed = groups.clone();
    let wanted = Memo::new(move |_| {
        let pressed = pressed.get();
        base.with(|base| {
            (0..count).map(|at| base[at] && facets::wants(&narrowed, &pressed, at, None)).collect::<Vec<bool>>()
        })
    });
    let shown = Memo::new(move |_| wanted.with(|it| it.iter().filter(|it| **it).count()));
    Effect::new(move || {
        let Some(table) = table.get() else { return };
        wanted.with(|wanted| narrow(&table, wanted));
    });
    let html = table_html(words, &opened, &items);
    let clear = move || {
        search.set(String::new());
        pressed.set(BTreeSet::new());
    };
    let chosen = items.clone();
    let choose = move |at: usize| {
        if let Some(item) = chosen.get(at) {
            session.selected.set(None);
            session.reveal(item.start);
        }
    };
    let by_key = choose.clone();
    view! {
        <Facets groups=Signal::stored(groups.clone()) pressed base=base.into() label=words.narrow/>
        <div class="listing">
            <div class="filters">
                <input type="search" id=TASK_SEARCH placeholder=words.task_search aria-label=words.task_search
                    prop:value=move || search.get()
                    on:input=move |event| search.set(event_target_value(&event))
                    on:keydown=move |event| if event.key() == "Escape" { search.set(String::new()) }/>
                <p class="shown" role="status">{move || words.shown_of(shown.get(), count)}</p>
                <Show when=move || shown.get() != count>
                    <button class="button small" on:click=move |_| clear()>{words.show_all}</button>
                </Show>
            </div>
            <table class="table tasks-table" node_ref=table inner_html=html
                on:click=move |event| if let Some(at) = rows::row_of(&event) { choose(at) }
                on:keydown=move |event| rows::walk(&event, by_key.clone())></table>
            <Show when=move || shown.get() == 0>
                <p class="empty">{words.none_found} " " <button class="button small" on:click=move |_| clear()>{words.show_all}</button></p>
            </Show>
        </div>
    }
    .into_any()
}

/// Hides the rows that are not wanted, and the bodies of sections in which none is left.
fn narrow(table: &Element, wanted: &[bool]) {
    let bodies = table.children();
    for body in (0..bodies.length()).filter_map(|at| bodies.item(at)).filter(|it| it.tag_name() == "TBODY") {
        let rows = body.children();
        let mut left = false;
        for row in (0..rows.length()).filter_map(|at| rows.item(at)) {
            let Some(at) = rows::position(&row) else { continue };
            let wanted = wanted.get(at).copied().unwrap_or_default();
            left |= wanted;
            let _ = row.toggle_attribute_with_force("hidden", !wanted);
        }
        body.unchecked_into::<web_sys::HtmlElement>().set_hidden(!left);
    }
}

fn table_html(words: &Words, opened: &Opened, items: &[Item]) -> String {
    let mut html = Markup::default();
    html.open("thead", &[]).open("tr", &[]);
    let heads = [
        ("place-cell", words.number),
        ("task", words.task),
        ("goal-cell", words.goal),
        ("lead", words.lead),
        ("support", words.support),
        ("due", words.due),
    ];
    for (class, name) in heads {
        html.element("th", &[("scope", "col"), ("class", class)], name);
    }
    html.close("tr").close("thead");
    let mut before: Option<(Kind, &str)> = None;
    for (at, item) in items.iter().enumerate() {
        let now = (item.kind, item.section.as_str());
        if before != Some(now) {
            if before.is_some() {
                html.close("tbody");
            }
            html.open("tbody", &[("lang", "zh-CN")]).open("tr", &[("class", "section-row")]);
            let title = if item.section.is_empty() { words.of_list(item.kind as usize) } else { item.section.as_str() };
            html.element("th", &[("scope", "rowgroup"), ("colspan", "6")], title).close("tr");
            before = Some(now);
        }
        let (place, number) = (at.to_string(), item.number.to_string());
        html.open(
            "tr",
            &[
                ("class", "row"),
                ("data-at", &place),
                ("data-testid", "task"),
                ("tabindex", if at == 0 { "0" } else { "-1" }),
            ],
        );
        html.element("td", &[("class", "place-cell")], &number);
        html.element("th", &[("scope", "row"), ("class", "task")], &item.text);
        html.open("td", &[("class", "goal-cell")]);
        let goals = item.measures.iter().filter_map(|id| opened.measure(opened.find(id)?));
        let goals: Vec<String> = goals.map(|it| phrasing::amount(words, it)).collect();
        html.text(&goals.join(" · ")).close("td");
        html.element("td", &[("class", "lead")], &item.lead);
        html.element("td", &[("class", "support")], &item.support);
        html.element("td", &[("class", "due")], &item.due).close("tr");
    }
    if before.is_some() {
        html.close("tbody");
    }
    html.finish()
}
