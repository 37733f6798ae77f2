//! Tables as text (csv, and tabs in place of commas): told by lines that all have as many cells.

use super::flow::{self, Block, Paragraph, Row, Table};
use super::{Format, Input, Source, encoding, limits};
use crate::error::{Error, Kind};

pub const FORMAT: Format = Format {
    id: "csv",
    endings: &["csv", "tsv"],
    kept: "the cells as a table",
    hint: |bytes| divider(bytes).is_some(),
    recognise,
    read,
};

/// Bytes and lines that are looked at.
const HEAD: usize = 16 << 10;
const LINES: usize = 30;
/// Lines that tell a table.
const FEWEST: usize = 3;
/// Bytes of a cell that is prose, on average.
const PROSE: usize = 100;

/// What divides the cells, if the first lines are those of a table. Commas and tabs are no part of another character in any
/// encoding that is known.
fn divider(bytes: &[u8]) -> Option<u8> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let whole = bytes.len() <= HEAD;
    [b',', b'\t', b';'].into_iter().find(|divider| {
        let counts = counts(head, *divider, whole);
        let first = counts.first().copied().unwrap_or(0);
        let cells = counts.len() * (first + 1);
        counts.len() >= FEWEST
            && first > 0
            && counts.iter().all(|count| *count == first)
            && (counts.len() == LINES || head.len() <= PROSE * cells)
    })
}

/// How many dividers each of the first lines has. Line ends and dividers in quotation marks are none.
fn counts(head: &[u8], divider: u8, whole: bool) -> Vec<usize> {
    let mut out = Vec::new();
    let (mut count, mut filled, mut quoted) = (0, false, false);
    for byte in head {
        quoted ^= *byte == b'"';
        match byte {
            b'\n' if !quoted => {
                if filled {
                    out.push(count);
                }
                (count, filled) = (0, false);
            }
            _ => {
                count += usize::from(*byte == divider && !quoted);
                filled |= !byte.is_ascii_whitespace();
            }
        }
        if out.len() == LINES {
            return out;
        }
    }
    // The last line may be cut off.
    if whole && filled {
        out.push(count);
    }
    out
}

/// Whether the bytes are such a table, and no prose whose lines happen to have as many commas.
fn recognise(input: &Input) -> bool {
    if divider(input.bytes).is_none() || !encoding::is_text(input.bytes) {
        return false;
    }
    let head = input.bytes.get(..HEAD).unwrap_or(input.bytes);
    let Some(decoded) = encoding::decode(head, input.decoder) else { return false };
    decoded.text.matches('。').count() * 5 <= decoded.text.lines().count()
}

fn read(input: &Input) -> Result<Source, Error> {
    let decoded = encoding::decode(input.bytes, input.decoder).ok_or_else(|| {
        Error::new(Kind::UnknownFormat, "the bytes are no text in a known encoding").with("found", "encoding")
    })?;
    let divider = char::from(divider(input.bytes).unwrap_or(b','));
    let mut table = Table::default();
    let (mut row, mut cell) = (Row::default(), String::new());
    let mut quoted = false;
    let mut chars = decoded.text.chars().peekable();
    let end_cell = |row: &mut Row, cell: &mut String| {
        row.cells.push(vec![Block::Paragraph(Paragraph::new(std::mem::take(cell)))]);
    };
    while let Some(ch) = chars.next() {
        match ch {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                end_cell(&mut row, &mut cell);
                table.rows.push(std::mem::take(&mut row));
                if table.rows.len() as u64 > limits::STEPS {
                    return Err(limits::passed("rows", limits::STEPS));
                }
            }
            '\r' => {}
            ch if ch == divider && !quoted => end_cell(&mut row, &mut cell),
            ch => cell.push(ch),
        }
    }
    end_cell(&mut row, &mut cell);
    table.rows.push(row);
    let mut source = flow::source(&[Block::Table(table)])?;
    source.encoding = Some(decoded.label.into());
    if !decoded.undecodable.is_empty() {
        source.undecodable = source.text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
    }
    Ok(source)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::encoding::Native;

    #[test]
    fn tables_are_told_by_their_lines() {
        let text = "指标,单位,增速\r\n\"工业,含矿业\",亿元,6%\r\n投资,亿元,\"7\"\"\"\r\n";
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        let input = Input { name: "a.txt", bytes: &bytes, decoder: &Native, password: None };
        assert!((FORMAT.recognise)(&input));
        let made = read(&input).unwrap();
        assert_eq!(made.text, "指标\t单位\t增速\n工业,含矿业\t亿元\t6%\n投资\t亿元\t7\"\n");
        assert_eq!(made.encoding.as_deref(), Some("gb18030"));
        for prose in ["各位代表:\n现在,我报告工作.\n一,回顾,总结\n", "一、回顾\n二、安排\n三、结语\n", "a,b\nc,d\n"]
        {
            assert_eq!(divider(prose.as_bytes()), None, "{prose}");
        }
    }
}
