//! This year's target of gross domestic product, of every field report that has one, against the table read by hand.

use crate::check::{self, list};
use serde_json::Value;

/// The targets of growth among the main ones: value, comparator and strength of each.
fn growth_targets(report: &Value) -> Vec<(Value, String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("null").to_owned();
    (list(&report["measures"]).iter())
        .filter(|measure| {
            measure["headline"] == true
                && measure["indicator"]["id"] == "gdp"
                && measure["aspect"] == "increase"
                && !measure["value"].is_null()
                && measure["relation"].is_null()
        })
        .map(|measure| (measure["value"].clone(), word(&measure["comparator"]), word(&measure["strength"])))
        .collect()
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

#[test]
fn every_growth_target_is_read() {
    let (Some(table), Some(folder)) = (check::shared("gold/field.tsv"), check::shared("corpus/field")) else { return };
    let table = std::fs::read_to_string(table).unwrap();
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for row in lines {
        let field = |name: &str| row[head.iter().position(|column| *column == name).unwrap()];
        let (Ok(low), Ok(high)) = (field("gdp_low").parse::<f64>(), field("gdp_high").parse::<f64>()) else { continue };
        count += 1;
        let file = field("file");
        let path = folder.join(file);
        let name = path.file_name().unwrap().to_str().unwrap();
        let json = check::analyze(name, &std::fs::read(&path).unwrap());
        let told = growth_targets(&json["reports"][0]);
        let (comparator, strength) = (field("gdp_comparator"), field("gdp_strength"));
        let first_is = |value: &Value| match comparator {
            "range" => list(value).iter().filter_map(number).eq([low, high]),
            _ => number(value) == Some(low),
        };
        let first =
            told.first().is_some_and(|(value, bound, how)| first_is(value) && bound == comparator && how == strength);
        // A second tier is striven for; its bound stands in the note.
        let tiers = low < high && comparator != "range";
        let bound = if field("note").contains("(high, at_least") { "at_least" } else { "eq" };
        let second = told
            .get(1)
            .is_some_and(|(value, other, how)| number(value) == Some(high) && other == bound && how == "strive");
        let right = first && if tiers { second && told.len() == 2 } else { told.len() == 1 };
        if !right {
            wrong.push(format!("{file}: {} is read as {told:?}", field("gdp_target_text")));
        }
    }
    println!("{count} targets of growth");
    assert_eq!(count, 41);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
