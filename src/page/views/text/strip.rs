//! The report's own picture: every number a line at its place in the text, in the colour of its status. A click goes to
//! the number that is next to it.

use crate::app::use_words;
use crate::controls::markup::Markup;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// So many steps has the scale.
const STEPS: u32 = 1000;

/// The strip, lying or upright.
#[component]
pub fn Strip(opened: Arc<Opened>, upright: bool) -> impl IntoView {
    let session = use_desk().session;
    let words = use_words();
    let length = opened.length().max(1);
    let place = |at: u32| (u64::from(at) * u64::from(STEPS) / u64::from(length)) as u32;
    let mut html = Markup::default();
    for measure in &opened.report.measures {
        let at = place(measure.span.0).to_string();
        let class = phrasing::status_class(measure.status);
        let across = if measure.headline { ("0", "100") } else { ("15", "70") };
        let line = match upright {
            true => [("class", class), ("x", across.0), ("width", across.1), ("y", at.as_str()), ("height", "2")],
            false => [("class", class), ("y", across.0), ("height", across.1), ("x", at.as_str()), ("width", "2")],
        };
        html.element("rect", &line, "");
    }
    let on_click = move |event: leptos::ev::MouseEvent| {
        let strip: Element = event_target::<Element>(&event);
        let Some(strip) = strip.closest("svg").ok().flatten() else { return };
        let area = strip.get_bounding_client_rect();
        let share = match upright {
            true => (f64::from(event.client_y()) - area.top()) / area.height(),
            false => (f64::from(event.client_x()) - area.left()) / area.width(),
        };
        let wanted = (share.clamp(0.0, 1.0) * f64::from(length)) as u32;
        let measures = &opened.report.measures;
        let after = measures.partition_point(|it| it.span.0 < wanted);
        let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter(|&at| at < measures.len());
        if let Some(at) = near.min_by_key(|&at| measures[at].span.0.abs_diff(wanted)) {
            session.select(at);
        }
    };
    let view_box = if upright { format!("0 0 100 {STEPS}") } else { format!("0 0 {STEPS} 100") };
    view! {
        <div class="strip" class:upright=upright>
            <svg viewBox=view_box preserveAspectRatio="none" role="img" aria-label=words.all_numbers
                on:click=on_click inner_html=html.finish()></svg>
        </div>
    }
}
