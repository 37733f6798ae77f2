//! Sentences with something in them: counts, names, years.

use super::{Language, Words};
use crate::state::opened::Opened;
use crate::state::store;
use baogao::report::{Comparator, ReviewState};

impl Words {
    /// How far the reading is.
    pub fn progress(&self, done: usize, files: usize) -> String {
        match self.language {
            Language::Chinese => format!("已读 {done} / {files} 个文件"),
            Language::English => format!("{done} of {files} files read"),
        }
    }

    /// The years of a period.
    pub fn years(&self, from: i32, to: i32) -> String {
        match (self.language, from == to) {
            (Language::Chinese, true) => format!("{from}年"),
            (Language::Chinese, false) => format!("{from}—{to}年"),
            (Language::English, true) => from.to_string(),
            (Language::English, false) => format!("{from}–{to}"),
        }
    }

    /// Where a measure stands among all.
    pub fn position(&self, at: usize, of: usize) -> String {
        match self.language {
            Language::Chinese => format!("第 {at} / {of} 个"),
            Language::English => format!("{at} of {of}"),
        }
    }

    /// A number with its bound.
    pub fn bound(&self, it: Comparator, number: &str) -> String {
        let (before, after) = match (self.language, it) {
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
    pub fn title(&self, region: &str, year: i32) -> String {
        match self.language {
            Language::Chinese => format!("{region} {year} 年政府工作报告"),
            Language::English => format!("{region} {year}"),
        }
    }

    /// Length of a text.
    pub fn characters_of(&self, count: u32) -> String {
        let count = crate::phrasing::count(count);
        match self.language {
            Language::Chinese => format!("{count} 字"),
            Language::English => format!("{count} characters"),
        }
    }

    /// A page of the source.
    pub fn page_number(&self, page: u32) -> String {
        match self.language {
            Language::Chinese => format!("第 {page} 页"),
            Language::English => format!("p. {page}"),
        }
    }

    /// A sentence with its source.
    pub fn quotation(&self, sentence: &str, source: &[String]) -> String {
        match self.language {
            Language::Chinese => format!("“{sentence}”——{}", source.join("，")),
            Language::English => format!("“{sentence}” ({})", source.join(", ")),
        }
    }

    /// What a change is counted from.
    pub fn compared_with(&self, years: &str) -> String {
        match self.language {
            Language::Chinese => format!("比{years}"),
            Language::English => format!("compared with {years}"),
        }
    }

    /// The number before.
    pub fn risen_from(&self, number: &str) -> String {
        match self.language {
            Language::Chinese => format!("原来 {number}"),
            Language::English => format!("from {number}"),
        }
    }

    /// How many rows are shown.
    pub fn shown_of(&self, shown: usize, all: usize) -> String {
        match (self.language, shown == all) {
            (Language::Chinese, true) => format!("{all} 条"),
            (Language::Chinese, false) => format!("{shown} / {all} 条"),
            (Language::English, true) => format!("{all} rows"),
            (Language::English, false) => format!("{shown} of {all} rows"),
        }
    }

    /// How many of the list are shown.
    pub fn count_of(&self, shown: usize, all: usize) -> String {
        if shown == all { all.to_string() } else { format!("{shown} / {all}") }
    }

    /// An export that cannot hold all.
    pub fn export_lacks(&self, files: usize) -> String {
        match self.language {
            Language::Chinese => format!("还有 {files} 个文件没有读完，现在导出不含它们。"),
            Language::English => format!("{files} files are still being read; an export now leaves them out."),
        }
    }

    /// What is kept.
    pub fn kept_line(&self, files: usize, size: &str) -> String {
        match self.language {
            Language::Chinese => format!("{files} 个文件（{size}）和它们的分析、修改，只存在这台电脑的这个浏览器里。"),
            Language::English => {
                format!("{files} files ({size}) with their analyses and edits, in this browser on this computer only.")
            }
        }
    }

    /// Why something is not kept, and what can be done.
    pub fn of_store_trouble(&self, it: &store::Trouble) -> String {
        match it {
            store::Trouble::Missing => self.pick(
                "这个浏览器不让页面保存内容（可能是隐私窗口）。工作照常，但关闭页面就没有了：请随时导出。",
                "This browser lets the page keep nothing (a private window?). All works, but is gone when the page closes: export what you need.",
            ).into(),
            store::Trouble::Full => self.pick(
                "浏览器的存储已满，刚才的内容没有保存。请移除一些报告后重试，或先导出。",
                "The browser's storage is full; the last of it was not kept. Remove some reports and try again, or export.",
            ).into(),
            store::Trouble::Failed(words) => {
                format!("{} {words}", self.pick("刚才的内容没有保存上，请重试或先导出。", "The last of it was not kept. Try again, or export."))
            }
        }
    }

    /// Name of one of the four lists of promises: tasks, livelihood projects, policies, terms.
    pub fn of_list(&self, list: usize) -> &'static str {
        match list {
            0 => self.pick("重点工作", "Tasks"),
            1 => self.livelihood,
            2 => self.policies,
            _ => self.glossary,
        }
    }

    /// Why a measure was read as it is, in plain words.
    pub fn why_of(&self, opened: &Opened, it: &baogao::report::Measure) -> String {
        let part = self.of_role(opened.role_at(it.span.0));
        let status = self.of_status(it.status);
        let indicator = crate::phrasing::indicator(it);
        let aspect = self.of_aspect(it.aspect);
        let action = it.action.as_deref().unwrap_or("");
        match self.language {
            Language::Chinese => {
                let verb = if action.is_empty() { String::new() } else { format!("动词是“{action}”，") };
                let headline = if it.headline { "句子列的是主要预期目标，" } else { "" };
                format!("说的是“{indicator}”，{verb}数字是{aspect}；它在“{part}”部分，{headline}所以读作“{status}”。")
            }
            Language::English => {
                let verb = if action.is_empty() { String::new() } else { format!(", with the verb “{action}”") };
                let headline = if it.headline { " and in the list of main targets" } else { "" };
                format!(
                    "It speaks of “{indicator}”{verb}; the number is a {aspect}. It stands in “{part}”{headline}, so it is read as {status}."
                )
            }
        }
    }

    /// A verdict of a person on a measure.
    pub fn of_review(&self, it: ReviewState) -> &'static str {
        match it {
            ReviewState::Accepted => self.pick("已确认", "confirmed"),
            ReviewState::Corrected => self.pick("已改正", "corrected"),
            ReviewState::Rejected => self.pick("已剔除", "rejected"),
            ReviewState::Added => self.pick("补充", "added"),
        }
    }

    /// What stood there before it was corrected.
    pub fn read_as(&self, amount: &str, indicator: &str) -> String {
        match self.language {
            Language::Chinese => format!("原读作 {indicator} {amount}"),
            Language::English => format!("read as {indicator} {amount}"),
        }
    }

    /// Edits that found no place.
    pub fn orphaned(&self, count: usize) -> String {
        match self.language {
            Language::Chinese => format!("有 {count} 处修改在现在的读法里找不到原来的位置，没有套用，也没有丢掉。"),
            Language::English => {
                format!("{count} edits found no place in the present reading; they are not applied, and not lost.")
            }
        }
    }
}
