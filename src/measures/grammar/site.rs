//! A number as the rules of the grammar see it: the stretches around it, and what holds there.

use super::subject::is_place_set;
use super::{Context, Frame, is_counter, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::Aspect;
use crate::rules::{Fact, FactSet, Family, Rule, Site, Slot};

/// A number with what stands around it, made once a number.
pub(super) struct NumberSite<'a> {
    unit: Option<&'a str>,
    verb: Option<&'a str>,
    noun: &'a str,
    before: &'a str,
    bound: &'a str,
    behind: &'a str,
    counted: Option<&'a str>,
    facts: FactSet,
    /// The rules that shaped the reading so far.
    won: Vec<&'static str>,
    at: usize,
}

impl NumberSite<'_> {
    /// What the family's rule that wins here gives for a key.
    pub(super) fn decide(&mut self, family: &'static Family, key: &str) -> Option<&'static str> {
        let rule = family.first(self)?;
        self.shaped_by(rule);
        rule.gives(key)
    }

    /// Notes a rule that shaped the reading.
    pub(super) fn shaped_by(&mut self, rule: &'static Rule) {
        self.won.push(rule.name);
    }

    /// The rules that shaped the reading, first to last.
    pub(super) fn won(self) -> Vec<&'static str> {
        self.won
    }

    /// Says that a fact holds, or does not.
    pub(super) fn set(&mut self, fact: Fact, holds: bool) {
        self.facts.set(fact, holds);
    }
}

impl Site for NumberSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Unit => self.unit,
            Slot::Verb => self.verb,
            Slot::Noun => Some(self.noun),
            Slot::Before => Some(self.before),
            Slot::Bound => Some(self.bound),
            Slot::Behind => Some(self.behind),
            Slot::Counted => self.counted,
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        self.facts.has(fact)
    }

    fn place(&self) -> usize {
        self.at
    }
}

impl<'a> Context<'a, '_> {
    /// The site of this number; `counted` is the noun behind it, with whether 的 stands between.
    pub(super) fn site(
        &self,
        gap: Gap,
        phrase: &Phrase,
        counted: Option<(Range, bool)>,
        frame: &Frame,
    ) -> NumberSite<'a> {
        let words = self.words;
        let noun = words.of(phrase.noun);
        let before = words.of((gap.chunk, gap.end)).trim_end();
        let mut facts = FactSet::default();
        let verb_kinds = phrase.verb.kinds();
        for (fact, holds) in [
            (Fact::Percent, self.is_percent()),
            (Fact::Counter, is_counter(self.unit())),
            (Fact::People, is_people(self.unit())),
            (Fact::Multiple, self.mention.kind == MentionKind::Multiple),
            (Fact::NewClause, gap.new_clause),
            (Fact::NewSegment, gap.new_segment),
            (Fact::Joined, gap.joined),
            (Fact::HasNoun, phrase.has_noun()),
            (Fact::PlaceSet, is_place_set(noun)),
            (Fact::Among, phrase.flags.among),
            (Fact::VerbTrailing, matches!(phrase.verb, Verb::Trailing(..))),
            (Fact::VerbLeading, matches!(phrase.verb, Verb::Leading(..))),
            (Fact::VerbGrows, verb_kinds.is(Kind::Grow)),
            (Fact::VerbAdds, verb_kinds.is(Kind::Add)),
            (Fact::VerbFalls, verb_kinds.is(Kind::Fall)),
            (Fact::VerbReaches, verb_kinds.is(Kind::Reach)),
            (Fact::VerbActs, verb_kinds.any(&[Kind::Act, Kind::Deed])),
            (Fact::NounGrows, phrase.change.any(&[Kind::Grow, Kind::Add])),
            (Fact::NounFalls, phrase.change.is(Kind::Fall)),
            (Fact::Owned, counted.is_some_and(|(_, owned)| owned)),
            (Fact::SameUnit, self.unit() == frame.unit.as_deref()),
            (Fact::ListLeads, frame.leads),
            (Fact::ListAdds, frame.kinds.is(Kind::Add)),
            (Fact::ListChanges, matches!(frame.aspect, Some(Aspect::Increase | Aspect::Decrease))),
        ] {
            facts.set(fact, holds);
        }
        NumberSite {
            unit: self.unit(),
            verb: phrase.verb.range().map(|range| words.of(range)),
            noun,
            before,
            bound: words.of((self.mention.span.start(), self.mention.number.start())),
            behind: self.rest(),
            counted: counted.map(|(range, _)| words.of(range)),
            facts,
            won: vec![],
            at: gap.end,
        }
    }

    /// The last word of spending in front of a number: that of a noun phrase's last member, or the verb.
    pub(super) fn spending(&self, phrase: &Phrase) -> Option<&'a str> {
        let noun = self.words.of(phrase.noun);
        let last = class::CONJUNCTION.rfind(noun).and_then(|at| noun.get(at.end..)).unwrap_or(noun);
        let verb = phrase.verb.range().map(|range| self.words.of(range)).unwrap_or_default();
        Some(if phrase.has_noun() { last } else { verb }).filter(|text| class::SPENDING_NOUN.is(text))
    }
}

/// A noun phrase by itself.
pub(super) struct NounSite<'a> {
    pub noun: &'a str,
    pub at: usize,
}

impl Site for NounSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Noun).then_some(self.noun)
    }

    fn fact(&self, _: Fact) -> bool {
        false
    }

    fn place(&self) -> usize {
        self.at
    }
}
