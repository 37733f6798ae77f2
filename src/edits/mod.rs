//! Corrections by hand: a pure list of edits over an analysis.
//!
//! An [`Edit`] says of one place of one report what a person decided. It is bound to the words of that place
//! ([`Anchor`]), not to an id or a position, so that [`apply`] finds it again in an analysis that another version of the
//! program made. What is not found for sure is handed back as [`Orphan`], never moved to the next best place.
//! [`History`] keeps the edits with undo and redo.

mod anchor;
mod apply;
mod fields;
mod history;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, ReportKey};
pub use apply::{Corrected, Orphan, Pair, Reason, apply};
pub use history::History;

use crate::report::{
    Aspect, Basis, Comparator, Level, Measure, Period, Quote, Relation, Report, Scope, Status, Strength, Task, Value,
};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

/// One decision of a person on one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// Which report of the file.
    pub report: ReportKey,
    /// What was decided.
    pub change: Change,
}

/// What a person may decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The measure was read right as far as not corrected. It takes a rejection back.
    Accept {
        /// Where it stands.
        at: Anchor,
        /// What was accepted.
        read: Reading,
    },
    /// The measure is none, or of no use.
    Reject {
        /// Where it stands.
        at: Anchor,
        /// What was rejected.
        read: Reading,
    },
    /// Some fields of the measure are to be others. It takes a rejection back.
    Correct {
        /// Where it stands.
        at: Anchor,
        /// The fields with what they are to be.
        fields: Vec<Field>,
    },
    /// Here stands a measure that was not read.
    Add {
        /// Its mention.
        at: Anchor,
        /// What it says. Of fields that are not named nothing is known but what the place tells.
        fields: Vec<Field>,
    },
    /// Whatever was decided on the measure before is taken back; an added one goes.
    Reset {
        /// Where it stands.
        at: Anchor,
    },
    /// Some fields of a task are to be others.
    Task {
        /// The task's words.
        at: Anchor,
        /// The fields with what they are to be.
        fields: Vec<TaskField>,
    },
    /// Some facts of the report itself are to be others.
    Report {
        /// The facts with what they are to be.
        fields: Vec<Fact>,
    },
    /// The measure here and one of another report are of one thing, whatever their names, or are not.
    Pair {
        /// Where the one here stands.
        at: Anchor,
        /// The other.
        other: Elsewhere,
        /// Tied, or cut.
        same: bool,
    },
}

/// A measure of another report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The report.
    pub report: ReportKey,
    /// The mention with its neighbourhood.
    pub quote: Quote,
}

/// A field of a measure with what it is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The number as written.
    Value(Option<Value>),
    /// The number that it came from.
    From(Option<Value>),
    /// The unit as written.
    Unit(Option<String>),
    /// The bound.
    Comparator(Comparator),
    /// Level, change or position.
    Aspect(Aspect),
    /// Done or promised.
    Status(Status),
    /// How strongly it is promised.
    Strength(Option<Strength>),
    /// What is measured.
    Indicator(Option<IndicatorName>),
    /// The verb.
    Action(Option<String>),
    /// The time.
    Period(Option<Period>),
    /// What a change is counted from.
    Basis(Option<Basis>),
    /// The other side of a relation.
    Relation(Option<Relation>),
    /// Whose number it is.
    Scope(Option<Scope>),
    /// Whether it is a main target.
    Headline(bool),
}

/// An indicator as a person names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorName {
    /// The noun phrase.
    pub text: String,
    /// Id of a known indicator, where it is one.
    pub id: Option<String>,
    /// Name of that indicator.
    pub name: Option<String>,
}

/// A field of a task with what it is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskField {
    /// The departments that lead. They take the place of those whose part is not told, too.
    Lead(Vec<String>),
    /// The departments that support.
    Support(Vec<String>),
    /// By when; `2024-06-30` is understood as a date, other words are kept as words.
    Due(Option<String>),
    /// Whether it is done.
    Done(bool),
    /// A remark.
    Note(String),
}

/// A fact of a report with what it is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The place. Its code and the places above it are then no longer known.
    Region(Option<String>),
    /// Its level.
    Level(Option<Level>),
    /// The year planned for.
    Year(Option<i32>),
    /// The title.
    Title(String),
}

/// What of a measure must be the same for a verdict on it to hold still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// As in the measure.
    pub value: Option<Value>,
    /// As in the measure.
    pub unit: Option<String>,
    /// As in the measure.
    pub comparator: Comparator,
    /// As in the measure.
    pub aspect: Aspect,
    /// As in the measure.
    pub status: Status,
    /// Its text.
    pub indicator: Option<String>,
}

impl Reading {
    /// Of this measure.
    pub fn of(measure: &Measure) -> Reading {
        Reading {
            value: measure.value,
            unit: measure.unit.clone(),
            comparator: measure.comparator,
            aspect: measure.aspect,
            status: measure.status,
            indicator: measure.indicator.as_ref().map(|it| it.text.clone()),
        }
    }
}

/// The edits that a page offers, made from what is on the screen: a report as it was read or as [`apply`] gave it.
impl Edit {
    /// The measure is right.
    pub fn accept(report: &Report, measure: &Measure) -> Edit {
        Edit::new(report, Change::Accept { at: Anchor::measure(report, measure), read: Reading::of(as_read(measure)) })
    }

    /// The measure is none.
    pub fn reject(report: &Report, measure: &Measure) -> Edit {
        Edit::new(report, Change::Reject { at: Anchor::measure(report, measure), read: Reading::of(as_read(measure)) })
    }

    /// Some fields of the measure are to be others.
    pub fn correct(report: &Report, measure: &Measure, fields: Vec<Field>) -> Edit {
        Edit::new(report, Change::Correct { at: Anchor::measure(report, measure), fields })
    }

    /// What was decided on the measure is taken back.
    pub fn reset(report: &Report, measure: &Measure) -> Edit {
        Edit::new(report, Change::Reset { at: Anchor::measure(report, measure) })
    }

    /// A measure that was not read stands at this span of the report's text.
    pub fn add(report: &Report, span: CodePoints, fields: Vec<Field>) -> Edit {
        Edit::new(report, Change::Add { at: Anchor::span(report, span), fields })
    }

    /// Some fields of the task are to be others.
    pub fn task(report: &Report, task: &Task, fields: Vec<TaskField>) -> Edit {
        Edit::new(report, Change::Task { at: Anchor::span(report, task.span).with_id(&task.id), fields })
    }

    /// Some facts of the report are to be others.
    pub fn report(report: &Report, fields: Vec<Fact>) -> Edit {
        Edit::new(report, Change::Report { fields })
    }

    /// The measure and another report's are of one thing (`same`), or are not.
    pub fn pair(report: &Report, measure: &Measure, other: Elsewhere, same: bool) -> Edit {
        Edit::new(report, Change::Pair { at: Anchor::measure(report, measure), other, same })
    }

    fn new(report: &Report, change: Change) -> Edit {
        Edit { report: ReportKey::of(report), change }
    }
}

/// The measure before anything was corrected in it.
fn as_read(measure: &Measure) -> &Measure {
    measure.review.as_ref().and_then(|it| it.original.as_deref()).unwrap_or(measure)
}
