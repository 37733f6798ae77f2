//! One pass over the numbers of a sentence.

use super::deal::share_bounds;
use super::discourse::Frame;
use super::from_to::{deal_from, rescale, starts_from};
use super::{Context, Reading};
use crate::lexicon::classes::class;
use crate::measures::mention::Mention;
use crate::measures::phrase::{Flags, Words};
use crate::measures::scan::{self, Gap};
use crate::report::{Aspect, Value};
use crate::span::Span;
use std::ops::Range;

/// Reads the mentions of one sentence. `at` are their places in `mentions`; `group` counts the text's lists.
pub fn read(words: &Words, mentions: &[Mention], at: Range<usize>, sentence: Span, group: &mut usize) -> Vec<Reading> {
    let mut pass = Pass {
        words,
        mentions: mentions.get(..at.end).unwrap_or(mentions),
        sentence,
        group,
        from: sentence.start(),
        frame: Frame::default(),
        origin: None,
        dealt_from: None,
        all: Vec::new(),
    };
    for (index, mention) in mentions.iter().enumerate().take(at.end).skip(at.start) {
        pass.number(index, mention);
    }
    share_bounds(&mut pass.all);
    pass.all
}

/// The pass, behind some number.
struct Pass<'a, 't> {
    words: &'a Words<'t>,
    /// The mentions up to the sentence's end.
    mentions: &'a [Mention],
    sentence: Span,
    group: &'a mut usize,
    /// Where the stretch before the next number begins.
    from: usize,
    frame: Frame,
    /// A number that is where the next one came from, with the stretch in front of it.
    origin: Option<(usize, Gap)>,
    /// 分别从1.2万元、0.8万元提高到1.5万元、1.1万元: where the first numbers are and where the second ones begin.
    dealt_from: Option<(usize, usize)>,
    all: Vec<Reading>,
}

impl Pass<'_, '_> {
    fn number(&mut self, index: usize, mention: &Mention) {
        let words = self.words;
        let next = self.mentions.get(index + 1);
        let stop = next.map_or(self.sentence.end(), |next| next.span.start());
        let mut gap = scan::gap(words.text, self.from, mention.span.start());
        if gap.new_segment {
            self.frame.flags = Flags::default();
            self.frame.recent.clear();
        }
        self.from = mention.span.end();
        self.from += class::THRESHOLD_NOUN.start(words.of((self.from, stop))).map_or(0, str::len);
        if self.is_origin(index, mention, gap) {
            return;
        }
        let origin = self.origin.take();
        if let Some((_, first)) = origin {
            gap = first;
        }
        let cx = Context {
            words,
            mentions: self.mentions,
            mention,
            index,
            stop,
            at_end: self.mentions.len(),
            sentence: self.sentence,
        };
        let mut reading = cx.read(gap, &mut self.frame, self.group);
        // A noun behind its number is read; the next number's stretch begins after it.
        self.frame.behind = reading.consumed.filter(|end| *end <= stop);
        self.from = self.frame.behind.unwrap_or(self.from);
        match (origin, self.dealt_from) {
            (Some((first, _)), _) => self.changed_from(&mut reading, first, mention),
            (None, Some((first, turn))) if index < turn + (turn - first) => {
                self.starts_at(&mut reading, first + (index - turn), mention);
            }
            _ => {}
        }
        self.all.push(reading);
    }

    /// Whether a number is only where a later one came from (由73项压减到46项), so that it is no measure itself.
    fn is_origin(&mut self, index: usize, mention: &Mention, gap: Gap) -> bool {
        if self.dealt_from.is_some_and(|(_, turn)| index < turn) {
            return true;
        }
        let ahead = self.mentions.get(index..).unwrap_or_default();
        let dealt = if self.origin.is_none() { deal_from(self.words, &gap, ahead) } else { None };
        if let Some(count) = dealt {
            self.dealt_from = Some((index, index + count));
        } else if !self.mentions.get(index + 1).is_some_and(|next| starts_from(self.words, &gap, mention, next)) {
            return false;
        }
        self.origin = Some((index, gap));
        true
    }

    /// Gives a reading the number at `first` as what it started from.
    fn starts_at(&self, reading: &mut Reading, first: usize, mention: &Mention) {
        let first = self.mentions.get(first);
        reading.from = first.and_then(|first| first.value).map(|value: Value| rescale(value, first, mention));
        reading.has_origin = true;
        reading.rules.push("from-to");
    }

    /// A change told by both its ends: the verb between them is the action, and the number is the level reached.
    fn changed_from(&mut self, reading: &mut Reading, first: usize, mention: &Mention) {
        self.starts_at(reading, first, mention);
        let last = self.dealt_from.map_or(first, |(_, turn)| turn.saturating_sub(1));
        let last = self.mentions.get(last).map_or(0, |last| last.span.end());
        let between = self.words.of((last, mention.span.start())).trim_start_matches(['，', ',']);
        // 排名由99位提升至87位
        let unit = mention.unit.as_deref();
        if unit.is_some_and(|unit| class::POSITION_UNIT.is(unit)) && class::POSITION_NOUN.ends(&reading.indicator) {
            reading.aspect = Aspect::Rank;
        } else if reading.aspect != Aspect::Rank {
            reading.aspect = Aspect::Level;
        }
        let verb = class::UNTIL.find(between).and_then(|at| between.get(..at.start)).unwrap_or(between);
        let verb = class::GOAL_PREPOSITION.trim_end(verb);
        reading.action = (!verb.is_empty()).then(|| verb.to_string());
        if self.dealt_from.is_some() {
            (self.frame.aspect, self.frame.action) = (Some(reading.aspect), reading.action.clone());
        }
    }
}
