//! 居全省第3位: a position, and what holds it.

use super::subject::is_place_set;
use super::{Context, Frame, Outcome, Shape, is_han};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind};
use crate::measures::phrase::{self, Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Comparator};

/// Characters of the longest text that is taken for places competed with (南六县) and not for a subject.
const PLACES: usize = 6;

impl Context<'_, '_> {
    /// The reading of a rank.
    pub(super) fn rank(&self, gap: Gap, phrase: &Phrase, frame: &Frame) -> Outcome {
        let words = self.words;
        let from = if phrase.flags.all || gap.clause < gap.chunk && !gap.joined { gap.clause } else { gap.chunk };
        let verb = words.within((from, gap.end)).iter().rev().copied().find(|cue| {
            let plain = cue.kinds.is(Kind::Rank) && !cue.kinds.is(Kind::Noun);
            plain && words.of((cue.start, cue.end)).chars().all(is_han)
        });
        let end = verb.map_or(gap.end, |verb| verb.start);
        let mut subject = phrase::subject(words, (from, end));
        if let Some(cue) = self.verb_of_reaching(subject).filter(|_| verb.is_none()) {
            subject = (self.trim_compared(subject).0, cue.start);
        }
        // The set compared with may stand before the verb (在全国…排第16位).
        if let Some(at) = class::IN_ALL.rfind(words.of(subject)) {
            subject.1 = subject.0 + at.start;
        }
        subject = self.trim_compared(phrase::trim_noun(words, subject));
        let aspect = self.aspect_of_place(phrase);
        let (noun, place, rule) = if self.ranks_what_was_told(gap, subject, verb, frame) {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, Shape::Inherited)
        } else {
            let (noun, place) = self.complete(subject, frame);
            (noun, place, Shape::Rank)
        };
        Outcome { aspect, ..Outcome::of(noun, place, rule) }
    }

    /// 产能提升至全省第2位, 竞争力提升至全国百强县第11位: a verb of reaching that leads to the set.
    fn verb_of_reaching(&self, subject: Range) -> Option<Cue> {
        let words = self.words;
        let leads = |cue: &&Cue| {
            cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall]) && !cue.kinds.is(Kind::Noun) && cue.start > subject.0
        };
        let cues = words.within(subject);
        let end = self.trim_compared(subject).1;
        let last = cues.last().filter(leads).filter(|cue| cue.end >= end);
        let before_set =
            || cues.iter().rev().filter(leads).find(|cue| class::RANK_SET.starts(words.of((cue.end, subject.1))));
        last.or_else(before_set).copied()
    }

    /// 前移3位 is a change of place, 第3位 a place.
    fn aspect_of_place(&self, phrase: &Phrase) -> Aspect {
        let mention = self.words.of((self.mention.span.start(), self.mention.span.end()));
        let amount = self.mention.comparator == Comparator::Eq && !class::ORDINAL_PREFIX.starts(mention);
        match phrase.verb {
            Verb::Trailing(kinds, _) if amount && kinds.is(Kind::Fall) => Aspect::Decrease,
            Verb::Trailing(kinds, _) if amount && kinds.any(&[Kind::Grow, Kind::Add]) => Aspect::Increase,
            _ => Aspect::Rank,
        }
    }

    /// Whether the clause names no subject of its own: the rank is of what was spoken of.
    fn ranks_what_was_told(&self, gap: Gap, subject: Range, verb: Option<Cue>, frame: &Frame) -> bool {
        let text = self.words.of(subject);
        // 增速列全市第二、南六县第一: a set of places.
        let places = !frame.indicator.is_empty()
            && (gap.joined || gap.new_clause)
            && verb.is_none()
            && class::DIVISION_SIGN.ends(text)
            && text.chars().count() <= PLACES;
        // 在全市9个区县中排第6: those counted before.
        let counted = self.index.checked_sub(1).and_then(|before| self.mentions.get(before));
        let among = class::AMID.ends(text)
            && !class::CONTEST_END.ends(text)
            && counted.is_some_and(|before| before.span.end() == subject.0);
        text.is_empty() || places || among || is_place_set(text) || class::FROM_PREPOSITION.is(text)
    }

    /// Cuts the set that a rank is in from the end of its subject: 产值全省, 数量在全国地级市.
    fn trim_compared(&self, (from, mut end): Range) -> Range {
        loop {
            let text = self.words.of((from, end));
            let set = class::RANK_SET.strip_end(text).map(|rest| class::RANK_LEAD.strip_end(rest).unwrap_or(rest));
            match set.or_else(|| class::RANK_TAIL.strip_end(text)) {
                Some(rest) => end = phrase::without_time(self.words, (from, from + rest.len())),
                None => return phrase::trim_noun(self.words, (from, end)),
            }
        }
    }
}
