//! The open report: one analysis parsed, with the look-ups that its views share.

use baogao::edits::{Edit, Orphan, apply};
use baogao::report::{Analysis, Engine, File, Heading, HeadingForm, Measure, Report, Role};
use baogao::span::CodePoints;
use std::collections::HashMap;
use std::sync::Arc;

/// Names a report among the files: the file's number, and which of its reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Of the file.
    pub file: u32,
    /// In the file, from 0.
    pub at: u32,
}

/// A report with what is needed to show it.
pub struct Opened {
    /// Which it is.
    pub key: Key,
    /// The file that it came in.
    pub file: File,
    /// What read it.
    pub engine: Engine,
    /// The report, with the edits made.
    pub report: Report,
    /// Edits that found no place in it.
    pub orphaned: Vec<Orphan>,
    /// Its headings in reading order, the nesting flattened.
    pub headings: Vec<FlatHeading>,
    /// For each measure, the one whose mark in the text it is found by: itself, unless marks would overlap.
    pub marked_by: Vec<usize>,
    /// Byte at which each code point of the text starts, and the text's length.
    starts: Vec<u32>,
    by_id: HashMap<String, usize>,
    /// The analysis as it was read.
    read: Arc<Analysis>,
}

/// A heading without its children.
pub struct FlatHeading {
    /// As in the report.
    pub id: String,
    /// As in the report.
    pub level: u8,
    /// As in the report.
    pub marker: String,
    /// As in the report.
    pub title: String,
    /// As in the report.
    pub role: Role,
    /// As in the report.
    pub form: HeadingForm,
    /// Marker and title.
    pub heading: CodePoints,
}

impl Opened {
    /// A report of this analysis with these edits made, or nothing where it has no such report.
    pub fn new(key: Key, read: Arc<Analysis>, edits: &[Edit]) -> Option<Opened> {
        if key.at as usize >= read.reports.len() {
            return None;
        }
        let (mut analysis, orphaned) = match edits {
            [] => ((*read).clone(), Vec::new()),
            _ => {
                let corrected = apply(&read, edits);
                (corrected.analysis, corrected.orphaned)
            }
        };
        let report = analysis.reports.swap_remove(key.at as usize);
        let starts = report.text.char_indices().map(|(at, _)| at).chain([report.text.len()]).map(|at| at as u32);
        let mut headings = Vec::new();
        flatten(&report.outline, &mut headings);
        let mut marked_by: Vec<usize> = Vec::with_capacity(report.measures.len());
        for (at, measure) in report.measures.iter().enumerate() {
            let before = marked_by.last().copied().filter(|&it| report.measures[it].span.1 > measure.span.0);
            marked_by.push(before.unwrap_or(at));
        }
        Some(Opened {
            key,
            starts: starts.collect(),
            by_id: report.measures.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect(),
            headings,
            marked_by,
            file: analysis.file,
            engine: analysis.engine,
            report,
            orphaned,
            read,
        })
    }

    /// The same report with these edits made over what was read.
    pub fn edited(&self, edits: &[Edit]) -> Option<Opened> {
        Opened::new(self.key, self.read.clone(), edits)
    }

    /// What a span stands for; empty for a span outside of the text.
    pub fn cut(&self, span: CodePoints) -> &str {
        let byte = |at: u32| self.starts.get(at as usize).map(|&at| at as usize);
        byte(span.0).zip(byte(span.1)).and_then(|(from, to)| self.report.text.get(from..to)).unwrap_or("")
    }

    /// Position of the measure of this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The measure at this position.
    pub fn measure(&self, at: usize) -> Option<&Measure> {
        self.report.measures.get(at)
    }

    /// Positions of the headline targets.
    pub fn headlines(&self) -> Vec<usize> {
        (0..self.report.measures.len()).filter(|&at| self.report.measures[at].headline).collect()
    }

    /// Position of the paragraph in which this code point stands.
    pub fn paragraph_at(&self, at: u32) -> usize {
        self.report.paragraphs.partition_point(|span| span.0 <= at).saturating_sub(1)
    }

    /// The function of the part in which this code point stands.
    pub fn role_at(&self, at: u32) -> Role {
        let parts = &self.report.parts;
        let after = parts.partition_point(|part| part.span.0 <= at);
        after.checked_sub(1).and_then(|it| parts.get(it)).map_or(Role::Other, |part| part.role)
    }

    /// The page of the source on which this code point stands, where the source has pages.
    pub fn page_at(&self, at: u32) -> Option<u32> {
        let pages = self.report.pages.as_ref()?;
        pages.iter().find(|it| it.span.0 <= at && at < it.span.1).map(|it| it.page)
    }

    /// Length of the text in code points.
    pub fn length(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    /// The clause of the sentence in which a measure stands.
    pub fn clause(&self, measure: &Measure) -> &str {
        let ends = ['；', ';', '。', '：', '！', '\n'];
        let before = self.cut(CodePoints(measure.sentence.0.min(measure.span.0), measure.span.0));
        let after = self.cut(CodePoints(measure.span.1, measure.sentence.1.max(measure.span.1)));
        let from = before.rfind(ends).map_or(before, |at| before[at..].trim_start_matches(ends));
        let to = after.split(ends).next().unwrap_or("");
        let count = |text: &str| text.chars().count() as u32;
        self.cut(CodePoints(measure.span.0 - count(from), measure.span.1 + count(to))).trim()
    }

    /// The heading of the section with this id.
    pub fn heading(&self, id: &str) -> Option<&FlatHeading> {
        self.headings.iter().find(|heading| heading.id == id)
    }

    /// Where the report looked back: the first reported measure of the same indicator and aspect as this one.
    pub fn reported_before(&self, target: &Measure) -> Option<usize> {
        let id = target.indicator.as_ref()?.id.as_deref()?;
        self.report.measures.iter().position(|it| {
            it.status == baogao::report::Status::Achieved
                && it.aspect == target.aspect
                && it.unit == target.unit
                && it.scope.is_none()
                && it.relation.is_none()
                && it.period.as_ref().is_none_or(|it| it.from == it.to)
                && it.indicator.as_ref().is_some_and(|it| it.id.as_deref() == Some(id))
        })
    }
}

fn flatten(level: &[Heading], all: &mut Vec<FlatHeading>) {
    for it in level {
        all.push(FlatHeading {
            id: it.id.clone(),
            level: it.level,
            marker: it.marker.clone(),
            title: it.title.clone(),
            role: it.role,
            form: it.form,
            heading: it.heading,
        });
        flatten(&it.children, all);
    }
}
