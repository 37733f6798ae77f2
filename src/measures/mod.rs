//! Document → measures: every quantity, read as a person reads it, and every number that is none, known as a label.
//!
//! - [`lexer`]: the text's numbers, each a mention of a quantity or a label;
//! - [`scan`]: where sentences and clauses end;
//! - [`phrase`]: the verb and the noun phrase in front of a number;
//! - [`grammar`]: what each mention is of, by what stands where;
//! - [`time`]: reported or promised, how strongly, for when, compared with when;
//! - [`scope`]: whose number it is;
//! - [`headline`]: the year's main targets, those in words too.

mod canonical;
mod grammar;
mod headline;
mod lexer;
mod mention;
mod phrase;
#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod readings;
mod scan;
mod scope;
mod time;

use crate::document::Document;
use crate::lexicon::{cues, indicators};
use crate::order;
use crate::report::{Aspect, Comparator, Indicator, Measure, Number, Period, Quote, Relation, RelationKind, Status};
use crate::span::Span;
use crate::text::Reading;
pub use canonical::{canonical, unit_class};
pub use lexer::mentions;
pub use mention::{Label, Mention, MentionKind, Mentions};
use rust_decimal::Decimal;

/// What the numbers of a text are.
#[derive(Debug, Default)]
pub struct Measures {
    /// Quantities, in order of the text.
    pub measures: Vec<Measure<Span>>,
    /// Numbers that are part of a name, a date, a heading …
    pub labels: Vec<Label>,
    /// Share (0-1) of the numeric mentions that are a measure or a known label.
    pub explained: Number,
}

/// The measures of this text.
pub fn read(reading: &Reading, document: &Document) -> Measures {
    let text = reading.text.as_str();
    let headings: Vec<Span> = document.headings().iter().map(|heading| heading.heading).collect();
    let found = mentions(reading, &headings);
    let names = indicators::named_in(text).into_iter().map(|(range, _)| (range.start, range.end)).collect();
    let words = phrase::Words { text, cues: cues::find(text), labels: &found.labels, names };
    let sentences = scan::sentences(text);
    let calendar = time::Calendar::new(text, document);

    // Which mentions stand in which sentence.
    let mut first = 0;
    let ranges: Vec<std::ops::Range<usize>> = (sentences.iter())
        .map(|sentence| {
            let from = first;
            first +=
                found.quantities[from..].iter().take_while(|mention| mention.span.start() < sentence.end()).count();
            from..first
        })
        .collect();
    let count = |at: usize| ranges.get(at).map_or(0, |range| range.len());
    let stated = headline::sentences(&words, &sentences, document, count);

    let mut measures = Vec::new();
    let mut groups = 0;
    let mut carried = time::Carried::default();
    for (at, &sentence) in sentences.iter().enumerate() {
        let range = ranges[at].clone();
        let main = stated[at];
        let timed = time::Sentence::new(text, sentence, document, &calendar, main, &mut carried);
        let of_term = !main && timed.aims_of_term();
        if range.is_empty() && !main && !of_term {
            continue;
        }
        let read = grammar::read(&words, &found.quantities, range.clone(), sentence, &mut groups);
        let cx = Finish { text, document, sentence, words: &words };
        let mut previous = None;
        for reading in read {
            let Some(mention) = found.quantities.get(reading.mention) else { continue };
            let timing = timed.timing(&reading, Some(mention), mention.span.start(), main, previous);
            previous = Some(timing.status);
            measures.push(cx.measure(reading, mention, timing, main));
        }
        if main {
            let numbers: Vec<Span> = found.quantities[range].iter().map(|mention| mention.span).collect();
            let worded = headline::worded(&words, sentence, &numbers);
            let worded = worded.into_iter().map(|worded| cx.worded(worded, &timed, true));
            measures.extend(worded.filter(|measure| cx.this_year(measure.period.as_ref())));
        } else if of_term {
            // Among the aims of five years only what is bound to something else is as good as a number.
            let numbers: Vec<Span> = found.quantities[range].iter().map(|mention| mention.span).collect();
            let bound = headline::worded(&words, sentence, &numbers).into_iter();
            let bound = bound.filter(|it| {
                it.bound && words.starting_at(it.clause.0).is_none_or(|cue| !cue.kinds.is(cues::Kind::Act))
            });
            measures.extend(bound.map(|worded| cx.worded(worded, &timed, false)));
        }
    }
    order::by_key(&mut measures, |measure| measure.span.start() as u64);
    for (at, measure) in measures.iter_mut().enumerate() {
        measure.id = format!("m{}", at + 1);
    }
    let known = found.quantities.len() + found.labels.len();
    let all = known + found.unknown.len();
    Measures { measures, labels: found.labels, explained: share(known, all) }
}

fn hundredths(number: i64) -> Number {
    Number(Decimal::new(number, 2))
}

/// How many of all, to four places.
fn share(known: usize, all: usize) -> Number {
    let share = Decimal::from(known).checked_div(Decimal::from(all));
    Number(share.map_or(Decimal::ONE, |share| share.round_dp(4)))
}

/// Puts a measure together.
struct Finish<'a, 't> {
    text: &'t str,
    document: &'a Document,
    sentence: Span,
    words: &'a phrase::Words<'t>,
}

impl Finish<'_, '_> {
    fn measure(
        &self,
        reading: grammar::Reading,
        mention: &Mention,
        timing: time::Timing,
        headline: bool,
    ) -> Measure<Span> {
        let behind_end = scan::until_mark(self.text, mention.span.end(), self.sentence.end());
        let context = self.words.of((reading.clause.0, behind_end));
        let known = indicators::meant(&reading.indicator, mention.unit.as_deref(), reading.action.as_deref(), context);
        let before = self.words.of((reading.clause.0, mention.span.start()));
        let sentence = self.words.of((self.sentence.start(), mention.span.start()));
        let scope = scope::of(&self.document.meta, &reading, before, sentence);
        let mut rules: Vec<String> = mention.rules.iter().map(|rule| rule.to_string()).collect();
        rules.extend(reading.rules.iter().map(|rule| rule.to_string()));
        let guessed = reading.rules.contains(&"inherit");
        let confidence = match (reading.indicator.is_empty(), guessed, known.is_some()) {
            (true, ..) => hundredths(30),
            (_, true, _) => hundredths(60),
            (_, _, true) => hundredths(95),
            _ => hundredths(80),
        };
        let headline = headline && timing.status == Status::Target && self.this_year(timing.period.as_ref());
        let rank = mention.kind == MentionKind::Rank;
        Measure {
            id: String::new(),
            span: mention.span,
            sentence: self.sentence,
            section: self.section(mention.span),
            quote: self.quote(mention.span),
            value: mention.value,
            from: reading.from,
            unit: mention.unit.clone(),
            comparator: reading.comparator,
            aspect: reading.aspect,
            status: timing.status,
            strength: timing.strength,
            indicator: (!reading.indicator.is_empty()).then(|| Indicator {
                span: reading.place.map(|(from, end)| Span::new(self.text, from, end)),
                id: known.and_then(|known| known.id).map(str::to_string),
                name: known.map(|known| known.name.to_string()),
                text: reading.indicator,
            }),
            action: reading.action,
            period: timing.period,
            basis: timing.basis,
            relation: reading.relation,
            scope,
            canonical: canonical(mention.value.as_ref(), reading.from.as_ref(), mention.unit.as_deref(), rank),
            group: reading.group.map(|group| format!("g{group}")),
            headline,
            rules,
            confidence,
            review: None,
        }
    }

    fn worded(&self, worded: headline::Worded, timed: &time::Sentence, headline: bool) -> Measure<Span> {
        let span = Span::new(self.text, worded.clause.0, worded.clause.1);
        let noun = self.words.of(worded.noun).to_string();
        let reading = grammar::Reading {
            mention: usize::MAX,
            indicator: noun,
            place: Some(worded.noun),
            action: None,
            aspect: worded.aspect,
            comparator: Comparator::Eq,
            from: None,
            relation: worded.gap_to.map(|to| Relation { kind: RelationKind::Gap, to: Some(to), parts: None }),
            group: None,
            flags: phrase::read(self.words, worded.clause).flags,
            clause: worded.clause,
            consumed: None,
            rules: vec!["in-words"],
        };
        let timing = timed.timing(&reading, None, worded.clause.1, headline, None);
        let known = indicators::meant(&reading.indicator, None, None, self.words.of(worded.clause));
        Measure {
            id: String::new(),
            span,
            sentence: self.sentence,
            section: self.section(span),
            quote: self.quote(span),
            value: None,
            from: None,
            unit: None,
            comparator: Comparator::Eq,
            aspect: if worded.aspect == Aspect::Rank { Aspect::Level } else { worded.aspect },
            status: Status::Target,
            strength: timing.strength,
            indicator: Some(Indicator {
                span: Some(Span::new(self.text, worded.noun.0, worded.noun.1)),
                id: known.and_then(|known| known.id).map(str::to_string),
                name: known.map(|known| known.name.to_string()),
                text: reading.indicator,
            }),
            action: None,
            period: timing.period,
            basis: None,
            relation: reading.relation,
            scope: None,
            canonical: None,
            group: None,
            headline,
            rules: vec!["in-words".into()],
            confidence: hundredths(80),
            review: None,
        }
    }

    /// Main targets are the coming year's: those of a whole term are none.
    fn this_year(&self, period: Option<&Period>) -> bool {
        period.is_none_or(|period| {
            period.from == period.to && self.document.meta.year.is_none_or(|year| period.to <= year)
        })
    }

    fn section(&self, span: Span) -> Option<String> {
        self.document.section_at(span.start()).map(str::to_string)
    }

    fn quote(&self, span: Span) -> Quote {
        let before = self.text.get(..span.start()).unwrap_or("");
        let from = before.char_indices().rev().nth(13).map_or(0, |(at, _)| at);
        let after = self.text.get(span.end()..).unwrap_or("");
        Quote {
            before: before.get(from..).unwrap_or("").into(),
            exact: span.of(self.text).into(),
            after: after.chars().take(14).collect(),
        }
    }
}
