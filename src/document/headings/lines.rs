//! Titles: how far one goes behind its marker, and headings without a marker on a line of their own.

use super::{Finder, Found, cut};
use crate::bytes::MarkKind;
use crate::document::folded::is_han;
use crate::lexicon::headings::{Marking, last_title_end, marker, title_end_within, title_ends, title_role};
use crate::lexicon::sorts::PARTS;
use crate::model::{HeadingForm, Role};
use crate::span::Span;

/// Longest title of a numbered heading, in characters.
pub(super) const TITLE: usize = 60;
/// Longest line that can be a heading by itself, in characters.
pub(super) const LINE: usize = 36;

impl Finder<'_> {
    /// The title that starts at byte `start` with `words`: to its stop, to where the text under it begins, or to its
    /// first clause if the sentence is too long for a title.
    pub(super) fn title(&self, start: usize, words: &str, longest: usize) -> Option<Span> {
        let sentence = words.split_inclusive(['。', '！', '？', '!', '?']).next().unwrap_or("");
        let line = sentence.split('\n').next().unwrap_or("");
        let stop = line.find(['；', ';']).unwrap_or(line.len());
        let mut title = line[..stop].trim_end_matches(['。', '；', ';', '：', ':', ' ', '　', '.']);
        let within = title_end_within(cut(title, 60));
        let blank = title
            .char_indices()
            .find(|(at, ch)| *ch == ' ' && (title_ends(&title[..*at]) || marker(title[*at..].trim_start()).is_some()));
        let inner = cut(title, longest + 30).char_indices().skip(4).find(|(at, ch)| {
            // 一、工作回顾（一）经济向好: a second marker ends the title; a digit behind it would be a quantity.
            matches!(ch, '（' | '(')
                && marker(&title[*at..]).is_some_and(|it| it.marking == Marking::Item)
                && !title[..*at].ends_with(['“', '《'])
        });
        let ends = [within, blank.map(|(at, _)| at), inner.map(|(at, _)| at)];
        if let Some(end) = ends.into_iter().flatten().min() {
            title = title[..end].trim_end();
        } else if title.chars().nth(longest).is_some() {
            // The clauses that a title has room for.
            let clause = title.match_indices(['，', '：', ',', ':']).map(|(at, _)| at);
            let clause = clause.take_while(|at| title[..*at].chars().count() <= LINE).last();
            // 三、2024年主要目标和重点工作从宏观形势看… without a line break: to where words end as titles of parts do.
            title = &title[..clause.or_else(|| last_title_end(cut(title, LINE)))?];
        } else if let Some(colon) = title.find(['：', ':']).filter(|at| title[..*at].chars().count() >= 4)
            && (line.ends_with(['。', '！', '？']) || !words[line.len()..].trim().is_empty())
        {
            title = &title[..colon];
        }
        let chars = title.chars().count();
        (chars >= 2 && chars <= longest).then(|| Span::new(self.text, start, start + title.len()))
    }

    /// A heading without a marker on a line of its own, or the title of a part run into the text.
    pub(super) fn on_its_own(&self, at: usize, start: usize, words: &str) -> Option<Found> {
        if start < self.body {
            return None;
        }
        let sentence = self.sentences.get(at)?;
        if self.is_row(sentence.paragraph) {
            return None;
        }
        let found = |level, end: usize| Found {
            level,
            form: HeadingForm::Style,
            marking: None,
            marker: Span::new(self.text, start, start),
            title: Span::new(self.text, start, end),
        };
        if let Some(inner) = words.strip_prefix('【').and_then(|rest| rest.split_once('】')).map(|(inner, _)| inner) {
            // 【农业生产】全年粮食总产…: a heading in brackets, run in.
            let chars = inner.chars().count();
            let from = start + '【'.len_utf8();
            let plain = sentence.first && (2..=16).contains(&chars) && !inner.contains(['，', '。']);
            let title = Span::new(self.text, from, from + inner.len());
            return plain.then(|| Found { form: HeadingForm::RunIn, title, ..found(3, from) });
        }
        let dated = words.starts_with("20") || words.starts_with("19") || words.starts_with("过去");
        let paragraph = self.reading.paragraphs.get(sentence.paragraph)?;
        let alone = sentence.first && paragraph.end() == sentence.span.end();
        let chars = cut(words, LINE + 1).chars().count();
        let title = words.trim_end_matches(['：', ':', ' ']);
        if alone
            && chars <= LINE
            && !words.ends_with(['。', '！', '？', '；', '，', '!', '?', ';', ',', '”'])
            && !title.contains(['。', '！', '；'])
        {
            let next = self.reading.paragraphs.get(sentence.paragraph + 1)?;
            let under = next.of(self.text);
            let cover = title.starts_with("各位") || title.contains("工作报告") || self.names_speaker(start, title);
            // 过去一年，我们着重抓了以下工作 leads over, and heads nothing.
            let leads = PARTS.holds("leads_over", title);
            // 今年的主要预期目标是： leads to what stands below.
            let led = words.ends_with(['：', ':']) && title.ends_with(['是', '为', '下']);
            let cover = cover || leads || led;
            if cover || words.ends_with(['：', ':']) && title_role(title).is_none() {
                return None;
            }
            // The rest of a sentence that a line end cut is none.
            let before = sentence.paragraph.checked_sub(1).and_then(|at| self.reading.paragraphs.get(at));
            let cut_off = before.is_some_and(|before| {
                let words = before.of(self.text);
                words.chars().nth(LINE).is_some() && words.ends_with(is_han)
            });
            if cut_off && title.contains(['，', ',', '、']) {
                return None;
            }
            let annexed = matches!(title_role(title), Some(Role::Livelihood | Role::Policies | Role::Glossary));
            if annexed && start > self.text.len() / 2 {
                return Some(found(1, start + title.len()));
            }
            if (dated || title_ends(title)) && title_role(title).is_some() && chars <= LINE && title_ends(title) {
                return Some(found(1, start + title.len()));
            }
            if self.annex {
                return None;
            }
            // Something must stand under it.
            if under.chars().count() <= chars && marker(under).is_none() || title.chars().count() < 4 {
                return None;
            }
            let styled = self.styled(start, start + title.len());
            let digits = title.contains(|ch: char| ch.is_ascii_digit());
            return (styled.is_some() || !digits).then(|| found(styled.unwrap_or(3).clamp(1, 3), start + title.len()));
        }
        if dated {
            let end = title_end_within(cut(words, 40))?;
            let title = &words[..end];
            if !title.contains(['，', ',', '、', '。', '；']) && title_role(title).is_some() {
                return Some(found(1, start + end));
            }
        }
        None
    }

    /// Whether a line above the first heading of parts names who speaks: 云溪县人民政府县长 张明远.
    pub(super) fn names_speaker(&self, start: usize, title: &str) -> bool {
        let above = start < 1500 && !self.out.found.iter().any(|found| found.level == 1);
        above
            && ["长", "主席", "主任"].iter().any(|office| {
                title.split_once(office).is_some_and(|(before, name)| {
                    before.chars().count() <= 14 && name.trim().chars().count() <= 4 && !title.contains(['，', '。'])
                }) && (title.contains("政府") || title.contains(' '))
            })
    }

    /// Whether a paragraph is a row of a table, where what is short is no heading.
    fn is_row(&self, paragraph: usize) -> bool {
        let Some(start) = self.reading.paragraphs.get(paragraph).map(|span| span.start()) else { return false };
        let marks = &self.reading.marks;
        let from = marks.partition_point(|mark| mark.span.start() < start);
        let here = marks.get(from..).unwrap_or_default().iter().take_while(|mark| mark.span.start() == start);
        here.into_iter().any(|mark| mark.kind == MarkKind::Row)
    }

    /// The level of the paragraph style over a stretch.
    pub(super) fn styled(&self, start: usize, end: usize) -> Option<u8> {
        let marks = &self.reading.marks;
        let from = marks.partition_point(|mark| mark.span.start() + 12 < start);
        marks[from..].iter().take_while(|mark| mark.span.start() <= start).find_map(|mark| match mark.kind {
            MarkKind::Heading(level) if mark.span.end() + 6 >= end => Some(level),
            _ => None,
        })
    }
}
