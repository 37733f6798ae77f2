//! A long table in blocks: a `<tbody>` each, that the browser lays out only when it comes near the window. When the rows
//! change only the blocks that differ are touched.

use leptos::prelude::document;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Rows of a flat table that stand in one block.
pub const ROWS: usize = 40;

/// So many rows are always laid out.
const FIRST: usize = 80;

/// A block.
#[derive(Clone, PartialEq)]
pub struct Block {
    /// Names it among the blocks.
    pub key: String,
    /// How many rows are in it.
    pub rows: usize,
    /// Its rows as HTML.
    pub html: String,
}

/// The table's blocks as they are drawn.
#[derive(Default)]
pub struct Blocks(HashMap<String, (Element, String)>);

impl Blocks {
    /// Makes the table show these blocks. `height` of a row in pixels, about.
    pub fn renew(&mut self, table: &Element, blocks: Vec<Block>, height: usize) {
        let mut before = std::mem::take(&mut self.0);
        // What stands behind the table's head is ours.
        let mut above = 0;
        let mut place = table.query_selector(":scope > tbody").ok().flatten();
        for Block { key, rows, html } in blocks {
            let (element, old) = match before.remove(&key) {
                Some((element, old)) => (element, Some(old)),
                None => match document().create_element("tbody") {
                    Ok(element) => (element, None),
                    Err(_) => continue,
                },
            };
            if old.as_ref() != Some(&html) {
                element.set_inner_html(&html);
                let style = element.unchecked_ref::<HtmlElement>().style();
                let _ = style.set_property("contain-intrinsic-block-size", &format!("auto {}px", rows * height));
            }
            if old.is_none() {
                let _ = element.set_attribute("role", "rowgroup");
            }
            // The first are in sight: they are there at once, and not only in the next frame.
            let class = if above < FIRST { "" } else { "block" };
            if element.class_name() != class {
                element.set_class_name(class);
            }
            above += rows;
            if place.as_ref() == Some(&element) {
                place = element.next_element_sibling();
            } else {
                let _ = table.insert_before(&element, place.as_ref().map(|it| it.as_ref()));
            }
            self.0.insert(key, (element, html));
        }
        before.into_values().for_each(|(element, _)| element.remove());
    }
}

/// Walks by arrows: up and down from row to row, left and right among what can be focused in a row. Whether the key was one.
pub fn walk(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return false };
    let Some(row) = target.closest("[data-at]").ok().flatten() else { return false };
    let next = match event.key().as_str() {
        "ArrowDown" => beside(&row, true),
        "ArrowUp" => beside(&row, false),
        "ArrowRight" | "ArrowLeft" => {
            let Ok(stops) = row.query_selector_all("button, input") else { return false };
            let stops: Vec<Element> =
                (0..stops.length()).filter_map(|at| stops.item(at)).map(|it| it.unchecked_into()).collect();
            let at = stops.iter().position(|it| *it == target).unwrap_or_default();
            let to = if event.key() == "ArrowRight" { at + 1 } else { at.wrapping_sub(1) };
            event.prevent_default();
            if let Some(stop) = stops.get(to) {
                let _ = stop.unchecked_ref::<HtmlElement>().focus();
            }
            return true;
        }
        _ => return false,
    };
    event.prevent_default();
    if let Some(stop) = next.and_then(|it| stop_of(&it)) {
        let _ = stop.set_attribute("tabindex", "0");
        let _ = stop.unchecked_ref::<HtmlElement>().focus();
        if let Some(old) = stop_of(&row) {
            let _ = old.set_attribute("tabindex", "-1");
        }
    }
    true
}

/// Where the focus stops in a row: its first button.
fn stop_of(row: &Element) -> Option<Element> {
    row.query_selector("button").ok().flatten()
}

/// The next row or the one before, in this block or the one beside.
fn beside(row: &Element, forward: bool) -> Option<Element> {
    let next = |it: &Element| if forward { it.next_element_sibling() } else { it.previous_element_sibling() };
    let mut at = row.clone();
    loop {
        let mut found = next(&at);
        if found.is_none() {
            let mut block = next(&at.parent_element()?)?;
            loop {
                found = if forward { block.first_element_child() } else { block.last_element_child() };
                if found.is_some() || !block.has_attribute("role") {
                    break;
                }
                block = next(&block)?;
            }
        }
        at = found?;
        if at.has_attribute("data-at") {
            return Some(at);
        }
    }
}

/// Exactly one row is the stop of the Tab key: the first, where none was.
pub fn first_stop(table: &Element) {
    if let (Ok(None), Ok(Some(first))) =
        (table.query_selector("[data-at] button[tabindex='0']"), table.query_selector("[data-at] button"))
    {
        let _ = first.set_attribute("tabindex", "0");
    }
}
