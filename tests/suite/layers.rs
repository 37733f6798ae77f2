//! Which room of the core may use which: the data flows one way, and an import against the flow fails here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A room and the rooms that it may import from. A room may always import from itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &[]),
    ("order", &[]),
    ("lexicon", &["order", "report", "span"]),
    ("bytes", &["error", "order", "span"]),
    ("text", &["bytes", "lexicon", "order", "report", "span"]),
    ("document", &["bytes", "lexicon", "measures", "order", "report", "span", "text"]),
    ("measures", &["document", "lexicon", "order", "report", "span", "text"]),
    ("report", &["document", "error", "measures", "span", "text"]),
    ("edits", &["order", "report", "span"]),
    ("export", &["error", "report", "span"]),
    ("project", &["bytes", "edits", "error", "report"]),
    // The doors: they see the whole, and nothing in the house sees them.
    ("lib", &["bytes", "lexicon", "report", "text"]),
    ("bin", &["bytes", "edits", "error", "export", "project", "report"]),
    ("page", &["bytes", "edits", "error", "export", "order", "report", "span"]),
    ("worker", &["bytes", "edits", "error", "export", "project", "report", "span"]),
];

/// Imports against the flow that are there for now, each with its reason. Taking one out is progress, putting one in
/// is a debt to be argued for.
const DEBTS: &[(&str, &str, &str)] = &[
    ("text", "report", "pages and warnings are born in the text, in the types of the model"),
    ("lexicon", "report", "words tell roles, and the role is a type of the model"),
    ("document", "measures", "tasks and livelihood projects name the measures inside them"),
];

#[test]
fn rooms_import_only_what_they_may() {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (room, file, source) in sources() {
        for target in imports(&source) {
            if target == room || !ALLOWED.iter().any(|(name, _)| *name == target) {
                continue;
            }
            used.insert((room.clone(), target.clone()));
            let allowed = ALLOWED.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, allowed)| allowed);
            if !allowed.contains(&target.as_str()) {
                faults.push(format!("{} ({room}) imports from {target}", file.display()));
            }
        }
    }
    assert!(used.len() > 5, "the imports were not found: {used:?}");
    assert!(faults.is_empty(), "against the flow of the data; see ALLOWED in this test:\n{}", faults.join("\n"));
    for (room, target, why) in DEBTS {
        let there = used.contains(&((*room).to_owned(), (*target).to_owned()));
        assert!(there, "the debt {room} → {target} ({why}) is paid: take it out of DEBTS and ALLOWED");
    }
}

#[test]
fn every_room_is_listed() {
    for (room, file, _) in sources() {
        assert!(ALLOWED.iter().any(|(name, _)| *name == room), "{}: room {room} has no line", file.display());
    }
}

#[test]
fn the_core_does_no_io_and_knows_no_browser() {
    let barred =
        ["std::fs", "std::net", "std::env::", "std::process", "std::thread", "web_sys", "js_sys", "leptos", "gloo"];
    for (room, file, source) in sources() {
        if ["bin", "page", "worker"].contains(&room.as_str()) {
            continue;
        }
        let code = without_tests(&source);
        for name in barred {
            assert!(!code.contains(name), "{} uses {name}", file.display());
        }
    }
}

/// Room, path and content of every source file that is not for tests only.
fn sources() -> Vec<(String, PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    let room = |file: &Path| {
        let first = file.strip_prefix(&src).unwrap().components().next().unwrap();
        Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap().to_owned()
    };
    let sources: Vec<_> =
        files.into_iter().map(|file| (room(&file), file.clone(), std::fs::read_to_string(&file).unwrap())).collect();
    let tests: BTreeSet<_> = sources.iter().flat_map(|(room, _, source)| test_modules(room, source)).collect();
    let is_test = |room: &str, file: &Path| tests.contains(&(room.to_owned(), file.file_stem().unwrap().into()));
    sources.into_iter().filter(|(room, file, _)| !is_test(room, file)).collect()
}

/// Room and name of the modules that a file declares for tests only.
fn test_modules(room: &str, source: &str) -> Vec<(String, std::ffi::OsString)> {
    let after = |at: usize| source[at..].lines().skip(1).find(|line| !line.trim_start().starts_with("#["));
    let declared = source.match_indices("#[cfg(test)]").filter_map(|(at, _)| after(at));
    let name = |line: &str| Some(line.trim().strip_prefix("mod ")?.strip_suffix(';')?.into());
    declared.filter_map(name).map(|name| (room.to_owned(), name)).collect()
}

/// The code before the tests at a file's end, comments taken out.
fn without_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source);
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first names behind `crate::` and `baogao::`, groups opened: `crate::{document, measures}` is two.
fn imports(source: &str) -> BTreeSet<String> {
    let code = without_tests(source);
    let mut found = BTreeSet::new();
    for root in ["crate::", "baogao::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                None => found.extend(name(rest)),
                Some(group) => {
                    let mut depth = 0;
                    let mut start = true;
                    for (at, ch) in group.char_indices() {
                        match ch {
                            '{' => depth += 1,
                            '}' if depth == 0 => break,
                            '}' => depth -= 1,
                            ',' if depth == 0 => start = true,
                            _ if start && !ch.is_whitespace() => {
                                found.extend(name(&group[at..]));
                                start = false;
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }
    found
}

fn name(path: &str) -> Option<String> {
    let name: String = path.chars().take_while(|ch| ch.is_ascii_lowercase() || *ch == '_').collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn imports_are_seen_in_groups() {
    let source =
        "use crate::span::Span;\nuse crate::{document::{self, Heading}, measures};\nlet x = crate::text::read();";
    assert_eq!(imports(source).into_iter().collect::<Vec<_>>(), ["document", "measures", "span", "text"]);
}
