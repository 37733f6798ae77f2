//! What one number of a sentence leaves for the next: its subject, its verb, the list that it is a member of, how strongly it is
//! promised. Ellipsis and 分别 are read by it.

use super::{Context, Outcome, Reading, Shape};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::measures::phrase::{Flags, Phrase, Range, Words};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Relation, RelationKind};
use crate::rules::trace;

/// What a mention leaves for those after it in its sentence.
#[derive(Clone, Default)]
pub(super) struct Frame {
    pub indicator: String,
    pub place: Option<Range>,
    /// The kinds of a list's verb.
    pub kinds: Kinds,
    /// Whether that verb led the noun phrase.
    pub leads: bool,
    /// The words of that verb.
    pub action: Option<String>,
    pub aspect: Option<Aspect>,
    /// Subjects that numbers are dealt out over.
    pub dealt: Vec<String>,
    /// How many of them were dealt.
    pub next: usize,
    /// The indicators of the last list, for 分别 behind it.
    pub list: Vec<String>,
    /// Every indicator of the sentence so far, each once, latest last.
    pub recent: Vec<String>,
    /// Number of the list.
    pub group: Option<usize>,
    /// Words of strength.
    pub flags: Flags,
    /// Whether those words lead a noun phrase.
    pub vows: bool,
    pub relation: Option<Relation>,
    pub relations_to: Vec<String>,
    pub unit: Option<String>,
    /// Whether what the number before counted stood behind it.
    pub counted_behind: bool,
    /// Whether the number before was of people who did something.
    pub people: bool,
    /// Where the noun behind the number before ends.
    pub behind: Option<usize>,
    /// Where the clause of the number before begins.
    pub clause: usize,
}

impl Frame {
    /// The words of strength that hold for a number. Those that lead a noun phrase hold on until the segment ends or another
    /// word comes (力争旅客达到…，收入达到…); those behind it are that number's alone (增长6.5%、力争7%，投资增长6%).
    pub(super) fn strength(&mut self, words: &Words, gap: Gap, phrase: &Phrase, chunk: Range) -> Flags {
        let said = phrase.flags;
        if said.ensure || said.strive {
            let before = (chunk.0.min(gap.clause), if phrase.has_noun() { phrase.noun.0 } else { chunk.0 });
            self.vows = words.within(before).iter().any(|cue| cue.kinds.any(&[Kind::Ensure, Kind::Strive]));
            self.flags = Flags { each: false, all: false, among: false, ..said };
        }
        let carried = !gap.new_segment && (self.vows || !gap.new_clause && !phrase.has_noun());
        Flags {
            ensure: said.ensure || !said.strive && self.flags.ensure && carried,
            strive: said.strive || !said.ensure && self.flags.strive && carried,
            ..said
        }
    }

    /// The last so many subjects that 分别 deals its numbers out over: those that the clause before listed, else the last ones
    /// told of. Without 分别 as many numbers as there were before are of the same things, one each.
    pub(super) fn subjects_before(&self, gap: Gap, phrase: &Phrase, count: usize, named: bool) -> Option<Vec<String>> {
        let back = |list: &[String]| {
            let tied = phrase.flags.each || gap.new_clause && list.len() == count;
            let last = list.get(list.len().checked_sub(count)?..)?;
            (tied && !phrase.has_noun()).then(|| last.to_vec())
        };
        back(&self.list).or_else(|| back(&self.recent).filter(|_| !named))
    }

    /// Takes a number into the list that it is a member of, or begins another: a list shares a group.
    pub(super) fn join_list(
        &mut self,
        gap: Gap,
        phrase: &Phrase,
        dealt: usize,
        reading: &mut Reading,
        group: &mut usize,
    ) {
        let member = gap.joined && !gap.new_clause;
        if member || dealt > 1 {
            if self.group.is_none() || dealt > 1 {
                *group += 1;
                self.group = Some(*group);
            }
            reading.group = self.group;
        } else {
            self.group = None;
        }
        if (dealt > 1 || !member) && (!phrase.flags.each || phrase.has_noun()) {
            self.list.clear();
        }
        if reading.aspect != Aspect::Rank {
            self.list.push(reading.indicator.clone());
            self.recent.retain(|told| *told != reading.indicator);
            self.recent.push(reading.indicator.clone());
        }
    }

    /// Keeps what was spoken of: `whole` is the noun before numbers were dealt out over its members.
    pub(super) fn speak_of(&mut self, whole: String) {
        // 对全省增长贡献率 is said of something; what follows is of that thing again.
        let contributes = class::TOWARD.starts(&whole) && class::CONTRIBUTION_RATE.ends(&whole);
        if contributes && !self.indicator.is_empty() {
            return;
        }
        // 收入自然增幅2%，完成3.6亿元: what follows is of the thing, not of its growth.
        let thing = class::CHANGE_ATTRIBUTE.strip_end(&whole).filter(|thing| thing.chars().count() >= 3);
        self.indicator = thing.map(str::to_string).unwrap_or(whole);
    }

    /// Keeps the shape of a number for those that follow.
    pub(super) fn remember(&mut self, reading: &Reading, outcome: Outcome, subjects: Vec<String>, unit: Option<&str>) {
        self.speak_of(outcome.noun);
        self.place = reading.place;
        self.clause = reading.clause.0;
        self.kinds = outcome.kinds;
        self.leads = outcome.leads;
        self.action = reading.action.clone();
        self.aspect = Some(reading.aspect);
        self.dealt = subjects;
        self.next = 1;
        self.relation = reading.relation.clone();
        self.relations_to = outcome.relations_to;
        self.unit = unit.map(str::to_string);
        self.counted_behind = outcome.shape == Shape::NumberNoun;
        self.people = outcome.shape == Shape::NumberDeed;
    }
}

impl Context<'_, '_> {
    /// A bare number behind others (分别增长7.1%、5.2%和8.7%): the next subject's, with the verb that the first one has.
    pub(super) fn distributed(&self, frame: &mut Frame, group: &mut usize, mut reading: Reading) -> Reading {
        trace::note("distribution", Some("next_subject"), reading.clause.1);
        reading.clause.0 = frame.clause.min(reading.clause.0);
        let subject = frame.dealt.get(frame.next).cloned();
        frame.next += 1;
        reading.place = frame.place.filter(|_| subject.is_none());
        reading.indicator = subject.unwrap_or_else(|| frame.indicator.clone());
        reading.aspect = frame.aspect.unwrap_or(Aspect::Level);
        reading.action = frame.action.clone();
        reading.relation = frame.relation.clone();
        self.other_unit(frame, &mut reading);
        if let (Some(relation), Some(to)) = (reading.relation.as_mut(), frame.relations_to.get(frame.next)) {
            relation.to = Some(to.clone());
        }
        reading.group = Some(*frame.group.get_or_insert_with(|| {
            *group += 1;
            *group
        }));
        frame.list.push(reading.indicator.clone());
        reading
    }

    /// A number dealt out in another unit than the one before is told otherwise.
    fn other_unit(&self, frame: &Frame, reading: &mut Reading) {
        // 增速高于全省1个百分点、7%左右: the second is the growth itself.
        let gap = reading.relation.as_ref().is_some_and(|relation| relation.kind == RelationKind::Gap);
        let points = self.unit().is_some_and(|unit| class::PERCENT_POINT.ends(unit));
        if gap && !points && frame.unit.as_deref() != self.unit() {
            reading.relation = None;
            reading.aspect = Aspect::Increase;
        }
        // 增长5.2%、约4.4万亿元: money behind a growth is the level.
        let money = self.unit().is_some_and(|unit| class::MONEY_UNIT.ends(unit));
        if money && super::is_percent(frame.unit.as_deref()) && reading.relation.is_none() {
            reading.aspect = Aspect::Level;
        }
    }
}
