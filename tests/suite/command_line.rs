//! The command line as a person calls it.

use crate::check::{self, string};
use serde_json::Value;
use std::process::{Command, Output};

fn baogao(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baogao")).args(args).output().unwrap()
}

const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/yunxi-2024.txt");

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn prints_one_line_a_file() {
    let output = baogao(&["analyze", REPORT, REPORT]);
    assert_eq!(output.status.code(), Some(0));
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0], lines[1]);
    assert_eq!(string(&lines[0]["file"]["name"]), "yunxi-2024.txt");
    check::holds(REPORT, &lines[0]);
}

#[test]
fn does_the_others_when_one_cannot_be_opened() {
    let output = baogao(&["analyze", "no-such-file.txt", REPORT]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.txt"));
}

#[test]
fn does_the_others_when_one_cannot_be_read() {
    let empty = std::env::temp_dir().join(format!("baogao-empty-{}.txt", std::process::id()));
    std::fs::write(&empty, b"").unwrap();
    let output = baogao(&["analyze", empty.to_str().unwrap(), REPORT]);
    std::fs::remove_file(&empty).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["errors"][0]["code"], "empty");
    assert_eq!(lines[1]["reports"].as_array().unwrap().len(), 1);
}

#[test]
fn tells_its_use() {
    for args in [&["--help"][..], &["-h"], &["help"], &["analyze", "--help"]] {
        let output = baogao(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("baogao analyze FILE"), "{args:?}");
    }
    for args in [&[][..], &["analyze"], &["analyse", REPORT], &["schema", "more"]] {
        let output = baogao(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn prints_schema_and_types() {
    let schema = baogao(&["schema"]);
    assert_eq!(serde_json::from_slice::<Value>(&schema.stdout).unwrap()["title"], "Analysis");
    let types = baogao(&["types"]);
    assert!(String::from_utf8_lossy(&types.stdout).contains("export type Analysis = {"));
}
