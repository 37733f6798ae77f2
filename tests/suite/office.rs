//! Documents against LibreOffice: the text of real docx files beside its own export, and the same files printed to PDF by
//! it and read again. Long: `make soak` runs it, where the files and LibreOffice are there.

use crate::check::{self, list, string};
use crate::formats::{bare, distance};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Share of wrong characters that is allowed of a docx beside LibreOffice's text.
const ERRORS: f64 = 0.001;
/// The least mean F1 of outline and numbers of printed files beside the files themselves, and the least of each.
const PRINTED: f64 = 0.98;
/// A known miss: run-in headings that only bold tells are lost in print here and there, in four of the 33.
const EACH: f64 = 0.93;

/// The docx files of the corpus, or none, having said so.
fn documents() -> Vec<PathBuf> {
    if std::env::var_os("BAOGAO_SOAK").is_none() {
        eprintln!("SKIPPED: it is long; make soak runs it");
        return Vec::new();
    }
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("SKIPPED: LibreOffice is not here");
        return Vec::new();
    }
    let Some(folder) = check::shared("corpus/field") else { return Vec::new() };
    let (mut folders, mut found) = (vec![folder], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "docx") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The files as LibreOffice saves them, by what they were; kept in a folder for the next time.
fn saved(files: &[PathBuf], ending: &str, filter: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/office");
    let made = |file: &PathBuf| folder.join(file.file_name().unwrap()).with_extension(ending);
    let missing: Vec<&PathBuf> = files.iter().filter(|file| !made(file).exists()).collect();
    if !missing.is_empty() {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        let mut office = Command::new("soffice");
        office.args([&profile, "--headless", "--convert-to", filter, "--outdir"]).arg(&folder).args(missing);
        assert!(office.output().unwrap().status.success(), "LibreOffice could not save");
    }
    files.iter().map(made).collect()
}

fn read(path: &Path) -> Value {
    check::analyze(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap())
}

fn text(json: &Value) -> String {
    list(&json["reports"]).iter().map(|report| string(&report["text"])).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_text_of_documents_is_what_libreoffice_shows() {
    let files = documents();
    let (mut table, mut faults) = (String::new(), Vec::new());
    for (file, shown) in files.iter().zip(saved(&files, "txt", "txt:Text (encoded):UTF8")) {
        let shown = std::fs::read_to_string(shown).unwrap();
        let (wanted, got) = (bare(&shown), bare(&text(&read(file))));
        let wrong = distance(&wanted, &got) as f64 / wanted.len() as f64;
        let name = file.file_name().unwrap().to_string_lossy();
        writeln!(table, "{name} | {} | {} | {:.3} %", wanted.len(), got.len(), wrong * 100.0).unwrap();
        if wrong > ERRORS {
            faults.push(format!("{name}: {:.3} %", wrong * 100.0));
        }
    }
    println!("{table}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Headings as level, marker and title, and numbers as their words, value and unit.
fn tuples(json: &Value) -> [Vec<String>; 2] {
    let flat = |value: &Value| string(value).chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
    let (mut headings, mut numbers) = (Vec::new(), Vec::new());
    for report in list(&json["reports"]) {
        for heading in check::headings(&report["outline"]) {
            headings.push(format!("{} {} {}", heading["level"], flat(&heading["marker"]), flat(&heading["title"])));
        }
        for it in list(&report["measures"]) {
            numbers.push(format!("{} {} {}", flat(&it["quote"]["exact"]), it["value"], it["unit"]));
        }
    }
    [headings, numbers]
}

fn f1(got: &[String], want: &[String]) -> f64 {
    let mut left: HashMap<&String, usize> = HashMap::new();
    want.iter().for_each(|it| *left.entry(it).or_default() += 1);
    let hits = got
        .iter()
        .filter(|it| left.get_mut(it).is_some_and(|count| std::mem::replace(count, count.saturating_sub(1)) > 0));
    let total = got.len() + want.len();
    if total == 0 { 1.0 } else { 2.0 * hits.count() as f64 / total as f64 }
}

#[test]
fn printed_documents_give_what_the_documents_give() {
    let files = documents();
    let (mut table, mut faults, mut sums) = (String::new(), Vec::new(), [0.0; 2]);
    for (file, printed) in files.iter().zip(saved(&files, "pdf", "pdf")) {
        let (whole, printed) = (tuples(&read(file)), tuples(&read(&printed)));
        let [outline, found] = [0, 1].map(|which| f1(&printed[which], &whole[which]));
        let name = file.file_name().unwrap().to_string_lossy();
        writeln!(
            table,
            "{name} | {} headings | {outline:.3} | {} numbers | {found:.3}",
            whole[0].len(),
            whole[1].len()
        )
        .unwrap();
        sums = [sums[0] + outline, sums[1] + found];
        if outline < EACH || found < PRINTED {
            faults.push(format!("{name}: outline {outline:.3}, numbers {found:.3}"));
        }
    }
    println!("{table}");
    let means = sums.map(|sum| sum / files.len().max(1) as f64);
    println!("means: outline {:.3}, numbers {:.3}", means[0], means[1]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(files.is_empty() || means.iter().all(|mean| *mean >= PRINTED), "{means:?}");
}
