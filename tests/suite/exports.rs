//! `baogao export` as a person calls it, and what other programs read in its files.

use crate::check;
use baogao::edits::{Edit, Fact, Field, History};
use baogao::project::{self, Item, Project};
use baogao::report::Comparator;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/yunxi-2024.txt");

fn export(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baogao")).arg("export").args(args).output().unwrap()
}

fn json(args: &[&str]) -> Vec<Value> {
    let output = export(&[args, &["--format", "json"]].concat());
    serde_json::from_slice::<Value>(&output.stdout).unwrap().as_array().unwrap().clone()
}

/// A folder of this test's own, gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("baogao-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().into()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn rows_are_those_of_the_analysis() {
    let report = check::analyze("yunxi-2024.txt", check::YUNXI.as_bytes())["reports"][0].clone();
    for (table, list) in [("measures", "measures"), ("tasks", "tasks"), ("livelihood", "livelihood")] {
        let rows = json(&[REPORT, "--table", table]);
        assert_eq!(rows.len(), check::list(&report[list]).len(), "{table}");
        assert!(!rows.is_empty(), "{table}");
    }
    for (row, measure) in json(&[REPORT]).iter().zip(check::list(&report["measures"])) {
        for key in ["id", "unit", "value", "comparator", "aspect", "status"] {
            assert_eq!(row[key], measure[key], "{key}");
        }
    }
    let reports = json(&[REPORT, REPORT, "--table", "reports"]);
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0]["region"], "云溪市");
}

#[test]
fn a_folder_gets_a_file_with_a_name_of_its_own() {
    let folder = Folder::new("names");
    for format in ["csv", "xlsx", "json", "md", "docx"] {
        let output = export(&[REPORT, "--format", format, "--output", folder.0.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let name = folder.file(&format!("云溪市_2024_政府工作报告_指标.{format}"));
        assert!(std::fs::metadata(&name).unwrap().len() > 500, "{name}");
    }
}

#[test]
fn wrong_calls_and_bad_files_are_said() {
    for args in [&[][..], &[REPORT, "--format", "pdf"], &[REPORT, "--table", "all"]] {
        let output = export(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    let help = export(&["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--table"));
    let output = export(&["no-such-file.txt", REPORT]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.txt"));
    assert!(output.stdout.len() > 1000, "the other file is exported all the same");
}

#[test]
fn a_project_gives_what_was_corrected_and_analyze_refuses_it() {
    let folder = Folder::new("project");
    let analysis = baogao::analyze("yunxi-2024.txt", check::YUNXI.as_bytes());
    let report = &analysis.reports[0];
    let edits = History::of(vec![
        Edit::correct(report, &report.measures[0], vec![Field::Comparator(Comparator::MoreThan)]),
        Edit::report(report, vec![Fact::Region(Some("雾岭县".into()))]),
    ]);
    let bytes = check::YUNXI.as_bytes().to_vec();
    let kept = Item { path: "kept.txt".into(), bytes: bytes.clone(), analysis: Some(analysis.clone()), edits };
    let again = Item { path: "again.txt".into(), bytes, analysis: None, edits: kept.edits.clone() };
    let path = folder.file("all.baogao");
    std::fs::write(&path, project::write(&Project { items: vec![kept, again] }).unwrap()).unwrap();
    let rows = json(&[&path]);
    assert_eq!(rows.len(), 2 * report.measures.len());
    for row in [&rows[0], &rows[report.measures.len()]] {
        assert_eq!(
            (&row["comparator"], &row["review"], &row["region"]),
            (&"more_than".into(), &"corrected".into(), &"雾岭县".into())
        );
    }
    let refused = Command::new(env!("CARGO_BIN_EXE_baogao")).args(["analyze", &path]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("a baogao project"));
}

/// Has a Python library read the file and print it as JSON; `None`, having said so, where there is none.
fn read_by(library: &str, script: &str, file: &Path) -> Option<Value> {
    let python = std::env::var("BAOGAO_PYTHON").unwrap_or_else(|_| "python3".into());
    let there = Command::new(&python).args(["-c", &format!("import {library}")]).output();
    if !there.is_ok_and(|it| it.status.success()) {
        eprintln!("SKIPPED: no {library} for {python} is here");
        return None;
    }
    let script = format!("import sys, json, {library}\n{script}");
    let output =
        Command::new(&python).arg("-c").arg(script).arg(file).env("PYTHONIOENCODING", "utf-8").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// A report whose words would be formulas, markup and turned lines.
const HOSTILE: &str = "云溪市人民政府工作报告\n——2024年1月16日在云溪市第九届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n\
    =1+1新增企业46家。+86型企业达到12家，-2号企业达到13家。@所有人企业达到5家。\n<script>alert(1)</script>企业达到7家。\
    \u{202e}企业达到8家\u{202c}。𬭎𠮷企业达到9家。\n二、2024年重点工作\n新建=SUM(A1)学校3所。";

#[test]
fn openpyxl_reads_the_cells_of_the_workbook() {
    let folder = Folder::new("openpyxl");
    let hostile = folder.file("=hostile.txt");
    std::fs::write(&hostile, HOSTILE).unwrap();
    let script = "book = openpyxl.load_workbook(sys.argv[1])\nsheet = book.active\n\
        rows = [[[cell.value, cell.data_type] for cell in row] for row in sheet.iter_rows()]\n\
        print(json.dumps({'rows': rows, 'freeze': sheet.freeze_panes, 'filter': sheet.auto_filter.ref, 'name': sheet.title}))";
    for table in ["measures", "tasks", "reports"] {
        let path = folder.file("out.xlsx");
        export(&[REPORT, &hostile, "--table", table, "--format", "xlsx", "--output", &path, "--language", "en"]);
        let Some(read) = read_by("openpyxl", script, Path::new(&path)) else { return };
        assert_eq!(read["freeze"], "A2");
        assert!(read["filter"].as_str().unwrap().starts_with("A1:"));
        let csv = export(&[REPORT, &hostile, "--table", table, "--language", "en"]).stdout;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv[3..]);
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let rows = check::list(&read["rows"]);
        assert_eq!(rows.len(), records.len(), "{table}");
        let mut numbers = 0;
        for (row, record) in rows.iter().zip(&records) {
            assert_eq!(check::list(row).len(), record.len());
            for (cell, field) in check::list(row).iter().zip(record) {
                match &cell[0] {
                    Value::Null => assert_eq!(field, ""),
                    Value::Number(number) => {
                        numbers += 1;
                        assert_eq!(cell[1], "n");
                        assert_eq!(number.as_f64().unwrap(), field.parse::<f64>().unwrap());
                    }
                    value => {
                        assert_eq!(cell[1], "s", "{value} is no text");
                        assert_eq!(check::string(value), field.strip_prefix('\'').unwrap_or(field));
                    }
                }
            }
        }
        assert!(numbers > 2, "{table} has its numbers as numbers");
    }
}

#[test]
fn python_docx_reads_the_task_table() {
    let folder = Folder::new("docx");
    let path = folder.file("out.docx");
    export(&[REPORT, "--table", "tasks", "--format", "docx", "--output", &path]);
    let script = "book = docx.Document(sys.argv[1])\n\
        rows = [[cell.text for cell in row.cells] for row in book.tables[0].rows]\n\
        print(json.dumps({'rows': rows, 'title': book.paragraphs[0].text}))";
    let Some(read) = read_by("docx", script, Path::new(&path)) else { return };
    assert_eq!(read["title"], "云溪市2024年政府工作报告 任务");
    let tasks = json(&[REPORT, "--table", "tasks"]);
    let rows = check::list(&read["rows"]);
    assert_eq!(rows[0], serde_json::json!(["序号", "任务", "目标", "牵头单位", "配合单位", "完成时限", "备注"]));
    assert_eq!(rows.len(), tasks.len() + 1);
    for (row, task) in rows[1..].iter().zip(&tasks) {
        assert_eq!((&row[0], &row[1]), (&task["number"].to_string().into(), &task["task"]));
        assert_eq!(row[2], task["targets"].as_str().unwrap_or(""));
    }
}
