//! A table whose rows are chosen: by click, by the arrow keys from row to row past those that are hidden, and by Enter.
//! Rows carry `data-at`; one of them is the stop of the Tab key.

use super::is_field;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The row that an event came from, and its position; nothing where it came from a control inside the row.
pub fn row_of(event: &leptos::ev::Event) -> Option<usize> {
    let target: Element = event.target().and_then(|it| it.dyn_into().ok())?;
    position(&target.closest("[data-at]").ok().flatten()?)
}

/// Position that a row stands for.
pub fn position(row: &Element) -> Option<usize> {
    row.get_attribute("data-at")?.parse().ok()
}

/// Positions of the rows that are not hidden, in the order in which they stand.
pub fn shown(body: &Element) -> Vec<usize> {
    let rows = body.children();
    let rows = (0..rows.length()).filter_map(|at| rows.item(at));
    rows.filter(|row| !row.has_attribute("hidden")).filter_map(|row| position(&row)).collect()
}

/// The row for this position.
pub fn find(body: &Element, at: usize) -> Option<Element> {
    body.query_selector(&format!(":scope > [data-at='{at}']")).ok().flatten()
}

/// Marks the row of this position as the chosen one, and makes it the stop of the Tab key.
pub fn mark(body: &Element, at: Option<usize>) {
    if let Ok(Some(before)) = body.query_selector(":scope > [aria-selected='true']") {
        let _ = before.set_attribute("aria-selected", "false");
    }
    let Some(row) = at.and_then(|at| find(body, at)) else { return };
    let _ = row.set_attribute("aria-selected", "true");
    stop_at(body, &row);
}

fn stop_at(body: &Element, row: &Element) {
    if let Ok(Some(stop)) = body.query_selector(":scope > [tabindex='0']") {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    let _ = row.set_attribute("tabindex", "0");
}

/// The keys of a row. Calls `choose` with the row that is to be chosen.
pub fn walk(event: &KeyboardEvent, choose: impl Fn(usize)) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(row) = target.and_then(|it| it.closest("[data-at]").ok().flatten()) else { return };
    if is_field(event) {
        return;
    }
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "Enter" | " " => {
            event.prevent_default();
            return position(&row).map(choose).unwrap_or_default();
        }
        _ => return,
    };
    event.prevent_default();
    let beside = |row: &Element| if forward { row.next_element_sibling() } else { row.previous_element_sibling() };
    let mut next = beside(&row);
    while let Some(skipped) = next.clone().filter(|row| row.has_attribute("hidden") || !row.has_attribute("data-at")) {
        next = beside(&skipped);
    }
    if let (Some(next), Some(body)) = (next, row.parent_element()) {
        stop_at(&body, &next);
        let _ = next.unchecked_ref::<HtmlElement>().focus();
        position(&next).map(choose).unwrap_or_default();
    }
}

/// Scrolls an element into view; at once, as a smooth way through a long text takes seconds.
pub fn into_view(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(to);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts new rows in place of those that changed, and remembers them. Rows stand for positions in `html`.
pub fn renew(body: &Element, before: &mut Vec<String>, now: Vec<String>) {
    for (at, html) in now.iter().enumerate() {
        if before.get(at) != Some(html)
            && let Some(row) = body.query_selector(&format!("[data-at='{at}']")).ok().flatten()
        {
            let hidden = row.has_attribute("hidden");
            row.set_outer_html(html);
            if let Some(row) = body.query_selector(&format!("[data-at='{at}']")).ok().flatten() {
                let _ = row.toggle_attribute_with_force("hidden", hidden);
            }
        }
    }
    *before = now;
}
