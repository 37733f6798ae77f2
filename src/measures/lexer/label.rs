//! What is no quantity: names, dates, ordinals, durations, sizes and bounds inside a description.
//!
//! [`number`] knows a label by the number and what touches it, before any unit is read; [`quantity`] knows it by the
//! unit and the phrase around. The words are data: `lexicon/labels.tsv`.

use rust_decimal::Decimal;

use super::comparator;
use super::glyphs::Glyphs;
use super::numeral::{self, Form, Numeral, Vague};
use super::unit::{self, Found};
use crate::lexicon::labels::{self, Set};

/// Where a label ends, and the name of the rule that knows it.
pub type Known = (usize, &'static str);

/// Verbs that put something first without giving it a rank.
pub const PUT_FIRST: &[&str] =
    &["放在", "摆在", "置于", "放到", "摆到", "作为", "挺在", "放在了", "摆上", "列为", "当作", "列入"];

/// What 首位 makes a name with: 首位度, 首位产业.
pub const HEADS: &[&str] = &["度", "产业", "城市", "经济", "战略", "县", "企业", "支撑"];

/// A word or name of the lexicon that starts here.
pub fn word(glyphs: &Glyphs, at: usize) -> Option<Known> {
    let first = glyphs.at(at);
    if first.is_ascii_digit() && (glyphs.before(at).is_ascii_digit() || glyphs.before(at) == '.') {
        return None;
    }
    labels::starting_with(first).find_map(|word| {
        let end = at + word.word.chars().count();
        // 12345 is a telephone, 12345.67万元 and 12345家 are not.
        let cut = first.is_ascii_digit()
            && glyphs.before(end).is_ascii_digit()
            && (matches!(glyphs.at(end), '0'..='9' | '.' | ',' | '万' | '亿' | '余' | '多')
                || unit::read(glyphs, end).is_some());
        let other = word.not_before.iter().any(|next| glyphs.is(end, next));
        (!cut && !other && glyphs.is(at, word.word)).then_some((end, word.rule))
    })
}

/// Whether a clause or a member of a list ends here.
pub fn ends_clause(glyphs: &Glyphs, at: usize) -> bool {
    matches!(
        glyphs.at(at),
        '\0' | '\n'
            | '，'
            | '。'
            | '；'
            | '、'
            | '！'
            | '？'
            | ','
            | ';'
            | '.'
            | '('
            | ')'
            | '”'
            | '"'
            | '!'
            | ':'
            | '》'
            | '…'
            | '-'
    )
}

/// Whether one of the words of a set starts here, with its end.
fn noun(glyphs: &Glyphs, at: usize, set: Set) -> Option<usize> {
    labels::of(set, glyphs.at(at)).find(|word| glyphs.is(at, word.word)).map(|word| at + word.word.chars().count())
}

/// Where the first word of a set ends that starts within `reach` characters, in the same phrase.
fn noun_within(glyphs: &Glyphs, at: usize, reach: usize, set: Set) -> Option<usize> {
    for place in at..at + reach {
        if ends_clause(glyphs, place) || glyphs.at(place).is_ascii_digit() {
            return None;
        }
        if let Some(end) = noun(glyphs, place, set) {
            return Some(end);
        }
    }
    None
}

/// Whether one of the words of a set ends here.
fn word_before(glyphs: &Glyphs, at: usize, set: Set) -> Option<usize> {
    labels::ending_with(set, glyphs.before(at))
        .find(|word| glyphs.ends(at, word.word))
        .map(|word| word.word.chars().count())
}

/// A number that is a label by itself or by what touches it.
pub fn number(glyphs: &Glyphs, numeral: &Numeral, in_ranks: bool) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    let before = glyphs.before(start);
    let next = glyphs.at(end);
    if numeral.form == Form::Code {
        return Some((end, "code"));
    }
    if heading(glyphs, numeral) {
        return Some((end + 1, "heading"));
    }
    if let Some(known) = quoted(glyphs, numeral) {
        return Some(known);
    }
    // PM2.5 broken over two lines
    if before == '\n' && glyphs.ends(start - 1, "PM") {
        return Some((end, "name.model"));
    }
    // T800, G59, PM_2.5, 1+29
    if before.is_ascii_alphabetic()
        && (!glyphs.gap(start) || before.is_ascii_uppercase() && !glyphs.before(start - 1).is_ascii_alphanumeric())
        || matches!(before, '+' | '_')
        || before == '-' && glyphs.before(start - 1).is_ascii_alphabetic()
    {
        return Some((end, "name.model"));
    }
    if numeral.form == Form::Arabic && next == '+'
        || next.is_ascii_alphabetic() && !glyphs.gap(end) && unit::read(glyphs, end).is_none()
    {
        let mut to = end;
        while glyphs.at(to) == '+' || glyphs.at(to).is_ascii_alphanumeric() {
            to += 1;
        }
        return Some((to, "name.model"));
    }
    if let Some(known) = numbered(glyphs, numeral) {
        return Some(known);
    }
    date(glyphs, numeral)
        .or_else(|| ordinal(glyphs, numeral, in_ranks))
        .or_else(|| grade(glyphs, numeral))
        .or_else(|| (numeral.form == Form::Digits).then_some((end, "code")))
}

/// What numbers only tell apart: footnotes [3], 351国道, 国道351线, 2.0版, 2×35万千瓦, 10大行动.
fn numbered(glyphs: &Glyphs, numeral: &Numeral) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    if !numeral.scale.is_empty() {
        return None;
    }
    match (glyphs.before(start), glyphs.at(end)) {
        ('[' | '〔' | '［' | '【', ']' | '〕' | '］' | '】') => return Some((end, "footnote")),
        (_, '版') => return Some((end + 1, "name.version")),
        (_, '×' | 'x' | 'X') if numeral::starts(glyphs.at(end + 1)) => {
            let size = numeral::read(glyphs, end + 1)?;
            let unit = unit::read(glyphs, size.end);
            return Some((unit.map_or(size.end, |unit| unit.end), "size"));
        }
        _ => {}
    }
    if numeral.form != Form::Arabic || numeral.rule == "number.decimal" {
        return None;
    }
    if glyphs.any(end, &["国道", "省道", "县道", "乡道"]).is_some() {
        return Some((end + 2, "name.road"));
    }
    if glyphs.any_before(start, &["国道", "省道", "县道", "乡道"]).is_some() {
        return Some((end, "name.road"));
    }
    // 附件1; 13价疫苗; 做了8方面工作; 7、8号机组
    if glyphs.ends(start, "附件") || glyphs.ends(start, "附录") {
        return Some((end, "heading"));
    }
    if glyphs.at(end) == '价' && glyphs.any(end + 1, &["疫苗", "肺炎", "HPV", "流感", "宫颈癌"]).is_some()
        || glyphs.is(end, "方面")
    {
        return Some((end + 1, "name.few"));
    }
    if matches!(glyphs.at(end), '、' | '和' | '至' | '-')
        && let Some(next) = numeral::read(glyphs, end + 1)
        && next.form == Form::Arabic
        && (glyphs.is(next.end, "号线")
            || glyphs.is(next.end, "号机")
            || glyphs.is(next.end, "号楼")
            || glyphs.is(next.end, "号泊"))
    {
        return Some((end, "name.grade"));
    }
    let big = glyphs.at(end) == '大' && !matches!(glyphs.at(end + 1), '类' | '项' | '件' | '批' | '型');
    big.then_some((end + 1, "name.few"))
}

/// Characters of the longest quotation that is a name and not speech.
const LONGEST_NAME: usize = 12;

/// “6293”工作思路, “四减四增”, “海豚1”号, 《2024年…》.
fn quoted(glyphs: &Glyphs, numeral: &Numeral) -> Option<Known> {
    let (from, close) = glyphs.quotation(numeral.start)?;
    let title = glyphs.at(close) == '》';
    if numeral.end > close || !title && close - from > LONGEST_NAME {
        return None;
    }
    // A percentage in quotation marks is still one.
    if !title && (glyphs.at(numeral.end) == '%' || glyphs.is(numeral.end, "个百分点")) {
        return None;
    }
    let mut to = numeral.end;
    while to < close && (glyphs.at(to).is_ascii_alphanumeric() || matches!(glyphs.at(to), '+' | '-' | '.')) {
        to += 1;
    }
    Some((to, if title { "name.title" } else { "name.quoted" }))
}

/// 一、 （一） 1. 一是 第一， at the head of a line or clause.
fn heading(glyphs: &Glyphs, numeral: &Numeral) -> bool {
    let before = glyphs.before(numeral.start);
    let next = glyphs.at(numeral.end);
    if !numeral.scale.is_empty() || numeral.rule == "number.decimal" {
        return false;
    }
    if before == '(' && next == ')' {
        return true;
    }
    let line_start = matches!(before, '\0' | '\n');
    let clause_start = line_start || matches!(before, '。' | '；' | ':' | ';' | '！' | ')' | '》');
    if numeral.form == Form::Han && next == '要' && matches!(before, '\n' | '。' | '；') {
        return true;
    }
    if numeral.form == Form::Han && next == '是' && (clause_start || matches!(before, '，' | ',' | '、' | '”' | '.'))
    {
        return true;
    }
    if numeral.form == Form::Han {
        return line_start && matches!(next, '、' | '.' | ':' | '，');
    }
    (clause_start || before == '，' && next == '.')
        && matches!(next, '、' | '.' | ')')
        && !glyphs.at(numeral.end + 1).is_ascii_digit()
}

fn digits(glyphs: &Glyphs, mut at: usize) -> usize {
    while glyphs.at(at).is_ascii_digit() {
        at += 1;
    }
    at
}

/// 2024年1月12日, 2018、2019年, 三年, 9月, 一季度, 20世纪90年代, 22:57.
fn date(glyphs: &Glyphs, numeral: &Numeral) -> Option<Known> {
    let end = numeral.end;
    let four = end - numeral.start == 4 && matches!(glyphs.at(numeral.start), '1' | '2');
    let year = numeral.form == Form::Digits || numeral.form == Form::Arabic && four && numeral.scale.is_empty();
    match glyphs.at(end) {
        // 平均受教育年限11.3年 is a measure.
        '年' if numeral.rule == "number.decimal" => None,
        '年' => {
            let mut to = end + 1;
            for unit in ['月', '日'] {
                let after = digits(glyphs, to);
                if after == to || glyphs.at(after) != unit {
                    break;
                }
                to = after + 1;
            }
            if matches!(glyphs.at(to), '度' | '内' | '来' | '代' | '间' | '末' | '底' | '初') {
                to += 1;
            }
            Some((to, if year || glyphs.is(end, "年代") { "date" } else { "duration" }))
        }
        _ if !numeral.scale.is_empty() => None,
        '月' if numeral.form != Form::Fraction => {
            let after = digits(glyphs, end + 1);
            let day = after > end + 1 && glyphs.at(after) == '日';
            Some((if day { after + 1 } else { end + 1 }, "date"))
        }
        '日' if numeral.form != Form::Fraction => Some((end + 1, "date")),
        '世' if glyphs.at(end + 1) == '纪' => Some((end + 2, "date")),
        '季' if glyphs.at(end + 1) == '度' => Some((end + 2, "date")),
        '、' | '-' | '和' | '至' | '到' | '/' | ':' | '.' | '与'
            if numeral.form == Form::Arabic && numeral.rule != "number.decimal" =>
        {
            let (mut to, mut parts, tie) = (end, 1, glyphs.at(end));
            loop {
                let mut from = to;
                while matches!(glyphs.at(from), '、' | '-' | '和' | '至' | '到' | '/' | ':' | '.' | '与') {
                    from += 1;
                }
                let after = digits(glyphs, from);
                if from == to || after == from || after - from > 4 || parts > 8 {
                    break;
                }
                (to, parts) = (after, parts + 1);
            }
            if parts == 1 {
                return None;
            }
            match glyphs.at(to) {
                // 3-5年 is how long, 2021-2025年 when.
                '年' if glyphs.at(to.wrapping_sub(1)) != '.' => {
                    let to = to + 1 + usize::from(matches!(glyphs.at(to + 1), '度' | '内' | '间'));
                    Some((to, if four { "date" } else { "duration" }))
                }
                '月' | '日' => Some((to + 1, "date")),
                _ if four && parts >= 3 && matches!(tie, '/' | '-' | '.') => Some((to, "date")),
                // 2017-2022, a span of years without 年.
                _ if four && parts == 2 && tie == '-' && to - end == 5 => Some((to, "date")),
                _ if tie == ':'
                    && (glyphs.before(numeral.start).is_ascii_digit()
                        || matches!(glyphs.before(numeral.start), '日' | '\n' | '\0' | '间')) =>
                {
                    Some((to, "date"))
                }
                _ => None,
            }
        }
        // 2024东亚文化之都: a year without 年.
        _ if year && numeral.form == Form::Arabic && matches!(glyphs.at(numeral.start + 1), '9' | '0') => {
            (unit::read(glyphs, end).is_none() && !glyphs.at(end).is_ascii_alphabetic()).then_some((end, "date"))
        }
        _ => None,
    }
}

/// 第十八届, 第三次会议, 首个, 前三季度; a rank (居全省第3) is none.
fn ordinal(glyphs: &Glyphs, numeral: &Numeral, in_ranks: bool) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    let next = glyphs.at(end);
    match glyphs.before(start) {
        '第' => {
            // 位居潜力第3、质量第4: a list of ranks goes on.
            if is_rank(glyphs, numeral) || in_ranks && ends_clause(glyphs, end) {
                return None;
            }
            Some((end + usize::from(!ends_clause(glyphs, end)), "ordinal"))
        }
        // 前5名, 前3, 前10%; 前三季度 and 前几年 are dates.
        '前' if matches!(next, '位' | '名')
            || ends_clause(glyphs, end) && numeral.form != Form::Fraction
            || next == '%' =>
        {
            None
        }
        '前' if glyphs.ends(start, "提前") => None,
        '前' => Some((end, "ordinal")),
        // 十八届, 人大三次会议, 二中全会
        _ if next == '届' => Some((end + 1, "ordinal")),
        _ if next == '次' && of_sessions(glyphs, end + 1) => Some((end + 1, "ordinal")),
        _ if next == '中'
            && numeral.form == Form::Han
            && (glyphs.is(end + 1, "全会") || glyphs.at(end + 1) == '、') =>
        {
            Some((end + 1, "ordinal"))
        }
        _ => None,
    }
}

/// Whether a list of sessions goes on to their noun: 二次、三次全会.
fn of_sessions(glyphs: &Glyphs, mut at: usize) -> bool {
    for _ in 0..6 {
        if glyphs.any(at, SESSIONS).is_some() {
            return true;
        }
        at += usize::from(matches!(glyphs.at(at), '、' | '和' | '及'));
        match numeral::read(glyphs, at) {
            Some(next) if next.form == Form::Han && glyphs.at(next.end) == '次' => at = next.end + 1,
            _ => return false,
        }
    }
    false
}

/// What a numbered session is of.
const SESSIONS: &[&str] = &["会议", "全会", "全体", "党代会", "大会", "人大", "党代表", "全委", "扩大会议", "常委"];

/// Whether 第N is a position that something holds.
pub fn is_rank(glyphs: &Glyphs, numeral: &Numeral) -> bool {
    let end = numeral.end;
    if !numeral.scale.is_empty() || numeral.form == Form::Fraction {
        return false;
    }
    match glyphs.at(end) {
        '名' => return true,
        '位' => {
            return !glyphs.is(end, "位的")
                || numeral.value != Decimal::ONE
                || word_before(glyphs, numeral.start - 1, Set::Ranked).is_some();
        }
        _ => {}
    }
    let holds = ends_clause(glyphs, end) || matches!(glyphs.at(end), '的' | '和' | '与');
    let at = numeral.start - 1;
    if !holds || word_before(glyphs, at, Set::Praised).is_some() {
        return false;
    }
    // 居全国“百强”博物馆第10: a verb of ranking in the same clause will do.
    let mut back = at;
    while back + RANK_REACH > at
        && back > 0
        && !matches!(glyphs.before(back), '，' | '。' | '；' | '、' | ',' | ';' | '\n')
    {
        back -= 1;
        if matches!(glyphs.at(back), '居' | '列' | '排' | '位' | '跃' | '升' | '获') {
            return true;
        }
    }
    word_before(glyphs, at, Set::Ranked).is_some()
}

/// How far, in characters, a verb of ranking may stand before its rank.
const RANK_REACH: usize = 16;

/// 500强, 三级医院, 五星级, 75周年, 7号线, 一期, 三岁.
fn grade(glyphs: &Glyphs, numeral: &Numeral) -> Option<Known> {
    let end = numeral.end;
    let han = numeral.form == Form::Han;
    if !numeral.scale.is_empty() {
        return None;
    }
    match glyphs.at(end) {
        '强' | '佳' | '星' | '甲' | '号' => Some((end + 1, "name.grade")),
        '级' if glyphs.at(end + 1) != '台' => Some((end + 1, "name.grade")),
        '期' if han || numeral.value < Decimal::TEN && !glyphs.is(end, "期培") => Some((end + 1, "name.grade")),
        '周' if matches!(glyphs.at(end + 1), '年' | '岁') => Some((end + 2, "anniversary")),
        '类' if glyphs
            .any(end + 1, &["新药", "创新药", "靶向", "水", "医疗器械", "化学", "中药", "生物", "断面", "标准", "以上"])
            .is_some() =>
        {
            Some((end + 1, "name.grade"))
        }
        '产' if han && numeral.value <= Decimal::new(3, 0) => Some((end + 1, "name.grade")),
        _ => None,
    }
}

/// What the rules of [`quantity`] look at.
pub struct Candidate<'a> {
    /// The number, or the low end of a range.
    pub first: &'a Numeral,
    /// The number, or the high end of a range.
    pub last: &'a Numeral,
    /// The unit, where one stands behind the number.
    pub unit: Option<Found>,
    /// One past number and unit.
    pub end: usize,
}

impl Candidate<'_> {
    fn class(&self) -> &'static str {
        self.unit.map_or("", |found| found.unit.class)
    }

    fn unit(&self) -> &'static str {
        self.unit.map_or("", |found| found.unit.unit)
    }

    fn han(&self) -> bool {
        self.first.form == Form::Han
    }

    /// 百, 千, 万, 百万 without a digit: as often in names as in counts.
    fn round(&self) -> bool {
        self.han()
            && self.first.value >= Decimal::ONE
            && self.first.end - self.first.start <= 2
            && self.last.vague == Vague::No
            && self.first.high.is_none()
            && (self.first.rule == "number.han")
            && self.is_power()
    }

    fn is_power(&self) -> bool {
        let value = self.first.value;
        (!self.first.scale.is_empty() && [1, 10, 100, 1000].iter().any(|&power| value == Decimal::from(power)))
            || [100, 1000].iter().any(|&power| value == Decimal::from(power))
    }
}

/// A number with its unit that is no quantity all the same.
pub fn quantity(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    time(glyphs, it)
        .or_else(|| size(glyphs, it))
        .or_else(|| few(glyphs, it))
        .or_else(|| program(glyphs, it))
        .or_else(|| bound(glyphs, it))
        .or_else(|| bare(glyphs, it))
}

/// Verbs that measure how long something takes or is.
const TAKES: &[&str] = &[
    "压缩至",
    "压缩到",
    "压减至",
    "压减到",
    "缩短至",
    "缩短到",
    "缩减至",
    "降至",
    "降到",
    "控制在",
    "压缩",
    "缩短",
    "压减",
    "减少",
    "增加",
    "达到",
    "达",
    "增至",
    "减至",
    "至",
    "到",
    "超过",
    "为",
    "提高",
    "延长",
    "提升",
    "仅需",
    "少",
];

/// What stands before the length of a stretch of time.
const RUNS: &[&str] = &["连续", "每", "用", "第", "前", "近", "未来", "最近", "历时", "短短"];

/// A duration (三年内, 24小时) and a point of time; 压缩至2小时, 优良天数267天 are measures.
fn time(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    if it.class() != "时间" {
        return None;
    }
    let start = it.first.start;
    let unit = it.unit();
    let bound = comparator::before(glyphs, start).map_or(start, |(_, from)| from);
    let takes = glyphs.any_before(bound, TAKES).is_some();
    let duration = match unit {
        "年" => it.first.rule != "number.decimal",
        "月" | "日" | "季度" | "周" => true,
        "天" | "个月" | "工作日" | "个工作日" => {
            it.han()
                || glyphs.ends(start, "提前") && !glyphs.ends(start, "平均提前")
                || !glyphs.ends(start, "提前") && glyphs.any_before(start, RUNS).is_some()
                || glyphs.any(it.end, &["内", "以内", "之内"]).is_some() && !takes
                || unit == "个月" && !takes
        }
        _ => {
            !takes
                || glyphs
                    .any(it.end, &["生活圈", "交通圈", "便民", "经济圈", "通勤圈", "达", "圈", "服务圈", "通达"])
                    .is_some()
        }
    };
    duration.then_some((it.end, "duration"))
}

/// The size of a described thing: 5万吨级泊位, 200兆瓦渔光互补, 30万头肉牛项目, 12英寸, 海拔500米.
fn size(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    let (start, end) = (it.first.start, it.end);
    if it.class() == "规格" {
        return Some((end, "size"));
    }
    let reached = comparator::is_step(glyphs, start, end) || comparator::before(glyphs, start).is_some();
    if glyphs.at(end) == '级' && !reached {
        return Some((end + 1, "size.grade"));
    }
    if glyphs.any_before(start, &["海拔", "高程", "口径", "直径", "水深", "纬度", "东经", "北纬"]).is_some()
    {
        return Some((end, "size"));
    }
    let kind = match it.class() {
        "功率" | "质量" | "体积" | "电量" => "capacity",
        "长度" if it.round() => "area",
        "面积" => "area",
        "个" if it.unit() == "层" => return Some((comparator::after(glyphs, end).map_or(end, |(_, to)| to), "size")),
        "个" if matches!(
            it.unit(),
            "头" | "只" | "台" | "套" | "羽" | "辆" | "片" | "尾" | "株" | "件" | "台套" | "枚"
        ) && !it.last.scale.is_empty() =>
        {
            "stock"
        }
        _ => return None,
    };
    if comparator::before(glyphs, start).is_some() || it.first.start != it.last.start {
        return None;
    }
    let after = comparator::after(glyphs, end).map_or(end, |(_, to)| to);
    let thing = noun_within(glyphs, after, 14, Set::Site);
    // 建成万头以上牧场6处: the places are counted.
    if thing.is_some_and(|end| starts_number(glyphs, end)) && kind != "capacity" {
        return Some((after, "size"));
    }
    if matches!(glyphs.at(after), '的' | '“' | '以') {
        return None;
    }
    let own = word_before(glyphs, start, Set::Own).is_some();
    let done = word_before(glyphs, start, Set::Done).is_some();
    // 万亩草原, 千亩花海
    if it.round() && !own && !done && after == end && is_han_word(glyphs, after) {
        return Some((after, "size"));
    }
    let named = match kind {
        "capacity" => {
            thing.is_some() && !own && !(done && it.class() != "功率")
                || it.class() == "功率"
                    && !own
                    && !done
                    && !ends_clause(glyphs, after)
                    && !glyphs.at(after).is_ascii_digit()
                    && is_han_word(glyphs, after)
        }
        _ => thing.is_some() && !own && !done,
    };
    named.then_some((after, "size"))
}

fn starts_number(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.at(at).is_ascii_digit()
}

fn is_han_word(glyphs: &Glyphs, at: usize) -> bool {
    matches!(glyphs.at(at), '\u{4e00}'..='\u{9fff}')
        && !matches!(glyphs.at(at), '和' | '以' | '左' | '的' | '及' | '，' | '增' | '同' | '占')
}

/// One as an article (一个, 一家), and two to ten of something that is not counted: 三个方面, 两大体系, 六类.
fn few(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    let unit = it.unit();
    // 沿黄9市, 20字: what they call is named; 16市全覆盖 is counted.
    if matches!(unit, "字" | "市" | "国") && it.last.scale.is_empty() {
        let counted = glyphs.any(it.end, &["全覆盖", "全部", "均", "全面"]).is_some();
        return (!counted).then_some((it.end, "name.few"));
    }
    if !it.han() || !it.last.scale.is_empty() {
        return None;
    }
    let small = it.first.value <= Decimal::from(12) && it.last.vague == Vague::No;
    if matches!(unit, "方" | "度" | "升" | "分" | "里" | "口" | "天" | "克" | "金" | "银" | "铜")
        || unit == "元" && small && it.first.rule == "number.han"
    {
        return Some((it.end, "name.few"));
    }
    if !it.unit.is_some_and(|found| unit::countable(found.unit))
        && !matches!(it.class(), "面积" | "长度" | "质量" | "体积")
        || !small
    {
        return None;
    }
    if it.first.value == Decimal::ONE && it.last.high.is_none() && it.first.start == it.last.start {
        return Some((it.end, "idiom.one"));
    }
    // 二次开发, 二号: what is counted is 两.
    if it.first.value == Decimal::TWO && glyphs.at(it.first.start) == '二' && it.last.high.is_none() {
        return Some((it.end, "name.few"));
    }
    if labels::of(Set::Sorts, glyphs.at(it.last.end)).any(|sort| sort.word == unit) {
        return Some((it.end, "name.few"));
    }
    // 三个“一号工程”
    if unit == "个" && glyphs.at(it.end) == '“' {
        return Some((it.end, "name.few"));
    }
    for place in it.end..it.end + 6 {
        if ends_clause(glyphs, place) || glyphs.at(place) == '“' {
            break;
        }
        if place == it.end && (noun(glyphs, place, Set::Slogan).is_some()) {
            return Some((it.end, "name.few"));
        }
        if let Some(end) = noun(glyphs, place, Set::Abstract)
            && (ends_clause(glyphs, end)
                || numeral::starts(glyphs.at(end))
                || matches!(
                    glyphs.at(end),
                    '的' | '上' | '中' | '来' | '为' | '和' | '下' | '要' | '抓' | '落' | '工' | '两' | '及' | '“'
                ))
        {
            return Some((it.end, "name.few"));
        }
    }
    None
}

/// A round number in the name of an undertaking: 千场万企促就业行动, 百家数字文化企业创新工程.
fn program(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    if !it.round()
        || it.unit.is_none()
        || comparator::before(glyphs, it.first.start).is_some()
        || comparator::after(glyphs, it.end).is_some()
    {
        return None;
    }
    if glyphs.before(it.first.start) == '上' {
        return None;
    }
    // 千人联千企, 万人助企: so many people as a word.
    if it.unit() == "人" && is_han_word(glyphs, it.end) {
        return Some((it.end, "name.program"));
    }
    for place in it.end..it.end + 14 {
        if ends_clause(glyphs, place) {
            break;
        }
        if let Some(end) = noun(glyphs, place, Set::Program)
            && ends_clause(glyphs, end)
        {
            return Some((it.end, "name.program"));
        }
    }
    None
}

/// A bound inside a description: 过50亿元项目5个, 500万元以上技改项目, 年收入1万元以下的家庭.
fn bound(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    let start = it.first.start;
    // 662万农户 and 上亿市场主体 count people and firms; 千亿产业 is so much money.
    let money = matches!(it.class(), "货币" | "外币")
        || it.unit.is_none()
            && it.last.scale.ends_with('亿')
            && it.last.vague == Vague::No
            && glyphs.before(start) != '上';
    // 5亿元(3000万美元)以上项目
    let aside = match glyphs.at(it.end) {
        '(' => (it.end..it.end + 14).find(|&at| glyphs.at(at) == ')').map_or(it.end, |at| at + 1),
        ')' => it.end + 1,
        _ => it.end,
    };
    let after = comparator::after(glyphs, aside);
    let to = after.map_or(it.end, |(_, to)| to);
    let before = comparator::before(glyphs, start)
        .filter(|(_, from)| !glyphs.is(*from, "突破") && !glyphs.is(*from, "近") && !glyphs.is(*from, "约"));
    let bounded = after.is_some_and(|(bound, _)| bound != crate::report::Comparator::About)
        || before.is_some()
        || it.first.start != it.last.start;
    let of = glyphs.at(to) == '的';
    let phrase = to + usize::from(of);
    let told = before.map_or(start, |(_, from)| from);
    if money || matches!(it.class(), "面积" | "功率" | "质量" | "岁") {
        if let Some(end) = noun_within(glyphs, phrase, if of { 6 } else { 9 }, Set::Thing) {
            let own = word_before(glyphs, told, Set::Invested).is_some();
            if bounded && (of || !own || glyphs.at(end).is_ascii_digit()) || money && it.round() && !of {
                return Some((to, "bound"));
            }
            // 年收入10万—50万元家庭
            if bounded && !of && noun(glyphs, phrase, Set::Thing).is_some() {
                return Some((to, "bound"));
            }
            // 百亿元项目, 50亿元产业: without 的 the number names the thing.
            if money && !of && !own && noun(glyphs, phrase, Set::Thing).is_some() {
                return Some((to, "bound"));
            }
        }
        // 超100亿元或10亿美元项目
        if glyphs.at(to) == '或'
            && let Some(next) = numeral::read(glyphs, to + 1)
            && let Some(unit) = unit::read(glyphs, next.end)
        {
            let end = comparator::after(glyphs, unit.end).map_or(unit.end, |(_, end)| end);
            if noun(glyphs, end, Set::Thing).is_some() {
                return Some((to, "bound"));
            }
        }
        // 过500亩7个: the thing is named before.
        if bounded && glyphs.at(to).is_ascii_digit() && !of && before.is_some() {
            return Some((to, "bound"));
        }
        // 过50亿元、过100亿元项目
        if bounded && before.is_some() && glyphs.at(to) == '、' && glyphs.any(to + 1, &["过", "超"]).is_some() {
            return Some((to, "bound"));
        }
    } else if after.is_some()
        && matches!(it.unit(), "人" | "户" | "头" | "只" | "床" | "张" | "名" | "羽")
        && noun_within(glyphs, to, 8, Set::Place).is_some()
        && word_before(glyphs, told, Set::Done).is_none()
    {
        // 30户以上自然村, 800人以上安置点
        return Some((to, "bound"));
    } else if it.unit.is_some_and(|found| unit::countable(found.unit))
        && before.is_some()
        && of
        && noun(glyphs, phrase, Set::Thing).is_some()
    {
        return Some((to, "bound"));
    }
    if it.unit() == "岁"
        && (it.first.start != it.last.start
            || glyphs
                .any_before(told, &["寿命", "期望", "年龄", "达到", "达", "至", "到", "提高", "提升", "增加", "延长"])
                .is_none())
    {
        return Some((to, "age"));
    }
    None
}

/// 万 and 亿 without unit: 新万福河 and 千亿产业 are names, 突破千亿 and 180万儿童 are not.
fn bare(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    if it.unit.is_some() || it.last.scale.is_empty() || !it.han() {
        return None;
    }
    let (start, end) = (it.first.start, it.end);
    if it.last.vague != Vague::No
        || comparator::before(glyphs, start).is_some()
        || comparator::is_step(glyphs, start, end)
        || comparator::after(glyphs, end).is_some()
    {
        return None;
    }
    // 上亿市场主体
    if comparator::is_upward(glyphs, start) {
        return None;
    }
    let reached = matches!(glyphs.before(start), '达' | '到' | '至' | '上');
    let digits = it.last.scale_at > start;
    if digits && (reached || !it.round()) || reached && it.last.scale == "万亿" {
        return None;
    }
    Some((end, "word"))
}

/// Whether the number before this glyph may take its unit from the next in a list.
pub fn carries(glyphs: &Glyphs, at: usize) -> bool {
    matches!(glyphs.at(at), '、' | '和' | '与' | '及' | '或') && glyphs.at(at + 1).is_ascii_digit()
}

/// Whether a number without unit is a measure: 收入比由2.09缩小至1.99.
pub fn may_lack_unit(glyphs: &Glyphs, (from, to): (usize, usize)) -> bool {
    let decimal = (from..to).any(|at| glyphs.at(at) == '.');
    let start = comparator::before(glyphs, from).map_or(from, |(_, start)| start);
    let index = [
        "指数",
        "得分",
        "积分",
        "评分",
        "分值",
        "系数",
        "指数达",
        "指数为",
        "得分达",
        "指数达到",
        "指数提升至",
        "指数提升到",
        "密度达",
        "密度达到",
    ];
    glyphs.any_before(start, &index).is_some()
        || decimal
            && glyphs
                .any_before(
                    start,
                    &["至", "到", "为", "达", "于", "比", "数", "由", "从", "分", "值", "率", "长", "降", "高", "减"],
                )
                .is_some()
}
