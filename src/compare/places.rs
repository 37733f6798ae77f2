//! Whose reports there are: the order of places, one report for each place and year, who stands above whom.

use super::digest::Digest;
use crate::order;
use crate::report::{Level, Status};
use serde::Serialize;
use std::cmp::Ordering;

/// A place: by its code, where it has one, else by its name and those above it.
pub fn place(digest: &Digest) -> (Option<&str>, Option<&str>, &[String]) {
    match &digest.code {
        Some(code) => (Some(code), None, &[]),
        None => (None, digest.region.as_deref(), &digest.parents),
    }
}

/// The order of administrative codes, the nation before all; places without a code come behind, by name.
pub fn by_place(a: &Digest, b: &Digest) -> Ordering {
    let key = |it: &Digest| (it.level != Some(Level::Nation), it.code.is_none());
    key(a).cmp(&key(b)).then_with(|| place(a).cmp(&place(b)))
}

/// Several reports of one place and year: the first is taken, the others are told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Twice<'a> {
    /// The place.
    pub region: &'a str,
    /// The year.
    pub year: i32,
    /// Paths of their files: first the one that was taken.
    pub paths: Vec<&'a str>,
}

/// Reports by place and year, one for each.
#[derive(Clone, Debug, Default)]
pub struct Placed<'a> {
    /// In the order of places, then of years.
    pub reports: Vec<&'a Digest>,
    /// Where there were several.
    pub twice: Vec<Twice<'a>>,
    /// Work reports without a place or a year, and texts of other kinds.
    pub unplaced: Vec<&'a Digest>,
}

/// Puts reports in order, one for each place and year. Of several the fuller one is taken, by its targets: an excerpt
/// stands behind the whole. In whatever order they come, the same comes out.
pub fn placed<'a>(digests: impl IntoIterator<Item = &'a Digest>) -> Placed<'a> {
    let (mut reports, mut out): (Vec<&Digest>, _) = (Vec::new(), Placed::default());
    for digest in digests {
        let known = digest.is_work_report && digest.region.is_some() && digest.year.is_some();
        if known { reports.push(digest) } else { out.unplaced.push(digest) }
    }
    let targets = |it: &Digest| it.entries.iter().filter(|entry| entry.status == Status::Target).count();
    order::by(&mut out.unplaced, |a, b| a.key().cmp(&b.key()));
    order::by(&mut reports, |a, b| {
        let same = by_place(a, b).then_with(|| a.year.cmp(&b.year));
        same.then_with(|| targets(b).cmp(&targets(a))).then_with(|| a.key().cmp(&b.key()))
    });
    for digest in reports {
        match out.reports.last().copied() {
            Some(last) if by_place(last, digest) == Ordering::Equal && last.year == digest.year => {
                let (region, year) = (last.region.as_deref().unwrap_or(""), last.year.unwrap_or(0));
                match out.twice.last_mut() {
                    Some(twice) if twice.region == region && twice.year == year => twice.paths.push(&digest.path),
                    _ => out.twice.push(Twice { region, year, paths: vec![&last.path, &digest.path] }),
                }
            }
            _ => out.reports.push(digest),
        }
    }
    out
}

impl<'a> Placed<'a> {
    /// The report of the same place in another year.
    pub fn in_year(&self, digest: &Digest, year: i32) -> Option<&'a Digest> {
        let same = |it: &&&Digest| it.year == Some(year) && by_place(it, digest) == Ordering::Equal;
        self.reports.iter().find(same).copied()
    }

    /// The report of this year of the next place above that has one, the nation at last.
    pub fn above(&self, digest: &Digest, year: i32) -> Option<&'a Digest> {
        let named = |name: &String| {
            let is = |it: &&&Digest| it.year == Some(year) && it.region.as_ref() == Some(name) && is_above(it, digest);
            self.reports.iter().find(is).copied()
        };
        digest.parents.iter().rev().find_map(named).or_else(|| self.nation(year).filter(|it| is_above(it, digest)))
    }

    /// The nation's report of this year.
    pub fn nation(&self, year: i32) -> Option<&'a Digest> {
        self.reports.iter().find(|it| it.level == Some(Level::Nation) && it.year == Some(year)).copied()
    }
}

/// Whether one place's level stands above the other's.
fn is_above(one: &Digest, other: &Digest) -> bool {
    match (one.level, other.level) {
        (Some(one), Some(other)) => depth(one) < depth(other),
        _ => false,
    }
}

/// 0 for the nation, 4 for a town.
pub fn depth(level: Level) -> u8 {
    match level {
        Level::Nation => 0,
        Level::Province => 1,
        Level::City => 2,
        Level::County => 3,
        Level::Town => 4,
    }
}
