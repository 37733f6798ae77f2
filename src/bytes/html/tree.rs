//! Tags → elements, as browsers see them where it matters for text: what is left open is closed, what is closed twice does
//! no harm.

use crate::bytes::limits::{self, Steps};
use crate::error::Error;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

/// The elements and texts of a page. The first is the root; what stands inside another comes after it.
#[derive(Debug, Default)]
pub struct Tree {
    /// In the order of their starts.
    pub nodes: Vec<Node>,
    /// The date of publication that a `<meta>` tells, as it is written there.
    pub published: Option<String>,
}

/// An element or a text.
#[derive(Debug, Default)]
pub struct Node {
    /// Name in lower case; empty for a text.
    pub name: String,
    /// Its text, where it is one.
    pub text: String,
    /// Class and id, in lower case.
    pub class: String,
    /// Style, in lower case, without blanks.
    pub style: String,
    /// Other attributes that matter: `colspan`, `start`, `type`, `value`.
    pub attributes: Vec<(&'static str, String)>,
    /// Whether it is marked as hidden.
    pub hidden: bool,
    /// What stands in it.
    pub children: Vec<usize>,
}

impl Node {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

impl Tree {
    /// A node; the root where there is none of this number.
    pub fn node(&self, at: usize) -> &Node {
        static NONE: Node = Node {
            name: String::new(),
            text: String::new(),
            class: String::new(),
            style: String::new(),
            attributes: Vec::new(),
            hidden: true,
            children: Vec::new(),
        };
        self.nodes.get(at).unwrap_or(&NONE)
    }
}

const KEPT: [&str; 4] = ["colspan", "start", "type", "value"];
const VOID: [&str; 14] =
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param"];
/// Elements that end an open paragraph, and that no end of inline type closes.
pub const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "blockquote",
    "pre",
    "hr",
    "form",
    "fieldset",
    "center",
    "address",
    "figure",
    "figcaption",
    "body",
    "td",
    "tr",
];

/// The elements of a page.
pub fn parse(html: &str, steps: &mut Steps) -> Result<Tree, Error> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder { tree: Tree { nodes: vec![Node::default()], published: None }, open: vec![0] };
    for token in Tokenizer::new_with_emitter(html, emitter) {
        steps.take(1)?;
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&lower(&tag.name)),
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(builder.tree)
}

fn lower(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

struct Builder {
    tree: Tree,
    /// Elements that are open, the innermost last; the root never closes.
    open: Vec<usize>,
}

impl Builder {
    fn name(&self, at: usize) -> &str {
        &self.tree.node(at).name
    }

    fn add(&mut self, node: Node) -> usize {
        let at = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(node);
        if let Some(parent) = self.tree.nodes.get_mut(parent) {
            parent.children.push(at);
        }
        at
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.add(Node { text: text.to_owned(), ..Node::default() });
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = lower(&tag.name);
        self.imply(&name);
        let get = |key: &str| {
            let value = tag.attributes.get(key.as_bytes())?;
            Some(String::from_utf8_lossy(&value.value).to_ascii_lowercase())
        };
        if name == "meta" {
            let dated = get("name")
                .is_some_and(|name| matches!(name.as_str(), "pubdate" | "publishdate" | "firstpublishedtime"));
            if dated && self.tree.published.is_none() {
                self.tree.published = get("content");
            }
        }
        let class = [get("class"), get("id")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let style = get("style").unwrap_or_default().split_whitespace().collect::<String>();
        let hidden = get("hidden").is_some() || style.contains("display:none") || style.contains("mso-hide:all");
        let attributes = KEPT.iter().filter_map(|key| Some((*key, get(key)?))).collect();
        let void = VOID.contains(&name.as_str()) || tag.self_closing && name.contains(':');
        let at = self.add(Node { name, text: String::new(), class, style, attributes, hidden, children: Vec::new() });
        // What is nested deeper than any page needs goes on the same level.
        if !void && self.open.len() < limits::DEPTH {
            self.open.push(at);
        }
    }

    /// Closes what the start of an element closes.
    fn imply(&mut self, name: &str) {
        let (closes, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "table", "td"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if BLOCKS.contains(&name) => (&["p"], &["table", "td", "th", "button", "object"]),
            _ => return,
        };
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at).map(|&node| self.name(node)) else { return };
            if closes.contains(&open) {
                self.open.truncate(at);
                return;
            }
            if within.contains(&open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if name == "p" && !self.open.iter().any(|&at| self.name(at) == "p") {
            return;
        }
        let table = matches!(name, "table" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot");
        let mut block_between = false;
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at).map(|&node| self.name(node)) else { return };
            if open == name {
                match block_between && !BLOCKS.contains(&name) && !table {
                    // <b><p>…</b>…</p>: what comes later is no longer bold.
                    true => drop(self.open.remove(at)),
                    false => self.open.truncate(at),
                }
                return;
            }
            if !table && matches!(open, "td" | "th" | "table") {
                return;
            }
            block_between |= BLOCKS.contains(&open);
        }
    }
}
