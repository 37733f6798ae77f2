//! The plain list of what was handed in: reports, files that wait, files that failed. It is seen until the library is
//! there (a program of its own, `src/many`), or where the library cannot be had.

use crate::app::use_words;
use crate::controls::markup::Markup;
use crate::state::desk::{Desk, use_desk};
use crate::state::library::{Row, Trouble, json_of};
use crate::state::opened::Key;
use crate::words::Words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The list.
#[component]
pub fn ReportList() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    view! {
        <nav class="list" aria-label=words.reports on:click=move |event| on_click(desk, &event)>
            <div class="list-head">
                <h1>{words.reports}</h1>
                <button class="button small quiet" data-do="clear">{words.clear}</button>
            </div>
            <ul inner_html=move || desk.rows.with(|rows| lines(words, rows))></ul>
        </nav>
    }
}

/// A line for each entry. Buttons say in `data-do` what they do, with the file of `data-file`.
fn lines(words: &Words, rows: &[Row]) -> String {
    let mut html = Markup::default();
    for row in rows {
        let (Row::Waiting(file, path, _) | Row::Failed(file, path, _) | Row::Report(Key { file, .. }, path, _)) = row;
        let number = file.to_string();
        match row {
            Row::Waiting(_, path, working) => {
                html.open("li", &[("class", "line waiting")]).element("span", &[("class", "line-title")], path);
                let state = if *working { words.working } else { words.waiting };
                html.element("span", &[("class", "line-state")], state);
            }
            Row::Report(key, path, summary) => {
                let Some(card) = summary.reports.get(key.at as usize) else { continue };
                let at = key.at.to_string();
                html.open("li", &[("class", "line"), ("data-testid", "report")]);
                html.open(
                    "button",
                    &[("class", "line-open"), ("data-do", "open"), ("data-file", &number), ("data-at", &at)],
                );
                html.element(
                    "span",
                    &[("class", "line-year")],
                    &card.year.map(|it| it.to_string()).unwrap_or_default(),
                );
                html.element(
                    "span",
                    &[("class", "line-region"), ("lang", "zh-CN")],
                    card.region.as_deref().unwrap_or(""),
                );
                let title = if card.title.is_empty() { path } else { card.title.as_str() };
                html.element("span", &[("class", "line-title"), ("lang", "zh-CN")], title).close("button");
            }
            Row::Failed(_, path, trouble) => {
                html.open("li", &[("class", "line failed"), ("data-testid", "file-error")]);
                html.element("p", &[("class", "line-title")], path);
                html.element("trouble-told", &[("parts", &json_of(trouble)), ("data-file", &number)], "");
                if matches!(trouble, Trouble::Outside(_)) {
                    let button = [("class", "button small"), ("data-do", "retry"), ("data-file", number.as_str())];
                    html.element("button", &button, words.retry);
                }
            }
        }
        let name = format!("{} {path}", words.remove);
        let button = [("class", "line-remove"), ("data-do", "remove"), ("data-file", &number), ("aria-label", &name)];
        html.element("button", &button, "✕").close("li");
    }
    html.finish()
}

fn on_click(desk: Desk, event: &web_sys::MouseEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|it| it.closest("[data-do]").ok().flatten()) else { return };
    let number = |name| button.get_attribute(name).and_then(|it| it.parse().ok());
    let Some(way) = button.get_attribute("data-do") else { return };
    match (way.as_str(), number("data-file")) {
        ("clear", _) => desk.remove_all(),
        ("retry", Some(file)) => desk.retry(file),
        ("unlock", Some(file)) => desk.unlock(file),
        ("remove", Some(file)) => desk.remove(file),
        ("open", Some(file)) => desk.show(Key { file, at: number("data-at").unwrap_or_default() }),
        _ => (),
    }
}
