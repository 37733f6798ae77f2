//! What web pages, archives and print put around a report.

use super::classes::class;

/// What a line of boilerplate does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boilerplate {
    /// It goes.
    Drop,
    /// It goes, and this ISO date is the date of publication.
    Published(String),
    /// It goes, and so does all after it if the text is nearly at its end.
    End,
}

/// Characters that a line of boilerplate may have: a source, a date, a menu.
const LONGEST: usize = 60;

/// Whether a trimmed line is boilerplate, and what it does.
pub fn boilerplate(line: &str) -> Option<Boilerplate> {
    if class::PAGE_END_LINE.starts(line) {
        return Some(Boilerplate::End);
    }
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let bare = line.trim_start_matches(['-', '·', '•', '*', ' ', '\u{3000}']);
    // 来源：广泛，… is prose: boilerplate holds no sentence.
    if bare.contains('。') {
        return None;
    }
    if class::PAGE_DATE_LINE.starts(bare) || class::PAGE_LINE_START.starts(bare) {
        return Some(date(bare).map_or(Boilerplate::Drop, Boilerplate::Published));
    }
    only_words(bare).then_some(Boilerplate::Drop)
}

/// What divides the words of a menu.
const DIVIDERS: &str = "-|/>»·•*【】[]()（）：:，、_";

/// Whether nothing but words of menus and what divides them is in the line, at least one word. 大 alone is no menu: a single
/// short word needs a companion or a bracket.
fn only_words(line: &str) -> bool {
    let divides = |ch: char| ch.is_whitespace() || DIVIDERS.contains(ch) || ch.is_ascii_digit();
    let mut rest = line.trim_start_matches(divides);
    let mut letters = 0;
    while let Some(word) = class::PAGE_WORD.start(rest) {
        letters += word.chars().count();
        rest = rest.strip_prefix(word).unwrap_or_default().trim_start_matches(divides);
    }
    rest.is_empty() && letters > 1
}

/// Signs between the numbers of a date.
const DATE_SIGNS: &[char] = &['-', '/', '.', ' ', '－', '—'];

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
        if let [year @ 1949..=2100, month @ 1..=12, day @ 1..=31] = *numbers.as_slice() {
            return Some(format!("{year:04}-{month:02}-{day:02}"));
        }
        let next = after.trim_start_matches(|ch| DATE_SIGNS.contains(&ch) || class::DATE_UNIT.is_char(ch));
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
    fn the_words_of_pages_are_boilerplate() {
        for start in class::PAGE_LINE_START.words() {
            assert!(boilerplate(&format!("{start}云溪日报")).is_some(), "{start}");
        }
        for start in class::PAGE_DATE_LINE.words() {
            let found = boilerplate(&format!("{start}：2024-01-20 09:30"));
            assert_eq!(found, Some(Boilerplate::Published("2024-01-20".into())), "{start}");
        }
        for word in class::PAGE_WORD.words() {
            assert_eq!(boilerplate(&format!("【{word}】 打印")), Some(Boilerplate::Drop), "{word}");
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
            assert_eq!(boilerplate(line), None, "{line}");
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
