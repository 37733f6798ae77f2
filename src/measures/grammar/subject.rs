//! What a number is of where its own clause does not say all of it: completed by what was spoken of before.

use super::{Context, Frame};
use crate::lexicon::classes::{Class, class};
use crate::lexicon::cues::Kind;
use crate::measures::phrase::{self, Phrase, Range};
use crate::measures::scan::{self, Gap};

/// Two things told of the same: the one named now, the one spoken of before, what that one must be of where it is not any.
/// 蔬菜种植面积8万亩、产量26万吨; 工业总产值24亿元，增加值增长8%; 一般公共预算收入增长2%、支出超过700亿元.
const SIBLINGS: &[(Class, Class, Option<Class>)] = &[
    (class::CROP_YIELD, class::SOWN_AREA, None),
    (class::VALUE_ADDED, class::OUTPUT_VALUE, None),
    (class::EXPENDITURE, class::REVENUE, Some(class::BUDGET_SUFFIX)),
];

impl Context<'_, '_> {
    /// 增速 → whose: nouns that mean nothing alone get what was spoken of.
    pub(super) fn complete(&self, range: Range, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(range);
        if let Some(whole) = sibling(text, &frame.indicator).or_else(|| attribute_of(text, &frame.indicator)) {
            return (whole, None);
        }
        // 提高基础养老金标准，人均增加1680元
        if frame.indicator.is_empty() && class::PER_HEAD_NOUN.is(text) && self.sentence.start() < range.0 {
            let gap = Gap {
                chunk: range.0,
                clause: range.0,
                end: range.0,
                new_clause: false,
                new_segment: false,
                joined: false,
            };
            return self.inherit(frame, gap);
        }
        if frame.indicator.is_empty()
            && class::TRADE_OUTCOME.is(text)
            && let Some(trade) = self.trade_before(range.0)
        {
            return (format!("{trade}{text}"), None);
        }
        match without_year(text) {
            Some(text) => (text, None),
            None => (text.to_string(), Some(range)),
        }
    }

    /// 民营经济加快发展，实现增加值99亿元: the trade that the clause before speaks of.
    fn trade_before(&self, at: usize) -> Option<String> {
        let words = self.words;
        let (before, _) = words.of((self.sentence.start(), at)).rsplit_once(['，', ','])?;
        let end = self.sentence.start() + before.len();
        let clause = (end - scan::last_clause(before).len(), end);
        let verb = words.within(clause).iter().find(|cue| cue.start > clause.0 && !cue.kinds.is(Kind::Noun))?;
        let text = words.of(phrase::subject(words, (clause.0, verb.start)));
        (text.chars().count() >= 3 && class::TRADE_SUFFIX.ends(text)).then(|| text.to_string())
    }

    /// The subject of the first clause behind the last ；, where a verb tells something of it without a number.
    pub(super) fn subject_of_segment(&self, between: Range) -> Option<Range> {
        let words = self.words;
        let (_, segment) = words.of(between).rsplit_once(['；', ';'])?;
        let (first, _) = segment.split_once(['，', ','])?;
        let start = between.1 - segment.len();
        let clause = (start, start + first.len());
        let verb = words.within(clause).iter().find(|cue| cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun))?;
        let subject = phrase::subject(words, (clause.0, verb.start));
        (words.length(subject) >= 3).then_some(subject)
    }

    /// 其中农村超过14万台: a part of what was spoken of, unless the phrase names a thing of its own.
    pub(super) fn complete_among(&self, phrase: &Phrase, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(phrase.noun);
        let name = self.words.name_ending_at(phrase.noun.0, phrase.noun.1);
        // 服务业完成社会消费品零售总额: the known name is whole without the trade that brings it about.
        let whole = name == Some(phrase.noun.0) && text.chars().count() > 5;
        let doer = phrase.doer.filter(|doer| {
            let trade = class::INDUSTRY_SUFFIX.ends(self.words.of(*doer));
            (!whole || phrase.flags.each || !trade) && self.words.length(*doer) <= 12
        });
        if let Some(doer) = doer {
            return (format!("{}{text}", self.words.of(doer)), None);
        }
        let part = phrase.flags.among && name.is_none() && text.chars().count() <= 8;
        if part && !frame.indicator.is_empty() && (class::TOWARD.starts(text) || class::PART_MODIFIER.ends(text)) {
            return (format!("{text}{}", frame.indicator), None);
        }
        self.complete(phrase.noun, frame)
    }
}

/// The noun with the thing that its sibling was told of.
fn sibling(text: &str, before: &str) -> Option<String> {
    SIBLINGS.iter().find_map(|(this, other, suffix)| {
        let thing = other.strip_end(before).filter(|thing| thing.chars().count() >= 2 && this.is(text))?;
        suffix.is_none_or(|suffix| suffix.ends(thing)).then(|| format!("{thing}{text}"))
    })
}

/// The noun with what it is of: 装机占比达到63%，规模翻番 is of the thing, not of its share; 生产总值增长9%，人均突破2000美元.
fn attribute_of(text: &str, before: &str) -> Option<String> {
    let bare = class::POSSESSIVE.trim_start(text);
    let mean = class::YEARLY_MEAN.trim_start(text);
    if !(class::RELATIONAL.is(bare) || class::RELATIONAL.is(mean)) || before.is_empty() || before.ends_with(text) {
        return None;
    }
    let of = class::SHARE_ATTRIBUTE.strip_end(before).unwrap_or(before);
    Some(if class::PER_HEAD_NOUN.is(text) { format!("{text}{of}") } else { format!("{of}{text}") })
}

/// A noun without the time inside: 经营主体|去年|纳税.
fn without_year(text: &str) -> Option<String> {
    let year = class::YEAR_WORD.all_in(text).next()?;
    let (whose, what) = (text.get(..year.start)?, text.get(year.end..)?);
    (whose.chars().count() >= 2 && !what.is_empty()).then(|| format!("{whose}{what}"))
}

/// Whether a phrase is only the set that something is compared in: 全省, 全国地级市, 省会城市.
pub(super) fn is_place_set(text: &str) -> bool {
    let rest = class::SET_LEAD.trim_start(text).trim();
    // 城镇居民收入增幅 is told of, and no set.
    let told = class::RELATIONAL.ends(rest) || class::SHARED_HEAD.ends(rest);
    rest.is_empty()
        || !told && class::PLACE_SET.starts_of(rest).any(|set| rest.chars().count() <= set.chars().count() + 6)
}
