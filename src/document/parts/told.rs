//! What a segment's own title and first words say of its role.

use super::signs::{leads_to_work, promises, troubles};
use super::{Reader, Segment};
use crate::document::headings::cut;
use crate::document::titles::title_role;
use crate::lexicon::classes::class;
use crate::lexicon::years::{self, Plan};
use crate::model::Role;
use crate::rules::{Fact, Site, Slot, family};

/// How many roles a segment of the report's body may have, and which.
pub(super) const COUNT: usize = 5;
pub(super) const ROLES: [Role; COUNT] = [Role::Review, Role::Problems, Role::Goals, Role::Plan, Role::Government];
/// What speaks for each of them, in tenths.
pub(super) type Told = [i32; COUNT];

impl Reader<'_> {
    /// Whether a segment's title names the year planned for, or 今年: it opens goals or plan.
    pub(super) fn names_planned(&self, segment: &Segment) -> bool {
        let title = self.title_of(segment);
        let ahead = Years::in_words(title, self.year).ahead || class::TIME_AHEAD.within(title);
        ahead && !class::TIME_BEHIND.within(title)
    }
}

/// What a title says that names a part: for review, problems, goals, plan, government.
const NAMED: Told = [60, 60, 50, 40, 50];
/// A title over several tasks (（一）（二）) is rather the plan's than only its goals.
const TASKS: (usize, i32) = (2, 30);
/// A stretch without a heading in a text that is no report.
const NEWS: i32 = 120;
/// A line in front that leads over to deeds or tasks.
const LED: i32 = 90;
/// Characters at a segment's start that tell whether it promises or reports, and of its first sentence.
const HEAD: (usize, usize) = (3000, 50);
/// A segment is full of troubles: so many of them, one in so many bytes.
const TROUBLED: (usize, usize, i32) = (3, 180, 30);

/// A segment's title and first sentence, for the rules of `section`.
struct Section<'t> {
    title: &'t str,
    opening: &'t str,
    /// What years title and opening name, against the year planned for.
    titled: Years,
    opened: Years,
    place: usize,
}

/// Whether years are named that lie before the one planned for, and that year or later ones.
#[derive(Clone, Copy, Debug, Default)]
struct Years {
    behind: bool,
    ahead: bool,
}

impl Years {
    fn in_words(words: &str, planned: Option<i32>) -> Years {
        let Some(planned) = planned else { return Years::default() };
        let mut found = Years::default();
        for (year, _) in years::named_in(words) {
            found.behind |= year < planned;
            found.ahead |= year >= planned;
        }
        // A plan that is under way tells nothing.
        for plan in Plan::all().filter(|plan| words.contains(plan.name)) {
            found.behind |= plan.last() < planned;
            found.ahead |= plan.first >= planned;
        }
        found
    }
}

impl Site for Section<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Title => Some(self.title),
            Slot::Behind => Some(self.opening),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::YearAhead => self.titled.ahead,
            Fact::YearBehind => self.titled.behind,
            Fact::OpensAhead => self.opened.ahead,
            Fact::OpensBehind => self.opened.behind,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.place
    }
}

impl Reader<'_> {
    /// What a segment's own words say of its role; `led` is what the line before its row leads over to.
    pub(super) fn told(&self, segment: &Segment, led: Option<Role>) -> Told {
        let title = self.title_of(segment);
        let from = segment.heading.map_or(segment.start, |heading| heading.title.end());
        let body = self.text.get(from..segment.end).unwrap_or("").trim_start();
        let opening = cut(body, HEAD.1);
        let opening = opening.split_inclusive(['。', '！', '\n']).next().unwrap_or(opening);
        let site = Section {
            title,
            opening,
            titled: Years::in_words(title, self.year),
            opened: Years::in_words(opening, self.year),
            place: segment.start,
        };
        let mut told = Told::default();
        for rule in family::SECTION.all(&site) {
            for (role, told) in NAMES.iter().zip(&mut told) {
                *told += rule.gives(role).and_then(|weight| weight.parse().ok()).unwrap_or(0);
            }
        }
        let mut add = |role: Role, weight: i32| {
            if let Some(at) = ROLES.iter().position(|it| *it == role) {
                told.iter_mut().skip(at).take(1).for_each(|told| *told += weight);
            }
        };
        let named = title_role(title);
        if let Some(at) = ROLES.iter().position(|role| Some(*role) == named) {
            add(named.unwrap_or(Role::Other), NAMED.get(at).copied().unwrap_or(0));
        }
        if self.items(segment).take(TASKS.0).count() == TASKS.0 {
            [Role::Review, Role::Plan, Role::Government].into_iter().for_each(|role| add(role, TASKS.1));
        }
        // A page of news is no plan because it speaks of pushing on.
        if !self.reports && segment.heading.is_none() {
            add(Role::Review, NEWS);
        }
        match led {
            Some(Role::Review) => add(Role::Review, LED),
            Some(_) => add(Role::Plan, LED),
            None => {}
        }
        // What a line leads over to is told by it, and not by verbs.
        let promises = if led.is_some() { 0 } else { promises(cut(body, HEAD.0)) };
        add(Role::Plan, promises);
        add(Role::Goals, promises);
        add(Role::Government, promises);
        add(Role::Review, -promises);
        let first = body.split('\n').next().unwrap_or(body);
        let found = troubles(body);
        if troubles(first) >= 2 && found >= TROUBLED.0 && found * TROUBLED.1 >= body.len() {
            add(Role::Problems, TROUBLED.2);
        }
        told
    }

    /// What the line in front leads over to: 一年来，我们主要做了以下工作： 今年着重抓好六项工作：
    pub(super) fn led(&self, at: usize) -> Option<Role> {
        let before = self.text.get(..at).unwrap_or("").trim_end();
        let line = before.rfind(['\n', '。']).and_then(|end| before.get(end..)).unwrap_or(before);
        if !before.ends_with(['：', ':']) {
            return None;
        }
        let deeds = class::LEADS_TO_DEEDS.within(line);
        if deeds { Some(Role::Review) } else { leads_to_work(line).then_some(Role::Plan) }
    }
}

/// The roles as the rules name them.
const NAMES: [&str; COUNT] = ["review", "problems", "goals", "plan", "government"];
