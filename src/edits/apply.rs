//! An analysis with its edits made: pure, and the same for the same list.

use super::anchor::Bare;
use super::fields::{blank, canonical, set, set_facts, set_task};
use super::{Anchor, Change, Edit, Elsewhere, Reading};
use crate::order;
use crate::report::{Analysis, Measure, Meta, Report, ReportReview, Review, ReviewState, Task, TaskAsRead};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

/// What [`apply`] gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The analysis with the edits made. Each measure, task and report that one touched has its `review` set.
    pub analysis: Analysis,
    /// The edits that could not be made for sure.
    pub orphaned: Vec<Orphan>,
    /// What was tied to measures of other reports, or cut from them; of several decisions on one pair the last.
    #[serde(default)]
    pub pairs: Vec<Pair>,
}

/// Two measures of which a person decided whether they are of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Id of the report here.
    pub report: String,
    /// Id of its measure.
    pub measure: String,
    /// The other one.
    pub other: Elsewhere,
    /// Tied, or cut.
    pub same: bool,
}

/// An edit without its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Orphan {
    /// Its position in the list.
    pub at: usize,
    /// It.
    pub edit: Edit,
    /// Why it was not made.
    pub reason: Reason,
}

/// Why an edit was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No report of the file is the one that it was made in.
    NoReport,
    /// Its words are gone, or stand at several places.
    NoPlace,
    /// Its words are there, but no measure is read there, or several.
    NoMeasure,
    /// The measure is there, but says something else than what was judged.
    ReadDifferently,
    /// Its words are there, but no task is read there, or several.
    NoTask,
}

/// The analysis, as the core made it, with these edits made in their order. An edit whose place is not found for sure is
/// left out and handed back.
pub fn apply(analysis: &Analysis, edits: &[Edit]) -> Corrected {
    let mut desks: Vec<Option<Desk>> = analysis.reports.iter().map(|_| None).collect();
    let (mut orphaned, mut pairs, mut added) = (Vec::new(), Vec::new(), 0);
    for (at, edit) in edits.iter().enumerate() {
        // Added measures are counted through all edits, made or not: their ids stay when another is orphaned.
        added += u32::from(matches!(edit.change, Change::Add { .. }));
        let made = match edit.report.find(&analysis.reports) {
            None => Err(Reason::NoReport),
            Some(report) => {
                let desk = desks[report].get_or_insert_with(|| Desk::of(&analysis.reports[report]));
                desk.make(edit, added).map(|pair| pairs.extend(pair))
            }
        };
        if let Err(reason) = made {
            orphaned.push(Orphan { at, edit: edit.clone(), reason });
        }
    }
    let mut corrected = analysis.clone();
    for (report, desk) in corrected.reports.iter_mut().zip(desks) {
        if let Some(desk) = desk {
            desk.write(report);
        }
    }
    let later = |at: usize| (pairs.iter().skip(at + 1)).any(|it: &Pair| it.is_of_same(&pairs[at]));
    let last: Vec<Pair> = (0..pairs.len()).filter(|&at| !later(at)).map(|at| pairs[at].clone()).collect();
    Corrected { analysis: corrected, orphaned, pairs: last }
}

impl Pair {
    fn is_of_same(&self, other: &Pair) -> bool {
        (&self.report, &self.measure, &self.other) == (&other.report, &other.measure, &other.other)
    }
}

/// A measure under correction.
struct Work {
    /// As it was read; `None` where it was not.
    read: Option<Measure>,
    now: Measure,
    verdict: Option<Verdict>,
}

#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Stands,
    Rejected,
    Added,
    /// Added, then rejected.
    AddedRejected,
}

/// A report under correction.
struct Desk<'a> {
    report: &'a Report,
    bare: Bare,
    works: Vec<Work>,
    tasks: Vec<Task>,
    title: String,
    meta: Meta,
}

impl<'a> Desk<'a> {
    fn of(report: &'a Report) -> Desk<'a> {
        let work = |it: &Measure| Work { read: Some(it.clone()), now: it.clone(), verdict: None };
        Desk {
            report,
            bare: Bare::of(&report.text),
            works: report.measures.iter().map(work).collect(),
            tasks: report.tasks.clone(),
            title: report.title.clone(),
            meta: report.meta.clone(),
        }
    }

    /// Makes the edit; gives the pair that it is of, if it is of one.
    fn make(&mut self, edit: &Edit, added: u32) -> Result<Option<Pair>, Reason> {
        match &edit.change {
            Change::Accept { at, read } => {
                let work = self.judged(at, read)?;
                work.verdict = Some(match work.verdict {
                    Some(Verdict::Added | Verdict::AddedRejected) => Verdict::Added,
                    _ => Verdict::Stands,
                });
            }
            Change::Reject { at, read } => {
                let work = self.judged(at, read)?;
                work.verdict = Some(match work.verdict {
                    Some(Verdict::Added | Verdict::AddedRejected) => Verdict::AddedRejected,
                    _ => Verdict::Rejected,
                });
            }
            Change::Correct { at, fields } => {
                let place = self.place(at)?;
                let work = self.work(place, at)?;
                fields.iter().for_each(|field| set(&mut work.now, field));
                work.verdict = Some(match work.verdict {
                    Some(Verdict::Added | Verdict::AddedRejected) => Verdict::Added,
                    _ => Verdict::Stands,
                });
            }
            Change::Add { at, fields } => {
                let place = self.place(at)?;
                let mut now = blank(self.report, place, &format!("u{added}"));
                fields.iter().for_each(|field| set(&mut now, field));
                match self.works.iter_mut().find(|work| work.now.span == place) {
                    // By now it is read there: what the person says of it takes its place.
                    Some(work) => {
                        now.id.clone_from(&work.now.id);
                        (work.now, work.verdict) = (now, Some(Verdict::Added));
                    }
                    None => self.works.push(Work { read: None, now, verdict: Some(Verdict::Added) }),
                }
            }
            Change::Reset { at } => {
                let place = self.place(at)?;
                let work = self.work(place, at)?;
                match &work.read {
                    Some(read) => (work.now, work.verdict) = (read.clone(), None),
                    None => {
                        let id = work.now.id.clone();
                        self.works.retain(|work| work.now.id != id);
                    }
                }
            }
            Change::Task { at, fields } => {
                let place = self.place(at)?;
                let spans: Vec<CodePoints> = self.tasks.iter().map(|task| task.span).collect();
                let ids: Vec<&str> = self.tasks.iter().map(|task| task.id.as_str()).collect();
                let task = nearest(&spans, &ids, place, &at.id).ok_or(Reason::NoTask)?;
                set_task(&mut self.tasks[task], fields);
            }
            Change::Report { fields } => set_facts(self.report, &mut self.title, &mut self.meta, fields),
            Change::Pair { at, other, same } => {
                let place = self.place(at)?;
                let measure = self.work(place, at)?.now.id.clone();
                return Ok(Some(Pair { report: self.report.id.clone(), measure, other: other.clone(), same: *same }));
            }
        }
        Ok(None)
    }

    fn place(&self, at: &Anchor) -> Result<CodePoints, Reason> {
        self.bare.find(at).ok_or(Reason::NoPlace)
    }

    fn work(&mut self, place: CodePoints, at: &Anchor) -> Result<&mut Work, Reason> {
        let spans: Vec<CodePoints> = self.works.iter().map(|work| work.now.span).collect();
        let ids: Vec<&str> = self.works.iter().map(|work| work.now.id.as_str()).collect();
        let found = nearest(&spans, &ids, place, &at.id).ok_or(Reason::NoMeasure)?;
        Ok(&mut self.works[found])
    }

    /// The measure of a verdict, if it still is what was judged.
    fn judged(&mut self, at: &Anchor, read: &Reading) -> Result<&mut Work, Reason> {
        let place = self.place(at)?;
        let work = self.work(place, at)?;
        let added = matches!(work.verdict, Some(Verdict::Added | Verdict::AddedRejected));
        if !added && work.read.as_ref().is_some_and(|it| Reading::of(it) != *read) {
            return Err(Reason::ReadDifferently);
        }
        Ok(work)
    }

    /// Puts what came out into a copy of the report.
    fn write(self, report: &mut Report) {
        let known = &self.report.measures;
        let finished = |work: Work| {
            let (mut now, Some(verdict)) = (work.now, work.verdict) else {
                return work.read;
            };
            let changed = work.read.as_ref().is_some_and(|read| *read != now);
            if work
                .read
                .as_ref()
                .is_none_or(|read| (read.value, read.from, &read.unit) != (now.value, now.from, &now.unit))
            {
                now.canonical = canonical(&now, known);
            }
            let state = match verdict {
                Verdict::Rejected | Verdict::AddedRejected => ReviewState::Rejected,
                Verdict::Added => ReviewState::Added,
                Verdict::Stands if changed => ReviewState::Corrected,
                Verdict::Stands => ReviewState::Accepted,
            };
            now.review = Some(Review { state, original: work.read.filter(|_| changed).map(Box::new) });
            Some(now)
        };
        let new: Vec<(String, CodePoints)> = (self.works.iter())
            .filter(|work| work.read.is_none())
            .map(|work| (work.now.id.clone(), work.now.span))
            .collect();
        report.measures = self.works.into_iter().filter_map(finished).collect();
        order::by(&mut report.measures, |a, b| a.span.cmp(&b.span));
        report.tasks = self.tasks;
        for (before, now) in self.report.tasks.iter().zip(&mut report.tasks) {
            let changed = before.departments != now.departments || before.due != now.due;
            if let Some(review) = &mut now.review {
                let read = || TaskAsRead { departments: before.departments.clone(), due: before.due.clone() };
                review.original = changed.then(read);
                if !changed && !review.done && review.note.is_empty() {
                    now.review = None;
                }
            }
        }
        for (id, span) in new {
            let inside = |outer: CodePoints| outer.0 <= span.0 && span.1 <= outer.1;
            (report.tasks.iter_mut().filter(|it| inside(it.span))).for_each(|it| it.measures.push(id.clone()));
            (report.livelihood.iter_mut().filter(|it| inside(it.span))).for_each(|it| it.measures.push(id.clone()));
        }
        let read = self.report;
        if (&self.title, &self.meta) != (&read.title, &read.meta) {
            report.review = Some(ReportReview {
                title: read.title.clone(),
                region: read.meta.region.clone(),
                level: read.meta.level,
                year: read.meta.year,
            });
        }
        (report.title, report.meta) = (self.title, self.meta);
    }
}

/// Position of what stands at `place`: of several at the very place the one of this id; where none stands at the very
/// place, the only one that covers it or lies inside.
fn nearest(spans: &[CodePoints], ids: &[&str], place: CodePoints, id: &str) -> Option<usize> {
    let very: Vec<usize> = (0..spans.len()).filter(|&at| spans[at] == place).collect();
    match very.as_slice() {
        [only] => return Some(*only),
        [] => (),
        several => return several.iter().copied().find(|&at| ids[at] == id),
    }
    let covers = |outer: CodePoints, inner: CodePoints| outer.0 <= inner.0 && inner.1 <= outer.1 && inner.0 < inner.1;
    let mut near = (0..spans.len()).filter(|&at| covers(spans[at], place) || covers(place, spans[at]));
    near.next().filter(|_| near.next().is_none())
}
