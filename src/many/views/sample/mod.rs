//! 抽查: measures drawn by chance from the reports, judged one by one by key; how many were right, with its interval.

mod kept;
mod precision;

use crate::interface::phrasing;
use crate::shelf::{Shelf, for_good};
use crate::tables;
use crate::views::library;
use crate::words::{Words, words};
use crate::worker::messages::{Draw, Drawn, Reply, Request};
use baogao::export::{Cell, Table};
use baogao::report::Status;
use kept::{Item, Sample, Verdict};
use leptos::prelude::*;
use std::cell::OnceCell;

/// Name of the view in the address.
pub const NAME: &str = "sample";

/// The sample check; cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    count: RwSignal<u32>,
    seed: RwSignal<u32>,
    status: RwSignal<Option<Status>>,
    headline: RwSignal<bool>,
    sample: RwSignal<Option<Sample>>,
    /// Which of the sample is looked at.
    at: RwSignal<usize>,
    waiting: RwSignal<bool>,
    id: StoredValue<u32>,
}

thread_local! {
    static STATE: OnceCell<State> = const { OnceCell::new() };
}

fn state(shelf: Shelf) -> State {
    let make = || {
        let kept = kept::kept();
        let asked = kept.as_ref().map(|it| it.asked.clone());
        let open = kept.as_ref().and_then(|it| it.items.iter().position(|it| it.verdict.is_none()));
        let state = State {
            count: RwSignal::new(asked.as_ref().map_or(50, |it| it.count)),
            seed: RwSignal::new(asked.as_ref().map_or_else(seed, |it| it.seed)),
            status: RwSignal::new(asked.as_ref().map_or(Some(Status::Target), |it| it.status)),
            headline: RwSignal::new(asked.is_some_and(|it| it.headline)),
            sample: RwSignal::new(kept),
            at: RwSignal::new(open.unwrap_or_default()),
            waiting: RwSignal::default(),
            id: StoredValue::new(0),
        };
        shelf.listen(move |reply| {
            if let Reply::Drawn { id, measures, from } = reply
                && *id == state.id.get_value()
            {
                take(shelf, state, measures, *from);
            }
        });
        Effect::new(move || {
            if shelf.lost.get() > 0 {
                state.waiting.set(false);
            }
        });
        state
    };
    let known = STATE.with(|it| it.get().copied());
    known.unwrap_or_else(|| {
        let state = for_good(make);
        STATE.with(|it| *it.get_or_init(|| state))
    })
}

/// A seed that people can read out.
fn seed() -> u32 {
    (js_sys::Math::random() * 1e6) as u32
}

fn draw(shelf: Shelf, state: State) {
    let id = state.id.get_value() + 1;
    state.id.set_value(id);
    state.waiting.set(true);
    let within = untrack(|| library::state(shelf).within(shelf));
    shelf.say(&Request::Draw(Draw {
        id,
        count: state.count.get_untracked(),
        seed: state.seed.get_untracked(),
        status: state.status.get_untracked(),
        headline: state.headline.get_untracked(),
        within,
    }));
}

fn take(shelf: Shelf, state: State, measures: &[Drawn], from: u32) {
    let items = measures.iter().filter_map(|drawn| {
        let entry = shelf.entry(drawn.key)?;
        let name = match (entry.region(), entry.year()) {
            (Some(region), Some(year)) => format!("{region} {year}"),
            _ => entry.name().to_owned(),
        };
        Some(Item { drawn: drawn.clone(), sha256: entry.sha256.to_string(), name, verdict: None })
    });
    let asked = Draw {
        id: 0,
        count: state.count.get_untracked(),
        seed: state.seed.get_untracked(),
        status: state.status.get_untracked(),
        headline: state.headline.get_untracked(),
        within: Vec::new(),
    };
    let reports = untrack(|| library::state(shelf).within(shelf).len()) as u32;
    let sample = Sample { asked, from, reports, items: items.collect() };
    kept::keep(&sample);
    state.waiting.set(false);
    state.at.set(0);
    state.sample.set(Some(sample));
}

fn judge(state: State, verdict: Verdict) {
    let at = state.at.get_untracked();
    state.sample.update(|sample| {
        if let Some(item) = sample.as_mut().and_then(|it| it.items.get_mut(at)) {
            item.verdict = Some(verdict);
        }
    });
    state.sample.with_untracked(|sample| {
        if let Some(sample) = sample {
            kept::keep(sample);
            // To the next that is open, or simply the next.
            let open = (at + 1..sample.items.len()).find(|&it| sample.items[it].verdict.is_none());
            state.at.set(open.unwrap_or((at + 1).min(sample.items.len().saturating_sub(1))));
        }
    });
}

fn step(state: State, forward: bool) {
    let count = state.sample.with_untracked(|it| it.as_ref().map_or(0, |it| it.items.len()));
    state.at.update(|at| {
        *at = if forward { (*at + 1).min(count.saturating_sub(1)) } else { at.saturating_sub(1) };
    });
}

fn open(shelf: Shelf, state: State) {
    let at = state.at.get_untracked();
    let found = state.sample.with_untracked(|sample| {
        let item = sample.as_ref()?.items.get(at)?;
        Some((kept::place(shelf, item)?, item.drawn.measure.span))
    });
    if let Some((key, span)) = found {
        shelf.desk().open(key.0, key.1, span.0, span.1);
    }
}

/// The sample check.
#[component]
pub fn SampleCheck(shelf: Shelf) -> impl IntoView {
    let words = words();
    let state = state(shelf);
    let here =
        Memo::new(move |_| shelf.view.with(|it| it.split('&').next() == Some(NAME)) && shelf.opened.get().is_none());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let typing =
            crate::interface::controls::is_field(&event) || event.ctrl_key() || event.meta_key() || event.alt_key();
        if !here.get_untracked() || typing || state.sample.with_untracked(Option::is_none) {
            return;
        }
        match event.key().as_str() {
            "a" | "y" => judge(state, Verdict::Right),
            "x" | "n" => judge(state, Verdict::Wrong),
            "u" => judge(state, Verdict::Unsure),
            "j" | "ArrowRight" => step(state, true),
            "k" | "ArrowLeft" => step(state, false),
            "o" => open(shelf, state),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="sample">
            <header class="over-head">
                <h1>{words.sample}</h1>
                <Setup shelf state/>
            </header>
            <div class="over-scroll">
                {move || match state.sample.with(|it| it.as_ref().map(|it| it.items.len())) {
                    None => view! { <p class="empty">{words.sample_idle}</p> }.into_any(),
                    Some(0) => view! { <p class="empty">{words.sample_none}</p> }.into_any(),
                    Some(_) => view! { <Card shelf state/><Outcome shelf state/> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// What is to be drawn.
#[component]
fn Setup(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    const STATUS: [(Option<Status>, &str); 3] =
        [(Some(Status::Target), "target"), (Some(Status::Achieved), "achieved"), (None, "any")];
    let library = library::state(shelf);
    let within = Memo::new(move |_| library.within(shelf).len());
    view! {
        <form class="tools" on:submit=move |event| {
            event.prevent_default();
            draw(shelf, state);
        }>
            <label class="field">{words.sample_count} " "
                <input type="number" min="1" max="500" data-testid="sample-count" prop:value=move || state.count.get().to_string()
                    on:input=move |event| { let _ = event_target_value(&event).parse::<u32>().map(|it| state.count.set(it.clamp(1, 500))); }/></label>
            <select aria-label=words.status on:change=move |event| {
                let name = event_target_value(&event);
                state.status.set(STATUS.iter().find(|it| it.1 == name).and_then(|it| it.0));
            }>
                {STATUS.iter().map(|(status, name)| {
                    let text = status.map_or(words.any_status, |it| words.language.of_status(it));
                    view! { <option value=*name selected=state.status.with_untracked(|it| it == status)>{text}</option> }
                }).collect_view()}
            </select>
            <label class="check"><input type="checkbox" prop:checked=move || state.headline.get()
                on:change=move |event| state.headline.set(event_target_checked(&event))/>{words.only_headlines}</label>
            <label class="field">{words.seed} " "
                <input type="number" min="0" data-testid="sample-seed" prop:value=move || state.seed.get().to_string()
                    on:input=move |event| { let _ = event_target_value(&event).parse().map(|it| state.seed.set(it)); }/></label>
            <button type="button" class="button small" title=words.new_seed aria-label=words.new_seed on:click=move |_| state.seed.set(seed())>"⟳"</button>
            <button class="button primary" data-testid="sample-draw" disabled=move || { within.get() == 0 || state.waiting.get() }>
                {move || words.draw_from(within.get())}</button>
        </form>
    }
}

/// The measure that is looked at, and what is to be said of it.
#[component]
fn Card(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    let button = move |verdict: Verdict, key: &'static str, name: &'static str, testid: &'static str| {
        let said = move || {
            state.sample.with(|it| {
                it.as_ref().and_then(|it| it.items.get(state.at.get())).is_some_and(|it| it.verdict == Some(verdict))
            })
        };
        view! {
            <button class="button" data-testid=testid aria-pressed=move || said().to_string() on:click=move |_| judge(state, verdict)>
                {name} " " <kbd>{key}</kbd></button>
        }
    };
    let shown = move || {
        state.sample.with(|sample| {
            let sample = sample.as_ref()?;
            let item = sample.items.get(state.at.get())?.clone();
            Some((item, state.at.get() + 1, sample.items.len()))
        })
    };
    view! {
        <section class="sample-card" aria-live="polite" data-testid="sample-card">
            {move || shown().map(|(item, number, of)| view! {
                <p class="sample-where"><b lang="zh-CN">{item.name.clone()}</b> " " <span class="count">{words.language.position(number, of)}</span></p>
                <blockquote lang="zh-CN">{item.drawn.sentence[0].clone()}<mark class="selected">{item.drawn.sentence[1].clone()}</mark>{item.drawn.sentence[2].clone()}</blockquote>
                <dl class="fields">{fields(words, &item.drawn).into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd lang="zh-CN">{value}</dd> }).collect_view()}</dl>
            })}
            <div class="ways">
                {button(Verdict::Right, "a", words.right, "sample-right")}
                {button(Verdict::Wrong, "x", words.wrong, "sample-wrong")}
                {button(Verdict::Unsure, "u", words.unsure, "sample-unsure")}
                <span class="spring"></span>
                <button class="button quiet" on:click=move |_| step(state, false)>{words.previous} " " <kbd>"k"</kbd></button>
                <button class="button quiet" on:click=move |_| step(state, true)>{words.next} " " <kbd>"j"</kbd></button>
                <button class="button quiet" on:click=move |_| open(shelf, state)>{words.open_place} " " <kbd>"o"</kbd></button>
            </div>
        </section>
    }
}

/// What is to be judged: each field that the measure has.
fn fields(words: &Words, drawn: &Drawn) -> Vec<(&'static str, String)> {
    let it = &drawn.measure;
    let language = &words.language;
    let known = it.indicator.as_ref().and_then(|it| it.name.clone());
    let fields = [
        (words.indicator, Some(phrasing::named(language, it))),
        (words.known_as, known.filter(|known| known != phrasing::indicator(it))),
        (words.value, Some(phrasing::amount(language, it))),
        (words.status, Some(language.of_status(it.status).to_owned())),
        (words.aspect, Some(language.of_aspect(it.aspect).to_owned())),
        (words.period, it.period.as_ref().map(|it| phrasing::period(language, it))),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// How many are right so far, and the sample as a table.
#[component]
fn Outcome(shelf: Shelf, state: State) -> impl IntoView {
    let words = words();
    let told = move || {
        state.sample.with(|sample| {
            sample.as_ref().map(|it| {
                let (right, wrong, unsure) = it.counts();
                (
                    precision::wilson(right, right + wrong),
                    right,
                    wrong,
                    unsure,
                    it.items.len(),
                    it.from,
                    it.reports,
                    it.asked.seed,
                )
            })
        })
    };
    view! {
        <section class="sample-outcome" role="status">
            {move || told().map(|(interval, right, wrong, unsure, of, from, reports, seed)| view! {
                <p class="precision" data-testid="precision">{match interval {
                    Some((low, share, high)) => view! {
                        <b>{precision::percent(share)}</b> " " <span>{words.interval(&precision::percent(low), &precision::percent(high))}</span>
                    }.into_any(),
                    None => view! { <span>{words.not_judged}</span> }.into_any(),
                }}</p>
                <p>{words.judged(right, wrong, unsure, of)}</p>
                <p class="hint">{words.drawn_from(from, reports, seed)}</p>
            })}
            <button class="button" data-testid="sample-csv" on:click=move |_| {
                if let Some(sample) = state.sample.get_untracked() {
                    tables::save(shelf, &table(words, &sample));
                }
            }>{words.take_sample}</button>
            <p class="hint">{words.interval_hint}</p>
        </section>
    }
}

/// The sample as a table: how it was drawn and what came of it above, a row each below.
fn table(words: &Words, sample: &Sample) -> Table {
    let heads = [
        words.number,
        words.report,
        words.sentence,
        words.indicator,
        words.value,
        words.status,
        words.period,
        words.judgement,
    ];
    let (right, wrong, _) = sample.counts();
    let rows = sample.items.iter().enumerate().map(|(at, item)| {
        let it = &item.drawn.measure;
        let verdict = match item.verdict {
            Some(Verdict::Right) => words.right,
            Some(Verdict::Wrong) => words.wrong,
            Some(Verdict::Unsure) => words.unsure,
            None => "",
        };
        vec![
            tables::number(Some(at as u32 + 1)),
            Cell::text(item.name.as_str()),
            Cell::text(item.drawn.sentence.concat().trim()),
            Cell::text(phrasing::indicator(it)),
            Cell::text(phrasing::amount(&words.language, it)),
            Cell::text(words.language.of_status(it.status)),
            Cell::maybe(it.period.as_ref(), |it| Cell::text(phrasing::period(&words.language, it))),
            Cell::text(verdict),
        ]
    });
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    let note = |text: String| {
        let mut row = vec![Cell::Empty; 8];
        row[1] = Cell::text(text);
        row
    };
    rows.push(note(words.drawn_from(sample.from, sample.reports, sample.asked.seed)));
    if let Some((low, share, high)) = precision::wilson(right, right + wrong) {
        let interval = words.interval(&precision::percent(low), &precision::percent(high));
        rows.push(note(format!("{} {} {interval}", words.precision, precision::percent(share))));
    }
    tables::table(&format!("{} {}", words.sample, sample.asked.seed), &heads, rows)
}
