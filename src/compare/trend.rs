//! An indicator over the years of a place: what was promised for each year, and what the next report says of it.
//! A year without a report is a gap, and nothing is drawn across it.

use super::digest::{Digest, Entry};
use super::follow::{pairing, targets};
use super::likeness::kinds;
use super::places::{Placed, by_place};
use super::terms::Terms;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The years of a place.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Any report of the place.
    pub of: &'a Digest,
    /// In what terms all its numbers are.
    pub terms: Terms,
    /// Every year from the first to the last that something is known of.
    pub points: Vec<Point<'a>>,
}

/// A year.
#[derive(Clone, Debug, Default)]
pub struct Point<'a> {
    /// It.
    pub year: i32,
    /// The report that plans for it; `None` where it is missing.
    pub report: Option<&'a Digest>,
    /// What it promises: one target, or its tiers.
    pub targets: Vec<&'a Entry>,
    /// What the next year's report says was reached, with that report.
    pub outcome: Option<(&'a Digest, &'a Entry)>,
}

/// The line of each place that has anything of this indicator, in the order of places.
pub fn trend<'a>(placed: &Placed<'a>, id: &str) -> Vec<Line<'a>> {
    let same = |a: &&Digest, b: &&Digest| by_place(a, b) == Ordering::Equal;
    placed.reports.chunk_by(same).filter_map(|reports| line(reports, id)).collect()
}

fn line<'a>(reports: &[&'a Digest], id: &str) -> Option<Line<'a>> {
    let terms = usual_terms(reports, id)?;
    let mut points: BTreeMap<i32, Point> = BTreeMap::new();
    for &report in reports {
        let Some(year) = report.year else { continue };
        let promised: Vec<&Entry> = targets(report).into_iter().filter(|it| is(it, id, &terms)).collect();
        // The main targets, of one phrase; where there are none, the first of the others.
        let main = promised.iter().find(|it| it.headline).or(promised.first()).copied();
        let alike = |it: &&Entry| {
            main.is_some_and(|main| {
                it.headline == main.headline && it.phrase == main.phrase && it.sentence == main.sentence
            })
        };
        let targets: Vec<&Entry> = promised.into_iter().filter(alike).collect();
        let outcome = outcome(reports, report, year - 1, id, &terms);
        let point = points.entry(year).or_default();
        (point.report, point.targets) = (Some(report), targets);
        if let Some(outcome) = outcome {
            points.entry(year - 1).or_default().outcome = Some((report, outcome));
        }
    }
    let known = |it: &Point| !it.targets.is_empty() || it.outcome.is_some();
    points.values().any(known).then_some(())?;
    let (first, last) = (*points.keys().next()?, *points.keys().next_back()?);
    // Years that nobody would fill a screen with are left out: they come of a year that was read wrong.
    let years = (first..=last).take(200);
    let points = years.map(|year| Point { year, ..points.remove(&year).unwrap_or_default() }).collect();
    Some(Line { of: reports.first()?, terms, points })
}

/// The outcome that belongs to last year's target; where there was none, the first that is told in these terms.
fn outcome<'a>(reports: &[&'a Digest], next: &'a Digest, year: i32, id: &str, terms: &Terms) -> Option<&'a Entry> {
    let before = reports.iter().find(|it| it.year == Some(year));
    let target =
        before.and_then(|of| Some((*of, targets(of).into_iter().find(|it| it.headline && is(it, id, terms))?)));
    if let Some((of, target)) = target
        && let pairing::Found::One(paired) = pairing::pair(target, of, next, year)
        && paired.comparable
    {
        return Some(paired.outcome);
    }
    next.outcomes().find(|it| is(it, id, terms) && it.period.is_some() && it.is_of(year))
}

fn is(entry: &Entry, id: &str, terms: &Terms) -> bool {
    entry.id.as_deref() == Some(id) && entry.terms == *terms && entry.base.is_some()
}

/// The terms of most targets of an indicator; where there are none, of most outcomes.
fn usual_terms(reports: &[&Digest], id: &str) -> Option<Terms> {
    let most = |entries: Vec<&Entry>| {
        let mut counts: BTreeMap<(&Terms, usize), usize> = BTreeMap::new();
        for entry in entries.iter().filter(|it| it.id.as_deref() == Some(id) && it.base.is_some()) {
            *counts.entry((&entry.terms, kinds(&entry.phrase, Some(id)).len())).or_default() += 1;
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|((terms, _), _)| terms.clone())
    };
    let main = reports.iter().flat_map(|it| it.targets()).filter(|it| it.headline).collect();
    most(main).or_else(|| most(reports.iter().flat_map(|it| it.outcomes()).collect()))
}
