//! `baogao export FILE…`: tables of what is in the files, for spreadsheets, documents and programs.

use crate::read;
use baogao::export::words::Wording;
use baogao::export::{self, Format, Kind};
use baogao::report::Analysis;
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write a table of all files: their measures, tasks, livelihood projects or facts.
///
/// A project (.baogao) among the files gives what was read of its files, with the corrections made in it.
#[derive(Args, Debug)]
pub struct Export {
    /// Reports, or projects.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format.
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// The table.
    #[arg(long, value_enum, default_value_t)]
    table: TableName,
    /// The words of heads and cells; JSON always has codes.
    #[arg(long, value_enum, default_value_t)]
    language: Language,
    /// The file to write, or a folder, in which it gets a name of its own; standard output where it is not given.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FormatName {
    #[default]
    Csv,
    Xlsx,
    Json,
    Md,
    Docx,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum TableName {
    #[default]
    Measures,
    Headings,
    Tasks,
    Livelihood,
    Reports,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Language {
    #[default]
    Zh,
    En,
}

impl Export {
    /// Does it. Success where every file could be read and every correction found its place.
    pub fn run(&self) -> ExitCode {
        let format = match self.format {
            FormatName::Csv => Format::Csv,
            FormatName::Xlsx => Format::Xlsx,
            FormatName::Json => Format::Json,
            FormatName::Md => Format::Markdown,
            FormatName::Docx => Format::Docx,
        };
        let kind = match self.table {
            TableName::Measures => Kind::Measures,
            TableName::Headings => Kind::Headings,
            TableName::Tasks => Kind::Tasks,
            TableName::Livelihood => Kind::Livelihood,
            TableName::Reports => Kind::Reports,
        };
        let wording = match self.language {
            Language::Zh => Wording::Chinese,
            Language::En => Wording::English,
        };
        if self.output.is_none() && matches!(format, Format::Xlsx | Format::Docx) && std::io::stdout().is_terminal() {
            eprintln!("baogao: a {} is no text for a terminal; name a file by --output", format.ending());
            return ExitCode::from(2);
        }
        let (analyses, mut failed) = self.analyses();
        let exported = match export::export(&analyses, kind, format, wording) {
            Ok(exported) => exported,
            Err(error) => {
                eprintln!("baogao: {error}");
                return ExitCode::FAILURE;
            }
        };
        let written = match &self.output {
            None => std::io::stdout().write_all(&exported.bytes).map_err(|_| String::new()),
            Some(path) => {
                let path = if path.is_dir() { path.join(&exported.name) } else { path.clone() };
                std::fs::write(&path, &exported.bytes).map_err(|error| format!("{}: {error}", path.display()))
            }
        };
        if let Err(message) = written {
            failed = true;
            if !message.is_empty() {
                eprintln!("baogao: {message}"); // Else the reader has gone.
            }
        }
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    /// What is in the files, corrected, and whether something went wrong, which is said.
    fn analyses(&self) -> (Vec<Analysis>, bool) {
        let (mut analyses, mut failed) = (Vec::new(), false);
        for file in &self.files {
            let name = file.to_string_lossy();
            let (found, faults) = match std::fs::read(file) {
                Ok(bytes) => read::corrected(&name, &bytes),
                Err(error) => (Vec::new(), vec![error.to_string()]),
            };
            faults.iter().for_each(|fault| eprintln!("baogao: {name}: {fault}"));
            failed |= !faults.is_empty();
            analyses.extend(found.into_iter().map(|it| it.analysis));
        }
        (analyses, failed)
    }
}
