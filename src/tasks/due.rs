//! By when a commitment is to be done: 6月底前, 年内, 2025年底前, 上半年.

use crate::lexicon::classes::class;
use crate::lexicon::years;
use crate::model::Due;
use std::ops::Range;

/// A time as it was found.
struct Found {
    at: Range<usize>,
    /// Month and day of its last day, with the year where it is told.
    day: Option<(Option<i32>, i32, i32)>,
    /// Whether it says that something ends by then: 底, 前, 内.
    firm: bool,
}

/// The time by which the words say that something is to be done; `planned` is the year of a month without one.
pub(super) fn in_words(words: &str, planned: Option<i32>) -> Option<Due> {
    let found = words.char_indices().find_map(|(at, _)| starting(words, at).filter(|found| found.firm))?;
    Some(due(words, &found, planned))
}

/// The time that a cell of a column of times tells, whatever its words.
pub(super) fn in_cell(words: &str, planned: Option<i32>) -> Option<Due> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let last = words.char_indices().rev().find_map(|(at, _)| starting(words, at));
    let date = last.and_then(|found| due(words, &found, planned).date);
    Some(Due { text: words.into(), date })
}

fn due(words: &str, found: &Found, planned: Option<i32>) -> Due {
    let date = found.day.and_then(|(year, month, day)| Some(iso(year.or(planned)?, month, day)));
    Due { text: words.get(found.at.clone()).unwrap_or_default().into(), date }
}

fn iso(year: i32, month: i32, day: i32) -> String {
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    };
    format!("{year:04}-{month:02}-{:02}", day.min(last))
}

/// The time that starts at byte `at`.
fn starting(words: &str, at: usize) -> Option<Found> {
    let before = words.get(..at)?;
    let rest = words.get(at..)?;
    let dated = years::year_at(rest).and_then(|(year, length)| {
        let behind = class::YEAR_SIGN.strip_start(rest.get(length..)?)?;
        (!before.ends_with(|ch: char| ch.is_ascii_digit())).then_some((year, behind))
    });
    let year = dated.map(|(year, _)| year);
    let behind = dated.map_or(rest, |(_, behind)| behind);
    let (day, tail) = match month(behind, before, dated.is_some()) {
        Some(found) => found,
        None => of_year(words, at, dated)?,
    };
    let end = class::DUE_END.strip_start(tail);
    let ended = end.map_or(tail, |behind| class::DUE_END.trim_start(behind));
    let firm = end.is_some()
        || class::DUE_YEAR.starts(rest)
        || behind.len() > tail.len() && class::DUE_SHUT.ends(behind.get(..behind.len() - tail.len())?);
    // 6月底前 is by its end, 6月中旬前 by the 20th.
    let day = end.map_or(day, |_| match class::DUE_END.start(tail) {
        Some(word) if class::DUE_TENTH.starts(word) => (day.0, 10),
        Some(word) if class::DUE_TWENTIETH.starts(word) => (day.0, 20),
        _ => day,
    });
    Some(Found { at: at..words.len() - ended.len(), day: Some((year, day.0, day.1)), firm })
}

/// Month and day that a text starts with, and what is behind them.
fn month<'t>(text: &'t str, before: &str, dated: bool) -> Option<((i32, i32), &'t str)> {
    let joined = before
        .ends_with(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | '-' | '—') || class::NUMERAL_CHAR.is_char(ch));
    let (month, length) = years::count_at(text).filter(|(month, _)| (1..=12).contains(month) && (dated || !joined))?;
    let behind = class::MONTH_SIGN.strip_start(text.get(length..)?)?;
    let day = years::count_at(behind).filter(|(day, _)| (1..=31).contains(day));
    let day = day.and_then(|(day, length)| Some((day, class::DAY_SIGN.strip_start(behind.get(length..)?)?)));
    Some(day.map_or(((month, 31), behind), |(day, behind)| ((month, day), behind)))
}

/// 年底, 年内, 上半年, 三季度: the end of a part of a year, and what is behind it.
fn of_year<'t>(words: &'t str, at: usize, dated: Option<(i32, &'t str)>) -> Option<((i32, i32), &'t str)> {
    let (before, rest) = (words.get(..at)?, words.get(at..)?);
    if let Some((_, behind)) = dated {
        let behind = class::DUE_HALF.strip_start(behind).map(|behind| ((6, 30), behind)).unwrap_or(((12, 31), behind));
        return Some(behind);
    }
    let counted = before.ends_with(|ch: char| {
        ch.is_ascii_digit() || class::NUMERAL_CHAR.is_char(ch) || class::PRECEDING_MARK.is_char(ch)
    });
    let quarter = years::count_at(rest).filter(|(quarter, _)| (1..=4).contains(quarter) && !counted);
    if let Some((quarter, length)) = quarter
        && let Some(behind) = class::QUARTER_WORD.strip_start(rest.get(length..)?)
    {
        return Some(((quarter * 3, 31), behind));
    }
    if let Some(behind) = class::DUE_HALF.strip_start(rest) {
        return Some(((6, 30), behind));
    }
    let behind = class::DUE_YEAR.strip_start(rest).filter(|_| !counted)?;
    Some(((12, 31), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_a_time() {
        for (words, text, date) in [
            ("6月底前建成云溪大桥", "6月底前", "2024-06-30"),
            ("年内新建学校5所", "年内", "2024-12-31"),
            ("2025年底前全线通车", "2025年底前", "2025-12-31"),
            ("确保10月1日前开园", "10月1日前", "2024-10-01"),
            ("2月底前完成", "2月底前", "2024-02-29"),
            ("力争9月中旬前竣工", "9月中旬前", "2024-09-20"),
            ("上半年开工建设", "上半年", "2024-06-30"),
            ("第三季度末投产", "三季度末", "2024-09-30"),
            ("到2026年6月底建成", "2026年6月底", "2026-06-30"),
            ("年底前投入使用", "年底前", "2024-12-31"),
            ("今年年底实现通车", "年底", "2024-12-31"),
            ("十二月底之前办结", "十二月底之前", "2024-12-31"),
        ] {
            let found = in_words(words, Some(2024)).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((found.text.as_str(), found.date.as_deref()), (text, Some(date)), "{words}");
        }
        for words in
            ["五年内翻一番", "去年底存量项目", "2024年新建学校5所", "建设1.6月亮湾", "3年内完成", "新建学校5所"]
        {
            assert!(in_words(words, Some(2024)).is_none(), "{words}: {:?}", in_words(words, Some(2024)));
        }
        let cell = |words| in_cell(words, Some(2024)).map(|due| (due.text, due.date));
        assert_eq!(cell("2024年11月"), Some(("2024年11月".into(), Some("2024-11-30".into()))));
        assert_eq!(cell("全年推进"), Some(("全年推进".into(), None)));
    }
}
