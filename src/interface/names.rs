//! Words for the model's enumerations, in both languages.

use super::language::Language;
use baogao::report::{
    Aspect, BasisKind, Comparator, DocumentKind, Level, Mode, RelationKind, Role, ScopeKind, Status, Strength,
};

impl Language {
    /// A status.
    pub fn of_status(self, it: Status) -> &'static str {
        match it {
            Status::Achieved => self.pick("已完成", "Achieved"),
            Status::Target => self.pick("目标", "Target"),
            Status::Context => self.pick("背景", "Context"),
        }
    }

    /// A comparator.
    pub fn of_comparator(self, it: Comparator) -> &'static str {
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
    pub fn of_aspect(self, it: Aspect) -> &'static str {
        match it {
            Aspect::Level => self.pick("达到的水平", "level reached"),
            Aspect::Increase => self.pick("增加", "increase"),
            Aspect::Decrease => self.pick("减少", "decrease"),
            Aspect::Rank => self.pick("位次", "rank"),
        }
    }

    /// A strength.
    pub fn of_strength(self, it: Strength) -> &'static str {
        match it {
            Strength::Expected => self.pick("预期", "expected"),
            Strength::Ensure => self.pick("确保", "ensure"),
            Strength::Strive => self.pick("力争", "strive"),
            Strength::Binding => self.pick("约束性", "binding"),
        }
    }

    /// A period's mode.
    pub fn of_mode(self, it: Mode) -> &'static str {
        match it {
            Mode::In => self.pick("当年", "in the year"),
            Mode::By => self.pick("到期末", "by its end"),
            Mode::Cumulative => self.pick("累计", "cumulative"),
            Mode::AnnualAverage => self.pick("年均", "annual average"),
        }
    }

    /// A basis.
    pub fn of_basis(self, it: BasisKind) -> &'static str {
        match it {
            BasisKind::Yoy => self.pick("同比", "the year before"),
            BasisKind::Year => self.pick("某年", "a named year"),
            BasisKind::Comparable => self.pick("可比口径", "comparable terms"),
        }
    }

    /// A relation.
    pub fn of_relation(self, it: RelationKind) -> &'static str {
        match it {
            RelationKind::Gap => self.pick("相差", "gap to"),
            RelationKind::Share => self.pick("占比", "share of"),
            RelationKind::Multiple => self.pick("倍数", "multiple of"),
            RelationKind::Ratio => self.pick("比例", "ratio to"),
        }
    }

    /// A scope.
    pub fn of_scope(self, it: ScopeKind) -> &'static str {
        match it {
            ScopeKind::Nation => self.pick("全国", "the nation"),
            ScopeKind::Parent => self.pick("上级", "a place above"),
            ScopeKind::Child => self.pick("下级", "a place below"),
            ScopeKind::Other => self.pick("他处", "another place"),
        }
    }

    /// A level.
    pub fn of_level(self, it: Level) -> &'static str {
        match it {
            Level::Nation => self.pick("国家", "nation"),
            Level::Province => self.pick("省级", "province"),
            Level::City => self.pick("地级", "city"),
            Level::County => self.pick("县级", "county"),
            Level::Town => self.pick("乡级", "town"),
        }
    }

    /// A kind of text.
    pub fn of_kind(self, it: DocumentKind) -> &'static str {
        match it {
            DocumentKind::WorkReport => self.pick("政府工作报告", "Government work report"),
            DocumentKind::Article => self.pick("文章", "Article"),
            DocumentKind::Other => self.pick("其他文字", "Other text"),
        }
    }

    /// A part's role.
    pub fn of_role(self, it: Role) -> &'static str {
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
}
