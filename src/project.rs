//! A project file (`.baogao`): files, their analyses and all edits in one zip, to be opened elsewhere.
//!
//! `mimetype` comes first, so that a project is known by its first bytes; `manifest.json` names the schema and, for each
//! file, the entries with its bytes, its analysis and its edits. An analysis that this version of the program cannot
//! take is left out when reading: it is made anew from the bytes.

use crate::bytes::{LARGEST, PROJECT, is_project};
use crate::edits::History;
use crate::error::{Error, Kind};
use crate::report::Analysis;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// What this version writes and reads.
pub const SCHEMA: &str = "baogao-project/1";
/// Files that a project may have.
pub const MOST_FILES: usize = 20_000;
/// Bytes that all entries together may unpack to.
pub const LARGEST_UNPACKED: u64 = 1 << 30;
/// How many times its packed size an entry may unpack to, beyond the first megabyte. Analyses pack some 10 to 40 times.
const HIGHEST_RATIO: u64 = 400;

/// Everything that a person has on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// The files, in their order.
    pub items: Vec<Item>,
}

/// A file with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name, with the folders that it came in.
    pub path: String,
    /// It, as it came.
    pub bytes: Vec<u8>,
    /// What was read of it, without the edits; `None` where it is to be read again.
    pub analysis: Option<Analysis>,
    /// What a person decided.
    pub edits: History,
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    schema: String,
    files: Vec<Entry>,
}

/// Names of the entries of one file.
#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    bytes: String,
    analysis: Option<String>,
    edits: String,
}

/// The project as a file. The same project gives the same bytes.
pub fn write(project: &Project) -> Result<Vec<u8>, Error> {
    let entry = |(at, item): (usize, &Item)| Entry {
        path: item.path.clone(),
        bytes: format!("files/{at}"),
        analysis: item.analysis.as_ref().map(|_| format!("analyses/{at}.json")),
        edits: format!("edits/{at}.json"),
    };
    let files: Vec<Entry> = project.items.iter().enumerate().map(entry).collect();
    if files.len() > MOST_FILES {
        return Err(limit(format!("{} files in a project; at most {MOST_FILES}", files.len())));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8], method| {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(name, options).map_err(unwritten)?;
        zip.write_all(content).map_err(unwritten)
    };
    let (name, kind) = PROJECT.split_at("mimetype".len());
    put(name, kind.as_bytes(), CompressionMethod::Stored)?;
    let manifest = Manifest { schema: SCHEMA.into(), files };
    put("manifest.json", &json(&manifest)?, CompressionMethod::Deflated)?;
    for (entry, item) in manifest.files.iter().zip(&project.items) {
        put(&entry.bytes, &item.bytes, CompressionMethod::Deflated)?;
        if let (Some(name), Some(analysis)) = (&entry.analysis, &item.analysis) {
            put(name, &json(analysis)?, CompressionMethod::Deflated)?;
        }
        put(&entry.edits, &json(&item.edits)?, CompressionMethod::Deflated)?;
    }
    Ok(zip.finish().map_err(unwritten)?.into_inner())
}

/// The project in these bytes. An error where they are none, are damaged, are of another schema, or unpack to more than
/// is taken.
pub fn read(bytes: &[u8]) -> Result<Project, Error> {
    if !is_project(bytes) {
        return Err(Error::new(Kind::UnknownFormat, "no baogao project"));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut unpack = Unpack { archive, left: LARGEST_UNPACKED };
    let manifest: Manifest = parse("manifest.json", &unpack.entry("manifest.json", u64::MAX)?)?;
    if manifest.schema != SCHEMA {
        let message = format!("a project of schema {:.40}; this program reads {SCHEMA}", manifest.schema);
        return Err(Error::new(Kind::UnknownFormat, message));
    }
    if manifest.files.len() > MOST_FILES {
        return Err(limit(format!("{} files in a project; at most {MOST_FILES}", manifest.files.len())));
    }
    let mut project = Project::default();
    for entry in manifest.files {
        let bytes = unpack.entry(&entry.bytes, LARGEST as u64)?;
        let analysis = match &entry.analysis {
            None => None,
            Some(name) => {
                let value: serde_json::Value = parse(name, &unpack.entry(name, u64::MAX)?)?;
                // JSON that is not what this version writes: another version wrote it.
                serde_json::from_value(value).ok().filter(|it: &Analysis| it.schema == crate::SCHEMA)
            }
        };
        let edits = parse(&entry.edits, &unpack.entry(&entry.edits, u64::MAX)?)?;
        project.items.push(Item { path: entry.path, bytes, analysis, edits });
    }
    Ok(project)
}

struct Unpack<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still come out.
    left: u64,
}

impl Unpack<'_> {
    fn entry(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Error> {
        let file = self.archive.by_name(name).map_err(damaged)?;
        let ratio = (1 << 20) + file.compressed_size().saturating_mul(HIGHEST_RATIO);
        let most = most.min(ratio).min(self.left);
        let mut bytes = Vec::new();
        // What the archive says of its sizes may be a lie: count what comes out.
        file.take(most + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > most {
            return Err(limit(format!("{name:.60} of the project unpacks to more than {most} bytes")));
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}

fn json(of: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(of).map_err(unwritten)
}

fn parse<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes)
        .map_err(|error| Error::new(Kind::Damaged, format!("{name:.60} of the project is damaged: {error}")))
}

fn limit(which: String) -> Error {
    Error::new(Kind::Limit, which)
}

fn damaged(error: impl std::fmt::Display) -> Error {
    Error::new(Kind::Damaged, format!("the project is damaged: {error}"))
}

fn unwritten(error: impl std::fmt::Display) -> Error {
    Error::new(Kind::Internal, format!("the project cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Edit, Fact};

    const TEXT: &str = include_str!("../tests/reports/yunxi-2024.txt");

    fn project() -> Project {
        let analysis = crate::analyze("云溪/2024.txt", TEXT.as_bytes());
        let report = &analysis.reports[0];
        let mut edits = History::of(vec![
            Edit::accept(report, &report.measures[0]),
            Edit::report(report, vec![Fact::Year(Some(2025))]),
        ]);
        edits.undo();
        let read = Item { path: "云溪/2024.txt".into(), bytes: TEXT.into(), analysis: Some(analysis), edits };
        let unread = Item { path: "a\".txt".into(), bytes: vec![0, 255], analysis: None, edits: History::default() };
        Project { items: vec![read, unread] }
    }

    /// A zip with these entries behind the mark of a project.
    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file("mimetype", stored).unwrap();
        zip.write_all(&PROJECT.as_bytes()["mimetype".len()..]).unwrap();
        for (name, content) in entries {
            zip.start_file(*name, stored.compression_method(CompressionMethod::Deflated)).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = write(&project()).unwrap();
        assert!(is_project(&bytes));
        assert_eq!(read(&bytes).unwrap(), project());
        assert_eq!(write(&read(&bytes).unwrap()).unwrap(), bytes);
        assert_eq!(read(&write(&Project::default()).unwrap()).unwrap(), Project::default());
    }

    #[test]
    fn a_project_is_no_report() {
        let analysis = crate::analyze("all.baogao", &write(&project()).unwrap());
        assert!(analysis.reports.is_empty());
        assert_eq!(analysis.errors[0].code, Kind::UnknownFormat);
        assert!(analysis.errors[0].message.contains("project"), "{}", analysis.errors[0].message);
    }

    #[test]
    fn damage_is_an_error_whatever_it_is() {
        let bytes = write(&project()).unwrap();
        for length in (0..bytes.len()).step_by(97) {
            assert!(read(&bytes[..length]).is_err(), "cut at {length}");
        }
        for at in (0..bytes.len()).step_by(53) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x55;
            let _ = read(&broken); // It may be harmless; it must not panic.
        }
        let kind = |entries: &[(&str, &[u8])]| read(&zip(entries)).unwrap_err().kind();
        assert_eq!(read(b"PK\x03\x04 something else").unwrap_err().kind(), Kind::UnknownFormat);
        assert_eq!(kind(&[]), Kind::Damaged);
        assert_eq!(kind(&[("manifest.json", b"{")]), Kind::Damaged);
        assert_eq!(kind(&[("manifest.json", br#"{"schema":"baogao-project/9","files":[]}"#)]), Kind::UnknownFormat);
        let missing =
            br#"{"schema":"baogao-project/1","files":[{"path":"a","bytes":"b","analysis":null,"edits":"c"}]}"#;
        assert_eq!(kind(&[("manifest.json", missing)]), Kind::Damaged);
    }

    #[test]
    fn a_bomb_is_an_error() {
        let bomb = vec![b' '; 20 << 20];
        assert_eq!(read(&zip(&[("manifest.json", &bomb)])).unwrap_err().kind(), Kind::Limit);
    }

    #[test]
    fn an_analysis_of_another_version_is_made_anew() {
        let manifest =
            br#"{"schema":"baogao-project/1","files":[{"path":"a","bytes":"b","analysis":"c","edits":"d"}]}"#;
        let entries: [(&str, &[u8]); 4] = [
            ("manifest.json", manifest),
            ("b", b"text"),
            ("c", br#"{"schema":"baogao/7"}"#),
            ("d", br#"{"done":[],"undone":[]}"#),
        ];
        let item = read(&zip(&entries)).unwrap().items.remove(0);
        assert_eq!((item.bytes.as_slice(), item.analysis), (&b"text"[..], None));
    }
}
