//! The form of the core's code: no Chinese word in it, no long function, no long file. The ceilings may fall and never rise.

use std::path::{Path, PathBuf};

/// Chinese literals, strings and characters, in the core's code: the words that the program reads by are data.
const LITERALS: usize = 100;
/// Lines of a function, from `fn` to its closing brace, comments aside.
const FUNCTION: usize = 80;
/// Lines of a file.
const FILE: usize = 500;

/// The core's files with their code: tests and comments taken out.
fn core() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    files.sort();
    // The words of exported tables' heads stand with their columns, in both languages, and are no words that are read by.
    files.retain(|path| {
        !["page", "interface", "many", "worker", "bin", "export"].iter().any(|room| path.starts_with(src.join(room)))
    });
    let for_tests = |path: &Path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let parent = path.parent().unwrap_or(path);
        let declares = |file: PathBuf| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let declared = text.replace("#[cfg(all(test, not(target_arch = \"wasm32\")))]", "#[cfg(test)]");
            declared.split("#[cfg(test)]").skip(1).any(|rest| {
                let line =
                    rest.lines().find(|it| !it.trim().is_empty() && !it.trim().starts_with("#[")).unwrap_or_default();
                line.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ")
                    == format!("mod {name};")
            })
        };
        declares(parent.join("mod.rs")) || declares(parent.with_extension("rs"))
    };
    let files = files.into_iter().filter(|path| !for_tests(path));
    files.map(|path| (path.clone(), without_tests_and_comments(&std::fs::read_to_string(path).unwrap()))).collect()
}

fn without_tests_and_comments(text: &str) -> String {
    // Tests stand at a file's end, behind a line as `#[cfg(test)]` or `#[cfg(all(test, …))]` with their module below it.
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|two| {
        let module = two[1].trim_start_matches("pub(crate) ").starts_with("mod tests {");
        two[0].starts_with("#[cfg(") && two[0].contains("test") && module
    });
    let code = lines[..tests.unwrap_or(lines.len())].join("\n");
    let comment = |line: &str| line.find("//").filter(|&at| line[..at].matches('"').count().is_multiple_of(2));
    code.lines().map(|line| comment(line).map_or(line, |at| &line[..at]).to_string() + "\n").collect()
}

fn is_chinese(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Strings and characters of a source that hold a Chinese character.
fn literals(code: &str) -> usize {
    let mut count = 0;
    let mut rest = code.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '"' => {
                let mut chinese = false;
                while let Some(inner) = rest.next() {
                    match inner {
                        '\\' => drop(rest.next()),
                        '"' => break,
                        _ => chinese |= is_chinese(inner),
                    }
                }
                count += usize::from(chinese);
            }
            '\'' => count += usize::from(rest.peek().copied().is_some_and(is_chinese)),
            _ => {}
        }
    }
    count
}

#[test]
fn words_are_data_and_not_code() {
    let mut by_file: Vec<(usize, PathBuf)> =
        core().into_iter().map(|(path, code)| (literals(&code), path)).filter(|(count, _)| *count > 0).collect();
    by_file.sort();
    let count: usize = by_file.iter().map(|(count, _)| count).sum();
    println!("{count} Chinese literals in the core's code: {by_file:?}");
    assert!(count <= LITERALS, "{count} Chinese literals, {LITERALS} allowed: {by_file:?}");
    assert!(count * 10 >= LITERALS * 7 || LITERALS <= 100, "{count} Chinese literals: lower the ceiling of {LITERALS}");
}

#[test]
fn functions_and_files_are_short() {
    let mut long = Vec::new();
    for (path, code) in core() {
        let lines: Vec<&str> = code.lines().collect();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let all = std::fs::read_to_string(&path).unwrap().lines().count();
        if all > FILE {
            long.push(format!("{}: {all} lines", path.display()));
        }
        for (at, line) in lines.iter().enumerate() {
            let start = line.trim_start();
            let head = start
                .trim_start_matches("pub")
                .trim_start_matches("(crate)")
                .trim_start_matches("(super)")
                .trim_start();
            let head = head.strip_prefix("const ").unwrap_or(head);
            if !head.starts_with("fn ") || line.ends_with('}') || line.ends_with(';') {
                continue;
            }
            let end = format!("{}}}", &line[..line.len() - start.len()]);
            let Some(length) = lines[at..].iter().position(|it| **it == end) else { continue };
            let code = lines[at..=at + length].iter().filter(|it| !it.trim().is_empty()).count();
            if code > FUNCTION {
                long.push(format!("{name}:{}: a function of {code} lines", at + 1));
            }
        }
    }
    assert!(long.is_empty(), "more than {FUNCTION} lines of a function or {FILE} of a file:\n{}", long.join("\n"));
}

#[test]
fn the_counter_of_literals_counts() {
    let code = r#"let a = "中文"; let b = ["x", "字"]; let c = '字'; let d = 'x'; let e = "\"字";"#;
    assert_eq!(literals(code), 4);
    assert_eq!(literals(&without_tests_and_comments("let a = 1; // \"中文\"\n#[cfg(test)]\nmod tests { \"中\" }")), 0);
}
