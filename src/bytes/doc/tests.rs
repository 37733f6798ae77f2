//! Documents made here, byte by byte as [MS-DOC] has it.

use super::*;
use crate::bytes::encoding::Native;
use std::io::Write;

/// A document of this text (main stream at 2048) with these properties of paragraphs, in a compound file.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn put(bytes: &mut Vec<u8>, at: usize, value: &[u8]) {
    if bytes.len() < at + value.len() {
        bytes.resize(at + value.len(), 0);
    }
    bytes[at..at + value.len()].copy_from_slice(value);
}

/// Text in two pieces, one of single bytes; changes for each paragraph, by its end.
fn document(latin: &str, wide: &str, paragraphs: &[(&str, Vec<u8>)], flags: u16) -> Vec<u8> {
    let mut main = vec![0; 1024];
    put(&mut main, 0, &0xA5ECu16.to_le_bytes());
    put(&mut main, 2, &0xC1u16.to_le_bytes());
    put(&mut main, 0x0A, &(flags | 0x0200).to_le_bytes());
    let units: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (first, second) = (latin.len() as u32, wide.encode_utf16().count() as u32);
    put(&mut main, 0x4C, &(first + second).to_le_bytes());
    put(&mut main, 2048, latin.as_bytes());
    put(&mut main, 4096, &units);
    // One page of properties: where each paragraph ends, then what changes there.
    let mut page = vec![0; 512];
    let mut place = 4096u32;
    let mut offset = 500usize;
    put(&mut page, 0, &place.to_le_bytes());
    for (at, (text, changes)) in paragraphs.iter().enumerate() {
        place += 2 * text.encode_utf16().count() as u32;
        put(&mut page, 4 * (at + 1), &place.to_le_bytes());
        let mut whole = vec![0, 0];
        whole.extend(changes);
        whole.resize(whole.len() + whole.len() % 2, 0);
        offset -= whole.len() + 2;
        offset -= offset % 2;
        put(&mut page, offset, &[0, (whole.len() / 2) as u8]);
        put(&mut page, offset + 2, &whole);
        put(&mut page, 4 * (paragraphs.len() + 1) + 13 * at, &[(offset / 2) as u8]);
    }
    page[511] = paragraphs.len() as u8;
    put(&mut main, 8192, &page);
    let mut table = Vec::new();
    let clx_at = table.len() as u32;
    table.push(2);
    table.extend(28u32.to_le_bytes());
    for cp in [0, first, first + second] {
        table.extend(cp.to_le_bytes());
    }
    for place in [(2048u32 * 2) | 0x4000_0000, 4096] {
        table.extend([0, 0]);
        table.extend(place.to_le_bytes());
        table.extend([0, 0]);
    }
    let clx = table.len() as u32 - clx_at;
    put(&mut main, 0x9A + 8 * 33, &clx_at.to_le_bytes());
    put(&mut main, 0x9A + 8 * 33 + 4, &clx.to_le_bytes());
    let papx_at = table.len() as u32;
    for value in [4096u32, place, 8192 / 512] {
        table.extend(value.to_le_bytes());
    }
    put(&mut main, 0x9A + 8 * 13, &papx_at.to_le_bytes());
    put(&mut main, 0x9A + 8 * 13 + 4, &12u32.to_le_bytes());
    compound(&[("WordDocument", main), ("1Table", table)])
}

fn source(name: &str, bytes: &[u8]) -> Result<Source, Error> {
    assert!((FORMAT.hint)(bytes));
    read(&Input { name, bytes, decoder: &Native, password: None })
}

#[test]
fn pieces_levels_and_tables() {
    let in_table = vec![0x16, 0x24, 1];
    let row_end = vec![0x16, 0x24, 1, 0x17, 0x24, 1];
    let paragraphs = [
        ("一、回顾\r", vec![0x40, 0x26, 0]),
        ("增长6%。\r", vec![]),
        ("指标\u{7}", in_table.clone()),
        ("增速\u{7}", in_table),
        ("\u{7}", row_end),
        ("\u{13} TOC \\o \u{14}目录\u{15}完\r", vec![]),
    ];
    let wide: String = paragraphs.iter().map(|(text, _)| *text).collect();
    let bytes = document("GDP\r", &wide, &paragraphs, 0);
    let made = source("a.doc", &bytes).unwrap();
    assert_eq!(made.text, "GDP\n一、回顾\n增长6%。\n指标\t增速\n完\n");
    let headings: Vec<&str> = made
        .marks
        .iter()
        .filter(|mark| mark.kind == crate::bytes::MarkKind::Heading(1))
        .map(|mark| mark.span.of(&made.text))
        .collect();
    assert_eq!(headings, ["一、回顾"]);
    assert_eq!(source("a.wps", &bytes).unwrap().format, "wps");
}

#[test]
fn passwords_and_other_files_are_told() {
    let bytes = document("a\r", "b\r", &[("b\r", vec![])], 0x0100);
    assert_eq!(source("a.doc", &bytes).unwrap_err().kind(), Kind::Encrypted);
    let bytes = compound(&[("EncryptedPackage", vec![0; 100])]);
    assert_eq!(source("a.docx", &bytes).unwrap_err().kind(), Kind::Encrypted);
    let error = source("a.doc", &compound(&[("Workbook", vec![0; 100])])).unwrap_err();
    assert_eq!((error.kind(), error.details().get("found")), (Kind::UnknownFormat, Some("xls")));
    assert_eq!(source("a.doc", &[SIGNATURE, &[0; 600]].concat()).unwrap_err().kind(), Kind::Damaged);
}
