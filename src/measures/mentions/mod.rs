//! Text → mentions: numerals, units and the comparator words around them, in one pass over the normalised text.
//!
//! - [`numeral`] reads numbers, [`unit`] the unit behind them, [`bound`] the comparators around them;
//! - [`quantity`] puts them together; [`special`] reads 首位, 翻番, 第3位, 2.27:1; [`draft`] shares units over a list;
//! - [`name`] and [`date`] know what is no quantity by the number and what touches it (names, codes, dates, ordinals), [`exclude`] by the
//!   phrase (durations, sizes and bounds of described things), which is declared in `rules/exclude_*.rules`.

mod bound;
mod date;
mod draft;
mod exclude;
mod name;
mod numeral;
mod quantity;
mod special;
mod unit;

use self::draft::Draft;
use self::numeral::Numeral;
use super::mention::{Label, MentionKind, Mentions};
use crate::lexicon::classes::class;
use crate::order;
use crate::span::Span;
use crate::text::Reading;
use crate::text::normalized::Normalized;

/// Every number of the text. `headings` are the outline's markers with their titles, in order: the numbers of the
/// markers are no quantities.
pub fn mentions(reading: &Reading, headings: &[Span]) -> Mentions {
    let text = Normalized::new(&reading.text);
    let mut headings: Vec<usize> = headings.iter().map(|heading| text.index(heading.start())).collect();
    order::by_key(&mut headings, |&at| at as u64);
    let mut clipped: Vec<usize> = reading.clipped.iter().map(|&at| text.index(at)).collect();
    order::by_key(&mut clipped, |&at| at as u64);
    let mut reader = Reader { text, headings, clipped, found: Vec::new(), excluded: Vec::new(), unknown: Vec::new() };
    let mut at = 0;
    while at < reader.text.len() {
        at = reader.step(at).max(at + 1);
    }
    reader.finish()
}

/// Where a number that is no quantity ends, and the name of the rule that knows it.
type Known = (usize, &'static str);

/// What a number turned out to be.
enum Outcome {
    Quantity(Draft),
    Excluded(Known),
    /// Neither; where it ends.
    Unknown(usize),
}

struct Reader<'t> {
    text: Normalized<'t>,
    /// First characters of the headings, in order.
    headings: Vec<usize>,
    /// Characters before which a line was cut off.
    clipped: Vec<usize>,
    found: Vec<Draft>,
    excluded: Vec<(usize, Known)>,
    unknown: Vec<(usize, usize)>,
}

impl Reader<'_> {
    /// Reads what starts at this character and gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(known) = name::word(&self.text, at) {
            self.excluded.push((at, known));
            return known.0;
        }
        if let Some(tiers) = special::tiers(&self.text, at) {
            self.found.extend(tiers);
            return self.free();
        }
        if let Some(draft) = special::word(&self.text, at) {
            self.found.push(draft);
            return self.free();
        }
        if !numeral::starts_at(&self.text, at) {
            return at + 1;
        }
        let Some(numeral) = numeral::read(&self.text, at) else { return at + 1 };
        match self.outcome(&numeral) {
            Outcome::Quantity(draft) => {
                let end = draft.end;
                self.found.push(draft);
                end
            }
            Outcome::Excluded(known) => {
                self.excluded.push((at, known));
                known.0
            }
            Outcome::Unknown(end) => {
                self.unknown.push((at, end));
                end
            }
        }
    }

    fn outcome(&self, numeral: &Numeral) -> Outcome {
        if self.heads(numeral) {
            return Outcome::Excluded((numeral.end + 1, "heading"));
        }
        if let Some(known) = name::number(&self.text, numeral, self.in_ranks(numeral.start)) {
            return Outcome::Excluded(known);
        }
        if let Some(draft) = special::rank(&self.text, numeral)
            .or_else(|| special::ratio(&self.text, numeral))
            .or_else(|| special::coins(&self.text, numeral))
        {
            return Outcome::Quantity(draft);
        }
        quantity::read(&self.text, numeral, self.free(), |end| self.clipped.binary_search(&end).is_ok())
    }

    /// Whether the number is the marker of a heading: at its start, or behind its bracket.
    fn heads(&self, numeral: &Numeral) -> bool {
        let known = |at: usize| self.headings.binary_search(&at).is_ok();
        let opened = self.text.before(numeral.start) == '(' || self.text.follows(numeral.start, class::ORDINAL_PREFIX);
        let first = known(numeral.start) || opened && known(numeral.start.saturating_sub(1));
        let marked = matches!(self.text.at(numeral.end), '、' | '.' | ')' | ':' | '，')
            || self.text.has(numeral.end, class::COPULA_ALONE);
        first && marked && !numeral.decimal()
    }

    /// Whether a rank stands shortly before, in the same list.
    fn in_ranks(&self, at: usize) -> bool {
        let last = self.found.last().filter(|last| last.kind == MentionKind::Rank && at.saturating_sub(last.end) <= 24);
        last.is_some_and(|last| !self.text.between(last.end, at).contains(['。', '；', ';', '\n']))
    }

    /// The first character that no mention has taken yet.
    fn free(&self) -> usize {
        self.found.last().map_or(0, |draft| draft.end)
    }

    fn finish(mut self) -> Mentions {
        draft::carry_units(&self.text, &mut self.found);
        draft::share_steps(&self.text, &mut self.found);
        let text = &self.text;
        let mut mentions = Mentions::default();
        for draft in self.found {
            let number = draft.number;
            match draft.mention(text) {
                Some(mention) => mentions.quantities.push(mention),
                None => mentions.unknown.push(text.span(number.0, number.1)),
            }
        }
        let excluded = |&(from, (to, rule)): &(usize, Known)| Label { span: text.span(from, to), rule };
        mentions.labels = self.excluded.iter().map(excluded).collect();
        mentions.unknown.extend(self.unknown.iter().map(|&(from, to)| text.span(from, to)));
        order::by_key(&mut mentions.unknown, |span| (span.start() as u64) << 32 | span.end() as u64);
        mentions
    }
}

/// Whether a clause or a member of a list ends here.
fn ends_clause(text: &Normalized, at: usize) -> bool {
    matches!(
        text.at(at),
        '\0' | '\n'
            | '，'
            | '。'
            | '；'
            | '、'
            | '！'
            | '？'
            | ','
            | ';'
            | '.'
            | '('
            | ')'
            | '”'
            | '"'
            | '!'
            | ':'
            | '》'
            | '…'
            | '-'
    )
}
