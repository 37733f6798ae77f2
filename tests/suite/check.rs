//! What must hold for any analysis of any bytes, in one helper, so that every test proves all of it in passing.

use baogao::report::schema;
use serde_json::Value;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A report of an invented city, written for these tests.
pub const YUNXI: &str = include_str!("../reports/yunxi-2024.txt");

/// A file or folder of the shared corpus, or `None`, having said so, where it is not on this machine.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

/// The analysis of a file as JSON, after asserting everything that holds for any analysis.
pub fn analyze(name: &str, bytes: &[u8]) -> Value {
    let line = serde_json::to_string(&baogao::analyze(name, bytes)).unwrap();
    let again = serde_json::to_string(&baogao::analyze(name, bytes)).unwrap();
    assert!(line == again, "{name}: a second run differs");
    let json: Value = serde_json::from_str(&line).unwrap();
    let read: baogao::report::Analysis = serde_json::from_str(&line).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), json, "{name}: reading the JSON back loses something");
    holds(name, &json);
    json
}

/// Asserts what holds for any analysis of the file `name`.
pub fn holds(name: &str, json: &Value) {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let schema: Value = serde_json::from_str(&schema::json_schema()).unwrap();
        jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
    });
    let faults: Vec<_> = SCHEMA.iter_errors(json).take(5).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: not of the schema: {faults:#?}");
    assert_eq!(json["schema"], "baogao/1");
    let (reports, errors) = (list(&json["reports"]), list(&json["errors"]));
    assert!(!reports.is_empty() || !errors.is_empty(), "{name}: neither a report nor an error");
    for report in reports {
        Report { file: name, json: report, text: string(&report["text"]).chars().collect() }.holds();
    }
}

/// One report with its text as code points.
struct Report<'a> {
    file: &'a str,
    json: &'a Value,
    text: Vec<char>,
}

impl Report<'_> {
    fn holds(&self) {
        self.paragraphs();
        self.parts();
        let ids = self.ids();
        for heading in headings(&self.json["outline"]) {
            let cut = self.cut(&heading["heading"]);
            let (marker, title) = (string(&heading["marker"]), string(&heading["title"]));
            assert!(bare(&cut).starts_with(&bare(marker)), "{}: marker {marker} not in {cut}", self.file);
            assert!(bare(&cut).contains(&bare(title)), "{}: title {title} not in {cut}", self.file);
            let (outer, inner) = (span(&heading["span"]), span(&heading["heading"]));
            assert!(outer.0 <= inner.0 && inner.1 <= outer.1, "{}: heading outside its section: {cut}", self.file);
        }
        let mut last = (0, 0);
        for measure in list(&self.json["measures"]) {
            let cut = self.cut(&measure["span"]);
            assert_eq!(cut, string(&measure["quote"]["exact"]), "{}: quote is not what the span cuts", self.file);
            let (at, sentence) = (span(&measure["span"]), span(&measure["sentence"]));
            assert!(!cut.is_empty() || measure["value"].is_null(), "{}: empty mention", self.file);
            assert!(sentence.0 <= at.0 && at.1 <= sentence.1, "{}: {cut} outside its sentence", self.file);
            assert!(last <= at, "{}: {cut} is out of order", self.file);
            last = at;
            if let Some(section) = measure["section"].as_str() {
                assert!(ids.contains(section), "{}: {cut} is in an unknown section {section}", self.file);
            }
            let confidence = measure["confidence"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&confidence), "{}: confidence {confidence}", self.file);
            let before = string(&measure["quote"]["before"]).chars().count();
            let after = string(&measure["quote"]["after"]).chars().count();
            assert!(before <= 14 && after <= 14, "{}: quote of {cut} too long", self.file);
        }
        for kind in ["tasks", "livelihood"] {
            for id in list(&self.json[kind]).iter().flat_map(|it| list(&it["measures"])) {
                assert!(ids.contains(string(id)), "{}: {kind} name an unknown measure {id}", self.file);
            }
        }
        for kind in ["tasks", "livelihood", "policies", "glossary", "warnings"] {
            for it in list(&self.json[kind]).iter().filter(|it| !it["span"].is_null()) {
                self.cut(&it["span"]);
            }
        }
        for (field, evidence) in self.json["meta"]["evidence"].as_object().unwrap() {
            assert!(!self.cut(evidence).is_empty(), "{}: no evidence for {field}", self.file);
        }
        let explained = self.json["explained"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&explained), "{}: explained {explained}", self.file);
    }

    /// Paragraphs hold no line feed, stand in order, and leave nothing but line feeds out.
    fn paragraphs(&self) {
        let mut at = 0;
        for paragraph in list(&self.json["paragraphs"]) {
            let cut = self.cut(paragraph);
            assert!(!cut.is_empty() && !cut.contains('\n'), "{}: paragraph {cut:?}", self.file);
            let (start, end) = span(paragraph);
            assert!(start >= at, "{}: paragraphs out of order", self.file);
            self.only_line_feeds(at, start);
            at = end;
        }
        self.only_line_feeds(at, self.text.len());
    }

    /// Parts cover the text in order.
    fn parts(&self) {
        let mut at = 0;
        for part in list(&self.json["parts"]) {
            let (start, end) = span(&part["span"]);
            assert!(start >= at && end > start, "{}: part {part} out of order or empty", self.file);
            self.only_line_feeds(at, start);
            at = end;
        }
        self.only_line_feeds(at, self.text.len());
    }

    fn only_line_feeds(&self, from: usize, to: usize) {
        let rest: String = self.text[from..to].iter().collect();
        assert!(rest.trim().is_empty(), "{}: left out: {rest:?}", self.file);
    }

    /// The ids of headings and measures, each of them once.
    fn ids(&self) -> HashSet<String> {
        let mut ids = HashSet::new();
        for it in headings(&self.json["outline"])
            .into_iter()
            .chain(list(&self.json["measures"]))
            .chain(list(&self.json["tasks"]))
        {
            assert!(ids.insert(string(&it["id"]).to_owned()), "{}: id {} twice", self.file, it["id"]);
        }
        ids
    }

    /// What a span in code points cuts out of the text.
    fn cut(&self, at: &Value) -> String {
        let (start, end) = span(at);
        assert!(start <= end && end <= self.text.len(), "{}: span {at} outside the text", self.file);
        self.text[start..end].iter().collect()
    }
}

/// Every heading of an outline, in reading order.
pub fn headings(outline: &Value) -> Vec<&Value> {
    list(outline).iter().flat_map(|it| std::iter::once(it).chain(headings(&it["children"]))).collect()
}

/// The elements of a JSON list.
pub fn list(json: &Value) -> &[Value] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// A JSON string.
pub fn string(json: &Value) -> &str {
    json.as_str().unwrap_or_else(|| panic!("no string: {json}"))
}

fn span(json: &Value) -> (usize, usize) {
    let end = |at: usize| json[at].as_u64().unwrap_or_else(|| panic!("no span: {json}")) as usize;
    (end(0), end(1))
}

/// Without white space and emphasis, which titles leave out.
fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace() && !matches!(ch, '*' | '`')).collect()
}
