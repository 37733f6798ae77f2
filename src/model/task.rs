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
