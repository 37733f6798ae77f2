//! Comparisons as tables, and the short words of their cells: 5.5%左右, 确保6% 力争7%, 与经济增长同步.

use super::table::{Cell, Form, Head, Table};
use super::words::{Said, Wording};
use crate::compare::digest::{Digest, Entry};
use crate::compare::follow::{Doubt, FollowUp, Followed, GapUnit, Tier, Verdict};
use crate::compare::levels::Levels;
use crate::compare::matrix::{self, Matrix};
use crate::compare::places::Placed;
use crate::compare::terms::Terms;
use crate::compare::trend::Line;
use crate::report::{Aspect, Comparator, Level, Strength, Value};
use rust_decimal::Decimal;

/// A target's number as people say it: 5.5%左右, 超过100亿元, 下降3%. Without a number, its words without the indicator's name.
pub fn short(entry: &Entry) -> String {
    let unit = entry.unit.as_deref().unwrap_or("");
    let number = match (&entry.value, entry.parts()) {
        (Some(Value::One(one)), _) => format!("{}{unit}", one.normalize()),
        (Some(Value::Two(low, high)), _) if unit == "%" || unit == "％" => {
            format!("{}{unit}—{}{unit}", low.normalize(), high.normalize())
        }
        (Some(Value::Two(low, high)), _) => format!("{}—{}{unit}", low.normalize(), high.normalize()),
        (None, Some(parts)) => parts.iter().map(|it| it.0.normalize().to_string()).collect::<Vec<_>>().join(":"),
        (None, None) => return in_words(entry),
    };
    let (before, after) = match entry.comparator {
        Comparator::Eq | Comparator::Range => ("", ""),
        Comparator::About => ("", "左右"),
        Comparator::AtLeast => ("", "以上"),
        Comparator::MoreThan => ("超过", ""),
        Comparator::AtMost => ("", "以内"),
        Comparator::LessThan => ("低于", ""),
    };
    let strength = match entry.strength {
        Some(Strength::Ensure) => "确保",
        Some(Strength::Strive) => "力争",
        _ => "",
    };
    let direction = match (&entry.terms, entry.aspect) {
        (Terms::Rank, _) => "第",
        (_, Aspect::Decrease) => "下降",
        (Terms::Points, Aspect::Increase) => "提高",
        _ => "",
    };
    let other = entry.relation.as_ref().and_then(|it| it.to.as_deref()).filter(|_| entry.terms == Terms::Gap);
    let other = other.map_or(String::new(), |to| {
        let below = crate::compare::follow::in_words::is_below(entry);
        format!("{}{to}", if below { "低于" } else { "高于" })
    });
    format!("{strength}{other}{direction}{before}{number}{after}")
}

/// The words of a target without a number: what its mention says behind the indicator.
fn in_words(entry: &Entry) -> String {
    let mention = entry.quote.exact.as_str();
    let name = entry.list.as_deref().unwrap_or(&entry.phrase);
    let rest =
        mention.split_once(name).map_or(mention, |(before, after)| if after.is_empty() { before } else { after });
    let words = ["增长速度", "增速", "增长", "增幅"].iter().find_map(|noun| {
        let rest = rest.strip_prefix(noun)?;
        rest.starts_with(['与', '和', '同', '高', '快', '低', '保']).then_some(rest)
    });
    words.unwrap_or(rest).trim_start_matches(['，', '、']).to_owned()
}

/// A number in base units as people say it: 240亿元, 1.5万人, 5.5%.
pub fn amount(number: Decimal, unit: &str) -> String {
    let (wan, yi) = (Decimal::from(10_000), Decimal::from(100_000_000));
    let size = number.abs();
    let (number, sign) = match size {
        _ if unit == "%" || size < wan => (number, ""),
        _ if size < yi => (number / wan, "万"),
        _ => (number / yi, "亿"),
    };
    format!("{}{sign}{unit}", number.round_dp(4).normalize())
}

/// The text of a cell of the matrix: the target, or its tiers.
pub fn cell_text(cell: &matrix::Cell) -> String {
    cell.entries.iter().map(|it| short(it)).collect::<Vec<_>>().join(" ")
}

fn head(key: impl Into<String>, wording: Wording, chinese: &str, english: &str, form: Form, width: u8) -> Head {
    let key: String = key.into();
    let title = match wording {
        Wording::Chinese => chinese.to_owned(),
        Wording::English => english.to_owned(),
        Wording::Codes => key.clone(),
    };
    Head { key: key.into(), title: title.into(), form, width, office: true }
}

/// Only what programs ask for: a document for an office leaves it out.
fn aside(head: Head) -> Head {
    Head { office: false, ..head }
}

fn text(of: Option<&str>) -> Cell {
    Cell::maybe(of, Cell::text)
}

fn level(of: Option<Level>, wording: Wording) -> Cell {
    Cell::maybe(of, |it| Cell::text(wording.pick(it.said())))
}

fn year(of: Option<i32>) -> Cell {
    Cell::maybe(of, Cell::count)
}

fn number(of: Option<Decimal>) -> Cell {
    Cell::maybe(of, |it| Cell::Number(it.normalize()))
}

fn table(name: [&'static str; 3], title: String, wording: Wording, heads: Vec<Head>, rows: Vec<Vec<Cell>>) -> Table {
    Table { name: wording.pick(name).to_owned(), wording, kept: &[], title, heads, rows }
}

/// Targets of a year: a row a place, a column an indicator.
pub fn matrix_table(matrix: &Matrix, wording: Wording) -> Table {
    let mut heads = vec![
        head("region", wording, "地区", "place", Form::Words, 16),
        aside(head("code", wording, "行政区划代码", "code", Form::Words, 10)),
        aside(head("level", wording, "层级", "level", Form::Words, 9)),
    ];
    heads.extend(matrix.columns.iter().map(|it| head(it.id.as_str(), wording, &it.name, &it.id, Form::Words, 16)));
    let row = |row: &matrix::Row| {
        let place =
            [text(row.digest.region.as_deref()), text(row.digest.code.as_deref()), level(row.digest.level, wording)];
        place.into_iter().chain(row.cells.iter().map(|cell| Cell::text(cell_text(cell)))).collect()
    };
    let title = match wording {
        Wording::Chinese => format!("{}年主要目标", matrix.year),
        _ => format!("Targets for {}", matrix.year),
    };
    let rows = matrix.rows.iter().map(row).collect();
    table(["目标", "targets", "matrix"], title, wording, heads, rows)
}

/// The numbers behind the cells of a matrix, a row a target: for those who want to reckon.
pub fn targets_table(matrix: &Matrix, wording: Wording) -> Table {
    let heads = vec![
        head("region", wording, "地区", "place", Form::Words, 16),
        head("id", wording, "指标编号", "id", Form::Words, 12),
        head("indicator", wording, "指标", "indicator", Form::Words, 20),
        head("target", wording, "目标", "target", Form::Words, 16),
        head("number", wording, "折算值", "number", Form::Number, 14),
        head("unit", wording, "折算单位", "unit", Form::Words, 9),
        head("rank", wording, "位次", "rank", Form::Year, 7),
        head("change", wording, "比上年", "change", Form::Number, 10),
        head("sentence", wording, "原句", "sentence", Form::Prose, 60),
        head("file", wording, "文件", "file", Form::Words, 30),
    ];
    let mut rows = Vec::new();
    for row in &matrix.rows {
        for (column, cell) in matrix.columns.iter().zip(&row.cells) {
            let Some(entry) = cell.entries.first() else { continue };
            rows.push(vec![
                text(row.digest.region.as_deref()),
                Cell::text(column.id.as_str()),
                Cell::text(column.name.as_str()),
                Cell::text(cell_text(cell)),
                number(cell.number),
                text(entry.base_unit.as_deref().filter(|_| cell.number.is_some())),
                Cell::maybe(cell.rank, |it| Cell::count(it as u64)),
                number(cell.change),
                Cell::text(row.digest.sentence(entry)),
                Cell::text(row.digest.path.as_str()),
            ]);
        }
    }
    table(["目标明细", "cells", "targets"], String::new(), wording, heads, rows)
}

/// The reports that a comparison stands on.
pub fn sources_table(placed: &Placed, wording: Wording) -> Table {
    let heads = vec![
        head("region", wording, "地区", "place", Form::Words, 16),
        head("year", wording, "年份", "year", Form::Year, 7),
        head("level", wording, "层级", "level", Form::Words, 9),
        head("title", wording, "标题", "title", Form::Words, 36),
        head("file", wording, "文件", "file", Form::Words, 40),
        head("sha256", wording, "文件指纹", "sha256", Form::Words, 20),
    ];
    let row = |it: &&Digest| {
        vec![
            text(it.region.as_deref()),
            year(it.year),
            level(it.level, wording),
            Cell::text(it.report.title.as_str()),
            Cell::text(it.path.as_str()),
            Cell::text(it.file.as_str()),
        ]
    };
    let rows = placed.reports.iter().map(row).collect();
    table(["来源", "sources", "sources"], String::new(), wording, heads, rows)
}

impl Said for Verdict {
    fn said(&self) -> [&'static str; 3] {
        match self {
            Verdict::Met => ["完成", "met", "met"],
            Verdict::Missed => ["未完成", "missed", "missed"],
            Verdict::Exceeded => ["超额完成", "exceeded", "exceeded"],
            Verdict::NotMentioned => ["未提及", "not mentioned", "not_mentioned"],
            Verdict::NotComparable => ["不可比", "not comparable", "not_comparable"],
        }
    }
}

impl Said for Doubt {
    fn said(&self) -> [&'static str; 3] {
        match self {
            Doubt::Phrase => ["名称不尽相同", "the names differ", "phrase"],
            Doubt::Terms => ["口径不尽相同", "the terms differ", "terms"],
            Doubt::Years => ["实绩为多年合述", "told of several years", "years"],
            Doubt::Undated => ["实绩未注明年份", "no year is told", "undated"],
            Doubt::Several => ["同名数字不止一个", "several of this name", "several"],
            Doubt::Bound => ["实绩只是界限", "only a bound is told", "bound"],
            Doubt::Basis => ["可比口径不一", "the basis differs", "basis"],
        }
    }
}

impl Said for Tier {
    fn said(&self) -> [&'static str; 3] {
        match self {
            Tier::Only => ["", "", ""],
            Tier::Floor => ["确保", "floor", "floor"],
            Tier::Stretch => ["力争", "stretch", "stretch"],
        }
    }
}

/// Unit of a gap in words: 个百分点, 元.
pub fn gap_unit<'a>(unit: Option<GapUnit<'a>>, wording: Wording) -> &'a str {
    match unit {
        Some(GapUnit::Points) => wording.pick(["个百分点", "points", "points"]),
        Some(GapUnit::Base(unit)) => unit,
        None => "",
    }
}

/// What became of the targets, a row a target.
pub fn follow_table(follow: &FollowUp, wording: Wording) -> Table {
    let heads = vec![
        head("region", wording, "地区", "place", Form::Words, 14),
        head("year", wording, "年份", "year", Form::Year, 7),
        aside(head("id", wording, "指标编号", "id", Form::Words, 12)),
        head("indicator", wording, "指标", "indicator", Form::Words, 22),
        head("target", wording, "目标", "target", Form::Words, 16),
        head("outcome", wording, "实绩", "outcome", Form::Words, 16),
        head("verdict", wording, "结果", "verdict", Form::Words, 11),
        head("gap", wording, "差距", "gap", Form::Number, 10),
        head("gap_unit", wording, "差距单位", "gap_unit", Form::Words, 9),
        head("tier", wording, "层次", "tier", Form::Words, 8),
        aside(head("headline", wording, "主要目标", "headline", Form::Words, 9)),
        aside(head("rule", wording, "规则", "rule", Form::Words, 10)),
        head("doubts", wording, "存疑", "doubts", Form::Words, 16),
        head("target_sentence", wording, "目标原句", "target_sentence", Form::Prose, 50),
        head("outcome_sentence", wording, "实绩原句", "outcome_sentence", Form::Prose, 50),
        aside(head("target_file", wording, "目标文件", "target_file", Form::Words, 30)),
        aside(head("outcome_file", wording, "实绩文件", "outcome_file", Form::Words, 30)),
    ];
    let rows = follow.rows.iter().map(|row| follow_row(row, wording)).collect();
    let title = wording.pick(["目标完成情况", "What became of the targets", "follow"]).to_owned();
    table(["追踪", "follow-up", "follow"], title, wording, heads, rows)
}

fn follow_row(row: &Followed, wording: Wording) -> Vec<Cell> {
    let doubts: Vec<&str> = row.doubts.iter().map(|it| wording.pick(it.said())).collect();
    let sentence = row.outcome.map(|it| row.next.sentence(it));
    vec![
        text(row.of.region.as_deref()),
        year(row.of.year),
        text(row.target.id.as_deref()),
        Cell::text(row.target.phrase.as_str()),
        Cell::text(short(row.target)),
        Cell::maybe(row.outcome, |it| Cell::text(short(it))),
        Cell::text(wording.pick(row.verdict.said())),
        number(row.gap),
        Cell::text(gap_unit(row.gap_unit, wording)),
        Cell::text(wording.pick(row.tier.said())),
        super::row::flag(row.target.headline, wording),
        Cell::text(row.rule),
        Cell::text(doubts.join(wording.pick(["；", "; ", " "]))),
        Cell::text(row.of.sentence(row.target)),
        text(sentence),
        Cell::text(row.of.path.as_str()),
        text(row.outcome.map(|_| row.next.path.as_str())),
    ]
}

/// An indicator over the years, a row a place and year.
pub fn trend_table(lines: &[Line], id: &str, wording: Wording) -> Table {
    let heads = vec![
        head("region", wording, "地区", "place", Form::Words, 16),
        head("year", wording, "年份", "year", Form::Year, 7),
        head("target", wording, "目标", "target", Form::Words, 18),
        head("target_low", wording, "目标下限", "target_low", Form::Number, 14),
        head("target_high", wording, "目标上限", "target_high", Form::Number, 14),
        head("outcome", wording, "实绩", "outcome", Form::Words, 16),
        head("outcome_number", wording, "实绩折算值", "outcome_number", Form::Number, 14),
        head("report", wording, "有报告", "report", Form::Words, 8),
    ];
    let mut rows = Vec::new();
    for line in lines {
        for point in &line.points {
            let reach = point.targets.first().and_then(|it| it.reach());
            let targets: Vec<String> = point.targets.iter().map(|it| short(it)).collect();
            let outcome = point.outcome.map(|(_, it)| it);
            rows.push(vec![
                text(line.of.region.as_deref()),
                Cell::count(point.year),
                Cell::text(targets.join(" ")),
                number(reach.map(|it| it.low)),
                number(reach.map(|it| it.high)),
                Cell::maybe(outcome, |it| Cell::text(short(it))),
                number(outcome.and_then(|it| it.reach()).map(|it| it.middle())),
                super::row::flag(point.report.is_some(), wording),
            ]);
        }
    }
    table(["历年", "trend", "trend"], format!("{}{id}", wording.pick(["历年：", "Years: ", ""])), wording, heads, rows)
}

/// An indicator from the nation down, a row a place.
pub fn levels_table(levels: &Levels, wording: Wording) -> Table {
    let heads = vec![
        head("region", wording, "地区", "place", Form::Words, 16),
        head("level", wording, "层级", "level", Form::Words, 9),
        head("target", wording, "目标", "target", Form::Words, 18),
        head("above", wording, "上级", "above", Form::Words, 16),
        head("over", wording, "高于上级", "over", Form::Number, 10),
        head("sum", wording, "下级合计", "sum", Form::Number, 16),
        head("parts", wording, "下级个数", "parts", Form::Year, 9),
        head("sum_over", wording, "合计减本级", "sum_over", Form::Number, 16),
    ];
    let row = |row: &crate::compare::levels::Row| {
        vec![
            text(row.digest.region.as_deref()),
            level(row.digest.level, wording),
            Cell::text(cell_text(&row.cell)),
            text(row.above.and_then(|it| it.region.as_deref())),
            number(row.over),
            number(row.parts.map(|it| it.sum)),
            Cell::maybe(row.parts, |it| Cell::count(it.count as u64)),
            number(row.parts.and_then(|it| it.over)),
        ]
    };
    let rows = levels.rows.iter().map(row).collect();
    table(["层级", "levels", "levels"], wording.pick(["上下级", "Levels", "levels"]).to_owned(), wording, heads, rows)
}
