//! baogao reads Chinese government work reports (政府工作报告).
//!
//! [`analyze`] takes a file's name and bytes and gives its reports: structure, facts about themselves, and every
//! quantity as a measure with its source. The data flows one way, a module a step:
//!
//! [`bytes`] → [`text`] → [`document`] → [`measures`] → [`report`]
//!
//! with [`lexicon`] holding the words that they read by. The core does no IO, knows no browser, never panics and gives
//! the same analysis for the same bytes.

#![warn(missing_docs)]
#![deny(unsafe_code)]

pub mod bytes;
pub mod document;
pub mod edits;
pub mod error;
pub mod export;
pub mod lexicon;
pub mod measures;
pub mod order;
pub mod project;
pub mod report;
pub mod span;
pub mod text;

use bytes::{Decode, Source};
use error::Error;
use report::{Analysis, Engine, Failure, File};
use sha2::{Digest, Sha256};

/// The contract that the JSON follows.
pub const SCHEMA: &str = "baogao/1";

/// Everything that can be read of one file. Never fails: what could not be read is among the analysis' errors.
///
/// `name` may hold folders, as in an archive: `2024/山东/聊城.txt`.
#[cfg(not(target_arch = "wasm32"))]
pub fn analyze(name: &str, bytes: &[u8]) -> Analysis {
    analyze_with(name, bytes, &bytes::encoding::Native)
}

/// [`analyze`] with the decoder of character encodings handed in, for a host that has its own.
pub fn analyze_with(path: &str, bytes: &[u8], decoder: &dyn Decode) -> Analysis {
    analyze_source(path, bytes, bytes::read(file_name(path), bytes, decoder))
}

/// The name at the end of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// [`analyze`] with the bytes read already, for a host that reads formats in programs of their own.
pub fn analyze_source(path: &str, bytes: &[u8], source: Result<Source, Error>) -> Analysis {
    let name = file_name(path);
    let mut analysis = Analysis {
        schema: SCHEMA.into(),
        engine: Engine { version: env!("CARGO_PKG_VERSION").into(), lexicon: lexicon::version().into() },
        file: File {
            name: name.into(),
            path: path.into(),
            format: None,
            encoding: None,
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        },
        reports: Vec::new(),
        errors: Vec::new(),
    };
    match source {
        Err(error) => analysis.errors.push(Failure { code: error.kind(), message: error.message().into() }),
        Ok(source) => {
            analysis.file.format = Some(source.format.into());
            analysis.file.encoding = source.encoding.clone();
            analysis.reports = (text::read(&source).iter().enumerate())
                .map(|(at, reading)| report::in_code_points(report::assemble(at, name, reading)))
                .collect();
        }
    }
    analysis
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
