//! How much of the answers worked out by hand is found. Printed, and held by floors: they may only go up.

use crate::check;
use std::process::Command;

/// A report with hand-made answers, the least share (F1, 0-1) of its measures whose whole tuple (value, unit,
/// comparator, aspect, status, indicator) must be right, and lines that the score must hold.
/// Raise a floor when the core gets better.
const FLOORS: [(&str, f64, &[&str]); 4] = [
    ("weifang-2024", 0.95, WHOLE),
    ("liaocheng-2024", 0.96, WHOLE),
    ("shandong-2024", 0.96, WHOLE),
    ("weifang-area-listing", 0.82, &["listing: 10 items of 10, 10 with all of"]),
];

/// Of a whole report: its facts and its headline targets are all right, and nothing else is a headline.
const WHOLE: &[&str] = &["meta: 7 of 7 right", "headline: P 1.000 R 1.000"];

#[test]
fn whole_reports_score_above_their_floors() {
    let Some(score) = check::shared("gold/score.py") else { return };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no python3");
        return;
    }
    for (name, floor, lines) in FLOORS {
        let Some(report) = check::shared(&format!("corpus/{name}.txt")) else { return };
        let analysis = std::env::temp_dir().join(format!("baogao-{name}-{}.json", std::process::id()));
        let json = baogao::analyze(&format!("{name}.txt"), &std::fs::read(report).unwrap());
        std::fs::write(&analysis, serde_json::to_vec(&json).unwrap()).unwrap();
        let mut scored = Command::new("python3");
        let scored =
            scored.arg(&score).arg(name).arg(&analysis).args(["--min-full", &floor.to_string()]).output().unwrap();
        std::fs::remove_file(&analysis).unwrap();
        let (said, faults) = (String::from_utf8_lossy(&scored.stdout), String::from_utf8_lossy(&scored.stderr));
        println!("{name}\n{said}");
        assert!(scored.status.success(), "{name} is below {floor}:\n{said}{faults}");
        for line in lines {
            assert!(said.contains(line), "{name}: not {line:?}:\n{said}");
        }
    }
}
