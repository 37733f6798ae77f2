//! Where one is: the open report, the room of it, what is chosen there.

use super::opened::{Key, Opened};
use crate::location::Place;
use leptos::prelude::*;
use std::sync::Arc;

/// The rooms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// 概览: the year's targets, and the report on one screen.
    #[default]
    Overview,
    /// 正文.
    Text,
    /// 指标: every measure.
    Measures,
    /// 任务: tasks, livelihood projects, policies, terms.
    Tasks,
}

/// The rooms in the order of their tabs, with their names in an address.
pub const ROOMS: [(Room, &str); 4] =
    [(Room::Overview, "overview"), (Room::Text, "text"), (Room::Measures, "measures"), (Room::Tasks, "tasks")];

/// Where one is; cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// The start page is shown, whatever is there.
    pub at_start: RwSignal<bool>,
    /// Which view of many reports is asked for, as the address has it without its `#`: empty for the library.
    pub view: RwSignal<String>,
    /// The report that is, or is about to be, open.
    pub open: RwSignal<Option<Key>>,
    /// It, as it was drawn: edits change its rows in place.
    pub drawn: RwSignal<Option<Arc<Opened>>>,
    /// It, with all edits made.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// Which room.
    pub room: RwSignal<Room>,
    /// Position of the selected measure.
    pub selected: RwSignal<Option<usize>>,
    /// A stretch to show in the text: a paragraph's position, and a count so that the same can be asked for again.
    pub shown: RwSignal<Option<(usize, u32)>>,
    /// Whether the text stands beside the other rooms.
    pub beside: RwSignal<bool>,
    /// Whether the selected measure is being corrected.
    pub correcting: RwSignal<bool>,
    /// Whether the outline is pulled out, where there is no room for it.
    pub outline: RwSignal<bool>,
    /// How far which text was scrolled, for when the page is drawn anew in the other language.
    pub scrolled: StoredValue<Option<(Key, i32)>>,
    /// What the address asks for and no file has answered yet.
    pub wanted: RwSignal<Option<Place>>,
    /// Why something that was asked for could not be done.
    pub told: RwSignal<Option<String>>,
    /// The program of many reports, once it is there.
    pub many: RwSignal<Option<crate::many_link::Program>, LocalStorage>,
    /// Whether the server has a newer build.
    pub outdated: RwSignal<bool>,
}

impl Session {
    /// At the start.
    pub fn new() -> Session {
        Session {
            at_start: RwSignal::new(false),
            view: RwSignal::new(String::new()),
            open: RwSignal::new(None),
            drawn: RwSignal::new(None),
            opened: RwSignal::new(None),
            room: RwSignal::default(),
            selected: RwSignal::new(None),
            shown: RwSignal::new(None),
            beside: RwSignal::new(false),
            correcting: RwSignal::new(false),
            outline: RwSignal::new(false),
            scrolled: StoredValue::new(None),
            wanted: RwSignal::new(None),
            told: RwSignal::new(None),
            many: RwSignal::new_local(None),
            outdated: RwSignal::new(false),
        }
    }

    /// Back to the list.
    pub fn close(self) {
        self.open.set(None);
        self.selected.set(None);
        self.beside.set(false);
        self.drawn.set(None);
        self.opened.set(None);
    }

    /// Selects a measure, and shows its sentence beside where the text is not what is shown.
    pub fn select(self, at: usize) {
        self.correcting.set(false);
        self.selected.set(Some(at));
        self.beside.set(true);
    }

    /// Puts away what is selected, and the text beside.
    pub fn put_away(self) {
        self.selected.set(None);
        self.shown.set(None);
        self.beside.set(false);
        self.outline.set(false);
        self.correcting.set(false);
    }

    /// Scrolls the text to the paragraph of this code point.
    pub fn reveal(self, at: u32) {
        let paragraph = self.opened.with_untracked(|it| it.as_ref().map(|it| it.paragraph_at(at)));
        if let Some(paragraph) = paragraph {
            self.shown.update(|it| *it = Some((paragraph, it.map_or(0, |(_, count)| count.wrapping_add(1)))));
            self.beside.set(true);
        }
    }

    /// Selects the next measure, or the one before, among those that the room shows.
    pub fn step(self, forward: bool) {
        let Some(count) = self.opened.with_untracked(|it| it.as_ref().map(|it| it.report.measures.len())) else {
            return;
        };
        let listed = crate::views::listed(self.room.get_untracked());
        let order = listed.unwrap_or_else(|| (0..count).collect());
        if order.is_empty() {
            return;
        }
        let last = order.len() - 1;
        let at = self.selected.get_untracked().and_then(|at| order.iter().position(|it| *it == at));
        let to = match (at, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        self.select(order[to]);
    }
}
