//! A measure in a few signs: `5.5%左右`, `≥ 7%`, `2021—2025年`.

use super::language::Language;
use baogao::report::{Aspect, Measure, Number, Period, RelationKind, ReviewState, Value};

/// Value and unit with their bound, as the language has it: `5.5%左右`, `≈ 5.5%`; a target in words without its
/// indicator: `与经济增长同步`. Changes in per cent have their sign.
pub fn amount(language: &Language, measure: &Measure) -> String {
    let number = match (&measure.value, &measure.relation) {
        (Some(value), _) => number(value),
        (None, Some(relation)) if relation.parts.is_some() => {
            let parts = relation.parts.iter().flatten().map(|part| part.0.normalize().to_string());
            parts.collect::<Vec<_>>().join(" : ")
        }
        (None, _) => return in_words(measure).to_owned(),
    };
    let unit = measure.unit.as_deref().unwrap_or("");
    let share = unit.starts_with(['%', '％', '‰']) || unit.ends_with("百分点");
    // A range keeps the unit that it is written in.
    let english = match (language, &measure.value) {
        (Language::English, Some(Value::Two(..))) => {
            super::english::name("unit", unit).map(|it| format!("{number} {it}"))
        }
        (Language::English, _) => super::english::quantity(&number, unit),
        _ => None,
    };
    let number = english.unwrap_or_else(|| format!("{number}{unit}"));
    let sign = match measure.aspect {
        Aspect::Decrease => "−",
        Aspect::Increase if share && number.starts_with(|it: char| it.is_ascii_digit()) => "+",
        _ => "",
    };
    let number = match measure.aspect {
        Aspect::Rank => match language {
            Language::Chinese => format!("第{number}"),
            Language::English => format!("No. {number}"),
        },
        _ => format!("{sign}{number}"),
    };
    let amount = language.bound(measure.comparator, &number);
    // 高于全省1个百分点 is shown as that: the number alone does not tell of what and which way.
    match measure.relation.as_ref().filter(|it| it.kind == RelationKind::Gap).and(gap(measure, &amount)) {
        Some(gap) => gap,
        None => amount,
    }
}

/// A gap with what is written in front of it, from the word that tells its direction.
fn gap(measure: &Measure, amount: &str) -> Option<String> {
    let before = measure.quote.before.as_str();
    let at = ["高于", "低于", "快于", "慢于", "高出", "多于", "少于"].iter().filter_map(|it| before.rfind(it)).max()?;
    Some(format!("{}{}", before.get(at..)?, amount.trim_start_matches(['+', '−'])))
}

/// What a target in words says beside its indicator.
fn in_words(measure: &Measure) -> &str {
    let exact = measure.quote.exact.as_str();
    let rest = measure.indicator.as_ref().and_then(|it| exact.strip_prefix(it.text.as_str())).unwrap_or(exact);
    let rest = ["增长", "增速"]
        .iter()
        .find_map(|verb| rest.strip_prefix(verb))
        .filter(|it| it.chars().count() > 2)
        .unwrap_or(rest);
    if rest.is_empty() { exact } else { rest }
}

/// Whether it is a number, rather than words.
pub fn is_number(measure: &Measure) -> bool {
    measure.value.is_some() || measure.relation.as_ref().is_some_and(|it| it.parts.is_some())
}

/// A value as it is read: `5.5`, `1–2`.
pub fn number(value: &Value) -> String {
    match value {
        Value::One(one) => one.normalize().to_string(),
        Value::Two(low, high) => format!("{}–{}", low.normalize(), high.normalize()),
    }
}

/// Name of a verdict, for a style.
pub fn review_class(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Accepted => "accepted",
        ReviewState::Corrected => "corrected",
        ReviewState::Rejected => "rejected",
        ReviewState::Added => "added",
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

/// What is measured, in the page's language where it is a known indicator, as the report has it where not.
pub fn named(language: &Language, measure: &Measure) -> String {
    let id = measure.indicator.as_ref().and_then(|it| it.id.as_deref()).filter(|_| *language == Language::English);
    id.and_then(|it| super::english::name("indicator", it)).unwrap_or_else(|| indicator(measure).to_owned())
}

/// What is measured, with the verb where one stands in front.
pub fn indicator(measure: &Measure) -> &str {
    measure.indicator.as_ref().map_or("—", |it| &it.text)
}

/// The years, with the mode where it is not plainly in the year.
pub fn period(language: &Language, period: &Period) -> String {
    let years = language.years(period.from, period.to);
    match period.mode {
        baogao::report::Mode::In => years,
        mode => format!("{years} {}", language.of_mode(mode)),
    }
}

/// A share of 0-1 in per cent.
pub fn share(share: Number) -> String {
    let mut hundredths = share.0;
    hundredths.rescale(2);
    format!("{} %", hundredths.mantissa() as i64)
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
            out.push(',');
        }
        out.push(digit);
    }
    out
}
