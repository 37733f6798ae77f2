//! Years, counts of years and five-year plans as they are written, for all that read them: sentences, headings, dates.

use super::classes::class;
use super::numerals;
use std::ops::Range;

/// The digit that a character of a year stands for: Arabic in half or full width, or Han; a letter O is a 〇.
pub fn digit(ch: char) -> Option<u32> {
    match ch {
        'O' | 'o' => Some(0),
        '\u{ff10}'..='\u{ff19}' => Some(ch as u32 - 0xff10),
        _ => ch.to_digit(10).or_else(|| numerals::digit(ch)),
    }
}

/// The year, 1949-2100, that four characters tell.
pub fn year(chars: impl Iterator<Item = char>) -> Option<i32> {
    let (mut year, mut count) = (0, 0);
    for ch in chars.take(4) {
        year = year * 10 + i32::try_from(digit(ch)?).ok()?;
        count += 1;
    }
    (count == 4 && (1949..=2100).contains(&year)).then_some(year)
}

/// The year that a text starts with, and the bytes of its digits; a fifth digit makes another number of it.
pub fn year_at(text: &str) -> Option<(i32, usize)> {
    let year = year(text.chars())?;
    let end = text.char_indices().nth(4).map_or(text.len(), |(at, _)| at);
    let longer = text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(|ch| digit(ch).is_some());
    (!longer).then_some((year, end))
}

/// The number from 1 to 99 that a text starts with (12, 十二, 两), and its bytes.
pub fn count_at(text: &str) -> Option<(i32, usize)> {
    let arabic = digits_at(text);
    if arabic > 0 {
        let digits = text.get(..arabic)?.chars();
        let few = digits.clone().nth(2).is_none();
        let value = || digits.filter_map(digit).fold(0, |value, digit| value * 10 + digit as i32);
        return few.then(|| (value(), arabic));
    }
    if let Some(two) = class::PAIR_NUMERAL.start(text) {
        return Some((2, two.len()));
    }
    let (value, chars) = numerals::below_hundred(text.chars())?;
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    Some((value as i32, end))
}

/// The bytes of the Arabic digits that a text starts with.
pub fn digits_at(text: &str) -> usize {
    let arabic = |ch: char| ch.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&ch);
    text.find(|ch| !arabic(ch)).unwrap_or(text.len())
}

/// A five-year plan by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// 十四五.
    pub name: &'static str,
    /// Its number: 14.
    pub number: i32,
    /// Its first year: 2021.
    pub first: i32,
}

impl Plan {
    /// The plan of this name. The tenth began in 2001, and each has five years.
    fn named(name: &'static str) -> Option<Plan> {
        let mut numeral = name.chars();
        numeral.next_back();
        let number = numerals::below_hundred(numeral)?.0 as i32;
        Some(Plan { name, number, first: 1951 + 5 * number })
    }

    /// The plan whose name a text starts with.
    pub fn at(text: &str) -> Option<Plan> {
        class::FIVE_YEAR_PLAN.start(text).and_then(Plan::named)
    }

    /// Every plan with a name.
    pub fn all() -> impl Iterator<Item = Plan> {
        class::FIVE_YEAR_PLAN.words().iter().filter_map(|name| Plan::named(name))
    }

    /// Its last year.
    pub fn last(self) -> i32 {
        self.first + 4
    }
}

/// The years in a text that have 年 behind them, each with the bytes of its digits.
pub fn named_in(text: &str) -> impl Iterator<Item = (i32, Range<usize>)> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, ch)| {
        let joined = std::mem::replace(&mut before, digit(ch)).is_some();
        let (year, length) = digit(ch).filter(|_| !joined).and_then(|_| year_at(text.get(at..)?))?;
        class::YEAR_SIGN.starts(text.get(at + length..)?).then_some((year, at..at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_counts_and_plans_in_both_scripts() {
        assert_eq!(year_at("2024年"), Some((2024, 4)));
        assert_eq!(year_at("２０２４年"), Some((2024, 12)));
        assert_eq!(year_at("二○二四年"), None);
        assert_eq!(year_at("一九九八年"), Some((1998, 12)));
        assert_eq!(year_at("20245"), None);
        assert_eq!(
            (count_at("十五年"), count_at("两年"), count_at("30年")),
            (Some((15, 6)), Some((2, 3)), Some((30, 2)))
        );
        let years = |text| Plan::at(text).map(|plan| (plan.first, plan.last()));
        assert_eq!((years("十五五"), years("十五”")), (Some((2026, 2030)), Some((2001, 2005))));
        assert_eq!((years("十一五末"), years("九五"), years("五十")), (Some((2006, 2010)), Some((1996, 2000)), None));
        let found: Vec<_> = named_in("2016年—2020年，12024年").map(|(year, _)| year).collect();
        assert_eq!(found, [2016, 2020]);
    }
}
