//! What one file gives: its facts, its reports, what could not be read.

use super::document::{Heading, Level, Livelihood, Meta, Page, Part, Policy, Table, Term, Warning};
use super::measure::{Measure, Number};
use super::task::Task;
use crate::error::{Details, Kind};
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

contract! {
/// What one file gave.
pub struct Analysis<S = CodePoints> {
    /// Always `baogao/1`.
    pub schema: String,
    /// What read it.
    pub engine: Engine,
    /// The file itself.
    pub file: File,
    /// The reports and articles in it, in order.
    pub reports: Vec<Report<S>>,
    /// Why it, or a part of it, could not be read.
    pub errors: Vec<Failure>,
}
}

contract! {
/// Version of the program and of its lexicon: the same text and the same engine give the same ids.
pub struct Engine {
    /// Of the package.
    pub version: String,
    /// Hash of the lexicon's data, hex.
    pub lexicon: String,
}
}

contract! {
/// The file as it came.
pub struct File {
    /// Without folders.
    pub name: String,
    /// In the folder or archive that it came in; the name where there is none.
    pub path: String,
    /// An id of the list of formats (`text`, `markdown`, `docx` …), or null where none was recognised.
    pub format: Option<String>,
    /// Label of the character encoding, for formats that have one.
    pub encoding: Option<String>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
}
}

contract! {
/// An error of the contract.
pub struct Failure {
    /// The cause.
    pub code: Kind,
    /// The cause in words.
    pub message: String,
    /// The parts of the message by name, all of them words or numbers as text.
    pub details: Details,
}
}

contract! {
/// One report or article.
pub struct Report<S = CodePoints> {
    /// `r1` …, in the file's order.
    pub id: String,
    /// As it stands over the text, or in the listing; empty where there is none.
    pub title: String,
    /// Facts about itself.
    pub meta: Meta<S>,
    /// The reading text: markup, page furniture and page breaks gone, one line feed between paragraphs.
    pub text: String,
    /// The paragraphs, in order, without the line feeds.
    pub paragraphs: Vec<S>,
    /// The pages of the source, where it has any.
    pub pages: Option<Vec<Page<S>>>,
    /// Its tables.
    pub tables: Vec<Table<S>>,
    /// Stretches by function; they cover the text in order.
    pub parts: Vec<Part<S>>,
    /// Headings of the highest level, each with its children.
    pub outline: Vec<Heading<S>>,
    /// Quantities, in order of the text.
    pub measures: Vec<Measure<S>>,
    /// Commitments of the plan.
    pub tasks: Vec<Task<S>>,
    /// Livelihood projects (民生实事).
    pub livelihood: Vec<Livelihood<S>>,
    /// Policies announced in an annex.
    pub policies: Vec<Policy<S>>,
    /// Terms explained in an annex.
    pub glossary: Vec<Term<S>>,
    /// Share (0-1) of the numeric mentions of the text that are a measure or a known label.
    #[cfg_attr(not(target_arch = "wasm32"), ts(type = "number"))]
    pub explained: Number,
    /// What a reader should know before trusting it.
    pub warnings: Vec<Warning<S>>,
    /// Its facts as they were read, where a person put some of them right; null from the core.
    pub review: Option<ReportReview>,
}
}

contract! {
/// The facts of a report that a person may put right, as they were read.
pub struct ReportReview {
    /// As read.
    pub title: String,
    /// As read.
    pub region: Option<String>,
    /// As read.
    pub level: Option<Level>,
    /// As read.
    pub year: Option<i32>,
}
}
