//! Tables that this program gives away itself: as a file of comma separated values, or for the clipboard.

use crate::interface::language::Language;
use crate::shelf::Shelf;
use crate::words::words;
use baogao::export::table::{Form, Head};
use baogao::export::words::Wording;
use baogao::export::{Cell, Table, comma_separated, tab_separated};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A table with these heads.
pub fn table(title: &str, heads: &[&'static str], rows: Vec<Vec<Cell>>) -> Table {
    let chinese = Language::of_document() == Language::Chinese;
    Table {
        name: title.to_owned(),
        kept: &[],
        wording: if chinese { Wording::Chinese } else { Wording::English },
        title: title.to_owned(),
        heads: heads
            .iter()
            .map(|it| Head { key: (*it).into(), title: (*it).into(), form: Form::Words, width: 12, office: false })
            .collect(),
        rows,
    }
}

/// A whole number, or nothing.
pub fn number(number: Option<impl Into<i64>>) -> Cell {
    number.map_or(Cell::Empty, |it| Cell::Number(it.into().into()))
}

/// Offers a table as a file.
pub fn save(shelf: Shelf, table: &Table) {
    shelf.desk().save(comma_separated(table).as_bytes(), "text/csv", &format!("{}.csv", table.title));
}

/// Puts a table on the clipboard, and tells.
pub fn copy(shelf: Shelf, table: &Table, told: impl Fn(&'static str) + 'static) {
    let done = shelf.desk().copy(&tab_separated(table));
    spawn_local(async move {
        let done = JsFuture::from(done.unchecked_into::<js_sys::Promise>()).await;
        let words = words();
        told(if done.is_ok_and(|it| it.is_truthy()) { words.copied } else { words.not_copied });
    });
}
