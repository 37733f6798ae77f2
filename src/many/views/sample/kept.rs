//! The sample with its verdicts, kept in the browser's storage as long as anything is to be kept.

use crate::shelf::Shelf;
use crate::worker::messages::{Draw, Drawn, Key};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Where it is kept; the page forgets it with everything else.
const NAME: &str = "baogao.sample";
/// The page's switch: whether anything is kept.
const WISH: &str = "baogao.keep";

/// What was said of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It is right in all that is shown.
    Right,
    /// Something in it is wrong, or it is none.
    Wrong,
    /// It cannot be told; it does not count.
    Unsure,
}

/// A measure of the sample.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    /// It, with its sentence. Its key is of the page as it was when it was drawn.
    pub drawn: Drawn,
    /// SHA-256 of its file, by which it is found again.
    pub sha256: String,
    /// Place and year, or the file's name.
    pub name: String,
    /// What was said of it.
    pub verdict: Option<Verdict>,
}

/// A sample.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// How it was drawn; without the reports.
    pub asked: Draw,
    /// How many measures there were to draw from, in how many reports.
    pub from: u32,
    /// In how many reports.
    pub reports: u32,
    /// In the order of the draw.
    pub items: Vec<Item>,
}

impl Sample {
    /// How many were judged right, wrong, unsure.
    pub fn counts(&self) -> (u32, u32, u32) {
        let count = |wanted| self.items.iter().filter(|it| it.verdict == Some(wanted)).count() as u32;
        (count(Verdict::Right), count(Verdict::Wrong), count(Verdict::Unsure))
    }
}

/// Where the measure's report is now, if it is still there.
pub fn place(shelf: Shelf, item: &Item) -> Option<Key> {
    shelf.rows.with_untracked(|rows| {
        let reports = rows.iter().filter_map(|it| it.report());
        reports
            .map(|it| (&it.sha256, it.key))
            .find(|it| **it.0 == *item.sha256 && it.1.1 == item.drawn.key.1)
            .map(|it| it.1)
    })
}

/// Keeps it.
pub fn keep(sample: &Sample) {
    let Some(storage) = storage() else { return };
    if storage.get_item(WISH).ok().flatten().as_deref() == Some("no") {
        return;
    }
    if let Ok(text) = serde_json::to_string(sample) {
        // A full store is told by the page, for the files; a sample is small beside them.
        let _ = storage.set_item(NAME, &text);
    }
}

/// What was kept.
pub fn kept() -> Option<Sample> {
    serde_json::from_str(&storage()?.get_item(NAME).ok().flatten()?).ok()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
