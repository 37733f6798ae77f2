//! What this program says. Both languages stand side by side, so that none can be missing.

use crate::interface::language::Language;

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

    /// How many are selected.
    pub fn selected(&self, count: usize) -> String {
        self.say(format!("已选 {count} 份"), format!("{count} selected"))
    }

    /// The same as another.
    pub fn same_as(&self, path: &str) -> String {
        self.say(format!("与 {path} 内容相同"), format!("the same as {path}"))
    }
}
