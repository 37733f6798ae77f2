//! Beside the targets: the report's own picture, the places that it boasts of, its biggest sums, what it promises for
//! people's lives, and what a reader should know before trusting it.

use super::super::text::strip::Strip;
use crate::app::use_words;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::library::json_of;
use crate::state::opened::Opened;
use baogao::report::{Aspect, CanonicalValue, Measure, Status};
use leptos::prelude::*;
use std::sync::Arc;

/// So many lines of each.
const FEW: usize = 5;

/// The parts.
#[component]
pub fn Asides(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let report = &opened.report;
    let of = |status: Status| report.measures.iter().filter(|it| it.status == status).count();
    let ranks: Vec<_> = (report.measures.iter().enumerate())
        .filter(|(_, it)| it.aspect == Aspect::Rank)
        .take(FEW)
        .map(|(at, it)| line(at, it, phrasing::amount(words, it)))
        .collect();
    let mut sums: Vec<(usize, &Measure, u128)> = (report.measures.iter().enumerate())
        .filter(|(_, it)| it.aspect == Aspect::Level)
        .filter_map(|(at, it)| Some((at, it, yuan(it)?)))
        .collect();
    baogao::order::by(&mut sums, |a, b| b.2.cmp(&a.2));
    let sums: Vec<_> =
        sums.into_iter().take(FEW).map(|(at, it, _)| line(at, it, phrasing::amount(words, it))).collect();
    let livelihood: Vec<_> = (report.livelihood.iter().take(FEW))
        .map(|it| {
            let start = it.span.0;
            view! {
                <li><button class="aside-line" on:click=move |_| session.reveal(start)>
                    <span class="aside-amount">{it.number}</span><span class="aside-text">{it.text.clone()}</span>
                </button></li>
            }
        })
        .collect();
    let warnings: Vec<_> = (report.warnings.iter())
        .map(|it| {
            let start = it.span.map(|span| span.0);
            view! {
                <li class="warning" data-testid="warning">
                    <trouble-told parts=json_of(it)></trouble-told>
                    {start.map(|start| view! {
                        <button class="link" on:click=move |_| session.reveal(start)>{words.show_source}</button>
                    })}
                </li>
            }
        })
        .collect();
    let count = |count: usize| view! { <span class="count">{count}</span> };
    view! {
        <section class="aside">
            <h2>{words.all_numbers} <span class="hint">{words.strip_hint}</span></h2>
            <Strip opened=opened.clone() upright=false/>
            <p class="strip-key">
                <span class="key achieved">{words.of_status(Status::Achieved)}</span> {count(of(Status::Achieved))}
                <span class="key target">{words.of_status(Status::Target)}</span> {count(of(Status::Target))}
                <span class="key context">{words.of_status(Status::Context)}</span> {count(of(Status::Context))}
            </p>
            <p class="hint" title=words.explained_hint>{words.explained} " " {phrasing::share(report.explained)}</p>
        </section>
        {(!warnings.is_empty()).then(|| view! {
            <section class="aside"><h2>{words.warnings} {count(warnings.len())}</h2><ul class="warnings">{warnings}</ul></section>
        })}
        {(!sums.is_empty()).then(|| view! { <section class="aside"><h2>{words.biggest_sums}</h2><ul lang="zh-CN">{sums}</ul></section> })}
        {(!ranks.is_empty()).then(|| view! { <section class="aside"><h2>{words.ranks}</h2><ul lang="zh-CN">{ranks}</ul></section> })}
        {(!livelihood.is_empty()).then(|| view! {
            <section class="aside"><h2>{words.livelihood} {count(report.livelihood.len())}</h2><ul lang="zh-CN">{livelihood}</ul></section>
        })}
    }
}

fn line(at: usize, measure: &Measure, amount: String) -> AnyView {
    let session = use_desk().session;
    let class = format!("aside-amount {}", phrasing::status_class(measure.status));
    view! {
        <li><button class="aside-line" on:click=move |_| session.select(at)>
            <span class=class>{amount}</span><span class="aside-text">{phrasing::named(use_words(), measure)}</span>
        </button></li>
    }
    .into_any()
}

/// Its whole yuan, if it is money.
fn yuan(measure: &Measure) -> Option<u128> {
    let canonical = measure.canonical.as_ref().filter(|it| it.unit == "元")?;
    let CanonicalValue::One(value) = &canonical.value else { return None };
    value.split('.').next()?.parse().ok()
}
