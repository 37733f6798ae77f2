//! What a text tells of itself: kind, region, year, date, meeting, speaker; each with the span that proves it.

use crate::report::{DocumentKind, Meta, Part, Warning};
use crate::span::Span;
use crate::text::Reading;

/// Facts about itself.
pub struct Facts {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// The facts.
    pub meta: Meta<Span>,
}

/// The facts that this text tells of itself. `name` is the file's, a last resort for region and year. `parts` tell
/// the head (before or in the opening) from the body.
pub fn read(_name: &str, reading: &Reading, _parts: &[Part<Span>], _warnings: &mut Vec<Warning<Span>>) -> Facts {
    Facts {
        title: reading.listed_title.clone().unwrap_or_default(),
        meta: Meta {
            kind: DocumentKind::Other,
            region: None,
            level: None,
            region_code: None,
            parents: Vec::new(),
            year: None,
            review_years: None,
            delivered_on: None,
            published_on: reading.published_on.clone(),
            meeting: None,
            speaker: None,
            speaker_role: None,
            evidence: Default::default(),
        },
    }
}
