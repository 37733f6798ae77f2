//! What the columns of a row draw from, and the phrases that several of them say.

use super::table::Cell;
use super::words::Wording;
use crate::report::{
    Aspect, CanonicalValue, Comparator, Department, DepartmentRole, Engine, File, Heading, Livelihood, Measure, Report,
    Role, Task, Value,
};
use crate::span::CodePoints;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A report with its text cut up, and its sections and measures by id.
pub struct Texts<'a> {
    /// The file.
    pub file: &'a File,
    /// The report.
    pub report: &'a Report,
    chars: Vec<char>,
    sections: BTreeMap<&'a str, String>,
    measures: BTreeMap<&'a str, &'a Measure>,
}

impl<'a> Texts<'a> {
    /// Of one report.
    pub fn of(file: &'a File, report: &'a Report) -> Texts<'a> {
        let mut sections = BTreeMap::new();
        paths("", &report.outline, &mut sections);
        Texts {
            file,
            report,
            chars: report.text.chars().collect(),
            sections,
            measures: report.measures.iter().map(|it| (it.id.as_str(), it)).collect(),
        }
    }

    /// What a span cuts out, line feeds as spaces.
    pub fn cut(&self, span: CodePoints) -> String {
        let cut = self.chars.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        cut.iter().map(|&ch| if ch == '\n' { ' ' } else { ch }).collect::<String>().trim().to_owned()
    }

    /// The headings over a section and its own: 三、重点工作 > （一）产业.
    pub fn section(&self, id: Option<&str>) -> Cell {
        Cell::maybe(id.and_then(|id| self.sections.get(id)), |path| Cell::text(path.as_str()))
    }

    /// The part that a place lies in.
    pub fn part(&self, span: CodePoints) -> Option<Role> {
        self.report.parts.iter().find(|part| part.span.0 <= span.0 && span.0 < part.span.1).map(|part| part.role)
    }

    /// The page that a place begins on.
    pub fn page(&self, span: CodePoints) -> Cell {
        let page = self.report.pages.iter().flatten().rfind(|page| page.span.0 <= span.0);
        Cell::maybe(page, |page| Cell::count(page.page))
    }

    /// The measures of these ids, those that were rejected left out, as words: 新增学位 3600个.
    pub fn amounts(&self, ids: &[String]) -> Cell {
        use crate::report::ReviewState::Rejected;
        let held = ids.iter().filter_map(|id| self.measures.get(id.as_str()));
        let held = held.filter(|it| it.review.as_ref().is_none_or(|review| review.state != Rejected));
        Cell::text(held.map(|it| phrase(it)).collect::<Vec<_>>().join("；"))
    }
}

fn paths<'a>(above: &str, level: &'a [Heading], found: &mut BTreeMap<&'a str, String>) {
    for heading in level {
        let own = format!("{}{}", heading.marker, heading.title);
        let path = if above.is_empty() { own } else { format!("{above} > {own}") };
        paths(&path, &heading.children, found);
        found.insert(&heading.id, path);
    }
}

/// A row of measures.
pub struct MeasureRow<'a> {
    /// Its report.
    pub texts: &'a Texts<'a>,
    /// It.
    pub measure: &'a Measure,
}

/// A row of headings.
pub struct HeadingRow<'a> {
    /// Its report.
    pub texts: &'a Texts<'a>,
    /// Id of the heading that it stands under.
    pub under: Option<&'a str>,
    /// It.
    pub heading: &'a Heading,
}

/// Every heading of an outline with the one over it, in reading order.
pub fn headings<'a>(level: &'a [Heading], under: Option<&'a str>, found: &mut Vec<(Option<&'a str>, &'a Heading)>) {
    for heading in level {
        found.push((under, heading));
        headings(&heading.children, Some(&heading.id), found);
    }
}

/// A row of tasks.
pub struct TaskRow<'a> {
    /// Its report.
    pub texts: &'a Texts<'a>,
    /// From 1, in the report.
    pub number: usize,
    /// It.
    pub task: &'a Task,
}

/// A row of livelihood projects.
pub struct LivelihoodRow<'a> {
    /// Its report.
    pub texts: &'a Texts<'a>,
    /// It.
    pub item: &'a Livelihood,
}

/// A row of reports.
pub struct ReportRow<'a> {
    /// It.
    pub texts: &'a Texts<'a>,
    /// What read it.
    pub engine: &'a Engine,
}

/// The number, or the low end.
pub fn low(value: Option<&Value>) -> Cell {
    Cell::maybe(value, |it| match it {
        Value::One(one) | Value::Two(one, _) => Cell::Number(*one),
    })
}

/// The high end of a range.
pub fn high(value: Option<&Value>) -> Cell {
    match value {
        Some(Value::Two(_, high)) => Cell::Number(*high),
        _ => Cell::Empty,
    }
}

/// The number in base units, or the low (0) or high (1) end of a range.
pub fn base(value: Option<&CanonicalValue>, end: usize) -> Cell {
    let digits = match value {
        Some(CanonicalValue::One(one)) if end == 0 => Some(one),
        Some(CanonicalValue::Two(two)) => two.get(end),
        _ => None,
    };
    Cell::maybe(digits, |it| it.parse::<Decimal>().map_or_else(|_| Cell::text(it.as_str()), Cell::Number))
}

/// A measure in words: indicator, direction, bound, number, unit; the text itself where it has no number.
pub fn phrase(measure: &Measure) -> String {
    let name = measure.indicator.as_ref().map_or("", |it| it.text.as_str());
    let amount = amount(measure);
    if name.is_empty() || amount.contains(name) { amount } else { format!("{name} {amount}") }
}

/// Direction, bound, number and unit: 增长6%左右.
pub fn amount(measure: &Measure) -> String {
    let number = match (&measure.value, &measure.relation) {
        (Some(Value::One(one)), _) => one.normalize().to_string(),
        (Some(Value::Two(low, high)), _) => format!("{}—{}", low.normalize(), high.normalize()),
        (None, Some(relation)) if relation.parts.is_some() => {
            let parts = relation.parts.iter().flatten().map(|part| part.0.normalize().to_string());
            parts.collect::<Vec<_>>().join(":")
        }
        (None, _) => return measure.quote.exact.clone(),
    };
    let direction = match measure.aspect {
        Aspect::Increase => "增加",
        Aspect::Decrease => "减少",
        Aspect::Rank => "第",
        Aspect::Level => "",
    };
    let (before, after) = match measure.comparator {
        Comparator::Eq | Comparator::Range => ("", ""),
        Comparator::About => ("", "左右"),
        Comparator::AtLeast => ("", "以上"),
        Comparator::MoreThan => ("超过", ""),
        Comparator::AtMost => ("", "以内"),
        Comparator::LessThan => ("不足", ""),
    };
    format!("{direction}{before}{number}{}{after}", measure.unit.as_deref().unwrap_or(""))
}

/// Departments of one part, `None` for those whose part is not told.
pub fn departments(all: &[Department], role: Option<DepartmentRole>) -> Cell {
    let names = all.iter().filter(|it| it.role == role).map(|it| it.name.as_str());
    Cell::text(names.collect::<Vec<_>>().join("、"))
}

/// 是, yes, true; nothing where it is not so.
pub fn flag(set: bool, wording: Wording) -> Cell {
    if set { Cell::text(wording.pick(["是", "yes", "true"])) } else { Cell::Empty }
}
