//! Which room of the core may use which: the data flows one way, and an import against the flow fails here. So does a circle
//! of files inside a room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A room and the rooms that it may import from. A room may always import from itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &[]),
    ("order", &[]),
    ("model", &["error", "span"]),
    ("lexicon", &["model", "order", "span"]),
    ("rules", &["lexicon"]),
    ("bytes", &["error", "order", "span"]),
    ("text", &["bytes", "error", "lexicon", "model", "order", "span"]),
    ("document", &["bytes", "error", "lexicon", "model", "order", "rules", "span", "text"]),
    ("measures", &["document", "lexicon", "model", "order", "rules", "span", "text"]),
    ("tasks", &["document", "lexicon", "model", "order", "rules", "span", "text"]),
    ("analysis", &["bytes", "document", "error", "lexicon", "measures", "model", "span", "tasks", "text"]),
    ("edits", &["model", "order", "span"]),
    ("compare", &["edits", "error", "lexicon", "model", "order", "span"]),
    ("export", &["compare", "error", "model", "span"]),
    ("project", &["bytes", "edits", "error", "model"]),
    // The doors: they see the whole, and nothing in the house sees them.
    ("lib", &["analysis", "bytes", "error", "model"]),
    ("explain", &["analysis", "bytes", "error", "lexicon", "measures", "model", "rules", "span", "text"]),
    ("bin", &["bytes", "compare", "edits", "error", "explain", "export", "model", "project"]),
    // What the programs of the page share, each compiling it for itself; page and worker share the messages between them.
    ("interface", &["error", "model", "order"]),
    ("page", &["bytes", "edits", "error", "export", "interface", "model", "order", "span", "worker"]),
    ("many", &["compare", "edits", "error", "export", "interface", "model", "order", "span", "worker"]),
    ("worker", &["bytes", "compare", "edits", "error", "export", "model", "project", "span"]),
];

/// Rooms by another name.
const ALIASES: &[(&str, &str)] = &[("report", "model")];

/// Rooms that programs include whole, under the same name.
const INCLUDED: &[&str] = &["interface"];

/// Circles of files that stand for now, by their room, with the number of files in them and the reason.
const CIRCLES: &[(&str, usize, &str)] = &[
    ("page", 24, "the views draw each other and the frame that holds them"),
    ("bytes", 25, "the list of formats names their readers, and these give the source that stands beside the list"),
    ("export", 10, "the list of formats names their writers, and these take the words that stand beside the list"),
    ("edits", 4, "applying an edit and setting its fields, and the list that both are of"),
    ("many", 2, "the help closes the dialog that holds it"),
    ("measures", 12, "the readers of numbers use each other, as those of a phrase and of a clause do"),
];

#[test]
fn rooms_import_only_what_they_may() {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (room, file, source) in sources() {
        for target in imports(&source).into_iter().chain(included(&file, &source)) {
            let alias = ALIASES.iter().find(|(other, _)| *other == target).map(|(_, name)| (*name).to_owned());
            let target = alias.unwrap_or(target);
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
        if ["bin", "interface", "many", "page", "worker"].contains(&room.as_str()) {
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
    let room = |file: &Path| room_of(file.strip_prefix(&src).unwrap()).unwrap();
    let sources: Vec<_> =
        files.into_iter().map(|file| (room(&file), file.clone(), std::fs::read_to_string(&file).unwrap())).collect();
    let tests: BTreeSet<_> = sources.iter().flat_map(|(room, _, source)| test_modules(room, source)).collect();
    let is_test = |room: &str, file: &Path| tests.contains(&(room.to_owned(), file.file_stem().unwrap().into()));
    sources.into_iter().filter(|(room, file, _)| !is_test(room, file)).collect()
}

/// The rooms of the files that a file includes by their path.
fn included(file: &Path, source: &str) -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").canonicalize().unwrap();
    let paths = source.lines().filter_map(|line| line.trim().strip_prefix("#[path = \"")?.strip_suffix("\"]"));
    let whole = paths.map(|path| file.parent().unwrap().join(path).canonicalize().unwrap());
    whole.filter_map(|path| room_of(path.strip_prefix(&src).ok()?)).collect()
}

/// The room of a file, by its path in `src`.
fn room_of(inside: &Path) -> Option<String> {
    let first = inside.components().next()?;
    Some(Path::new(first.as_os_str()).file_stem()?.to_str()?.to_owned())
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
    let tests =
        source.find("#[cfg(test)]\nmod tests {").or_else(|| source.find("#[cfg(test)]\npub(crate) mod tests {"));
    let code = tests.and_then(|at| source.get(..at)).unwrap_or(source);
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

/// A file of a crate as a module.
struct Module {
    room: String,
    code: String,
    /// Where `crate::` leads.
    root: Vec<String>,
    /// What its `use` lines name: the path, and the name that it goes by.
    uses: Vec<(Vec<String>, String)>,
}

/// Every file that is not for tests only, by the path of its module.
fn modules() -> BTreeMap<Vec<String>, Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = BTreeMap::new();
    for (room, file, source) in sources() {
        let inside = file.strip_prefix(&src).unwrap().with_extension("");
        let mut path: Vec<String> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        let last = path.last().cloned().unwrap_or_default();
        if ["mod", "lib", "main"].contains(&last.as_str()) {
            path.pop();
        }
        let root =
            if ["page", "many", "worker", "bin"].contains(&room.as_str()) { vec![room.clone()] } else { Vec::new() };
        let code = without_tests(&source);
        let uses = uses(&code);
        all.insert(path, Module { room, code, root, uses });
    }
    all
}

/// The paths of the `use` lines, groups opened, each with the name that it goes by.
fn uses(code: &str) -> Vec<(Vec<String>, String)> {
    fn open(front: &[String], text: &str, found: &mut Vec<(Vec<String>, String)>) {
        let text = text.trim();
        match text.split_once('{') {
            Some((path, group)) if !path.contains(',') => {
                let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
                let path = path.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
                let front: Vec<String> = front.iter().cloned().chain(path).collect();
                let (mut depth, mut from) = (0, 0);
                for (at, ch) in group.char_indices().chain([(group.len(), ',')]) {
                    match ch {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            open(&front, &group[from..at], found);
                            from = (at + 1).min(group.len());
                        }
                        _ => {}
                    }
                }
            }
            _ if text.is_empty() => {}
            _ => {
                let (path, name) = text.split_once(" as ").map_or((text, None), |(path, name)| (path, Some(name)));
                let path = path.split("::").map(|part| part.trim().to_owned());
                let mut path: Vec<String> = front.iter().cloned().chain(path).collect();
                path.retain(|part| part != "self" || path_is_self(front));
                let name = name.map_or_else(|| path.last().cloned().unwrap_or_default(), |it| it.trim().to_owned());
                found.push((path, name));
            }
        }
    }
    /// Whether `self` is the path's first part and no member of a group.
    fn path_is_self(front: &[String]) -> bool {
        front.is_empty()
    }
    let mut found = Vec::new();
    for line in code.split(';') {
        let starts = ["use ", "pub use ", "pub(super) use ", "pub(crate) use "];
        let at = line.rfind('\n').map_or(0, |at| at + 1);
        let whole = line.match_indices("use ").map(|(at, _)| &line[at..]).next().unwrap_or("");
        let begun = line.lines().any(|line| starts.iter().any(|start| line.trim_start().starts_with(start)));
        if begun || starts.iter().any(|start| line[at..].starts_with(start)) {
            open(&[], whole.trim_start_matches("use "), &mut found);
        }
    }
    found
}

/// The module that a path written in the module `from` leads to.
fn target(all: &BTreeMap<Vec<String>, Module>, from: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
    let here = all.get(from)?;
    let mut at = from.to_vec();
    let mut parts = path.iter().peekable();
    match parts.peek()?.as_str() {
        "crate" => {
            at = here.root.clone();
            parts.next();
        }
        "self" => {
            parts.next();
        }
        "super" => {
            while parts.next_if(|part| *part == "super").is_some() {
                at.pop()?;
            }
        }
        first if all.contains_key(&[from, &[first.to_owned()]].concat()) => {}
        first if INCLUDED.contains(&first) => at.clear(),
        _ => return None,
    }
    for part in parts {
        let child = [at.as_slice(), std::slice::from_ref(part)].concat();
        if all.contains_key(&child) {
            at = child;
            continue;
        }
        if INCLUDED.contains(&part.as_str()) {
            at = vec![part.clone()];
            continue;
        }
        // What the module has from another one is that one's.
        let via = all.get(&at)?.uses.iter().find(|(_, name)| name == part).map(|(path, _)| path.clone());
        return via.filter(|_| depth < 8).and_then(|path| target(all, &at, &path, depth + 1)).or(Some(at));
    }
    Some(at)
}

/// The paths that the code writes out: `super::headings::cut(…)`, and `headings::find(…)` of a module of its own.
fn written(code: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let is_name = |ch: char| ch.is_alphanumeric() || ch == '_';
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at].rfind(|ch: char| !is_name(ch)).map_or(0, |at| at + 1);
        let whole = &rest[start..];
        let end = whole.find(|ch: char| !is_name(ch) && ch != ':').unwrap_or(whole.len());
        let path: Vec<String> = whole[..end].split("::").map(str::to_owned).collect();
        if path.iter().all(|part| !part.is_empty() && !part.contains(':')) {
            found.insert(path);
        }
        rest = &whole[end.max(at - start + 2)..];
    }
    found
}

/// Circles of files inside a room: each a set of files that use each other.
fn circles() -> Vec<(String, BTreeSet<Vec<String>>)> {
    let all = modules();
    let mut edges: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = BTreeMap::new();
    for (path, module) in &all {
        let paths = module.uses.iter().map(|(path, _)| path.clone()).chain(written(&module.code));
        for to in paths.filter_map(|written| target(&all, path, &written, 0)) {
            let Some((to, other)) = all.get_key_value(&to) else { continue };
            if to != path && other.room == module.room {
                edges.entry(path).or_default().insert(to);
            }
        }
    }
    let reached = |from: &Vec<String>| {
        let mut seen: BTreeSet<&Vec<String>> = BTreeSet::new();
        let mut open: Vec<&Vec<String>> = edges.get(from).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(edges.get(next).into_iter().flatten().copied());
            }
        }
        seen
    };
    let reach: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = all.keys().map(|path| (path, reached(path))).collect();
    let mut found: Vec<(String, BTreeSet<Vec<String>>)> = Vec::new();
    for (path, seen) in &reach {
        if seen.contains(path) && !found.iter().any(|(_, circle)| circle.contains(*path)) {
            let circle = seen.iter().filter(|other| reach[**other].contains(path)).map(|other| (*other).clone());
            found.push((all[*path].room.clone(), circle.collect()));
        }
    }
    found
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut faults = Vec::new();
    for (room, circle) in circles() {
        let most = CIRCLES.iter().filter(|(name, ..)| *name == room).map(|(_, most, _)| *most).max().unwrap_or(0);
        if circle.len() > most {
            let files: Vec<String> = circle.iter().map(|path| path.join("/")).collect();
            faults.push(format!("{room}: {} files: {}", files.len(), files.join(", ")));
        }
    }
    assert!(faults.is_empty(), "files that use each other in a circle:\n{}", faults.join("\n"));
    for (room, most, why) in CIRCLES {
        let there = circles().iter().any(|(name, circle)| name == room && circle.len() == *most);
        assert!(there, "the circle of {most} files in {room} ({why}) is smaller or gone: CIRCLES says otherwise");
    }
}

#[test]
fn paths_are_seen_in_use_lines_and_in_code() {
    let source = "use super::{a::{self, B}, c as d};\npub use crate::e::F;\nfn g() { super::h::i(); j::k::<L>() }";
    let shown: Vec<String> = uses(source).iter().map(|(path, name)| format!("{} {name}", path.join("/"))).collect();
    assert_eq!(shown, ["super/a a", "super/a/B B", "super/c d", "crate/e/F F"]);
    let paths: Vec<String> = written("super::h::i(); j::k::<L>()").iter().map(|path| path.join("/")).collect();
    assert_eq!(paths, ["super/h/i"].map(String::from), "a path with types behind it is not whole");
}
