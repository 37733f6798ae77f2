//! What this program says. Both languages stand side by side, so that none can be missing.

use crate::interface::language::Language;
use baogao::report::WarningCode;

macro_rules! words {
    ($($name:ident: $chinese:literal, $english:literal;)*) => {
        /// The texts of one language.
        #[allow(missing_docs, reason = "each is what it says")]
        pub struct Words {
            /// Which it is; gives the names of the model's values.
            pub language: Language,
            $(pub $name: &'static str,)*
        }

        static CHINESE: Words = Words { language: Language::Chinese, $($name: $chinese,)* };
        static ENGLISH: Words = Words { language: Language::English, $($name: $english,)* };
    };
}

words! {
    library: "报告库", "Library";
    search: "检索", "Search";
    sample: "抽查", "Sample check";
    place: "地区", "Place";
    year: "年份", "Year";
    report: "报告", "Report";
    growth: "增长目标", "Growth target";
    targets: "目标", "Targets";
    warnings: "提醒", "Notes";
    level: "级别", "Level";
    by_place: "按地区和年份", "By place and year";
    no_place: "地区不明", "Place not known";
    no_year: "年份不明", "Year not known";
    waiting: "等待", "Waiting";
    working: "正在读", "Reading";
    failed: "没有读成", "Failed";
    find: "按地区、标题、文件名查找", "Find by place, title or file";
    any_level: "各级", "All levels";
    any_year: "各年", "All years";
    any_state: "全部", "All";
    without_targets: "没有目标的", "Without targets";
    with_warnings: "有提醒的", "With notes";
    with_errors: "没有读成的", "Failed";
    doubles: "重复的", "Duplicates";
    none_fits: "没有符合的报告。", "No report fits.";
    show_all: "全部显示", "Show all";
    empty: "还没有报告。添加文件，或把它们拖到页面上。", "There are no reports yet. Add files, or drop them on the page.";
    remove: "移除", "Remove";
    remove_all: "全部移除", "Remove all";
    retry: "重试", "Try again";
    retry_all: "全部重试", "Retry all";
    select: "选择", "Select";
    select_all: "选择显示的全部", "Select all shown";
    take_measures: "导出指标表", "Export measures";
    take_reports: "导出报告表", "Export reports";
    select_none: "取消选择", "Select none";
    headlines: "其中主要预期目标", "headline targets among them";
    double: "重复", "duplicate";
    compare: "谁定了什么目标", "Who promises what";
    follow: "目标兑现了多少", "What became of the targets";
    any_parent: "全部地区", "All places";
    with_change: "与上年比", "Against last year";
    by_code: "按行政区划", "By place";
    spread: "分布", "Spread";
    median: "中位数", "Median";
    nothing_promised: "没有主要目标。", "No main targets.";
    several: "同年报告不止一份，只取较全的一份：", "Several reports of one year; the fuller one is taken: ";
    open_text: "打开正文", "Open the text";
    also: "另有", "Also";
    its_years: "它的几年", "Its years";
    one_year: "只有这一年的报告。", "There is a report of this year alone.";
    target: "目标", "Target";
    outcome: "下一年报告的实绩", "Outcome, by the next year's report";
    outcome_short: "实绩", "Outcome";
    verdict: "结果", "Verdict";
    gap: "差距", "Gap";
    indicator: "指标", "Indicator";
    points: "个百分点", " points";
    main_only: "只看主要目标", "Main targets only";
    any_verdict: "全部结果", "All verdicts";
    nothing_followed: "要有同一地区前后两年的报告，才能看目标兑现了多少。", "Reports of one place and two years in a row are needed to see what became of targets.";
    take_csv: "CSV", "CSV";
    take_xlsx: "Excel", "Excel";
    take_docx: "Word", "Word";
    take_plot: "存为 SVG", "Save as SVG";
    close: "关闭", "Close";
    rank: "位次", "rank";
    loading: "正在取出分析……", "Fetching the analyses…";
}

/// The texts of the document's language.
pub fn words() -> &'static Words {
    match Language::of_document() {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

impl Words {
    fn say(&self, chinese: String, english: String) -> String {
        if self.language == Language::Chinese { chinese } else { english }
    }

    /// How many reports are shown of how many.
    pub fn reports_of(&self, shown: usize, all: usize) -> String {
        match (self.language, shown == all) {
            (Language::Chinese, true) => format!("{all} 份报告"),
            (Language::Chinese, false) => format!("{shown} / {all} 份报告"),
            (Language::English, true) => format!("{all} reports"),
            (Language::English, false) => format!("{shown} of {all} reports"),
        }
    }

    /// What the matrix holds.
    pub fn targets_of(&self, places: usize, targets: usize, missing: usize) -> String {
        self.say(
            format!("{places} 个地区，{targets} 个目标，缺 {missing} 格"),
            format!("{places} places, {targets} targets, {missing} cells empty"),
        )
    }

    /// How many targets are shown of how many.
    pub fn followed(&self, shown: usize, all: usize) -> String {
        self.say(format!("{shown} / {all} 个目标"), format!("{shown} of {all} targets"))
    }

    /// Years without a report.
    pub fn gap_of(&self, region: &str, after: i32, before: i32) -> String {
        self.say(
            format!("{region}：{after} 与 {before} 年之间缺报告，{after} 年的目标没有结果。"),
            format!("{region}: no report between {after} and {before}; the targets of {after} have no verdict."),
        )
    }

    /// How many are selected.
    pub fn selected(&self, count: usize) -> String {
        self.say(format!("已选 {count} 份"), format!("{count} selected"))
    }

    /// The same as another.
    pub fn same_as(&self, path: &str) -> String {
        self.say(format!("与 {path} 内容相同"), format!("the same as {path}"))
    }
}

/// A warning, in short.
pub fn of_warning(language: Language, it: WarningCode) -> &'static str {
    match it {
        WarningCode::RegionConflict => language.pick("标题与正文的地区不一致", "Title and body name different places"),
        WarningCode::YearConflict => {
            language.pick("文件名、标题与正文的年份不一致", "File name, title and body name different years")
        }
        WarningCode::Truncated => language.pick("文字没有结尾，可能被截断", "The text stops before its end"),
        WarningCode::ClippedLine => language.pick("有的行被截断", "A line was cut off"),
        WarningCode::MissingPart => language.pick("缺少报告通常都有的部分", "A part that reports have is missing"),
        WarningCode::OddNumbering => {
            language.pick("标题编号跳号、重号或重起", "Heading numbers skip, repeat or restart")
        }
        WarningCode::RepeatedBody => language.pick("正文重复出现", "The body stands twice"),
        WarningCode::UndecodableBytes => {
            language.pick("有无法解码的字节，已用 � 代替", "Some bytes could not be decoded and stand as �")
        }
        WarningCode::NoReport => language.pick("没有找到政府工作报告", "No work report was found"),
        WarningCode::LowConfidence => language.pick("不少内容没有读懂", "Much could not be explained"),
        WarningCode::DamagedText => language.pick("文件有一部分读不出文字", "A part of the file gave no text"),
        WarningCode::ScannedPage => language.pick("有的页是扫描的图片，没有文字", "A page is a picture without text"),
    }
}
