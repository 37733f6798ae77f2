//! The words that the program reads by: data files in this folder, each with an example beside each entry.
//!
//! - `indicators/`: known indicators, a file a theme. What the lines mean stands at the top of `format.rs`; to add an
//!   indicator or another name of one, add it there, with an example, and nowhere else. The build refuses what is wrong,
//!   and a test runs every example.
//! - `modifiers.tsv`: words round an indicator's name that leave it meant, or make it a part's.
//! - `classes.tsv`: classes of words, each with its meaning and an example; `classes/`: the words, one a line.
//! - `joint_names.tsv`: words that name two or three things at once.
//! - `kinds.tsv`: words that make two phrases of one indicator different things.
//! - `numerals.tsv`: what numerals are made of. `units.tsv`: units. `labels.tsv`: words that make a number no measure.
//! - `variants.tsv`: traditional and other forms of the characters that all these words are written with.
//! - `divisions.tsv`: provinces, cities, counties.

/// A data file as the build wrote it for the library: its rows without header, comments and examples, which are the tests'.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub mod boilerplate;
pub mod classes;
pub mod cues;
pub mod divisions;
#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
#[allow(dead_code, reason = "the build reads what the tests do not")]
mod format;
pub mod headings;
pub mod indicators;
pub mod joint_names;
pub mod kinds;
pub mod labels;
pub mod markers;
mod names;
pub mod numerals;
mod spelling;
pub mod units;
pub mod variants;
pub mod years;

/// Hash of the data, for the analysis' `engine.lexicon`.
pub fn version() -> &'static str {
    env!("LEXICON_VERSION")
}
