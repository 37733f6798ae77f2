//! Automatic numbers: list (LFO) → its definition (LST) → levels (LVL).

use super::binary::{u8_at, u16_at, u32_at, utf16_at};
use super::file::{File, Part};
use crate::bytes::numbering::{Behind, Counters, LEVELS, Level, Style};
use std::collections::{HashMap, HashSet};

/// A list: number of a definition, and what it changes.
#[derive(Clone, Debug, Default)]
struct List {
    definition: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far they have counted.
#[derive(Debug, Default)]
pub struct Lists {
    definitions: HashMap<u32, Vec<Level>>,
    lists: Vec<List>,
    counters: Counters,
    started: HashSet<(u16, usize)>,
}

/// The lists of a file; what is damaged is left out.
pub fn read(file: &File) -> Lists {
    let mut lists = Lists::default();
    if let Some((heads, levels)) = file.part(Part::Lists) {
        definitions(heads, levels, &mut lists);
    }
    if let Some((bytes, _)) = file.part(Part::Overrides) {
        lists.lists = overrides(bytes).unwrap_or_default();
    }
    lists
}

fn definitions(heads: &[u8], mut rest: &[u8], out: &mut Lists) {
    let count = usize::from(u16_at(heads, 0).unwrap_or(0));
    for at in 0..count {
        let start = 2 + 28 * at;
        let (Some(id), Some(flags)) = (u32_at(heads, start), u8_at(heads, start + 26)) else { return };
        let levels = if flags & 1 != 0 { 1 } else { LEVELS };
        let mut definition = Vec::with_capacity(levels);
        for _ in 0..levels {
            let Some((level, length)) = level(rest) else { return };
            definition.push(level);
            rest = rest.get(length..).unwrap_or_default();
        }
        out.definitions.insert(id, definition);
    }
}

/// A level, and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let flags = u8_at(bytes, 5)?;
    let (runs, paragraphs) = (usize::from(u8_at(bytes, 24)?), usize::from(u8_at(bytes, 25)?));
    let at = 28 + runs + paragraphs;
    let units = usize::from(u16_at(bytes, at)?);
    let mut text = String::new();
    for unit in char::decode_utf16(utf16_at(bytes, at + 2, units)?) {
        match unit.unwrap_or('\u{FFFD}') {
            // The number of a level.
            ch @ '\0'..='\u{8}' => {
                text.push('%');
                text.extend(char::from_digit(ch as u32 + 1, 10));
            }
            ch => text.push(ch),
        }
    }
    let level = Level {
        start: u32_at(bytes, 0)?,
        style: Style::coded(u32::from(u8_at(bytes, 4)?)),
        text,
        behind: match u8_at(bytes, 15)? {
            0 => Behind::Tab,
            1 => Behind::Space,
            _ => Behind::Nothing,
        },
        legal: flags & 0x04 != 0,
        restarts: flags & 0x08 == 0,
    };
    Some((level, at + 2 + 2 * units))
}

fn overrides(bytes: &[u8]) -> Option<Vec<List>> {
    let count = (u32_at(bytes, 0)? as usize).min(bytes.len() / 16);
    let mut rest = bytes.get(4 + 16 * count..)?;
    let mut out = Vec::with_capacity(count);
    for at in 0..count {
        let head = bytes.get(4 + 16 * at..)?;
        let mut list = List { definition: u32_at(head, 0)?, ..List::default() };
        let changes = u8_at(head, 12)?;
        // What is changed may be missing at a damaged end; the lists stay.
        if rest.len() >= 4 {
            rest = rest.get(4..)?;
            for _ in 0..changes {
                let Some(flags) = u32_at(rest, 4) else { break };
                let at = (flags & 0xF) as usize;
                if flags & 0x10 != 0 {
                    list.starts.insert(at, u32_at(rest, 0)?);
                }
                rest = rest.get(8..)?;
                if flags & 0x20 != 0 {
                    let Some((own, length)) = level(rest) else { break };
                    list.levels.insert(at, own);
                    rest = rest.get(length..)?;
                }
            }
        }
        out.push(list);
    }
    Some(out)
}

impl Lists {
    /// Counts the next paragraph of the list; what Word shows before it.
    pub fn next(&mut self, list: u16, level: usize) -> String {
        let Some(it) = usize::from(list).checked_sub(1).and_then(|at| self.lists.get(at)) else { return String::new() };
        let Some(mut levels) = self.definitions.get(&it.definition).cloned() else { return String::new() };
        for (at, own) in &it.levels {
            if let Some(slot) = levels.get_mut(*at) {
                slot.clone_from(own);
            }
        }
        let key = it.definition.to_string();
        if let Some(&start) = it.starts.get(&level)
            && self.started.insert((list, level))
        {
            self.counters.restart(&key, level, start);
        }
        self.counters.next(&key, level, &levels)
    }
}
