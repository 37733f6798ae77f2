//! How often reports say a word: terms of one's own dictionaries, matched exactly; the most telling terms of a report
//! against the others; what is new and what is gone between two years.

use crate::error::{Error, Kind};
use crate::order;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Terms in groups, as a person listed them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dictionary {
    /// In the order of the file.
    pub terms: Vec<Term>,
}

/// A term that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its group; empty where it stands in none.
    pub group: String,
    /// It.
    pub term: String,
}

/// Most terms that a dictionary may have.
pub const MOST_TERMS: usize = 10_000;

impl Dictionary {
    /// Reads one term a line. `[创新]` on a line of its own begins a group; lines that begin with `#` and empty ones are
    /// passed over. A term that stands twice in a group counts once.
    pub fn parse(text: &str) -> Result<Dictionary, Error> {
        let (mut group, mut seen, mut terms) = (String::new(), BTreeSet::new(), Vec::new());
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                group = name.trim().to_owned();
            } else if seen.insert((group.clone(), line)) {
                terms.push(Term { group: group.clone(), term: line.to_owned() });
            }
        }
        if terms.len() > MOST_TERMS {
            let message = format!("{} terms in a dictionary; at most {MOST_TERMS}", terms.len());
            return Err(Error::new(Kind::Limit, message));
        }
        Ok(Dictionary { terms })
    }

    /// How often each term stands in a text, in the order of the dictionary. Each is counted by itself, exactly as
    /// written: 改革 counts in 改革开放 too; a term does not overlap itself.
    pub fn count(&self, text: &str) -> Vec<u32> {
        self.terms.iter().map(|it| text.matches(it.term.as_str()).count() as u32).collect()
    }
}

/// So many in 10,000 characters, with two decimals; characters without white space.
pub fn per_ten_thousand(count: u32, characters: u32) -> Decimal {
    match characters {
        0 => Decimal::ZERO,
        _ => (Decimal::from(count) * Decimal::from(10_000) / Decimal::from(characters)).round_dp(2).normalize(),
    }
}

/// Terms of a text with their counts, cut by a segmenter that is handed in: this module knows none.
pub fn terms(text: &str, segment: &dyn Fn(&str) -> Vec<String>) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for paragraph in text.lines() {
        for term in segment(paragraph).into_iter().filter(|term| tells(term)) {
            *counts.entry(term).or_default() += 1;
        }
    }
    counts
}

/// Whether a term can tell anything: two characters at least, and words, no numbers.
fn tells(term: &str) -> bool {
    term.chars().count() >= 2 && term.chars().all(|ch| ch.is_alphabetic())
}

/// A term with how telling it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling<'a> {
    /// It.
    pub term: &'a str,
    /// How often the report says it.
    pub count: u32,
    /// How many of the reports say it.
    pub reports: usize,
    /// tf-idf: count × ln(reports / reports that say it).
    pub weight: f64,
}

/// The most telling terms of each report against all of them, at most so many each.
pub fn telling<'r>(reports: &'r [BTreeMap<String, u32>], most: usize) -> Vec<Vec<Telling<'r>>> {
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for term in reports.iter().flat_map(|report| report.keys()) {
        *said.entry(term).or_default() += 1;
    }
    let all = reports.len() as f64;
    let one = |report: &'r BTreeMap<String, u32>| {
        let weigh = |(term, count): (&'r String, &u32)| {
            let reports = said.get(term.as_str()).copied().unwrap_or(1);
            Telling { term, count: *count, reports, weight: f64::from(*count) * (all / reports as f64).ln() }
        };
        let mut found: Vec<Telling> = report.iter().map(weigh).filter(|it| it.weight > 0.0).collect();
        order::by(&mut found, |a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(b.term)));
        found.truncate(most);
        found
    };
    reports.iter().map(one).collect()
}

/// Terms that came and went between two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed<'a> {
    /// Said so often now, and never before; the most frequent first.
    pub new: Vec<(&'a str, u32)>,
    /// Said so often before, and never now.
    pub gone: Vec<(&'a str, u32)>,
}

/// What is new and gone, of terms that are said so often at least.
pub fn changed<'a>(before: &'a BTreeMap<String, u32>, now: &'a BTreeMap<String, u32>, least: u32) -> Changed<'a> {
    let only_in = |one: &'a BTreeMap<String, u32>, other: &BTreeMap<String, u32>| {
        let kept = one.iter().filter(|(term, count)| **count >= least && !other.contains_key(*term));
        let mut kept: Vec<(&str, u32)> = kept.map(|(term, count)| (term.as_str(), *count)).collect();
        order::by(&mut kept, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        kept
    };
    Changed { new: only_in(now, before), gone: only_in(before, now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_read_by_lines_and_groups() {
        let read = Dictionary::parse("\u{feff}# 词表\n改革\n\n[创新]\n 科技创新 \n改革\n改革\n").unwrap();
        let terms: Vec<(&str, &str)> = read.terms.iter().map(|it| (it.group.as_str(), it.term.as_str())).collect();
        assert_eq!(terms, [("", "改革"), ("创新", "科技创新"), ("创新", "改革")]);
        assert_eq!(read.count("改革开放，改革。科技创新"), [2, 1, 2]);
    }

    #[test]
    fn counts_are_told_per_ten_thousand() {
        assert_eq!(per_ten_thousand(3, 20_000), Decimal::new(15, 1));
        assert_eq!(per_ten_thousand(3, 0), Decimal::ZERO);
    }

    #[test]
    fn telling_terms_are_those_that_others_do_not_say() {
        let segment = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let texts = ["发展 发展 茶叶 茶叶 2024", "发展 港口 港口 港口"];
        let reports: Vec<_> = texts.iter().map(|text| terms(text, &segment)).collect();
        let told = telling(&reports, 5);
        assert_eq!(told[0].iter().map(|it| it.term).collect::<Vec<_>>(), ["茶叶"]);
        assert_eq!(told[1].iter().map(|it| (it.term, it.count, it.reports)).collect::<Vec<_>>(), [("港口", 3, 1)]);
        let changed = changed(&reports[0], &reports[1], 2);
        assert_eq!((changed.new, changed.gone), (vec![("港口", 3)], vec![("茶叶", 2)]));
    }
}
