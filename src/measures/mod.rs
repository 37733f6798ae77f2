//! Document → measures: every quantity, read as a person reads it, and every number that is none, known as a label.

mod canonical;
mod lexer;
mod mention;
#[cfg(test)]
mod phrasings;

use crate::document::Document;
use crate::report::{Aspect, Measure, Quote, Status};
use crate::span::Span;
use crate::text::Reading;
pub use canonical::{canonical, unit_class};
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
pub fn read(reading: &Reading, document: &Document) -> Measures {
    let headings: Vec<Span> = document.headings().iter().map(|heading| heading.heading).collect();
    let found = mentions(reading, &headings);
    let text = reading.text.as_str();
    let known = found.quantities.len() + found.labels.len();
    let all = known + found.unknown.len();
    let measures = (found.quantities.into_iter().enumerate())
        .map(|(at, mention)| Measure {
            id: format!("m{}", at + 1),
            span: mention.span,
            sentence: mention.span,
            section: document.section_at(mention.span.start()).map(str::to_string),
            quote: Quote {
                before: text[..mention.span.start()]
                    .chars()
                    .rev()
                    .take(14)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect(),
                exact: mention.span.of(text).into(),
                after: text[mention.span.end()..].chars().take(14).collect(),
            },
            value: mention.value,
            from: None,
            unit: mention.unit,
            comparator: mention.comparator,
            aspect: Aspect::Level,
            status: Status::Context,
            strength: None,
            indicator: None,
            action: None,
            period: None,
            basis: None,
            relation: None,
            scope: None,
            canonical: None,
            group: None,
            headline: false,
            rules: mention.rules.iter().map(|rule| rule.to_string()).collect(),
            confidence: 0.5,
        })
        .collect();
    Measures { measures, labels: found.labels, explained: if all == 0 { 1.0 } else { known as f64 / all as f64 } }
}
