//! What a file may cost, in one place. Past a limit its reading ends with the error `limit`, which names it. All of it is
//! counted, never timed: the same bytes end the same.

use crate::error::{Error, Kind};

/// The largest file that is read, in bytes. A long report is 0.1 MB as text and some 5 MB as a PDF with pictures.
pub const FILE: usize = 64 << 20;
/// Entries that an archive may have. A report with pictures has some hundred.
pub const ENTRIES: usize = 10_000;
/// Bytes that one entry may unpack to. The XML of the longest reports is under 5 MB.
pub const ENTRY: u64 = 64 << 20;
/// Bytes that all entries of a file may unpack to, those of archives inside it counted in.
pub const UNPACKED: u64 = 256 << 20;
/// How many times its packed size an entry may unpack to, beyond the first megabyte. Word's XML packs 10 to 40 times.
pub const RATIO: u64 = 400;
/// Archives that may stand inside each other.
pub const NESTED_ARCHIVES: usize = 4;
/// Elements that may stand inside each other. Word nests some 30 deep.
pub const DEPTH: usize = 256;
/// Pages of a PDF or an OFD. The longest yearbook has some 1,200.
pub const PAGES: usize = 3_000;
/// Bytes of text that a file may give. A report has 0.1 MB, a yearbook 10 MB.
pub const TEXT: usize = 64 << 20;
/// Steps of work for a file: elements of markup, control words, glyphs. A report takes some 100,000.
pub const STEPS: u64 = 20_000_000;

/// The error for a limit that was passed.
pub fn passed(which: &'static str, most: u64) -> Error {
    Error::new(Kind::Limit, format!("more than {most} {which}"))
        .with("limit", which.replace(' ', "_"))
        .with("most", most.to_string())
}

/// Counts the steps of work on a file.
#[derive(Debug, Default)]
pub struct Steps(u64);

impl Steps {
    /// Counts some more, or says that it is enough.
    pub fn take(&mut self, steps: u64) -> Result<(), Error> {
        self.0 = self.0.saturating_add(steps);
        if self.0 > STEPS { Err(passed("steps", STEPS)) } else { Ok(()) }
    }
}
