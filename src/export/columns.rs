//! The one list of columns: key, name in Chinese and English, form, and how the value is had. A new column is one entry
//! here, for every format.

use super::row::*;
use super::table::{Cell, Form};
use super::words::{Said, Wording};
use crate::report::{DepartmentRole, Status};

/// What the rows of a table are, each borrowing from its report.
pub trait Rows {
    /// A row.
    type Row<'a>;
}

/// The rows of a table of measures.
pub struct Measures;
/// The rows of a table of headings.
pub struct Headings;
/// The rows of a table of tasks.
pub struct Tasks;
/// The rows of a table of livelihood projects.
pub struct Projects;
/// The rows of a table of reports.
pub struct Reports;

impl Rows for Measures {
    type Row<'a> = MeasureRow<'a>;
}
impl Rows for Headings {
    type Row<'a> = HeadingRow<'a>;
}
impl Rows for Tasks {
    type Row<'a> = TaskRow<'a>;
}
impl Rows for Projects {
    type Row<'a> = LivelihoodRow<'a>;
}
impl Rows for Reports {
    type Row<'a> = ReportRow<'a>;
}

/// A column of a table.
pub struct Column<R: Rows> {
    /// Name for programs; never changes its meaning.
    pub key: &'static str,
    /// Name in Chinese.
    pub chinese: &'static str,
    /// Name in English.
    pub english: &'static str,
    /// How its cells are set.
    pub form: Form,
    /// Width in characters of the Latin alphabet; a Chinese one takes two.
    pub width: u8,
    /// Whether a document for an office shows it (where any row has something in it).
    pub office: bool,
    /// Its value in a row.
    pub value: for<'a, 'b> fn(&'b R::Row<'a>, Wording) -> Cell,
}

/// A list of columns: key, names, form, width, value; `office` in front of those that a document shows.
macro_rules! columns {
    ($row:ty; $($shown:ident $key:literal, $chinese:literal, $english:literal, $form:ident $width:literal, $value:expr;)*) => {
        &[$(Column::<$row> {
            key: $key,
            chinese: $chinese,
            english: $english,
            form: Form::$form,
            width: $width,
            office: matches!(stringify!($shown).as_bytes(), b"office"),
            value: $value,
        }),*]
    };
}

fn word<T: Said>(of: Option<T>, wording: Wording) -> Cell {
    Cell::maybe(of, |it| Cell::text(wording.pick(it.said())))
}

fn year(of: Option<i32>) -> Cell {
    Cell::maybe(of, Cell::count)
}

fn text(of: Option<&str>) -> Cell {
    Cell::maybe(of, Cell::text)
}

/// Columns of the measures.
pub const MEASURES: &[Column<Measures>] = columns! { Measures;
    office "region", "地区", "place", Words 14, |it, _| text(it.texts.report.meta.region.as_deref());
    office "year", "年份", "year", Year 7, |it, _| year(it.texts.report.meta.year);
    office "indicator", "指标", "indicator", Words 30, |it, _| text(it.measure.indicator.as_ref().map(|it| it.text.as_str()));
    table "action", "动作", "action", Words 10, |it, _| text(it.measure.action.as_deref());
    office "aspect", "含义", "aspect", Words 12, |it, wording| word(Some(it.measure.aspect), wording);
    office "comparator", "界限", "comparator", Words 11, |it, wording| word(Some(it.measure.comparator), wording);
    office "value", "数值", "value", Number 12, |it, _| low(it.measure.value.as_ref());
    office "value_high", "数值上限", "value_high", Number 10, |it, _| high(it.measure.value.as_ref());
    office "unit", "单位", "unit", Words 10, |it, _| text(it.measure.unit.as_deref());
    office "status", "性质", "status", Words 9, |it, wording| word(Some(it.measure.status), wording);
    table "headline", "主要目标", "headline", Words 9, |it, wording| flag(it.measure.headline, wording);
    table "strength", "力度", "strength", Words 9, |it, wording| word(it.measure.strength, wording);
    table "from", "原值", "from", Number 10, |it, _| low(it.measure.from.as_ref());
    table "from_high", "原值上限", "from_high", Number 10, |it, _| high(it.measure.from.as_ref());
    table "period_from", "起始年", "period_from", Year 8, |it, _| year(it.measure.period.as_ref().map(|it| it.from));
    table "period_to", "截止年", "period_to", Year 8, |it, _| year(it.measure.period.as_ref().map(|it| it.to));
    table "period_mode", "时期方式", "period_mode", Words 10, |it, wording| word(it.measure.period.as_ref().map(|it| it.mode), wording);
    table "basis", "比较基准", "basis", Words 10, |it, wording| word(it.measure.basis.as_ref().map(|it| it.kind), wording);
    table "basis_year", "基准年", "basis_year", Year 8, |it, _| year(it.measure.basis.as_ref().and_then(|it| it.year));
    table "relation", "关系", "relation", Words 9, |it, wording| word(it.measure.relation.as_ref().map(|it| it.kind), wording);
    table "relation_to", "关系对象", "relation_to", Words 16, |it, _| text(it.measure.relation.as_ref().and_then(|it| it.to.as_deref()));
    table "relation_parts", "比例", "relation_parts", Words 14, |it, _| parts(it);
    table "scope", "范围", "scope", Words 9, |it, wording| word(it.measure.scope.as_ref().map(|it| it.kind), wording);
    table "scope_name", "范围名称", "scope_name", Words 12, |it, _| text(it.measure.scope.as_ref().and_then(|it| it.name.as_deref()));
    table "indicator_id", "标准指标编号", "indicator_id", Words 14, |it, _| text(it.measure.indicator.as_ref().and_then(|it| it.id.as_deref()));
    table "indicator_name", "标准指标", "indicator_name", Words 20, |it, _| text(it.measure.indicator.as_ref().and_then(|it| it.name.as_deref()));
    table "canonical_value", "折算值", "canonical_value", Number 16, |it, _| base(it.measure.canonical.as_ref().map(|it| &it.value), 0);
    table "canonical_high", "折算值上限", "canonical_high", Number 16, |it, _| base(it.measure.canonical.as_ref().map(|it| &it.value), 1);
    table "canonical_unit", "折算单位", "canonical_unit", Words 10, |it, _| text(it.measure.canonical.as_ref().map(|it| it.unit.as_str()));
    office "review", "核对", "review", Words 10, |it, wording| word(it.measure.review.as_ref().map(|it| it.state), wording);
    table "as_read", "程序原读", "as_read", Words 24, |it, _| text(original(it).as_deref());
    office "mention", "原文", "as_written", Words 16, |it, _| Cell::text(it.measure.quote.exact.as_str());
    office "sentence", "原句", "sentence", Prose 60, |it, _| Cell::text(it.texts.cut(it.measure.sentence));
    table "part", "部分", "part", Words 12, |it, wording| word(it.texts.part(it.measure.span), wording);
    table "section", "所在章节", "section", Words 40, |it, _| it.texts.section(it.measure.section.as_deref());
    table "page", "页", "page", Year 6, |it, _| it.texts.page(it.measure.span);
    table "report", "报告", "report", Words 30, |it, _| Cell::text(it.texts.report.title.as_str());
    table "file", "文件", "file", Words 30, |it, _| Cell::text(it.texts.file.path.as_str());
    table "report_id", "报告编号", "report_id", Words 9, |it, _| Cell::text(it.texts.report.id.as_str());
    table "id", "编号", "id", Words 8, |it, _| Cell::text(it.measure.id.as_str());
    table "start", "起", "start", Year 8, |it, _| Cell::count(it.measure.span.0);
    table "end", "止", "end", Year 8, |it, _| Cell::count(it.measure.span.1);
    table "confidence", "把握", "confidence", Share 8, |it, _| Cell::Number(it.measure.confidence.0);
};

/// Columns of the headings, in reading order.
pub const HEADINGS: &[Column<Headings>] = columns! { Headings;
    office "region", "地区", "place", Words 14, |it, _| text(it.texts.report.meta.region.as_deref());
    office "year", "年份", "year", Year 7, |it, _| year(it.texts.report.meta.year);
    office "level", "级别", "level", Year 6, |it, _| Cell::count(u64::from(it.heading.level));
    office "marker", "序号", "marker", Words 8, |it, _| Cell::text(it.heading.marker.as_str());
    office "title", "标题", "title", Prose 50, |it, _| Cell::text(it.heading.title.as_str());
    office "role", "部分", "role", Words 12, |it, wording| word(Some(it.heading.role), wording);
    table "form", "形式", "form", Words 12, |it, wording| word(Some(it.heading.form), wording);
    table "under", "上级标题编号", "under", Words 10, |it, _| text(it.under);
    table "start", "起", "start", Year 8, |it, _| Cell::count(it.heading.span.0);
    table "end", "止", "end", Year 8, |it, _| Cell::count(it.heading.span.1);
    table "report", "报告", "report", Words 30, |it, _| Cell::text(it.texts.report.title.as_str());
    table "file", "文件", "file", Words 30, |it, _| Cell::text(it.texts.file.path.as_str());
    table "report_id", "报告编号", "report_id", Words 9, |it, _| Cell::text(it.texts.report.id.as_str());
    table "id", "编号", "id", Words 8, |it, _| Cell::text(it.heading.id.as_str());
};

fn parts(row: &MeasureRow) -> Cell {
    let parts = row.measure.relation.as_ref().and_then(|it| it.parts.as_ref());
    let digits = |it: &Vec<crate::report::Number>| it.iter().map(|it| it.0.normalize().to_string()).collect::<Vec<_>>();
    Cell::maybe(parts, |it| Cell::text(digits(it).join(":")))
}

/// What the program read where a person says otherwise.
fn original(row: &MeasureRow) -> Option<String> {
    row.measure.review.as_ref()?.original.as_deref().map(phrase)
}

/// Columns of the tasks, as offices have them.
pub const TASKS: &[Column<Tasks>] = columns! { Tasks;
    office "number", "序号", "no.", Year 6, |it, _| Cell::count(it.number as u64);
    table "region", "地区", "place", Words 14, |it, _| text(it.texts.report.meta.region.as_deref());
    table "year", "年份", "year", Year 7, |it, _| year(it.texts.report.meta.year);
    table "section", "所在章节", "section", Words 40, |it, _| it.texts.section(it.task.section.as_deref());
    office "task", "任务", "task", Prose 60, |it, _| Cell::text(it.texts.cut(it.task.span));
    office "targets", "目标", "targets", Prose 36, |it, _| it.texts.amounts(&it.task.measures);
    office "lead", "牵头单位", "lead", Prose 20, |it, _| departments(&it.task.departments, Some(DepartmentRole::Lead));
    office "support", "配合单位", "support", Prose 20, |it, _| departments(&it.task.departments, Some(DepartmentRole::Support));
    office "departments", "责任单位", "departments", Prose 20, |it, _| departments(&it.task.departments, None);
    office "due", "完成时限", "due", Words 14, |it, _| text(it.task.due.as_ref().map(|it| it.text.as_str()));
    table "due_date", "截止日期", "due_date", Words 12, |it, _| text(it.task.due.as_ref().and_then(|it| it.date.as_deref()));
    table "done", "已完成", "done", Words 8, |it, wording| flag(it.task.review.as_ref().is_some_and(|it| it.done), wording);
    office "note", "备注", "note", Prose 24, |it, _| text(it.task.review.as_ref().map(|it| it.note.as_str()));
    table "review", "核对", "review", Words 10, |it, wording| task_review(it, wording);
    table "verb", "动词", "verb", Words 10, |it, _| Cell::text(it.task.verb.as_str());
    table "object", "对象", "object", Words 30, |it, _| Cell::text(it.task.object.as_str());
    table "measures", "数字编号", "measures", Words 14, |it, _| Cell::text(it.task.measures.join(" "));
    table "page", "页", "page", Year 6, |it, _| it.texts.page(it.task.span);
    table "report", "报告", "report", Words 30, |it, _| Cell::text(it.texts.report.title.as_str());
    table "file", "文件", "file", Words 30, |it, _| Cell::text(it.texts.file.path.as_str());
    table "report_id", "报告编号", "report_id", Words 9, |it, _| Cell::text(it.texts.report.id.as_str());
    table "id", "编号", "id", Words 8, |it, _| Cell::text(it.task.id.as_str());
};

fn task_review(row: &TaskRow, wording: Wording) -> Cell {
    let corrected = row.task.review.as_ref().is_some_and(|it| it.original.is_some());
    word(corrected.then_some(crate::report::ReviewState::Corrected), wording)
}

/// Columns of the livelihood projects.
pub const LIVELIHOOD: &[Column<Projects>] = columns! { Projects;
    table "region", "地区", "place", Words 14, |it, _| text(it.texts.report.meta.region.as_deref());
    table "year", "年份", "year", Year 7, |it, _| year(it.texts.report.meta.year);
    office "number", "序号", "no.", Year 6, |it, _| Cell::count(it.item.number);
    office "text", "项目", "project", Prose 60, |it, _| Cell::text(it.item.text.as_str());
    office "targets", "目标", "targets", Prose 36, |it, _| it.texts.amounts(&it.item.measures);
    table "measures", "数字编号", "measures", Words 14, |it, _| Cell::text(it.item.measures.join(" "));
    table "page", "页", "page", Year 6, |it, _| it.texts.page(it.item.span);
    table "report", "报告", "report", Words 30, |it, _| Cell::text(it.texts.report.title.as_str());
    table "file", "文件", "file", Words 30, |it, _| Cell::text(it.texts.file.path.as_str());
    table "report_id", "报告编号", "report_id", Words 9, |it, _| Cell::text(it.texts.report.id.as_str());
};

/// Columns of the reports.
pub const REPORTS: &[Column<Reports>] = columns! { Reports;
    office "region", "地区", "place", Words 14, |it, _| text(it.texts.report.meta.region.as_deref());
    office "level", "层级", "level", Words 9, |it, wording| word(it.texts.report.meta.level, wording);
    table "region_code", "行政区划代码", "region_code", Words 13, |it, _| text(it.texts.report.meta.region_code.as_deref());
    table "parents", "上级", "parents", Words 20, |it, _| Cell::text(it.texts.report.meta.parents.join(" "));
    office "year", "计划年度", "year", Year 9, |it, _| year(it.texts.report.meta.year);
    table "review_from", "回顾起始年", "review_from", Year 10, |it, _| year(it.texts.report.meta.review_years.map(|it| it[0]));
    table "review_to", "回顾截止年", "review_to", Year 10, |it, _| year(it.texts.report.meta.review_years.map(|it| it[1]));
    office "title", "标题", "title", Words 40, |it, _| Cell::text(it.texts.report.title.as_str());
    table "kind", "种类", "kind", Words 14, |it, wording| word(Some(it.texts.report.meta.kind), wording);
    table "delivered_on", "报告日期", "delivered_on", Words 12, |it, _| text(it.texts.report.meta.delivered_on.as_deref());
    table "published_on", "发布日期", "published_on", Words 12, |it, _| text(it.texts.report.meta.published_on.as_deref());
    table "meeting", "会议", "meeting", Words 36, |it, _| text(it.texts.report.meta.meeting.as_deref());
    table "speaker", "报告人", "speaker", Words 10, |it, _| text(it.texts.report.meta.speaker.as_deref());
    table "speaker_role", "职务", "speaker_role", Words 14, |it, _| text(it.texts.report.meta.speaker_role.as_deref());
    office "headlines", "主要目标数", "headlines", Number 10, |it, _| count(it, |measure| measure.headline);
    office "targets", "目标数", "targets", Number 8, |it, _| count(it, |measure| measure.status == Status::Target);
    office "measures", "数字数", "measures", Number 8, |it, _| count(it, |_| true);
    office "tasks", "任务数", "tasks", Number 8, |it, _| Cell::count(it.texts.report.tasks.len() as u64);
    table "livelihood", "民生实事数", "livelihood", Number 10, |it, _| Cell::count(it.texts.report.livelihood.len() as u64);
    table "reviewed", "已核对数", "reviewed", Number 9, |it, _| count(it, |measure| measure.review.is_some());
    table "explained", "读懂的数字", "explained", Share 10, |it, _| Cell::Number(it.texts.report.explained.0);
    table "warnings", "提示", "warnings", Number 7, |it, _| Cell::count(it.texts.report.warnings.len() as u64);
    table "characters", "字数", "characters", Number 9, |it, _| Cell::count(it.texts.report.text.chars().count() as u64);
    table "review", "核对", "review", Words 10, |it, wording| word(it.texts.report.review.as_ref().map(|_| crate::report::ReviewState::Corrected), wording);
    table "file", "文件", "file", Words 30, |it, _| Cell::text(it.texts.file.path.as_str());
    table "report_id", "报告编号", "report_id", Words 9, |it, _| Cell::text(it.texts.report.id.as_str());
    table "sha256", "文件指纹", "sha256", Words 20, |it, _| Cell::text(it.texts.file.sha256.as_str());
    table "engine", "程序版本", "engine", Words 12, |it, _| Cell::text(format!("{} {}", it.engine.version, it.engine.lexicon));
};

fn count(row: &ReportRow, which: fn(&crate::report::Measure) -> bool) -> Cell {
    let held = |it: &&crate::report::Measure| {
        it.review.as_ref().is_none_or(|review| review.state != crate::report::ReviewState::Rejected)
    };
    Cell::count(row.texts.report.measures.iter().filter(held).filter(|it| which(it)).count() as u64)
}
