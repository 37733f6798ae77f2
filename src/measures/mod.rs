//! Document → measures: every quantity, read as a person reads it, and every number that is none, known as a label.

mod lexer;
mod mention;

use crate::document::Document;
use crate::report::Measure;
use crate::span::Span;
use crate::text::Reading;
pub use lexer::mentions;
pub use mention::{Label, Mention, MentionKind, Mentions};

/// What the numbers of a text are.
#[derive(Debug, Default)]
pub struct Measures {
    /// Quantities, in order of the text.
    pub measures: Vec<Measure<Span>>,
    /// Numbers that are part of a name, a date, a heading …
    pub labels: Vec<Label>,
    /// Share (0-1) of the numeric mentions that are a measure or a known label.
    pub explained: f64,
}

/// The measures of this text.
pub fn read(_reading: &Reading, _document: &Document) -> Measures {
    Measures::default()
}
