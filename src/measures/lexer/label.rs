//! What is no quantity by the number itself and what touches it: names, codes, dates, ordinals, first and second.
//!
//! What only its unit and its phrase tell is in `description`. The words are data: `lexicon/labels.tsv`.

use rust_decimal::Decimal;

use super::glyphs::Glyphs;
use super::numeral::{self, Form, Numeral};
use super::unit;
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
pub fn noun(glyphs: &Glyphs, at: usize, set: Set) -> Option<usize> {
    labels::of(set, glyphs.at(at)).find(|word| glyphs.is(at, word.word)).map(|word| at + word.word.chars().count())
}

/// Where the first word of a set ends that starts within `reach` characters, in the same phrase.
pub fn noun_within(glyphs: &Glyphs, at: usize, reach: usize, set: Set) -> Option<usize> {
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
pub fn word_before(glyphs: &Glyphs, at: usize, set: Set) -> Option<usize> {
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
    let whole = numeral.rule != "number.decimal";
    let four = whole && end - numeral.start == 4 && matches!(glyphs.at(numeral.start), '1' | '2');
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
        // 承办3届博览会: how many were held.
        _ if next == '届' && held(glyphs, start) => None,
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

/// Whether sessions were held, as the verb before them says: 承办3届, 举办2届博览会、3届商博会.
fn held(glyphs: &Glyphs, start: usize) -> bool {
    (start.saturating_sub(14)..=start)
        .rev()
        .take_while(|&at| !matches!(glyphs.before(at), '，' | '。' | '；' | '\n' | '第'))
        .any(|at| {
            glyphs.any_before(at, &["举办", "承办", "主办", "协办", "举行", "办好"]).is_some()
                && (at == start || glyphs.before(start) == '、')
        })
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
        // 四分之一强 is a part of a whole.
        '强' if numeral.form == Form::Fraction => None,
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
