//! Tables of four shapes (indicators down the rows, indicators along the head, tasks by department, livelihood projects), each
//! as Markdown, as text with tabs and as docx, held cell by cell against what was written of them by hand.
//!
//! A table of `tests/reports/tables.txt`: its name, where it stands, what is asked of it (m: measures, t: tasks, l: livelihood projects
//! with their measures); the caption, the rows, and behind `---` what must come out.

use crate::check::{self, list, string};
use serde_json::Value;
use std::io::Write;

const TABLES: &str = include_str!("../reports/tables.txt");

struct Case<'t> {
    name: &'t str,
    place: &'t str,
    kind: &'t str,
    caption: &'t str,
    rows: Vec<Vec<&'t str>>,
    want: Vec<&'t str>,
}

fn cases() -> Vec<Case<'static>> {
    let blocks = TABLES.split("### ").filter(|block| !block.trim().is_empty());
    let case = |block: &'static str| {
        let (head, rest) = block.split_once('\n').unwrap();
        let (table, want) = rest.split_once("\n---\n").unwrap();
        let (caption, rows) = table.split_once('\n').unwrap();
        let mut words = head.split(' ');
        let mut rows: Vec<Vec<&str>> = rows.split('\n').map(|row| row.split('\t').collect()).collect();
        let width = rows.iter().map(Vec::len).max().unwrap();
        rows.iter_mut().for_each(|row| row.resize(width, ""));
        let [name, place, kind] = [(); 3].map(|()| words.next().unwrap());
        Case { name, place, kind, caption, rows, want: want.lines().filter(|line| !line.is_empty()).collect() }
    };
    blocks.map(case).collect()
}

/// The report around the table, as paragraphs; the table stands for `None`.
fn paragraphs(case: &Case) -> Vec<Option<String>> {
    let own = |place: &str| -> Vec<Option<String>> {
        let caption = Some(case.caption.to_string()).filter(|words| !words.is_empty());
        if case.place == place { caption.map(Some).into_iter().chain([None]).collect() } else { vec![] }
    };
    let lines = |text: &str| text.lines().map(|line| Some(line.to_string())).collect::<Vec<_>>();
    [
        lines(
            "云溪市政府工作报告\n——2024年1月16日在云溪市第九届人民代表大会第三次会议上\n云溪市市长 陆怀舟\n各位代表：\n\
             现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n2023年，全市经济平稳运行。",
        ),
        own("review"),
        lines("各项工作取得新进展。\n二、2024年总体要求和预期目标\n今年要坚持稳中求进。"),
        own("goals"),
        lines("三、2024年重点工作\n（一）推动产业升级。发展新产业。"),
        own("plan"),
        lines("（二）加强自身建设。改进工作作风。\n各位代表！让我们团结一心，为建设美丽云溪而努力奋斗！"),
        own("annex"),
    ]
    .concat()
}

fn markdown(case: &Case) -> Vec<u8> {
    let row = |row: &Vec<&str>| format!("| {} |\n", row.join(" | "));
    let table = || {
        let line = format!("|{}\n", " --- |".repeat(case.rows[0].len()));
        row(&case.rows[0]) + &line + &case.rows[1..].iter().map(row).collect::<String>()
    };
    let text = paragraphs(case).into_iter().map(|it| it.map_or_else(|| table() + "\n", |words| words + "\n\n"));
    text.collect::<String>().into_bytes()
}

fn tabs(case: &Case) -> Vec<u8> {
    let table = || case.rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    let text: Vec<String> = paragraphs(case).into_iter().map(|it| it.unwrap_or_else(table)).collect();
    text.join("\n").into_bytes()
}

fn docx(case: &Case) -> Vec<u8> {
    let p = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let table = || {
        let cell = |words: &&str| format!("<w:tc>{}</w:tc>", p(words));
        let row = |row: &Vec<&str>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
        format!("<w:tbl>{}</w:tbl>", case.rows.iter().map(row).collect::<String>())
    };
    let body: String = paragraphs(case).into_iter().map(|it| it.map_or_else(table, |words| p(&words))).collect();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    write!(zip, "<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn stretch(report: &Value, span: &Value) -> String {
    let (from, to) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
    string(&report["text"]).chars().skip(from).take(to - from).collect()
}

/// What was read of the table, in the words of the file.
fn read(case: &Case, report: &Value) -> Vec<String> {
    let table = &report["tables"][0]["span"];
    let inside =
        |it: &&Value| it["span"][0].as_u64() >= table[0].as_u64() && it["span"][1].as_u64() <= table[1].as_u64();
    let measure = |it: &Value| {
        let indicator = string(&it["indicator"]["text"]);
        let [value, unit] = [&it["value"], &it["unit"]].map(|it| it.to_string().trim_matches('"').to_string());
        format!("{value} {unit} {indicator} {} {} {}", string(&it["aspect"]), string(&it["status"]), it["period"]["to"])
    };
    if case.kind == "t" {
        let task = |it: &Value| {
            let department = |it: &Value| match it["role"].as_str() {
                Some(role) => format!("{role}:{}", string(&it["name"])),
                None => string(&it["name"]).to_string(),
            };
            let departments: Vec<String> = list(&it["departments"]).iter().map(department).collect();
            let due = it["due"]["date"].as_str().unwrap_or("-");
            format!("{} | {} | {due}", stretch(report, &it["span"]), departments.join(" "))
        };
        return list(&report["tasks"]).iter().filter(inside).map(task).collect();
    }
    let mut read: Vec<String> = list(&report["measures"]).iter().filter(inside).map(measure).collect();
    if case.kind == "l" {
        read.push(format!("= {}", list(&report["livelihood"]).len()));
    }
    read
}

#[test]
fn every_cell_is_read_in_every_format() {
    assert_eq!(cases().len(), 20);
    let mut faults = Vec::new();
    for case in cases() {
        for (name, bytes) in [("表.md", markdown(&case)), ("表.txt", tabs(&case)), ("表.docx", docx(&case))] {
            let json = check::analyze(name, &bytes);
            let report = &json["reports"][0];
            let rows = list(&report["tables"][0]["rows"]).iter();
            let rows: Vec<Vec<String>> =
                rows.map(|row| list(row).iter().map(|cell| stretch(report, cell)).collect()).collect();
            if rows != case.rows {
                faults.push(format!("{} {name}: cells {rows:?}", case.name));
            }
            let got = read(&case, report);
            if got != case.want {
                faults.push(format!("{} {name}:\n  got  {got:#?}\n  want {:#?}", case.name, case.want));
            }
        }
    }
    assert!(faults.is_empty(), "{} of 60:\n{}", faults.len(), faults.join("\n"));
}
