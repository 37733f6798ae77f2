//! Headings by ordinals: 一是 … 二是 …, 一要 … 二要 ….

use super::{Finder, Found, cut};
use crate::lexicon::headings::{Marking, marker};
use crate::report::HeadingForm;
use crate::span::Span;

impl Finder<'_> {
    /// 一是 … 二是 …, 一要 … 二要 …: headings where a sentence each; inside one sentence they only enumerate.
    pub(super) fn ordinals(&mut self, ends: &[usize]) {
        let mut groups: Vec<Vec<OrdinalPlace>> = Vec::new();
        for found in ordinal_places(self.text, ends) {
            let (marking, number, at, ..) = found;
            if at < self.body {
                continue;
            }
            match groups.last_mut().filter(|group| {
                group.last().is_some_and(|last| last.0 == marking && number == last.1 + 1 && at - last.2 < 12_000)
            }) {
                Some(group) => group.push(found),
                None if number == 1 => groups.push(vec![found]),
                None => {}
            }
        }
        for group in groups.iter().filter(|group| group.len() >= 2) {
            // The first may follow a comma or a colon; the others must start sentences.
            if group[1..].iter().any(|(.., stopped)| !stopped) {
                continue;
            }
            for (marking, _, at, len, _) in group {
                let rest = self.text.get(at + len..).unwrap_or("");
                let words = cut(rest, 60).split(['\n', '。', '！', '；', '!', ';']).next().unwrap_or("");
                let topic = match words.find(['，', '：', ',', ':']) {
                    Some(clause) => &words[..clause],
                    None => words,
                };
                let topic = topic.trim();
                if topic.chars().count() < 3 || topic.chars().count() > 36 {
                    continue;
                }
                let start = at + len + (rest.len() - rest.trim_start().len());
                self.out.found.push(Found {
                    level: 3,
                    form: HeadingForm::Ordinal,
                    marking: Some(*marking),
                    marker: Span::new(self.text, *at, at + len),
                    title: Span::new(self.text, start, start + topic.len()),
                });
            }
        }
    }
}

/// Marking, number, byte offset, length, and whether a sentence or paragraph starts there.
type OrdinalPlace = (Marking, u32, usize, usize, bool);

/// The places of 一是, 二要 …; `ends` are those of headings without a stop.
fn ordinal_places(text: &str, ends: &[usize]) -> Vec<OrdinalPlace> {
    let mut out = Vec::new();
    for (at, sign) in text.match_indices(['是', '要']) {
        let before = text.get(..at).unwrap_or("");
        let digits: usize = before
            .chars()
            .rev()
            .take(3)
            .take_while(|ch| "一二三四五六七八九十".contains(*ch))
            .map(char::len_utf8)
            .sum();
        if digits == 0 {
            continue;
        }
        let start = at - digits;
        let Some(marker) = marker(text.get(start..at + sign.len()).unwrap_or("")) else { continue };
        let lead = text.get(..start).unwrap_or("").trim_end_matches(' ');
        let headed = ends.binary_search(&start).is_ok();
        let stopped = headed || lead.is_empty() || lead.ends_with(['\n', '。', '！', '？', '”', '!', '?']);
        if stopped || lead.ends_with(['，', '：', '；', ',', ':', ';']) {
            out.push((marker.marking, marker.number, start, marker.len, stopped));
        }
    }
    out
}
