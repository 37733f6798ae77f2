//! Where the role changes inside a segment: problems at the end of a review, goals before the work of a plan, the
//! government's own work behind it.

use super::signs::{
    admits, calls_at_end, goals_open, leads_to_work, of_principles, of_state, own_work, promises, states_targets,
    thanks, troubles,
};
use super::{Reader, Segment};
use crate::document::headings::{Found, cut};
use crate::document::titles::{opens, title_role};
use crate::lexicon::classes::class;
use crate::lexicon::years;
use crate::model::Role;
use crate::span::Span;

/// Bytes of a review that is a short one.
const SHORT: usize = 3000;

/// Whether a segment is of the report itself and no annex.
fn of_body(segment: &Segment) -> bool {
    !matches!(segment.role, Some(Role::Livelihood | Role::Policies | Role::Glossary | Role::Other))
}

impl<'t> Reader<'t> {
    /// The changes of role inside a segment.
    pub(super) fn inside(&self, segment: &Segment, role: Role, rest: &[Segment], cuts: &mut Vec<(usize, Role)>) {
        let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
        match role {
            Role::Review => {
                cuts.push((segment.start, Role::Review));
                // Where a review has sections of its own, only the last admits problems.
                let ends = rest.first().is_none_or(|next| {
                    let told = next.heading.and_then(|heading| title_role(heading.title.of(self.text)));
                    let told_itself = title_role(title) == Some(Role::Review);
                    let siblings = next.heading.map(|it| it.marking) == segment.heading.map(|it| it.marking);
                    next.role != Some(Role::Review) || told == Some(Role::Review) || told_itself && siblings
                });
                match self.aims_inside(segment, title) {
                    Some(at) => cuts.push((at, Role::Goals)),
                    None if ends => self.problems(segment, !rest.iter().any(of_body), cuts),
                    None => {}
                }
            }
            Role::Plan => {
                let before = cuts.last().map(|(_, role)| *role);
                let goals_done = matches!(before, Some(Role::Plan | Role::Government));
                let followed = rest.first().is_some_and(|next| next.role == Some(Role::Plan));
                let plan = if goals_done { segment.start } else { self.plan_start(segment, followed) };
                if plan > segment.start {
                    cuts.push((segment.start, Role::Goals));
                    self.policies_inside(segment.start, plan, cuts);
                }
                cuts.push((plan, Role::Plan));
                self.government_inside(segment, plan, cuts);
            }
            Role::Goals => {
                cuts.push((segment.start, Role::Goals));
                self.policies_inside(segment.start, segment.end, cuts);
            }
            Role::Government => {
                cuts.push((segment.start, Role::Government));
                self.affairs(segment.start, segment.end, cuts);
            }
            role => cuts.push((segment.start, role)),
        }
    }

    /// A section on what a five-year plan achieved and what the next one aims at: where the aims begin.
    pub(super) fn aims_inside(&self, segment: &Segment, title: &str) -> Option<usize> {
        if !class::AIM_WORD.within(title) {
            return None;
        }
        let term = title.get(class::FIVE_YEARS_AHEAD.rfind(title)?)?;
        let steps = self.steps_in(segment.start, segment.end).skip(1);
        let aims = |step: &&Span| {
            let words = step.of(self.text).trim_start();
            // 《纲要草案》提出…指标，包括：
            let drafted =
                class::FIVE_YEAR_OUTLINE.within(cut(words, 40)) && class::INDICATOR_NOUN.within(cut(words, 90));
            cut(words, 16).contains(term) || drafted
        };
        steps.filter(aims).map(|step| step.start()).next()
    }

    /// The orientation of policy behind the goals is the plan's.
    pub(super) fn policies_inside(&self, start: usize, end: usize, cuts: &mut Vec<(usize, Role)>) {
        let mut aimed = false;
        for step in self.steps_in(start, end) {
            let words = step.of(self.text);
            let head = cut(words, 18);
            if aimed && class::MACRO_POLICY.within(head) {
                cuts.push((step.start(), Role::Plan));
                return;
            }
            aimed |= class::TARGET_NOUN.within(words);
        }
    }

    /// Affairs of state that stand behind the government's own work (nationalities, defence, Hong Kong, diplomacy) are
    /// the plan's again.
    pub(super) fn affairs(&self, start: usize, end: usize, cuts: &mut Vec<(usize, Role)>) {
        for step in self.steps_in(start + 1, end) {
            let words = step.of(self.text).trim_start();
            if class::DELEGATES_ADDRESS.starts(words) && of_state(words) && own_work(words) < 3 {
                cuts.push((step.start(), Role::Plan));
                return;
            }
        }
    }

    /// Problems at the end of a review, and thanks behind them, which are the review's.
    pub(super) fn problems(&self, segment: &Segment, last: bool, cuts: &mut Vec<(usize, Role)>) {
        let length = segment.end - segment.start;
        // In a report of usual length nothing is admitted in the first quarter of its review.
        let late = if length > SHORT { segment.start + length / 4 } else { segment.start + 1 };
        let told = self.steps_in(late, segment.end).find(|step| admits(step.of(self.text), self.block(step)));
        // No telling words: a paragraph late in the review that is full of troubles.
        let found = told.or_else(|| {
            let late = segment.start + length / 2;
            let troubled = self.steps_in(late, segment.end).map(|step| (troubles(step.of(self.text)), step));
            troubled
                .filter(|(troubles, step)| *troubles >= 5 && *troubles * 180 >= step.len())
                .map(|(_, step)| step)
                .last()
        });
        let from = found.map_or(late, |step| step.start());
        let mut open = false;
        for step in self.steps_in(from, segment.end) {
            let words = step.of(self.text).trim_start();
            if found.is_some_and(|found| found.start() == step.start()) {
                cuts.push((step.start(), Role::Problems));
                open = true;
            } else if open && (thanks(words) || class::DELEGATES_ADDRESS.starts(words) && troubles(words) < 2) {
                cuts.push((step.start(), Role::Review));
                open = false;
            }
            // A report without headings: the plan begins somewhere below.
            if last && (goals_open(words) || self.opens_plan(step, segment.end)) || states_targets(words) {
                let rest = Segment { heading: None, start: step.start(), end: segment.end, role: Some(Role::Plan) };
                self.inside(&rest, Role::Plan, &[], cuts);
                return;
            }
        }
    }

    /// Whether a paragraph opens the plan where no heading does: 2024年，我们将…, and what follows promises.
    fn opens_plan(&self, step: &Span, end: usize) -> bool {
        let words = step.of(self.text).trim_start();
        let year = years::year_at(words).map(|(year, _)| year);
        let ahead = class::TIME_AHEAD.within(cut(words, 8)) && !class::TIME_BEHIND.within(cut(words, 12));
        (ahead || year.is_some() && year == self.year)
            && promises(cut(self.text.get(step.start()..end).unwrap_or(""), 1500)) > 0
    }

    /// Where the work itself begins in a segment of the plan: at its first item or at the words that lead to it; what
    /// stands before are the goals, if it speaks of them.
    /// `followed`: whether another segment of the plan comes behind this one.
    pub(super) fn plan_start(&self, segment: &Segment, followed: bool) -> usize {
        let body = segment.heading.map_or(segment.start, |heading| heading.title.end());
        let speaks_of_goals = |until: usize| {
            let words = self.text.get(body..until).unwrap_or("");
            class::GOALS_NOUN.within(words)
        };
        let items: Vec<&Found> = self.items(segment).collect();
        let sections = |at: usize| speaks_of_goals(at);
        let lead = self.steps_in(body, segment.end).find(|step| {
            let words = step.of(self.text).trim_start();
            (opens(words) == Some(Role::Plan) && !of_principles(words) || leads_to_work(words))
                && speaks_of_goals(step.start())
        });
        // Dashes and items that spell out the goals come before the work.
        let first_item = items.iter().find(|item| {
            let title = item.title.of(self.text);
            let goal = class::GOAL_ITEM.within(title);
            !goal && sections(item.start())
        });
        match (lead.map(|step| step.start()), first_item.map(|item| item.start())) {
            (Some(lead), Some(item)) => lead.min(item),
            (Some(lead), None) => lead,
            (None, Some(item)) => item,
            (None, None) => {
                // No items and no words that lead over: behind the last paragraph that names the goals.
                // 今年预期目标 or 主要预期目标： may stand over a list, a line or more of it.
                let heads = |words: &str| class::GOALS_OPENING.within(words) && !words.contains('。');
                let title = segment.heading.map_or("", |it| it.title.of(self.text));
                let (mut last, mut listing) = (None, heads(title) && title_role(title) != Some(Role::Plan));
                for step in self.steps_in(body, segment.end) {
                    let words = step.of(self.text).trim();
                    if goals_open(words) || class::TARGET_NOUN.within(cut(words, 60)) {
                        (last, listing) = (Some(step.end()), heads(words) && words.chars().count() <= 40);
                    } else if listing && words.contains(|ch: char| ch.is_ascii_digit()) {
                        (last, listing) = (Some(step.end()), !words.ends_with('。'));
                    } else {
                        listing &= words.is_empty();
                    }
                }
                let after = last.and_then(|end| self.steps.iter().map(|step| step.start()).find(|start| *start >= end));
                match after.filter(|at| *at < segment.end) {
                    Some(at) => at,
                    None if last.is_some() && followed => segment.end,
                    None => segment.start,
                }
            }
        }
    }

    /// A section on the government's own work inside the plan.
    pub(super) fn government_inside(&self, segment: &Segment, plan: usize, cuts: &mut Vec<(usize, Role)>) {
        let items: Vec<&Found> = self.items(segment).filter(|item| item.start() >= plan).collect();
        for (nth, item) in items.iter().enumerate() {
            if title_role(item.title.of(self.text)) == Some(Role::Government) {
                cuts.push((item.start(), Role::Government));
                let later = items.get(nth + 1..).unwrap_or_default();
                match later.iter().find(|next| next.marking == item.marking) {
                    Some(next) => cuts.push((next.start(), Role::Plan)),
                    None => self.affairs(item.start(), segment.end, cuts),
                }
                return;
            }
        }
        // Without a heading: paragraphs behind the last item that turn to the government itself, before the closing.
        let body = items.last().map_or(plan, |item| item.title.end());
        let steps: Vec<(&Span, usize)> = self
            .steps_in(body, segment.end)
            .filter(|step| step.start() * 2 > plan + segment.end)
            .map(|step| (step, own_work(self.block(step))))
            .collect();
        let leads = |words: &str| {
            let head = cut(words, 60);
            class::DELEGATES_ADDRESS.starts(words) || class::LEADS_TO_GOVERNMENT.within(head)
        };
        let start = steps.iter().enumerate().position(|(nth, (step, own))| {
            let words = step.of(self.text).trim_start();
            if !leads(words) || calls_at_end(words) {
                return false;
            }
            // The paragraph itself, or those that it leads to.
            let near = steps.iter().skip(nth + 1).take_while(|(next, _)| next.start() < step.end() + 1500);
            let next: usize = near.map(|(_, own)| *own).sum();
            let leads_over = *own >= 1 || !class::DELEGATES_ADDRESS.starts(words);
            *own >= 4 || leads_over && next >= 4 && !of_state(words)
        });
        if let Some((step, _)) = start.and_then(|nth| steps.get(nth)) {
            cuts.push((step.start(), Role::Government));
            self.affairs(step.start(), segment.end, cuts);
        }
    }
}
