//! What is no quantity by the number itself and what touches it: words with a numeral in them, names, codes, headings, grades.
//!
//! The words are data: `lexicon/labels.tsv`, and classes.

use super::numeral::{self, Form, Numeral};
use super::{Known, date, ends_clause, unit};
use crate::lexicon::classes::class;
use crate::lexicon::labels;
use crate::lexicon::numerals;
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// A word or name of the lexicon that starts here.
pub fn word(text: &Normalized, at: usize) -> Option<Known> {
    let first = text.at(at);
    if first.is_ascii_digit() && (text.before(at).is_ascii_digit() || text.before(at) == '.') {
        return None;
    }
    labels::starting_with(first).find_map(|word| {
        if !text.is(at, word.word) {
            return None;
        }
        let end = at + word.word.chars().count();
        // 12345 is a telephone, 12345.67万元 and 12345家 are not.
        let cut = first.is_ascii_digit() && text.before(end).is_ascii_digit() && goes_on(text, end);
        let other = word.not_before.iter().any(|next| text.is(end, next));
        (!cut && !other).then_some((end, word.rule))
    })
}

/// Whether a number goes on here, or its unit follows.
fn goes_on(text: &Normalized, at: usize) -> bool {
    let next = text.at(at);
    matches!(next, '0'..='9' | '.' | ',')
        || numerals::myriad(next).is_some()
        || class::EXCESS_DIGIT.is_char(next)
        || unit::read(text, at).is_some()
}

/// A number that is no quantity by itself or by what touches it.
pub fn number(text: &Normalized, numeral: &Numeral, in_ranks: bool) -> Option<Known> {
    if numeral.form == Form::Code {
        return Some((numeral.end, "code"));
    }
    if heading(text, numeral) {
        return Some((numeral.end + 1, "heading"));
    }
    quoted(text, numeral)
        .or_else(|| model(text, numeral))
        .or_else(|| numbered(text, numeral))
        .or_else(|| date::date(text, numeral))
        .or_else(|| date::ordinal(text, numeral, in_ranks))
        .or_else(|| grade(text, numeral))
        .or_else(|| (numeral.form == Form::Digits).then_some((numeral.end, "code")))
}

/// Numbers among letters: T800, G59, PM_2.5, 1+29, 5G.
fn model(text: &Normalized, numeral: &Numeral) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    let before = text.before(start);
    // PM2.5 broken over two lines
    let broken = before == '\n' && text.up_to(start).trim_end_matches('\n').ends_with("PM");
    let letter = before.is_ascii_alphabetic()
        && numeral.form != Form::Fraction
        && (!text.gap(start)
            || before.is_ascii_uppercase() && !text.before(start.saturating_sub(1)).is_ascii_alphanumeric());
    // (cid:19).8万吨: the digits before the point were lost.
    let lost =
        before == '.' && numeral.form == Form::Arabic && matches!(text.before(start.saturating_sub(1)), ')' | '*');
    let tied = lost
        || matches!(before, '+' | '_')
        || before == '-' && text.before(start.saturating_sub(1)).is_ascii_alphabetic();
    if broken || letter || tied {
        return Some((end, "name.model"));
    }
    let next = text.at(end);
    let goes_on = numeral.form == Form::Arabic && next == '+'
        || next.is_ascii_alphabetic() && !text.gap(end) && unit::read(text, end).is_none();
    if !goes_on {
        return None;
    }
    let mut to = end;
    while text.at(to) == '+' || text.at(to).is_ascii_alphanumeric() {
        to += 1;
    }
    Some((to, "name.model"))
}

/// What numbers only tell apart: footnotes [3], 351国道, 国道351线, 2.0版, 2×35万千瓦, 10大行动.
fn numbered(text: &Normalized, numeral: &Numeral) -> Option<Known> {
    let (start, end) = (numeral.start, numeral.end);
    if numeral.scaled() {
        return None;
    }
    match (text.before(start), text.at(end)) {
        ('[' | '〔' | '［' | '【', ']' | '〕' | '］' | '】') => return Some((end, "footnote")),
        (_, '×' | 'x' | 'X') if numeral::starts(text.at(end + 1)) => {
            let size = numeral::read(text, end + 1)?;
            return Some((unit::read(text, size.end).map_or(size.end, |unit| unit.end), "size"));
        }
        _ => {}
    }
    if let Some(length) = text.word(end, class::VERSION_SUFFIX) {
        return Some((end + length, "name.version"));
    }
    if numeral.form != Form::Arabic || numeral.decimal() {
        return None;
    }
    if let Some(length) = text.word(end, class::ROAD_NOUN) {
        return Some((end + length, "name.road"));
    }
    // 省道500公里 is a length.
    if text.follows(start, class::ROAD_NOUN) && unit::read(text, end).is_none() {
        return Some((end, "name.road"));
    }
    // 附件1
    if text.follows(start, class::ANNEX_NOUN) {
        return Some((end, "heading"));
    }
    // 13价疫苗, 做了8方面工作
    if text.has(end, class::NAMED_SORT_SUFFIX) {
        return Some((end + 1, "name.few"));
    }
    // 7、8号机组
    let tied = text.at(end) == '-' || text.has(end, class::NUMBER_TIE);
    if tied
        && let Some(next) = numeral::read(text, end + 1)
        && next.form == Form::Arabic
        && text.has(next.end, class::NUMBERED_THING)
    {
        return Some((end, "name.grade"));
    }
    let big = text.has(end, class::BIG_SUFFIX) && !text.has(end, class::BIG_SORT);
    big.then_some((end + 1, "name.few"))
}

/// Characters of the longest quotation that is a name and not speech.
const LONGEST_NAME: usize = 12;

/// “6293”工作思路, “四减四增”, “海豚1”号, 《2024年…》.
fn quoted(text: &Normalized, numeral: &Numeral) -> Option<Known> {
    let (from, close) = text.quotation(numeral.start)?;
    let title = text.at(close) == '》';
    if numeral.end > close || !title && close - from > LONGEST_NAME {
        return None;
    }
    // A percentage in quotation marks is still one, unless a count of such goes before it: “四个100%”.
    let percent = text.at(numeral.end) == '%' || text.has(numeral.end, class::PERCENTAGE_POINTS);
    let slogan = text.follows(numeral.start, class::GENERAL_COUNTER);
    if !title && percent && !slogan {
        return None;
    }
    let mut to = numeral.end;
    while to < close && (text.at(to).is_ascii_alphanumeric() || matches!(text.at(to), '+' | '-' | '.' | '%')) {
        to += 1;
    }
    Some((to, if title { "name.title" } else { "name.quoted" }))
}

/// 一、 （一） 1. 一是 第一， at the head of a line or clause.
fn heading(text: &Normalized, numeral: &Numeral) -> bool {
    let before = text.before(numeral.start);
    let next = text.at(numeral.end);
    if numeral.scaled() || numeral.decimal() {
        return false;
    }
    if before == '(' && next == ')' {
        return true;
    }
    let line_start = matches!(before, '\0' | '\n');
    let clause_start = line_start || matches!(before, '。' | '；' | ':' | ';' | '！' | ')' | '》');
    if numeral.form == Form::Han {
        let demands = text.has(numeral.end, class::DEMAND) && matches!(before, '\n' | '。' | '；');
        let is = text.has(numeral.end, class::COPULA_ALONE)
            && (clause_start || matches!(before, '，' | ',' | '、' | '”' | '.'));
        return demands || is || line_start && matches!(next, '、' | '.' | ':' | '，');
    }
    (clause_start || before == '，' && next == '.')
        && matches!(next, '、' | '.' | ')')
        && !text.at(numeral.end + 1).is_ascii_digit()
}

/// 500强, 三级医院, 五星级, 75周年, 7号线, 一期.
fn grade(text: &Normalized, numeral: &Numeral) -> Option<Known> {
    let end = numeral.end;
    let han = numeral.form == Form::Han;
    if numeral.scaled() {
        return None;
    }
    if let Some(length) = text.word(end, class::ANNIVERSARY) {
        return Some((end + length, "anniversary"));
    }
    let known = if text.has(end, class::STRONG_PART) {
        // 四分之一强 is a part of a whole.
        numeral.form != Form::Fraction
    } else if text.has(end, class::STAGE_SUFFIX) {
        han || numeral.value < Decimal::TEN && !text.has(end, class::TRAINING_COURSE)
    } else if text.has(end, class::SECTOR_SUFFIX) {
        han && numeral.value <= Decimal::from(3)
    } else {
        text.has(end, class::GRADE_SUFFIX) && !text.has(end, class::STEP_GRADE)
            || text.has(end, class::RANKED_SUFFIX)
            || text.has(end, class::GRADED_SORT)
    };
    known.then_some((end + 1, "name.grade"))
}

/// Whether 第N is a position that something holds.
pub fn is_rank(text: &Normalized, numeral: &Numeral) -> bool {
    let end = numeral.end;
    let at = numeral.start.saturating_sub(1);
    if numeral.scaled() || numeral.form == Form::Fraction {
        return false;
    }
    if let Some(length) = text.word(end, class::POSITION_SUFFIX) {
        let first_of = class::PLACE_WORD.is_char(text.at(end))
            && text.has(end + length, class::DE_PARTICLE)
            && numeral.value == Decimal::ONE;
        return !first_of || text.follows(at, class::RANKING_FIELD);
    }
    let holds = ends_clause(text, end) || text.has(end, class::RANK_LINK);
    if !holds || text.follows(at, class::PUT_FIRST) {
        return false;
    }
    // 居全国“百强”博物馆第10: a verb of ranking in the same clause will do.
    let mut back = at;
    while back + RANK_REACH > at
        && back > 0
        && !matches!(text.before(back), '，' | '。' | '；' | '、' | ',' | ';' | '\n')
    {
        back -= 1;
        if class::RANKING_STEM.is_char(text.at(back)) {
            return true;
        }
    }
    text.follows(at, class::RANKING_FIELD)
}

/// How far, in characters, a verb of ranking may stand before its rank.
const RANK_REACH: usize = 16;
