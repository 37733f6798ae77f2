//! Tasks that stand in a table, a row each: what is to be done, who does it, by when.

use super::clause::{Clause, ENDS, Kind, STOPS, pieces};
use super::{departments, due};
use crate::document::Document;
use crate::document::tables::{Holds, Shape, Table};
use crate::model::{Department, Measure, Role, Task};
use crate::span::Span;

/// The tasks of the tables that hold some: those of work by department, and of projects within the plan.
pub(super) fn tasks(text: &str, document: &Document, measures: &[Measure<Span>]) -> Vec<Task<Span>> {
    let planned = |at: usize| matches!(document.role_at(at), Role::Plan | Role::Government | Role::Goals);
    let holds = |table: &&Table| match table.shape {
        Shape::Tasks => document.role_at(table.span.start()) != Role::Review && table.caption.done != Some(true),
        Shape::Projects => planned(table.span.start()) && table.caption.done != Some(true),
        _ => false,
    };
    let tables = document.tables.iter().filter(holds);
    tables.flat_map(|table| table.body().iter().filter_map(|row| task(text, document, measures, table, row))).collect()
}

fn task(
    text: &str,
    document: &Document,
    measures: &[Measure<Span>],
    table: &Table,
    row: &[Span],
) -> Option<Task<Span>> {
    let subject = table.subject().and_then(|at| row.get(at)).copied().filter(|cell| !cell.is_empty())?;
    let clauses = pieces(text, subject.start(), subject.end(), &[ENDS, STOPS].concat());
    let read: Vec<Clause> = clauses.into_iter().map(|span| Clause::read(text, span, measures)).collect();
    let found = read.iter().find_map(|clause| match clause.kind {
        Kind::Commitment { verb, rest } => Some((verb, rest)),
        _ => None,
    });
    // A row of a table of tasks is one, also where it only names its object.
    let first = read.first().map_or("", |clause| clause.words);
    let (verb, object) = found.unwrap_or(("", first));
    let whole = row.first()?.to(*row.last()?);
    let planned = document.meta.year.or(document.year_told);
    let mut named = Vec::new();
    let mut by = None;
    for (column, cell) in table.columns.iter().zip(row) {
        match column.holds {
            Holds::Department(role) => departments::listed(cell.of(text), role, &mut named),
            Holds::Due => by = by.or_else(|| due::in_cell(cell.of(text), planned)),
            _ => {}
        }
    }
    let named: Vec<Department> = if named.is_empty() { departments::departments(subject.of(text)) } else { named };
    Some(Task {
        id: String::new(),
        section: document.section_at(subject.start()).map(str::to_owned),
        span: subject,
        verb: verb.into(),
        object: object.trim().into(),
        measures: measures.iter().filter(|it| whole.covers(it.span)).map(|it| it.id.clone()).collect(),
        departments: named,
        due: by.or_else(|| due::in_words(subject.of(text), planned)),
        review: None,
    })
}
