//! The year's main expected targets: which sentences state them, and those that are put in words only.

use super::phrase::{self, Range, Words};
use super::scan;
use super::time::speaks_of_outline;
use crate::document::Document;
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::report::{Aspect, DocumentKind, Role};
use crate::span::Span;

/// Where the main targets stand: for each sentence of the list, whether it states some.
pub fn sentences(words: &Words, sentences: &[Span], document: &Document, counts: impl Fn(usize) -> usize) -> Vec<bool> {
    let text = words.text;
    let mut stated = vec![false; sentences.len()];
    let mut at = 0;
    let planned = |role: Role| matches!(role, Role::Goals | Role::Plan);
    // A piece of a report, or a page about it, has no parts that would tell; nor has a speech that names its targets early.
    let piece = document.meta.kind != DocumentKind::WorkReport;
    let mut any = false;
    while at < sentences.len() {
        let said = sentences[at].of(text);
        let role = document.role_at(sentences[at].start());
        let behind =
            opened(said).filter(|behind| !comments(said.get(*behind..).unwrap_or("")) && !only_named(said, *behind));
        let within = planned(role) || piece && !recounts(said) || states(said);
        if !within || behind.is_none() || far_ahead(said) {
            at += 1;
            continue;
        }
        let more = said.trim_end().ends_with(['：', ':']) || counts(at) > 0;
        if !more {
            at += 1;
            continue;
        }
        stated[at] = counts(at) > 0;
        any |= stated[at];
        let mut quiet = 0;
        let mut next = at + 1;
        while next < sentences.len() && next < at + 16 {
            let said = sentences[next].of(text).trim_start();
            if class::TARGETS_CLOSING.starts(said)
                || comments(said)
                || acts(words, sentences[next])
                || planned(role) && !planned(document.role_at(sentences[next].start()))
                || document.headings().iter().any(|heading| heading.heading.has(sentences[next].start()))
            {
                break;
            }
            // A line for each target, those in words among them.
            let listed =
                said.trim_end().ends_with(['；', ';', '。']) && said.chars().count() <= 32 && !said.contains('，');
            if counts(next) == 0 && (stated[at] && in_words(said) || stated[next - 1] && listed && has_predicate(said))
            {
                stated[next] = true;
            } else if counts(next) == 0 {
                quiet += 1;
                if quiet > 1 || stated[at] {
                    break;
                }
            } else {
                stated[next] = true;
                any = true;
            }
            next += 1;
        }
        at = next;
    }
    if !any {
        // Stated without saying so: the sentence of the goals with most numbers, where it has at least three.
        let best = (0..sentences.len())
            .filter(|&at| document.role_at(sentences[at].start()) == Role::Goals && !far_ahead(sentences[at].of(text)))
            .filter(|&at| {
                let before = text.get(..sentences[at].start()).unwrap_or("");
                let paragraph = before.rfind('\n').map_or(0, |end| end + 1);
                !speaks_of_outline(text.get(paragraph..).unwrap_or(""))
            })
            .max_by_key(|&at| (counts(at), std::cmp::Reverse(at)));
        if let Some(best) = best.filter(|&best| counts(best) >= 3) {
            stated[best] = true;
        }
    }
    stated
}

/// Where the targets begin behind the words that open them, in bytes.
fn opened(said: &str) -> Option<usize> {
    class::TARGETS_OPENING.words().iter().filter_map(|word| said.find(word).map(|at| at + word.len())).min()
}

/// Whether a sentence begins with what is to be done, as the work behind the targets does: 全力办好民生实事10件.
fn acts(words: &Words, sentence: Span) -> bool {
    let said = sentence.of(words.text);
    let start = sentence.start() + said.len() - said.trim_start().len();
    let start = phrase::skip_right(words, start, sentence.end(), &mut phrase::Flags::default());
    words.starting_at(start).is_some_and(|cue| {
        let verb = words.of((cue.start, cue.end));
        cue.kinds.any(&[Kind::Act, Kind::Deed])
            && !cue.kinds.any(&[Kind::Noun, Kind::Add, Kind::Reach, Kind::Grow, Kind::Fall])
            && words.name_starting_at(start, sentence.end()).is_none()
            && !["完成", "实现", "推动", "促进", "引进", "进出口", "出口"].iter().any(|word| verb.starts_with(word))
    })
}

/// Whether a sentence states the targets wherever it stands: …主要预期目标是：….
fn states(said: &str) -> bool {
    ["预期目标是", "预期目标为", "预期目标建议", "预期目标：", "预期目标:"].iter().any(|word| said.contains(word))
        && !recounts(said)
}

/// Whether a sentence tells of targets that have been reached or were set before.
fn recounts(said: &str) -> bool {
    ["完成了", "完成预期", "圆满完成", "超额完成", "顺利完成", "较好完成", "去年", "年初"]
        .iter()
        .any(|word| said.contains(word))
}

fn opens(said: &str) -> bool {
    opened(said).is_some()
}

/// Whether a sentence speaks about the targets: gives a reason for them, weighs them.
fn comments(said: &str) -> bool {
    class::TARGETS_COMMENT.within(said)
}

/// 冲刺全省前三的奋斗目标，…: the targets are spoken of, not told.
fn only_named(said: &str, behind: usize) -> bool {
    said.get(behind..).is_some_and(|rest| rest.starts_with(['，', ',', '。', '；']))
}

/// A target in words alone, behind the others: 粮食产量、节能降碳等指标全面完成任务.
fn in_words(said: &str) -> bool {
    let said = said.trim();
    said.chars().count() <= 70
        && ["完成", "同步", "高于", "快于", "稳定在", "控制在", "不高于", "不低于", "继续下降"]
            .iter()
            .any(|word| said.contains(word))
        && ["指标", "任务", "收入", "排放", "能耗", "价格", "产量", "增速"].iter().any(|word| said.contains(word))
}

fn has_predicate(said: &str) -> bool {
    PREDICATES.iter().any(|(word, _)| said.contains(word))
}

/// Targets of later years than the coming one.
fn far_ahead(said: &str) -> bool {
    class::LATER_PERIOD.within(said)
}

/// A target put in words.
pub struct Worded {
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
}

/// Predicates of targets in words, the longest first where one holds another.
const PREDICATES: &[(&str, Aspect)] = &[
    ("高于", Aspect::Increase),
    ("快于", Aspect::Increase),
    ("与经济增长", Aspect::Increase),
    ("和经济增长", Aspect::Increase),
    ("与经济发展", Aspect::Increase),
    ("和经济发展", Aspect::Increase),
    ("与地区生产总值", Aspect::Increase),
    ("与GDP", Aspect::Increase),
    ("增长与经济", Aspect::Increase),
    ("增速与经济", Aspect::Increase),
    ("增速高于", Aspect::Increase),
    ("增速快于", Aspect::Increase),
    ("增长和经济", Aspect::Increase),
    ("同步", Aspect::Increase),
    ("平稳增长", Aspect::Increase),
    ("稳定增长", Aspect::Increase),
    ("较快增长", Aspect::Increase),
    ("持续增长", Aspect::Increase),
    ("稳步增长", Aspect::Increase),
    ("合理增长", Aspect::Increase),
    ("保持增长", Aspect::Increase),
    ("正增长", Aspect::Increase),
    ("合理回升", Aspect::Increase),
    ("止跌回稳", Aspect::Increase),
    ("止跌回升", Aspect::Increase),
    ("止降回升", Aspect::Increase),
    ("只增不减", Aspect::Increase),
    ("稳中有升", Aspect::Increase),
    ("稳中有增", Aspect::Increase),
    ("稳中有进", Aspect::Increase),
    ("增强", Aspect::Increase),
    ("进一步优化", Aspect::Increase),
    ("稳步提升", Aspect::Increase),
    ("稳步提高", Aspect::Increase),
    ("持续提升", Aspect::Increase),
    ("不断提高", Aspect::Increase),
    ("进一步改善", Aspect::Increase),
    ("持续改善", Aspect::Increase),
    ("稳定改善", Aspect::Increase),
    ("不断改善", Aspect::Increase),
    ("明显改善", Aspect::Increase),
    ("改善", Aspect::Increase),
    ("回稳向好", Aspect::Increase),
    ("稳中向好", Aspect::Increase),
    ("稳步扩大", Aspect::Increase),
    ("稳步增加", Aspect::Increase),
    ("持续增加", Aspect::Increase),
    ("增长", Aspect::Increase),
    ("提升", Aspect::Increase),
    ("提高", Aspect::Increase),
    ("继续下降", Aspect::Decrease),
    ("持续下降", Aspect::Decrease),
    ("逐步缩小", Aspect::Decrease),
    ("只降不升", Aspect::Decrease),
    ("双下降", Aspect::Decrease),
    ("稳中有降", Aspect::Decrease),
    ("继续减少", Aspect::Decrease),
    ("持续减少", Aspect::Decrease),
    ("下降", Aspect::Decrease),
    ("降低", Aspect::Decrease),
    ("缩小", Aspect::Decrease),
    ("提质增效", Aspect::Level),
    ("协调发展", Aspect::Level),
    ("和谐稳定", Aspect::Level),
    ("促稳提质", Aspect::Level),
    ("稳中提质", Aspect::Level),
    ("稳量提质", Aspect::Level),
    ("保稳提质", Aspect::Level),
    ("稳规模", Aspect::Level),
    ("量稳质升", Aspect::Level),
    ("量质齐升", Aspect::Level),
    ("基本平衡", Aspect::Level),
    ("基本稳定", Aspect::Level),
    ("保持稳定", Aspect::Level),
    ("总体稳定", Aspect::Level),
    ("稳定", Aspect::Level),
    ("有效防控", Aspect::Level),
    ("可控", Aspect::Level),
    ("全面完成", Aspect::Level),
    ("完成", Aspect::Level),
    ("达到省", Aspect::Level),
    ("达到国家", Aspect::Level),
    ("控制在", Aspect::Level),
    ("达标", Aspect::Level),
    ("不低于", Aspect::Level),
    ("不高于", Aspect::Level),
    ("不突破", Aspect::Level),
    ("不增加", Aspect::Level),
    ("合理水平", Aspect::Level),
    ("合理区间", Aspect::Level),
    ("符合", Aspect::Level),
    ("持平", Aspect::Level),
    ("衔接", Aspect::Level),
    ("保持优", Aspect::Level),
    ("保持良好", Aspect::Level),
    ("保持在", Aspect::Level),
];

/// The targets in words of a sentence of main targets: clauses without a number that say which way something goes.
/// `numbers` are the mentions' spans in the sentence.
pub fn worded(words: &Words, sentence: Span, numbers: &[Span]) -> Vec<Worded> {
    let text = words.text;
    let mut all = Vec::new();
    let mut from = sentence.start();
    while from < sentence.end() {
        let rest = words.of((from, sentence.end()));
        let len = rest.find(|ch: char| scan::ends_clause(ch)).unwrap_or(rest.len());
        let clause = (from, from + len);
        from += len + text.get(from + len..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        if numbers.iter().any(|number| number.start() < clause.1 && number.end() > clause.0) || clause.1 - clause.0 < 12
        {
            continue;
        }
        let said = words.of(clause);
        if opens(said)
            || said.contains("目标是")
            || said.contains("总体要求")
            || said.starts_with("在实际工作")
            || said.contains("更好结果")
            || said.contains("更好成绩")
            || ["基础上", "前提下", "情况下", "的同时"].iter().any(|word| said.ends_with(word))
        {
            continue;
        }
        let Some((at, predicate, aspect)) = PREDICATES
            .iter()
            .filter_map(|(word, aspect)| said.find(word).map(|at| (at, *word, *aspect)))
            .min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())))
        else {
            continue;
        };
        // 能耗降低完成国家下达任务: the task is what is met.
        let (at, predicate, aspect) = match said.find("完成").filter(|&met| met > at + 3) {
            Some(met)
                if !predicate.contains("完成")
                    && ["任务", "目标", "要求", "指标"].iter().any(|word| said[met..].contains(word)) =>
            {
                (met, "完成", Aspect::Level)
            }
            _ => (at, predicate, aspect),
        };
        let by_order = ["按照", "按", "严格按照"].iter().any(|word| said.starts_with(word));
        let done = predicate.ends_with("完成") || predicate == "控制在";
        let mut noun = phrase::read(words, (clause.0, clause.0 + at)).noun;
        if noun.0 >= noun.1 || done && (at == 0 || by_order) {
            // 全面完成…约束性指标: the object stands behind.
            let behind = (clause.0 + at + predicate.len(), clause.1);
            noun = phrase::trim_noun(words, behind);
        }
        // 节能减排指标控制在省定目标内
        if ["指标", "任务"].contains(&words.of(noun)) && noun.1 <= clause.0 + at {
            noun.0 = clause.0;
        }
        let held = words.of(noun);
        let held_end = ["增速", "增长", "增幅"]
            .iter()
            .find(|tail| held.ends_with(**tail) && held.len() > tail.len() + 6)
            .map_or(noun.1, |_| noun.1);
        noun.1 = held_end;
        if noun.0 >= noun.1 || words.of(noun).chars().count() < 2 {
            continue;
        }
        let gap_to = ["高于", "快于"].iter().find(|word| predicate.ends_with(**word)).map(|word| {
            let tail = said.split(word).nth(1).unwrap_or("");
            tail.split('、').next().unwrap_or("").to_string()
        });
        let bound = gap_to.is_some() || said.contains("同步") || done && said.contains(['标', '务']);
        all.push(Worded { clause, noun, aspect, bound, gap_to: gap_to.filter(|to| !to.is_empty()) });
    }
    all
}
