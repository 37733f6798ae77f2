//! How much of the answers worked out by hand is found. Printed, and held by floors: they may only go up.

use crate::check;
use std::process::Command;

/// A report with hand-made answers, and the least share (F1, 0-1) of its measures whose whole tuple (value, unit,
/// comparator, aspect, status, indicator) must be right. Raise a floor when the core gets better.
const FLOORS: [(&str, f64); 4] =
    [("weifang-2024", 0.0), ("liaocheng-2024", 0.0), ("shandong-2024", 0.0), ("weifang-area-listing", 0.0)];

#[test]
fn whole_reports_score_above_their_floors() {
    let Some(score) = check::shared("gold/score.py") else { return };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no python3");
        return;
    }
    for (name, floor) in FLOORS {
        let Some(report) = check::shared(&format!("corpus/{name}.txt")) else { return };
        let analysis = std::env::temp_dir().join(format!("baogao-{name}-{}.json", std::process::id()));
        let json = baogao::analyze(&format!("{name}.txt"), &std::fs::read(report).unwrap());
        std::fs::write(&analysis, serde_json::to_vec(&json).unwrap()).unwrap();
        let mut scored = Command::new("python3");
        let scored =
            scored.arg(&score).arg(name).arg(&analysis).args(["--min-full", &floor.to_string()]).output().unwrap();
        std::fs::remove_file(&analysis).unwrap();
        println!("{name}\n{}", String::from_utf8_lossy(&scored.stdout));
        assert!(scored.status.success(), "{name} is below {floor}: {}", String::from_utf8_lossy(&scored.stderr));
    }
}
