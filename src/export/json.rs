//! Tables and whole analyses as JSON.

use super::table::{Cell, Table};
use crate::report::{Analysis, Number};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A list of objects, one a row and a line, by the columns' keys. What is not known is null.
pub fn rows(table: &Table) -> String {
    let lines = table.rows.iter().map(|cells| json(&Row { table, cells }));
    format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"))
}

/// Whole analyses as the contract has them, one a line.
pub fn analyses(analyses: &[Analysis]) -> String {
    analyses.iter().map(|analysis| json(analysis) + "\n").collect()
}

/// No type here can fail to be written.
fn json(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}

struct Row<'a> {
    table: &'a Table,
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.cells.len()))?;
        for (head, cell) in self.table.heads.iter().zip(self.cells) {
            match cell {
                Cell::Empty => map.serialize_entry(head.key.as_ref(), &())?,
                Cell::Text(text) => map.serialize_entry(head.key.as_ref(), text)?,
                Cell::Number(number) => map.serialize_entry(head.key.as_ref(), &Number(*number))?,
            }
        }
        map.end()
    }
}
