//! A number that names no noun of its own: a further number of the same thing (产值80亿元，增长5%), or of what the clause before
//! named.

use super::plain::Plain;
use super::{Context, Frame, Outcome, Shape, is_counter, is_people, is_percent};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::measures::phrase::{self, Range, Verb};
use crate::measures::scan::{self, Gap};
use crate::report::Aspect;
use crate::rules::trace;

impl Context<'_, '_> {
    /// A verb without noun, or nothing at all.
    pub(super) fn inherited(&self, plain: &Plain, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, kinds, verb, .. } = *plain;
        let (noun, place) = self.inherit(frame, gap);
        let noun = if noun.is_empty() { verb.to_string() } else { self.without_part(noun, verb) };
        let aspect = frame.aspect.filter(|_| self.is_second_tier(plain)).unwrap_or(aspect);
        let alone = noun.is_empty() || kinds == Kinds::default() && is_counter(self.unit()) && gap.new_clause;
        let noun = self.what_they_became(gap, &noun).filter(|_| alone).unwrap_or(noun);
        // 7县脱贫摘帽: the unit is the thing.
        let bare = gap.new_clause && phrase.verb == Verb::None && self.words.of((gap.chunk, gap.end)).trim().is_empty();
        if let Some(unit) = self.unit().filter(|unit| bare && class::PLACE_UNIT.is(unit)) {
            return Outcome { aspect, kinds, ..Outcome::of(unit.to_string(), None, Shape::NumberNoun) };
        }
        let action = plain.action().filter(|_| !kinds.any(&[Kind::Grow, Kind::Reach]));
        Outcome { aspect, action, kinds, ..Outcome::of(noun, place, Shape::Inherited) }
    }

    /// What was spoken of, without the part that this number is not of: 优良天数比例达到77%、增加13天 (days are of the days);
    /// 收入任务80万元，完成92万元 (what is completed is no task).
    fn without_part(&self, noun: String, verb: &str) -> String {
        let share = is_percent(self.unit()) || self.unit().is_none_or(|unit| class::PERCENT_POINT.ends(unit));
        let thing = !share && is_counter(self.unit()) || self.unit().is_some_and(|unit| class::DAY_UNIT.is(unit));
        let whole = if class::REALISE.is(verb) {
            class::AIM_NOUN.strip_end(&noun)
        } else {
            class::PART_NOUN.strip_end(&noun).filter(|_| thing)
        };
        whole.filter(|whole| whole.chars().count() >= 2).map(str::to_string).unwrap_or(noun)
    }

    /// 增长6%，力争7%: a second tier of the same change.
    fn is_second_tier(&self, plain: &Plain) -> bool {
        let Plain { phrase, frame, kinds, verb, .. } = *plain;
        let promised = (phrase.flags.strive || phrase.flags.ensure) && frame.unit.as_deref() == self.unit();
        let reaches = kinds.is(Kind::Reach);
        promised
            && (self.is_percent() || !reaches)
            && (phrase.verb == Verb::None || reaches || class::STRIVING.is(verb))
    }

    /// What the clause behind says of those counted: 2人被评为“先进个人”, 2.1万人脱贫, 38名脱贫劳动力|实行订单培训.
    fn what_they_became(&self, gap: Gap, noun: &str) -> Option<String> {
        let words = self.words;
        let from = self.mention.span.end();
        let after = (from, scan::until_mark(words.text, from, self.stop));
        let verb = words.starting_at(from).filter(|cue| cue.end <= after.1)?;
        if !verb.kinds.any(&[Kind::Predicate, Kind::Act, Kind::Deed]) {
            return None;
        }
        let text = words.of(after);
        let quoted = text.find('“').zip(text.rfind('”')).filter(|(open, close)| open < close);
        if let Some((open, close)) = quoted {
            return Some(words.of((from + open, from + close + "”".len())).to_string());
        }
        if is_people(self.unit()) && gap.new_clause && text.chars().count() <= 8 {
            return Some(words.of(phrase::trim_noun(words, after)).to_string());
        }
        // A word of one or two signs is no thing counted.
        let end = self.cut_by_word(after.0, after.1).filter(|end| end - after.0 >= 9).unwrap_or(after.1);
        noun.is_empty().then(|| words.of(phrase::subject(words, (after.0, end))).to_string())
    }

    /// The indicator of a number that names none: a known one that begins the clause between (增长5%，三次产业结构进一步优化，
    /// 调整为…), the subject of a new segment, the last one of the sentence, else what stands before.
    pub(super) fn inherit(&self, frame: &Frame, gap: Gap) -> (String, Option<Range>) {
        let words = self.words;
        let earlier = self.mentions.get(..self.index).unwrap_or_default().iter().rev();
        let since = earlier.take(8).map(|last| last.span.end()).find(|end| *end <= gap.chunk).unwrap_or(0);
        let between = (since.max(self.sentence.start()), gap.clause);
        let named = self.name_of_clause(between).filter(|_| gap.new_clause);
        // ；税收收入连续跨越三个台阶，由19.8亿元增至48.6亿元: the segment names its own subject.
        let segment = || self.subject_of_segment(between).filter(|_| gap.new_segment);
        let by = |antecedent, noun: Range| {
            trace::note("inherit", Some(antecedent), gap.end);
            (words.of(noun).to_string(), Some(noun))
        };
        if let Some(name) = named {
            return by("name_of_clause", name);
        }
        if let Some(subject) = segment() {
            return by("subject_of_segment", subject);
        }
        if !frame.indicator.is_empty() {
            trace::note("inherit", Some("number_before"), gap.end);
            return (frame.indicator.clone(), frame.place);
        }
        let before = (self.sentence.start(), gap.clause);
        if let Some(name) = self.last_name(before) {
            return by("name_before", name);
        }
        self.object_before(before).map_or_else(Default::default, |noun| by("clause_before", noun))
    }

    /// The first known indicator that begins a clause of a stretch.
    fn name_of_clause(&self, (from, end): Range) -> Option<Range> {
        let words = self.words;
        let first = words.names.partition_point(|name| name.0 < from);
        let mut names = words.names.get(first..)?.iter().take_while(|name| name.1 <= end);
        let opens = |name: &&Range| words.of((from, name.0)).ends_with(scan::ends_clause);
        names.find(opens).copied().filter(|_| from < end)
    }

    /// The last known indicator of a stretch, if it stands near its end.
    fn last_name(&self, (from, end): Range) -> Option<Range> {
        let names = &self.words.names;
        let before = names.get(..names.partition_point(|name| name.0 < end))?;
        let name = before.iter().rev().find(|name| name.0 >= from && name.1 <= end)?;
        (end - name.1 < 90).then_some(*name)
    }

    /// The noun of the last clause of a stretch.
    fn object_before(&self, (from, end): Range) -> Option<Range> {
        let words = self.words;
        let closed = |ch: char| scan::ends_clause(ch) || matches!(ch, '、' | '（' | '(');
        let text = words.of((from, end)).trim_end_matches(closed);
        let clause = (from + text.len() - scan::last_clause(text).len(), from + text.len());
        let object = phrase::read(words, clause);
        let noun = if object.has_noun() { object.noun } else { phrase::trim_noun(words, clause) };
        (noun.0 < noun.1).then_some(noun)
    }
}
