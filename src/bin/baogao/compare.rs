//! `baogao compare`, `follow`, `trend`: many reports side by side.

use crate::read;
use baogao::compare::digest::Digest;
use baogao::compare::follow::{Tolerance, follow};
use baogao::compare::levels::levels;
use baogao::compare::matrix::{Asked, matrix};
use baogao::compare::places::{Placed, placed};
use baogao::compare::trend::trend;
use baogao::export::comparison::{follow_table, levels_table, matrix_table, sources_table, targets_table, trend_table};
use baogao::export::words::Wording;
use baogao::export::{Format, Table, write};
use baogao::report::Level;
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What all of them take.
#[derive(Args, Debug)]
struct Common {
    /// Reports, folders of reports, or projects
    #[arg(required = true, value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// The words of heads and verdicts: Chinese, English, or the codes that programs ask for; codes where the format is csv
    #[arg(long, value_enum)]
    language: Option<Language>,
    /// The file to write; standard output where it is not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    #[default]
    Csv,
    Md,
    Xlsx,
    Docx,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    Zh,
    En,
    Codes,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LevelName {
    Nation,
    Province,
    City,
    County,
    Town,
}

/// Print the targets of a year side by side: a row a place, a column an indicator
///
/// A cell holds the target in short: 5.5%左右, 确保6% 力争7%, or its words where it has no number. Of two reports of one
/// place and year the fuller one is taken, and both are named.
#[derive(Args, Debug)]
pub struct Compare {
    #[command(flatten)]
    common: Common,
    /// The year planned for; the latest that there is a report of where it is not given
    #[arg(long)]
    year: Option<i32>,
    /// Only places of this level
    #[arg(long, value_enum)]
    level: Option<LevelName>,
    /// Only places below this one, by its full name: 山东省
    #[arg(long, value_name = "PLACE")]
    parent: Option<String>,
    /// Only these indicators, by their ids: gdp,fai
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    indicators: Option<Vec<String>>,
    /// One indicator from the nation down: who aims above the place over it, and what the parts add up to
    #[arg(long, value_name = "ID", conflicts_with = "indicators")]
    levels: Option<String>,
}

/// Print what became of last year's targets, a row a target
///
/// Each target of a report is held against the outcome in the report of the year after, where that is among the files.
#[derive(Args, Debug)]
pub struct Follow {
    #[command(flatten)]
    common: Common,
    /// Only main targets
    #[arg(long)]
    main: bool,
    /// How far 左右 reaches, in percentage points
    #[arg(long, value_name = "POINTS", default_value = "0.3")]
    tolerance: rust_decimal::Decimal,
}

/// Print an indicator over the years of each place
#[derive(Args, Debug)]
pub struct Trend {
    #[command(flatten)]
    common: Common,
    /// The indicator, by its id
    #[arg(long, value_name = "ID")]
    indicator: String,
}

impl Compare {
    pub fn run(&self) -> ExitCode {
        self.common.run(|placed, wording| {
            let latest = placed.reports.iter().filter_map(|it| it.year).max();
            let year = self.year.or(latest).unwrap_or(0);
            if let Some(id) = &self.levels {
                return vec![levels_table(&levels(placed, id, year), wording)];
            }
            let level = self.level.map(|it| match it {
                LevelName::Nation => Level::Nation,
                LevelName::Province => Level::Province,
                LevelName::City => Level::City,
                LevelName::County => Level::County,
                LevelName::Town => Level::Town,
            });
            let asked = Asked { year, level, parent: self.parent.clone(), indicators: self.indicators.clone() };
            let matrix = matrix(placed, &asked);
            // Other formats than a workbook hold the first alone.
            let mut tables = vec![matrix_table(&matrix, wording), targets_table(&matrix, wording)];
            let followed = follow(placed, &Tolerance::default());
            if !followed.rows.is_empty() {
                tables.push(follow_table(&followed, wording));
            }
            tables.push(sources_table(placed, wording));
            tables
        })
    }
}

impl Follow {
    pub fn run(&self) -> ExitCode {
        self.common.run(|placed, wording| {
            let mut followed = follow(placed, &Tolerance { points: self.tolerance, ..Tolerance::default() });
            if self.main {
                followed.rows.retain(|it| it.target.headline);
            }
            for gap in &followed.gaps {
                let (region, after, before) = (gap.region, gap.after, gap.before);
                eprintln!("baogao: {region}: no report between those of {after} and {before}; targets of {after} have no verdict");
            }
            vec![follow_table(&followed, wording), sources_table(placed, wording)]
        })
    }
}

impl Trend {
    pub fn run(&self) -> ExitCode {
        self.common.run(|placed, wording| {
            vec![trend_table(&trend(placed, &self.indicator), &self.indicator, wording), sources_table(placed, wording)]
        })
    }
}

impl Common {
    /// Success where every file could be read and the tables could be written.
    fn run(&self, tables: impl FnOnce(&Placed, Wording) -> Vec<Table>) -> ExitCode {
        let format = match self.format {
            FormatName::Csv => Format::Csv,
            FormatName::Md => Format::Markdown,
            FormatName::Xlsx => Format::Xlsx,
            FormatName::Docx => Format::Docx,
            FormatName::Json => Format::Json,
        };
        if self.output.is_none() && matches!(format, Format::Xlsx | Format::Docx) && std::io::stdout().is_terminal() {
            eprintln!("baogao: a {} is no text for a terminal; name a file by --output", format.ending());
            return ExitCode::from(2);
        }
        let wording = match (self.language, self.format) {
            (Some(Language::Zh), _) => Wording::Chinese,
            (Some(Language::En), _) => Wording::English,
            (Some(Language::Codes), _) | (None, FormatName::Csv | FormatName::Json) => Wording::Codes,
            (None, _) => Wording::Chinese,
        };
        let (digests, mut failed) = read::digests(&self.files, self.output.as_deref());
        let placed = placed(&digests);
        tell(&placed);
        let bytes = match write(&tables(&placed, wording), format) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("baogao: {error}");
                return ExitCode::FAILURE;
            }
        };
        match &self.output {
            None => {
                // The mark that spreadsheets know UTF-8 by is for files; who reads a pipe would take it for text.
                let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
                failed |= std::io::stdout().write_all(bytes).is_err(); // The reader has gone.
            }
            Some(path) => {
                if let Err(error) = std::fs::write(path, &bytes) {
                    eprintln!("baogao: {}: {error}", path.display());
                    failed = true;
                }
            }
        }
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// Says what is not in the tables, and why.
fn tell(placed: &Placed) {
    for twice in &placed.twice {
        let (taken, others) =
            twice.paths.split_first().map_or(("", String::new()), |(it, rest)| (*it, rest.join(", ")));
        eprintln!("baogao: {} {}: several reports; {taken} is taken, not {others}", twice.region, twice.year);
    }
    let why = |it: &&Digest| match (it.is_work_report, &it.region, it.year) {
        (false, ..) => "no work report",
        (_, None, _) => "its place is not known",
        _ => "its year is not known",
    };
    for digest in &placed.unplaced {
        eprintln!("baogao: {}: left out: {}", digest.path, why(digest));
    }
}
