//! Many reports side by side, held against what is known of them: answers read by hand, and the generator's own figures.

use crate::check;
use crate::generator::{self, LAYOUTS, Place};
use baogao::compare::digest::{self, Digest};
use baogao::compare::follow::{Followed, Tolerance, Verdict, follow};
use baogao::compare::matrix::{Asked, matrix};
use baogao::compare::places::placed;
use baogao::compare::terms::Terms;
use baogao::report::{Strength, Value};
use serde_json::json;
use std::path::Path;
use std::process::{Command, Output};

fn digest_of(name: &str, bytes: &[u8]) -> Digest {
    digest::of(&baogao::analyze(name, bytes), &[]).remove(0)
}

fn code(of: impl serde::Serialize) -> String {
    match json!(of) {
        serde_json::Value::String(code) => code,
        serde_json::Value::Null => "-".into(),
        other => other.to_string(),
    }
}

/// A row of a table with a head.
struct Row<'t> {
    head: Vec<&'t str>,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    fn get(&self, name: &str) -> &'t str {
        self.cells[self.head.iter().position(|it| *it == name).unwrap()]
    }
}

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(move |cells| Row { head: head.clone(), cells })
}

/// The matrix of growth targets of all field reports with a target, against the table read by hand: value, comparator,
/// strength, and the second tier.
#[test]
fn the_matrix_of_growth_targets_is_right() {
    let (Some(table), Some(folder)) = (check::shared("gold/field.tsv"), check::shared("corpus/field")) else { return };
    let table = std::fs::read_to_string(table).unwrap();
    for (part, year) in [("provinces-2025", 2025), ("cities-2024", 2024)] {
        let known: Vec<_> = rows(&table).filter(|row| row.get("file").starts_with(part)).collect();
        let digests: Vec<Digest> = known
            .iter()
            .map(|row| digest_of(row.get("file"), &std::fs::read(folder.join(row.get("file"))).unwrap()))
            .collect();
        let placed = placed(&digests);
        let matrix = matrix(&placed, &Asked { year, ..Asked::default() });
        assert_eq!(matrix.rows.len(), known.len());
        let codes: Vec<_> = matrix.rows.iter().map(|row| row.digest.code.clone()).collect();
        assert!(codes.is_sorted(), "{codes:?}");
        let gdp = matrix.columns.iter().position(|it| it.id == "gdp").unwrap();
        assert_eq!((gdp, &matrix.columns[gdp].terms), (0, &Terms::Growth));
        let (mut count, mut wrong) = (0, Vec::new());
        for row in &known {
            let found = matrix.rows.iter().find(|it| it.digest.path == row.get("file")).unwrap();
            let cell = &found.cells[gdp];
            let said: Vec<_> = (cell.entries.iter())
                .map(|it| (it.value, code(it.comparator), it.strength.map_or("-".into(), code)))
                .collect();
            let (Ok(low), Ok(high)) = (row.get("gdp_low").parse(), row.get("gdp_high").parse()) else {
                assert!(said.is_empty(), "{}: {said:?}", row.get("file"));
                continue;
            };
            count += 1;
            let first = match row.get("gdp_comparator") {
                "range" => Value::Two(low, high),
                _ => Value::One(low),
            };
            let mut right =
                vec![(Some(first), row.get("gdp_comparator").to_owned(), row.get("gdp_strength").to_owned())];
            if low < high && row.get("gdp_comparator") != "range" {
                let bound = if row.get("note").contains("(high, at_least") { "at_least" } else { "eq" };
                right.push((Some(Value::One(high)), bound.into(), "strive".into()));
            }
            if said != right {
                wrong.push(format!("{}: {said:?}, not {right:?}", row.get("file")));
            }
        }
        println!("{part}: {count} growth targets in the matrix");
        assert!(count >= 8 && wrong.is_empty(), "{wrong:#?}");
    }
}

/// The follow-up of the field reports of running years, against facts read by hand from the texts.
#[test]
fn targets_are_followed_as_read_by_hand() {
    let Some(folder) = check::shared("corpus/field") else { return };
    let facts = include_str!("../scores/followed.tsv");
    let (mut judged, mut right, mut asked, mut wrong) = (0, 0, 0, Vec::new());
    for part in ["district-2012-2015", "nation-2017-2022"] {
        let mut files: Vec<_> = std::fs::read_dir(folder.join(part)).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        let read = |path: &std::path::PathBuf| {
            let name = format!("{part}/{}", path.file_name().unwrap().to_str().unwrap());
            digest_of(&name, &std::fs::read(path).unwrap())
        };
        let digests: Vec<Digest> = files.iter().map(read).collect();
        let placed = placed(&digests);
        let followed = follow(&placed, &Tolerance::default());
        if part.starts_with("nation") {
            assert_eq!(followed.gaps.iter().map(|it| (it.after, it.before)).collect::<Vec<_>>(), [(2019, 2021)]);
            assert!(followed.rows.iter().all(|it| it.of.year != Some(2019)), "a gap is no verdict");
        }
        for fact in rows(facts).filter(|fact| fact.get("file").starts_with(part)) {
            asked += 1;
            let row = followed.rows.iter().find(|it| is_of(it, &fact));
            let got = row.map(|it| {
                let outcome = it.outcome.and_then(|it| it.value).map_or("-".into(), code);
                (it.target.strength.map_or("-".into(), code), outcome, code(it.verdict))
            });
            let verdict = got
                .as_ref()
                .is_some_and(|(_, outcome, verdict)| outcome == fact.get("outcome") && verdict == fact.get("verdict"));
            judged += usize::from(verdict);
            match got {
                Some((strength, ..)) if verdict && strength == fact.get("strength") => right += 1,
                got => {
                    wrong.push(format!("{} {} {}: {got:?}", fact.get("file"), fact.get("indicator"), fact.get("value")))
                }
            }
        }
    }
    println!(
        "{asked} facts of the follow-up: {judged} outcomes with their verdicts right, {right} with their strength too"
    );
    wrong.iter().for_each(|it| println!("    {it}"));
    assert!(asked >= 70 && judged * 100 >= asked * JUDGED && right * 100 >= asked * RIGHT, "{wrong:#?}");
}

/// Per cent of the facts whose outcome and verdict must be right. Those that are wrong are printed.
const JUDGED: usize = 95;
/// Per cent of the facts of which the strength must be right too. Known misses: 力争 at the head of a sentence is not seen
/// behind a comma, nor by the second of two targets.
const RIGHT: usize = 91;

fn is_of(row: &Followed, fact: &Row) -> bool {
    let (target, value) = (row.target, fact.get("value"));
    let phrase = target.list.as_deref().unwrap_or(&target.phrase);
    row.of.path == fact.get("file")
        && row.next.path == fact.get("next")
        && target.id.as_deref().unwrap_or("-") == fact.get("id")
        && (fact.get("id") != "-" && value != "-" || phrase.contains(fact.get("indicator")))
        && (fact.get("id") != "unemp" || phrase.contains(fact.get("indicator")))
        && target.value.map_or("-".into(), code) == value
        && target.unit.as_deref().unwrap_or("").replace('％', "%") == fact.get("unit")
        && code(target.comparator) == fact.get("comparator")
}

const SEED: u64 = 2024;

/// The generator's targets stand in the matrix, and their outcomes are found and judged as it knows them.
#[test]
fn generated_targets_are_compared_and_followed() {
    let (mut cells, mut verdicts) = ([0, 0], [0, 0]);
    let mut wrong = Vec::new();
    for place in Place::of_level("province").into_iter().take(6) {
        let reports: Vec<generator::Report> = (2021..=2023)
            .map(|year| generator::report(SEED, place, year, LAYOUTS[year as usize % LAYOUTS.len()], 1))
            .collect();
        let digests: Vec<Digest> = reports.iter().map(|it| digest_of(&it.name, it.text.as_bytes())).collect();
        let placed = placed(&digests);
        let matrix = matrix(&placed, &Asked { year: 2022, ..Asked::default() });
        for target in &reports[1].targets {
            let at = matrix.columns.iter().position(|it| it.id == target.indicator);
            let entry = at.and_then(|at| matrix.rows[0].cells[at].entries.first());
            let value = entry.and_then(|it| it.value).map(|it| json!(it));
            let written: Vec<f64> = target.tenths.iter().map(|it| *it as f64 / 10.0).collect();
            let right = value.is_some_and(|value| match &value {
                serde_json::Value::Array(two) => two.iter().filter_map(|it| it.as_f64()).eq(written.iter().copied()),
                one => one.as_f64() == written.first().copied(),
            });
            cells[1] += 1;
            cells[0] += usize::from(right);
            if !right {
                wrong.push(format!("{}: {}", place.name, target.text));
            }
        }
        let followed = follow(&placed, &Tolerance { points: 0.into(), ..Tolerance::default() });
        for (before, now) in reports.iter().zip(&reports[1..]) {
            for outcome in now.outcomes.iter().filter(|it| it.met.is_some()) {
                let row = followed.rows.iter().find(|it| {
                    it.of.year == Some(before.year)
                        && it.target.headline
                        && it.target.id.as_deref() == Some(outcome.indicator)
                });
                let met = row.map(|it| matches!(it.verdict, Verdict::Met | Verdict::Exceeded));
                verdicts[1] += 1;
                verdicts[0] += usize::from(met == outcome.met);
                if met != outcome.met {
                    wrong.push(format!("{} {}: {} {:?}", place.name, now.year, outcome.text, row.map(|it| it.verdict)));
                }
            }
        }
    }
    println!("cells {cells:?}, verdicts {verdicts:?}");
    wrong.iter().for_each(|it| println!("    {it}"));
    assert!(cells[0] * 100 >= cells[1] * 95 && verdicts[0] * 100 >= verdicts[1] * 95, "{wrong:#?}");
}

fn baogao(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baogao")).args(args).output().unwrap()
}

/// A folder with three years of two places.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("baogao-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for place in Place::of_level("city").into_iter().take(2) {
        for year in 2022..=2024 {
            let report = generator::report(SEED, place, year, LAYOUTS[0], 1);
            std::fs::write(folder.join(format!("{year}-{}", report.name)), &report.text).unwrap();
        }
    }
    folder
}

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_command_line_prints_the_matrix_and_the_follow_up() {
    let folder = folder("compare");
    let path = folder.to_str().unwrap();
    let output = baogao(&["compare", path, "--year", "2024", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let matrix = records(&output.stdout);
    assert_eq!(matrix.len(), 3);
    assert_eq!(&matrix[0][..3], ["region", "code", "level"]);
    assert!(matrix[0].contains(&"gdp".to_owned()), "{:?}", matrix[0]);
    let gdp = matrix[0].iter().position(|it| it == "gdp").unwrap();
    for place in Place::of_level("city").into_iter().take(2) {
        let row = matrix.iter().find(|row| row[0] == place.name).unwrap();
        assert!(row[gdp].contains('%'), "{row:?}");
    }
    let output = baogao(&["follow", path, "--main"]);
    let follow = records(&output.stdout);
    assert_eq!(&follow[0][..8], ["region", "year", "id", "indicator", "target", "outcome", "verdict", "gap"]);
    let verdict =
        |row: &Vec<String>| ["met", "missed", "exceeded", "not_mentioned", "not_comparable"].contains(&row[6].as_str());
    assert!(follow.len() > 20 && follow[1..].iter().all(verdict), "{}", follow.len());
    let output = baogao(&["compare", path, "--parent", "没有的省"]);
    assert_eq!((output.status.code(), records(&output.stdout).len()), (Some(0), 1));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn every_format_is_written_to_a_file() {
    let folder = folder("formats");
    let path = folder.to_str().unwrap();
    for (command, rest) in [("compare", &["--year", "2024"][..]), ("follow", &[]), ("trend", &["--indicator", "gdp"])] {
        for format in ["csv", "md", "xlsx", "docx", "json"] {
            let file = folder.join(format!("out.{format}"));
            let args = [&[command, path, "--format", format, "--output", file.to_str().unwrap()], rest].concat();
            let output = baogao(&args);
            assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
            let bytes = std::fs::read(&file).unwrap();
            assert!(bytes.len() > 300, "{args:?}: {} bytes", bytes.len());
            assert_eq!(bytes.starts_with(b"PK"), ["xlsx", "docx"].contains(&format), "{args:?}");
            std::fs::remove_file(&file).unwrap();
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn several_reports_of_a_year_are_told() {
    let folder = folder("twice");
    let first = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    std::fs::copy(&first, folder.join(Path::new("again.txt"))).unwrap();
    let output = baogao(&["compare", folder.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("several reports") && said.contains("again.txt"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn strengths_are_kept_apart() {
    // What is striven for stands beside what is ensured, in the text of the cell too.
    let text = "政府工作报告\n——2024年1月10日在云溪市第十七届人民代表大会第三次会议上\n一、2023年工作回顾\n过去一年，经济稳步发展。\n\
                二、2024年工作安排\n今年经济社会发展主要预期目标是：地区生产总值确保增长6%、力争增长7%，城镇新增就业3万人以上。\n";
    let digests = [digest_of("2024.txt", text.as_bytes())];
    let placed = placed(&digests);
    let matrix = matrix(&placed, &Asked { year: 2024, ..Asked::default() });
    let cell = &matrix.rows[0].cells[0];
    assert_eq!(
        cell.entries.iter().map(|it| it.strength).collect::<Vec<_>>(),
        [Some(Strength::Ensure), Some(Strength::Strive)]
    );
    assert_eq!(baogao::export::comparison::cell_text(cell), "确保6% 力争7%");
    assert_eq!(baogao::export::comparison::cell_text(&matrix.rows[0].cells[1]), "3万人以上");
}
