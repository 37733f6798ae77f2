//! The text of a report with its measures marked.
//!
//! It is drawn once and then left alone: what is selected is a class on an element, so that a text of four hundred
//! marks costs no more to click through than one of four.

use crate::analyses::{Pane, use_desk};
use crate::app::use_words;
use crate::opened::Opened;
use crate::phrasing;
use baogao::order;
use baogao::report::{DocumentKind, Role, Status};
use baogao::span::CodePoints;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

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
    let words = use_words();
    follow_selection(opened.clone());
    let key = opened.key;
    Effect::new(move || {
        let before = desk.scrolled.get_value().filter(|(it, _)| *it == key);
        if let (Some((_, top)), Some(pane)) = (before, document().get_element_by_id(READING)) {
            pane.set_scroll_top(top);
        }
    });
    let on_scroll = move |event: leptos::ev::Event| {
        desk.scrolled.set_value(Some((key, event_target::<Element>(&event).scroll_top())));
    };
    let no_report = opened.report.meta.kind != DocumentKind::WorkReport;
    let clicked = opened.clone();
    let on_click = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let mark = target.and_then(|it| it.closest("mark").ok().flatten());
        if let Some(id) = mark.and_then(|it| it.get_attribute("data-measure")) {
            desk.selected.set(clicked.find(&id));
        }
    };
    let byline = [
        opened.report.meta.region.clone(),
        opened.report.meta.year.map(|year| words.years(year, year)),
        opened.report.meta.delivered_on.clone(),
        opened.report.meta.speaker.clone(),
    ];
    let byline: Vec<String> = byline.into_iter().flatten().collect();
    view! {
        <article class="reading" id=READING tabindex="-1" aria-label=words.text on:click=on_click on:scroll=on_scroll>
            <header class="reading-head">
                <p class="byline" lang="zh-CN">{byline.join(" · ")}</p>
                <p class="legend" role="note" aria-label=words.legend>
                    {[Status::Achieved, Status::Target, Status::Context].into_iter().map(|status| view! {
                        <span class=format!("key {}", phrasing::status_class(status))>{words.of_status(status)}</span>
                    }).collect_view()}
                </p>
            </header>
            {no_report.then(|| view! { <p class="notice" role="note">{words.not_a_report}</p> })}
            <div class="text" lang="zh-CN">{paragraphs(&opened)}</div>
        </article>
    }
}

/// What stands between two cuts of a paragraph.
struct Piece {
    span: CodePoints,
    /// Position of the first measure of this sentence.
    sentence: Option<usize>,
    measure: Option<usize>,
    heading: Option<usize>,
}

fn paragraphs(opened: &Opened) -> Vec<AnyView> {
    let words = use_words();
    let report = &opened.report;
    let marks = Marks::new(opened);
    let mut part = None;
    let mut views = Vec::with_capacity(report.paragraphs.len());
    for (at, &span) in report.paragraphs.iter().enumerate() {
        let role = role_at(opened, span.0);
        if part != Some(role) {
            if part.is_some() || role != Role::Opening {
                views.push(view! { <p class="part" lang=words.tag>{words.of_role(role)}</p> }.into_any());
            }
            part = Some(role);
        }
        views.push(paragraph(opened, &marks, at, span, role));
    }
    views
}

fn role_at(opened: &Opened, at: u32) -> Role {
    let parts = &opened.report.parts;
    let after = parts.partition_point(|part| part.span.0 <= at);
    after.checked_sub(1).and_then(|it| parts.get(it)).map_or(Role::Other, |part| part.role)
}

fn paragraph(opened: &Opened, marks: &Marks, at: usize, span: CodePoints, role: Role) -> AnyView {
    let pieces = marks.cut(span);
    // A paragraph that is nothing but one heading.
    let whole = pieces.first().and_then(|piece| piece.heading).filter(|&it| {
        opened.headings.get(it).is_some_and(|it| it.heading.0 <= span.0 + 2 && it.heading.1 + 2 >= span.1)
    });
    let inline = whole.is_none();
    let mut inside: Vec<AnyView> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|piece| piece.sentence == first.sentence).count();
        let (these, others) = rest.split_at(length);
        rest = others;
        let drawn: Vec<AnyView> = these.iter().map(|piece| draw(opened, piece, inline)).collect();
        match first.sentence.and_then(|it| opened.measure(it)) {
            Some(measure) => inside.push(
                view! { <span class="sentence" data-sentence=measure.sentence.0.to_string()>{drawn}</span> }.into_any(),
            ),
            None => inside.extend(drawn),
        }
    }
    let number = at.to_string();
    match whole.and_then(|it| opened.headings.get(it)) {
        Some(heading) => {
            let id = heading_id(&heading.id);
            match heading.level {
                ..=1 => view! { <h2 id=id data-paragraph=number>{inside}</h2> }.into_any(),
                2 => view! { <h3 id=id data-paragraph=number>{inside}</h3> }.into_any(),
                _ => view! { <h4 id=id data-paragraph=number>{inside}</h4> }.into_any(),
            }
        }
        None if role == Role::Opening && is_title(opened, span) => {
            view! { <h1 class="title-line" data-paragraph=number>{inside}</h1> }.into_any()
        }
        None if role == Role::Opening && is_title_line(opened.cut(span)) => {
            view! { <p class="title-line" data-paragraph=number>{inside}</p> }.into_any()
        }
        None => view! { <p data-paragraph=number>{inside}</p> }.into_any(),
    }
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

fn draw(opened: &Opened, piece: &Piece, inline: bool) -> AnyView {
    let text = opened.cut(piece.span).to_owned();
    let drawn = match piece.measure.and_then(|it| opened.measure(it)) {
        Some(measure) => {
            let class = phrasing::status_class(measure.status);
            let class = if measure.headline { format!("{class} headline") } else { class.to_owned() };
            view! { <mark class=class data-measure=measure.id.clone()>{text}</mark> }.into_any()
        }
        None => text.into_any(),
    };
    match piece.heading.filter(|_| inline).and_then(|it| opened.headings.get(it)) {
        Some(heading) if piece.span.0 <= heading.heading.0 => {
            view! { <b class="run-in" id=heading_id(&heading.id)>{drawn}</b> }.into_any()
        }
        Some(_) => view! { <b class="run-in">{drawn}</b> }.into_any(),
        None => drawn,
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
    let desk = use_desk();
    Effect::new(move || {
        clear("mark.selected", "selected");
        clear(".sentence.lit", "lit");
        let Some(at) = desk.selected.get() else { return };
        let marked = opened.marked_by.get(at).and_then(|&at| opened.measure(at));
        let Some(measure) = marked else { return };
        let Some(mark) = one(&format!("mark[data-measure='{}']", measure.id)) else { return };
        let _ = mark.class_list().add_1("selected");
        if let Ok(Some(sentence)) = mark.closest(".sentence") {
            let _ = sentence.class_list().add_1("lit");
        }
        // On a narrow screen a measure that was chosen in a table is shown in the text.
        desk.pane.set(Pane::Text);
        request_animation_frame(move || into_view(&mark, ScrollLogicalPosition::Center));
    });
    Effect::new(move || {
        clear(".flash", "flash");
        let Some((paragraph, _)) = desk.shown.get() else { return };
        if let Some(paragraph) = one(&format!("[data-paragraph='{paragraph}']")) {
            let _ = paragraph.class_list().add_1("flash");
            request_animation_frame(move || into_view(&paragraph, ScrollLogicalPosition::Center));
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

/// Scrolls an element into view; at once, as a smooth way through a long text takes seconds.
pub fn into_view(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(to);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn one(selector: &str) -> Option<Element> {
    document().get_element_by_id(READING)?.query_selector(selector).ok().flatten()
}

fn clear(selector: &str, class: &str) {
    while let Some(element) = one(selector) {
        let _ = element.class_list().remove_1(class);
    }
}
