//! What one corrected report contributes to a comparison: its targets and outcomes, with the sentences that they stand in.

use super::in_review::{Said, said_in_review};
use super::joint;
use super::terms::{Reach, Terms};
use crate::edits::{Elsewhere, Pair, ReportKey};
use crate::order;
use crate::report::{
    Analysis, Basis, CanonicalValue, Comparator, DocumentKind, Level, Measure, Mode, Number, Period, Quote, Relation,
    Report, ReviewState, Scope, Status, Strength, Value,
};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A report, as far as comparisons ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// SHA-256 of its file.
    pub file: String,
    /// Path of its file.
    pub path: String,
    /// Which report of the file.
    pub report: ReportKey,
    /// Whether it is a work report.
    pub is_work_report: bool,
    /// Full name of its place.
    pub region: Option<String>,
    /// GB/T 2260, six digits.
    pub code: Option<String>,
    /// Level of the place.
    pub level: Option<Level>,
    /// Full names of the places above, highest first.
    pub parents: Vec<String>,
    /// The year planned for.
    pub year: Option<i32>,
    /// First and last year looked back upon.
    pub review_years: Option<[i32; 2]>,
    /// Characters of its text, white space aside.
    pub characters: u32,
    /// Targets and outcomes, in the order of the text.
    pub entries: Vec<Entry>,
    /// The sentences that they stand in, each once, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// What a person tied to an entry or cut from it.
    pub ties: Vec<Tie>,
}

/// A sentence with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// In the report's text.
    pub span: CodePoints,
    /// It, line feeds as blanks.
    pub text: String,
}

/// A target or an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the measure; empty for an outcome that the review tells in words.
    pub measure: String,
    /// Promised or achieved.
    pub status: Status,
    /// Id of the known indicator.
    pub id: Option<String>,
    /// Its name; the phrase, where it is none.
    pub name: String,
    /// The noun phrase as written. Of a list with one number (财政收入、居民收入与经济增长同步), the member.
    pub phrase: String,
    /// The whole phrase, where it is a list of which this is one member.
    pub list: Option<String>,
    /// In what terms it speaks of its indicator.
    pub terms: Terms,
    /// As written.
    pub value: Option<Value>,
    /// As written.
    pub unit: Option<String>,
    /// Where it came from, as written.
    pub from: Option<Value>,
    /// In base units, never below zero for a fall.
    pub base: Option<Value>,
    /// The base unit.
    pub base_unit: Option<String>,
    /// As in the measure.
    pub comparator: Comparator,
    /// As in the measure.
    pub aspect: crate::report::Aspect,
    /// As in the measure.
    pub strength: Option<Strength>,
    /// As in the measure.
    pub relation: Option<Relation>,
    /// As in the measure.
    pub period: Option<Period>,
    /// As in the measure.
    pub basis: Option<Basis>,
    /// As in the measure.
    pub scope: Option<Scope>,
    /// Whether it is one of the year's main targets.
    pub headline: bool,
    /// The mention with its neighbourhood.
    pub quote: Quote,
    /// Where the mention stands in the report's text.
    pub span: CodePoints,
    /// Position of its sentence among the digest's.
    pub sentence: u32,
}

/// What a person decided on a pair: these two are of one thing, or are not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Id of the measure in this report.
    pub measure: String,
    /// The other one.
    pub other: Elsewhere,
    /// Tied, or cut.
    pub same: bool,
}

/// The digests of a file's reports. `pairs` are what [`crate::edits::apply`] found of ties and cuts.
pub fn of(analysis: &Analysis, pairs: &[Pair]) -> Vec<Digest> {
    analysis.reports.iter().map(|report| of_report(analysis, report, pairs)).collect()
}

fn of_report(analysis: &Analysis, report: &Report, pairs: &[Pair]) -> Digest {
    let chars: Vec<char> = report.text.chars().collect();
    let (mut entries, mut sentences, mut places) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut place = |span: CodePoints| {
        *places.entry(span).or_insert_with(|| {
            sentences.push(Sentence { span, text: cut(&chars, span) });
            sentences.len() as u32 - 1
        })
    };
    for measure in report.measures.iter().filter(|measure| counts(measure)) {
        entries.extend(of_measure(measure, place(measure.sentence)));
    }
    for said in said_in_review(report, &chars) {
        // A measure's sentence may be cut otherwise; what matters is that it is found.
        entries.push(in_words(&said, place(said.sentence)));
    }
    order::by(&mut entries, |a: &Entry, b: &Entry| a.span.cmp(&b.span));
    let meta = &report.meta;
    let ties = pairs.iter().filter(|pair| pair.report == report.id);
    Digest {
        file: analysis.file.sha256.clone(),
        path: analysis.file.path.clone(),
        report: ReportKey::of(report),
        is_work_report: meta.kind == DocumentKind::WorkReport,
        region: meta.region.clone(),
        code: meta.region_code.clone(),
        level: meta.level,
        parents: meta.parents.clone(),
        year: meta.year,
        review_years: meta.review_years,
        characters: chars.iter().filter(|ch| !ch.is_whitespace()).count() as u32,
        entries,
        sentences,
        ties: ties.map(|it| Tie { measure: it.measure.clone(), other: it.other.clone(), same: it.same }).collect(),
    }
}

/// What speaks of something by name, and was not rejected.
fn counts(measure: &Measure) -> bool {
    let rejected = measure.review.as_ref().is_some_and(|it| it.state == ReviewState::Rejected);
    !rejected && measure.status != Status::Context && measure.indicator.is_some()
}

fn cut(chars: &[char], span: CodePoints) -> String {
    let cut = chars.get(span.0 as usize..span.1 as usize).unwrap_or_default();
    cut.iter().map(|&ch| if ch == '\n' { ' ' } else { ch }).collect::<String>().trim().to_owned()
}

/// One entry; of a list with one number, one for each member that is a known indicator.
fn of_measure(measure: &Measure, sentence: u32) -> Vec<Entry> {
    let Some(indicator) = &measure.indicator else { return Vec::new() };
    let entry = |id: Option<&str>, name: &str, phrase: &str, list: Option<&str>| Entry {
        measure: measure.id.clone(),
        status: measure.status,
        id: id.map(str::to_owned),
        name: name.to_owned(),
        phrase: phrase.to_owned(),
        list: list.map(str::to_owned),
        terms: Terms::of(measure, id),
        value: measure.value,
        unit: measure.unit.clone(),
        from: measure.from,
        base: measure.canonical.as_ref().and_then(|it| decimals(&it.value)),
        base_unit: measure.canonical.as_ref().map(|it| it.unit.clone()),
        comparator: measure.comparator,
        aspect: measure.aspect,
        strength: measure.strength,
        relation: measure.relation.clone(),
        period: measure.period.clone(),
        basis: measure.basis.clone(),
        scope: measure.scope.clone(),
        headline: measure.headline,
        quote: measure.quote.clone(),
        span: measure.span,
        sentence,
    };
    let text = indicator.text.as_str();
    let members = match indicator.id {
        None => joint::members(text, measure.unit.as_deref(), measure.action.as_deref()),
        Some(_) => Vec::new(),
    };
    match members.is_empty() {
        true => vec![entry(indicator.id.as_deref(), indicator.name.as_deref().unwrap_or(text), text, None)],
        false => members.iter().map(|it| entry(Some(it.id), it.name, &it.phrase, Some(text))).collect(),
    }
}

/// An outcome that the review tells in words.
fn in_words(said: &Said, sentence: u32) -> Entry {
    Entry {
        measure: String::new(),
        status: Status::Achieved,
        id: said.known.map(|(id, _)| id.to_owned()),
        name: said.known.map_or(said.phrase.as_str(), |(_, name)| name).to_owned(),
        phrase: said.phrase.clone(),
        list: None,
        terms: Terms::Words,
        value: None,
        unit: None,
        from: None,
        base: None,
        base_unit: None,
        comparator: Comparator::Eq,
        aspect: said.aspect,
        strength: None,
        relation: None,
        period: None,
        basis: None,
        scope: None,
        headline: false,
        quote: Quote { before: String::new(), exact: said.clause.clone(), after: String::new() },
        span: said.span,
        sentence,
    }
}

fn decimals(value: &CanonicalValue) -> Option<Value> {
    Some(match value {
        CanonicalValue::One(one) => Value::One(one.parse().ok()?),
        CanonicalValue::Two([low, high]) => Value::Two(low.parse().ok()?, high.parse().ok()?),
    })
}

impl Entry {
    /// What it says of the true number, in base units, a fall below zero.
    pub fn reach(&self) -> Option<Reach> {
        self.base.as_ref().map(|base| Reach::of(base, self.comparator, self.aspect))
    }

    /// The parts of a ratio of three.
    pub fn parts(&self) -> Option<&[Number]> {
        self.relation.as_ref()?.parts.as_deref()
    }

    /// Whether it is the whole place's own, and no part's, neighbour's or nation's.
    pub fn is_own(&self) -> bool {
        self.scope.is_none()
    }

    /// Whether it is of this one year, as a whole: no average over several, no sum, no aim of a later year.
    pub fn is_of(&self, year: i32) -> bool {
        self.period.as_ref().is_none_or(|it| match it.mode {
            Mode::In | Mode::Cumulative => it.from == year && it.to == year,
            Mode::By => it.to == year,
            Mode::AnnualAverage => false,
        })
    }

    /// Whether it is a level that was reached at the end of several years, of which this is the last.
    pub fn ends_in(&self, year: i32) -> bool {
        let level = matches!(self.terms, Terms::Level(_) | Terms::Rate | Terms::Share);
        level && self.period.as_ref().is_some_and(|it| it.to == year && matches!(it.mode, Mode::In | Mode::By))
    }
}

impl Digest {
    /// A report's name that is the same whenever it is read.
    pub fn key(&self) -> (&str, &str, &str) {
        (&self.file, &self.path, &self.report.id)
    }

    /// The sentence of an entry.
    pub fn sentence(&self, entry: &Entry) -> &str {
        self.sentences.get(entry.sentence as usize).map_or("", |it| it.text.as_str())
    }

    /// What it promises for its year.
    pub fn targets(&self) -> impl Iterator<Item = &Entry> {
        let own = |it: &&Entry| it.status == Status::Target && it.is_own();
        self.entries.iter().filter(own).filter(|it| self.year.is_some_and(|year| it.is_of(year)))
    }

    /// What it says was achieved.
    pub fn outcomes(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|it| it.status == Status::Achieved && it.is_own())
    }
}
