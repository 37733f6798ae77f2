//! English names: every known indicator has one, and none is left of an indicator that is gone. What the programs of many
//! reports say stands in both languages side by side, so that a missing text does not compile; here it is held to be in its
//! language.

use std::collections::BTreeSet;
use std::path::Path;

fn source(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

/// The ids of the lexicon's indicators: the first word of each entry that has one.
fn ids() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/indicators");
    let mut ids = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let text = std::fs::read_to_string(path).unwrap();
            let heads = text.lines().filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()));
            let heads = heads.filter(|it| ["up", "down", "neutral"].contains(&it.rsplit(' ').next().unwrap_or("")));
            ids.extend(heads.filter_map(|it| it.split_once(' ')).map(|it| it.0.to_owned()));
        }
    }
    ids
}

#[test]
fn every_indicator_has_an_english_name() {
    let table = source("src/lexicon/english.tsv");
    let mut named = BTreeSet::new();
    for line in table.lines().skip(1).filter(|it| !it.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, key, english] = cells[..] else { panic!("{line}: three cells") };
        assert!(["indicator", "unit"].contains(&kind), "{line}: the first cell says indicator or unit");
        assert!(!is_chinese(english), "{line}: the name is English");
        assert!(kind == "unit" || !english.is_empty(), "{line}: an indicator has a name");
        if kind == "indicator" {
            assert!(named.insert(key.to_owned()), "{key} stands twice");
        }
    }
    let ids = ids();
    assert!(ids.len() > 150, "the ids were not found: {}", ids.len());
    let missing: Vec<_> = ids.difference(&named).collect();
    let stale: Vec<_> = named.difference(&ids).collect();
    assert!(missing.is_empty(), "without an English name in src/lexicon/english.tsv: {missing:?}");
    assert!(stale.is_empty(), "named in src/lexicon/english.tsv, but no indicator: {stale:?}");
}

#[test]
fn what_is_said_in_english_is_english() {
    // Names of languages and signs as the reports write them are Chinese in either.
    let exempt = ["other_language", "take_csv", "take_xlsx", "take_docx"];
    for line in source("src/many/words.rs").lines() {
        let Some((name, texts)) = line.trim().split_once(": \"") else { continue };
        let Some((chinese, english)) = texts.split_once("\", \"") else { continue };
        assert!(!is_chinese(english) || exempt.contains(&name), "{name}: {english}");
        assert!(is_chinese(chinese) || exempt.contains(&name), "{name}: {chinese}");
    }
    for line in source("src/page/words/english.rs").lines() {
        let Some((name, text)) = line.trim().split_once(": \"") else { continue };
        assert!(!is_chinese(text) || ["other_language", "sample_name"].contains(&name), "{name}: {text}");
    }
}
