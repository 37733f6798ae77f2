//! Characters at places → lines of segments, in reading order, columns one after the other.

use super::radicals::folded;
use super::{Glyph, MARGIN, Page};

/// A line of print, or that of a column.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its page.
    pub page: u32,
    /// Base line from above.
    pub y: f32,
    /// Size of most of its type.
    pub size: f32,
    /// Column on the page, from 0.
    pub column: usize,
    /// Whether it stands where heads, feet and page numbers stand.
    pub at_edge: bool,
    /// What stands between wide gaps.
    pub segments: Vec<Segment>,
}

/// What stands between two wide gaps.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Left edge.
    pub from: f32,
    /// Right edge.
    pub to: f32,
    /// Its text, with whether it is bold.
    pub runs: Vec<(String, bool)>,
}

impl Segment {
    fn push(&mut self, text: &str, bold: bool) {
        match self.runs.last_mut().filter(|(_, last)| *last == bold) {
            Some((run, _)) => run.push_str(text),
            None => self.runs.push((text.to_owned(), bold)),
        }
    }

    /// Its last character.
    pub fn last(&self) -> Option<char> {
        self.runs.last()?.0.chars().next_back()
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|(text, _)| text.as_str()).collect()
    }
}

impl Line {
    /// Left edge.
    pub fn from(&self) -> f32 {
        self.segments.first().map_or(0.0, |it| it.from)
    }

    /// Right edge.
    pub fn to(&self) -> f32 {
        self.segments.last().map_or(0.0, |it| it.to)
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.segments.iter().map(Segment::text).collect::<Vec<_>>().join(" ")
    }

    /// By what it is the same on other pages: its text without numbers, and about where it stands.
    pub fn key(&self) -> (String, i32) {
        let text = self.text().chars().filter(|ch| !ch.is_numeric() && !ch.is_whitespace()).collect();
        (text, (self.y / (self.size.max(1.0) * 2.0)) as i32)
    }
}

/// Widths of type that part two segments.
const GAP: f32 = 1.9;
/// Share of the type's size by which a character beside the line still stands on it.
const ON_LINE: f32 = 0.45;
/// Share of the line's size below which a raised number is the mark of a note.
const NOTE: f32 = 0.75;

/// The lines of a page, in reading order.
pub fn lines(page: &Page) -> Vec<Line> {
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().filter(|it| sane(it, page)).collect();
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut groups: Vec<Vec<&Glyph>> = Vec::new();
    let (mut base, mut size) = (f32::MIN, 0.0_f32);
    for glyph in glyphs {
        let near = glyph.y - base < ON_LINE * size.max(glyph.size);
        match groups.last_mut().filter(|_| near) {
            Some(group) => {
                group.push(glyph);
                // The larger type is the line's.
                if glyph.size > size {
                    (base, size) = (glyph.y, glyph.size);
                }
            }
            None => {
                groups.push(vec![glyph]);
                (base, size) = (glyph.y, glyph.size);
            }
        }
    }
    let lines: Vec<Line> = groups.into_iter().filter_map(|group| line(group, page)).collect();
    in_columns(lines, page)
}

/// Places that a damaged file may give are left out.
fn sane(glyph: &Glyph, page: &Page) -> bool {
    let inside = |at: f32, size: f32| at.is_finite() && at > -size && at < 2.0 * size;
    inside(glyph.x, page.width.max(1.0))
        && inside(glyph.y, page.height.max(1.0))
        && glyph.size.is_finite()
        && glyph.size > 0.0
        && !glyph.text.is_empty()
}

/// How wide a character is in print.
fn width(glyph: &Glyph) -> f32 {
    let wide = |ch: char| if ch as u32 >= 0x1100 || "“”‘’—…·".contains(ch) { 1.0 } else { 0.5 };
    glyph.text.chars().map(wide).sum::<f32>() * glyph.size
}

fn line(mut glyphs: Vec<&Glyph>, page: &Page) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    // The size of most characters, and their base line.
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied()?;
    let base = glyphs.iter().filter(|glyph| glyph.size >= size * NOTE).map(|glyph| glyph.y).fold(f32::MIN, f32::max);
    let mut segments: Vec<Segment> = Vec::new();
    let mut before: Option<&Glyph> = None;
    let mut blank = false;
    for glyph in glyphs {
        let text: String = glyph.text.chars().map(folded).collect();
        // Type printed twice, a little apart, is bold.
        if let Some(last) = before.filter(|last| last.text == glyph.text && glyph.x - last.x < 0.25 * glyph.size) {
            let bold = glyph.bold || glyph.x - last.x > 0.001 * glyph.size;
            if let Some((run, _)) = segments.last_mut().and_then(|it| it.runs.last_mut()).filter(|_| bold) {
                let last = run.pop();
                if let (Some(ch), Some(segment)) = (last, segments.last_mut()) {
                    segment.runs.retain(|(run, _)| !run.is_empty());
                    segment.push(&ch.to_string(), true);
                }
            }
            continue;
        }
        if text.chars().all(char::is_whitespace) {
            blank = true;
            continue;
        }
        let raised = glyph.size < size * NOTE && base - glyph.y > 0.15 * size;
        if raised && text.chars().all(|ch| ch.is_numeric() || "[]［］〔〕()（）*".contains(ch)) {
            continue;
        }
        let to = glyph.x + width(glyph);
        let gap = segments.last().map(|last| glyph.x - last.to);
        match segments.last_mut().filter(|_| gap.is_some_and(|gap| gap < GAP * size)) {
            Some(segment) => {
                // Words of Latin letters may be set apart without a blank; so are Han and digits, where none is meant.
                let letter = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphabetic());
                let words = letter(segment.last()) && letter(text.chars().next());
                if blank || words && gap.is_some_and(|gap| gap > 0.3 * size) {
                    segment.push(" ", glyph.bold);
                }
                segment.push(&text, glyph.bold);
                segment.to = segment.to.max(to);
            }
            None => segments.push(Segment { from: glyph.x, to, runs: vec![(text, glyph.bold)] }),
        }
        (before, blank) = (Some(glyph), false);
    }
    let at_edge = base < page.height * MARGIN || base > page.height * (1.0 - MARGIN);
    (!segments.is_empty()).then_some(Line { page: page.number, y: base, size, column: 0, at_edge, segments })
}

/// Lines that a column must have.
const COLUMN: usize = 6;

/// Where a page is set in two columns, the lines of the one before those of the other.
fn in_columns(lines: Vec<Line>, page: &Page) -> Vec<Line> {
    let Some(middle) = middle(&lines, page) else { return lines };
    let mut out = Vec::with_capacity(lines.len() * 2);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let crosses = line.segments.iter().any(|it| it.from < middle && it.to > middle);
        if crosses {
            out.append(&mut left);
            out.append(&mut right);
            out.push(line);
            continue;
        }
        let (one, other): (Vec<Segment>, Vec<Segment>) = line.segments.iter().cloned().partition(|it| it.to <= middle);
        for (segments, column, side) in [(one, 0, &mut left), (other, 1, &mut right)] {
            if !segments.is_empty() {
                side.push(Line { segments, column, ..line.clone() });
            }
        }
    }
    out.append(&mut left);
    out.append(&mut right);
    out
}

/// The middle of the strip that parts two columns of prose.
fn middle(lines: &[Line], page: &Page) -> Option<f32> {
    (7..=13).map(|at| page.width * at as f32 / 20.0).find(|&middle| {
        let (mut left, mut right, mut crossing) = (Vec::new(), Vec::new(), 0);
        for line in lines.iter().filter(|line| !line.at_edge) {
            if line.segments.iter().any(|it| it.from < middle + 0.3 * line.size && it.to > middle - 0.3 * line.size) {
                crossing += 1;
                continue;
            }
            left.extend(line.segments.iter().filter(|it| it.to <= middle).map(|it| it.to - it.from));
            right.extend(line.segments.iter().filter(|it| it.from >= middle).map(|it| it.to - it.from));
        }
        // Prose fills its column; the cells of a table do not.
        let full = |widths: &[f32], room: f32| {
            widths.len() >= COLUMN && widths.iter().filter(|width| **width > 0.6 * room).count() * 2 > widths.len()
        };
        let room = page.width * 0.4;
        crossing * 5 <= left.len() && full(&left, room.min(middle)) && full(&right, room.min(page.width - middle))
    })
}
