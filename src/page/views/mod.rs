//! What is drawn: the bar, the list, and the report with its four rooms, a folder each.

pub mod bar;
pub mod list;
pub mod measures;
pub mod overview;
pub mod report;
pub mod tasks;
pub mod text;

use crate::controls::rows;
use crate::state::session::Room;
use leptos::prelude::document;

/// Positions of the measures that a room lists, in the order in which they stand there; nothing where it lists none of
/// them or every one.
pub fn listed(room: Room) -> Option<Vec<usize>> {
    let body = match room {
        Room::Overview => overview::BODY,
        Room::Measures => measures::BODY,
        Room::Text | Room::Tasks => return None,
    };
    document().get_element_by_id(body).map(|body| rows::shown(&body))
}
