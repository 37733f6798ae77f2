//! Who promises what in a year: a row a place, a column an indicator, a cell its target.
//!
//! A column speaks in one kind of terms, that of most of its main targets (growth, level …), and of one kind of thing
//! (调查失业率); what a report says in other terms stands beside the cell and is not counted with it.

use super::digest::{Digest, Entry};
use super::follow::targets;
use super::likeness::{Likeness, kinds, likeness};
use super::places::{Placed, Twice};
use super::terms::Terms;
use crate::lexicon::indicators::known;
use crate::lexicon::kinds::Kind;
use crate::order;
use crate::report::{Level, Strength};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What is to be shown.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The year planned for.
    pub year: i32,
    /// Only places of this level.
    pub level: Option<Level>,
    /// Only places below this one, by its full name.
    pub parent: Option<String>,
    /// These columns, in this order; otherwise those of the main targets, the usual ones first.
    pub indicators: Option<Vec<String>>,
}

/// Targets of a year.
#[derive(Clone, Debug)]
pub struct Matrix<'a> {
    /// The year planned for.
    pub year: i32,
    /// The indicators.
    pub columns: Vec<Column>,
    /// The places, by administrative code.
    pub rows: Vec<Row<'a>>,
    /// Places with several reports of the year.
    pub twice: Vec<Twice<'a>>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The terms that its cells speak in.
    pub terms: Terms,
    /// Cells with a number.
    pub numbers: usize,
    /// How the numbers are spread; `None` where there are none.
    pub spread: Option<Spread>,
}

/// How numbers are spread, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub least: Decimal,
    /// A quarter is no more than this.
    pub lower: Decimal,
    /// Half is no more than this.
    pub median: Decimal,
    /// Three quarters are no more than this.
    pub upper: Decimal,
    /// The most.
    pub most: Decimal,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its report.
    pub digest: &'a Digest,
    /// A cell for each column.
    pub cells: Vec<Cell<'a>>,
}

/// What a place promises of an indicator.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// The target, or its tiers (确保6%、力争7%); none where nothing is promised.
    pub entries: Vec<&'a Entry>,
    /// What else is promised of the indicator: in other terms, or of another kind of thing.
    pub beside: Vec<&'a Entry>,
    /// The number that is sorted and ranked by, in base units, a fall below zero: of tiers the first, of a range the middle.
    pub number: Option<Decimal>,
    /// Position among the numbers of the column, the highest first; equal ones share theirs.
    pub rank: Option<usize>,
    /// Number less that of the year before, where that is in the same terms.
    pub change: Option<Decimal>,
}

/// The indicators that a report usually sets targets for, in the order of reports.
const USUAL: &[&str] = &[
    "gdp",
    "gpb_rev",
    "ind_va",
    "fai",
    "retail",
    "trade",
    "fdi",
    "income",
    "income_u",
    "income_r",
    "urban_job",
    "unemp",
    "cpi",
    "grain_out",
    "energy_gdp",
];

/// The targets of the year that is asked for.
pub fn matrix<'a>(placed: &Placed<'a>, asked: &Asked) -> Matrix<'a> {
    let shown = |it: &&&Digest| {
        it.year == Some(asked.year)
            && asked.level.is_none_or(|level| it.level == Some(level))
            && asked.parent.as_ref().is_none_or(|parent| it.parents.contains(parent))
    };
    let digests: Vec<&Digest> = placed.reports.iter().filter(shown).copied().collect();
    let promised: Vec<Vec<&Entry>> = digests.iter().map(|digest| targets(digest)).collect();
    let mut columns = Vec::new();
    let mut rows: Vec<Row> = digests.iter().map(|&digest| Row { digest, cells: Vec::new() }).collect();
    for id in asked.indicators.clone().unwrap_or_else(|| usual(&promised)) {
        let style = style(&id, &promised);
        for (row, promised) in rows.iter_mut().zip(&promised) {
            let mut cell = cell(&id, &style, promised);
            let before = placed.in_year(row.digest, asked.year - 1).map(|it| self::cell(&id, &style, &targets(it)));
            cell.change =
                (cell.number.zip(before.and_then(|it| it.number))).map(|(now, then)| (now - then).normalize());
            row.cells.push(cell);
        }
        let at = columns.len();
        let mut numbers: Vec<Decimal> = rows.iter().filter_map(|row| row.cells[at].number).collect();
        numbers.sort();
        for row in &mut rows {
            let cell = &mut row.cells[at];
            cell.rank = cell.number.map(|number| numbers.iter().filter(|it| **it > number).count() + 1);
        }
        let name = known(&id).map_or(id.as_str(), |(_, it)| it.name).to_owned();
        columns.push(Column { id, name, terms: style.terms, numbers: numbers.len(), spread: spread(&numbers) });
    }
    let twice = placed.twice.iter().filter(|it| it.year == asked.year).cloned().collect();
    Matrix { year: asked.year, columns, rows, twice }
}

/// Ids of all main targets: those that most places have first, then in the usual order.
fn usual(promised: &[Vec<&Entry>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entries in promised {
        let mut ids: Vec<&str> = entries.iter().filter(|it| it.headline).filter_map(|it| it.id.as_deref()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
    }
    let place = |id: &str| USUAL.iter().position(|it| *it == id).unwrap_or(USUAL.len());
    let order = |id: &str| (place(id), known(id).map_or(usize::MAX, |(at, _)| at));
    let mut ids: Vec<(&str, usize)> = counts.into_iter().collect();
    order::by(&mut ids, |a, b| b.1.cmp(&a.1).then_with(|| order(a.0).cmp(&order(b.0))));
    ids.into_iter().map(|(id, _)| id.to_owned()).collect()
}

/// What the cells of a column have in common.
struct Style {
    terms: Terms,
    kinds: Vec<Kind>,
}

/// The terms and kinds of most of the main targets of an indicator; of equally many the first in the order of [`Terms`].
fn style(id: &str, promised: &[Vec<&Entry>]) -> Style {
    let all = || promised.iter().flatten().filter(|it| it.id.as_deref() == Some(id));
    let mut counts: BTreeMap<&Terms, usize> = BTreeMap::new();
    for entry in all().filter(|it| it.headline && it.value.is_some() && it.terms != Terms::Gap) {
        *counts.entry(&entry.terms).or_default() += 1;
    }
    // The first of the most: later ones win in `max_by_key`.
    let terms = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(terms, _)| (*terms).clone());
    let terms = terms.or_else(|| all().next().map(|it| it.terms.clone())).unwrap_or(Terms::Words);
    let mut of_kinds: BTreeMap<Vec<Kind>, usize> = BTreeMap::new();
    for entry in all().filter(|it| it.headline && it.terms == terms) {
        *of_kinds.entry(kinds(&entry.phrase, Some(id))).or_default() += 1;
    }
    let kinds = of_kinds.into_iter().rev().max_by_key(|(_, count)| *count).map(|(kinds, _)| kinds);
    Style { terms, kinds: kinds.unwrap_or_default() }
}

fn cell<'a>(id: &str, style: &Style, promised: &[&'a Entry]) -> Cell<'a> {
    // Beside the main targets the plan speaks of parts and projects by the same words: only the whole of a usual indicator
    // is taken from it, and only in the column's terms.
    let whole = |it: &Entry| {
        let same = USUAL.contains(&id) && likeness(Some(id), &it.phrase, &it.name) == Some(Likeness::Same);
        it.headline || same && it.terms == style.terms && it.terms != Terms::Words
    };
    let all: Vec<&Entry> = promised.iter().filter(|it| it.id.as_deref() == Some(id)).copied().collect();
    let of_kind = |it: &Entry| kinds(&it.phrase, Some(id)) == style.kinds;
    // What is promised among the main targets comes first; in the column's own terms and kind, then in its terms, then in others.
    let place = |it: &Entry| (it.terms != style.terms, !it.headline, !of_kind(it));
    let first = all.iter().filter(|it| whole(it)).min_by_key(|it| place(it)).copied();
    let Some(first) = first else { return Cell { beside: all, ..Cell::default() } };
    let is_tier = |it: &&Entry| {
        let alike = || likeness(Some(id), &it.phrase, &first.phrase) == Some(Likeness::Same);
        let same = it.terms == first.terms && it.headline == first.headline && alike();
        std::ptr::eq(*it, first) || same && it.sentence == first.sentence && strength(it) != strength(first)
    };
    let (mut entries, beside): (Vec<&Entry>, Vec<&Entry>) = all.into_iter().partition(is_tier);
    entries.dedup_by_key(|it| strength(it));
    let number = entries.first().filter(|it| it.terms == style.terms).and_then(|it| it.reach());
    Cell { entries, beside, number: number.map(|it| it.middle().normalize()), ..Cell::default() }
}

/// Whether it is striven for: what tells tiers apart.
fn strength(entry: &Entry) -> bool {
    entry.strength == Some(Strength::Strive)
}

/// Least, quartiles and most of sorted numbers; quartiles as spreadsheets have them (between two numbers, by the way
/// that lies behind).
pub fn spread(sorted: &[Decimal]) -> Option<Spread> {
    let last = sorted.len().checked_sub(1)?;
    let at = |quarters: usize| {
        let (below, rest) = (last * quarters / 4, last * quarters % 4);
        let low = sorted.get(below).copied().unwrap_or_default();
        let high = sorted.get(below + 1).copied().unwrap_or(low);
        (low + (high - low) * Decimal::from(rest) / Decimal::from(4)).normalize()
    };
    Some(Spread { least: at(0), lower: at(1), median: at(2), upper: at(3), most: at(4) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        let spread_of = |numbers: &[i64]| spread(&numbers.iter().map(|it| Decimal::from(*it)).collect::<Vec<_>>());
        assert_eq!(spread_of(&[]), None);
        let one = spread_of(&[5]).unwrap();
        assert_eq!((one.least, one.median, one.most), (5.into(), 5.into(), 5.into()));
        let four = spread_of(&[1, 2, 3, 10]).unwrap();
        assert_eq!(
            (four.lower, four.median, four.upper),
            (Decimal::new(175, 2), Decimal::new(25, 1), Decimal::new(475, 2))
        );
    }
}
