//! Annexes: livelihood projects, policies with their departments, glossaries.

use super::headings::Found;
use crate::report::{Livelihood, Part, Policy, Term};
use crate::span::Span;
use crate::text::Reading;

/// What the annexes list.
#[derive(Debug, Default)]
pub struct Annexes {
    /// Livelihood projects, their `measures` still empty.
    pub livelihood: Vec<Livelihood<Span>>,
    /// Policies.
    pub policies: Vec<Policy<Span>>,
    /// Terms.
    pub glossary: Vec<Term<Span>>,
}

/// The annexes of this text.
pub fn read(_reading: &Reading, _headings: &[Found], _parts: &[Part<Span>]) -> Annexes {
    Annexes::default()
}
