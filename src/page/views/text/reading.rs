//! The text of a report with its measures marked.
//!
//! It is drawn once and then left alone: what is selected is a class on an element, so that a text of four hundred
//! marks costs no more to click through than one of four.

use super::card::Card;
use crate::app::use_words;
use crate::controls::markup::Markup;
use crate::controls::rows::into_view;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use crate::state::session::Room;
use baogao::order;
use baogao::report::{Role, Status};
use baogao::span::CodePoints;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollLogicalPosition};

/// Id of the element that scrolls the text.
pub const READING: &str = "reading";

/// Id of a heading in the text.
pub fn heading_id(section: &str) -> String {
    format!("at-{section}")
}

/// The text.
#[component]
pub fn Reading(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let session = desk.session;
    let words = use_words();
    follow_selection(opened.clone());
    let key = opened.key;
    // The paragraph at the top: where the reader is, whatever the width of the column.
    let top = StoredValue::new(0usize);
    Effect::new(move || {
        let before = session.scrolled.get_value().filter(|(it, _)| *it == key);
        if let (Some((_, top)), Some(pane)) = (before, document().get_element_by_id(READING)) {
            pane.set_scroll_top(top);
        }
    });
    let on_scroll = move |event: leptos::ev::Event| {
        let pane = event_target::<Element>(&event);
        session.scrolled.set_value(Some((key, pane.scroll_top())));
        top.set_value(top_paragraph(&pane));
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        let wanted = top.get_value();
        if wanted > 0
            && let Some(paragraph) = one(&format!("[data-paragraph='{wanted}']"))
        {
            into_view(&paragraph, ScrollLogicalPosition::Start);
        }
    });
    on_cleanup(move || resized.remove());
    follow_reviews();
    let marking = RwSignal::new(false);
    let clicked = opened.clone();
    let on_click = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let mark = target.and_then(|it| it.closest("mark").ok().flatten());
        if let Some(at) = mark.and_then(|it| clicked.find(&it.get_attribute("data-measure")?)) {
            session.select(at);
        }
    };
    view! {
        <article class="reading" id=READING tabindex="0" aria-label=words.text on:click=on_click on:scroll=on_scroll
            on:mouseup=move |_| marking.set(super::review::can_add()) on:keyup=move |_| marking.set(super::review::can_add())>
            <div class="reading-sheet">
                <Card/>
                <p class="legend" role="note" aria-label=words.legend>
                    {[Status::Achieved, Status::Target, Status::Context].into_iter().map(|status| view! {
                        <span class=format!("key {}", phrasing::status_class(status))>{words.of_status(status)}</span>
                    }).collect_view()}
                    <button class="button small" data-testid="add-measure" disabled=move || !marking.get() title=words.add_measure_hint
                        on:mousedown=|event| event.prevent_default() on:click=move |_| super::review::add(desk)>{words.add_measure}</button>
                    <button class="button small quiet beside-close" on:click=move |_| session.put_away()>{words.close_text}</button>
                </p>
                <div class="text" lang="zh-CN" inner_html=paragraphs(&opened)></div>
            </div>
        </article>
    }
}

/// Number of the paragraph that stands at the top of the pane, found by halving.
fn top_paragraph(pane: &Element) -> usize {
    let Ok(paragraphs) = pane.query_selector_all("[data-paragraph]") else { return 0 };
    let edge = pane.get_bounding_client_rect().top();
    let (mut low, mut high) = (0, paragraphs.length());
    while low < high {
        let middle = (low + high) / 2;
        let above = paragraphs
            .item(middle)
            .is_some_and(|it| it.unchecked_into::<Element>().get_bounding_client_rect().bottom() <= edge);
        if above { low = middle + 1 } else { high = middle }
    }
    let number = paragraphs.item(low).and_then(|it| it.unchecked_into::<Element>().get_attribute("data-paragraph"));
    number.and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// What stands between two cuts of a paragraph.
struct Piece {
    span: CodePoints,
    /// Position of the first measure of this sentence.
    sentence: Option<usize>,
    measure: Option<usize>,
    heading: Option<usize>,
}

fn paragraphs(opened: &Opened) -> String {
    let words = use_words();
    let report = &opened.report;
    let marks = Marks::new(opened);
    let mut part = None;
    // Reports skip levels; a document's headings may not.
    let mut depth = 0;
    let mut html = Markup::default();
    for (at, &span) in report.paragraphs.iter().enumerate() {
        let role = opened.role_at(span.0);
        if part != Some(role) {
            if part.is_some() || role != Role::Opening {
                html.element("p", &[("class", "part"), ("lang", words.tag)], words.of_role(role));
            }
            part = Some(role);
        }
        paragraph(&mut html, opened, &marks, at, span, role, &mut depth);
    }
    html.finish()
}

fn paragraph(
    html: &mut Markup,
    opened: &Opened,
    marks: &Marks,
    at: usize,
    span: CodePoints,
    role: Role,
    depth: &mut u8,
) {
    let pieces = marks.cut(span);
    // A paragraph that is nothing but one heading.
    let whole = pieces.first().and_then(|piece| piece.heading).and_then(|it| opened.headings.get(it));
    let whole = whole.filter(|it| it.heading.0 <= span.0 + 2 && it.heading.1 + 2 >= span.1);
    let number = at.to_string();
    let paragraph = ("data-paragraph", number.as_str());
    let tag = match whole {
        Some(heading) => {
            *depth = heading.level.min(*depth + 1);
            let tag = match *depth {
                ..=1 => "h2",
                2 => "h3",
                _ => "h4",
            };
            // A heading over two lines is found by the first.
            match heading.heading.0 >= span.0 {
                true => html.open(tag, &[("id", &heading_id(&heading.id)), paragraph]),
                false => html.open(tag, &[paragraph]),
            };
            tag
        }
        None if role == Role::Opening && is_title(opened, span) => {
            html.open("p", &[("class", "title-line title"), paragraph]);
            "p"
        }
        None if role == Role::Opening && is_title_line(opened.cut(span)) => {
            html.open("p", &[("class", "title-line"), paragraph]);
            "p"
        }
        None => {
            html.open("p", &[paragraph]);
            "p"
        }
    };
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|piece| piece.sentence == first.sentence).count();
        let (these, others) = rest.split_at(length);
        rest = others;
        let sentence = first.sentence.and_then(|it| opened.measure(it));
        if let Some(measure) = sentence {
            html.open("span", &[("class", "sentence"), ("data-sentence", &measure.sentence.0.to_string())]);
        }
        these.iter().for_each(|piece| draw(html, opened, piece, whole.is_none()));
        if sentence.is_some() {
            html.close("span");
        }
    }
    html.close(tag);
}

/// Whether the paragraph is, or is part of, the report's title.
fn is_title(opened: &Opened, span: CodePoints) -> bool {
    let (title, line) = (opened.report.title.trim(), opened.cut(span).trim());
    !title.is_empty()
        && (line == title || (line.chars().count() > 3 && title.contains(line)) || line.ends_with("政府工作报告"))
}

/// Lines under a title (date, meeting, speaker) are short and no sentence.
fn is_title_line(line: &str) -> bool {
    line.chars().count() <= 48 && !line.ends_with(['。', '：', '！', ':', '；'])
}

fn draw(html: &mut Markup, opened: &Opened, piece: &Piece, inline: bool) {
    let text = opened.cut(piece.span);
    let heading = piece.heading.filter(|_| inline).and_then(|it| opened.headings.get(it));
    if let Some(heading) = heading {
        match piece.span.0 <= heading.heading.0 {
            true => html.open("b", &[("class", "run-in"), ("id", &heading_id(&heading.id))]),
            false => html.open("b", &[("class", "run-in")]),
        };
    }
    match piece.measure.and_then(|it| opened.measure(it)) {
        Some(measure) => {
            let class = phrasing::status_class(measure.status);
            let class = if measure.headline { format!("{class} headline") } else { class.to_owned() };
            html.element("mark", &[("class", &class), ("data-measure", &measure.id)], text);
        }
        None => drop(html.text(text)),
    }
    if heading.is_some() {
        html.close("b");
    }
}

/// Stretches that the text is cut by, each list in order and without overlap.
struct Marks {
    measures: Vec<(CodePoints, usize)>,
    sentences: Vec<(CodePoints, usize)>,
    headings: Vec<(CodePoints, usize)>,
}

impl Marks {
    fn new(opened: &Opened) -> Marks {
        let measures = &opened.report.measures;
        Marks {
            measures: apart(measures.iter().map(|it| it.span)),
            sentences: apart(measures.iter().map(|it| it.sentence)),
            headings: apart(opened.headings.iter().map(|it| it.heading)),
        }
    }

    /// The pieces of a paragraph. A mark is never cut.
    fn cut(&self, paragraph: CodePoints) -> Vec<Piece> {
        let mut cuts = vec![paragraph.0, paragraph.1];
        let measures = inside(&self.measures, paragraph);
        for (span, _) in measures {
            cuts.extend([span.0.max(paragraph.0), span.1.min(paragraph.1)]);
        }
        for (span, _) in inside(&self.sentences, paragraph).iter().chain(inside(&self.headings, paragraph)) {
            for at in [span.0, span.1] {
                let in_mark = find(measures, at).is_some_and(|(mark, _)| mark.0 < at);
                if paragraph.0 < at && at < paragraph.1 && !in_mark {
                    cuts.push(at);
                }
            }
        }
        order::by_key(&mut cuts, |&cut| cut.into());
        cuts.dedup();
        let pieces = cuts.windows(2).filter_map(|pair| {
            let &[from, to] = pair else { return None };
            let at = |list| find(list, from).map(|(_, at)| at);
            Some(Piece {
                span: CodePoints(from, to),
                sentence: at(&self.sentences),
                measure: at(&self.measures),
                heading: at(&self.headings),
            })
        });
        pieces.collect()
    }
}

/// The spans with their positions, those left out that begin before the one in front has ended.
fn apart(spans: impl Iterator<Item = CodePoints>) -> Vec<(CodePoints, usize)> {
    let mut kept: Vec<(CodePoints, usize)> = Vec::new();
    for (at, span) in spans.enumerate() {
        if span.0 < span.1 && kept.last().is_none_or(|(before, _)| before.1 <= span.0) {
            kept.push((span, at));
        }
    }
    kept
}

/// Those that touch the paragraph.
fn inside(list: &[(CodePoints, usize)], paragraph: CodePoints) -> &[(CodePoints, usize)] {
    let from = list.partition_point(|(span, _)| span.1 <= paragraph.0);
    let to = list.partition_point(|(span, _)| span.0 < paragraph.1);
    list.get(from..to).unwrap_or_default()
}

/// The one that this code point lies in.
fn find(list: &[(CodePoints, usize)], at: u32) -> Option<(CodePoints, usize)> {
    let after = list.partition_point(|(span, _)| span.0 <= at);
    after.checked_sub(1).and_then(|it| list.get(it)).filter(|(span, _)| at < span.1).copied()
}

/// Lights up what is selected or asked for, and scrolls to it.
fn follow_selection(opened: Arc<Opened>) {
    let session = use_desk().session;
    Effect::new(move || {
        clear("mark.selected", "selected");
        clear(".sentence.lit", "lit");
        // The text is laid out anew in another room.
        let in_text = session.room.get() == Room::Text;
        let Some(at) = session.selected.get() else { return };
        let marked = opened.marked_by.get(at).and_then(|&at| opened.measure(at));
        let Some(measure) = marked else { return };
        let Some(mark) = one(&format!("mark[data-measure='{}']", measure.id)) else { return };
        let _ = mark.class_list().add_1("selected");
        if let Ok(Some(sentence)) = mark.closest(".sentence") {
            let _ = sentence.class_list().add_1("lit");
        }
        if session.beside.get() || in_text {
            request_animation_frame(move || {
                into_view(&mark, ScrollLogicalPosition::Center);
                super::card::place(&mark);
            });
        }
    });
    Effect::new(move || {
        clear(".flash", "flash");
        let Some((paragraph, _)) = session.shown.get() else { return };
        if let Some(paragraph) = one(&format!("[data-paragraph='{paragraph}']")) {
            let _ = paragraph.class_list().add_1("flash");
            request_animation_frame(move || into_view(&paragraph, ScrollLogicalPosition::Center));
        }
    });
}

/// Shows on each mark what was decided of it.
fn follow_reviews() {
    let session = use_desk().session;
    Effect::new(move || {
        let Some(opened) = session.opened.get() else { return };
        let pane = document().get_element_by_id(READING);
        let Some(marks) = pane.and_then(|it| it.query_selector_all("mark[data-measure]").ok()) else { return };
        for mark in (0..marks.length()).filter_map(|at| marks.item(at)) {
            let mark: Element = mark.unchecked_into();
            let measure = mark.get_attribute("data-measure").and_then(|id| opened.measure(opened.find(&id)?));
            let review = measure.and_then(|it| it.review.as_ref()).map(|it| phrasing::review_class(it.state));
            match review {
                Some(review) => drop(mark.set_attribute("data-review", review)),
                None if mark.has_attribute("data-review") => drop(mark.remove_attribute("data-review")),
                None => (),
            }
        }
    });
}

/// Scrolls to the heading of this id, if it is there.
pub fn scroll_to(id: &str) -> bool {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.clone() {
        request_animation_frame(move || into_view(&element, ScrollLogicalPosition::Start));
    }
    found.is_some()
}

fn one(selector: &str) -> Option<Element> {
    document().get_element_by_id(READING)?.query_selector(selector).ok().flatten()
}

fn clear(selector: &str, class: &str) {
    while let Some(element) = one(selector) {
        let _ = element.class_list().remove_1(class);
    }
}
