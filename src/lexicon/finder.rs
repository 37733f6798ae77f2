//! Where the words of a list stand in a text.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::noncontiguous::{Builder, NFA};
use aho_corasick::{Input, MatchKind};
use std::ops::Range;

/// Finds the words of a list.
///
/// Of the automata that the crate has this is the one that the others are made from: the soonest made, and the least code
/// for the browser to fetch.
pub struct Finder(Option<NFA>);

impl Finder {
    /// For these words.
    pub fn new(words: &[&str]) -> Finder {
        // It fails for gigabytes of words only; no word is found then.
        Finder(Builder::new().match_kind(MatchKind::LeftmostLongest).prefilter(false).build(words).ok())
    }

    /// The words in a text in order, the longest at each place, none overlapping: their byte ranges and places in the list.
    pub fn find_in(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let found = self.0.iter().filter_map(|automaton| automaton.try_find_iter(Input::new(text)).ok()).flatten();
        found.map(|hit| (hit.range(), hit.pattern().as_usize())).collect()
    }
}
