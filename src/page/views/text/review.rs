//! Correction: right, corrected, or no measure; each one key, and each can be undone. What is marked in the text as a
//! measure that was not read is corrected in the same form.

use crate::app::use_words;
use crate::phrasing;
use crate::state::desk::{Desk, use_desk};
use crate::state::opened::Opened;
use baogao::edits::{Edit, Field, IndicatorName};
use baogao::report::{Aspect, Comparator, Measure, Mode, Period, Status, Value};
use baogao::span::CodePoints;
use leptos::html::Form;
use leptos::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

const COMPARATORS: [Comparator; 7] = [
    Comparator::Eq,
    Comparator::About,
    Comparator::AtLeast,
    Comparator::MoreThan,
    Comparator::AtMost,
    Comparator::LessThan,
    Comparator::Range,
];
const ASPECTS: [Aspect; 4] = [Aspect::Level, Aspect::Increase, Aspect::Decrease, Aspect::Rank];
const STATUSES: [Status; 3] = [Status::Achieved, Status::Target, Status::Context];

/// The selected measure with its report.
fn selected(desk: Desk) -> Option<(Arc<Opened>, usize)> {
    desk.session.opened.get_untracked().zip(desk.session.selected.get_untracked())
}

/// The selected measure is right; on to the next.
pub fn accept_and_next(desk: Desk) {
    if let Some((opened, at)) = selected(desk)
        && let Some(measure) = opened.measure(at)
    {
        desk.edit(Edit::accept(&opened.report, measure));
        desk.session.step(true);
    }
}

/// The selected measure is none; on to the next.
pub fn reject(desk: Desk) {
    if let Some((opened, at)) = selected(desk)
        && let Some(measure) = opened.measure(at)
    {
        desk.edit(Edit::reject(&opened.report, measure));
        desk.session.step(true);
    }
}

/// What was decided on the selected measure is taken back.
pub fn reset(desk: Desk) {
    if let Some((opened, at)) = selected(desk)
        && let Some(measure) = opened.measure(at)
    {
        desk.edit(Edit::reset(&opened.report, measure));
    }
}

/// Opens the form of the selected measure.
pub fn begin(desk: Desk) {
    if selected(desk).is_some() {
        desk.session.correcting.set(true);
        request_animation_frame(|| crate::controls::focus("correct-indicator"));
    }
}

/// Marks what is selected in the text, inside of one paragraph, as a measure, and opens its form.
pub fn add(desk: Desk) {
    let Some((opened, span)) = desk.session.opened.get_untracked().zip(marked()) else { return };
    let span = CodePoints(span.0 + paragraph_start(&opened, span.2), span.1 + paragraph_start(&opened, span.2));
    desk.edit(Edit::add(&opened.report, span, Vec::new()));
    let added = desk.session.opened.get_untracked();
    if let Some(at) = added.and_then(|it| it.report.measures.iter().position(|it| it.span == span)) {
        desk.session.select(at);
        begin(desk);
    }
}

fn paragraph_start(opened: &Opened, paragraph: usize) -> u32 {
    opened.report.paragraphs.get(paragraph).map_or(0, |it| it.0)
}

/// Whether something is selected in the text that can be marked.
pub fn can_add() -> bool {
    marked().is_some()
}

/// The selection: from, to, and of which paragraph.
fn marked() -> Option<(u32, u32, usize)> {
    let range = window().get_selection().ok()??.get_range_at(0).ok().filter(|it| !it.collapsed())?;
    let ancestor = range.common_ancestor_container().ok()?;
    let element = ancestor.dyn_ref::<Element>().cloned().or_else(|| ancestor.parent_element())?;
    let paragraph = element.closest(".text [data-paragraph]").ok()??;
    let before = range.clone_range();
    before.select_node_contents(&paragraph).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let count = |range: &web_sys::Range| String::from(range.to_string()).chars().count() as u32;
    let (from, length) = (count(&before), count(&range));
    let number = paragraph.get_attribute("data-paragraph")?.parse().ok()?;
    (length > 0 && length <= 60).then_some((from, from + length, number))
}

/// The form of the selected measure.
#[component]
pub fn CorrectForm(opened: Arc<Opened>, at: usize) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let measure = opened.measure(at)?.clone();
    let form = NodeRef::<Form>::new();
    let text = |id: &'static str, name: &'static str, value: String| {
        view! { <label>{name}<input type="text" id=format!("correct-{id}") name=id value=value lang="zh-CN"/></label> }
    };
    let choice = |id: &'static str, name: &'static str, of: Vec<&'static str>, chosen: usize| {
        let options: Vec<_> = of
            .into_iter()
            .enumerate()
            .map(|(at, it)| view! { <option value=at.to_string() selected=at == chosen>{it}</option> })
            .collect();
        view! { <label>{name}<select name=id>{options}</select></label> }
    };
    let comparator = COMPARATORS.iter().position(|it| *it == measure.comparator).unwrap_or_default();
    let aspect = ASPECTS.iter().position(|it| *it == measure.aspect).unwrap_or_default();
    let status = STATUSES.iter().position(|it| *it == measure.status).unwrap_or_default();
    let year = |it: Option<i32>| it.map(|it| it.to_string()).unwrap_or_default();
    let fields = view! {
        {text("indicator", words.indicator, measure.indicator.as_ref().map(|it| it.text.clone()).unwrap_or_default())}
        {text("value", words.value, measure.value.as_ref().map(phrasing::number).unwrap_or_default())}
        {text("unit", words.unit, measure.unit.clone().unwrap_or_default())}
        {choice("comparator", words.comparator, COMPARATORS.map(|it| words.of_comparator(it)).to_vec(), comparator)}
        {choice("aspect", words.aspect, ASPECTS.map(|it| words.of_aspect(it)).to_vec(), aspect)}
        {choice("status", words.status, STATUSES.map(|it| words.of_status(it)).to_vec(), status)}
        {text("from", words.year_from, year(measure.period.as_ref().map(|it| it.from)))}
        {text("to", words.year_to, year(measure.period.as_ref().map(|it| it.to)))}
        <label class="check"><input type="checkbox" name="headline" checked=measure.headline/>{words.headline}</label>
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form.get_untracked() {
            let fields = changed(&form, &measure);
            if !fields.is_empty() {
                desk.edit(Edit::correct(&opened.report, &measure, fields));
            }
            desk.session.correcting.set(false);
            crate::controls::focus(super::reading::READING);
        }
    };
    Some(view! {
        <form class="correct" node_ref=form on:submit=save on:keydown=move |event| if event.key() == "Escape" {
            event.stop_propagation();
            desk.session.correcting.set(false);
        }>
            {fields}
            <div class="note-actions">
                <button class="button small primary" type="submit" data-testid="correct-save">{words.save}</button>
                <button class="button small quiet" type="button" on:click=move |_| desk.session.correcting.set(false)>{words.cancel}</button>
            </div>
        </form>
    })
}

/// The fields of the form that say something else than the measure.
fn changed(form: &Element, measure: &Measure) -> Vec<Field> {
    let text = |name: &str| {
        let field = form.query_selector(&format!("input[name='{name}']")).ok().flatten();
        field.map(|it| it.unchecked_into::<HtmlInputElement>().value().trim().to_owned()).unwrap_or_default()
    };
    let chosen = |name: &str| {
        let field = form.query_selector(&format!("select[name='{name}']")).ok().flatten();
        field.map_or(0, |it| it.unchecked_into::<HtmlSelectElement>().selected_index().max(0) as usize)
    };
    let mut fields = Vec::new();
    let indicator = text("indicator");
    if indicator != measure.indicator.as_ref().map_or("", |it| it.text.as_str()) {
        let name = IndicatorName { text: indicator.clone(), id: None, name: None };
        fields.push(Field::Indicator((!indicator.is_empty()).then_some(name)));
    }
    let value = text("value");
    if value != measure.value.as_ref().map(phrasing::number).unwrap_or_default() {
        fields.push(Field::Value(parse_value(&value)));
    }
    let unit = text("unit");
    if unit != measure.unit.as_deref().unwrap_or("") {
        fields.push(Field::Unit((!unit.is_empty()).then_some(unit)));
    }
    let comparator = COMPARATORS[chosen("comparator").min(COMPARATORS.len() - 1)];
    if comparator != measure.comparator {
        fields.push(Field::Comparator(comparator));
    }
    let aspect = ASPECTS[chosen("aspect").min(ASPECTS.len() - 1)];
    if aspect != measure.aspect {
        fields.push(Field::Aspect(aspect));
    }
    let status = STATUSES[chosen("status").min(STATUSES.len() - 1)];
    if status != measure.status {
        fields.push(Field::Status(status));
    }
    let years = (text("from").parse::<i32>().ok(), text("to").parse::<i32>().ok());
    if years != (measure.period.as_ref().map(|it| it.from), measure.period.as_ref().map(|it| it.to)) {
        let mode = measure.period.as_ref().map_or(Mode::In, |it| it.mode);
        let period = match years {
            (Some(from), Some(to)) => Some(Period { from: from.min(to), to: from.max(to), mode }),
            (Some(year), None) | (None, Some(year)) => Some(Period { from: year, to: year, mode }),
            (None, None) => None,
        };
        fields.push(Field::Period(period));
    }
    let headline = form.query_selector("input[name='headline']").ok().flatten();
    let headline = headline.is_some_and(|it| it.unchecked_into::<HtmlInputElement>().checked());
    if headline != measure.headline {
        fields.push(Field::Headline(headline));
    }
    fields
}

/// A number, or two with a dash between.
fn parse_value(text: &str) -> Option<Value> {
    let number = |text: &str| text.trim().replace([',', '，'], "").parse::<Decimal>().ok();
    if let Some(one) = number(text) {
        return Some(Value::One(one));
    }
    let (low, high) = text.split_once(['–', '—', '-', '~', '～', '至'])?;
    Some(Value::Two(number(low)?, number(high)?))
}
