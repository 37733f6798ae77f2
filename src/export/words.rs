//! The words of the tables' cells, in each language.

use crate::report::{
    Aspect, BasisKind, Comparator, DocumentKind, HeadingForm, Level, Mode, RelationKind, ReviewState, Role, ScopeKind,
    Status, Strength,
};

/// In which words a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
    /// The codes of the JSON contract, for programs.
    Codes,
}

impl Wording {
    /// One of three: Chinese, English, code.
    pub fn pick(self, [chinese, english, code]: [&'static str; 3]) -> &'static str {
        match self {
            Wording::Chinese => chinese,
            Wording::English => english,
            Wording::Codes => code,
        }
    }
}

/// Something that is one of a few, and has a word in each language.
pub trait Said {
    /// Chinese, English, and the code of the contract.
    fn said(&self) -> [&'static str; 3];
}

/// The words of an enumeration, a line a value.
macro_rules! said {
    ($($name:ident { $($value:ident: $chinese:literal, $english:literal, $code:literal;)* })*) => {
        $(impl Said for $name {
            fn said(&self) -> [&'static str; 3] {
                match self {
                    $($name::$value => [$chinese, $english, $code],)*
                }
            }
        })*
    };
}

said! {
    Status {
        Achieved: "已完成", "achieved", "achieved";
        Target: "目标", "target", "target";
        Context: "背景", "context", "context";
    }
    Comparator {
        Eq: "恰为", "exactly", "eq";
        About: "左右", "about", "about";
        AtLeast: "以上（含）", "at least", "at_least";
        MoreThan: "超过", "more than", "more_than";
        AtMost: "以内", "at most", "at_most";
        LessThan: "不足", "less than", "less_than";
        Range: "区间", "range", "range";
    }
    Aspect {
        Level: "达到的水平", "level reached", "level";
        Increase: "增加", "increase", "increase";
        Decrease: "减少", "decrease", "decrease";
        Rank: "位次", "rank", "rank";
    }
    Strength {
        Expected: "预期", "expected", "expected";
        Ensure: "确保", "ensure", "ensure";
        Strive: "力争", "strive", "strive";
        Binding: "约束性", "binding", "binding";
    }
    Mode {
        In: "当年", "in the year", "in";
        By: "到期末", "by its end", "by";
        Cumulative: "累计", "cumulative", "cumulative";
        AnnualAverage: "年均", "annual average", "annual_average";
    }
    BasisKind {
        Yoy: "同比", "the year before", "yoy";
        Year: "某年", "a named year", "year";
        Comparable: "可比口径", "comparable terms", "comparable";
    }
    RelationKind {
        Gap: "相差", "gap to", "gap";
        Share: "占比", "share of", "share";
        Multiple: "倍数", "multiple of", "multiple";
        Ratio: "比例", "ratio to", "ratio";
    }
    ScopeKind {
        Nation: "全国", "the nation", "nation";
        Parent: "上级", "a place above", "parent";
        Child: "下级", "a place below", "child";
        Other: "他处", "another place", "other";
    }
    Level {
        Nation: "国家", "nation", "nation";
        Province: "省级", "province", "province";
        City: "地级", "city", "city";
        County: "县级", "county", "county";
        Town: "乡级", "town", "town";
    }
    DocumentKind {
        WorkReport: "政府工作报告", "government work report", "work_report";
        Article: "文章", "article", "article";
        Other: "其他文字", "other text", "other";
    }
    HeadingForm {
        Numbered: "编号", "numbered", "numbered";
        Dash: "破折号", "dash", "dash";
        Ordinal: "序数", "ordinal", "ordinal";
        Bold: "加粗", "bold", "bold";
        RunIn: "段首句", "run-in", "run_in";
        ListItem: "列表项", "list item", "list_item";
        Style: "样式", "style", "style";
    }
    Role {
        Opening: "开头", "opening", "opening";
        Review: "回顾", "review", "review";
        Problems: "问题", "problems", "problems";
        Goals: "目标", "goals", "goals";
        Plan: "部署", "plan", "plan";
        Government: "政府自身建设", "government", "government";
        Closing: "结尾", "closing", "closing";
        Livelihood: "民生实事", "livelihood", "livelihood";
        Policies: "政策", "policies", "policies";
        Glossary: "名词解释", "glossary", "glossary";
        Other: "其他", "other", "other";
    }
    ReviewState {
        Accepted: "已核对", "accepted", "accepted";
        Corrected: "已更正", "corrected", "corrected";
        Rejected: "已剔除", "rejected", "rejected";
        Added: "人工补录", "added", "added";
    }
}
