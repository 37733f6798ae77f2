//! Setting fields by hand.

use super::{Fact, Field, TaskField};
use crate::report::{
    Aspect, Canonical, CanonicalValue, Comparator, Department, DepartmentRole, Due, Heading, Indicator, Measure, Meta,
    Number, Quote, Report, Role, Status, Task, TaskReview, Value,
};
use crate::span::CodePoints;
use rust_decimal::Decimal;

/// Sets one field of a measure.
pub(super) fn set(measure: &mut Measure, field: &Field) {
    match field {
        Field::Value(to) => measure.value = *to,
        Field::From(to) => measure.from = *to,
        Field::Unit(to) => measure.unit.clone_from(to),
        Field::Comparator(to) => measure.comparator = *to,
        Field::Aspect(to) => measure.aspect = *to,
        Field::Status(to) => measure.status = *to,
        Field::Strength(to) => measure.strength = *to,
        Field::Action(to) => measure.action.clone_from(to),
        Field::Period(to) => measure.period.clone_from(to),
        Field::Basis(to) => measure.basis.clone_from(to),
        Field::Relation(to) => measure.relation.clone_from(to),
        Field::Scope(to) => measure.scope.clone_from(to),
        Field::Headline(to) => measure.headline = *to,
        Field::Indicator(to) => {
            // Where the phrase stands is only known of the phrase that was read.
            let span = |text: &str| measure.indicator.as_ref().filter(|it| it.text == text).and_then(|it| it.span);
            measure.indicator = to.as_ref().map(|to| Indicator {
                span: span(&to.text),
                text: to.text.clone(),
                id: to.id.clone(),
                name: to.name.clone(),
            });
        }
    }
}

/// Sets fields of a task.
pub(super) fn set_task(task: &mut Task, fields: &[TaskField]) {
    let mut review = task.review.take().unwrap_or(TaskReview { done: false, note: String::new(), original: None });
    for field in fields {
        match field {
            TaskField::Lead(names) => part(&mut task.departments, DepartmentRole::Lead, names),
            TaskField::Support(names) => part(&mut task.departments, DepartmentRole::Support, names),
            TaskField::Due(to) => task.due = to.as_ref().map(|text| Due { text: text.clone(), date: date(text) }),
            TaskField::Done(to) => review.done = *to,
            TaskField::Note(to) => review.note.clone_from(to),
        }
    }
    task.review = Some(review);
}

/// Gives a part to these departments. Who leads is then told, so that no department is left without a part.
fn part(departments: &mut Vec<Department>, role: DepartmentRole, names: &[String]) {
    let lead = role == DepartmentRole::Lead;
    departments.retain(|it| it.role != Some(role) && !(lead && it.role.is_none()));
    let at = if lead { 0 } else { departments.len() };
    let named = names.iter().map(|name| Department { name: name.clone(), role: Some(role) });
    departments.splice(at..at, named);
}

/// The text itself where it is an ISO date.
fn date(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<u32> {
        parts.next().filter(|it| it.len() == digits && it.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    let (_, month, day) = (number(4)?, number(2)?, number(2)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day) && parts.next().is_none()).then(|| text.to_owned())
}

/// Sets facts of a report that was read as `read`.
pub(super) fn set_facts(read: &Report, title: &mut String, meta: &mut Meta, facts: &[Fact]) {
    for fact in facts {
        match fact {
            Fact::Title(to) => title.clone_from(to),
            Fact::Level(to) => meta.level = *to,
            Fact::Year(to) => meta.year = *to,
            Fact::Region(to) => {
                let same = *to == read.meta.region;
                meta.region_code = read.meta.region_code.clone().filter(|_| same);
                meta.parents = if same { read.meta.parents.clone() } else { Vec::new() };
                meta.region.clone_from(to);
            }
        }
    }
}

/// A measure that a person marks at a place: nothing is known of it but what its place tells.
pub(super) fn blank(report: &Report, span: CodePoints, id: &str) -> Measure {
    let text: Vec<char> = report.text.chars().collect();
    let cut = |from: usize, end: usize| -> String { text.get(from..end).unwrap_or_default().iter().collect() };
    let (from, end) = (span.0 as usize, span.1 as usize);
    let part = report.parts.iter().find(|part| part.span.0 <= span.0 && span.0 < part.span.1);
    Measure {
        id: id.into(),
        span,
        sentence: sentence(&text, span),
        section: section(&report.outline, span),
        quote: Quote {
            before: cut(from.saturating_sub(14), from),
            exact: cut(from, end),
            after: cut(end, (end + 14).min(text.len())),
        },
        value: None,
        from: None,
        unit: None,
        comparator: Comparator::Eq,
        aspect: Aspect::Level,
        status: match part.map(|part| part.role) {
            Some(Role::Review | Role::Problems) => Status::Achieved,
            Some(Role::Goals | Role::Plan | Role::Government | Role::Livelihood) => Status::Target,
            _ => Status::Context,
        },
        strength: None,
        indicator: None,
        action: None,
        period: None,
        basis: None,
        relation: None,
        scope: None,
        canonical: None,
        group: None,
        headline: false,
        rules: Vec::new(),
        confidence: Number(Decimal::ONE),
        review: None,
    }
}

/// The sentence around a place, inside its paragraph, with its closing mark.
fn sentence(text: &[char], span: CodePoints) -> CodePoints {
    let closes = |ch: char| matches!(ch, '。' | '！' | '？' | '!' | '?' | '；' | ';');
    let (from, end) = ((span.0 as usize).min(text.len()), (span.1 as usize).min(text.len()));
    let start = text[..from].iter().rposition(|&ch| closes(ch) || ch == '\n').map_or(0, |at| at + 1);
    let stop = text[end..]
        .iter()
        .position(|&ch| closes(ch) || ch == '\n')
        .map_or(text.len(), |at| end + at + usize::from(closes(text[end + at])));
    CodePoints(start as u32, stop as u32)
}

/// Id of the innermost section.
fn section(level: &[Heading], span: CodePoints) -> Option<String> {
    let around = level.iter().find(|it| it.span.0 <= span.0 && span.1 <= it.span.1)?;
    section(&around.children, span).or_else(|| Some(around.id.clone()))
}

/// The value in base units, by what another measure of the report tells of the same unit; `None` where none does. The
/// table of units is the readers', and is not carried to where corrections are made.
pub(super) fn canonical(measure: &Measure, known: &[Measure]) -> Option<Canonical> {
    let same =
        |it: &&Measure| it.unit == measure.unit && (it.aspect == Aspect::Rank) == (measure.aspect == Aspect::Rank);
    let (factor, unit) = known.iter().filter(same).find_map(factor)?;
    let times = |it: Decimal| Some(it.checked_mul(factor)?.normalize().to_string());
    let value = |it: Value| {
        Some(match it {
            Value::One(one) => CanonicalValue::One(times(one)?),
            Value::Two(low, high) => CanonicalValue::Two([times(low)?, times(high)?]),
        })
    };
    Some(Canonical { value: value(measure.value?)?, from: measure.from.and_then(value), unit: unit.to_owned() })
}

/// How many base units one unit of this measure is, if it tells, and which.
fn factor(measure: &Measure) -> Option<(Decimal, &str)> {
    let canonical = measure.canonical.as_ref()?;
    let (Some(Value::One(value)), CanonicalValue::One(base)) = (measure.value, &canonical.value) else { return None };
    let base: Decimal = base.parse().ok()?;
    let factor = base.checked_div(value)?;
    (factor.checked_mul(value)? == base).then_some((factor, canonical.unit.as_str()))
}
