//! A table: columns with their heads, rows with their cells, ready for any writer.

use super::Kind;
use super::columns::{self, Column, Rows};
use super::row::{HeadingRow, LivelihoodRow, MeasureRow, ReportRow, TaskRow, Texts};
use super::words::Wording;
use crate::report::Analysis;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words: never a formula, whatever they begin with.
    Text(String),
    /// A number, exact.
    Number(Decimal),
}

impl Cell {
    /// Text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// What is there, as a cell.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
        value.map_or(Cell::Empty, cell)
    }

    /// A whole number.
    pub fn count(number: impl Into<Decimal>) -> Cell {
        Cell::Number(number.into())
    }

    /// As it is read.
    pub fn shown(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Cell::Empty => "".into(),
            Cell::Text(text) => text.as_str().into(),
            Cell::Number(number) => number.normalize().to_string().into(),
        }
    }
}

/// How a column's cells are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words, on one line.
    Words,
    /// Words that may need several lines.
    Prose,
    /// A number as written.
    Number,
    /// A year: never with thousands set apart.
    Year,
    /// A share of 0 to 1.
    Share,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name for programs.
    pub key: Cow<'static, str>,
    /// Its name for people.
    pub title: Cow<'static, str>,
    /// How its cells are set.
    pub form: Form,
    /// Width in characters of the Latin alphabet; a Chinese one takes two.
    pub width: u8,
    /// Whether an office's document shows it.
    pub office: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What its sheet in a workbook is called.
    pub name: String,
    /// In which words.
    pub wording: Wording,
    /// Keys of columns that a document shows also when they are empty: they are there to be filled in.
    pub kept: &'static [&'static str],
    /// What stands over it.
    pub title: String,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<Cell>>,
}

/// One table of these analyses, in their order.
pub fn table(analyses: &[Analysis], kind: Kind, wording: Wording) -> Table {
    let mut table = Table {
        name: super::names::table_name(kind, wording),
        wording,
        kept: if kind == Kind::Tasks { &["number", "task", "targets", "lead", "support", "due", "note"] } else { &[] },
        title: super::names::title(analyses, kind, wording),
        heads: match kind {
            Kind::Measures => heads(columns::MEASURES, wording),
            Kind::Headings => heads(columns::HEADINGS, wording),
            Kind::Tasks => heads(columns::TASKS, wording),
            Kind::Livelihood => heads(columns::LIVELIHOOD, wording),
            Kind::Reports => heads(columns::REPORTS, wording),
        },
        rows: Vec::new(),
    };
    for analysis in analyses {
        for report in &analysis.reports {
            let texts = Texts::of(&analysis.file, report);
            let rows = &mut table.rows;
            match kind {
                Kind::Measures => rows.extend(
                    report
                        .measures
                        .iter()
                        .map(|measure| cells(columns::MEASURES, &MeasureRow { texts: &texts, measure }, wording)),
                ),
                Kind::Headings => {
                    let mut found = Vec::new();
                    super::row::headings(&report.outline, None, &mut found);
                    rows.extend(found.into_iter().map(|(under, heading)| {
                        cells(columns::HEADINGS, &HeadingRow { texts: &texts, under, heading }, wording)
                    }));
                }
                Kind::Tasks => rows.extend(report.tasks.iter().enumerate().map(|(at, task)| {
                    cells(columns::TASKS, &TaskRow { texts: &texts, number: at + 1, task }, wording)
                })),
                Kind::Livelihood => rows.extend(
                    report
                        .livelihood
                        .iter()
                        .map(|item| cells(columns::LIVELIHOOD, &LivelihoodRow { texts: &texts, item }, wording)),
                ),
                Kind::Reports => {
                    let row = ReportRow { texts: &texts, engine: &analysis.engine };
                    rows.push(cells(columns::REPORTS, &row, wording));
                }
            }
        }
    }
    table
}

fn heads<R: Rows>(columns: &[Column<R>], wording: Wording) -> Vec<Head> {
    let head = |it: &Column<R>| Head {
        key: it.key.into(),
        title: wording.pick([it.chinese, it.english, it.key]).into(),
        form: it.form,
        width: it.width,
        office: it.office,
    };
    columns.iter().map(head).collect()
}

fn cells<R: Rows>(columns: &[Column<R>], row: &R::Row<'_>, wording: Wording) -> Vec<Cell> {
    columns.iter().map(|column| (column.value)(row, wording)).collect()
}

impl Table {
    /// Positions of the columns that a document shows: those for an office, where any row has something in them, and those
    /// that are kept.
    pub fn shown(&self) -> Vec<usize> {
        let filled = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Empty));
        let shown = |at: &usize| {
            let head = &self.heads[*at];
            head.office && (self.kept.contains(&head.key.as_ref()) || filled(*at))
        };
        (0..self.heads.len()).filter(shown).collect()
    }
}
