//! What one report says itself of last year's goals: 高于省定目标28.6个百分点, 完成年度计划的118.6%.
//!
//! The words before the number say what was set, the number how far from it the outcome is; no second report is asked.

use super::in_words::is_below;
use super::verdict::Verdict;
use crate::compare::digest::{Digest, Entry};
use crate::compare::terms::Terms;
use crate::lexicon::classes::class;
use rust_decimal::Decimal;

/// A goal of last year that the review names.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    /// The measure that names it.
    pub entry: &'a Entry,
    /// What became of it.
    pub verdict: Verdict,
    /// Outcome less goal, in percentage points; of a share (完成计划的118.6%) in per cent of the goal.
    pub gap: Decimal,
}

/// The goals of last year that a report's review names with a number.
pub fn goals_named(digest: &Digest) -> Vec<Goal<'_>> {
    digest.outcomes().filter_map(goal).collect()
}

fn goal(entry: &Entry) -> Option<Goal<'_>> {
    let relation = entry.relation.as_ref()?;
    if !class::SET_GOAL.within(relation.to.as_deref()?) {
        return None;
    }
    let number = entry.reach()?.low;
    let gap = match entry.terms {
        Terms::Gap if is_below(entry) => -number,
        Terms::Gap => number,
        Terms::Multiple | Terms::Share => {
            let hundred = Decimal::ONE_HUNDRED;
            let whole = if entry.base_unit.as_deref() == Some("%") { number } else { number * hundred };
            whole - hundred
        }
        _ => return None,
    };
    let verdict = match gap {
        _ if gap.is_zero() => Verdict::Met,
        _ if gap.is_sign_negative() => Verdict::Missed,
        _ => Verdict::Exceeded,
    };
    Some(Goal { entry, verdict, gap: gap.normalize() })
}
