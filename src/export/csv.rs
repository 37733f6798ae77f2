//! Tables for spreadsheets: comma-separated for a file, tab-separated for the clipboard.

use super::table::{Cell, Table};

/// A byte order mark, by which spreadsheets know UTF-8; heads; rows; lines ending in CR LF. Numbers stand bare, all text in
/// quotes.
pub fn comma_separated(table: &Table) -> String {
    let heads: Vec<Cell> = table.heads.iter().map(|head| Cell::text(head.title.as_ref())).collect();
    format!("\u{feff}{}{}", lines(std::iter::once(&heads)), comma_separated_rows(table))
}

/// The same without mark and heads, to go on where a file of the same columns ends.
pub fn comma_separated_rows(table: &Table) -> String {
    lines(&table.rows)
}

fn lines<'t>(rows: impl IntoIterator<Item = &'t Vec<Cell>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match cell {
                Cell::Empty => (),
                Cell::Number(number) => out.push_str(&number.normalize().to_string()),
                Cell::Text(text) => {
                    out.push('"');
                    out.push_str(guard(text));
                    out.push_str(&text.replace('"', "\"\""));
                    out.push('"');
                }
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Rows as they are pasted into Excel and WPS: a tab between cells, no tab or line end inside one.
pub fn tab_separated(table: &Table) -> String {
    let mut out = String::new();
    for row in &table.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            if let Cell::Text(text) = cell {
                out.push_str(guard(text));
            }
            out.extend(cell.shown().chars().map(|ch| if matches!(ch, '\t' | '\r' | '\n') { ' ' } else { ch }));
        }
        out.push_str("\r\n");
    }
    out
}

/// An apostrophe in front of what a spreadsheet would take for a formula: reports come from anywhere, and a cell must not
/// be able to call out.
fn guard(text: &str) -> &'static str {
    // What is not seen may stand in front.
    let seen = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch.is_control() || unseen(ch));
    let formula = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula || text.starts_with(['\t', '\r', '\n']) { "'" } else { "" }
}

/// Marks of direction and joining, and the byte order mark.
fn unseen(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
