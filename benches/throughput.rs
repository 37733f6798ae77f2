//! How fast the core is, on generated reports in which nothing repeats.
//!
//! Machines differ, so what counts is a ratio, and both sides of it are measured in one run, in turns: the whole
//! analysis with its JSON written against one pass of a dictionary automaton (daachorse, the longest match first, 12,000
//! of the program's own words) over the same text; ten and a hundred times the text against one time; the worker's
//! program (built by `make bench`) against the native one.

#[path = "../tests/generator/mod.rs"]
mod generator;

use baogao::bytes::{Input, encoding::Native};
use cpu_time::ThreadTime;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use generator::{Layout, Place};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Words in the dictionary.
const WORDS: usize = 12_000;
/// Reports that the speed is measured on: more than a processor's guesses at branches remember, as a dictionary that
/// meets the same text again runs twice as fast.
const REPORTS: usize = 24;
const ROUNDS: usize = 3;

fn main() {
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let texts: Vec<String> = (0..REPORTS).map(|at| text(at, Layout::Lines, 1)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!("{REPORTS} generated reports, {} characters each", characters / REPORTS);
    let native = passes(&texts, bytes);
    worker(&texts, bytes, native);
    steps(&texts);
    growth();
}

fn text(at: usize, layout: Layout, length: usize) -> String {
    let places = Place::of_level("city");
    generator::report(7, places[at * 29 % places.len()], 2024, layout, length).text
}

fn analyze(text: &str) -> usize {
    serde_json::to_vec(&baogao::analyze("report.txt", text.as_bytes())).expect("an analysis is JSON").len()
}

/// What this thread takes for it, whatever else the machine does meanwhile.
fn time(work: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}

fn speed(bytes: usize, took: Duration) -> f64 {
    bytes as f64 / 1e6 / took.as_secs_f64()
}

/// The analysis beside passes of the dictionary, in turns, the best of each; gives what the analysis took.
fn passes(texts: &[String], bytes: usize) -> Duration {
    let words = words();
    let dictionary: CharwiseDoubleArrayAhoCorasick<u32> = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .expect("a dictionary of different words");
    let (mut whole, mut pass, mut found) = (Duration::MAX, Duration::MAX, 0);
    for _ in 0..ROUNDS {
        whole = whole.min(time(|| texts.iter().for_each(|text| _ = black_box(analyze(text)))));
        for _ in 0..ROUNDS {
            pass = pass.min(time(|| {
                found = texts.iter().map(|text| dictionary.leftmost_find_iter(black_box(text)).count()).sum();
            }));
        }
    }
    println!("analysis and its JSON, one thread  {:8.2} MB/s", speed(bytes, whole));
    println!("one pass of {} words, {found} found  {:8.2} MB/s", words.len(), speed(bytes, pass));
    println!("passes  {:.1}", whole.as_secs_f64() / pass.as_secs_f64());
    whole
}

/// So many words of the data that the program reads by, of all its files alike.
fn words() -> Vec<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the lexicon is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "tsv" || ending == "txt") {
                let text = std::fs::read_to_string(&path).expect("data is UTF-8");
                for line in text.lines().filter(|line| !line.starts_with('#')) {
                    let words = line.split(|ch: char| !('\u{4e00}'..='\u{9fff}').contains(&ch));
                    found.extend(words.filter(|word| (2..=8).contains(&word.chars().count())).map(str::to_owned));
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon"), &mut found);
    let (all, kept) = (found.len(), WORDS.min(found.len()));
    // Evenly over the sorted words, so that no file and no first character is favoured.
    let chosen = found.into_iter().enumerate().filter(|(at, _)| at * kept / all != (at + 1) * kept / all);
    chosen.map(|(_, word)| word).collect()
}

/// What the analysis is made of, each step's share.
fn steps(texts: &[String]) {
    let names = ["bytes to source", "source to reading text", "document", "measures and the rest", "spans", "JSON"];
    let mut took = [Duration::ZERO; 6];
    for text in texts {
        let mut last = ThreadTime::now();
        let mut step = |at: usize| {
            took[at] += last.elapsed();
            last = ThreadTime::now();
        };
        let source = baogao::bytes::read(&Input {
            name: "report.txt",
            bytes: text.as_bytes(),
            decoder: &Native,
            password: None,
        })
        .expect("text is read");
        step(0);
        let readings = baogao::text::read(&source);
        step(1);
        for (reading, nth) in readings.iter().zip(1..) {
            black_box(baogao::document::read("report.txt", reading));
            step(2);
            // This reads the document once more, which is taken off below.
            let report = baogao::analysis::report(nth, "report.txt", reading);
            step(3);
            let report = baogao::model::in_code_points(report);
            step(4);
            black_box(serde_json::to_vec(&report).expect("a report is JSON"));
            step(5);
        }
    }
    took[3] = took[3].saturating_sub(took[2]);
    let all: Duration = took.iter().sum();
    for (name, took) in names.iter().zip(took) {
        println!("  {name:24} {:4.1} %", 100.0 * took.as_secs_f64() / all.as_secs_f64());
    }
}

/// Ten and a hundred times the text. The factor is what ten times the text takes: 10 where the core is linear.
fn growth() {
    for (name, layout) in [("with line breaks", Layout::Lines), ("in one line", Layout::OneLine)] {
        let texts = [1, 10, 100].map(|length| text(0, layout, length));
        let mut best = [Duration::MAX; 3];
        for _ in 0..3 {
            for (at, text) in texts.iter().enumerate() {
                for _ in 0..[6, 2, 1][at] {
                    best[at] = best[at].min(time(|| _ = black_box(analyze(text))));
                }
            }
        }
        println!("{name}:");
        for at in 0..3 {
            let factor = match at {
                0 => String::new(),
                _ => {
                    let of = |at: usize| best[at].as_secs_f64() / texts[at].len() as f64;
                    format!(", ten times the text {:.2} times the time", 10.0 * of(at) / of(at - 1))
                }
            };
            let (bytes, took) = (texts[at].len(), best[at]);
            println!("  {bytes:9} bytes {:9.1} ms {:6.2} MB/s{factor}", took.as_secs_f64() * 1e3, speed(bytes, took));
        }
    }
}

/// The worker's own program beside the native one, on the same reports.
fn worker(texts: &[String], bytes: usize, native: Duration) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    if !folder.join("worker.js").exists() {
        return println!("worker: SKIPPED, it is not built (make bench builds it)");
    }
    let files: Vec<PathBuf> = (0..texts.len()).map(|at| folder.join(format!("{at}.txt"))).collect();
    for (file, text) in files.iter().zip(texts) {
        std::fs::write(file, text).expect("the folder can be written");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/worker.mjs");
    let output = std::process::Command::new("node").arg(script).arg(&folder).args(&files).output();
    let best: Vec<f64> = match output {
        Ok(output) if output.status.success() => serde_json::from_slice(&output.stdout).expect("a list of numbers"),
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => return println!("worker: SKIPPED, node: {error}"),
    };
    // The native side once more, in the same minute.
    let again = (0..ROUNDS).map(|_| time(|| texts.iter().for_each(|text| _ = black_box(analyze(text)))));
    let native = again.fold(native, Duration::min);
    let wasm = Duration::from_secs_f64(best.iter().sum::<f64>() / 1e3);
    println!("worker's program in node           {:8.2} MB/s", speed(bytes, wasm));
    println!("wasm / native  {:.2}", wasm.as_secs_f64() / native.as_secs_f64());
}
