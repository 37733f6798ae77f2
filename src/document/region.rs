//! Whose report a text is: the place, from where it is written, or from what the whole text talks of.

use super::folded::{Folded, Gap, is_han};
use crate::lexicon::divisions::{self, Division, Rank};
use crate::model::Level;
use crate::order;
use std::collections::HashMap;

/// A place whose government reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// In full where it is known, else as written.
    pub name: String,
    /// Its level.
    pub level: Option<Level>,
    /// GB/T 2260, where the place has one.
    pub code: Option<String>,
    /// The places above it, highest first.
    pub parents: Vec<String>,
}

/// A place as it is written somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The place itself, without those above it that stand in front.
    pub name: String,
    /// The places in front, as written.
    pub above: Vec<String>,
    /// First character of the name.
    pub from: usize,
    /// One behind its last.
    pub to: usize,
}

/// Endings of places that have no code, with their levels, the longer first.
const WITHOUT_CODE: &[(&str, Level)] = &[
    ("生产建设兵团", Level::Province),
    ("街道办事处", Level::Town),
    ("街道", Level::Town),
    ("苏木", Level::Town),
    ("镇", Level::Town),
    ("乡", Level::Town),
    ("高新技术产业开发区", Level::County),
    ("经济技术开发区", Level::County),
    ("开发区", Level::County),
    ("高新区", Level::County),
    ("经开区", Level::County),
    ("经济区", Level::County),
    ("保税区", Level::County),
    ("度假区", Level::County),
    ("示范区", Level::County),
    ("试验区", Level::County),
    ("实验区", Level::County),
    ("管理区", Level::County),
    ("合作区", Level::County),
    ("风景区", Level::County),
    ("名胜区", Level::County),
    ("产业园", Level::County),
    ("园区", Level::County),
    ("新区", Level::County),
    ("新城", Level::County),
    // A division that the table does not know, by its ending.
    ("省", Level::Province),
    ("自治区", Level::Province),
    ("自治州", Level::City),
    ("州", Level::City),
    ("盟", Level::City),
    ("地区", Level::City),
    ("市", Level::City),
    ("县", Level::County),
    ("区", Level::County),
    ("旗", Level::County),
];

/// The nation's name.
pub const NATION: &str = "中华人民共和国";

/// The level of a place of the table.
fn level_of(division: &Division) -> Level {
    match division.rank() {
        Rank::Province => Level::Province,
        Rank::City => Level::City,
        Rank::County => Level::County,
    }
}

/// The longest name of a place of the table that ends at `end`, as its first character.
fn listed_before(text: &Folded, floor: usize, end: usize) -> Option<usize> {
    let lowest = end.saturating_sub(16).max(floor);
    (lowest..end.saturating_sub(1)).find(|from| divisions::is_name(&text.cut(*from, end)))
}

/// Whether a place's name may start here: behind a sign, a line end, 在, a year or a day, or 会议上.
fn may_start(text: &Folded, floor: usize, at: usize) -> bool {
    if at <= floor || text.gap(at) == Gap::Line {
        return true;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|place| text.get(place)).unwrap_or('。');
    match before(1) {
        '在' | '受' => true,
        '年' | '日' | '度' => !is_han(before(2)) || "〇零一二三四五六七八九十年".contains(before(2)),
        '上' => before(2) == '议',
        '表' => before(2) == '代',
        ch => !is_han(ch),
    }
}

/// The place whose name ends at `end`, not reaching before `floor`.
pub fn before(text: &Folded, floor: usize, end: usize) -> Option<Written> {
    if let Some(from) = listed_before(text, floor, end) {
        let (mut start, mut above) = (from, Vec::new());
        while !may_start(text, floor, start) {
            let Some(higher) = listed_before(text, floor, start) else { break };
            above.insert(0, text.cut(higher, start));
            start = higher;
        }
        // 高新区 is not the 新区 of some city: what stands in front must be a place too, or nothing.
        let name = text.cut(from, end);
        if may_start(text, floor, start) || name.chars().count() > 2 && !divisions::is_ordinary(&name) {
            let zone = WITHOUT_CODE.iter().find(|(ending, _)| name.len() < ending.len() && text.ends(end, ending));
            if zone.is_none() {
                return Some(Written { name, above, from, to: end });
            }
        }
    }
    let mut from = (end.saturating_sub(24).max(floor)..end).rev().find(|from| may_start(text, floor, *from))?;
    while text.get(from).is_some_and(|ch| !is_han(ch)) {
        from += 1;
    }
    let written = text.cut(from, end);
    let (ending, level) = WITHOUT_CODE.iter().find(|(ending, _)| written.ends_with(ending))?;
    // 完成了市五届人大…的任务, 十八届县人民政府, 自治县人民政府 name no place.
    let said = written.contains(['了', '届', '的', '被']) || written.starts_with("自治");
    if written.len() <= ending.len() || !written.chars().all(is_han) || said {
        return None;
    }
    let mut above = Vec::new();
    // A town is itself without its county; a development zone is called by its city's name.
    if *level == Level::Town {
        let last = end.saturating_sub(ending.chars().count());
        while let Some(to) = (from + 2..last).rev().find(|to| is_full_name(&text.cut(from, *to))) {
            above.push(text.cut(from, to));
            from = to;
        }
    }
    Some(Written { name: text.cut(from, end), above, from, to: end })
}

/// Whether it is a place's name with its sort.
fn is_full_name(name: &str) -> bool {
    divisions::named(name).any(|division| division.name == name)
}

/// What a text talks of: names of places by how often they stand in it, and which sort of place it calls its own.
pub struct Context<'a> {
    /// How often each name of the table stands in the text.
    /// In order.
    names: Vec<(&'a str, u32)>,
    /// How much speaks for each sort of place (省, 市, 县 …) being the one that reports.
    own: HashMap<char, f64>,
    /// The file's name, without its ending.
    file: &'a str,
    /// The title of the listing, with the place that the listing is of.
    listed: &'a str,
    /// The report's year.
    pub year: Option<i32>,
}

/// The sorts of place, by the character that reports call them by; 自 stands for 自治区, 地 for 地区, 街 for 街道.
const SORTS: &str = "国省自市州盟地县区旗镇乡街";

impl<'a> Context<'a> {
    /// Counts in one pass each over the text and its folded form.
    pub fn new(raw: &'a str, text: &Folded, file: &'a str, listed: &'a str) -> Self {
        let mut names = Vec::new();
        for (at, name) in divisions::named_in(raw) {
            // 代县长 is no 代县.
            if !raw.get(at + name.len()..).is_some_and(|rest| rest.starts_with('长')) {
                names.push((name, 1));
            }
        }
        order::by(&mut names, |(a, _), (b, _)| a.cmp(b));
        names.dedup_by(|(name, count), (first, all)| {
            let same = name == first;
            *all += if same { *count } else { 0 };
            same
        });
        Context { names, own: own_sorts(text), file, listed, year: None }
    }

    fn count(&self, name: &str) -> u32 {
        let at = self.names.binary_search_by_key(&name, |(other, _)| other);
        at.ok().and_then(|at| self.names.get(at)).map_or(0, |(_, count)| *count)
    }

    /// How much (0-1) speaks for the place that reports being of this sort.
    fn weight(&self, sort: char) -> f64 {
        let most = self.own.values().copied().fold(0.0, f64::max);
        if most > 0.0 { self.own.get(&sort).copied().unwrap_or(0.0) / most } else { 0.0 }
    }

    /// The sort of place that the text speaks of as its own, where it is clear.
    pub fn own_sort(&self) -> Option<char> {
        // In the fixed order of the sorts, so that equals are settled the same way each time.
        let best = SORTS.chars().rev().max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)))?;
        (self.own.get(&best).copied().unwrap_or(0.0) >= 2.0).then_some(best)
    }

    /// How often a place is called by its full or short name.
    fn calls(&self, division: &Division) -> u32 {
        let short = division.short();
        let short = if divisions::is_ordinary(short) || short == division.name { 0 } else { self.count(short) };
        self.count(division.name) + short + self.daily(division)
    }

    fn daily(&self, division: &Division) -> u32 {
        let daily = match sort_of(division.name) {
            '州' => '州',
            '县' if division.name.ends_with("自治县") => '县',
            '旗' if division.name.ends_with("自治旗") => '旗',
            _ => return 0,
        };
        self.count(&format!("{}{daily}", division.short()))
    }

    /// The place of the table that this written name means.
    pub fn resolve(&self, written: &Written) -> Region {
        let mut found: Vec<(f64, &Division)> = divisions::named(&written.name)
            .map(|division| (self.fitness(division, &written.name, &written.above), division))
            .collect();
        // Equal ones stay in the order of their codes.
        order::by_key(&mut found, |(fitness, _)| ((1e6 - fitness) * 1e6) as u64);
        match found.as_slice() {
            [(best, division), rest @ ..] => {
                let other = rest
                    .iter()
                    .find(|(_, other)| other.code / 10_000 != division.code / 10_000 || other.name != division.name);
                let sure = other.is_none_or(|(second, _)| best - second > 0.5);
                if sure {
                    self.region(division)
                } else {
                    Region { code: None, parents: Vec::new(), ..self.region(division) }
                }
            }
            [] => self.unlisted(written),
        }
    }

    fn fitness(&self, division: &Division, called: &str, above: &[String]) -> f64 {
        let mut fitness = -f64::from(division.away(self.year).min(20)) * 2.0;
        if called != division.name {
            fitness += self.weight(sort_of(division.name)) * 30.0;
        }
        for parent in division.parents(self.year) {
            let named = |text: &str| text.contains(parent.name) || text.contains(parent.short());
            fitness += f64::from(self.calls(parent).min(20));
            fitness +=
                if above.iter().any(|above| above == parent.name || above == parent.short()) { 100.0 } else { 0.0 };
            fitness += if named(self.listed) || named(self.file) { 5.0 } else { 0.0 };
        }
        fitness
    }

    /// The region that this place of the table is.
    pub fn region(&self, division: &Division) -> Region {
        Region {
            name: division.name.into(),
            level: Some(level_of(division)),
            code: Some(division.digits()),
            parents: division.parents(self.year).iter().map(|parent| parent.name.to_string()).collect(),
        }
    }

    /// A place that the table does not know: towns, development zones.
    fn unlisted(&self, written: &Written) -> Region {
        let level = WITHOUT_CODE.iter().find(|(ending, _)| written.name.ends_with(ending)).map(|(_, level)| *level);
        // What bears a city's name and no ending is a part of the city.
        let level = level.or(Some(Level::County));
        let parent = self.parent_of(written, level);
        let parents = parent.map_or_else(Vec::new, |parent| {
            let mut names = self.region(parent).parents;
            names.push(parent.name.into());
            names
        });
        Region { name: written.name.clone(), level, code: None, parents }
    }

    /// The place right above one that the table does not know: written in front of it, part of its name, the one that
    /// the listing is of, or the one most named.
    fn parent_of(&self, written: &Written, level: Option<Level>) -> Option<&'static Division> {
        let fittest = |name: &str, above: &[String]| {
            let all = divisions::named(name).filter(|division| Some(level_of(division)) < level);
            all.max_by(|a, b| self.fitness(a, name, above).total_cmp(&self.fitness(b, name, above)))
        };
        if let Some((last, above)) = written.above.split_last() {
            return fittest(last, above);
        }
        let prefix = (2..written.name.chars().count()).rev().find_map(|length| {
            let end = written.name.char_indices().nth(length)?.0;
            fittest(&written.name[..end], &[])
        });
        let label = divisions::named_in(self.listed)
            .find(|(_, name)| is_full_name(name))
            .and_then(|(_, name)| fittest(name, &[]));
        let most = || {
            let mut counted: Vec<(u32, &str)> = self.names.iter().map(|(name, count)| (*count, *name)).collect();
            order::by_key(&mut counted, |(count, _)| order::descending(*count as usize));
            let full = counted.into_iter().filter(|(count, name)| *count >= 2 && name.len() > 6 && is_full_name(name));
            full.filter_map(|(_, name)| fittest(name, &[]))
                .find(|division| level != Some(Level::Town) || division.rank() == Rank::County)
        };
        prefix.or(label).or_else(most)
    }

    /// The place that the whole text talks of as its own, for a text whose head does not say; with the name that it is
    /// most called by.
    pub fn most_named(&self) -> Option<(Region, &'static str)> {
        if self.own_sort() == Some('国') {
            return None;
        }
        let mut best: Option<(f64, &Division)> = None;
        let divisions = self.names.iter().flat_map(|(name, _)| divisions::named(name));
        for division in divisions {
            // 城区 and 新城区 are spoken of everywhere.
            if divisions::is_ordinary(division.name) {
                continue;
            }
            let full = self.count(division.name) + self.daily(division);
            // A county's short name may be any word: where it is never called in full, it must stand out.
            let short = self.calls(division) - full;
            let stands_out = short >= if division.short().chars().count() > 2 { 4 } else { 6 };
            if division.rank() == Rank::County && full == 0 && !stands_out {
                continue;
            }
            let calls = self.calls(division) + full * 2;
            if calls < 3 {
                continue;
            }
            let parents: u32 = division.parents(self.year).iter().map(|parent| self.calls(parent).min(20)).sum();
            let score = f64::from(calls) * self.weight(sort_of(division.name)) + f64::from(parents) * 0.01
                - f64::from(division.away(self.year).min(20));
            if score > 1.5 && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, division));
            }
        }
        let (_, division) = best?;
        let called =
            if self.count(division.short()) > self.count(division.name) { division.short() } else { division.name };
        Some((self.region(division), called))
    }

    /// The place that the file's name says.
    pub fn of_file(&self) -> Option<Region> {
        let names: Vec<&str> = divisions::named_in(self.file).map(|(_, name)| name).collect();
        let (last, above) = names.split_last()?;
        if divisions::is_ordinary(last) {
            return None;
        }
        let above = above.iter().map(|name| name.to_string()).collect();
        Some(self.resolve(&Written { name: last.to_string(), above, from: 0, to: 0 }))
    }
}

/// The character by which a report of a place of this name calls it its own.
pub fn sort_of(name: &str) -> char {
    if name.ends_with("自治区") {
        return '自';
    }
    if name.ends_with("地区") {
        return '地';
    }
    name.chars().last().unwrap_or(' ')
}

/// The level that goes with the character by which a report calls its place.
pub fn level_of_sort(sort: char) -> Option<Level> {
    Some(match sort {
        '国' => Level::Nation,
        '省' | '自' => Level::Province,
        '州' | '盟' | '地' | '市' => Level::City,
        '县' | '区' | '旗' => Level::County,
        '镇' | '乡' | '街' => Level::Town,
        _ => return None,
    })
}

/// How much speaks for each sort of place being the one that reports: 我市, 全市, 市委, 代表市人民政府.
fn own_sorts(text: &Folded) -> HashMap<char, f64> {
    let mut own: HashMap<char, f64> = HashMap::new();
    let mut add = |sort: char, weight: f64| *own.entry(sort).or_insert(0.0) += weight;
    for at in 0..text.len() {
        let Some(ch) = text.get(at) else { break };
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        match ch {
            '我' | '全' => {
                let Some(sort) = text.get(at + 1).filter(|next| SORTS.contains(*next)) else { continue };
                match (ch, sort) {
                    ('全', '国') => {}
                    // 居全省第三, 高于全省平均: spoken of as above one's own.
                    ('全', _) if before.is_some_and(|ch| "居列位占于为和、".contains(ch)) => {}
                    ('全', _) if text.get(at + 2).is_some_and(|ch| "第前平首唯率最仅排其同".contains(ch)) =>
                        {}
                    ('全', '区') => {
                        add('区', 1.0);
                        add('自', 1.0);
                    }
                    ('我', '区') => {
                        add('区', 5.0);
                        add('自', 5.0);
                    }
                    ('全', _) => add(sort, 1.0),
                    _ => add(sort, 5.0),
                }
            }
            '代' | '受' => {
                let after = match ch {
                    '代' if text.is(at, "代表") => at + 2,
                    '受' => at + 1,
                    _ => continue,
                };
                let end = (after + 1..after + 16)
                    .find(|end| text.is(*end, "人民政府") || text.is(*end, "政府") || text.is(*end, "行署"));
                if text.is(after, "国务院") {
                    add('国', 60.0);
                } else if let Some(end) = end {
                    let phrase = text.cut(after, end);
                    if phrase.chars().all(is_han) {
                        add(sort_of(&phrase), 60.0);
                    }
                }
            }
            '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' => {
                let sort = match before {
                    Some('治') if ch == '区' => '自',
                    _ => ch,
                };
                if text.is(at + 1, "委")
                    || text.is(at + 1, "政府")
                    || text.is(at + 1, "人大")
                    || text.is(at + 1, "党委")
                    // 县域, 镇域; 市域 and 区域 are words of everywhere.
                    || matches!(ch, '县' | '镇') && text.is(at + 1, "域")
                {
                    add(sort, 1.0);
                }
            }
            _ => {}
        }
    }
    own
}
