//! The command line as a person calls it.

use crate::check::{self, string};
use crate::generator;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

/// A folder for one test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("baogao-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// With generated reports in folders of their own, cut short as these tests are not about reading.
    fn with_reports(name: &str, count: usize) -> Folder {
        let folder = Folder::new(name);
        for number in 0..count {
            let report = generator::mixture(5, number);
            let path = folder.0.join(format!("in/{}/{number:03}.txt", number % 3));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, report.text.chars().take(1500).collect::<String>()).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    let mut child =
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn paths(lines: &[Value]) -> Vec<String> {
    lines.iter().map(|line| string(&line["file"]["path"]).to_owned()).collect()
}

#[test]
fn what_is_printed_is_the_contract_s_analysis_byte_for_byte() {
    let output = baogao(&["analyze", REPORT]);
    let want = serde_json::to_string(&baogao::analyze(REPORT, check::YUNXI.as_bytes())).unwrap() + "\n";
    assert!(output.stdout == want.as_bytes());
    assert!(output.stderr.is_empty(), "one file needs no summary");
}

#[test]
fn walks_folders_in_order_whatever_the_jobs() {
    let folder = Folder::with_reports("walk", 24);
    std::fs::write(folder.path("in/.hidden"), "x").unwrap();
    let one = baogao(&["analyze", &folder.path("in"), "--jobs", "1"]);
    let many = baogao(&["analyze", &folder.path("in"), "--jobs", "4"]);
    assert_eq!(one.status.code(), Some(0));
    assert!(one.stdout == many.stdout);
    let paths = paths(&lines(&one));
    assert_eq!(paths.len(), 24);
    assert!(paths.is_sorted(), "{paths:?}");
    let told = String::from_utf8_lossy(&one.stderr).into_owned();
    assert!(told.contains("24 read") && told.contains("0 with errors"), "{told}");
    assert!(!told.contains('\r') && !told.contains('\u{1b}'), "no progress where there is no terminal: {told}");
    let quiet = baogao(&["analyze", &folder.path("in"), "--quiet"]);
    assert!(quiet.stderr.is_empty() && quiet.stdout == one.stdout);
}

#[test]
fn goes_on_where_it_was_stopped() {
    let folder = Folder::with_reports("resume", 12);
    // One that cannot be opened among them: a link to nowhere.
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path("in/1/000-broken.txt")).unwrap();
    let (input, output) = (folder.path("in"), folder.path("out.jsonl"));
    let run = |more: &[&str]| baogao(&[&["analyze", &input, "--output", &output], more].concat());
    run(&[]);
    let whole = std::fs::read(&output).unwrap();
    let ends: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
    assert_eq!(ends.len(), 12);
    // Stopped before the first, between lines, inside a line, and not at all.
    for kept in [0, ends[3] + 1, ends[5] + 1000, ends[7] - 1, whole.len()] {
        std::fs::write(&output, &whole[..kept]).unwrap();
        let resumed = run(&["--resume"]);
        assert!(std::fs::read(&output).unwrap() == whole, "{kept}: {}", String::from_utf8_lossy(&resumed.stderr));
    }
    std::fs::write(&output, lines_of_another()).unwrap();
    let other = run(&["--resume"]);
    assert_eq!(other.status.code(), Some(1));
    assert_eq!(std::fs::read(&output).unwrap(), lines_of_another(), "another run's output is left alone");
}

fn lines_of_another() -> Vec<u8> {
    b"{\"file\":{\"path\":\"elsewhere.txt\"}}\n".to_vec()
}

#[test]
fn an_output_inside_the_folder_is_no_input() {
    let folder = Folder::with_reports("inside", 3);
    let output = folder.path("in/0/out.jsonl");
    for _ in 0..2 {
        baogao(&["analyze", &folder.path("in"), "--output", &output]);
        assert_eq!(std::fs::read_to_string(&output).unwrap().lines().count(), 3);
    }
}

#[test]
fn writes_one_list() {
    let list = baogao(&["analyze", REPORT, REPORT, "--format", "json"]);
    let list: Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 2);
    let none = with_input(&["analyze", "--stdin", "--format", "json"], b"");
    assert_eq!(none.stdout, b"[]\n");
}

#[test]
fn writes_tables_into_a_folder() {
    let folder = std::env::temp_dir().join(format!("baogao-tables-{}", std::process::id()));
    let made = baogao(&["analyze", REPORT, REPORT, "--format", "csv", "--output", folder.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let report = &lines(&baogao(&["analyze", REPORT]))[0]["reports"][0];
    let table = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heads = table.headers().unwrap().clone();
        let rows: Vec<_> = table.records().map(|row| row.unwrap()).collect();
        (heads, rows)
    };
    for (name, of) in [("measures", "measures"), ("tasks", "tasks"), ("livelihood", "livelihood")] {
        let (_, rows) = table(&format!("{name}.csv"));
        assert_eq!(rows.len(), 2 * report[of].as_array().unwrap().len(), "{name}");
    }
    let (heads, rows) = table("measures.csv");
    let at = |key: &str| heads.iter().position(|head| head == key).unwrap();
    for (row, measure) in rows.iter().zip(report["measures"].as_array().unwrap()) {
        assert_eq!(row[at("id")], measure["id"]);
        assert_eq!(row[at("comparator")], measure["comparator"]);
        assert_eq!(&row[at("value")], &measure["value"].as_f64().map_or(String::new(), |it| it.to_string()));
    }
    let (heads, rows) = table("headings.csv");
    assert_eq!(
        &rows[0][heads.iter().position(|head| head == "title").unwrap()],
        string(&report["outline"][0]["title"])
    );
    assert_eq!(table("reports.csv").1.len(), 2);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn reads_a_report_from_the_standard_input() {
    let output = with_input(&["analyze", "-"], check::YUNXI.as_bytes());
    assert_eq!(lines(&output)[0]["reports"][0]["meta"]["region"], "云溪市");
}

#[test]
fn reads_records_and_gives_their_fields_back() {
    use base64::Engine;
    let bytes = base64::prelude::BASE64_STANDARD.encode(check::YUNXI);
    let text = serde_json::to_string(check::YUNXI).unwrap();
    let records = format!(
        "{{\"id\": 12345678901234567890.50, \"name\": \"a.txt\", \"text\": {text}, \"tags\": [1, \"二\"]}}\n\n\
         {{\"bytes\": \"{bytes}\", \"name\": \"b.txt\"}}\n\
         {{\"name\": \"c.txt\"}}\n\
         no record\n\
         {{\"name\": \"e.txt\", \"text\": {text}}}\n"
    );
    let output = with_input(&["analyze", "--stdin"], records.as_bytes());
    assert_eq!(output.status.code(), Some(1), "two of them could not be read");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(text.starts_with("{\"id\":12345678901234567890.50,\"name\":\"a.txt\",\"tags\":[1, \"二\"],\"analysis\":{"));
    let lines = lines(&output);
    assert_eq!(lines.len(), 5);
    for (at, name) in [(0, "a.txt"), (1, "b.txt"), (4, "e.txt")] {
        check::holds(name, &lines[at]["analysis"]);
        let want = serde_json::to_value(baogao::analyze(name, check::YUNXI.as_bytes())).unwrap();
        assert_eq!(lines[at]["analysis"], want);
    }
    assert_eq!(lines[2]["name"], "c.txt");
    for at in [2, 3] {
        assert!(lines[at]["analysis"].is_null() && lines[at]["error"].is_string());
    }
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("record 4") && told.contains("record 5"), "{told}");
}

#[test]
fn answers_a_record_before_the_next_one_comes() {
    use std::io::BufRead;
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    let command = command.args(["analyze", "--stdin", "--quiet"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(input, "{{\"number\":{number},\"text\":\"城镇新增就业3万人。\"}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"number\":{number},")), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn explains_a_number() {
    let output = baogao(&["explain", REPORT, "--find", "城镇新增就业3万人"]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stdout).unwrap();
    for word in ["3万人以上", "AtLeast", "urban_job", "  rule ", "  word ", "固定资产投资"] {
        assert!(told.contains(word), "{word} is not in {told}");
    }
    assert!(!told.contains("高标准农田"), "another sentence: {told}");
    let all = String::from_utf8(baogao(&["explain", REPORT]).stdout).unwrap();
    assert!(all.contains("高标准农田") && all.matches("  measure  ").count() > 40);
    let bare = String::from_utf8(baogao(&["explain", REPORT, "--find", "创新能力有待加强"]).stdout).unwrap();
    assert!(bare.contains("  word ") && !bare.contains("  measure "), "{bare}");
    assert_eq!(baogao(&["explain", REPORT, "--find", "没有这句话"]).status.code(), Some(1));
}

#[test]
fn gives_completions_and_a_man_page() {
    for shell in ["bash", "zsh", "fish"] {
        let output = baogao(&["completions", shell]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("resume"), "{shell}");
    }
    let page = String::from_utf8(baogao(&["man"]).stdout).unwrap();
    assert!(page.contains(".TH baogao 1") && page.contains("resume") && page.contains("explain"), "{page}");
}

#[test]
fn wrong_calls_are_refused() {
    let output = Path::new(REPORT).with_extension("none");
    let output = output.to_str().unwrap();
    for args in [
        &["analyze", REPORT, "--stdin"][..],
        &["analyze", REPORT, "--resume"],
        &["analyze", REPORT, "--jobs", "0"],
        &["analyze", REPORT, "--format", "xml"],
        &["analyze", REPORT, "--format", "csv"],
        &["analyze", "--stdin", "--format", "csv", "--output", output],
        &["completions", "no-such-shell"],
        &["analyze", REPORT, "--resume", "--output", output, "--format", "json"],
    ] {
        let refused = baogao(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty(), "{args:?}");
    }
}
