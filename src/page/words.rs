//! Everything that the page says, in both languages.
//!
//! A text is a field of [`Words`], so that one that is missing in a language does not compile. Texts of the model's
//! enumerations are matches over them, for the same reason.

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

const KEPT_AS: &str = "baogao.language";

impl Language {
    /// As chosen before, else as the browser prefers.
    pub fn preferred() -> Language {
        let window = leptos::prelude::window();
        // Storage may be forbidden: then nothing is remembered.
        let kept = window.local_storage().ok().flatten().and_then(|storage| storage.get_item(KEPT_AS).ok().flatten());
        let wish = kept.or_else(|| window.navigator().language()).unwrap_or_default();
        if wish.starts_with("zh") { Language::Chinese } else { Language::English }
    }

    /// Remembers the choice.
    pub fn keep(self) {
        if let Ok(Some(storage)) = leptos::prelude::window().local_storage() {
            let _ = storage.set_item(KEPT_AS, self.words().tag);
        }
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
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
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
    /// What it is, in the header.
    pub brand_line: &'static str,
    /// The start view's heading.
    pub drop_title: &'static str,
    /// What this is, and that nothing leaves.
    pub drop_line: &'static str,
    /// Button.
    pub choose_files: &'static str,
    /// Button.
    pub choose_folder: &'static str,
    /// Button.
    pub paste_text: &'static str,
    /// Button.
    pub try_sample: &'static str,
    /// Under the buttons.
    pub drop_hint: &'static str,
    /// Over the page while something is dragged.
    pub drop_now: &'static str,
    /// Label of the text field.
    pub paste_label: &'static str,
    /// Button.
    pub paste_read: &'static str,
    /// Button.
    pub cancel: &'static str,
    /// File name of the sample.
    pub sample_name: &'static str,
    /// The address names a report that is not here.
    pub wanted: &'static str,
    /// First of three promises: title.
    pub promise_local: &'static str,
    /// Its sentence.
    pub promise_local_line: &'static str,
    /// Second.
    pub promise_source: &'static str,
    /// Its sentence.
    pub promise_source_line: &'static str,
    /// Third.
    pub promise_many: &'static str,
    /// Its sentence.
    pub promise_many_line: &'static str,
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
    /// Pane.
    pub numbers: &'static str,
    /// Told over a text that is none.
    pub not_a_report: &'static str,
    /// Label of the legend.
    pub legend: &'static str,
    /// Tab.
    pub tab_targets: &'static str,
    /// Tab.
    pub tab_measures: &'static str,
    /// Tab.
    pub tab_lists: &'static str,
    /// Tab.
    pub tab_about: &'static str,
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
    /// Field.
    pub direction: &'static str,
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
    /// Filter.
    pub all: &'static str,
    /// Told beside the filter, after a number.
    pub count_shown: &'static str,
    /// Field.
    pub known_as: &'static str,
    /// Field.
    pub mention: &'static str,
    /// Field.
    pub unit: &'static str,
    /// Field.
    pub comparator: &'static str,
    /// Field.
    pub aspect: &'static str,
    /// Field.
    pub strength: &'static str,
    /// Field.
    pub basis: &'static str,
    /// Field.
    pub relation: &'static str,
    /// Field.
    pub scope: &'static str,
    /// Field.
    pub action: &'static str,
    /// Field.
    pub from: &'static str,
    /// Field.
    pub canonical: &'static str,
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
    pub tasks: &'static str,
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
    /// Fact.
    pub characters: &'static str,
    /// Title.
    pub warnings: &'static str,
    /// Title.
    pub facts: &'static str,
    /// Title of a link to the text.
    pub show_source: &'static str,
    /// A fact that is not known.
    pub unknown: &'static str,
    /// Help under the tables.
    pub keys: &'static str,
    /// Foot of the start view.
    pub privacy_footer: &'static str,
    /// A flag that is set.
    pub yes: &'static str,
    /// Headings of the table of measures.
    pub columns: [&'static str; COLUMNS],
}

static CHINESE: Words = Words {
    language: Language::Chinese,
    tag: "zh-CN",
    other_language: "English",
    brand: "读报告",
    brand_line: "政府工作报告里的每一个目标和数字",
    drop_title: "把政府工作报告放到这里",
    drop_line: "读出报告的结构、目标和每一个数字，并指明出自哪一句。全部在本机完成，文件不会离开这台电脑。",
    choose_files: "选择文件",
    choose_folder: "选择文件夹",
    paste_text: "粘贴文字",
    try_sample: "看一份示例",
    drop_hint: "也可以把文件或整个文件夹拖到页面任何地方，或直接按 Ctrl+V 粘贴。支持 TXT、Markdown、DOCX 等。",
    drop_now: "松手即读",
    paste_label: "把报告全文粘贴到这里",
    paste_read: "读这段文字",
    cancel: "取消",
    sample_name: "示例 云溪市2025年政府工作报告.txt",
    wanted: "这个链接指向一份报告里的一处。请放入同一份文件，页面会直接翻到那里。",
    promise_local: "不上传",
    promise_local_line: "页面的安全策略禁止连接任何别的地址，打开之后，断网也能用。",
    promise_source: "有出处",
    promise_source_line: "每个数字都连着原句、指标、单位、时期，分清已完成与目标。",
    promise_many: "一份或一千份",
    promise_many_line: "整个文件夹拖进来，读完导出 JSON 或 Excel 能打开的 CSV。",
    add: "添加",
    export: "导出",
    export_json_one: "本文件的分析（JSON）",
    export_json_all: "全部分析（JSON，每行一个文件）",
    export_csv_one: "本报告的数字（CSV）",
    export_csv_all: "全部报告的数字（CSV）",
    copy_json: "复制本文件的 JSON",
    copied: "已复制",
    not_copied: "浏览器不允许复制，请改用下载",
    outdated: "页面已更新，请重新载入后再用。",
    reload: "重新载入",
    stop: "停止",
    clear: "全部移除",
    retry: "重试",
    reports: "报告",
    all_reports: "全部报告",
    list_search: "按地区、标题、文件名查找",
    sort: "排序",
    sort_arrival: "按加入顺序",
    sort_region: "按地区",
    sort_year: "按年份",
    sort_measures: "按数字多少",
    only_failed: "只看出错的",
    waiting: "等待",
    working: "正在读",
    none_found: "没有符合的",
    col_region: "地区",
    col_year: "年份",
    col_title: "报告",
    col_headlines: "主要目标",
    col_targets: "目标",
    col_measures: "数字",
    col_characters: "字数",
    outline: "目录",
    no_outline: "没有读出标题",
    text: "正文",
    numbers: "数字",
    not_a_report: "这份文字不像政府工作报告。下面仍列出读到的内容。",
    legend: "图例",
    tab_targets: "主要目标",
    tab_measures: "全部数字",
    tab_lists: "任务清单",
    tab_about: "概况",
    no_targets: "没有读出本年度的主要预期目标。",
    no_measures: "没有读出数字。",
    no_lists: "没有读出任务、民生实事、政策或名词解释。",
    indicator: "指标",
    value: "数值",
    direction: "方向",
    last_year: "上年实绩",
    status: "性质",
    period: "时期",
    section: "所在部分",
    measure_search: "筛选指标或原文（按 / 键）",
    all: "全部",
    count_shown: "条",
    known_as: "标准指标",
    mention: "原文",
    unit: "单位",
    comparator: "界限",
    aspect: "含义",
    strength: "力度",
    basis: "比较基准",
    relation: "关系",
    scope: "范围",
    action: "动作",
    from: "原来",
    canonical: "基本单位",
    confidence: "把握",
    headline: "主要预期目标",
    why: "为什么这样读",
    previous: "上一个",
    next: "下一个",
    close: "关闭",
    tasks: "任务",
    livelihood: "民生实事",
    policies: "拟出台的政策",
    glossary: "名词解释",
    lead: "牵头",
    support: "配合",
    kind: "种类",
    region: "地区",
    level: "层级",
    region_code: "行政区划代码",
    parents: "上级",
    year: "计划年度",
    review_years: "回顾年度",
    delivered_on: "报告日期",
    published_on: "发布日期",
    meeting: "会议",
    speaker: "报告人",
    file: "文件",
    format: "格式",
    size: "大小",
    explained: "读懂的数字",
    characters: "字数",
    warnings: "提示",
    facts: "报告概况",
    show_source: "看原文",
    unknown: "未知",
    keys: "j / k 前后移动　/ 筛选　Esc 关闭",
    privacy_footer: "开源，静态网页，无服务器、无统计、无 Cookie。",
    yes: "是",
    columns: [
        "文件",
        "报告",
        "地区",
        "年份",
        "编号",
        "主要目标",
        "性质",
        "指标",
        "标准指标编号",
        "标准指标",
        "动作",
        "数值",
        "数值上限",
        "原值",
        "单位",
        "界限",
        "含义",
        "力度",
        "起始年",
        "截止年",
        "时期方式",
        "比较基准",
        "基准年",
        "关系",
        "关系对象",
        "范围",
        "范围名称",
        "折算值",
        "折算单位",
        "所在部分",
        "原文",
        "原句",
        "起",
        "止",
        "把握",
    ],
};

static ENGLISH: Words = Words {
    language: Language::English,
    tag: "en",
    other_language: "中文",
    brand: "baogao",
    brand_line: "Every target and number of a government work report",
    drop_title: "Drop government work reports here",
    drop_line: "See a report's structure, its targets and every number, each with the sentence it comes from. It all happens in this browser: nothing leaves your computer.",
    choose_files: "Choose files",
    choose_folder: "Choose a folder",
    paste_text: "Paste text",
    try_sample: "Try a sample",
    drop_hint: "You can also drag files or whole folders anywhere onto the page, or just press Ctrl+V. TXT, Markdown, DOCX and more.",
    drop_now: "Let go to read",
    paste_label: "Paste the whole report here",
    paste_read: "Read this text",
    cancel: "Cancel",
    sample_name: "Sample 云溪市2025年政府工作报告.txt",
    wanted: "This link points into a report. Hand in the same file, and the page will turn to that place.",
    promise_local: "Nothing is uploaded",
    promise_local_line: "The page's security policy forbids every other address. Once open, it works offline.",
    promise_source: "Always with its source",
    promise_source_line: "Each number keeps its sentence, indicator, unit and period, achieved told from promised.",
    promise_many: "One or a thousand",
    promise_many_line: "Drop a whole folder, then export JSON, or CSV that opens in Excel.",
    add: "Add",
    export: "Export",
    export_json_one: "This file's analysis (JSON)",
    export_json_all: "All analyses (JSON, a file a line)",
    export_csv_one: "This report's measures (CSV)",
    export_csv_all: "Measures of all reports (CSV)",
    copy_json: "Copy this file's JSON",
    copied: "Copied",
    not_copied: "The browser refused to copy: please download instead",
    outdated: "This page has been updated. Please reload it.",
    reload: "Reload",
    stop: "Stop",
    clear: "Remove all",
    retry: "Try again",
    reports: "Reports",
    all_reports: "All reports",
    list_search: "Find by place, title or file",
    sort: "Sort",
    sort_arrival: "As added",
    sort_region: "By place",
    sort_year: "By year",
    sort_measures: "By measures",
    only_failed: "Only failed",
    waiting: "Waiting",
    working: "Reading",
    none_found: "Nothing matches",
    col_region: "Place",
    col_year: "Year",
    col_title: "Report",
    col_headlines: "Headline targets",
    col_targets: "Targets",
    col_measures: "Measures",
    col_characters: "Characters",
    outline: "Outline",
    no_outline: "No headings found",
    text: "Text",
    numbers: "Numbers",
    not_a_report: "This text does not look like a government work report. What could be read is listed all the same.",
    legend: "Legend",
    tab_targets: "Targets",
    tab_measures: "Measures",
    tab_lists: "Lists",
    tab_about: "About",
    no_targets: "No headline targets of the year were found.",
    no_measures: "No measures were found.",
    no_lists: "No tasks, livelihood projects, policies or terms were found.",
    indicator: "Indicator",
    value: "Value",
    direction: "Direction",
    last_year: "Last year",
    status: "Status",
    period: "Period",
    section: "Section",
    measure_search: "Filter by indicator or text (press /)",
    all: "All",
    count_shown: "shown",
    known_as: "Known indicator",
    mention: "As written",
    unit: "Unit",
    comparator: "Bound",
    aspect: "Aspect",
    strength: "Strength",
    basis: "Compared with",
    relation: "Relation",
    scope: "Scope",
    action: "Action",
    from: "From",
    canonical: "In base units",
    confidence: "Confidence",
    headline: "Headline target",
    why: "Why this number?",
    previous: "Previous",
    next: "Next",
    close: "Close",
    tasks: "Tasks",
    livelihood: "Livelihood projects",
    policies: "Policies announced",
    glossary: "Terms explained",
    lead: "lead",
    support: "support",
    kind: "Kind",
    region: "Place",
    level: "Level",
    region_code: "Region code",
    parents: "Above it",
    year: "Year planned",
    review_years: "Years reviewed",
    delivered_on: "Delivered on",
    published_on: "Published on",
    meeting: "Meeting",
    speaker: "Speaker",
    file: "File",
    format: "Format",
    size: "Size",
    explained: "Numbers explained",
    characters: "Characters",
    warnings: "Notes",
    facts: "Facts",
    show_source: "Show in the text",
    unknown: "unknown",
    keys: "j / k to move, / to filter, Esc to close",
    privacy_footer: "Open source, static, no server, no tracking, no cookies.",
    yes: "yes",
    columns: [
        "file",
        "report",
        "place",
        "year",
        "id",
        "headline",
        "status",
        "indicator",
        "indicator_id",
        "indicator_name",
        "action",
        "value",
        "value_high",
        "from",
        "unit",
        "comparator",
        "aspect",
        "strength",
        "period_from",
        "period_to",
        "period_mode",
        "basis",
        "basis_year",
        "relation",
        "relation_to",
        "scope",
        "scope_name",
        "canonical_value",
        "canonical_unit",
        "section",
        "as_written",
        "sentence",
        "start",
        "end",
        "confidence",
    ],
};

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
            WarningCode::DamagedText => self.pick("文件有一部分读不出文字", "A part of the file gave no text"),
            WarningCode::ScannedPage => self.pick("有的页是扫描的图片，没有文字", "A page is a picture without text"),
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
}
