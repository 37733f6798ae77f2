//! Words for the model's enumerations and for errors, in both languages.

use super::language::{Advice, Language};
use baogao::error::Kind;
use baogao::report::{
    Aspect, BasisKind, Comparator, DocumentKind, Level, Mode, RelationKind, Role, ScopeKind, Status, Strength,
    WarningCode,
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

    /// A warning.
    pub fn of_warning(self, it: WarningCode) -> &'static str {
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
    pub fn of_error(self, it: Kind) -> Advice {
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
}
