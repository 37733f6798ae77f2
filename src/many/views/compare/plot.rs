//! Plots as SVG. What they are drawn with stands in their attributes, so that a plot that is saved looks as it does here.

use crate::interface::controls::markup::Markup;
use crate::words::Words;
use crate::worker::messages::{Column, Years};

const PROMISE: &str = "#b3261e";
const DONE: &str = "#2b5c8a";
const GREY: &str = "#8a8378";

/// Width and height of a strip.
const STRIP: (i32, i32) = (120, 26);

/// The numbers of a column as points on a line, with median and quartiles.
pub fn strip(html: &mut Markup, words: &Words, column: &Column, places: &[u16]) {
    let Some([least, most]) = &column.ends else { return };
    let (width, height) = STRIP;
    let x = |at: u16| 6 + i32::from(at) * (width - 12) / 1000;
    let middle = height / 2;
    let label = format!("{}: {least}—{most}, {} {}", column.name, words.median, column.median);
    let size = [width.to_string(), height.to_string(), format!("0 0 {width} {height}")];
    html.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "strip"),
            ("width", &size[0]),
            ("height", &size[1]),
            ("viewBox", &size[2]),
            ("role", "img"),
            ("aria-label", &label),
        ],
    );
    line(html, [6, middle, width - 6, middle], GREY, "1");
    let [lower, median, upper] = column.quartiles.map(x);
    if places.len() > 3 {
        line(html, [lower, middle, upper, middle], GREY, "4");
    }
    for (at, place) in places.iter().enumerate() {
        // Equal numbers lie beside each other, not upon.
        let y = middle + [0, -4, 4, -7, 7, -2, 2, -9, 9][at % 9];
        circle(html, [x(*place), y], "2.4", PROMISE, "none", "0.55");
    }
    line(html, [median, 3, median, height - 3], "currentColor", "1.5");
    html.close("svg");
    html.element("span", &[("class", "ends")], &if least == most { least.clone() } else { format!("{least}—{most}") });
}

/// Width and height of the plot of years, and what is left for the axes.
const YEARS: (i32, i32) = (340, 180);
const LEFT: i32 = 58;
const TOP: i32 = 10;
const BOTTOM: i32 = 24;

/// Targets as bars and outcomes as rings, a year a column. Outcomes of years that follow each other are joined; over a year
/// without one nothing is drawn.
pub fn years(html: &mut Markup, words: &Words, years: &Years, now: i32) {
    let (width, height) = YEARS;
    let known = years.points.iter().filter(|it| it.is_known).count();
    let count = years.points.len().max(1) as i32;
    let step = (width - LEFT - 8) / count;
    let x = |at: usize| LEFT + step * at as i32 + step / 2;
    let y = |at: u16| height - BOTTOM - i32::from(at) * (height - BOTTOM - TOP) / 1000;
    let size = [width.to_string(), height.to_string(), format!("0 0 {width} {height}")];
    html.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "years"),
            ("data-testid", "years-plot"),
            ("width", &size[0]),
            ("height", &size[1]),
            ("viewBox", &size[2]),
            ("role", "img"),
            ("aria-label", words.its_years),
        ],
    );
    for (at, name) in &years.ticks {
        line(html, [LEFT, y(*at), width - 4, y(*at)], GREY, "0.4");
        label(html, [LEFT - 6, y(*at) + 4], "end", name);
    }
    // So many years that their labels do not touch.
    let every = (40 + step - 1) / step.max(1);
    for (at, point) in years.points.iter().enumerate() {
        if at as i32 % every.max(1) == 0 || point.year == now {
            label(html, [x(at), height - 8], "middle", &point.year.to_string());
        }
    }
    for (at, two) in years.points.windows(2).enumerate() {
        if let (Some((one, _)), Some((other, _))) = (&two[0].outcome, &two[1].outcome) {
            line(html, [x(at), y(*one), x(at + 1), y(*other)], DONE, "1");
        }
    }
    let half = (step / 3).clamp(2, 13);
    for (at, point) in years.points.iter().enumerate() {
        for (low, high, text) in &point.targets {
            let (top, bottom) = (y(*high), y(*low));
            rectangle(html, [x(at) - half, top - 1, 2 * half, bottom - top + 3], &format!("{} {text}", point.year));
        }
        if let Some((place, text)) = &point.outcome {
            html.open("g", &[]);
            html.element("title", &[], &format!("{} {text}", point.year));
            circle(html, [x(at), y(*place)], "4.5", "none", DONE, "1");
            html.close("g");
        }
    }
    html.close("svg");
    html.open("p", &[("class", "legend")]);
    html.element("span", &[("class", "promise")], words.target).text(" ");
    html.element("span", &[("class", "done")], words.outcome).close("p");
    if known < 2 {
        html.element("p", &[("class", "count")], words.one_year);
    }
}

fn line(html: &mut Markup, [x1, y1, x2, y2]: [i32; 4], stroke: &str, width: &str) {
    let at = [x1, y1, x2, y2].map(|it| it.to_string());
    let names = ["x1", "y1", "x2", "y2"];
    let mut attributes: Vec<(&str, &str)> = names.into_iter().zip(at.iter().map(String::as_str)).collect();
    attributes.extend([("stroke", stroke), ("stroke-width", width)]);
    html.open("line", &attributes).close("line");
}

fn circle(html: &mut Markup, [x, y]: [i32; 2], radius: &str, fill: &str, stroke: &str, opacity: &str) {
    let (x, y) = (x.to_string(), y.to_string());
    html.open(
        "circle",
        &[
            ("cx", &x),
            ("cy", &y),
            ("r", radius),
            ("fill", fill),
            ("stroke", stroke),
            ("stroke-width", "2"),
            ("opacity", opacity),
        ],
    );
    html.close("circle");
}

fn rectangle(html: &mut Markup, [x, y, width, height]: [i32; 4], title: &str) {
    let at = [x, y, width, height].map(|it| it.to_string());
    let opacity = if height > 4 { "0.3" } else { "1" };
    html.open(
        "rect",
        &[
            ("x", &at[0]),
            ("y", &at[1]),
            ("width", &at[2]),
            ("height", &at[3]),
            ("fill", PROMISE),
            ("fill-opacity", opacity),
        ],
    );
    html.element("title", &[], title).close("rect");
}

fn label(html: &mut Markup, [x, y]: [i32; 2], anchor: &str, text: &str) {
    let (x, y) = (x.to_string(), y.to_string());
    let attributes = [("x", &*x), ("y", &*y), ("text-anchor", anchor), ("font-size", "11"), ("fill", "currentColor")];
    html.element("text", &attributes, text);
}
