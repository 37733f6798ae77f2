//! Rules: what is decided by words, declared in `*.rules` (a file a family), each with the examples that must and must not fire.
//!
//! A rule is tried at a *site*: a number with what stands around it, a sentence, a heading. The site gives *slots* (stretches of
//! text) and *facts*; the rule asks for them by classes of words. What the lines of a file mean stands in `format.rs`; to add a rule,
//! add it to the file of its family, with its examples, and nowhere else. The build makes the tables ([`family`]) and refuses a class,
//! a slot or a fact that there is not.
//!
//! Within a family the rules are tried in the order of the file, and the first that holds wins.

#[cfg(test)]
mod examples;
#[cfg(test)]
pub(crate) mod format;
mod slots;
pub mod trace;

use crate::lexicon::classes::{Class, class};
pub use slots::{Fact, FactSet, Slot};

/// Where rules are tried.
pub trait Site {
    /// The text of a slot; none where the site has no such slot.
    fn slot(&self, slot: Slot) -> Option<&str>;
    /// Whether a fact holds.
    fn fact(&self, fact: Fact) -> bool;
    /// The byte of the text that the trace names.
    fn place(&self) -> usize;
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, unique in its family.
    pub name: &'static str,
    when: &'static [&'static [Test]],
    gives: &'static [(&'static str, &'static str)],
}

/// A question to a site.
#[derive(Debug)]
struct Test {
    not: bool,
    ask: Ask,
}

#[derive(Debug)]
#[allow(dead_code, reason = "a form of test that no rule needs at the moment stays to be had")]
enum Ask {
    Fact(Fact),
    Is(Slot, &'static [Piece]),
    Starts(Slot, &'static [Piece]),
    Ends(Slot, &'static [Piece]),
    Has(Slot, &'static [Piece]),
    Empty(Slot),
    /// More characters than this.
    Longer(Slot, usize),
    /// Fewer characters than this.
    Shorter(Slot, usize),
}

/// A piece of a pattern.
#[derive(Debug)]
#[allow(dead_code, reason = "a form of piece that no rule needs at the moment stays to be had")]
enum Piece {
    /// A word of one of these classes; it may be missing.
    Word(&'static [Class], bool),
    /// No word of these classes stands here.
    Not(&'static [Class]),
    /// Up to so many other characters.
    Any(usize),
}

/// The rules of a family, in the order in which they are tried.
#[derive(Debug)]
pub struct Family {
    /// Its name: that of its file.
    pub name: &'static str,
    /// Its rules.
    pub rules: &'static [Rule],
}

/// Every family by its name.
pub mod family {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

impl Family {
    /// The first rule that holds at the site.
    pub fn first(&self, site: &impl Site) -> Option<&'static Rule> {
        let found = self.rules.iter().find(|rule| rule.holds(site));
        trace::note(self.name, found.map(|rule| rule.name), site.place());
        found
    }

    /// Every rule that holds at the site, in order.
    pub fn all<'s>(&'s self, site: &'s impl Site) -> impl Iterator<Item = &'static Rule> + 's {
        self.rules.iter().filter(|rule| {
            let holds = rule.holds(site);
            if holds {
                trace::note(self.name, Some(rule.name), site.place());
            }
            holds
        })
    }

    /// The name of one of its rules as a measure's chain gives it: `status.promised`.
    pub fn name_of(&self, rule: &Rule) -> String {
        format!("{}.{}", self.name, rule.name)
    }

    /// Whether any rule holds at the site.
    pub fn holds(&self, site: &impl Site) -> bool {
        self.first(site).is_some()
    }
}

impl Rule {
    /// What the rule gives for this key.
    pub fn gives(&self, key: &str) -> Option<&'static str> {
        self.gives.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    fn holds(&self, site: &impl Site) -> bool {
        self.when.iter().all(|tests| tests.iter().any(|test| test.ask.holds(site) != test.not))
    }
}

impl Ask {
    fn holds(&self, site: &impl Site) -> bool {
        let length = |slot| site.slot(slot).map_or(0, |text| text.chars().count());
        match self {
            Ask::Fact(fact) => site.fact(*fact),
            Ask::Empty(slot) => site.slot(*slot).is_none_or(str::is_empty),
            Ask::Longer(slot, count) => length(*slot) > *count,
            Ask::Shorter(slot, count) => length(*slot) < *count,
            Ask::Is(slot, pieces) => site.slot(*slot).is_some_and(|text| starts(text, pieces, true)),
            Ask::Starts(slot, pieces) => site.slot(*slot).is_some_and(|text| starts(text, pieces, false)),
            Ask::Ends(slot, pieces) => site.slot(*slot).is_some_and(|text| ends(text, pieces)),
            Ask::Has(slot, pieces) => site.slot(*slot).is_some_and(|text| has(text, pieces)),
        }
    }
}

/// Whether the pattern stands in the text: it begins with a word, or with what must not stand in front of one.
fn has(text: &str, pieces: &[Piece]) -> bool {
    let (not, classes, rest) = match pieces {
        [Piece::Word(classes, false), rest @ ..] => (&[][..], classes, rest),
        [Piece::Not(not), Piece::Word(classes, false), rest @ ..] => (*not, classes, rest),
        _ => return false,
    };
    let stands = |at: std::ops::Range<usize>| {
        let (before, behind) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
        !not.iter().any(|class| class.ends(before)) && starts(behind, rest, false)
    };
    classes.iter().any(|class| class.all_in(text).any(stands))
}

/// Whether the text starts with the pattern, and ends with it too where it must be the whole.
fn starts(text: &str, pieces: &[Piece], whole: bool) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return !whole || text.is_empty() };
    match piece {
        Piece::Word(classes, optional) => {
            classes.iter().any(|class| {
                class.starts_of(text).any(|word| text.get(word.len()..).is_some_and(|text| starts(text, rest, whole)))
            }) || *optional && starts(text, rest, whole)
        }
        Piece::Not(classes) => !classes.iter().any(|class| class.starts(text)) && starts(text, rest, whole),
        Piece::Any(most) => {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).take(most + 1);
            ends.filter_map(|at| text.get(at..)).any(|text| starts(text, rest, whole))
        }
    }
}

/// Whether the text ends with the pattern.
fn ends(text: &str, pieces: &[Piece]) -> bool {
    let Some((piece, rest)) = pieces.split_last() else { return true };
    match piece {
        Piece::Word(classes, optional) => {
            classes.iter().any(|class| {
                class.ends_of(text).any(|word| text.strip_suffix(word).is_some_and(|text| ends(text, rest)))
            }) || *optional && ends(text, rest)
        }
        Piece::Not(classes) => !classes.iter().any(|class| class.ends(text)) && ends(text, rest),
        Piece::Any(most) => {
            let starts = [text.len()].into_iter().chain(text.char_indices().rev().map(|(at, _)| at)).take(most + 1);
            starts.filter_map(|at| text.get(..at)).any(|text| ends(text, rest))
        }
    }
}
