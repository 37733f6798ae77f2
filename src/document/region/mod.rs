//! Whose report a text is: the place, from where it is written, or from what the whole text talks of.

mod own;
mod written;

use super::folded::Folded;
use crate::lexicon::classes::class;
use crate::lexicon::divisions::{self, Division, Rank};
use crate::model::Level;
use crate::order;
use own::OwnSorts;
pub use own::{level_of_sort, sort_of};
pub use written::{Written, before};
use written::{ending, is_full_name};

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

/// The level of a place of the table.
fn level_of(division: &Division) -> Level {
    match division.rank() {
        Rank::Province => Level::Province,
        Rank::City => Level::City,
        Rank::County => Level::County,
    }
}

/// What a text talks of: names of places by how often they stand in it, and which sort of place it calls its own.
pub struct Context<'a> {
    /// How often each name of the table stands in the text.
    /// In order.
    names: Vec<(&'a str, u32)>,
    /// How much speaks for each sort of place (省, 市, 县 …) being the one that reports.
    own: OwnSorts,
    /// The file's name, without its ending.
    file: &'a str,
    /// The title of the listing, with the place that the listing is of.
    listed: &'a str,
    /// The report's year.
    pub year: Option<i32>,
}

impl<'a> Context<'a> {
    /// Counts in one pass each over the text and its folded form.
    pub fn new(raw: &'a str, text: &Folded, file: &'a str, listed: &'a str) -> Self {
        let mut names = Vec::new();
        for (at, name) in divisions::named_in(raw) {
            // 代县长 is no 代县.
            if !raw.get(at + name.len()..).is_some_and(|rest| class::CHIEF_SUFFIX.starts(rest)) {
                names.push((name, 1));
            }
        }
        order::by(&mut names, |(a, _), (b, _)| a.cmp(b));
        names.dedup_by(|(name, count), (first, all)| {
            let same = name == first;
            *all += if same { *count } else { 0 };
            same
        });
        Context { names, own: OwnSorts::count(text), file, listed, year: None }
    }

    fn count(&self, name: &str) -> u32 {
        let at = self.names.binary_search_by_key(&name, |(other, _)| other);
        at.ok().and_then(|at| self.names.get(at)).map_or(0, |(_, count)| *count)
    }

    /// The sort of place that the text speaks of as its own, where it is clear.
    pub fn own_sort(&self) -> Option<&'static str> {
        self.own.clear()
    }

    /// How often a place is called by its full or short name.
    fn calls(&self, division: &Division) -> u32 {
        let short = division.short();
        let short = if divisions::is_ordinary(short) || short == division.name { 0 } else { self.count(short) };
        self.count(division.name) + short + self.daily(division)
    }

    /// How often it is called as in daily use: 云岭州.
    fn daily(&self, division: &Division) -> u32 {
        division.daily().map_or(0, |name| self.count(&name))
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
            fitness += self.own.weight(sort_of(division.name)) * 30.0;
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
        let level = ending(&written.name).map(|(_, level)| level);
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
            fittest(written.name.get(..end)?, &[])
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
        if self.own_sort().is_some_and(|sort| class::NATION_SORT.is(sort)) {
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
            let score = f64::from(calls) * self.own.weight(sort_of(division.name)) + f64::from(parents) * 0.01
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
