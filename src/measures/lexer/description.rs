//! What is no quantity by its unit and the phrase that it stands in: durations, sizes and bounds inside a description,
//! a few that are named and not counted.
//!
//! The words are data: `lexicon/labels.tsv`.

use rust_decimal::Decimal;

use super::comparator;
use super::glyphs::Glyphs;
use super::label::{Known, ends_clause, noun, noun_within, word_before};
use super::numeral::{self, Form, Numeral, Vague};
use super::unit::{self, Found};
use crate::lexicon::labels::{self, Set};
use crate::report::Comparator;

/// What the rules of [`label`] look at.
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
pub fn label(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    time(glyphs, it)
        .or_else(|| size(glyphs, it))
        .or_else(|| few(glyphs, it))
        .or_else(|| per_amount(glyphs, it))
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
        // 平均受教育年限达到11年
        "年" => it.first.rule != "number.decimal" && !(takes && word_near(glyphs, bound, "年限")),
        "月" | "日" | "季度" | "个季度" | "周" => true,
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

/// Whether a word ends within a few signs before `at`.
fn word_near(glyphs: &Glyphs, at: usize, word: &str) -> bool {
    (at.saturating_sub(4)..=at).any(|place| glyphs.ends(place, word))
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
    // 站点800米半径人口覆盖率
    if it.class() == "长度" && glyphs.is(end, "半径") {
        return Some((end, "size"));
    }
    // 公交与轨道50米内换乘
    if it.class() == "长度" && glyphs.at(end) == '内' && is_han_word(glyphs, end + 1) && !reached {
        return Some((end, "size"));
    }
    // 建成万头生猪示范村1个: how large each of the things counted is.
    if it.round() && matches!(it.class(), "面积" | "质量" | "个") && !reached && counts_things(glyphs, end) {
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

/// Whether a short noun and then a count of it begin here.
fn counts_things(glyphs: &Glyphs, from: usize) -> bool {
    let mut at = from;
    while is_han_word(glyphs, at) && !numeral::starts(glyphs.at(at)) && at < from + 10 {
        at += 1;
    }
    let counts = |number: &Numeral| unit::read(glyphs, number.end).is_some_and(|found| unit::countable(found.unit));
    at >= from + 2 && numeral::read(glyphs, at).is_some_and(|number| counts(&number))
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
    // 跨过3个万亿元大关
    if unit == "个"
        && let Some(amount) = numeral::read(glyphs, it.end).and_then(|number| unit::read(glyphs, number.end))
        && comparator::is_step_end(glyphs, amount.end)
    {
        return Some((it.end, "name.few"));
    }
    // 抓好9个方面
    let sides = ["方面", "环节", "层面", "维度"];
    if unit == "个" && it.first.value <= Decimal::from(30) && glyphs.any(it.end, &sides).is_some() {
        return Some((it.end, "name.few"));
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
    // 引进项目一个、: counted behind its noun.
    let counted = ends_clause(glyphs, it.end)
        && matches!(unit, "个" | "家" | "座" | "处" | "所" | "条" | "项")
        && "目场园所院校心站地司业社馆线桥厂家库房楼带街店廊".contains(glyphs.before(it.first.start));
    if it.first.value == Decimal::ONE && it.last.high.is_none() && it.first.start == it.last.start && !counted {
        return Some((it.end, "idiom.one"));
    }
    // 二次开发, 二号: what is counted is 两.
    if it.first.value == Decimal::TWO && glyphs.at(it.first.start) == '二' && it.last.high.is_none() {
        return Some((it.end, "name.few"));
    }
    if labels::of(Set::Sorts, glyphs.at(it.last.end)).any(|sort| sort.word == unit) {
        return Some((it.end, "name.few"));
    }
    // 抓好五件事
    if unit == "件" && glyphs.at(it.end) == '事' && ends_clause(glyphs, it.end + 1) {
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
                    '的' | '上'
                        | '中'
                        | '来'
                        | '为'
                        | '和'
                        | '下'
                        | '要'
                        | '抓'
                        | '落'
                        | '加'
                        | '作'
                        | '工'
                        | '两'
                        | '及'
                        | '“'
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
    // 万名居民拥有全科医生2.8名: for so many.
    if matches!(it.unit(), "人" | "名") && (it.end + 1..it.end + 6).any(|at| glyphs.is(at, "拥有")) {
        return Some((it.end, "name.program"));
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

/// 万元产值能耗, 万元工业增加值用水量: so much for each 万元.
fn per_amount(glyphs: &Glyphs, it: &Candidate) -> Option<Known> {
    let used = ["能耗", "电耗", "水耗", "用水量", "耗能", "耗水"];
    let told = it.unit() == "万元" || it.unit() == "元" && it.last.scale == "万";
    let alone = it.round() && told && glyphs.before(it.first.start) != '达';
    (alone
        && (it.end + 1..it.end + 8)
            .any(|at| glyphs.any(at, &used).is_some() && !(it.end..at).any(|at| ends_clause(glyphs, at))))
    .then_some((it.end, "name"))
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
    let bounded = after.is_some_and(|(bound, _)| bound != Comparator::About)
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
        // 收入50万元以上的占86%, 其中10亿元以上不少于8个: which of those spoken of.
        if after.is_some_and(|(bound, _)| bound == Comparator::AtLeast) {
            let share = of && matches!(glyphs.at(phrase), '占' | '达' | '有');
            let count = glyphs.any(to, &["不少于", "达到", "达", "有"]).and_then(|len| numeral::read(glyphs, to + len));
            let counted = count.and_then(|number| unit::read(glyphs, number.end));
            if share || counted.is_some_and(|found| unit::countable(found.unit)) {
                return Some((to, "bound"));
            }
        }
        // 跨过3个万亿元大关
        if money
            && it.round()
            && glyphs.ends(start, "个")
            && !glyphs.ends(start, "一个")
            && comparator::is_step_end(glyphs, it.end)
        {
            return Some((to, "bound"));
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
        // 百亿元、30亿元以上项目: the next bound is of the same things.
        if money && glyphs.at(to) == '、' && (bounded || it.round()) && listed_bound(glyphs, to + 1) {
            return Some((to, "bound"));
        }
        // 过50亿元、过100亿元项目
        if bounded && before.is_some() && glyphs.at(to) == '、' && glyphs.any(to + 1, &["过", "超"]).is_some() {
            return Some((to, "bound"));
        }
    } else if after.is_some()
        && matches!(it.unit(), "人" | "户" | "头" | "只" | "床" | "张" | "名" | "羽")
        && (noun_within(glyphs, to, 8, Set::Place).is_some() || counts_things(glyphs, to))
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
                .any_before(
                    told,
                    &["寿命", "期望", "年龄", "从", "由", "达到", "达", "至", "到", "提高", "提升", "增加", "延长"],
                )
                .is_none())
    {
        return Some((to, "age"));
    }
    None
}

/// Whether an amount with a bound behind it, and the things that it bounds, begin here.
fn listed_bound(glyphs: &Glyphs, at: usize) -> bool {
    let Some(unit) = numeral::read(glyphs, at).and_then(|number| unit::read(glyphs, number.end)) else { return false };
    let bound = comparator::after(glyphs, unit.end).filter(|(bound, _)| *bound != Comparator::About);
    bound.is_some_and(|(_, end)| noun(glyphs, end, Set::Thing).is_some())
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
    let reached = matches!(glyphs.before(start), '达' | '到' | '至' | '上') || glyphs.ends(start, "保持");
    let digits = it.last.scale_at > start;
    if digits && (reached || !it.round()) || reached && it.last.scale == "万亿" {
        return None;
    }
    Some((end, "word"))
}
