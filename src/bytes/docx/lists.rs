//! Automatic numbers: style → list → its definition, with what a list changes of it.

use super::styles::Styles;
use crate::bytes::limits::Steps;
use crate::bytes::numbering::{Behind, Counters, LEVELS, Level, Style};
use crate::bytes::xml::{Tag, Token, Xml};
use std::collections::{HashMap, HashSet};

/// A definition of a list, which several lists may share.
#[derive(Clone, Debug, Default)]
struct Definition {
    levels: Vec<Level>,
    /// The paragraph style that each level belongs to.
    styles: Vec<String>,
    /// The style of lists whose definition is meant.
    linked: Option<String>,
}

/// A list: a definition and what it changes of it.
#[derive(Clone, Debug, Default)]
struct List {
    definition: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Lists {
    definitions: HashMap<String, Definition>,
    lists: HashMap<u32, List>,
}

/// How far the lists have counted.
#[derive(Debug, Default)]
pub struct Counted {
    counters: Counters,
    /// Lists and levels that have begun at a number of their own.
    started: HashSet<(u32, usize)>,
}

/// The lists in `numbering.xml`. Where it is damaged, what stands before the damage counts.
pub fn read(xml: &str, styles: &Styles, steps: &mut Steps) -> Lists {
    let mut reader = Reading::default();
    let mut tokens = Xml::new(xml, steps);
    while let Ok(Some(token)) = tokens.next() {
        match token {
            Token::Start(tag) => reader.start(&tag.name(), &tag),
            Token::End(name) => reader.end(&name),
            Token::Text(_) => {}
        }
    }
    let mut lists = reader.lists;
    // A definition that only names a style of lists stands for the one that the style's list has.
    let linked: Vec<(String, String)> = (lists.definitions.iter())
        .filter_map(|(id, it)| Some((id.clone(), it.linked.clone()?)))
        .filter_map(|(id, style)| {
            let list = lists.lists.get(&styles.get(&style)?.list?)?;
            Some((id, list.definition.clone()))
        })
        .collect();
    for (id, meant) in linked {
        if let Some(meant) = lists.definitions.get(&meant).cloned() {
            lists.definitions.insert(id, meant);
        }
    }
    lists
}

#[derive(Default)]
struct Reading {
    lists: Lists,
    definition: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    open: Level,
    style: String,
}

impl Reading {
    fn start(&mut self, name: &str, tag: &Tag) {
        match name {
            "abstractNum" => {
                let id = tag.get("abstractNumId").unwrap_or_default();
                self.lists.definitions.insert(id.clone(), Definition::default());
                self.definition = Some(id);
            }
            "num" => {
                self.list = tag.number("numId");
                if let Some(id) = self.list {
                    self.lists.lists.insert(id, List::default());
                }
            }
            "abstractNumId" => {
                if let Some(list) = self.list.and_then(|id| self.lists.lists.get_mut(&id)) {
                    list.definition = tag.get("val").unwrap_or_default();
                }
            }
            "numStyleLink" => {
                if let Some(it) = self.definition.as_ref().and_then(|id| self.lists.definitions.get_mut(id)) {
                    it.linked = tag.get("val");
                }
            }
            "lvlOverride" | "lvl" => {
                self.level = tag.number("ilvl").filter(|&level: &usize| level < LEVELS);
                self.open = Level::default();
                self.style.clear();
            }
            "startOverride" => {
                let list = self.list.and_then(|id| self.lists.lists.get_mut(&id));
                if let (Some(list), Some(level), Some(start)) = (list, self.level, tag.number("val")) {
                    list.starts.insert(level, start);
                }
            }
            _ => self.property(name, tag),
        }
    }

    fn property(&mut self, name: &str, tag: &Tag) {
        let value = || tag.get("val").unwrap_or_default();
        match name {
            "start" => self.open.start = tag.number("val").unwrap_or(1),
            // A form of its own, 001, stands beside the nearest of the usual ones.
            "numFmt" if value() != "custom" => self.open.style = Style::named(&value()),
            "lvlText" => self.open.text = value(),
            "isLgl" => self.open.legal = super::styles::is_on(tag),
            "lvlRestart" => self.open.restarts = value() != "0",
            "pStyle" => self.style = value(),
            "suff" => {
                self.open.behind = match value().as_str() {
                    "space" => Behind::Space,
                    "nothing" => Behind::Nothing,
                    _ => Behind::Tab,
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "abstractNum" => self.definition = None,
            "num" => self.list = None,
            "lvl" => {
                let Some(level) = self.level else { return };
                let open = std::mem::take(&mut self.open);
                if let Some(list) = self.list.and_then(|id| self.lists.lists.get_mut(&id)) {
                    list.levels.insert(level, open);
                } else if let Some(it) = self.definition.as_ref().and_then(|id| self.lists.definitions.get_mut(id)) {
                    it.levels.resize_with(it.levels.len().max(level + 1), Level::default);
                    it.styles.resize_with(it.styles.len().max(level + 1), String::new);
                    if let (Some(slot), Some(style)) = (it.levels.get_mut(level), it.styles.get_mut(level)) {
                        *slot = open;
                        style.clone_from(&self.style);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Lists {
    /// The level of the list that belongs to a paragraph style.
    pub fn level_of(&self, list: u32, style: &str) -> Option<usize> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        definition.styles.iter().position(|own| !own.is_empty() && own == style)
    }

    /// Counts the next paragraph of the list; what Word shows before it.
    pub fn next(&self, list: u32, level: usize, counted: &mut Counted) -> String {
        let Some(it) = self.lists.get(&list) else { return String::new() };
        let Some(definition) = self.definitions.get(&it.definition) else { return String::new() };
        let mut levels = definition.levels.clone();
        for (at, own) in &it.levels {
            if let Some(slot) = levels.get_mut(*at) {
                slot.clone_from(own);
            }
        }
        if let Some(&start) = it.starts.get(&level)
            && counted.started.insert((list, level))
        {
            counted.counters.restart(&it.definition, level, start);
        }
        counted.counters.next(&it.definition, level, &levels)
    }
}
