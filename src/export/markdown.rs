//! A table in Markdown, as GitHub and most editors read it.

use super::table::{Form, Table};
use std::fmt::Write;

/// The title as a heading, then the columns that a document shows.
pub fn markdown(table: &Table) -> String {
    let shown = table.shown();
    let mut out = format!("# {}\n\n", escaped(&table.title));
    let mut line = |cells: Vec<String>| {
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    };
    line(shown.iter().map(|&at| escaped(&table.heads[at].title)).collect());
    let rule = |at: &usize| if matches!(table.heads[*at].form, Form::Words | Form::Prose) { "---" } else { "---:" };
    line(shown.iter().map(|at| rule(at).to_owned()).collect());
    for row in &table.rows {
        line(shown.iter().map(|&at| row.get(at).map_or(String::new(), |cell| escaped(&cell.shown()))).collect());
    }
    out
}

/// No character of a report may be markup, and a row stays on its line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '#' => {
                out.push('\\');
                out.push(ch);
            }
            _ => out.push(ch),
        }
    }
    out
}
