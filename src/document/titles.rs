//! What part of the report a title names, and what part a paragraph's first words open.

use crate::lexicon::classes::class;
use crate::lexicon::headings::title_ends;
use crate::lexicon::years;
use crate::model::Role;
use crate::rules::{Fact, Site, Slot, family};

/// Longest line that heads a part by its last word alone, in characters.
const PART: usize = 20;

/// A title, for the rules of `part_title`.
struct Title<'t>(&'t str);

impl Site for Title<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Title).then_some(self.0)
    }

    fn fact(&self, fact: Fact) -> bool {
        fact == Fact::NamesYear && names_year(self.0)
    }

    fn place(&self) -> usize {
        0
    }
}

/// The role that a title's words tell.
pub fn title_role(title: &str) -> Option<Role> {
    role_of(family::PART_TITLE.first(&Title(title))?.gives("part")?)
}

/// The role of an annex that a title's words tell.
pub fn annex_role(title: &str) -> Option<Role> {
    title_role(title).filter(|role| matches!(role, Role::Livelihood | Role::Policies | Role::Glossary))
}

fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "review" => Role::Review,
        "problems" => Role::Problems,
        "goals" => Role::Goals,
        "plan" => Role::Plan,
        "government" => Role::Government,
        "livelihood" => Role::Livelihood,
        "policies" => Role::Policies,
        "glossary" => Role::Glossary,
        _ => return None,
    })
}

/// Whether a title names a year: 2026年, 今年.
fn names_year(title: &str) -> bool {
    class::THIS_YEAR.within(title) || years::named_in(title).next().is_some()
}

/// Whether a line of its own heads a part: 2023年工作回顾, 过去一年工作, 下一步工作.
pub fn heads_part(title: &str) -> bool {
    let timed = || names_year(title) || class::TIME_AHEAD.within(title) || class::TIME_BEHIND.within(title);
    title_role(title).is_some() && title_ends(title)
        || class::WORK_NOUN.ends(title) && timed() && title.chars().nth(PART).is_none()
}

/// The role of a stretch that begins with these words.
pub fn opens(words: &str) -> Option<Role> {
    let openings = [
        (class::OPENING_OF_PROBLEMS, Role::Problems),
        (class::OPENING_OF_GOALS, Role::Goals),
        (class::OPENING_OF_PLAN, Role::Plan),
    ];
    let found = openings.into_iter().filter_map(|(class, role)| Some((class.start(words)?.len(), role)));
    found.max_by_key(|(length, _)| *length).map(|(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_ahead_are_goals_unless_the_title_looks_back() {
        assert_eq!(title_role("“十五五”时期主要目标和任务"), Some(Role::Goals));
        assert_eq!(title_role("“十五五”时期发展把握的重要要求"), Some(Role::Goals));
        assert_eq!(title_role("关于《国民经济和社会发展第十五个五年规划纲要（草案）》的说明"), Some(Role::Goals));
        assert_eq!(title_role("“十三五”发展成就和“十四五”时期主要目标任务"), Some(Role::Review));
    }
}
