//! The page's address: which report, room and measure. Never any text, so that an address can be passed on: whoever
//! hands in the same file gets to the same place.

use crate::state::desk::Desk;
use crate::state::library::Row;
use crate::state::opened::Key;
use crate::state::session::{ROOMS, Room};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// So many hex digits of a file's SHA-256 name it.
const DIGITS: usize = 12;
/// The address of the start page, where there are reports.
const START: &str = "#start";

/// A place inside a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Start of the file's SHA-256.
    pub file: String,
    /// Id of the report in it.
    pub report: String,
    /// Which room.
    pub room: Room,
    /// Id of a measure.
    pub measure: Option<String>,
}

impl Place {
    /// `#report=0123456789ab.r1&room=measures&measure=m12`.
    fn write(&self) -> String {
        let room = ROOMS.iter().find(|(room, _)| *room == self.room).map_or("", |(_, name)| name);
        let mut hash = format!("#report={}.{}&room={room}", self.file, self.report);
        if let Some(measure) = &self.measure {
            hash.push_str("&measure=");
            hash.push_str(measure);
        }
        hash
    }

    /// Nothing where it names no report.
    fn parse(hash: &str) -> Option<Place> {
        let mut place = Place { file: String::new(), report: String::new(), room: Room::default(), measure: None };
        for pair in hash.trim_start_matches('#').split('&') {
            match pair.split_once('=')? {
                ("report", name) => {
                    let (file, report) = name.split_once('.')?;
                    (place.file, place.report) = (file.into(), report.into());
                }
                ("room", name) => {
                    place.room = ROOMS.iter().find(|(_, it)| *it == name).map_or(Room::default(), |it| it.0);
                }
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
    let session = desk.session;
    session.wanted.set(Place::parse(&current()));
    session.at_start.set(current() == START);
    session.view.set(view_of(&current()));
    window_event_listener(leptos::ev::popstate, move |_| {
        session.at_start.set(current() == START);
        match Place::parse(&current()) {
            None => {
                session.close();
                if current() != START {
                    session.view.set(view_of(&current()));
                }
            }
            Some(place) => match desk.rows.with_untracked(|rows| place.find(rows)) {
                Some(key) if session.open.get_untracked() == Some(key) => {
                    let at = session.opened.with_untracked(|it| it.as_ref()?.find(place.measure.as_deref()?));
                    session.room.set(place.room);
                    session.selected.set(at);
                }
                Some(key) => desk.show_at(key, place.room, place.measure),
                None => session.wanted.set(Some(place)),
            },
        }
    });
    Effect::new(move |before: Option<Option<(Key, Room)>>| {
        let at_start = session.at_start.get();
        let place = session.opened.with(|opened| {
            let opened = opened.as_ref()?;
            let measure = session.selected.get().and_then(|at| Some(opened.measure(at)?.id.clone()));
            Some(Place {
                file: opened.file.sha256.get(..DIGITS)?.into(),
                report: opened.report.id.clone(),
                room: session.room.get(),
                measure,
            })
        });
        let now = session.opened.with_untracked(|it| Some((it.as_ref()?.key, session.room.get_untracked())));
        match (&place, before.flatten()) {
            _ if at_start => write(START, true),
            // Another report or room is a step in the history; another measure in it is not.
            (Some(place), before) => write(&place.write(), before != now),
            (None, before) => {
                let hash = format!("#{}", session.view.get());
                let open = session.open.get_untracked().is_some() || session.wanted.get_untracked().is_some();
                if before.is_some() || current() == START || !(open || view_of(&current()) == hash[1..]) {
                    write(&hash, true);
                }
            }
        }
        now
    });
}

/// The view of many reports that an address asks for: empty where it asks for something else.
fn view_of(hash: &str) -> String {
    let other = hash == START || Place::parse(hash).is_some();
    if other { String::new() } else { hash.trim_start_matches('#').to_owned() }
}

/// Changes the address of the view that is shown, without a step in the history.
pub fn note(view: &str) {
    write(&format!("#{view}"), false);
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
