//! Headings in the text: numbered, dashed, ordinal (一是), bold, run-in.

use crate::report::HeadingForm;
use crate::span::Span;
use crate::text::Reading;

/// A heading as it was found, not yet placed in the outline.
#[derive(Clone, Debug)]
pub struct Found {
    /// 1-3 by the form of the heading.
    pub level: u8,
    /// How it is marked as a heading.
    pub form: HeadingForm,
    /// `一、` and the like; empty for a run-in.
    pub marker: Span,
    /// The words, without the marker and the final 。
    pub title: Span,
}

/// The headings of this text, in order.
pub fn find(_reading: &Reading) -> Vec<Found> {
    Vec::new()
}
