//! Headings in rows: by ordinals (一是 … 二是 …, 一要 … 二要 …), or by words that each begins with (这五年，… 这五年，…).

use super::{Finder, Found, Sentence, cut};
use crate::lexicon::classes::class;
use crate::lexicon::markers::{Marking, marker};
use crate::model::HeadingForm;
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
            if group.iter().skip(1).any(|(.., stopped)| !stopped) {
                continue;
            }
            // What stands behind each but the last before the next one begins: an explanation, or nothing in a bare list.
            let ends = |(_, _, at, len, _): &OrdinalPlace| {
                let rest = self.text.get(at + len..).unwrap_or("");
                at + len + rest.find(['\n', '。', '！', '；']).unwrap_or(rest.len())
            };
            let explained =
                group.iter().zip(group.iter().skip(1)).filter(|(one, next)| next.2 > ends(one) + 3 * FEW).count();
            let explained = explained * 2 >= group.len() - 1;
            for (marking, _, at, len, _) in group {
                let rest = self.text.get(at + len..).unwrap_or("");
                let words = cut(rest, 60).split(['\n', '。', '！', '；', '!', ';']).next().unwrap_or("");
                // 一是坚持依法行政，推进法治政府建设。 is a title in two clauses.
                let stopped = rest.strip_prefix(words).is_some_and(|rest| rest.starts_with('。'));
                let whole = explained && stopped && words.chars().count() <= 30 && words.matches('，').count() == 1;
                let topic = match words.split_once(['，', '：', ',', ':']) {
                    Some((clause, _)) if !whole || words.contains(['：', ':']) => clause,
                    _ => words,
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

    /// 这五年，综合实力再攀新高峰。… 这五年，改革开放彰显新成效。…: short sentences that begin alike, each explained.
    pub(super) fn rows(&mut self) {
        let tops: Vec<usize> = self.out.found.iter().filter(|it| it.level <= 2).map(Found::start).collect();
        let begins = |sentence: &Sentence| {
            let words = sentence.span.of(self.text).trim_start();
            let years = class::THIS_IS.start(words).filter(|_| class::YEAR_STOP.ends(words));
            class::YEARS_PAST.start(words).or(years)
        };
        let mut row = Vec::new();
        for (sentence, next) in self.sentences.iter().zip(self.sentences.iter().skip(1)) {
            let near = next.paragraph <= sentence.paragraph + usize::from(sentence.first);
            let (Some(years), true) = (begins(sentence), near) else { continue };
            let words = sentence.span.of(self.text).trim_start();
            let Some(title) = words.strip_suffix('。') else { continue };
            let plain = !title.contains(|ch: char| ch.is_ascii_digit() || "：；:;".contains(ch));
            if plain && title.chars().nth(LONGEST).is_none() && begins(next).is_none() {
                let start = sentence.span.end() - words.len();
                let section = tops.partition_point(|top| *top <= start);
                row.push(((section, years), Span::new(self.text, start, start + title.len())));
            }
        }
        for row in row.chunk_by(|one, next| one.0 == next.0).filter(|row| row.len() >= 3) {
            self.out.found.extend(row.iter().map(|(_, title)| {
                let marker = Span::new(self.text, title.start(), title.start());
                Found { level: 3, form: HeadingForm::RunIn, marking: None, marker, title: *title }
            }));
        }
    }
}

/// Characters of an explanation at least.
const FEW: usize = 6;

/// Most characters of a sentence that is one of a row.
const LONGEST: usize = 42;

/// Marking, number, byte offset, length, and whether a sentence or paragraph starts there.
type OrdinalPlace = (Marking, u32, usize, usize, bool);

/// The places of 一是, 二要 …; `ends` are those of headings without a stop.
fn ordinal_places(text: &str, ends: &[usize]) -> Vec<OrdinalPlace> {
    let mut out = Vec::new();
    for sign in class::ORDINAL_SIGN.all_in(text) {
        let at = sign.start;
        let before = text.get(..at).unwrap_or("");
        let digits: usize =
            before.chars().rev().take(3).take_while(|ch| class::ORDINAL_NUMERAL.is_char(*ch)).map(char::len_utf8).sum();
        if digits == 0 {
            continue;
        }
        let start = at - digits;
        let Some(marker) = marker(text.get(start..sign.end).unwrap_or("")) else { continue };
        let lead = text.get(..start).unwrap_or("").trim_end_matches(' ');
        let headed = ends.binary_search(&start).is_ok();
        let stopped = headed || lead.is_empty() || lead.ends_with(['\n', '。', '！', '？', '”', '!', '?']);
        if stopped || lead.ends_with(['，', '：', '；', ',', ':', ';']) {
            out.push((marker.marking, marker.number, start, marker.len, stopped));
        }
    }
    out
}
