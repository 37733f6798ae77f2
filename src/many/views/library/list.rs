//! Which entries are shown, and in which order: plain functions of the entries and of what is asked for.

use crate::shelf::{Entry, Row};
use baogao::order;
use baogao::report::{Level, Value};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Region, in the order of the administrative codes, and year: in groups.
    Place,
    /// The year planned for.
    Year,
    /// The growth target.
    Growth,
    /// How many targets.
    Targets,
    /// How many warnings.
    Warnings,
    /// Title.
    Title,
}

/// Which entries are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Reports without targets.
    WithoutTargets,
    /// Reports with warnings.
    WithWarnings,
    /// Files that failed.
    Failed,
    /// Those that are there already.
    Doubles,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Part of place, title or file name, in small letters.
    pub find: String,
    /// Level.
    pub level: Option<Level>,
    /// Year.
    pub year: Option<i32>,
    /// State.
    pub only: Only,
}

/// For each entry that has the same bytes or text as an earlier one: that one.
pub fn doubles(rows: &[Row]) -> HashMap<usize, usize> {
    let mut first: HashMap<(&str, u32), usize> = HashMap::new();
    let mut doubles = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(entry) = row.report() else { continue };
        let text = entry.facts.as_ref().map(|it| (it.text.as_str(), u32::MAX));
        for name in [Some((&*entry.sha256, entry.key.1)), text].into_iter().flatten() {
            let before = *first.entry(name).or_insert(at);
            if before != at {
                doubles.entry(at).or_insert(before);
            }
        }
    }
    doubles
}

/// Positions of the entries that are wanted, in order.
pub fn listed(
    rows: &[Row],
    filter: &Filter,
    doubles: &HashMap<usize, usize>,
    (column, up): (Column, bool),
) -> Vec<usize> {
    let mut shown: Vec<usize> =
        (0..rows.len()).filter(|&at| wanted(&rows[at], filter, doubles.contains_key(&at))).collect();
    // Stable: what is equal stays in the order of its coming.
    order::by(&mut shown, |&a, &b| {
        let (a, b) = (&rows[a], &rows[b]);
        match (a.report(), b.report()) {
            (Some(a), Some(b)) => {
                let order = compare(column, a, b);
                if up || column == Column::Place { order } else { order.reverse() }
            }
            // What is no report stands first: it wants something done.
            (a, b) => a.is_some().cmp(&b.is_some()),
        }
    });
    shown
}

fn wanted(row: &Row, filter: &Filter, double: bool) -> bool {
    let entry = row.report();
    let state = match filter.only {
        Only::All => true,
        Only::WithoutTargets => entry.is_some_and(|it| it.targets().0 == 0),
        Only::WithWarnings => entry.is_some_and(|it| it.warnings() > 0),
        Only::Failed => matches!(row, Row::Failed(..)),
        Only::Doubles => double,
    };
    let inside = |text: &str| text.to_lowercase().contains(&filter.find);
    state
        && filter.level.is_none_or(|level| entry.is_some_and(|it| it.level() == Some(level)))
        && filter.year.is_none_or(|year| entry.is_some_and(|it| it.year() == Some(year)))
        && (filter.find.is_empty()
            || inside(row.path())
            || entry.is_some_and(|it| inside(it.title()) || it.region().is_some_and(inside)))
}

/// The place as groups go by it: those with a code in its order, the others by name, those of no place last.
pub fn place(entry: &Entry) -> (bool, &str, &str) {
    let region = entry.region();
    let code = entry.facts.as_ref().and_then(|it| it.code.as_deref());
    (region.is_none(), code.unwrap_or("~"), region.unwrap_or(""))
}

fn compare(column: Column, a: &Arc<Entry>, b: &Arc<Entry>) -> Ordering {
    match column {
        Column::Place => place(a).cmp(&place(b)).then_with(|| b.year().cmp(&a.year())),
        Column::Year => a.year().cmp(&b.year()),
        Column::Growth => growth(a).cmp(&growth(b)),
        Column::Targets => a.targets().cmp(&b.targets()),
        Column::Warnings => a.warnings().cmp(&b.warnings()),
        Column::Title => a.title().cmp(b.title()),
    }
}

/// The lower bound of the growth target.
fn growth(entry: &Entry) -> Option<baogao::report::Number> {
    match entry.facts.as_ref()?.growth.as_ref()?.value.as_ref()? {
        Value::One(one) | Value::Two(one, _) => Some(baogao::report::Number(*one)),
    }
}

/// The values that are there, for the choice of a filter: levels and years, each once.
pub fn choices(rows: &[Row]) -> (Vec<Level>, Vec<i32>) {
    let reports = || rows.iter().filter_map(Row::report);
    let years: HashSet<i32> = reports().filter_map(|it| it.year()).collect();
    let mut years: Vec<i32> = years.into_iter().collect();
    order::by(&mut years, |a, b| b.cmp(a));
    let levels = [Level::Nation, Level::Province, Level::City, Level::County, Level::Town];
    let there = |level: &Level| reports().any(|it| it.level() == Some(*level));
    (levels.into_iter().filter(there).collect(), years)
}
