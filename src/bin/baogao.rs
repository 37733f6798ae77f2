//! The command line: `baogao analyze FILE…` prints one line of JSON a file.

#[path = "baogao/export.rs"]
mod export;

use baogao::report::schema;
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

const HELP: &str = "\
baogao reads Chinese government work reports (政府工作报告).

Usage:
  baogao analyze FILE…   print the analysis of each file, one line of JSON a file
  baogao export FILE…    write a table of all files as csv, xlsx, json, md or docx; see its --help
  baogao schema          print the JSON Schema of an analysis
  baogao types           print the TypeScript types of an analysis
  baogao --version       print the version
  baogao --help          print this

A file that cannot be opened has no line; every other file has one, with its errors in it, in the order given.

Exit status: 0; 1 if a file could not be read (the others are done all the same); 2 for a wrong call.
";

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    match words.iter().map(AsRef::as_ref).collect::<Vec<&str>>().as_slice() {
        ["analyze", "--help" | "-h"] | ["--help" | "-h" | "help"] => print(HELP),
        ["analyze", _, ..] => analyze(&args[1..]),
        ["export", ..] => match export::Export::try_parse_from(&args) {
            Ok(export) => export.run(),
            Err(wrong) => {
                let _ = wrong.print(); // The reader may have gone.
                ExitCode::from(if wrong.use_stderr() { 2 } else { 0 })
            }
        },
        ["schema"] => print(&schema::json_schema()),
        ["types"] => print(&schema::typescript()),
        ["--version" | "-V"] => print(concat!("baogao ", env!("CARGO_PKG_VERSION"), "\n")),
        _ => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // The reader has gone.
    }
}

fn analyze(files: &[OsString]) -> ExitCode {
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let name = file.to_string_lossy();
        let analysis = match std::fs::read(file) {
            Ok(bytes) => baogao::analyze(&name, &bytes),
            Err(error) => {
                eprintln!("baogao: {name}: {error}");
                failed = true;
                continue;
            }
        };
        for error in &analysis.errors {
            eprintln!("baogao: {name}: {}", error.message);
            failed = true;
        }
        let written = serde_json::to_writer(&mut out, &analysis).map_err(std::io::Error::from);
        if written.and_then(|()| out.write_all(b"\n")).is_err() {
            return ExitCode::FAILURE; // The reader has gone.
        }
    }
    if out.flush().is_err() || failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
