//! Headings → outline: nested, each with the stretch of its section and the role of its part.

use super::headings::Found;
use super::parts::Parts;
use crate::report::{Heading, Role};
use crate::span::Span;
use crate::text::Reading;

/// The headings nested by level. Sections of one level follow each other without overlap, and lie inside the section
/// that they are nested in.
pub fn nest(reading: &Reading, headings: &[Found], parts: &Parts) -> Vec<Heading<Span>> {
    let text = reading.text.as_str();
    let mut ends: Vec<usize> = vec![text.len(); headings.len()];
    // From the last heading on: a section ends where one of its level or above starts, or where a part without heading
    // starts that is not its own.
    let mut next = [text.len(); 4];
    for (at, found) in headings.iter().enumerate().rev() {
        let level = usize::from(found.level.clamp(1, 3));
        let closes = boundary(text, parts, found.start(), level);
        ends[at] = next[level].min(closes).max(found.title.end());
        for slot in &mut next[level..] {
            *slot = found.start();
        }
    }
    let mut made: Vec<Heading<Span>> = Vec::with_capacity(headings.len());
    for (at, found) in headings.iter().enumerate() {
        let role = match found.level {
            1 => parts.sections.iter().find(|(start, _)| *start == found.start()).map(|(_, role)| *role),
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
            span: Span::new(text, found.start(), ends[at]),
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

/// Where a section of this level that starts at `start` ends at the latest: at the closing or an annex for all, and
/// for those below level 1 at any later part.
fn boundary(text: &str, parts: &Parts, start: usize, level: usize) -> usize {
    let after = parts.parts.partition_point(|part| part.span.start() <= start);
    let ends = parts.parts.get(after..).unwrap_or_default().iter().find(|part| {
        level > 1
            || matches!(part.role, Role::Closing | Role::Livelihood | Role::Policies | Role::Glossary | Role::Opening)
    });
    ends.map_or(text.len(), |part| part.span.start())
}

fn role_at(parts: &Parts, at: usize) -> Role {
    let after = parts.parts.partition_point(|part| part.span.start() <= at);
    after.checked_sub(1).and_then(|part| parts.parts.get(part)).map_or(Role::Other, |part| part.role)
}
