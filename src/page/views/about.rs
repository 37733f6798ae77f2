//! What a report says of itself, the file that it came in, and what a reader should know before trusting it.

use crate::analyses::use_desk;
use crate::app::use_words;
use crate::opened::Opened;
use crate::phrasing;
use leptos::prelude::*;
use std::sync::Arc;

/// Facts and warnings.
#[component]
pub fn About(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
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
        .map(|(field, name, value)| {
            let known = value.is_some();
            let value = value.unwrap_or_else(|| words.unknown.to_owned());
            let value = match meta.evidence.get(field).copied() {
                Some(span) => view! {
                    <button class="link" title=words.show_source on:click=move |_| desk.reveal(span.0)>{value}</button>
                }
                .into_any(),
                None => value.into_any(),
            };
            view! { <dt lang=words.tag>{name}</dt><dd class:unknown=!known>{value}</dd> }
        })
        .collect();
    let file = &opened.file;
    let format = [file.format.clone(), file.encoding.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let characters = phrasing::count(opened.report.text.chars().count() as u32);
    let file = [
        (words.file, file.path.clone()),
        (words.format, format),
        (words.size, phrasing::size(file.bytes as f64)),
        (words.characters, characters),
        (words.explained, phrasing::share(opened.report.explained)),
        ("SHA-256", file.sha256.clone()),
        (
            "baogao",
            format!(
                "{} · {}",
                opened.engine.version,
                opened.engine.lexicon.get(..12).unwrap_or(&opened.engine.lexicon)
            ),
        ),
    ];
    let file =
        file.into_iter().map(|(name, value)| view! { <dt lang=words.tag>{name}</dt><dd>{value}</dd> }).collect_view();
    let warnings: Vec<_> = (opened.report.warnings.iter())
        .map(|it| {
            let start = it.span.map(|span| span.0);
            view! {
                <li class="warning" data-testid="warning">
                    <p><strong>{words.of_warning(it.code)}</strong></p>
                    <p class="detail">{it.message.clone()}</p>
                    {start.map(|start| view! {
                        <button class="link" on:click=move |_| desk.reveal(start)>{words.show_source}</button>
                    })}
                </li>
            }
        })
        .collect();
    view! {
        {(!warnings.is_empty()).then(|| view! {
            <section class="items">
                <h3>{words.warnings} <span class="count">{warnings.len()}</span></h3>
                <ul class="warnings">{warnings}</ul>
            </section>
        })}
        <section class="items">
            <h3>{words.facts}</h3>
            <dl class="fields" lang="zh-CN">{facts}</dl>
        </section>
        <section class="items">
            <h3>{words.file}</h3>
            <dl class="fields" lang="zh-CN">{file}</dl>
        </section>
    }
}
