//! The command line: `baogao analyze FILE…` prints one line of JSON a file.

use baogao::bytes::Input;
use baogao::bytes::encoding::Native;
use baogao::report::schema;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
baogao reads Chinese government work reports (政府工作报告).

Usage:
  baogao analyze FILE…   print the analysis of each file, one line of JSON a file;
                         of a folder or a zip, a line for each file in it
  baogao analyze --password WORD FILE…
                         the same with the password of files under one
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
        ["analyze", "--password", password, _, ..] => analyze(&args[3..], Some(password)),
        ["analyze", "--password", ..] => usage(),
        ["analyze", _, ..] => analyze(&args[1..], None),
        ["schema"] => print(&schema::json_schema()),
        ["types"] => print(&schema::typescript()),
        ["--version" | "-V"] => print(concat!("baogao ", env!("CARGO_PKG_VERSION"), "\n")),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprint!("{HELP}");
    ExitCode::from(2)
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // The reader has gone.
    }
}

/// Folders inside each other that are read; a circle of links must end.
const DEEPEST: usize = 32;

/// The files at and below a path, in the order of their names. What begins with a dot or `~$` is not meant.
fn files(path: PathBuf, depth: usize, found: &mut Vec<PathBuf>) {
    if depth > DEEPEST || !path.is_dir() {
        return found.push(path);
    }
    let Ok(entries) = std::fs::read_dir(&path) else { return found.push(path) };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    let hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
    inside.into_iter().filter(|path| !hidden(path)).for_each(|path| files(path, depth + 1, found));
}

fn analyze(given: &[OsString], password: Option<&str>) -> ExitCode {
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut found = Vec::new();
    given.iter().for_each(|path| files(path.into(), 0, &mut found));
    for file in found {
        let path = file.to_string_lossy();
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("baogao: {path}: {error}");
                failed = true;
                continue;
            }
        };
        let input = Input { name: baogao::file_name(&path), bytes: &bytes, decoder: &Native, password };
        for analysis in baogao::analyze_all(&path, &input) {
            for error in &analysis.errors {
                eprintln!("baogao: {}: {}", analysis.file.path, error.message);
                failed = true;
            }
            let written = serde_json::to_writer(&mut out, &analysis).map_err(std::io::Error::from);
            if written.and_then(|()| out.write_all(b"\n")).is_err() {
                return ExitCode::FAILURE; // The reader has gone.
            }
        }
    }
    if out.flush().is_err() || failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
