//! Words and names with a numeral in them that is no quantity: 统一, 三农, 千方百计.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A word that is a label.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// The rule that it makes: `idiom`, `name`, `date` ….
    pub rule: &'static str,
    /// A phrase with the word.
    pub example: &'static str,
    /// A phrase with the word's characters that is a measure or no label.
    pub counter: Option<&'static str>,
}

static DATA: &str = include_str!("labels.tsv");

struct Words {
    all: Vec<Word>,
    by_first: HashMap<char, Vec<usize>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all: Vec<Word> = DATA.lines().skip(1).filter(|line| !line.starts_with('#')).filter_map(parse).collect();
    let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
    for (at, word) in all.iter().enumerate() {
        if let Some(first) = word.word.chars().next() {
            by_first.entry(first).or_default().push(at);
        }
    }
    for list in by_first.values_mut() {
        list.sort_by_key(|&at| std::cmp::Reverse(all[at].word.len()));
    }
    Words { all, by_first }
});

fn parse(line: &'static str) -> Option<Word> {
    let mut fields = line.split('\t');
    let (word, rule) = (fields.next()?, fields.next()?);
    let rule = RULES.iter().find(|known| **known == rule)?;
    let (example, counter) = (fields.next().unwrap_or(""), fields.next().unwrap_or("-"));
    Some(Word { word, rule, example, counter: Some(counter).filter(|counter| *counter != "-") })
}

/// The rules that a word may name.
pub const RULES: &[&str] = &["idiom", "name", "date", "ordinal", "duration"];

/// All words, in the data's order.
pub fn all() -> &'static [Word] {
    &WORDS.all
}

/// The words that start with this character, the longest first.
pub fn starting_with(first: char) -> impl Iterator<Item = &'static Word> {
    WORDS.by_first.get(&first).into_iter().flatten().filter_map(|&at| WORDS.all.get(at))
}
