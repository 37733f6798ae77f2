//! The form that the indicators' data is written in. Read when the crate is built (`build.rs`), which refuses what is
//! wrong, and by the tests, which run the examples. Nothing of it is in the library.
//!
//! A file holds one theme. An indicator is one block: a first line without indent, then lines with a word in front.
//!
//! ```text
//! theme 综合
//!
//! gdp 地区生产总值 up
//!   names (地区/国内)生产总值 GDP
//!   with 跃上/突破: 经济总量
//!   units 亿元 %
//!   yes 全市【地区生产总值】增长〔6%〕
//!   no 【单位生产总值能耗】下降〔3%〕 -> energy_gdp
//! ```
//!
//! - First line: id (never changed once given), name as statistics call it, which way is good (`up`, `down`, `neutral`).
//!   Without an id, an indicator is known by its name alone: the ids are those of a published list, to which an analysis
//!   is compared, and phrases that mean none of its indicators have none.
//! - `names`: what means it as the head of a noun phrase. `(规模以上/规上)工业` is either, `国(家)级` is with or without.
//! - `with 甲/乙: names`: means it only where 甲 or 乙 stands in the phrase, its verb or its clause.
//! - `without 甲/乙`: never means it where 甲 or 乙 stands in the phrase.
//! - `units`: the units that it is measured in, without 万 and 亿 (`元`, `家`). Shares, growth and ranks always fit; `only`
//!   in front says that nothing but these does.
//! - `modified any`: also means it with words in front that name a part (`休闲农业营业收入`), where the unit is no count.
//! - `yes`: a sentence with the phrase in 【】, the quantity in 〔〕 and, where one is in front, the verb in ［］. It must
//!   give this indicator. `no` must not; `-> id` says what it gives instead, a name where
//!   that has no id (`-> null`: nothing).
//! - `note`: for the next reader.

use super::spelling::spell_out;

/// An indicator as it is written.
#[derive(Debug, Default)]
pub struct Entry {
    /// Empty where it is known by its name alone.
    pub id: String,
    pub name: String,
    pub theme: String,
    pub good: String,
    /// Each name with the clues that it needs (none: it stands for itself).
    pub names: Vec<(String, Vec<String>)>,
    /// The names as they are written, with the clues that they need.
    pub patterns: Vec<(Vec<String>, String)>,
    pub without: Vec<String>,
    pub units: Vec<String>,
    pub only: bool,
    pub any_modifier: bool,
    pub yes: Vec<Example>,
    pub no: Vec<Example>,
    /// File and line, for messages.
    pub at: String,
}

impl Entry {
    /// The id, or the name where there is none: what examples call it.
    pub fn key(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }
}

/// An example sentence, taken apart.
#[derive(Debug, Default)]
pub struct Example {
    pub phrase: String,
    pub unit: Option<String>,
    pub action: Option<String>,
    pub sentence: String,
    /// What a counter-example gives instead, where it says so.
    pub instead: Option<String>,
    pub at: String,
}

/// The entries of one file, or what is wrong with it and where.
pub fn parse(file: &str, text: &str) -> Result<Vec<Entry>, String> {
    let mut theme = String::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let at = format!("{file}:{}", number + 1);
        let located = |what: String| format!("{at}: {what}");
        let bad = |what: &str| Err(located(what.into()));
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            match words[..] {
                ["theme", name] => theme = name.into(),
                [id, name, good @ ("up" | "down" | "neutral")] => {
                    if theme.is_empty() {
                        return bad("no theme yet");
                    }
                    let (id, name, good, theme) = (id.into(), name.into(), good.into(), theme.clone());
                    entries.push(Entry { id, name, good, theme, at, ..Entry::default() });
                }
                [name, good @ ("up" | "down" | "neutral")] => {
                    if theme.is_empty() {
                        return bad("no theme yet");
                    }
                    let (name, good, theme) = (name.into(), good.into(), theme.clone());
                    entries.push(Entry { name, good, theme, at, ..Entry::default() });
                }
                _ => return bad("neither a theme nor `id name up|down|neutral`"),
            }
            continue;
        }
        let Some(entry) = entries.last_mut() else { return bad("belongs to no indicator") };
        let rest = line.trim_start().split_once(' ').map_or("", |(_, rest)| rest.trim());
        if rest.is_empty() {
            return bad("nothing behind the word");
        }
        match words[0] {
            "names" => add_names(entry, rest, &[]).map_err(located)?,
            "with" => {
                let Some((clues, names)) = rest.split_once(": ") else { return bad("no `: `") };
                let clues: Vec<String> = clues.split('/').map(|clue| clue.trim().into()).collect();
                add_names(entry, names, &clues).map_err(located)?;
            }
            "without" => entry.without.extend(rest.split('/').map(String::from)),
            "units" => {
                entry.only = words[1] == "only";
                entry.units = words[1 + usize::from(entry.only)..].iter().map(|&unit| unit.into()).collect();
            }
            "modified" if rest == "any" => entry.any_modifier = true,
            "yes" => entry.yes.push(example(rest, &at).map_err(located)?),
            "no" => entry.no.push(example(rest, &at).map_err(located)?),
            "note" => {}
            other => return bad(&format!("`{other}` is no word of this format")),
        }
    }
    Ok(entries)
}

fn add_names(entry: &mut Entry, names: &str, clues: &[String]) -> Result<(), String> {
    entry.patterns.push((clues.to_vec(), names.split_whitespace().collect::<Vec<_>>().join(" ")));
    for pattern in names.split_whitespace() {
        for name in spell_out(pattern)? {
            let name = (name, clues.to_vec());
            if !entry.names.contains(&name) {
                entry.names.push(name);
            }
        }
    }
    Ok(())
}

fn example(text: &str, at: &str) -> Result<Example, String> {
    let (text, instead) = match text.split_once(" -> ") {
        Some((text, id)) => (text, Some(id.trim().to_string())),
        None => (text, None),
    };
    let marked = |open: char, close: char| -> Option<String> {
        let start = text.find(open)? + open.len_utf8();
        let end = text[start..].find(close)? + start;
        Some(text[start..end].to_string())
    };
    let phrase = marked('【', '】').ok_or("no phrase in 【】")?;
    let quantity = marked('〔', '〕').ok_or("no quantity in 〔〕")?;
    let unit = quantity.trim_start_matches(|c: char| c.is_ascii_digit() || ".,:-—第".contains(c));
    Ok(Example {
        phrase,
        unit: (!unit.is_empty()).then(|| unit.to_string()),
        action: marked('［', '］'),
        sentence: text.chars().filter(|c| !"【】〔〕［］".contains(*c)).collect(),
        instead,
        at: at.into(),
    })
}
