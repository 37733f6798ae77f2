//! Sentences that any program of the page says, with something in them: counts, names, years.

use super::language::Language;
use baogao::report::{Comparator, ReviewState};

impl Language {
    /// The years of a period.
    pub fn years(self, from: i32, to: i32) -> String {
        match (self, from == to) {
            (Language::Chinese, true) => format!("{from}年"),
            (Language::Chinese, false) => format!("{from}—{to}年"),
            (Language::English, true) => from.to_string(),
            (Language::English, false) => format!("{from}–{to}"),
        }
    }

    /// Where a measure stands among all.
    pub fn position(self, at: usize, of: usize) -> String {
        match self {
            Language::Chinese => format!("第 {at} / {of} 个"),
            Language::English => format!("{at} of {of}"),
        }
    }

    /// A number with its bound.
    pub fn bound(self, it: Comparator, number: &str) -> String {
        let (before, after) = match (self, it) {
            (_, Comparator::Eq | Comparator::Range) => ("", ""),
            (Language::Chinese, Comparator::About) => ("", "左右"),
            (Language::Chinese, Comparator::AtLeast) => ("", "以上"),
            (Language::Chinese, Comparator::MoreThan) => ("超", ""),
            (Language::Chinese, Comparator::AtMost) => ("", "以内"),
            (Language::Chinese, Comparator::LessThan) => ("不足", ""),
            (Language::English, Comparator::About) => ("≈ ", ""),
            (Language::English, Comparator::AtLeast) => ("≥ ", ""),
            (Language::English, Comparator::MoreThan) => ("> ", ""),
            (Language::English, Comparator::AtMost) => ("≤ ", ""),
            (Language::English, Comparator::LessThan) => ("< ", ""),
        };
        format!("{before}{number}{after}")
    }

    /// The name of a report.
    pub fn title(self, region: &str, year: i32) -> String {
        match self {
            Language::Chinese => format!("{region} {year} 年政府工作报告"),
            Language::English => format!("{region} {year}"),
        }
    }

    /// Length of a text.
    pub fn characters_of(self, count: u32) -> String {
        let count = super::phrasing::count(count);
        match self {
            Language::Chinese => format!("{count} 字"),
            Language::English => format!("{count} characters"),
        }
    }

    /// A page of the source.
    pub fn page_number(self, page: u32) -> String {
        match self {
            Language::Chinese => format!("第 {page} 页"),
            Language::English => format!("p. {page}"),
        }
    }

    /// How many rows are shown.
    pub fn shown_of(self, shown: usize, all: usize) -> String {
        match (self, shown == all) {
            (Language::Chinese, true) => format!("{all} 条"),
            (Language::Chinese, false) => format!("{shown} / {all} 条"),
            (Language::English, true) => format!("{all} rows"),
            (Language::English, false) => format!("{shown} of {all} rows"),
        }
    }

    /// A verdict of a person on a measure.
    pub fn of_review(self, it: ReviewState) -> &'static str {
        match it {
            ReviewState::Accepted => self.pick("已确认", "confirmed"),
            ReviewState::Corrected => self.pick("已改正", "corrected"),
            ReviewState::Rejected => self.pick("已剔除", "rejected"),
            ReviewState::Added => self.pick("补充", "added"),
        }
    }
}
