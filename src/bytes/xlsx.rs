//! Excel workbooks (xlsx): each visible sheet a table, its numbers as the sheet shows them where that matters (6.2%, not
//! 0.062). Read on the same zip and XML as the others: a crate for it would bring its own, without the limits.

use super::flow::{self, Block, Paragraph, Row, Table};
use super::limits::Steps;
use super::xml::{Token, Xml};
use super::zipped::{self, Archive};
use super::{Format, Input, Source};
use crate::error::{Error, Kind};
use std::collections::HashMap;

pub const FORMAT: Format = Format {
    id: "xlsx",
    endings: &["xlsx", "xlsm"],
    kept: "the cells of visible sheets as tables, percentages as shown",
    hint: |bytes| bytes.starts_with(zipped::SIGNATURE),
    recognise: |input| Archive::open(input.bytes).is_ok_and(|archive| archive.has(BOOK)),
    read,
};

const BOOK: &str = "xl/workbook.xml";
/// Columns of a sheet that are read; what stands further out is a slip of the hand.
const WIDEST: usize = 200;

fn read(input: &Input) -> Result<Source, Error> {
    let mut archive = Archive::open(input.bytes)?;
    let mut steps = Steps::default();
    let mut xml = |path: &str| archive.xml(path, input.decoder).map(Option::unwrap_or_default);
    let sheets = sheets(&xml(BOOK)?, &xml("xl/_rels/workbook.xml.rels")?, &mut steps)?;
    let shared = shared(&xml("xl/sharedStrings.xml")?, &mut steps)?;
    let percents = percents(&xml("xl/styles.xml")?, &mut steps);
    let mut blocks = Vec::new();
    for (name, path) in sheets {
        let table = Sheet { shared: &shared, percents: &percents }.read(&xml(&path)?, &mut steps)?;
        if table.rows.iter().any(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
            // Sheet1 is no title.
            if !name.to_ascii_lowercase().starts_with("sheet") {
                blocks.push(Block::Paragraph(Paragraph::new(name)));
            }
            blocks.push(Block::Table(table));
        }
    }
    flow::source(&blocks)
}

/// Name and path of the sheets that are shown.
fn sheets(book: &str, related: &str, steps: &mut Steps) -> Result<Vec<(String, String)>, Error> {
    let mut targets = HashMap::new();
    let mut reader = Xml::new(related, steps);
    while let Some(token) = reader.next()? {
        if let Token::Start(tag) = token
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), String::from);
            targets.insert(id, path);
        }
    }
    let mut out = Vec::new();
    let mut reader = Xml::new(book, steps);
    while let Some(token) = reader.next()? {
        let Token::Start(tag) = token else { continue };
        if tag.name() == "sheet" && tag.get("state").is_none_or(|state| state == "visible") {
            let path = tag.get("id").and_then(|id| targets.get(&id).cloned());
            out.extend(path.map(|path| (tag.get("name").unwrap_or_default(), path)));
        }
    }
    match out.is_empty() {
        true => Err(Error::new(Kind::Damaged, "the workbook names no sheet")),
        false => Ok(out),
    }
}

/// The texts that cells share.
fn shared(xml: &str, steps: &mut Steps) -> Result<Vec<String>, Error> {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    let mut reader = Xml::new(xml, steps);
    while let Some(token) = reader.next()? {
        match token {
            Token::Start(tag) => match tag.name().as_str() {
                "si" => out.push(String::new()),
                "t" => inside = true,
                // How a word is pronounced.
                "rPh" => reader.skip()?,
                _ => {}
            },
            Token::End(name) => inside &= name != "t",
            Token::Text(text) if inside => out.iter_mut().last().into_iter().for_each(|it| it.push_str(&text)),
            Token::Text(_) => {}
        }
    }
    Ok(out)
}

/// Decimals of the percentages that each style of cells shows; `None` where it shows none.
fn percents(xml: &str, steps: &mut Steps) -> Vec<Option<usize>> {
    let mut formats: HashMap<u32, String> = HashMap::from([(9, "0%".to_owned()), (10, "0.00%".to_owned())]);
    let mut out = Vec::new();
    let mut inside = false;
    let mut reader = Xml::new(xml, steps);
    while let Ok(Some(token)) = reader.next() {
        match token {
            Token::Start(tag) => match tag.name().as_str() {
                "numFmt" => {
                    let format = tag.number("numFmtId").zip(tag.get("formatCode"));
                    formats.extend(format);
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let format = tag.number("numFmtId").and_then(|id: u32| formats.get(&id));
                    out.push(format.filter(|format| format.contains('%')).map(|format| {
                        let behind = format.split_once('.').map_or("", |(_, behind)| behind);
                        behind.chars().take_while(|ch| matches!(ch, '0' | '#')).count()
                    }));
                }
                _ => {}
            },
            Token::End(name) if name == "cellXfs" => inside = false,
            _ => {}
        }
    }
    out
}

struct Sheet<'b> {
    shared: &'b [String],
    percents: &'b [Option<usize>],
}

/// A cell while it is open.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    column: usize,
    text: String,
}

impl Sheet<'_> {
    fn read(&self, xml: &str, steps: &mut Steps) -> Result<Table, Error> {
        let mut table = Table::default();
        let mut cell = Cell::default();
        let mut inside = false;
        let mut hidden = false;
        let mut reader = Xml::new(xml, steps);
        while let Some(token) = reader.next()? {
            match token {
                Token::Start(tag) => match tag.name().as_str() {
                    "row" => {
                        hidden = tag.get("hidden").is_some_and(|value| value != "0" && value != "false");
                        table.rows.push(Row::default());
                    }
                    "c" => {
                        cell = Cell {
                            kind: tag.get("t").unwrap_or_default(),
                            style: tag.number("s").unwrap_or(0),
                            column: tag.get("r").map(|place| column(&place)).unwrap_or(0),
                            text: String::new(),
                        };
                    }
                    "v" | "t" => inside = true,
                    "rPh" | "f" => reader.skip()?,
                    _ => {}
                },
                Token::End(name) => match name.as_str() {
                    "v" | "t" => inside = false,
                    "c" if !hidden => self.put(&cell, &mut table),
                    _ => {}
                },
                Token::Text(text) if inside => cell.text.push_str(&text),
                Token::Text(_) => {}
            }
        }
        // All rows have as many cells as the widest, up to its last full one.
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        Ok(table)
    }

    fn put(&self, cell: &Cell, table: &mut Table) {
        let Some(row) = table.rows.last_mut() else { return };
        let at = if cell.column > 0 { cell.column - 1 } else { row.cells.len() };
        let text = match cell.kind.as_str() {
            "s" => cell.text.trim().parse().ok().and_then(|at: usize| self.shared.get(at)).cloned().unwrap_or_default(),
            "str" | "inlineStr" => cell.text.clone(),
            "b" => if cell.text.trim() == "1" { "是" } else { "否" }.to_owned(),
            "e" => String::new(),
            _ => self.number(&cell.text, cell.style),
        };
        if at >= WIDEST || text.trim().is_empty() {
            return;
        }
        row.cells.resize_with(row.cells.len().max(at + 1), Vec::new);
        if let Some(slot) = row.cells.get_mut(at) {
            *slot = vec![Block::Paragraph(Paragraph::new(text))];
        }
    }

    /// 0.062 in a cell of percentages is 6.2%; 6.199999999999999 is 6.2.
    fn number(&self, text: &str, style: usize) -> String {
        let Ok(value) = text.trim().parse::<f64>() else { return text.trim().to_owned() };
        if let Some(decimals) = self.percents.get(style).copied().flatten() {
            return format!("{:.*}%", decimals.min(10), value * 100.0);
        }
        if !value.is_finite() || value.abs() >= 1e15 {
            return text.trim().to_owned();
        }
        let written = format!("{value:.9}");
        written.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// 28 for `AB12`.
fn column(place: &str) -> usize {
    let letters = place.bytes().take(4).take_while(u8::is_ascii_alphabetic);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::encoding::Native;
    use std::io::Write;

    #[test]
    fn sheets_are_tables() {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, xml) in [
            (
                BOOK,
                "<workbook><sheets><sheet name='主要指标' r:id='r1'/><sheet name='隐' state='hidden' r:id='r2'/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='worksheets/a.xml'/><Relationship Id='r2' Target='/xl/worksheets/b.xml'/></Relationships>",
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>指标</t></si><si><r><t>地区</t></r><r><t>生产总值</t></r><rPh><t>x</t></rPh></si></sst>",
            ),
            (
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0%'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>",
            ),
            (
                "xl/worksheets/a.xml",
                "<worksheet><sheetData><row><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>增速</t></is></c></row><row/><row><c r='A3' t='s'><v>1</v></c><c r='B3'><v>2900.1000000000004</v></c><c r='C3' s='1'><f>1/2</f><v>0.062</v></c></row></sheetData></worksheet>",
            ),
            ("xl/worksheets/b.xml", "<worksheet><row><c t='str'><v>隐</v></c></row></worksheet>"),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(xml.as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        let input = Input { name: "a.xlsx", bytes: &bytes, decoder: &Native, password: None };
        assert!((FORMAT.recognise)(&input));
        assert_eq!(read(&input).unwrap().text, "主要指标\n指标\t\t增速\n地区生产总值\t2900.1\t6.2%\n");
        assert_eq!([column("A1"), column("AB12"), column("")], [1, 28, 0]);
    }
}
