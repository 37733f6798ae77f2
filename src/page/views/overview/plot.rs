//! A target and what was reached before on one line: the target a bar, an open bound a wash to its side, a range a box,
//! what was reached a ring. Rows in per cent share one axis; of the others each has its own, from nought.

use crate::controls::markup::Markup;
use baogao::report::{Aspect, Comparator, Measure, Value};

/// From where to where an axis goes.
#[derive(Clone, Copy)]
pub struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    /// One that holds all these ends, and nought.
    pub fn of(ends: impl Iterator<Item = f64>) -> Axis {
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for end in ends {
            (low, high) = (low.min(end), high.max(end));
        }
        let room = (high - low) * 0.08;
        Axis { low: if low < 0.0 { low - room } else { low }, high: high + room }
    }

    fn place(self, value: f64) -> f64 {
        let width = self.high - self.low;
        if width > 0.0 { (value - self.low) / width * 100.0 } else { 50.0 }
    }
}

/// Both ends of a measure's value, a decrease below nought; nothing for words and places.
pub fn ends(measure: &Measure) -> Option<(f64, f64)> {
    // By hand: reading floats from text, or the conversion that the decimals bring, costs more than a plot is worth.
    let number = |it: &rust_decimal::Decimal| Some((0..it.scale()).fold(it.mantissa() as f64, |it, _| it / 10.0));
    let sign = match measure.aspect {
        Aspect::Decrease => -1.0,
        Aspect::Rank => return None,
        _ => 1.0,
    };
    match measure.value.as_ref()? {
        Value::One(one) => number(one).map(|it| (it * sign, it * sign)),
        Value::Two(low, high) => number(low).zip(number(high)).map(|(low, high)| (low * sign, high * sign)),
    }
}

/// Draws one row.
pub fn draw(html: &mut Markup, axis: Axis, target: &Measure, before: Option<&Measure>) {
    let percent = |at: f64| format!("{}%", tenths(at));
    html.open("svg", &[("class", "plot"), ("aria-hidden", "true"), ("focusable", "false")]);
    html.element("line", &[("class", "axis"), ("x1", "0"), ("x2", "100%"), ("y1", "50%"), ("y2", "50%")], "");
    if let Some((low, high)) = ends(target) {
        let (from, to) = (axis.place(low.min(high)), axis.place(low.max(high)));
        let upward = (target.aspect == Aspect::Decrease)
            != matches!(target.comparator, Comparator::AtLeast | Comparator::MoreThan);
        let wash = match target.comparator {
            Comparator::AtLeast | Comparator::MoreThan | Comparator::AtMost | Comparator::LessThan => {
                Some(if upward { (from, 100.0) } else { (0.0, from) })
            }
            Comparator::Range => Some((from, to)),
            _ => None,
        };
        if let Some((from, to)) = wash {
            let (x, width) = (percent(from), percent((to - from).max(0.5)));
            html.element("rect", &[("class", "wash"), ("x", &x), ("width", &width), ("y", "8"), ("height", "12")], "");
        }
        for at in if target.comparator == Comparator::Range { vec![from, to] } else { vec![from] } {
            html.element(
                "rect",
                &[("class", "goal"), ("x", &percent(at)), ("width", "3"), ("y", "6"), ("height", "16")],
                "",
            );
        }
    }
    if let Some((low, _)) = before.and_then(ends) {
        html.element(
            "circle",
            &[("class", "ring"), ("cx", &percent(axis.place(low))), ("cy", "50%"), ("r", "4.5")],
            "",
        );
    }
    html.close("svg");
}

/// A number with one place. Whole numbers are written: the tables for floats cost the page 5 KB.
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    format!("{}.{}", tenths / 10, tenths.abs() % 10)
}
