//! The numbers in the cells of tables. What a column and a row say is read by [`crate::document::tables`]; here a cell is read as
//! the sentence that it stands for: the row 地区生产总值, the column 增速, the number 6.5 are 地区生产总值增长6.5%, and the grammar
//! of sentences says the rest.

use super::mention::Mentions;
use super::{Finish, grammar, mentions, phrase, scan, time, without_sign};
use crate::document::Document;
use crate::document::tables::{Column, Holds, Label, Shape, Table, is_integer, is_value, row_name};
use crate::lexicon::classes::class;
use crate::lexicon::{cues, indicators};
use crate::model::{
    Aspect, Basis, BasisKind, DocumentKind, Indicator, Measure, Mode, Period, Quote, Role, Scope, ScopeKind, Status,
    Strength,
};
use crate::span::Span;
use crate::text::Reading;
use crate::text::normalized::in_ordinary_characters;
use std::borrow::Cow;

/// A sentence put together, with where its pieces come from.
#[derive(Default)]
struct Composed {
    text: String,
    /// First byte here, and the stretch of the report.
    pieces: Vec<(usize, Span)>,
    /// Where the cell's own words begin.
    cell: usize,
}

impl Composed {
    fn piece(&mut self, text: &str, span: Span) {
        self.pieces.push((self.text.len(), span));
        self.text.push_str(span.of(text));
    }

    /// The stretch of the report from which a stretch of the sentence comes, where it is one.
    fn source(&self, text: &str, from: usize, end: usize) -> Option<Span> {
        let &(start, piece) = self.pieces.iter().rfind(|(start, _)| *start <= from)?;
        let (from, end) = (piece.start() + from - start, piece.start() + end - start);
        (end <= piece.end() && text.is_char_boundary(from) && text.is_char_boundary(end))
            .then(|| Span::new(text, from, end))
    }
}

/// The text with each cell on a line of its own, byte for byte as long: a cell is read by itself.
pub fn cells_as_lines<'t>(text: Cow<'t, str>, document: &Document) -> Cow<'t, str> {
    if document.tables.is_empty() { text } else { text.replace('\t', "\n").into() }
}

/// The measures in the cells that hold values; their numbers are taken out of `found`.
pub fn values(text: &str, document: &Document, found: &mut Mentions) -> Vec<Measure<Span>> {
    let mut measures = Vec::new();
    let mut read: Vec<Span> = Vec::new();
    let valued = document.tables.iter().filter(|table| table.shape != Shape::Other);
    for table in valued {
        let reader = Reader::new(text, document, table);
        for row in table.body() {
            for (at, column) in table.columns.iter().enumerate() {
                let numbered = |cell: &&Span| cell.of(text).contains(|ch: char| ch.is_numeric());
                let Some(cell) = row.get(at).filter(|_| column.holds == Holds::Value).filter(numbered) else {
                    continue;
                };
                let made = reader.cell(row, at, column, *cell);
                if !made.is_empty() {
                    read.push(*cell);
                    measures.extend(made);
                }
            }
        }
    }
    let free = |span: Span| {
        let after = read.partition_point(|cell| cell.start() <= span.start());
        after.checked_sub(1).and_then(|at| read.get(at)).is_none_or(|cell| !cell.has(span.start()))
    };
    found.quantities.retain(|mention| free(mention.span));
    found.labels.retain(|label| free(label.span));
    found.unknown.retain(|span| free(*span));
    measures
}

/// Gives the numbers in cells of words what their row and their table say: its name, its time.
pub fn complete(measures: &mut [Measure<Span>], text: &str, document: &Document) {
    let tables = || document.tables.iter().filter(|table| table.shape != Shape::Other);
    for measure in measures {
        let Some(table) = tables().find(|table| table.span.covers(measure.span)) else { continue };
        let Some(row) = table.rows.iter().find(|row| row.iter().any(|cell| cell.covers(measure.span))) else {
            continue;
        };
        let reader = Reader::new(text, document, table);
        let column = row.iter().position(|cell| cell.covers(measure.span)).and_then(|at| table.columns.get(at));
        let Some(column) = column else { continue };
        measure.sentence = row_span(row).unwrap_or(measure.sentence);
        // 新建 in a cell 新建9所 says what was done, the row with what.
        let verb = measure.indicator.as_ref().map(|it| in_ordinary_characters(&it.text).into_owned());
        let verb = verb.filter(|verb| class::COMMITMENT_VERB.is(verb) || class::ACT.is(verb));
        if measure.indicator.is_none() || verb.is_some() {
            measure.action = verb.or(measure.action.take());
            measure.indicator = reader.row_indicator(row, measure);
        }
        let told = reader.told(row, column);
        if told.done.is_some() || told.years.is_some() {
            let timing = reader.timing(&told, row, measure.aspect, None);
            measure.status = timing.status;
            measure.period = timing.period;
            measure.strength = measure.strength.filter(|_| timing.status == Status::Target);
        }
    }
}

fn row_span(row: &[Span]) -> Option<Span> {
    Some(row.first()?.to(*row.last()?))
}

struct Reader<'a> {
    text: &'a str,
    document: &'a Document,
    table: &'a Table,
    /// What the heading above says of time.
    heading: Label,
    role: Role,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, document: &'a Document, table: &'a Table) -> Self {
        let at = table.span.start();
        let heading = document.heading_over(at).map(|heading| Label::of_caption(text, heading.heading));
        Reader { text, document, table, heading: heading.unwrap_or_default(), role: document.role_at(at) }
    }

    fn cell_of(&self, row: &[Span], holds: Holds) -> Option<Span> {
        self.table.column(holds).and_then(|at| row.get(at)).copied().filter(|cell| !cell.is_empty())
    }

    /// The measures of one cell.
    fn cell(&self, row: &[Span], at: usize, column: &Column, cell: Span) -> Vec<Measure<Span>> {
        let Some((composed, unit)) = self.compose(row, at, column, cell) else { return Vec::new() };
        let reading = Reading { text: composed.text.clone(), ..Reading::default() };
        let found = mentions(&reading, &[]);
        let ordinary = in_ordinary_characters(&composed.text);
        let names = indicators::named_in(&ordinary).into_iter().map(|(range, _)| (range.start, range.end)).collect();
        let words = phrase::Words { text: &ordinary, cues: cues::find(&ordinary), labels: &found.labels, names };
        let told = self.told(row, column);
        let mut measures = Vec::new();
        let mut from = 0;
        for sentence in scan::sentences(&ordinary) {
            let end = found.quantities.partition_point(|mention| mention.span.start() < sentence.end());
            let cx =
                Finish { text: &ordinary, written: &composed.text, document: self.document, sentence, words: &words };
            for reading in grammar::read(&words, &found.quantities, from..end, sentence, &mut 0) {
                let Some(mention) = found.quantities.get(reading.mention) else { continue };
                if mention.span.end() <= composed.cell {
                    continue;
                }
                let timing = self.timing(&told, row, reading.aspect, mention.unit.as_deref());
                let headline = class::TABLE_TARGETS.within(&self.table.caption.words);
                let mut measure = without_sign(cx.measure(reading, mention, timing, headline));
                if !unit {
                    (measure.unit, measure.canonical) = (None, None);
                }
                self.place(&mut measure, &composed, cell, row);
                measures.push(measure);
            }
            from = end;
        }
        measures
    }

    /// Brings a measure of the sentence that was put together to its place in the report.
    fn place(&self, measure: &mut Measure<Span>, composed: &Composed, cell: Span, row: &[Span]) {
        let text = self.text;
        let from = measure.span.start().max(composed.cell);
        let pure = is_value(cell.of(text));
        measure.span = match composed.source(text, from, measure.span.end()).filter(|span| cell.covers(*span)) {
            Some(span) if !pure => span,
            _ => cell,
        };
        measure.sentence = row_span(row).unwrap_or(cell);
        measure.section = self.document.section_at(cell.start()).map(str::to_string);
        measure.quote = quote(text, measure.span);
        if let Some(indicator) = &mut measure.indicator {
            indicator.span = indicator.span.and_then(|span| composed.source(text, span.start(), span.end()));
        }
        measure.group = None;
        let how = if self.table.shape == Shape::Places { "table.column" } else { "table.row" };
        measure.rules.insert(0, how.into());
        let name = self.cell_of(row, Holds::Name).map_or("", |name| name.of(text)).trim();
        let place = self.table.shape == Shape::Places && class::TABLE_PLACE.ends(name);
        if measure.scope.is_none() && place && !class::PLACE_SET.starts(name) {
            measure.scope = Some(Scope { kind: ScopeKind::Child, name: Some(name.into()) });
        }
    }

    /// The sentence that a cell stands for, and whether its unit is told.
    fn compose(&self, row: &[Span], at: usize, column: &Column, cell: Span) -> Option<(Composed, bool)> {
        let text = self.text;
        let mut out = Composed::default();
        let name = self.table.subject().and_then(|at| row.get(at)).copied().filter(|cell| !cell.is_empty());
        let label = name.map(|name| Label::of(text, name));
        let known = name.is_some_and(|name| crate::document::tables::is_indicator(name.of(text)));
        // 增速 beside 增加值 is of that.
        let head = self.table.columns.get(..=at)?.iter().rfind(|column| !column.label.names.is_empty());
        let head = head.map_or(&[][..], |column| &column.label.names);
        let mut grows = column.label.change;
        if self.table.shape == Shape::Places {
            let apart = |name: &str| {
                class::PLACE_SET.starts(name) || class::TABLE_PLACE.ends(name) || class::TABLE_TOTAL.is(name)
            };
            let time = label.as_ref().is_none_or(|label| label.names.is_empty());
            let outer = name.filter(|name| class::PLACE_SET.is(name.of(text)));
            let own = name.filter(|name| !time && !apart(name.of(text)));
            if let Some(name) = outer.or(own.map(|name| row_name(text, name))) {
                out.piece(text, name);
            }
            head.iter().for_each(|name| out.piece(text, *name));
        } else {
            let set = |name: &&Span| class::PLACE_SET.starts(name.of(text));
            column.label.names.iter().filter(set).for_each(|name| out.piece(text, *name));
            let name = row_name(text, name?);
            // 地区生产总值增速 down the rows is of 地区生产总值.
            let kept = class::TABLE_CHANGE.strip_end(name.of(text)).filter(|kept| !kept.is_empty());
            out.piece(text, kept.map_or(name, |kept| Span::new(text, name.start(), name.start() + kept.len())));
            grows |= kept.is_some();
            let more = column.label.names.iter().filter(|name| !set(name) && !known);
            let more = more.filter(|_| self.table.shape == Shape::Indicators);
            more.for_each(|name| out.piece(text, *name));
        }
        if out.text.is_empty() {
            return None;
        }
        let changes = class::TABLE_CHANGE.ends(&out.text);
        if column.label.rank {
            out.text.push_str(class::TABLE_RANK_LEAD.words().first()?);
        } else if grows && !changes {
            out.text.push_str(class::TABLE_GROWTH.words().first()?);
        }
        let told = self.unit(row, column, label.as_ref(), grows || changes);
        let unit = self.put_cell(&mut out, cell, told);
        Some((out, unit))
    }

    /// The unit of a cell's number where the cell gives none.
    fn unit(&self, row: &[Span], column: &Column, label: Option<&Label>, changes: bool) -> Option<&'a str> {
        let text = self.text;
        let of = |span: Option<Span>| span.map(|span| span.of(text).trim());
        if column.label.rank {
            return class::TABLE_RANK_UNIT.words().first().copied();
        }
        let own = of(column.label.unit);
        if column.label.change {
            return own.or(Some("%"));
        }
        let caption = of(self.table.caption.unit).filter(|_| !changes);
        let row_unit = of(self.cell_of(row, Holds::Unit));
        row_unit.or(own).or_else(|| of(label.and_then(|label| label.unit))).or(caption).or(changes.then_some("%"))
    }

    /// Writes the cell behind its name; its number gets the unit that the table tells. Whether it has one then.
    fn put_cell(&self, out: &mut Composed, cell: Span, unit: Option<&str>) -> bool {
        let text = self.text;
        let words = cell.of(text);
        out.cell = out.text.len();
        if !is_value(words) {
            out.piece(text, cell);
            return true;
        }
        let signs = [
            ('≥', class::SIGN_AT_LEAST),
            ('≤', class::SIGN_AT_MOST),
            ('>', class::SIGN_MORE_THAN),
            ('<', class::SIGN_LESS_THAN),
        ];
        let mut rest = words;
        while let Some(ch) = rest.chars().next().filter(|ch| !ch.is_ascii_digit() && !('０'..='９').contains(ch)) {
            let plain = match ch {
                '＞' => '>',
                '＜' => '<',
                ch => ch,
            };
            let word = signs.iter().find(|(sign, _)| *sign == plain).and_then(|(_, class)| class.words().first());
            if let Some(word) = word {
                out.text.push_str(word);
            } else if matches!(ch, '-' | '－' | '−' | '↓') {
                out.text.push('-');
            } else if !matches!(ch, '+' | '＋' | '↑' | '±' | ' ') {
                break;
            }
            rest = rest.get(ch.len_utf8()..).unwrap_or_default();
        }
        let from = cell.start() + words.len() - rest.len();
        let number = |ch: char| ch.is_numeric() || matches!(ch, '.' | ',' | '，' | '．' | '-' | '~' | '～' | '—');
        let lead = rest.find(|ch: char| ch.is_numeric()).unwrap_or(0);
        let digits = rest.get(lead..).unwrap_or_default();
        let end = lead + digits.find(|ch| !number(ch)).unwrap_or(digits.len());
        out.piece(text, Span::new(text, from, from + end));
        let behind = rest.get(end..).unwrap_or_default().trim();
        let own = !behind.is_empty() && !class::TABLE_BOUND.is(behind);
        if !own {
            out.text.push_str(unit.or_else(|| class::TABLE_ANY_UNIT.words().first().copied()).unwrap_or_default());
        }
        out.piece(text, Span::new(text, from + end, cell.end()));
        own || unit.is_some()
    }

    /// What head, row, caption and heading say of time, the nearest first.
    fn told(&self, row: &[Span], column: &Column) -> Label {
        let by_row = self.table.shape == Shape::Places;
        let row = self.cell_of(row, Holds::Name).filter(|_| by_row).map(|name| Label::of(self.text, name));
        let row = row.unwrap_or_default();
        let all = [&column.label, &row, &self.table.caption, &self.heading];
        let years = all.iter().find_map(|label| label.years);
        let done = all.iter().take(3).find_map(|label| label.done);
        let dated = all.iter().take(3).any(|label| label.years.is_some() || label.done.is_some());
        // What the heading says of a review of the year is said already by its part.
        let years = years.filter(|_| dated || self.role == Role::Livelihood || self.role == Role::Other);
        let last_year = column.label.last_year && column.label.years.is_none();
        Label {
            years,
            done: done.or(self.heading.done.filter(|_| self.role != Role::Review)),
            last_year,
            ..Label::default()
        }
    }

    /// Whether a number is reported or promised, and for when.
    fn timing(&self, told: &Label, row: &[Span], aspect: Aspect, unit: Option<&str>) -> time::Timing {
        let meta = &self.document.meta;
        let planned = meta.year.or(self.document.year_told);
        let reviewed = meta.review_years.map(|years| years[1]).or(planned.map(|year| year - 1));
        let ahead =
            |years: (i32, i32)| planned.is_some_and(|planned| years.1 >= planned) && meta.kind != DocumentKind::Other;
        let promising =
            matches!(self.role, Role::Goals | Role::Plan | Role::Government | Role::Livelihood | Role::Policies);
        let mut years = told.years;
        if told.last_year {
            let base = years.map(|years| years.1).or(if promising { planned } else { reviewed });
            years = base.map(|base| (base - 1, base - 1));
        }
        let status = match (told.done, years) {
            _ if self.role == Role::Glossary => Status::Context,
            (_, _) if told.last_year => Status::Achieved,
            (Some(true), _) => Status::Achieved,
            // What was aimed at for a year gone by.
            (Some(false), Some(years)) if planned.is_some() && !ahead(years) => Status::Context,
            (Some(false), _) => Status::Target,
            (None, Some(years)) if ahead(years) => Status::Target,
            (None, Some(_)) => Status::Achieved,
            (None, None) if promising => Status::Target,
            (None, None) => Status::Achieved,
        };
        let of_part = if status == Status::Achieved { reviewed } else { planned };
        let years = years.or(of_part.map(|year| (year, year))).filter(|_| status != Status::Context || years.is_some());
        let mean = row.iter().any(|cell| class::YEARLY_MEAN.within(cell.of(self.text)));
        let period = years.map(|(from, to)| Period {
            from,
            to,
            mode: match from < to {
                true if mean => Mode::AnnualAverage,
                true => Mode::Cumulative,
                false if status == Status::Target && planned.is_some_and(|planned| to > planned) => Mode::By,
                false => Mode::In,
            },
        });
        let change = matches!(aspect, Aspect::Increase | Aspect::Decrease) && unit.is_some_and(|unit| unit == "%");
        let basis = change.then_some(Basis { kind: BasisKind::Yoy, year: None });
        let strength = (status == Status::Target).then_some(Strength::Expected);
        time::Timing { status, strength, period, basis, rules: vec!["time.table".into()] }
    }

    /// What the number of a row's cell is of, where the cell does not say.
    fn row_indicator(&self, row: &[Span], measure: &Measure<Span>) -> Option<Indicator<Span>> {
        let name = row_name(self.text, self.cell_of(row, Holds::Name)?);
        if name.is_empty() || name.covers(measure.span) || is_integer(name.of(self.text)) {
            return None;
        }
        let words = in_ordinary_characters(name.of(self.text)).into_owned();
        let known = indicators::meant(&words, measure.unit.as_deref(), None, &words);
        Some(Indicator {
            text: name.of(self.text).to_string(),
            span: Some(name),
            id: known.and_then(|(known, _)| known.id).map(str::to_string),
            name: known.map(|(known, _)| known.name.to_string()),
        })
    }
}

/// What stands around a number, to find it again.
fn quote(text: &str, span: Span) -> Quote {
    let before = text.get(..span.start()).unwrap_or_default();
    let from = before.char_indices().rev().nth(13).map_or(0, |(at, _)| at);
    let after = text.get(span.end()..).unwrap_or_default();
    Quote {
        before: before.get(from..).unwrap_or_default().into(),
        exact: span.of(text).into(),
        after: after.chars().take(14).collect(),
    }
}
