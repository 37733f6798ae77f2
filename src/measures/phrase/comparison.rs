//! A noun phrase without what it is compared with or built upon: 数量较“十三五”末, 起数在去年下降的基础上.

use super::noun::trim_noun;
use super::{PhraseReader, Range, Verb, Words};
use crate::lexicon::classes::class;

/// Cuts a comparison, a circumstance or a set to be among from the end of a noun phrase; empty where nothing else is left.
pub(super) fn cut(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let starts = [
        circumstance(text),
        compared_time(text),
        compared_benchmark(text),
        class::AMONG_SET.find(text).map(|set| set.start),
    ];
    match starts.into_iter().flatten().min() {
        // 剔除…后 and 较“十三五”末 name nothing.
        Some(0) => (end, end),
        None if is_condition(text) => (end, end),
        Some(at) => trim_noun(words, (from, from + at)),
        None => (from, end),
    }
}

/// Where a circumstance begins that ends the text: 在去年下降的基础上.
fn circumstance(text: &str) -> Option<usize> {
    let closed = class::CIRCUMSTANCE.ends(text);
    closed.then(|| class::WITHIN_SET.find(text)).flatten().map(|at| at.start)
}

/// Where a comparison with a time begins, or a change from one: 较“十三五”末, 由2020年.
fn compared_time(text: &str) -> Option<usize> {
    let words = class::THAN.words().iter().chain(class::FROM_PREPOSITION.words());
    let starts = words.filter_map(|word| {
        let at = text.rfind(word)?;
        let rest = text.get(at + word.len()..)?;
        (class::TIME_SIGN.within(rest) || rest.contains(|ch: char| ch.is_ascii_digit())).then_some(at)
    });
    starts.min()
}

/// Where a comparison with a budget or an estimate begins that ends the text: 收入|比年初预算数.
fn compared_benchmark(text: &str) -> Option<usize> {
    let before = class::COMPARED_WITH.strip_end(text)?;
    let than = class::THAN.rfind(before)?;
    before.get(than.end..).is_some_and(|whose| whose.chars().count() <= 6).then_some(than.start)
}

/// What only says under which condition: 剔除一次性因素后, …的情况下.
fn is_condition(text: &str) -> bool {
    class::LEAVING_OUT.starts(text) && class::INFLUENCE_TAIL.ends(text) || class::CIRCUMSTANCE.is(text)
}

impl PhraseReader<'_, '_> {
    /// 比上年预算增加: the noun is what the change is compared with.
    pub(super) fn compared_with(&mut self) {
        let beside = self.words.of((self.from, self.phrase.noun.0));
        if matches!(self.phrase.verb, Verb::Trailing(..))
            && class::COMPARED_WITH.is(self.noun_text())
            && class::THAN_BEFORE.ends(beside)
        {
            self.no_noun();
        }
    }
}
