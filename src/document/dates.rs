//! Dates and years as reports write them: 2024年1月12日, 二○二四年一月十二日, 2024-01-12.

use super::folded::{Folded, Gap};
use crate::lexicon::classes::{Class, class};
use crate::lexicon::numerals;
use crate::lexicon::years::{self, Plan, digit};

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// 1949-2100.
    pub year: i32,
    /// 1-12.
    pub month: u32,
    /// 1-31.
    pub day: u32,
}

impl Date {
    /// 2024-01-12.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The year (four digits, Arabic or Chinese, and no digit around them) that starts at this place, and the place
/// behind its digits.
pub fn year(text: &Folded, at: usize) -> Option<(i32, usize)> {
    let before =
        at.checked_sub(1).filter(|_| text.gap(at) != Gap::Line).and_then(|before| text.get(before)).and_then(digit);
    let joined = text.gap(at + 4) != Gap::Line;
    if before.is_some() || joined && text.get(at + 4).is_some_and(|after| digit(after).is_some()) {
        return None;
    }
    years::year(text.chars.get(at..)?.iter().copied()).map(|year| (year, at + 4))
}

/// The five-year plan whose name starts at this place, and the place behind it.
pub fn plan(text: &Folded, at: usize) -> Option<(Plan, usize)> {
    Plan::at(text.from(at)).map(|plan| (plan, at + plan.name.chars().count()))
}

/// The day that starts at this place, and the place behind it.
pub fn date(text: &Folded, at: usize) -> Option<(Date, usize)> {
    let (year, at) = year(text, at)?;
    let is = |at: usize, class: Class| text.get(at).is_some_and(|ch| class.is_char(ch));
    let (month, day, end) = match text.get(at)? {
        sign if class::YEAR_SIGN.is_char(sign) => {
            let (month, at) = number(text, at + 1).filter(|(_, end)| is(*end, class::MONTH_SIGN))?;
            let (day, at) = number(text, at + 1).filter(|(_, end)| is(*end, class::DAY_SIGN))?;
            (month, day, at + 1)
        }
        mark @ ('-' | '/' | '.') => {
            let (month, at) = number(text, at + 1)?;
            if text.get(at) != Some(mark) {
                return None;
            }
            let (day, at) = number(text, at + 1)?;
            (month, day, at)
        }
        _ => return None,
    };
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let longest = *lengths.get((month as usize).checked_sub(1)?)?;
    ((1..=longest).contains(&day)).then_some((Date { year, month, day }, end))
}

/// The small number (1-99: 12, 十二, 二十一, 元) at this place, and the place behind it.
pub fn number(text: &Folded, at: usize) -> Option<(u32, usize)> {
    let mut end = at;
    let first = text.get(at)?;
    if class::FIRST_MONTH.is_char(first) {
        return Some((1, at + 1));
    }
    if first.is_ascii_digit() {
        let mut value = 0;
        while let Some(ch) = text.get(end).filter(|ch| ch.is_ascii_digit() && end < at + 2) {
            value = value * 10 + ch.to_digit(10)?;
            end += 1;
        }
        let longer = text.gap(end) == Gap::None && text.get(end).is_some_and(|ch| ch.is_ascii_digit());
        return (!longer).then_some((value, end));
    }
    let (value, chars) = numerals::below_hundred(text.chars.get(at..)?.iter().copied())?;
    Some((value, at + chars))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_in_all_spellings() {
        for (written, iso) in [
            ("2024年1月12日", "2024-01-12"),
            ("2 0 2 4 年 1 月 1 2 日", "2024-01-12"),
            ("２００３年０１月０９日", "2003-01-09"),
            ("二○二四年一月十二日", "2024-01-12"),
            ("二〇〇三年二月二十一日", "2003-02-21"),
            ("二零一二年十二月三十一日", "2012-12-31"),
            ("二OO八年元月二十日", "2008-01-20"),
            ("一九九九年三月五日", "1999-03-05"),
            ("2024-01-12", "2024-01-12"),
            ("2024/1/5", "2024-01-05"),
        ] {
            assert_eq!(date(&Folded::new(written), 0).map(|(date, _)| date.iso()).as_deref(), Some(iso), "{written}");
        }
        for written in
            ["2024年13月1日", "2024年1月", "12024年1月1日", "1024年1月1日", "2024年2月30日", "2024-01/12", "二〇二", ""]
        {
            assert_eq!(date(&Folded::new(written), 0), None, "{written}");
        }
    }
}
