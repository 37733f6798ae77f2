//! Everything that the page says, in both languages.
//!
//! A text is a field of [`Words`], so that one that is missing in a language does not compile. Texts of the model's
//! enumerations are matches over them, for the same reason. What the start page says stands in `index.html`.

mod chinese;
mod english;

use crate::state::opened::Opened;
use crate::state::store;
use crate::worker_link::Fault;
use baogao::error::Kind;
use baogao::report::{
    Aspect, BasisKind, Comparator, DocumentKind, Level, Mode, RelationKind, Role, ScopeKind, Status, Strength,
    WarningCode,
};

/// The languages of the page. The reports are Chinese in either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The one that the document is shown in: as chosen before, else as the browser prefers.
    pub fn of_document() -> Language {
        let tag = leptos::prelude::document().document_element().and_then(|it| it.get_attribute("lang"));
        if tag.is_some_and(|it| it.starts_with("en")) { Language::English } else { Language::Chinese }
    }

    /// The one of the two that this is not.
    pub fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }

    /// Its texts.
    pub fn words(self) -> &'static Words {
        match self {
            Language::Chinese => &chinese::TEXTS,
            Language::English => &english::TEXTS,
        }
    }
}

/// What went wrong, and what to do about it.
pub struct Advice {
    /// What went wrong.
    pub what: &'static str,
    /// What to do.
    pub advice: &'static str,
}

/// How many columns a table of measures has.
pub const COLUMNS: usize = 35;

/// The texts of one language.
pub struct Words {
    language: Language,
    /// `lang` of the document.
    pub tag: &'static str,
    /// Label of the switch to the other language.
    pub other_language: &'static str,
    /// Name of the page.
    pub brand: &'static str,
    /// Button.
    pub choose_files: &'static str,
    /// Button.
    pub choose_folder: &'static str,
    /// Button.
    pub paste_text: &'static str,
    /// File name of the sample.
    pub sample_name: &'static str,
    /// Menu of the header.
    pub add: &'static str,
    /// Menu of the header.
    pub export: &'static str,
    /// Menu item.
    pub export_json_one: &'static str,
    /// Menu item.
    pub export_json_all: &'static str,
    /// Menu item.
    pub export_csv_one: &'static str,
    /// Menu item.
    pub export_csv_all: &'static str,
    /// Menu item.
    pub copy_json: &'static str,
    /// Told when done.
    pub copied: &'static str,
    /// Told when refused.
    pub not_copied: &'static str,
    /// Page and worker differ.
    pub outdated: &'static str,
    /// Button.
    pub reload: &'static str,
    /// Button while reading.
    pub stop: &'static str,
    /// Button of the list.
    pub clear: &'static str,
    /// Button of a failed file.
    pub retry: &'static str,
    /// Title of the list.
    pub reports: &'static str,
    /// Back to the list.
    pub all_reports: &'static str,
    /// Placeholder of the list's search.
    pub list_search: &'static str,
    /// Label of the sort.
    pub sort: &'static str,
    /// Way of sorting.
    pub sort_arrival: &'static str,
    /// Way of sorting.
    pub sort_region: &'static str,
    /// Way of sorting.
    pub sort_year: &'static str,
    /// Way of sorting.
    pub sort_measures: &'static str,
    /// Filter of the list.
    pub only_failed: &'static str,
    /// State of a file.
    pub waiting: &'static str,
    /// State of a file.
    pub working: &'static str,
    /// An empty list after a filter.
    pub none_found: &'static str,
    /// Column.
    pub col_region: &'static str,
    /// Column.
    pub col_year: &'static str,
    /// Column.
    pub col_title: &'static str,
    /// Column.
    pub col_headlines: &'static str,
    /// Column.
    pub col_targets: &'static str,
    /// Column.
    pub col_measures: &'static str,
    /// Column.
    pub col_characters: &'static str,
    /// Pane.
    pub outline: &'static str,
    /// An outline without headings.
    pub no_outline: &'static str,
    /// Pane.
    pub text: &'static str,
    /// Told over a text that is none.
    pub not_a_report: &'static str,
    /// Label of the legend.
    pub legend: &'static str,
    /// An empty table.
    pub no_targets: &'static str,
    /// An empty table.
    pub no_measures: &'static str,
    /// An empty tab.
    pub no_lists: &'static str,
    /// Field.
    pub indicator: &'static str,
    /// Field.
    pub value: &'static str,
    /// Column: what the review reports of the same indicator.
    pub last_year: &'static str,
    /// Field.
    pub status: &'static str,
    /// Field.
    pub period: &'static str,
    /// Field.
    pub section: &'static str,
    /// Placeholder.
    pub measure_search: &'static str,
    /// Field.
    pub known_as: &'static str,
    /// Field.
    pub unit: &'static str,
    /// Field.
    pub comparator: &'static str,
    /// Field.
    pub aspect: &'static str,
    /// Field.
    pub relation: &'static str,
    /// Field.
    pub action: &'static str,
    /// Field.
    pub confidence: &'static str,
    /// Field.
    pub headline: &'static str,
    /// Field: the chain of rules.
    pub why: &'static str,
    /// Button.
    pub previous: &'static str,
    /// Button.
    pub next: &'static str,
    /// Button.
    pub close: &'static str,
    /// List.
    pub livelihood: &'static str,
    /// List.
    pub policies: &'static str,
    /// List.
    pub glossary: &'static str,
    /// Part of a department.
    pub lead: &'static str,
    /// Part of a department.
    pub support: &'static str,
    /// Fact.
    pub kind: &'static str,
    /// Fact.
    pub region: &'static str,
    /// Fact.
    pub level: &'static str,
    /// Fact.
    pub region_code: &'static str,
    /// Fact.
    pub parents: &'static str,
    /// Fact.
    pub year: &'static str,
    /// Fact.
    pub review_years: &'static str,
    /// Fact.
    pub delivered_on: &'static str,
    /// Fact.
    pub published_on: &'static str,
    /// Fact.
    pub meeting: &'static str,
    /// Fact.
    pub speaker: &'static str,
    /// Fact.
    pub file: &'static str,
    /// Fact.
    pub format: &'static str,
    /// Fact.
    pub size: &'static str,
    /// Fact.
    pub explained: &'static str,
    /// Title.
    pub warnings: &'static str,
    /// Title.
    pub facts: &'static str,
    /// Title of a link to the text.
    pub show_source: &'static str,
    /// Help under the tables.
    pub keys: &'static str,
    /// A flag that is set.
    pub yes: &'static str,
    /// Room.
    pub room_overview: &'static str,
    /// Room.
    pub room_text: &'static str,
    /// Room.
    pub room_measures: &'static str,
    /// Room.
    pub room_tasks: &'static str,
    /// Label of the rooms' tabs.
    pub rooms: &'static str,
    /// Title.
    pub headline_targets: &'static str,
    /// Column: the target.
    pub this_year: &'static str,
    /// Column of the plots.
    pub plot: &'static str,
    /// Column.
    pub sentence: &'static str,
    /// Hint.
    pub click_for_sentence: &'static str,
    /// Title of the strip.
    pub all_numbers: &'static str,
    /// Hint of the strip.
    pub strip_hint: &'static str,
    /// What the share of explained numbers is.
    pub explained_hint: &'static str,
    /// Title.
    pub biggest_sums: &'static str,
    /// Title.
    pub ranks: &'static str,
    /// Button.
    pub close_text: &'static str,
    /// Label of the note.
    pub selected: &'static str,
    /// Button.
    pub copy_quotation: &'static str,
    /// Field.
    pub page: &'static str,
    /// Column.
    pub number: &'static str,
    /// Label of the facets.
    pub narrow: &'static str,
    /// Facet.
    pub part: &'static str,
    /// Facet.
    pub known: &'static str,
    /// Facet.
    pub not_known: &'static str,
    /// Button.
    pub show_all: &'static str,
    /// Facet.
    pub category: &'static str,
    /// Column.
    pub task: &'static str,
    /// Column.
    pub goal: &'static str,
    /// Column.
    pub due: &'static str,
    /// Placeholder.
    pub task_search: &'static str,
    /// Label.
    pub where_one_is: &'static str,
    /// Link.
    pub to_start: &'static str,
    /// Button.
    pub previous_report: &'static str,
    /// Button.
    pub next_report: &'static str,
    /// Button.
    pub undo: &'static str,
    /// Button.
    pub redo: &'static str,
    /// Menu.
    pub kept: &'static str,
    /// Told in the menu.
    pub kept_nothing: &'static str,
    /// Switch.
    pub keep: &'static str,
    /// Button.
    pub keep_nothing: &'static str,
    /// Button.
    pub forget: &'static str,
    /// Button.
    pub remove: &'static str,
    /// Button.
    pub retry_all: &'static str,
    /// Headings of the table of measures.
    pub columns: [&'static str; COLUMNS],
}

impl Words {
    fn pick(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// A status.
    pub fn of_status(&self, it: Status) -> &'static str {
        match it {
            Status::Achieved => self.pick("已完成", "Achieved"),
            Status::Target => self.pick("目标", "Target"),
            Status::Context => self.pick("背景", "Context"),
        }
    }

    /// A comparator.
    pub fn of_comparator(&self, it: Comparator) -> &'static str {
        match it {
            Comparator::Eq => self.pick("恰为", "exactly"),
            Comparator::About => self.pick("左右", "about"),
            Comparator::AtLeast => self.pick("以上（含）", "at least"),
            Comparator::MoreThan => self.pick("超过", "more than"),
            Comparator::AtMost => self.pick("以内", "at most"),
            Comparator::LessThan => self.pick("不足", "less than"),
            Comparator::Range => self.pick("区间", "range"),
        }
    }

    /// An aspect.
    pub fn of_aspect(&self, it: Aspect) -> &'static str {
        match it {
            Aspect::Level => self.pick("达到的水平", "level reached"),
            Aspect::Increase => self.pick("增加", "increase"),
            Aspect::Decrease => self.pick("减少", "decrease"),
            Aspect::Rank => self.pick("位次", "rank"),
        }
    }

    /// A strength.
    pub fn of_strength(&self, it: Strength) -> &'static str {
        match it {
            Strength::Expected => self.pick("预期", "expected"),
            Strength::Ensure => self.pick("确保", "ensure"),
            Strength::Strive => self.pick("力争", "strive"),
            Strength::Binding => self.pick("约束性", "binding"),
        }
    }

    /// A period's mode.
    pub fn of_mode(&self, it: Mode) -> &'static str {
        match it {
            Mode::In => self.pick("当年", "in the year"),
            Mode::By => self.pick("到期末", "by its end"),
            Mode::Cumulative => self.pick("累计", "cumulative"),
            Mode::AnnualAverage => self.pick("年均", "annual average"),
        }
    }

    /// A basis.
    pub fn of_basis(&self, it: BasisKind) -> &'static str {
        match it {
            BasisKind::Yoy => self.pick("同比", "the year before"),
            BasisKind::Year => self.pick("某年", "a named year"),
            BasisKind::Comparable => self.pick("可比口径", "comparable terms"),
        }
    }

    /// A relation.
    pub fn of_relation(&self, it: RelationKind) -> &'static str {
        match it {
            RelationKind::Gap => self.pick("相差", "gap to"),
            RelationKind::Share => self.pick("占比", "share of"),
            RelationKind::Multiple => self.pick("倍数", "multiple of"),
            RelationKind::Ratio => self.pick("比例", "ratio to"),
        }
    }

    /// A scope.
    pub fn of_scope(&self, it: ScopeKind) -> &'static str {
        match it {
            ScopeKind::Nation => self.pick("全国", "the nation"),
            ScopeKind::Parent => self.pick("上级", "a place above"),
            ScopeKind::Child => self.pick("下级", "a place below"),
            ScopeKind::Other => self.pick("他处", "another place"),
        }
    }

    /// A level.
    pub fn of_level(&self, it: Level) -> &'static str {
        match it {
            Level::Nation => self.pick("国家", "nation"),
            Level::Province => self.pick("省级", "province"),
            Level::City => self.pick("地级", "city"),
            Level::County => self.pick("县级", "county"),
            Level::Town => self.pick("乡级", "town"),
        }
    }

    /// A kind of text.
    pub fn of_kind(&self, it: DocumentKind) -> &'static str {
        match it {
            DocumentKind::WorkReport => self.pick("政府工作报告", "Government work report"),
            DocumentKind::Article => self.pick("文章", "Article"),
            DocumentKind::Other => self.pick("其他文字", "Other text"),
        }
    }

    /// A part's role.
    pub fn of_role(&self, it: Role) -> &'static str {
        match it {
            Role::Opening => self.pick("开头", "Opening"),
            Role::Review => self.pick("回顾", "Review"),
            Role::Problems => self.pick("问题", "Problems"),
            Role::Goals => self.pick("目标", "Goals"),
            Role::Plan => self.pick("部署", "Plan"),
            Role::Government => self.pick("政府自身建设", "Government"),
            Role::Closing => self.pick("结尾", "Closing"),
            Role::Livelihood => self.pick("民生实事", "Livelihood"),
            Role::Policies => self.pick("政策", "Policies"),
            Role::Glossary => self.pick("名词解释", "Glossary"),
            Role::Other => self.pick("其他", "Other"),
        }
    }

    /// A warning.
    pub fn of_warning(&self, it: WarningCode) -> &'static str {
        match it {
            WarningCode::RegionConflict => self.pick("标题与正文的地区不一致", "Title and body name different places"),
            WarningCode::YearConflict => {
                self.pick("文件名、标题与正文的年份不一致", "File name, title and body name different years")
            }
            WarningCode::Truncated => self.pick("文字没有结尾，可能被截断", "The text stops before its end"),
            WarningCode::ClippedLine => self.pick("有的行被截断", "A line was cut off"),
            WarningCode::MissingPart => self.pick("缺少报告通常都有的部分", "A part that reports have is missing"),
            WarningCode::OddNumbering => {
                self.pick("标题编号跳号、重号或重起", "Heading numbers skip, repeat or restart")
            }
            WarningCode::RepeatedBody => self.pick("正文重复出现", "The body stands twice"),
            WarningCode::UndecodableBytes => {
                self.pick("有无法解码的字节，已用 � 代替", "Some bytes could not be decoded and stand as �")
            }
            WarningCode::NoReport => self.pick("没有找到政府工作报告", "No work report was found"),
            WarningCode::LowConfidence => self.pick("不少内容没有读懂", "Much could not be explained"),
        }
    }

    /// An error of the core.
    pub fn of_error(&self, it: Kind) -> Advice {
        match it {
            Kind::Empty => Advice { what: self.pick("文件是空的", "The file is empty"), advice: self.pick("这个文件里没有内容。请确认拖入的是下载完整的文件。", "There is nothing in it. Check that it was downloaded completely.") },
            Kind::TooLarge => Advice { what: self.pick("文件太大", "The file is too large"), advice: self.pick("超过 64 MB 的文件不读。请只放入报告本身，或另存为文字或 DOCX。", "Files over 64 MB are not read. Hand in the report alone, or save it as text or DOCX.") },
            Kind::UnknownFormat => Advice { what: self.pick("不认识的格式", "Unknown format"), advice: self.pick("这不是文字、Markdown 或 DOCX 等能读的文件。请用 Word 或 WPS 另存为 DOCX 或 TXT 再试。", "This is no text, Markdown, DOCX or other file that can be read. Save it as DOCX or TXT and try again.") },
            Kind::Damaged => Advice { what: self.pick("文件已损坏", "The file is damaged"), advice: self.pick("文件内部不完整。请重新下载，或在原程序里打开后另存一份。", "Its inside is broken. Download it again, or open it in its program and save a copy.") },
            Kind::Encrypted => Advice { what: self.pick("文件有密码", "The file is encrypted"), advice: self.pick("请在原程序里去掉密码后另存一份。", "Remove the password in its program and save a copy.") },
            Kind::NoText => Advice { what: self.pick("没有文字", "There is no text in it"), advice: self.pick("页面是扫描的图片。请先做文字识别（OCR），再放入识别出的文字。", "Its pages are scanned pictures. Run OCR first, then hand in the recognised text.") },
            Kind::Limit => Advice { what: self.pick("超出安全限度", "A safety limit was reached"), advice: self.pick("解开后过大或过深，可能是损坏或恶意的文件。请在原程序里打开后另存为 TXT。", "Unpacked it is too large or too deep, as damaged or hostile files are. Open it in its program and save it as TXT.") },
            Kind::Internal => Advice { what: self.pick("程序出了差错", "A fault of this program"), advice: self.pick("这是程序的问题，不是文件的。请把下面这行字告诉我们。", "The file is not to blame. Please report the line below.") },
        }
    }

    /// A fault outside of the core.
    pub fn of_fault(&self, it: &Fault) -> Advice {
        match it {
            Fault::Unreadable(_) => Advice {
                what: self.pick("浏览器读不到这个文件", "The browser could not read the file"),
                advice: self.pick(
                    "文件可能已移动、删除或没有权限。请重新选择。",
                    "It may have been moved or deleted, or access is denied. Choose it again.",
                ),
            },
            Fault::Crashed(_) => Advice {
                what: self.pick("读这个文件时程序中断了", "The program broke off on this file"),
                advice: self.pick(
                    "其他文件不受影响。请把下面这行字告诉我们。",
                    "Other files are not affected. Please report the line below.",
                ),
            },
            Fault::TimedOut => Advice {
                what: self.pick("读得太久，已停止", "It took too long and was stopped"),
                advice: self.pick(
                    "文件可能过大或结构异常。可以重试，或另存为 TXT 再放入。",
                    "The file may be too large or oddly made. Try again, or save it as TXT.",
                ),
            },
            Fault::Cancelled => Advice {
                what: self.pick("已停止", "Stopped"),
                advice: self.pick("没有读完。可以重试。", "It was not read to its end. You can try again."),
            },
            Fault::NoWorker => Advice {
                what: self.pick("无法启动", "It could not start"),
                advice: self.pick(
                    "浏览器没能启动后台程序。请检查网络后重新载入，或换用新版浏览器。",
                    "The browser did not start the background program. Reload the page, or use a current browser.",
                ),
            },
            Fault::OtherBuild => Advice {
                what: self.pick("页面已更新", "The page has been updated"),
                advice: self.pick("请重新载入页面，再放入文件。", "Reload the page and hand in the file again."),
            },
        }
    }

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
}
