//! Lines → paragraphs, headings and the rows of tables.

use super::Writer;
use super::lines::{Line, Segment};
use crate::bytes::{MarkKind, Source};
use std::collections::HashMap;

/// Widths of type that a first line is indented by at least.
const INDENT: f32 = 1.2;
/// Widths of type from which a line is set in the middle or on the right, and not indented.
const WIDEST_INDENT: f32 = 4.0;
/// Widths of type that a line must be short of the margin to be a paragraph's last.
const SHORT: f32 = 2.2;
/// Times the usual distance of lines that parts paragraphs.
const APART: f32 = 1.7;
/// Times the size of most type from which a line is a heading.
const LARGE: f32 = 1.14;
/// Characters of the longest heading that is told by its size.
const HEADING: usize = 80;

/// The usual sizes of a text.
struct Measures {
    /// Size of most type.
    size: f32,
    /// Distance of lines.
    leading: f32,
    /// Left and right margin, by page and column.
    margins: HashMap<(u32, usize), (f32, f32)>,
    /// The same where a page has too few lines to tell.
    margin: (f32, f32),
    /// Sizes of headings, the largest first.
    large: Vec<f32>,
    /// Whether most type is bold, so that bold says nothing.
    bold: bool,
    /// Whether first lines are indented, so that a line that is not goes on.
    indented: bool,
}

/// The source that these lines make.
pub fn source(lines: &[Line]) -> Source {
    let measures = Measures::of(lines);
    let rows = rows(lines, measures.size);
    let mut out = Writer::default();
    let mut heading: Option<(u8, usize, usize)> = None;
    let mut table: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        let row = rows.get(at).copied().unwrap_or(false);
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let before_row = at.checked_sub(1).and_then(|before| rows.get(before)).copied().unwrap_or(false);
        let joins = before.is_some_and(|before| !row && !before_row && measures.joins(before, line));
        if !joins {
            end_paragraph(&mut heading, &mut out);
            if !row && let Some(start) = table.take() {
                out.mark_without_feed(MarkKind::Table, start);
            }
            out.on_page(line.page);
            heading = measures.level(line).filter(|_| !row).map(|level| (level, out.source.text.len(), 0));
        } else {
            space(before, line, &mut out);
            out.on_page(line.page);
        }
        if row {
            let start = out.source.text.len();
            table.get_or_insert(start);
            write_row(line, &measures, &mut out);
        } else {
            write(line, &measures, &mut out);
        }
        if let Some((_, _, chars)) = &mut heading {
            *chars += line.segments.iter().map(|it| it.text().chars().count()).sum::<usize>();
        }
    }
    end_paragraph(&mut heading, &mut out);
    if let Some(start) = table {
        out.mark_without_feed(MarkKind::Table, start);
    }
    out.finish()
}

impl Writer {
    /// Marks from `start` to the end of what is written, its line feed left out.
    fn mark_without_feed(&mut self, kind: MarkKind, start: usize) {
        let feed = self.source.text.ends_with('\n') && self.source.text.len() > start;
        if feed {
            self.source.text.pop();
        }
        self.mark(kind, start);
        if feed {
            self.source.text.push('\n');
        }
    }
}

fn end_paragraph(heading: &mut Option<(u8, usize, usize)>, out: &mut Writer) {
    if out.source.text.is_empty() || out.source.text.ends_with('\n') {
        return;
    }
    if let Some((level, start, _)) = heading.take().filter(|(_, _, chars)| *chars <= HEADING) {
        out.mark(MarkKind::Heading(level), start);
    }
    // A blank line, as between the paragraphs of any text that was dumped from pages.
    out.source.text.push_str("\n\n");
}

/// Between two lines of a paragraph stands a blank where both are Latin words.
fn space(before: Option<&Line>, line: &Line, out: &mut Writer) {
    let last = before.and_then(|it| it.segments.last()).and_then(Segment::last);
    let first = line.segments.first().and_then(|it| it.runs.first()).and_then(|(text, _)| text.chars().next());
    let letter = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphabetic());
    if letter(last) && letter(first) {
        out.push(" ", false);
    }
}

fn write(line: &Line, measures: &Measures, out: &mut Writer) {
    for (at, segment) in line.segments.iter().enumerate() {
        if at > 0 {
            out.push(" ", false);
        }
        for (text, bold) in &segment.runs {
            out.push(text, *bold && !measures.bold);
        }
    }
}

fn write_row(line: &Line, measures: &Measures, out: &mut Writer) {
    let start = out.source.text.len();
    for (at, segment) in line.segments.iter().enumerate() {
        if at > 0 {
            out.push("\t", false);
        }
        let cell = out.source.text.len();
        for (text, bold) in &segment.runs {
            out.push(text, *bold && !measures.bold);
        }
        out.mark(MarkKind::Cell, cell);
    }
    out.mark(MarkKind::Row, start);
    out.source.text.push('\n');
}

/// Which lines are rows of a table: two or more in a row, of two or more segments that stand under each other.
fn rows(lines: &[Line], size: f32) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    let aligned = |one: &Line, other: &Line| {
        let under = |a: &Segment, b: &Segment| a.from < b.to && b.from < a.to || (a.from - b.from).abs() < size;
        one.page == other.page
            && one.segments.len().abs_diff(other.segments.len()) <= 1
            && one.segments.iter().filter(|a| other.segments.iter().any(|b| under(a, b))).count() >= 2
    };
    for (at, pair) in lines.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        if one.segments.len() >= 2 && other.segments.len() >= 2 && aligned(one, other) {
            out.iter_mut().skip(at).take(2).for_each(|row| *row = true);
        }
    }
    out
}

/// The value that most have, each with a weight; values are told apart by steps.
fn most(values: impl Iterator<Item = (f32, usize)>, step: f32) -> Option<f32> {
    let mut counted: HashMap<i64, (usize, f32)> = HashMap::new();
    for (value, weight) in values {
        let slot = counted.entry((value / step).round() as i64).or_default();
        slot.0 += weight;
        slot.1 = value;
    }
    let best = counted.into_iter().max_by_key(|(key, (weight, _))| (*weight, *key));
    best.map(|(_, (_, value))| value)
}

impl Measures {
    fn of(lines: &[Line]) -> Self {
        let chars = |line: &Line| line.segments.iter().map(|it| it.text().chars().count()).sum::<usize>();
        let size = most(lines.iter().map(|line| (line.size, chars(line))), 0.1).unwrap_or(10.0);
        let body = |line: &&Line| (line.size - size).abs() <= 0.1 * size;
        let pairs = lines.windows(2).filter_map(|pair| match pair {
            [one, other] if one.page == other.page && one.column == other.column && body(&one) && body(&other) => {
                Some((other.y - one.y, 1))
            }
            _ => None,
        });
        let leading = most(pairs.filter(|(distance, _)| *distance > 0.5 * size), 0.1 * size).unwrap_or(1.5 * size);
        let mut by_place: HashMap<(u32, usize), Vec<&Line>> = HashMap::new();
        for line in lines.iter().filter(body) {
            by_place.entry((line.page, line.column)).or_default().push(line);
        }
        let margin = margins(&lines.iter().filter(body).collect::<Vec<_>>(), size).unwrap_or((0.0, f32::MAX));
        let margins = (by_place.into_iter())
            .filter_map(|(place, lines)| Some((place, margins(&lines, size).filter(|_| lines.len() >= 8)?)))
            .collect();
        let mut large: Vec<f32> =
            lines.iter().filter(|line| line.size > LARGE * size && chars(line) > 1).map(|line| line.size).collect();
        large.sort_by(|a, b| b.total_cmp(a));
        large.dedup_by(|a, b| (*a - *b).abs() < 0.05 * size);
        let bold = |wanted: bool| {
            let runs = lines.iter().flat_map(|line| &line.segments).flat_map(|it| &it.runs);
            runs.filter(|(_, bold)| *bold == wanted).map(|(text, _)| text.len()).sum::<usize>()
        };
        let mut measures =
            Measures { size, leading, margins, margin, large, bold: bold(true) > bold(false), indented: false };
        let firsts = lines.iter().filter(body).filter(|line| {
            let indent = (line.from() - measures.left(line)) / size;
            (INDENT..WIDEST_INDENT).contains(&indent)
        });
        let firsts = firsts.count();
        measures.indented = firsts >= 3 && firsts * 50 >= lines.len();
        measures
    }

    /// The left margin where a line stands.
    fn left(&self, line: &Line) -> f32 {
        self.margins.get(&(line.page, line.column)).copied().unwrap_or(self.margin).0
    }

    /// Whether a line goes on in the paragraph of the one before.
    fn joins(&self, before: &Line, line: &Line) -> bool {
        let size = self.size;
        if (before.size - line.size).abs() > 0.08 * size {
            return false;
        }
        let (_, right) = self.margins.get(&(before.page, before.column)).copied().unwrap_or(self.margin);
        let indented = line.from() > self.left(line) + INDENT * size;
        let short = before.to() < right - SHORT * size;
        let same = before.page == line.page && before.column == line.column;
        let apart = same && line.y - before.y > APART * self.leading;
        // Where first lines are indented, a line that ends early ends a paragraph only with a sentence.
        let ends = before.segments.last().and_then(Segment::last).is_some_and(|ch| "。！？：；”）".contains(ch));
        !indented && !apart && !(short && (ends || !self.indented))
    }

    /// Level of a line as a heading, by its size.
    fn level(&self, line: &Line) -> Option<u8> {
        if line.size <= LARGE * self.size {
            return None;
        }
        let at = self.large.iter().position(|size| (size - line.size).abs() < 0.06 * self.size)?;
        Some(at.min(8) as u8 + 1)
    }
}

/// Left and right margin of lines: the outermost edges that several share.
fn margins(lines: &[&Line], size: f32) -> Option<(f32, f32)> {
    let enough = (lines.len() / 10).clamp(2, 8).min(lines.len());
    let mut lefts: Vec<f32> = lines.iter().map(|line| line.from()).collect();
    let mut rights: Vec<f32> = lines.iter().map(|line| line.to()).collect();
    lefts.sort_by(f32::total_cmp);
    rights.sort_by(|a, b| b.total_cmp(a));
    let shared = |edges: &[f32]| {
        let near = |at: usize| {
            edges
                .iter()
                .skip(at)
                .take_while(|edge| (**edge - edges.get(at).copied().unwrap_or(0.0)).abs() < 0.8 * size)
                .count()
        };
        (0..edges.len().min(40)).find(|&at| near(at) >= enough).and_then(|at| edges.get(at).copied())
    };
    Some((shared(&lefts)?, shared(&rights)?))
}
