//! Where an edit belongs: the words of the place and of its neighbourhood, looked up in whatever text there is now.

use crate::report::{Measure, Report};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

/// Characters of the neighbourhood that are kept on each side: as many as a measure's quote has.
const AROUND: usize = 14;
/// Characters without white space by which a report's beginning is told from others'.
const OPENING: usize = 40;

/// Which report of a file an edit is of. Ids count reports, so that another reading of a listing may shift them: the
/// beginning of the text is asked first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportKey {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The first characters of its text, white space left out.
    pub opening: String,
}

impl ReportKey {
    /// Of this report. Its title as it was read, also where a person has put it right.
    pub fn of(report: &Report) -> ReportKey {
        let title = report.review.as_ref().map_or(&report.title, |it| &it.title);
        ReportKey { id: report.id.clone(), title: title.clone(), opening: opening(report) }
    }

    /// Position of the report among these; `None` where none is it for sure.
    pub(super) fn find(&self, reports: &[Report]) -> Option<usize> {
        let of_id = reports.iter().position(|it| it.id == self.id);
        let same: Vec<usize> = (0..reports.len()).filter(|&at| opening(&reports[at]) == self.opening).collect();
        match same.as_slice() {
            [only] => Some(*only),
            [] => {
                let titled = |at: &usize| !self.title.is_empty() && reports[*at].title == self.title;
                let mut titled = (0..reports.len()).filter(titled);
                titled.next().filter(|_| titled.next().is_none())
            }
            // The same text several times in a file: the id tells which.
            several => of_id.filter(|at| several.contains(at)),
        }
    }
}

fn opening(report: &Report) -> String {
    report.text.chars().filter(|ch| !ch.is_whitespace()).take(OPENING).collect()
}

/// A place in a text, by its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// Up to 14 characters before.
    pub before: String,
    /// The words themselves.
    pub exact: String,
    /// Up to 14 characters after.
    pub after: String,
    /// Where they stood: a hint, by which equal places are told apart.
    pub span: CodePoints,
    /// Id of what the edit is of, by which things at one place are told apart; empty where it is of none.
    pub id: String,
}

impl Anchor {
    /// Of a measure's mention.
    pub fn measure(report: &Report, measure: &Measure) -> Anchor {
        Anchor::span(report, measure.span).with_id(&measure.id)
    }

    /// Of a stretch of a report's text; cut to the text.
    pub fn span(report: &Report, span: CodePoints) -> Anchor {
        let (start, end) = (span.0 as usize, (span.1 as usize).max(span.0 as usize));
        let from = start.saturating_sub(AROUND);
        let mut chars = report.text.chars().skip(from);
        let before: String = chars.by_ref().take(start - from).collect();
        let exact: String = chars.by_ref().take(end - start).collect();
        Anchor { before, exact, after: chars.take(AROUND).collect(), span, id: String::new() }
    }

    pub(super) fn with_id(mut self, id: &str) -> Anchor {
        self.id = id.into();
        self
    }
}

/// A text without its white space, by which two readings of one text are the same where lines are joined otherwise; and
/// where each character of it stands in the text.
pub(super) struct Bare {
    text: String,
    /// For each character: its byte in `text` and its code point in the report's text.
    places: Vec<(u32, u32)>,
}

impl Bare {
    pub(super) fn of(text: &str) -> Bare {
        let mut bare = Bare { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, ch) in text.chars().enumerate().filter(|(_, ch)| !ch.is_whitespace()) {
            bare.places.push((bare.text.len() as u32, at as u32));
            bare.text.push(ch);
        }
        bare
    }

    /// Where the anchor's words stand now; `None` where that is not sure: they are gone, or stand at several places that
    /// their neighbourhood does not tell apart.
    pub(super) fn find(&self, anchor: &Anchor) -> Option<CodePoints> {
        let [before, exact, after] = [&anchor.before, &anchor.exact, &anchor.after].map(|it| stripped(it));
        if exact.is_empty() {
            return None;
        }
        let all: Vec<usize> = starts(&self.text, &exact);
        let behind = |at: usize| self.text.get(..at).is_some_and(|text| text.ends_with(&before));
        let ahead = |at: usize| self.text.get(at + exact.len()..).is_some_and(|text| text.starts_with(&after));
        let both: Vec<usize> = all.iter().copied().filter(|&at| behind(at) && ahead(at)).collect();
        let at = match both.as_slice() {
            [only] => *only,
            // One side may have been mended since; the other and the words must then be the only ones of their kind.
            [] => {
                let long = |side: &str| side.chars().count() >= AROUND / 2;
                let one = |keep: &dyn Fn(usize) -> bool| {
                    let mut kept = all.iter().copied().filter(|&at| keep(at));
                    kept.next().filter(|_| kept.next().is_none())
                };
                let left = if long(&before) { one(&behind) } else { None };
                let right = if long(&after) { one(&ahead) } else { None };
                match (left, right) {
                    (Some(left), Some(right)) if left != right => return None,
                    (left, right) => left.or(right)?,
                }
            }
            // Equal places: only the very one where it stood.
            several => *several.iter().find(|&&at| self.code_point(at) == Some(anchor.span.0))?,
        };
        let last = self.places.partition_point(|(byte, _)| (*byte as usize) < at + exact.len()).checked_sub(1)?;
        Some(CodePoints(self.code_point(at)?, self.places.get(last)?.1 + 1))
    }

    fn code_point(&self, byte: usize) -> Option<u32> {
        let at = self.places.binary_search_by_key(&(byte as u32), |(byte, _)| *byte).ok()?;
        self.places.get(at).map(|(_, code_point)| *code_point)
    }
}

fn stripped(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// Every place where `words` stand, also those that overlap.
fn starts(text: &str, words: &str) -> Vec<usize> {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(words)) {
        found.push(from + at);
        from += at + step;
    }
    found
}
