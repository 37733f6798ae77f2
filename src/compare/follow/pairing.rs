//! Which outcome of the next report belongs to a target.
//!
//! By the id of the known indicator, in comparable terms, of the target's year; of several the one whose phrase is the
//! same, then the first of the text. A main target may be paired in doubt, which is marked; any other target only where
//! the phrase is the same and there is one target and one outcome of it: 投资3000万元 of one project is not 投资3000万元 of
//! the next. What a person tied is a pair, what a person cut is none.

use super::verdict::Doubt;
use crate::compare::digest::{Digest, Entry};
use crate::compare::likeness::{Likeness, likeness};
use crate::compare::terms::{Sure, Terms};
use crate::report::BasisKind;

/// An outcome with what is doubtful about it.
pub struct Paired<'a> {
    /// It.
    pub outcome: &'a Entry,
    /// Whether its terms can be held against the target's.
    pub comparable: bool,
    /// Why it may be another thing.
    pub doubts: Vec<Doubt>,
}

/// What was found for a target.
pub enum Found<'a> {
    /// An outcome.
    One(Paired<'a>),
    /// Several things go by this name: nobody knows which is meant.
    Ambiguous,
    /// Nothing.
    None,
}

/// How well a candidate fits; the smallest is best.
type Fit = (bool, Option<Sure>, Likeness, u8);

/// The outcome of a target of `year` in the next report.
pub fn pair<'a>(target: &Entry, of: &Digest, next: &'a Digest, year: i32) -> Found<'a> {
    let decided = |entry: &Entry| {
        let is = |it: &&crate::compare::digest::Tie| it.measure == target.measure && is_it(it, next, entry);
        of.ties.iter().rev().find(is).map(|it| it.same)
    };
    if let Some(tied) = next.entries.iter().find(|it| decided(it) == Some(true)) {
        let comparable = target.terms.compares(&tied.terms).is_some();
        return Found::One(Paired { outcome: tied, comparable, doubts: Vec::new() });
    }
    let candidates: Vec<(Fit, &Entry)> = (next.outcomes())
        .filter(|it| decided(it) != Some(false))
        .filter_map(|it| Some((fit(target, it, year)?, it)))
        .collect();
    let Some((best, outcome)) = candidates.iter().min_by_key(|(fit, _)| *fit).copied() else { return Found::None };
    let equals: Vec<&Entry> = candidates.iter().filter(|(fit, _)| *fit == best).map(|(_, it)| *it).collect();
    let (incomparable, sure, phrase, time) = best;
    let differ = equals.iter().any(|it| it.base != outcome.base);
    if !target.headline {
        let same = |it: &&Entry| it.id == target.id && it.terms == target.terms && it.measure != target.measure;
        let alone = of.targets().filter(same).all(|it| it.phrase != target.phrase || it.base == target.base);
        if phrase != Likeness::Same || incomparable || time > 0 {
            return Found::None;
        }
        if differ || !alone {
            return Found::Ambiguous;
        }
    }
    let basis = |entry: &Entry| entry.basis.as_ref().map(|it| it.kind == BasisKind::Comparable);
    let doubts = [
        (phrase == Likeness::Doubtful, Doubt::Phrase),
        (sure == Some(Sure::Doubtful) && outcome.terms != Terms::Words, Doubt::Terms),
        (time == 2, Doubt::Years),
        (time == 1 && outcome.terms != Terms::Words, Doubt::Undated),
        (differ, Doubt::Several),
        (basis(target).zip(basis(outcome)).is_some_and(|(one, other)| one != other), Doubt::Basis),
    ];
    let doubts = doubts.into_iter().filter(|(holds, _)| *holds).map(|(_, doubt)| doubt).collect();
    Found::One(Paired { outcome, comparable: !incomparable, doubts })
}

/// How well an outcome fits a target; `None` where it cannot be it at all.
fn fit(target: &Entry, outcome: &Entry, year: i32) -> Option<Fit> {
    if outcome.id != target.id || outcome.relation.is_some() && outcome.terms != target.terms && target.id.is_none() {
        return None;
    }
    let alike = likeness(target.id.as_deref(), &target.phrase, &outcome.phrase)?;
    let time = match &outcome.period {
        Some(_) if outcome.is_of(year) => 0,
        None => 1,
        Some(_) if outcome.ends_in(year) => 2,
        Some(_) => return None,
    };
    let sure = match super::in_words::is_in_words(target) {
        true => in_words(target, outcome),
        false => target.terms.compares(&outcome.terms),
    };
    Some((sure.is_none(), sure, alike, time))
}

/// A target in words is held against a distance, if it is one itself, else against a growth.
fn in_words(target: &Entry, outcome: &Entry) -> Option<Sure> {
    match (&target.terms, &outcome.terms) {
        (Terms::Gap, Terms::Gap) => Some(Sure::Yes),
        (_, Terms::Growth) => Some(Sure::Yes),
        (Terms::Words, Terms::Change(_) | Terms::Words) => Some(Sure::Doubtful),
        _ => None,
    }
}

/// Whether this entry of the next report is the one that a person named.
fn is_it(tie: &crate::compare::digest::Tie, next: &Digest, entry: &Entry) -> bool {
    tie.other.report.opening == next.report.opening && tie.other.quote == entry.quote
}
