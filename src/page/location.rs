//! The page's address: which report, tab and measure. Never any text, so that an address can be passed on: whoever
//! hands in the same file gets to the same place.

use crate::analyses::{Desk, Row, Tab};
use crate::opened::Key;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// So many hex digits of a file's SHA-256 name it.
const DIGITS: usize = 12;

/// A place inside a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Start of the file's SHA-256.
    pub file: String,
    /// Id of the report in it.
    pub report: String,
    /// Which view.
    pub tab: Tab,
    /// Id of a measure.
    pub measure: Option<String>,
}

const TABS: [(Tab, &str); 4] =
    [(Tab::Targets, "targets"), (Tab::Measures, "measures"), (Tab::Lists, "lists"), (Tab::About, "about")];

impl Place {
    /// `#report=0123456789ab.r1&tab=measures&measure=m12`.
    fn write(&self) -> String {
        let tab = TABS.iter().find(|(tab, _)| *tab == self.tab).map_or("", |(_, name)| name);
        let mut hash = format!("#report={}.{}&tab={tab}", self.file, self.report);
        if let Some(measure) = &self.measure {
            hash.push_str("&measure=");
            hash.push_str(measure);
        }
        hash
    }

    /// Nothing where it names no report.
    fn parse(hash: &str) -> Option<Place> {
        let mut place = Place { file: String::new(), report: String::new(), tab: Tab::default(), measure: None };
        for pair in hash.trim_start_matches('#').split('&') {
            match pair.split_once('=')? {
                ("report", name) => {
                    let (file, report) = name.split_once('.')?;
                    (place.file, place.report) = (file.into(), report.into());
                }
                ("tab", name) => place.tab = TABS.iter().find(|(_, it)| *it == name).map_or(Tab::default(), |it| it.0),
                ("measure", id) => place.measure = Some(id.into()),
                _ => (),
            }
        }
        (place.file.len() == DIGITS).then_some(place)
    }

    /// The report that is meant, if it is here.
    pub fn find(&self, rows: &[Row]) -> Option<Key> {
        rows.iter().find_map(|row| match row {
            Row::Report(key, _, summary) if summary.sha256.starts_with(&self.file) => {
                (summary.reports.get(key.at as usize)?.id == self.report).then_some(*key)
            }
            _ => None,
        })
    }
}

/// Keeps address and state in step, both ways.
pub fn follow(desk: Desk) {
    desk.wanted.set(Place::parse(&current()));
    window_event_listener(leptos::ev::popstate, move |_| match Place::parse(&current()) {
        None => desk.close(),
        Some(place) => match desk.rows.with_untracked(|rows| place.find(rows)) {
            Some(key) if desk.open.get_untracked() == Some(key) => {
                let at = desk.opened.with_untracked(|it| it.as_ref()?.find(place.measure.as_deref()?));
                desk.tab.set(place.tab);
                desk.selected.set(at);
            }
            Some(key) => desk.show_at(key, place.tab, place.measure),
            None => desk.wanted.set(Some(place)),
        },
    });
    Effect::new(move |before: Option<Option<Key>>| {
        let place = desk.opened.with(|opened| {
            let opened = opened.as_ref()?;
            let measure = desk.selected.get().and_then(|at| Some(opened.measure(at)?.id.clone()));
            Some(Place {
                file: opened.file.sha256.get(..DIGITS)?.into(),
                report: opened.report.id.clone(),
                tab: desk.tab.get(),
                measure,
            })
        });
        let key = desk.opened.with_untracked(|opened| opened.as_ref().map(|it| it.key));
        match (&place, before.flatten()) {
            // Another report is a step in the history; another tab or measure of the same one is not.
            (Some(place), before) => write(&place.write(), before != key),
            (None, Some(_)) => write("#", true),
            (None, None) => (),
        }
        key
    });
}

fn current() -> String {
    window().location().hash().unwrap_or_default()
}

fn write(hash: &str, step: bool) {
    if current() == hash || (hash == "#" && current().is_empty()) {
        return;
    }
    // A page opened from a file system may be refused a history: it works without.
    let _ = window().history().and_then(|history| match step {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(hash)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(hash)),
    });
}
