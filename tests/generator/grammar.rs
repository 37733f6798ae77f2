//! Sentences from a grammar: classes of alternatives, written out by chance, each alternative in its turn.
//!
//! The classes stand in `themes.txt` and `sentences.txt`: `@ name`, then an alternative a line.
//!
//! - `{name}` is a word that was set, or else an alternative of the class of that name: the theme's own first.
//! - `[a|b|]` is one of these.
//! - `<12-90家>` is a number of that range with its unit. In a plan it may get a bound (`<=…>`: never). A range of whole
//!   numbers gives whole ones, another gives one decimal. Ranges are those of a city and scaled to other levels, shares aside.
//! - `(thing<12-90家>)` is the thing with its number, behind it or in front.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Whether what is said has been done or is to be done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Done,
    Planned,
}

struct Classes {
    names: HashMap<&'static str, usize>,
    alternatives: Vec<Vec<&'static str>>,
    themes: Vec<&'static str>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes { names: HashMap::new(), alternatives: Vec::new(), themes: Vec::new() };
    for file in [include_str!("themes.txt"), include_str!("sentences.txt")] {
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("@ ") {
                Some(name) => {
                    let new = classes.names.insert(name, classes.alternatives.len()).is_none();
                    assert!(new, "the class {name} stands twice");
                    classes.alternatives.push(Vec::new());
                    classes.themes.extend(name.strip_suffix(".title"));
                }
                None => classes.alternatives.last_mut().expect("a line before the first class").push(line),
            }
        }
    }
    classes
});

/// The themes, in the order of the file.
pub fn themes() -> &'static [&'static str] {
    &CLASSES.themes
}

/// Writes out sentences; each alternative of a class is used before one is used again, and no sentence comes twice.
pub struct Writer {
    pub random: fastrand::Rng,
    /// What the numbers are about: `industry`, as in `themes.txt`.
    pub theme: &'static str,
    pub tense: Tense,
    /// How many numbers with a unit have been written.
    pub quantities: usize,
    words: HashMap<&'static str, String>,
    scale: f64,
    used: Vec<Vec<u32>>,
    said: HashSet<String>,
}

impl Writer {
    /// A writer for a place whose amounts are `scale` times those of a city.
    pub fn new(random: fastrand::Rng, scale: f64) -> Writer {
        let used = CLASSES.alternatives.iter().map(|alternatives| vec![0; alternatives.len()]).collect();
        let (words, said) = (HashMap::new(), HashSet::new());
        Writer { random, theme: CLASSES.themes[0], tense: Tense::Done, quantities: 0, words, scale, used, said }
    }

    /// Sets what `{name}` stands for.
    pub fn set(&mut self, name: &'static str, word: impl Into<String>) {
        self.words.insert(name, word.into());
    }

    /// One of these.
    pub fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.random.usize(..words.len())]
    }

    /// An alternative of this class, written out.
    pub fn write(&mut self, class: &str) -> String {
        let alternative = self.pick(class);
        self.expand(alternative)
    }

    /// A sentence of this class that has not been said yet, its numbers aside; after many trials any.
    pub fn sentence(&mut self, class: &str) -> String {
        for last in (0..40).map(|trial| trial == 39) {
            let before = self.quantities;
            self.bind();
            let sentence = self.write(class);
            let bare = sentence.chars().filter(|ch| !ch.is_ascii_digit() && *ch != '.').collect();
            if self.said.insert(bare) || last {
                return sentence;
            }
            self.quantities = before;
        }
        unreachable!("the last trial is taken")
    }

    /// Sets the titles of the theme and of another one, for the sentences that speak of them.
    fn bind(&mut self) {
        let other = CLASSES.themes[self.random.usize(..CLASSES.themes.len())];
        for (name, theme) in [("title", self.theme), ("other", other)] {
            let title = self.pick(&format!("{theme}.title"));
            self.set(name, title);
        }
    }

    /// Says something of two of the theme's amounts or shares (`kind`: amount, rate).
    pub fn figures(&mut self, class: &str, kind: &str) -> String {
        let of_theme = format!("{}.{kind}", self.theme);
        let (first, mut second) = (self.pick(&of_theme), self.pick(&of_theme));
        while first == second {
            second = self.pick(&of_theme);
        }
        for (line, [name, value, bare]) in [(first, ["n", "v", "v0"]), (second, ["m", "w", "w0"])] {
            let (noun, number) = line.split_once(';').unwrap_or_else(|| panic!("{of_theme}: {line} has no value"));
            self.set(name, noun);
            if name == "n" {
                let (low, high) = halves(number);
                self.set("from", low);
                self.set("to", high);
            }
            self.set(value, number);
            self.set(bare, number.replacen('<', "<~", 1));
        }
        self.set("g", "<=1.2-14.8%>");
        self.set("gb", "<=3-12%>[以上|左右|]");
        self.sentence(class)
    }

    /// One of the alternatives that have been used least.
    fn pick(&mut self, class: &str) -> &'static str {
        let at = *CLASSES.names.get(class).unwrap_or_else(|| panic!("no class {class}"));
        let used = &self.used[at];
        let least = used.iter().min().copied().unwrap_or_default();
        let fresh: Vec<usize> = (0..used.len()).filter(|one| used[*one] == least).collect();
        let chosen = fresh[self.random.usize(..fresh.len())];
        self.used[at][chosen] += 1;
        CLASSES.alternatives[at][chosen]
    }

    /// Writes out a line of the grammar.
    pub fn expand(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len() * 2);
        let mut rest = line;
        while let Some(at) = rest.find(['{', '[', '(', '<']) {
            out.push_str(&rest[..at]);
            let (inner, after) = enclosed(&rest[at..]);
            match rest.as_bytes()[at] {
                b'{' => out += &self.named(inner),
                b'[' => {
                    let options = alternatives(inner);
                    let chosen = options[self.random.usize(..options.len())];
                    out += &self.expand(chosen);
                }
                b'<' => out += &self.number(inner, false),
                _ => {
                    let at = inner.find('<').unwrap_or_else(|| panic!("{line}: a thing without its number"));
                    let (thing, number) = (&inner[..at], enclosed(&inner[at..]).0);
                    match self.random.u8(..4) {
                        0 => out += &(self.number(number, true) + thing),
                        _ => out += &(thing.to_owned() + &self.number(number, false)),
                    }
                }
            }
            rest = after;
        }
        out + rest
    }

    fn named(&mut self, name: &str) -> String {
        if let Some(word) = self.words.get(name).cloned() {
            return self.expand(&word);
        }
        let own = format!("{}.{name}", self.theme);
        let general = name == "talk" && self.random.bool();
        match CLASSES.names.contains_key(own.as_str()) {
            _ if general => self.write("talk.general"),
            true => self.write(&own),
            false => self.write(name),
        }
    }

    /// `12-90家` as a number with its unit. `in_front`: the thing counted follows, so that no bound can stand behind.
    fn number(&mut self, range: &str, in_front: bool) -> String {
        let fixed = range.starts_with('=');
        let bound = !fixed && !range.starts_with('~') && !in_front;
        let range = range.trim_start_matches(['=', '~']);
        let (low, rest) = range.split_once('-').unwrap_or_else(|| panic!("{range} is no range"));
        let end = rest.find(|ch: char| !ch.is_ascii_digit() && ch != '.').unwrap_or(rest.len());
        let (high, unit) = rest.split_at(end);
        let share = unit.starts_with('%') || unit.starts_with("个百分点");
        let step = if low.contains('.') { 10.0 } else { 1.0 };
        let scale = if fixed || share { 1.0 } else { self.scale };
        let scaled = |end: &str| (end.parse::<f64>().expect("a number") * scale * step).round() as u64;
        let low = scaled(low).max(2);
        let high = scaled(high).max(low + 7);
        let mut value = self.random.u64(low..=high);
        // Plans like round numbers, and so do large amounts.
        if step == 1.0 && !fixed && value > 60 && self.random.bool() {
            value -= value % 10;
        }
        self.quantities += usize::from(!unit.is_empty());
        let (before, behind) = match self.tense {
            Tense::Planned if bound => [("", "以上"), ("", "左右"), ("", ""), ("", "")][self.random.usize(..4)],
            _ => ("", ""),
        };
        let digits = if step == 1.0 { value.to_string() } else { decimal(value) };
        format!("{before}{digits}{unit}{behind}")
    }
}

/// Tenths as a decimal, without a last zero.
pub fn decimal(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// What the bracket at the start encloses, and what stands behind it.
fn enclosed(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, ch) in text.char_indices() {
        match ch {
            '{' | '[' | '(' | '<' => depth += 1,
            '}' | ']' | ')' | '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&text[1..at], &text[at + 1..]);
        }
    }
    panic!("{text}: a bracket is not closed")
}

/// The lower and the higher half of a range.
fn halves(number: &str) -> (String, String) {
    let (low, rest) = enclosed(number).0.split_once('-').expect("a range");
    let end = rest.find(|ch: char| !ch.is_ascii_digit() && ch != '.').unwrap_or(rest.len());
    let (high, unit) = rest.split_at(end);
    let middle = (low.parse::<f64>().expect("a number") + high.parse::<f64>().expect("a number")) / 2.0;
    let middle = if low.contains('.') { format!("{middle:.1}") } else { format!("{middle:.0}") };
    (format!("<~{low}-{middle}{unit}>"), format!("<~{middle}-{high}{unit}>"))
}

/// Divides at the bars that stand in no bracket.
fn alternatives(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut out) = (0, 0, Vec::new());
    for (at, ch) in text.char_indices() {
        match ch {
            '{' | '[' | '(' | '<' => depth += 1,
            '}' | ']' | ')' | '>' => depth -= 1,
            '|' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}
