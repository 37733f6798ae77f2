//! What the two sides say to each other, as JSON; an analysis goes beside it as a Blob, which costs nothing to hand over.

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
