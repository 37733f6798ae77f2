//! Tables in files of plain lines: rows whose cells are divided by tabs, and the marks for them.

use super::{Mark, MarkKind, Source};
use crate::order;
use crate::span::Span;

/// Bytes of a cell that is no cell: prose with a tab in it.
const PROSE: usize = 900;

/// A line of the source that may be a row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Where it stands.
    pub span: Span,
    /// Whether it surely is a row, as between `|`.
    pub row: bool,
    /// Whether a line drawn under it makes it the table's head.
    pub head: bool,
}

/// Marks the tables among the lines of a plain text: rows one below the other with the same number of cells.
pub fn mark_tables(source: &mut Source) {
    if !source.text.contains('\t') {
        return;
    }
    let mut at = 0;
    let mut lines = Vec::new();
    for line in source.text.split('\n') {
        let end = at + line.trim_end().len();
        lines.push(Line { span: Span::new(&source.text, at, end.max(at)), row: false, head: false });
        at += line.len() + 1;
    }
    mark_among(source, &lines);
}

/// Marks the tables among these lines.
pub fn mark_among(source: &mut Source, lines: &[Line]) {
    let mut from = 0;
    while from < lines.len() {
        let rows = lines.get(from..).unwrap_or_default().iter();
        let count = rows.take_while(|line| line.row || is_row(line.span.of(&source.text))).count();
        let rows = lines.get(from..from + count).unwrap_or_default();
        if is_table(&source.text, rows) {
            mark_rows(source, rows);
        }
        from += count.max(1);
    }
    order::by_key(&mut source.marks, |mark| (mark.span.start() as u64) << 32 | mark.span.end() as u64);
}

/// Whether a line has cells: a tab between words.
fn is_row(line: &str) -> bool {
    line.trim().contains('\t')
}

fn cells(line: &str) -> usize {
    line.matches('\t').count() + 1
}

/// Whether these lines are a table and no prose, cover or contents with tabs in it.
fn is_table(text: &str, rows: &[Line]) -> bool {
    if rows.iter().any(|row| row.row) {
        return rows.len() >= 2 || rows.iter().any(|row| row.head);
    }
    let widest = rows.iter().map(|row| cells(row.span.of(text))).max().unwrap_or(0);
    let wide = rows.iter().filter(|row| cells(row.span.of(text)) == widest).count();
    let of_pages = |row: &&Line| {
        let last = row.span.of(text).rsplit('\t').next().unwrap_or_default().trim();
        last.len() <= 3 && last.bytes().all(|byte| byte.is_ascii_digit())
    };
    // Two columns of which one holds bare page numbers are a contents.
    let contents = widest == 2 && rows.first().iter().all(of_pages);
    let prose = rows.iter().flat_map(|row| row.span.of(text).split('\t')).any(|cell| cell.len() >= PROSE);
    rows.len() >= 2 && rows.len() + widest >= 5 && wide * 2 >= rows.len() && !contents && !prose
}

fn mark_rows(source: &mut Source, rows: &[Line]) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let mut mark = |kind, span| source.marks.push(Mark { kind, span });
    mark(MarkKind::Table, first.span.to(last.span));
    for row in rows {
        mark(MarkKind::Row, row.span);
        if row.head {
            mark(MarkKind::Head, row.span);
        }
        let mut at = row.span.start();
        for cell in row.span.of(&source.text).split('\t') {
            let words = cell.trim();
            let start = at + cell.len() - cell.trim_start().len();
            if !words.is_empty() {
                mark(MarkKind::Cell, Span::new(&source.text, start, start + words.len()));
            }
            at += cell.len() + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let mut source = Source { text: text.into(), ..Source::default() };
        mark_tables(&mut source);
        let rows = source.marks.iter().filter(|mark| mark.kind == MarkKind::Row);
        rows.map(|mark| mark.span.of(&source.text).into()).collect()
    }

    #[test]
    fn rows_of_one_width_are_a_table() {
        assert_eq!(rows("目标\n指标\t单位\t目标\n工业\t亿元\t6\n\n完"), ["指标\t单位\t目标", "工业\t亿元\t6"]);
        assert_eq!(rows("\t单位\t目标\n工业\t亿元\t6\n"), ["\t单位\t目标", "工业\t亿元\t6"]);
    }

    #[test]
    fn contents_and_prose_are_none() {
        assert!(rows("目录\n一、回顾\t1\n二、安排\t9\n三、建设\t12\n").is_empty());
        assert!(rows("\t各位代表：\n\t现在报告工作。\n").is_empty());
        assert!(rows("市长\t陆庭川\n各位代表：").is_empty());
    }
}
