//! 指标: every measure, dense, to search, to narrow by facets, to sort by its heads, and to walk through.

use crate::app::use_words;
use crate::controls::facets::{self, Facets, Group};
use crate::controls::markup::Markup;
use crate::controls::rows;
use crate::keys::SEARCH;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::words::Words;
use baogao::report::{Measure, Status};
use leptos::html::Tbody;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;
use web_sys::ScrollLogicalPosition;

/// Id of the table's body.
pub const BODY: &str = "measures";

/// What the table can be sorted by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Place,
    Indicator,
    Amount,
    Status,
    Period,
    Section,
}

/// The room. Its rows are drawn once; search and facets hide them, sorting moves them.
#[component]
pub fn MeasuresRoom(opened: Arc<Opened>) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let count = opened.report.measures.len();
    if count == 0 {
        return view! { <p class="empty">{words.no_measures}</p> }.into_any();
    }
    let body = NodeRef::<Tbody>::new();
    let search = RwSignal::new(String::new());
    let pressed: facets::Pressed = RwSignal::new(Vec::new());
    let sort = RwSignal::new((Column::Place, true));
    let groups = RwSignal::new(Arc::new(groups_of(words, &opened)));
    let searched = opened.clone();
    let base = Memo::new(move |_| {
        let search = search.get().trim().to_ascii_lowercase();
        (0..count).map(|at| searched.measure(at).is_some_and(|it| has(it, &search))).collect::<Vec<bool>>()
    });
    let wanted = Memo::new(move |_| {
        let (pressed, groups) = (pressed.get(), groups.get());
        base.with(|base| {
            (0..count).map(|at| base[at] && facets::wants(&groups, &pressed, at, None)).collect::<Vec<bool>>()
        })
    });
    let shown = Memo::new(move |_| wanted.with(|it| it.iter().filter(|it| **it).count()));
    Effect::new(move || {
        let Some(body) = body.get() else { return };
        let rows = body.children();
        wanted.with(|wanted| {
            for row in (0..rows.length()).filter_map(|at| rows.item(at)) {
                let wanted = rows::position(&row).is_some_and(|at| wanted[at]);
                let _ = row.toggle_attribute_with_force("hidden", !wanted);
            }
        });
    });
    let sorted = opened.clone();
    Effect::new(move |before: Option<(Column, bool)>| {
        let now = sort.get();
        let Some(body) = body.get() else { return now };
        if before.is_some_and(|before| before != now) {
            let mut places: Vec<usize> = (0..count).collect();
            baogao::order::by(&mut places, |&a, &b| {
                let order = compare(&sorted, now.0, a, b);
                if now.1 { order } else { order.reverse() }
            });
            for row in places.into_iter().filter_map(|at| rows::find(&body, at)).collect::<Vec<_>>() {
                let _ = body.append_child(&row);
            }
        }
        now
    });
    Effect::new(move || {
        let (selected, room) = (session.selected.get(), session.room.get());
        let Some(body) = body.get() else { return };
        rows::mark(&body, selected);
        // Shown again, the table is where the selected row is.
        if room == crate::state::session::Room::Measures
            && let Some(row) = selected.and_then(|at| rows::find(&body, at))
        {
            request_animation_frame(move || rows::into_view(&row, ScrollLogicalPosition::Nearest));
        }
    });
    let first = lines(words, &opened);
    let html = first.concat();
    let drawn = StoredValue::new(first);
    Effect::new(move || {
        // Edits change their rows, and the facets with them.
        let (Some(body), Some(now)) = (body.get(), session.opened.get()) else { return };
        drawn.update_value(|before| rows::renew(&body, before, lines(words, &now)));
        rows::mark(&body, session.selected.get_untracked());
        groups.set(Arc::new(groups_of(words, &now)));
    });
    let clear = move || {
        search.set(String::new());
        pressed.set(Vec::new());
    };
    let head = move |column: Column, name: &'static str, class: &'static str| {
        view! {
            <th scope="col" class=class aria-sort=move || match sort.get() {
                (it, true) if it == column => "ascending",
                (it, false) if it == column => "descending",
                _ => "none",
            }>
                <button class="sort" on:click=move |_| sort.update(|it| *it = (column, it.0 != column || !it.1))>{name}</button>
            </th>
        }
    };
    view! {
        <Facets groups=groups pressed base=base.into() label=words.narrow/>
        <div class="listing">
            <div class="filters">
                <input type="search" id=SEARCH placeholder=words.measure_search aria-label=words.measure_search
                    prop:value=move || search.get()
                    on:input=move |event| search.set(event_target_value(&event))
                    on:keydown=move |event| if event.key() == "Escape" { search.set(String::new()) }/>
                <p class="shown" role="status">{move || words.shown_of(shown.get(), count)}</p>
                <Show when=move || shown.get() != count>
                    <button class="button small" on:click=move |_| clear()>{words.show_all}</button>
                </Show>
            </div>
            <table class="table measures-table"
                on:click=move |event| if let Some(at) = rows::row_of(&event) { session.select(at) }
                on:keydown=move |event| rows::walk(&event, |at| session.select(at))>
                <thead>
                    <tr>
                        {head(Column::Place, words.number, "place-cell")}
                        {head(Column::Indicator, words.indicator, "indicator")}
                        {head(Column::Amount, words.value, "amount")}
                        {head(Column::Status, words.status, "status")}
                        {head(Column::Period, words.period, "period")}
                        {head(Column::Section, words.section, "section")}
                    </tr>
                </thead>
                <tbody lang="zh-CN" id=BODY node_ref=body inner_html=html></tbody>
            </table>
            <Show when=move || shown.get() == 0>
                <p class="empty">{words.none_found} " " <button class="button small" on:click=move |_| clear()>{words.show_all}</button></p>
            </Show>
            <p class="keys">{words.keys}</p>
        </div>
    }
    .into_any()
}

fn lines(words: &Words, opened: &Opened) -> Vec<String> {
    let mut lines = Vec::with_capacity(opened.report.measures.len());
    for (at, measure) in opened.report.measures.iter().enumerate() {
        let mut html = Markup::default();
        let number = phrasing::is_number(measure);
        let class = phrasing::status_class(measure.status);
        let place = at.to_string();
        html.open(
            "tr",
            &[
                ("class", "row"),
                ("data-review", measure.review.as_ref().map_or("", |it| phrasing::review_class(it.state))),
                ("data-testid", "measure"),
                ("data-at", &place),
                ("tabindex", if at == 0 { "0" } else { "-1" }),
                ("aria-selected", "false"),
            ],
        );
        html.element("td", &[("class", "place-cell")], &(at + 1).to_string());
        html.open("th", &[("scope", "row"), ("class", "indicator")]);
        if let Some(action) = &measure.action {
            html.element("span", &[("class", "action")], action);
        }
        html.text(&phrasing::named(words, measure));
        if let Some(name) = measure.scope.as_ref().and_then(|it| it.name.as_deref()) {
            html.element("span", &[("class", "tag")], name);
        }
        if measure.headline {
            html.element("span", &[("class", "tag"), ("lang", words.tag)], words.headline);
        }
        if let Some(review) = &measure.review {
            html.element("span", &[("class", "tag review"), ("lang", words.tag)], words.of_review(review.state));
        }
        html.close("th");
        let amount = if number { "amount" } else { "amount words" };
        html.element("td", &[("class", amount)], &phrasing::amount(words, measure));
        html.open("td", &[("class", "status"), ("lang", words.tag)]);
        html.element("span", &[("class", &format!("key {class}"))], words.of_status(measure.status)).close("td");
        let period = measure.period.as_ref().map(|it| phrasing::period(words, it)).unwrap_or_default();
        html.element("td", &[("class", "period"), ("lang", words.tag)], &period);
        let section = measure.section.as_deref().and_then(|id| opened.heading(id));
        let section = section.map(|it| format!("{}{}", it.marker, it.title)).unwrap_or_default();
        html.element("td", &[("class", "section"), ("title", &section)], &section).close("tr");
        lines.push(html.finish());
    }
    lines
}

fn groups_of(words: &Words, opened: &Opened) -> Vec<Group> {
    let measures = &opened.report.measures;
    let keys = |of: &dyn Fn(&Measure) -> Option<String>| measures.iter().map(of).collect::<Vec<_>>();
    let statuses = [Status::Target, Status::Achieved, Status::Context].map(|it| words.of_status(it));
    let roles: Vec<&str> = {
        let mut roles: Vec<&str> = opened.report.parts.iter().map(|it| words.of_role(it.role)).collect();
        roles.dedup();
        let mut once: Vec<&str> = Vec::new();
        roles.into_iter().for_each(|it| {
            if !once.contains(&it) {
                once.push(it)
            }
        });
        once
    };
    vec![
        facets::group(words.status, &statuses, keys(&|it| Some(words.of_status(it.status).into()))),
        facets::group(words.headline, &[], keys(&|it| it.headline.then(|| words.headline.to_owned()))),
        facets::group(words.part, &roles, keys(&|it| Some(words.of_role(opened.role_at(it.span.0)).into()))),
        facets::group(words.period, &[], keys(&|it| it.period.as_ref().map(|it| words.years(it.from, it.to)))),
        facets::group(
            words.unit,
            &[],
            keys(&|it| {
                // ％ and % are one.
                it.unit.as_ref().filter(|it| !it.is_empty()).map(|it| it.replace('％', "%"))
            }),
        ),
        facets::group(words.comparator, &[], keys(&|it| it.value.map(|_| words.of_comparator(it.comparator).into()))),
        facets::group(
            words.review,
            &[],
            keys(&|it| Some(it.review.as_ref().map_or(words.not_reviewed, |it| words.of_review(it.state)).into())),
        ),
        facets::group(
            words.known_as,
            &[words.known, words.not_known],
            keys(&|it| {
                let known = it.indicator.as_ref().is_some_and(|it| it.id.is_some());
                Some(if known { words.known } else { words.not_known }.into())
            }),
        ),
    ]
}

/// Whether the search means this measure: its indicator, its action, its words. A hit anywhere in a long sentence is none.
fn has(measure: &Measure, search: &str) -> bool {
    let inside = |text: &str| text.to_ascii_lowercase().contains(search);
    search.is_empty()
        || inside(phrasing::indicator(measure))
        || inside(&phrasing::named(use_words(), measure))
        || inside(&measure.quote.exact)
        || measure.action.as_deref().is_some_and(inside)
        || measure.indicator.as_ref().and_then(|it| it.name.as_deref()).is_some_and(inside)
}

fn compare(opened: &Opened, column: Column, a: usize, b: usize) -> Ordering {
    let (Some(left), Some(right)) = (opened.measure(a), opened.measure(b)) else { return a.cmp(&b) };
    let order = match column {
        Column::Place => a.cmp(&b),
        Column::Indicator => phrasing::indicator(left).cmp(phrasing::indicator(right)),
        // Units first: numbers of different kinds have no order.
        Column::Amount => {
            let key = |it: &Measure| (it.canonical.as_ref().map(|it| it.unit.clone()), it.value.map(first));
            let ((left_unit, left), (right_unit, right)) = (key(left), key(right));
            left_unit.is_none().cmp(&right_unit.is_none()).then(left_unit.cmp(&right_unit)).then(left.cmp(&right))
        }
        Column::Status => (left.status as u8).cmp(&(right.status as u8)),
        Column::Period => {
            let key = |it: &Measure| it.period.as_ref().map_or((i32::MAX, i32::MAX), |it| (it.to, it.from));
            key(left).cmp(&key(right))
        }
        Column::Section => left.section.as_deref().map(number).cmp(&right.section.as_deref().map(number)),
    };
    order.then(a.cmp(&b))
}

fn first(value: baogao::report::Value) -> rust_decimal::Decimal {
    match value {
        baogao::report::Value::One(it) | baogao::report::Value::Two(it, _) => it,
    }
}

/// The number in an id: `s12` is 12.
fn number(id: &str) -> u32 {
    id.trim_start_matches(|it: char| !it.is_ascii_digit()).parse().unwrap_or(u32::MAX)
}
