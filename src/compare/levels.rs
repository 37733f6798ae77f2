//! From the nation down: who aims above the place over it, and whether the parts add up to the whole.

use super::digest::Digest;
use super::matrix::{Asked, Cell, matrix};
use super::places::{Placed, by_place, depth};
use super::terms::Terms;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An indicator of a year, in the order of places: each below the one that it belongs to.
#[derive(Clone, Debug)]
pub struct Levels<'a> {
    /// In what terms the numbers are.
    pub terms: Terms,
    /// The places.
    pub rows: Vec<Row<'a>>,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its report.
    pub digest: &'a Digest,
    /// 0 for the nation, 4 for a town.
    pub depth: u8,
    /// Its target.
    pub cell: Cell<'a>,
    /// The next place above that has a report of the year.
    pub above: Option<&'a Digest>,
    /// Number less that of the place above: more than 0 where it aims higher.
    pub over: Option<Decimal>,
    /// Of an amount: the sum over the places directly below that promise one; `None` of growths and rates.
    pub parts: Option<Parts>,
}

/// What the places below promise together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The sum, in base units.
    pub sum: Decimal,
    /// How many promise an amount.
    pub count: usize,
    /// How many reports there are of places directly below.
    pub of: usize,
    /// Sum less the whole's own number; the parts that have no report here are missing in it.
    pub over: Option<Decimal>,
}

/// The levels of an indicator (by its id) in a year.
pub fn levels<'a>(placed: &Placed<'a>, id: &str, year: i32) -> Levels<'a> {
    let asked = Asked { year, indicators: Some(vec![id.to_owned()]), ..Asked::default() };
    let matrix = matrix(placed, &asked);
    let terms = matrix.columns.into_iter().next().map_or(Terms::Words, |it| it.terms);
    let adds_up = matches!(terms, Terms::Level(_) | Terms::Change(_));
    let cells: Vec<(&Digest, Cell)> =
        matrix.rows.into_iter().map(|mut row| (row.digest, row.cells.pop().unwrap_or_default())).collect();
    let same = |a: &Digest, b: &Digest| by_place(a, b) == Ordering::Equal;
    let above: Vec<Option<&Digest>> = cells.iter().map(|(digest, _)| placed.above(digest, year)).collect();
    let number = |of: &Digest| cells.iter().find(|(it, _)| same(it, of)).and_then(|(_, cell)| cell.number);
    let rows = cells.iter().zip(&above).map(|((digest, cell), over)| {
        let below = || cells.iter().zip(&above).filter(|(_, over)| over.is_some_and(|it| same(it, digest)));
        let numbers: Vec<Decimal> = below().filter_map(|((_, cell), _)| cell.number).collect();
        let parts = (adds_up && !numbers.is_empty()).then(|| {
            let sum: Decimal = numbers.iter().sum();
            let over = cell.number.map(|whole| (sum - whole).normalize());
            Parts { sum: sum.normalize(), count: numbers.len(), of: below().count(), over }
        });
        let higher = cell.number.zip(over.and_then(number)).map(|(own, other)| (own - other).normalize());
        Row {
            digest,
            depth: digest.level.map_or(0, depth),
            cell: cell.clone(),
            above: *over,
            over: higher.filter(|_| !adds_up),
            parts,
        }
    });
    Levels { terms, rows: rows.collect() }
}
