//! The body of a document, and its notes: XML → paragraphs and tables.

use super::lists::{Counted, Lists};
use super::styles::{Styles, is_on};
use crate::bytes::flow::{Block, Paragraph, Row, Table};
use crate::bytes::limits::Steps;
use crate::bytes::xml::{Tag, Token, Xml};
use crate::error::{Error, Kind};
use std::collections::HashMap;

/// Elements whose inside is not read: deleted and moved text, the second copy of a text box, what properties were before a
/// change, pronunciation.
const SKIPPED: [&str; 12] = [
    "del",
    "moveFrom",
    "Fallback",
    "delText",
    "delInstrText",
    "sectPr",
    "rt",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
];
/// Columns that a cell may reach over.
const WIDEST: usize = 50;
/// Characters from which a damaged document is worth reading up to its damage.
const WORTH: usize = 1000;

/// What holds blocks while it is open.
enum Frame {
    /// The body, a note, a text box.
    Flow(Vec<Block>),
    Table(Table),
    Row {
        row: Row,
        deleted: bool,
    },
    Cell {
        blocks: Vec<Block>,
        over: usize,
        merged: bool,
    },
}

/// A paragraph while it is open.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    style: String,
    /// Level by its own properties; `Some(None)` is body text.
    heading: Option<Option<u8>>,
    list: Option<u32>,
    level: Option<usize>,
    /// The number as an older Word wrote it beside the list.
    shown: Option<String>,
    /// Its end was deleted: it goes on in the next one.
    joins: bool,
    /// What stands in text boxes of it.
    boxed: Vec<Block>,
}

/// What holds for a run of characters.
#[derive(Clone, Copy, Default)]
struct Run {
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// A field: what it calculates, and the text that it gave.
#[derive(Default)]
struct Field {
    instruction: String,
    result: bool,
}

/// Reads a body, then its notes.
pub struct Body<'d> {
    styles: &'d Styles,
    lists: &'d Lists,
    counted: Counted,
    frames: Vec<Frame>,
    open: Vec<Open>,
    carried: Option<Paragraph>,
    run: Run,
    fields: Vec<Field>,
    /// Names of the elements that are open, where they matter.
    inside: Vec<String>,
    in_text: bool,
    in_instruction: bool,
    /// The next frame's content is not read.
    skips_content: bool,
    /// Ids of the notes whose marks stand in the text, in order.
    pub footnotes: Vec<String>,
    /// The same for notes at the end.
    pub endnotes: Vec<String>,
}

impl<'d> Body<'d> {
    /// Reads by these styles and lists.
    pub fn new(styles: &'d Styles, lists: &'d Lists) -> Self {
        Body {
            styles,
            lists,
            counted: Counted::default(),
            frames: vec![Frame::Flow(Vec::new())],
            open: Vec::new(),
            carried: None,
            run: Run::default(),
            fields: Vec::new(),
            inside: Vec::new(),
            in_text: false,
            in_instruction: false,
            skips_content: false,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
        }
    }

    /// The blocks of the body.
    pub fn read(&mut self, xml: &str, steps: &mut Steps) -> Result<Vec<Block>, Error> {
        let mut reader = Xml::new(xml, steps);
        let damage = loop {
            match reader.next() {
                Ok(Some(token)) => {
                    if let Err(error) = self.token(token, &mut reader) {
                        break Some(error);
                    }
                }
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
        };
        let blocks = self.finish();
        match damage {
            // What stands before the damage is still worth reading, if there is much of it.
            Some(error) if error.kind() != Kind::Damaged || text_length(&blocks) < WORTH => Err(error),
            _ => Ok(blocks),
        }
    }

    /// The notes by id.
    pub fn notes(&mut self, xml: &str, kind: &str, steps: &mut Steps) -> Result<HashMap<String, Vec<Block>>, Error> {
        let mut out = HashMap::new();
        let mut reader = Xml::new(xml, steps);
        let mut id = None;
        while let Some(token) = reader.next()? {
            match &token {
                Token::Start(tag) if tag.name() == kind => {
                    // The line above the notes is one as well.
                    let separator = tag.get("type").is_some_and(|kind| kind != "normal");
                    id = tag.get("id").filter(|_| !separator);
                    self.finish();
                }
                Token::End(name) if name == kind => {
                    let blocks = self.finish();
                    if let Some(id) = id.take() {
                        out.insert(id, blocks);
                    }
                }
                _ => self.token(token, &mut reader)?,
            }
        }
        Ok(out)
    }

    fn token(&mut self, token: Token, reader: &mut Xml) -> Result<(), Error> {
        match token {
            Token::Start(tag) => {
                let name = tag.name();
                // A deleted paragraph mark or row is told by an empty `del` among properties.
                let property = name == "del" && self.is_inside(&["rPr", "trPr"]);
                if property {
                    self.deleted();
                }
                let frame = name == "sdtContent" && std::mem::take(&mut self.skips_content);
                if frame || SKIPPED.contains(&name.as_str()) {
                    return reader.skip();
                }
                self.start(&name, &tag);
                self.inside.push(name);
            }
            Token::End(name) => {
                if let Some(at) = self.inside.iter().rposition(|open| *open == name) {
                    self.inside.truncate(at);
                }
                self.end(&name);
            }
            Token::Text(text) if self.in_text => self.push(&text),
            Token::Text(text) if self.in_instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(&text);
                }
            }
            Token::Text(_) => {}
        }
        Ok(())
    }

    fn is_inside(&self, names: &[&str]) -> bool {
        self.inside.last().is_some_and(|last| names.contains(&last.as_str()))
    }

    fn deleted(&mut self) {
        if self.is_inside(&["trPr"]) {
            if let Some(Frame::Row { deleted, .. }) = self.frames.last_mut() {
                *deleted = true;
            }
        } else if let [.., outer, _] = self.inside.as_slice()
            && outer == "pPr"
            && let Some(open) = self.open.last_mut()
        {
            open.joins = true;
        }
    }

    fn start(&mut self, name: &str, tag: &Tag) {
        match name {
            "p" => self.open.push(Open { style: self.styles.default.clone(), ..Open::default() }),
            "r" => self.run = Run::default(),
            "t" if self.is_inside(&["listPr"]) => self.shown(tag),
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "fldChar" => self.field(tag),
            "fldSimple" => {
                self.fields.push(Field { instruction: tag.get("instr").unwrap_or_default(), result: true });
            }
            "tab" | "ptab" if self.is_inside(&["r"]) => self.push("\t"),
            "br" | "cr" if self.is_inside(&["r"]) => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "footnoteReference" => self.footnotes.extend(tag.get("id")),
            "endnoteReference" => self.endnotes.extend(tag.get("id")),
            // A frame with a table of contents, or one that still asks for its text.
            "docPartGallery" => {
                let contents = |val: String| val.to_lowercase().contains("table of contents");
                self.skips_content |= tag.get("val").is_some_and(contents);
            }
            "showingPlcHdr" => self.skips_content |= is_on(tag),
            "sdt" => self.skips_content = false,
            "txbxContent" => self.frames.push(Frame::Flow(Vec::new())),
            "tbl" => self.frames.push(Frame::Table(Table::default())),
            "tr" => self.frames.push(Frame::Row { row: Row::default(), deleted: false }),
            "tc" => self.frames.push(Frame::Cell { blocks: Vec::new(), over: 1, merged: false }),
            _ if self.is_inside(&["pPr", "numPr", "listPr", "rPr"]) => self.property(name, tag),
            _ => self.table_property(name, tag),
        }
    }

    fn property(&mut self, name: &str, tag: &Tag) {
        let Some(open) = self.open.last_mut() else { return };
        let of_mark = matches!(self.inside.as_slice(), [.., outer, inner] if outer == "pPr" && inner == "rPr");
        match name {
            "pStyle" => open.style = tag.get("val").unwrap_or_default(),
            "outlineLvl" => {
                let level = tag.number::<u8>("val");
                open.heading = level.map(|level| (level < 9).then_some(level + 1));
            }
            "numId" | "ilfo" => open.list = tag.number("val"),
            "ilvl" => open.level = tag.number("val"),
            // What the mark at the paragraph's end looks like says nothing of its text; a hidden one joins.
            "vanish" if of_mark => open.joins |= is_on(tag),
            _ if of_mark => {}
            "b" => self.run.bold = Some(is_on(tag)),
            "vanish" => self.run.hidden = Some(is_on(tag)),
            "rStyle" => {
                let style = tag.get("val").and_then(|id| self.styles.get(&id));
                self.run.bold = self.run.bold.or(style.and_then(|style| style.bold));
                self.run.hidden = self.run.hidden.or(style.and_then(|style| style.hidden));
            }
            _ => {}
        }
    }

    fn table_property(&mut self, name: &str, tag: &Tag) {
        match (name, self.frames.last_mut()) {
            ("gridSpan", Some(Frame::Cell { over, .. })) => *over = tag.number("val").unwrap_or(1).clamp(1, WIDEST),
            ("vMerge", Some(Frame::Cell { merged, .. })) => {
                *merged = tag.get("val").is_none_or(|val| val != "restart");
            }
            ("tblHeader", Some(Frame::Row { row, .. })) => row.head = is_on(tag),
            _ => {}
        }
    }

    fn shown(&mut self, tag: &Tag) {
        if let Some(open) = self.open.last_mut() {
            // A single letter is a sign of a font of signs.
            open.shown = tag.get("val").filter(|shown| shown.chars().count() > 1);
        }
    }

    fn field(&mut self, tag: &Tag) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.close(),
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "fldSimple" => drop(self.fields.pop()),
            "txbxContent" => {
                if let Some(Frame::Flow(blocks)) = self.pop_to(|frame| matches!(frame, Frame::Flow(_))) {
                    match self.open.last_mut() {
                        Some(open) => open.boxed.extend(blocks),
                        None => blocks.into_iter().for_each(|block| self.add(block)),
                    }
                }
            }
            "tc" => {
                if let Some(Frame::Cell { blocks, over, merged }) =
                    self.pop_to(|frame| matches!(frame, Frame::Cell { .. }))
                    && let Some(Frame::Row { row, .. }) = self.frames.last_mut()
                {
                    row.cells.push(if merged { Vec::new() } else { blocks });
                    row.cells.extend(std::iter::repeat_n(Vec::new(), over - 1));
                }
            }
            "tr" => {
                if let Some(Frame::Row { row, deleted: false }) =
                    self.pop_to(|frame| matches!(frame, Frame::Row { .. }))
                    && let Some(Frame::Table(table)) = self.frames.last_mut()
                {
                    table.rows.push(row);
                }
            }
            "tbl" => {
                if let Some(Frame::Table(table)) = self.pop_to(|frame| matches!(frame, Frame::Table(_))) {
                    self.add(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    /// Takes the innermost frame off, if it is of this kind; the outermost stays.
    fn pop_to(&mut self, is: fn(&Frame) -> bool) -> Option<Frame> {
        if self.frames.len() > 1 && self.frames.last().is_some_and(is) { self.frames.pop() } else { None }
    }

    fn push(&mut self, text: &str) {
        // A table of contents and page numbers are made by fields; so are what fields calculate from.
        let unread = |field: &Field| {
            let word = field.instruction.split_whitespace().next().unwrap_or("").to_uppercase();
            !field.result || matches!(word.as_str(), "TOC" | "PAGE" | "NUMPAGES" | "PAGEREF" | "INDEX")
        };
        if self.fields.iter().any(unread) {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let style = self.styles.get(&open.style);
        let hidden = self.run.hidden.or(style.and_then(|style| style.hidden));
        if hidden != Some(true) {
            let bold = self.run.bold.or(style.and_then(|style| style.bold));
            open.paragraph.push(text, bold == Some(true));
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let style = self.styles.get(&open.style);
        let mut paragraph = open.paragraph;
        if let Some(mut before) = self.carried.take() {
            let from = before.text.len();
            before.text.push_str(&paragraph.text);
            before.strong.extend(paragraph.strong.iter().map(|(start, end)| (start + from, end + from)));
            paragraph = before;
        }
        let boxed = open.boxed;
        if open.joins && boxed.is_empty() {
            self.carried = Some(paragraph);
            return;
        }
        paragraph.heading = match open.heading {
            Some(own) => own,
            None => style.and_then(|style| style.heading),
        };
        let contents = style.is_some_and(|style| style.contents);
        // A list of its own, or that of the style; 0 is none.
        let list = open.list.or_else(|| style.and_then(|style| style.list)).filter(|&list| list != 0);
        if let Some(list) = list {
            let by_style = style.filter(|_| open.list.is_none()).and_then(|style| {
                self.lists.level_of(list, &open.style).or_else(|| self.lists.level_of(list, &style.listed_by))
            });
            let level = open.level.or(by_style).or_else(|| style.and_then(|style| style.level)).unwrap_or(0);
            let number = self.lists.next(list, level, &mut self.counted);
            let number = open.shown.map_or(number, |shown| shown + " ");
            if !paragraph.is_blank() {
                paragraph.push_front(&number);
            }
        }
        if !contents {
            self.add(Block::Paragraph(paragraph));
        }
        boxed.into_iter().for_each(|block| self.add(block));
    }

    fn add(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Flow(blocks) | Frame::Cell { blocks, .. } => return blocks.push(block),
                // Between cells nothing stands; what a damaged file has there goes further out.
                Frame::Table(_) | Frame::Row { .. } => {}
            }
        }
    }

    /// What was read so far, everything that is open being closed.
    fn finish(&mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        for name in ["tc", "tr", "tbl", "txbxContent"].into_iter().cycle().take(4 * self.frames.len()) {
            self.end(name);
        }
        if let Some(paragraph) = self.carried.take() {
            self.add(Block::Paragraph(paragraph));
        }
        self.fields.clear();
        self.inside.clear();
        (self.in_text, self.in_instruction) = (false, false);
        match std::mem::replace(&mut self.frames, vec![Frame::Flow(Vec::new())]).into_iter().next() {
            Some(Frame::Flow(blocks)) => blocks,
            _ => Vec::new(),
        }
    }
}

fn text_length(blocks: &[Block]) -> usize {
    let length = |block: &Block| match block {
        Block::Paragraph(it) => it.text.len(),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| text_length(cell)).sum(),
    };
    blocks.iter().map(length).sum()
}
