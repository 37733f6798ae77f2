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

use super::mention::{Mention, MentionKind};
use super::phrase::{self, Flags, Phrase, Range, Verb, Words};
use super::scan::{self, Gap};
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::report::{Aspect, Comparator, Relation, RelationKind, Value};
use crate::span::Span;

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
    /// Where the noun behind the number before ends.
    behind: Option<usize>,
    /// Where the clause of the number before begins.
    clause: usize,
}

/// Nouns that mean nothing without what they are of: 增速 of what was said before.
const RELATIONAL: &[&str] = &[
    "增速",
    "增幅",
    "涨幅",
    "降幅",
    "总量",
    "总数",
    "总数量",
    "数量",
    "占比",
    "比重",
    "份额",
    "规模",
    "总额",
    "总值",
    "排名",
    "位次",
    "增长率",
    "均价",
    "人均",
    "总产",
    "余额",
    "覆盖率",
    "完成率",
    "增量",
];

/// What things counted bring about: 项目完成投资, 企业实现利润.
const OUTCOMES: &[&str] =
    &["投资", "产值", "收入", "营业收入", "利润", "税收", "销售收入", "销售额", "总产值", "固定资产投资"];

/// What a number behind which these words stand is no number *of*.
const NOT_COUNTED: &[&str] = &[
    "目标",
    "水平",
    "大关",
    "台阶",
    "关口",
    "等",
    "左右",
    "以上",
    "以下",
    "以内",
    "任务",
    "要求",
    "标准",
    "门槛",
    "不等",
    "之间",
    "上下",
    "的目标",
    "的水平",
    "的增速",
    "的速度",
    "的要求",
    "的任务",
    "的标准",
    "的增长",
    "的年均",
];

/// Words of spending: a sum behind them is spent, on what stands further on.
const SPENDING: &[&str] = &[
    "投资",
    "投入",
    "总投资",
    "投入资金",
    "筹资",
    "出资",
    "斥资",
    "耗资",
    "完成投入",
    "累计投资",
    "累计投入",
    "先后投资",
    "先后投入",
    "共投资",
    "共投入",
    "新上投资",
];

/// Words in front of a size: the size is of the noun behind it.
const SIZES: &[&str] = &[
    "总投资",
    "总投资额",
    "投资额",
    "计划总投资",
    "年产",
    "占地",
    "占地面积",
    "总占地",
    "建筑面积",
    "总建筑面积",
    "总规模",
    "规模",
    "年产能",
    "装机",
    "总装机",
    "总长",
    "全长",
];

/// Whether the text behind a number begins with a word that is no thing counted: 目标, 水平, 左右 ….
fn not_counted(rest: &str) -> bool {
    NOT_COUNTED.iter().any(|word| {
        rest.strip_prefix(word).is_some_and(|after| {
            let closed = !after.chars().next().is_some_and(is_han);
            closed
                || matches!(
                    *word,
                    "等" | "左右" | "以上" | "以下" | "以内" | "不等" | "之间" | "上下" | "台阶" | "大关" | "关口"
                )
        })
    })
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
    for index in at.clone() {
        let Some(mention) = mentions.get(index) else { break };
        let next = mentions.get(index + 1).filter(|_| index + 1 < at.end);
        let stop = next.map_or(sentence.end(), |next| next.span.start());
        let mut gap = scan::gap(words.text, from, mention.span.start());
        if gap.new_segment {
            frame.flags = Flags::default();
        }
        from = mention.span.end();
        let behind = words.of((from, stop));
        if let Some(step) = ["台阶", "大关", "关口", "门槛"].iter().find(|step| behind.starts_with(**step)) {
            from += step.len();
        }
        // 由73项压减到46项: the first number is where the second came from.
        if let Some(next) = next.filter(|next| starts_from(words, &gap, mention, next)) {
            let _ = next;
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
            let between = words.of((mentions.get(first).map_or(0, |first| first.span.end()), mention.span.start()));
            if reading.aspect != Aspect::Rank {
                reading.aspect = Aspect::Level;
            }
            reading.action =
                Some(between.trim_end_matches(['到', '至', '为']).to_string()).filter(|verb| !verb.is_empty());
        }
        all.push(reading);
    }
    share_bounds(&mut all);
    all
}

/// A starting value in the unit of the value reached, where the two differ by 千, 万 or 亿 only.
fn rescale(value: Value, first: Option<&Mention>, second: &Mention) -> Value {
    let scale = |unit: Option<&str>| -> i64 {
        let unit = unit.unwrap_or("");
        [("万亿", 1_000_000_000_000i64), ("亿", 100_000_000), ("万", 10_000), ("千", 1000)]
            .iter()
            .find(|(word, _)| unit.starts_with(word))
            .map_or(1, |(_, factor)| *factor)
    };
    let Some(first) = first else { return value };
    if first.unit.is_none() || first.unit == second.unit {
        return value;
    }
    let (a, b) = (scale(first.unit.as_deref()), scale(second.unit.as_deref()));
    let turn = |number: rust_decimal::Decimal| {
        number.checked_mul(a.into()).and_then(|number| number.checked_div(b.into())).unwrap_or(number).normalize()
    };
    match value {
        Value::One(one) => Value::One(turn(one)),
        Value::Two(low, high) => Value::Two(turn(low), turn(high)),
    }
}

/// Whether a mention is the start of a change whose end is the next mention.
fn starts_from(words: &Words, gap: &Gap, mention: &Mention, next: &Mention) -> bool {
    let before = words.of((gap.clause, gap.end));
    let between = words.of((mention.span.end(), next.span.start()));
    let led = ["由", "从"].iter().any(|word| before.contains(word));
    let short = between.len() <= 36 && !between.contains(|ch: char| ch == '、' || scan::ends_clause(ch));
    let turned = ["到", "至", "为", "成"].iter().any(|word| between.trim_end().ends_with(word))
        || between.contains('到')
        || between.contains('至')
        || ["超过", "突破"].iter().any(|word| next_text(words, next).starts_with(word)) && between.contains("增加");
    led && short && turned && mention.kind == next.kind && !between.contains("转为") && !between.contains("年")
}

fn next_text<'t>(words: &Words<'t>, next: &Mention) -> &'t str {
    words.of((next.span.start(), next.span.end()))
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

        // Numbers dealt out: 分别增长7.1%、5.2%和8.7%.
        let bare = !phrase.has_noun() && phrase.verb == Verb::None;
        let same_kind = (self.mention.kind == MentionKind::Rank) == (frame.aspect == Some(Aspect::Rank));
        if bare && !gap.new_clause && behind.is_none() && frame.aspect.is_some() && same_kind {
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
        } else if let Some(gapped) = self.gap_relation(gap, &phrase, frame) {
            gapped
        } else if let Some(shared) = self.share(gap, &phrase, behind, frame) {
            shared
        } else {
            self.plain(gap, &phrase, behind, frame)
        };
        let Outcome { noun, place, aspect, action, relation, rule, leads, kinds, relations_to } = outcome;
        rules.push(rule);

        // Which subjects the numbers are dealt out over.
        let dealt = self.count_dealt();
        let mut subjects: Vec<String> = Vec::new();
        if dealt > 1
            && relation.as_ref().is_none_or(|relation| relation.kind != RelationKind::Gap || relations_to.len() < 2)
        {
            let earlier = if phrase.flags.each { self.dealt_earlier(gap, &noun, dealt) } else { vec![] };
            let back = |list: &[String]| {
                (phrase.flags.each && !phrase.has_noun() && list.len() >= dealt)
                    .then(|| list[list.len() - dealt..].to_vec())
            };
            subjects = match (place, phrase.doer) {
                _ if !earlier.is_empty() => earlier,
                (_, Some(doer)) if phrase.flags.each && relation.is_none() => {
                    let object = words.of(phrase.noun);
                    self.deal(doer, dealt).into_iter().map(|member| format!("{member}{object}")).collect()
                }
                // ，分别增长: over what the clause before listed, else over the last things spoken of.
                _ if back(&frame.list).is_some() || back(&frame.recent).is_some() && !noun.contains("城乡") => {
                    back(&frame.list).or_else(|| back(&frame.recent)).unwrap_or_default()
                }
                (Some(range), _) => self.deal(range, dealt),
                (None, _) => deal_text(&noun, dealt),
            };
        }
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
        frame.recent.retain(|said| *said != reading.indicator);
        frame.recent.push(reading.indicator.clone());
        // 对全省增长贡献率 is said of something; what follows is of that thing again.
        if !(whole.starts_with('对') && whole.ends_with("贡献率") && !frame.indicator.is_empty()) {
            frame.indicator = whole;
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
        if phrase.flags.each || phrase.flags.all {
            rules.push(if phrase.flags.each { "each" } else { "all" });
        }
        reading.rules = rules;
        reading
    }

    /// Whether the stretch from the clause's start to the number is one list, not its last member alone.
    fn is_list(&self, gap: Gap, phrase: &Phrase, clause: &str) -> bool {
        let before = self.words.of((gap.clause, gap.chunk));
        if SPENDING.contains(&self.words.of(phrase.noun)) {
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

    /// The noun phrase right behind the number, with whether 的 stands between.
    fn behind(&self) -> Option<(Range, bool)> {
        let words = self.words;
        let end = self.mention.span.end();
        let rest = words.of((end, self.stop));
        let blank = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        let owned = rest.trim_start_matches([' ', '\u{3000}']).starts_with('的');
        let from = end + blank + if owned { "的".len() } else { 0 };
        let first = words.of((from, self.stop)).chars().next()?;
        if !(is_han(first) || matches!(first, '“' | '《' | '"') || first.is_alphanumeric()) {
            return None;
        }
        if not_counted(rest.trim_start()) {
            return None;
        }
        if ["和", "及", "与", "以及", "或", "并", "到", "至", "且", "而", "后", "时", "起", "就", "之", "因", "但"]
            .iter()
            .any(|word| words.of((from, self.stop)).starts_with(word))
        {
            return None;
        }
        let mut mark = scan::until_mark(words.text, from, self.stop);
        let cut = |mark: usize| {
            let quoted = |at: usize| {
                let before = words.of((from, at));
                before.matches('“').count() > before.matches('”').count()
            };
            let cue =
                words.within((from, mark)).iter().find(|cue| cue.start > from && self.cuts(cue) && !quoted(cue.start));
            // 为7万户群众办了证: what was done to them.
            let done = words
                .of((from, mark))
                .char_indices()
                .zip(words.of((from, mark)).chars().skip(1))
                .find(|((at, _), next)| *next == '了' && *at > 3);
            let done = done.map(|((at, _), _)| from + at);
            // 锂电池项目6月底前建成: a time stands behind the noun.
            let label = words.labels.partition_point(|label| label.span.start() <= from);
            let time = words
                .labels
                .get(label)
                .filter(|label| label.span.start() < mark && matches!(label.rule, "date" | "duration"));
            let time = time.map(|label| label.span.start());
            let year = words.within((from, mark)).iter().find(|cue| {
                cue.start > from
                    && matches!(
                        words.of((cue.start, cue.end)),
                        "年内" | "年底" | "年底前" | "年末" | "上半年" | "下半年" | "今年"
                    )
            });
            cue.map(|cue| cue.start).into_iter().chain(done).chain(time).chain(year.map(|cue| cue.start)).min()
        };
        if let Some(cue) = words.within((from, mark)).first().filter(|cue| cue.start == from) {
            let verb = cue.kinds.any(&[
                Kind::Predicate,
                Kind::Rank,
                Kind::Share,
                Kind::Gap,
                Kind::Reach,
                Kind::Grow,
                Kind::Fall,
                Kind::Add,
                Kind::Act,
            ]);
            // 2个过50亿元项目: a bound inside a description.
            let after = words.labels.partition_point(|label| label.span.end() <= cue.start);
            let bound = words.labels.get(after).is_some_and(|label| label.span.start() <= cue.end);
            let single_gap = cue.kinds.is(Kind::Gap) && words.of((cue.start, cue.end)).chars().count() == 1;
            if verb && !bound && !single_gap && !cue.kinds.any(&[Kind::Noun, Kind::Deed]) {
                return None;
            }
        }
        let mut noun_end = cut(mark);
        // 100个卫星镇、特色专业镇: further members without a number of their own.
        while is_counter(self.mention.unit.as_deref())
            && noun_end.is_none()
            && mark < self.stop
            && words.of((mark, self.stop)).starts_with('、')
        {
            let next = mark + "、".len();
            let end = scan::until_mark(words.text, next, self.stop);
            let numbered = end == self.stop && self.stop < self.sentence.end();
            let verb = words
                .within((next, end))
                .first()
                .is_some_and(|cue| cue.start == next && cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun))
                && !words.of((next, end)).starts_with('过');
            if numbered || verb || end == next || end - from > 120 {
                break;
            }
            mark = end;
            noun_end = cut(mark);
        }
        // 40项民生实事和军地互办20项实事: behind the link begins what the next number is of.
        if noun_end.is_none() && mark == self.stop && self.stop < self.sentence.end() {
            let held = words.of((from, mark));
            let link = ["和", "及", "与"].iter().filter_map(|link| held.rfind(link)).max();
            noun_end = link
                .filter(|&at| held[..at].chars().count() >= 2 && held[at..].chars().count() >= 3)
                .map(|at| from + at);
        }
        let mut noun = phrase::trim_noun(words, (from, noun_end.unwrap_or(mark)));
        // 20处“驻足可观”的景观小品: the head stands behind 的.
        if let Some(at) = words.of(noun).rfind('的') {
            let head = (noun.0 + at + "的".len(), noun.1);
            let deed = words.within(head).iter().any(|cue| cue.kinds.is(Kind::Deed) && (cue.start, cue.end) == head)
                || ["改造", "建设"].iter().any(|tail| words.of(head).ends_with(tail))
                    && words.of(head).chars().count() <= 4;
            let people = ["人口", "群众", "居民", "农民"].contains(&words.of((noun.0, noun.0 + at)));
            // 5所学校的操场: a bare noun counted, and something of it; 20家有影响的企业: a noun described.
            let owner = (noun.0, noun.0 + at);
            let bare = words.of(owner).chars().count() <= 5
                && words.within(owner).iter().all(|cue| cue.kinds.is(Kind::Noun))
                && !words.of(owner).contains(['“', '性', '型', '好', '大', '新', '高', '强', '级', '有', '以', '化'])
                && is_counter(self.mention.unit.as_deref());
            if people || bare {
                noun.1 = noun.0 + at;
            } else if words.of(head).chars().count() >= 2 && !deed {
                noun = head;
            }
        }
        // 四批政策清单等一揽子措施: the first is the thing.
        if let Some(at) = words.of(noun).find('等').filter(|&at| at > 3 && !words.of(noun)[at..].starts_with("等级"))
        {
            noun.1 = noun.0 + at;
        }
        // 9800人稳定脱贫: nothing but verbs is no noun.
        let verbs = words.within(noun);
        let covered: usize = verbs.iter().filter(|cue| !cue.kinds.is(Kind::Noun)).map(|cue| cue.end - cue.start).sum();
        let counts_people = is_people(self.mention.unit.as_deref());
        if counts_people && covered == noun.1 - noun.0 && covered > 0 {
            return None;
        }
        (noun.0 < noun.1).then_some((noun, owned))
    }

    /// The noun behind the next number, where the two count the same: 411户、706人脱贫人员, 6大类194项工程.
    fn behind_next(&self) -> Option<(Range, bool)> {
        let next = self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end)?;
        let between = self.words.of((self.mention.span.end(), next.span.start()));
        if !matches!(between, "" | "、")
            || !is_counter(self.mention.unit.as_deref())
            || next.unit == self.mention.unit
            || !is_counter(next.unit.as_deref())
        {
            return None;
        }
        let after = self.mentions.get(self.index + 2).filter(|_| self.index + 2 < self.at_end);
        let stop = after.map_or(self.sentence.end(), |after| after.span.start());
        let cx = Context { mention: next, index: self.index + 1, stop, ..*self };
        let (noun, owned) = cx.behind()?;
        // The noun is left to the next number too.
        Some((noun, owned))
    }

    /// Whether a word ends the noun phrase that it stands behind.
    fn cuts(&self, cue: &Cue) -> bool {
        let word = self.words.of((cue.start, cue.end));
        let single = word.chars().count() == 1;
        let next = self.words.text.get(cue.end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        if single
            && (cue.kinds.is(Kind::Gap)
                || cue.kinds.is(Kind::Rank) && !matches!(next, '全' | '第' | '省' | '国' | '在' | '前' | '首'))
        {
            return false;
        }
        let tail = self.words.of((cue.end, scan::until_mark(self.words.text, cue.end, self.stop)));
        let names = tail.chars().count() >= 2
            && tail.ends_with([
                '点', '目', '程', '心', '地', '台', '构', '业', '区', '县', '站', '馆', '园', '校', '院', '队',
            ]);
        let done =
            cue.kinds.is(Kind::Act) && !cue.kinds.is(Kind::Deed) && !names || cue.kinds.is(Kind::Deed) && next == '“';
        let relates = done
            || cue.kinds.any(&[Kind::Rank, Kind::Share, Kind::Gap])
            || cue.kinds.is(Kind::Reach) && word.chars().count() > 1 && !cue.kinds.is(Kind::Deed);
        (cue.kinds.is(Kind::Predicate)
            || relates
            || matches!(word, "增长" | "下降")
            || cue.kinds.is_verb() && self.words.text.get(cue.end..).is_some_and(|rest| rest.starts_with('了')))
            && !cue.kinds.is(Kind::Noun)
    }

    /// How many numbers are dealt out from this one on: itself and those behind it with nothing but 、 between.
    fn count_dealt(&self) -> usize {
        let mut count = 1;
        let mut end = self.mention.span.end();
        for next in self.mentions.get(self.index + 1..self.at_end).unwrap_or(&[]) {
            let between = self.words.of((end, next.span.start())).trim();
            if !matches!(between, "、" | "和" | "及" | "与" | "以及" | "，和" | "、和") {
                break;
            }
            let rest = self.words.of((next.span.end(), self.sentence.end()));
            if rest.chars().next().is_some_and(is_han)
                && !["和", "及", "与", "以及", "左右", "以上"].iter().any(|word| rest.starts_with(word))
            {
                // A number with its own noun behind it is no further dealt number; one more look tells a predicate.
                let own = self
                    .words
                    .within((next.span.end(), self.sentence.end()))
                    .first()
                    .is_none_or(|cue| cue.start != next.span.end());
                if own {
                    break;
                }
            }
            count += 1;
            end = next.span.end();
        }
        count
    }

    /// The subjects in a stretch that `wanted` numbers are dealt out over.
    fn deal(&self, range: Range, wanted: usize) -> Vec<String> {
        let words = self.words;
        let ranges = scan::members(words.text, range.0, range.1, wanted);
        let names: Vec<&str> = ranges.iter().map(|&range| words.of(phrase::trim_noun(words, range))).collect();
        let known = |at: usize| ranges.get(at).is_some_and(|&(from, end)| words.name_ending_at(from, end).is_some());
        // The head that the last member ends in begins behind a whole word.
        let shift = match (ranges.last(), names.len().checked_sub(2).and_then(|at| names.get(at))) {
            (Some(&(from, end)), Some(before)) => {
                let cut =
                    from + words.of((from, end)).char_indices().nth(before.chars().count()).map_or(0, |(at, _)| at);
                let word = words
                    .within((from, end))
                    .iter()
                    .find(|cue| cue.start < cut && cut < cue.end && cue.kinds.is(Kind::Noun));
                // The nearer end of the word: 废弃矿山|生态修复, 参保|人数.
                word.map_or(0, |word| {
                    let (back, on) =
                        (words.of((word.start, cut)).chars().count(), words.of((cut, word.end)).chars().count());
                    if back < on { -(back as isize) } else { on as isize }
                })
            }
            _ => 0,
        };
        deal_names(&names, wanted, shift, known)
    }

    /// Subjects named in the clause before: 废物、垃圾和污水处理能力提高，处理率分别达到95%、85%、80%.
    fn dealt_earlier(&self, gap: Gap, noun: &str, wanted: usize) -> Vec<String> {
        let words = self.words;
        let here = words.of((gap.clause, gap.end));
        if here.contains('、') || here.contains('和') || noun.chars().count() > 5 {
            return vec![];
        }
        let before = words.of((self.sentence.start(), gap.clause)).trim_end_matches(['，', ',']);
        let start =
            before.rfind(scan::ends_clause).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let clause = (self.sentence.start() + start, self.sentence.start() + before.len());
        let ranges = scan::members(words.text, clause.0, clause.1, wanted);
        if ranges.len() != wanted
            || self.mentions.iter().any(|mention| mention.span.start() >= clause.0 && mention.span.end() <= clause.1)
        {
            return vec![];
        }
        let head: String = noun.chars().take(2).collect();
        let last = ranges.len() - 1;
        ranges
            .iter()
            .enumerate()
            .map(|(at, &range)| {
                let text = words.of(range);
                if at == 0 || at == last {
                    let noun_range = phrase::read(words, range).noun;
                    let held = words.of(noun_range);
                    let cut = held.find(&head).filter(|&at| at > 0).unwrap_or(held.len());
                    let cut = &held[..cut];
                    return if cut.is_empty() { text.to_string() } else { cut.to_string() };
                }
                text.to_string()
            })
            .map(|member| if noun.ends_with('率') || noun.ends_with('量') { format!("{member}{noun}") } else { member })
            .collect()
    }

    fn rank(&self, gap: Gap, phrase: &Phrase, frame: &Frame) -> Outcome {
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
        let (noun, place, rule) = if text.is_empty() || is_place_set(text) || matches!(text, "由" | "从") {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, "inherit")
        } else {
            let (noun, place) = self.complete(subject, frame);
            (noun, place, "rank")
        };
        Outcome {
            noun,
            place,
            aspect,
            action: None,
            relation: None,
            rule,
            leads: false,
            kinds: Kinds::default(),
            relations_to: vec![],
        }
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

    /// 高于全省14.4个百分点, 较全省高0.5个百分点.
    fn gap_relation(&self, gap: Gap, phrase: &Phrase, frame: &Frame) -> Option<Outcome> {
        let words = self.words;
        let points = self.mention.unit.as_deref().is_some_and(|unit| {
            unit.ends_with("百分点") || unit == "%" || unit == "元" || unit == "位" || unit == "天" || unit == "倍"
        });
        if !points || self.mention.kind == MentionKind::Rank {
            return None;
        }
        let stretch = (gap.clause, gap.end);
        let cues = words.within(stretch);
        let cue = cues.iter().rev().find(|cue| cue.kinds.is(Kind::Gap) && !cue.kinds.is(Kind::Noun)).copied()?;
        let text = words.of((cue.start, cue.end));
        let short = ["高", "低", "快"].contains(&text);
        let object = phrase::trim_noun(words, (cue.end, gap.end));
        let (subject, to) = if object.0 >= object.1 || short {
            // 比全省高: the other side stands before.
            let before = words.of((stretch.0, cue.start));
            let (at, len) =
                ["比", "较", "与"].iter().filter_map(|word| before.rfind(word).map(|at| (at, word.len()))).max()?;
            let to = (stretch.0 + at + len, cue.start);
            ((stretch.0, stretch.0 + at), words.of(to).to_string())
        } else {
            ((stretch.0, cue.start), words.of(object).to_string())
        };
        if self.mention.unit.as_deref().is_some_and(|unit| !unit.ends_with("百分点"))
            && !to.contains(['全', '均', '省', '国', '镇', '市', '年'])
        {
            return None;
        }
        let relations_to: Vec<String> =
            to.split(['、', '和']).map(|to| to.trim().to_string()).filter(|to| !to.is_empty()).collect();
        let mut subject = phrase::subject(words, subject);
        subject = phrase::trim_noun(words, subject);
        let (noun, place, rule) = if subject.0 >= subject.1 || is_place_set(words.of(subject)) {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, "gap-of-same")
        } else {
            let (noun, place) = self.complete(subject, frame);
            (noun, place, "gap")
        };
        let _ = phrase;
        let first = relations_to.first().cloned().filter(|to| !to.is_empty());
        let relation = Some(Relation {
            kind: RelationKind::Gap,
            to: if relations_to.len() > 1 { first } else { Some(to).filter(|to| !to.is_empty()) },
            parts: None,
        });
        Some(Outcome {
            noun,
            place,
            aspect: Aspect::Level,
            action: None,
            relation,
            rule,
            leads: false,
            kinds: Kinds::default(),
            relations_to,
        })
    }

    /// 占…的59%, 45%的规上企业, 90%以上由企业牵头, 占比57%.
    fn share(&self, gap: Gap, phrase: &Phrase, behind: Option<(Range, bool)>, frame: &Frame) -> Option<Outcome> {
        let words = self.words;
        let unit = self.mention.unit.as_deref();
        let part =
            matches!(unit, Some("%" | "％" | "成" | "‰" | "%左右")) || self.mention.kind == MentionKind::Fraction;
        if !part {
            return None;
        }
        let changed = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add]) && !kinds.is(Kind::Reach))
            || phrase.change != Kinds::default();
        let stretch = (gap.clause, gap.end);
        let cue = words
            .within(stretch)
            .iter()
            .rev()
            .find(|cue| {
                cue.kinds.is(Kind::Share)
                    && words.of((cue.start, cue.end)).contains('占')
                    && !words.of((cue.start, cue.end)).contains('比')
                    && words.of((cue.start, cue.end)) != "占有率"
            })
            .copied();
        if let Some(cue) = cue.filter(|_| !changed) {
            let mut whole = (cue.end, gap.end);
            let tail = words.of(whole);
            let mut noun_end = None;
            for word in ["的比重", "比重", "的比例", "比例", "的份额", "份额", "的比率", "比"] {
                if let Some(at) = tail.find(word).filter(|&at| at > 0) {
                    noun_end = Some(whole.0 + at + word.len());
                    whole.1 = whole.0 + at;
                    break;
                }
            }
            let whole = phrase::read(words, phrase::trim_noun(words, whole)).noun;
            let to = Some(words.of(phrase::trim_noun(words, whole)).to_string()).filter(|to| !to.is_empty());
            let start = if gap.clause < gap.chunk && cue.start >= gap.chunk { gap.chunk } else { stretch.0 };
            let mut range = phrase::subject(words, (start, cue.start));
            let listed = phrase.flags.each || phrase.flags.all;
            if listed {
                range = phrase::subject(words, (stretch.0, cue.start));
            }
            let (noun, place, rule) = if range.0 >= range.1 {
                let (noun, place) = self.inherit(frame, gap);
                (noun, place, "share-of-same")
            } else if let Some(end) = noun_end.filter(|_| !listed && self.count_dealt() == 1) {
                (words.of((range.0, end)).to_string(), Some((range.0, end)), "share")
            } else {
                (words.of(range).to_string(), Some(range), "share")
            };
            let relation = Some(Relation { kind: RelationKind::Share, to, parts: None });
            return Some(Outcome {
                noun,
                place,
                aspect: Aspect::Level,
                action: None,
                relation,
                rule,
                leads: false,
                kinds: Kinds::default(),
                relations_to: vec![],
            });
        }
        // 45%的规模以上企业实施…, 80%项目完成…: the whole stands behind.
        if let Some((range, owned)) = behind.filter(|_| !changed)
            && (owned || !phrase.has_noun())
        {
            let to = Some(words.of(range).to_string());
            let relation = Some(Relation { kind: RelationKind::Share, to, parts: None });
            return Some(Outcome {
                noun: words.of(range).to_string(),
                place: Some(range),
                aspect: Aspect::Level,
                action: None,
                relation,
                rule: "share-of-whole",
                leads: false,
                kinds: Kinds::default(),
                relations_to: vec![],
            });
        }
        // 创新项目90%以上由企业牵头: the whole stands before, a predicate behind.
        let rest = words.of((self.mention.span.end(), self.stop));
        let predicate = words
            .within((self.mention.span.end(), self.stop))
            .first()
            .is_some_and(|cue| cue.start == self.mention.span.end() && cue.kinds.is(Kind::Predicate))
            || rest.starts_with('由');
        if phrase.verb == Verb::None && phrase.has_noun() && predicate && !changed {
            let noun = words.of(phrase.noun).to_string();
            if !noun.ends_with(['率', '比', '重', '度']) {
                let relation = Some(Relation { kind: RelationKind::Share, to: Some(noun.clone()), parts: None });
                return Some(Outcome {
                    noun,
                    place: Some(phrase.noun),
                    aspect: Aspect::Level,
                    action: None,
                    relation,
                    rule: "share-of-whole",
                    leads: false,
                    kinds: Kinds::default(),
                    relations_to: vec![],
                });
            }
        }
        None
    }

    fn plain(&self, gap: Gap, phrase: &Phrase, behind: Option<(Range, bool)>, frame: &Frame) -> Outcome {
        let words = self.words;
        let text = words.of(phrase.noun);
        let counted = is_counter(self.mention.unit.as_deref());
        let kinds = phrase.verb.kinds();
        let verb_text = phrase.verb.range().map(|range| words.of(range).to_string());
        let has = verb_text
            .as_deref()
            .is_some_and(|verb| ["有", "拥有", "为", "是", "现有", "共有", "已有", "仅", "达成"].contains(&verb));
        let reached = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall]) && !kinds.any(&[Kind::Act, Kind::Deed]))
            && phrase.has_noun()
            && !has;
        let ends_open = {
            let chunk = words.of((gap.chunk, gap.end)).trim_end();
            chunk.ends_with('等')
                || chunk.ends_with('的')
                || chunk.ends_with("首支")
                || chunk.ends_with("首个")
                || chunk.ends_with("首批")
        };
        let spending = if phrase.has_noun() {
            text.rsplit(['和', '及', '与']).next().unwrap_or(text)
        } else {
            verb_text.as_deref().unwrap_or("")
        };
        let spent = SPENDING.contains(&spending) && frame.behind != Some(gap.chunk);
        if spent && behind.is_none_or(|(_, owned)| !owned) {
            // 投入700万元，修建道路: what it is spent on stands further on.
            let place = Some(if phrase.has_noun() { phrase.noun } else { phrase.verb.range().unwrap_or(phrase.noun) });
            // 重点项目80个，完成投资370亿元: the projects' investment.
            let of_projects =
                spending == "投资" && frame.indicator.ends_with(['目', '程']) && frame.indicator.chars().count() <= 14;
            let noun = if of_projects { format!("{}投资", frame.indicator) } else { spending.to_string() };
            let place = place.filter(|_| !of_projects);
            return Outcome {
                noun,
                place,
                aspect: Aspect::Level,
                action: None,
                relation: None,
                rule: "spent",
                leads: false,
                kinds: Kinds::default(),
                relations_to: vec![],
            };
        }
        let size = SIZES.iter().copied().find(|size| text.ends_with(*size)).or(spent.then_some(spending));
        let takes_behind = behind.filter(|(_, owned)| {
            self.mention.kind != MentionKind::Multiple
                && !reached
                && !(self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with(['%', '％'])))
                && if counted {
                    !owned || !phrase.has_noun()
                } else {
                    let placed = text.ends_with(['区', '村', '镇', '县', '市', '园']) && words.of(behind.map_or((0, 0), |(range, _)| range)).ends_with(['设', '程', '路', '造']);
                    !phrase.has_noun() || ends_open || size.is_some() || placed || matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Add, Kind::Act, Kind::Deed]) && !kinds.is(Kind::Reach) && is_place_set(text))
                }
        });

        let mut aspect = aspect_of(kinds, phrase, takes_behind.is_some());
        let mut relation = None;
        let mut compared = false;
        match self.mention.kind {
            MentionKind::Multiple => {
                let stretch = words.of((gap.clause, gap.end));
                let grown = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Grow, Kind::Add, Kind::Fall]) && !kinds.is(Kind::Reach));
                if !grown {
                    aspect = Aspect::Level;
                    let to = ["是", "为", "相当于", "达到", "达"]
                        .iter()
                        .filter_map(|word| {
                            let at = stretch.rfind(word)? + word.len();
                            stretch.get(at..).map(|to| to.trim_end_matches('的').to_string())
                        })
                        .find(|to| !to.is_empty());
                    // 强度达到2.9%，是全省的两倍: what stands behind the verb is what it is compared with.
                    compared = ["是", "为", "相当于"].iter().any(|word| {
                        let stretch = stretch.trim_start_matches(['约', '已', '仅']);
                        stretch.starts_with(word) && to.is_some()
                    });
                    relation = Some(Relation { kind: RelationKind::Multiple, to, parts: None });
                }
            }
            MentionKind::Ratio => {
                aspect = Aspect::Level;
                relation = Some(Relation { kind: RelationKind::Ratio, to: None, parts: self.mention.parts.clone() });
            }
            MentionKind::Fraction if aspect == Aspect::Level => {
                relation = Some(Relation { kind: RelationKind::Share, to: None, parts: None });
            }
            _ => {
                if self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with(['%', '％', '成'])) {
                    let stretch = words.of((gap.chunk, gap.end));
                    let planned = (stretch.contains("完成") || stretch.contains('是') || stretch.contains("年的"))
                        && stretch.trim_end().ends_with('的');
                    if planned {
                        let to = stretch
                            .rsplit(['成', '是', '到', '至', '为'])
                            .next()
                            .map(|to| to.trim_end_matches('的').to_string());
                        let kind = if self.over_whole() || stretch.contains("年的") {
                            RelationKind::Multiple
                        } else {
                            RelationKind::Share
                        };
                        relation = Some(Relation { kind, to, parts: None });
                        aspect = Aspect::Level;
                    } else if ["占比", "比重", "份额", "占有率"].iter().any(|word| text.ends_with(word))
                        && aspect == Aspect::Level
                    {
                        relation = Some(Relation { kind: RelationKind::Share, to: None, parts: None });
                    } else if text.contains("贡献率") && aspect == Aspect::Level {
                        let to =
                            text.strip_prefix('对').and_then(|rest| rest.split("贡献率").next()).map(str::to_string);
                        relation = Some(Relation { kind: RelationKind::Share, to, parts: None });
                    } else if text.ends_with("比率") && text.contains('与') {
                        let to = text.split('与').nth(1).map(|to| to.trim_end_matches("比率").to_string());
                        relation = Some(Relation { kind: RelationKind::Ratio, to, parts: None });
                    }
                }
            }
        }

        if let Some((range, _)) = takes_behind {
            let mut noun = words.of(range).to_string();
            if noun.ends_with('级')
                && noun.chars().count() <= 4
                && let Some(tail) = self.sibling_tail()
            {
                noun.push_str(&tail);
            }
            if let Some(size) = size {
                let place = Some(range);
                let noun = if words.of(range).contains("项目") || !size.contains("年产") {
                    format!("{noun}{size}")
                } else {
                    noun
                };
                return Outcome {
                    noun,
                    place,
                    aspect: Aspect::Level,
                    action: Some(size.to_string()),
                    relation,
                    rule: "size-of",
                    leads: true,
                    kinds,
                    relations_to: vec![],
                };
            }
            let inherits = phrase.verb == Verb::None && !gap.new_clause && gap.joined && frame.counted_behind;
            if inherits {
                aspect = frame.aspect.unwrap_or(aspect);
            }
            let action = verb_text.or_else(|| frame.action.clone().filter(|_| inherits));
            return Outcome {
                noun,
                place: Some(range),
                aspect,
                action,
                relation,
                rule: "number-noun",
                leads: true,
                kinds: if inherits { frame.kinds } else { kinds },
                relations_to: vec![],
            };
        }

        if !phrase.has_noun() || compared {
            // A verb alone: a further number of the same thing, or of what the clause before named.
            let (mut noun, place) = self.inherit(frame, gap);
            if noun.is_empty() {
                noun = verb_text.clone().unwrap_or_default();
            }
            // 增长6%，力争7%: a second tier of the same change.
            let tier = (phrase.flags.strive || phrase.flags.ensure) && frame.unit == self.mention.unit;
            if tier && (phrase.verb == Verb::None || kinds.is(Kind::Reach)) {
                aspect = frame.aspect.unwrap_or(aspect);
            }
            // 2人被评为“先进个人”: what they became.
            if noun.is_empty() || kinds == Kinds::default() && counted && gap.new_clause {
                let end = scan::until_mark(words.text, self.mention.span.end(), self.stop);
                let after = (self.mention.span.end(), end);
                let begins = words.within(after).first().is_some_and(|cue| {
                    cue.start == after.0 && cue.kinds.any(&[Kind::Predicate, Kind::Act, Kind::Deed])
                });
                let quoted = words.of(after).find('“').zip(words.of(after).rfind('”'));
                if let Some((from, to)) = quoted.filter(|(from, to)| begins && from < to) {
                    noun = words.of((after.0 + from, after.0 + to + "”".len())).to_string();
                } else if begins
                    && is_people(self.mention.unit.as_deref())
                    && gap.new_clause
                    && words.of(after).chars().count() <= 8
                {
                    // 2.1万人脱贫: what they did.
                    noun = words.of(phrase::trim_noun(words, after)).to_string();
                } else if begins && noun.is_empty() {
                    let object = phrase::subject(words, after);
                    noun = words.of(object).to_string();
                }
            }
            let action = verb_text.filter(|_| !kinds.any(&[Kind::Grow, Kind::Reach]));
            return Outcome {
                noun,
                place,
                aspect,
                action,
                relation,
                rule: "inherit",
                leads: false,
                kinds,
                relations_to: vec![],
            };
        }

        // A noun phrase without verb: a member of a list takes over the list's verb.
        if phrase.verb == Verb::None {
            let member = !gap.new_clause && gap.joined;
            // 新增托位500个，每千人口托位数4.5个: what there is per head is no member.
            let per_head = text.starts_with('每') || text.contains("人均") || text.contains("人口拥有");
            let follows = !per_head
                && gap.new_clause
                && !gap.new_segment
                && (phrase.flags.among
                    || frame.kinds.is(Kind::Add) && frame.leads && frame.unit == self.mention.unit && counted);
            let same_unit = self.mention.unit == frame.unit;
            let (noun, place) = self.complete_among(phrase, frame);
            let part = self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with(['%', '％'])) && !same_unit;
            if (member || follows) && frame.leads && !part {
                let aspect = if phrase.change != Kinds::default() { aspect } else { frame.aspect.unwrap_or(aspect) };
                return Outcome {
                    noun,
                    place,
                    aspect,
                    action: frame.action.clone(),
                    relation,
                    rule: "list-member",
                    leads: true,
                    kinds: frame.kinds,
                    relations_to: vec![],
                };
            }
            let grows = member
                && same_unit
                && frame.aspect.is_some_and(|aspect| matches!(aspect, Aspect::Increase | Aspect::Decrease));
            if grows
                && !noun.ends_with(['率', '比', '重', '例'])
                && self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with(['%', '％']))
            {
                return Outcome {
                    noun,
                    place,
                    aspect: frame.aspect.unwrap_or(aspect),
                    action: None,
                    relation,
                    rule: "list-member",
                    leads: false,
                    kinds: frame.kinds,
                    relations_to: vec![],
                };
            }
            return Outcome {
                noun,
                place,
                aspect,
                action: None,
                relation,
                rule: "noun-number",
                leads: false,
                kinds,
                relations_to: vec![],
            };
        }

        let (mut noun, mut place) = self.complete_among(phrase, frame);
        // 1517个重点项目完成投资2575亿元: what the things counted did is theirs.
        if frame.behind == Some(gap.chunk) && matches!(phrase.verb, Verb::Leading(..)) && OUTCOMES.contains(&text) {
            noun = format!("{}{}{noun}", frame.indicator, verb_text.as_deref().unwrap_or(""));
            place = None;
        }
        let leads = matches!(phrase.verb, Verb::Leading(..)) || kinds.any(&[Kind::Add]);
        let rule = if matches!(phrase.verb, Verb::Leading(..)) { "verb-noun-number" } else { "noun-verb-number" };
        let action = verb_text.filter(|_| kinds.any(&[Kind::Act, Kind::Deed, Kind::Add, Kind::Fall]));
        Outcome { noun, place, aspect, action, relation, rule, leads, kinds, relations_to: vec![] }
    }

    fn over_whole(&self) -> bool {
        match self.mention.value {
            Some(Value::One(value)) => value >= rust_decimal::Decimal::ONE_HUNDRED,
            _ => false,
        }
    }

    /// The head that a cut noun phrase shares with the next number's: 1家五星级、3家四星级旅游饭店.
    fn sibling_tail(&self) -> Option<String> {
        let next = self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end)?;
        let end = scan::until_mark(self.words.text, next.span.end(), self.sentence.end());
        let text = self.words.of((next.span.end(), end));
        let at = text.find('级')? + "级".len();
        let tail: String = text.get(at..)?.chars().take(12).collect();
        (!tail.is_empty()).then_some(tail)
    }

    /// 增速 → whose: nouns that mean nothing alone get what was spoken of.
    fn complete(&self, range: Range, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(range);
        let bare = RELATIONAL.contains(&text.trim_start_matches('其'))
            || RELATIONAL.contains(&text.trim_start_matches("年均"));
        if bare && !frame.indicator.is_empty() && !frame.indicator.ends_with(text) {
            return (format!("{}{text}", frame.indicator), None);
        }
        (text.to_string(), Some(range))
    }

    /// 其中农村超过14万台: a part of what was spoken of, unless the phrase names a thing of its own.
    fn complete_among(&self, phrase: &Phrase, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(phrase.noun);
        let named = self.words.name_ending_at(phrase.noun.0, phrase.noun.1).is_some();
        let part = phrase.flags.among && !named && !frame.indicator.is_empty() && text.chars().count() <= 8;
        let modifier = text.starts_with('对')
            || ["农村", "城镇", "城市", "乡村", "市本级", "市区", "城区", "县级", "市级", "省级", "民间", "类", "级"]
                .iter()
                .any(|word| text.ends_with(word));
        if let Some(doer) = phrase.doer.filter(|doer| self.words.of(*doer).chars().count() <= 12) {
            return (format!("{}{text}", self.words.of(doer)), None);
        }
        if part && modifier {
            return (format!("{text}{}", frame.indicator), None);
        }
        self.complete(phrase.noun, frame)
    }

    /// The indicator of a number that names none: the last one of the sentence, else the last known one named before
    /// it in the sentence, else the clause before.
    fn inherit(&self, frame: &Frame, gap: Gap) -> (String, Option<Range>) {
        if !frame.indicator.is_empty() {
            return (frame.indicator.clone(), frame.place);
        }
        let words = self.words;
        let before = (self.sentence.start(), gap.clause);
        let names = words.names.partition_point(|name| name.0 < before.1);
        let name =
            words.names.get(..names).unwrap_or(&[]).iter().rev().find(|name| name.0 >= before.0 && name.1 <= before.1);
        if let Some(name) = name.filter(|name| before.1.saturating_sub(name.1) < 90) {
            return (words.of(*name).to_string(), Some(*name));
        }
        let text =
            words.of(before).trim_end_matches(|ch: char| scan::ends_clause(ch) || matches!(ch, '、' | '（' | '('));
        let start = text
            .rfind(|ch: char| scan::ends_clause(ch))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let clause = (before.0 + start, before.0 + text.len());
        let object = phrase::read(words, clause);
        let noun = if object.has_noun() { object.noun } else { phrase::trim_noun(words, clause) };
        (words.of(noun).to_string(), (noun.0 < noun.1).then_some(noun))
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

fn aspect_of(kinds: Kinds, phrase: &Phrase, behind: bool) -> Aspect {
    if phrase.change.is(Kind::Fall) {
        return Aspect::Decrease;
    }
    if phrase.change.any(&[Kind::Grow, Kind::Add]) {
        return Aspect::Increase;
    }
    let leading = matches!(phrase.verb, Verb::Leading(..));
    if kinds.is(Kind::Add) {
        Aspect::Increase
    } else if kinds.is(Kind::Fall) {
        Aspect::Decrease
    } else if kinds.is(Kind::Grow) && !leading && !behind {
        Aspect::Increase
    } else {
        Aspect::Level
    }
}

/// Nouns that say what is told of a thing: behind 和 they are told of the same thing.
const OF_THE_SAME: &[&str] = &[
    "人数",
    "人次",
    "收入",
    "总收入",
    "产值",
    "利润",
    "税收",
    "户数",
    "面积",
    "产量",
    "数量",
    "总量",
    "规模",
    "金额",
    "件数",
    "次数",
    "起数",
    "增加值",
    "投资",
    "余额",
    "销售额",
    "营业收入",
    "总产值",
];

/// Deals names out: members that lack the head of the last one get it (养老、失业、工伤保险参保人数).
fn deal_names(names: &[&str], wanted: usize, shift: isize, known: impl Fn(usize) -> bool) -> Vec<String> {
    if let ([one], 2) = (names, wanted) {
        return deal_text(one, 2);
    }
    if names.len() < 2 {
        return names
            .iter()
            .map(|name| name.to_string())
            .cycle()
            .take(if names.is_empty() { 0 } else { wanted })
            .collect();
    }
    let last = names.len() - 1;
    // 存、贷款余额.
    if let (2, Some(rest)) = (names.len(), names[last].strip_prefix('贷').filter(|_| names[0].ends_with('存'))) {
        return vec![format!("{}{rest}", names[0]), format!("{}{}", names[0].trim_end_matches('存'), names[1])];
    }
    // 旅游人数和收入: the second is of the same.
    if let (2, true) = (names.len(), OF_THE_SAME.contains(&names[1])) {
        let head = OF_THE_SAME.iter().filter_map(|noun| names[0].strip_suffix(noun)).min_by_key(|head| head.len());
        if let Some(head) = head.filter(|head| head.chars().count() >= 2) {
            return vec![names[0].to_string(), format!("{head}{}", names[1])];
        }
    }
    let before = names[last - 1].chars().count();
    let length = names[last].chars().count();
    let short = (0..last).all(|at| names[at].chars().count() * 4 <= length * 3 && !known(at));
    let tail: String = if short && length > before {
        names[last].chars().skip(before.saturating_add_signed(shift)).collect()
    } else {
        String::new()
    };
    let skip = names.len().saturating_sub(wanted);
    names
        .iter()
        .enumerate()
        .skip(skip)
        .map(|(at, name)| if at < last { format!("{name}{tail}") } else { name.to_string() })
        .collect()
}

/// Two numbers over one phrase: 城乡 is both 城镇 and 农村.
fn deal_text(text: &str, wanted: usize) -> Vec<String> {
    if wanted == 2 && text.contains("城乡") {
        return vec![text.replacen("城乡", "城镇", 1), text.replacen("城乡", "农村", 1)];
    }
    vec![text.to_string(); wanted]
}

/// A bound behind the last of numbers that 分别 or 均 ties together is every one's; one before the first too.
fn share_bounds(all: &mut [Reading]) {
    let mut from = 0;
    while from < all.len() {
        let group = all[from].group;
        let end = from
            + 1
            + all[from + 1..]
                .iter()
                .take_while(|reading| reading.group == group && reading.rules.contains(&"dealt-out"))
                .count();
        let tied = all[from].rules.iter().any(|rule| matches!(*rule, "each" | "all"));
        if group.is_some() && end > from + 1 && tied {
            let last = all[end - 1].comparator;
            let first = all[from].comparator;
            let bound = if last != Comparator::Eq && last != Comparator::Range { last } else { first };
            if !matches!(bound, Comparator::Eq | Comparator::Range) {
                for reading in &mut all[from..end] {
                    if reading.comparator == Comparator::Eq {
                        reading.comparator = bound;
                        reading.rules.push("shared-bound");
                    }
                }
            }
        }
        from = end;
    }
}

fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a phrase is only the set that something is compared in: 全省, 全国地级市, 省会城市.
fn is_place_set(text: &str) -> bool {
    let rest = text.trim_start_matches(['在', '居', '分']).trim();
    rest.is_empty()
        || [
            "全国",
            "全省",
            "全市",
            "全区",
            "全州",
            "全县",
            "全球",
            "世界",
            "全旗",
            "全盟",
            "省内",
            "国内",
            "省会城市",
            "中部",
            "西部",
            "东部",
            "东北",
            "城区",
            "市区",
            "同类城市",
            "地级市",
            "我市",
            "我省",
            "我县",
            "我区",
            "各地",
            "各县",
            "农村",
            "城镇",
        ]
        .iter()
        .any(|set| rest.starts_with(set) && rest.chars().count() <= set.chars().count() + 6)
}

/// Whether a unit counts people or households.
fn is_people(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| unit.ends_with(['人', '户', '名']))
}

/// Whether a unit counts things (个, 家, 项), with or without 万.
fn is_counter(unit: Option<&str>) -> bool {
    let Some(unit) = unit else { return false };
    let bare = unit.trim_start_matches(['万', '亿', '千', '百', '余', '多']);
    matches!(
        bare,
        "" | "个"
            | "家"
            | "项"
            | "条"
            | "处"
            | "座"
            | "所"
            | "台"
            | "辆"
            | "艘"
            | "架"
            | "人"
            | "名"
            | "位"
            | "户"
            | "套"
            | "间"
            | "栋"
            | "幢"
            | "张"
            | "只"
            | "头"
            | "株"
            | "棵"
            | "支"
            | "场"
            | "次"
            | "起"
            | "例"
            | "种"
            | "类"
            | "批"
            | "对"
            | "组"
            | "门"
            | "部"
            | "册"
            | "盏"
            | "颗"
            | "枚"
            | "块"
            | "片"
            | "宗"
            | "笔"
            | "期"
            | "村"
            | "镇"
            | "县"
            | "市"
            | "人次"
            | "件"
            | "份"
            | "列"
            | "羽"
            | "尾"
            | "口"
            | "眼"
            | "根"
            | "卷"
            | "款"
            | "届"
            | "场次"
            | "班"
            | "班次"
            | "团"
            | "队"
            | "星"
            | "线"
            | "趟"
            | "亿"
            | "万"
            | "乡"
            | "区"
            | "街道"
            | "社区"
            | "国"
            | "省"
            | "校"
            | "城"
            | "院"
            | "站"
            | "园"
            | "店"
            | "点"
            | "大"
            | "幅"
            | "首"
            | "集"
            | "本"
            | "篇"
            | "台套"
            | "台（套）"
            | "套（间）"
    )
}
