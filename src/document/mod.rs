//! Reading text → document: its parts, outline, annexes, and the facts it tells of itself.

mod annexes;
mod complete;
mod dates;
mod facts;
mod folded;
mod headings;
mod outline;
mod parts;
mod region;
pub mod tables;
mod titles;

use crate::model::{Heading, Livelihood, Meta, Part, Policy, Role, Term, Warning};
use crate::span::Span;
use crate::text::{self, Reading};
pub use parts::leads_to_work;

/// The structure of one text.
#[derive(Debug)]
pub struct Document {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// Facts about itself.
    pub meta: Meta<Span>,
    /// Whether it is a page of menus, which says nothing.
    pub menu: bool,
    /// The year planned for as headings and sentences tell it, also where the text is no whole report.
    pub year_told: Option<i32>,
    /// Stretches by function; they cover the text in order, without gap or overlap.
    pub parts: Vec<Part<Span>>,
    /// Tables, in order.
    pub tables: Vec<tables::Table>,
    /// Headings, nested.
    pub outline: Vec<Heading<Span>>,
    /// Livelihood projects; their `measures` are named when the measures are known.
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
        after.checked_sub(1).and_then(|at| self.parts.get(at)).map_or(Role::Other, |part| part.role)
    }

    /// Id of the innermost section that the byte offset lies in.
    pub fn section_at(&self, at: usize) -> Option<&str> {
        let (mut level, mut found) = (&self.outline, None);
        loop {
            let after = level.partition_point(|heading| heading.span.start() <= at);
            match after.checked_sub(1).and_then(|at| level.get(at)).filter(|heading| heading.span.has(at)) {
                Some(heading) => (found, level) = (Some(heading.id.as_str()), &heading.children),
                None => return found,
            }
        }
    }

    /// Gives back what was read in ordinary characters as it stands in the `written` text.
    pub fn as_written(&mut self, read: &str, written: &str) {
        fn titles(headings: &mut [Heading<Span>], read: &str, written: &str) {
            for heading in headings {
                heading.title = text::as_written(&heading.title, heading.heading, read, written);
                heading.marker = text::as_written(&heading.marker, heading.heading, read, written);
                titles(&mut heading.children, read, written);
            }
        }
        titles(&mut self.outline, read, written);
        self.title = text::as_written(&self.title, Span::new(read, 0, read.len()), read, written);
        let meta = &mut self.meta;
        let facts = [
            ("region", &mut meta.region),
            ("meeting", &mut meta.meeting),
            ("speaker", &mut meta.speaker),
            ("speaker_role", &mut meta.speaker_role),
        ];
        for (name, fact) in facts {
            if let (Some(fact), Some(span)) = (fact, meta.evidence.get(name)) {
                *fact = text::as_written(fact, *span, read, written);
            }
        }
        for item in &mut self.livelihood {
            item.text = text::as_written(&item.text, item.span, read, written);
        }
        for policy in &mut self.policies {
            policy.title = text::as_written(&policy.title, policy.span, read, written);
            for name in &mut policy.departments {
                *name = text::as_written(name, policy.span, read, written);
            }
        }
        for term in &mut self.glossary {
            term.term = text::as_written(&term.term, term.span, read, written);
            term.meaning = text::as_written(&term.meaning, term.span, read, written);
        }
    }

    /// The innermost heading of the section that the byte offset lies in.
    pub fn heading_over(&self, at: usize) -> Option<&Heading<Span>> {
        self.headings().into_iter().rfind(|heading| heading.span.has(at))
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
pub fn read(name: &str, reading: &Reading) -> Document {
    let headings = headings::find(reading);
    let head = facts::Head::read(name, reading);
    let parts = match head.only_reports() {
        true => parts::reported(reading, &headings),
        false => parts::read(reading, &headings, head.year(), head.reports()),
    };
    let outline = outline::nest(reading, &headings.found, &parts);
    let tables = tables::read(reading, &parts.parts);
    let annexes = annexes::read(reading, &parts.parts, &tables);
    let mut warnings = Vec::new();
    let facts = facts::read(&head, &parts.parts, &mut warnings);
    warnings.extend(complete::check(reading, facts.meta.kind, &parts.parts, &headings));
    Document {
        title: facts.title,
        meta: facts.meta,
        menu: head.menu,
        year_told: facts.year_told,
        parts: parts.parts,
        tables,
        outline,
        livelihood: annexes.livelihood,
        policies: annexes.policies,
        glossary: annexes.glossary,
        warnings,
    }
}
