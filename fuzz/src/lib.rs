//! What the fuzz targets do with the bytes that they are given: whatever these are, nothing may panic, hang or take too much.

use baogao::bytes::encoding::Native;
use baogao::bytes::{Input, PACKED, PRINTED, TEXT, archive};
use std::io::{Cursor, Write};

/// Divides the parts of a packed file. Bytes that are packed as they are would seldom get past their checksums, so the
/// parts are mutated and packed behind that.
pub const DIVIDER: &[u8] = b"\n<!-- next -->\n";

/// The entries of a packed format, in the order of their parts.
pub fn entries(format: &str) -> &'static [&'static str] {
    match format {
        "docx" => &["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/settings.xml"],
        "xlsx" => &["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/a.xml", "xl/sharedStrings.xml", "xl/styles.xml"],
        "ofd" => &["OFD.xml", "D/Document.xml", "D/P.xml", "D/T.xml"],
        _ => &[],
    }
}

/// Reads the bytes as of this format, whatever they look like; then the whole chain reads on.
pub fn format(id: &str, bytes: &[u8]) {
    let packed;
    let bytes = match entries(id) {
        [] => bytes,
        names => {
            packed = zip(names, bytes);
            &packed
        }
    };
    let input = Input { name: "a", bytes, decoder: &Native, password: None };
    // The XML of Word 2003 has the id of its binary files.
    let wanted = if id == "flat" { "doc" } else { id };
    let all = PACKED.iter().chain(PRINTED).chain(TEXT).filter(|format| format.id == wanted);
    let format = if id == "flat" { all.last() } else { { all }.next() };
    let source = (format.expect("the format is of the list").read)(&input);
    let _ = baogao::analyze_source("a", bytes, source);
}

/// The whole chain, from sniffing on.
pub fn chain(bytes: &[u8]) {
    let _ = baogao::analyze("a", bytes);
}

/// An archive with all that is in it.
pub fn archive(bytes: &[u8]) {
    let input = Input { name: "a.zip", bytes, decoder: &Native, password: Some("a") };
    if let Ok(entries) = archive::entries("a.zip", &input) {
        entries.for_each(drop);
    }
}

/// An archive of these entries, a part each.
pub fn zip(names: &[&str], parts: &[u8]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = parts;
    for name in names {
        let end = rest.windows(DIVIDER.len()).position(|at| at == DIVIDER);
        let (part, behind) = match end {
            Some(end) => (&rest[..end], &rest[end + DIVIDER.len()..]),
            None => (rest, &[][..]),
        };
        // An archive in memory can always be written.
        out.start_file(*name, options).expect("an entry");
        out.write_all(part).expect("its bytes");
        rest = behind;
    }
    out.finish().expect("an archive").into_inner()
}
