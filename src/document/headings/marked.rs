//! Headings with a marker: 一、 （一） 1. —— 第一部分 附件1.

use super::lines::TITLE;
use super::{Finder, Found, Sentence, UNBROKEN, cut};
use crate::lexicon::classes::class;
use crate::lexicon::headings::begins_topic;
use crate::lexicon::markers::{Marker, Marking, marker};
use crate::model::HeadingForm;
use crate::span::Span;

/// Characters in which a marker is looked for.
const HEAD: usize = 120;
/// Signs that lead to the page number in a table of contents.
const LEADERS: &[char] = &['…', '.', '．', '·', '•', '-', '─', '—', '_', '\t'];
/// Longest title of an annex, in characters.
const ANNEX_TITLE: usize = 40;

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

/// Words with a marker in front that may be a heading.
#[derive(Clone, Copy)]
struct Candidate<'t> {
    /// Which sentence.
    at: usize,
    sentence: Sentence,
    /// Byte at which the marker stands.
    start: usize,
    /// From the marker to the sentence's end.
    words: &'t str,
    marker: Marker,
    /// Behind the marker.
    title: &'t str,
    /// Whether it starts a paragraph.
    first: bool,
}

impl Candidate<'_> {
    /// Byte at which the title stands.
    fn title_start(&self) -> usize {
        self.start + self.words.len() - self.title.len()
    }

    fn found(&self, text: &str, level: u8, form: HeadingForm, title: Span) -> Found {
        let marker = Span::new(text, self.start, self.start + self.marker.len);
        Found { level, form, marking: Some(self.marker.marking), marker, title }
    }

    /// An item of a list: everything up to its stop.
    fn item(&self, text: &str) -> Found {
        let item = self.title.trim_end_matches(['。', '；', ';', ' ', '.']);
        let span = Span::new(text, self.title_start(), self.title_start() + item.len());
        self.found(text, 3, HeadingForm::ListItem, span)
    }
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
            let words = sentence.span.of(self.text).trim_start();
            let start = sentence.span.end() - words.len();
            let found = self.with_marker(at, start, words, &mut counts);
            let found = found.or_else(|| self.on_its_own(at, start, words));
            let Some(found) = found.or_else(|| self.behind_colon(at, start, words, &mut counts)) else { continue };
            if found.level == 1 {
                counts.item = 0;
                counts.headless = false;
            }
            if found.level <= 2 {
                (counts.arabic, counts.bracketed) = (0, 0);
            }
            if found.marking == Some(Marking::Annex) || self.opens_annex(&found) {
                self.annex = true;
                counts = Counts::default();
            }
            skip_to = found.title.end();
            self.out.found.push(found);
            // A title that ran on into the text may be followed by another marker at once.
            self.inside(at, skip_to, &mut counts);
        }
    }

    /// …五个方面工作：1.以稳中求进为基调…, where line breaks are missing.
    fn behind_colon(&mut self, at: usize, start: usize, words: &str, counts: &mut Counts) -> Option<Found> {
        if !self.is_unbroken(self.sentences.get(at)?.paragraph) {
            return None;
        }
        let colon = words.find("：1").or_else(|| words.find(":1"))?;
        let item = words.get(colon..)?.trim_start_matches(['：', ':']);
        marker(cut(item, HEAD)).filter(|it| it.marking == Marking::Arabic)?;
        self.with_marker(at, start + words.len() - item.len(), item, counts)
    }

    /// A heading right behind another one in one sentence: 一、工作回顾（一）经济向好。
    fn inside(&mut self, at: usize, from: usize, counts: &mut Counts) {
        let Some(sentence) = self.sentences.get(at).copied() else { return };
        let rest = self.text.get(from..sentence.span.end()).unwrap_or("");
        let words = rest.trim_start_matches([' ', '：', ':']);
        let start = sentence.span.end() - words.len();
        let Some(marker) = marker(cut(words, HEAD)) else { return };
        if matches!(marker.marking, Marking::Item | Marking::Section | Marking::Dash)
            && rest.len() > 1
            && let Some(found) = self.with_marker(at, start, words, counts)
        {
            self.out.found.push(found);
        }
    }

    /// The heading whose marker the words begin with.
    fn with_marker(&mut self, at: usize, start: usize, words: &str, counts: &mut Counts) -> Option<Found> {
        let marker = marker(cut(words, HEAD))?;
        let sentence = *self.sentences.get(at)?;
        let first = sentence.first && sentence.span.of(self.text).trim_start().len() == words.len();
        if start < self.body && marker.marking != Marking::Section {
            return None;
        }
        let title = words.get(marker.len..)?.trim_start();
        if self.in_contents(start, words) {
            return None;
        }
        let candidate = Candidate { at, sentence, start, words, marker, title, first };
        match marker.marking {
            // 附表 in the midst of a report ends nothing.
            Marking::Annex if start < self.out.addressed || self.counts_on(at, counts.section) => None,
            Marking::Annex => self.annex_heading(&candidate),
            // 一、新建公园8个。 in a list of projects.
            Marking::Section | Marking::Item if self.annex && first && listed(words) => Some(candidate.item(self.text)),
            Marking::Chapter | Marking::Section | Marking::Item => self.numbered(&candidate, counts),
            Marking::Dash => self.dashed(&candidate),
            Marking::Arabic | Marking::Bracketed => self.in_figures(&candidate, counts),
            Marking::Is | Marking::Must => None,
        }
    }

    /// Whether a line is of a table of contents: leaders and a page number end it, or it stands before the speech and
    /// comes again in it.
    fn in_contents(&self, start: usize, words: &str) -> bool {
        let line = words.split('\n').next().unwrap_or("").trim_end();
        let name = line.trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ')' | '）' | '(' | '（'));
        let led = name.trim_end().trim_end_matches(LEADERS);
        let leaders = name.trim_end().get(led.len()..).unwrap_or("").chars().count();
        if name.len() < line.len() && leaders >= 3 {
            return true;
        }
        let again = |at: usize| self.text.get(at..).is_some_and(|rest| rest.contains(led.trim_end()));
        start < self.body && led.chars().nth(4).is_some() && again(self.body)
    }

    /// Whether the next section behind a sentence goes on from this number: 二、 behind 一、.
    fn counts_on(&self, at: usize, last: u32) -> bool {
        let next = self.sections.get(self.sections.partition_point(|(place, _)| *place <= at));
        last > 0 && next.is_some_and(|(_, number)| *number == last + 1)
    }

    /// 附件1, with its title behind it or on the next line.
    fn annex_heading(&self, it: &Candidate) -> Option<Found> {
        if !it.first && it.marker.number == 0 {
            return None;
        }
        let own = it.title.trim_start_matches(['：', ':', ' ', '、', '.']);
        if !own.is_empty() {
            let from = it.start + it.words.len() - own.len();
            return Some(it.found(self.text, 1, HeadingForm::Numbered, self.title(from, own, ANNEX_TITLE)?));
        }
        let next = self.sentences.get(it.at + 1)?;
        let line = next.span.of(self.text);
        let is_title = next.first && line.chars().count() <= ANNEX_TITLE && !line.contains(['。', '；']);
        let end = it.start + it.marker.len;
        let titled = is_title && marker(line).is_none();
        let title = if titled { next.span } else { Span::new(self.text, end, end) };
        Some(it.found(self.text, 1, HeadingForm::Numbered, title))
    }

    /// 第一部分, 一、, （一）: headings whose form tells their level.
    fn numbered(&mut self, it: &Candidate, counts: &mut Counts) -> Option<Found> {
        let title = self.title(it.title_start(), it.title, TITLE)?;
        // Before the formula only a report without one has headings.
        if it.start < self.body && !it.first {
            return None;
        }
        let (count, level) = match it.marker.marking {
            Marking::Chapter => (&mut counts.chapter, 1),
            Marking::Section => (&mut counts.section, 1),
            _ => (&mut counts.item, 2),
        };
        let headless = counts.headless && *count == 0;
        let odd = follows(count, it.marker.number, it.first)?;
        if it.marker.marking == Marking::Chapter {
            counts.section = 0;
        }
        if odd && !headless {
            self.out.odd.push(title);
        }
        Some(it.found(self.text, level, HeadingForm::Numbered, title))
    }

    /// ——经济向好。
    fn dashed(&self, it: &Candidate) -> Option<Found> {
        // ——2024年1月12日在… is a cover line.
        let dated = it.title.starts_with(|ch: char| ch.is_ascii_digit());
        let cover = dated && class::ON_DAY_AT.within(cut(it.title, ANNEX_TITLE));
        let before = self.text.get(..it.start).unwrap_or("").trim_end();
        let stopped = it.first || before.ends_with(['。', '！', '？', '；', '：', '”', '!', ':', ';']);
        // ——地区生产总值增长7.5%左右； is a target of a list.
        let line = it.title.split('\n').next().unwrap_or("").trim_end();
        let counted = line.chars().any(|ch| ch.is_ascii_digit()) && !line.trim_end_matches('。').contains('。');
        let listed = counted && (line.ends_with(['；', ';']) || line.contains(['%', '％'])) || self.of_list(it, line);
        if cover || !stopped || listed {
            return None;
        }
        Some(it.found(self.text, 2, HeadingForm::Dash, self.title(it.title_start(), it.title, TITLE)?))
    }

    /// Whether a line with a dash is an item among others: ——节能减排完成上级下达任务； behind or before one that ends so too.
    fn of_list(&self, it: &Candidate, line: &str) -> bool {
        let paragraph = it.sentence.paragraph;
        let ends = |at: Option<usize>| {
            let other = at.and_then(|at| self.reading.paragraphs.get(at)).map_or("", |span| span.of(self.text).trim());
            marker(cut(other, HEAD)).is_some_and(|it| it.marking == Marking::Dash)
                && other.ends_with(['；', ';', '：', ':'])
        };
        let whole = |at: &usize| self.reading.paragraphs.get(*at).is_some_and(|it| it.len() < line.len() + 12);
        let semicolon = line.ends_with(['；', ';']);
        it.first
            && whole(&paragraph)
            && (semicolon && ends(Some(paragraph + 1))
                || ends(paragraph.checked_sub(1)) && (semicolon || line.ends_with('。')))
    }

    /// 1. （1） ①: a heading, or an item of a list.
    fn in_figures(&mut self, it: &Candidate, counts: &mut Counts) -> Option<Found> {
        let arabic = it.marker.marking == Marking::Arabic;
        let goes_on = arabic && it.marker.number == counts.running + 1;
        let count = if arabic { &mut counts.arabic } else { &mut counts.bracketed };
        if !it.first && it.marker.number != *count + 1 && !goes_on {
            return None;
        }
        *count = it.marker.number;
        if arabic {
            counts.running = it.marker.number;
        }
        if self.annex {
            return Some(it.item(self.text));
        }
        let title = self.title(it.title_start(), it.title, TITLE)?;
        let words = title.of(self.text);
        // A list's item tells a quantity or goes on without a stop; a heading is a topic.
        let listed = words.contains(|ch: char| ch.is_ascii_digit())
            || !it.first && !self.is_unbroken(it.sentence.paragraph)
            || words.chars().count() > TITLE / 2 && !begins_topic(words);
        let form = if listed { HeadingForm::ListItem } else { HeadingForm::Numbered };
        Some(it.found(self.text, 3, form, title))
    }

    /// Whether a paragraph is of a text that lost its line breaks.
    fn is_unbroken(&self, paragraph: usize) -> bool {
        self.reading.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.len() > UNBROKEN)
    }

    pub(super) fn opens_annex(&self, found: &Found) -> bool {
        found.level == 1 && self.heads_annex(found.start(), found.title.of(self.text))
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
