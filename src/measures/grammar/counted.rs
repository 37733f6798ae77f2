//! `V N NP`: the number counts the noun behind it (新建5所学校), or tells what people did (1.1万人脱贫).

use super::plain::Plain;
use super::{Context, Outcome, Shape, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::measures::phrase::{self, Range, Verb};
use crate::measures::scan;
use crate::report::Aspect;

impl Context<'_, '_> {
    /// 新建5所学校; 总投资5亿元的项目.
    pub(super) fn of_counted(&self, plain: &Plain, range: Range, size: Option<&str>, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, kinds, .. } = *plain;
        let mut noun = self.words.of(range).to_string();
        if class::LEVEL_SIGN.ends(&noun)
            && noun.chars().count() <= 4
            && let Some(tail) = self.sibling_tail()
        {
            noun.push_str(&tail);
        }
        let place = Some(range);
        if let Some(size) = size {
            // 年产5万吨的玻璃项目 makes so much; 年产5万吨玻璃 is so much.
            if class::PROJECT_NOUN.within(&noun) || !class::YEARLY_OUTPUT.within(size) {
                noun.push_str(size);
            }
            let action = Some(size.to_string());
            return Outcome { action, leads: true, kinds, ..Outcome::of(noun, place, Shape::SizeOf) };
        }
        let inherits = phrase.verb == Verb::None && !gap.new_clause && gap.joined && frame.counted_behind;
        let (aspect, kinds) = if inherits { (frame.aspect.unwrap_or(aspect), frame.kinds) } else { (aspect, kinds) };
        let action = plain.action().or_else(|| frame.action.clone().filter(|_| inherits));
        let action = action.filter(|verb| !class::PREPOSITION.is(verb));
        Outcome { aspect, action, leads: true, kinds, ..Outcome::of(noun, place, Shape::NumberNoun) }
    }

    /// 1.1万人脱贫, 8400户、2.9万人稳定脱贫: the verb behind people who stand alone in front of it. People are never what was
    /// counted in 个 before (20个贫困村退出、1.1万人脱贫); they are those who did it.
    pub(super) fn deed_of_people(&self, plain: &Plain) -> Option<Range> {
        let words = self.words;
        let Plain { gap, phrase, frame, text, .. } = *plain;
        // 全年312户1186人稳定脱贫, 剩余11户如期脱贫
        let alone = words.of((gap.chunk, gap.end)).trim().is_empty()
            || !phrase.has_noun() && phrase.verb == Verb::None
            || class::REMAINDER.is(text);
        let other = !is_people(frame.unit.as_deref()) || frame.indicator.is_empty() || frame.people;
        if !alone || !other || !is_people(self.unit()) {
            return None;
        }
        let listed = self.next().filter(|next| {
            let between = words.of((self.mention.span.end(), next.span.start()));
            is_people(next.unit.as_deref()) && matches!(between, "" | "、")
        });
        let from = listed.map_or(self.mention.span.end(), |next| next.span.end());
        let stop = if listed.is_some() { self.sentence.end() } else { self.stop };
        let end = scan::until_mark(words.text, from, stop);
        let start = phrase::skip_right(words, from, end, &mut phrase::Flags::default());
        let deed = phrase::trim_noun(words, (start, end));
        let verb = words.starting_at(deed.0).filter(|cue| cue.end <= deed.1 && !cue.kinds.is(Kind::Noun))?;
        let did = verb.kinds.any(&[Kind::Predicate, Kind::Act, Kind::Deed]);
        (did && (2..=6).contains(&words.length(deed))).then_some(deed)
    }
}
