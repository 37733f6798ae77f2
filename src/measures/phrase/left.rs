//! From the number leftwards: adverbs, then the verb that governs it.

use super::right::skip_right;
use super::{Flags, Range, Verb, Words};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};

/// Kinds of verbs that tell a change of amount.
const CHANGES: &[Kind] = &[Kind::Grow, Kind::Fall, Kind::Add];

/// The verb next to a number.
pub(super) struct Trailing {
    /// Where what was passed over begins: the noun phrase ends here.
    pub right: usize,
    pub verb: Verb,
    /// A change before a verb of reaching (增速达到): its kinds.
    pub change: Kinds,
}

/// The verb next to a number. Verbs pile up (实现增长, 增速达到): the nearest governs, a change before it is its aspect.
pub(super) fn verb_before(words: &Words, (from, end): Range, flags: &mut Flags) -> Trailing {
    let (mut right, mut change) = (end, Kinds::default());
    let mut found: Option<(Kinds, Range)> = None;
    loop {
        right = skip_left(words, from, right, flags);
        let word = words.ending_at(right);
        let open = word.is_none_or(|cue| class::UNTIL.is(words.word(&cue)));
        let changed = if open { changed_to(words, right) } else { None };
        let Some(cue) = changed.or(word).filter(|cue| cue.start >= from) else { break };
        if !is_verb_here(words, from, &cue, found.is_some()) {
            break;
        }
        found = match found {
            None => Some((cue.kinds, (cue.start, cue.end))),
            Some((kinds, range)) => {
                if kinds.is(Kind::Reach) && cue.kinds.any(CHANGES) {
                    change = cue.kinds;
                } else if !cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall, Kind::Add]) {
                    break;
                }
                Some((kinds, (cue.start, range.1)))
            }
        };
        right = cue.start;
    }
    let verb = found.map_or(Verb::None, |(kinds, range)| Verb::Trailing(kinds, range));
    Trailing { right, verb, change }
}

/// 下滑至, 攀升到: a change with what it ends in is a verb of reaching.
fn changed_to(words: &Words, right: usize) -> Option<Cue> {
    let until = class::UNTIL.end(words.of((right.saturating_sub(3), right)))?;
    let verb = words.ending_at(right - until.len())?;
    // 增速达|到
    let whole = !class::REACH.ends(words.word(&verb));
    let changes = whole && verb.kinds.any(CHANGES) && !verb.kinds.is(Kind::Noun);
    changes.then_some(Cue { start: verb.start, end: right, kinds: Kinds::only(Kind::Reach) })
}

/// Whether a word before a number is its verb and no part of a name; `piled` where another verb stands behind it.
fn is_verb_here(words: &Words, from: usize, cue: &Cue, piled: bool) -> bool {
    if cue.kinds.is(Kind::Noun) || !cue.kinds.is_verb() {
        return false;
    }
    let name = words.name_ending_at(from, cue.end);
    // 开放型经济增长8%: the name begins inside a longer noun, and the verb is a verb.
    let inside = |start: usize| {
        words.of((from, start)).ends_with(char::is_alphabetic)
            && skip_right(words, from, start, &mut Flags::default()) < start
    };
    let grown = |start: usize| class::GROWTH_NAME.is(words.word(cue)) && start < cue.start && inside(start);
    if name.is_some_and(|start| (start < cue.start || cue.kinds.is(Kind::Deed)) && !grown(start)) {
        return false;
    }
    // 普惠金融贷款, 老旧小区改造: a deed that ends a longer phrase is part of its name.
    let deed =
        cue.kinds.is(Kind::Deed) && !cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall, Kind::Add, Kind::Rank]);
    if !deed {
        return true;
    }
    let alone = || {
        let first = words.starting_at(skip_right(words, from, cue.end, &mut Flags::default()));
        first.is_some_and(|first| first.start == cue.start)
    };
    !piled && (cue.start <= from || class::COMPLETING.is(words.word(cue)) || alone())
}

/// Passes over adverbs, times and blanks that end at `right`.
pub(super) fn skip_left(words: &Words, from: usize, mut right: usize, flags: &mut Flags) -> usize {
    loop {
        let before = right;
        let rest = words.of((from, right));
        right =
            from + rest.trim_end_matches(|ch: char| ch.is_whitespace() || matches!(ch, '“' | '"' | '—' | '-')).len();
        right -= short_remark(words.of((from, right)));
        if words.ending_at(right).is_none() {
            right -= class::PERFECTIVE.end(words.of((from, right))).map_or(0, str::len);
        }
        right = skip_time(words, from, right);
        if let Some(cue) = words.ending_at(right).filter(|cue| cue.start >= from) {
            flags.promise(cue.kinds);
            let passed = cue.kinds.any(&[Kind::Adverb, Kind::Ensure, Kind::Strive]);
            // 争取达到
            let strives = cue.kinds.any(&[Kind::Ensure, Kind::Strive])
                && words.starting_at(right).is_some_and(|verb| verb.kinds.is_verb() && !verb.kinds.is(Kind::Noun));
            if strives {
                right = cue.start;
                continue;
            }
            if passed && !class::PREFIX_ADVERB.is(words.word(&cue)) && !cue.kinds.is(Kind::Noun) && !cue.kinds.is_verb()
            {
                right = cue.start;
            }
        }
        if right == before {
            return right;
        }
    }
}

/// Where a stretch ends without the adverbs and times behind: 产量|连续10年.
pub fn without_time(words: &Words, (from, end): Range) -> usize {
    skip_left(words, from, end, &mut Flags::default())
}

/// Bytes of a short remark in brackets at the end: 同比增长（下同）2.5%.
fn short_remark(text: &str) -> usize {
    let open = text.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    let remark = open.and_then(|open| text.get(open..)).unwrap_or_default();
    let short = remark.chars().count() <= 6 && !remark.contains(|ch: char| ch.is_ascii_alphanumeric());
    if short { remark.len() } else { 0 }
}

/// Passes over a time that ends at `right`, with its preposition: 浓度比2020年.
fn skip_time(words: &Words, from: usize, mut right: usize) -> usize {
    // 比五年前提高
    if let Some(word) = class::BEFORE_TIME.end(words.of((from, right)))
        && words.time_ending_at(right - word.len()).is_some()
    {
        right -= word.len();
    }
    // 11月末完成
    let edge = class::TIME_EDGE.end(words.of((from, right))).map_or(0, str::len);
    let time = words.time_ending_at(right).or_else(|| words.time_ending_at(right - edge));
    let Some((start, _)) = time.filter(|time| time.0 >= from) else { return right };
    // 比|第|三季度
    from + class::TIME_ORIGIN.trim_end(words.of((from, start))).len()
}
