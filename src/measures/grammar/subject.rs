//! What a number is of where its own clause does not say all of it: taken over from what was spoken of before.

use super::{Context, Frame};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::measures::phrase::{self, Phrase, Range};
use crate::measures::scan::{self, Gap};

impl Context<'_, '_> {
    /// 增速 → whose: nouns that mean nothing alone get what was spoken of.
    pub(super) fn complete(&self, range: Range, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(range);
        // 蔬菜种植面积8万亩、产量26万吨.
        let sown = ["播种面积", "种植面积", "种植", "面积"]
            .iter()
            .filter_map(|area| frame.indicator.strip_suffix(area))
            .next();
        if let Some(crop) = sown.filter(|crop| class::CROP_YIELD.is(text) && crop.chars().count() >= 2) {
            return (format!("{crop}{text}"), None);
        }
        let bare = class::RELATIONAL.is(text.trim_start_matches('其'))
            || class::RELATIONAL.is(text.trim_start_matches("年均"));
        if bare && !frame.indicator.is_empty() && !frame.indicator.ends_with(text) {
            // 装机占比达到63%，规模翻番: of the thing, not of its share.
            let of = ["占比", "比重", "比例", "份额", "增速", "增幅", "位次", "排名"].iter();
            let of = of.filter_map(|told| frame.indicator.strip_suffix(told)).next().unwrap_or(&frame.indicator);
            // 生产总值增长9%，人均突破2000美元
            return (if text == "人均" { format!("{text}{of}") } else { format!("{of}{text}") }, None);
        }
        // 提高基础养老金标准，人均增加1680元
        if text == "人均" && frame.indicator.is_empty() && self.sentence.start() < range.0 {
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
        // 工业总产值24亿元，增加值增长8%
        if text == "增加值"
            && let Some(of) = frame.indicator.strip_suffix("总产值").or(frame.indicator.strip_suffix("产值"))
        {
            return (format!("{of}{text}"), None);
        }
        // 一般公共预算收入增长2%、支出超过700亿元.
        if text == "支出"
            && let Some(of) = frame.indicator.strip_suffix("收入").filter(|of| of.ends_with(['算', '政']))
        {
            return (format!("{of}{text}"), None);
        }
        if frame.indicator.is_empty()
            && class::TRADE_OUTCOME.is(text)
            && let Some(trade) = self.trade_before(range.0)
        {
            return (format!("{trade}{text}"), None);
        }
        // 经营主体去年纳税: the time is no part of the name.
        let time = ["去年", "今年", "上年", "当年"].iter().find_map(|time| Some((text.find(time)?, time.len())));
        if let Some((at, length)) =
            time.filter(|(at, length)| text[..*at].chars().count() >= 2 && at + length < text.len())
        {
            return (format!("{}{}", &text[..at], &text[at + length..]), None);
        }
        (text.to_string(), Some(range))
    }

    /// 民营经济加快发展，实现增加值99亿元: the trade that the clause before speaks of.
    fn trade_before(&self, at: usize) -> Option<String> {
        let words = self.words;
        let before = words.of((self.sentence.start(), at));
        let end = before.rfind(['，', ','])?;
        let start = before[..end]
            .rfind(scan::ends_clause)
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let clause = (self.sentence.start() + start, self.sentence.start() + end);
        let verb = words.within(clause).iter().find(|cue| cue.start > clause.0 && !cue.kinds.is(Kind::Noun))?;
        let subject = phrase::subject(words, (clause.0, verb.start));
        let text = words.of(subject);
        (text.chars().count() >= 3 && text.ends_with(['业', '济'])).then(|| text.to_string())
    }

    /// The subject of the first clause behind the last ；, where a verb tells something of it without a number.
    fn subject_of_segment(&self, between: Range) -> Option<Range> {
        let words = self.words;
        let text = words.of(between);
        let start = text.rfind(['；', ';']).map(|at| at + text[at..].chars().next().map_or(1, char::len_utf8))?;
        let end = text[start..].find(['，', ','])?;
        let clause = (between.0 + start, between.0 + start + end);
        let verb = words.within(clause).iter().find(|cue| cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun))?;
        let subject = phrase::subject(words, (clause.0, verb.start));
        (words.of(subject).chars().count() >= 3).then_some(subject)
    }

    /// 其中农村超过14万台: a part of what was spoken of, unless the phrase names a thing of its own.
    pub(super) fn complete_among(&self, phrase: &Phrase, frame: &Frame) -> (String, Option<Range>) {
        let text = self.words.of(phrase.noun);
        let named = self.words.name_ending_at(phrase.noun.0, phrase.noun.1).is_some();
        let part = phrase.flags.among && !named && !frame.indicator.is_empty() && text.chars().count() <= 8;
        let modifier = text.starts_with('对')
            || ["农村", "城镇", "城市", "乡村", "市本级", "市区", "城区", "县级", "市级", "省级", "民间", "类", "级"]
                .iter()
                .any(|word| text.ends_with(word));
        // 服务业完成社会消费品零售总额: the known name is whole without its doer.
        let whole =
            self.words.name_ending_at(phrase.noun.0, phrase.noun.1) == Some(phrase.noun.0) && text.chars().count() > 5;
        if let Some(doer) = phrase
            .doer
            .filter(|doer| !whole || phrase.flags.each || !self.words.of(*doer).ends_with('业'))
            .filter(|doer| self.words.of(*doer).chars().count() <= 12)
        {
            return (format!("{}{text}", self.words.of(doer)), None);
        }
        if part && modifier {
            return (format!("{text}{}", frame.indicator), None);
        }
        self.complete(phrase.noun, frame)
    }

    /// The indicator of a number that names none: the last one of the sentence, else the last known one named before
    /// it in the sentence, else the clause before.
    pub(super) fn inherit(&self, frame: &Frame, gap: Gap) -> (String, Option<Range>) {
        let words = self.words;
        // 增长5%，三次产业结构进一步优化，调整为…: a known indicator that the clause between speaks of.
        let earlier = self.mentions.get(..self.index).unwrap_or(&[]).iter().rev();
        let since = earlier.take(8).map(|last| last.span.end()).find(|end| *end <= gap.chunk).unwrap_or(0);
        let between = (since.max(self.sentence.start()), gap.clause);
        let first = words.names.partition_point(|name| name.0 < between.0);
        let opens = |name: &Range| {
            let before = words.of((between.0, name.0));
            before.ends_with(scan::ends_clause)
        };
        let spoken = words
            .names
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(|name| name.1 <= between.1)
            .find(|name| opens(name));
        if let Some(name) = spoken.filter(|_| between.0 < between.1 && gap.new_clause) {
            return (words.of(*name).to_string(), Some(*name));
        }
        // ；税收收入连续跨越三个台阶，由19.8亿元增至48.6亿元: the segment names its own subject.
        if gap.new_segment
            && let Some(subject) = self.subject_of_segment(between)
        {
            return (words.of(subject).to_string(), Some(subject));
        }
        if !frame.indicator.is_empty() {
            return (frame.indicator.clone(), frame.place);
        }
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

/// Whether a phrase is only the set that something is compared in: 全省, 全国地级市, 省会城市.
pub(super) fn is_place_set(text: &str) -> bool {
    let rest = text.trim_start_matches(['在', '居', '分']).trim();
    rest.is_empty()
        || class::PLACE_SET
            .words()
            .iter()
            .any(|set| rest.starts_with(set) && rest.chars().count() <= set.chars().count() + 6)
}
