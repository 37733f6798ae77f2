//! A noun phrase without what does not name.

use super::right::subject;
use super::{PhraseReader, Range, Words};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::lexicon::units;

/// A stretch without marks at its ends.
pub(super) fn trim_marks(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let mark = |ch: char| ch.is_whitespace() || matches!(ch, '、' | '，' | '。' | '：' | '·');
    let rest = text.trim_start_matches(mark);
    let start = from + text.len() - rest.len();
    // A stretch of marks alone is empty at its start.
    if rest.is_empty() { (from, from) } else { (start, start + rest.trim_end_matches(mark).len()) }
}

/// A noun phrase without what does not name: 的, 等, 了, loose quotes.
pub fn trim_noun(words: &Words, (mut from, mut end): Range) -> Range {
    loop {
        let before = (from, end);
        let text = words.of((from, end)).trim_start();
        from = end - text.len();
        end = from + without_tail(text.trim_end()).len();
        from = skip_lead(words, (from, end));
        end -= note_mark(words.of((from, end)));
        end -= remark(words.of((from, end)));
        end = without_amount_each(words, from, end);
        (from, end) = trim_quotes(words, (from, end));
        if class::PARTICLE_ALONE.is(words.of((from, end))) {
            return (end, end);
        }
        if before == (from, end) || from >= end {
            return (from.min(end), end);
        }
    }
}

/// A noun phrase without words that end none, unless nothing else is left.
fn without_tail(mut text: &str) -> &str {
    while let Some(rest) = class::NOUN_TAIL.strip_end(text).filter(|rest| !rest.is_empty()) {
        text = rest;
    }
    text
}

/// Passes over words that begin no noun phrase; 和美乡村 begins with no link.
fn skip_lead(words: &Words, (mut from, end): Range) -> usize {
    while let Some(word) = class::NOUN_LEAD.start(words.of((from, end))) {
        let named = words.starting_at(from).is_some_and(|cue| cue.kinds.is(Kind::Noun) && cue.end > from + word.len());
        if named || from + word.len() >= end {
            break;
        }
        from += word.len();
    }
    from
}

/// A stretch without an opening quote at its end, a closing one at its start, and one that nothing closes.
fn trim_quotes(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let inner = text.strip_suffix(['“', '（']).unwrap_or(text);
    let end = from + inner.len();
    let loose = inner.strip_prefix('”').or_else(|| inner.strip_prefix('“').filter(|_| !text.contains('”')));
    (end - loose.unwrap_or(inner).len(), end)
}

/// Bytes of a note's mark at the end: 企业[3], 平台〔12〕.
fn note_mark(text: &str) -> usize {
    let inner = text.strip_suffix([']', '〕', '］', '】']).unwrap_or("");
    let open = inner.trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '０'..='９'));
    match open.strip_suffix(['[', '〔', '［', '【']) {
        Some(before) if open.len() < inner.len() && !before.is_empty() => text.len() - before.len(),
        _ => 0,
    }
}

/// Bytes of a remark in brackets at the end that is no part of the name: 生产总值（预计，下同）.
fn remark(text: &str) -> usize {
    let open = text.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    let remark = open.filter(|open| *open > 0).and_then(|open| text.get(open..)).unwrap_or_default();
    if class::BRACKET_REMARK.within(remark) { remark.len() } else { 0 }
}

/// 中籼稻|每50公斤: so much of what stands before is what the number is for.
fn without_amount_each(words: &Words, from: usize, end: usize) -> usize {
    let Some(start) = words.amount_ending_at(end).filter(|start| *start > from) else {
        return each_measure(words, from, end);
    };
    let each = class::EACH.end(words.of((from, start))).map(str::len);
    each.map(|each| start - each).filter(|at| *at > from).unwrap_or(end)
}

/// 电价|每千瓦时: for each measure of a substance.
fn each_measure(words: &Words, from: usize, end: usize) -> usize {
    let text = words.of((from, end));
    let Some(each) = class::EACH.rfind(text).filter(|each| each.start > 0) else { return end };
    let unit = text.get(each.end..).and_then(units::named);
    if unit.is_some_and(|unit| class::SUBSTANCE_KIND.is(unit.class)) { from + each.start } else { end }
}

impl PhraseReader<'_, '_> {
    /// 交通网、水网等重点项目: the head stands behind 等.
    pub(super) fn head_behind_list(&mut self) {
        let (words, noun) = (self.words, self.phrase.noun);
        let inside_word = |at: usize| {
            let holds = |start: usize, end: usize| start <= at && at < end;
            words.within(noun).iter().any(|cue| cue.kinds.is(Kind::Noun) && holds(cue.start, cue.end))
        };
        let Some(at) = class::AND_SO_ON.rfind(words.of(noun)).filter(|at| !inside_word(noun.0 + at.start)) else {
            return;
        };
        let head = (noun.0 + at.end, noun.1);
        if words.length(head) >= 2
            && !class::GENERAL_AIM.is(words.of(head))
            && !class::DENG_COMPOUND.starts(words.of((noun.0 + at.start, noun.1)))
        {
            self.phrase.noun = subject(words, head);
        }
    }

    /// A long phrase that ends in the name of a known indicator: what stands before and is no part of it is where.
    pub(super) fn known_name_at_end(&mut self) {
        let (words, noun, flags) = (self.words, self.phrase.noun, self.phrase.flags);
        if words.length(noun) <= 15 || flags.each || flags.all {
            return;
        }
        let Some(start) = words.name_ending_at(noun.0, noun.1) else { return };
        let before = words.of((noun.0, start));
        if words.length((start, noun.1)) >= 4 && class::CONJUNCTION.within(before) && !before.contains('、') {
            self.phrase.noun.0 = start;
        }
    }
}

/// A noun phrase without what leads to it: 建成后可提供|学位, 达产后预计|年产值, 成为全国首个|经济总量.
pub(super) fn cut_lead(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let deed = class::AFTER_DEED.rfind(text).map(|at| at.end);
    let first = class::FIRST_OF_KIND
        .all_in(text)
        .filter(|at| class::PLACE_SET.ends(text.get(..at.start).unwrap_or_default()))
        .map(|at| at.end)
        .next();
    let after = class::AFTER.start(text).map(str::len);
    let Some(at) = deed.max(first).max(after) else { return (from, end) };
    let rest = class::THEN_GIVES.trim_start(text.get(at..).unwrap_or_default());
    if rest.chars().count() >= 2 { (end - rest.len(), end) } else { (from, end) }
}
