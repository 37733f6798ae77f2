//! What the page tells of troubles: a line for each code and each of its cases, in both languages.

use std::collections::BTreeMap;
use std::path::Path;

const TABLE: &str = include_str!("../../src/page/words/troubles.tsv");

/// The lines by their key: Chinese what and what to do, English what and what to do.
fn table() -> BTreeMap<&'static str, Vec<&'static str>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut columns = line.split('\t');
            (columns.next().unwrap(), columns.collect())
        })
        .collect()
}

/// The ids of an enumeration's values, from the schema.
fn ids(name: &str) -> Vec<String> {
    let schema: serde_json::Value = serde_json::from_str(&baogao::report::schema::json_schema()).unwrap();
    let values = schema["$defs"][name]["oneOf"].as_array().or_else(|| schema["$defs"][name]["anyOf"].as_array());
    let values = values.unwrap_or_else(|| panic!("no {name} in the schema"));
    let ids: Vec<String> = values.iter().filter_map(|value| value["const"].as_str().map(str::to_owned)).collect();
    assert!(!ids.is_empty(), "{name}");
    ids
}

#[test]
fn every_code_is_told_in_both_languages() {
    let table = table();
    for code in ids("Kind").into_iter().chain(ids("WarningCode")) {
        assert!(table.contains_key(code.as_str()), "{code} has no line");
    }
    for (key, columns) in &table {
        let [chinese, to_do, english, english_to_do] = columns.as_slice() else { panic!("{key}: {columns:?}") };
        let han = |text: &str| text.chars().any(|ch| ('\u{4e00}'..'\u{9fff}').contains(&ch));
        assert!(han(chinese) && (to_do.is_empty() || han(to_do)), "{key} is told in Chinese");
        assert!(!english.is_empty() && !han(english) && !han(english_to_do), "{key} is told in English");
        assert_eq!(to_do.is_empty(), english_to_do.is_empty(), "{key}: what to do stands in both or in none");
        // Both fill in the same.
        let fields = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).map(|it| it.split('}').next().unwrap().into()).collect();
            names.sort();
            names
        };
        assert_eq!(fields(chinese), fields(english), "{key}");
        // No English in a Chinese page, but for names of formats and programs.
        let names = [
            "Word",
            "WPS",
            "PDF",
            "OFD",
            "DOCX",
            "TXT",
            "UTF-8",
            "Excel",
            "OpenDocument",
            "RTF",
            "RAR",
            "CAJ",
            "CEB",
            "Apabi",
            "Reader",
            "OCR",
            "AES",
            "MB",
            "gzip",
            "7z",
        ];
        let plain = format!("{chinese}{to_do}");
        let fields: Vec<&str> = plain.split('{').collect();
        let plain: String = fields.iter().map(|it| it.split_once('}').map_or(*it, |(_, rest)| rest)).collect();
        let words = plain
            .split(|ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, '.' | '-'))
            .filter(|it| it.chars().any(|ch| ch.is_ascii_alphabetic()));
        for word in words {
            assert!(names.contains(&word) || word.starts_with('.'), "{key}: {word} in the Chinese text");
        }
    }
}

/// What the sources say was found, or which limit was passed: each has its line.
#[test]
fn every_case_that_the_readers_tell_has_its_line() {
    let table = table();
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                sources.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let after = |pattern: &str| -> Vec<String> {
        let found = sources.iter().flat_map(|source| source.split(pattern).skip(1));
        found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let limits = after("limits::passed(\"");
    assert!(limits.len() > 5, "{limits:?}");
    for limit in limits {
        let key = format!("limit:{}", limit.replace(' ', "_"));
        assert!(table.contains_key(key.as_str()), "{key} has no line");
    }
    for (_, id) in baogao::bytes::UNREAD {
        let key = format!("unknown_format:{id}");
        assert!(table.contains_key(key.as_str()), "{key} has no line");
    }
    for what in after("with(\"what\", \"") {
        assert!(table.keys().any(|key| key.ends_with(&format!(":{what}"))), "{what} has no line");
    }
    for found in after("with(\"found\", \"") {
        assert!(table.keys().any(|key| key.ends_with(&format!(":{found}"))), "{found} has no line");
    }
}
