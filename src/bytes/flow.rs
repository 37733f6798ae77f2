//! Paragraphs and tables, as every format of flowing text has them, and the source that they make.

use super::limits;
use super::{Mark, MarkKind, Source};
use crate::error::Error;
use crate::span::Span;

/// Characters of a cell that is no cell: a table that holds a page together.
const PROSE: usize = 300;

/// A paragraph, or a table.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph with what its markup says.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its text; a line feed where a line ends inside.
    pub text: String,
    /// Its level as a heading, from 1.
    pub heading: Option<u8>,
    /// Stretches of `text` in bold type.
    pub strong: Vec<(usize, usize)>,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Whether it belongs to the table's head.
    pub head: bool,
    /// What stands in its cells. A cell that reaches over several columns is followed by empty ones.
    pub cells: Vec<Vec<Block>>,
}

impl Paragraph {
    /// A paragraph of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Paragraph { text: text.into(), ..Paragraph::default() }
    }

    /// Adds text, in bold type or not.
    pub fn push(&mut self, text: &str, strong: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        if strong && start < end {
            match self.strong.last_mut().filter(|last| last.1 == start) {
                Some(last) => last.1 = end,
                None => self.strong.push((start, end)),
            }
        }
    }

    /// Puts text before all else.
    pub fn push_front(&mut self, text: &str) {
        self.text.insert_str(0, text);
        for (start, end) in &mut self.strong {
            *start += text.len();
            *end += text.len();
        }
    }

    /// Whether there is nothing to see in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The source that these blocks make. Their line ends are paragraphs' ends.
pub fn source(blocks: &[Block]) -> Result<Source, Error> {
    let mut source = Source { lines_are_paragraphs: true, ..Source::default() };
    write(blocks, &mut source)?;
    source.marks.sort_by_key(|mark| mark.span.start());
    Ok(source)
}

/// Writes blocks at the source's end.
pub fn write(blocks: &[Block], out: &mut Source) -> Result<(), Error> {
    for block in blocks {
        match block {
            Block::Paragraph(it) => paragraph(it, out),
            Block::Table(table) if is_layout(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    write(cell, out)?;
                }
            }
            Block::Table(it) => write_table(it, out),
        }
        if out.text.len() > limits::TEXT {
            return Err(limits::passed("bytes of text", limits::TEXT as u64));
        }
    }
    Ok(())
}

/// Marks the paragraphs from byte `from` on as notes.
pub fn mark_notes(source: &mut Source, from: usize) {
    let mut at = from;
    let lines: Vec<(usize, usize)> = (source.text.get(from..).unwrap_or("").split_inclusive('\n'))
        .map(|line| {
            let start = at;
            at += line.len();
            (start, start + line.trim_end().len())
        })
        .collect();
    for (start, end) in lines.into_iter().filter(|(start, end)| start < end) {
        mark(MarkKind::Note, start, end, source);
    }
    source.marks.sort_by_key(|mark| mark.span.start());
}

fn mark(kind: MarkKind, start: usize, end: usize, out: &mut Source) {
    let span = Span::new(&out.text, start, end);
    out.marks.push(Mark { kind, span });
}

fn paragraph(it: &Paragraph, out: &mut Source) {
    let start = out.text.len();
    out.text.push_str(&it.text);
    if let Some(level) = it.heading.filter(|_| !it.is_blank()) {
        mark(MarkKind::Heading(level), start, start + it.text.len(), out);
    }
    for (from, to) in &it.strong {
        mark(MarkKind::Strong, start + from, start + to, out);
    }
    out.text.push('\n');
}

/// Whether a table only holds a page together: one column, a table inside a cell, prose in a cell.
fn is_layout(table: &Table) -> bool {
    let mut rows = table.rows.iter();
    let prose = |cell: &Vec<Block>| {
        let chars = |block: &Block| match block {
            Block::Paragraph(it) => it.text.chars().count(),
            Block::Table(_) => PROSE,
        };
        cell.iter().map(chars).sum::<usize>() >= PROSE
    };
    rows.clone().all(|row| row.cells.len() <= 1) || rows.any(|row| row.cells.iter().any(prose))
}

/// A row is a paragraph, its cells divided by tabs.
fn write_table(table: &Table, out: &mut Source) {
    let start = out.text.len();
    let mut written = start;
    for row in &table.rows {
        let row_start = out.text.len();
        let mut full = false;
        for (at, cell) in row.cells.iter().enumerate() {
            if at > 0 {
                out.text.push('\t');
            }
            let cell_start = out.text.len();
            write_cell(cell, out);
            if out.text.len() > cell_start {
                full = true;
                mark(MarkKind::Cell, cell_start, out.text.len(), out);
            }
        }
        if !full {
            out.text.truncate(row_start);
            continue;
        }
        written = out.text.len();
        mark(MarkKind::Row, row_start, written, out);
        if row.head {
            mark(MarkKind::Head, row_start, written, out);
        }
        out.text.push('\n');
    }
    if written > start {
        mark(MarkKind::Table, start, written, out);
    }
}

/// The paragraphs of a cell in one line.
fn write_cell(cell: &[Block], out: &mut Source) {
    let mut first = true;
    for block in cell {
        let Block::Paragraph(it) = block else { continue };
        let words = it.text.trim();
        if words.is_empty() {
            continue;
        }
        if !first {
            out.text.push(' ');
        }
        first = false;
        let start = out.text.len();
        let lead = it.text.len() - it.text.trim_start().len();
        // One character for one byte, so that what is bold stays where it is.
        out.text.extend(words.chars().map(|ch| if matches!(ch, '\n' | '\r' | '\t') { ' ' } else { ch }));
        for (from, to) in &it.strong {
            let from = from.saturating_sub(lead).min(words.len());
            let to = to.saturating_sub(lead).min(words.len());
            if from < to {
                mark(MarkKind::Strong, start + from, start + to, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Vec<Block> {
        vec![Block::Paragraph(Paragraph::new(text))]
    }

    fn row(cells: &[&str]) -> Row {
        Row { head: false, cells: cells.iter().map(|text| cell(text)).collect() }
    }

    #[test]
    fn a_row_is_a_paragraph() {
        let head = Row { head: true, ..row(&["指标", "增速"]) };
        let table = Table { rows: vec![head, row(&["工业\n投资", "6%"]), row(&["", ""])] };
        let made = source(&[Block::Paragraph(Paragraph::new("目标")), Block::Table(table)]).unwrap();
        assert_eq!(made.text, "目标\n指标\t增速\n工业 投资\t6%\n");
        let of =
            |kind| made.marks.iter().filter(|it| it.kind == kind).map(|it| it.span.of(&made.text)).collect::<Vec<_>>();
        assert_eq!(of(MarkKind::Head), ["指标\t增速"]);
        assert_eq!(of(MarkKind::Row), ["指标\t增速", "工业 投资\t6%"]);
        assert_eq!(of(MarkKind::Cell), ["指标", "增速", "工业 投资", "6%"]);
        assert_eq!(of(MarkKind::Table), ["指标\t增速\n工业 投资\t6%"]);
    }

    #[test]
    fn a_table_that_holds_a_page_is_none() {
        let long = "全市经济平稳运行。".repeat(60);
        let made = source(&[Block::Table(Table { rows: vec![row(&["菜单", &long])] })]).unwrap();
        assert_eq!(made.text, format!("菜单\n{long}\n"));
        assert!(made.marks.is_empty());
    }
}
