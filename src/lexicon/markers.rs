//! Markers of headings: 一、 （一） 1. —— 第一部分 附件1 一是.

use super::classes::class;
use super::numerals;

/// How a heading is marked, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marking {
    /// 第一部分, 第二章.
    Chapter,
    /// 附件1, 附录, 附：.
    Annex,
    /// 一、
    Section,
    /// （一）
    Item,
    /// ——
    Dash,
    /// 1. 1、
    Arabic,
    /// （1） 1） ①
    Bracketed,
    /// 一是
    Is,
    /// 一要
    Must,
}

/// A marker at the start of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// How it is marked.
    pub marking: Marking,
    /// Its number, from 1; 0 for a dash and an annex without one.
    pub number: u32,
    /// Its length in bytes, without blanks after it.
    pub len: usize,
}

/// Characters of dashes, and of those that are one column wide.
const DASHES: &[char] = &['—', '-', '–', '―', '─', '━', '－'];
const NARROW: &[char] = &['-', '–'];
/// Signs behind the number of a section, an item in figures, a chapter, an annex.
const SECTION_STOPS: &[char] = &['、', '．', '.', '﹑'];
const FIGURE_STOPS: &[char] = &['.', '、', '．', '﹒', '﹑', '，'];
const CHAPTER_STOPS: &[char] = &['、', '：', ':', '，'];
const ANNEX_STOPS: &[char] = &['：', ':', '、', '.'];
/// Characters that the title of a chapter has, at least and at most, that is told by its line alone.
const CHAPTER_LINE: (usize, usize) = (6, 36);
/// Numbers from this one on are quantities.
const HIGHEST: u32 = 100;
/// Characters of an annex's title.
const ANNEX_TITLE: usize = 40;
/// Characters in which a marker must stand.
const REACH: usize = 60;

/// The marker that `words` start with.
pub fn marker(words: &str) -> Option<Marker> {
    let (marking, number, rest) = match words.chars().next()? {
        '（' | '(' => bracketed(words),
        first @ '①'..='⑳' => {
            Some((Marking::Bracketed, first as u32 - '①' as u32 + 1, words.trim_start_matches(first)))
        }
        first if DASHES.contains(&first) => dash(words),
        '0'..='9' | '０'..='９' => figure(words),
        _ => chapter(words).or_else(|| annex(words)).or_else(|| section(words)),
    }?;
    Some(Marker { marking, number, len: words.len() - rest.len() })
}

/// A marker taken apart: how it is marked, its number, what stands behind it.
type Parsed<'t> = Option<(Marking, u32, &'t str)>;

/// The number that Chinese numerals in front of `words` stand for, up to 99, and what stands behind them.
fn numeral(words: &str) -> Option<(u32, &str)> {
    let (number, chars) = numerals::below_hundred(words.chars())?;
    let length: usize = words.chars().take(chars).map(char::len_utf8).sum();
    Some((number, words.get(length..)?))
}

/// The number that figures (also full width) in front of `words` stand for, up to 999, and what stands behind them.
fn figures(words: &str) -> Option<(u32, &str)> {
    let (mut number, mut rest, mut count) = (0, words, 0);
    while let Some(ch) = rest.chars().next().filter(|_| count < 4) {
        let digit = match ch {
            '0'..='9' => ch as u32 - '0' as u32,
            '０'..='９' => ch as u32 - '０' as u32,
            _ => break,
        };
        (number, rest, count) = (number * 10 + digit, rest.strip_prefix(ch)?, count + 1);
    }
    ((1..=3).contains(&count) && number > 0).then_some((number, rest))
}

/// （一） （1）
fn bracketed(words: &str) -> Parsed<'_> {
    let inner = words.strip_prefix(['（', '('])?.trim_start_matches(' ');
    let (marking, (number, rest)) =
        numeral(inner).map(|it| (Marking::Item, it)).or_else(|| figures(inner).map(|it| (Marking::Bracketed, it)))?;
    let rest = rest.trim_start_matches(' ').strip_prefix(['）', ')'])?;
    Some((marking, number, rest.strip_prefix('、').unwrap_or(rest)))
}

/// —— and the like. One em dash is two columns; a single hyphen is a minus or a bullet.
fn dash(words: &str) -> Parsed<'_> {
    let title = words.trim_start_matches(|ch| ch == ' ' || DASHES.contains(&ch));
    let dash = words.strip_suffix(title)?.trim_end();
    let columns: usize = dash.chars().map(|ch| if NARROW.contains(&ch) { 1 } else { 2 }).sum();
    (columns >= 2 && !title.is_empty()).then_some((Marking::Dash, 0, words.strip_prefix(dash)?))
}

/// 1. 1、 1）
fn figure(words: &str) -> Parsed<'_> {
    let (number, rest) = figures(words)?;
    let after = |rest: &str| rest.trim_start_matches(' ').chars().next();
    if let Some(rest) = rest.strip_prefix(FIGURE_STOPS) {
        let titled = after(rest).is_some_and(|ch| !ch.is_ascii_digit() && ch != '、');
        return (number < HIGHEST && titled).then_some((Marking::Arabic, number, rest));
    }
    let rest = rest.strip_prefix(['）', ')'])?;
    (number < HIGHEST && after(rest).is_some()).then_some((Marking::Bracketed, number, rest))
}

/// 第一部分, 第二章.
fn chapter(words: &str) -> Parsed<'_> {
    let (number, rest) = numeral(class::ORDINAL_PREFIX.strip_start(words)?)?;
    let unit = class::CHAPTER_UNIT.start(rest)?;
    let title = rest.strip_prefix(unit)?;
    if let Some(title) = title.strip_prefix(CHAPTER_STOPS) {
        return Some((Marking::Chapter, number, title));
    }
    // 第一部分企业存在困难。 is no heading; 第一部分2023年工作回顾 and a line of its own lost a blank.
    let joined = title.starts_with(|ch: char| !ch.is_whitespace()) && class::PART_UNIT.is(unit);
    let long = |chars| title.chars().nth(chars).is_some();
    let alone = || long(CHAPTER_LINE.0) && !long(CHAPTER_LINE.1) && !title.contains(['。', '；', '：', '、']);
    (!joined || is_chapter_title(title) || alone()).then_some((Marking::Chapter, number, title))
}

/// 附件1, 附录, 附：. 附近 and 附件下载 are none.
fn annex(words: &str) -> Parsed<'_> {
    let noun = class::ANNEX_NOUN.strip_start(words);
    let rest = noun.or_else(|| class::ANNEX_MARK.strip_start(words))?;
    let bare = rest.trim_start();
    let (number, after) = figures(bare).or_else(|| numeral(bare)).unwrap_or((0, rest));
    let title = after.trim_start_matches(ANNEX_STOPS);
    let stopped = title.len() < after.len();
    ((noun.is_some() || stopped) && is_annex_title(title, stopped)).then_some((Marking::Annex, number, after))
}

/// 一、 一是 一要. 一、二、三产 and 一、二期 are enumerations.
fn section(words: &str) -> Parsed<'_> {
    let (number, rest) = numeral(words)?;
    if let Some(behind) = rest.strip_prefix(SECTION_STOPS) {
        let title = behind.trim_start_matches(' ');
        let listed =
            numeral(title).is_some_and(|(_, rest)| rest.starts_with('、') || class::ENUMERATED_NOUN.starts(rest));
        return (!listed && !title.is_empty()).then_some((Marking::Section, number, behind));
    }
    let is = class::ORDINAL_IS.strip_start(rest).map(|rest| (Marking::Is, number, rest));
    is.or_else(|| Some((Marking::Must, number, class::ORDINAL_MUST.strip_start(rest)?)))
}

/// Whether words right behind 第一部分 are its title: a year, or words that end as titles do.
fn is_chapter_title(words: &str) -> bool {
    let line = words.split('\n').next().unwrap_or("");
    begins_year(words)
        || !line.contains(['，', '。', '；']) && class::TITLE_END.ends(line.trim_end_matches([' ', '：', ':']))
}

/// Whether words begin with a year in figures.
pub fn begins_year(words: &str) -> bool {
    words.starts_with("20") || words.starts_with("19")
}

/// What may stand behind 附件1: nothing, or a title.
fn is_annex_title(rest: &str, stopped: bool) -> bool {
    let rest = rest.trim();
    let line = rest.split('\n').next().unwrap_or("");
    line.is_empty()
        || (stopped || !line.contains(['，', '。', '；']))
            && line.chars().count() <= ANNEX_TITLE
            && !class::ANNEX_COMPOUND.starts(line)
}

/// Whether `words` start like a heading that must start a line: with any marker but 一是, or a bare hyphen.
pub fn starts_marked(words: &str) -> bool {
    let end = words.char_indices().nth(REACH).map_or(words.len(), |(at, _)| at);
    let marker = marker(words.get(..end).unwrap_or_default());
    marker.is_some_and(|marker| !matches!(marker.marking, Marking::Is | Marking::Must))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<(Marking, u32, &str)>) {
        let found = marker(words).map(|it| (it.marking, it.number, &words[..it.len]));
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn every_form_of_marker() {
        use Marking::*;
        check("一、2023年工作回顾", Some((Section, 1, "一、")));
        check("十二、加强自身建设", Some((Section, 12, "十二、")));
        check("二十一、其他", Some((Section, 21, "二十一、")));
        check("（一）扩大投资", Some((Item, 1, "（一）")));
        check("(十一)扩大投资", Some((Item, 11, "(十一)")));
        check("( 二 )扩大投资", Some((Item, 2, "( 二 )")));
        check("——经济向好。", Some((Dash, 0, "——")));
        check("---经济向好。", Some((Dash, 0, "---")));
        check("第一部分 工作回顾", Some((Chapter, 1, "第一部分")));
        check("第二部分：今年安排", Some((Chapter, 2, "第二部分：")));
        check("第一部分2023年工作回顾", Some((Chapter, 1, "第一部分")));
        check("第三部分加强政府自身建设", Some((Chapter, 3, "第三部分")));
        check("1.强化投资", Some((Arabic, 1, "1.")));
        check("12、强化投资", Some((Arabic, 12, "12、")));
        check("１．强化投资", Some((Arabic, 1, "１．")));
        check("（1）强化投资", Some((Bracketed, 1, "（1）")));
        check("3)强化投资", Some((Bracketed, 3, "3)")));
        check("②强化投资", Some((Bracketed, 2, "②")));
        check("一是强化投资。", Some((Is, 1, "一是")));
        check("三要强化投资。", Some((Must, 3, "三要")));
        check("附件1", Some((Annex, 1, "附件1")));
        check("附件 2", Some((Annex, 2, "附件 2")));
        check("附件：名词解释", Some((Annex, 0, "附件")));
        check("附：民生实事", Some((Annex, 0, "附")));
    }

    #[test]
    fn what_is_no_marker() {
        for words in [
            "一、二、三产融合",
            "一、二期工程",
            "一期二期三期",
            "一二三产",
            "1.5万亩",
            "2024年工作",
            "-5.2%",
            "一般公共预算",
            "第一产业增加值",
            "第一部分企业",
            "附近居民",
            "附加值提高",
            "3、5、7号线",
            "（含市区）",
            "十分重视",
            "一个个",
            "三农",
        ] {
            check(words, None);
        }
    }
}
