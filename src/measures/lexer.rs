//! Text → mentions: numerals, units and the comparator words around them, in one pass.

use super::mention::Mentions;
use crate::span::Span;
use crate::text::Reading;

/// Every number of the text. `headings` are the outline's markers with their titles, in order: the numbers of the
/// markers are labels.
pub fn mentions(_reading: &Reading, _headings: &[Span]) -> Mentions {
    Mentions::default()
}
