//! The matrix as HTML.

use super::plot;
use crate::interface::controls::markup::Markup;
use crate::words::Words;
use crate::worker::messages::{Cell, Key, Matrix, Row};
use baogao::order;
use std::cmp::Ordering;

/// What the rows are sorted by: an indicator, the highest first or last; by place where none is named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sort {
    id: String,
    from_below: bool,
}

impl Sort {
    /// Sorts by this column; by the other end where it is it already.
    pub fn turn(&mut self, id: &str) {
        let again = self.id == id;
        *self = Sort { id: id.to_owned(), from_below: again && !self.from_below };
    }

    fn of(&self, id: &str) -> &'static str {
        match (self.id == id, self.from_below) {
            (false, _) => "none",
            (true, false) => "descending",
            (true, true) => "ascending",
        }
    }
}

/// The table; a message where there is nothing in it.
pub fn html(words: &Words, matrix: &Matrix, sort: &Sort, changes: bool, chosen: Option<&(Key, String)>) -> String {
    let mut html = Markup::default();
    if matrix.columns.is_empty() {
        html.element(
            "p",
            &[("class", "empty")],
            if matrix.rows.is_empty() { words.empty } else { words.nothing_promised },
        );
        return html.finish();
    }
    html.open("table", &[("class", "table matrix")]);
    html.open("thead", &[]).open("tr", &[]);
    head(&mut html, "", words.place, sort.of(""));
    for column in &matrix.columns {
        head(&mut html, &column.id, &column.name, sort.of(&column.id));
    }
    html.close("tr").open("tr", &[("class", "spread")]);
    html.element("th", &[("scope", "row")], words.spread);
    for (at, column) in matrix.columns.iter().enumerate() {
        html.open("td", &[]);
        let places: Vec<u16> = matrix
            .rows
            .iter()
            .filter_map(|row| row.cells.get(at))
            .filter(|it| it.rank.is_some())
            .map(|it| it.at)
            .collect();
        plot::strip(&mut html, words, column, &places);
        html.close("td");
    }
    html.close("tr").close("thead").open("tbody", &[]);
    let mut rows: Vec<(usize, &Row)> = matrix.rows.iter().enumerate().collect();
    if let Some(column) = matrix.columns.iter().position(|it| it.id == sort.id) {
        order::by(&mut rows, |a, b| by_rank(a.1.cells.get(column), b.1.cells.get(column), sort.from_below));
    }
    for (at, row) in rows {
        line(&mut html, words, matrix, at, row, changes, chosen);
    }
    html.close("tbody").close("table");
    html.finish()
}

fn head(html: &mut Markup, id: &str, name: &str, order: &str) {
    html.open("th", &[("scope", "col"), ("aria-sort", order)]);
    html.element("button", &[("class", "sort"), ("data-sort", id)], name);
    html.close("th");
}

/// The highest first, or last; targets in words behind, nothing at the end.
fn by_rank(a: Option<&Cell>, b: Option<&Cell>, from_below: bool) -> Ordering {
    let key = |it: Option<&Cell>| {
        let rank = it.and_then(|it| it.rank);
        (rank.is_none(), it.is_none_or(|it| it.text.is_empty()), rank.unwrap_or(0))
    };
    let (a, b) = (key(a), key(b));
    let number = if from_below && !a.0 && !b.0 { b.2.cmp(&a.2) } else { a.2.cmp(&b.2) };
    (a.0, a.1).cmp(&(b.0, b.1)).then(number)
}

fn line(
    html: &mut Markup,
    words: &Words,
    matrix: &Matrix,
    at: usize,
    row: &Row,
    changes: bool,
    chosen: Option<&(Key, String)>,
) {
    html.open("tr", &[("data-testid", "matrix-row"), ("data-region", &row.region)]);
    html.element("th", &[("scope", "row")], &row.region);
    for (place, (column, cell)) in matrix.columns.iter().zip(&row.cells).enumerate() {
        let is_chosen = chosen.is_some_and(|(key, id)| *key == row.key && *id == column.id);
        let class = match cell.rank {
            _ if cell.text.is_empty() => "none",
            None => "in-words",
            Some(_) => "number",
        };
        html.open(
            "td",
            &[
                ("class", class),
                ("data-testid", "matrix-cell"),
                ("data-indicator", &column.id),
                ("aria-current", if is_chosen { "true" } else { "false" }),
            ],
        );
        if cell.text.is_empty() {
            html.text("—");
        } else {
            let rank = cell.rank.map(|it| format!("{} {it}", words.rank)).unwrap_or_default();
            let attributes =
                [("class", "cell"), ("data-cell", &*format!("{at} {place}")), ("title", &*rank), ("type", "button")];
            html.element("button", &attributes, &cell.text);
            if changes && !cell.change.is_empty() {
                html.element("small", &[], &cell.change);
            }
        }
        html.close("td");
    }
    html.close("tr");
}
