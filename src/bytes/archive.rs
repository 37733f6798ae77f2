//! Archives (zip) of files, archives inside them too: one file after the other, each with its path.
//!
//! Names that are not UTF-8 are in GBK, as Chinese Windows writes them. What systems leave in archives (`__MACOSX`,
//! `Thumbs.db`, Word's `~$` files) is passed over.

use super::zipped::{self, Archive};
use super::{Decode, Input, PACKED, limits};
use crate::error::{Error, Kind};
use std::borrow::Cow;

/// A file of an archive, or why it cannot be had.
pub struct Entry {
    /// Its path, that of the archive in front: `a.zip/dir/b.docx`.
    pub path: String,
    /// Its bytes.
    pub bytes: Result<Vec<u8>, Error>,
}

/// Whether the bytes are an archive of files, and no document that is packed like one.
pub fn is_archive(input: &Input) -> bool {
    let zip = input.bytes.starts_with(zipped::SIGNATURE) && input.bytes.len() <= limits::FILE;
    zip && Archive::open(input.bytes).is_ok_and(|archive| !is_document(&archive))
        && !PACKED.iter().any(|format| (format.hint)(input.bytes) && (format.recognise)(input))
}

/// Documents of formats that are not read, which are no archives of files either: pptx, odt, epub.
fn is_document<T: AsRef<[u8]>>(archive: &Archive<T>) -> bool {
    archive.has("[Content_Types].xml") || archive.has("mimetype") || archive.has("AndroidManifest.xml")
}

/// The error for a document of a format that is not read; `None` where the bytes are none.
pub fn unread(input: &Input) -> Option<Error> {
    let mut archive = Archive::open(input.bytes).ok().filter(is_document)?;
    let mimetype = archive.bytes("mimetype").ok().flatten().unwrap_or_default();
    let (found, name) = if archive.has("ppt/presentation.xml") {
        ("pptx", "a presentation (pptx)")
    } else if mimetype.starts_with(b"application/vnd.oasis.opendocument") {
        ("odt", "an OpenDocument file")
    } else if mimetype.starts_with(b"application/epub") {
        ("epub", "a book (epub)")
    } else {
        ("document", "a document of another program, packed as a zip archive")
    };
    Some(Error::new(Kind::UnknownFormat, format!("{name}; it is not read")).with("found", found))
}

/// An archive that is open.
struct Level<'a> {
    path: String,
    archive: Archive<Cow<'a, [u8]>>,
    next: usize,
}

/// The files of an archive, in its order.
pub struct Entries<'a> {
    decoder: &'a dyn Decode,
    password: Option<&'a str>,
    open: Vec<Level<'a>>,
    entries: usize,
    unpacked: u64,
}

/// The files of an archive.
pub fn entries<'a>(path: &str, input: &Input<'a>) -> Result<Entries<'a>, Error> {
    let archive = Archive::open(Cow::Borrowed(input.bytes))?;
    let level = Level { path: path.to_owned(), archive, next: 0 };
    Ok(Entries { decoder: input.decoder, password: input.password, open: vec![level], entries: 0, unpacked: 0 })
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            let level = self.open.last_mut()?;
            if level.next >= level.archive.len() {
                self.open.pop();
                continue;
            }
            let at = level.next;
            level.next += 1;
            self.entries += 1;
            let Some((name, folder)) = level.archive.name(at) else { continue };
            let name = decoded(name, self.decoder);
            if folder || is_left_over(&name) {
                continue;
            }
            let path = format!("{}/{}", level.path, name.trim_start_matches('/'));
            if self.entries > limits::ENTRIES {
                self.open.clear();
                return Some(Entry { path, bytes: Err(limits::passed("entries", limits::ENTRIES as u64)) });
            }
            let before = level.archive.unpacked();
            let bytes = level.archive.at(at, self.password);
            self.unpacked += level.archive.unpacked() - before;
            if self.unpacked > limits::UNPACKED {
                self.open.clear();
                return Some(Entry { path, bytes: Err(limits::passed("unpacked bytes", limits::UNPACKED)) });
            }
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(error) => return Some(Entry { path, bytes: Err(error) }),
            };
            let input = Input { name: &name, bytes: &bytes, decoder: self.decoder, password: self.password };
            if !is_archive(&input) {
                return Some(Entry { path, bytes: Ok(bytes) });
            }
            if self.open.len() >= limits::NESTED_ARCHIVES {
                let most = limits::NESTED_ARCHIVES as u64;
                return Some(Entry { path, bytes: Err(limits::passed("nested archives", most)) });
            }
            match Archive::open(Cow::Owned(bytes)) {
                Ok(archive) => self.open.push(Level { path, archive, next: 0 }),
                Err(error) => return Some(Entry { path, bytes: Err(error) }),
            }
        }
    }
}

fn decoded(name: Vec<u8>, decoder: &dyn Decode) -> String {
    let name = match String::from_utf8(name) {
        Ok(name) => name,
        Err(error) => {
            let bytes = error.into_bytes();
            let gbk = decoder.decode("gb18030", &bytes);
            gbk.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned())
        }
    };
    name.replace('\\', "/")
}

fn is_left_over(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/") || name.starts_with("~$") || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// The error for an archive where one file is asked for.
pub fn refused() -> Error {
    Error::new(Kind::UnknownFormat, "an archive of files; its entries are read one by one").with("found", ARCHIVE)
}

/// What [`refused`] says was found.
const ARCHIVE: &str = "archive";

/// Whether an error is [`refused`]'s: the bytes are an archive, whose [`entries`] can be had.
pub fn is_refusal(error: &Error) -> bool {
    error.kind() == Kind::UnknownFormat && error.details().get("found") == Some(ARCHIVE)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::encoding::Native;
    use std::io::Write;

    /// An archive whose names are these bytes.
    pub fn packed(entries: &[(&[u8], &[u8])]) -> Vec<u8> {
        let stand_in = |at: usize, name: &[u8]| char::from(b'A' + at as u8).to_string().repeat(name.len());
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (at, (name, bytes)) in entries.iter().enumerate() {
            // Names are put in by hand: the writer takes UTF-8 only, and says so in the entry.
            let stand_in = stand_in(at, name);
            zip.start_file(stand_in, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        let mut out = zip.finish().unwrap().into_inner();
        for (at, (name, _)) in entries.iter().enumerate() {
            let stand_in = stand_in(at, name).into_bytes();
            let places: Vec<usize> = (0..out.len()).filter(|&at| out[at..].starts_with(&stand_in)).collect();
            places.into_iter().for_each(|at| out[at..at + name.len()].copy_from_slice(name));
        }
        out
    }

    fn list(bytes: &[u8]) -> Vec<(String, Result<Vec<u8>, Kind>)> {
        let input = Input { name: "a.zip", bytes, decoder: &Native, password: None };
        assert!(is_archive(&input));
        let found = entries("a.zip", &input).unwrap();
        found.map(|entry| (entry.path, entry.bytes.map_err(|error| error.kind()))).collect()
    }

    #[test]
    fn files_of_archives_in_archives() {
        let gbk = encoding_rs::GB18030.encode("报告/云溪市二〇二四年.txt").0.into_owned();
        let inner = packed(&[(&gbk, "增长6%。".as_bytes())]);
        let outer = packed(&[
            ("县里寄来的.zip".as_bytes(), &inner),
            (b"__MACOSX/._a-long-name", b"x"),
            (b"plain-text.txt", b"y"),
        ]);
        let found = list(&outer);
        let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["a.zip/县里寄来的.zip/报告/云溪市二〇二四年.txt", "a.zip/plain-text.txt"]);
        assert_eq!(found.first().map(|(_, bytes)| bytes.clone()), Some(Ok("增长6%。".as_bytes().to_vec())));
    }

    #[test]
    fn nesting_has_an_end() {
        let mut bytes = packed(&[(b"innermost-file.txt", b"x")]);
        for _ in 0..8 {
            bytes = packed(&[(b"one-more-archive.zip", &bytes)]);
        }
        assert_eq!(list(&bytes).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>(), [Err(Kind::Limit)]);
    }

    #[test]
    fn what_swells_is_stopped() {
        let zeros = vec![0; 80 << 20];
        let found = list(&packed(&[(b"a-bomb-of-zeros.txt", &zeros), (b"a-good-file-too.txt", b"x")]));
        assert_eq!(found.iter().map(|(_, bytes)| bytes.is_ok()).collect::<Vec<_>>(), [false, true]);
        assert_eq!(found.first().map(|(_, bytes)| bytes.clone()), Some(Err(Kind::Limit)));
    }
}
