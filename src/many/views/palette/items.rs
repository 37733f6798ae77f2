//! What the palette offers: plain functions of what is known and what is typed.

use crate::shelf::Row;
use crate::words::Words;
use crate::worker::messages::{Key, Place};

/// At most so many are offered of a kind.
const MOST: usize = 12;

/// Something to go to or to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A report: its name, and its file.
    Report(Key, String, String),
    /// A heading (true) or a measure of the open report, at this code point: its name and value.
    Place(Key, u32, bool, String, String),
    /// A view of many reports.
    View(&'static str, &'static str),
    /// A command of the page.
    Command(&'static str, &'static str),
    /// These words in all reports.
    Search(String),
}

impl Item {
    /// What it says, and what stands behind.
    pub fn texts(&self, words: &Words) -> (String, String) {
        match self {
            Item::Report(_, name, file) => (name.clone(), file.clone()),
            Item::Place(_, _, _, name, value) => (name.clone(), value.clone()),
            Item::View(_, name) => ((*name).to_owned(), String::new()),
            Item::Command(name, text) => ((*text).to_owned(), key_of(name).to_owned()),
            Item::Search(query) => (words.search_for(query), String::new()),
        }
    }

    /// Of which kind it is.
    pub fn kind(&self, words: &Words) -> &'static str {
        match self {
            Item::Report(..) => words.report,
            Item::Place(_, _, true, ..) => words.section_kind,
            Item::Place(..) => words.indicator,
            Item::View(..) => words.go_to,
            Item::Command(..) => words.command,
            Item::Search(_) => words.search,
        }
    }
}

/// The key that does the same.
fn key_of(command: &str) -> &'static str {
    match command {
        "overview" => "1",
        "text" => "2",
        "measures" => "3",
        "tasks" => "4",
        "undo" => "Ctrl Z",
        "redo" => "Ctrl ⇧ Z",
        "help" => "?",
        _ => "",
    }
}

/// What fits what is typed: every word of it must stand in the item.
pub fn find(words: &Words, rows: &[Row], open: Option<Key>, places: &[Place], query: &str) -> Vec<Item> {
    let wanted: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let fits = |item: &Item| {
        let (label, detail) = item.texts(words);
        let text = format!("{label} {detail}").to_lowercase();
        wanted.iter().all(|it| text.contains(it.as_str()))
    };
    let mut found = Vec::new();
    let reports = rows.iter().filter_map(Row::report).map(|it| {
        let name = match (it.region(), it.year()) {
            (Some(region), Some(year)) => format!("{region} {year}"),
            _ => it.title().to_owned(),
        };
        Item::Report(it.key, name, it.name().to_owned())
    });
    let typed = !wanted.is_empty();
    if let (Some(key), true) = (open, typed) {
        let item = |it: &Place| Item::Place(key, it.at, it.level.is_some(), it.name.clone(), it.value.clone());
        found.extend(places.iter().filter(|it| it.level.is_some()).map(item).filter(&fits).take(MOST));
        found.extend(places.iter().filter(|it| it.level.is_none()).map(item).filter(&fits).take(MOST));
    }
    found.extend(reports.filter(&fits).take(if typed { MOST } else { 5 }));
    if typed {
        found.push(Item::Search(query.trim().to_owned()));
    }
    let views = [("", words.library), ("search", words.search), ("sample", words.sample)];
    found.extend(views.into_iter().map(|(view, name)| Item::View(view, name)).filter(&fits));
    let always = [
        ("undo", words.undo),
        ("redo", words.redo),
        ("files", words.choose_files),
        ("folder", words.choose_folder),
        ("paste", words.paste_text),
        ("language", words.other_language),
        ("system", words.theme_system),
        ("light", words.theme_light),
        ("dark", words.theme_dark),
        ("start", words.to_start),
        ("help", words.help),
    ];
    let rooms = [
        ("overview", words.room_overview),
        ("text", words.room_text),
        ("measures", words.room_measures),
        ("tasks", words.room_tasks),
    ];
    let rooms = rooms.into_iter().filter(|_| open.is_some());
    found.extend(rooms.chain(always).map(|(name, text)| Item::Command(name, text)).filter(&fits));
    found
}
