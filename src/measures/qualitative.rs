//! Targets in words alone: clauses of the main targets without a number that say which way something goes.

use super::phrase::{self, Range, Words};
use super::scan;
use crate::lexicon::classes::{Class, class};
use crate::model::Aspect;
use crate::rules::{Fact, Site, Slot, family};
use crate::span::Span;

/// A target put in words.
pub struct Qualitative {
    /// The clause.
    pub clause: Range,
    /// What it is of.
    pub noun: Range,
    /// Which way.
    pub aspect: Aspect,
    /// Another quantity that it is bound to.
    pub gap_to: Option<String>,
    /// Whether it is bound to something: another growth, a task that was set.
    pub bound: bool,
    /// The rule that read it: `qualitative.increase`.
    pub rule: String,
}

/// Characters of the shortest clause that can say what goes which way.
const SHORTEST: usize = 4;

/// The targets in words of a sentence of main targets; `numbers` are the mentions' spans in the sentence.
pub fn targets(words: &Words, sentence: Span, numbers: &[Span]) -> Vec<Qualitative> {
    let mut all = Vec::new();
    let mut from = sentence.start();
    while from < sentence.end() {
        let rest = words.of((from, sentence.end()));
        let length = rest.find(scan::ends_clause).unwrap_or(rest.len());
        let clause = (from, from + length);
        let mark = rest.get(length..).and_then(|rest| rest.chars().next());
        from = clause.1 + mark.map_or(1, char::len_utf8);
        let numbered = numbers.iter().any(|number| number.start() < clause.1 && number.end() > clause.0);
        if !numbered && words.of(clause).chars().count() >= SHORTEST {
            all.extend(target(words, clause));
        }
    }
    all
}

/// The first predicate of a target in the text: where it stands, and which way it says.
fn predicate(said: &str) -> Option<(std::ops::Range<usize>, Class)> {
    let classes = [class::QUALITATIVE_INCREASE, class::QUALITATIVE_DECREASE, class::QUALITATIVE_LEVEL];
    let found = classes.into_iter().filter_map(|class| Some((class.find(said)?, class)));
    found.min_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)))
}

/// The target that a clause without a number puts in words.
fn target(words: &Words, clause: Range) -> Option<Qualitative> {
    let said = words.of(clause);
    let (mut at, direction) = predicate(said)?;
    // 能耗降低完成国家下达任务: the task is what is met.
    let met = class::MEET.find(said).filter(|met| met.start > at.start + 3);
    let met = met.filter(|_| said.get(at.clone()).is_some_and(|predicate| !class::MEET.within(predicate)));
    let met = met.filter(|met| said.get(met.end..).is_some_and(|rest| class::ASSIGNED_TARGET.within(rest)));
    let meets = met.is_some();
    at = met.unwrap_or(at);
    let site = ClauseSite { at: clause.0, said, predicate: said.get(at.clone())?, direction, meets };
    let rule = family::QUALITATIVE.first(&site)?;
    let aspect = match rule.gives("aspect")? {
        "increase" => Aspect::Increase,
        "decrease" => Aspect::Decrease,
        "level" => Aspect::Level,
        _ => return None,
    };
    let fulfils = class::FULFILMENT.ends(site.predicate);
    let noun = subject(words, clause, &at, fulfils).filter(|noun| words.of(*noun).chars().count() >= 2)?;
    let compared = class::FASTER_THAN.end(site.predicate);
    let gap_to = compared.and_then(|word| {
        let to = said.split(word).nth(1)?.split('、').next()?;
        (!to.is_empty()).then(|| to.to_string())
    });
    let bound = compared.is_some() || class::IN_STEP.within(said) || fulfils && class::TASK_SIGN.within(said);
    Some(Qualitative { clause, noun, aspect, gap_to, bound, rule: family::QUALITATIVE.name_of(rule) })
}

/// What the target is of: before its predicate, or behind it where that is what is met (全面完成…约束性指标).
fn subject(words: &Words, clause: Range, predicate: &std::ops::Range<usize>, fulfils: bool) -> Option<Range> {
    let said = words.of(clause);
    let (start, end) = (clause.0 + predicate.start, clause.0 + predicate.end);
    let mut noun = phrase::read(words, (clause.0, start)).noun;
    if noun.0 >= noun.1 || fulfils && (predicate.start == 0 || class::IN_ACCORDANCE.starts(said)) {
        noun = phrase::trim_noun(words, (end, clause.1));
    }
    // 节能减排指标控制在省定目标内
    if class::BARE_TARGET.is(words.of(noun)) && noun.1 <= start {
        noun.0 = clause.0;
    }
    (noun.0 < noun.1).then_some(noun)
}

/// A clause that may put a target in words.
struct ClauseSite<'a> {
    at: usize,
    said: &'a str,
    predicate: &'a str,
    direction: Class,
    /// Whether a task is what is met.
    meets: bool,
}

impl Site for ClauseSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Clause => Some(self.said),
            Slot::Verb => Some(self.predicate),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::Increase => self.direction == class::QUALITATIVE_INCREASE,
            Fact::Decrease => self.direction == class::QUALITATIVE_DECREASE,
            Fact::TaskMet => self.meets,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.at
    }
}
