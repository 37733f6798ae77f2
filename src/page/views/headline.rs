//! The headline targets of the year: what, how much, which way, and what the review reports of the same.

use super::measures_table::walk;
use crate::analyses::use_desk;
use crate::app::use_words;
use crate::opened::Opened;
use crate::phrasing;
use leptos::prelude::*;
use std::sync::Arc;

/// The table.
#[component]
pub fn Headlines(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let headlines = opened.headlines();
    if headlines.is_empty() {
        return view! { <p class="empty">{words.no_targets}</p> }.into_any();
    }
    let before: Vec<Option<usize>> =
        headlines.iter().map(|&at| opened.measure(at).and_then(|it| opened.reported_before(it))).collect();
    let compared = before.iter().any(Option::is_some);
    // The one row that the Tab key stops at: the selected one, or the first.
    let listed = headlines.clone();
    let stop = Memo::new(move |_| {
        let selected = desk.selected.get().filter(|at| listed.contains(at));
        selected.or_else(|| listed.first().copied())
    });
    let rows: Vec<_> = (headlines.iter().zip(before))
        .filter_map(|(&at, before)| {
            let measure = opened.measure(at)?;
            let before = before.and_then(|at| Some((at, phrasing::amount(opened.measure(at)?))));
            let aspect = words.of_aspect(measure.aspect);
            Some(view! {
                <tr class="row" data-testid="headline" data-at=at.to_string() tabindex=move || if stop.get() == Some(at) { "0" } else { "-1" }
                    aria-selected=move || (desk.selected.get() == Some(at)).to_string()
                    on:click=move |_| desk.selected.set(Some(at))>
                    <th scope="row" class="indicator">
                        {phrasing::indicator(measure).to_owned()}
                        {measure.strength.map(|it| view! { <span class="tag" lang=words.tag>{words.of_strength(it)}</span> })}
                    </th>
                    <td class=format!("arrow {}", phrasing::aspect_class(measure.aspect)) title=aspect>
                        <span aria-hidden="true">{phrasing::arrow(measure.aspect)}</span>
                        <span class="unseen" lang=words.tag>{aspect}</span>
                    </td>
                    <td class=phrasing::amount_class(measure) title=words.of_comparator(measure.comparator)>{phrasing::amount(measure)}</td>
                    {compared.then(|| view! {
                        <td class="before">{before.map(|(at, amount)| view! {
                            <button class="link" on:click=move |event| {
                                event.stop_propagation();
                                desk.selected.set(Some(at));
                            }>{amount}</button>
                        })}</td>
                    })}
                </tr>
            })
        })
        .collect();
    view! {
        <table class="table headlines" on:keydown=move |event| walk(desk, &event)>
            <thead>
                <tr>
                    <th scope="col">{words.indicator}</th>
                    <th scope="col" class="arrow"><span class="unseen">{words.direction}</span></th>
                    <th scope="col" class="amount">{words.value}</th>
                    {compared.then(|| view! { <th scope="col" class="before">{words.last_year}</th> })}
                </tr>
            </thead>
            <tbody lang="zh-CN">{rows}</tbody>
        </table>
        <p class="keys">{words.keys}</p>
    }
    .into_any()
}
