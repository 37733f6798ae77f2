//! What the formats that are zip archives share: opening, reading one entry, and the guards on both.

use crate::error::{Error, Kind};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What an archive with anything in it begins with.
pub const SIGNATURE: &[u8] = b"PK\x03\x04";
/// Entries that an archive may have. A report with pictures has some hundred.
pub const MOST_ENTRIES: usize = 10_000;
/// Bytes that one entry may unpack to. The XML of the longest reports is under 5 MB.
pub const LARGEST_ENTRY: u64 = 64 << 20;
/// How many times its packed size an entry may unpack to, beyond the first megabyte. Word's XML packs 10 to 40 times.
pub const HIGHEST_RATIO: u64 = 400;
/// Elements that may stand inside each other. Word nests some 30 deep.
pub const DEEPEST_XML: usize = 256;

/// An archive in memory.
pub type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Opens the archive.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, Error> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(limit(format!("{} entries in the archive; at most {MOST_ENTRIES}", archive.len())));
    }
    Ok(archive)
}

/// Text of one entry, or `None` where the archive has no such entry. Characters that are not UTF-8 are replaced.
pub fn entry(archive: &mut Archive, name: &str) -> Result<Option<String>, Error> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let most = LARGEST_ENTRY.min((1 << 20) + file.compressed_size().saturating_mul(HIGHEST_RATIO));
    let mut bytes = Vec::new();
    // What the archive says of its sizes may be a lie: count what comes out.
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::new(Kind::Damaged, format!("{name} in the archive cannot be unpacked: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(limit(format!("{name} unpacks to more than {most} bytes")));
    }
    Ok(Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }))
}

/// The error of a guard.
pub fn limit(which: String) -> Error {
    Error::new(Kind::Limit, which)
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::new(Kind::Encrypted, "the archive needs a password")
        }
        error => Error::new(Kind::Damaged, format!("the archive is damaged: {error}")),
    }
}
