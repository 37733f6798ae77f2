//! Words with a numeral in them that is no quantity: 统一, 三农, 12345热线.
//!
//! The data is `labels.tsv` in this folder, a group of words with one use in a line. Its rule is what a number in the word is.

use crate::order;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word of the lexicon of labels.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// The rule that it makes.
    pub rule: &'static str,
    /// What makes it another word when it follows: 十分 is none in 十分之一.
    pub not_before: Vec<&'static str>,
}

/// What a number in a word may be.
const RULES: [&str; 4] = ["idiom", "name", "date", "ordinal"];

/// By the first character, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<Word>>> = LazyLock::new(|| {
    let mut all: HashMap<char, Vec<Word>> = HashMap::new();
    for word in table!("labels.tsv").lines().flat_map(parse) {
        all.entry(word.word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    for words in all.values_mut() {
        order::by_key(words, |word| order::descending(word.word.len()));
    }
    all
});

/// The words of a line: rule, words, what they do not stand before; example and counter-example are the tests'.
fn parse(line: &'static str) -> Vec<Word> {
    let mut fields = line.split('\t');
    let (Some(rule), Some(words), Some(not_before)) = (fields.next(), fields.next(), fields.next()) else {
        return Vec::new();
    };
    let not_before: Vec<_> = not_before.split(' ').filter(|next| !next.is_empty() && *next != "-").collect();
    words.split(' ').map(|word| Word { word, rule, not_before: not_before.clone() }).collect()
}

/// Whether a line may name this rule.
pub fn is_rule(rule: &str) -> bool {
    RULES.contains(&rule)
}

/// The data's lines with their places in the file, for the tests that run the examples.
#[cfg(test)]
pub fn lines() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    let lines = include_str!("labels.tsv").lines().enumerate().skip(1).filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.split('\t').collect()))
}

/// The words that start with this character, the longest first.
pub fn starting_with(first: char) -> impl Iterator<Item = &'static Word> {
    WORDS.get(&first).into_iter().flatten()
}
