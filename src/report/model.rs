//! The analysis as a value: the types behind the JSON `baogao/1`.
//!
//! Everything that points into a text is generic over the kind of span: the core builds `Report<Span>` (bytes), the
//! JSON is `Report<CodePoints>`. Names and meaning of the fields are a contract; fields may be added.

use crate::error::Kind;
use crate::span::CodePoints;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Derives what every type of the contract has: JSON both ways, and schema and TypeScript where they are generated.
macro_rules! contract {
    ($(#[$meta:meta])* pub struct $name:ident<S = CodePoints> $body:tt) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS), ts(concrete(S = CodePoints)))]
        $(#[$meta])*
        pub struct $name<S = CodePoints> $body
    };
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
        $(#[$meta])*
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $($rest)*
    };
}

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

contract! {
/// What a text says of itself.
pub struct Meta<S = CodePoints> {
    /// Whether it is a work report at all.
    pub kind: DocumentKind,
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

/// A value as written, with 万 and 亿 left in the unit: one number, or the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS), ts(type = "number | [number, number]"))]
pub enum Value {
    /// A number.
    One(Decimal),
    /// Both ends of a range, or two starting values.
    Two(Decimal, Decimal),
}

impl Serialize for Value {
    fn serialize<Z: Serializer>(&self, to: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Value::One(one) => Number(*one).serialize(to),
            Value::Two(low, high) => [Number(*low), Number(*high)].serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrTwo {
            One(Number),
            Two(Number, Number),
        }
        Ok(match OneOrTwo::deserialize(from)? {
            OneOrTwo::One(one) => Value::One(one.0),
            OneOrTwo::Two(low, high) => Value::Two(low.0, high.0),
        })
    }
}

/// A decimal that is a JSON number: `5.5`, and `2900` rather than `2900.0`. It goes into the JSON as its digits, never
/// through a binary float: exact, and the tables that floats are written by are a seventh of what the worker would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<Z: Serializer>(&self, to: Z) -> Result<Z::Ok, Z::Error> {
        // SAFETY: the digits of a decimal, a minus in front and a point between them, are one JSON number, nothing
        // around it. Having it checked would bring a reader of JSON to the browser's worker.
        #[allow(unsafe_code)]
        let digits = unsafe { RawValue::from_string_unchecked(self.0.normalize().to_string()) };
        digits.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Number {
    /// Whoever reads the JSON may have made a float of its digits: the shortest digits of that float are they again, up to
    /// fifteen of them.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let digits = f64::deserialize(from)?.to_string();
        Decimal::from_str_exact(&digits).map(Number).map_err(serde::de::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        f64::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        f64::json_schema(generator)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number as written (万 and 亿 stay in the unit), or the two ends of a range.",
            "anyOf": [{ "type": "number" }, { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }]
        })
    }
}

contract! {
/// One quantity that the report states about the world.
pub struct Measure<S = CodePoints> {
    /// `m1` …, in reading order.
    pub id: String,
    /// The mention: digits, unit and the comparator words that touch it.
    pub span: S,
    /// The sentence that it stands in.
    pub sentence: S,
    /// Id of the innermost section.
    pub section: Option<String>,
    /// To find it again in another text.
    pub quote: Quote,
    /// As written; null for a target in words (稳定增长) and for a ratio of three.
    pub value: Option<Value>,
    /// Where it came from (由73项压减到46项: 73).
    pub from: Option<Value>,
    /// As written, with 万 and 亿; empty for a target in words, null where the value has none.
    pub unit: Option<String>,
    /// Exact or bound.
    pub comparator: Comparator,
    /// Level reached, amount of change, or position.
    pub aspect: Aspect,
    /// Reported, promised, or background.
    pub status: Status,
    /// How strongly it is promised.
    pub strength: Option<Strength>,
    /// What is measured.
    pub indicator: Option<Indicator<S>>,
    /// The verb in front (新增, 完成投资).
    pub action: Option<String>,
    /// The time that the number is of.
    pub period: Option<Period>,
    /// What a change is counted from.
    pub basis: Option<Basis>,
    /// What a gap, share, multiple or ratio is to.
    pub relation: Option<Relation>,
    /// Whose number it is, where not the report's own region's.
    pub scope: Option<Scope>,
    /// The value in the base unit of its class.
    pub canonical: Option<Canonical>,
    /// Shared by the measures of one list.
    pub group: Option<String>,
    /// Whether it is one of the year's main expected targets.
    pub headline: bool,
    /// Names of the rules that read it, first to last.
    pub rules: Vec<String>,
    /// 0-1.
    #[cfg_attr(not(target_arch = "wasm32"), ts(type = "number"))]
    pub confidence: Number,
    /// What a person said of it; null from the core.
    pub review: Option<Review<S>>,
}
}

contract! {
/// What a person said of a measure.
pub struct Review<S = CodePoints> {
    /// The verdict.
    pub state: ReviewState,
    /// The measure as it was read; null where it was accepted as it is, or was not read at all.
    pub original: Option<Box<Measure<S>>>,
}
}

contract! {
/// Verdicts on a measure.
pub enum ReviewState {
    /// Read right.
    Accepted,
    /// Some of its fields were put right.
    Corrected,
    /// It is no measure, or of no use.
    Rejected,
    /// It was not read; a person marked it in the text.
    Added,
}
}

contract! {
/// A mention with its neighbourhood.
pub struct Quote {
    /// Up to 14 characters before.
    pub before: String,
    /// The mention.
    pub exact: String,
    /// Up to 14 characters after.
    pub after: String,
}
}

contract! {
/// How a stated number bounds the true one.
pub enum Comparator {
    /// Exact.
    Eq,
    /// 左右, 约, 近.
    About,
    /// 以上, 不低于.
    AtLeast,
    /// 超过, 突破, 余.
    MoreThan,
    /// 以内, 不超过.
    AtMost,
    /// 不足, 低于.
    LessThan,
    /// From one to another.
    Range,
}
}

contract! {
/// What a number says of its indicator.
pub enum Aspect {
    /// The level reached.
    Level,
    /// How much it went up.
    Increase,
    /// How much it went down.
    Decrease,
    /// A position.
    Rank,
}
}

contract! {
/// Where a number stands in time.
pub enum Status {
    /// Done, or the present state.
    Achieved,
    /// Promised for the coming period.
    Target,
    /// Background.
    Context,
}
}

contract! {
/// How strongly a target is promised.
pub enum Strength {
    /// Plain, 预期, 左右.
    Expected,
    /// 确保, 不低于 as a vow.
    Ensure,
    /// 力争, 努力.
    Strive,
    /// 约束性.
    Binding,
}
}

contract! {
/// What is measured.
pub struct Indicator<S = CodePoints> {
    /// The noun phrase.
    pub text: String,
    /// Where the phrase stands; null where it was put together from several places.
    pub span: Option<S>,
    /// Id of a known indicator that the phrase means.
    pub id: Option<String>,
    /// Name of that indicator.
    pub name: Option<String>,
}
}

contract! {
/// A time.
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// How the number relates to it.
    pub mode: Mode,
}
}

contract! {
/// How a number relates to its period.
pub enum Mode {
    /// In that year.
    In,
    /// By its end.
    By,
    /// Over all of it.
    Cumulative,
    /// Each year on average.
    AnnualAverage,
}
}

contract! {
/// What a change is counted from.
pub struct Basis {
    /// Which kind.
    pub kind: BasisKind,
    /// The year, for `year`.
    pub year: Option<i32>,
}
}

contract! {
/// Kinds of basis.
pub enum BasisKind {
    /// The year before.
    Yoy,
    /// A named year.
    Year,
    /// 可比口径.
    Comparable,
}
}

contract! {
/// A number that relates two quantities.
pub struct Relation {
    /// Which kind.
    pub kind: RelationKind,
    /// The other side, where named.
    pub to: Option<String>,
    /// The parts of a ratio of three.
    #[cfg_attr(not(target_arch = "wasm32"), ts(type = "Array<number> | null"))]
    pub parts: Option<Vec<Number>>,
}
}

contract! {
/// Kinds of relation.
pub enum RelationKind {
    /// Higher or lower by.
    Gap,
    /// Part of a whole.
    Share,
    /// So many times.
    Multiple,
    /// One to another.
    Ratio,
}
}

contract! {
/// Whose number it is.
pub struct Scope {
    /// In relation to the report's own region.
    pub kind: ScopeKind,
    /// As written.
    pub name: Option<String>,
}
}

contract! {
/// Kinds of scope.
pub enum ScopeKind {
    /// The country.
    Nation,
    /// A place above.
    Parent,
    /// A place below.
    Child,
    /// Another place.
    Other,
}
}

contract! {
/// A value in the base unit of its class, as exact decimals.
pub struct Canonical {
    /// The value, or the low end.
    pub value: CanonicalValue,
    /// The starting value.
    pub from: Option<CanonicalValue>,
    /// The base unit.
    pub unit: String,
}
}

/// An exact decimal as a string, or two for a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(untagged)]
pub enum CanonicalValue {
    /// A number.
    One(String),
    /// Both ends of a range.
    Two([String; 2]),
}

contract! {
/// One commitment of the plan.
pub struct Task<S = CodePoints> {
    /// `t1` …, in reading order.
    pub id: String,
    /// Id of the innermost section.
    pub section: Option<String>,
    /// The clause or clauses.
    pub span: S,
    /// The main verb.
    pub verb: String,
    /// Its object.
    pub object: String,
    /// Ids of the measures in it.
    pub measures: Vec<String>,
    /// Departments named in it.
    pub departments: Vec<Department>,
    /// By when it is to be done.
    pub due: Option<Due>,
    /// What a person noted of it; null from the core.
    pub review: Option<TaskReview>,
}
}

contract! {
/// By when a task is to be done.
pub struct Due {
    /// As written (6月底前).
    pub text: String,
    /// The last day of it, ISO, where the words give one.
    pub date: Option<String>,
}
}

contract! {
/// What a person noted of a task.
pub struct TaskReview {
    /// Whether it is done.
    pub done: bool,
    /// A remark; empty where there is none.
    pub note: String,
    /// What was read, where a person changed it.
    pub original: Option<TaskAsRead>,
}
}

contract! {
/// The fields of a task that a person may change, as they were read.
pub struct TaskAsRead {
    /// As read.
    pub departments: Vec<Department>,
    /// As read.
    pub due: Option<Due>,
}
}

contract! {
/// A department with its part in a task.
pub struct Department {
    /// As written.
    pub name: String,
    /// Its part, where told.
    pub role: Option<DepartmentRole>,
}
}

contract! {
/// Parts of a department in a task.
pub enum DepartmentRole {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
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
    /// Where, if anywhere.
    pub span: Option<S>,
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
}
}
