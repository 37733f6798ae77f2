//! Characters → paragraphs and tables.

use super::file::{File, Part, Unit};
use super::lists::Lists;
use super::properties::{ParagraphProperties, RunProperties, Runs};
use super::styles::Style;
use crate::bytes::flow::{self, Block, Paragraph, Row, Table};
use crate::bytes::{Source, limits};
use crate::error::Error;

/// The source that a document makes: its body, then text boxes, then notes.
pub fn source(file: &File) -> Result<Source, Error> {
    let [body, footnotes, headers, macros, comments, endnotes, boxes] = file.lengths;
    let mut reading = Reading {
        paragraphs: Runs::read(file, Part::Paragraphs),
        characters: Runs::read(file, Part::Characters),
        styles: super::styles::read(file),
        lists: super::lists::read(file),
        out: Vec::new(),
        cell: Vec::new(),
        row: Row::default(),
        table: Table::default(),
    };
    let before_notes = body;
    let before_endnotes = [footnotes, headers, macros, comments].into_iter().fold(body, usize::saturating_add);
    let before_boxes = before_endnotes.saturating_add(endnotes);
    let mut blocks = reading.blocks(&file.units(0, body)?)?;
    blocks.extend(reading.blocks(&file.units(before_boxes, boxes)?)?);
    let mut notes = reading.blocks(&file.units(before_notes, footnotes)?)?;
    notes.extend(reading.blocks(&file.units(before_endnotes, endnotes)?)?);
    let mut source = flow::source(&blocks)?;
    let from = source.text.len();
    flow::write(&notes, &mut source)?;
    flow::mark_notes(&mut source, from);
    Ok(source)
}

/// A field while it is open.
#[derive(Default)]
struct Field {
    instruction: String,
    result: bool,
}

impl Field {
    fn is_unread(&self) -> bool {
        let word = self.instruction.split_whitespace().next().unwrap_or("").to_uppercase();
        !self.result || matches!(word.as_str(), "TOC" | "PAGE" | "NUMPAGES" | "PAGEREF" | "INDEX")
    }
}

struct Reading<'b> {
    paragraphs: Runs<'b>,
    characters: Runs<'b>,
    styles: Vec<Style>,
    lists: Lists,
    out: Vec<Block>,
    cell: Vec<Block>,
    row: Row,
    table: Table,
}

impl Reading<'_> {
    /// The blocks of a stretch of the text.
    fn blocks(&mut self, units: &[Unit]) -> Result<Vec<Block>, Error> {
        let mut fields: Vec<Field> = Vec::new();
        for paragraph in units.split_inclusive(|unit| matches!(unit.code, 0x0D | 0x07 | 0x0C)) {
            let Some(end) = paragraph.last() else { continue };
            let (properties, style) = self.properties(end.place);
            let read = self.paragraph(paragraph, &style, &mut fields);
            let numbered = self.numbered(read, properties);
            match end.code {
                0x07 => self.end_cell(numbered, properties),
                _ if properties.in_table => self.cell.extend(numbered.map(Block::Paragraph)),
                _ => {
                    self.end_table();
                    self.out.extend(numbered.map(Block::Paragraph));
                }
            }
            if fields.len() > limits::DEPTH {
                return Err(limits::passed("nested fields", limits::DEPTH as u64));
            }
        }
        self.end_table();
        Ok(std::mem::take(&mut self.out))
    }

    /// Properties of the paragraph whose end stands at a place, those of its style filled in, and that style.
    fn properties(&self, place: usize) -> (ParagraphProperties, Style) {
        let (number, changes) = self.paragraphs.at(place).unwrap_or_default();
        let mut own = ParagraphProperties { style: number, ..ParagraphProperties::default() };
        own.apply(changes);
        let style = self.styles.get(usize::from(own.style)).cloned().unwrap_or_default();
        let mut properties = style.paragraph;
        properties.apply(changes);
        properties.style = own.style;
        (properties, style)
    }

    fn paragraph(&self, units: &[Unit], style: &Style, fields: &mut Vec<Field>) -> Option<Paragraph> {
        let mut out = Paragraph::default();
        let mut run: Vec<u16> = Vec::new();
        let mut at: Option<(usize, RunProperties)> = None;
        let mut bold = false;
        for unit in units {
            // Runs are some characters long: the properties are looked up where the changes are others.
            let changes = self.characters.at(unit.place).map(|(_, changes)| changes).unwrap_or_default();
            let key = changes.as_ptr() as usize;
            let properties = match at {
                Some((before, properties)) if before == key && !changes.is_empty() => properties,
                _ => {
                    let mut properties = style.run;
                    properties.deleted = false;
                    properties.apply(changes, style.run);
                    at = Some((key, properties));
                    properties
                }
            };
            let now = properties.bold == Some(true);
            if now != bold {
                out.push(&String::from_utf16_lossy(&std::mem::take(&mut run)), bold);
                bold = now;
            }
            match unit.code {
                0x13 => fields.push(Field::default()),
                0x14 => {
                    if let Some(field) = fields.last_mut() {
                        field.result = true;
                    }
                }
                0x15 => drop(fields.pop()),
                code => {
                    if let Some(field) = fields.last_mut().filter(|field| !field.result) {
                        field.instruction.extend(char::from_u32(u32::from(code)));
                    } else if properties.hidden != Some(true)
                        && !properties.deleted
                        && !fields.iter().any(Field::is_unread)
                    {
                        run.extend(shown(code));
                    }
                }
            }
        }
        out.push(&String::from_utf16_lossy(&run), bold);
        out.heading = style.paragraph.heading.flatten();
        (!style.contents).then_some(out)
    }

    /// The paragraph with its number and level.
    fn numbered(&mut self, paragraph: Option<Paragraph>, properties: ParagraphProperties) -> Option<Paragraph> {
        let mut paragraph = paragraph?;
        paragraph.heading = properties.heading.flatten();
        // Numbers above are those of older Words' own numbering.
        if let Some(list) = properties.list.filter(|list| (1..2047).contains(list)) {
            let number = self.lists.next(list, properties.level.unwrap_or(0));
            if !paragraph.is_blank() {
                paragraph.push_front(&number);
            }
        }
        Some(paragraph)
    }

    fn end_cell(&mut self, paragraph: Option<Paragraph>, properties: ParagraphProperties) {
        if !properties.ends_row {
            self.cell.extend(paragraph.map(Block::Paragraph));
            let cell = std::mem::take(&mut self.cell);
            return self.row.cells.push(cell);
        }
        let mut row = std::mem::take(&mut self.row);
        row.head = properties.head;
        self.table.rows.push(row);
    }

    fn end_table(&mut self) {
        if !self.row.cells.is_empty() {
            self.table.rows.push(std::mem::take(&mut self.row));
        }
        if !self.table.rows.is_empty() {
            self.out.push(Block::Table(std::mem::take(&mut self.table)));
        }
        self.out.append(&mut self.cell);
    }
}

/// What a character of the file shows.
fn shown(code: u16) -> Option<u16> {
    match code {
        0x09 => Some(0x09),
        0x0B => Some(0x0A),
        0x1E => Some(0x2D),
        0xA0 => Some(0x20),
        0..0x20 => None,
        code => Some(code),
    }
}
