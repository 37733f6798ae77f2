//! Reading text → document: its parts, outline, annexes, and the facts it tells of itself.

use crate::measures::Measures;
use crate::report::{DocumentKind, Heading, Livelihood, Meta, Part, Policy, Role, Task, Term, Warning};
use crate::span::Span;
use crate::text::Reading;

/// The structure of one text.
#[derive(Debug)]
pub struct Document {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// Facts about itself.
    pub meta: Meta<Span>,
    /// Stretches by function; they cover the text in order, without gap or overlap.
    pub parts: Vec<Part<Span>>,
    /// Headings, nested.
    pub outline: Vec<Heading<Span>>,
    /// Livelihood projects; their `measures` are filled in when the report is put together.
    pub livelihood: Vec<Livelihood<Span>>,
    /// Policies.
    pub policies: Vec<Policy<Span>>,
    /// Terms.
    pub glossary: Vec<Term<Span>>,
    /// What was odd.
    pub warnings: Vec<Warning<Span>>,
}

impl Document {
    /// Role of the part that the byte offset lies in.
    pub fn role_at(&self, at: usize) -> Role {
        let after = self.parts.partition_point(|part| part.span.start() <= at);
        after.checked_sub(1).map_or(Role::Other, |part| self.parts[part].role)
    }

    /// Id of the innermost section that the byte offset lies in.
    pub fn section_at(&self, at: usize) -> Option<&str> {
        let (mut level, mut found) = (&self.outline, None);
        loop {
            let after = level.partition_point(|heading| heading.span.start() <= at);
            match after.checked_sub(1).map(|heading| &level[heading]).filter(|heading| heading.span.has(at)) {
                Some(heading) => (found, level) = (Some(heading.id.as_str()), &heading.children),
                None => return found,
            }
        }
    }

    /// Every heading, in reading order.
    pub fn headings(&self) -> Vec<&Heading<Span>> {
        fn walk<'a>(level: &'a [Heading<Span>], all: &mut Vec<&'a Heading<Span>>) {
            for heading in level {
                all.push(heading);
                walk(&heading.children, all);
            }
        }
        let mut all = Vec::new();
        walk(&self.outline, &mut all);
        all
    }
}

/// The structure of this text. `name` is the file's, a last resort for region and year.
pub fn read(_name: &str, reading: &Reading) -> Document {
    Document {
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
        parts: vec![Part { role: Role::Other, span: Span::new(&reading.text, 0, reading.text.len()) }],
        outline: Vec::new(),
        livelihood: Vec::new(),
        policies: Vec::new(),
        glossary: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The commitments of the plan, each with the ids of the measures in it.
pub fn tasks(_reading: &Reading, _document: &Document, _measures: &Measures) -> Vec<Task<Span>> {
    Vec::new()
}
