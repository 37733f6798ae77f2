//! What the two sides say to each other, as JSON; an analysis goes beside it as a Blob, which costs nothing to hand over.

use baogao::compare::follow::{Doubt, Verdict};
use baogao::report::{DocumentKind, Level, Measure, Status, WarningCode};
use serde::{Deserialize, Serialize};

/// Names a report: the file's number in the page, and which of its reports.
pub type Key = (u32, u32);

/// To the worker.
#[derive(Serialize, Deserialize)]
pub enum Request {
    /// Read this analysis, which comes beside, with these edits made, and keep what is asked for later.
    Take {
        /// Its number.
        file: u32,
        /// Comes back.
        version: u32,
        /// The edits, as JSON.
        edits: String,
    },
    /// Forget these files.
    Drop(Vec<u32>),
    /// Search the texts. A later search ends an earlier one.
    Search(Query),
    /// Draw measures by chance.
    Draw(Draw),
    /// What is in a report: its headings and measures.
    Contents(Key),
    /// The targets of a year side by side; as soon as everything is read.
    Matrix(Asked),
    /// What became of all targets; as soon as everything is read.
    Follow,
    /// An indicator, by its id, over the years of this report's place.
    Years(Key, String),
}

/// What is asked of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The year; the latest where none is asked for.
    pub year: Option<i32>,
    /// Of this level alone.
    pub level: Option<Level>,
    /// Below this place alone.
    pub parent: Option<String>,
}

/// A search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// Comes back.
    pub id: u32,
    /// Words with blanks between them, or a regular expression.
    pub pattern: String,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// The reports to search, in the order in which the hits are to come.
    pub within: Vec<Key>,
}

/// A draw of measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// Comes back.
    pub id: u32,
    /// So many.
    pub count: u32,
    /// The same seed over the same reports draws the same measures.
    pub seed: u32,
    /// Of this status, or of any.
    pub status: Option<Status>,
    /// Headline targets alone.
    pub headline: bool,
    /// The reports to draw from, in order.
    pub within: Vec<Key>,
}

/// From the worker.
#[derive(Serialize, Deserialize)]
pub enum Reply {
    /// It is there: its build.
    Ready(String),
    /// What is known of the reports of these files: number, version, and the reports in order.
    Facts(Vec<(u32, u32, Vec<Facts>)>),
    /// Hits of a search, report by report.
    Hits {
        /// Of the search.
        id: u32,
        /// Each with a report's hits, never empty.
        found: Vec<Found>,
        /// Reports searched so far.
        searched: u32,
        /// Whether that was all.
        done: bool,
    },
    /// The pattern is no regular expression, or too large a one: in the reader's words.
    NoPattern {
        /// Of the search.
        id: u32,
        /// What is wrong, in English.
        message: String,
    },
    /// The measures drawn, in the order of the draw, and how many there were to draw from.
    Drawn {
        /// Of the draw.
        id: u32,
        /// Each with its report.
        measures: Vec<Drawn>,
        /// How many there were to draw from.
        from: u32,
    },
    /// What is in a report.
    Contents {
        /// Which.
        key: Key,
        /// Its headings and measures, in order of the text.
        places: Vec<Place>,
    },
    /// The targets of a year side by side.
    Matrix(Matrix),
    /// What became of the targets.
    Followed(Followed),
    /// An indicator over the years.
    Years(Years),
    /// The worker has met a fault and is of no more use.
    Broken(String),
}

/// What the library shows of a report, corrections made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// As in the report.
    pub title: String,
    /// As in the report.
    pub kind: DocumentKind,
    /// As in the report.
    pub region: Option<String>,
    /// As in the report.
    pub code: Option<String>,
    /// As in the report.
    pub parents: Vec<String>,
    /// As in the report.
    pub level: Option<Level>,
    /// As in the report.
    pub year: Option<i32>,
    /// This year's target for growth: of the gross regional product.
    pub growth: Option<Measure>,
    /// How many targets.
    pub targets: u32,
    /// How many of them are headline targets.
    pub headlines: u32,
    /// How many measures.
    pub measures: u32,
    /// How many of them somebody has decided on.
    pub reviewed: u32,
    /// Its warnings.
    pub warnings: Vec<WarningCode>,
    /// The same text has the same.
    pub text: String,
}

/// A report's hits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    /// The report.
    pub key: Key,
    /// How many hits it has.
    pub count: u32,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// A hit with what stands around it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// Code points of the text.
    pub from: u32,
    /// Behind it.
    pub to: u32,
    /// Before it in its paragraph.
    pub before: String,
    /// It.
    pub hit: String,
    /// After it in its paragraph.
    pub after: String,
    /// The heading of its section.
    pub section: String,
}

/// A measure that was drawn.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Drawn {
    /// The report.
    pub key: Key,
    /// It.
    pub measure: Measure,
    /// The sentence, cut in three: before the number, the number, after it.
    pub sentence: [String; 3],
}

/// A heading or a measure of a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Code point of the text.
    pub at: u32,
    /// Level of a heading; nothing for a measure.
    pub level: Option<u8>,
    /// The heading, or the measure's indicator.
    pub name: String,
    /// Of a measure: value with its unit.
    pub value: String,
}

/// Targets of a year, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// The year.
    pub year: i32,
    /// All years that there are reports of, the latest first.
    pub years: Vec<i32>,
    /// All levels that there are reports of in this year.
    pub levels: Vec<Level>,
    /// All places that have one below them.
    pub parents: Vec<String>,
    /// The indicators.
    pub columns: Vec<Column>,
    /// The places.
    pub rows: Vec<Row>,
    /// Places with several reports of the year.
    pub twice: Vec<String>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Least and most of the numbers, in words.
    pub ends: Option<[String; 2]>,
    /// Median in words.
    pub median: String,
    /// Lower quartile, median and upper quartile, in thousandths from the least to the most.
    pub quartiles: [u16; 3],
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its report.
    pub key: Key,
    /// Its name.
    pub region: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// A target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// It in short; empty where there is none.
    pub text: String,
    /// Position among the numbers of the column; nothing without a number.
    pub rank: Option<u32>,
    /// Where its number lies, in thousandths from the least to the most.
    pub at: u16,
    /// Number less that of last year's, in words.
    pub change: String,
    /// What else is promised of the indicator.
    pub beside: Vec<String>,
    /// Its sentence, cut in three: before the mention, the mention, behind.
    pub sentence: [String; 3],
    /// Code points of the mention.
    pub from: u32,
    /// Behind it.
    pub to: u32,
}

/// Targets with what became of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    /// A row a target.
    pub rows: Vec<Outcome>,
    /// Place, and the years around those that no report tells of.
    pub gaps: Vec<(String, i32, i32)>,
}

/// A target with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The report that set it.
    pub of: Key,
    /// The one after.
    pub next: Key,
    /// The place.
    pub region: String,
    /// Year of the target.
    pub year: i32,
    /// Id of the indicator; empty where it is none that is known.
    pub id: String,
    /// The noun phrase.
    pub indicator: String,
    /// The target in short.
    pub target: String,
    /// The outcome in short; empty where there is none.
    pub outcome: String,
    /// What became of it.
    pub verdict: Verdict,
    /// How far they are apart, in words; without its unit where that is percentage points.
    pub gap: String,
    /// Whether it is in percentage points.
    pub is_points: bool,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
    /// Whether it is a main target.
    pub headline: bool,
    /// Code points of both mentions.
    pub places: [(u32, u32); 2],
    /// Both sentences.
    pub sentences: [String; 2],
}

/// An indicator over the years of a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Years {
    /// The report that was asked about.
    pub key: Key,
    /// Id of the indicator.
    pub id: String,
    /// Ticks: where, in thousandths from below, and in words.
    pub ticks: Vec<(u16, String)>,
    /// The years in order.
    pub points: Vec<YearPoint>,
}

/// A year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearPoint {
    /// It.
    pub year: i32,
    /// Whether there is a report that plans for it.
    pub is_known: bool,
    /// Low and high end of each target, with its words.
    pub targets: Vec<(u16, u16, String)>,
    /// The outcome, with its words.
    pub outcome: Option<(u16, String)>,
}
