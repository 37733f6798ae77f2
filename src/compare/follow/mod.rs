//! What became of last year's targets: each target of a report with the outcome that the place's next report gives.
//!
//! [`verdict`] holds the rules for numbers, [`in_words`] those for targets without one, [`pairing`] says which outcome
//! belongs to a target. A missing year is a gap and never a verdict.

pub mod in_words;
mod inside;
pub mod pairing;
pub mod verdict;

pub use inside::{Goal, goals_named};
pub use verdict::{Doubt, Tolerance, Verdict};

use super::digest::{Digest, Entry};
use super::likeness::{Likeness, kinds, likeness};
use super::places::{Placed, Twice, by_place};
use super::terms::Terms;
use crate::order;
use crate::report::Strength;
use pairing::Found;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;
use verdict::Judged;

/// Whether a target is one of two tiers: 确保6%、力争7%.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The only one.
    Only,
    /// What is ensured.
    Floor,
    /// What is striven for.
    Stretch,
}

/// A target with what became of it.
#[derive(Clone, Debug)]
pub struct Followed<'a> {
    /// The report that set it.
    pub of: &'a Digest,
    /// The target.
    pub target: &'a Entry,
    /// Its tier.
    pub tier: Tier,
    /// The next report.
    pub next: &'a Digest,
    /// The outcome, in the next report.
    pub outcome: Option<&'a Entry>,
    /// What both are held against, where the target is bound to something else (GDP, the place above).
    pub against: Option<&'a Entry>,
    /// What became of it.
    pub verdict: Verdict,
    /// Name of the rule that says so.
    pub rule: &'static str,
    /// Outcome less target; see [`Judged`].
    pub gap: Option<Decimal>,
    /// Unit of the gap: a base unit, or percentage points.
    pub gap_unit: Option<GapUnit<'a>>,
    /// Why the pair is not sure; none where it is.
    pub doubts: Vec<Doubt>,
}

/// What a gap is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapUnit<'a> {
    /// Percentage points.
    Points,
    /// The base unit of both.
    Base(&'a str),
}

/// Years of a place that no report tells of: targets without a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gap<'a> {
    /// The place.
    pub region: &'a str,
    /// Year of the last report before.
    pub after: i32,
    /// Year of the next report.
    pub before: i32,
}

/// Main targets that came and went between two years of a place, by id and name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed<'a> {
    /// The place.
    pub region: &'a str,
    /// The later year.
    pub year: i32,
    /// Among the main targets of the year before, and no more.
    pub dropped: Vec<(&'a str, &'a str)>,
    /// Among them now, and not the year before.
    pub new: Vec<(&'a str, &'a str)>,
}

/// The follow-up of all places.
#[derive(Clone, Debug, Default)]
pub struct FollowUp<'a> {
    /// In the order of places, years, main targets first, then as they stand in the text.
    pub rows: Vec<Followed<'a>>,
    /// Years that are missing.
    pub gaps: Vec<Gap<'a>>,
    /// What came and went.
    pub changed: Vec<Changed<'a>>,
    /// Places and years with several reports.
    pub twice: Vec<Twice<'a>>,
}

/// Follows the targets of every place through the years that there are reports of.
pub fn follow<'a>(placed: &Placed<'a>, tolerance: &Tolerance) -> FollowUp<'a> {
    let mut out = FollowUp { twice: placed.twice.clone(), ..FollowUp::default() };
    for two in placed.reports.windows(2) {
        let (&[of, next], Some(year), Some(then)) = (two, two[0].year, two[1].year) else { continue };
        if by_place(of, next) != Ordering::Equal {
            continue;
        }
        if then != year + 1 {
            out.gaps.push(Gap { region: of.region.as_deref().unwrap_or(""), after: year, before: then });
            continue;
        }
        let mut targets = targets(of);
        order::by_key(&mut targets, |it| u64::from(!it.headline));
        out.rows.extend(targets.iter().map(|target| followed(placed, of, target, next, year, tolerance)));
        out.changed.push(changed(of, next, then));
    }
    out
}

/// What is followed: main targets, and others with a number; what is promised twice alike, once.
pub fn targets(digest: &Digest) -> Vec<&Entry> {
    let mut kept: Vec<&Entry> = Vec::new();
    let all = || digest.targets();
    for entry in all().filter(|it| it.headline).chain(all().filter(|it| !it.headline && it.base.is_some())) {
        let again = |it: &&Entry| {
            let same = it.id == entry.id && it.terms == entry.terms && it.comparator == entry.comparator;
            same && it.base == entry.base
                && it.base.is_some()
                && (it.id.is_some() || it.phrase == entry.phrase)
                && kinds(&it.phrase, it.id.as_deref()) == kinds(&entry.phrase, entry.id.as_deref())
        };
        // Beside the main targets equal numbers are of different things more often than not: two roads of 20 km.
        if !kept.iter().any(|it| again(it) && (entry.headline || it.headline)) {
            kept.push(entry);
        }
    }
    order::by(&mut kept, |a, b| a.span.cmp(&b.span));
    kept
}

fn followed<'a>(
    placed: &Placed<'a>,
    of: &'a Digest,
    target: &'a Entry,
    next: &'a Digest,
    year: i32,
    tolerance: &Tolerance,
) -> Followed<'a> {
    let (outcome, comparable, mut doubts) = match pairing::pair(target, of, next, year) {
        Found::One(paired) => (Some(paired.outcome), paired.comparable, paired.doubts),
        Found::Ambiguous => (None, false, vec![Doubt::Several]),
        Found::None => (None, false, Vec::new()),
    };
    let words = in_words::is_in_words(target);
    let to = target.relation.as_ref().and_then(|it| it.to.as_deref()).unwrap_or("");
    let above = match in_words::is_nation(to) {
        true => placed.nation(year + 1),
        false => placed.above(of, year + 1),
    };
    let (judged, against) = match (words, outcome) {
        (true, outcome) => {
            let against = in_words::Against { outcome, next, above, year };
            in_words::judge(target, &against, tolerance).map_or((None, None), |(it, other)| (Some(it), other))
        }
        (false, Some(outcome)) if comparable => (verdict::judge(target, outcome, tolerance), None),
        _ => (None, None),
    };
    let told = outcome.is_some() || doubts.contains(&Doubt::Several);
    let unjudged = if told { Verdict::NotComparable } else { Verdict::NotMentioned };
    let judged = judged.unwrap_or(Judged { verdict: unjudged, rule: "", gap: None, bound: false });
    if judged.bound {
        doubts.push(Doubt::Bound);
    }
    let gap_unit = match &target.terms {
        Terms::Level(unit) | Terms::Change(unit) => Some(GapUnit::Base(unit)),
        Terms::Rank | Terms::Multiple => target.base_unit.as_deref().map(GapUnit::Base),
        _ => Some(GapUnit::Points),
    };
    Followed {
        of,
        target,
        tier: tier(of, target),
        next,
        outcome,
        against,
        verdict: judged.verdict,
        rule: judged.rule,
        gap: judged.gap,
        gap_unit: gap_unit.filter(|_| judged.gap.is_some()),
        doubts,
    }
}

/// The tier of a target, by what else its report promises of the same thing.
pub fn tier(of: &Digest, target: &Entry) -> Tier {
    let strives = |it: &Entry| it.strength == Some(Strength::Strive);
    let same = |it: &&Entry| {
        let same = it.id == target.id && it.terms == target.terms && it.sentence == target.sentence;
        same && likeness(it.id.as_deref(), &it.phrase, &target.phrase) == Some(Likeness::Same)
    };
    let other = of.targets().filter(same).any(|it| it.measure != target.measure && strives(it) != strives(target));
    match (other, strives(target)) {
        (false, _) => Tier::Only,
        (true, false) => Tier::Floor,
        (true, true) => Tier::Stretch,
    }
}

fn changed<'a>(of: &'a Digest, next: &'a Digest, year: i32) -> Changed<'a> {
    let missing_in = |one: &'a Digest, other: &'a Digest| {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for entry in one.targets().filter(|it| it.headline) {
            let Some(id) = entry.id.as_deref() else { continue };
            let there = other.targets().any(|it| it.headline && it.id == entry.id);
            if !there && found.iter().all(|(known, _)| *known != id) {
                found.push((id, &entry.name));
            }
        }
        found
    };
    let region = of.region.as_deref().unwrap_or("");
    Changed { region, year, dropped: missing_in(of, next), new: missing_in(next, of) }
}
