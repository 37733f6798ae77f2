//! `NP V N`, `V NP N`: a quantity of the noun phrase in front of it, no rank and no relation to another.

use super::relation::Relating;
use super::site::NumberSite;
use super::{Context, Frame, Outcome, Shape};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::measures::phrase::{Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::Aspect;
use crate::rules::{Fact, family};

/// What the shapes of a plain quantity look at.
#[derive(Clone, Copy)]
pub(super) struct Plain<'p> {
    pub gap: Gap,
    pub phrase: &'p Phrase,
    pub frame: &'p Frame,
    /// The text of the noun phrase in front.
    pub text: &'p str,
    /// What the verb is.
    pub kinds: Kinds,
    /// The verb's text; empty without one.
    pub verb: &'p str,
}

impl Plain<'_> {
    /// The verb, as the action that a measure names.
    pub fn action(&self) -> Option<String> {
        (!self.verb.is_empty()).then(|| self.verb.to_string())
    }
}

impl Context<'_, '_> {
    /// Reads a plain quantity; `counted` is the noun behind the number, with whether 的 stands between.
    pub(super) fn plain(
        &self,
        gap: Gap,
        phrase: &Phrase,
        counted: Option<(Range, bool)>,
        frame: &Frame,
        site: &mut NumberSite,
    ) -> Outcome {
        let words = self.words;
        let verb = phrase.verb.range().map_or("", |range| words.of(range));
        let plain = Plain { gap, phrase, frame, text: words.of(phrase.noun), kinds: phrase.verb.kinds(), verb };
        if let Some(deed) = self.deed_of_people(&plain) {
            return Outcome::of(words.of(deed).to_string(), Some(deed), Shape::NumberDeed);
        }
        if let Some(goal) = self.growth_target(frame) {
            return Outcome {
                aspect: Aspect::Increase,
                ..Outcome::of(words.of(goal).to_string(), Some(goal), Shape::Goal)
            };
        }
        let spending = self.spending(phrase).filter(|_| frame.behind != Some(gap.chunk));
        // 投入5亿元危房改造资金 names the money.
        let owned = counted.is_some_and(|(_, owned)| owned);
        let funds = counted.is_some_and(|(range, _)| class::FUNDS_NOUN.ends(words.of(range)));
        if let Some(spending) = spending.filter(|_| !owned && !funds) {
            return self.spent(&plain, spending);
        }
        let size = class::SIZE_NOUN.end(plain.text).or(spending).filter(|_| owned || !funds);
        site.set(Fact::Sized, size.is_some());
        let counted = counted.filter(|_| site.decide(&family::COUNTED_NOUN, "of") == Some("behind"));
        site.set(Fact::CountsBehind, counted.is_some());
        let aspect = match site.decide(&family::ASPECT, "aspect") {
            Some("increase") => Aspect::Increase,
            Some("decrease") => Aspect::Decrease,
            _ => Aspect::Level,
        };
        let Relating { aspect, relation, compared } = self.relate(gap, phrase, aspect);
        let outcome = match counted {
            Some((range, _)) => self.of_counted(&plain, range, size, aspect),
            None if !phrase.has_noun() || compared => self.inherited(&plain, aspect),
            None if phrase.verb == Verb::None => self.noun_alone(&plain, aspect, site),
            None => self.noun_and_verb(&plain, aspect),
        };
        Outcome { relation, ..outcome }
    }

    /// 5%左右的增长目标: the target named behind a share, where nothing was told of before.
    fn growth_target(&self, frame: &Frame) -> Option<Range> {
        let rest = class::DE_PARTICLE.strip_start(self.rest()).filter(|_| self.is_percent())?;
        let goal = class::GROWTH_TARGET.start(rest).filter(|_| frame.indicator.is_empty())?;
        let start = self.stop - rest.len();
        Some((start, start + goal.len()))
    }

    /// 投入700万元，修建道路: what it is spent on stands further on. 重点项目80个，完成投资370亿元: the projects' investment.
    fn spent(&self, plain: &Plain, spending: &str) -> Outcome {
        let Plain { phrase, frame, .. } = plain;
        let projects = class::PROJECT_NOUN.ends(&frame.indicator) && frame.indicator.chars().count() <= 14;
        if projects && class::INVESTMENT.is(spending) {
            return Outcome::of(format!("{}{spending}", frame.indicator), None, Shape::Spent);
        }
        let place = if phrase.has_noun() { phrase.noun } else { phrase.verb.range().unwrap_or(phrase.noun) };
        Outcome::of(spending.to_string(), Some(place), Shape::Spent)
    }

    /// A noun phrase without verb: a member of a list takes over the list's verb, or its change.
    fn noun_alone(&self, plain: &Plain, aspect: Aspect, site: &mut NumberSite) -> Outcome {
        let Plain { phrase, frame, kinds, .. } = *plain;
        let (noun, place) = self.complete_among(phrase, frame);
        let listed = frame.aspect.unwrap_or(aspect);
        match site.decide(&family::LIST_MEMBER, "takes") {
            Some("verb") => Outcome {
                aspect: if phrase.change == Kinds::default() { listed } else { aspect },
                action: frame.action.clone(),
                leads: true,
                kinds: frame.kinds,
                ..Outcome::of(noun, place, Shape::ListMember)
            },
            Some("change") => {
                Outcome { aspect: listed, kinds: frame.kinds, ..Outcome::of(noun, place, Shape::ListMember) }
            }
            _ => Outcome { aspect, kinds, ..Outcome::of(noun, place, Shape::NounNumber) },
        }
    }

    /// 产值增长5%; 新建学校5所.
    fn noun_and_verb(&self, plain: &Plain, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, text, kinds, verb } = *plain;
        let (noun, place) = self.complete_among(phrase, frame);
        let leading = matches!(phrase.verb, Verb::Leading(..));
        let told_of_counted = frame.behind == Some(gap.chunk);
        let whole = if told_of_counted && leading && class::OUTCOME_NOUN.is(text) {
            // 1517个重点项目完成投资2575亿元: what the things counted did is theirs.
            Some(format!("{}{verb}{noun}", frame.indicator))
        } else if told_of_counted && frame.counted_behind && phrase.noun.0 == gap.chunk && !leading {
            // 15条排水沟整治率达100%: what the count left is told of the things counted.
            Some(format!("{}{noun}", frame.indicator))
        } else if class::GAIN_VERB.ends(verb) && class::MEAN_TAIL.ends(&noun) {
            // 农户人均增收1490元: what each has more of is in the verb.
            Some(format!("{noun}{verb}"))
        } else {
            None
        };
        let place = place.filter(|_| whole.is_none());
        let shape = if leading { Shape::VerbNounNumber } else { Shape::NounVerbNumber };
        let action = plain.action().filter(|_| kinds.any(&[Kind::Act, Kind::Deed, Kind::Add, Kind::Fall]));
        let leads = leading || kinds.is(Kind::Add);
        Outcome { aspect, action, leads, kinds, ..Outcome::of(whole.unwrap_or(noun), place, shape) }
    }
}
