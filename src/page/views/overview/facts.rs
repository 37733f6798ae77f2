//! What a report says of itself, and the file that it came in.

use crate::app::use_words;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;

/// The facts, each a click from where it stands.
#[component]
pub fn Facts(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let meta = &opened.report.meta;
    let speaker = match (&meta.speaker, &meta.speaker_role) {
        (Some(speaker), Some(role)) => Some(format!("{speaker}（{role}）")),
        (speaker, role) => speaker.clone().or_else(|| role.clone()),
    };
    let facts = [
        ("kind", words.kind, Some(words.of_kind(meta.kind).to_owned())),
        ("region", words.region, meta.region.clone()),
        ("level", words.level, meta.level.map(|it| words.of_level(it).to_owned())),
        ("region_code", words.region_code, meta.region_code.clone()),
        ("parents", words.parents, (!meta.parents.is_empty()).then(|| meta.parents.join(" › "))),
        ("year", words.year, meta.year.map(|it| words.years(it, it))),
        ("review_years", words.review_years, meta.review_years.map(|[from, to]| words.years(from, to))),
        ("delivered_on", words.delivered_on, meta.delivered_on.clone()),
        ("published_on", words.published_on, meta.published_on.clone()),
        ("meeting", words.meeting, meta.meeting.clone()),
        ("speaker", words.speaker, speaker),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(field, name, value)| {
            let value = value?;
            let value = match meta.evidence.get(field).copied() {
                Some(span) => view! {
                    <button class="link" title=words.show_source on:click=move |_| session.reveal(span.0)>{value}</button>
                }
                .into_any(),
                None => value.into_any(),
            };
            Some(view! { <dt lang=words.tag>{name}</dt><dd>{value}</dd> })
        })
        .collect();
    let file = &opened.file;
    let format = [file.format.clone(), file.encoding.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lexicon = opened.engine.lexicon.get(..12).unwrap_or(&opened.engine.lexicon);
    let file = [
        (words.file, file.path.clone()),
        (words.format, format),
        (words.size, phrasing::size(file.bytes as f64)),
        ("SHA-256", file.sha256.clone()),
        ("baogao", format!("{} · {lexicon}", opened.engine.version)),
    ];
    let file = file.into_iter().map(|(name, value)| view! { <dt lang=words.tag>{name}</dt><dd>{value}</dd> });
    let file: Vec<_> = file.collect();
    view! {
        <section class="aside">
            <h2>{words.facts}</h2>
            <dl class="fields" lang="zh-CN">{facts}</dl>
            <details class="more"><summary>{words.file}</summary><dl class="fields" lang="zh-CN">{file}</dl></details>
        </section>
    }
}
