//! A file → its items: the entries of a listing, or several reports one after another.

use super::lines::Line;
use crate::lexicon::boilerplate::date;
use crate::lexicon::classes::class;

/// One report or article of a file.
#[derive(Debug, Default)]
pub struct Item {
    /// Its title in the listing.
    pub title: Option<String>,
    /// Its date in the listing.
    pub published_on: Option<String>,
    /// Its lines, title and date of the listing left out.
    pub lines: Vec<Line>,
}

/// Characters that an item of a listing has at least; less is a menu.
const SHORTEST: usize = 100;
/// Characters of the longest title.
const TITLE: usize = 80;
/// Characters that a report has at least before another one can start.
const REPORT: usize = 1500;

/// The items of these lines, in order; never none, unless there is no line.
pub fn items(text: &str, lines: Vec<Line>) -> Vec<Item> {
    if lines.is_empty() {
        return Vec::new();
    }
    let listed = listing(text, &lines);
    if listed.len() >= 2 {
        return listed;
    }
    let mut starts: Vec<usize> = reports(text, &lines);
    if starts.len() < 2 {
        return vec![Item { lines, ..Item::default() }];
    }
    // What stands before the first title is its head.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let items = starts.iter().zip(ends).map(|(start, end)| lines.get(*start..end).unwrap_or_default().to_vec());
    items.map(|lines| Item { lines, ..Item::default() }).collect()
}

/// Items divided by lines of `-`, each with a title line, its text and often a date line.
fn listing(text: &str, lines: &[Line]) -> Vec<Item> {
    let divides = |line: &Line| {
        let words = line.of(text);
        words.len() <= 12 && words.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_'))
    };
    if lines.iter().filter(|line| divides(line)).count() < 2 {
        return Vec::new();
    }
    let mut items = Vec::new();
    for group in lines.split(divides) {
        let mut item = Item::default();
        let mut rest = group;
        // Not every file has a divider behind its last date: what follows a date line is no part of the item.
        let is_date = |line: &Line| line.width <= 30 && line.of(text).starts_with(|ch: char| ch.is_ascii_digit());
        if let Some(at) = rest.iter().position(|line| is_date(line) && date(line.of(text)).is_some()) {
            // A date above the text is the speech's, not the listing's.
            let (above, below) = rest.split_at_checked(at).unwrap_or_default();
            let width = |lines: &[Line]| lines.iter().map(|line| line.width).sum::<usize>();
            if width(above) > width(below) {
                item.published_on = below.first().and_then(|line| date(line.of(text)));
                rest = above;
            }
        }
        if let [first, second, ..] = rest {
            let title = first.of(text);
            let plain =
                !title.ends_with(['。', '；', '，', '：', ':', ';', ',']) && !class::DELEGATES_ADDRESS.starts(title);
            if plain && title.chars().count() <= TITLE && second.width > first.width {
                item.title = Some(title.split_whitespace().collect::<Vec<_>>().join(" "));
                rest = rest.split_first().map_or(&[], |(_, rest)| rest);
            }
        }
        if rest.iter().map(|line| line.of(text).chars().count()).sum::<usize>() >= SHORTEST {
            item.lines = rest.to_vec();
            items.push(item);
        }
    }
    items
}

/// The lines at which a report starts: its title, with the address to the delegates soon after, and a whole report
/// before the next one.
fn reports(text: &str, lines: &[Line]) -> Vec<usize> {
    let is_title = |line: &Line| {
        let bare: String = line.of(text).chars().filter(|ch| !ch.is_whitespace()).take(TITLE + 1).collect();
        let title = class::FULL_TEXT.strip_end(&bare).unwrap_or(&bare);
        bare.chars().count() <= TITLE / 2 && class::REPORT_NAME.ends(title)
    };
    let addresses = |line: &Line| {
        let words = line.of(text);
        class::DELEGATES_ADDRESS.starts(words) || class::NOW_I_REPORT.starts(words)
    };
    let mut starts = Vec::new();
    let mut since = REPORT;
    let mut addressed = true;
    for (at, line) in lines.iter().enumerate() {
        let soon = lines.get(at + 1..).unwrap_or_default().iter().take(10);
        if since >= REPORT && addressed && is_title(line) && soon.clone().any(addresses) {
            starts.push(at);
            (since, addressed) = (0, false);
        }
        addressed |= addresses(line);
        since += line.width / 2;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    fn split(text: &str) -> Vec<Item> {
        items(text, lines(text))
    }

    #[test]
    fn a_listing_gives_its_items() {
        let body = "各位代表:现在,我代表镇政府向大会报告工作,请予审议。".repeat(6);
        let text = format!(
            "-\n【云溪】2019年甲镇政府工作报告\n{body}\n2025-07-08\n-\n【云溪】乙镇 提质升级\n{body}\n2025-07-09\n有想补充?\n-\n- 联系我们\n"
        );
        let items = split(&text);
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].title.as_deref(), Some("【云溪】2019年甲镇政府工作报告"));
        assert_eq!(items[1].published_on.as_deref(), Some("2025-07-09"));
        assert_eq!(items[1].lines.len(), 1);
    }

    #[test]
    fn two_reports_one_after_another() {
        let body = "全镇经济社会各项事业取得新的进步。\n".repeat(120);
        let one = |year: u32| format!("{year}年政府工作报告\n各位代表：\n{body}谢谢大家！\n");
        assert_eq!(split(&format!("{}{}", one(2023), one(2024))).len(), 2);
        assert_eq!(split(&one(2023)).len(), 1);
        assert_eq!(split("政府工作报告\n政府工作报告\n各位代表：\n现在报告工作。").len(), 1);
    }
}
