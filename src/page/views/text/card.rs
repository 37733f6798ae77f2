//! The note of the selected measure: what is known of it that its head does not say, and why it was read so.

use super::reading::READING;
use super::review::{self, CorrectForm};
use crate::app::use_words;
use crate::controls::focus;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::words::Words;
use baogao::report::{BasisKind, Measure, Strength};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// Id of the note.
const CARD: &str = "note";

/// The note; nothing while no measure is selected.
#[component]
pub fn Card() -> impl IntoView {
    let desk = use_desk();
    let session = desk.session;
    let words = use_words();
    let copied = RwSignal::new(None::<bool>);
    // The button goes with the note, and the focus to the row that it spoke of, or to the text.
    let close = move |_| {
        let row = document().query_selector(".room:not([hidden]) [aria-selected='true']").ok().flatten();
        session.put_away();
        match row {
            Some(row) => drop(row.unchecked_into::<HtmlElement>().focus()),
            None => focus(READING),
        }
    };
    move || {
        let at = session.selected.get()?;
        let opened = session.opened.get()?;
        let measure = opened.measure(at)?;
        let class = phrasing::status_class(measure.status);
        let correcting = session.correcting.get();
        let line: Vec<_> = line(words, measure).into_iter().map(|it| view! { <span>{it}</span> }).collect();
        let section = measure.section.as_deref().and_then(|id| opened.heading(id));
        let section = section.map(|it| format!("{}{}", it.marker, it.title));
        let fields = fields(words, &opened, measure)
            .into_iter()
            .map(|(name, value)| view! { <dt lang=words.tag>{name}</dt><dd>{value}</dd> })
            .collect_view();
        let quotation = words.quotation_of(&opened, measure);
        let copy = move |_| {
            let quotation = quotation.clone();
            spawn_local(async move {
                copied.set(Some(crate::export::copy(&quotation).await));
                gloo_timers::future::TimeoutFuture::new(2500).await;
                copied.try_set(None);
            });
        };
        Some(view! {
            <section class=format!("note {class}") id=CARD aria-label=words.selected data-testid="measure-panel">
                <header>
                    <p class="place">{words.position(at + 1, opened.report.measures.len())}</p>
                    <button class="button small quiet" title="k" aria-label=words.previous on:click=move |_| session.step(false)>"‹"</button>
                    <button class="button small quiet" title="j" aria-label=words.next on:click=move |_| session.step(true)>"›"</button>
                    <button class="button small quiet" title="Esc" aria-label=words.close on:click=close>"✕"</button>
                </header>
                <p class="note-head" lang="zh-CN" role="status">
                    <span class=format!("note-amount {class}")>{phrasing::amount(words, measure)}</span>
                    <span class="note-indicator">{phrasing::named(words, measure)}</span>
                    <span class=format!("key {class}") lang=words.tag>{words.of_status(measure.status)}</span>
                </p>
                <p class="note-line">{line}</p>
                {section.map(|it| view! { <p class="note-section" lang="zh-CN">{it}</p> })}
                {measure.review.as_ref().map(|it| {
                    let original = it.original.as_deref().map(|it| words.read_as(&phrasing::amount(words, it), &phrasing::named(words, it)));
                    view! { <p class="note-review" data-testid="review"><span class="tag">{words.of_review(it.state)}</span> {original}</p> }
                })}
                {correcting.then(|| view! { <CorrectForm opened=opened.clone() at/> })}
                <div class="note-actions" hidden=correcting>
                    <button class="button small" title="A" data-testid="accept" on:click=move |_| review::accept_and_next(desk)>{words.accept}</button>
                    <button class="button small" title="E" data-testid="correct" on:click=move |_| review::begin(desk)>{words.correct}</button>
                    <button class="button small" title="X" data-testid="reject" on:click=move |_| review::reject(desk)>{words.reject}</button>
                    {measure.review.is_some().then(|| view! {
                        <button class="button small quiet" on:click=move |_| review::reset(desk)>{words.reset}</button>
                    })}
                    <button class="button small" data-testid="copy-quotation" on:click=copy>
                        {move || match copied.get() { None => words.copy_quotation, Some(true) => words.copied, Some(false) => words.not_copied }}
                    </button>
                </div>
                <details class="more">
                    <summary>{words.why}</summary>
                    <p class="why">{words.why_of(&opened, measure)}</p>
                    <dl class="fields" lang="zh-CN">{fields}</dl>
                </details>
            </section>
        })
    }
}

/// Puts the note beside the line of the mark, where there is room beside the text.
pub fn place(mark: &Element) {
    let Some(note) = document().get_element_by_id(CARD) else { return };
    let Some(sheet) = note.parent_element() else { return };
    let top = mark.get_bounding_client_rect().top() - sheet.get_bounding_client_rect().top();
    let style = sheet.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property("--line-at", &format!("{}px", top.max(0.0) as u32));
}

/// Time, comparison and kind, where they are told.
fn line(words: &Words, measure: &Measure) -> Vec<String> {
    let basis = measure.basis.as_ref().map(|it| match (it.kind, it.year) {
        (BasisKind::Year, Some(year)) => words.compared_with(&words.years(year, year)),
        (kind, _) => words.of_basis(kind).to_owned(),
    });
    let scope = measure.scope.as_ref().map(|it| it.name.clone().unwrap_or_else(|| words.of_scope(it.kind).to_owned()));
    let strength = measure.strength.filter(|it| *it != Strength::Expected);
    let parts = [
        measure.period.as_ref().map(|it| phrasing::period(words, it)),
        basis,
        measure.headline.then(|| words.headline.to_owned()),
        strength.map(|it| words.of_strength(it).to_owned()),
        scope,
        measure.from.as_ref().map(|it| words.risen_from(&phrasing::number(it))),
    ];
    parts.into_iter().flatten().collect()
}

/// Names and values of the fields that the head does not tell.
fn fields(words: &Words, opened: &Opened, measure: &Measure) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    let indicator = measure.indicator.as_ref();
    add(words.known_as, indicator.and_then(|it| it.name.clone()).filter(|it| it != phrasing::indicator(measure)));
    add(words.action, measure.action.clone());
    add(words.aspect, Some(words.of_aspect(measure.aspect).to_owned()));
    add(
        words.relation,
        measure.relation.as_ref().map(|it| {
            let to = it.to.as_deref().unwrap_or("");
            format!("{} {to}", words.of_relation(it.kind)).trim_end().to_owned()
        }),
    );
    add(words.page, opened.page_at(measure.span.0).map(|it| it.to_string()));
    add(words.confidence, Some(phrasing::share(measure.confidence)));
    fields
}
