//! The departments that a commitment names: (市供销合作社), 责任单位：市教育局、市财政局.

use crate::lexicon::classes::class;
use crate::model::{Department, DepartmentRole};

/// Signs between departments.
const SIGNS: &[char] = &[',', '，', '、', ';', '；', ' ', '　'];
/// Characters of a department's name.
const NAME: std::ops::RangeInclusive<usize> = 2..=20;

/// Whether words begin with the label of departments.
pub(super) fn labelled(words: &str) -> bool {
    label(words).is_some()
}

/// The role that a label gives the departments behind it, and what is behind it.
fn label(words: &str) -> Option<(Option<DepartmentRole>, &str)> {
    let lead = class::LEAD_LABEL.strip_start(words).map(|rest| (Some(DepartmentRole::Lead), rest));
    let support = || class::SUPPORT_LABEL.strip_start(words).map(|rest| (Some(DepartmentRole::Support), rest));
    let plain = || class::DEPARTMENT_LABEL.strip_start(words).map(|rest| (None, rest));
    lead.or_else(support).or_else(plain)
}

/// The departments that stand in brackets in the words.
pub(super) fn departments(task: &str) -> Vec<Department> {
    let mut found: Vec<Department> = Vec::new();
    let mut rest = task;
    while let Some((_, behind)) = rest.split_once(['(', '（']) {
        let Some((inside, _)) = behind.trim_start_matches(['(', '（']).split_once([')', '）']) else { break };
        listed(inside, None, &mut found);
        rest = behind.trim_start_matches(['(', '（']).strip_prefix(inside).unwrap_or_default();
    }
    found
}

/// The departments that words list, each in this role where nothing tells another.
pub(super) fn listed(words: &str, role: Option<DepartmentRole>, found: &mut Vec<Department>) {
    let mut role = role;
    for piece in words.split(SIGNS) {
        let mut name = piece.trim();
        if let Some((given, behind)) = label(name) {
            (role, name) = (given.or(role), behind.trim_start_matches([':', '：']).trim());
        }
        let mut own = role;
        for (mark, marked) in [(class::LEAD_MARK, DepartmentRole::Lead), (class::SUPPORT_MARK, DepartmentRole::Support)]
        {
            if let Some(before) = mark.strip_end(name) {
                (own, name) = (Some(marked), before);
            }
        }
        let name = name.trim_matches(['(', '（', ')', '）']);
        if NAME.contains(&name.chars().count()) && class::DEPARTMENT_END.ends(name) {
            found.push(Department { name: name.into(), role: own });
        }
    }
}
