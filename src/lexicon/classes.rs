//! Word classes: what a rule asks for in place of words.
//!
//! `classes.tsv` declares the classes, each with its meaning, an example with `{}` where its words stand, and what the example
//! gives. `classes/*.tsv` list the words, one a line, with their classes. The build makes a constant of each class
//! ([`class`]), so that a class is asked for by a name that does not compile if it is wrong.
//!
//! A word stands on one line only, whatever number of classes it has; `class:2` says that the second example of the class is its own.

use super::names::Names;
use crate::order;
use std::ops::Range;
use std::sync::LazyLock;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class(u16);

/// Every class by its name.
pub mod class {
    use super::Class;
    include!(concat!(env!("OUT_DIR"), "/classes.rs"));
}

/// The words of a class, to be looked up from either end.
#[derive(Default)]
struct Members {
    /// By their first character, the longest first.
    by_first: Vec<&'static str>,
    /// By their last character, the longest first.
    by_last: Vec<&'static str>,
    /// A bit for each first character, several on a bit: most questions end here.
    firsts: u128,
    /// The same for last characters.
    lasts: u128,
    /// Where in `by_first` the words of a first character stand, by character.
    first_places: Vec<Place>,
    /// The same for `by_last`.
    last_places: Vec<Place>,
}

/// A character, and the stretch of words that it begins or ends.
type Place = (char, u32, u32);

/// Where the words of each character stand in a list that is in their order.
fn places(words: &[&str], of: fn(&str) -> char) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    for (word, at) in words.iter().zip(0..) {
        match all.last_mut().filter(|last| last.0 == of(word)) {
            Some(last) => last.2 = at + 1,
            None => all.push((of(word), at, at + 1)),
        }
    }
    all
}

/// The words of a character in such a list.
fn stretch<'w>(words: &'w [&'static str], places: &[Place], ch: char) -> &'w [&'static str] {
    let found = places.binary_search_by(|place| place.0.cmp(&ch)).ok().and_then(|at| places.get(at));
    found.and_then(|(_, from, end)| words.get(*from as usize..*end as usize)).unwrap_or_default()
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or_default()
}

/// The bit of a character.
fn bit(ch: char) -> u128 {
    1 << ((ch as u32).wrapping_mul(0x9E37_79B1) >> 25)
}

/// Each class with its words, by its number.
static MEMBERS: LazyLock<Vec<Members>> = LazyLock::new(|| {
    let mut all: Vec<Members> = Vec::new();
    all.resize_with(class::COUNT, Members::default);
    for (classes, words) in table!("classes.tsv").lines().filter_map(|line| line.split_once('\t')) {
        for number in classes.split(' ').filter_map(|number| number.parse::<usize>().ok()) {
            let Some(members) = all.get_mut(number) else { continue };
            for word in words.split('\t') {
                members.by_first.push(word);
                members.firsts |= bit(first(word));
                members.lasts |= bit(last(word));
            }
        }
    }
    for members in &mut all {
        members.by_last = members.by_first.clone();
        let longest_first = |word: &str| usize::MAX - word.len();
        order::by(&mut members.by_first, |a, b| (first(a), longest_first(a), a).cmp(&(first(b), longest_first(b), b)));
        order::by(&mut members.by_last, |a, b| (last(a), longest_first(a), a).cmp(&(last(b), longest_first(b), b)));
        members.first_places = places(&members.by_first, first);
        members.last_places = places(&members.by_last, last);
    }
    all
});

/// Every word with its classes, for those who want to see the words of a text.
static WORDS: LazyLock<Names> = LazyLock::new(|| {
    let all = MEMBERS.iter().zip(0..);
    Names::new(all.flat_map(|(members, class)| members.by_first.iter().map(move |word| ((*word).into(), class))))
});

/// The words of a text in order, the longest at each place, none overlapping, each with its classes.
pub fn words_in(text: &str) -> Vec<(Range<usize>, Vec<Class>)> {
    let classes = |at: &Range<usize>| {
        let numbers = WORDS.of(text.get(at.clone()).unwrap_or_default());
        numbers.filter_map(|number| u16::try_from(number).ok().map(Class)).collect()
    };
    WORDS.find_in(text).into_iter().map(|(at, _)| (at.clone(), classes(&at))).collect()
}

impl Class {
    /// The name by which `classes.tsv` declares it.
    pub fn name(self) -> &'static str {
        class::NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    fn members(self) -> Option<&'static Members> {
        MEMBERS.get(usize::from(self.0))
    }

    /// Every word of the class.
    pub fn words(self) -> &'static [&'static str] {
        self.members().map_or(&[], |members| &members.by_first)
    }

    /// The longest word of the class that the text starts with.
    pub fn start(self, text: &str) -> Option<&'static str> {
        self.starts_of(text).next()
    }

    /// The longest word of the class that the text ends with.
    pub fn end(self, text: &str) -> Option<&'static str> {
        self.ends_of(text).next()
    }

    /// Every word of the class that the text starts with, the longest first.
    pub fn starts_of(self, text: &str) -> impl Iterator<Item = &'static str> {
        let ch = first(text);
        let members = self.members().filter(|members| members.firsts & bit(ch) != 0);
        let words = members.map_or(&[][..], |members| stretch(&members.by_first, &members.first_places, ch));
        words.iter().copied().filter(move |word| text.starts_with(word))
    }

    /// Every word of the class that the text ends with, the longest first.
    pub fn ends_of(self, text: &str) -> impl Iterator<Item = &'static str> {
        let ch = last(text);
        let members = self.members().filter(|members| members.lasts & bit(ch) != 0);
        let words = members.map_or(&[][..], |members| stretch(&members.by_last, &members.last_places, ch));
        words.iter().copied().filter(move |word| text.ends_with(word))
    }

    /// Whether the text starts with a word of the class.
    pub fn starts(self, text: &str) -> bool {
        self.start(text).is_some()
    }

    /// Whether the text ends with a word of the class.
    pub fn ends(self, text: &str) -> bool {
        self.end(text).is_some()
    }

    /// Whether the text is a word of the class, no more and no less.
    pub fn is(self, text: &str) -> bool {
        self.start(text).is_some_and(|word| word.len() == text.len())
    }

    /// Whether the character alone is a word of the class.
    pub fn is_char(self, ch: char) -> bool {
        self.is(ch.encode_utf8(&mut [0; 4]))
    }

    /// The text behind the longest word of the class that it starts with.
    pub fn strip_start(self, text: &str) -> Option<&str> {
        text.strip_prefix(self.start(text)?)
    }

    /// The text before the longest word of the class that it ends with.
    pub fn strip_end(self, text: &str) -> Option<&str> {
        text.strip_suffix(self.end(text)?)
    }

    /// The text without words of the class at its start, however many.
    pub fn trim_start(self, mut text: &str) -> &str {
        while let Some(rest) = self.strip_start(text).filter(|rest| rest.len() < text.len()) {
            text = rest;
        }
        text
    }

    /// The text without words of the class at its end, however many.
    pub fn trim_end(self, mut text: &str) -> &str {
        while let Some(rest) = self.strip_end(text).filter(|rest| rest.len() < text.len()) {
            text = rest;
        }
        text
    }

    /// Where the first word of the class stands in the text, the longest there.
    pub fn find(self, text: &str) -> Option<Range<usize>> {
        self.all_in(text).next()
    }

    /// Where the last word of the class stands in the text (the one that begins last), the longest there.
    pub fn rfind(self, text: &str) -> Option<Range<usize>> {
        let members = self.members()?;
        text.char_indices().rev().filter(|(_, ch)| members.firsts & bit(*ch) != 0).find_map(|(at, _)| {
            let word = self.start(text.get(at..)?)?;
            Some(at..at + word.len())
        })
    }

    /// Whether a word of the class stands in the text.
    pub fn within(self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Every place where a word of the class begins in the text, the longest at each; they may overlap.
    pub fn all_in(self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let firsts = self.members().map_or(0, |members| members.firsts);
        let places = text.char_indices().filter(move |(_, ch)| firsts & bit(*ch) != 0);
        places.filter_map(move |(at, _)| Some(at..at + self.start(text.get(at..)?)?.len()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::lexicon::examples::{self, Line};
    use std::collections::{BTreeMap, HashMap};

    /// Word, its classes as written, and the file that it stands in.
    fn words() -> Vec<(&'static str, &'static str)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/classes");
        let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
        files.sort();
        let text =
            |path: &std::path::PathBuf| -> &'static str { std::fs::read_to_string(path).unwrap_or_default().leak() };
        let rows =
            files.iter().flat_map(|it| text(it).lines().skip(1).filter(|row| !row.starts_with('#') && !row.is_empty()));
        rows.map(|row| row.split_once('\t').unwrap_or_else(|| panic!("two columns: {row}"))).collect()
    }

    /// Each class with its examples, each with the words that it is for.
    pub(crate) fn lines() -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut at: HashMap<(&str, usize), usize> = HashMap::new();
        let mut count: HashMap<&str, usize> = HashMap::new();
        for row in include_str!("classes.tsv").lines().skip(1) {
            let [of, _, example, gives] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("four columns: {row}")
            };
            let number = count.entry(of).or_default();
            *number += 1;
            at.insert((of, *number), lines.len());
            lines.push(Line { of, words: Vec::new(), example, gives });
        }
        for (word, classes) in words() {
            for class in classes.split(' ') {
                let (name, number) = class.split_once(':').unwrap_or((class, "1"));
                lines[at[&(name, number.parse().unwrap())]].words.push(word);
            }
        }
        lines
    }

    #[test]
    fn every_word_gives_in_the_example_of_its_class_what_the_class_says() {
        let (promised, told): (Vec<_>, Vec<_>) = lines()
            .into_iter()
            .partition(|line| matches!(line.of, "ensure" | "strive") || line.example.starts_with("plan: "));
        let count = examples::check(&promised, "plan") + examples::check(&told, "review");
        assert!(count > 2000, "{count} words");
    }

    #[test]
    fn a_word_stands_on_one_line() {
        let mut seen = BTreeMap::new();
        for (word, classes) in words() {
            assert_eq!(seen.insert(word, classes), None, "{word} stands twice");
        }
    }

    #[test]
    fn words_are_found_from_both_ends() {
        let size = class::SIZE_NOUN;
        assert_eq!((size.start("总投资额5亿元"), size.end("占地面积")), (Some("总投资额"), Some("占地面积")));
        assert!(size.is("总投资") && !size.is("总投") && !size.starts("额"));
        assert_eq!(size.find("项目总投资达到"), Some(6..15));
        assert_eq!(size.rfind("总投资和占地面积"), Some(12..24));
        assert_eq!(size.strip_end("项目总投资"), Some("项目"));
    }
}
