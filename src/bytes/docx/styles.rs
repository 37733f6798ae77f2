//! Styles of paragraphs and characters: what of them matters for the text.

use crate::bytes::limits::Steps;
use crate::bytes::xml::{Tag, Token, Xml};
use std::collections::HashMap;

/// What a style says, what it inherits filled in.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Level as a heading, from 1.
    pub heading: Option<u8>,
    /// Bold type.
    pub bold: Option<bool>,
    /// Text that is not shown.
    pub hidden: Option<bool>,
    /// Number of the list that its paragraphs belong to; 0 takes them out of one.
    pub list: Option<u32>,
    /// Level in that list, from 0.
    pub level: Option<usize>,
    /// The style, itself or one that it is based on, that says which list.
    pub listed_by: String,
    /// Whether it is that of a table of contents.
    pub contents: bool,
    based_on: Option<String>,
    body_text: bool,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    pub default: String,
}

impl Styles {
    /// The style of this id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }
}

/// Styles that a style is based on, one on the other; a circle must end.
const CHAIN: usize = 20;

/// The styles in `styles.xml`. A damaged list of styles costs the styles only.
pub fn read(xml: &str, steps: &mut Steps) -> Styles {
    let mut own: HashMap<String, Style> = HashMap::new();
    let mut default = String::new();
    let mut reader = Xml::new(xml, steps);
    let mut id: Option<String> = None;
    while let Ok(Some(token)) = reader.next() {
        let tag = match token {
            Token::Start(tag) => tag,
            Token::End(name) => {
                if name == "style" {
                    id = None;
                }
                continue;
            }
            Token::Text(_) => continue,
        };
        let name = tag.name();
        if name == "style" {
            let new = tag.get("styleId").unwrap_or_default();
            if is_on_by(&tag, "default", false) && tag.get("type").as_deref() == Some("paragraph") {
                default.clone_from(&new);
            }
            own.entry(new.clone()).or_default();
            id = Some(new);
        } else if matches!(name.as_str(), "tblStylePr" | "pPrChange" | "rPrChange") {
            // What holds for the first row of a table only.
            if reader.skip().is_err() {
                break;
            }
        } else if let Some(style) = id.as_ref().and_then(|id| own.get_mut(id)) {
            fill(style, &name, &tag);
        }
    }
    let by_id = own.keys().map(|id| (id.clone(), inherited(&own, id))).collect();
    Styles { by_id, default }
}

fn fill(style: &mut Style, name: &str, tag: &Tag) {
    match name {
        "name" => {
            let called = tag.get("val").unwrap_or_default().to_lowercase();
            let level = called.strip_prefix("heading ").or_else(|| called.strip_prefix("标题 "));
            if let Some(level) = level.and_then(|level| level.trim().parse().ok()) {
                style.heading = Some(level);
            }
            style.contents = ["toc", "目录"].iter().any(|toc| called.starts_with(toc)) && !called.contains("标题");
        }
        "outlineLvl" => {
            // 9 is body text.
            let level = tag.number::<u8>("val");
            style.body_text = level.is_some_and(|level| level >= 9);
            style.heading = level.filter(|&level| level < 9).map(|level| level + 1).or(style.heading);
        }
        "basedOn" => style.based_on = tag.get("val"),
        "b" => style.bold = Some(is_on(tag)),
        "vanish" => style.hidden = Some(is_on(tag)),
        "numId" => style.list = tag.number("val"),
        "ilvl" => style.level = tag.number("val"),
        _ => {}
    }
}

fn inherited(own: &HashMap<String, Style>, id: &str) -> Style {
    let mut found = Style::default();
    let mut next = Some(id.to_owned());
    for _ in 0..CHAIN {
        let Some((id, style)) = next.and_then(|id| own.get(&id).map(|style| (id, style))) else { break };
        if !found.body_text {
            found.heading = found.heading.or(style.heading);
            found.body_text = style.body_text;
        }
        found.bold = found.bold.or(style.bold);
        found.hidden = found.hidden.or(style.hidden);
        found.contents |= style.contents;
        if found.list.is_none() && style.list.is_some() {
            found.list = style.list;
            found.listed_by = id;
        }
        found.level = found.level.or(style.level);
        next = style.based_on.clone();
    }
    found
}

/// Whether a switch like `<w:b/>` or `<w:b w:val="0"/>` is on.
pub fn is_on(tag: &Tag) -> bool {
    is_on_by(tag, "val", true)
}

fn is_on_by(tag: &Tag, name: &str, absent: bool) -> bool {
    tag.get(name).map_or(absent, |value| !matches!(value.as_str(), "0" | "false" | "none" | "off"))
}
