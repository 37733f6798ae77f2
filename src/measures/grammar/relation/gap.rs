//! 高于全省14.4个百分点, 较全省高0.5个百分点: how far a thing stands from another.

use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::measures::grammar::subject::is_place_set;
use crate::measures::grammar::{Context, Frame, Outcome};
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{self, Range};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Relation, RelationKind};

/// Where a comparison stands: its verb or adjective, what is compared, and to what.
struct Comparison {
    cue: Cue,
    subject: Range,
    to: String,
}

fn gap_to(to: Option<String>) -> Option<Relation> {
    Some(Relation { kind: RelationKind::Gap, to, parts: None })
}

impl Context<'_, '_> {
    /// The reading of a number that is a gap; none where it is not.
    pub(in crate::measures::grammar) fn gap_relation(&self, gap: Gap, frame: &Frame) -> Option<Outcome> {
        let beside = self.stands_beside(gap);
        if !self.can_be_gap() && !beside || self.mention.kind == MentionKind::Rank {
            return None;
        }
        if let Some(same) = self.gap_to_set_value(gap, frame) {
            return Some(same);
        }
        let comparison = self.comparison(gap, beside)?;
        let unit = self.mention.unit.as_deref();
        if unit.is_some_and(|unit| !class::PERCENT_POINT.ends(unit)) && !class::COMPARED_SIDE.within(&comparison.to) {
            return None;
        }
        Some(self.gap_outcome(gap, frame, comparison))
    }

    /// Whether the unit is one in which a thing may stand above another.
    fn can_be_gap(&self) -> bool {
        (self.mention.unit.as_deref()).is_some_and(|unit| class::PERCENT_POINT.ends(unit) || class::GAP_UNIT.is(unit))
    }

    /// 比全省多出9张, 比全旗平均水平高1860元: whether the clause says so in any unit.
    fn stands_beside(&self, gap: Gap) -> bool {
        let held = self.words.of((gap.clause, gap.end)).trim_end();
        class::THAN.starts(held) && class::GAP_ADJECTIVE.ends(held) && !class::DECREASING_END.ends(held)
    }

    /// 高于年初确定的12%的目标14.4个百分点: the gap is to the target.
    fn gap_to_set_value(&self, gap: Gap, frame: &Frame) -> Option<Outcome> {
        let held = self.words.of(phrase::trim_noun(self.words, (gap.chunk, gap.end)));
        let gapped = frame.relation.as_ref().is_some_and(|relation| relation.kind == RelationKind::Gap);
        (gapped && !gap.new_clause && !gap.joined && class::SET_LEVEL.is(held)).then(|| Outcome {
            relation: gap_to(Some(held.to_string())),
            ..Outcome::of(frame.indicator.clone(), frame.place, "gap-of-same")
        })
    }

    fn comparison(&self, gap: Gap, beside: bool) -> Option<Comparison> {
        let words = self.words;
        let cues = words.within((gap.clause, gap.end));
        let said = cues.iter().rev().find(|cue| cue.kinds.is(Kind::Gap) && !cue.kinds.is(Kind::Noun)).copied();
        // 比全市平均水平多1.1平方米
        let last = || {
            let held = words.of((gap.clause, gap.end)).trim_end();
            let word = class::MORE_OR_LESS.end(held).filter(|_| beside)?;
            let end = gap.clause + held.len();
            Some(Cue { start: end - word.len(), end, kinds: Kinds::only(Kind::Gap) })
        };
        let cue = said.or_else(last)?;
        let object = phrase::trim_noun(words, (cue.end, gap.end));
        if object.0 < object.1 && !class::GAP_ADJECTIVE_PLAIN.is(words.of((cue.start, cue.end))) {
            return Some(Comparison { cue, subject: (gap.clause, cue.start), to: words.of(object).to_string() });
        }
        // 比全省高: the other side stands before.
        let at = class::BESIDE.rfind(words.of((gap.clause, cue.start)))?;
        let to = words.of((gap.clause + at.end, cue.start)).to_string();
        Some(Comparison { cue, subject: (gap.clause, gap.clause + at.start), to })
    }

    fn gap_outcome(&self, gap: Gap, frame: &Frame, comparison: Comparison) -> Outcome {
        let words = self.words;
        let Comparison { cue, subject, to } = comparison;
        let subject = phrase::trim_noun(words, phrase::subject(words, subject));
        let (noun, place, rule) = if subject.0 >= subject.1 || is_place_set(words.of(subject)) {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, "gap-of-same")
        } else {
            let (noun, place) = self.complete(subject, frame);
            (noun, place, "gap")
        };
        // 比上年多23亿元: a change and no gap.
        if class::EARLIER_TIME.is(&to) {
            let text = words.of((cue.start, cue.end));
            let more = class::MORE_THAN_BEFORE.is(text).then_some(Aspect::Increase);
            if let Some(aspect) = more.or(class::LESS_THAN_BEFORE.is(text).then_some(Aspect::Decrease)) {
                return Outcome { aspect, ..Outcome::of(noun, place, rule) };
            }
        }
        let relations_to: Vec<String> = to
            .split(|ch| class::COORDINATION.is_char(ch))
            .map(|to| to.trim().to_string())
            .filter(|to| !to.is_empty())
            .collect();
        let first = if relations_to.len() > 1 { relations_to.first().cloned() } else { Some(to) };
        let relation = gap_to(first.filter(|to| !to.is_empty()));
        Outcome { relation, relations_to, ..Outcome::of(noun, place, rule) }
    }
}
