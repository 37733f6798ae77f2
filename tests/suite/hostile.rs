//! Files that were damaged, and files made to do harm: an answer each, none a panic, none a hang.

use crate::check::{self, list, string};
use crate::samples::{self, WORDS};
use baogao::bytes::{Input, encoding::Native};
use std::time::{Duration, Instant};

/// A generous guard against hanging; no test of speed.
const LONG: Duration = Duration::from_secs(60);

/// The sample as a file.
fn file(parts: &[(&'static str, Vec<u8>)], packed: bool) -> Vec<u8> {
    match parts {
        [("", bytes)] => bytes.clone(),
        parts => samples::zip(parts, packed),
    }
}

#[test]
fn every_sample_is_read() {
    for (name, parts) in samples::all() {
        let json = check::analyze(name, &file(&parts, true));
        let text: String = list(&json["reports"]).iter().map(|report| string(&report["text"])).collect();
        assert!(text.contains(WORDS), "{name}: {text:?} {}", json["errors"]);
        assert_eq!(json["file"]["format"], name.rsplit('.').next().unwrap(), "{name}");
        // The name tells nothing.
        let again = check::analyze("a.doc", &file(&parts, false));
        assert_eq!(again["file"]["format"], json["file"]["format"], "{name}");
    }
}

/// Numbers that look random and are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Changes, cuts, doubles or takes out a stretch.
fn mutate(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let at = numbers.below(bytes.len());
    let end = (at + 1 + numbers.below(40)).min(bytes.len());
    match numbers.below(6) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let stretch = bytes[at..end].to_vec();
            let times = 1 + numbers.below(200);
            (0..times).for_each(|_| drop(bytes.splice(at..at, stretch.iter().copied())));
        }
        3 => bytes.splice(at..end, *b"99999999999").for_each(drop),
        4 => bytes[at] = 0xFF,
        _ => bytes[at] ^= 1 << numbers.below(8),
    }
}

#[test]
fn mutations_do_no_harm() {
    let soak = std::env::var_os("BAOGAO_SOAK").is_some();
    let all = samples::all();
    let each = if soak { 5000 } else { 200 } / all.len();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for (name, parts) in all {
        for at in 0..each {
            // In the parts before they are packed, or in the packed file.
            let mut parts = parts.clone();
            let which = numbers.below(parts.len());
            let inside = at % 3 != 0;
            if inside {
                mutate(&mut parts[which].1, &mut numbers);
            }
            let mut bytes = file(&parts, false);
            if !inside {
                mutate(&mut bytes, &mut numbers);
            }
            let start = Instant::now();
            check::holds(name, &serde_json::to_value(baogao::analyze(name, &bytes)).unwrap());
            assert!(start.elapsed() < LONG, "{name}, mutation {at}");
        }
    }
}

fn codes(name: &str, bytes: &[u8]) -> Vec<String> {
    let start = Instant::now();
    let input = Input { name, bytes, decoder: &Native, password: None };
    let mut found = Vec::new();
    for analysis in baogao::analyze_all(name, &input) {
        let json = serde_json::to_value(analysis).unwrap();
        check::holds(name, &json);
        let error = list(&json["errors"]).first();
        found.push(error.map_or(String::new(), |error| {
            format!("{} {}", string(&error["code"]), error["details"]["limit"].as_str().unwrap_or(""))
        }));
    }
    assert!(start.elapsed() < LONG, "{name} took {:?}", start.elapsed());
    found
}

/// A megabyte that unpacks to ten gigabytes: a thousand entries that all stand for the same ten megabytes.
fn ten_gigabytes() -> Vec<u8> {
    const ENTRIES: usize = 1000;
    // Not so even that a single entry would be told by how much it swells.
    let mut numbers = Numbers(42);
    let filled = (0..10 << 20).map(|at| if at % 64 == 0 { numbers.below(64) as u8 } else { b' ' }).collect();
    let one = samples::zip(&[("a.txt", filled)], true);
    let end = one.len() - 22;
    let at = |place: usize| u32::from_le_bytes(one[place..place + 4].try_into().unwrap()) as usize;
    let (length, start) = (at(end + 12), at(end + 16));
    let mut out = one[..start].to_vec();
    for nth in 0..ENTRIES {
        let mut entry = one[start..start + length].to_vec();
        // Names of their own: archives with the same name twice are told otherwise.
        entry[46..51].copy_from_slice(format!("{nth:05}").as_bytes());
        out.extend(entry);
    }
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&(ENTRIES as u16).to_le_bytes());
    tail[10..12].copy_from_slice(&(ENTRIES as u16).to_le_bytes());
    tail[12..16].copy_from_slice(&((ENTRIES * length) as u32).to_le_bytes());
    out.extend(tail);
    assert!(out.len() < 2 << 20, "{}", out.len());
    out
}

#[test]
fn bombs_do_no_harm() {
    let spaces = vec![b' '; 70 << 20];
    assert_eq!(codes("zip.zip", &samples::zip(&[("a.txt", spaces.clone())], true)), ["limit times_its_packed_size"]);
    assert_eq!(codes("a.docx", &samples::zip(&[("word/document.xml", spaces)], true)), ["limit times_its_packed_size"]);
    let mut nested = samples::zip(&[("a.txt", b"x".to_vec())], true);
    for _ in 0..20 {
        nested = samples::zip(&[("a.zip", nested)], true);
    }
    assert_eq!(codes("nested.zip", &nested), ["limit nested_archives"]);
    let many: Vec<(String, Vec<u8>)> = (0..10_001).map(|at| (format!("{at}.txt"), Vec::new())).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert!(
        codes("many.zip", &samples::zip(&many, false))
            .iter()
            .any(|code| code.starts_with("unknown_format") || code == "limit entries")
    );

    // 256 MB are unpacked and looked at before it is stopped: too long for a program that is not optimised.
    if std::env::var_os("BAOGAO_SOAK").is_some() {
        let told = codes("ten-gigabytes.zip", &ten_gigabytes());
        assert_eq!(told.last().map(String::as_str), Some("limit unpacked_bytes"));
    }

    // Entities inside entities stand for nothing.
    let mut laughs = "<!DOCTYPE d [<!ENTITY a0 \"哈\">".to_owned();
    (1..30).for_each(|at| laughs += &format!("<!ENTITY a{at} \"{}\">", format!("&a{};", at - 1).repeat(10)));
    laughs += &format!("]><w:document><w:body><w:p><w:r><w:t>{WORDS}&a29;</w:t></w:r></w:p></w:body></w:document>");
    assert_eq!(codes("laughs.docx", &samples::zip(&[("word/document.xml", laughs.into_bytes())], true)), [""]);
    let deep = "<w:p>".repeat(100_000);
    assert_eq!(
        codes("deep.docx", &samples::zip(&[("word/document.xml", deep.into_bytes())], true)),
        ["limit nested_elements"]
    );
    assert_eq!(codes("deep.html", format!("<html>{}{WORDS}", "<div>".repeat(300_000)).as_bytes()), [""]);
    assert_eq!(
        codes("deep.rtf", format!("{{\\rtf1 {}{WORDS}", "{".repeat(300_000)).as_bytes()),
        ["limit nested_groups"]
    );
    assert_eq!(codes("pages.pdf", &samples::pdf(&vec![""; 100_000])), ["limit pages"]);
}

/// Generated reports without their line breaks, of at least so many bytes.
fn one_line(bytes: usize) -> String {
    let mut text = String::new();
    for nth in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.extend(crate::generator::mixture(2024, nth).text.chars().filter(|ch| *ch != '\n'));
    }
    text
}

/// Nothing is quadratic: fifty megabytes in one line take about fifty times as long as one. Long: in `make soak`.
#[test]
fn a_line_of_fifty_megabytes_is_read_at_the_rate_of_a_short_one() {
    if std::env::var_os("BAOGAO_SOAK").is_none() {
        return eprintln!("SKIPPED: it is long; make soak runs it");
    }
    let rate = |megabytes: usize| {
        let text = one_line(megabytes << 20);
        let start = Instant::now();
        let analysis = baogao::analyze("line.txt", text.as_bytes());
        assert!(!analysis.reports.is_empty(), "{:?}", analysis.errors);
        text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
    };
    let (short, long) = (rate(1), rate(50));
    println!("one line: {short:.1} MB/s of 1 MB, {long:.1} MB/s of 50 MB");
    // A guard: half is what is wanted, a busy machine may show less.
    assert!(long > short / 4.0, "{long} MB/s beside {short}");
}
