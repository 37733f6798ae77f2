//! Sentences with something in them: counts, names, years.

use super::{Language, Words};
use crate::state::opened::Opened;
use crate::state::store;
use baogao::report::{DocumentKind, Measure};

impl Words {
    /// How far the reading is.
    pub fn progress(&self, done: usize, files: usize) -> String {
        match self.language {
            Language::Chinese => format!("已读 {done} / {files} 个文件"),
            Language::English => format!("{done} of {files} files read"),
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
        let indicator = crate::phrasing::named(self, it);
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

    /// The name of a report: its place and year, where they are known.
    pub fn title_of(&self, opened: &Opened) -> String {
        let report = &opened.report;
        match (&report.meta.region, report.meta.year) {
            (Some(region), Some(year)) if report.meta.kind == DocumentKind::WorkReport => self.title(region, year),
            _ if !report.title.trim().is_empty() => report.title.clone(),
            _ => opened.file.name.clone(),
        }
    }

    /// The sentence as a quotation with its source: place, year, section, page.
    pub fn quotation_of(&self, opened: &Opened, measure: &Measure) -> String {
        let section = measure.section.as_deref().and_then(|id| opened.heading(id));
        let section = section.map(|it| format!("{}{}", it.marker, it.title));
        let source =
            [Some(self.title_of(opened)), section, opened.page_at(measure.span.0).map(|it| self.page_number(it))];
        let source: Vec<String> = source.into_iter().flatten().collect();
        self.quotation(opened.cut(measure.sentence).trim(), &source)
    }
}
