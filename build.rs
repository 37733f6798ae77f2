//! What the build does besides compiling: turns the words in `src/lexicon` into tables, refusing what is wrong there by
//! file and line, and stamps the browser's binaries with a hash of the sources that they are built from.

#[path = "src/lexicon/format.rs"]
#[allow(dead_code, reason = "the examples are for the tests")]
mod format;

use format::Entry;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    lexicon();
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        stamp();
        // Names are stripped, which are half of the page's size; what wasm-bindgen asks for is not.
        println!("cargo::rustc-link-arg-bins=--keep-section=target_features");
    }
}

/// `BAOGAO_BUILD`: page and worker compare it when they meet, so that a new page never works with an old cached worker.
fn stamp() {
    let mut hash = Hash::default();
    for root in ["Cargo.lock", "Cargo.toml", "src"] {
        println!("cargo::rerun-if-changed={root}");
        let mut inside = Vec::new();
        files(Path::new(root), &mut inside);
        inside.sort();
        inside.iter().for_each(|path| hash.add_file(path));
    }
    println!("cargo::rustc-env=BAOGAO_BUILD={:016x}", hash.0);
}

/// `LEXICON_VERSION`, which words an analysis was made with, and the indicators' tables.
fn lexicon() {
    let folder = Path::new("src/lexicon");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut data = Vec::new();
    files(folder, &mut data);
    data.retain(|file| file.extension().is_none_or(|extension| extension != "rs"));
    data.sort();
    let mut hash = Hash::default();
    data.iter().for_each(|path| hash.add_file(path));
    println!("cargo::rustc-env=LEXICON_VERSION={:016x}", hash.0);

    let mut entries = Vec::new();
    for file in data.iter().filter(|file| file.parent().is_some_and(|folder| folder.ends_with("indicators"))) {
        let text = fs::read_to_string(file).expect("a data file is UTF-8");
        match format::parse(&file.display().to_string(), &text) {
            Ok(found) => entries.extend(found),
            Err(what) => refuse(&[what]),
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo gives OUT_DIR"));
    let units = classes();
    let mut wrong = check(&entries, &units);
    // Of units only the name must be one of a kind; of labels a word within its rule.
    wrong.extend(table("units.tsv", 5, |line| vec![line[0].into()], &out));
    wrong.extend(table(
        "labels.tsv",
        3,
        |line| line[1].split(' ').map(|word| format!("{} {word}", line[0])).collect(),
        &out,
    ));
    wrong.extend(word_sets(&out));
    if !wrong.is_empty() {
        refuse(&wrong);
    }
    fs::write(out.join("indicators.rs"), tables(&entries, &units)).expect("OUT_DIR can be written");
}

fn refuse(wrong: &[String]) -> ! {
    for what in wrong {
        println!("cargo::error={what}");
    }
    std::process::exit(1)
}

/// The files at and below a path.
fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        fs::read_dir(path).into_iter().flatten().flatten().for_each(|entry| files(&entry.path(), found));
    } else {
        found.push(path.to_path_buf());
    }
}

/// FNV-1a, 64 bits: the same on every machine, which the standard library's hash does not promise.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add_file(&mut self, path: &Path) {
        self.add(path.to_string_lossy().as_bytes());
        self.add(&fs::read(path).unwrap_or_default());
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// What is wrong: twice the same id or name, a unit that nobody knows, no example.
fn check(entries: &[Entry], units: &HashMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut ids, mut names, mut clued) = (HashMap::new(), HashMap::new(), HashMap::new());
    for entry in entries {
        let at = &entry.at;
        if let Some(first) = ids.insert(entry.key(), at) {
            wrong.push(format!("{at}: {} is at {first} already", entry.key()));
        }
        for (name, clues) in &entry.names {
            let first = match clues.is_empty() {
                true => names.insert(name, at),
                false => clues.iter().filter_map(|clue| clued.insert((name, clue), at)).last(),
            };
            if let Some(first) = first {
                wrong.push(format!("{at}: {name} is at {first} already"));
            }
        }
        for unit in entry.units.iter().filter(|unit| !units.contains_key(*unit)) {
            wrong.push(format!("{at}: {} is measured in {unit}, which is no known unit", entry.key()));
        }
        if entry.names.is_empty() || entry.yes.is_empty() || entry.no.is_empty() {
            wrong.push(format!("{at}: {} has no name, no example or no counter-example", entry.key()));
        }
    }
    wrong
}

/// Each unit's class, from `units.tsv`.
fn classes() -> HashMap<String, String> {
    let text = fs::read_to_string("src/lexicon/units.tsv").expect("units.tsv is there");
    let lines = text.lines().skip(1).filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(unit, rest)| (unit.into(), rest.split('\t').next().unwrap_or("").into()))
        .collect()
}

/// Writes the first columns of a table for the library, without the examples behind them, which are the tests'; gives what
/// is wrong with it, by file and line: too few or too many columns, no example, the same key twice.
fn table(name: &str, columns: usize, keys: impl Fn(&[&str]) -> Vec<String>, out: &Path) -> Vec<String> {
    let path = format!("src/lexicon/{name}");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let (mut wrong, mut seen, mut short) = (Vec::new(), HashMap::new(), String::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let at = at + 1;
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != 7 {
            wrong.push(format!("{path}:{at}: seven columns with tabs between them, not {}", fields.len()));
            continue;
        }
        if fields[columns].trim().is_empty() || fields[columns] == "-" {
            wrong.push(format!("{path}:{at}: no example"));
        }
        for key in keys(&fields) {
            if let Some(first) = seen.insert(key.clone(), at) {
                wrong.push(format!("{path}:{at}: {key} is in line {first} already"));
            }
        }
        let _ = writeln!(short, "{}", fields[..columns].join("\t"));
    }
    fs::write(out.join(name), short).expect("OUT_DIR can be written");
    wrong
}

/// The sets of `word_sets.tsv`, each a constant with the comment in front of it; gives what is wrong, by file and line.
fn word_sets(out: &Path) -> Vec<String> {
    let path = "src/lexicon/word_sets.tsv";
    let text = fs::read_to_string(path).expect("word_sets.tsv is there");
    let (mut wrong, mut seen) = (Vec::new(), HashMap::new());
    let mut sets: Vec<(String, String, Vec<&str>)> = Vec::new();
    let mut comment = "";
    for (at, line) in text.lines().enumerate().skip(1) {
        if let Some(said) = line.strip_prefix('#') {
            comment = said.trim_start_matches([' ', '-']);
            continue;
        }
        let [set, words, _example, _gives] = line.split('\t').collect::<Vec<_>>()[..] else {
            wrong.push(format!("{path}:{}: four columns with tabs between them", at + 1));
            continue;
        };
        if sets.last().is_none_or(|(name, ..)| name != set) {
            sets.push((set.into(), comment.into(), Vec::new()));
        }
        for word in words.split(' ') {
            if let Some(first) = seen.insert((set, word), at + 1) {
                wrong.push(format!("{path}:{}: {word} is in line {first} already", at + 1));
            }
            sets.last_mut().expect("one was pushed").2.push(word);
        }
    }
    let table: String = (sets.iter())
        .map(|(set, comment, words)| {
            format!("/// {comment}.\npub const {}: &[&str] = &{words:?};\n", set.to_uppercase())
        })
        .collect();
    fs::write(out.join("word_sets.rs"), table).expect("OUT_DIR can be written");
    wrong
}

fn tables(entries: &[Entry], units: &HashMap<String, String>) -> String {
    let mut all: Vec<&str> = units.values().map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    let bits = |of: &[&str]| {
        all.iter().enumerate().filter(|(_, class)| of.contains(class)).fold(0_u64, |set, (at, _)| set | 1 << at)
    };
    // What a unit of these classes measures may be told in another of them.
    let (count, money) = (bits(&["个", "家", "户"]), bits(&["货币", "外币"]));
    let mut out = format!("pub(super) static CLASSES: &[&str] = &{all:?};\n");
    for (name, set) in [
        ("COUNT", count),
        ("RELATIVE", bits(&["比率", "百分点", "倍数", "位次"])),
        ("TOTAL", money | bits(&["质量", "电量", "体积"])),
    ] {
        let _ = writeln!(out, "pub(super) const {name}: u64 = {set:#x};");
    }
    out.push_str("pub(super) static INDICATORS: &[Indicator] = &[\n");
    let good = |word: &str| match word {
        "up" => "Up",
        "down" => "Down",
        _ => "Neutral",
    };
    for Entry { id, name, theme, good: way, .. } in entries {
        let id = Some(id).filter(|id| !id.is_empty());
        let _ = writeln!(
            out,
            "Indicator {{ id: {id:?}, name: {name:?}, theme: {theme:?}, good: Direction::{} }},",
            good(way)
        );
    }
    out.push_str("];\npub(super) static MEANINGS: &[Meaning] = &[\n");
    for Entry { units: measured, only, any_modifier, without, .. } in entries {
        let without = without.join("/");
        let own = measured.iter().filter_map(|unit| units.get(unit)).fold(0, |set, class| set | bits(&[class]));
        let set = [count, money].iter().filter(|group| own & **group != 0).fold(own, |set, group| set | group);
        let _ = writeln!(
            out,
            "Meaning {{ units: {set:#x}, only: {only}, any_modifier: {any_modifier}, without: {without:?} }},"
        );
    }
    out.push_str("];\n");
    let mut names: Vec<_> = entries
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| entry.names.iter().map(move |(name, clues)| (name, clues, at)))
        .collect();
    // By name for the search; of one name, what needs a clue first.
    names.sort_by_key(|(name, clues, at)| (*name, clues.is_empty(), *at));
    // One text instead of a table of pointers: half the size in what the browser loads.
    let lines: String = names.iter().map(|(name, clues, at)| format!("{name}\t{at}\t{}\n", clues.join("/"))).collect();
    let _ = writeln!(out, "pub(super) static NAMES: &str = {lines:?};");
    let modifiers = fs::read_to_string("src/lexicon/modifiers.tsv").expect("modifiers.tsv is there");
    for kind in ["whole", "tail", "verb", "zone"] {
        let lines = modifiers.lines().filter_map(|line| line.strip_prefix(kind)?.trim_start().split('\t').next());
        let mut words: Vec<&str> = lines.flat_map(|words| words.split(' ')).collect();
        // The longest first: 增速位次 before 位次.
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
        let _ = writeln!(out, "pub(super) static {}: &[&str] = &{words:?};", kind.to_uppercase());
    }
    out
}
