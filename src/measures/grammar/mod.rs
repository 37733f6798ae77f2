//! Mentions → what each is of: one pass over the mentions of a sentence, each read by the stretch before it, the
//! stretch behind it, and what the mentions before it were.
//!
//! The shapes, by what stands where (a number is N, a noun phrase NP, a verb V):
//!
//! - `NP V N`  地区生产总值增长5.1% — the subject of a change, a level, a rank;
//! - `V NP N`  新增高新技术企业390家 — the object of a deed;
//! - `V N NP`  推动15个产业集群壮大 — the thing counted stands behind its number;
//! - `、NP N`  a member of a list, which takes over the list's verb;
//! - `，V N`   a further number of the same subject;
//! - `A、B分别V N、N`  numbers dealt out over a list of subjects.

mod behind;
mod deal;
mod from_to;
mod plain;
mod rank;
mod relation;
mod subject;

use super::mention::{Mention, MentionKind};
use super::phrase::{self, Flags, Phrase, Range, Verb, Words};
use super::scan::{self, Gap};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::report::{Aspect, Comparator, Relation, RelationKind, Value};
use crate::span::Span;
use deal::{deal_text, share_bounds};
use from_to::{deal_from, rescale, starts_from};

/// What the grammar makes of a mention.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which mention, by its place in the list.
    pub mention: usize,
    /// The noun phrase, put together where it must be.
    pub indicator: String,
    /// Where the phrase stands, if in one place.
    pub place: Option<Range>,
    /// The verb in front.
    pub action: Option<String>,
    /// Level, change or rank.
    pub aspect: Aspect,
    /// The bound, those shared over a list included.
    pub comparator: Comparator,
    /// A starting value.
    pub from: Option<Value>,
    /// To what the number relates.
    pub relation: Option<Relation>,
    /// Number of the list that it is a member of.
    pub group: Option<usize>,
    /// Words of strength that hold for it.
    pub flags: Flags,
    /// The stretch that says it: from the clause's start to the mention.
    pub clause: Range,
    /// Where the noun behind the number ends, if it was read.
    pub consumed: Option<usize>,
    /// Names of the rules, first to last.
    pub rules: Vec<&'static str>,
}

/// What a mention leaves for those after it in its sentence.
#[derive(Clone, Default)]
struct Frame {
    indicator: String,
    place: Option<Range>,
    /// The verb of a list: its kinds, whether it led the noun phrase, its words.
    kinds: Kinds,
    leads: bool,
    action: Option<String>,
    aspect: Option<Aspect>,
    /// Subjects that numbers are dealt out over, and how many were dealt.
    dealt: Vec<String>,
    next: usize,
    /// The indicators of the last list, for 分别 behind it.
    list: Vec<String>,
    /// Every indicator of the sentence so far, each once, latest last.
    recent: Vec<String>,
    group: Option<usize>,
    flags: Flags,
    /// Whether those words lead a noun phrase.
    vows: bool,
    relation: Option<Relation>,
    relations_to: Vec<String>,
    unit: Option<String>,
    counted_behind: bool,
    /// Whether the number before was of people who did something.
    people: bool,
    /// Where the noun behind the number before ends.
    behind: Option<usize>,
    /// Where the clause of the number before begins.
    clause: usize,
}

/// Reads the mentions of one sentence. `at` are their places in `mentions`; `group` counts the text's lists.
pub fn read(
    words: &Words,
    mentions: &[Mention],
    at: std::ops::Range<usize>,
    sentence: Span,
    group: &mut usize,
) -> Vec<Reading> {
    let mut all: Vec<Reading> = Vec::new();
    let mut frame = Frame::default();
    let mut from = sentence.start();
    let mut skip_from: Option<(usize, Gap)> = None;
    // 分别从1.2万元、0.8万元提高到1.5万元、1.1万元: where the first numbers are and where the second ones begin.
    let mut dealt_from: Option<(usize, usize)> = None;
    for index in at.clone() {
        let Some(mention) = mentions.get(index) else { break };
        let next = mentions.get(index + 1).filter(|_| index + 1 < at.end);
        let stop = next.map_or(sentence.end(), |next| next.span.start());
        let mut gap = scan::gap(words.text, from, mention.span.start());
        if gap.new_segment {
            frame.flags = Flags::default();
            frame.recent.clear();
        }
        from = mention.span.end();
        let behind = words.of((from, stop));
        if let Some(step) = ["台阶", "大关", "关口", "门槛"].iter().find(|step| behind.starts_with(**step)) {
            from += step.len();
        }
        if dealt_from.is_some_and(|(_, turn)| index < turn) {
            continue;
        }
        if skip_from.is_none()
            && let Some(count) = deal_from(words, &gap, mentions.get(index..at.end).unwrap_or(&[]))
        {
            (skip_from, dealt_from) = (Some((index, gap)), Some((index, index + count)));
            continue;
        }
        // 由73项压减到46项: the first number is where the second came from.
        if next.is_some_and(|next| starts_from(words, &gap, mention, next)) {
            skip_from = Some((index, gap));
            continue;
        }
        let start = skip_from.take();
        if let Some((_, first)) = start {
            gap = Gap { end: first.end, ..first };
        }
        let cx = Context { words, mentions, mention, index, stop, at_end: at.end, sentence };
        let mut reading = cx.read(gap, &mut frame, group);
        // A noun behind its number is read; the next number's stretch begins after it.
        frame.behind = None;
        if let Some(end) = reading.consumed.filter(|end| *end <= stop) {
            from = end;
            frame.behind = Some(end);
        }
        if let Some((first, _)) = start {
            reading.from = mentions
                .get(first)
                .and_then(|first| first.value)
                .map(|value| rescale(value, mentions.get(first), mention));
            reading.rules.push("from-to");
            let last = mentions.get(dealt_from.map_or(first, |(_, turn)| turn.saturating_sub(1)));
            let between = words.of((last.map_or(0, |last| last.span.end()), mention.span.start()));
            // 排名由99位提升至87位
            let place = mention.unit.as_deref() == Some("位")
                && ["排名", "位次", "名次"].iter().any(|tail| reading.indicator.ends_with(tail));
            if place {
                reading.aspect = Aspect::Rank;
            } else if reading.aspect != Aspect::Rank {
                reading.aspect = Aspect::Level;
            }
            let verb = between.split(['到', '至']).next().unwrap_or(between).trim_end_matches(['为', '成']);
            reading.action = Some(verb.to_string()).filter(|verb| !verb.is_empty());
            if dealt_from.is_some() {
                (frame.aspect, frame.action) = (Some(reading.aspect), reading.action.clone());
            }
        } else if let Some((first, turn)) = dealt_from.filter(|(first, turn)| index < turn + (turn - first)) {
            let first = mentions.get(first + (index - turn));
            reading.from = first.and_then(|origin| origin.value).map(|value| rescale(value, first, mention));
            reading.rules.push("from-to");
        }
        all.push(reading);
    }
    share_bounds(&mut all);
    all
}

/// One mention with its surroundings.
struct Context<'a, 't> {
    words: &'a Words<'t>,
    mentions: &'a [Mention],
    mention: &'a Mention,
    index: usize,
    /// Where the next mention or the sentence's end is.
    stop: usize,
    at_end: usize,
    sentence: Span,
}

impl Context<'_, '_> {
    fn read(&self, gap: Gap, frame: &mut Frame, group: &mut usize) -> Reading {
        let words = self.words;
        let mut chunk = (gap.chunk, gap.end);
        let mut phrase = phrase::read(words, chunk);
        let clause_text = words.of((gap.clause, gap.end));
        // A list in front of the number: 蔬菜、水果产量分别达到, 新增智能工厂、数字化车间10个.
        // 增长6.5%左右、奋斗目标7%: a second tier.
        if class::HIGHER_TIER.is(words.of(phrase.noun)) && frame.unit == self.mention.unit {
            phrase.noun.0 = phrase.noun.1;
            phrase.flags.strive = true;
        }
        // 分别是“十二五”的1.1倍、1.5倍: of what was spoken of.
        let multiple = self.mention.kind == MentionKind::Multiple;
        if multiple && self.is_compared(gap) {
            phrase.noun.0 = phrase.noun.1;
        } else if multiple && let Some(at) = clause_text.rfind("分别是").or(clause_text.rfind("分别为")) {
            // 增加值、税收分别是“十二五”的1.4倍、1.6倍
            chunk = (gap.clause, gap.clause + at);
            phrase = phrase::read(words, chunk);
            phrase.flags.each = true;
        }
        let list = gap.clause < gap.chunk && self.is_list(gap, &phrase, clause_text);
        if list {
            chunk.0 = gap.clause;
            phrase = phrase::read(words, chunk);
        }
        phrase.flags.ensure |= clause_text.contains("确保");
        let behind = self.behind().or_else(|| self.behind_next());
        let mut rules = vec![];

        // Words of strength that lead a noun phrase hold on until the segment ends or another word comes (力争旅客达到…，
        // 收入达到…); those behind it are that number's alone (增长6.5%、力争7%，投资增长6%).
        if phrase.flags.ensure || phrase.flags.strive {
            let before = (chunk.0.min(gap.clause), if phrase.has_noun() { phrase.noun.0 } else { chunk.0 });
            frame.vows = words.within(before).iter().any(|cue| cue.kinds.any(&[Kind::Ensure, Kind::Strive]));
            frame.flags = Flags { each: false, all: false, among: false, ..phrase.flags };
        }
        let carried = !gap.new_segment && (frame.vows || !gap.new_clause && !phrase.has_noun());
        let flags = Flags {
            ensure: phrase.flags.ensure || !phrase.flags.strive && frame.flags.ensure && carried,
            strive: phrase.flags.strive || !phrase.flags.ensure && frame.flags.strive && carried,
            ..phrase.flags
        };

        let mut reading = Reading {
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
            rules: vec![],
        };

        // 比“十五”计划目标3000亿元超过1070亿元: by so much more than what was aimed at.
        if let Some(aim) = self.beyond_aim(gap) {
            reading.clause.0 = frame.clause.min(reading.clause.0);
            (reading.indicator, reading.place) = (frame.indicator.clone(), frame.place);
            reading.comparator = Comparator::Eq;
            reading.relation = Some(Relation { kind: RelationKind::Gap, to: Some(aim), parts: None });
            reading.rules = vec!["gap-of-same"];
            return reading;
        }

        // Numbers dealt out: 分别增长7.1%、5.2%和8.7%.
        let bare = !phrase.has_noun() && phrase.verb == Verb::None;
        // 第1、2位: what 第 begins, 位 ends.
        let ranked = self.mention.kind == MentionKind::Rank || self.mention.unit.as_deref() == Some("位");
        let same_kind =
            if frame.aspect == Some(Aspect::Rank) { ranked } else { self.mention.kind != MentionKind::Rank };
        // 20个贫困村退出、1.1万人脱贫: people are not dealt out from things.
        let people = is_people(self.mention.unit.as_deref()) && !is_people(frame.unit.as_deref());
        if bare && !people && !gap.new_clause && behind.is_none() && frame.aspect.is_some() && same_kind {
            rules.push("dealt-out");
            reading.clause.0 = frame.clause.min(reading.clause.0);
            let subject = frame.dealt.get(frame.next).cloned();
            frame.next += 1;
            reading.indicator = subject.clone().unwrap_or_else(|| frame.indicator.clone());
            reading.place = frame.place.filter(|_| subject.is_none());
            reading.aspect = frame.aspect.unwrap_or(Aspect::Level);
            reading.action = frame.action.clone();
            reading.relation = frame.relation.clone();
            // 增速高于全省1个百分点、7%左右: the second is the growth itself.
            let points = self.mention.unit.as_deref().is_some_and(|unit| unit.ends_with("百分点"));
            if !points
                && frame.unit != self.mention.unit
                && reading.relation.as_ref().is_some_and(|relation| relation.kind == RelationKind::Gap)
            {
                reading.relation = None;
                reading.aspect = Aspect::Increase;
            }
            // 增长5.2%、约4.4万亿元: money behind a growth is the level.
            let percent = |unit: Option<&str>| unit.is_some_and(|unit| unit.starts_with(['%', '％']));
            let money = self.mention.unit.as_deref().is_some_and(|unit| unit.ends_with('元'));
            if percent(frame.unit.as_deref()) && money && reading.relation.is_none() {
                reading.aspect = Aspect::Level;
            }
            if let (Some(relation), Some(to)) = (reading.relation.as_mut(), frame.relations_to.get(frame.next)) {
                relation.to = Some(to.clone());
            }
            reading.group = Some(*frame.group.get_or_insert_with(|| {
                *group += 1;
                *group
            }));
            frame.list.push(reading.indicator.clone());
            reading.rules = rules;
            return reading;
        }

        let outcome = if self.mention.kind == MentionKind::Rank {
            self.rank(gap, &phrase, frame)
        } else if let Some(gapped) = self.gap_relation(gap, frame) {
            gapped
        } else if let Some(shared) = self.share(gap, &phrase, behind, frame) {
            shared
        } else {
            self.plain(gap, &phrase, behind, frame)
        };
        let Outcome { noun, place, aspect, action, relation, rule, leads, kinds, relations_to } = outcome;
        rules.push(rule);

        // Which subjects the numbers are dealt out over.
        let dealt = if rule == "number-deed" { 1 } else { self.count_dealt() };
        let mut subjects: Vec<String> = Vec::new();
        if dealt > 1
            && relation.as_ref().is_none_or(|relation| relation.kind != RelationKind::Gap || relations_to.len() < 2)
        {
            let earlier = if phrase.flags.each { self.dealt_earlier(gap, &noun, dealt) } else { vec![] };
            let back = |list: &[String]| {
                // Without 分别 as many numbers as there were before are of the same things, one each.
                let tied = phrase.flags.each || gap.new_clause && list.len() == dealt;
                (tied && !phrase.has_noun() && list.len() >= dealt).then(|| list[list.len() - dealt..].to_vec())
            };
            subjects = match (place, phrase.doer) {
                _ if !earlier.is_empty() => earlier,
                (_, Some(doer)) if phrase.flags.each && relation.is_none() => {
                    let object = words.of(phrase.noun);
                    self.deal(doer, dealt).into_iter().map(|member| format!("{member}{object}")).collect()
                }
                // ，分别增长: over what the clause before listed, else over the last things spoken of.
                _ if back(&frame.list).is_some()
                    || back(&frame.recent).is_some()
                        && (!["城乡", "内外资", "存贷款"].iter().any(|pair| noun.contains(pair))
                            || frame.recent.contains(&noun)) =>
                {
                    back(&frame.list).or_else(|| back(&frame.recent)).unwrap_or_default()
                }
                (Some(range), _) => self.deal(range, dealt),
                (None, _) => deal_text(&noun, dealt),
            };
        }
        // 不低于低保标准的1.6倍
        let told = words.of((gap.chunk, gap.end));
        if multiple && reading.comparator == Comparator::Eq && told.ends_with('的') {
            let at_least = ["不低于", "不少于"].iter().any(|word| told.contains(word));
            let more = ["超过", "高于"].iter().any(|word| told.contains(word));
            reading.comparator = match (at_least, more) {
                (true, _) => Comparator::AtLeast,
                (_, true) => Comparator::MoreThan,
                _ => Comparator::Eq,
            };
        }
        // 约占全县的七分之一; 至少开展1次应急演练: a bound before the verb.
        if reading.comparator == Comparator::Eq {
            let led = clause_text.rsplit(['、', '和']).next().unwrap_or("");
            if relation.is_some() && led.contains("约占") {
                reading.comparator = Comparator::About;
            } else if led.contains("至少") && place.is_none_or(|place| place.0 >= gap.end) {
                reading.comparator = Comparator::AtLeast;
            }
        }
        // 未, 率, 两 are no nouns: what was cut off was part of one.
        // 因灾减产2.4%: why, not what.
        let why = noun.starts_with('因') && noun.chars().count() <= 4 && !noun.contains("因素");
        let (noun, place) = match noun.chars().count() {
            _ if why && !frame.indicator.is_empty() => (frame.indicator.clone(), None),
            1 if !frame.indicator.is_empty() && "未尚仍首率两再还".contains(noun.as_str()) => {
                (frame.indicator.clone(), None)
            }
            _ => (noun, place),
        };
        let whole = noun.clone();
        let indicator = match subjects.first() {
            Some(first) => first.clone(),
            None => noun,
        };
        reading.consumed =
            place.filter(|range| range.0 >= self.mention.span.end() && range.1 <= self.stop).map(|range| range.1);
        reading.place = place.filter(|range| words.of(*range) == indicator);
        reading.indicator = indicator;
        reading.aspect = aspect;
        reading.action = action;
        reading.relation = relation;
        // Lists share a group.
        let member = gap.joined && !gap.new_clause && !reading.rules.contains(&"inherit");
        if member || dealt > 1 {
            if frame.group.is_none() || dealt > 1 {
                *group += 1;
                frame.group = Some(*group);
            }
            reading.group = frame.group;
        } else {
            frame.group = None;
        }
        if (gap.new_clause || dealt > 1 || !member) && (!phrase.flags.each || phrase.has_noun()) {
            frame.list.clear();
        }
        if reading.aspect != Aspect::Rank {
            frame.list.push(reading.indicator.clone());
        }
        if reading.aspect != Aspect::Rank {
            frame.recent.retain(|said| *said != reading.indicator);
            frame.recent.push(reading.indicator.clone());
        }
        // 增幅居全县27个镇街第四位: those competed with are no subject.
        if let Some(subject) = self.competes(gap) {
            (reading.aspect, frame.aspect) = (Aspect::Level, Some(Aspect::Level));
            if !subject.is_empty() {
                frame.indicator = subject;
            }
            frame.behind = None;
            reading.rules = rules;
            return reading;
        }
        // 对全省增长贡献率 is said of something; what follows is of that thing again.
        if !(whole.starts_with('对') && whole.ends_with("贡献率") && !frame.indicator.is_empty()) {
            // 收入自然增幅2%，完成3.6亿元: what follows is of the thing, not of its growth.
            let grown = ["自然增幅", "同比增幅", "总增幅", "增幅", "涨幅", "降幅", "增速"];
            let thing =
                grown.iter().find_map(|told| whole.strip_suffix(told)).filter(|thing| thing.chars().count() >= 3);
            frame.indicator = thing.map(str::to_string).unwrap_or(whole);
        }
        frame.place = reading.place;
        frame.clause = gap.clause;
        frame.kinds = kinds;
        frame.leads = leads;
        frame.action = reading.action.clone();
        frame.aspect = Some(reading.aspect);
        frame.dealt = subjects;
        frame.next = 1;
        frame.relation = reading.relation.clone();
        frame.relations_to = relations_to;
        frame.unit = self.mention.unit.clone();
        frame.counted_behind = rule == "number-noun";
        frame.people = rule == "number-deed";
        if phrase.flags.each || phrase.flags.all {
            rules.push(if phrase.flags.each { "each" } else { "all" });
        }
        reading.rules = rules;
        reading
    }

    /// Where the number counts those that a rank is among, what holds the rank (empty: what was spoken of): 增幅居全县27个镇街第四位.
    fn competes(&self, gap: Gap) -> Option<String> {
        let words = self.words;
        let next = self
            .mentions
            .get(self.index + 1)
            .filter(|next| self.index + 1 < self.at_end && next.kind == MentionKind::Rank)?;
        let between = words.of((self.mention.span.end(), next.span.start()));
        let before = words.of((gap.clause, gap.end));
        let set =
            ["全国", "全省", "全区", "全市", "全州", "全县", "全旗", "省会"].iter().any(|word| before.ends_with(word));
        let counted = self.mention.kind == MentionKind::Quantity;
        if !set || !counted || between.contains(scan::ends_clause) || !is_counter(self.mention.unit.as_deref()) {
            return None;
        }
        let verb = words.within((gap.clause, gap.end)).iter().rev().find(|cue| cue.kinds.is(Kind::Rank));
        // 满意度在全市9个区县中排第6
        let end = verb.map(|verb| verb.start).or_else(|| before.rfind('在').map(|at| gap.clause + at))?;
        Some(words.of(phrase::subject(words, (gap.clause, end))).to_string())
    }

    /// What was aimed at, where the number before this one is that and this one how far it was left behind.
    fn beyond_aim(&self, gap: Gap) -> Option<String> {
        let words = self.words;
        let aimed = self.mentions.get(self.index.checked_sub(1)?).filter(|before| before.span.end() <= gap.end)?;
        let between = words.of((aimed.span.end(), self.mention.number.start()));
        if !["超过", "超额", "超出", "超额完成", "高出", "多"].contains(&between.trim()) {
            return None;
        }
        let clause = words.of((self.sentence.start(), aimed.span.start())).rsplit(scan::ends_clause).next()?;
        let aim = clause.strip_prefix('比').or(clause.strip_prefix('较'))?;
        ["目标", "计划", "任务", "预算"].iter().any(|word| aim.ends_with(word)).then(|| aim.to_string())
    }

    fn is_percent(&self) -> bool {
        self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with(['%', '％']))
    }

    /// Whether the stretch from the clause's start to the number is one list, not its last member alone.
    fn is_list(&self, gap: Gap, phrase: &Phrase, clause: &str) -> bool {
        let before = self.words.of((gap.clause, gap.chunk));
        if class::SPENDING_NOUN.is(self.words.of(phrase.noun)) {
            return false;
        }
        if phrase.flags.each || phrase.flags.all || clause.contains("分别") {
            return true;
        }
        // 增长5.1%、居全省首位: the verb needs no list.
        if !phrase.has_noun() && phrase.verb != Verb::None && !gap.joined {
            return true;
        }
        // 新增、更新健身器材: verbs that share their object.
        let bare_verbs = scan::members(self.words.text, gap.clause, gap.chunk, 1).iter().all(|&range| {
            let range = (range.0, range.0 + self.words.of(range).trim_end_matches('、').len());
            self.words
                .within(range)
                .iter()
                .any(|cue| cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun) && (cue.start, cue.end) == range)
        });
        if bare_verbs && gap.clause < gap.chunk && matches!(phrase.verb, Verb::Leading(..)) {
            return true;
        }
        // Members are nouns: a member that ends as a predicate is a clause of its own.
        let members = scan::members(self.words.text, gap.clause, gap.chunk, 1);
        !before.is_empty()
            && members.iter().enumerate().all(|(at, &(from, end))| {
                let end = from + self.words.of((from, end)).trim_end_matches('、').len();
                let verbs = self.words.within((from, end));
                let last_is_verb = verbs.last().is_some_and(|cue| {
                    cue.end == end
                        && cue.start > from
                        && cue.kinds.any(&[Kind::Predicate, Kind::Grow, Kind::Fall, Kind::Act])
                        && !cue.kinds.is(Kind::Noun)
                });
                let starts = verbs.first().is_some_and(|cue| {
                    cue.start == from && cue.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && cue.end < end
                });
                !last_is_verb && (at == 0 || !starts || !phrase.has_noun())
            })
            && !matches!(phrase.verb, Verb::Leading(..))
    }
}

/// What a shape gives.
struct Outcome {
    noun: String,
    place: Option<Range>,
    aspect: Aspect,
    action: Option<String>,
    relation: Option<Relation>,
    rule: &'static str,
    leads: bool,
    kinds: Kinds,
    relations_to: Vec<String>,
}

impl Outcome {
    /// A level of this noun, without more; `rule` names what read it.
    fn of(noun: String, place: Option<Range>, rule: &'static str) -> Outcome {
        Outcome {
            noun,
            place,
            aspect: Aspect::Level,
            action: None,
            relation: None,
            rule,
            leads: false,
            kinds: Kinds::default(),
            relations_to: vec![],
        }
    }
}

fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a unit counts people or households.
fn is_people(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| unit.ends_with(['人', '户', '名']))
}

/// Whether a unit counts things (个, 家, 项), with or without 万.
fn is_counter(unit: Option<&str>) -> bool {
    let Some(unit) = unit else { return false };
    let bare = unit.trim_start_matches(['万', '亿', '千', '百', '余', '多']);
    bare.is_empty() || class::COUNTER_UNIT.is(bare)
}
