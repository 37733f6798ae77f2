//! A commitment of the plan.

use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

contract! {
/// One commitment of the plan.
pub struct Task<S = CodePoints> {
    /// `t1` …, in reading order.
    pub id: String,
    /// Id of the innermost section.
    pub section: Option<String>,
    /// The clause or clauses.
    pub span: S,
    /// The main verb.
    pub verb: String,
    /// Its object.
    pub object: String,
    /// Ids of the measures in it.
    pub measures: Vec<String>,
    /// Departments named in it.
    pub departments: Vec<Department>,
    /// By when it is to be done.
    pub due: Option<Due>,
    /// What a person noted of it; null from the core.
    pub review: Option<TaskReview>,
}
}

contract! {
/// By when a task is to be done.
pub struct Due {
    /// As written (6月底前).
    pub text: String,
    /// The last day of it, ISO, where the words give one.
    pub date: Option<String>,
}
}

contract! {
/// What a person noted of a task.
pub struct TaskReview {
    /// Whether it is done.
    pub done: bool,
    /// A remark; empty where there is none.
    pub note: String,
    /// What was read, where a person changed it.
    pub original: Option<TaskAsRead>,
}
}

contract! {
/// The fields of a task that a person may change, as they were read.
pub struct TaskAsRead {
    /// As read.
    pub departments: Vec<Department>,
    /// As read.
    pub due: Option<Due>,
}
}

contract! {
/// A department with its part in a task.
pub struct Department {
    /// As written.
    pub name: String,
    /// Its part, where told.
    pub role: Option<DepartmentRole>,
}
}

contract! {
/// Parts of a department in a task.
pub enum DepartmentRole {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
}
}
