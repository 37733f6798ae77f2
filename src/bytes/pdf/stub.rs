//! A font of one empty glyph, made here: the interpreter leaves out text in fonts that it cannot get.

use hayro_interpret::font::FontData;
use std::sync::Arc;

/// Its tables and their content, all numbers big end first.
const TABLES: [(&[u8; 4], &[u8]); 4] = [
    // Version, revision, checksum, magic number, flags, units per em, times, bounds, style, smallest size, direction, formats.
    (
        b"head",
        &[
            0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x5F, 0x0F, 0x3C, 0xF5, 0, 0, 3, 0xE8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0xE8, 3, 0xE8, 0, 0, 0, 8, 0, 2, 0, 0, 0, 0,
        ],
    ),
    // Version, ascender, descender, …, one advance.
    (
        b"hhea",
        &[
            0, 1, 0, 0, 3, 0x70, 0xFF, 0x88, 0, 0, 3, 0xE8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 1,
        ],
    ),
    (b"hmtx", &[3, 0xE8, 0, 0]),
    // Version 0.5, one glyph.
    (b"maxp", &[0, 0, 0x50, 0, 0, 1]),
];

/// The font.
pub fn font() -> FontData {
    Arc::new(bytes())
}

fn bytes() -> Vec<u8> {
    let count = TABLES.len() as u16;
    let mut out = vec![0, 1, 0, 0];
    for value in [count, 64, 2, count * 16 - 64] {
        out.extend(value.to_be_bytes());
    }
    let mut offset = 12 + 16 * TABLES.len();
    for (name, content) in TABLES {
        out.extend(name);
        out.extend([0; 4]);
        out.extend((offset as u32).to_be_bytes());
        out.extend((content.len() as u32).to_be_bytes());
        offset += content.len().next_multiple_of(4);
    }
    for (_, content) in TABLES {
        out.extend(content);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}
