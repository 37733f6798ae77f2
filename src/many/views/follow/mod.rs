//! 追踪: what became of last year's targets, a row a target, with both sentences side by side.

use super::compare::files;
use crate::interface::controls::markup::Markup;
use crate::shelf::{Shelf, for_good};
use crate::words::{Words, words};
use crate::worker::messages::{Followed, Outcome, Reply, Request};
use baogao::compare::follow::Verdict;
use baogao::export::words::Said;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Rows that are drawn; the filters reach the others.
const MOST: usize = 600;

const VERDICTS: [Verdict; 5] =
    [Verdict::Met, Verdict::Exceeded, Verdict::Missed, Verdict::NotMentioned, Verdict::NotComparable];

/// What is shown; cheap to copy.
#[derive(Clone, Copy)]
struct State {
    followed: RwSignal<Arc<Followed>>,
    main: RwSignal<bool>,
    verdict: RwSignal<Option<Verdict>>,
    region: RwSignal<String>,
    /// Position of the row whose sentences are shown.
    open: RwSignal<Option<usize>>,
}

thread_local! {
    static STATE: OnceCell<State> = const { OnceCell::new() };
}

fn state(shelf: Shelf) -> State {
    let make = || {
        let state = State {
            followed: RwSignal::default(),
            main: RwSignal::new(true),
            verdict: RwSignal::default(),
            region: RwSignal::default(),
            open: RwSignal::default(),
        };
        shelf.listen(move |reply| {
            if let Reply::Followed(it) = reply {
                state.open.set(None);
                state.followed.set(Arc::new(it.clone()));
            }
        });
        state
    };
    STATE.with(|it| *it.get_or_init(|| for_good(make)))
}

impl State {
    /// Positions of the rows that are shown.
    fn shown(self) -> Vec<usize> {
        let (main, verdict, region) = (self.main.get(), self.verdict.get(), self.region.get());
        let fits = |it: &Outcome| {
            (it.headline || !main)
                && verdict.is_none_or(|verdict| it.verdict == verdict)
                && (region.is_empty() || it.region == region)
        };
        self.followed.with(|all| (0..all.rows.len()).filter(|&at| fits(&all.rows[at])).collect())
    }
}

/// A verdict in the page's language.
fn name(words: &Words, verdict: Verdict) -> &'static str {
    let [chinese, english, _] = verdict.said();
    words.language.pick(chinese, english)
}

/// The follow-up.
#[component]
pub fn Follow(shelf: Shelf) -> impl IntoView {
    let words = words();
    let state = state(shelf);
    let State { followed, .. } = state;
    Effect::new(move || {
        shelf.rows.track();
        shelf.lost.track();
        shelf.say(&Request::Follow);
    });
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let shown = state.shown();
        let html = followed.with(|all| html(words, all, &shown, state.open.get()));
        place.set_inner_html(&html);
    });
    let count = move || words.followed(state.shown().len(), followed.with(|it| it.rows.len()));
    let take = move |format: &str| shelf.desk().take(files(shelf), "compare", format);
    view! {
        <div class="comparison">
            <header class="over-head">
                <h1>{words.follow} " " <span class="count" role="status">{count}</span></h1>
                <Tools state/>
                <div class="takes">
                    <button class="button small" data-testid="follow-csv" on:click=move |_| take("csv")>{words.take_csv}</button>
                    <button class="button small" data-testid="follow-xlsx" on:click=move |_| take("xlsx")>{words.take_xlsx}</button>
                    <button class="button small" data-testid="follow-docx" on:click=move |_| take("docx")>{words.take_docx}</button>
                </div>
            </header>
            <div class="over-scroll" node_ref=place tabindex="0" role="region" aria-label=words.follow
                on:click=move |event| on_click(shelf, state, &event)></div>
        </div>
    }
}

#[component]
fn Tools(state: State) -> impl IntoView {
    let words = words();
    let regions = Memo::new(move |_| {
        state.followed.with(|it| {
            let mut regions: Vec<String> = it.rows.iter().map(|it| it.region.clone()).collect();
            regions.dedup();
            regions
        })
    });
    view! {
        <div class="tools">
            <label class="check"><input type="checkbox" data-testid="follow-main" prop:checked=move || state.main.get()
                on:change=move |event| state.main.set(event_target_checked(&event))/> {words.main_only}</label>
            <select aria-label=words.place data-testid="follow-region" on:change=move |event| state.region.set(event_target_value(&event))>
                <option value="">{words.any_parent}</option>
                {move || regions.get().into_iter().map(|it| {
                    let chosen = state.region.with_untracked(|region| *region == it);
                    view! { <option value=it.clone() selected=chosen>{it.clone()}</option> }
                }).collect_view()}
            </select>
            <select aria-label=words.verdict data-testid="follow-verdict" on:change=move |event| {
                let value = event_target_value(&event);
                state.verdict.set(VERDICTS.into_iter().find(|it| name(words, *it) == value));
            }>
                <option value="">{words.any_verdict}</option>
                {VERDICTS.into_iter().map(|it| view! { <option value=name(words, it)>{name(words, it)}</option> }).collect_view()}
            </select>
        </div>
    }
}

fn html(words: &Words, all: &Followed, shown: &[usize], open: Option<usize>) -> String {
    let mut html = Markup::default();
    for (region, after, before) in &all.gaps {
        html.element("p", &[("class", "told")], &words.gap_of(region, *after, *before));
    }
    if all.rows.is_empty() {
        html.element("p", &[("class", "empty")], words.nothing_followed);
        return html.finish();
    }
    html.open("table", &[("class", "table followed")]).open("thead", &[]).open("tr", &[]);
    let heads = [words.place, words.year, words.indicator, words.target, words.outcome_short, words.verdict, words.gap];
    for head in heads {
        html.element("th", &[("scope", "col")], head);
    }
    html.close("tr").close("thead").open("tbody", &[]);
    for &at in shown.iter().take(MOST) {
        row(&mut html, words, at, &all.rows[at], open == Some(at));
    }
    html.close("tbody").close("table");
    html.finish()
}

fn row(html: &mut Markup, words: &Words, at: usize, row: &Outcome, open: bool) {
    let code = row.verdict.said()[2];
    html.open(
        "tr",
        &[
            ("data-testid", "follow-row"),
            ("data-verdict", code),
            ("data-indicator", &row.id),
            ("data-row", &at.to_string()),
        ],
    );
    html.element("th", &[("scope", "row")], &row.region);
    html.element("td", &[], &row.year.to_string());
    html.open("td", &[]);
    let expanded = if open { "true" } else { "false" };
    html.element("button", &[("class", "cell"), ("type", "button"), ("aria-expanded", expanded)], &row.indicator);
    html.close("td");
    html.element("td", &[("class", "promise")], &row.target);
    html.element("td", &[("class", "done")], &row.outcome);
    html.open("td", &[("class", "verdict")]);
    html.element("span", &[("class", "sign")], ["✓", "✕", "▲", "·", "≠"][sign(row.verdict)]);
    html.text(" ").text(name(words, row.verdict));
    for doubt in &row.doubts {
        let [chinese, english, _] = doubt.said();
        html.element("small", &[], words.language.pick(chinese, english));
    }
    html.close("td");
    let unit = if row.is_points && !row.gap.is_empty() { words.points } else { "" };
    html.element("td", &[("class", "gap")], &format!("{}{unit}", row.gap));
    html.close("tr");
    if open {
        html.open("tr", &[("class", "sentences")]).open("td", &[("colspan", "7")]).open("div", &[("class", "pair")]);
        for (side, sentence) in row.sentences.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let class = ["promise", "done"][side];
            html.open("blockquote", &[("class", class)]);
            html.element("p", &[("class", "quoted")], sentence);
            let attributes = [("class", "button small"), ("type", "button"), ("data-open", &*format!("{at} {side}"))];
            html.element("button", &attributes, words.open_text);
            html.close("blockquote");
        }
        html.close("div").close("td").close("tr");
    }
}

fn sign(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Met => 0,
        Verdict::Missed => 1,
        Verdict::Exceeded => 2,
        Verdict::NotMentioned => 3,
        Verdict::NotComparable => 4,
    }
}

fn on_click(shelf: Shelf, state: State, event: &web_sys::MouseEvent) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
    let closest =
        |name: &str| target.closest(&format!("[{name}]")).ok().flatten().and_then(|it| it.get_attribute(name));
    if let Some(at) = closest("data-open") {
        let mut parts = at.split(' ').filter_map(|it| it.parse::<usize>().ok());
        let (Some(at), Some(side)) = (parts.next(), parts.next()) else { return };
        state.followed.with_untracked(|all| {
            if let Some(row) = all.rows.get(at) {
                let key = if side == 0 { row.of } else { row.next };
                let (from, to) = row.places[side.min(1)];
                shelf.desk().open(key.0, key.1, from, to);
            }
        });
    } else if let Some(at) = closest("data-row").and_then(|it| it.parse().ok()) {
        state.open.update(|it| *it = if *it == Some(at) { None } else { Some(at) });
    }
}
