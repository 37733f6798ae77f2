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
//!
//! [`sentence`] goes from number to number, [`clause`] reads one, step by step, [`discourse`] keeps what it leaves for the next.
//! The shapes: [`plain`] with [`counted`] and [`inherited`], [`rank`], [`relation`]. [`counted_noun`] finds the noun behind a number,
//! [`subject`] completes a noun by what was told before, [`deal`] deals numbers out, [`from_to`] reads a change by both its ends.
//! [`site`] is what the rules of these files are tried at.

mod clause;
mod counted;
mod counted_noun;
mod deal;
mod discourse;
mod from_to;
mod inherited;
mod plain;
mod rank;
mod relation;
mod sentence;
mod site;
mod subject;

use super::mention::Mention;
use super::phrase::{Flags, Range, Words};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kinds;
use crate::report::{Aspect, Comparator, Relation, Value};
use crate::span::Span;
use discourse::Frame;
pub use sentence::read;

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
    /// By what it was read.
    pub shape: Shape,
    /// Whether another number tells where it came from: 由73项压减到46项.
    pub has_origin: bool,
    /// Names of the rules, first to last.
    pub rules: Vec<&'static str>,
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

impl<'a, 't> Context<'a, 't> {
    fn unit(&self) -> Option<&'a str> {
        self.mention.unit.as_deref()
    }

    fn is_percent(&self) -> bool {
        is_percent(self.unit())
    }

    /// The mention behind this one in the sentence.
    fn next(&self) -> Option<&'a Mention> {
        self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end)
    }

    /// The mention before this one.
    fn previous(&self) -> Option<&'a Mention> {
        self.mentions.get(self.index.checked_sub(1)?)
    }

    /// The text behind the mention, up to the next one or the sentence's end.
    fn rest(&self) -> &'t str {
        self.words.of((self.mention.span.end(), self.stop))
    }
}

/// What a shape gives.
struct Outcome {
    noun: String,
    place: Option<Range>,
    aspect: Aspect,
    action: Option<String>,
    relation: Option<Relation>,
    shape: Shape,
    leads: bool,
    kinds: Kinds,
    relations_to: Vec<String>,
}

impl Outcome {
    /// A level of this noun, without more; `shape` is what read it.
    fn of(noun: String, place: Option<Range>, shape: Shape) -> Outcome {
        Outcome {
            noun,
            place,
            aspect: Aspect::Level,
            action: None,
            relation: None,
            shape,
            leads: false,
            kinds: Kinds::default(),
            relations_to: vec![],
        }
    }
}

/// By what stands where a number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 粮食产量280亿斤.
    NounNumber,
    /// 产值增长5%.
    NounVerbNumber,
    /// 新建学校5所.
    VerbNounNumber,
    /// 新建5所学校.
    NumberNoun,
    /// 1.1万人脱贫.
    NumberDeed,
    /// 总投资5亿元的项目.
    SizeOf,
    /// 投入700万元，修建道路.
    Spent,
    /// 5%左右的增长目标.
    Goal,
    /// 新增学校5所、医院3家.
    ListMember,
    /// 产值80亿元，增长5%.
    Inherited,
    /// 产值居全省第3位.
    Rank,
    /// 增速高于全省2个百分点.
    Gap,
    /// 产值增长5%，高于全省2个百分点.
    GapOfSame,
    /// 产值占全省的12%.
    Share,
    /// 产值80亿元，占全省的12%.
    ShareOfSame,
    /// 45%的规上企业.
    ShareOfWhole,
    /// 产值、利润分别增长5%、8%: the second number.
    Distributed,
    /// 粮食产量稳步增长: no number.
    Qualitative,
}

impl Shape {
    /// Its name among the rules of a measure.
    pub fn name(self) -> &'static str {
        match self {
            Shape::NounNumber => "noun-number",
            Shape::NounVerbNumber => "noun-verb-number",
            Shape::VerbNounNumber => "verb-noun-number",
            Shape::NumberNoun => "number-noun",
            Shape::NumberDeed => "number-deed",
            Shape::SizeOf => "size-of",
            Shape::Spent => "spent",
            Shape::Goal => "goal",
            Shape::ListMember => "list-member",
            Shape::Inherited => "inherit",
            Shape::Rank => "rank",
            Shape::Gap => "gap",
            Shape::GapOfSame => "gap-of-same",
            Shape::Share => "share",
            Shape::ShareOfSame => "share-of-same",
            Shape::ShareOfWhole => "share-of-whole",
            Shape::Distributed => "dealt-out",
            Shape::Qualitative => "qualitative",
        }
    }
}

fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{f900}'..='\u{faff}')
}

fn is_percent(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| unit.starts_with(['%', '％']))
}

/// Whether a unit counts people or households.
fn is_people(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| class::PEOPLE_UNIT.ends(unit))
}

/// Whether a unit counts things (个, 家, 项), with or without 万.
fn is_counter(unit: Option<&str>) -> bool {
    let Some(unit) = unit else { return false };
    let bare = class::SCALE_WORD.trim_start(unit);
    bare.is_empty() || class::COUNTER_UNIT.is(bare)
}
