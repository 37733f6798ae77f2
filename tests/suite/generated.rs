//! Generated reports: what is known of them beforehand is read back.

use crate::check::{self, list};
use crate::generator::{self, LAYOUTS, Outcome, Report, Target};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SEED: u64 = 2024;

/// Right and asked.
#[derive(Default)]
struct Share {
    right: usize,
    asked: usize,
    missed: Vec<String>,
}

impl Share {
    fn count(&mut self, right: bool, what: impl FnOnce() -> String) {
        self.asked += 1;
        self.right += usize::from(right);
        if !right {
            self.missed.push(what());
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.asked.max(1) as f64
    }
}

fn values(tenths: &[u64]) -> Value {
    let number = |tenths: &u64| match tenths % 10 {
        0 => json!(tenths / 10),
        _ => json!(*tenths as f64 / 10.0),
    };
    if let [one] = tenths { number(one) } else { tenths.iter().map(number).collect() }
}

fn promised(target: &Target, report: &Value) -> bool {
    list(&report["measures"]).iter().any(|measure| {
        measure["headline"] == true
            && measure["status"] == "target"
            && measure["indicator"]["id"] == target.indicator
            && measure["value"] == values(&target.tenths)
            && measure["unit"] == target.unit
            && measure["comparator"] == target.comparator
            && measure["aspect"] == target.aspect
            && measure["strength"] == target.strength
    })
}

fn reached(outcome: &Outcome, year: i32, report: &Value) -> bool {
    list(&report["measures"]).iter().any(|measure| {
        measure["status"] == "achieved"
            && measure["indicator"]["id"] == outcome.indicator
            && measure["value"] == values(&[outcome.tenths])
            && measure["unit"] == outcome.unit
            && measure["aspect"] == outcome.aspect
            && measure["period"]["to"] == year - 1
    })
}

fn facts(known: &Report) -> Vec<(&'static str, Value)> {
    let region = &known.place.name;
    vec![
        ("kind", json!("work_report")),
        ("region", json!(region)),
        ("level", json!(known.place.level)),
        ("region_code", json!(known.place.code)),
        ("year", json!(known.year)),
        ("review_years", json!([known.year - 1, known.year - 1])),
        ("delivered_on", json!(known.delivered_on)),
        ("speaker", json!(known.speaker)),
    ]
}

/// What is known of a row of generated reports, and how much of it is read.
#[test]
fn what_is_known_of_generated_reports_is_read_back() {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    for number in (0..100).step_by(5).map(|at| at + at / 5 % 5) {
        let known = generator::mixture(SEED, number);
        *levels.entry(known.place.level).or_default() += 1;
        let what = format!("{number} ({}, {}, {:?})", known.place.name, known.year, known.layout);
        let json = check::analyze(&known.name, known.text.as_bytes());
        assert_eq!(list(&json["reports"]).len(), 1, "{what}");
        let report = &json["reports"][0];
        for (fact, value) in facts(&known) {
            let got = &report["meta"][fact];
            shares.entry("facts").or_default().count(*got == value, || format!("{what}: {fact} {value} is {got}"));
        }
        for target in &known.targets {
            let right = promised(target, report);
            shares.entry("targets").or_default().count(right, || format!("{what}: {}", target.text));
        }
        for outcome in &known.outcomes {
            let right = reached(outcome, known.year, report);
            shares.entry("outcomes").or_default().count(right, || format!("{what}: {}", outcome.text));
        }
        let found = list(&report["measures"]).len();
        let written = known.quantities + known.targets.len() + known.outcomes.len();
        let enough = found * 100 >= written * 98;
        shares.entry("quantities").or_default().count(enough, || format!("{what}: {found} of {written}"));
    }
    println!("levels: {levels:?}");
    for (what, share) in &shares {
        println!("{what}: {} of {} ({:.3})", share.right, share.asked, share.share());
        share.missed.iter().for_each(|missed| println!("    {missed}"));
    }
    for what in ["facts", "targets", "outcomes", "quantities"] {
        assert!(shares[what].share() >= 0.99, "{what}: {:?}", shares[what].missed);
    }
}

/// They are what the other tests and the benchmarks take them for: long, full of numbers, never the same, and the same
/// again for the same seed.
#[test]
fn generated_reports_are_long_and_never_repeat() {
    let mut paragraphs = std::collections::HashSet::new();
    for number in 0..40 {
        let report = generator::mixture(SEED, number);
        assert_eq!(report.text, generator::mixture(SEED, number).text);
        assert_ne!(report.text, generator::mixture(SEED + 1, number).text);
        let length = report.text.chars().count();
        assert!((15_000..26_000).contains(&length), "{number}: {length} characters");
        assert!((200..=400).contains(&report.quantities), "{number}: {} quantities", report.quantities);
        for line in report.text.lines().filter(|line| line.chars().count() > 150) {
            assert!(paragraphs.insert(line.to_owned()), "{number}: twice: {line}");
        }
    }
}

/// The targets of a year are those that the next report tells the outcome of.
#[test]
fn outcomes_follow_targets() {
    let mut met = [0, 0];
    for number in (0..200).step_by(5) {
        let (first, second) = (generator::mixture(SEED, number), generator::mixture(SEED, number + 1));
        assert_eq!((&first.place, first.year + 1), (&second.place, second.year));
        for target in &first.targets {
            let mut outcomes = second.outcomes.iter().filter(|outcome| outcome.indicator == target.indicator);
            met[usize::from(outcomes.next().and_then(|outcome| outcome.met).expect("an outcome of each target"))] += 1;
        }
    }
    assert!(met.iter().all(|count| *count > 30), "met and missed: {met:?}");
    let seen: Vec<_> = (0..80).map(|at| generator::mixture(SEED, at).layout).collect();
    assert!(LAYOUTS.iter().all(|layout| seen.contains(layout)), "a layout that never comes");
}
