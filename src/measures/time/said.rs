//! The times that a sentence says: 去年, 到2025年, “十三五”期间, 五年来.

use super::Calendar;
use crate::document::PLANS;
use crate::lexicon::classes::class;
use crate::measures::scan;
use crate::order;
use crate::report::Role;

/// What a sentence says of time up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// 2023年, 去年.
    Year(i32),
    /// 到2025年, “十四五”末.
    By(i32),
    /// “十三五”期间, 2016—2020年.
    Span(i32, i32),
    /// 五年来, 三年, without saying which.
    Years(i32),
    /// 3年翻一番: the years that one thing took.
    Run(i32),
    /// 5年内, where the count is told: a promise; it begins with the year planned for, if it stands in a plan.
    Within(Option<i32>),
    /// 连续8年.
    Streak(i32),
    /// 目前.
    Now,
}

/// The times said in a sentence, in order of their places.
pub(super) fn said(sentence: &str, role: Role, calendar: &Calendar) -> Vec<(usize, Said)> {
    let mut all = Vec::new();
    let chars: Vec<(usize, char)> = sentence.char_indices().map(|(at, ch)| (at, fold(ch))).collect();
    let text =
        |from: usize, count: usize| -> String { chars.iter().skip(from).take(count).map(|(_, ch)| *ch).collect() };
    let mut at = 0;
    while at < chars.len() {
        let (place, ch) = chars[at];
        let before = if at > 0 { chars[at - 1].1 } else { '。' };
        // 11.7年 is no seven years.
        if ch.is_ascii_digit() && !before.is_ascii_digit() && !matches!(before, '.' | '．') {
            let digits: String =
                chars[at..].iter().map(|(_, ch)| *ch).take_while(char::is_ascii_digit).take(9).collect();
            let after = text(at + digits.len(), 8);
            let number = digits.parse::<i32>().unwrap_or(0);
            if digits.len() == 4 && (1949..=2100).contains(&number) {
                let range: String = after.trim_start_matches('年').chars().collect();
                let second = range
                    .strip_prefix(['-', '—', '－', '–', '至', '～', '~'])
                    .map(|rest| rest.trim_start_matches(['—', '-']).to_string());
                let second = second.and_then(|rest| {
                    text(at + digits.len(), 12)
                        .split(|ch: char| !ch.is_ascii_digit())
                        .find(|part| part.len() == 4)
                        .map(|part| (part.to_string(), rest))
                });
                if let Some(last) = second
                    .and_then(|(part, _)| part.parse::<i32>().ok())
                    .filter(|last| *last > number && *last < number + 30)
                {
                    // 《国土空间规划（2021—2035年）》 is a name.
                    if !left_open(sentence.get(..place).unwrap_or(""), '《', '》') {
                        all.push((place, Said::Span(number, last)));
                    }
                    at += digits.len() + 6;
                    continue;
                }
                if let Some(tail) = after.strip_prefix('年') {
                    let last = calendar.review.map_or(number, |[_, last]| last);
                    let by = matches!(before, '到' | '至')
                        || ["底前", "前", "年底前"].iter().any(|word| tail.starts_with(word)) && number >= last;
                    let before_it = sentence.get(..place).unwrap_or("");
                    let heads = before_it.is_empty() || before_it.ends_with(scan::ends_clause);
                    if of_a_record(tail) || tail.starts_with('度') && !heads || before_it.ends_with("面向") {
                        // 自2019年以来首次, 获2022年度科技奖, 面向2030年的重大项目: a record, a name.
                    } else if tail.starts_with("以来") || tail.starts_with('起') {
                        all.push((place, if number < last { Said::Span(number, last) } else { Said::Year(number) }));
                    } else if tail.starts_with('的') && matches!(before, '是' | '为' | '于' | '达') {
                        // 是2016年的3.2倍: the year compared with.
                    } else if tail.starts_with('的') && number <= last && matches!(before, '到' | '至') {
                        // 增加到2000年的1400亿元: of that year.
                        all.push((place, Said::Year(number)));
                    } else if by {
                        all.push((place, Said::By(number)));
                    } else if !compared(sentence.get(..place).unwrap_or("")) {
                        all.push((place, Said::Year(number)));
                    }
                }
            } else if digits.len() <= 2 && after.starts_with('年') {
                let led = sentence.get(..place).unwrap_or("");
                all.extend(years(number, led, &after).map(|said| (place, said)));
                // 60年来: from as many years ago.
                let since =
                    calendar.year.filter(|_| number > 10 && (after.starts_with("年来") || after.starts_with("年间")));
                let heads = led.is_empty() || led.ends_with(scan::ends_clause);
                all.extend(since.filter(|_| heads).map(|year| (place, Said::Span(year - number, year))));
            }
            at += digits.len().max(1);
            continue;
        }
        // 一九九八年
        let digits: Vec<i32> = chars[at..]
            .iter()
            .take(4)
            .filter_map(|(_, ch)| crate::lexicon::numerals::digit(*ch))
            .map(|digit| digit as i32)
            .collect();
        if digits.len() == 4 && chars.get(at + 4).is_some_and(|(_, ch)| *ch == '年') {
            let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
            if (1949..=2100).contains(&year) && !compared(sentence.get(..place).unwrap_or("")) {
                let by = matches!(before, '到' | '至');
                all.push((place, if by { Said::By(year) } else { Said::Year(year) }));
            }
            at += 5;
            continue;
        }
        let number = "一二三四五六七八九十".find(ch).map(|at| at as i32 / 3 + 1);
        if let Some(number) = number.or((ch == '两').then_some(2)) {
            let after = text(at + 1, 8);
            if after.starts_with('年') {
                all.extend(years(number, sentence.get(..place).unwrap_or(""), &after).map(|said| (place, said)));
            }
            let here = text(at, 3);
            if let Some((name, first)) = PLANS.iter().find(|(name, _)| here.starts_with(name)) {
                let tail = text(at + name.chars().count(), 6);
                let tail = tail.trim_start_matches(['”', '"', '’']);
                let before = sentence.get(..place).unwrap_or("");
                let led = before.trim_end_matches(['“', '"', '‘']);
                // 九五 is the ninth plan only between quotation marks: 二十九五 is no word, but a phone number may be.
                if compared(led) || matches!(*name, "九五" | "八五") && led.len() == before.len() {
                    // 比“十二五”末: what is compared with.
                } else if tail.starts_with('末') || tail.starts_with("期末") {
                    all.push((place, Said::By(first + 4)));
                } else if ["期间", "时期", "以来", "前", "五年"].iter().any(|word| tail.starts_with(word)) {
                    all.push((place, Said::Span(*first, first + 4)));
                }
                at += name.chars().count();
                continue;
            }
        }
        at += 1;
    }
    let reviews = matches!(role, Role::Review | Role::Other | Role::Opening);
    let year = if reviews { calendar.this_year_in_review } else { calendar.this_year_in_plan };
    // 由上年…: the year before the one told of.
    let before_last = if year == calendar.year { 2 } else { 1 };
    let words: [(&str, Option<Said>); 14] = [
        ("去年", year.map(|year| Said::Year(year - 1))),
        ("上年", year.map(|year| Said::Year(year - before_last))),
        ("今年", year.map(Said::Year)),
        ("明年", year.map(|year| Said::Year(year + 1))),
        ("全年", None),
        ("目前", Some(Said::Now)),
        ("截至目前", Some(Said::Now)),
        ("现已", Some(Said::Now)),
        ("几年内", Some(Said::Within(None))),
        ("本届政府任期", Some(Said::Within(None))),
        ("今后五年", calendar.year.map(|year| Said::Span(year, year + 4))),
        ("未来五年", calendar.year.map(|year| Said::Span(year, year + 4))),
        ("今后5年", calendar.year.map(|year| Said::Span(year, year + 4))),
        ("未来5年", calendar.year.map(|year| Said::Span(year, year + 4))),
    ];
    for (word, said) in words {
        let Some(said) = said else { continue };
        for (at, _) in sentence.match_indices(word) {
            if !compared(&sentence[..at]) || word == "上年" && sentence[..at].ends_with(['由', '从']) {
                all.push((at, said));
            }
        }
    }
    // 过去五年, where a plan begins with what was done: years before the one planned for.
    if let Some(year) = calendar.year.filter(|_| !reviews) {
        for (at, said) in &mut all {
            let Said::Years(count) = *said else { continue };
            let before = sentence.get(..*at).unwrap_or("");
            let behind: String = sentence.get(*at..).unwrap_or("").chars().take(4).collect();
            let past = before.ends_with("过去") || before.ends_with("过去的") || before.ends_with('这');
            if past || behind.contains("年来") {
                *said = Said::Span(year - count, year - 1);
            }
        }
    }
    // 5年内上升12个百分点, in a review of five years: in those.
    if let Some([first, last]) = calendar.review.filter(|[first, last]| reviews && first < last) {
        for (_, said) in &mut all {
            if *said == Said::Within(Some(last - first + 1)) {
                *said = Said::Span(first, last);
            }
        }
    }
    // 一年来, 全年: of what is looked back on, the last year.
    if let Some([_, last]) = calendar.review.filter(|_| reviews) {
        for word in class::LAST_YEAR_PHRASE.words() {
            all.extend(sentence.match_indices(word).map(|(at, _)| (at, Said::Year(last))));
        }
    }
    order::by_key(&mut all, |(at, _)| *at as u64);
    all
}

/// Whether what stands behind this text is what something is compared with, or where a change began: 比上年, 由2017年的.
pub(super) fn compared(before: &str) -> bool {
    ["比", "较", "是", "超", "超过", "由", "从", "高于", "低于", "快于", "优于", "多于", "与", "相比于"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// 近六年来新高, 2019年以来首次: how long it had not been so; `tail` stands behind 年.
fn of_a_record(tail: &str) -> bool {
    let tail = tail.strip_prefix("以来").or(tail.strip_prefix('来')).or(tail.strip_prefix('间'));
    let tail = tail.map(|tail| tail.trim_start_matches(['的', '历', '史']));
    tail.is_some_and(|tail| tail.starts_with(['最', '首', '新']))
}

/// Whether a bracket stands open shortly before.
fn left_open(before: &str, open: char, close: char) -> bool {
    let from = before.char_indices().rev().nth(23).map_or(0, |(at, _)| at);
    let near = before.get(from..).unwrap_or("");
    near.rfind(open).is_some_and(|at| !near[at..].contains(close))
}

/// N年 with its surroundings: what stands in the sentence before, and a few characters from 年 on.
fn years(number: i32, before: &str, after: &str) -> Option<Said> {
    let tail = after.strip_prefix('年').unwrap_or(after);
    if before.ends_with("连续") || before.ends_with('连') {
        return Some(Said::Streak(number));
    }
    if of_a_record(tail) || before.ends_with("时隔") {
        return None;
    }
    if tail.starts_with('内') {
        return (number > 1).then_some(Said::Within((2..=10).contains(&number).then_some(number)));
    }
    let led = ["过去", "这", "近", "最近", "刚刚过去的", "任期", "届政府", "前", "后"]
        .iter()
        .any(|word| before.ends_with(word));
    if !(2..=10).contains(&number)
        || before.ends_with(['第', '每', '制'])
        || before.ends_with('前') && !tail.starts_with(['，', '来', '累'])
        || before.ends_with("延长")
        || before.ends_with("为期")
        || tail.starts_with(['级', '制', '行', '攻', '计', '规', '滚', '前', '后', '一'])
        || tail.starts_with('期') && !tail.starts_with("期间")
        || tail.starts_with('的') && !led
    {
        return None;
    }
    // 三年成长计划 is a name, and so is what stands between quotation marks.
    if let Some(at) = tail.find("计划").or_else(|| tail.find("行动")).or_else(|| tail.find("方案"))
        && at > 0
    {
        return None;
    }
    if left_open(before, '“', '”') {
        return None;
    }
    let passage = ["来", "以来", "间", "期间", "累计", "共", "中，", "，", ",", "时间", "里", "总", "合计"];
    let heads = before.is_empty() || before.ends_with(|ch: char| scan::ends_clause(ch) || ch.is_whitespace());
    let told = heads || led || passage.iter().any(|word| tail.starts_with(word));
    Some(if told { Said::Years(number) } else { Said::Run(number) })
}

pub(super) fn fold(ch: char) -> char {
    match ch {
        '０'..='９' => char::from_u32(ch as u32 - '０' as u32 + '0' as u32).unwrap_or(ch),
        _ => ch,
    }
}
