//! Cells that are typed into: Enter, F2, a click or any letter opens one, Enter or leaving it keeps what was typed, Tab
//! goes on to the next, Esc takes it back; arrows walk the cells.

use crate::controls::rows;
use crate::state::opened::Opened;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Id of the list of words that a cell completes from.
const KNOWN: &str = "known-departments";

/// The cell that an event came from.
pub fn cell_of(event: &leptos::ev::Event) -> Option<Element> {
    let target: Element = event.target().and_then(|it| it.dyn_into().ok())?;
    target.closest("td[data-field]").ok().flatten()
}

/// Opens a cell, `text` in it or what it held.
pub fn open(opened: &Opened, cell: &Element, text: Option<&str>) {
    if cell.query_selector("input").ok().flatten().is_some() {
        return;
    }
    let before = cell.text_content().unwrap_or_default();
    let Ok(input) = document().create_element("input") else { return };
    let input: HtmlInputElement = input.unchecked_into();
    input.set_value(text.unwrap_or(&before));
    let field = cell.get_attribute("data-field").unwrap_or_default();
    let label = cell.get_attribute("data-label").unwrap_or_default();
    let _ = input.set_attribute("aria-label", &label);
    let _ = input.set_attribute("data-before", &before);
    if field != "note" {
        complete_from(opened, &field);
        let _ = input.set_attribute("list", KNOWN);
    }
    cell.set_text_content(None);
    let _ = cell.append_child(&input);
    let _ = input.focus();
    if text.is_none() {
        input.select();
    }
}

/// Words that the report, or what was typed before, uses in this column.
fn complete_from(opened: &Opened, field: &str) {
    let report = &opened.report;
    let mut words: Vec<&str> = match field {
        "due" => report.tasks.iter().filter_map(|it| it.due.as_ref()).map(|it| it.text.as_str()).collect(),
        _ => {
            let named = report.tasks.iter().flat_map(|it| &it.departments).map(|it| it.name.as_str());
            named.chain(report.policies.iter().flat_map(|it| &it.departments).map(String::as_str)).collect()
        }
    };
    words.retain(|it| !it.is_empty());
    baogao::order::by(&mut words, |a, b| a.cmp(b));
    words.dedup();
    let list = document().get_element_by_id(KNOWN).or_else(|| {
        let list = document().create_element("datalist").ok()?;
        list.set_id(KNOWN);
        document().body()?.append_child(&list).ok()?;
        Some(list)
    });
    let Some(list) = list else { return };
    list.set_text_content(None);
    for word in words {
        if let Ok(option) = document().create_element("option") {
            let _ = option.set_attribute("value", word);
            let _ = list.append_child(&option);
        }
    }
}

/// Closes the cell of this input and gives what was typed; nothing where it was taken back, is the same, or was given.
pub fn close(input: &Element, keep: bool) -> Option<(usize, String, String)> {
    if input.has_attribute("data-closed") {
        return None;
    }
    let _ = input.set_attribute("data-closed", "");
    let cell = input.closest("td[data-field]").ok().flatten()?;
    let at = rows::position(&cell.closest("[data-at]").ok().flatten()?)?;
    let (before, typed) = (
        input.get_attribute("data-before").unwrap_or_default(),
        input.unchecked_ref::<HtmlInputElement>().value().trim().to_owned(),
    );
    let changed = keep && typed != before;
    cell.set_text_content(Some(if changed { &typed } else { &before }));
    changed.then(|| (at, cell.get_attribute("data-field").unwrap_or_default(), typed))
}

/// What a key in a cell asks for.
pub enum Wish {
    /// Nothing that cells know.
    None,
    /// Close it, and keep what was typed or not; then go to the cell so many further, open or not.
    Close(bool, i32),
    /// Open this cell, with this text.
    Open(Element, Option<String>),
    /// Put the focus on this one.
    Go(Element),
}

/// Reads a key.
pub fn key(event: &KeyboardEvent) -> Wish {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return Wish::None };
    let key = event.key();
    if target.tag_name() == "INPUT" && target.get_attribute("type").as_deref() != Some("checkbox") {
        return match (key.as_str(), event.is_composing()) {
            (_, true) => Wish::None,
            ("Enter", _) => Wish::Close(true, 0),
            ("Escape", _) => Wish::Close(false, 0),
            ("Tab", _) => Wish::Close(true, if event.shift_key() { -1 } else { 1 }),
            _ => Wish::None,
        };
    }
    let first = |row: &Element| row.query_selector("td[data-field]").ok().flatten();
    if !target.has_attribute("data-field") {
        let row = target.has_attribute("data-at") && key == "ArrowRight";
        return if row { first(&target).map_or(Wish::None, Wish::Go) } else { Wish::None };
    }
    let Some(row) = target.closest("[data-at]").ok().flatten() else { return Wish::None };
    let go = |cell: Option<Element>| cell.map_or(Wish::None, Wish::Go);
    match key.as_str() {
        "ArrowRight" => go(beside(&target, 1)),
        "ArrowLeft" => Wish::Go(beside(&target, -1).unwrap_or(row)),
        "ArrowDown" | "ArrowUp" => go(column(&target, &row, key == "ArrowDown")),
        "Enter" | "F2" => Wish::Open(target, None),
        "Escape" => Wish::Go(row),
        letter if letter.chars().count() == 1 && letter != " " && !event.ctrl_key() && !event.meta_key() => {
            Wish::Open(target, Some(letter.to_owned()))
        }
        _ => Wish::None,
    }
}

/// The cell so many further in its row.
pub fn beside(cell: &Element, step: i32) -> Option<Element> {
    let mut next = Some(cell.clone());
    for _ in 0..step.abs() {
        next = if step > 0 { next?.next_element_sibling() } else { next?.previous_element_sibling() };
    }
    next.filter(|it| it.has_attribute("data-field"))
}

/// The same cell of the row below or above that is shown.
fn column(cell: &Element, row: &Element, down: bool) -> Option<Element> {
    let field = cell.get_attribute("data-field")?;
    let mut row = Some(row.clone());
    loop {
        row = if down { row?.next_element_sibling() } else { row?.previous_element_sibling() };
        let found = row.as_ref()?;
        if !found.has_attribute("hidden") && found.has_attribute("data-at") {
            return found.query_selector(&format!("[data-field='{field}']")).ok().flatten();
        }
    }
}

/// Puts the focus on a field of a row, which may have been drawn anew by then; opens it if so wished.
pub fn later(at: usize, field: String, then: impl Fn(&Element) + 'static) {
    request_animation_frame(move || {
        let cell = document().query_selector(&format!(".tasks-table [data-at='{at}'] [data-field='{field}']"));
        if let Ok(Some(cell)) = cell {
            let _ = cell.unchecked_ref::<HtmlElement>().focus();
            then(&cell);
        }
    });
}
