//! What is no quantity: names, dates, ordinals, durations, bounds inside a description.

use super::glyphs::Glyphs;
use super::numeral::{Form, Numeral};
use crate::lexicon::labels;

/// Verbs that put something first without giving it a rank.
pub const PUT_FIRST: &[&str] = &["放在", "摆在", "置于", "放到", "摆到", "作为", "突出", "挺在", "坚持", "突出位置和"];

/// A word or name of the lexicon that starts here: its end and rule.
pub fn word(glyphs: &Glyphs, at: usize) -> Option<(usize, &'static str)> {
    let first = glyphs.at(at);
    if first.is_ascii_digit() && glyphs.before(at).is_ascii_digit() {
        return None;
    }
    labels::starting_with(first)
        .find(|word| {
            let length = word.word.chars().count();
            glyphs.is(at, word.word)
                && !(first.is_ascii_digit()
                    && glyphs.at(at + length).is_ascii_digit()
                    && word.word.ends_with(|ch: char| ch.is_ascii_digit()))
        })
        .map(|word| (at + word.word.chars().count(), word.rule))
}

/// Whether a clause ends here.
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
            | '：'
            | ','
            | ';'
            | '.'
            | ')'
            | '”'
            | '"'
            | '!'
            | ':'
            | '》'
    )
}

/// A number that is a label by itself or by what touches it: start, end and rule.
pub fn number(glyphs: &Glyphs, numeral: &Numeral) -> Option<(usize, usize, &'static str)> {
    let (start, end) = (numeral.start, numeral.end);
    let found = |to: usize, rule| Some((start, to, rule));
    let before = glyphs.before(start);
    if numeral.form == Form::Code {
        return found(end, "code");
    }
    if heading(glyphs, numeral) {
        return found(end + 1, "heading");
    }
    if let Some((_, close)) = quoted(glyphs, start, end) {
        // “6293”工作思路, “四减四增”, “海豚1”号
        let measured = glyphs.at(end) == '%';
        if !measured {
            let mut to = end;
            while to < close && (numeral::part(glyphs.at(to))) {
                to += 1;
            }
            return found(to, "name.quoted");
        }
    }
    // 5G, T800, G59, 2+N, 1+29
    if before.is_ascii_alphabetic() && !glyphs.gap(start) || before == '+' || before == '_' {
        return found(end, "name.model");
    }
    if numeral.form == Form::Arabic && matches!(glyphs.at(end), '+') {
        let mut to = end;
        while glyphs.at(to) == '+' || glyphs.at(to).is_ascii_alphanumeric() {
            to += 1;
        }
        return found(to, "name.model");
    }
    if glyphs.at(end).is_ascii_alphabetic() && super::unit::read(glyphs, end).is_none() {
        let mut to = end;
        while glyphs.at(to).is_ascii_alphabetic() {
            to += 1;
        }
        return found(to, "name.model");
    }
    if let Some((to, rule)) = date(glyphs, numeral) {
        return found(to, rule);
    }
    if let Some((to, rule)) = ordinal(glyphs, numeral) {
        return found(to, rule);
    }
    let next = glyphs.at(end);
    if numeral.scale.is_empty() {
        match next {
            '强' | '佳' | '届' | '期' | '星' | '号' | '甲' if next != '期' || numeral.form != Form::Arabic => {
                return found(end + 1, "name");
            }
            '级' => return found(end + 1, "name.grade"),
            '周' if glyphs.at(end + 1) == '年' => return found(end + 2, "anniversary"),
            _ => {}
        }
    }
    if numeral.form == Form::Digits {
        return found(end, "code");
    }
    None
}

fn quoted(glyphs: &Glyphs, start: usize, end: usize) -> Option<(usize, usize)> {
    let (from, close) = glyphs.quotation(start)?;
    (end <= close && close - from <= 12).then_some((from, close))
}

fn heading(glyphs: &Glyphs, numeral: &Numeral) -> bool {
    let before = glyphs.before(numeral.start);
    let next = glyphs.at(numeral.end);
    let line_start = matches!(before, '\0' | '\n');
    if before == '(' && next == ')' {
        return true;
    }
    if numeral.form == Form::Han
        && next == '是'
        && matches!(before, '\0' | '\n' | '。' | '；' | '，' | '：' | ';' | ',' | ':' | '.')
    {
        return true;
    }
    let clause_start = line_start || matches!(before, '。' | '；' | '：' | ';' | ':' | '！');
    clause_start
        && matches!(next, '、' | '.')
        && numeral.scale.is_empty()
        && (line_start || numeral.form == Form::Arabic)
        && !glyphs.at(numeral.end + 1).is_ascii_digit()
}

fn date(glyphs: &Glyphs, numeral: &Numeral) -> Option<(usize, &'static str)> {
    let end = numeral.end;
    if !numeral.scale.is_empty() && !(glyphs.at(end) == '年') {
        return None;
    }
    let before = glyphs.before(numeral.start);
    match glyphs.at(end) {
        '年' if numeral.rule != "number.decimal" => {
            let mut to = end + 1;
            // 2024年1月12日
            for unit in ['月', '日'] {
                let mut digits = to;
                while glyphs.at(digits).is_ascii_digit() {
                    digits += 1;
                }
                if digits > to && glyphs.at(digits) == unit {
                    to = digits + 1;
                } else {
                    break;
                }
            }
            let year = numeral.form == Form::Digits || numeral.form == Form::Arabic && end - numeral.start == 4;
            if matches!(glyphs.at(to), '度' | '内' | '来' | '代' | '间') {
                to += 1;
            }
            Some((to, if year { "date" } else { "duration" }))
        }
        '月' if numeral.form != Form::Fraction => {
            let mut to = end + 1;
            let mut digits = to;
            while glyphs.at(digits).is_ascii_digit() {
                digits += 1;
            }
            if digits > to && glyphs.at(digits) == '日' {
                to = digits + 1;
            }
            Some((to, "date"))
        }
        '世' if glyphs.at(end + 1) == '纪' => Some((end + 2, "date")),
        '季' if glyphs.at(end + 1) == '度' => Some((end + 2, "date")),
        '月' | '时' if before == ':' => Some((end + 1, "date")),
        // 2018、2019年; 2021-2025年; 2024/11/25
        '、' | '-' | '和' | '至' | '/' | ':' | '.' if numeral.form == Form::Arabic => {
            let mut to = end;
            let mut parts = 1;
            let tie = glyphs.at(end);
            while matches!(glyphs.at(to), '、' | '-' | '和' | '至' | '/' | ':' | '.')
                && glyphs.at(to + 1).is_ascii_digit()
            {
                let mut digits = to + 1;
                while glyphs.at(digits).is_ascii_digit() {
                    digits += 1;
                }
                to = digits;
                parts += 1;
            }
            let year = end - numeral.start == 4 && matches!(glyphs.at(numeral.start), '1' | '2');
            if year && glyphs.at(to) == '年' && parts > 1 {
                return Some((to + 1, "date"));
            }
            if matches!(tie, '/' | '-' | ':') && parts >= 3 && year {
                return Some((to, "date"));
            }
            if parts > 1 && matches!(glyphs.at(to), '月' | '年') && matches!(glyphs.at(to), '月' | '年') {
                return Some((to + 1, "date"));
            }
            None
        }
        _ => None,
    }
}

/// Where a rank is told: 居全省第3, 保持全国第一.
const RANKED: &[char] = &[
    '国', '省', '市', '区', '州', '县', '界', '球', '居', '列', '排', '名', '位', '洲', '部', '北', '南', '西', '东',
    '中', '榜', '持', '类', '量', '前', '三', '角', '盟', '类', '速', '度', '数',
];

fn ordinal(glyphs: &Glyphs, numeral: &Numeral) -> Option<(usize, &'static str)> {
    let (start, end) = (numeral.start, numeral.end);
    let next = glyphs.at(end);
    match glyphs.before(start) {
        '第' => {
            if matches!(next, '位' | '名') {
                return None;
            }
            let place = ends_clause(glyphs, end) || next == '的' || next == '和' || next == '\0';
            let head = glyphs.before(start - 1);
            let praised = glyphs
                .any_before(start - 1, &["安全", "生命", "生态", "质量", "人民", "群众", "服务", "健康", "至上"])
                .is_some();
            if place && !praised && RANKED.contains(&head) {
                return None;
            }
            Some((end + usize::from(!ends_clause(glyphs, end)), "ordinal"))
        }
        '前' => {
            if matches!(next, '位' | '名' | '%') || ends_clause(glyphs, end) && numeral.scale.is_empty() {
                return None;
            }
            Some((end, "ordinal"))
        }
        _ if matches!(next, '届') => Some((end + 1, "ordinal")),
        _ => None,
    }
}

/// Nouns of which a number of two to ten is a name and no count: 三个方面, 两大体系.
const ABSTRACT: &[&str] = &[
    "方面",
    "环节",
    "关键",
    "主线",
    "底线",
    "制度",
    "原则",
    "转变",
    "毫不",
    "确立",
    "维护",
    "意识",
    "自信",
    "必须",
    "坚持",
    "更加",
    "优先",
    "面向",
    "文章",
    "新提升",
    "新优势",
    "突出",
    "方向",
    "维度",
    "层面",
    "阶段",
    "步骤",
    "加快",
    "加力",
    "区分",
    "模式",
    "一批",
    "结合",
    "统筹",
    "标准",
    "结构",
    "导向",
    "能力",
    "着力",
    "聚焦",
    "强化",
    "领域",
    "重点",
    "目标",
    "问题",
    "任务",
    "关系",
    "战略",
    "规定",
    "形态",
    "百年",
];

/// A number with its unit that is no quantity all the same: end and rule.
pub fn quantity(
    glyphs: &Glyphs,
    first: &Numeral,
    last: &Numeral,
    class: &str,
    end: usize,
) -> Option<(usize, &'static str)> {
    let start = first.start;
    let unit = glyphs.at(last.end);
    let han = first.form == Form::Han;
    let one = rust_decimal::Decimal::ONE;
    let countable = matches!(class, "个" | "家" | "人" | "户");
    if class == "时间" && han && matches!(unit, '年' | '天' | '个' | '日' | '小' | '分' | '月' | '周' | '秒' | '季')
    {
        return Some((end, "duration"));
    }
    if class == "时间" && (unit == '年' && first.rule != "number.decimal" || unit == '月' || unit == '日') {
        return Some((end, "duration"));
    }
    if class == "规格" {
        return Some((end, "size"));
    }
    if class == "时间"
        && glyphs.any_before(start, &["连续", "提前", "每", "用", "第", "前", "近", "未来", "最近"]).is_some()
    {
        return Some((end, "duration"));
    }
    if class == "时间"
        && matches!(unit, '分' | '小' | '秒')
        && !glyphs
            .any_before(start, &["至", "到", "在", "缩短", "压缩", "减少", "压减", "超过", "达", "降为", "不超过"])
            .is_some()
    {
        return Some((end, "duration"));
    }
    if unit == '级' || glyphs.at(end) == '级' && !super::comparator::is_step(glyphs, start, end) {
        return Some((end + usize::from(glyphs.at(end) == '级'), "bound.grade"));
    }
    if han && countable && last.scale.is_empty() {
        if first.value == one && last.high.is_none() && last.vague == super::numeral::Vague::No {
            return Some((end, "idiom.one"));
        }
        if first.value <= rust_decimal::Decimal::TEN {
            if matches!(
                unit,
                '大' | '类'
                    | '方'
                    | '种'
                    | '层'
                    | '级'
                    | '片'
                    | '块'
                    | '头'
                    | '道'
                    | '段'
                    | '环'
                    | '期'
                    | '届'
                    | '单'
                    | '版'
                    | '市'
                    | '县'
                    | '镇'
                    | '村'
                    | '人'
                    | '口'
                    | '字'
                    | '首'
                    | '期'
                    | '分'
                    | '站'
                    | '门'
                    | '轮'
                    | '节'
                    | '票'
                    | '管'
                    | '席'
            ) {
                return Some((end, "name.few"));
            }
            if ABSTRACT.iter().any(|noun| glyphs.is(end, noun)) {
                return Some((end, "name.few"));
            }
        }
    }
    if class == "岁" || unit == '岁' {
        return Some((end, "age"));
    }
    if countable && matches!(unit, '字' | '市' | '县' | '镇' | '村') && glyphs.at(last.end + 1) != '全' {
        return Some((end, "name"));
    }
    bound(glyphs, first, last, class, end)
}

/// What a described thing is called: 过50亿元项目, 亿元以上企业.
const THINGS: &[&str] = &[
    "项目",
    "企业",
    "镇",
    "街道",
    "村",
    "县",
    "园区",
    "集群",
    "产业",
    "地市",
    "市场主体",
    "单位",
    "城市",
    "板块",
    "乡镇",
    "产业链",
    "链条",
    "工程",
    "园区",
    "经营主体",
    "品牌",
    "贷款",
    "工业企业",
    "商户",
    "技改项目",
];

/// A bound inside a description: 过50亿元项目5个, 500万元以上技改项目, 5万吨级泊位, 200兆瓦渔光互补.
fn bound(glyphs: &Glyphs, first: &Numeral, last: &Numeral, class: &str, end: usize) -> Option<(usize, &'static str)> {
    let money = matches!(class, "货币" | "外币") || class.is_empty() && !last.scale.is_empty();
    let mut to = end;
    let mut bounded = false;
    if let Some((_, after)) = super::comparator::after(glyphs, to) {
        (to, bounded) = (after, true);
    }
    let before = glyphs.any_before(first.start, &["超过", "过", "超", "逾", "低于", "高于", "不足", "达到", "达"]);
    let told = before.map_or(first.start, |length| first.start - length);
    let of = glyphs.at(to) == '的';
    let noun = to + usize::from(of);
    if !money && !matches!(class, "面积" | "人" | "个" | "功率" | "质量") {
        return None;
    }
    if money {
        let thing = thing(glyphs, noun, 8);
        let invested = glyphs
            .any_before(
                told,
                &["投资", "总投资", "资金", "产值", "收入", "营收", "完成", "支持", "争取", "贷款", "规模", "基金"],
            )
            .is_some();
        if thing && (bounded || before.is_some()) && (!of || !invested || true) && !(of && before.is_none() && !bounded)
        {
            return Some((to, "bound"));
        }
        if thing && !of && !invested && thing_at(glyphs, noun) {
            return Some((to, "bound"));
        }
    }
    None
}

fn thing_at(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.any(at, THINGS).is_some()
}

/// Whether one of [`THINGS`] stands within `reach` characters of the same phrase.
fn thing(glyphs: &Glyphs, at: usize, reach: usize) -> bool {
    for place in at..at + reach {
        if ends_clause(glyphs, place) || glyphs.at(place).is_ascii_digit() {
            return false;
        }
        if thing_at(glyphs, place) {
            return true;
        }
    }
    false
}

/// Whether the number before this glyph may take its unit from the next in a list.
pub fn carries(glyphs: &Glyphs, at: usize) -> bool {
    let to = match glyphs.at(at) {
        '、' | '和' | '与' | '及' | '或' => at + 1,
        _ => return false,
    };
    glyphs.at(to).is_ascii_digit()
}

/// Whether a number without unit is a measure: 收入比由2.09缩小至1.99.
pub fn may_lack_unit(glyphs: &Glyphs, number: (usize, usize)) -> bool {
    let decimal = (number.0..number.1).any(|at| glyphs.at(at) == '.');
    decimal
        && glyphs
            .any_before(number.0, &["至", "到", "为", "达", "于", "比", "数", "由", "从", "近", "过", "约"])
            .is_some()
}

mod numeral {
    /// Whether this character goes on a name that began with a number.
    pub fn part(ch: char) -> bool {
        ch.is_ascii_alphanumeric() || matches!(ch, '+' | '-' | '.')
    }
}
