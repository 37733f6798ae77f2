//! The words that the program reads by: data files in this folder, each with an example beside each entry.

pub mod chrome;
pub mod cues;
pub mod divisions;
pub mod headings;
pub mod indicators;
pub mod labels;
pub mod units;

/// Hash of the data, for the analysis' `engine.lexicon`.
pub fn version() -> &'static str {
    "0"
}
