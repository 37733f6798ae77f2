//! From a stretch's start rightwards: adverbs and times, then the verbs that lead.

use super::noun::{trim_marks, trim_noun};
use super::{Flags, PhraseReader, Range, Verb, Words};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::rules::{Fact, Site, Slot, family};

/// The noun phrase of a stretch that is a subject: adverbs and leading verbs off, the rest whole.
pub fn subject(words: &Words, (from, end): Range) -> Range {
    let mut flags = Flags::default();
    let (from, end) = trim_marks(words, (from, end));
    let right = super::left::skip_left(words, from, end, &mut flags);
    let mut left = skip_right(words, from, right, &mut flags);
    while let Some(cue) = words.starting_at(left).filter(|cue| cue.end + 3 < right) {
        let named = words.name_starting_at(left, right).is_some_and(|end| end > cue.end);
        if named || cue.kinds.is(Kind::Noun) || !cue.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) {
            break;
        }
        left = skip_right(words, cue.end, right, &mut flags);
    }
    trim_noun(words, (left.min(right), right))
}

impl PhraseReader<'_, '_> {
    /// The verbs that lead the noun phrase (新建学校, 引进和落地科技成果): the last one governs, unless an earlier one adds or
    /// takes away.
    pub(super) fn leading_verbs(&mut self) {
        let (words, right) = (self.words, self.phrase.noun.1);
        let mut left = skip_right(words, self.from, right, &mut self.phrase.flags);
        let mut leading: Option<(Kinds, Range)> = None;
        while let Some(cue) = words.starting_at(left).filter(|cue| cue.end < right) {
            if !cue.kinds.is_verb()
                || cue.kinds.is(Kind::Noun)
                || family::NAME_BEGINNING.holds(&self.beginning(&cue, leading.is_some()))
            {
                break;
            }
            let start = leading.map_or(cue.start, |(_, range)| range.0);
            let kinds = match leading {
                Some((kinds, _)) if kinds.any(&[Kind::Add, Kind::Fall]) => kinds,
                _ => cue.kinds,
            };
            leading = Some((kinds, (start, cue.end)));
            left = skip_right(words, cue.end, right, &mut self.phrase.flags);
            left = next_verb(words, left, right).unwrap_or(left);
        }
        self.phrase.noun = (left.min(right), right);
        if let (Verb::None, Some((kinds, range))) = (self.phrase.verb, leading) {
            self.phrase.verb = Verb::Leading(kinds, range);
        }
    }

    fn beginning(&self, cue: &Cue, led: bool) -> Beginning<'_> {
        let (words, right) = (self.words, self.phrase.noun.1);
        Beginning {
            verb: words.word(cue),
            behind: words.of((cue.end, right)),
            led,
            trailed: self.phrase.verb != Verb::None,
            named: words.name_starting_at(cue.start, right).is_some_and(|end| end > cue.end),
            at: cue.start,
        }
    }
}

/// Where a further verb that shares its object begins, behind a link at `left`: 引进|和落地科技成果.
fn next_verb(words: &Words, left: usize, right: usize) -> Option<usize> {
    let rest = words.of((left, right));
    let link = class::CONJUNCTION.start(rest).or_else(|| class::OTHER_LINK.start(rest))?;
    let next = words.starting_at(left + link.len())?;
    let verb = next.kinds.any(&[Kind::Act, Kind::Deed]) && !next.kinds.is(Kind::Noun);
    (verb && next.end + 3 < right).then_some(next.start)
}

/// A verb at the beginning of a phrase, with what stands behind it: it leads, or a name begins with it.
struct Beginning<'a> {
    verb: &'a str,
    behind: &'a str,
    led: bool,
    trailed: bool,
    named: bool,
    at: usize,
}

impl Site for Beginning<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Verb => Some(self.verb),
            Slot::Behind => Some(self.behind),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::Led => self.led,
            Fact::VerbTrailing => self.trailed,
            Fact::Named => self.named,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.at
    }
}

/// Passes over adverbs, times and blanks that start at `left`.
pub fn skip_right(words: &Words, mut left: usize, end: usize, flags: &mut Flags) -> usize {
    loop {
        let before = left;
        left = skip_marks(words, left, end);
        left = skip_item_number(words, left, end);
        left = skip_plan_period(words, left, end);
        // 五年累计 is one word, though its beginning tells a time.
        let passed = |cue: &Cue| cue.end <= end && !is_adjective(words, cue, end);
        if let Some(cue) = words.starting_at(left).filter(|cue| cue.kinds == Kinds::only(Kind::Adverb) && passed(cue)) {
            // 去年|底, 三季度|末
            let timed = class::TIME_SIGN.ends(words.word(&cue)) || class::CALENDAR_SPAN.ends(words.word(&cue));
            let rest = words.of((cue.end, end));
            left = cue.end + class::TIME_EDGE.start(rest).filter(|_| timed).map_or(0, str::len);
            continue;
        }
        left = skip_time(words, left, end);
        if let Some(cue) = words.starting_at(left).filter(passed) {
            flags.promise(cue.kinds);
            let verb =
                cue.kinds.any(&[Kind::Add, Kind::Grow, Kind::Fall, Kind::Share, Kind::Gap, Kind::Act, Kind::Deed]);
            // 争取|新建学校
            let strives = cue.kinds.any(&[Kind::Ensure, Kind::Strive])
                && words.starting_at(cue.end).is_some_and(|next| next.end < end && next.kinds.is_verb());
            let verb = verb && !strives;
            let adverb = cue.kinds.any(&[Kind::Adverb, Kind::Ensure, Kind::Strive]);
            if adverb && !verb && !cue.kinds.is(Kind::Noun) {
                left = cue.end;
            }
        }
        if left == before {
            return left;
        }
    }
}

/// Passes over marks, blanks and 了.
fn skip_marks(words: &Words, left: usize, end: usize) -> usize {
    let rest = words.of((left, end));
    let mark = |ch: char| ch.is_whitespace() || "，,、—■●◆★▲▪".contains(ch) || class::PERFECTIVE.is_char(ch);
    end - rest.trim_start_matches(mark).len()
}

/// Passes over the number of a list's item: 1.投入.
fn skip_item_number(words: &Words, left: usize, end: usize) -> usize {
    let rest = words.of((left, end));
    let behind = rest.trim_start_matches(|ch: char| ch.is_ascii_digit());
    match behind.strip_prefix(['.', '．', '、', ')', '）']) {
        Some(text) if (1..=2).contains(&(rest.len() - behind.len())) => end - text.len(),
        _ => words.number_of_item(left).filter(|stop| *stop < end).unwrap_or(left),
    }
}

/// Passes over a period named in quotation marks: “十四五”末, “十四五”期间.
fn skip_plan_period(words: &Words, left: usize, end: usize) -> usize {
    let plan = words.of((left, end)).strip_prefix('“').filter(|rest| class::TEN.starts(rest));
    let behind = plan.and_then(|plan| plan.split_once('”')).filter(|(name, _)| name.len() <= 9);
    let tail = behind.and_then(|(_, behind)| class::PERIOD_TAIL.strip_start(behind));
    tail.map_or(left, |rest| end - rest.len())
}

/// Passes over a time with what belongs to it: 到2025年底, 2020年以来.
fn skip_time(words: &Words, mut left: usize, end: usize) -> usize {
    // 一年级: the time within a noun is none.
    let inside = |stop: usize| {
        words.starting_at(left).is_some_and(|cue| cue.kinds.is(Kind::Noun) && cue.end > stop && cue.end <= end)
    };
    if let Some((_, stop)) = words.time_starting_at(left).filter(|time| time.1 <= end && !inside(time.1)) {
        let tail = words.of((stop, end)).trim_start_matches('，');
        left = end - class::TIME_TAIL.trim_start(tail).trim_start_matches('，').len();
    }
    let word = class::TIME_PREPOSITION.starts_of(words.of((left, end))).find(|word| {
        let time = words.time_starting_at(left + word.len());
        time.is_some_and(|time| time.1 <= end)
    });
    left + word.map_or(0, str::len)
}

/// 重点园区, 基本医保: an adjective before a noun is part of its name.
fn is_adjective(words: &Words, cue: &Cue, end: usize) -> bool {
    let before_verb = || {
        let next = words.starting_at(cue.end);
        next.is_some_and(|next| (next.kinds.is_verb() || next.kinds.is(Kind::Adverb)) && !next.kinds.is(Kind::Noun))
    };
    class::ADJECTIVAL.is(words.word(cue)) && !before_verb() && words.name_starting_at(cue.end, end).is_none()
}
