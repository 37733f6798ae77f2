//! What the build does besides compiling: turns the words in `src/lexicon` into tables, refusing what is wrong there by
//! file and line, and stamps the browser's binaries with a hash of the sources that they are built from.

#[path = "src/lexicon/spelling.rs"]
mod spelling;

#[path = "src/lexicon/format.rs"]
#[allow(dead_code, reason = "the examples are for the tests")]
mod format;

#[path = "src/rules/format.rs"]
#[allow(dead_code, reason = "the examples are for the tests")]
mod rules_format;

use format::Entry;
use regex::Regex;
use rules_format::{Written, WrittenPiece, WrittenTest};
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
        // What a reader of formats may take: 512 MiB. A file that wants more is told as one that broke it.
        for reader in ["pdf", "unpack"] {
            println!("cargo::rustc-link-arg-bin={reader}=--max-memory=536870912");
        }
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

/// `LEXICON_VERSION`, which words an analysis was made with, and the tables that the library reads.
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
    let mut wrong = Vec::new();
    let tables: HashMap<&str, Vec<Vec<String>>> =
        TABLES.iter().map(|table| (table.name, rows(table, &mut wrong))).collect();
    // Each unit's class.
    let units = tables["units.tsv"].iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    wrong.extend(check(&entries, &units));
    if !wrong.is_empty() {
        refuse(&wrong);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo gives OUT_DIR"));
    let write = |name: &str, text: String| fs::write(out.join(name), text).expect("OUT_DIR can be written");
    for table in TABLES {
        let lines = tables[table.name].iter().map(|row| row[..table.kept].join("\t") + "\n");
        write(table.name, lines.collect());
    }
    write("divisions.tsv", divisions(&tables["divisions.tsv"]));
    write("modifiers.tsv", modifiers(&tables["modifiers.tsv"]));
    // A line's first character is the ordinary one.
    write("variants.tsv", tables["variants.tsv"].iter().map(|row| row.concat().replace(' ', "") + "\n").collect());
    let (constants, words) = word_classes(&mut wrong);
    if !wrong.is_empty() {
        refuse(&wrong);
    }
    write("classes.rs", constants);
    write("classes.tsv", words);
    match rules() {
        Ok(tables) => write("rules.rs", tables),
        Err(wrong) => refuse(&wrong),
    }
    write("indicators.tsv", indicators(&entries, &units));
    write("indicators.rs", classes(&units));
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

/// A table of `src/lexicon`: a header, then a row a line, with tabs between the cells.
struct Table {
    name: &'static str,
    /// What each column is called and what form its cells have.
    columns: &'static [(&'static str, &'static str)],
    /// How many of the columns the library reads. The others are examples, which are the tests'.
    kept: usize,
    /// The columns whose words, taken together, stand in one row only; none where they may stand in several.
    once: &'static [usize],
}

const KIND: &str = "[a-z]+([_.][a-z]+)*";
const WORD: &str = "[^ ]+";
const WORDS: &str = "[^ ]+( [^ ]+)*";
const NUMBER: &str = r"[0-9]+(\.[0-9]+)?";
/// Something, and no mere dash.
const EXAMPLE: &str = ".*[^- ].*";
const ANY: &str = ".*";

const TABLES: &[Table] = &[
    Table {
        name: "divisions.tsv",
        columns: &[("code", "[1-9][0-9]{5}"), ("name", WORD), ("years", "([0-9]{4})?-([0-9]{4})?|")],
        kept: 3,
        once: &[0, 1, 2],
    },
    Table {
        name: "joint_names.tsv",
        columns: &[("kind", "joint|split"), ("written", WORDS), ("names", WORDS), ("example", EXAMPLE)],
        kept: 3,
        once: &[0, 1],
    },
    Table {
        name: "kinds.tsv",
        columns: &[
            ("line", KIND),
            ("words", WORDS),
            ("of", "-|[a-z0-9_]+( [a-z0-9_]+)*"),
            ("differ", "apart|doubt"),
            ("example", EXAMPLE),
        ],
        kept: 4,
        once: &[0],
    },
    Table {
        name: "labels.tsv",
        columns: &[
            ("rule", KIND),
            ("words", WORDS),
            ("not_before", WORDS),
            ("example", EXAMPLE),
            ("gives", ANY),
            ("counter", ANY),
            ("counter_gives", ANY),
        ],
        kept: 3,
        once: &[0, 1],
    },
    Table {
        name: "modifiers.tsv",
        columns: &[("kind", "whole|tail|verb|zone"), ("words", WORDS), ("example", EXAMPLE)],
        kept: 2,
        once: &[],
    },
    Table {
        name: "numerals.tsv",
        columns: &[("kind", KIND), ("value", NUMBER), ("words", WORDS), ("example", EXAMPLE)],
        kept: 3,
        once: &[2],
    },
    Table {
        name: "units.tsv",
        columns: &[
            ("unit", WORD),
            ("class", WORD),
            ("base", WORD),
            ("factor", NUMBER),
            ("not_before", WORDS),
            ("example", EXAMPLE),
            ("gives", ANY),
        ],
        kept: 5,
        once: &[0],
    },
    Table {
        name: "variants.tsv",
        columns: &[("character", "[^ ]"), ("variants", "[^ ]( [^ ])*")],
        kept: 2,
        once: &[1],
    },
];

/// The rows of a table, and what is wrong with them, by file and line: a cell too few, too many or of another form, the
/// same word twice.
fn rows(table: &Table, wrong: &mut Vec<String>) -> Vec<Vec<String>> {
    let path = format!("src/lexicon/{}", table.name);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let form = |(_, form): &(_, &str)| Regex::new(&format!("^({form})$")).expect("the forms are regular expressions");
    let forms: Vec<Regex> = table.columns.iter().map(form).collect();
    let header: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let (mut rows, mut seen) = (Vec::new(), HashMap::new());
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    let mut lines = lines.filter(|(_, line)| !line.starts_with('#'));
    if lines.next().is_none_or(|(_, line)| line != header.join("\t")) {
        wrong.push(format!("{path}: the first line is not {header:?}"));
    }
    for (at, line) in lines {
        let mut cells: Vec<&str> = line.split('\t').collect();
        // An empty last cell may leave its tab out.
        if cells.len() + 1 == forms.len() && forms.last().is_some_and(|form| form.is_match("")) {
            cells.push("");
        }
        if cells.len() != forms.len() {
            wrong.push(format!("{path}:{at}: {} columns with tabs between them, not {}", forms.len(), cells.len()));
            continue;
        }
        for ((cell, form), name) in cells.iter().zip(&forms).zip(&header) {
            if !form.is_match(cell) {
                wrong.push(format!("{path}:{at}: {name} cannot be `{cell}`"));
            }
        }
        for key in keys(table.once, &cells) {
            if let Some(first) = seen.insert(key.clone(), at) {
                wrong.push(format!("{path}:{at}: {key} is in line {first} already"));
            }
        }
        rows.push(cells.into_iter().map(String::from).collect());
    }
    rows
}

/// Each word of the last of these columns, with the cells of the others in front.
fn keys(once: &[usize], cells: &[&str]) -> Vec<String> {
    let Some((words, others)) = once.split_last() else { return Vec::new() };
    let front: String = others.iter().map(|&at| format!("{} ", cells[at])).collect();
    cells[*words].split(' ').map(|word| format!("{front}{word}")).collect()
}

/// Column by column, which the browser fetches in less bytes: names, each code's distance from the one before, years.
fn divisions(rows: &[Vec<String>]) -> String {
    let codes: Vec<u32> = rows.iter().filter_map(|row| row[0].parse().ok()).collect();
    let before = [0].into_iter().chain(codes.iter().copied());
    let steps: Vec<String> = codes.iter().zip(before).map(|(code, before)| code.abs_diff(before).to_string()).collect();
    let column = |at: usize| rows.iter().map(|row| row[at].as_str()).collect::<Vec<_>>().join("\t");
    format!("{}\n{}\n{}\n", column(1), steps.join("\t"), column(2))
}

/// The words of each kind, the longest first: 增速位次 before 位次.
fn modifiers(rows: &[Vec<String>]) -> String {
    let of_kind = |kind: &str| {
        let rows = rows.iter().filter(|row| row[0] == kind);
        let mut words: Vec<&str> = rows.flat_map(|row| row[1].split(' ')).collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
        format!("{kind}\t{}\n", words.join(" "))
    };
    ["whole", "tail", "verb", "zone"].map(of_kind).concat()
}

/// The rows of a file of words or classes with their line numbers, comments and header left out.
fn lines_of(path: &Path) -> Vec<(usize, Vec<String>)> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().enumerate().skip(1).filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    rows.map(|(at, line)| (at + 1, line.split('\t').map(String::from).collect())).collect()
}

/// A constant for each class of `classes.tsv`, and each word of `classes/*.tsv` with the numbers of its classes.
fn word_classes(wrong: &mut Vec<String>) -> (String, String) {
    let declared = Path::new("src/lexicon/classes.tsv");
    let (mut names, mut meanings): (Vec<String>, Vec<String>) = Default::default();
    let mut examples: HashMap<String, usize> = HashMap::new();
    for (at, row) in lines_of(declared) {
        let [name, meaning, ..] = &row[..] else {
            wrong.push(format!("{}:{at}: four columns with tabs between them", declared.display()));
            continue;
        };
        *examples.entry(name.clone()).or_default() += 1;
        if !names.contains(name) {
            names.push(name.clone());
            meanings.push(meaning.clone());
        }
    }
    let mut paths = Vec::new();
    files(Path::new("src/lexicon/classes"), &mut paths);
    paths.sort();
    let mut words: std::collections::BTreeMap<String, Vec<usize>> = Default::default();
    for path in &paths {
        for (at, row) in lines_of(path) {
            let [word, classes] = &row[..] else {
                wrong.push(format!("{}:{at}: two columns with a tab between them", path.display()));
                continue;
            };
            for class in classes.split(' ') {
                let (name, number) = class.split_once(':').unwrap_or((class, "1"));
                let known =
                    number.parse::<usize>().is_ok_and(|it| it > 0 && examples.get(name).is_some_and(|all| it <= *all));
                match names.iter().position(|it| it == name).filter(|_| known) {
                    Some(number) => words.entry(word.clone()).or_default().push(number),
                    None => wrong.push(format!("{}:{at}: no class or example {class}", path.display())),
                }
            }
        }
    }
    let mut constants =
        format!("pub(super) const COUNT: usize = {};\npub(super) static NAMES: &[&str] = &{names:?};\n", names.len());
    for (number, (name, meaning)) in names.iter().zip(&meanings).enumerate() {
        let _ = writeln!(constants, "/// {meaning}.\npub const {}: Class = Class({number});", name.to_uppercase());
    }
    // The words of the same classes on one line: a tenth less to fetch than a word a line.
    let mut alike: std::collections::BTreeMap<Vec<usize>, Vec<String>> = Default::default();
    for (word, mut classes) in words {
        classes.sort_unstable();
        classes.dedup();
        alike.entry(classes).or_default().push(word);
    }
    let mut table = String::new();
    for (classes, words) in alike {
        let classes: Vec<String> = classes.iter().map(usize::to_string).collect();
        let _ = writeln!(table, "{}\t{}", classes.join(" "), words.join("\t"));
    }
    (constants, table)
}

/// The families of `src/rules`, each a table of its rules. That classes, slots and facts are there is for the compiler to see.
fn rules() -> Result<String, Vec<String>> {
    println!("cargo::rerun-if-changed=src/rules");
    let mut paths = Vec::new();
    files(Path::new("src/rules"), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|it| it == "rules"));
    paths.sort();
    let (mut out, mut wrong) = (String::new(), Vec::new());
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_default();
        match rules_format::parse(&path.display().to_string(), &text) {
            Ok(written) => {
                let first = text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']).to_string();
                let rules: String = written.iter().map(rule).collect();
                let _ = writeln!(
                    out,
                    "/// {first}\npub static {}: Family = Family {{ name: {name:?}, rules: &[{rules}] }};",
                    name.to_uppercase()
                );
                let mut names: Vec<&str> = written.iter().map(|rule| rule.name.as_str()).collect();
                names.sort_unstable();
                wrong.extend(
                    names
                        .windows(2)
                        .filter(|two| two[0] == two[1])
                        .map(|two| format!("{}: {} twice", path.display(), two[0])),
                );
            }
            Err(what) => wrong.extend(what),
        }
    }
    if wrong.is_empty() { Ok(out) } else { Err(wrong) }
}

fn rule(rule: &Written) -> String {
    let when: Vec<String> = rule
        .when
        .iter()
        .map(|tests| format!("&[{}]", tests.iter().map(rule_test).collect::<Vec<_>>().join(", ")))
        .collect();
    format!("Rule {{ name: {:?}, when: &[{}], gives: &{:?} }},\n", rule.name, when.join(", "), rule.gives)
}

fn rule_test(test: &WrittenTest) -> String {
    let name = |text: &str| -> String {
        let word = |word: &str| word[..1].to_uppercase() + &word[1..];
        text.split('_').filter(|it| !it.is_empty()).map(word).collect()
    };
    let list = |classes: &[String]| {
        let classes: Vec<String> = classes.iter().map(|class| format!("class::{}", class.to_uppercase())).collect();
        classes.join(", ")
    };
    let piece = |piece: &WrittenPiece| match piece {
        WrittenPiece::Any(most) => format!("Piece::Any({most})"),
        WrittenPiece::Not(classes) => format!("Piece::Not(&[{}])", list(classes)),
        WrittenPiece::Word(classes, optional) => format!("Piece::Word(&[{}], {optional})", list(classes)),
    };
    let slot = name(&test.what);
    let ask = match test.how.as_str() {
        "" => format!("Fact(Fact::{slot})"),
        "empty" => format!("Empty(Slot::{slot})"),
        how @ ("longer" | "shorter") => format!("{}(Slot::{slot}, {})", name(how), test.count),
        how => {
            format!("{}(Slot::{slot}, &[{}])", name(how), test.pattern.iter().map(piece).collect::<Vec<_>>().join(", "))
        }
    };
    format!("Test {{ not: {}, ask: Ask::{ask} }}", test.not)
}

/// The classes of units, as bits: what `indicators` below counts by.
fn class_bits(units: &HashMap<String, String>) -> (Vec<&str>, impl Fn(&[&str]) -> u64) {
    let mut all: Vec<&str> = units.values().map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    let known = all.clone();
    let bits = move |of: &[&str]| {
        known.iter().enumerate().filter(|(_, class)| of.contains(class)).fold(0_u64, |set, (at, _)| set | 1 << at)
    };
    (all, bits)
}

/// What a unit of these classes measures may be told in another of them.
const COUNT: &[&str] = &["个", "家", "户"];
const MONEY: &[&str] = &["货币", "外币"];

fn classes(units: &HashMap<String, String>) -> String {
    let (all, bits) = class_bits(units);
    let mut out = format!("pub(super) static CLASSES: &[&str] = &{all:?};\n");
    for (name, set) in [
        ("COUNT", bits(COUNT)),
        ("RELATIVE", bits(&["比率", "百分点", "倍数", "位次"])),
        ("TOTAL", bits(MONEY) | bits(&["质量", "电量", "体积"])),
    ] {
        let _ = writeln!(out, "pub(super) const {name}: u64 = {set:#x};");
    }
    out
}

/// The indicators, one a line under the line of their theme. Their names stay as they are written, not spelled out: less
/// than two thirds of the bytes for the browser.
fn indicators(entries: &[Entry], units: &HashMap<String, String>) -> String {
    let (_, bits) = class_bits(units);
    let (count, money) = (bits(COUNT), bits(MONEY));
    let (mut out, mut theme) = (String::new(), "");
    for entry in entries {
        if entry.theme != theme {
            theme = &entry.theme;
            let _ = writeln!(out, "{theme}");
        }
        let own = entry.units.iter().filter_map(|unit| units.get(unit)).fold(0, |set, class| set | bits(&[class]));
        let set = [count, money].iter().filter(|group| own & **group != 0).fold(own, |set, group| set | group);
        let (only, any) = (if entry.only { "only" } else { "" }, if entry.any_modifier { "any" } else { "" });
        let _ = write!(
            out,
            "{}\t{}\t{}\t{set}\t{only}\t{any}\t{}",
            entry.id,
            entry.name,
            entry.good,
            entry.without.join("/")
        );
        for (clues, patterns) in &entry.patterns {
            let _ = write!(out, "\t{}:{}", clues.join("/"), patterns);
        }
        out.push('\n');
    }
    out
}
