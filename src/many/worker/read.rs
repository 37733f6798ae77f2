//! A file's analysis becomes what is held of it: the text, what the library shows, and where its headings and measures are.

use super::messages::Facts;
use baogao::compare::digest::{self, Digest};
use baogao::edits::{Edit, Pair, apply};
use baogao::report::{Analysis, Aspect, Heading, Measure, Report, ReviewState, Status};
use baogao::span::CodePoints;

/// A report, as it is held for search and draw.
pub struct Held {
    /// What the library shows of it.
    pub facts: Facts,
    /// The reading text.
    pub text: String,
    /// Where each heading begins, and what it says.
    pub headings: Vec<(CodePoints, u8, String)>,
    /// The measures, as much of each as is asked for often: a thousand reports have two hundred thousand.
    pub measures: Vec<Slim>,
    /// What it contributes to comparisons.
    pub digest: Digest,
}

/// A measure in short.
pub struct Slim {
    /// As in the measure.
    pub status: Status,
    /// As in the measure.
    pub headline: bool,
}

/// The analysis, with these edits made; nothing where it cannot be read.
pub fn whole(json: &[u8], edits: &str) -> Option<Analysis> {
    corrected(json, edits).map(|it| it.0)
}

fn corrected(json: &[u8], edits: &str) -> Option<(Analysis, Vec<Pair>)> {
    let analysis = serde_json::from_slice::<Analysis>(json).ok()?;
    let edits: Vec<Edit> = serde_json::from_str(edits).unwrap_or_default();
    if edits.is_empty() {
        return Some((analysis, Vec::new()));
    }
    let made = apply(&analysis, &edits);
    Some((made.analysis, made.pairs))
}

/// The reports of an analysis, with these edits made; none where it cannot be read.
pub fn read(json: &[u8], edits: &str) -> Vec<Held> {
    let Some((analysis, pairs)) = corrected(json, edits) else { return Vec::new() };
    let digests = digest::of(&analysis, &pairs);
    analysis.reports.into_iter().zip(digests).map(|(report, digest)| held(report, digest)).collect()
}

/// Whether a person has said that it is none.
pub fn rejected(it: &Measure) -> bool {
    it.review.as_ref().is_some_and(|it| it.state == ReviewState::Rejected)
}

fn held(report: Report, digest: Digest) -> Held {
    let facts = facts(&report);
    let mut headings = Vec::new();
    flatten(&report.outline, &mut headings);
    let slim = |it: &Measure| Slim { status: it.status, headline: it.headline };
    let measures = report.measures.iter().filter(|it| !rejected(it)).map(slim).collect();
    Held { facts, text: report.text, headings, measures, digest }
}

fn facts(report: &Report) -> Facts {
    let count = |which: &dyn Fn(&Measure) -> bool| {
        report.measures.iter().filter(|it| !rejected(it) && which(it)).count() as u32
    };
    let meta = &report.meta;
    Facts {
        title: report.title.clone(),
        kind: meta.kind,
        region: meta.region.clone(),
        code: meta.region_code.clone(),
        parents: meta.parents.clone(),
        level: meta.level,
        year: meta.year,
        growth: growth(report).cloned(),
        targets: count(&|it| it.status == Status::Target),
        headlines: count(&|it| it.headline),
        measures: count(&|_| true),
        reviewed: count(&|it| it.review.is_some()),
        warnings: report.warnings.iter().map(|it| it.code).collect(),
        text: format!("{:016x}", hash(&report.text)),
    }
}

/// The year's target for growth: the gross regional product's, a headline target before another.
fn growth(report: &Report) -> Option<&Measure> {
    let fits = |it: &&Measure| {
        it.status == Status::Target
            && !rejected(it)
            && it.aspect == Aspect::Increase
            && it.scope.is_none()
            && it.indicator.as_ref().is_some_and(|it| it.id.as_deref() == Some("gdp"))
            && it.period.as_ref().is_none_or(|it| it.from == it.to && report.meta.year.is_none_or(|year| year == it.to))
    };
    let all = || report.measures.iter().filter(fits);
    all().find(|it| it.headline).or_else(|| all().next())
}

/// FNV-1a, 64 bits: texts that are equal are told, nothing is guarded by it.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The headings in reading order: where each stands, its level, what it says.
pub fn flatten(level: &[Heading], all: &mut Vec<(CodePoints, u8, String)>) {
    for it in level {
        all.push((it.heading, it.level, format!("{}{}", it.marker, it.title)));
        flatten(&it.children, all);
    }
}
