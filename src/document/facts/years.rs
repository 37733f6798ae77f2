//! The year that a report plans for.

use super::stretch::Stretch;
use crate::document::dates::{self, Date};
use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;
use crate::rules::{Fact, Site, Slot, family};

/// Weights of what speaks for a year: the day of the speech, its title, the title of the listing that it came from. What the
/// sentences say is weighed by the rules of `year_mention`.
const DELIVERED: u32 = 10;
const TITLED: u32 = 5;
const LISTED: u32 = 3;
/// The first month in which a report plans for the next year.
const LATE: u32 = 11;
/// Characters of a clause behind a year.
const CLAUSE: usize = 22;

/// What speaks for a year: the year, how much, and where it stands.
type Vote = (i32, u32, Option<Stretch>);

/// The year planned for, from all that speaks for one.
pub(super) struct Years {
    pub(super) chosen: Option<(i32, Option<Stretch>)>,
    pub(super) conflict: Option<(i32, Option<Stretch>)>,
}

impl Years {
    pub(super) fn read(
        text: &Folded,
        title: Option<Stretch>,
        listed: &str,
        file: &str,
        delivered: Option<Date>,
    ) -> Years {
        let mut votes = told_in(text, title);
        if let Some(date) = delivered {
            // A report given in November or December plans for the next year.
            // The day of the meeting is surer than a title, which may name the year looked back upon.
            votes.push((date.year + i32::from(date.month >= LATE), DELIVERED, None));
        }
        let in_title = title.and_then(|(start, end)| {
            (start..end).find_map(|at| dates::year(text, at).map(|(year, to)| (year, Some((at, to)))))
        });
        let outside = |name: &str| {
            let name = Folded::new(name);
            (0..name.len()).find_map(|at| dates::year(&name, at)).map(|(year, _)| (year, None))
        };
        let (in_listed, in_file) = (outside(listed), outside(file));
        votes.extend(in_title.map(|(year, span)| (year, TITLED, span)));
        votes.extend(in_listed.map(|(year, span)| (year, LISTED, span)));
        let chosen = chosen(text, &votes).or(in_file);
        let named = in_title.or(in_listed).into_iter().chain(in_file);
        let conflict = named.into_iter().find(|(year, _)| {
            let speech = delivered.map(|date| date.year);
            chosen.is_some_and(|(chosen, _)| chosen != *year) && speech != Some(*year)
        });
        Years { chosen, conflict }
    }
}

/// What the sentences and headings say. What the title says is weighed once, elsewhere.
fn told_in(text: &Folded, title: Option<Stretch>) -> Vec<Vote> {
    let mut votes = Vec::new();
    let mut at = 0;
    while at + 4 < text.len() {
        let Some((year, end)) = dates::year(text, at) else {
            at += 1;
            continue;
        };
        let titled = title.is_some_and(|(start, stop)| (start..stop).contains(&at));
        if text.is(end, class::YEAR_CHAR) && !titled {
            let span = Some((at, end + 1));
            match told_of(text, at, end + 1) {
                Some(Told::Reviewed(weight)) => votes.push((year + 1, weight, span)),
                Some(Told::Planned(weight)) => votes.push((year, weight, span)),
                None => {}
            }
        }
        at = end;
    }
    votes
}

/// The year for which most speaks, with where it stands. Chapters on 2015年主要工作 and 2016年目标任务: of equals the later.
fn chosen(text: &Folded, votes: &[Vote]) -> Option<(i32, Option<Stretch>)> {
    let weight =
        |year: i32| votes.iter().filter(|(other, ..)| *other == year).map(|(_, weight, _)| weight).sum::<u32>();
    let (year, ..) = votes.iter().max_by_key(|(year, ..)| (weight(*year), *year))?;
    // The year itself proves it better than the one before, looked back upon.
    let proofs = votes.iter().filter(|(other, ..)| other == year).filter_map(|(.., span)| *span);
    let itself = |(at, _): &Stretch| dates::year(text, *at).is_some_and(|(written, _)| written == *year);
    Some((*year, proofs.clone().find(itself).or_else(|| proofs.clone().next())))
}

/// What a year's surroundings tell of it, with a weight.
pub(super) enum Told {
    /// It is looked back upon.
    Reviewed(u32),
    /// It is planned for.
    Planned(u32),
}

/// A year in the text, for the rules of `year_mention`.
struct Mention<'t> {
    before: &'t str,
    behind: &'t str,
    quoted: bool,
    line_end: bool,
    place: usize,
}

impl Site for Mention<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Before => Some(self.before),
            Slot::Behind => Some(self.behind),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::QuoteFollows => self.quoted,
            Fact::LineEnd => self.line_end,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.place
    }
}

/// What the words around the year `[from, end)` say of it.
pub(super) fn told_of(text: &Folded, from: usize, end: usize) -> Option<Told> {
    // 2019年，全市…的主要预期目标是: the rest of the clause behind the year.
    let end = if matches!(text.get(end), Some('，' | ',')) { end + 1 } else { end };
    let limit = (end + CLAUSE).min(text.len());
    let stops = |at: &usize| {
        let sign = matches!(text.get(*at), Some('。' | ',' | ';' | ':' | '!' | '？' | '“' | '”'));
        sign || text.gap(*at) == Gap::Line
    };
    let stop = (end..limit).find(stops).unwrap_or(limit);
    let mention = Mention {
        before: text.until(from),
        behind: text.cut(end, stop),
        quoted: matches!(text.get(stop), Some('“' | '”')),
        line_end: text.gap(stop) == Gap::Line,
        place: text.span(from, end).start(),
    };
    let rule = family::YEAR_MENTION.first(&mention)?;
    let weight = rule.gives("weight").and_then(|weight| weight.parse().ok()).unwrap_or_default();
    Some(if rule.gives("told") == Some("reviewed") { Told::Reviewed(weight) } else { Told::Planned(weight) })
}
