//! Comparisons, made ready to be drawn: the core's tables with their numbers as words and places.

use super::messages::{Asked, Cell, Column, Followed, Key, Matrix, Outcome, Reply, Request, Row, YearPoint, Years};
use baogao::compare::axis::{place, ticks};
use baogao::compare::digest::{Digest, Entry};
use baogao::compare::follow::{GapUnit, Tolerance, follow};
use baogao::compare::places::{Placed, depth, placed};
use baogao::compare::terms::Terms;
use baogao::compare::trend::trend;
use baogao::compare::{follow, matrix};
use baogao::export::comparison::{amount, cell_text, short};
use rust_decimal::Decimal;

/// Ticks of an axis, about.
const TICKS: u32 = 4;

/// Answers a question over these reports.
pub fn answer(asked: &Request, reports: &[(Key, &Digest)]) -> Reply {
    let placed = placed(reports.iter().map(|(_, it)| *it));
    let key = |of: &Digest| reports.iter().find(|(_, it)| std::ptr::eq(*it, of)).map_or((0, 0), |(key, _)| *key);
    match asked {
        Request::Matrix(asked) => Reply::Matrix(matrix_of(&placed, asked, &key)),
        Request::Years(of, id) => {
            let report = reports.iter().find(|(key, _)| key == of).map(|(_, it)| *it);
            Reply::Years(report.map(|it| years_of(&placed, it, *of, id)).unwrap_or_default())
        }
        _ => Reply::Followed(followed_of(&placed, &key)),
    }
}

fn unit_of(terms: &Terms) -> &str {
    match terms {
        Terms::Level(unit) | Terms::Change(unit) => unit,
        Terms::Growth | Terms::Rate | Terms::Share => "%",
        _ => "",
    }
}

/// More or less: +0.5.
fn signed(number: Decimal, unit: &str) -> String {
    let sign = if number.is_sign_positive() && !number.is_zero() { "+" } else { "" };
    format!("{sign}{}", amount(number, unit))
}

fn matrix_of(placed: &Placed, asked: &Asked, key: &dyn Fn(&Digest) -> Key) -> Matrix {
    let mut years: Vec<i32> = placed.reports.iter().filter_map(|it| it.year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let year = asked.year.or(years.first().copied()).unwrap_or_default();
    let of_year = || placed.reports.iter().filter(|it| it.year == Some(year));
    let mut levels: Vec<_> = of_year().filter_map(|it| it.level).collect();
    levels.sort_unstable_by_key(|it| depth(*it));
    levels.dedup();
    let mut parents: Vec<String> = of_year().flat_map(|it| it.parents.iter().cloned()).collect();
    parents.sort_unstable();
    parents.dedup();
    let asked = matrix::Asked { year, level: asked.level, parent: asked.parent.clone(), indicators: None };
    let made = matrix::matrix(placed, &asked);
    let column = |it: &matrix::Column| {
        let unit = unit_of(&it.terms);
        let at = |number| it.spread.map_or(500, |spread| place(number, spread.least, spread.most));
        Column {
            id: it.id.clone(),
            name: it.name.clone(),
            ends: it.spread.map(|it| [amount(it.least, unit), amount(it.most, unit)]),
            median: it.spread.map_or(String::new(), |it| amount(it.median, unit)),
            quartiles: it.spread.map_or([500; 3], |it| [at(it.lower), at(it.median), at(it.upper)]),
        }
    };
    let cell = |(column, cell): (&matrix::Column, &matrix::Cell), digest: &Digest| {
        let first = cell.entries.first();
        let unit = match column.terms {
            Terms::Growth | Terms::Rate | Terms::Share => "",
            _ => unit_of(&column.terms),
        };
        Cell {
            text: cell_text(cell),
            rank: cell.rank.map(|it| it as u32),
            at: cell.number.zip(column.spread).map_or(500, |(it, spread)| place(it, spread.least, spread.most)),
            change: cell.change.map_or(String::new(), |it| signed(it, unit)),
            beside: cell.beside.iter().map(|it| format!("{} {}", it.phrase, short(it))).collect(),
            sentence: first.map(|it| cut(digest, it)).unwrap_or_default(),
            from: first.map_or(0, |it| it.span.0),
            to: first.map_or(0, |it| it.span.1),
        }
    };
    let row = |row: &matrix::Row| Row {
        key: key(row.digest),
        region: row.digest.region.clone().unwrap_or_default(),
        cells: made.columns.iter().zip(&row.cells).map(|it| cell(it, row.digest)).collect(),
    };
    Matrix {
        year,
        years,
        levels,
        parents,
        columns: made.columns.iter().map(column).collect(),
        rows: made.rows.iter().map(row).collect(),
        twice: made.twice.iter().map(|it| format!("{} {}", it.region, it.year)).collect(),
    }
}

/// An entry's sentence, cut at its mention.
fn cut(digest: &Digest, entry: &Entry) -> [String; 3] {
    let sentence = digest.sentence(entry);
    match sentence.split_once(entry.quote.exact.as_str()) {
        // Where the mention stands twice, what stands before it tells which is meant.
        Some(_) => {
            let whole = format!("{}{}", entry.quote.before, entry.quote.exact);
            let near = whole.char_indices().rev().map(|(at, _)| whole.get(at..).unwrap_or_default());
            let longest = near.take_while(|it| sentence.contains(it)).last().unwrap_or_default();
            let end = sentence.find(longest).map_or(0, |at| at + longest.len());
            let start = end.saturating_sub(entry.quote.exact.len());
            [sentence.get(..start), sentence.get(start..end), sentence.get(end..)].map(|it| it.unwrap_or("").to_owned())
        }
        None => [sentence.to_owned(), String::new(), String::new()],
    }
}

fn followed_of(placed: &Placed, key: &dyn Fn(&Digest) -> Key) -> Followed {
    let made = follow(placed, &Tolerance::default());
    let row = |it: &follow::Followed| {
        let unit = match it.gap_unit {
            Some(GapUnit::Base(unit)) => unit,
            _ => "",
        };
        let span = |entry: &Entry| (entry.span.0, entry.span.1);
        Outcome {
            of: key(it.of),
            next: key(it.next),
            region: it.of.region.clone().unwrap_or_default(),
            year: it.of.year.unwrap_or_default(),
            id: it.target.id.clone().unwrap_or_default(),
            indicator: it.target.phrase.clone(),
            target: short(it.target),
            outcome: it.outcome.map(short).unwrap_or_default(),
            verdict: it.verdict,
            gap: it.gap.map(|gap| signed(gap, unit)).unwrap_or_default(),
            is_points: it.gap_unit == Some(GapUnit::Points),
            doubts: it.doubts.clone(),
            headline: it.target.headline,
            places: [span(it.target), it.outcome.map(span).unwrap_or_default()],
            sentences: [it.of.sentence(it.target), it.outcome.map_or("", |out| it.next.sentence(out))]
                .map(str::to_owned),
        }
    };
    Followed {
        rows: made.rows.iter().map(row).collect(),
        gaps: made.gaps.iter().map(|it| (it.region.to_owned(), it.after, it.before)).collect(),
    }
}

fn years_of(placed: &Placed, of: &Digest, key: Key, id: &str) -> Years {
    let lines = trend(placed, id);
    let same = |it: &&baogao::compare::trend::Line| {
        baogao::compare::places::place(it.of) == baogao::compare::places::place(of)
    };
    let Some(line) = lines.iter().find(same) else { return Years { key, id: id.into(), ..Years::default() } };
    let unit = unit_of(&line.terms);
    let numbers = line.points.iter().flat_map(|point| {
        let targets = point.targets.iter().filter_map(|it| it.reach()).flat_map(|it| [it.low, it.high]);
        targets.chain(point.outcome.and_then(|(_, it)| it.reach()).map(|it| it.middle()))
    });
    let numbers: Vec<Decimal> = numbers.collect();
    let (least, most) = (numbers.iter().min().copied(), numbers.iter().max().copied());
    let amounts = matches!(line.terms, Terms::Level(_) | Terms::Change(_));
    let ticks = ticks(least.unwrap_or_default(), most.unwrap_or_default(), TICKS, amounts);
    let (first, last) = (ticks.first().copied().unwrap_or_default(), ticks.last().copied().unwrap_or_default());
    let at = |number: Decimal| place(number, first, last);
    let points = line.points.iter().map(|point| YearPoint {
        year: point.year,
        is_known: point.report.is_some(),
        targets: (point.targets.iter())
            .filter_map(|it| it.reach().map(|reach| (at(reach.low), at(reach.high), short(it))))
            .collect(),
        outcome: point.outcome.and_then(|(_, it)| it.reach().map(|reach| (at(reach.middle()), short(it)))),
    });
    Years {
        key,
        id: id.into(),
        ticks: ticks.iter().map(|it| (at(*it), amount(*it, unit))).collect(),
        points: points.collect(),
    }
}
