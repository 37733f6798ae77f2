//! Many reports side by side: pure functions from corrected analyses to tables.
//!
//! A report gives a [`digest`]: its targets and outcomes with their sentences, small enough for thousands to be held.
//! Everything else works on digests alone, a file or folder a question:
//!
//! - [`matrix`]: who promises what in a year, regions against indicators;
//! - [`follow`]: what became of last year's targets, by stated rules;
//! - [`trend`]: an indicator over the years; [`levels`]: above and below; [`words`]: how often terms are said.
//!
//! [`axis`] gives plots their ticks. [`terms`] says in what terms a number speaks of its indicator (growth, level, share …), so that only like is held
//! against like; [`likeness`] whether two phrases of one indicator mean the same thing.

pub mod axis;
pub mod digest;
pub mod follow;
mod in_review;
mod joint;
pub mod levels;
pub mod likeness;
pub mod matrix;
pub mod places;
pub mod terms;
pub mod trend;
pub mod words;

#[cfg(test)]
mod tests;
