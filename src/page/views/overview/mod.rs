//! 概览: the year's targets with what was reached the year before, and beside them the report on one screen.

mod aside;
mod facts;
mod plot;
mod targets;

use crate::state::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;

pub use targets::BODY;

/// The room.
#[component]
pub fn OverviewRoom(opened: Arc<Opened>) -> impl IntoView {
    view! {
        <targets::Targets opened=opened.clone()/>
        <div class="asides">
            <aside::Asides opened=opened.clone()/>
            <facts::Facts opened/>
        </div>
    }
}
