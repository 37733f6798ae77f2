//! What the formats that are zip archives share: opening, reading one entry, and the guards on both.

use super::limits;
use super::{Decode, encoding};
use crate::error::{Error, Kind};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What an archive with anything in it begins with.
pub const SIGNATURE: &[u8] = b"PK\x03\x04";

/// An archive in memory, with what was unpacked of it so far.
pub struct Archive<T: AsRef<[u8]>> {
    zip: ZipArchive<Cursor<T>>,
    unpacked: u64,
}

impl<T: AsRef<[u8]>> Archive<T> {
    /// Opens the archive.
    pub fn open(bytes: T) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > limits::ENTRIES {
            return Err(limits::passed("entries", limits::ENTRIES as u64));
        }
        Ok(Archive { zip, unpacked: 0 })
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// Name of an entry as its bytes stand, and whether it is a folder.
    pub fn name(&mut self, at: usize) -> Option<(Vec<u8>, bool)> {
        let file = self.zip.by_index_raw(at).ok()?;
        Some((file.name_raw().to_vec(), file.is_dir()))
    }

    /// Bytes of the entry at this place; the password is for those under one.
    pub fn at(&mut self, at: usize, password: Option<&str>) -> Result<Vec<u8>, Error> {
        let by_aes = |it: &zip::read::ZipFile<'_, _>| it.compression() == zip::CompressionMethod::AES;
        if self.zip.by_index_raw(at).is_ok_and(|it| by_aes(&it)) {
            return Err(Error::new(Kind::Encrypted, "the archive is encrypted by AES, which is not read")
                .with("found", "zip_aes"));
        }
        let file = match password {
            Some(password) => self.zip.by_index_decrypt(at, password.as_bytes()),
            None => self.zip.by_index(at),
        };
        unpack(file.map_err(damaged)?, &mut self.unpacked)
    }

    /// Bytes of the entry of this name, or `None` where the archive has no such entry.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        unpack(file, &mut self.unpacked).map(Some)
    }

    /// Text of the XML entry of this name, or `None` where the archive has no such entry.
    pub fn xml(&mut self, name: &str, decoder: &dyn Decode) -> Result<Option<String>, Error> {
        Ok(self.bytes(name)?.map(|bytes| encoding::decode_xml(bytes, decoder)))
    }

    /// Name of the entry that is meant by a path, whatever its case.
    pub fn find(&self, path: &str) -> Option<String> {
        if self.has(path) {
            return Some(path.to_owned());
        }
        let mut names = self.zip.file_names().flatten();
        names.find(|name| name.trim_start_matches('/').eq_ignore_ascii_case(path)).map(std::borrow::Cow::into_owned)
    }

    /// Whether it has an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// How many bytes were unpacked so far.
    pub fn unpacked(&self) -> u64 {
        self.unpacked
    }
}

fn unpack<R: Read>(file: zip::read::ZipFile<'_, R>, unpacked: &mut u64) -> Result<Vec<u8>, Error> {
    let allowed = (1 << 20) + file.compressed_size().saturating_mul(limits::RATIO);
    let most = limits::ENTRY.min(allowed).min(limits::UNPACKED.saturating_sub(*unpacked));
    let name = String::from_utf8_lossy(file.name_raw()).into_owned();
    let mut bytes = Vec::new();
    // What the archive says of its sizes may be a lie: count what comes out.
    let read = file.take(most + 1).read_to_end(&mut bytes);
    *unpacked += bytes.len() as u64;
    if bytes.len() as u64 > most {
        let which = match most {
            most if most == allowed => "times its packed size",
            limits::ENTRY => "bytes in an entry",
            _ => "unpacked bytes",
        };
        let most = if which.starts_with("times") { limits::RATIO } else { most };
        return Err(limits::passed(which, most).with("entry", name));
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Error::new(Kind::Damaged, format!("{name} in the archive cannot be unpacked: {error}"))
            .with("what", "entry")
            .with("entry", name)),
    }
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::new(Kind::Encrypted, "the archive needs a password").with("password", "needed")
        }
        ZipError::InvalidPassword => {
            Error::new(Kind::Encrypted, "the password is not that of the archive").with("password", "wrong")
        }
        error => Error::new(Kind::Damaged, format!("the archive is damaged: {error}")),
    }
}
