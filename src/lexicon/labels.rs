//! Words that tell that a number is no quantity: 统一 and 三农 by themselves, 项目 behind 过50亿元.
//!
//! The data is `labels.tsv` in this folder, a group of words with one use in a line. Its rule is either what a number
//! in the word is (`idiom`, `name`, `date`, `ordinal`), or the [`Set`] of words beside a number that the lexer's rules
//! look for (`of.thing` …).

use crate::order;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word of the lexicon of labels.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// The rule that it makes, or the set that it belongs to.
    pub rule: &'static str,
    /// What makes it another word when it follows: 十分 is none in 十分之一.
    pub not_before: Vec<&'static str>,
}

/// Words that are looked for beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Set {
    /// Of which a few are named and not counted: 三个方面.
    Abstract,
    /// What such a few are in a slogan: 五个更加, 两个确立.
    Slogan,
    /// Classifiers of such a few: 两大, 六类.
    Sorts,
    /// What a bound describes: 过50亿元项目.
    Thing,
    /// Places that a number of people bounds: 30户以上自然村.
    Place,
    /// What a size describes: 40万吨码头.
    Site,
    /// A size's own word in front of it: 年产, 占地.
    Own,
    /// A verb whose object the size is: 完成, 流转.
    Done,
    /// What a rank is held in: 全省第3.
    Ranked,
    /// What is put first without rank: 安全第一.
    Praised,
    /// What an undertaking is called: 百家企业创新工程.
    Program,
    /// What money is spent or earned as: 总投资.
    Invested,
}

impl Set {
    /// The set of a rule of the data.
    fn named(rule: &str) -> Option<Set> {
        Some(match rule {
            "of.abstract" => Set::Abstract,
            "of.slogan" => Set::Slogan,
            "of.sort" => Set::Sorts,
            "of.thing" => Set::Thing,
            "of.place" => Set::Place,
            "of.site" => Set::Site,
            "of.own" => Set::Own,
            "of.done" => Set::Done,
            "of.ranked" => Set::Ranked,
            "of.praised" => Set::Praised,
            "of.program" => Set::Program,
            "of.invested" => Set::Invested,
            _ => return None,
        })
    }
}

/// The rules that a word may name, sets aside.
pub const RULES: &[&str] = &["idiom", "name", "date", "ordinal"];

struct Words {
    all: Vec<Word>,
    alone: HashMap<char, Vec<usize>>,
    sets: HashMap<(Set, char), Vec<usize>>,
    /// By the last character, the longest first.
    ending: HashMap<(Set, char), Vec<usize>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all: Vec<Word> = table!("labels.tsv").lines().flat_map(parse).collect();
    let mut words = Words { alone: HashMap::new(), sets: HashMap::new(), ending: HashMap::new(), all: Vec::new() };
    for (at, word) in all.iter().enumerate() {
        let Some(first) = word.word.chars().next() else { continue };
        match Set::named(word.rule) {
            Some(set) => {
                words.sets.entry((set, first)).or_default().push(at);
                if let Some(last) = word.word.chars().next_back() {
                    words.ending.entry((set, last)).or_default().push(at);
                }
            }
            None => words.alone.entry(first).or_default().push(at),
        }
    }
    for list in words.alone.values_mut().chain(words.sets.values_mut()).chain(words.ending.values_mut()) {
        order::by_key(list, |&at| order::descending(all[at].word.len()));
    }
    words.all = all;
    words
});

/// The words of a line: rule, words, what they do not stand before; example and counter-example are the tests'.
fn parse(line: &'static str) -> Vec<Word> {
    let mut fields = line.split('\t');
    let (Some(rule), Some(words), Some(not_before)) = (fields.next(), fields.next(), fields.next()) else {
        return Vec::new();
    };
    if !is_rule(rule) {
        return Vec::new();
    }
    let not_before: Vec<_> = not_before.split(' ').filter(|next| !next.is_empty() && *next != "-").collect();
    words.split(' ').map(|word| Word { word, rule, not_before: not_before.clone() }).collect()
}

/// Whether a line may name this rule.
pub fn is_rule(rule: &str) -> bool {
    RULES.contains(&rule) || Set::named(rule).is_some()
}

/// The data's lines with their places in the file, for the tests that run the examples.
#[cfg(test)]
pub fn lines() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    let lines = include_str!("labels.tsv").lines().enumerate().skip(1).filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.split('\t').collect()))
}

/// The words that are labels by themselves and start with this character, the longest first.
pub fn starting_with(first: char) -> impl Iterator<Item = &'static Word> {
    WORDS.alone.get(&first).into_iter().flatten().filter_map(|&at| WORDS.all.get(at))
}

/// The words of a set that start with this character, the longest first.
pub fn of(set: Set, first: char) -> impl Iterator<Item = &'static Word> {
    WORDS.sets.get(&(set, first)).into_iter().flatten().filter_map(|&at| WORDS.all.get(at))
}

/// The words of a set that end with this character, the longest first.
pub fn ending_with(set: Set, last: char) -> impl Iterator<Item = &'static Word> {
    WORDS.ending.get(&(set, last)).into_iter().flatten().filter_map(|&at| WORDS.all.get(at))
}
