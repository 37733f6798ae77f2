//! Tables: the one place where is read what a table means. A row is a paragraph, its cells divided by tabs.
//!
//! Formats only mark rows. Here are told the rows of the head, what each column holds, and what the whole is: indicators
//! down the rows (指标 | 单位 | 2023年目标) or along the head (乡镇 | 播种面积（万亩）), tasks with their departments, livelihood
//! projects. [`label`] takes a head's or a row's words apart: name, unit, year, reported or aimed at.

mod label;

use super::headings::cut;
use crate::bytes::MarkKind;
use crate::lexicon::classes::class;
use crate::model::{DepartmentRole, Part, Role};
use crate::span::Span;
use crate::text::Reading;
use crate::text::normalized::in_ordinary_characters;
pub use label::{Label, is_indicator, is_integer, is_value, row_name};

/// Rows that a head may have, and lines of a caption.
const HEAD_ROWS: usize = 4;
const CAPTION_LINES: usize = 3;
/// Characters of a caption's line.
const CAPTION: usize = 60;

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its rows.
    pub span: Span,
    /// How many of them are its head.
    pub head: usize,
    /// The cells of each row, as many as there are columns; an empty one is an empty span.
    pub rows: Vec<Vec<Span>>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// What it is.
    pub shape: Shape,
    /// What the lines above it say of all of it.
    pub caption: Label,
    /// Where these lines begin.
    pub from: usize,
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row an indicator: what the columns tell of it is its value in a year, its growth, its unit.
    Indicators,
    /// A column an indicator, a row a place, a year, a project.
    Places,
    /// A row a task, with departments and a time.
    Tasks,
    /// A row a livelihood project.
    Projects,
    /// None of these.
    Other,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The number of the row.
    Number,
    /// What the row is about.
    Name,
    /// The unit of the row.
    Unit,
    /// Numbers.
    Value,
    /// What is to be done.
    Work,
    /// Who does it, and their part.
    Department(Option<DepartmentRole>),
    /// By when.
    Due,
    /// Anything else.
    Text,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it holds.
    pub holds: Holds,
    /// What its head says.
    pub label: Label,
}

impl Table {
    /// The rows below the head.
    pub fn body(&self) -> &[Vec<Span>] {
        self.rows.get(self.head..).unwrap_or_default()
    }

    /// The first column that holds this.
    pub fn column(&self, holds: Holds) -> Option<usize> {
        self.columns.iter().position(|column| column.holds == holds)
    }

    /// The column that says what a row is about: its work, else its name.
    pub fn subject(&self) -> Option<usize> {
        self.column(Holds::Work).or_else(|| self.column(Holds::Name))
    }
}

/// The tables of a text; `parts` tell of those that stand in a list of livelihood projects.
pub fn read(reading: &Reading, parts: &[Part<Span>]) -> Vec<Table> {
    let of = |kind| reading.marks.iter().filter(move |mark| mark.kind == kind).map(|mark| mark.span);
    if of(MarkKind::Table).next().is_none() {
        return Vec::new();
    }
    // What is asked of words is asked in ordinary characters, which keep the places.
    let ordinary = in_ordinary_characters(&reading.text);
    let heads: Vec<usize> = of(MarkKind::Head).map(|head| head.start()).collect();
    let tables = of(MarkKind::Table).filter_map(|table| {
        let from = reading.paragraphs.partition_point(|paragraph| paragraph.end() <= table.start());
        let rows = reading.paragraphs.get(from..).unwrap_or_default().iter();
        let rows: Vec<Span> = rows.take_while(|row| row.start() < table.end()).copied().collect();
        let marked = rows.iter().take_while(|row| heads.iter().any(|head| row.has(*head))).count();
        let above = reading.paragraphs.get(from.saturating_sub(CAPTION_LINES)..from).unwrap_or_default();
        let role = parts.iter().find(|part| part.span.has(table.start())).map(|part| part.role);
        make(&ordinary, &rows, marked, above, role)
    });
    tables.collect()
}

/// The cells of each row, none left out.
fn cells(text: &str, rows: &[Span]) -> Vec<Vec<Span>> {
    let width = rows.iter().map(|row| row.of(text).matches('\t').count() + 1).max().unwrap_or(0);
    let of_row = |row: &Span| {
        let mut at = row.start();
        let mut cells: Vec<Span> = (row.of(text).split('\t'))
            .map(|cell| {
                let start = at + cell.len() - cell.trim_start().len();
                let end = at + cell.trim_end().len();
                at += cell.len() + 1;
                Span::new(text, start.min(end.max(start)), end.max(start))
            })
            .collect();
        cells.resize(width, Span::new(text, row.end(), row.end()));
        cells
    };
    rows.iter().map(of_row).collect()
}

fn make(text: &str, rows: &[Span], marked: usize, above: &[Span], role: Option<Role>) -> Option<Table> {
    let (first, last) = (rows.first()?, rows.last()?);
    let rows = cells(text, rows);
    let filled = |row: &[Span]| row.iter().filter(|cell| !cell.is_empty()).count();
    // A title or a unit may stand in a row of its own above the head.
    let titles = rows.iter().take_while(|row| filled(row) <= 1 && row.len() > 1).count().min(rows.len() - 1);
    let head = titles + head_rows(text, rows.get(titles..)?, marked.saturating_sub(titles));
    let body = rows.get(head..)?;
    let (mut caption, mut from) = (Label::default(), first.start());
    for line in above.iter().rev() {
        let words = line.of(text).trim();
        let leads = words.ends_with(['：', ':']) || class::TABLE_CAPTION_END.ends(words);
        if words.chars().count() > CAPTION || words.contains('。') || !leads && words.contains('，') {
            break;
        }
        from = line.start();
        caption.add(Label::of_caption(text, *line));
    }
    for cell in rows.iter().take(titles).flatten().filter(|cell| !cell.is_empty()) {
        caption.add(Label::of_caption(text, *cell));
    }
    let heads = rows.get(titles..head)?;
    let mut columns: Vec<Column> = (0..first_width(&rows))
        .map(|at| {
            let label = head_of(text, heads, at);
            let cells: Vec<&str> = body.iter().filter_map(|row| row.get(at)).map(|cell| cell.of(text)).collect();
            Column { holds: holds(&label.words, &cells), label }
        })
        .collect();
    name_column(text, body, &mut columns);
    let titled = |words: &str| class::PRACTICAL_MATTER.within(words) || class::TITLE_OF_LIVELIHOOD.within(words);
    let title = text.get(from..first.start()).unwrap_or_default();
    let projects = role == Some(Role::Livelihood)
        || titled(title)
        || rows.iter().take(head).flatten().any(|cell| titled(cell.of(text)));
    let shape = shape(text, body, &columns, projects);
    Some(Table { span: first.to(*last), head, rows, columns, shape, caption, from })
}

fn first_width(rows: &[Vec<Span>]) -> usize {
    rows.first().map_or(0, Vec::len)
}

/// How many rows are the head: those that are marked so, or the first without values above others with some.
fn head_rows(text: &str, rows: &[Vec<Span>], marked: usize) -> usize {
    let values =
        |row: &[Span]| row.iter().skip(1).any(|cell| is_value(cell.of(text)) && !label::is_year(cell.of(text)));
    let short = |row: &[Span]| row.iter().all(|cell| cut(cell.of(text), 20).len() == cell.len());
    let named = |row: &[Span]| row.iter().any(|cell| class::TABLE_HEAD.is(&label::bare(cell.of(text))));
    let may = |row: &[Span]| !values(row) && short(row);
    let Some(first) = rows.first() else { return 0 };
    let any = rows.iter().skip(1).any(|row| values(row));
    if marked == 0 && !(may(first) && (any || named(first))) {
        return 0;
    }
    let mut head = marked.max(1);
    // A second row of heads stands under heads that reach over several columns, or gives the units.
    while let Some(row) = rows.get(head).filter(|_| head < HEAD_ROWS && head + 1 < rows.len()) {
        let under = row.first().is_some_and(|cell| cell.is_empty()) && may(row);
        let units = row.iter().skip(1).all(|cell| cell.is_empty() || label::is_unit(cell.of(text)));
        if !(under || units && row.iter().skip(1).any(|cell| !cell.is_empty())) {
            break;
        }
        head += 1;
    }
    head
}

/// What stands above a column: in each row of the head its cell, or the one that reaches over it.
fn head_of(text: &str, heads: &[Vec<Span>], column: usize) -> Label {
    let mut label = Label::default();
    for (nth, row) in heads.iter().enumerate() {
        let own = row.get(column).copied().filter(|cell| !cell.is_empty());
        // A cell over several columns is followed by empty ones; one over several rows has empty ones below.
        let below = heads.get(nth + 1..).unwrap_or_default();
        let over = || {
            let under = below.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
            let left = row.get(..column)?.iter().rev().find(|cell| !cell.is_empty());
            left.copied().filter(|_| under)
        };
        if let Some(cell) = own.or_else(over) {
            label.add(Label::of(text, cell));
        }
    }
    label
}

/// What a column holds, by its head and, where that leaves it open, by its cells.
fn holds(head: &str, cells: &[&str]) -> Holds {
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let all = |is: fn(&str) -> bool| filled().next().is_some() && filled().all(is);
    let most = |is: fn(&str) -> bool| filled().filter(|cell| is(cell)).count() * 2 > filled().count();
    if class::TABLE_NUMBER.is(head) || head.is_empty() && all(|cell| cell.len() <= 3 && label::is_integer(cell)) {
        return Holds::Number;
    }
    if all(label::is_unit) {
        return Holds::Unit;
    }
    let told = [
        (class::LEAD_LABEL, Holds::Department(Some(DepartmentRole::Lead))),
        (class::SUPPORT_LABEL, Holds::Department(Some(DepartmentRole::Support))),
        (class::DEPARTMENT_LABEL, Holds::Department(None)),
        (class::TABLE_DUE, Holds::Due),
        (class::TABLE_NOTE, Holds::Text),
    ];
    let found = told.into_iter().find(|(class, _)| class.starts(head) || class.ends(head));
    if let Some((_, holds)) = found {
        return holds;
    }
    match most(is_value) {
        true => Holds::Value,
        false if class::TABLE_WORK.within(head) => Holds::Work,
        false => Holds::Text,
    }
}

/// The first column of words that is nothing else names the rows; one that tells the work more fully stands beside it.
fn name_column(text: &str, body: &[Vec<Span>], columns: &mut [Column]) {
    let length = |at: usize| body.iter().filter_map(|row| row.get(at)).map(|cell| cell.of(text).len()).sum::<usize>();
    let values = columns.iter().any(|column| column.holds == Holds::Value);
    let free = |column: &Column| column.holds == Holds::Text && !class::TABLE_NOTE.is(&column.label.words);
    let name = columns.iter().position(|column| free(column) || values && column.holds == Holds::Work);
    if let Some(name) = name.and_then(|at| columns.get_mut(at)) {
        name.holds = Holds::Name;
    }
    // Years down the first column name the rows too.
    let first = columns.first_mut().filter(|first| first.holds == Holds::Value && name.is_none());
    if let Some(first) = first {
        let years = body.iter().filter_map(|row| row.first()).all(|cell| label::is_year(cell.of(text)));
        first.holds = if years { Holds::Name } else { first.holds };
    }
    // Among several columns of work the longest tells it.
    let works: Vec<usize> =
        (0..columns.len()).filter(|&at| columns.get(at).is_some_and(|it| it.holds == Holds::Work)).collect();
    let longest = works.iter().copied().max_by_key(|&at| length(at));
    for at in works.into_iter().filter(|&at| Some(at) != longest) {
        if let Some(column) = columns.get_mut(at) {
            column.holds = Holds::Text;
        }
    }
}

fn shape(text: &str, body: &[Vec<Span>], columns: &[Column], projects: bool) -> Shape {
    let has = |is: fn(Holds) -> bool| columns.iter().any(|column| is(column.holds));
    let worded = has(|holds| matches!(holds, Holds::Name | Holds::Work));
    let valued = has(|holds| holds == Holds::Value);
    let assigned = has(|holds| matches!(holds, Holds::Department(_) | Holds::Due));
    if projects && worded && (!valued || assigned || has(|holds| holds == Holds::Number)) {
        return Shape::Projects;
    }
    if worded && (assigned || !valued && has(|holds| holds == Holds::Work)) {
        return Shape::Tasks;
    }
    if !valued {
        return Shape::Other;
    }
    let named: Vec<&Label> =
        columns.iter().filter(|column| column.holds == Holds::Value).map(|column| &column.label).collect();
    if named.iter().all(|label| label.names.is_empty()) {
        return Shape::Indicators;
    }
    // 指标 | 全市 | 云溪区: rows that are known indicators are that whatever stands above them.
    let name = columns.iter().position(|column| column.holds == Holds::Name);
    let rows = || body.iter().filter_map(|row| row.get(name?)).map(|cell| cell.of(text));
    let known = rows().filter(|name| label::is_indicator(name)).count();
    let told = |label: &&Label| label.names.iter().any(|name| class::TABLE_QUANTITY.ends(name.of(text)));
    let quantities = named.iter().any(told);
    if known * 2 > rows().count() && !quantities { Shape::Indicators } else { Shape::Places }
}
