//! A measure in a few signs: `≥ 5.5%`, `↑`, `2021—2025年`.

use crate::words::Words;
use baogao::report::{Aspect, CanonicalValue, Comparator, Measure, Number, Period, Value};

/// The bound as a sign; nothing for an exact number.
pub fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Eq | Comparator::Range => "",
        Comparator::About => "≈\u{a0}",
        Comparator::AtLeast => "≥\u{a0}",
        Comparator::MoreThan => ">\u{a0}",
        Comparator::AtMost => "≤\u{a0}",
        Comparator::LessThan => "<\u{a0}",
    }
}

/// Bound, value and unit; the words themselves for a target in words.
pub fn amount(measure: &Measure) -> String {
    let number = match (&measure.value, &measure.relation) {
        (Some(value), _) => number(value),
        (None, Some(relation)) if relation.parts.is_some() => {
            let parts = relation.parts.iter().flatten().map(|part| part.0.normalize().to_string());
            parts.collect::<Vec<_>>().join(" : ")
        }
        (None, _) => return measure.quote.exact.clone(),
    };
    let unit = measure.unit.as_deref().unwrap_or("");
    format!(
        "{}{number}{}{unit}",
        sign(measure.comparator),
        if unit.is_empty() || unit == "%" { "" } else { "\u{202f}" }
    )
}

/// How an amount is set: numbers on one line, words smaller and over several.
pub fn amount_class(measure: &Measure) -> &'static str {
    let number = measure.value.is_some() || measure.relation.as_ref().is_some_and(|it| it.parts.is_some());
    if number { "amount" } else { "amount words" }
}

/// A value as it is read: `5.5`, `1–2`.
pub fn number(value: &Value) -> String {
    match value {
        Value::One(one) => one.normalize().to_string(),
        Value::Two(low, high) => format!("{}–{}", low.normalize(), high.normalize()),
    }
}

/// The value in base units.
pub fn canonical(value: &CanonicalValue) -> String {
    match value {
        CanonicalValue::One(one) => one.clone(),
        CanonicalValue::Two([low, high]) => format!("{low}–{high}"),
    }
}

/// Which way the number goes: up, down, a level, a place.
pub fn arrow(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Increase => "↑",
        Aspect::Decrease => "↓",
        Aspect::Level => "●",
        Aspect::Rank => "№",
    }
}

/// Name of the aspect, for a style.
pub fn aspect_class(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Increase => "up",
        Aspect::Decrease => "down",
        Aspect::Level => "level",
        Aspect::Rank => "rank",
    }
}

/// Name of the status, for a style.
pub fn status_class(status: baogao::report::Status) -> &'static str {
    match status {
        baogao::report::Status::Achieved => "achieved",
        baogao::report::Status::Target => "target",
        baogao::report::Status::Context => "context",
    }
}

/// What is measured, with the verb where one stands in front.
pub fn indicator(measure: &Measure) -> &str {
    measure.indicator.as_ref().map_or("—", |it| &it.text)
}

/// The years, with the mode where it is not plainly in the year.
pub fn period(words: &Words, period: &Period) -> String {
    let years = words.years(period.from, period.to);
    match period.mode {
        baogao::report::Mode::In => years,
        mode => format!("{years} {}", words.of_mode(mode)),
    }
}

/// A share of 0-1 in per cent.
pub fn share(share: Number) -> String {
    let mut hundredths = share.0;
    hundredths.rescale(2);
    format!("{} %", hundredths.mantissa() as i64)
}

/// A number of 0-1 with two places.
pub fn hundredths(number: Number) -> String {
    let mut hundredths = number.0;
    hundredths.rescale(2);
    hundredths.to_string()
}

/// A number of bytes. Whole numbers are written: formatting floats costs the page 5 KB.
pub fn size(bytes: f64) -> String {
    match bytes {
        ..1e3 => format!("{} B", bytes as u64),
        ..1e6 => format!("{} KB", (bytes / 1e3).round() as u64),
        _ => {
            let tenths = (bytes / 1e5).round() as u64;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// A count with its thousands set apart.
pub fn count(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}
