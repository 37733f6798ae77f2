//! Headings of texts that lost their line breaks, held against those of the same texts with them. The weights in
//! `src/document/headings/ends.rs` and `topics.rs` are judged by this: change one, and see whether the figure falls.

use crate::check;
use baogao::model::{DocumentKind, Heading, HeadingForm, Report};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Least F1 of numbered headings and of topic sentences, of the first reports of the field corpus.
const FLOORS: (f64, f64) = (0.85, 0.85);
/// How many reports, of how many bytes at least.
const REPORTS: (usize, usize) = (12, 15_000);

/// The titles of the headings of a form.
fn titles(report: &Report, form: HeadingForm) -> BTreeSet<String> {
    fn walk(headings: &[Heading], form: HeadingForm, found: &mut BTreeSet<String>) {
        for heading in headings {
            if heading.form == form {
                found.insert(heading.title.clone());
            }
            walk(&heading.children, form, found);
        }
    }
    let mut found = BTreeSet::new();
    walk(&report.outline, form, &mut found);
    found
}

/// The files below a folder, in order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut inside: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    inside.sort();
    for path in inside {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn headings_are_found_without_line_breaks() {
    let Some(folder) = check::shared("corpus/field") else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut counts = [(0, 0, 0); 2];
    let mut reports = 0;
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let analysis = baogao::analyze(&name, &std::fs::read(&path).unwrap_or_default());
        let Some(whole) = analysis.reports.first().filter(|it| it.meta.kind == DocumentKind::WorkReport) else {
            continue;
        };
        if whole.text.len() < REPORTS.1 || whole.paragraphs.len() < 40 || reports == REPORTS.0 {
            continue;
        }
        reports += 1;
        let unbroken = baogao::analyze("云溪.txt", whole.text.replace('\n', "").as_bytes());
        let Some(unbroken) = unbroken.reports.first() else { continue };
        for (counts, form) in counts.iter_mut().zip([HeadingForm::Numbered, HeadingForm::RunIn]) {
            let (wanted, found) = (titles(whole, form), titles(unbroken, form));
            counts.0 += wanted.intersection(&found).count();
            counts.1 += wanted.len();
            counts.2 += found.len();
        }
    }
    let [numbered, topics] = counts.map(|(both, wanted, found)| 2.0 * both as f64 / (wanted + found).max(1) as f64);
    println!("{reports} reports: numbered headings {numbered:.3}, topic sentences {topics:.3}");
    assert!(numbered >= FLOORS.0 && topics >= FLOORS.1, "numbered {numbered:.3}, topics {topics:.3}");
}
