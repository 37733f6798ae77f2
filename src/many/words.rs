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
    no_place: "地区不明", "Place not known";
    no_year: "年份不明", "Year not known";
    waiting: "等待", "Waiting";
    working: "正在读", "Reading";
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
    search_field: "词语，几个词用空格隔开", "Words, with blanks between";
    regex: "正则表达式", "Pattern (regex)";
    search_idle: "在全部报告的正文里查找。几个词用空格隔开：要在同一段里都出现。结果按报告库的顺序排列，点一条就到原文那一处。", "Finds words in the texts of all reports. Several words with blanks between: a paragraph must have them all. Hits stand in the library’s order; a click goes to the place.";
    nothing_found: "没有找到。换个说法，或少用几个词。", "Nothing was found. Try other words, or fewer.";
    wrong_pattern: "这个式子写得不对：", "This pattern is not well formed:";
    search_in_all: "在全部报告里查", "Search all reports";
    by_year: "各年的次数", "Hits by year";
    take_hits: "导出结果（CSV）", "Export hits (CSV)";
    copy: "复制", "Copy";
    copied: "已复制", "Copied";
    not_copied: "浏览器不允许复制，请改用导出", "The browser refused to copy: please export instead";
    section: "所在部分", "Section";
    palette: "跳转与命令", "Go anywhere";
    palette_field: "报告、章节、指标或命令", "A report, section, indicator or command";
    palette_keys: "↑ ↓ 选择，回车前往，Esc 关闭", "↑ ↓ to choose, Enter to go, Esc to close";
    section_kind: "章节", "Section";
    go_to: "前往", "Go to";
    command: "命令", "Command";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    choose_files: "选择文件", "Choose files";
    choose_folder: "选择文件夹", "Choose a folder";
    paste_text: "粘贴文字", "Paste text";
    other_language: "English", "中文";
    theme_system: "外观：跟随系统", "Theme: system";
    theme_light: "外观：浅色", "Theme: light";
    theme_dark: "外观：深色", "Theme: dark";
    to_start: "起始页", "Start page";
    help: "按键与符号", "Keys and signs";
    room_overview: "概览", "Overview";
    room_text: "正文", "Text";
    room_measures: "指标", "Measures";
    room_tasks: "任务", "Tasks";
    everywhere: "各处", "Everywhere";
    signs: "符号与措辞", "Signs and wording";
    key_esc: "收起、关闭，焦点回到原处", "put away, close; the focus goes back";
    key_rooms: "概览、正文、指标、任务", "overview, text, measures, tasks";
    key_step: "下一个、上一个", "next, previous";
    key_accept: "读得对，到下一个", "read right, on to the next";
    key_reject: "不是指标", "no measure";
    key_edit: "改正", "correct";
    key_find: "查找", "find";
    key_rows: "逐行走", "from row to row";
    key_in_row: "行内的按钮", "the buttons of a row";
    sign_about: "大约：上下都可以", "about: a little more or less";
    sign_at_least: "至少，含这个数", "at least this number";
    sign_at_most: "至多，含这个数", "at most this number";
    sign_change: "比上年增、减", "rise or fall on the year before";
    sign_strive: "尽力达到，比预期更高的目标", "strive for: a goal above what is expected";
    sign_ensure: "保证做到", "ensured";
    sign_expected: "预期性目标", "expected, not binding";
    sign_binding: "约束性指标，必须完成", "binding: must be met";
    sample_idle: "从报告库显示或选出的报告里随机抽取若干个数字，逐个判断读得对不对，得出准确率和它的置信区间。同一个种子抽出同样的数字。", "Draws measures by chance from the reports that the library shows or that are selected. You judge each; the share that is right is told with its interval. The same seed draws the same measures.";
    sample_none: "这些报告里没有符合的数字可抽。请放宽条件。", "These reports have no such measures to draw. Widen the choice.";
    sample_count: "个数", "How many";
    seed: "种子", "Seed";
    new_seed: "换一个种子", "Another seed";
    any_status: "全部数字", "All measures";
    only_headlines: "只抽主要预期目标", "Headline targets only";
    status: "性质", "Status";
    aspect: "含义", "Aspect";
    period: "时期", "Period";
    known_as: "标准指标", "Known indicator";
    value: "数值", "Value";
    right: "对", "Right";
    wrong: "不对", "Wrong";
    unsure: "说不准", "Unsure";
    previous: "上一个", "Previous";
    next: "下一个", "Next";
    open_place: "看原文", "Open the text";
    not_judged: "还没有判断", "None judged yet";
    take_sample: "导出抽查表（CSV）", "Export the sample (CSV)";
    interval_hint: "95% 置信区间按威尔逊法计算；“说不准”的不计入。判断保存在这个浏览器里。", "Wilson’s interval at 95 %; what is unsure does not count. The verdicts are kept in this browser.";
    number: "序号", "No.";
    sentence: "原句", "Sentence";
    judgement: "判断", "Verdict";
    precision: "准确率", "Precision";
    before: "前文", "Before";
    hit: "命中", "Hit";
    after: "后文", "After";
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

    /// How many hits in how many reports; while it goes on, how far it is.
    pub fn hits_of(&self, hits: u32, reports: usize, going: Option<(usize, usize)>) -> String {
        let told = self.say(format!("{reports} 份报告，{hits} 处"), format!("{hits} hits in {reports} reports"));
        match going {
            None => told,
            Some((done, of)) => {
                let going = self.say(format!("，已查 {done} / {of}"), format!(", searched {done} of {of}"));
                told + &going
            }
        }
    }

    /// Hits that are not drawn.
    pub fn more_hits(&self, count: u32) -> String {
        self.say(
            format!("还有 {count} 处，导出的表里有"),
            format!("{count} more: they are in the table that is exported"),
        )
    }

    /// An item of the palette.
    pub fn search_for(&self, words: &str) -> String {
        self.say(format!("在全部报告里检索“{words}”"), format!("Search all reports for “{words}”"))
    }

    /// The button that draws.
    pub fn draw_from(&self, reports: usize) -> String {
        self.say(format!("从 {reports} 份报告里抽取"), format!("Draw from {reports} reports"))
    }

    /// An interval.
    pub fn interval(&self, low: &str, high: &str) -> String {
        self.say(format!("（95% 区间 {low} — {high}）"), format!("(95 % interval {low} – {high})"))
    }

    /// What was judged.
    pub fn judged(&self, right: u32, wrong: u32, unsure: u32, of: usize) -> String {
        self.say(
            format!("对 {right}，不对 {wrong}，说不准 {unsure}，共 {of} 个"),
            format!("{right} right, {wrong} wrong, {unsure} unsure, of {of}"),
        )
    }

    /// From what was drawn.
    pub fn drawn_from(&self, from: u32, reports: u32, seed: u32) -> String {
        self.say(
            format!("抽自 {reports} 份报告的 {from} 个数字，种子 {seed}"),
            format!("drawn from {from} measures of {reports} reports, seed {seed}"),
        )
    }

    /// What is searched.
    pub fn scope(&self, count: usize) -> String {
        self.say(
            format!("只在报告库里筛出或选出的 {count} 份报告里。"),
            format!("In the {count} reports that the library shows or that are selected."),
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
