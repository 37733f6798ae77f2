//! Document → measures: every quantity, read as a person reads it, and every number that is none, known as a label.
//!
//! - [`mentions`]: the text's numbers, each a mention of a quantity or a label;
//! - [`scan`]: where sentences and clauses end;
//! - [`phrase`]: the verb and the noun phrase in front of a number;
//! - [`grammar`]: what each mention is of, by what stands where;
//! - [`time`]: reported or promised, how strongly, for when, compared with when;
//! - [`scope`]: whose number it is;
//! - [`table`]: the numbers in the cells of tables;
//! - [`headline`]: the sentences that state the year's main targets;
//! - [`qualitative`]: targets in words alone.

mod canonical;
mod confidence;
mod grammar;
mod headline;
mod mention;
mod mentions;
mod phrase;
#[cfg(test)]
mod phrasings;
mod qualitative;
#[cfg(test)]
mod readings;
mod scan;
mod scope;
mod table;
mod time;

use crate::document::Document;
use crate::lexicon::classes::class;
use crate::lexicon::{cues, indicators};
use crate::order;
use crate::report::{
    Aspect, Comparator, Indicator, Measure, Number, Period, Quote, Relation, RelationKind, Status, Value, Warning,
    WarningCode,
};
use crate::span::Span;
use crate::text::Reading;
use crate::text::normalized::in_ordinary_characters;
pub use canonical::{canonical, unit_class};
pub use mention::{Label, Mention, MentionKind, Mentions};
pub use mentions::mentions;
use rust_decimal::Decimal;
pub use scan::sentences;

/// The rule by which a status rests on a default.
const UNTOLD: &str = "status.untold";

/// What the numbers of a text are.
#[derive(Debug, Default)]
pub struct Measures {
    /// Quantities, in order of the text.
    pub measures: Vec<Measure<Span>>,
    /// Numbers that are part of a name, a date, a heading …
    pub labels: Vec<Label>,
    /// Share (0-1) of the numeric mentions that are a measure or a known label.
    pub explained: Number,
    /// The warning that nothing tells of numbers whether they were done.
    pub untold: Option<Warning<Span>>,
}

/// The warning that the status of numbers rests on nothing but a default.
fn untold(measures: &[Measure<Span>]) -> Option<Warning<Span>> {
    let mut untold = measures.iter().filter(|measure| measure.rules.iter().any(|rule| rule == UNTOLD));
    let first = untold.next()?;
    let numbers = untold.count() + 1;
    let message = format!("nothing tells of {numbers} numbers whether they were done or promised");
    let warning = Warning::new(WarningCode::LowConfidence, message, Some(first.sentence));
    Some(warning.with("what", "untold".into()).with("numbers", numbers.to_string()))
}

/// The measures of this text.
pub fn read(reading: &Reading, document: &Document) -> Measures {
    // Read in ordinary characters, which keep the places; what is shown is cut from the text as written.
    let ordinary = table::cells_as_lines(in_ordinary_characters(&reading.text), document);
    let text = &*ordinary;
    let headings: Vec<Span> = document.headings().iter().map(|heading| heading.heading).collect();
    let mut found = mentions(reading, &headings);
    if document.menu {
        return Measures { measures: Vec::new(), labels: found.labels, explained: share(0, 0), untold: None };
    }
    let in_cells = table::values(&reading.text, document, &mut found);
    let cells = in_cells.len();
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
    let mut context = time::TimeContext::default();
    for (at, &sentence) in sentences.iter().enumerate() {
        let range = ranges[at].clone();
        let main = stated[at];
        let timed = time::Sentence::new(text, sentence, document, &calendar, main, &mut context);
        let of_term = !main && timed.aims_of_term();
        if range.is_empty() && !main && !of_term {
            continue;
        }
        let read = grammar::read(&words, &found.quantities, range.clone(), sentence, &mut groups);
        let cx = Finish { text, written: &reading.text, document, sentence, words: &words };
        let mut previous = None;
        for reading in read {
            let Some(mention) = found.quantities.get(reading.mention) else { continue };
            let number = time::Number {
                reading: &reading,
                mention: Some(mention),
                end: mention.span.start(),
                headline: main,
                previous,
            };
            let timing = timed.timing(number);
            previous = Some(timing.status);
            measures.push(without_sign(cx.measure(reading, mention, timing, main)));
        }
        if main {
            let numbers: Vec<Span> = found.quantities[range].iter().map(|mention| mention.span).collect();
            let targets = qualitative::targets(&words, sentence, &numbers);
            let targets = targets.into_iter().map(|target| cx.qualitative(target, &timed, true));
            measures.extend(targets.filter(|measure| cx.this_year(measure.period.as_ref())));
        } else if of_term {
            // Among the aims of five years only what is bound to something else is as good as a number.
            let numbers: Vec<Span> = found.quantities[range].iter().map(|mention| mention.span).collect();
            let bound = qualitative::targets(&words, sentence, &numbers).into_iter();
            let bound = bound.filter(|it| {
                it.bound && words.starting_at(it.clause.0).is_none_or(|cue| !cue.kinds.is(cues::Kind::Act))
            });
            measures.extend(bound.map(|target| cx.qualitative(target, &timed, false)));
        }
    }
    table::complete(&mut measures, &reading.text, document);
    measures.extend(in_cells);
    order::by_key(&mut measures, |measure| measure.span.start() as u64);
    for (at, measure) in measures.iter_mut().enumerate() {
        measure.id = format!("m{}", at + 1);
    }
    let known = found.quantities.len() + found.labels.len() + cells;
    let all = known + found.unknown.len();
    let untold = untold(&measures);
    Measures { measures, labels: found.labels, explained: share(known, all), untold }
}

fn hundredths(number: i64) -> Number {
    Number(Decimal::new(number, 2))
}

/// A change below zero is one the other way (增长-5%: decrease by 5); a level keeps its sign.
fn without_sign(mut measure: Measure<Span>) -> Measure<Span> {
    let rate = measure.indicator.as_ref().is_some_and(|it| class::GROWTH_RATE_NOUN.ends(&it.text));
    let turned = match measure.aspect {
        Aspect::Increase => Aspect::Decrease,
        Aspect::Decrease => Aspect::Increase,
        Aspect::Level if rate => Aspect::Decrease,
        _ => return measure,
    };
    if let Some(Value::One(value)) =
        measure.value.filter(|value| matches!(value, Value::One(one) if one.is_sign_negative()))
    {
        measure.value = Some(Value::One(-value));
        measure.aspect = turned;
        let unit = measure.unit.as_deref();
        measure.canonical = canonical(measure.value.as_ref(), measure.from.as_ref(), unit, false);
        measure.rules.push("negative-change".into());
    }
    measure
}

/// How many of all, to four places.
fn share(known: usize, all: usize) -> Number {
    let share = Decimal::from(known).checked_div(Decimal::from(all));
    Number(share.map_or(Decimal::ONE, |share| share.round_dp(4)))
}

/// Puts a measure together.
struct Finish<'a, 't> {
    /// In ordinary characters.
    text: &'t str,
    /// As it is written, byte for byte as long.
    written: &'t str,
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
        let scope = scope::of(&self.document.meta, &reading, before, sentence, mention.span.start());
        let mut rules: Vec<String> = mention.rules.iter().map(|rule| rule.to_string()).collect();
        rules.extend(reading.rules.iter().map(|rule| rule.to_string()));
        rules.extend(known.map(|(_, way)| way.to_string()));
        rules.extend(timing.rules);
        let scope = scope.map(|(scope, rule)| {
            rules.push(rule);
            scope
        });
        let headline = headline && timing.status == Status::Target && self.this_year(timing.period.as_ref());
        let rank = mention.kind == MentionKind::Rank;
        let mut measure = Measure {
            id: String::new(),
            span: mention.span,
            sentence: self.sentence,
            section: self.section(mention.span),
            quote: self.quote(mention.span),
            value: mention.value,
            from: reading.from,
            unit: mention.unit.as_deref().map(|unit| {
                self.as_written(mention.unit_span.map(|span| (span.start(), span.end())), unit.to_string())
            }),
            comparator: reading.comparator,
            aspect: reading.aspect,
            status: timing.status,
            strength: timing.strength,
            indicator: (!reading.indicator.is_empty()).then(|| Indicator {
                span: reading.place.map(|(from, end)| Span::new(self.text, from, end)),
                id: known.and_then(|(known, _)| known.id).map(str::to_string),
                name: known.map(|(known, _)| known.name.to_string()),
                text: self.as_written(reading.place, reading.indicator),
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
            confidence: hundredths(0),
            review: None,
        };
        measure.confidence = confidence::of(&measure);
        measure
    }

    fn qualitative(&self, target: qualitative::Qualitative, timed: &time::Sentence, headline: bool) -> Measure<Span> {
        let span = Span::new(self.text, target.clause.0, target.clause.1);
        let noun = self.words.of(target.noun).to_string();
        let reading = grammar::Reading {
            mention: usize::MAX,
            indicator: noun,
            place: Some(target.noun),
            action: None,
            aspect: target.aspect,
            comparator: Comparator::Eq,
            from: None,
            relation: target.gap_to.map(|to| Relation { kind: RelationKind::Gap, to: Some(to), parts: None }),
            group: None,
            flags: phrase::read(self.words, target.clause).flags,
            clause: target.clause,
            consumed: None,
            shape: grammar::Shape::Qualitative,
            has_origin: false,
            rules: Vec::new(),
        };
        let number = time::Number { reading: &reading, mention: None, end: target.clause.1, headline, previous: None };
        let timing = timed.timing(number);
        let mut rules = vec![target.rule];
        let known = indicators::meant(&reading.indicator, None, None, self.words.of(target.clause));
        rules.extend(known.map(|(_, way)| way.to_string()));
        rules.extend(timing.rules);
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
            aspect: if target.aspect == Aspect::Rank { Aspect::Level } else { target.aspect },
            status: Status::Target,
            strength: timing.strength,
            indicator: Some(Indicator {
                span: Some(Span::new(self.text, target.noun.0, target.noun.1)),
                id: known.and_then(|(known, _)| known.id).map(str::to_string),
                name: known.map(|(known, _)| known.name.to_string()),
                text: self.as_written(Some(target.noun), reading.indicator),
            }),
            action: None,
            period: timing.period,
            basis: None,
            relation: reading.relation,
            scope: None,
            canonical: None,
            group: None,
            headline,
            rules,
            confidence: hundredths(96),
            review: None,
        }
    }

    /// What stands in one place is shown as it is written, not in ordinary characters.
    fn as_written(&self, place: Option<phrase::Range>, text: String) -> String {
        let here = place.filter(|&(from, end)| self.text.get(from..end) == Some(text.as_str()));
        here.and_then(|(from, end)| self.written.get(from..end)).map_or(text, str::to_string)
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
        let before = self.written.get(..span.start()).unwrap_or("");
        let from = before.char_indices().rev().nth(13).map_or(0, |(at, _)| at);
        let after = self.written.get(span.end()..).unwrap_or("");
        Quote {
            before: before.get(from..).unwrap_or("").into(),
            exact: span.of(self.written).into(),
            after: after.chars().take(14).collect(),
        }
    }
}
