//! 任务: what the report promises, as the table that an office hands round: tasks by section, livelihood projects,
//! policies, and the terms that it explains.

mod cells;
mod items;

use crate::app::use_words;
use crate::controls::facets::{self, Facets};
use crate::controls::markup::Markup;
use crate::controls::rows;
use crate::keys::TASK_SEARCH;
use crate::phrasing;
use crate::state::desk::{Desk, use_desk};
use crate::state::opened::Opened;
use crate::words::Words;
use baogao::edits::{Edit, TaskField};
use cells::Wish;
use items::{Item, Kind};
use leptos::html::Table;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The room. Its rows are drawn once; search and facets hide them, and the heads of sections that are left without any.
#[component]
pub fn TasksRoom(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let session = desk.session;
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
    let pressed: facets::Pressed = RwSignal::new(vec![(0, first)]);
    let groups = RwSignal::new(Arc::new(groups_of(words, &items)));
    let searched = items.clone();
    let base = Memo::new(move |_| {
        let search = search.get().trim().to_ascii_lowercase();
        searched
            .iter()
            .map(|it| search.is_empty() || it.text.to_ascii_lowercase().contains(&search))
            .collect::<Vec<bool>>()
    });
    let wanted = Memo::new(move |_| {
        let (pressed, groups) = (pressed.get(), groups.get());
        base.with(|base| {
            (0..count).map(|at| base[at] && facets::wants(&groups, &pressed, at, None)).collect::<Vec<bool>>()
        })
    });
    let shown = Memo::new(move |_| wanted.with(|it| it.iter().filter(|it| **it).count()));
    Effect::new(move || {
        let Some(table) = table.get() else { return };
        wanted.with(|wanted| narrow(&table, wanted));
    });
    let first = lines(words, &opened, &items);
    let html = table_html(words, &items, &first);
    let drawn = StoredValue::new(first);
    Effect::new(move || {
        // What was typed changes its row, and the facets with it.
        let (Some(table), Some(now)) = (table.get(), session.opened.get()) else { return };
        let items = items::of(&now);
        drawn.update_value(|before| rows::renew(&table, before, lines(words, &now, &items)));
        groups.set(Arc::new(groups_of(words, &items)));
    });
    let clear = move || {
        search.set(String::new());
        pressed.set(Vec::new());
    };
    let chosen = items.clone();
    let choose = move |at: usize| {
        if let Some(item) = chosen.get(at) {
            session.selected.set(None);
            session.reveal(item.start);
        }
    };
    let by_key = choose.clone();
    let on_click = move |event: leptos::ev::MouseEvent| match (cells::cell_of(&event), session.opened.get_untracked()) {
        (Some(cell), Some(opened)) => cells::open(&opened, &cell, None),
        _ if is_checkbox(&event) => (),
        _ => {
            if let Some(at) = rows::row_of(&event) {
                choose(at);
            }
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match cells::key(&event) {
            Wish::None => return rows::walk(&event, by_key.clone()),
            Wish::Go(to) => drop(to.unchecked_into::<web_sys::HtmlElement>().focus()),
            Wish::Open(cell, text) => {
                if let Some(opened) = session.opened.get_untracked() {
                    cells::open(&opened, &cell, text.as_deref());
                }
            }
            Wish::Close(keep, step) => {
                let Some(input) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
                let Some(cell) = cells::cell_of(&event) else { return };
                let next = if step == 0 { Some(cell.clone()) } else { cells::beside(&cell, step) };
                let next = next.and_then(|it| it.get_attribute("data-field")).zip(rows::row_of(&event));
                if let Some((at, field, text)) = cells::close(&input, keep) {
                    set_field(desk, at, &field, text);
                }
                if let Some((field, at)) = next {
                    cells::later(at, field, move |cell| {
                        if step != 0
                            && let Some(opened) = session.opened.get_untracked()
                        {
                            cells::open(&opened, cell, None);
                        }
                    });
                }
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_leave = move |event: leptos::ev::FocusEvent| {
        let input = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(input) = input.filter(|it| it.has_attribute("data-before"))
            && let Some((at, field, text)) = cells::close(&input, true)
        {
            set_field(desk, at, &field, text);
        }
    };
    let on_change = move |event: leptos::ev::Event| {
        if let (true, Some(at)) = (is_checkbox(&event), rows::row_of(&event)) {
            set_done(desk, at, event_target_checked(&event));
        }
    };
    view! {
        <Facets groups=groups pressed base=base.into() label=words.narrow/>
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
                on:click=on_click on:keydown=on_key on:focusout=on_leave on:change=on_change></table>
            <p class="keys">{words.task_keys}</p>
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

fn is_checkbox(event: &leptos::ev::Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.get_attribute("type").as_deref() == Some("checkbox"))
}

fn set_done(desk: Desk, at: usize, done: bool) {
    let Some(opened) = desk.session.opened.get_untracked() else { return };
    if let Some(task) = opened.report.tasks.get(at) {
        desk.edit(Edit::task(&opened.report, task, vec![TaskField::Done(done)]));
    }
}

/// What was typed into a cell. Tasks come first among the rows: the row's position is the task's.
fn set_field(desk: Desk, at: usize, field: &str, text: String) {
    let Some(opened) = desk.session.opened.get_untracked() else { return };
    let Some(task) = opened.report.tasks.get(at) else { return };
    let names = || {
        text.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let field = match field {
        "lead" => TaskField::Lead(names()),
        "support" => TaskField::Support(names()),
        "due" => TaskField::Due((!text.is_empty()).then_some(text)),
        _ => TaskField::Note(text),
    };
    desk.edit(Edit::task(&opened.report, task, vec![field]));
}

fn groups_of(words: &Words, items: &[Item]) -> Vec<facets::Group> {
    let kinds = Kind::ALL.map(|it| words.of_list(it as usize));
    let keys = |of: &dyn Fn(&Item) -> String| {
        items.iter().map(|it| Some(of(it)).filter(|it| !it.is_empty())).collect::<Vec<_>>()
    };
    let typed = |it: &Item, text: &String| match (text.is_empty(), it.task.is_some()) {
        (true, true) => words.not_filled.to_owned(),
        _ => text.clone(),
    };
    vec![
        facets::group(words.category, &kinds, keys(&|it| words.of_list(it.kind as usize).to_owned())),
        facets::group(words.section, &items::sections(items), keys(&|it| it.section.clone())),
        facets::group(words.lead, &[], keys(&|it| typed(it, &it.lead))),
        facets::group(words.due, &[], keys(&|it| typed(it, &it.due))),
        facets::group(
            words.done,
            &[],
            keys(&|it| {
                if it.task.is_some() {
                    if it.done { words.done } else { words.not_done }.to_owned()
                } else {
                    String::new()
                }
            }),
        ),
    ]
}

fn table_html(words: &Words, items: &[Item], lines: &[String]) -> String {
    let mut html = Markup::default();
    html.open("thead", &[]).open("tr", &[]);
    let heads = [
        ("place-cell", words.number),
        ("task", words.task),
        ("goal-cell", words.goal),
        ("lead", words.lead),
        ("support", words.support),
        ("due", words.due),
        ("note-cell", words.note),
        ("done-cell", words.done),
    ];
    for (class, name) in heads {
        html.element("th", &[("scope", "col"), ("class", class)], name);
    }
    html.close("tr").close("thead");
    let mut html = html.finish();
    let mut before: Option<(Kind, &str)> = None;
    for (item, line) in items.iter().zip(lines) {
        let now = (item.kind, item.section.as_str());
        if before != Some(now) {
            let title = if item.section.is_empty() { words.of_list(item.kind as usize) } else { item.section.as_str() };
            let mut head = Markup::default();
            if before.is_some() {
                head.close("tbody");
            }
            head.open("tbody", &[("lang", "zh-CN")]).open("tr", &[("class", "section-row")]);
            head.element("th", &[("scope", "rowgroup"), ("colspan", "8")], title).close("tr");
            html.push_str(&head.finish());
            before = Some(now);
        }
        html.push_str(line);
    }
    if before.is_some() {
        html.push_str("</tbody>");
    }
    html
}

fn lines(words: &Words, opened: &Opened, items: &[Item]) -> Vec<String> {
    let line = |(at, item): (usize, &Item)| {
        let mut html = Markup::default();
        let (place, number) = (at.to_string(), item.number.to_string());
        let stop = if at == 0 { "0" } else { "-1" };
        let done = if item.done { "yes" } else { "no" };
        html.open(
            "tr",
            &[("class", "row"), ("data-at", &place), ("data-done", done), ("data-testid", "task"), ("tabindex", stop)],
        );
        html.element("td", &[("class", "place-cell")], &number);
        html.element("th", &[("scope", "row"), ("class", "task")], &item.text);
        let goals = item.measures.iter().filter_map(|id| opened.measure(opened.find(id)?));
        let goals: Vec<String> = goals.map(|it| phrasing::amount(words, it)).collect();
        html.element("td", &[("class", "goal-cell")], &goals.join(" · "));
        let cells = [
            ("lead", words.lead, &item.lead),
            ("support", words.support, &item.support),
            ("due", words.due, &item.due),
            ("note", words.note, &item.note),
        ];
        for (field, name, text) in cells {
            let class = if field == "note" { "note-cell" } else { field };
            match item.task {
                Some(_) => {
                    let label = format!("{name} {number}");
                    html.element(
                        "td",
                        &[("class", class), ("data-field", field), ("tabindex", "-1"), ("data-label", &label)],
                        text,
                    )
                }
                None => html.element("td", &[("class", class)], text),
            };
        }
        html.open("td", &[("class", "done-cell")]);
        if item.task.is_some() {
            let label = format!("{} {number}", words.done);
            match item.done {
                true => html.open(
                    "input",
                    &[("type", "checkbox"), ("aria-label", &label), ("tabindex", "-1"), ("checked", "")],
                ),
                false => html.open("input", &[("type", "checkbox"), ("aria-label", &label), ("tabindex", "-1")]),
            };
        }
        html.close("td").close("tr");
        html.finish()
    };
    items.iter().enumerate().map(line).collect()
}
