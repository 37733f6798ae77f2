//! White space inside a paragraph, and the reading text as it is written.
//!
//! Blanks inside numbers and between Han characters close; a blank that stands for a break in a text without line
//! breaks becomes one; a blank between Latin words stays.

use super::characters::{columns, is_blank, is_han};
use super::lines::Line;
use crate::lexicon::classes::class;
use crate::lexicon::headings::{begins_body, ends_heading, title_ends};
use crate::lexicon::markers::starts_marked;

/// Characters of a line in which a blank after a sentence stands for a line break: no typist makes such paragraphs.
const UNBROKEN: usize = 600;
/// Characters within which a heading ends.
const HEADING: usize = 60;

/// The reading text while it is written, with where each stretch came from.
#[derive(Debug, Default)]
pub struct Writer {
    /// The text.
    pub text: String,
    /// Stretches copied: first byte in the source, first byte here, length; in order of both.
    copied: Vec<(usize, usize, usize)>,
    /// Characters since the last blank of the source.
    word: usize,
}

/// What becomes of a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blank {
    Closed,
    Kept,
    Break,
    /// The border of a cell: a tab for each.
    Cell,
}

impl Writer {
    /// Writes a paragraph of these lines, and a line feed before it if one is needed. In a row of a table tabs stay, which
    /// divide its cells.
    pub fn paragraph(&mut self, source: &str, lines: &[Line], row: bool) {
        let length: usize = lines.iter().map(|line| line.width / 2).sum();
        let mut sentence = self.start_line();
        let mut blank: Option<String> = None;
        for (nth, line) in lines.iter().enumerate() {
            if nth > 0 {
                // The joint of two lines: nothing between Han characters, a blank between Latin words.
                blank = Some("\n".into());
            }
            let mut at = line.start;
            let mut rest = line.of(source);
            while let Some(ch) = rest.chars().next() {
                if let Some(width) = blank_at(rest) {
                    let seen = blank.get_or_insert_default();
                    if !matches!(ch, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}') {
                        seen.push(if ch == '<' || ch == '&' { ' ' } else { ch });
                    }
                    at += width;
                    rest = rest.get(width..).unwrap_or_default();
                    continue;
                }
                if let Some(seen) = blank.take() {
                    let cell = row && seen.contains('\t');
                    let becomes =
                        if cell { Blank::Cell } else { self.blank(&seen, rest, sentence, length > UNBROKEN && !row) };
                    self.word = 0;
                    match becomes {
                        Blank::Closed => {}
                        Blank::Kept => self.text.push(' '),
                        Blank::Break => sentence = self.start_line(),
                        Blank::Cell => self.text.extend(seen.chars().filter(|ch| *ch == '\t')),
                    }
                }
                self.copy(at, ch);
                self.word += 1;
                // An address is a thought of its own, so the colon ends it too.
                if matches!(ch, '。' | '！' | '？' | '!' | '?' | '；' | '：' | ':') {
                    sentence = self.text.len();
                }
                at += ch.len_utf8();
                rest = rest.get(ch.len_utf8()..).unwrap_or_default();
            }
        }
    }

    fn start_line(&mut self) -> usize {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.word = 0;
        self.text.len()
    }

    fn copy(&mut self, from: usize, ch: char) {
        let to = self.text.len();
        self.text.push(ch);
        match self.copied.last_mut() {
            Some((source, here, length)) if *source + *length == from && *here + *length == to => {
                *length += ch.len_utf8();
            }
            _ => self.copied.push((from, to, ch.len_utf8())),
        }
    }

    /// What becomes of the blank `seen` before `rest`; `sentence` is where the present sentence starts in the text.
    fn blank(&self, seen: &str, rest: &str, sentence: usize, unbroken: bool) -> Blank {
        let (Some(before), Some(after)) = (self.text.chars().next_back(), rest.chars().next()) else {
            return Blank::Closed;
        };
        if seen.is_empty() || before == '\n' {
            return Blank::Closed;
        }
        let joint = seen == "\n";
        if seen.contains('\t') {
            return Blank::Kept;
        }
        // A paragraph's indentation in a text whose line breaks were lost.
        let indent = !joint && seen.chars().map(columns).sum::<usize>() >= 3;
        let closed = self.text.trim_end_matches(['”', '’', '）', ')', '》']);
        let ended =
            closed.ends_with(['。', '！', '？', '!', '?', '；', ';', '：', ':', '.']) && !closed.ends_with("..");
        if ended && !joint && (unbroken || indent) {
            let listing = closed.ends_with(['；', ';', '：', ':', '.']);
            let address = self.text.get(sentence..).unwrap_or("").is_empty() && self.text.ends_with(['：', ':']);
            if !listing || indent || address && !after.is_ascii_digit() || starts_marked(rest) {
                return Blank::Break;
            }
        }
        let so_far = self.text.get(sentence..).unwrap_or("");
        if unbroken && !joint {
            if class::DELEGATES_ADDRESS.starts(rest) || class::AT_MEETING.ends(so_far) {
                return Blank::Break;
            }
            // A heading without a stop ends at the blank.
            let short = so_far.chars().nth(HEADING).is_none();
            if short
                && (title_ends(so_far) || starts_marked(so_far) && (starts_marked(rest) || !after.is_ascii_digit()))
            {
                return Blank::Break;
            }
        }
        // （一）经济迈上新台阶 一年来，我们…: the blank ends a heading in front of its text.
        let headed = !joint && !unbroken && starts_marked(so_far) && ends_heading(so_far) && begins_body(rest);
        if headed && so_far.chars().nth(HEADING).is_none() && rest.contains('。') {
            return Blank::Break;
        }
        let digit = |ch: char| ch.is_ascii_digit();
        let latin = |ch: char| ch.is_alphabetic() && !is_han(ch);
        match (before, after) {
            // 2024-01-12 10:30 and the cells of a table are two; 1 234 is one.
            (a, b) if digit(a) && digit(b) => match dated(so_far) {
                true => Blank::Kept,
                false => Blank::Closed,
            },
            (a, b) if (latin(a) || digit(a)) && (latin(b) || digit(b)) => Blank::Kept,
            (a, b) if is_han(a) && is_han(b) && !joint => self.between_han(rest, so_far),
            ('.' | ',' | ':' | ';', b) if latin(b) => Blank::Kept,
            _ => Blank::Closed,
        }
    }

    /// 政 府 工 作 报 告 closes, and so does prose; 市长 张三 on a cover line stays apart.
    fn between_han(&self, rest: &str, so_far: &str) -> Blank {
        let single_after = rest.chars().nth(1).is_none_or(|ch| !is_han(ch));
        if self.word == 1 && single_after {
            return Blank::Closed;
        }
        let stops = ['，', '。', '；', ',', '、'];
        // A look some way around tells prose; the whole line would make a long line cost its square.
        let here = self.text.chars().rev().take_while(|ch| *ch != '\n').take(HEADING);
        let prose = rest.chars().take(HEADING).chain(here).any(|ch| stops.contains(&ch));
        if prose && !so_far.is_empty() { Blank::Closed } else { Blank::Kept }
    }

    /// Where byte `at` of the source stands in the text.
    pub fn at(&self, at: usize) -> Option<usize> {
        let after = self.copied.partition_point(|(source, _, _)| *source <= at);
        let (source, here, length) = *self.copied.get(after.checked_sub(1)?)?;
        (at < source + length).then_some(here + at - source)
    }

    /// Where a stretch of the source stands in the text, if anything of it does.
    pub fn stretch(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let first = self.copied.partition_point(|(source, _, length)| source + length <= start);
        let last = self.copied.partition_point(|(source, _, _)| *source < end).checked_sub(1)?;
        let (source, here, _) = *self.copied.get(first)?;
        let (last_source, last_here, length) = *self.copied.get(last)?;
        (first <= last).then(|| (here + start.saturating_sub(source), last_here + length.min(end - last_source)))
    }

    /// Takes `start..end` of the text out, with a line feed that is then too many.
    pub fn cut(&mut self, start: usize, end: usize) {
        let mut end = end.min(self.text.len());
        let before = self.text.get(..start).unwrap_or("");
        if (before.is_empty() || before.ends_with('\n')) && self.text.get(end..).unwrap_or("").starts_with('\n') {
            end += 1;
        }
        if start > end || !self.text.is_char_boundary(start) || !self.text.is_char_boundary(end) {
            return;
        }
        self.text.replace_range(start..end, "");
        self.copied.retain(|(_, here, length)| here + length <= start || *here >= end);
        for (_, here, _) in &mut self.copied {
            if *here >= end {
                *here -= end - start;
            }
        }
        while self.text.ends_with('\n') {
            self.text.pop();
        }
    }
}

/// Length of the blank that `rest` starts with: white space, a mark without width, or the letters that stand for one.
fn blank_at(rest: &str) -> Option<usize> {
    let ch = rest.chars().next()?;
    if is_blank(ch) {
        return Some(ch.len_utf8());
    }
    match ch {
        '<' | '&' => ["<U+00A0>", "<U+3000>", "<U+200B>", "<U+FEFF>", "&nbsp;", "&emsp;", "&ensp;"]
            .iter()
            .find(|name| rest.starts_with(**name))
            .map(|name| name.len()),
        _ => None,
    }
}

/// Whether the words end in a date in figures: `2024-01-12`.
fn dated(words: &str) -> bool {
    let mut tail = words.rsplit(|ch: char| !ch.is_ascii_digit() && !"-/".contains(ch));
    tail.next()
        .is_some_and(|date| date.len() >= 8 && date.bytes().filter(|byte| matches!(byte, b'-' | b'/')).count() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    fn written(text: &str) -> String {
        let mut writer = Writer::default();
        for line in lines(text) {
            writer.paragraph(text, &[line], false);
        }
        writer.text
    }

    #[test]
    fn blanks_close_and_stay() {
        for (raw, read) in [
            ("政 府 工 作 报 告", "政府工作报告"),
            ("政　府　工　作　报　告", "政府工作报告"),
            ("1000 多个项目完成投资 1050 亿元", "1000多个项目完成投资1050亿元"),
            ("增长 5 . 5% 以上", "增长5.5%以上"),
            ("完成 2 9 0 0 亿元", "完成2900亿元"),
            ("云溪市市长 张明远", "云溪市市长 张明远"),
            ("云溪市市长　　李 强", "云溪市市长 李强"),
            ("支持 AI Agent 应用", "支持AI Agent应用"),
            ("党的二十大精神 和重要指示，坚持稳中求进。", "党的二十大精神和重要指示，坚持稳中求进。"),
            ("全年<U+00A0>增长&nbsp;6%，", "全年增长6%，"),
            ("2024-01-12 10:30", "2024-01-12 10:30"),
            ("一\u{200B}年来", "一年来"),
        ] {
            assert_eq!(written(raw), read);
        }
    }

    #[test]
    fn breaks_come_back_in_an_unbroken_line() {
        let filler = "全市经济社会各项事业取得新的进步。".repeat(40);
        let raw = format!(
            "各位代表： 现在，我报告工作。 一、2023年工作回顾 过去一年，{filler} ——经济向好。{filler} 二、2024年工作安排 2024年是关键一年。"
        );
        let read = written(&raw);
        let starts: Vec<String> = read.lines().map(|line| line.chars().take(6).collect()).collect();
        assert_eq!(
            starts,
            ["各位代表：", "现在，我报告", "一、2023", "过去一年，全", "——经济向好", "二、2024", "2024年是"]
        );
        assert_eq!(written("各位代表：　　现在，我报告工作。"), "各位代表：\n现在，我报告工作。");
    }

    #[test]
    fn places_are_kept() {
        let raw = "增长 6% ，投资 30 亿元";
        let mut writer = Writer::default();
        writer.paragraph(raw, &lines(raw), false);
        let at = raw.find("30").unwrap();
        assert_eq!(writer.at(at), writer.text.find("30"));
        let (start, end) = writer.stretch(at, raw.len()).unwrap();
        assert_eq!(&writer.text[start..end], "30亿元");
    }
}
