//! The headline targets of the year: what, how much, and what the review reports of the same.

use super::plot::{self, Axis};
use crate::app::use_words;
use crate::controls::markup::Markup;
use crate::controls::rows;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::words::Words;
use baogao::report::{Measure, Strength};
use leptos::html::Tbody;
use leptos::prelude::*;
use std::sync::Arc;

/// Id of the table's body.
pub const BODY: &str = "targets";

/// The table.
#[component]
pub fn Targets(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let headlines = opened.headlines();
    if headlines.is_empty() {
        return view! {
            <div class="targets-part"><h2>{words.headline_targets}</h2><p class="empty">{words.no_targets}</p></div>
        }
        .into_any();
    }
    let body = NodeRef::<Tbody>::new();
    Effect::new(move || {
        let selected = session.selected.get();
        if let Some(body) = body.get() {
            rows::mark(&body, selected);
        }
    });
    let compared = headlines.iter().any(|&at| before(&opened, at).is_some());
    let rows_of = headlines.clone();
    let first = lines(words, &opened, &rows_of, compared);
    let html = first.iter().map(|(_, html)| html.as_str()).collect::<String>();
    let drawn = StoredValue::new(first);
    Effect::new(move || {
        // Edits change their rows.
        let (Some(body), Some(now)) = (body.get(), session.opened.get()) else { return };
        let now = lines(words, &now, &rows_of, compared);
        drawn.update_value(|before| {
            for ((_, before), (at, html)) in before.iter().zip(&now) {
                if before != html
                    && let Some(row) = rows::find(&body, *at)
                {
                    row.set_outer_html(html);
                }
            }
            *before = now;
        });
        rows::mark(&body, session.selected.get_untracked());
    });
    let on_click = move |event: leptos::ev::MouseEvent| {
        if let Some(at) = rows::row_of(&event) {
            session.select(at);
        }
    };
    view! {
        <div class="targets-part">
            <div class="part-head">
                <h2>{words.headline_targets} <span class="count">{headlines.len()}</span></h2>
                <p class="key-line">
                    <span class="key-ring">{words.last_year}</span>
                    <span class="key-bar">{words.this_year}</span>
                    <span class="hint">{words.click_for_sentence}</span>
                </p>
            </div>
            <table class="table targets" class:compared=compared on:click=on_click on:keydown=move |event| rows::walk(&event, |at| session.select(at))>
                <thead>
                    <tr>
                        <th scope="col">{words.indicator}</th>
                        {compared.then(|| view! { <th scope="col" class="before">{words.last_year}</th> })}
                        <th scope="col" class="plot-cell"><span class="unseen">{words.plot}</span></th>
                        <th scope="col" class="amount">{words.this_year}</th>
                        <th scope="col" class="clause">{words.sentence}</th>
                    </tr>
                </thead>
                <tbody lang="zh-CN" id=BODY node_ref=body inner_html=html></tbody>
            </table>
        </div>
    }
    .into_any()
}

fn before(opened: &Opened, at: usize) -> Option<&Measure> {
    opened.measure(opened.reported_before(opened.measure(at)?)?)
}

fn lines(words: &Words, opened: &Opened, headlines: &[usize], compared: bool) -> Vec<(usize, String)> {
    let in_percent = |it: &Measure| it.unit.as_deref() == Some("%");
    let ends = |it: &Measure| plot::ends(it).into_iter().flat_map(|(low, high)| [low, high]).collect::<Vec<_>>();
    let shared = Axis::of(
        (headlines.iter().filter_map(|&at| Some((opened.measure(at)?, before(opened, at)))))
            .filter(|(it, _)| in_percent(it))
            .flat_map(|(it, before)| ends(it).into_iter().chain(before.map(ends).unwrap_or_default())),
    );
    let mut lines = Vec::with_capacity(headlines.len());
    for (row, &at) in headlines.iter().enumerate() {
        let Some(measure) = opened.measure(at) else { continue };
        let mut html = Markup::default();
        let before = before(opened, at);
        let amount = phrasing::amount(words, measure);
        html.open(
            "tr",
            &[
                ("class", "row"),
                ("data-review", measure.review.as_ref().map_or("", |it| phrasing::review_class(it.state))),
                ("data-testid", "headline"),
                ("data-at", &at.to_string()),
                ("tabindex", if row == 0 { "0" } else { "-1" }),
                ("aria-selected", "false"),
            ],
        );
        html.open("th", &[("scope", "row"), ("class", "indicator")]).text(&phrasing::named(words, measure));
        // 预期 stands on nearly every row and so on none.
        if let Some(strength) = measure.strength.filter(|it| *it != Strength::Expected) {
            html.element("span", &[("class", "tag"), ("lang", words.tag)], words.of_strength(strength));
        }
        html.close("th");
        if compared {
            let amount = before.map(|it| phrasing::amount(words, it)).unwrap_or_default();
            html.element("td", &[("class", "before")], &amount);
        }
        html.open("td", &[("class", "plot-cell")]);
        let own = || Axis::of(ends(measure).into_iter().chain(before.map(ends).unwrap_or_default()));
        if phrasing::is_number(measure) {
            plot::draw(&mut html, if in_percent(measure) { shared } else { own() }, measure, before);
        }
        html.close("td");
        html.element("td", &[("class", "amount")], &amount);
        html.element("td", &[("class", "clause")], opened.clause(measure)).close("tr");
        lines.push((at, html.finish()));
    }
    lines
}
