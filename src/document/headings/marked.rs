//! Headings with a marker: 一、 （一） 1. —— 第一部分 附件1.

use super::lines::TITLE;
use super::{Finder, Found, Sentence, UNBROKEN, cut};
use crate::lexicon::headings::{self as lexicon, Marking, begins_topic, marker, title_role};
use crate::model::{HeadingForm, Role};
use crate::span::Span;

/// The highest numbers seen, to tell a heading from a number that happens to stand there.
#[derive(Default)]
struct Counts {
    /// Whether the text's head is missing and no heading of a part has come: its first numbers are no odd ones.
    headless: bool,
    chapter: u32,
    section: u32,
    item: u32,
    arabic: u32,
    /// The last arabic number, in whatever section: 1. to 4. in one, 5. to 9. in the next.
    running: u32,
    bracketed: u32,
}

impl Finder<'_> {
    /// Headings with a marker, and those on a line of their own.
    pub(super) fn marked(&mut self) {
        // A text whose head is missing starts with any number.
        let mut counts = Counts { headless: self.body == 0, ..Counts::default() };
        let mut skip_to = 0;
        for at in 0..self.sentences.len() {
            let Some(sentence) = self.sentences.get(at).copied() else { break };
            if sentence.span.start() < skip_to {
                continue;
            }
            let whole = sentence.span.of(self.text);
            let words = whole.trim_start();
            let start = sentence.span.end() - words.len();
            let head = cut(words, 120);
            let found = match marker(head) {
                Some(marker) => self.with_marker(at, start, words, marker, &mut counts),
                None => None,
            };
            let found = found.or_else(|| self.on_its_own(at, start, words)).or_else(|| {
                // …五个方面工作：1.以稳中求进为基调…, where line breaks are missing.
                let unbroken = self.is_unbroken(sentence.paragraph);
                let behind = unbroken.then(|| words.find("：1").or_else(|| words.find(":1"))).flatten()?;
                let behind = behind + words[behind..].chars().next().map_or(1, char::len_utf8);
                let marker = marker(cut(&words[behind..], 120)).filter(|it| it.marking == Marking::Arabic)?;
                self.with_marker(at, start + behind, &words[behind..], marker, &mut counts)
            });
            if let Some(found) = found {
                if found.level == 1 {
                    counts.item = 0;
                    counts.headless = false;
                }
                if found.level <= 2 {
                    (counts.arabic, counts.bracketed) = (0, 0);
                }
                if matches!(found.marking, Some(Marking::Annex)) || self.opens_annex(&found) {
                    self.annex = true;
                    counts = Counts::default();
                }
                skip_to = found.title.end();
                self.out.found.push(found);
                // A title that ran on into the text may be followed by another marker at once.
                self.inside(&sentence, skip_to, &mut counts);
            }
        }
    }

    /// A heading right behind another one in one sentence: 一、工作回顾（一）经济向好。
    fn inside(&mut self, sentence: &Sentence, from: usize, counts: &mut Counts) {
        let rest = self.text.get(from..sentence.span.end()).unwrap_or("");
        let words = rest.trim_start_matches([' ', '：', ':']);
        let start = sentence.span.end() - words.len();
        let Some(marker) = marker(cut(words, 120)) else { return };
        if matches!(marker.marking, Marking::Item | Marking::Section | Marking::Dash) && rest.len() > 1 {
            let at = self.sentences.partition_point(|it| it.span.start() < sentence.span.start());
            if let Some(found) = self.with_marker(at, start, words, marker, counts) {
                self.out.found.push(found);
            }
        }
    }

    fn with_marker(
        &mut self,
        at: usize,
        start: usize,
        words: &str,
        marker: lexicon::Marker,
        counts: &mut Counts,
    ) -> Option<Found> {
        let sentence = *self.sentences.get(at)?;
        let first = sentence.first && sentence.span.of(self.text).trim_start().len() == words.len();
        if start < self.body && marker.marking != Marking::Section {
            return None;
        }
        let after = &words[marker.len..];
        let padded = after.trim_start();
        let title_start = start + words.len() - padded.len();
        let found = |level, form, title: Span| Found {
            level,
            form,
            marking: Some(marker.marking),
            marker: Span::new(self.text, start, start + marker.len),
            title,
        };
        let title = |longest| self.title(title_start, padded, longest);
        match marker.marking {
            Marking::Annex => {
                if !first && marker.number == 0 {
                    return None;
                }
                let own = padded.trim_start_matches(['：', ':', ' ', '、', '.']);
                if own.is_empty() {
                    // The title stands on the next line.
                    let next = self.sentences.get(at + 1)?;
                    let line = next.span.of(self.text);
                    let is_title = next.first && line.chars().count() <= 40 && !line.contains(['。', '；']);
                    let title = if is_title && lexicon::marker(line).is_none() {
                        next.span
                    } else {
                        Span::new(self.text, start + marker.len, start + marker.len)
                    };
                    return Some(found(1, HeadingForm::Numbered, title));
                }
                let from = start + words.len() - own.len();
                Some(found(1, HeadingForm::Numbered, self.title(from, own, 40)?))
            }
            Marking::Chapter => {
                let title = title(TITLE)?;
                let cut = counts.headless && counts.chapter == 0;
                follows(&mut counts.chapter, marker.number, first).map(|odd| {
                    counts.section = 0;
                    self.note(odd && !cut, title);
                    found(1, HeadingForm::Numbered, title)
                })
            }
            // 一、新建公园8个。 in a list of projects.
            Marking::Section | Marking::Item if self.annex && first && listed(words) => {
                let item = padded.trim_end_matches(['。', '；', ';', ' ', '.']);
                let item = Span::new(self.text, title_start, title_start + item.len());
                Some(found(3, HeadingForm::ListItem, item))
            }
            Marking::Section => {
                let title = title(TITLE)?;
                // Before the formula only a report without one has headings.
                if start < self.body && !first {
                    return None;
                }
                let cut = counts.headless && counts.section == 0;
                follows(&mut counts.section, marker.number, first).map(|odd| {
                    self.note(odd && !cut, title);
                    found(1, HeadingForm::Numbered, title)
                })
            }
            Marking::Item => {
                let title = title(TITLE)?;
                let cut = counts.headless && counts.item == 0;
                follows(&mut counts.item, marker.number, first).map(|odd| {
                    self.note(odd && !cut, title);
                    found(2, HeadingForm::Numbered, title)
                })
            }
            Marking::Dash => {
                // ——2024年1月12日在… is a cover line.
                let cover = padded.starts_with(|ch: char| ch.is_ascii_digit()) && cut(padded, 40).contains("日在");
                let before = self.text.get(..start).unwrap_or("").trim_end();
                let stopped = first || before.ends_with(['。', '！', '？', '；', '：', '”', '!', ':', ';']);
                // ——地区生产总值增长7.5%左右； is a target of a list.
                let line = padded.split('\n').next().unwrap_or("").trim_end();
                let counted = line.chars().any(|ch| ch.is_ascii_digit()) && !line.trim_end_matches('。').contains('。');
                let listed = counted && (line.ends_with(['；', ';']) || line.contains(['%', '％']));
                if cover || !stopped || listed {
                    return None;
                }
                Some(found(2, HeadingForm::Dash, title(TITLE)?))
            }
            Marking::Arabic | Marking::Bracketed => {
                let count = if marker.marking == Marking::Arabic { &mut counts.arabic } else { &mut counts.bracketed };
                let goes_on = marker.marking == Marking::Arabic && marker.number == counts.running + 1;
                if !first && marker.number != *count + 1 && !goes_on {
                    return None;
                }
                *count = marker.number;
                if marker.marking == Marking::Arabic {
                    counts.running = marker.number;
                }
                if self.annex {
                    let end = sentence.span.end();
                    let item = self.text.get(title_start..end).unwrap_or("");
                    let item = item.trim_end_matches(['。', '；', ';', ' ', '.']);
                    return Some(found(
                        3,
                        HeadingForm::ListItem,
                        Span::new(self.text, title_start, title_start + item.len()),
                    ));
                }
                let title = title(TITLE)?;
                let words = title.of(self.text);
                // A list's item tells a quantity or goes on without a stop; a heading is a topic.
                let listed = words.contains(|ch: char| ch.is_ascii_digit())
                    || !first && !self.is_unbroken(sentence.paragraph)
                    || words.chars().count() > TITLE / 2 && !begins_topic(words);
                Some(found(3, if listed { HeadingForm::ListItem } else { HeadingForm::Numbered }, title))
            }
            Marking::Is | Marking::Must => None,
        }
    }

    /// Whether a paragraph is of a text that lost its line breaks.
    fn is_unbroken(&self, paragraph: usize) -> bool {
        self.reading.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.len() > UNBROKEN)
    }

    fn note(&mut self, odd: bool, title: Span) {
        if odd {
            self.out.odd.push(title);
        }
    }

    pub(super) fn opens_annex(&self, found: &Found) -> bool {
        found.level == 1
            && matches!(title_role(found.title.of(self.text)), Some(Role::Livelihood | Role::Policies | Role::Glossary))
            && found.start() > self.text.len() / 2
    }
}

/// Whether a number follows from the last of its kind (and whether that is odd), else `None`. At the start of a line a
/// wrong number is believed and noted; in the middle of one it is no heading.
fn follows(last: &mut u32, number: u32, first: bool) -> Option<bool> {
    let next = *last + 1;
    let odd = number != next && number != 1;
    // One that was missed or lost must not cost all after it.
    let near = number > next && number <= next + 2;
    if odd && !first && !near {
        return None;
    }
    *last = number;
    Some(odd)
}

/// Whether a numbered sentence of an annex is an item of its list: it has a stop or tells a quantity.
fn listed(words: &str) -> bool {
    words.ends_with(['。', '；', ';']) || words.chars().skip(4).any(|ch| ch.is_ascii_digit())
}
