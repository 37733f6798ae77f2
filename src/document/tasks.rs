//! The commitments of the plan: what a clerk gives a row each in a task table (任务分解表).

use super::Document;
use crate::measures::Measures;
use crate::report::Task;
use crate::span::Span;
use crate::text::Reading;

/// The commitments of the plan, each with the ids of the measures in it.
pub fn tasks(_reading: &Reading, _document: &Document, _measures: &Measures) -> Vec<Task<Span>> {
    Vec::new()
}
