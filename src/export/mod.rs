//! What is taken away: tables of measures, tasks, livelihood projects and reports, from corrected analyses to bytes, and
//! those of many reports side by side ([`comparison`]).
//!
//! [`columns`] declares what each table holds, once for every format; [`table`] fills them; a writer a format turns
//! them into bytes. Page and command line call the same. Pure, as the core is.

pub mod columns;
pub mod comparison;
mod csv;
mod docx;
mod json;
mod markdown;
pub mod names;
mod row;
pub mod table;
#[cfg(test)]
mod tests;
pub mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use self::csv::{comma_separated, comma_separated_rows, tab_separated};
pub use docx::docx;
pub use json::{analyses, rows};
pub use markdown::markdown;
pub use table::{Cell, Table, table};
#[cfg(feature = "xlsx")]
pub use xlsx::xlsx;

use crate::error::Error;
use crate::report::Analysis;
use words::Wording;

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Every quantity, a row each.
    Measures,
    /// Every heading of the outline.
    Headings,
    /// Every commitment.
    Tasks,
    /// Every livelihood project.
    Livelihood,
    /// Every report, with its facts.
    Reports,
}

/// The formats that a table is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// Comma-separated, for spreadsheets.
    Csv,
    /// A list of objects, by the columns' keys.
    Json,
    /// A table in Markdown.
    Markdown,
    /// A table in a Word document.
    Docx,
}

impl Format {
    /// Ending of its files, without a dot.
    pub fn ending(self) -> &'static str {
        match self {
            #[cfg(feature = "xlsx")]
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Markdown => "md",
            Format::Docx => "docx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            #[cfg(feature = "xlsx")]
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv",
            Format::Json => "application/json",
            Format::Markdown => "text/markdown",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// A name that every file system takes.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// One table of these analyses (corrected or not) as a file. An error where a workbook would not hold the rows.
///
/// ```
/// use baogao::export::{Format, Kind, export, words::Wording};
///
/// let analysis = baogao::analyze("云溪市.txt", "云溪市政府工作报告\n2024年新增就业3.2万人。\n".as_bytes());
/// let table = export(&[analysis], Kind::Measures, Format::Csv, Wording::English).unwrap();
/// assert!(String::from_utf8(table.bytes).unwrap().contains("新增就业3.2万人。"));
/// ```
pub fn export(analyses: &[Analysis], kind: Kind, format: Format, wording: Wording) -> Result<Exported, Error> {
    // JSON is for programs: codes of the contract in place of words.
    let said = if format == Format::Json { Wording::Codes } else { wording };
    let bytes = write(&[table(analyses, kind, said)], format)?;
    Ok(Exported { name: names::file_name(analyses, kind, wording, format.ending()), bytes })
}

/// Tables as one file: a workbook has a sheet for each, every other format holds the first.
pub fn write(tables: &[Table], format: Format) -> Result<Vec<u8>, Error> {
    let first = tables.first();
    Ok(match format {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx(tables)?,
        Format::Csv => first.map(comma_separated).unwrap_or_default().into_bytes(),
        Format::Json => first.map(rows).unwrap_or_default().into_bytes(),
        Format::Markdown => first.map(markdown).unwrap_or_default().into_bytes(),
        Format::Docx => first.map(docx).transpose()?.unwrap_or_default(),
    })
}
