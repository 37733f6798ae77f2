//! Elements → paragraphs and tables.

use super::article::Article;
use super::tree::{BLOCKS, Tree};
use crate::bytes::flow::{Block, Paragraph, Row, Table};
use crate::bytes::numbering::Style;

/// Columns that a cell may reach over.
const WIDEST: usize = 50;

/// The paragraphs and tables of an article.
pub fn blocks(tree: &Tree, article: &Article) -> Vec<Block> {
    let mut walk = Walk {
        tree,
        left_out: &article.left_out,
        out: Vec::new(),
        open: Paragraph::default(),
        state: State::default(),
    };
    if let Some(published) = &article.published {
        walk.push(published);
        walk.end_block();
    }
    for &before in &article.before {
        walk.node(before);
        walk.end_block();
    }
    walk.node(article.inside);
    walk.end_block();
    walk.out
}

/// What holds for the text that is being read.
#[derive(Clone, Debug, Default)]
struct State {
    strong: bool,
    heading: Option<u8>,
    /// Line ends and blanks stay as they are.
    kept: bool,
}

struct Walk<'t> {
    tree: &'t Tree,
    left_out: &'t [bool],
    out: Vec<Block>,
    open: Paragraph,
    state: State,
}

impl Walk<'_> {
    fn node(&mut self, at: usize) {
        if self.left_out.get(at).copied().unwrap_or(true) {
            return;
        }
        let node = self.tree.node(at);
        match node.name.as_str() {
            "" => {
                self.push(&node.text);
                node.children.iter().for_each(|&child| self.node(child));
            }
            "br" => self.end_line(),
            "hr" => self.end_block(),
            "table" => {
                self.end_block();
                let table = self.table(at);
                self.out.push(Block::Table(table));
                self.out.push(Block::Paragraph(Paragraph::default()));
            }
            "ol" | "ul" => self.list(at),
            name => {
                let block = BLOCKS.contains(&name);
                if block {
                    self.end_block();
                }
                let outer = self.state.clone();
                self.enter(at);
                node.children.iter().for_each(|&child| self.node(child));
                if block {
                    self.end_block();
                }
                self.state = outer;
            }
        }
    }

    /// What an element says of the text in it.
    fn enter(&mut self, at: usize) {
        let node = self.tree.node(at);
        match node.name.as_str() {
            "b" | "strong" => self.state.strong = true,
            "pre" => self.state.kept = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.state.heading = node.name.get(1..).and_then(|level| level.parse().ok());
            }
            _ => {}
        }
        if let Some((_, weight)) = node.style.split_once("font-weight:") {
            let weight = weight.split(';').next().unwrap_or(weight);
            self.state.strong = weight.starts_with("bold") || weight.parse().is_ok_and(|weight: u32| weight >= 600);
        }
        // Word's own level of a heading, in pages that it saves.
        if let Some((_, level)) = node.style.split_once("mso-outline-level:") {
            let level = level.split(';').next().and_then(|level| level.parse().ok());
            self.state.heading = level.filter(|level| (1..=9).contains(level));
        }
    }

    fn push(&mut self, text: &str) {
        if self.state.kept {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.open.push(line, self.state.strong);
            }
            return;
        }
        let mut folded = String::with_capacity(text.len());
        for ch in text.chars() {
            match ch {
                ' ' | '\t' | '\n' | '\r' | '\u{0C}' => {
                    let before = folded.chars().next_back().or_else(|| self.open.text.chars().next_back());
                    if before.is_some_and(|before| before != ' ') {
                        folded.push(' ');
                    }
                }
                ch => folded.push(ch),
            }
        }
        self.open.push(&folded, self.state.strong);
    }

    fn end_line(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        paragraph.heading = self.state.heading;
        self.out.push(Block::Paragraph(paragraph));
    }

    /// Ends the paragraph, with a blank line behind it.
    fn end_block(&mut self) {
        if self.open.is_blank() {
            self.open = Paragraph::default();
            return;
        }
        self.end_line();
        self.out.push(Block::Paragraph(Paragraph::default()));
    }

    /// A list, with the numbers that a browser shows.
    fn list(&mut self, at: usize) {
        self.end_block();
        let node = self.tree.node(at);
        let style = match (node.name.as_str(), node.get("type"), node.style.split_once("list-style")) {
            ("ul", ..) => Style::Bullet,
            (_, _, Some((_, style))) if style.contains("none") => Style::Bullet,
            (_, _, Some((_, style))) if style.contains("cjk-ideographic") || style.contains("chinese-informal") => {
                Style::Chinese
            }
            (_, _, Some((_, style))) if style.contains("lower-alpha") => Style::LowerLetter,
            (_, _, Some((_, style))) if style.contains("upper-roman") => Style::UpperRoman,
            (_, Some("a"), _) => Style::LowerLetter,
            (_, Some("i"), _) => Style::LowerRoman,
            _ => Style::Decimal,
        };
        let mut number: u32 = node.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        for &child in &node.children {
            let item = self.tree.node(child);
            if item.name != "li" {
                self.node(child);
                continue;
            }
            number = item.get("value").and_then(|value| value.parse().ok()).unwrap_or(number);
            let before = self.out.len();
            self.node(child);
            let shown = match style {
                Style::Bullet => String::new(),
                Style::Chinese => format!("{}、", style.write(number)),
                _ => format!("{}.\t", style.write(number)),
            };
            number = number.saturating_add(1);
            if let Some(Block::Paragraph(first)) = self.out.get_mut(before) {
                first.push_front(&shown);
            }
        }
        self.end_block();
    }

    fn table(&mut self, at: usize) -> Table {
        let mut table = Table::default();
        self.rows(at, false, &mut table);
        table
    }

    fn rows(&mut self, at: usize, head: bool, table: &mut Table) {
        for &child in &self.tree.node(at).children {
            if self.left_out.get(child).copied().unwrap_or(true) {
                continue;
            }
            match self.tree.node(child).name.as_str() {
                "tr" => {
                    let row = self.row(child, head);
                    table.rows.push(row);
                }
                "thead" => self.rows(child, true, table),
                "" if self.tree.node(child).text.trim().is_empty() => {}
                "tbody" | "tfoot" => self.rows(child, head, table),
                // A caption, or what a careless page puts between rows.
                _ => {
                    let cell = self.cell(child);
                    if !cell.is_empty() {
                        table.rows.push(Row { head: false, cells: vec![cell] });
                    }
                }
            }
        }
    }

    fn row(&mut self, at: usize, head: bool) -> Row {
        let mut row = Row { head: true, cells: Vec::new() };
        for &child in &self.tree.node(at).children {
            let node = self.tree.node(child);
            if !matches!(node.name.as_str(), "td" | "th") || self.left_out.get(child).copied().unwrap_or(true) {
                continue;
            }
            row.head &= node.name == "th";
            let over: usize = node.get("colspan").and_then(|over| over.parse().ok()).unwrap_or(1);
            row.cells.push(self.cell(child));
            row.cells.extend(std::iter::repeat_n(Vec::new(), over.clamp(1, WIDEST) - 1));
        }
        row.head = head || row.head && !row.cells.is_empty();
        row
    }

    fn cell(&mut self, at: usize) -> Vec<Block> {
        let state = State { strong: self.state.strong, ..State::default() };
        let mut inside =
            Walk { tree: self.tree, left_out: self.left_out, out: Vec::new(), open: Paragraph::default(), state };
        inside.enter(at);
        self.tree.node(at).children.iter().for_each(|&child| inside.node(child));
        inside.end_block();
        inside.out
    }
}
