//! Page numbers, running heads, watermarks, dividers and what web pages put around a text: lines that are no part of the text.

use super::lines::Line;
use crate::lexicon::boilerplate::{Boilerplate, boilerplate};
use crate::lexicon::classes::class;
use std::collections::HashMap;

/// Times that a short line must stand in a text to be a running head or a watermark.
const OFTEN: usize = 4;
/// Characters of the longest running head.
const HEAD: usize = 40;

/// The lines of one item without what pages put around it, and the date of publication if that told it. Each line's gap counts
/// what was taken out before it. `paged` is whether heads of pages may stand among the lines.
pub fn remove(text: &str, lines: Vec<Line>, paged: bool) -> (Vec<Line>, Option<String>) {
    let listed = list_numbers(text, &lines);
    let in_list = |at: usize| listed.binary_search(&at).is_ok();
    let pages: Vec<Line> = (lines.iter().enumerate()).filter(|(at, _)| !in_list(*at)).map(|(_, line)| *line).collect();
    let numbers = bare_page_numbers(text, &pages);
    let heads = if paged { running_heads(text, &lines) } else { HashMap::new() };
    let end = end(text, &lines);
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let (mut gap, mut breaks, mut published) = (0, false, None);
    let mut seen_head: HashMap<&str, ()> = HashMap::new();
    for (at, line) in lines.iter().enumerate().take(end) {
        let words = line.of(text);
        let head = heads.contains_key(head_key(words));
        let goes = is_page_number(words)
            || numbers && is_integer(words) && !in_list(at)
            || is_divider(words)
            // The first of a running head may be the title itself.
            || head && seen_head.insert(head_key(words), ()).is_some()
            || match boilerplate(words) {
                Some(Boilerplate::Published(date)) => {
                    published.get_or_insert(date);
                    true
                }
                Some(Boilerplate::Drop) => true,
                // Not near the end: a line like any other, if it reads like one.
                Some(Boilerplate::End) => words.chars().count() <= 12 && at > 0,
                None => false,
            };
        if goes {
            gap += 1 + line.gap;
            breaks |= line.paged || is_page_number(words);
        } else {
            kept.push(Line { gap: gap + line.gap, paged: breaks || line.paged, ..*line });
            (gap, breaks) = (0, false);
        }
    }
    (kept, published)
}

/// `- 12 -`, `— 12 —`, `第12页`, `第 3 页 共 20 页`, `12/40`, `·5·`: a page number by its look alone.
fn is_page_number(line: &str) -> bool {
    let bare: String = line.chars().filter(|ch| !ch.is_whitespace()).collect();
    if bare.len() > 40 || !bare.contains(|ch: char| ch.is_ascii_digit()) {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let inner = bare.trim_matches(['-', '—', '–', '－', '―', '·', '•', '~', '_', '=', '.']);
    if digits(inner) && inner.len() < bare.len() && !bare.starts_with('.') && !bare.ends_with('.') {
        return true;
    }
    if let Some((page, all)) = inner.split_once('/') {
        return digits(page) && digits(all) && page.len() <= all.len();
    }
    // 第3页，共20页: numbers between the words for pages, and nothing else.
    let mut rest = inner;
    let (mut paged, mut before) = (false, true);
    while !rest.is_empty() {
        if let Some(behind) = class::PAGE_UNIT.strip_start(rest) {
            (rest, paged, before) = (behind.trim_start_matches(['，', ',', '/']), true, true);
        } else if let Some(behind) = class::PAGE_PREFIX.strip_start(rest).filter(|_| before) {
            rest = behind;
        } else {
            let end = rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len());
            if !before || !rest.get(..end).is_some_and(digits) {
                return false;
            }
            (rest, before) = (rest.get(end..).unwrap_or_default(), false);
        }
    }
    paged
}

fn is_integer(line: &str) -> bool {
    line.len() <= 3 && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Lines between two numbers of a list whose cells stand on lines of their own; a page has more.
const ROW: usize = 8;

/// The lines that are a bare integer and count the rows of a list: few lines on, the next follows.
fn list_numbers(text: &str, lines: &[Line]) -> Vec<usize> {
    let number = |line: &Line| Some(line.of(text)).filter(|line| is_integer(line))?.parse::<u32>().ok();
    let numbers: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, number(line)?))).collect();
    // Cells are no sentences.
    let cells = |from: usize, to: usize| {
        let mut between = lines.get(from + 1..to).unwrap_or_default().iter();
        to - from > 1 && between.all(|line| !line.of(text).ends_with('。'))
    };
    let follow =
        |one: &(usize, u32), next: &(usize, u32)| next.1 == one.1 + 1 && next.0 - one.0 <= ROW && cells(one.0, next.0);
    // Numbers that count on from 1, one row after the other.
    let mut found: Vec<usize> = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    for (nth, this) in numbers.iter().enumerate() {
        let begins = this.1 == 1 && numbers.get(nth + 1).is_some_and(|next| follow(this, next));
        if begins || last.is_some_and(|last| follow(&last, this)) {
            found.push(this.0);
            last = Some(*this);
        } else {
            last = None;
        }
    }
    found
}

/// Whether the lines that are a bare integer count pages: they only rise, by one nearly always.
fn bare_page_numbers(text: &str, lines: &[Line]) -> bool {
    let numbers: Vec<i32> = lines
        .iter()
        .map(|line| line.of(text))
        .filter(|line| is_integer(line))
        .filter_map(|it| it.parse().ok())
        .collect();
    // 1 / 新建幸福院30所 / 2 / …: the rows of a list, without a sentence between them.
    let at = |line: &Line| is_integer(line.of(text));
    let inner = lines.iter().skip_while(|line| !at(line)).skip(1).take_while(|line| !line.of(text).contains('。'));
    if inner.filter(|line| at(line)).count() + 1 == numbers.len() {
        return false;
    }
    let by_one = numbers.iter().zip(numbers.iter().skip(1)).filter(|(one, next)| **next == **one + 1).count();
    numbers.len() >= 2 && by_one * 4 >= (numbers.len() - 1) * 3
}

/// A rule drawn with signs.
fn is_divider(line: &str) -> bool {
    let marks = line.chars().filter(|ch| !ch.is_whitespace());
    line.chars().all(|ch| ch.is_whitespace() || "-*_=─━~＊".contains(ch)) && marks.count() >= 1
}

/// A head with the page number that may stand beside it off.
fn head_key(line: &str) -> &str {
    let paged = |ch| class::PAGE_PREFIX.is_char(ch) || class::PAGE_UNIT.is_char(ch);
    line.trim_matches(|ch: char| {
        ch.is_ascii_digit() || ch.is_whitespace() || matches!(ch, '-' | '—' | '–' | '－' | '|' | '·') || paged(ch)
    })
}

fn running_heads<'t>(text: &'t str, lines: &[Line]) -> HashMap<&'t str, usize> {
    let mut counted: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        let key = head_key(line.of(text));
        // 各位代表！ on a line of its own is said often, and is no running head.
        let said =
            key.ends_with(['！', '!', '：', ':', '。', '；', ';', '，', '、', '”']) || class::HONOURED.starts(key);
        if !key.is_empty() && !said && key.chars().nth(HEAD).is_none() && key.chars().nth(3).is_some() {
            *counted.entry(key).or_default() += 1;
        }
    }
    counted.retain(|_, times| *times >= OFTEN);
    counted
}

/// How many lines stand before what a page puts at the end.
fn end(text: &str, lines: &[Line]) -> usize {
    let total: usize = lines.iter().map(|line| line.end - line.start).sum();
    let (mut after, mut end) = (0, lines.len());
    for (at, line) in lines.iter().enumerate().rev() {
        after += line.end - line.start;
        // The last fifth, and at most what a licence with its links takes.
        if after * 5 > total || after > 12_000 {
            break;
        }
        if boilerplate(line.of(text)) == Some(Boilerplate::End) {
            end = at;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    fn kept(text: &str) -> Vec<&str> {
        remove(text, lines(text), true).0.iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn page_numbers_by_look() {
        for line in ["- 12 -", "— 3 —", "-12-", "第12页", "第 3 页 共 20 页", "第3页，共20页", "3/20", "·5·"]
        {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["2.5", "12", "3.", "2024年", "1、", "第三产业", "20/3"] {
            assert!(!is_page_number(line), "{line}");
        }
    }

    #[test]
    fn bare_integers_only_where_they_count_pages() {
        assert_eq!(kept("一段。\n1\n二段。\n2\n三段。\n3"), ["一段。", "二段。", "三段。"]);
        assert_eq!(kept("光缆线路\n550\n多万公里。"), ["光缆线路", "550", "多万公里。"]);
    }

    #[test]
    fn heads_and_chrome_go_and_words_stay() {
        let body = "全市经济平稳运行，各项事业取得新的进步。".repeat(12);
        let page = format!("云溪市政府工作报告\n{body}\n");
        let text = format!(
            "来源：云溪日报\n发布时间：2024-01-20\n{}各位代表！\n各位代表！\n各位代表！\n各位代表！\n相关文档\n图解报告",
            page.repeat(5)
        );
        let (lines, published) = remove(&text, lines(&text), true);
        let kept: Vec<&str> = lines.iter().map(|line| line.of(&text)).collect();
        assert_eq!(kept.iter().filter(|line| line.ends_with("工作报告")).count(), 1);
        assert_eq!(kept.iter().filter(|line| **line == "各位代表！").count(), 4);
        assert!(!kept.contains(&"图解报告") && !kept.contains(&"来源：云溪日报"));
        assert_eq!(published.as_deref(), Some("2024-01-20"));
    }
}
