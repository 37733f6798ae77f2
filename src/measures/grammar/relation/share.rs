//! 占…的59%, 45%的规上企业, 90%以上由企业牵头: a part of a whole.

use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::measures::grammar::{Context, Frame, Outcome, Shape};
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{self, Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::{Relation, RelationKind};

fn share_of(to: Option<String>) -> Option<Relation> {
    Some(Relation { kind: RelationKind::Share, to, parts: None })
}

impl Context<'_, '_> {
    /// The reading of a number that is a share by its clause; none where it is not.
    pub(in crate::measures::grammar) fn share(
        &self,
        gap: Gap,
        phrase: &Phrase,
        behind: Option<(Range, bool)>,
        frame: &Frame,
    ) -> Option<Outcome> {
        let unit = self.mention.unit.as_deref();
        let part = unit.is_some_and(|unit| class::SHARE_UNIT.is(unit)) || self.mention.kind == MentionKind::Fraction;
        let grows = |kinds: Kinds| kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add]) && !kinds.is(Kind::Reach);
        let changed =
            matches!(phrase.verb, Verb::Trailing(kinds, _) if grows(kinds)) || phrase.change != Kinds::default();
        if !part || changed {
            return None;
        }
        let words = self.words;
        let cues = words.within((gap.clause, gap.end));
        let verb = cues.iter().rev().find(|cue| class::SHARE_VERB.is(words.of((cue.start, cue.end))));
        if let Some(cue) = verb.copied() {
            return Some(self.share_by_verb(gap, phrase, frame, cue));
        }
        (self.share_reached(gap, frame)).or_else(|| self.share_of_counted(phrase, behind, gap))
    }

    /// 出口占全省的12%, 服务业增加值占地区生产总值比重达到53%.
    fn share_by_verb(&self, gap: Gap, phrase: &Phrase, frame: &Frame, cue: Cue) -> Outcome {
        let words = self.words;
        let verb = words.of((cue.start, cue.end));
        // 占地区生产总值: the longest word takes in what is no verb.
        let stem = class::SHARE_STEM.start(verb).filter(|_| class::SHARE_VERB_BEFORE_REGION.is(verb));
        let mut whole = (stem.map_or(cue.end, |stem| cue.start + stem.len()), gap.end);
        let tail = words.of(whole);
        let named = class::SHARE_NOUN.all_in(tail).find(|at| at.start > 0);
        let named = named.or_else(|| class::RATIO_SIGN.all_in(tail).find(|at| at.start > 0));
        let noun_end = named.as_ref().map(|at| whole.0 + at.end);
        if let Some(at) = named {
            whole.1 = whole.0 + at.start;
        }
        let said = phrase::trim_noun(words, whole);
        let inner = phrase::trim_noun(words, phrase::read(words, said).noun);
        // 占全省: the place alone is the whole.
        let whole = if inner.0 < inner.1 { inner } else { said };
        let to = Some(words.of(whole).to_string()).filter(|to| !to.is_empty());

        let listed = phrase.flags.each || phrase.flags.all;
        let from_chunk = !listed && gap.clause < gap.chunk && cue.start >= gap.chunk;
        let mut range = phrase::subject(words, (if from_chunk { gap.chunk } else { gap.clause }, cue.start));
        // 到2025年占生产总值比重达到15%: by when, not of what.
        if class::UNTIL.starts(words.of(range)) && class::YEAR_SIGN.ends(words.of(range)) {
            range.0 = range.1;
        }
        let (noun, place, rule) = if range.0 >= range.1 {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, Shape::ShareOfSame)
        } else {
            let end = noun_end.filter(|_| !listed && self.count_dealt() == 1).unwrap_or(range.1);
            (words.of((range.0, end)).to_string(), Some((range.0, end)), Shape::Share)
        };
        // 占全国平均水平的62%: no part of it.
        let beside = to.as_deref().is_some_and(|to| class::AVERAGE.ends(to));
        let kind = if beside { RelationKind::Multiple } else { RelationKind::Share };
        Outcome { relation: Some(Relation { kind, to, parts: None }), ..Outcome::of(noun, place, rule) }
    }

    /// 高标准农田达到耕地总面积的64%.
    fn share_reached(&self, gap: Gap, frame: &Frame) -> Option<Outcome> {
        let words = self.words;
        let cue = words.within((gap.chunk, gap.end)).iter().rev().find(|cue| {
            let whole = words.of((cue.end, gap.end)).trim_end();
            class::AMOUNTS_TO.is(words.of((cue.start, cue.end)))
                && class::DE_PARTICLE.ends(whole)
                && whole.chars().count() >= 3
                && !class::BENCHMARK.within(whole)
        })?;
        let range = phrase::subject(words, (gap.chunk, cue.start));
        let to = words.of(phrase::trim_noun(words, (cue.end, gap.end))).to_string();
        let (noun, place) =
            if range.0 < range.1 { (words.of(range).to_string(), Some(range)) } else { self.inherit(frame, gap) };
        Some(Outcome { relation: share_of(Some(to)), ..Outcome::of(noun, place, Shape::Share) })
    }

    /// 45%的规模以上企业实施…, 创新项目90%以上由企业牵头: the whole is what is counted, behind the number or before a predicate.
    fn share_of_counted(&self, phrase: &Phrase, behind: Option<(Range, bool)>, _: Gap) -> Option<Outcome> {
        let words = self.words;
        let of = |range: Range| Outcome {
            relation: share_of(Some(words.of(range).to_string())),
            ..Outcome::of(words.of(range).to_string(), Some(range), Shape::ShareOfWhole)
        };
        if let Some((range, _)) = behind.filter(|(_, owned)| *owned || !phrase.has_noun()) {
            return Some(of(range));
        }
        let rest = (self.mention.span.end(), self.stop);
        let predicate = words.starting_at(rest.0).is_some_and(|cue| cue.end <= rest.1 && cue.kinds.is(Kind::Predicate))
            || class::BY_AGENT.starts(words.of(rest));
        let whole = phrase.verb == Verb::None && phrase.has_noun() && predicate;
        (whole && !class::RATE_ENDING.ends(words.of(phrase.noun))).then(|| of(phrase.noun))
    }
}
