//! Page furniture: what web pages, archives and print put around a report. The words are in `chrome.tsv`.

use crate::order;
use std::sync::LazyLock;

/// What a line of furniture does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chrome {
    /// It goes.
    Drop,
    /// It goes, and this ISO date is the date of publication.
    Published(String),
    /// It goes, and so does all after it if the text is nearly at its end.
    End,
}

#[derive(Default)]
struct Words {
    word: Vec<&'static str>,
    start: Vec<&'static str>,
    end: Vec<&'static str>,
    date: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for (kind, text) in table!("chrome.tsv").lines().filter_map(|line| line.split_once('\t')) {
        match kind {
            "word" => words.word.push(text),
            "start" => words.start.push(text),
            "end" => words.end.push(text),
            _ => words.date.push(text),
        }
    }
    // The longest first: 下载文档 before 下载.
    order::by_key(&mut words.word, |word| order::descending(word.len()));
    words
});

/// Characters that a line of furniture may have: a source, a date, a menu.
const LONGEST: usize = 60;

/// Whether a trimmed line is furniture, and what it does.
pub fn chrome(line: &str) -> Option<Chrome> {
    let words = &*WORDS;
    if words.end.iter().any(|end| line.starts_with(end)) {
        return Some(Chrome::End);
    }
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let bare = line.trim_start_matches(['-', '·', '•', '*', ' ', '\u{3000}']);
    // 来源：广泛，… is prose: furniture holds no sentence.
    if bare.contains('。') {
        return None;
    }
    if words.date.iter().any(|start| bare.starts_with(start)) {
        return date(bare).map(Chrome::Published).or(Some(Chrome::Drop));
    }
    if words.start.iter().any(|start| bare.starts_with(start)) {
        return Some(date(bare).map_or(Chrome::Drop, Chrome::Published));
    }
    only_words(bare, &words.word).then_some(Chrome::Drop)
}

/// Whether nothing but words of the list and what divides them is in the line, at least one word.
fn only_words(line: &str, words: &[&str]) -> bool {
    let mut rest = line;
    let mut found = false;
    // 大 alone is no menu: a single short word needs a companion or a bracket.
    let mut letters = 0;
    loop {
        rest = rest.trim_start_matches(|ch: char| {
            ch.is_whitespace() || "-|/>»·•*【】[]()（）：:，、_".contains(ch) || ch.is_ascii_digit()
        });
        if rest.is_empty() {
            return found && letters > 1;
        }
        match words.iter().find_map(|word| rest.strip_prefix(word).map(|after| (word, after))) {
            Some((word, after)) => {
                found = true;
                letters += word.chars().count();
                rest = after;
            }
            None => return false,
        }
    }
}

/// The first date in a line, as ISO: `2024-01-20`, `2024年1月20日`, `2024/1/20`, `2024.1.20`.
pub fn date(line: &str) -> Option<String> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut rest = line.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    while !rest.is_empty() {
        let end = rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let wanted = if numbers.is_empty() { 4..=4 } else { 1..=2 };
        if wanted.contains(&digits.len()) {
            numbers.push(digits.parse().ok()?);
        } else {
            numbers.clear();
        }
        if let [year @ 1949..=2100, month @ 1..=12, day @ 1..=31] = numbers[..] {
            return Some(format!("{year:04}-{month:02}-{day:02}"));
        }
        let next = after.trim_start_matches(['年', '月', '-', '/', '.', ' ', '－', '—']);
        if !next.starts_with(|ch: char| ch.is_ascii_digit()) || numbers.len() >= 3 {
            numbers.clear();
        }
        rest = next.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_furniture() {
        let rows = include_str!("chrome.tsv").lines().skip(1).filter(|line| !line.starts_with('#'));
        for row in rows.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let [kind, words, example] = row[..] else { panic!("{row:?}") };
            let found = chrome(example);
            assert!(found.is_some(), "{kind} {words}: {example}");
            if kind == "date" {
                assert!(matches!(found, Some(Chrome::Published(_))), "{example}: {found:?}");
            }
        }
    }

    #[test]
    fn prose_is_none() {
        for line in [
            "大",
            "中小企业",
            "来源广泛、渠道多样。",
            "下载量突破百万次",
            "分享发展成果",
            "一、2023年工作回顾",
            "2024年1月20日",
        ] {
            assert_eq!(chrome(line), None, "{line}");
        }
    }

    #[test]
    fn dates_are_read() {
        assert_eq!(date("发布时间：2024-01-20 09:30").as_deref(), Some("2024-01-20"));
        assert_eq!(date("2024年1月5日").as_deref(), Some("2024-01-05"));
        assert_eq!(date("2024年1月"), None);
        assert_eq!(date("12345 2024/13/1"), None);
    }
}
