//! Reads the phrasings beside this file and checks what the lexer makes of each.

use rust_decimal::Decimal;

use super::{Mention, Mentions, mentions};
use crate::report::{Comparator, Value};
use crate::text::Reading;

const FILES: &[(&str, &str)] = &[
    ("arabic", include_str!("phrasings/arabic.txt")),
    ("carried", include_str!("phrasings/carried.txt")),
    ("comparators", include_str!("phrasings/comparators.txt")),
    ("han", include_str!("phrasings/han.txt")),
    ("labels", include_str!("phrasings/labels.txt")),
    ("mixed", include_str!("phrasings/mixed.txt")),
    ("ranges", include_str!("phrasings/ranges.txt")),
    ("ranks", include_str!("phrasings/ranks.txt")),
    ("ratios", include_str!("phrasings/ratios.txt")),
    ("units", include_str!("phrasings/units.txt")),
    ("vague", include_str!("phrasings/vague.txt")),
];

fn read(text: &str) -> Mentions {
    mentions(&Reading { text: text.into(), ..Reading::default() }, &[])
}

/// `5.5 % about`
fn told(mention: &Mention) -> String {
    let number = |number: &Decimal| number.normalize().to_string();
    let value = match (&mention.value, &mention.parts) {
        (Some(Value::One(one)), _) => number(one),
        (Some(Value::Two(low, high)), _) => format!("[{},{}]", number(low), number(high)),
        (None, Some(parts)) => parts.iter().map(f64::to_string).collect::<Vec<_>>().join(":"),
        (None, None) => "null".into(),
    };
    let comparator = match mention.comparator {
        Comparator::Eq => "",
        Comparator::About => " about",
        Comparator::AtLeast => " at_least",
        Comparator::MoreThan => " more_than",
        Comparator::AtMost => " at_most",
        Comparator::LessThan => " less_than",
        Comparator::Range => " range",
    };
    format!("{value} {}{comparator}", mention.unit.as_deref().unwrap_or("-"))
}

/// What is wrong with the reading of one phrasing, if anything.
fn wrong(text: &str, wants: &str) -> Option<String> {
    let found = read(text);
    let mut quantities = found.quantities.iter();
    for want in wants.split("; ").map(str::trim).filter(|want| !want.is_empty()) {
        if let Some(label) = want.strip_prefix('#') {
            let (rule, of) = label.split_once(' ').unwrap_or((label, ""));
            let known =
                found.labels.iter().any(|label| label.rule.starts_with(rule) && label.span.of(text).contains(of));
            if !known {
                let all: Vec<_> = found.labels.iter().map(|label| (label.rule, label.span.of(text))).collect();
                return Some(format!("no label {label}, but {all:?}"));
            }
            continue;
        }
        let Some(mention) = quantities.next() else { return Some(format!("no {want}")) };
        let (want, span) = match want.split_once('"') {
            Some((want, span)) => (want.trim(), Some(span.trim_end_matches('"'))),
            None => (want, None),
        };
        let got = told(mention);
        if got != want || span.is_some_and(|span| span != mention.span.of(text)) {
            return Some(format!("{got} “{}”, not {want}", mention.span.of(text)));
        }
    }
    quantities.next().map(|mention| format!("also {} “{}”", told(mention), mention.span.of(text)))
}

#[test]
fn every_phrasing_is_read() {
    let (mut count, mut failures, mut passing) = (0, Vec::new(), Vec::new());
    for (file, lines) in FILES {
        for (at, line) in lines.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("//") {
                continue;
            }
            let (known_miss, line) = line.strip_prefix('!').map_or((false, line), |line| (true, line.trim()));
            let Some((text, wants)) = line.split_once("=>") else {
                panic!("{file}.txt:{}: no => in “{line}”", at + 1)
            };
            count += 1;
            match (wrong(text.trim(), wants), known_miss) {
                (Some(problem), false) => failures.push(format!("{file}.txt:{}: {}: {problem}", at + 1, text.trim())),
                (None, true) => passing.push(format!("{file}.txt:{}: {}", at + 1, text.trim())),
                _ => {}
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} phrasings are misread:\n{}", failures.len(), failures.join("\n"));
    assert!(passing.is_empty(), "known misses that pass now (take away the !):\n{}", passing.join("\n"));
    assert!(count >= 400, "{count} phrasings");
}
