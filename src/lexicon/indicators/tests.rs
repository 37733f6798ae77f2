//! Every indicator by its examples.

use super::*;
use crate::lexicon::format::{Entry, Example, parse};
use std::path::Path;

fn entries() -> Vec<Entry> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/indicators");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "txt"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap().to_string();
        parse(&name, &std::fs::read_to_string(file).unwrap()).unwrap()
    };
    files.iter().flat_map(read).collect()
}

fn given(example: &Example) -> Option<&'static str> {
    meant(&example.phrase, example.unit.as_deref(), example.action.as_deref(), &example.sentence)
        .map(|(found, _)| found.id.unwrap_or(found.name))
}

#[test]
fn every_example_gives_its_indicator() {
    let mut wrong = Vec::new();
    for entry in &entries() {
        for example in &entry.yes {
            if given(example) != Some(entry.key()) {
                wrong.push(format!(
                    "{}: 【{}】 gives {:?}, not {}",
                    example.at,
                    example.phrase,
                    given(example),
                    entry.key()
                ));
            }
        }
        for example in &entry.no {
            let given = given(example);
            let instead = example.instead.as_deref();
            if given == Some(entry.key()) || instead.is_some_and(|id| given.unwrap_or("null") != id) {
                wrong.push(format!("{}: 【{}】 gives {given:?}, not {instead:?}", example.at, example.phrase));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The whole chain reads the example sentences too: the quantity in 〔〕 is a measure of that indicator.
#[test]
fn examples_through_the_whole_chain() {
    let (mut all, mut missed) = (0, Vec::new());
    for entry in &entries() {
        for example in &entry.yes {
            let text = format!("{}。", example.sentence);
            let analysis = crate::analyze("example.txt", text.as_bytes());
            let indicators =
                analysis.reports.iter().flat_map(|report| &report.measures).filter_map(|it| it.indicator.as_ref());
            let mut keys = indicators.filter_map(|it| it.id.as_deref().or(it.name.as_deref()));
            all += 1;
            if !keys.any(|key| key == entry.key()) {
                missed.push(format!("{} {}", example.at, example.sentence));
            }
        }
    }
    println!("{} of {all} examples missed by the whole chain:\n{}", missed.len(), missed.join("\n"));
    // Known misses: what the phrase or the number in these is, the grammar does not see yet.
    assert!(missed.len() * 20 <= all, "{} of {all}:\n{}", missed.len(), missed.join("\n"));
}

/// Odd input is answered too: cut anywhere, doubled, without end.
#[test]
fn any_phrase_is_answered() {
    let text = "全市“规上工业”增加值（含开发区）占GDP比重的的的和、和等级、，。𠮷e\u{301}占 与\u{0}投资";
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for &from in &places {
        for &to in places.iter().filter(|to| **to >= from) {
            let phrase = &text[from..to];
            for unit in [None, Some(""), Some("亿"), Some("％"), Some("元/月"), Some("套（间）"), Some("𠮷")]
            {
                meant(phrase, unit, Some(phrase), text);
                meant(phrase, unit, None, phrase);
            }
            named_in(phrase);
        }
    }
    let long = text.repeat(200);
    meant(&long, Some("%"), Some(&long), &long);
}

#[test]
fn every_modifier_keeps_to_its_example() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/modifiers.tsv")).unwrap();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, words, example] = fields[..] else { panic!("not three fields: {line}") };
        let [phrase, unit, id] = example.split(' ').collect::<Vec<_>>()[..] else { panic!("no example: {line}") };
        assert!(words.split(' ').any(|word| phrase.contains(word)), "{phrase} has none of the words");
        assert_eq!(
            meant(phrase, Some(unit), None, "").map_or("null", |(found, _)| found.id.unwrap_or(found.name)),
            id,
            "{phrase}"
        );
    }
}

/// Against the answers by hand, where they are beside the project: how often the phrase gives the id.
#[test]
fn answers_by_hand() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    if !gold.exists() {
        eprintln!("skipped: no answers by hand beside the project");
        return;
    }
    let mut files: Vec<_> = [gold.clone(), gold.join("field")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()))
        .filter(|file| {
            file.to_str().is_some_and(|name| name.ends_with(".measures.jsonl") && !name.contains("notmeasures"))
        })
        .collect();
    files.sort();
    let (mut all, mut first_right, mut any_right) = (0, 0, 0);
    let show = std::env::var_os("CONFUSIONS").is_some();
    for file in &files {
        let (mut of_file, mut right_of_file) = (0, 0);
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let answer: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(want) = answer.get("id") else { continue };
            let text = |key: &str| answer[key].as_str().unwrap_or("");
            let context = format!("{}{}{}", text("before"), text("text"), text("after"));
            let spellings = answer["indicator"].as_array().cloned().unwrap_or_default();
            let spellings: Vec<&str> = spellings.iter().filter_map(|spelling| spelling.as_str()).collect();
            let gives = |phrase: &&str| {
                meant(phrase, answer["unit"].as_str(), answer["action"].as_str(), &context)
                    .and_then(|(found, _)| found.id)
                    == want.as_str()
            };
            let got = meant(spellings[0], answer["unit"].as_str(), answer["action"].as_str(), &context)
                .and_then(|(found, _)| found.id);
            all += 1;
            of_file += 1;
            right_of_file += usize::from(gives(&spellings[0]));
            first_right += usize::from(gives(&spellings[0]));
            any_right += usize::from(spellings.iter().any(gives));
            if show && !gives(&spellings[0]) {
                let unit = answer["unit"].as_str().unwrap_or("");
                println!(
                    "{} ≠ {}\t{}〔{unit}·{}〕\t{context}",
                    want,
                    got.unwrap_or("null"),
                    spellings.join("/"),
                    text("action")
                );
            }
        }
        if of_file > 60 {
            println!("{:.3} of {of_file} {}", right_of_file as f64 / of_file as f64, file.display());
        }
    }
    let share = |right: usize| right as f64 / all as f64;
    println!("id right by the first spelling {:.3}, by any {:.3}, of {all}", share(first_right), share(any_right));
    assert!(share(first_right) >= 0.95);
}
