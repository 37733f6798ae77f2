//! A quantity under way, and what numbers of a list share: a unit that stands once behind them, a step.

use super::unit;
use crate::lexicon::classes::class;
use crate::measures::mention::{Mention, MentionKind};
use crate::report::{Comparator, Number, Value};
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// A quantity under way: places are characters of the normalised text.
#[derive(Debug)]
pub struct Draft {
    pub start: usize,
    pub end: usize,
    pub number: (usize, usize),
    pub unit_at: (usize, usize),
    pub value: Option<Value>,
    pub parts: Option<Vec<Number>>,
    pub unit: Option<String>,
    pub comparator: Comparator,
    pub kind: MentionKind,
    pub rules: Vec<&'static str>,
}

impl Draft {
    /// A number alone, as exact as it stands.
    pub fn new(number: (usize, usize), value: Decimal, kind: MentionKind) -> Draft {
        Draft {
            start: number.0,
            end: number.1,
            number,
            unit_at: (number.1, number.1),
            value: Some(Value::One(value)),
            parts: None,
            unit: None,
            comparator: Comparator::Eq,
            kind,
            rules: Vec::new(),
        }
    }

    /// The mention; None where it lacks a unit that it would need.
    pub fn mention(self, text: &Normalized) -> Option<Mention> {
        let bare = self.kind == MentionKind::Quantity && self.unit.is_none() && self.value.is_some();
        if bare && !unit::may_lack_unit(text, self.number) {
            return None;
        }
        Some(Mention {
            span: text.span(self.start, self.end),
            number: text.span(self.number.0, self.number.1),
            unit_span: (self.unit_at.1 > self.unit_at.0).then(|| text.span(self.unit_at.0, self.unit_at.1)),
            value: self.value,
            parts: self.parts,
            unit: self.unit,
            comparator: self.comparator,
            kind: self.kind,
            rules: self.rules,
        })
    }
}

/// Goes over neighbours from the back (`true`) or the front.
fn neighbours(drafts: &mut [Draft], back: bool, mut each: impl FnMut(&mut Draft, &mut Draft)) {
    let count = drafts.len();
    for step in 1..count {
        let right = if back { count - step } else { step };
        let Some((left, rest)) = drafts.split_at_mut_checked(right) else { return };
        if let (Some(left), Some(right)) = (left.last_mut(), rest.first_mut()) {
            each(left, right);
        }
    }
}

/// A unit that stands once behind a list is every member's: 7300、4200亿元, 28.6个和21.9个百分点.
pub fn carry_units(text: &Normalized, drafts: &mut [Draft]) {
    neighbours(drafts, true, |left, right| {
        if right.start.saturating_sub(left.end) > 2 || left.kind != right.kind {
            return;
        }
        let tie = text.between(left.end, right.start);
        let comma = matches!(tie, "，" | ",");
        if !comma && !class::LIST_TIE.is(tie) {
            return;
        }
        let shared = match (&left.unit, &right.unit) {
            (None, Some(_)) => left.kind == MentionKind::Quantity && !comma,
            (Some(own), Some(unit)) => class::GENERAL_COUNTER.is(own) && class::PERCENTAGE_POINTS.is(unit),
            _ => false,
        };
        if shared {
            left.unit.clone_from(&right.unit);
            left.rules.push("unit.carried");
        }
    });
}

/// 跨越7万亿、8万亿、9万亿三个台阶: each is a step.
pub fn share_steps(text: &Normalized, drafts: &mut [Draft]) {
    neighbours(drafts, false, |left, right| {
        let tied = right.start == left.end + 1 && class::MEMBER_LINK.is_char(text.at(left.end));
        let step = left.rules.contains(&"comparator.step") && left.unit == right.unit;
        if tied && step && right.comparator == Comparator::Eq {
            right.comparator = Comparator::MoreThan;
            right.rules.push("comparator.step");
        }
    });
}
