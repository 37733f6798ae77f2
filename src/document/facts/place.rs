//! Whose report it is, and what contradicts it.

use super::cover::Cover;
use super::occasion::Meeting;
use super::stretch::Stretch;
use crate::document::dates;
use crate::document::folded::{Folded, Gap};
use crate::document::region::{self, Context, Region, Written};
use crate::lexicon::classes::class;
use crate::lexicon::divisions;
use crate::model::{DocumentKind, Level, Warning, WarningCode};

/// Characters of an article's start that may be its title, of a place's name in it, and of what may go with the name.
const SUBJECT: (usize, usize, usize) = (30, 16, 8);

/// Characters behind a title in which its author may stand, and of a place's name behind the one above it.
const SIGNED: usize = 120;
const NEXT: usize = 8;
/// Characters in which a place that no table knows is looked for, of its name, and names that are tried.
const OFTEN: (usize, usize, usize) = (6000, 8, 12);

/// The region with its proof, and what contradicts it.
#[derive(Default)]
pub(super) struct Place {
    pub(super) region: Option<Region>,
    pub(super) proof: Option<Stretch>,
    pub(super) conflicts: Vec<Warning<Stretch>>,
}

/// What a place is looked for in.
pub(super) struct Sources<'a> {
    pub(super) text: &'a Folded<'a>,
    pub(super) cover: &'a Cover,
    pub(super) title: Option<Stretch>,
    pub(super) meeting: Option<&'a Meeting>,
    pub(super) kind: DocumentKind,
    pub(super) context: &'a Context<'a>,
    /// The title of the listing that it came from.
    pub(super) listed: &'a str,
    /// Whether it is a relative of a work report.
    pub(super) relative: bool,
}

impl Place {
    /// Whose report it is, from the surest source that says.
    pub(super) fn of(sources: &Sources) -> Place {
        if sources.relative {
            return sources.of_relative();
        }
        if sources.kind != DocumentKind::WorkReport {
            return sources.of_article();
        }
        let folded_listed = Folded::new(sources.listed);
        let in_listed = titled(&folded_listed, 0, folded_listed.len());
        let nation = sources.meeting.filter(|meeting| meeting.nation);
        let mut place = match nation {
            Some(meeting) => Place::nation(Some((meeting.from, meeting.to))),
            None => sources.written(),
        };
        if place.region.is_none() {
            place = sources.spoken(in_listed.as_ref());
        }
        if let (Some(region), Some(written)) = (&place.region, &in_listed) {
            let other = sources.context.resolve(written);
            if !same(region, &other) {
                let message = format!("the text is of {}, but the title names {}", region.name, other.name);
                place.conflicts.push(
                    Warning::new(WarningCode::RegionConflict, message, place.proof)
                        .with("what", "title".into())
                        .with("chosen", region.name.clone())
                        .with("other", other.name.clone()),
                );
            }
        }
        place
    }

    /// The whole nation.
    fn nation(proof: Option<Stretch>) -> Place {
        let name = class::NATION_NAME.words().first().copied().unwrap_or_default().to_string();
        let region = Region { name, level: Some(Level::Nation), code: None, parents: Vec::new() };
        Place { region: Some(region), proof, ..Place::default() }
    }
}

impl Sources<'_> {
    /// An article: the place that its title begins with.
    fn of_article(&self) -> Place {
        let Some(subject) = subject(self.text, self.listed) else { return Place::default() };
        let at = self.text.find_name(&subject.name);
        let proof = at.map(|at| (at, at + subject.name.chars().count()));
        Place { region: Some(self.context.resolve(&subject)), proof, ..Place::default() }
    }

    /// A relative of a work report: the place in its title, in the meeting's name, or in the lines below, of a department.
    fn of_relative(&self) -> Place {
        let (text, title) = (self.text, self.title.unwrap_or_default());
        let nation = |from, to| text.find(from, to, class::NATION_TITLE).is_some();
        let told = named_in(text, title.0, title.1);
        if told.is_none() && (nation(title.0, title.1) || self.meeting.is_some_and(|meeting| meeting.nation)) {
            return Place::nation(Some(title));
        }
        let below = || {
            let lines: Vec<usize> =
                (title.1..(title.1 + SIGNED).min(text.len())).filter(|at| text.gap(*at) == Gap::Line).collect();
            let ends = lines.iter().skip(1).copied();
            lines.iter().zip(ends).find_map(|(from, to)| named_in(text, *from, to))
        };
        let told = told.or_else(|| self.meeting.and_then(|meeting| meeting.place.clone())).or_else(below);
        match told {
            Some(written) => {
                let proof = Some((written.from, written.to));
                Place { region: Some(self.context.resolve(&written)), proof, ..Place::default() }
            }
            None => self.spoken(None),
        }
    }

    /// The place that no table knows and that the text speaks of all the time: its name with its sort, three times or more.
    fn called_often(&self) -> Option<Written> {
        let text = self.text;
        let mut seen: Vec<Written> = Vec::new();
        for at in text.all(0, text.len().min(OFTEN.0), class::LOCAL_SORT) {
            let end = text.behind(at, class::LOCAL_SORT).unwrap_or(at);
            let Some(written) = region::before(text, 0, end) else { continue };
            let short = (3..=OFTEN.1).contains(&written.name.chars().count());
            if short && !class::NO_OWN_NAME.starts(&written.name) && !seen.iter().any(|it| it.name == written.name) {
                seen.push(written);
            }
            if seen.len() >= OFTEN.2 {
                break;
            }
        }
        let own = self.context.own_sort();
        let counted = seen.into_iter().map(|written| (text.count(&written.name), written));
        let often = counted.filter(|(count, it)| *count >= 3 && own.is_none_or(|own| region::sort_of(&it.name) == own));
        often.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, written)| written)
    }

    /// Where it is written: in the meeting's name, with the office, in the title.
    fn written(&self) -> Place {
        let in_title = self.title.and_then(|(from, to)| titled(self.text, from, to));
        let in_meeting = self.meeting.and_then(|meeting| meeting.place.clone());
        let mut told: Vec<Written> = [in_meeting, self.in_office(), in_title].into_iter().flatten().collect();
        // What stands in front of the place in one of them tells it apart in all.
        let above: Vec<(String, Vec<String>)> =
            told.iter().filter(|it| !it.above.is_empty()).map(|it| (it.name.clone(), it.above.clone())).collect();
        for written in &mut told {
            if let Some((_, above)) = above.iter().find(|(name, _)| *name == written.name) {
                written.above.clone_from(above);
            }
        }
        let told: Vec<(Region, Stretch)> =
            told.iter().map(|written| (self.context.resolve(written), (written.from, written.to))).collect();
        let Some((region, proof)) = told.first() else { return Place::default() };
        let others = told.iter().skip(1).filter(|(other, _)| !same(region, other));
        let conflicts = others.map(|(other, span)| {
            let message = format!("the text is of {}, but {} is named", region.name, other.name);
            Warning::new(WarningCode::RegionConflict, message, Some(*span))
                .with("chosen", region.name.clone())
                .with("other", other.name.clone())
        });
        Place { region: Some(region.clone()), proof: Some(*proof), conflicts: conflicts.collect() }
    }

    /// The place of the office on the cover or in the formula: 云溪市人民政府, 云溪市市长.
    fn in_office(&self) -> Option<Written> {
        let text = self.text;
        let end = self.cover.formula.map_or(self.cover.end, |(_, to)| to);
        let offices =
            (0..end).filter(|at| text.is(*at, class::GOVERNMENT_OFFICE) || text.is(*at, class::HEAD_OF_GOVERNMENT));
        offices.into_iter().find_map(|at| {
            let at = text.skip_back(at, class::ACTING_PREFIX);
            region::before(text, 0, at)
                .filter(|written| written.name.chars().nth(1).is_some() && !class::DIVISION_SORT.is(&written.name))
        })
    }

    /// Where it is not written on the cover: whose government the formula names, what the listing, the whole text or the file
    /// speaks of.
    fn spoken(&self, in_listed: Option<&Written>) -> Place {
        let (text, context) = (self.text, self.context);
        let council = |(from, to): &Stretch| text.find(*from, *to, class::STATE_COUNCIL).is_some();
        if let Some(formula) = self.cover.formula.filter(council) {
            return Place::nation(Some(formula));
        }
        if context.own_sort().is_some_and(|sort| class::NATION_SORT.is(sort)) {
            return Place::nation(None);
        }
        if let Some(written) = in_listed {
            return Place { region: Some(context.resolve(written)), ..Place::default() };
        }
        if let Some((region, called)) = context.most_named() {
            let proof = text.find_name(called).map(|at| (at, at + called.chars().count()));
            return Place { region: Some(region), proof, ..Place::default() };
        }
        if let Some(written) = self.called_often() {
            let proof = Some((written.from, written.to));
            return Place { region: Some(context.resolve(&written)), proof, ..Place::default() };
        }
        Place { region: context.of_file(), ..Place::default() }
    }
}

/// The place that stands in a title of another sort: 关于青石县2024年预算草案的报告, 青石县统计局2023年工作总结. The first, or the one
/// right behind it that lies lower: 云溪市青岭区.
fn named_in(text: &Folded, from: usize, to: usize) -> Option<Written> {
    let from = text.behind(from, class::ABOUT_PREPOSITION).unwrap_or(from);
    let mut found: Option<Written> = None;
    for end in from + 2..=to {
        let near = found.as_ref().is_none_or(|found| end <= found.to + NEXT);
        if !near {
            break;
        }
        let Some(written) = region::before(text, from, end) else { continue };
        let whole = class::NO_OWN_NAME.starts(&written.name) || text.is(end, class::PLACE_CONTINUED);
        // 云溪|市, and 云溪市|青岭区.
        let lower = found.as_ref().is_none_or(|found| {
            written.above.contains(&found.name) || region::sort_of(&found.name).is_empty() && written.from == found.from
        });
        if !whole && lower {
            found = Some(written);
        }
    }
    found
}

/// The place in a title: 聊城市政府工作报告, 2024年聊城市人民政府工作报告, 聊城市2024年政府工作报告.
fn titled(text: &Folded, from: usize, to: usize) -> Option<Written> {
    let end = text.all(from, to, class::TITLE_PLACE_END).last()?;
    let end = text.behind(end, class::YEAR_CHAR).unwrap_or(end);
    let end = text.skip_back(end, class::PEOPLE_PREFIX);
    let year = end.checked_sub(5).filter(|at| text.ends(end, class::YEAR_CHAR) && dates::year(text, *at).is_some());
    region::before(text, from, year.unwrap_or(end))
}

/// Whether two readings mean the same place: one may be written shorter.
fn same(one: &Region, other: &Region) -> bool {
    one.name == other.name
        || one.name.contains(&other.name)
        || other.name.contains(&one.name)
        || one.code.is_some() && one.code == other.code
}

/// The place that an article is of: the one that its title begins with.
fn subject(text: &Folded, listed: &str) -> Option<Written> {
    let title = listed.rsplit_once('】').map_or(listed, |(_, title)| title).trim();
    let title = if title.is_empty() { Folded::new(text.cut(0, SUBJECT.0)) } else { Folded::new(title) };
    let length = (2..=title.len().min(SUBJECT.1)).rev().find(|to| divisions::is_name(title.cut(0, *to)))?;
    let name = title.cut(0, length);
    // What the text always says behind the place's name is part of the name: 潍坊高新区, 潍坊峡山.
    let mut whole = name;
    for to in length + 1..=(length + SUBJECT.2).min(title.len()) {
        let longer = title.cut(0, to);
        let (called, long) = (text.count(name), text.count(longer));
        if long < 2 || long * 10 < called * 7 {
            break;
        }
        whole = longer;
    }
    Some(Written { name: whole.into(), above: Vec::new(), from: 0, to: 0 })
}
