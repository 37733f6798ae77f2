//! baogao reads Chinese government work reports (政府工作报告).
//!
//! [`analyze`] takes a file's name and bytes and gives its reports: structure, facts about themselves, and every
//! quantity as a measure with its source. The data flows one way, a module a step:
//!
//! [`bytes`] → [`text`] → [`document`] → [`measures`] → [`tasks`]
//!
//! [`analysis`] is this chain; [`model`] holds the types that it gives, [`lexicon`] the words and [`rules`] the rules that its
//! steps read by. The core does no IO, knows no browser, never panics and gives
//! the same analysis for the same bytes.

#![warn(missing_docs)]
#![deny(unsafe_code)]

pub mod analysis;
pub mod bytes;
pub mod compare;
pub mod document;
pub mod edits;
pub mod error;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
pub mod export;
pub mod lexicon;
pub mod measures;
pub mod model;
pub mod order;
pub mod project;
pub mod rules;
pub mod span;
pub mod tasks;
pub mod text;

/// The types of a report by the name of what they make up.
pub use model as report;

use bytes::{Input, Source, archive};
use error::Error;
use model::Analysis;

/// The contract that the JSON follows.
pub const SCHEMA: &str = "baogao/1";

/// Everything that can be read of one file. Never fails: what could not be read is among the analysis' errors.
///
/// `name` may hold folders, as in an archive: `2024/山东/聊城.txt`.
///
/// ```
/// let text = "云溪市政府工作报告\n一、2023年工作回顾\n新增就业3.2万人。\n二、2024年主要目标\n地区生产总值增长5.5%左右。\n";
/// let analysis = baogao::analyze("云溪市.txt", text.as_bytes());
/// let report = &analysis.reports[0];
/// assert_eq!(report.meta.year, Some(2024));
/// let growth = &report.measures[1];
/// assert_eq!(growth.indicator.as_ref().and_then(|it| it.id.as_deref()), Some("gdp"));
/// assert_eq!(growth.status, baogao::report::Status::Target);
/// assert_eq!(growth.comparator, baogao::report::Comparator::About);
/// // The JSON of the contract:
/// let json = serde_json::to_string(&analysis).unwrap();
/// assert!(json.starts_with(r#"{"schema":"baogao/1""#));
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn analyze(name: &str, bytes: &[u8]) -> Analysis {
    analyze_with(name, &Input { name: file_name(name), bytes, decoder: &bytes::encoding::Native, password: None })
}

/// [`analyze`] with all that a reader is given, as the password of a file or a decoder of the host's own.
pub fn analyze_with(path: &str, input: &Input) -> Analysis {
    analyze_source(path, input.bytes, bytes::read(input))
}

/// The analysis of every file in an archive, those of archives inside it too, in their order and one after the other: the
/// path of each is that of the archive with its own behind it, `a.zip/dir/b.docx`. Of a file that is no archive, its own.
///
/// ```
/// use baogao::bytes::{Input, encoding::Native};
///
/// let bytes = "云溪市政府工作报告\n新增就业3.2万人。\n".as_bytes();
/// let input = Input { name: "云溪市.txt", bytes, decoder: &Native, password: None };
/// let paths: Vec<String> = baogao::analyze_all("2024/云溪市.txt", &input).map(|it| it.file.path).collect();
/// assert_eq!(paths, ["2024/云溪市.txt"]);
/// ```
pub fn analyze_all<'a>(path: &'a str, input: &Input<'a>) -> impl Iterator<Item = Analysis> + use<'a> {
    let input = *input;
    let entries = match archive::is_archive(&input) {
        true => archive::entries(path, &input).map(Some),
        false => Ok(None),
    };
    let (single, entries) = match entries {
        Ok(Some(entries)) => (None, Some(entries)),
        Ok(None) => (Some(analyze_source(path, input.bytes, bytes::read(&input))), None),
        Err(error) => (Some(analyze_source(path, input.bytes, Err(error))), None),
    };
    let entries = entries.into_iter().flatten().map(move |entry| match entry.bytes {
        Ok(bytes) => {
            let input = Input { name: file_name(&entry.path), bytes: &bytes, ..input };
            analyze_with(&entry.path, &input)
        }
        Err(error) => analyze_source(&entry.path, &[], Err(error)),
    });
    single.into_iter().chain(entries)
}

/// The name at the end of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// [`analyze`] with the bytes read already, for a host that reads formats in programs of their own.
pub fn analyze_source(path: &str, bytes: &[u8], source: Result<Source, Error>) -> Analysis {
    analysis::of(path, bytes, source)
}
