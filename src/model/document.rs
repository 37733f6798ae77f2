//! The structure of a report, the facts that it tells of itself, its annexes, and what was odd about it.

use crate::error::Details;
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

contract! {
/// What a text says of itself.
pub struct Meta<S = CodePoints> {
    /// Whether it is a work report at all.
    pub kind: DocumentKind,
    /// Which of the reports on a place's year or years it is; null for any other text.
    pub genre: Option<Genre>,
    /// Full name of the place whose government reports.
    pub region: Option<String>,
    /// Its level.
    pub level: Option<Level>,
    /// GB/T 2260, six digits; null for the nation, for towns, and where unknown.
    pub region_code: Option<String>,
    /// Full names of the places above it, highest first.
    pub parents: Vec<String>,
    /// The year planned for.
    pub year: Option<i32>,
    /// First and last year looked back upon.
    pub review_years: Option<[i32; 2]>,
    /// ISO date of the speech.
    pub delivered_on: Option<String>,
    /// ISO date of publication.
    pub published_on: Option<String>,
    /// The congress, with place and session.
    pub meeting: Option<String>,
    /// Name of who spoke.
    pub speaker: Option<String>,
    /// Office of who spoke.
    pub speaker_role: Option<String>,
    /// For each of these fields that was read from the text, where it stands.
    pub evidence: std::collections::BTreeMap<String, S>,
}
}

contract! {
/// Kinds of text.
pub enum DocumentKind {
    /// A government work report.
    WorkReport,
    /// An article about a place.
    Article,
    /// Anything else.
    Other,
}
}

contract! {
/// Work reports and their relatives, whose `kind` is other.
pub enum Genre {
    /// A government work report.
    WorkReport,
    /// A report on budgets or final accounts.
    Budget,
    /// A report on the plan for economic and social development.
    Plan,
    /// A statistical bulletin.
    Bulletin,
    /// A five-year plan or its outline.
    FiveYearPlan,
    /// A summary of a year's work.
    Summary,
}
}

contract! {
/// Levels of government.
pub enum Level {
    /// The country.
    Nation,
    /// Provinces, autonomous regions, cities under the centre.
    Province,
    /// Prefecture-level cities, prefectures, leagues.
    City,
    /// Counties, districts, county-level cities, banners.
    County,
    /// Towns, townships, subdistricts.
    Town,
}
}

contract! {
/// A page of the source.
pub struct Page<S = CodePoints> {
    /// From 1.
    pub page: u32,
    /// Its stretch of the text.
    pub span: S,
}
}

contract! {
/// A table. A row is one paragraph of the text, its cells divided by tabs.
pub struct Table<S = CodePoints> {
    /// From its first row to its last.
    pub span: S,
    /// How many rows are its head.
    pub head: u32,
    /// The cells of each row, the head's too; an empty cell is an empty span.
    pub rows: Vec<Vec<S>>,
}
}

contract! {
/// Functions of a stretch of a report.
pub enum Role {
    /// Title lines, date, speaker, formula.
    Opening,
    /// What was done.
    Review,
    /// Difficulties admitted.
    Problems,
    /// Overall requirements and main expected targets.
    Goals,
    /// What will be done.
    Plan,
    /// The government's own work.
    Government,
    /// The call at the end.
    Closing,
    /// Annex: livelihood projects.
    Livelihood,
    /// Annex: policies.
    Policies,
    /// Annex: terms explained.
    Glossary,
    /// None of these.
    Other,
}
}

contract! {
/// A stretch with one function.
pub struct Part<S = CodePoints> {
    /// Its function.
    pub role: Role,
    /// Where it stands.
    pub span: S,
}
}

contract! {
/// How a heading is made.
pub enum HeadingForm {
    /// 一、 （一） 1. ① 第一部分.
    Numbered,
    /// —— items.
    Dash,
    /// 一是, 二要.
    Ordinal,
    /// Set apart by bold type or a highlighter.
    Bold,
    /// A short topic sentence that opens a group.
    RunIn,
    /// An item of a numbered list in an annex.
    ListItem,
    /// By a paragraph style or a line of its own.
    Style,
}
}

contract! {
/// A heading with its section.
pub struct Heading<S = CodePoints> {
    /// `s1` …, in reading order.
    pub id: String,
    /// 1-3, by the form; levels may be skipped.
    pub level: u8,
    /// `一、`, `（一）`, `——`, `一是`, `附件1`, or empty.
    pub marker: String,
    /// Without its marker and closing 。.
    pub title: String,
    /// Role of the part that it stands in.
    pub role: Role,
    /// How it is made.
    pub form: HeadingForm,
    /// Marker and title.
    pub heading: S,
    /// From the heading to the end of its section.
    pub span: S,
    /// Headings below it.
    pub children: Vec<Heading<S>>,
}
}

contract! {
/// A livelihood project.
pub struct Livelihood<S = CodePoints> {
    /// As numbered in the list.
    pub number: u32,
    /// Without its number.
    pub text: String,
    /// Where it stands.
    pub span: S,
    /// Ids of the measures in it.
    pub measures: Vec<String>,
}
}

contract! {
/// A policy announced.
pub struct Policy<S = CodePoints> {
    /// As numbered in the list.
    pub number: u32,
    /// Without number and departments.
    pub title: String,
    /// Who drafts it.
    pub departments: Vec<String>,
    /// Where it stands.
    pub span: S,
}
}

contract! {
/// A term explained.
pub struct Term<S = CodePoints> {
    /// The term.
    pub term: String,
    /// Its explanation.
    pub meaning: String,
    /// Where it stands.
    pub span: S,
}
}

contract! {
/// What a reader should know.
pub struct Warning<S = CodePoints> {
    /// Which.
    pub code: WarningCode,
    /// In words, neutral.
    pub message: String,
    /// The parts of the message by name, all of them words or numbers as text.
    pub details: Details,
    /// Where, if anywhere.
    pub span: Option<S>,
}
}

impl<S> Warning<S> {
    /// A warning without details.
    pub fn new(code: WarningCode, message: impl Into<String>, span: Option<S>) -> Self {
        Warning { code, message: message.into(), details: Details::new(), span }
    }

    /// It with one more part of its message by name.
    pub fn with(mut self, name: &str, value: String) -> Self {
        self.details.insert(name.into(), value);
        self
    }
}

contract! {
/// Kinds of warning.
pub enum WarningCode {
    /// Title and body name different places.
    RegionConflict,
    /// File name, title or body name different years.
    YearConflict,
    /// The text ends before its end.
    Truncated,
    /// A line was cut off.
    ClippedLine,
    /// A part that every report has is missing.
    MissingPart,
    /// Numbers of headings skip, repeat or restart.
    OddNumbering,
    /// The body stands twice.
    RepeatedBody,
    /// Bytes that no character of the encoding has.
    UndecodableBytes,
    /// No work report was found in the text.
    NoReport,
    /// Much could not be explained.
    LowConfidence,
    /// A part of the file could not be read as text.
    DamagedText,
    /// A page is a picture without text.
    ScannedPage,
}
}
