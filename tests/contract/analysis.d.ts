/**
 * What one file gave.
 */
export type Analysis = {
/**
 * Always `baogao/1`.
 */
schema: string,
/**
 * What read it.
 */
engine: Engine,
/**
 * The file itself.
 */
file: File,
/**
 * The reports and articles in it, in order.
 */
reports: Array<Report>,
/**
 * Why it, or a part of it, could not be read.
 */
errors: Array<Failure>, };

/**
 * What a number says of its indicator.
 */
export type Aspect = "level" | "increase" | "decrease" | "rank";

/**
 * What a change is counted from.
 */
export type Basis = {
/**
 * Which kind.
 */
kind: BasisKind,
/**
 * The year, for `year`.
 */
year: number | null, };

/**
 * Kinds of basis.
 */
export type BasisKind = "yoy" | "year" | "comparable";

/**
 * A value in the base unit of its class, as exact decimals.
 */
export type Canonical = {
/**
 * The value, or the low end.
 */
value: CanonicalValue,
/**
 * The starting value.
 */
from: CanonicalValue | null,
/**
 * The base unit.
 */
unit: string, };

/**
 * An exact decimal as a string, or two for a range.
 */
export type CanonicalValue = string | [string, string];

/**
 * `[start, end)` in Unicode code points, as in the JSON.
 */
export type CodePoints = [number, number];

/**
 * How a stated number bounds the true one.
 */
export type Comparator = "eq" | "about" | "at_least" | "more_than" | "at_most" | "less_than" | "range";

/**
 * A department with its part in a task.
 */
export type Department = {
/**
 * As written.
 */
name: string,
/**
 * Its part, where told.
 */
role: DepartmentRole | null, };

/**
 * Parts of a department in a task.
 */
export type DepartmentRole = "lead" | "support";

/**
 * The parts of a message by name (what it is, what was expected, a number, a place), from which a page words it in its
 * own language. They are few: a list in the order of names, as a tree's code is more than a browser should fetch for them.
 */
export type Details = { [key in string]: string };

/**
 * Kinds of text.
 */
export type DocumentKind = "work_report" | "article" | "other";

/**
 * By when a task is to be done.
 */
export type Due = {
/**
 * As written (6月底前).
 */
text: string,
/**
 * The last day of it, ISO, where the words give one.
 */
date: string | null, };

/**
 * Version of the program and of its lexicon: the same text and the same engine give the same ids.
 */
export type Engine = {
/**
 * Of the package.
 */
version: string,
/**
 * Hash of the lexicon's data, hex.
 */
lexicon: string, };

/**
 * An error of the contract.
 */
export type Failure = {
/**
 * The cause.
 */
code: Kind,
/**
 * The cause in words.
 */
message: string,
/**
 * The parts of the message by name, all of them words or numbers as text.
 */
details: Details, };

/**
 * The file as it came.
 */
export type File = {
/**
 * Without folders.
 */
name: string,
/**
 * In the folder or archive that it came in; the name where there is none.
 */
path: string,
/**
 * An id of the list of formats (`text`, `markdown`, `docx` …), or null where none was recognised.
 */
format: string | null,
/**
 * Label of the character encoding, for formats that have one.
 */
encoding: string | null,
/**
 * Size in bytes.
 */
bytes: number,
/**
 * SHA-256 of the bytes, hex.
 */
sha256: string, };

/**
 * Work reports and their relatives, whose `kind` is other.
 */
export type Genre = "work_report" | "budget" | "plan" | "bulletin" | "five_year_plan" | "summary";

/**
 * A heading with its section.
 */
export type Heading = {
/**
 * `s1` …, in reading order.
 */
id: string,
/**
 * 1-3, by the form; levels may be skipped.
 */
level: number,
/**
 * `一、`, `（一）`, `——`, `一是`, `附件1`, or empty.
 */
marker: string,
/**
 * Without its marker and closing 。.
 */
title: string,
/**
 * Role of the part that it stands in.
 */
role: Role,
/**
 * How it is made.
 */
form: HeadingForm,
/**
 * Marker and title.
 */
heading: CodePoints,
/**
 * From the heading to the end of its section.
 */
span: CodePoints,
/**
 * Headings below it.
 */
children: Array<Heading>, };

/**
 * How a heading is made.
 */
export type HeadingForm = "numbered" | "dash" | "ordinal" | "bold" | "run_in" | "list_item" | "style";

/**
 * What is measured.
 */
export type Indicator = {
/**
 * The noun phrase.
 */
text: string,
/**
 * Where the phrase stands; null where it was put together from several places.
 */
span: CodePoints | null,
/**
 * Id of a known indicator that the phrase means.
 */
id: string | null,
/**
 * Name of that indicator.
 */
name: string | null, };

/**
 * The causes that the contract tells apart.
 */
export type Kind = "empty" | "too_large" | "unknown_format" | "damaged" | "encrypted" | "no_text" | "limit" | "internal";

/**
 * Levels of government.
 */
export type Level = "nation" | "province" | "city" | "county" | "town";

/**
 * A livelihood project.
 */
export type Livelihood = {
/**
 * As numbered in the list.
 */
number: number,
/**
 * Without its number.
 */
text: string,
/**
 * Where it stands.
 */
span: CodePoints,
/**
 * Ids of the measures in it.
 */
measures: Array<string>, };

/**
 * One quantity that the report states about the world.
 */
export type Measure = {
/**
 * `m1` …, in reading order.
 */
id: string,
/**
 * The mention: digits, unit and the comparator words that touch it.
 */
span: CodePoints,
/**
 * The sentence that it stands in.
 */
sentence: CodePoints,
/**
 * Id of the innermost section.
 */
section: string | null,
/**
 * To find it again in another text.
 */
quote: Quote,
/**
 * As written; null for a target in words (稳定增长) and for a ratio of three.
 */
value: Value | null,
/**
 * Where it came from (由73项压减到46项: 73).
 */
from: Value | null,
/**
 * As written, with 万 and 亿; empty for a target in words, null where the value has none.
 */
unit: string | null,
/**
 * Exact or bound.
 */
comparator: Comparator,
/**
 * Level reached, amount of change, or position.
 */
aspect: Aspect,
/**
 * Reported, promised, or background.
 */
status: Status,
/**
 * How strongly it is promised.
 */
strength: Strength | null,
/**
 * What is measured.
 */
indicator: Indicator | null,
/**
 * The verb in front (新增, 完成投资).
 */
action: string | null,
/**
 * The time that the number is of.
 */
period: Period | null,
/**
 * What a change is counted from.
 */
basis: Basis | null,
/**
 * What a gap, share, multiple or ratio is to.
 */
relation: Relation | null,
/**
 * Whose number it is, where not the report's own region's.
 */
scope: Scope | null,
/**
 * The value in the base unit of its class.
 */
canonical: Canonical | null,
/**
 * Shared by the measures of one list.
 */
group: string | null,
/**
 * Whether it is one of the year's main expected targets.
 */
headline: boolean,
/**
 * Names of the rules that read it, first to last.
 */
rules: Array<string>,
/**
 * 0-1.
 */
confidence: number,
/**
 * What a person said of it; null from the core.
 */
review: Review | null, };

/**
 * What a text says of itself.
 */
export type Meta = {
/**
 * Whether it is a work report at all.
 */
kind: DocumentKind,
/**
 * Which of the reports on a place's year or years it is; null for any other text.
 */
genre: Genre | null,
/**
 * Full name of the place whose government reports.
 */
region: string | null,
/**
 * Its level.
 */
level: Level | null,
/**
 * GB/T 2260, six digits; null for the nation, for towns, and where unknown.
 */
region_code: string | null,
/**
 * Full names of the places above it, highest first.
 */
parents: Array<string>,
/**
 * The year planned for.
 */
year: number | null,
/**
 * First and last year looked back upon.
 */
review_years: [number, number] | null,
/**
 * ISO date of the speech.
 */
delivered_on: string | null,
/**
 * ISO date of publication.
 */
published_on: string | null,
/**
 * The congress, with place and session.
 */
meeting: string | null,
/**
 * Name of who spoke.
 */
speaker: string | null,
/**
 * Office of who spoke.
 */
speaker_role: string | null,
/**
 * For each of these fields that was read from the text, where it stands.
 */
evidence: { [key in string]: CodePoints }, };

/**
 * How a number relates to its period.
 */
export type Mode = "in" | "by" | "cumulative" | "annual_average";

/**
 * A page of the source.
 */
export type Page = {
/**
 * From 1.
 */
page: number,
/**
 * Its stretch of the text.
 */
span: CodePoints, };

/**
 * A stretch with one function.
 */
export type Part = {
/**
 * Its function.
 */
role: Role,
/**
 * Where it stands.
 */
span: CodePoints, };

/**
 * A time.
 */
export type Period = {
/**
 * First year.
 */
from: number,
/**
 * Last year.
 */
to: number,
/**
 * How the number relates to it.
 */
mode: Mode, };

/**
 * A policy announced.
 */
export type Policy = {
/**
 * As numbered in the list.
 */
number: number,
/**
 * Without number and departments.
 */
title: string,
/**
 * Who drafts it.
 */
departments: Array<string>,
/**
 * Where it stands.
 */
span: CodePoints, };

/**
 * A mention with its neighbourhood.
 */
export type Quote = {
/**
 * Up to 14 characters before.
 */
before: string,
/**
 * The mention.
 */
exact: string,
/**
 * Up to 14 characters after.
 */
after: string, };

/**
 * A number that relates two quantities.
 */
export type Relation = {
/**
 * Which kind.
 */
kind: RelationKind,
/**
 * The other side, where named.
 */
to: string | null,
/**
 * The parts of a ratio of three.
 */
parts: Array<number> | null, };

/**
 * Kinds of relation.
 */
export type RelationKind = "gap" | "share" | "multiple" | "ratio";

/**
 * One report or article.
 */
export type Report = {
/**
 * `r1` …, in the file's order.
 */
id: string,
/**
 * As it stands over the text, or in the listing; empty where there is none.
 */
title: string,
/**
 * Facts about itself.
 */
meta: Meta,
/**
 * The reading text: markup, page furniture and page breaks gone, one line feed between paragraphs.
 */
text: string,
/**
 * The paragraphs, in order, without the line feeds.
 */
paragraphs: Array<CodePoints>,
/**
 * The pages of the source, where it has any.
 */
pages: Array<Page> | null,
/**
 * Its tables.
 */
tables: Array<Table>,
/**
 * Stretches by function; they cover the text in order.
 */
parts: Array<Part>,
/**
 * Headings of the highest level, each with its children.
 */
outline: Array<Heading>,
/**
 * Quantities, in order of the text.
 */
measures: Array<Measure>,
/**
 * Commitments of the plan.
 */
tasks: Array<Task>,
/**
 * Livelihood projects (民生实事).
 */
livelihood: Array<Livelihood>,
/**
 * Policies announced in an annex.
 */
policies: Array<Policy>,
/**
 * Terms explained in an annex.
 */
glossary: Array<Term>,
/**
 * Share (0-1) of the numeric mentions of the text that are a measure or a known label.
 */
explained: number,
/**
 * What a reader should know before trusting it.
 */
warnings: Array<Warning>,
/**
 * Its facts as they were read, where a person put some of them right; null from the core.
 */
review: ReportReview | null, };

/**
 * The facts of a report that a person may put right, as they were read.
 */
export type ReportReview = {
/**
 * As read.
 */
title: string,
/**
 * As read.
 */
region: string | null,
/**
 * As read.
 */
level: Level | null,
/**
 * As read.
 */
year: number | null, };

/**
 * What a person said of a measure.
 */
export type Review = {
/**
 * The verdict.
 */
state: ReviewState,
/**
 * The measure as it was read; null where it was accepted as it is, or was not read at all.
 */
original: Measure | null, };

/**
 * Verdicts on a measure.
 */
export type ReviewState = "accepted" | "corrected" | "rejected" | "added";

/**
 * Functions of a stretch of a report.
 */
export type Role = "opening" | "review" | "problems" | "goals" | "plan" | "government" | "closing" | "livelihood" | "policies" | "glossary" | "other";

/**
 * Whose number it is.
 */
export type Scope = {
/**
 * In relation to the report's own region.
 */
kind: ScopeKind,
/**
 * As written.
 */
name: string | null, };

/**
 * Kinds of scope.
 */
export type ScopeKind = "nation" | "parent" | "child" | "other";

/**
 * Where a number stands in time.
 */
export type Status = "achieved" | "target" | "context";

/**
 * How strongly a target is promised.
 */
export type Strength = "expected" | "ensure" | "strive" | "binding";

/**
 * A table. A row is one paragraph of the text, its cells divided by tabs.
 */
export type Table = {
/**
 * From its first row to its last.
 */
span: CodePoints,
/**
 * How many rows are its head.
 */
head: number,
/**
 * The cells of each row, the head's too; an empty cell is an empty span.
 */
rows: Array<Array<CodePoints>>, };

/**
 * One commitment of the plan.
 */
export type Task = {
/**
 * `t1` …, in reading order.
 */
id: string,
/**
 * Id of the innermost section.
 */
section: string | null,
/**
 * The clause or clauses.
 */
span: CodePoints,
/**
 * The main verb.
 */
verb: string,
/**
 * Its object.
 */
object: string,
/**
 * Ids of the measures in it.
 */
measures: Array<string>,
/**
 * Departments named in it.
 */
departments: Array<Department>,
/**
 * By when it is to be done.
 */
due: Due | null,
/**
 * What a person noted of it; null from the core.
 */
review: TaskReview | null, };

/**
 * The fields of a task that a person may change, as they were read.
 */
export type TaskAsRead = {
/**
 * As read.
 */
departments: Array<Department>,
/**
 * As read.
 */
due: Due | null, };

/**
 * What a person noted of a task.
 */
export type TaskReview = {
/**
 * Whether it is done.
 */
done: boolean,
/**
 * A remark; empty where there is none.
 */
note: string,
/**
 * What was read, where a person changed it.
 */
original: TaskAsRead | null, };

/**
 * A term explained.
 */
export type Term = {
/**
 * The term.
 */
term: string,
/**
 * Its explanation.
 */
meaning: string,
/**
 * Where it stands.
 */
span: CodePoints, };

/**
 * A value as written, with 万 and 亿 left in the unit: one number, or the two ends of a range.
 */
export type Value = number | [number, number];

/**
 * What a reader should know.
 */
export type Warning = {
/**
 * Which.
 */
code: WarningCode,
/**
 * In words, neutral.
 */
message: string,
/**
 * The parts of the message by name, all of them words or numbers as text.
 */
details: Details,
/**
 * Where, if anywhere.
 */
span: CodePoints | null, };

/**
 * Kinds of warning.
 */
export type WarningCode = "region_conflict" | "year_conflict" | "truncated" | "clipped_line" | "missing_part" | "odd_numbering" | "repeated_body" | "undecodable_bytes" | "no_report" | "low_confidence" | "damaged_text" | "scanned_page";
