//! The unit after a number: 家, 平方米, 微克/立方米, 元每吨, 套（间）.

use super::glyphs::Glyphs;
use crate::lexicon::units::{self, Unit};

/// A unit as it stands in the text.
#[derive(Clone, Copy)]
pub struct Found {
    /// One past its last glyph.
    pub end: usize,
    /// The unit, or the first of a compound one.
    pub unit: &'static Unit,
    /// Whether it is a compound of two.
    pub compound: bool,
}

/// The unit that starts at this glyph.
pub fn read(glyphs: &Glyphs, at: usize) -> Option<Found> {
    let (unit, end) = simple(glyphs, at, true)?;
    let mut found = Found { end, unit, compound: false };
    // 元/人, 吨标准煤/万元
    if glyphs.at(end) == '/' {
        // 件/万人
        let per = (end + 1..=end + 3)
            .take_while(|&to| to == end + 1 || matches!(glyphs.before(to), '万' | '亿' | '百' | '千' | '每'))
            .find_map(|to| simple(glyphs, to, false));
        if let Some((_, end)) = per {
            (found.end, found.compound) = (end, true);
        }
    } else if glyphs.at(end) == '每' && !countable(unit) {
        // 微克每立方米, 元每吨: the measure of a substance, not 每人每月.
        if let Some((_, end)) = simple(glyphs, end + 1, true)
            .filter(|(per, _)| matches!(per.class, "体积" | "面积" | "质量" | "电量" | "时间" | "长度"))
        {
            (found.end, found.compound) = (end, true);
        }
    } else if glyphs.at(end) == '(' {
        // 套（间）, 户（次）
        let close = (end + 2..=end + 3).find(|&to| glyphs.at(to) == ')');
        if let Some(close) = close.filter(|&close| simple(glyphs, end + 1, false).is_some_and(|(_, to)| to == close)) {
            (found.end, found.compound) = (close + 1, true);
        }
    }
    Some(found)
}

/// Whether things of this class are counted one by one.
pub fn countable(unit: &Unit) -> bool {
    matches!(unit.class, "个" | "家" | "人" | "户")
}

fn simple(glyphs: &Glyphs, at: usize, guarded: bool) -> Option<(&'static Unit, usize)> {
    units::starting_with(glyphs.at(at)).find_map(|unit| {
        if !glyphs.is(at, unit.unit) {
            return None;
        }
        let end = at + unit.unit.chars().count();
        // kW is no unit in kWh, and m none in ms.
        if unit.unit.ends_with(|ch: char| ch.is_ascii_alphabetic()) && glyphs.at(end).is_ascii_alphanumeric() {
            return None;
        }
        let taken = guarded && unit.not_before.iter().any(|word| glyphs.is(end, word));
        (!taken).then_some((unit, end))
    })
}

/// Whether the number before this glyph may take its unit from the next in a list.
pub fn carries(glyphs: &Glyphs, at: usize) -> bool {
    matches!(glyphs.at(at), '、' | '和' | '与' | '及' | '或') && glyphs.at(at + 1).is_ascii_digit()
}

/// Whether a number without unit is a measure: 收入比由2.09缩小至1.99.
pub fn may_lack_unit(glyphs: &Glyphs, (from, to): (usize, usize)) -> bool {
    let decimal = (from..to).any(|at| glyphs.at(at) == '.');
    let start = super::comparator::before(glyphs, from).map_or(from, |(_, start)| start);
    let index = [
        "指数",
        "得分",
        "积分",
        "评分",
        "分值",
        "系数",
        "指数达",
        "指数为",
        "得分达",
        "指数达到",
        "指数提升至",
        "指数提升到",
        "密度达",
        "密度达到",
    ];
    glyphs.any_before(start, &index).is_some()
        || decimal
            && glyphs
                .any_before(
                    start,
                    &["至", "到", "为", "达", "于", "比", "数", "由", "从", "分", "值", "率", "长", "降", "高", "减"],
                )
                .is_some()
}
