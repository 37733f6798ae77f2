//! The role of each segment as a whole: the row of roles for which most speaks. Titles, years, first words and verbs speak for
//! the role of one segment ([`super::told`]); the order in which reports tell things speaks for the row.

use super::told::{COUNT, ROLES, Told};
use super::{Reader, Segment};
use crate::document::headings::cut;
use crate::document::titles::{annex_role, title_role};
use crate::lexicon::markers::{Marking, marker};
use crate::model::Role;

/// Characters at the start of a segment that tell which annex it is.
const ANNEX_HEAD: usize = 400;

/// What speaks for a segment's role behind another's (rows: the one before; columns: review, problems, goals, plan, government), in
/// tenths: a review comes first, a plan does not go back to it, and the government's own work stands behind the plan's.
const ORDER: [[i32; COUNT]; COUNT] =
    [[0, 0, 0, 0, -50], [-30, -10, 0, 0, -40], [-60, -60, -5, 0, -30], [-80, -80, -30, 0, 0], [-80, -80, -50, 0, 0]];
/// What speaks for a role at the start of a report and at its end, in tenths.
const FIRST: [i32; COUNT] = [0, -40, -20, -20, -40];
const LAST: [i32; COUNT] = [-20, -40, -40, 0, 0];
/// What speaks against a plan before the section whose title names its year.
const LATE: i32 = -30;

impl<'t> Reader<'t> {
    /// The role of each segment as a whole.
    pub(super) fn roles(&self, segments: &mut [Segment]) {
        self.annexes(segments);
        let mut body: Vec<&mut Segment> = segments.iter_mut().filter(|segment| segment.role.is_none()).collect();
        // 一、 behind a line that leads over is led by it, and 二、 behind that.
        let mut led = None;
        let told: Vec<Told> = (body.iter())
            .map(|segment| {
                led = self.led(segment.start).or(led.filter(|_| self.counts_on(segment)));
                // 加强政府自身建设 names its part itself.
                let led = led.filter(|_| title_role(self.title_of(segment)).is_none());
                self.told(segment, led)
            })
            .collect();
        let opens: Vec<bool> = body.iter().map(|segment| self.names_planned(segment)).collect();
        for (segment, role) in body.iter_mut().zip(best(&told, &opens)) {
            segment.role = Some(role);
        }
    }

    pub(super) fn title_of(&self, segment: &Segment) -> &'t str {
        segment.heading.map_or("", |heading| heading.title.of(self.text))
    }

    /// The segments that are annexes, with their roles. Behind the first annex all is annex; before the deputies are last
    /// addressed nothing is.
    fn annexes(&self, segments: &mut [Segment]) {
        let mut annexed = false;
        for segment in segments.iter_mut().filter(|segment| segment.start >= self.addressed) {
            let marking = segment.heading.and_then(|heading| heading.marking);
            let told = title_role(self.title_of(segment));
            annexed |= marking == Some(Marking::Annex) || matches!(told, Some(Role::Policies | Role::Glossary));
            // 民生实事 among the plan's numbered sections is the plan's.
            let alone = marking.is_none() && segment.start * 3 > self.text.len() * 2;
            segment.role = match told {
                Some(role @ (Role::Livelihood | Role::Policies | Role::Glossary)) if annexed || alone => Some(role),
                _ if annexed => Some(self.annexed_role(segment)),
                _ => None,
            };
        }
    }

    fn annexed_role(&self, segment: &Segment) -> Role {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), ANNEX_HEAD);
        annex_role(words.split('。').next().unwrap_or("")).unwrap_or(Role::Other)
    }

    /// Whether a segment is a section that counts on: 二、
    fn counts_on(&self, segment: &Segment) -> bool {
        let section = segment.heading.filter(|heading| heading.marking == Some(Marking::Section));
        let words = section.and_then(|heading| self.text.get(heading.start()..heading.title.end()));
        words.and_then(marker).is_some_and(|marker| marker.number > 1)
    }
}

/// The row of roles for which most speaks. `opens` tells which segments name the year planned for.
fn best(told: &[Told], opens: &[bool]) -> Vec<Role> {
    let order = |from: usize, to: usize| ORDER.get(from).and_then(|row| row.get(to)).copied().unwrap_or_default();
    // For each segment and role: how much speaks for the best row that ends so, and the role before it.
    let mut steps: Vec<[(i32, usize); COUNT]> = Vec::with_capacity(told.len());
    for (at, told) in told.iter().enumerate() {
        let mut step = [(0, 0); COUNT];
        for (role, (place, told)) in step.iter_mut().zip(told).enumerate() {
            let (before, from) = match steps.last() {
                None => (FIRST.get(role).copied().unwrap_or_default(), 0),
                Some(last) => (last.iter().enumerate())
                    .map(|(from, (weight, _))| {
                        let late = ROLES.get(from) == Some(&Role::Plan) && opens.get(at) == Some(&true);
                        (weight + order(from, role) + if late { LATE } else { 0 }, from)
                    })
                    .reduce(|best, next| if next.0 > best.0 { next } else { best })
                    .unwrap_or_default(),
            };
            *place = (before + told, from);
        }
        steps.push(step);
    }
    let ends = steps.last().into_iter().flatten().zip(LAST).map(|((weight, _), last)| weight + last);
    let mut role = ends.enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(0, |it| it.0);
    let mut roles: Vec<Role> = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        roles.push(ROLES.get(role).copied().unwrap_or(Role::Other));
        role = step.get(role).map_or(0, |(_, from)| *from);
    }
    roles.reverse();
    roles
}
