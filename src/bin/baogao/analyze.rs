//! `baogao analyze`: files, folders or records in, analyses out, in the order of the input.

use crate::inputs::{self, Input};
use crate::pipeline::{self, Done};
use crate::progress::Progress;
use crate::records;
use crate::tables;
use clap::ValueEnum;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const LONG: &str = "\
Print the analysis of each file, one line of JSON a file, in the order given.

A folder gives the files below it in the order of their names, hidden ones aside; - is one report from the standard input. A \
file that cannot be opened has no line; every other one has, with its errors in it. A zip gives a line for each file in it.";

/// What to read, and where the analyses go.
#[derive(clap::Args)]
#[command(
    long_about = LONG,
    override_usage = "baogao analyze FILE|DIR|-… [OPTIONS]\n       baogao analyze --stdin [OPTIONS]"
)]
pub struct Args {
    /// Files and folders to read; - is one report from the standard input
    #[arg(value_name = "FILE|DIR|-", required_unless_present = "stdin", conflicts_with = "stdin")]
    files: Vec<PathBuf>,

    /// Read records from the standard input, an object of JSON a line: `name`, and `text` or `bytes` (base64). Each comes
    /// back with `analysis` in place of its content, its other fields unchanged
    #[arg(long)]
    stdin: bool,

    /// Write to this file instead of the standard output; the folder of the tables
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,

    /// Go on where a run that was stopped has left off: what stands whole in the output is kept
    #[arg(long, requires = "output", conflicts_with = "stdin")]
    resume: bool,

    /// A line of JSON each, one list, or tables in a folder: reports, headings, measures, tasks, livelihood
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,

    /// So many files at a time; otherwise as many as there are processors
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// The password of files that are under one
    #[arg(long, value_name = "WORD")]
    password: Option<String>,

    /// No progress and no summary; errors are told all the same
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line an analysis
    Ndjson,
    /// One list of all
    Json,
    /// A table a file, comma-separated
    Csv,
    /// A table a file, in Parquet (a program built with the feature `parquet`)
    Parquet,
}

impl Format {
    fn has_tables(self) -> bool {
        matches!(self, Format::Csv | Format::Parquet)
    }
}

pub fn run(args: &Args) -> ExitCode {
    if args.resume && args.format != Format::Ndjson {
        eprintln!("baogao: --resume needs the format ndjson");
        return ExitCode::from(2);
    }
    if args.format.has_tables() && (args.output.is_none() || args.stdin) {
        eprintln!("baogao: tables are of files, and need a folder: --output DIR");
        return ExitCode::from(2);
    }
    match analyze(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of what is printed has gone: that needs no words.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("baogao: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all could be read.
fn analyze(args: &Args) -> io::Result<bool> {
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let mut files = inputs::files(&args.files, args.output.as_deref());
    let skipped = if args.resume { skip_done(&mut files, args.output.as_deref())? } else { 0 };
    // A file or two need no summary.
    let many = args.files.len() > 1 || args.stdin || args.output.is_some() || args.files.iter().any(|it| it.is_dir());
    let total = || match args.stdin {
        true => None,
        false => Some(inputs::files(&args.files, args.output.as_deref()).count() as u64)
            .map(|all| all.saturating_sub(skipped)),
    };
    let mut progress = Progress::start(args.quiet, many, args.output.is_none(), total);
    let mut out = match &args.output {
        Some(folder) if args.format.has_tables() => {
            let made = tables::Folder::create(folder, args.format == Format::Parquet);
            Out::Tables(made.map_err(|error| named(folder, &error))?)
        }
        _ => Out::Lines(Lines { out: open(args)?, list: args.format == Format::Json, first: true }),
    };
    let each = |done: Done| {
        progress.count(&done);
        match &mut out {
            Out::Lines(out) => done.lines.iter().try_for_each(|line| out.write(line)),
            Out::Tables(out) => done.tables.iter().try_for_each(|rows| out.write(rows)),
        }
    };
    match args.stdin {
        true => pipeline::run(jobs, records::from(io::stdin().lock()), records::read, each)?,
        false => pipeline::run(jobs, files, |input| read(input, args), each)?,
    }
    match out {
        Out::Lines(mut out) => out.finish()?,
        Out::Tables(out) => out.finish()?,
    }
    Ok(progress.finish(skipped))
}

/// Where analyses go.
enum Out {
    Lines(Lines),
    Tables(tables::Folder),
}

/// The analysis of one file, or those of an archive's entries.
fn read(input: Input, args: &Args) -> Done {
    let path = input.path.to_string_lossy().into_owned();
    let bytes = match input.fault {
        Some(fault) => Err(fault),
        None if input.is_stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        None => std::fs::read(&input.path),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Done { faults: vec![format!("{path}: {error}")], ..Done::default() },
    };
    let given = baogao::bytes::Input {
        name: baogao::file_name(&path),
        bytes: &bytes,
        decoder: &baogao::bytes::encoding::Native,
        password: args.password.as_deref(),
    };
    let mut done = Done { bytes: bytes.len() as u64, ..Done::default() };
    for analysis in baogao::analyze_all(&path, &given) {
        done.faults.extend(analysis.errors.iter().map(|error| format!("{}: {}", analysis.file.path, error.message)));
        if args.format.has_tables() {
            done.tables.push(tables::of(analysis));
            continue;
        }
        match serde_json::to_vec(&analysis) {
            Ok(line) => done.lines.push(line),
            Err(error) => done.faults.push(format!("{}: {error}", analysis.file.path)),
        }
    }
    done
}

/// The output, from its end where a run is resumed.
fn open(args: &Args) -> io::Result<Box<dyn Write + Send>> {
    let Some(path) = &args.output else { return Ok(Box::new(io::stdout())) };
    let file = match args.resume {
        true => OpenOptions::new().append(true).create(true).open(path),
        false => File::create(path),
    };
    Ok(Box::new(file.map_err(|error| named(path, &error))?))
}

/// Skips the files that stand in the output already, in step with its lines, and cuts off a last line that is not whole.
/// How many were skipped, those included that could not be opened and so have no line.
fn skip_done(files: &mut impl Iterator<Item = Input>, output: Option<&Path>) -> io::Result<u64> {
    let Some(path) = output else { return Ok(0) };
    let file = match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(named(path, &error)),
    };
    let (mut lines, mut line) = (BufReader::new(&file), Vec::new());
    let (mut whole, mut skipped, mut last) = (0, 0, None::<String>);
    loop {
        line.clear();
        let length = lines.read_until(b'\n', &mut line).map_err(|error| named(path, &error))? as u64;
        if length == 0 || line.last() != Some(&b'\n') {
            break;
        }
        whole += length;
        let other = || io::Error::other(format!("{}: it holds other files than these", path.display()));
        let done: Line = serde_json::from_slice(&line).map_err(|_| other())?;
        // The entries of an archive follow each other: `a.zip/b.docx` behind `a.zip/a.docx`.
        let of = |path: &str| {
            done.file.path == path || done.file.path.strip_prefix(path).is_some_and(|it| it.starts_with('/'))
        };
        if last.as_deref().is_some_and(of) {
            continue;
        }
        let mut passed = 0;
        let found = files.by_ref().find(|input| {
            passed += 1;
            of(&input.path.to_string_lossy())
        });
        last = Some(found.ok_or_else(other)?.path.to_string_lossy().into_owned());
        skipped += passed;
    }
    drop(lines);
    file.set_len(whole).map_err(|error| named(path, &error))?;
    (&file).seek(io::SeekFrom::End(0)).map_err(|error| named(path, &error))?;
    Ok(skipped)
}

/// What a line of the output tells of its file.
#[derive(serde::Deserialize)]
struct Line {
    file: Named,
}

#[derive(serde::Deserialize)]
struct Named {
    path: String,
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Writes analyses one by one, each at once, so that whoever reads a pipe need not wait for the next.
struct Lines {
    out: Box<dyn Write + Send>,
    list: bool,
    first: bool,
}

impl Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let before: &[u8] = match (self.list, self.first) {
            (true, true) => b"[\n",
            (true, false) => b",\n",
            (false, _) => b"",
        };
        self.first = false;
        let after: &[u8] = if self.list { b"" } else { b"\n" };
        self.out.write_all(&[before, line, after].concat())?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        match (self.list, self.first) {
            (true, true) => self.out.write_all(b"[]\n")?,
            (true, false) => self.out.write_all(b"\n]\n")?,
            (false, _) => {}
        }
        self.out.flush()
    }
}
