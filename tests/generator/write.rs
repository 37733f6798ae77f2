//! `cargo run --release --example generator -- FOLDER COUNT [SEED]` writes generated reports into a folder, with what is
//! known of them in `known.jsonl`. `--text LENGTH` in place of a folder prints one report, so many times as long.

#[path = "mod.rs"]
mod generator;

use generator::{Layout, Place, Report};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| args.get(at).and_then(|arg| arg.parse().ok()).unwrap_or(otherwise);
    let Some(folder) = args.first() else {
        eprintln!("usage: generator FOLDER COUNT [SEED] | --text LENGTH [SEED]");
        std::process::exit(2);
    };
    if folder == "--text" {
        let place = Place::of_level("city")[7];
        let report = generator::report(number(2, 1), place, 2024, Layout::Lines, number(1, 1) as usize);
        return std::io::stdout().write_all(report.text.as_bytes());
    }
    std::fs::create_dir_all(folder)?;
    let mut known = std::io::BufWriter::new(std::fs::File::create(format!("{folder}/known.jsonl"))?);
    for at in 0..number(1, 20) as usize {
        let report = generator::mixture(number(2, 1), at);
        // A folder a thousand: no one lists a folder of fifty thousand with pleasure.
        let name = format!("{:03}/{at:05}.{}", at / 1000, report.layout.ending());
        let path = std::path::Path::new(folder).join(&name);
        std::fs::create_dir_all(path.parent().expect("a folder"))?;
        std::fs::write(path, &report.text)?;
        writeln!(known, "{}", known_of(&name, &report))?;
    }
    known.flush()
}

fn known_of(name: &str, report: &Report) -> serde_json::Value {
    let number = |tenths: &u64| *tenths as f64 / 10.0;
    let targets = report.targets.iter().map(|it| {
        let value: Vec<f64> = it.tenths.iter().map(number).collect();
        serde_json::json!({ "indicator": it.indicator, "value": value, "unit": it.unit, "comparator": it.comparator, "aspect": it.aspect, "strength": it.strength })
    });
    let outcomes = report.outcomes.iter().map(|it| {
        serde_json::json!({ "indicator": it.indicator, "value": number(&it.tenths), "unit": it.unit, "aspect": it.aspect, "met": it.met })
    });
    serde_json::json!({
        "name": name, "region": report.place.name, "level": report.place.level, "region_code": report.place.code,
        "year": report.year, "delivered_on": report.delivered_on, "speaker": report.speaker,
        "targets": targets.collect::<Vec<_>>(), "outcomes": outcomes.collect::<Vec<_>>(),
    })
}
