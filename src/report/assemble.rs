//! Puts a report together from what the steps before gave.

use super::model::Report;
use crate::span::Span;
use crate::text::Reading;
use crate::{document, measures};

/// The report of one reading, the `at`-th (from 0) of a file of this name.
pub fn assemble(at: usize, name: &str, reading: &Reading) -> Report<Span> {
    let mut document = document::read(name, reading);
    let measures = measures::read(reading, &document);
    let tasks = document::tasks(reading, &document, &measures);
    for item in &mut document.livelihood {
        let inside = measures.measures.iter().filter(|measure| item.span.covers(measure.span));
        item.measures = inside.map(|measure| measure.id.clone()).collect();
    }
    Report {
        id: format!("r{}", at + 1),
        title: document.title,
        meta: document.meta,
        text: reading.text.clone(),
        paragraphs: reading.paragraphs.clone(),
        pages: reading.pages.clone(),
        parts: document.parts,
        outline: document.outline,
        measures: measures.measures,
        tasks,
        livelihood: document.livelihood,
        policies: document.policies,
        glossary: document.glossary,
        explained: measures.explained,
        warnings: reading.warnings.iter().cloned().chain(document.warnings).collect(),
        review: None,
    }
}
