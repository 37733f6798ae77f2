//! The fields of the selected measure, and how they were read.

use super::reading::READING;
use crate::analyses::use_desk;
use crate::app::use_words;
use crate::keys;
use crate::opened::Opened;
use crate::phrasing;
use crate::words::Words;
use baogao::report::{BasisKind, Comparator, Measure};
use leptos::prelude::*;
use std::sync::Arc;

/// The panel; nothing while no measure is selected.
#[component]
pub fn MeasurePanel(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    // The button goes with the panel, and the focus to the text that it spoke of.
    let close = move |_| {
        desk.selected.set(None);
        keys::focus(READING);
    };
    move || {
        let at = desk.selected.get()?;
        let measure = opened.measure(at)?;
        let class = phrasing::status_class(measure.status);
        let fields = fields(words, &opened, measure)
            .into_iter()
            .map(|(name, value)| view! { <dt lang=words.tag>{name}</dt><dd>{value}</dd> })
            .collect_view();
        let rules = measure.rules.iter().map(|rule| view! { <li><code>{rule.clone()}</code></li> }).collect_view();
        Some(view! {
            <section class=format!("measure {class}") aria-label=words.mention data-testid="measure-panel">
                <header>
                    <p class="place">{words.position(at + 1, opened.report.measures.len())}</p>
                    <button class="button small quiet" title="k" on:click=move |_| desk.step(false)>{words.previous}</button>
                    <button class="button small quiet" title="j" on:click=move |_| desk.step(true)>{words.next}</button>
                    <button class="button small quiet" title="Esc" aria-label=words.close on:click=close>"✕"</button>
                </header>
                <p class="measure-indicator" lang="zh-CN">{phrasing::indicator(measure).to_owned()}</p>
                <p class="measure-amount">
                    <span class=format!("arrow {}", phrasing::aspect_class(measure.aspect)) aria-hidden="true">{phrasing::arrow(measure.aspect)}</span>
                    " " {phrasing::amount(measure)}
                    <span class=format!("key {class}")>{words.of_status(measure.status)}</span>
                </p>
                <blockquote lang="zh-CN">
                    {measure.quote.before.clone()}<b>{measure.quote.exact.clone()}</b>{measure.quote.after.clone()}
                </blockquote>
                <dl class="fields" lang="zh-CN">{fields}</dl>
                <details class="why">
                    <summary>{words.why}</summary>
                    <ol class="rules">{rules}</ol>
                    <p>{words.confidence} " " {phrasing::share(measure.confidence)}</p>
                </details>
            </section>
        })
    }
}

/// Names and values of the fields that have one.
fn fields(words: &Words, opened: &Opened, measure: &Measure) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    let indicator = measure.indicator.as_ref();
    add(words.action, measure.action.clone());
    add(
        words.known_as,
        indicator.and_then(|it| {
            let id = it.id.as_deref()?;
            Some(it.name.as_deref().map_or_else(|| id.to_owned(), |name| format!("{name}（{id}）")))
        }),
    );
    add(words.value, measure.value.as_ref().map(phrasing::number));
    add(words.from, measure.from.as_ref().map(phrasing::number));
    add(words.unit, measure.unit.clone().filter(|unit| !unit.is_empty()));
    let bound = Some(measure.comparator).filter(|it| *it != Comparator::Eq && measure.value.is_some());
    add(words.comparator, bound.map(|it| words.of_comparator(it).to_owned()));
    add(words.aspect, Some(words.of_aspect(measure.aspect).to_owned()));
    add(words.status, Some(words.of_status(measure.status).to_owned()));
    add(words.strength, measure.strength.map(|it| words.of_strength(it).to_owned()));
    add(words.headline, measure.headline.then(|| words.yes.to_owned()));
    add(words.period, measure.period.as_ref().map(|it| phrasing::period(words, it)));
    add(
        words.basis,
        measure.basis.as_ref().map(|it| match (it.kind, it.year) {
            (BasisKind::Year, Some(year)) => words.years(year, year),
            (kind, _) => words.of_basis(kind).to_owned(),
        }),
    );
    add(
        words.relation,
        measure.relation.as_ref().map(|it| {
            let to = it.to.as_deref().unwrap_or("");
            format!("{} {to}", words.of_relation(it.kind)).trim_end().to_owned()
        }),
    );
    add(
        words.scope,
        measure.scope.as_ref().map(|it| it.name.clone().unwrap_or_else(|| words.of_scope(it.kind).to_owned())),
    );
    add(
        words.canonical,
        measure
            .canonical
            .as_ref()
            .map(|it| format!("{} {}", phrasing::canonical(&it.value), it.unit).trim_end().to_owned()),
    );
    let section = measure.section.as_deref().and_then(|id| opened.heading(id));
    add(words.section, section.map(|it| format!("{}{}", it.marker, it.title)));
    fields
}
