//! The chain, from the bytes of a file to its analysis, a step a line.

use crate::bytes::Source;
use crate::error::Error;
use crate::model::{Analysis, Engine, Failure, File, Report, Table, in_code_points};
use crate::span::Span;
use crate::text::Reading;
use crate::{document, lexicon, measures, tasks, text};
use sha2::{Digest, Sha256};

/// The analysis of one file. `path` may hold folders; `source` is what its format's reader made of `bytes`.
pub fn of(path: &str, bytes: &[u8], source: Result<Source, Error>) -> Analysis {
    let mut analysis = Analysis {
        schema: crate::SCHEMA.into(),
        engine: Engine { version: env!("CARGO_PKG_VERSION").into(), lexicon: lexicon::version().into() },
        file: file(path, bytes),
        reports: Vec::new(),
        errors: Vec::new(),
    };
    match source {
        Err(error) => analysis.errors.push(Failure {
            code: error.kind(),
            message: error.message().into(),
            details: error.details().clone(),
        }),
        Ok(source) => {
            analysis.file.format = Some(source.format.into());
            analysis.file.encoding = source.encoding.clone();
            let readings = text::read(&source);
            let reports = readings.iter().zip(1..).map(|(reading, nth)| report(nth, &analysis.file.name, reading));
            analysis.reports = reports.map(in_code_points).collect();
        }
    }
    analysis
}

/// Everything that is read of one text, the `nth` (from 1) of a file of this name.
pub fn report(nth: usize, name: &str, reading: &Reading) -> Report<Span> {
    // What is asked of words is asked in ordinary characters, which keep their places; it is told as it is written.
    let ordinary = reading.in_ordinary_characters();
    let mut document = document::read(name, &ordinary);
    let measures = measures::read(reading, &document);
    let mut tasks = tasks::read(&ordinary, &document, &measures.measures);
    tasks::name_measures(&mut document.livelihood, &measures.measures);
    if ordinary.text != reading.text {
        document.as_written(&ordinary.text, &reading.text);
        tasks::as_written(&mut tasks, &ordinary.text, &reading.text);
    }
    Report {
        id: format!("r{nth}"),
        title: document.title,
        meta: document.meta,
        text: reading.text.clone(),
        paragraphs: reading.paragraphs.clone(),
        pages: reading.pages.clone(),
        tables: document.tables.into_iter().map(table).collect(),
        parts: document.parts,
        outline: document.outline,
        measures: measures.measures,
        tasks,
        livelihood: document.livelihood,
        policies: document.policies,
        glossary: document.glossary,
        explained: measures.explained,
        warnings: reading.warnings.iter().cloned().chain(document.warnings).chain(measures.untold).collect(),
        review: None,
    }
}

/// A table as the analysis tells it: where its cells are.
fn table(table: document::tables::Table) -> Table<Span> {
    Table { span: table.span, head: table.head as u32, rows: table.rows }
}

/// What is known of the file before anything is read.
fn file(path: &str, bytes: &[u8]) -> File {
    File {
        name: crate::file_name(path).into(),
        path: path.into(),
        format: None,
        encoding: None,
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
