//! Rich text (rtf), which many a .doc is: paragraphs, headings by style and outline level, the numbers as they are written
//! beside each paragraph, bold, tables, notes. Deletions, hidden text and tables of contents stay out.
//!
//! [`words`] cuts the bytes into groups, control words and characters; this file says what they mean.

mod words;

use super::flow::{self, Block, Paragraph, Row, Table};
use super::limits::{self, Steps};
use super::{Format, Input, Source};
use crate::error::{Error, Kind};
use std::collections::HashMap;
use words::{Word, Words};

pub const FORMAT: Format = Format {
    id: "rtf",
    endings: &["rtf", "doc"],
    kept: "headings by style and outline level, automatic numbers, bold, tables, notes",
    hint,
    recognise: |input| hint(input.bytes),
    read,
};

fn hint(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

fn read(input: &Input) -> Result<Source, Error> {
    let mut reading = Reading::new(input);
    let mut steps = Steps::default();
    let mut words = Words::new(input.bytes);
    while let Some(word) = words.next() {
        steps.take(1)?;
        reading.word(word, &mut words)?;
    }
    reading.finish()
}

/// Where characters go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Target {
    /// Into the text.
    #[default]
    Text,
    /// Nowhere.
    Nowhere,
    /// The number of the paragraph.
    Number,
    /// The instruction of a field.
    Instruction,
    /// The name of a style.
    StyleName,
    /// The table of fonts.
    Fonts,
}

/// What holds inside a group.
#[derive(Clone, Copy, Debug)]
struct State {
    target: Target,
    bold: bool,
    hidden: bool,
    deleted: bool,
    font: i32,
    /// Characters that stand for a `\u`, for readers that do not know it.
    substitutes: usize,
    /// Inside the stylesheet.
    styles: bool,
    note: bool,
    style: i32,
    field: bool,
}

/// A paragraph style.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    heading: Option<u8>,
    contents: bool,
}

struct Reading<'a> {
    input: &'a Input<'a>,
    codepage: i32,
    fonts: HashMap<i32, i32>,
    styles: HashMap<i32, Style>,
    state: State,
    outer: Vec<State>,
    /// Bytes of characters that are not decoded yet.
    pending: Vec<u8>,
    skip: usize,
    high: Option<u16>,
    open: Paragraph,
    number: String,
    name: String,
    instruction: String,
    /// Style and outline level of the open paragraph.
    style: i32,
    level: Option<u8>,
    in_table: bool,
    head: bool,
    /// Fields whose result is not read, by how deep they began.
    unread: Vec<usize>,
    cell: Vec<Block>,
    row: Row,
    table: Table,
    out: Vec<Block>,
    notes: Vec<Block>,
    /// The paragraph around a note.
    around: Vec<Paragraph>,
}

impl<'a> Reading<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        Reading {
            input,
            codepage: 1252,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            state: State {
                target: Target::Text,
                bold: false,
                hidden: false,
                deleted: false,
                font: 0,
                substitutes: 1,
                styles: false,
                note: false,
                style: 0,
                field: false,
            },
            outer: Vec::new(),
            pending: Vec::new(),
            skip: 0,
            high: None,
            open: Paragraph::default(),
            number: String::new(),
            name: String::new(),
            instruction: String::new(),
            style: 0,
            level: None,
            in_table: false,
            head: false,
            unread: Vec::new(),
            cell: Vec::new(),
            row: Row::default(),
            table: Table::default(),
            out: Vec::new(),
            notes: Vec::new(),
            around: Vec::new(),
        }
    }

    fn word(&mut self, word: Word, words: &mut Words) -> Result<(), Error> {
        match word {
            Word::Open => {
                self.flush();
                self.skip = 0;
                if self.outer.len() >= limits::STEPS.min(10_000) as usize {
                    return Err(limits::passed("nested groups", 10_000));
                }
                self.outer.push(self.state);
                self.state.field = false;
            }
            Word::Close => {
                self.flush();
                self.skip = 0;
                self.close();
            }
            Word::Byte(byte) if self.skip > 0 => {
                let _ = byte;
                self.skip -= 1;
            }
            Word::Byte(byte) => self.pending.push(byte),
            Word::Control { name, number } => {
                self.flush();
                if name == "bin" {
                    words.skip(number.unwrap_or(0).max(0) as usize);
                } else if self.skip > 0 && name != "u" {
                    self.skip -= 1;
                } else {
                    self.control(name, number);
                }
            }
            // A group that a reader may pass over: read only where it is known.
            Word::Ignorable => {
                self.flush();
                let known = words.peek_control().is_some_and(|name| {
                    matches!(
                        name,
                        "shppict" | "shpinst" | "shptxt" | "fldinst" | "cs" | "s" | "ts" | "pntext" | "footnote"
                    )
                });
                if !known {
                    self.state.target = Target::Nowhere;
                }
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        let depth = self.outer.len();
        let closed = self.state;
        self.state = self.outer.pop().unwrap_or(closed);
        if closed.styles && self.state.styles && closed.target == Target::StyleName {
            self.end_style(closed.style);
        }
        if closed.target == Target::Instruction && self.state.target != Target::Instruction {
            let word = self.instruction.split_whitespace().next().unwrap_or("").to_uppercase();
            if matches!(word.as_str(), "TOC" | "PAGE" | "NUMPAGES" | "PAGEREF" | "INDEX") {
                // Until the group around it ends, which holds the result.
                self.unread.push(depth.saturating_sub(1));
            }
            self.instruction.clear();
        }
        self.unread.retain(|&from| from < depth);
        if closed.note && !self.state.note {
            let note = self.paragraph();
            self.notes.extend(note.map(Block::Paragraph));
            self.open = self.around.pop().unwrap_or_default();
        }
    }

    fn end_style(&mut self, id: i32) {
        let name = std::mem::take(&mut self.name).trim().trim_end_matches(';').to_lowercase();
        let style = self.styles.entry(id).or_default();
        let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
        style.heading = style.heading.or(level.and_then(|level| level.trim().parse().ok()));
        style.contents = name.starts_with("toc ") || name.starts_with("目录 ");
    }

    /// Decodes the bytes that have gathered.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let label = match self.fonts.get(&self.state.font) {
            Some(134) => "gb18030",
            Some(136) => "big5",
            Some(128) => "shift_jis",
            // A font without a character set of its own: the document's.
            _ if self.codepage == 936 || self.codepage == 54936 => "gb18030",
            _ if self.codepage == 950 => "big5",
            _ if self.codepage == 65001 => "utf-8",
            _ => "windows-1252",
        };
        let text = self.input.decoder.decode(label, &bytes);
        self.push(&text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned()));
    }

    fn push(&mut self, text: &str) {
        self.high = None;
        match self.state.target {
            Target::Text if self.state.hidden || self.state.deleted || !self.unread.is_empty() => {}
            Target::Text => self.open.push(text, self.state.bold),
            Target::Number => self.number.push_str(text),
            Target::Instruction => self.instruction.push_str(text),
            Target::StyleName => self.name.push_str(text),
            Target::Nowhere | Target::Fonts => {}
        }
    }

    fn control(&mut self, name: &str, number: Option<i32>) {
        if self.destination(name) {
            return;
        }
        let on = number != Some(0);
        match name {
            "ansicpg" => self.codepage = number.unwrap_or(1252),
            "uc" => self.state.substitutes = number.unwrap_or(1).clamp(0, 16) as usize,
            "u" => self.unicode(number.unwrap_or(0)),
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" if self.state.target == Target::Fonts => {
                self.fonts.insert(self.state.font, number.unwrap_or(0));
            }
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
            }
            "s" | "cs" | "ds" if self.state.styles => {
                self.state.style = number.unwrap_or(0);
                // Styles of characters and sections share the numbers of others.
                if name != "s" {
                    self.state.style += 1_000_000;
                }
            }
            "outlinelevel" if self.state.styles => {
                let level = number.filter(|level| (0..9).contains(level)).map(|level| level as u8 + 1);
                self.styles.entry(self.state.style).or_default().heading = level;
            }
            _ if self.state.target == Target::StyleName || self.state.target == Target::Fonts => {}
            _ => self.in_text(name, number),
        }
    }

    /// Whether the word begins a destination; then what follows in the group goes there.
    fn destination(&mut self, name: &str) -> bool {
        let target = match name {
            "fonttbl" => Target::Fonts,
            "stylesheet" => {
                self.state.styles = true;
                Target::StyleName
            }
            "listtext" | "pntext" => Target::Number,
            "fldinst" => Target::Instruction,
            "fldrslt" | "shptxt" => Target::Text,
            "footnote" => {
                self.around.push(std::mem::take(&mut self.open));
                self.state.note = true;
                Target::Text
            }
            "colortbl" | "info" | "pict" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl"
            | "footerr" | "footerf" | "objdata" | "listtable" | "listoverridetable" | "rsidtbl" | "generator"
            | "xe" | "tc" | "nonshppict" | "sp" | "bkmkstart" | "bkmkend" | "ftnsep" | "ftnsepc" | "aftnsep"
            | "annotation" | "datafield" | "themedata" => Target::Nowhere,
            _ => return false,
        };
        // What stands inside what is not read is not read either.
        if self.state.target != Target::Nowhere || name == "shptxt" {
            self.state.target = target;
        }
        true
    }

    fn in_text(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "sect" => self.end_paragraph(),
            "line" | "page" | "column" => self.push("\n"),
            "tab" => self.push("\t"),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            "emspace" | "enspace" | "qmspace" | "~" => self.push(" "),
            "_" => self.push("-"),
            "pard" if self.state.target == Target::Text => {
                (self.style, self.level, self.in_table) = (0, None, false);
            }
            "s" => self.style = number.unwrap_or(0),
            "outlinelevel" => self.level = number.filter(|level| (0..9).contains(level)).map(|level| level as u8 + 1),
            "intbl" => self.in_table = true,
            "trowd" => self.head = false,
            "trhdr" => self.head = true,
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xFFFF) as u16;
        self.skip = self.state.substitutes;
        if let Some(high) = self.high.take()
            && let Some(Ok(ch)) = char::decode_utf16([high, unit]).next()
        {
            return self.push(ch.encode_utf8(&mut [0; 4]));
        }
        match char::decode_utf16([unit]).next() {
            Some(Ok(ch)) => self.push(ch.encode_utf8(&mut [0; 4])),
            _ => self.high = Some(unit),
        }
    }

    fn end_paragraph(&mut self) {
        if self.state.target != Target::Text {
            return;
        }
        let Some(paragraph) = self.paragraph() else { return };
        if self.state.note {
            self.notes.push(Block::Paragraph(paragraph));
        } else if self.in_table {
            self.cell.push(Block::Paragraph(paragraph));
        } else {
            self.end_table();
            self.out.push(Block::Paragraph(paragraph));
        }
    }

    /// The paragraph that ends here; `None` for a line of a table of contents.
    fn paragraph(&mut self) -> Option<Paragraph> {
        let mut paragraph = std::mem::take(&mut self.open);
        let number = std::mem::take(&mut self.number);
        let style = self.styles.get(&self.style).copied().unwrap_or_default();
        paragraph.heading = self.level.or(style.heading);
        // A sign of a list says nothing; a number does.
        let number = number.trim();
        if !paragraph.is_blank() && number.chars().any(char::is_alphanumeric) {
            let closed = number.ends_with(['、', '）', '．', '：', '】', '。']);
            paragraph.push_front(&format!("{number}{}", if closed { "" } else { "\t" }));
        }
        (!style.contents).then_some(paragraph)
    }

    fn end_cell(&mut self) {
        if let Some(paragraph) = self.paragraph() {
            self.cell.push(Block::Paragraph(paragraph));
        }
        let cell = std::mem::take(&mut self.cell);
        self.row.cells.push(cell);
    }

    fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        row.head = self.head;
        self.table.rows.push(row);
    }

    fn end_table(&mut self) {
        if !self.row.cells.is_empty() || !self.cell.is_empty() {
            self.row.cells.push(std::mem::take(&mut self.cell));
            self.end_row();
        }
        if !self.table.rows.is_empty() {
            self.out.push(Block::Table(std::mem::take(&mut self.table)));
        }
    }

    fn finish(mut self) -> Result<Source, Error> {
        self.flush();
        self.state.target = Target::Text;
        if !self.open.is_blank() {
            self.end_paragraph();
        }
        self.end_table();
        if self.out.is_empty() && self.notes.is_empty() {
            return Err(Error::new(Kind::Damaged, "the rich text has no paragraph"));
        }
        let mut source = flow::source(&self.out)?;
        let from = source.text.len();
        flow::write(&self.notes, &mut source)?;
        flow::mark_notes(&mut source, from);
        Ok(source)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::MarkKind;
    use crate::bytes::encoding::Native;

    fn source(rtf: &[u8]) -> Source {
        assert!(hint(rtf));
        read(&Input { name: "a.doc", bytes: rtf, decoder: &Native, password: None }).unwrap()
    }

    fn lines(rtf: &str) -> Vec<String> {
        source(rtf.as_bytes()).text.lines().filter(|line| !line.is_empty()).map(String::from).collect()
    }

    #[test]
    fn characters_however_they_are_written() {
        assert_eq!(lines("{\\rtf1\\ansi\\ansicpg936 \\'d4\\'f6\\'b3\\'a46%\\par}"), ["增长6%"]);
        assert_eq!(lines("{\\rtf1\\ansi\\uc1\\u22686?\\u38271\\'3f6%\\par}"), ["增长6%"]);
        assert_eq!(
            lines("{\\rtf1{\\fonttbl{\\f1\\fcharset134 \\'cb\\'ce;}}\\f1\\'d4\\'f6\\'b3\\'a4\\f0 6%\\par}"),
            ["增长6%"]
        );
        assert_eq!(lines("{\\rtf1\\uc2\\u-10179\\'00\\'00\\u-8704\\'00\\'00\\par}"), ["\u{1F600}"]);
        let gbk = encoding_rs::GB18030.encode("{\\rtf1\\ansicpg936 增长6%\\par}").0.into_owned();
        assert_eq!(source(&gbk).text, "增长6%\n");
    }

    #[test]
    fn headings_numbers_bold_and_tables() {
        let made = source(
            "{\\rtf1\\ansicpg65001{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s3 toc 1;}{\\*\\cs4 Strong;}}{\\info{\\title 无}}\
             \\pard\\s1{\\listtext\\pard\\plain 一、\\tab}回顾\\par\\pard\\s3 回顾 1\\par\\pard{\\b 扩大投资。}完成\\par\
             \\pard\\outlinelevel1{\\pntext 1.\\tab}二级\\par\
             \\trowd\\trhdr\\pard\\intbl 指标\\cell 增速\\cell\\row\\trowd\\pard\\intbl 工业\\par 投资\\cell 6%\\cell\\row\\pard 完\\par}"
                .as_bytes(),
        );
        assert_eq!(made.text, "一、回顾\n扩大投资。完成\n1.\t二级\n指标\t增速\n工业 投资\t6%\n完\n");
        let of =
            |kind| made.marks.iter().filter(|it| it.kind == kind).map(|it| it.span.of(&made.text)).collect::<Vec<_>>();
        assert_eq!(of(MarkKind::Heading(1)), ["一、回顾"]);
        assert_eq!(of(MarkKind::Heading(2)), ["1.\t二级"]);
        assert_eq!(of(MarkKind::Strong), ["扩大投资。"]);
        assert_eq!(of(MarkKind::Head), ["指标\t增速"]);
    }

    #[test]
    fn what_is_no_text_stays_out() {
        assert_eq!(
            lines(
                "{\\rtf1\\ansicpg65001{\\header 眉}{\\*\\unknown 秘}甲{\\v 隐}{\\deleted 删}乙{\\footnote 注文。}{\\pict 00ff}\
                 {\\field{\\*\\fldinst TOC \\\\o}{\\fldrslt 目录}}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt 链接}}{\\bin3 }}}丙\\par}"
            ),
            ["甲乙链接丙", "注文。"]
        );
    }
}
