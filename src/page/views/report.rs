//! An open report: its name, the tabs of its rooms, the rooms, and the text, which is a room of its own and stands beside
//! the others.

use super::measures::MeasuresRoom;
use super::overview::OverviewRoom;
use super::tasks::TasksRoom;
use super::text::TextRoom;
use crate::app::use_words;
use crate::controls::tabs::{Tab, Tabs};
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::state::session::{ROOMS, Room};
use baogao::report::DocumentKind;
use leptos::prelude::*;
use std::sync::Arc;

/// The report.
#[component]
pub fn ReportView(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let report = &opened.report;
    let tasks = match report.tasks.len() {
        0 => report.livelihood.len() + report.policies.len() + report.glossary.len(),
        tasks => tasks,
    };
    let measures = report.measures.len();
    let tab =
        |id, testid, name, count: Option<usize>| Tab { id, testid, name, count: count.map(|it| Signal::stored(it)) };
    let tabs = vec![
        tab("overview", "room-overview", words.room_overview, None),
        tab("text", "room-text", words.room_text, None),
        tab("measures", "room-measures", words.room_measures, Some(measures)),
        tab("tasks", "room-tasks", words.room_tasks, Some(tasks)),
    ];
    let chosen =
        Signal::derive(move || ROOMS.iter().position(|(room, _)| *room == session.room.get()).unwrap_or_default());
    let choose = Callback::new(move |at: usize| session.room.set(ROOMS[at].0));
    let room = move || ROOMS[chosen.get()].1;
    let hidden = move |room: Room| move || session.room.get() != room;
    // The long tables come when the first room is on the screen.
    let later = RwSignal::new(false);
    set_timeout(move || later.try_set(true).map_or((), drop), std::time::Duration::from_millis(30));
    let no_report = report.meta.kind != DocumentKind::WorkReport;
    let meta = &report.meta;
    let line = [
        meta.delivered_on.clone(),
        meta.meeting.clone(),
        meta.speaker.clone().map(|it| {
            format!(
                "{}{}{it}",
                meta.speaker_role.as_deref().unwrap_or_default(),
                if meta.speaker_role.is_some() { " " } else { "" }
            )
        }),
        Some(words.characters_of(report.text.chars().count() as u32)),
        Some(opened.file.name.clone()),
    ];
    let line: Vec<_> = line.into_iter().flatten().map(|it| view! { <span>{it}</span> }).collect();
    let shared = opened.clone();
    view! {
        <div class="report" data-room=room class:beside=move || session.beside.get() class:outlined=move || session.outline.get()>
            <header class="report-head">
                <h1 lang="zh-CN">{words.title_of(&opened)}</h1>
                <p class="report-line" lang="zh-CN">{line}</p>
                {no_report.then(|| view! { <p class="notice" role="note">{words.not_a_report}</p> })}
                {move || session.opened.get().map(|it| it.orphaned.len()).filter(|it| *it > 0).map(|it| view! {
                    <p class="notice" role="note" data-testid="orphaned">{words.orphaned(it)}</p>
                })}
            </header>
            <Tabs label=words.rooms tabs chosen choose/>
            <section class="room overview" role="tabpanel" id="panel-overview" aria-labelledby="tab-overview" hidden=hidden(Room::Overview)>
                <OverviewRoom opened=opened.clone()/>
            </section>
            <TextRoom opened=opened.clone()/>
            {move || later.get().then(|| view! {
                <section class="room measures" role="tabpanel" id="panel-measures" aria-labelledby="tab-measures" hidden=hidden(Room::Measures)>
                    <MeasuresRoom opened=shared.clone()/>
                </section>
                <section class="room tasks" role="tabpanel" id="panel-tasks" aria-labelledby="tab-tasks" hidden=hidden(Room::Tasks)>
                    <TasksRoom opened=shared.clone()/>
                </section>
            })}
        </div>
    }
}
