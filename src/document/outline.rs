//! Headings → outline: nested, each with the stretch of its section and the role of its part.

use super::headings::Found;
use super::parts::Parts;
use crate::model::{Heading, Role};
use crate::span::Span;
use crate::text::Reading;

/// The headings nested by level. Sections of one level follow each other without overlap, and lie inside the section
/// that they are nested in.
pub fn nest(reading: &Reading, headings: &[Found], parts: &Parts) -> Vec<Heading<Span>> {
    let text = reading.text.as_str();
    let mut ends: Vec<usize> = Vec::with_capacity(headings.len());
    // From the last heading on: a section ends where one of its level or above starts, or where a part without heading
    // starts that is not its own.
    let mut next = [text.len(); 4];
    let closes = closes(text, parts);
    for found in headings.iter().rev() {
        let level = usize::from(found.level.clamp(1, 3));
        let after = parts.parts.partition_point(|part| part.span.start() <= found.start());
        let later = match level {
            1 => closes.get(after).copied(),
            _ => parts.parts.get(after).map(|part| part.span.start()),
        };
        let sibling = next.get(level).copied().unwrap_or(text.len());
        ends.push(sibling.min(later.unwrap_or(text.len())).max(found.title.end()));
        next.iter_mut().skip(level).for_each(|slot| *slot = found.start());
    }
    ends.reverse();
    let mut made: Vec<Heading<Span>> = Vec::with_capacity(headings.len());
    for ((at, found), end) in headings.iter().enumerate().zip(ends) {
        let role = match found.level {
            1 => (parts.sections.binary_search_by_key(&found.start(), |(start, _)| *start).ok())
                .and_then(|at| parts.sections.get(at))
                .map(|(_, role)| *role),
            _ => None,
        };
        made.push(Heading {
            id: format!("s{}", at + 1),
            level: found.level,
            marker: found.marker.of(text).to_string(),
            title: found.title.of(text).to_string(),
            role: role.unwrap_or_else(|| role_at(parts, found.start())),
            form: found.form,
            heading: Span::new(text, found.start(), found.title.end()),
            span: Span::new(text, found.start(), end),
            children: Vec::new(),
        });
    }
    fold(made)
}

/// The nested list of headings in reading order.
fn fold(made: Vec<Heading<Span>>) -> Vec<Heading<Span>> {
    let mut roots: Vec<Heading<Span>> = Vec::new();
    let mut open: Vec<Heading<Span>> = Vec::new();
    let close = |open: &mut Vec<Heading<Span>>, roots: &mut Vec<Heading<Span>>| {
        if let Some(done) = open.pop() {
            match open.last_mut() {
                Some(parent) => parent.children.push(done),
                None => roots.push(done),
            }
        }
    };
    for heading in made {
        while open.last().is_some_and(|last| last.level >= heading.level || !last.span.covers(heading.span)) {
            close(&mut open, &mut roots);
        }
        open.push(heading);
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

/// For each part and the end, where the first part from it on starts that ends even a section of level 1: the closing
/// and the annexes. Below level 1 any part ends a section.
fn closes(text: &str, parts: &Parts) -> Vec<usize> {
    let mut out = Vec::with_capacity(parts.parts.len() + 1);
    let mut closing = text.len();
    out.push(closing);
    for part in parts.parts.iter().rev() {
        let ends =
            matches!(part.role, Role::Closing | Role::Livelihood | Role::Policies | Role::Glossary | Role::Opening);
        closing = if ends { part.span.start() } else { closing };
        out.push(closing);
    }
    out.reverse();
    out
}

fn role_at(parts: &Parts, at: usize) -> Role {
    let after = parts.parts.partition_point(|part| part.span.start() <= at);
    after.checked_sub(1).and_then(|part| parts.parts.get(part)).map_or(Role::Other, |part| part.role)
}
