//! The command line: a file a subcommand.
//!
//! `baogao analyze FILE…` prints one line of JSON a file. What it prints is the contract's; what it tells a person (errors,
//! progress, the summary) goes to the standard error.

mod analyze;
mod compare;
mod explain;
mod export;
mod inputs;
mod pipeline;
mod progress;
mod read;
mod records;
mod tables;

use baogao::report::schema;
use clap::{CommandFactory, Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

const AFTER: &str = "\
Examples:
  baogao analyze FILE… > analyses.jsonl
  baogao analyze reports/ --output analyses.jsonl --resume
  baogao analyze --stdin < records.jsonl
  baogao compare reports/ --year 2024
  baogao follow reports/ --format xlsx --output kept.xlsx
  baogao explain report.txt --find 地区生产总值

Exit status: 0; 1 if something could not be read or written (the rest is done all the same); 2 for a wrong call.";

/// baogao reads Chinese government work reports (政府工作报告).
#[derive(Parser)]
#[command(name = "baogao", version, after_help = AFTER, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the analysis of each file, one line of JSON a file, in the order given
    Analyze(analyze::Args),
    /// Tell how a sentence's numbers were read: value, unit, indicator, and the rules that read them
    Explain(explain::Args),
    /// Write a table of all files as csv, xlsx, json, md or docx
    Export(export::Export),
    Compare(compare::Compare),
    Follow(compare::Follow),
    Trend(compare::Trend),
    /// Print the JSON Schema of an analysis
    Schema,
    /// Print the TypeScript types of an analysis
    Types,
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Analyze(args) => analyze::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Export(export) => export.run(),
        Command::Compare(compare) => compare.run(),
        Command::Follow(follow) => follow.run(),
        Command::Trend(trend) => trend.run(),
        Command::Schema => print(schema::json_schema().as_bytes()),
        Command::Types => print(schema::typescript().as_bytes()),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "baogao", &mut out);
            print(&out)
        }
        Command::Man => match man() {
            Ok(page) => print(&page),
            Err(_) => ExitCode::FAILURE,
        },
    }
}

/// The man page: the program's own, then those of its subcommands.
fn man() -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        let page = clap_mangen::Man::new(subcommand.clone());
        writeln!(out, ".SH \"baogao {}\"", subcommand.get_name())?;
        page.render_description_section(&mut out)?;
        page.render_options_section(&mut out)?;
    }
    Ok(out)
}

fn print(text: &[u8]) -> ExitCode {
    match io::stdout().write_all(text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // The reader has gone.
    }
}
