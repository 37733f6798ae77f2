//! The shared corpus of real reports: every file is read without an error, and everything that must hold, holds.

use crate::check::{self, list, string};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn analyze(path: &Path) -> Value {
    let json = check::analyze(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap());
    assert_eq!(list(&json["errors"]).len(), 0, "{}: {}", path.display(), json["errors"]);
    json
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Prints the headline targets of a report, for a person to look over (`--nocapture`).
fn print(report: &Value) {
    let meta = &report["meta"];
    println!("{} {} ({})", meta["region"], meta["year"], list(&report["measures"]).len());
    for measure in list(&report["measures"]).iter().filter(|it| it["headline"] == true) {
        let (indicator, quote) = (&measure["indicator"]["text"], &measure["quote"]["exact"]);
        println!("  {indicator} {} {quote}", measure["aspect"]);
    }
}

#[test]
fn the_five_files_give_their_reports() {
    let want = [
        ("weifang-2024", 1),
        ("liaocheng-2024", 1),
        ("shandong-2024", 1),
        ("weifang-area-listing", 10),
        ("clipped-outline-2024", 1),
    ];
    for (name, reports) in want {
        let Some(path) = check::shared(&format!("corpus/{name}.txt")) else { return };
        let json = analyze(&path);
        assert_eq!(list(&json["reports"]).len(), reports, "{name}");
        list(&json["reports"]).iter().for_each(print);
    }
}

#[test]
fn the_field_reports_are_read() {
    let Some(folder) = check::shared("corpus/field") else { return };
    let files = files(&folder);
    assert_eq!(files.len(), 42);
    for file in files {
        let json = analyze(&file);
        assert_eq!(list(&json["reports"]).len(), 1, "{}", file.display());
        let report = &json["reports"][0];
        assert!(string(&report["text"]).chars().count() > 1000, "{}: hardly any text", file.display());
        print(report);
    }
}
