//! The command line: `baogao analyze FILE…` prints one line of JSON a file.

use std::io::Write;
use std::process::ExitCode;

const HELP: &str = "\
baogao reads Chinese government work reports (政府工作报告).

Usage:
  baogao analyze FILE…   print the analysis of each file, one line of JSON a file
  baogao --help          print this

Exit status: 0, or 1 if a file could not be read (the others are done all the same), or 2 for a wrong call.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["analyze", files @ ..] if !files.is_empty() => analyze(files),
        ["--help" | "-h" | "help"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn analyze(files: &[&str]) -> ExitCode {
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let analysis = match std::fs::read(file) {
            Ok(bytes) => baogao::analyze(file, &bytes),
            Err(error) => {
                eprintln!("baogao: {file}: {error}");
                failed = true;
                continue;
            }
        };
        for error in &analysis.errors {
            eprintln!("baogao: {file}: {}", error.message);
            failed = true;
        }
        let written = serde_json::to_writer(&mut out, &analysis).map_err(std::io::Error::from);
        if written.and_then(|()| out.write_all(b"\n")).is_err() {
            return ExitCode::FAILURE; // The reader has gone.
        }
    }
    if out.flush().is_err() || failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
