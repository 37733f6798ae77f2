//! One report in every format that it may come in, against the plain text: the characters, and what is read of them.
//! `cargo test --test suite formats -- --nocapture` prints the table.

use crate::check::{self, list, string};
use baogao::bytes::Input;
use baogao::bytes::encoding::Native;
use std::fmt::Write;
use std::process::Command;

/// The file, its password, and the format that it must be told as.
const FILES: [(&str, Option<&str>, &str); 14] = [
    ("liaocheng.html", None, "html"),
    ("liaocheng.docx", None, "docx"),
    ("numbering.docx", None, "docx"),
    ("liaocheng.doc", None, "doc"),
    ("liaocheng.ofd", None, "ofd"),
    ("liaocheng-libreoffice.pdf", None, "pdf"),
    ("liaocheng-gbk-not-embedded.pdf", None, "pdf"),
    ("liaocheng-gbk-embedded-no-tounicode.pdf", None, "pdf"),
    ("liaocheng-unigb-not-embedded.pdf", None, "pdf"),
    ("liaocheng-type3.pdf", None, "pdf"),
    ("liaocheng-encrypted-empty-password.pdf", None, "pdf"),
    ("liaocheng-encrypted-password-secret.pdf", Some("secret"), "pdf"),
    ("numbering.doc", None, "doc"),
    ("numbering.rtf", None, "rtf"),
];

/// Share of wrong characters that is allowed.
const ERRORS: f64 = 0.002;
/// How far the whole tuple's F1 may stay below that of the plain text.
const BELOW: f64 = 0.02;
/// What Word shows of `numbering.*`.
const NUMBERED: [&str; 7] = [
    "一、2023年工作回顾",
    "（一）狠抓项目建设",
    "1.新建改建农村公路300公里",
    "（二）保障和改善民生",
    "二、2024年工作安排",
    "（一）狠抓项目建设",
    "（二）保障和改善民生",
];

fn analysis(name: &str, bytes: &[u8], password: Option<&str>) -> serde_json::Value {
    let input = Input { name, bytes, decoder: &Native, password };
    let json = serde_json::to_value(baogao::analyze_with(name, &input)).unwrap();
    check::holds(name, &json);
    json
}

fn text(json: &serde_json::Value) -> String {
    list(&json["reports"]).iter().map(|report| string(&report["text"])).collect::<Vec<_>>().join("\n")
}

/// What counts of a text: no white space, no marks of Markdown.
pub fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|ch| !ch.is_whitespace() && !matches!(ch, '*' | '`' | '#' | '\u{200b}' | '\u{feff}')).collect()
}

/// Characters to put in, take out or replace to make one of the other (Ukkonen's band, widened until it holds).
pub fn distance(one: &[char], other: &[char]) -> usize {
    let mut band = 64 + one.len().abs_diff(other.len());
    loop {
        let found = banded(one, other, band);
        if found <= band || band > one.len() + other.len() {
            return found;
        }
        band *= 4;
    }
}

fn banded(one: &[char], other: &[char], band: usize) -> usize {
    let far = usize::MAX / 2;
    let mut row: Vec<usize> = (0..=other.len()).map(|at| if at <= band { at } else { far }).collect();
    for (at, ch) in one.iter().enumerate() {
        let (from, to) = ((at + 1).saturating_sub(band), (at + 1 + band).min(other.len()));
        let mut before = row[from.saturating_sub(1)];
        let mut left = far;
        if from == 0 {
            before = row[0];
            row[0] = at + 1;
            left = row[0];
        } else {
            row[from - 1] = far;
        }
        for to in from.max(1)..=to {
            let same = before + usize::from(other[to - 1] != *ch);
            before = row[to];
            row[to] = same.min(row[to] + 1).min(left + 1);
            left = row[to];
        }
    }
    row[other.len()]
}

/// The whole tuple's F1 by the answers made by hand, where the scoring program can run.
fn score(json: &serde_json::Value) -> Option<f64> {
    let program = check::shared("gold/score.py")?;
    let file = std::env::temp_dir().join(format!("baogao-formats-{}.json", std::process::id()));
    std::fs::write(&file, serde_json::to_vec(json).unwrap()).unwrap();
    let scored = Command::new("python3").arg(program).arg("liaocheng-2024").arg(&file).output().ok();
    std::fs::remove_file(&file).unwrap();
    let said = String::from_utf8(scored?.stdout).ok()?;
    let line = said.lines().find(|line| line.starts_with("whole tuple"))?;
    line.rsplit("F1").next()?.split_whitespace().next()?.parse().ok()
}

#[test]
fn every_format_gives_what_the_plain_text_gives() {
    let Some(plain) = check::shared("corpus/liaocheng-2024.txt") else { return };
    let plain = std::fs::read(plain).unwrap();
    let wanted = bare(std::str::from_utf8(&plain).unwrap());
    let (mut table, mut faults) = (String::new(), Vec::new());
    let base = score(&analysis("liaocheng-2024.txt", &plain, None));
    writeln!(table, "file | format | characters | wrong | tuple F1 (plain text {base:?}) | headings | tables | pages")
        .unwrap();
    for (name, password, format) in FILES.into_iter().filter(|(name, ..)| name.starts_with("liaocheng")) {
        let bytes = std::fs::read(check::shared(&format!("corpus/formats/{name}")).unwrap()).unwrap();
        let json = analysis(name, &bytes, password);
        let got = bare(&text(&json));
        let wrong = distance(&wanted, &got) as f64 / wanted.len() as f64;
        let full = score(&json);
        let report = &json["reports"][0];
        writeln!(
            table,
            "{name} | {} | {} | {:.3} % | {full:?} | {} | {}",
            json["file"]["format"],
            got.len(),
            wrong * 100.0,
            check::headings(&report["outline"]).len(),
            list(&report["pages"]).len(),
        )
        .unwrap();
        if wrong > ERRORS || json["file"]["format"] != format {
            faults.push(format!("{name}: {:.3} % of the characters are wrong; {}", wrong * 100.0, json["errors"]));
        }
        if let (Some(base), Some(full)) = (base, full)
            && full + BELOW < base
        {
            faults.push(format!("{name}: tuple F1 {full}, of the plain text {base}"));
        }
    }
    println!("{table}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn automatic_numbers_are_those_that_word_shows() {
    for (name, _, format) in FILES.into_iter().filter(|(name, ..)| name.starts_with("numbering")) {
        let Some(path) = check::shared(&format!("corpus/formats/{name}")) else { return };
        let json = analysis(name, &std::fs::read(path).unwrap(), None);
        let text = text(&json);
        println!("{name}\n{text}\n");
        assert_eq!(json["file"]["format"], format);
        for line in NUMBERED {
            assert!(text.lines().any(|it| it.replace([' ', '\t'], "").starts_with(line)), "{name}: {line}");
        }
    }
}
