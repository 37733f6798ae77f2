//! 居全省第3位: a position, and what holds it.

use super::subject::is_place_set;
use super::{Context, Frame, Outcome, is_han};
use crate::lexicon::cues::Kind;
use crate::measures::phrase::{self, Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Comparator};

impl Context<'_, '_> {
    pub(super) fn rank(&self, gap: Gap, phrase: &Phrase, frame: &Frame) -> Outcome {
        let words = self.words;
        let stretch =
            (if phrase.flags.all || gap.clause < gap.chunk && !gap.joined { gap.clause } else { gap.chunk }, gap.end);
        let mut verb = words.within(stretch).iter().copied().filter(|cue| {
            cue.kinds.any(&[Kind::Rank, Kind::Reach])
                && !cue.kinds.is(Kind::Noun)
                && words.of((cue.start, cue.end)).chars().all(is_han)
        });
        let verb = verb.rfind(|cue| cue.kinds.is(Kind::Rank));
        let end = verb.map_or(stretch.1, |verb| verb.start);
        let mut subject = phrase::subject(words, (stretch.0, end));
        // 产能提升至全省第2位: a verb of reaching leads to the set.
        let set = self.trim_compared(subject);
        let reached = words.within(subject).last().filter(|cue| {
            let leads = cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall]) && !cue.kinds.is(Kind::Noun);
            leads && cue.start > set.0 && cue.end >= set.1
        });
        // 竞争力提升至全国百强县第11位
        let climbed = words.within(subject).iter().rev().find(|cue| {
            cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall])
                && !cue.kinds.is(Kind::Noun)
                && cue.start > subject.0
                && ["全国", "全省", "全市", "全区", "世界", "全球", "国内", "省内"]
                    .iter()
                    .any(|set| words.of((cue.end, subject.1)).starts_with(set))
        });
        if let Some(cue) = reached.or(climbed).filter(|_| verb.is_none()) {
            subject = (set.0, cue.start);
        }
        // Verbs pile up (保持居, 稳居), and the set compared with may stand before the verb (在全国…排第16位).
        let text = words.of(subject);
        if let Some(at) = text.rfind("在全") {
            subject.1 = subject.0 + at;
        }
        subject = self.trim_compared(phrase::trim_noun(words, subject));
        let text = words.of(subject);
        let change = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Grow, Kind::Add, Kind::Fall]))
            && self.mention.comparator == Comparator::Eq
            && !words.of((self.mention.span.start(), self.mention.span.end())).starts_with('第');
        let aspect = match phrase.verb {
            Verb::Trailing(kinds, _) if change && kinds.is(Kind::Fall) => Aspect::Decrease,
            _ if change => Aspect::Increase,
            _ => Aspect::Rank,
        };
        // 增速列全市第二、南六县第一: a set of places.
        let places = !frame.indicator.is_empty()
            && (gap.joined || gap.new_clause)
            && verb.is_none()
            && text.ends_with(['县', '市', '区', '州', '旗'])
            && text.chars().count() <= 6;
        // 在全市9个区县中排第6: those counted before.
        let counted = self.index.checked_sub(1).and_then(|before| self.mentions.get(before));
        let contest = ["考评中", "考核中", "评比中", "评价中", "测评中", "评审中", "竞赛中"];
        let among = text.ends_with('中')
            && !contest.iter().any(|tail| text.ends_with(tail))
            && counted.is_some_and(|before| before.span.end() == subject.0);
        let (noun, place, rule) =
            if text.is_empty() || places || is_place_set(text) || among || matches!(text, "由" | "从") {
                let (noun, place) = self.inherit(frame, gap);
                (noun, place, "inherit")
            } else {
                let (noun, place) = self.complete(subject, frame);
                (noun, place, "rank")
            };
        Outcome { aspect, ..Outcome::of(noun, place, rule) }
    }

    /// Cuts the set that a rank is in from the end of its subject: 产值全省, 数量在全国地级市.
    fn trim_compared(&self, (from, mut end): Range) -> Range {
        loop {
            let text = self.words.of((from, end));
            let tail = [
                "位居全国",
                "位居全省",
                "在全国",
                "在全省",
                "在全市",
                "在全区",
                "全国",
                "全省",
                "全区",
                "全市",
                "全州",
                "全球",
                "世界",
                "省内",
                "国内",
                "连续",
                "稳",
                "仍",
                "均",
                "都",
                "排名",
            ]
            .iter()
            .find(|tail| text.ends_with(**tail));
            match tail {
                Some(tail) if text.len() >= tail.len() => end -= tail.len(),
                _ => return phrase::trim_noun(self.words, (from, end)),
            }
        }
    }
}
