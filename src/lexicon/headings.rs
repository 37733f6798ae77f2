//! Forms of headings, and the words that titles, parts and topic sentences are made of. The words are in
//! `headings.tsv`, an example beside each.

use super::numerals;
use super::sorts::PARTS;
use crate::model::Role;
use crate::order;
use std::collections::HashMap;
use std::sync::LazyLock;

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

/// The number that Chinese numerals in front of `words` stand for, up to 99, with their length in bytes.
fn numeral(words: &str) -> Option<(u32, usize)> {
    let (number, chars) = numerals::below_hundred(words.chars())?;
    Some((number, words.chars().take(chars).map(char::len_utf8).sum()))
}

/// The number that figures (also full width) in front of `words` stand for, up to 999, with their length in bytes.
fn figures(words: &str) -> Option<(u32, usize)> {
    let (mut number, mut len, mut count) = (0, 0, 0);
    for ch in words.chars().take(4) {
        let digit = match ch {
            '0'..='9' => ch as u32 - '0' as u32,
            '０'..='９' => ch as u32 - '０' as u32,
            _ => break,
        };
        (number, len, count) = (number * 10 + digit, len + ch.len_utf8(), count + 1);
    }
    ((1..=3).contains(&count) && number > 0).then_some((number, len))
}

/// The marker that `words` start with.
pub fn marker(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    let found = |marking, number, len| Some(Marker { marking, number, len });
    match first {
        '（' | '(' => {
            let inner = &words[first.len_utf8()..];
            let inner_start = inner.trim_start_matches(' ');
            let skipped = inner.len() - inner_start.len();
            let (marking, (number, len)) = numeral(inner_start)
                .map(|it| (Marking::Item, it))
                .or_else(|| figures(inner_start).map(|it| (Marking::Bracketed, it)))?;
            let rest = inner_start[len..].trim_start_matches(' ');
            let close = rest.chars().next().filter(|ch| matches!(ch, '）' | ')'))?;
            let padding = inner_start.len() - len - rest.len();
            let mut end = first.len_utf8() + skipped + len + padding + close.len_utf8();
            if let Some(stop) = rest[close.len_utf8()..].chars().next().filter(|ch| *ch == '、') {
                end += stop.len_utf8();
            }
            found(marking, number, end)
        }
        '①'..='⑳' => found(Marking::Bracketed, first as u32 - '①' as u32 + 1, first.len_utf8()),
        '—' | '-' | '–' | '―' | '─' | '━' | '－' => {
            let rest = words.trim_start_matches(['—', '-', '–', '―', '─', '━', '－', ' ']);
            let dash = words[..words.len() - rest.len()].trim_end();
            // One em dash is two columns; a single hyphen is a minus or a bullet.
            let columns: usize = dash.chars().map(|ch| if ch == '-' || ch == '–' { 1 } else { 2 }).sum();
            (columns >= 2 && !rest.is_empty()).then_some(Marker { marking: Marking::Dash, number: 0, len: dash.len() })
        }
        '第' => {
            let (number, len) = numeral(&words[first.len_utf8()..])?;
            let rest = &words[first.len_utf8() + len..];
            let unit = ["部分", "章"].iter().find(|unit| rest.starts_with(**unit))?;
            let mut end = first.len_utf8() + len + unit.len();
            if let Some(stop) = words[end..].chars().next().filter(|ch| matches!(ch, '、' | '：' | ':' | '，')) {
                end += stop.len_utf8();
            } else if words[end..].starts_with(|ch: char| !ch.is_whitespace())
                && *unit == "部分"
                && !is_chapter_title(&words[end..])
            {
                // 第一部分企业 is no heading; 第一部分2023年工作回顾 lost a blank.
                return None;
            }
            found(Marking::Chapter, number, end)
        }
        '附' => {
            let word = ["附件", "附录", "附表"].iter().find(|word| words.starts_with(**word));
            let rest = word.map_or(&words['附'.len_utf8()..], |word| &words[word.len()..]);
            let bare = rest.trim_start();
            let (number, len) = figures(bare).or_else(|| numeral(bare)).unwrap_or((0, 0));
            let mut after = &bare[len..];
            if number == 0 {
                after = rest;
            }
            let stopped = after.trim_start_matches(['：', ':', '、', '.']);
            // 附近 and 附件下载 are none; 附： and 附件1 are.
            if word.is_none() && stopped.len() == after.len() || !is_annex_end(stopped, stopped.len() < after.len()) {
                return None;
            }
            found(Marking::Annex, number, words.len() - after.len())
        }
        '一'..='龥' => {
            let (number, len) = numeral(words)?;
            let rest = &words[len..];
            let stop = rest.chars().next()?;
            match stop {
                '、' | '．' | '.' | '﹑' => {
                    let after = rest[stop.len_utf8()..].trim_start_matches(' ');
                    // 一、二、三产 and 一、二期 are enumerations.
                    let listed = numeral(after).is_some_and(|(_, len)| {
                        after[len..]
                            .starts_with(['、', '期', '产', '次', '级', '线', '类', '季', '号', '楼', '和', '及'])
                    });
                    (!listed && !after.is_empty()).then_some(Marker {
                        marking: Marking::Section,
                        number,
                        len: len + stop.len_utf8(),
                    })
                }
                '是' => found(Marking::Is, number, len + stop.len_utf8()),
                '要' => found(Marking::Must, number, len + stop.len_utf8()),
                _ => None,
            }
        }
        _ => {
            let (number, len) = figures(words)?;
            let rest = &words[len..];
            let stop = rest.chars().next()?;
            let after = rest[stop.len_utf8()..].trim_start_matches(' ').chars().next();
            match stop {
                '.' | '、' | '．' | '﹒' | '﹑' | '，'
                    if number < 100 && after.is_some_and(|ch| !ch.is_ascii_digit() && ch != '、') =>
                {
                    found(Marking::Arabic, number, len + stop.len_utf8())
                }
                '）' | ')' if number < 100 && after.is_some() => {
                    found(Marking::Bracketed, number, len + stop.len_utf8())
                }
                _ => None,
            }
        }
    }
}

/// Whether words right behind 第一部分 are its title: a year, or words that end as titles do.
fn is_chapter_title(words: &str) -> bool {
    let line = words.split('\n').next().unwrap_or("");
    words.starts_with("20") || words.starts_with("19") || !line.contains(['，', '。', '；']) && title_ends(line)
}

/// What may stand behind 附件1: nothing, or a title.
fn is_annex_end(rest: &str, stopped: bool) -> bool {
    let rest = rest.trim();
    let line = rest.split('\n').next().unwrap_or("");
    line.is_empty()
        || (stopped || !line.contains(['，', '。', '；']))
            && line.chars().count() <= 40
            && !line.starts_with(['近', '下'])
}

/// Whether `words` start like a heading that must start a line: with any marker but 一是, or a bare hyphen.
pub fn starts_marked(words: &str) -> bool {
    let head: &str = words.get(..words.char_indices().nth(60).map_or(words.len(), |(at, _)| at)).unwrap_or(words);
    marker(head).is_some_and(|marker| !matches!(marker.marking, Marking::Is | Marking::Must))
}

struct Words {
    title_end: Vec<&'static str>,
    role: Vec<(&'static str, Role)>,
    opens: HashMap<char, Vec<(&'static str, Role)>>,
    verbs: HashMap<char, Vec<&'static str>>,
    states: Vec<&'static str>,
    facts: Vec<&'static str>,
    body: Vec<&'static str>,
    adverbs: Vec<&'static str>,
    ends: HashMap<char, Vec<&'static str>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        title_end: Vec::new(),
        role: Vec::new(),
        opens: HashMap::new(),
        verbs: HashMap::new(),
        states: Vec::new(),
        facts: Vec::new(),
        body: Vec::new(),
        adverbs: Vec::new(),
        ends: HashMap::new(),
    };
    for row in table!("headings.tsv").lines() {
        let mut cells = row.split('\t');
        let (Some(kind), Some(text), Some(role)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let first = text.chars().next().unwrap_or_default();
        match (kind, role_of(role)) {
            ("title_end", _) => words.title_end.push(text),
            ("role", Some(role)) => words.role.push((text, role)),
            ("opens", Some(role)) => words.opens.entry(first).or_default().push((text, role)),
            ("run_in_verb", _) => words.verbs.entry(first).or_default().push(text),
            ("run_in_state", _) => words.states.push(text),
            ("fact", _) => words.facts.push(text),
            ("body", _) => words.body.push(text),
            ("adverb", _) => words.adverbs.push(text),
            ("heading_end", _) => {
                words.ends.entry(text.chars().next_back().unwrap_or_default()).or_default().push(text)
            }
            _ => {}
        }
    }
    words
});

fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "review" => Role::Review,
        "problems" => Role::Problems,
        "goals" => Role::Goals,
        "plan" => Role::Plan,
        "government" => Role::Government,
        "livelihood" => Role::Livelihood,
        "policies" => Role::Policies,
        "glossary" => Role::Glossary,
        _ => return None,
    })
}

/// Whether a title's words end as the titles of parts do.
pub fn title_ends(title: &str) -> bool {
    let title = title.trim_end_matches([' ', '：', ':']);
    WORDS.title_end.iter().any(|end| title.ends_with(end))
}

/// Where (bytes) the title of a part ends that runs on into the text: 一、2023年工作回顾2023年是…; the last place near
/// its start where words end as titles do and a sentence starts.
pub fn title_end_within(words: &str) -> Option<usize> {
    let ends = WORDS.title_end.iter().flat_map(|end| words.match_indices(end).map(move |(at, _)| at + end.len()));
    ends.filter(|&end| begins_body(&words[end..])).max()
}

/// The last place (bytes) where words end as the titles of parts do, whatever comes behind.
pub fn last_title_end(words: &str) -> Option<usize> {
    WORDS.title_end.iter().filter_map(|end| words.rfind(end).map(|at| at + end.len())).max()
}

/// Whether words begin as the text under a heading does.
pub fn begins_body(words: &str) -> bool {
    WORDS.body.iter().any(|begin| words.starts_with(begin)) || starts_marked(words)
}

/// Whether words end as headings do: 水平, 格局, 新篇章.
pub fn ends_heading(words: &str) -> bool {
    let newly = words.chars().nth_back(2) == Some('新');
    newly
        || ends_topic(words)
        || words
            .chars()
            .next_back()
            .is_some_and(|last| WORDS.ends.get(&last).is_some_and(|list| list.iter().any(|end| words.ends_with(end))))
}

/// The role that a title's words tell, the most telling first.
pub fn title_role(title: &str) -> Option<Role> {
    let mut found: Vec<(usize, Role)> =
        WORDS.role.iter().filter(|(word, _)| title.contains(word)).map(|(word, role)| (word.len(), *role)).collect();
    let has = |role| found.iter().any(|(_, it)| *it == role);
    // “十五五”时期主要任务: what five years aim at, unless it looks back too, or a year's work is named beside it.
    if is_of_five_years(title) && !has(Role::Review) && !names_year(title) {
        return Some(Role::Goals);
    }
    if found.is_empty() {
        return of_government(title).then_some(Role::Government);
    }
    // A title that promises goals and work together heads the plan, its goals told apart by what they say.
    if has(Role::Review) {
        return Some(Role::Review);
    }
    if has(Role::Plan) {
        return Some(Role::Plan);
    }
    if of_government(title) && !has(Role::Goals) {
        return Some(Role::Government);
    }
    order::by_key(&mut found, |(len, _)| order::descending(*len));
    found.first().map(|(_, role)| *role)
}

/// Whether a title tells what the coming five years, or a five-year plan, are to bring.
fn is_of_five_years(title: &str) -> bool {
    let ahead = ["今后五年", "未来五年", "五”时期", "五”期间", "五”规划", "五”发展", "五”经济社会", "个五年规划"];
    let aims = ["目标", "任务", "思路", "要求", "部署", "纲要"];
    ahead.iter().any(|it| title.contains(it)) && aims.iter().any(|it| title.contains(it))
}

/// Whether a title names a year: 2026年, 今年.
fn names_year(title: &str) -> bool {
    let figures = title.match_indices('年').any(|(at, _)| {
        let digits = title.get(..at).unwrap_or("").chars().rev().take_while(char::is_ascii_digit).count();
        digits == 4
    });
    figures || title.contains("今年") || title.contains("当年")
}

/// Whether a title is of the government itself: 着力打造为民务实清廉政府, 打造人民满意的服务型政府.
fn of_government(title: &str) -> bool {
    title.contains("政府") && PARTS.holds("kind_of_government", title)
}

/// The role of a stretch that begins with these words.
pub fn opens(words: &str) -> Option<Role> {
    let first = words.chars().next()?;
    let list = WORDS.opens.get(&first)?;
    list.iter()
        .filter(|(opening, _)| words.starts_with(opening))
        .max_by_key(|(opening, _)| opening.len())
        .map(|(_, role)| *role)
}

/// Whether a short sentence begins as the topic sentences of a plan do.
pub fn begins_topic(sentence: &str) -> bool {
    let first = sentence.chars().next().unwrap_or_default();
    WORDS.verbs.get(&first).is_some_and(|list| list.iter().any(|verb| sentence.starts_with(verb)))
}

/// Whether a short sentence ends as the topic sentences of a review do.
pub fn ends_topic(sentence: &str) -> bool {
    WORDS.states.iter().any(|state| sentence.ends_with(state))
}

/// What stands before the verb (and its adverb) that words end with.
pub fn before_last_verb(words: &str) -> Option<&str> {
    let last = words.char_indices().nth_back(1).map(|(at, _)| at)?;
    let (object, verb) = words.split_at(last);
    // 需要, 发展 and 保障 are as often nouns.
    let noun = verb == "发展" || WORDS.ends.values().flatten().any(|end| *end == verb);
    let verb = !noun && (begins_topic(verb) || WORDS.states.iter().any(|state| state.ends_with(verb)));
    let adverb = WORDS.adverbs.iter().find_map(|adverb| object.strip_suffix(adverb));
    verb.then_some(adverb.unwrap_or(object))
}

/// Whether words begin with what a review says of a subject: 增强, 向好.
pub fn begins_state(words: &str) -> bool {
    WORDS.states.iter().any(|state| words.starts_with(state))
}

/// The adverb that words begin with, which may stand between a subject and what is said of it: 持续, 更加.
pub fn adverb(words: &str) -> Option<&'static str> {
    WORDS.adverbs.iter().filter(|adverb| words.starts_with(**adverb)).max_by_key(|adverb| adverb.len()).copied()
}

/// Whether words end with an adverb.
pub fn ends_adverb(words: &str) -> bool {
    WORDS.adverbs.iter().any(|adverb| words.ends_with(adverb))
}

/// Whether a short sentence tells a fact.
pub fn is_fact(sentence: &str) -> bool {
    WORDS.facts.iter().any(|fact| sentence.contains(fact))
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

    #[test]
    fn the_words_are_told_by_their_examples() {
        let rows = include_str!("headings.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        for row in rows.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let [kind, words, role, example] = row[..] else { panic!("{row:?}") };
            let rest = marker(example).map_or(example, |marker| &example[marker.len..]).trim_end_matches('。');
            match kind {
                "title_end" => assert!(title_ends(rest), "{example}"),
                "role" => assert!(title_role(rest).is_some(), "{example}"),
                "opens" => assert_eq!(opens(example), role_of(role), "{example}"),
                "run_in_verb" => assert!(begins_topic(rest), "{example}"),
                "run_in_state" => assert!(ends_topic(rest), "{example}"),
                "fact" => assert!(is_fact(rest), "{example}"),
                "body" => assert!(begins_body(example) && example.starts_with(words), "{example}"),
                "adverb" => assert!(rest.contains(words) && adverb(words).is_some(), "{example}"),
                "heading_end" => assert!(ends_heading(rest) && rest.ends_with(words), "{example}"),
                other => panic!("{other} {words}"),
            }
        }
    }

    #[test]
    fn five_years_ahead_are_goals_unless_the_title_looks_back() {
        assert_eq!(title_role("“十五五”时期主要目标和任务"), Some(Role::Goals));
        assert_eq!(title_role("“十五五”时期发展把握的重要要求"), Some(Role::Goals));
        assert_eq!(title_role("关于《国民经济和社会发展第十五个五年规划纲要（草案）》的说明"), Some(Role::Goals));
        assert_eq!(title_role("“十三五”发展成就和“十四五”时期主要目标任务"), Some(Role::Review));
    }

    #[test]
    fn a_title_that_runs_on_has_an_end() {
        let within = |words: &'static str| title_end_within(words).map(|end| &words[..end]);
        assert_eq!(within("2023年工作回顾2023年是极不平凡的一年"), Some("2023年工作回顾"));
        assert_eq!(within("2024年主要目标和重点任务今年是关键一年"), Some("2024年主要目标和重点任务"));
        assert_eq!(within("全面加强政府自身建设，提高效能"), None);
    }
}
