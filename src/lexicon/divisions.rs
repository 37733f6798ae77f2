//! Divisions of administration: provinces, cities, counties with their codes and the years in which they stood.
//!
//! The data is `divisions.tsv`. Towns are not in it: there are forty thousand, and their reports name their county.

use super::classes::class;
use super::names::Names;
use std::sync::LazyLock;

/// Ranks of places in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Provinces, autonomous regions, cities under the centre.
    Province,
    /// Prefecture-level cities, prefectures, leagues.
    City,
    /// Counties, districts, county-level cities, banners.
    County,
}

/// A place under one name and one code.
#[derive(Debug, PartialEq, Eq)]
pub struct Division {
    /// GB/T 2260.
    pub code: u32,
    /// In full: 聊城市, 凉山彝族自治州.
    pub name: &'static str,
    /// First year at whose end it stood; 0 for 1998 or before.
    from: i32,
    /// Last year at whose end it stood.
    to: i32,
}

struct Table {
    /// In order of the codes.
    divisions: Vec<Division>,
    /// Full and short names.
    names: Names,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut columns = table!("divisions.tsv").lines().map(|column| column.split('\t'));
    let mut next = || columns.next().into_iter().flatten();
    let (names, steps, years) = (next(), next(), next());
    let mut divisions = Vec::with_capacity(4400);
    let mut code = 0;
    for ((name, step), years) in names.zip(steps).zip(years) {
        code += step.parse::<u32>().unwrap_or(0);
        let (from, to) = years.split_once('-').unwrap_or(("", ""));
        divisions.push(Division { code, name, from: from.parse().unwrap_or(0), to: to.parse().unwrap_or(9999) });
    }
    let mut names = Vec::with_capacity(divisions.len() * 2);
    for (at, division) in divisions.iter().enumerate() {
        let at = at as u16;
        names.push((division.name.into(), at));
        let short = division.short();
        if short.chars().nth(1).is_some() && short != division.name {
            names.push((short.into(), at));
            names.extend(division.daily().map(|name| (name.into(), at)));
        }
    }
    Table { divisions, names: Names::new(names) }
});

/// The places of this name, full (聊城市) or short (聊城, 凉山州), of whatever time; in order of their codes.
pub fn named(name: &str) -> impl Iterator<Item = &'static Division> {
    TABLE.names.of(name).filter_map(|at| TABLE.divisions.get(at))
}

/// Whether this name of a place is an ordinary word too, and says a place only with its sort behind it.
pub fn is_ordinary(name: &str) -> bool {
    class::ORDINARY_NAME.is(name)
}

/// The names of places that stand in a text, full and short, the longest at each place, with where they start.
pub fn named_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    TABLE.names.find_in(text).into_iter().filter_map(|(at, _)| Some((at.start, text.get(at)?)))
}

/// Whether any place, at whatever time, has this name, full or short.
pub fn is_name(name: &str) -> bool {
    TABLE.names.of(name).next().is_some()
}

/// The place of this code nearest to this year.
pub fn of_code(code: u32, year: Option<i32>) -> Option<&'static Division> {
    let from = TABLE.divisions.partition_point(|other| other.code < code);
    let same = TABLE.divisions.get(from..).unwrap_or_default().iter().take_while(|other| other.code == code);
    same.min_by_key(|division| division.away(year))
}

impl Division {
    /// Of which rank.
    pub fn rank(&self) -> Rank {
        match self.code {
            code if code % 10_000 == 0 => Rank::Province,
            code if code % 100 == 0 => Rank::City,
            _ => Rank::County,
        }
    }

    /// The code's six digits.
    pub fn digits(&self) -> String {
        format!("{:06}", self.code)
    }

    /// The name without the sort of place and the nationalities: 聊城, 凉山, 内蒙古. 单字县 such as 代县 give one
    /// character, which is a name nowhere.
    pub fn short(&self) -> &'static str {
        let Some(mut short) = class::DIVISION_SORT.strip_end(self.name) else { return self.name };
        if class::DIVISION_SORT.end(self.name).is_some_and(|sort| class::AUTONOMOUS_START.starts(sort)) {
            // 内蒙古 keeps its 蒙古: one character is no name.
            let named = |less: &&str| less.chars().nth(1).is_some();
            while let Some(less) = class::NATIONALITY.strip_end(short).filter(named) {
                short = less;
            }
            // 鄂温克族自治旗 names a nationality alone.
            short = class::PEOPLE_SUFFIX.strip_end(short).unwrap_or(short);
        }
        short
    }

    /// The name of an autonomous place in daily use: 凉山州, 峨边县, 鄂温克旗.
    pub fn daily(&self) -> Option<String> {
        let sort = class::AUTONOMOUS_SORT.end(self.name)?;
        Some([self.short(), class::AUTONOMOUS_START.strip_start(sort)?].concat())
    }

    /// The places above it in this year (now, where it is not known), highest first.
    pub fn parents(&self, year: Option<i32>) -> Vec<&'static Division> {
        let mut above = Vec::new();
        if self.rank() != Rank::Province {
            above.extend(of_code(self.code / 10_000 * 10_000, year));
        }
        if self.rank() == Rank::County {
            above.extend(of_code(self.code / 100 * 100, year));
        }
        above
    }

    /// How far a report for this year is from the time in which it stood: 0 where it stood at the end of the year
    /// before, 1 where it was made in that year, else more. Without a year: how long it has been gone.
    pub fn away(&self, year: Option<i32>) -> i32 {
        let Some(year) = year else { return 9999 - self.to };
        let spoken = year - 1;
        if self.from > spoken { self.from - spoken } else { (spoken - self.to).max(0) * 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str) -> Vec<u32> {
        named(name).map(|division| division.code).collect()
    }

    #[test]
    fn finds_by_full_short_and_daily_names() {
        assert_eq!(codes("聊城市"), [371500]);
        assert_eq!(codes("聊城"), [371500]);
        assert!(codes("凉山州").contains(&513400) && codes("凉山").contains(&513400));
        assert!(codes("鄂温克旗").contains(&150724));
        assert!(codes("内蒙古") == [150000] && codes("广西") == [450000] && codes("新疆") == [650000]);
        assert!(codes("黔南").contains(&522700) && codes("前郭尔罗斯").contains(&220721));
        assert!(codes("云溪市").is_empty() && codes("").is_empty());
    }

    #[test]
    fn knows_levels_and_parents() {
        let of = |code, year| of_code(code, year).unwrap();
        let parents =
            |code, year| of(code, Some(year)).parents(Some(year)).iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(of(310115, None).rank(), Rank::County);
        assert_eq!(parents(310115, 2020), ["上海市"]);
        assert_eq!(parents(150702, 2012), ["内蒙古自治区", "呼伦贝尔市"]);
        assert_eq!(parents(152101, 2000), ["内蒙古自治区", "呼伦贝尔盟"]);
        assert_eq!(parents(429004, 2024), ["湖北省"]);
        assert_eq!(parents(370782, 2019), ["山东省", "潍坊市"]);
        assert_eq!(parents(370000, 2019), [""; 0]);
    }

    #[test]
    fn knows_when_a_place_stood() {
        let hailar = |year| {
            let all = named("海拉尔").min_by_key(|division| division.away(Some(year)));
            all.map(|division| (division.code, division.name)).unwrap()
        };
        assert_eq!(hailar(2000), (152101, "海拉尔市"));
        assert_eq!(hailar(2012), (150702, "海拉尔区"));
        // 1998 stands for everything before, and a place that is gone is still found.
        assert_eq!(hailar(1999), (152101, "海拉尔市"));
        assert_eq!(named("偃师").min_by_key(|division| division.away(None)).unwrap().name, "偃师区");
    }

    #[test]
    fn the_table_is_in_order_and_whole() {
        assert!(TABLE.divisions.is_sorted_by_key(|division| division.code));
        assert!(TABLE.divisions.len() > 4300 && TABLE.divisions.len() < usize::from(u16::MAX));
        for division in &TABLE.divisions {
            assert!(division.from <= division.to, "{division:?}");
            assert!(class::DIVISION_SORT.ends(division.name), "{division:?}");
            assert!(of_code(division.code / 10_000 * 10_000, None).is_some(), "{division:?} has no province");
        }
    }
}
