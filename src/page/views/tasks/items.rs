//! The rows of the room: tasks, livelihood projects, policies and terms, each with what its columns hold.

use crate::state::opened::Opened;
use baogao::report::{Department, DepartmentRole};

/// Which list a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Commitments of the plan.
    Task,
    /// 民生实事.
    Livelihood,
    /// Policies announced.
    Policy,
    /// Terms explained.
    Term,
}

impl Kind {
    /// In the order in which they stand.
    pub const ALL: [Kind; 4] = [Kind::Task, Kind::Livelihood, Kind::Policy, Kind::Term];
}

/// A row.
pub struct Item {
    /// Which list it is of.
    pub kind: Kind,
    /// Its number: that of the text, else its place in the list.
    pub number: u32,
    /// Marker and title of its section; empty where it has none.
    pub section: String,
    /// What is to be done, or a term with its meaning.
    pub text: String,
    /// Ids of its measures.
    pub measures: Vec<String>,
    /// Who leads; departments without a part lead.
    pub lead: String,
    /// Who supports.
    pub support: String,
    /// By when.
    pub due: String,
    /// A remark.
    pub note: String,
    /// Whether it is done.
    pub done: bool,
    /// Position among the tasks, for those that are edited.
    pub task: Option<usize>,
    /// Where it stands.
    pub start: u32,
}

/// All rows, in order.
pub fn of(opened: &Opened) -> Vec<Item> {
    let report = &opened.report;
    let mut items = Vec::new();
    for (at, task) in report.tasks.iter().enumerate() {
        let section = task.section.as_deref().and_then(|id| opened.heading(id));
        items.push(Item {
            kind: Kind::Task,
            number: at as u32 + 1,
            section: section.map(|it| format!("{}{}", it.marker, it.title)).unwrap_or_default(),
            text: opened.cut(task.span).to_owned(),
            measures: task.measures.clone(),
            lead: names(&task.departments, |role| role != Some(DepartmentRole::Support)),
            support: names(&task.departments, |role| role == Some(DepartmentRole::Support)),
            due: task.due.as_ref().map(|it| it.text.clone()).unwrap_or_default(),
            note: task.review.as_ref().map(|it| it.note.clone()).unwrap_or_default(),
            done: task.review.as_ref().is_some_and(|it| it.done),
            task: Some(at),
            start: task.span.0,
        });
    }
    let plain = |kind, number, text: String, start| Item {
        kind,
        number,
        section: String::new(),
        text,
        measures: Vec::new(),
        lead: String::new(),
        support: String::new(),
        due: String::new(),
        note: String::new(),
        done: false,
        task: None,
        start,
    };
    for it in &report.livelihood {
        let row = plain(Kind::Livelihood, it.number, it.text.clone(), it.span.0);
        items.push(Item { measures: it.measures.clone(), ..row });
    }
    for it in &report.policies {
        let row = plain(Kind::Policy, it.number, it.title.clone(), it.span.0);
        items.push(Item { lead: it.departments.join("、"), ..row });
    }
    for (at, it) in report.glossary.iter().enumerate() {
        items.push(plain(Kind::Term, at as u32 + 1, format!("{}：{}", it.term, it.meaning), it.span.0));
    }
    items
}

/// Titles of the sections that have rows, in the order of the text.
pub fn sections(items: &[Item]) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    for item in items.iter().filter(|it| !it.section.is_empty()) {
        if !titles.contains(&item.section.as_str()) {
            titles.push(&item.section);
        }
    }
    titles
}

fn names(departments: &[Department], wanted: impl Fn(Option<DepartmentRole>) -> bool) -> String {
    let names: Vec<&str> = departments.iter().filter(|it| wanted(it.role)).map(|it| it.name.as_str()).collect();
    names.join("、")
}
