//! Stretches of the folded text.

use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;

/// A stretch `[from, to)` of the folded text.
pub(super) type Stretch = (usize, usize);

/// Whether a character is of a small number.
pub(super) fn numeral(ch: char) -> bool {
    ch.is_ascii_digit() || class::NUMERAL_CHAR.is_char(ch)
}

/// The start of the line that this place is on, but no further back than `most` characters.
pub(super) fn line_start(text: &Folded, at: usize, most: usize) -> usize {
    let low = at.saturating_sub(most);
    (low..=at).rev().find(|start| text.gap(*start) == Gap::Line).unwrap_or(low)
}
