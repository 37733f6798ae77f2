//! One number, step by step: what stands in front of it, how strongly it is promised, whether it is dealt out from the numbers
//! before, by which shape it is read, over which subjects it begins to deal out, and what it leaves for the next.

use super::deal::deal_text;
use super::site::{NounSite, NumberSite};
use super::{Context, Frame, Outcome, Reading, Shape, is_counter, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind};
use crate::lexicon::joint_names;
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{self, Phrase, Range, Verb};
use crate::measures::scan::{self, Gap};
use crate::report::{Aspect, Comparator, Relation, RelationKind};
use crate::rules::{Fact, family, trace};

impl Context<'_, '_> {
    /// Reads the number; `gap` is the stretch in front of it.
    pub(super) fn read(&self, gap: Gap, frame: &mut Frame, group: &mut usize) -> Reading {
        let (phrase, chunk) = self.front(gap, frame);
        let counted = self.counted_noun().or_else(|| self.counted_by_next());
        let flags = frame.strength(self.words, gap, &phrase, chunk);
        if let Some(aim) = self.aim_passed(gap) {
            return self.beyond_aim(aim, frame, self.reading(gap, flags, Shape::GapOfSame));
        }
        if self.is_distributed(gap, &phrase, counted, frame) {
            return self.distributed(frame, group, self.reading(gap, flags, Shape::Distributed));
        }
        let mut site = self.site(gap, &phrase, counted, frame);
        let outcome = self.outcome(gap, &phrase, counted, frame, &mut site);
        let mut reading = self.reading(gap, flags, outcome.shape);
        let dealt = if outcome.shape == Shape::NumberDeed { 1 } else { self.count_dealt() };
        let subjects = self.subjects(gap, &phrase, &outcome, frame, dealt);
        reading.comparator = self.bound_in_front(gap, &outcome, &mut site);
        let outcome = self.without_stub(gap, outcome, frame, &mut site);
        reading.rules.splice(..0, phrase.rule.into_iter().chain(site.won()));
        self.fill(&mut reading, &outcome, &subjects);
        frame.join_list(gap, &phrase, dealt, &mut reading, group);
        // 增幅居全县27个镇街第四位: those competed with are no subject.
        if let Some(subject) = self.subject_of_rank(gap) {
            (reading.aspect, frame.aspect) = (Aspect::Level, Some(Aspect::Level));
            if !subject.is_empty() {
                frame.indicator = subject;
            }
            return reading;
        }
        frame.remember(&reading, outcome, subjects, self.unit());
        if phrase.flags.each || phrase.flags.all {
            reading.rules.push(if phrase.flags.each { "each" } else { "all" });
        }
        reading
    }

    /// A reading of the number of which nothing is known yet.
    fn reading(&self, gap: Gap, flags: phrase::Flags, shape: Shape) -> Reading {
        Reading {
            mention: self.index,
            indicator: String::new(),
            place: None,
            action: None,
            aspect: Aspect::Level,
            comparator: self.mention.comparator,
            from: None,
            relation: None,
            group: None,
            flags,
            clause: (gap.clause, gap.end),
            consumed: None,
            shape,
            has_origin: false,
            rules: vec![shape.name()],
        }
    }

    /// The phrase in front of the number, and the stretch that it is read from: the last member of a list, or the whole list
    /// (蔬菜、水果产量分别达到, 新增智能工厂、数字化车间10个).
    fn front(&self, gap: Gap, frame: &Frame) -> (Phrase, Range) {
        let words = self.words;
        let clause = words.of((gap.clause, gap.end));
        let mut chunk = (gap.chunk, gap.end);
        let mut phrase = phrase::read(words, chunk);
        // 增长6.5%左右、奋斗目标7%: a second tier.
        if class::HIGHER_TIER.is(words.of(phrase.noun)) && frame.unit == self.mention.unit {
            phrase.noun.0 = phrase.noun.1;
            phrase.flags.strive = true;
        }
        if self.mention.kind == MentionKind::Multiple {
            // 分别是“十二五”的1.1倍、1.5倍: of what was spoken of; 增加值、税收分别是“十二五”的1.4倍、1.6倍: of what stands before.
            let is = |at: &std::ops::Range<usize>| class::COPULA.starts(clause.get(at.end..).unwrap_or_default());
            if self.is_compared(gap) {
                phrase.noun.0 = phrase.noun.1;
            } else if let Some(at) = class::RESPECTIVELY.all_in(clause).filter(is).last() {
                chunk = (gap.clause, gap.clause + at.start);
                phrase = phrase::read(words, chunk);
                phrase.flags.each = true;
            }
        }
        // 出口额|是上年的2倍, 税收|相当于上年的113%: what stands behind the verb is what it is compared with.
        let stretch = words.of(chunk);
        let equal = match self.mention.kind {
            MentionKind::Multiple => class::EQUALS_OR_REACHES.rfind(stretch),
            _ if self.is_percent() => class::EQUALS.rfind(stretch),
            _ => None,
        };
        if let Some(at) = equal.filter(|at| at.start > 0 && class::DE_PARTICLE.ends(stretch.trim_end())) {
            let compared = (chunk.0, chunk.0 + at.start);
            let flags = phrase.flags;
            phrase = phrase::read(words, compared);
            phrase.flags = flags;
        }
        if gap.clause < gap.chunk && self.is_list(gap, &phrase, clause) {
            chunk.0 = gap.clause;
            phrase = phrase::read(words, chunk);
        }
        phrase.flags.ensure |= class::ASSURANCE.within(clause);
        (phrase, chunk)
    }

    /// Whether the stretch from the clause's start to the number is one list, not its last member alone.
    fn is_list(&self, gap: Gap, phrase: &Phrase, clause: &str) -> bool {
        let words = self.words;
        if class::SPENDING_NOUN.is(words.of(phrase.noun)) {
            return false;
        }
        if phrase.flags.each || phrase.flags.all || class::RESPECTIVELY.within(clause) {
            return true;
        }
        // 增长5.1%、居全省首位: the verb needs no list.
        if !phrase.has_noun() && phrase.verb != Verb::None && !gap.joined {
            return true;
        }
        let leading = matches!(phrase.verb, Verb::Leading(..));
        let members: Vec<Range> = scan::members(words.text, gap.clause, gap.chunk, 1)
            .into_iter()
            .map(|(from, end)| (from, from + words.of((from, end)).trim_end_matches('、').len()))
            .collect();
        // 新增、更新健身器材: verbs that share their object. Else the members are nouns.
        if leading {
            members.iter().all(|&member| self.is_bare_verb(member))
        } else {
            let mut places = members.iter().enumerate();
            gap.clause < gap.chunk
                && places.all(|(at, &member)| self.is_noun_member(member, at == 0 || !phrase.has_noun()))
        }
    }

    fn is_bare_verb(&self, member: Range) -> bool {
        let verb = |cue: &Cue| cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun);
        self.words.within(member).iter().any(|cue| verb(cue) && (cue.start, cue.end) == member)
    }

    /// Whether a member of a list is a noun: one that ends as a predicate is a clause of its own, and so is one that begins with
    /// a verb, unless it may (`led`).
    fn is_noun_member(&self, (from, end): Range, led: bool) -> bool {
        let verbs = self.words.within((from, end));
        let predicate = verbs.last().is_some_and(|cue| {
            cue.end == end
                && cue.start > from
                && cue.kinds.any(&[Kind::Predicate, Kind::Grow, Kind::Fall, Kind::Act])
                && !cue.kinds.is(Kind::Noun)
        });
        let starts = verbs.first().is_some_and(|cue| {
            cue.start == from && cue.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && cue.end < end
        });
        !predicate && (led || !starts)
    }

    /// What was aimed at, where the number before this one is that and this one how far it was left behind.
    fn aim_passed(&self, gap: Gap) -> Option<String> {
        let words = self.words;
        let aimed = self.previous().filter(|before| before.span.end() <= gap.end)?;
        let between = words.of((aimed.span.end(), self.mention.number.start()));
        if !class::BEYOND_AIM.is(between.trim()) {
            return None;
        }
        let clause = scan::last_clause(words.of((self.sentence.start(), aimed.span.start())));
        let aim = class::THAN.strip_start(clause)?;
        class::SET_LEVEL.ends(aim).then(|| aim.to_string())
    }

    /// 比“十五”计划目标3000亿元超过1070亿元: by so much more than what was aimed at.
    fn beyond_aim(&self, aim: String, frame: &Frame, mut reading: Reading) -> Reading {
        reading.clause.0 = frame.clause.min(reading.clause.0);
        (reading.indicator, reading.place) = (frame.indicator.clone(), frame.place);
        reading.comparator = Comparator::Eq;
        reading.relation = Some(Relation { kind: RelationKind::Gap, to: Some(aim), parts: None });
        reading
    }

    /// Whether the number stands bare behind others, so that it is dealt out like them: 分别增长7.1%、5.2%和8.7%.
    fn is_distributed(&self, gap: Gap, phrase: &Phrase, counted: Option<(Range, bool)>, frame: &Frame) -> bool {
        let bare = !phrase.has_noun() && phrase.verb == Verb::None && counted.is_none();
        // 第1、2位: what 第 begins, 位 ends.
        let rank = self.mention.kind == MentionKind::Rank;
        let ranked = rank || self.unit().is_some_and(|unit| class::POSITION_UNIT.is(unit));
        let same_kind = if frame.aspect == Some(Aspect::Rank) { ranked } else { !rank };
        // 20个贫困村退出、1.1万人脱贫: people are not dealt out from things.
        let people = is_people(self.unit()) && !is_people(frame.unit.as_deref());
        bare && !people && !gap.new_clause && frame.aspect.is_some() && same_kind
    }

    /// The first shape that reads the number.
    fn outcome(
        &self,
        gap: Gap,
        phrase: &Phrase,
        counted: Option<(Range, bool)>,
        frame: &Frame,
        site: &mut NumberSite,
    ) -> Outcome {
        if self.mention.kind == MentionKind::Rank {
            self.rank(gap, phrase, frame)
        } else if let Some(gapped) = self.gap_relation(gap, frame) {
            gapped
        } else if let Some(shared) = self.share(gap, phrase, counted, frame) {
            shared
        } else {
            self.plain(gap, phrase, counted, frame, site)
        }
    }

    /// Which subjects the numbers are dealt out over, where `dealt` numbers stand in a row.
    fn subjects(&self, gap: Gap, phrase: &Phrase, outcome: &Outcome, frame: &Frame, dealt: usize) -> Vec<String> {
        let gapped = outcome.relation.as_ref().is_some_and(|relation| relation.kind == RelationKind::Gap);
        if dealt < 2 || gapped && outcome.relations_to.len() >= 2 {
            return vec![];
        }
        let noun = &outcome.noun;
        let note = |by| trace::note("distribution", Some(by), gap.end);
        let earlier = if phrase.flags.each { self.dealt_earlier(gap, noun, dealt) } else { vec![] };
        if !earlier.is_empty() {
            note("subjects_of_clause_before");
            return earlier;
        }
        if let Some(doer) = phrase.doer.filter(|_| phrase.flags.each && outcome.relation.is_none()) {
            note("doers");
            let object = self.words.of(phrase.noun);
            return self.deal(doer, dealt).into_iter().map(|member| format!("{member}{object}")).collect();
        }
        let listed = outcome.place.map(|head| self.deal_before_head(gap, head, dealt)).unwrap_or_default();
        if phrase.flags.each && !listed.is_empty() {
            note("list_before_head");
            return listed;
        }
        // 城乡居民收入 names the two itself, unless it was told of before.
        let named = joint_names::joint_in(noun, dealt).is_some() && !frame.recent.contains(noun);
        match (frame.subjects_before(gap, phrase, dealt, named), outcome.place) {
            (Some(before), _) => {
                note("numbers_before");
                before
            }
            (None, Some(place)) => {
                note("list_in_front");
                self.deal(place, dealt)
            }
            (None, None) => deal_text(noun, dealt),
        }
    }

    /// The bound of the number, where it stands before the verb: 约占全县的七分之一, 至少开展1次应急演练.
    fn bound_in_front(&self, gap: Gap, outcome: &Outcome, site: &mut NumberSite) -> Comparator {
        let own = self.mention.comparator;
        if own != Comparator::Eq {
            return own;
        }
        site.set(Fact::Relates, outcome.relation.is_some());
        site.set(Fact::PlacedInFront, outcome.place.is_some_and(|place| place.0 < gap.end));
        match site.decide(&family::BOUND_IN_FRONT, "bound") {
            Some("at_least") => Comparator::AtLeast,
            Some("more_than") => Comparator::MoreThan,
            Some("about") => Comparator::About,
            _ => own,
        }
    }

    /// A noun that names nothing (因灾减产2.4%: why, not what) gives way to what was spoken of.
    fn without_stub(&self, gap: Gap, mut outcome: Outcome, frame: &Frame, site: &mut NumberSite) -> Outcome {
        let rule = family::NO_SUBJECT.first(&NounSite { noun: &outcome.noun, at: gap.end });
        if let Some(rule) = rule.filter(|_| !frame.indicator.is_empty()) {
            site.shaped_by(rule);
            (outcome.noun, outcome.place) = (frame.indicator.clone(), None);
        }
        outcome
    }

    /// Puts what the shape gives into the reading.
    fn fill(&self, reading: &mut Reading, outcome: &Outcome, subjects: &[String]) {
        let indicator = subjects.first().unwrap_or(&outcome.noun);
        let behind = |range: &Range| range.0 >= self.mention.span.end() && range.1 <= self.stop;
        reading.consumed = outcome.place.filter(behind).map(|range| range.1);
        reading.place = outcome.place.filter(|range| self.words.of(*range) == indicator);
        reading.indicator = indicator.clone();
        reading.aspect = outcome.aspect;
        reading.action = outcome.action.clone();
        reading.relation = outcome.relation.clone();
    }

    /// Where the number counts those that a rank is among, what holds the rank (empty: what was spoken of): 增幅居全县27个镇街第四位.
    fn subject_of_rank(&self, gap: Gap) -> Option<String> {
        let words = self.words;
        let next = self.next().filter(|next| next.kind == MentionKind::Rank)?;
        let between = words.of((self.mention.span.end(), next.span.start()));
        let before = words.of((gap.clause, gap.end));
        let counted = self.mention.kind == MentionKind::Quantity && is_counter(self.unit());
        if !counted || !class::PLACE_SET.ends(before) || between.contains(scan::ends_clause) {
            return None;
        }
        let verb = words.within((gap.clause, gap.end)).iter().rev().find(|cue| cue.kinds.is(Kind::Rank));
        // 满意度在全市9个区县中排第6
        let set = || class::WITHIN_SET.rfind(before).map(|at| gap.clause + at.start);
        let end = verb.map(|verb| verb.start).or_else(set)?;
        Some(words.of(phrase::subject(words, (gap.clause, end))).to_string())
    }
}
