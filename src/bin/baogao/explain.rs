//! `baogao explain`: why a number is read as it is, for whoever looks for the place to mend.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Which sentences to explain.
#[derive(clap::Args)]
pub struct Args {
    /// The report
    file: PathBuf,

    /// Only the sentences that hold this text
    #[arg(long, value_name = "TEXT", default_value = "")]
    find: String,
}

pub fn run(args: &Args) -> ExitCode {
    let name = args.file.to_string_lossy();
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("baogao: {name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let explained = match baogao::explain::explain(&name, &bytes, &args.find) {
        Ok(explained) => explained,
        Err(error) => {
            eprintln!("baogao: {name}: {}", error.message());
            return ExitCode::FAILURE;
        }
    };
    if explained.is_empty() {
        eprintln!("baogao: {name}: no such sentence");
        return ExitCode::FAILURE;
    }
    let text = explained.iter().fold(String::new(), |mut text, sentence| {
        let _ = writeln!(text, "{sentence}");
        text
    });
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // The reader has gone.
    }
}
