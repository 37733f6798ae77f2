//! A place as it is written, found from its end: 云岭州青石县|人民政府.

use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;
use crate::lexicon::divisions;
use crate::model::Level;
use crate::text::is_han;

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

/// Most characters of a place's name in the table, and of one that is not.
const LONGEST: (usize, usize) = (16, 24);

/// The longest ending that says a place's level, with the level: towns and development zones have no code.
pub(super) fn ending(name: &str) -> Option<(&'static str, Level)> {
    let classes = [
        (class::PROVINCE_END, Level::Province),
        (class::CITY_END, Level::City),
        (class::COUNTY_END, Level::County),
        (class::TOWN_END, Level::Town),
    ];
    let endings = classes.into_iter().filter_map(|(class, level)| Some((class.end(name)?, level)));
    endings.max_by_key(|(ending, _)| ending.len())
}

/// Whether it is a place's name with its sort.
pub(super) fn is_full_name(name: &str) -> bool {
    divisions::named(name).any(|division| division.name == name)
}

/// The longest name of a place of the table that ends at `end`, as its first character.
fn listed_before(text: &Folded, floor: usize, end: usize) -> Option<usize> {
    let lowest = end.saturating_sub(LONGEST.0).max(floor);
    (lowest..end.saturating_sub(1)).find(|from| divisions::is_name(text.cut(*from, end)))
}

/// Whether a place's name may start here: behind a sign, a line end, 在, a year or a day, or 会议上.
fn may_start(text: &Folded, floor: usize, at: usize) -> bool {
    if at <= floor || text.gap(at) == Gap::Line || text.ends(at, class::NAME_LEAD) {
        return true;
    }
    let before = |back: usize| text.before(at - back.min(at)).unwrap_or('。');
    if class::DATE_END.is_char(before(0)) {
        let counted = class::NUMERAL_CHAR.is_char(before(1)) || class::YEAR_CHAR.is_char(before(1));
        return counted || !is_han(before(1));
    }
    !is_han(before(0))
}

/// The place whose name ends at `end`, not reaching before `floor`.
pub fn before(text: &Folded, floor: usize, end: usize) -> Option<Written> {
    listed(text, floor, end).or_else(|| unlisted(text, floor, end))
}

/// A place of the table, with the places of the table in front of it.
fn listed(text: &Folded, floor: usize, end: usize) -> Option<Written> {
    let from = listed_before(text, floor, end)?;
    let (mut start, mut above) = (from, Vec::new());
    while !may_start(text, floor, start) {
        let Some(higher) = listed_before(text, floor, start) else { break };
        above.insert(0, text.cut(higher, start).to_string());
        start = higher;
    }
    // 高新区 is not the 新区 of some city: what stands in front must be a place too, or nothing.
    let name = text.cut(from, end);
    let alone = may_start(text, floor, start) || name.chars().count() > 2 && !divisions::is_ordinary(name);
    let zone = ending(text.until(end)).is_some_and(|(ending, _)| name.len() < ending.len());
    (alone && !zone).then(|| Written { name: name.into(), above, from, to: end })
}

/// A place that the table does not know, by its ending.
fn unlisted(text: &Folded, floor: usize, end: usize) -> Option<Written> {
    let lowest = end.saturating_sub(LONGEST.1).max(floor);
    let mut from = (lowest..end).rev().find(|from| may_start(text, floor, *from))?;
    while text.get(from).is_some_and(|ch| !is_han(ch)) {
        from += 1;
    }
    let written = text.cut(from, end);
    let (ending, level) = ending(written)?;
    // 完成了市五届人大…的任务, 十八届县人民政府, 自治县人民政府 name no place.
    let said = class::NO_PLACE_NAME.within(written) || class::AUTONOMOUS_START.starts(written);
    if written.len() <= ending.len() || !written.chars().all(is_han) || said {
        return None;
    }
    let mut above = Vec::new();
    // A town is itself without its county; a development zone is called by its city's name.
    if level == Level::Town {
        let last = end.saturating_sub(ending.chars().count());
        while let Some(to) = (from + 2..last).rev().find(|to| is_full_name(text.cut(from, *to))) {
            above.push(text.cut(from, to).to_string());
            from = to;
        }
    }
    Some(Written { name: text.cut(from, end).into(), above, from, to: end })
}
