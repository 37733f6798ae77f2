//! Whose report it is, and what contradicts it.

use super::Stretch;
use super::cover::Cover;
use super::occasion::Meeting;
use crate::document::dates;
use crate::document::folded::Folded;
use crate::document::region::{self, Context, NATION, Region, Written};
use crate::lexicon::sorts::{COVERS, OFFICES};
use crate::model::{DocumentKind, Level, WarningCode};

/// The region with its proof, and what contradicts it.
pub(super) struct Place {
    pub(super) region: Option<Region>,
    pub(super) proof: Option<Stretch>,
    pub(super) conflicts: Vec<(WarningCode, String, Option<Stretch>)>,
}

pub(super) fn place(
    text: &Folded,
    cover: &Cover,
    title: Option<Stretch>,
    meeting: Option<&Meeting>,
    kind: DocumentKind,
    context: &Context,
    listed: &str,
) -> Place {
    let mut place = Place { region: None, proof: None, conflicts: Vec::new() };
    let nation = || Region { name: NATION.into(), level: Some(Level::Nation), code: None, parents: Vec::new() };
    if kind != DocumentKind::WorkReport {
        if let Some(subject) = subject(text, listed) {
            let at = text.find(0, text.len(), &subject.name);
            place.proof = at.map(|at| (at, at + subject.name.chars().count()));
            place.region = Some(context.resolve(&subject));
        }
        return place;
    }
    let in_title = title.and_then(|(from, to)| titled(text, from, to));
    let folded_listed = Folded::new(listed);
    let in_listed = titled(&folded_listed, 0, folded_listed.len());
    let governments = || {
        let end = cover.formula.map_or(cover.end, |(_, to)| to);
        (0..end)
            .filter(|at| COVERS.words("office_of_place").iter().chain(OFFICES.iter()).any(|word| text.is(*at, word)))
    };
    let in_office = governments().find_map(|at| {
        let at = if text.ends(at, "代理") {
            at - 2
        } else if text.ends(at, "代") || text.ends(at, "副") {
            at - 1
        } else {
            at
        };
        region::before(text, 0, at).filter(|written| {
            written.name.chars().count() > 1 && !["自治区", "自治州", "自治县"].contains(&written.name.as_str())
        })
    });
    if let Some(meeting) = meeting.filter(|meeting| meeting.nation) {
        place.region = Some(nation());
        place.proof = Some((meeting.from, meeting.to));
    } else {
        let spoken = meeting.and_then(|meeting| meeting.place.clone());
        let mut told: Vec<Written> = [spoken, in_office, in_title.clone()].into_iter().flatten().collect();
        // What stands in front of the place in one of them tells it apart in all.
        for at in 0..told.len() {
            let fuller = told.iter().find(|other| other.name == told[at].name && !other.above.is_empty());
            if let Some(above) = fuller.map(|other| other.above.clone()) {
                told[at].above = above;
            }
        }
        let told: Vec<(Region, Stretch)> =
            told.iter().map(|written| (context.resolve(written), (written.from, written.to))).collect();
        if let Some((region, proof)) = told.first() {
            place.region = Some(region.clone());
            place.proof = Some(*proof);
            for (other, span) in told.iter().skip(1) {
                if !same(region, other) {
                    let message = format!("the text is of {}, but {} is named", region.name, other.name);
                    place.conflicts.push((WarningCode::RegionConflict, message, Some(*span)));
                }
            }
        }
    }
    if place.region.is_none()
        && let Some((from, to)) = cover.formula.filter(|(from, to)| text.find(*from, *to, "国务院").is_some())
    {
        place.region = Some(nation());
        place.proof = Some((from, to));
    }
    if place.region.is_none() && context.own_sort() == Some('国') {
        place.region = Some(nation());
    }
    if place.region.is_none()
        && let Some(written) = &in_listed
    {
        place.region = Some(context.resolve(written));
    }
    if place.region.is_none()
        && let Some((region, called)) = context.most_named()
    {
        place.proof = text.find(0, text.len(), called).map(|at| (at, at + called.chars().count()));
        place.region = Some(region);
    }
    if place.region.is_none() {
        place.region = context.of_file();
    }
    if let (Some(region), Some(written)) = (&place.region, &in_listed) {
        let other = context.resolve(written);
        if !same(region, &other) {
            let message = format!("the text is of {}, but the title names {}", region.name, other.name);
            place.conflicts.push((WarningCode::RegionConflict, message, place.proof));
        }
    }
    place
}

/// The place in a title: 聊城市政府工作报告, 2024年聊城市人民政府工作报告, 聊城市2024年政府工作报告.
pub(super) fn titled(text: &Folded, from: usize, to: usize) -> Option<Written> {
    let mut end = (from..to).rev().find(|at| {
        ["政府工作报告", "人民政府", "年工作报告", "行署工作报告", "行政公署"].iter().any(|word| text.is(*at, word))
    })?;
    end += usize::from(text.is(end, "年"));
    if text.ends(end, "人民") {
        end -= 2;
    }
    let year = end.checked_sub(5).filter(|at| text.ends(end, "年") && dates::year(text, *at).is_some());
    region::before(text, from, year.unwrap_or(end))
}

/// Whether two readings mean the same place: one may be written shorter.
pub(super) fn same(one: &Region, other: &Region) -> bool {
    one.name == other.name
        || one.name.contains(&other.name)
        || other.name.contains(&one.name)
        || one.code.is_some() && one.code == other.code
}

/// The place that an article is of: the one that its title begins with.
pub(super) fn subject(text: &Folded, listed: &str) -> Option<Written> {
    let title = listed.rsplit_once('】').map_or(listed, |(_, title)| title).trim();
    let title: Vec<char> =
        if title.is_empty() { text.chars.iter().take(30).copied().collect() } else { Folded::new(title).chars };
    let cut = |to: usize| title.get(..to).map(|name| name.iter().collect::<String>());
    let length = (2..=title.len().min(16))
        .rev()
        .find(|to| cut(*to).is_some_and(|name| crate::lexicon::divisions::is_name(&name)))?;
    let name = cut(length)?;
    // What the text always says behind the place's name is part of the name: 潍坊高新区, 潍坊峡山.
    let mut whole = name.clone();
    let body = &text.chars;
    for to in length + 1..=(length + 8).min(title.len()) {
        let Some(longer) = cut(to) else { break };
        let (mut called, mut long) = (0, 0);
        for at in 0..body.len() {
            if text.is(at, &name) {
                called += 1;
                long += usize::from(text.is(at, &longer));
            }
        }
        if long < 2 || long * 10 < called * 7 {
            break;
        }
        whole = longer;
    }
    Some(Written { name: whole, above: Vec::new(), from: 0, to: 0 })
}
