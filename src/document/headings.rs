//! Headings in the text: numbered, dashed, ordinal (一是), bold, on a line of their own, and run in.
//!
//! Three passes over the sentences: what is marked by a number, what stands on a line of its own, and, within each
//! section, the short topic sentences that open its groups (`强化政策发力。`).

use super::heading_ends;
use crate::bytes::MarkKind;
use crate::lexicon::headings::{
    self as lexicon, Marking, begins_topic, ends_topic, is_fact, marker, title_end_within, title_ends, title_role,
};
use crate::order;
use crate::report::{HeadingForm, Role};
use crate::span::Span;
use crate::text::Reading;

/// A heading as it was found, not yet placed in the outline.
#[derive(Clone, Debug)]
pub struct Found {
    /// 1-3 by the form of the heading.
    pub level: u8,
    /// How it is marked as a heading.
    pub form: HeadingForm,
    /// What kind of marker it has, if any.
    pub marking: Option<Marking>,
    /// `一、` and the like; empty for a run-in.
    pub marker: Span,
    /// The words, without the marker and the final 。
    pub title: Span,
}

impl Found {
    /// First byte of the heading.
    pub fn start(&self) -> usize {
        if self.marker.is_empty() { self.title.start() } else { self.marker.start() }
    }
}

/// The headings of a text, and what is odd about their numbers.
#[derive(Debug, Default)]
pub struct Headings {
    /// In order.
    pub found: Vec<Found>,
    /// The sentences, the end of a heading ending one.
    pub sentences: Vec<Sentence>,
    /// Headings whose number does not follow from the one before.
    pub odd: Vec<Span>,
}

/// A sentence with its final stop.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// Which paragraph it is of.
    pub paragraph: usize,
    /// Whether it is its paragraph's first.
    pub first: bool,
}

/// Longest title of a numbered heading, in characters.
const TITLE: usize = 60;
/// Longest topic sentence, in characters without the stop.
const TOPIC: usize = 20;
/// Longest line that can be a heading by itself, in characters.
const LINE: usize = 36;
/// A paragraph of more bytes than this was never one: line breaks are missing.
const UNBROKEN: usize = 6000;

/// The sentences of this text, in order. They end with 。！？ and closing quotes, or with their paragraph.
fn sentences(reading: &Reading) -> Vec<Sentence> {
    let text = reading.text.as_str();
    let mut all = Vec::new();
    for (paragraph, span) in reading.paragraphs.iter().enumerate() {
        let mut start = span.start();
        let mut first = true;
        let mut chars = span.of(text).char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let mut end = span.start() + at + ch.len_utf8();
            // 主要做了以下工作：（一）… without a line break: the colon ends what leads over.
            let leads = matches!(ch, '：' | ':' | '；' | ';')
                && chars.peek().is_some_and(|(_, next)| matches!(next, '（' | '(' | '一' | '附' | '—' | '第'))
                && marker(cut(text.get(end..span.end()).unwrap_or(""), 12)).is_some_and(|marker| {
                    matches!(marker.marking, Marking::Item | Marking::Section | Marking::Dash | Marking::Chapter)
                });
            if !leads && !matches!(ch, '。' | '！' | '？' | '!' | '?') {
                continue;
            }
            while let Some(&(_, next)) = chars.peek() {
                if !matches!(next, '”' | '’' | '）' | ')' | '」' | '』' | '。' | '！' | '!') {
                    break;
                }
                end += next.len_utf8();
                chars.next();
            }
            all.push(Sentence { span: Span::new(text, start, end), paragraph, first });
            (start, first) = (end, false);
        }
        if start < span.end() {
            all.push(Sentence { span: Span::new(text, start, span.end()), paragraph, first });
        }
    }
    all
}

/// The headings of this text.
pub fn find(reading: &Reading) -> Headings {
    let sentences = sentences(reading);
    let mut finder = Finder {
        reading,
        text: &reading.text,
        body: body_start(reading, &sentences),
        sentences,
        annex: false,
        out: Headings::default(),
    };
    finder.marked();
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    let moved = finder.settle();
    finder.ordinals(&moved);
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    finder.run_ins();
    order::by_key(&mut finder.out.found, |found| found.start() as u64);
    finder.out.found.dedup_by_key(|found| found.start());
    finder.out.sentences = finder.sentences;
    finder.out
}

/// Where the report itself starts: behind the cover lines and the formula.
fn body_start(reading: &Reading, sentences: &[Sentence]) -> usize {
    let text = reading.text.as_str();
    let head = sentences.iter().take_while(|sentence| sentence.span.start() < 4000);
    let formula = head.clone().find(|sentence| is_formula(sentence.span.of(text)));
    if let Some(formula) = formula {
        return formula.span.end();
    }
    let address = head.clone().find(|sentence| sentence.span.of(text).trim_start().starts_with("各位代表"));
    address.map_or(0, |address| if address.first { address.span.start() } else { 0 })
}

/// Whether a sentence is the formula with which a report is put before its congress.
pub fn is_formula(sentence: &str) -> bool {
    (sentence.contains("审议") || sentence.contains("审查")) && (sentence.contains("报告") || sentence.contains("意见"))
        || sentence.contains("提出")
            && sentence.contains("意见")
            && (sentence.contains("列席") || sentence.contains("政协委员"))
}

struct Finder<'t> {
    reading: &'t Reading,
    text: &'t str,
    sentences: Vec<Sentence>,
    body: usize,
    annex: bool,
    out: Headings,
}

/// The highest numbers seen, to tell a heading from a number that happens to stand there.
#[derive(Default)]
struct Counts {
    /// Whether the text's head is missing and no heading of a part has come: its first numbers are no odd ones.
    headless: bool,
    chapter: u32,
    section: u32,
    item: u32,
    arabic: u32,
    bracketed: u32,
}

impl Finder<'_> {
    /// Headings with a marker, and those on a line of their own.
    fn marked(&mut self) {
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
            let found = found.or_else(|| self.on_its_own(at, start, words));
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

    /// Ends of headings that run on into a text without line breaks. Gives the ends that were moved; each ends a sentence.
    fn settle(&mut self) -> Vec<usize> {
        let paragraphs = &self.reading.paragraphs;
        let unbroken = |found: &Found| {
            let after = paragraphs.partition_point(|paragraph| paragraph.start() <= found.start());
            after.checked_sub(1).and_then(|at| paragraphs.get(at)).is_some_and(|paragraph| paragraph.len() > UNBROKEN)
        };
        let moved = heading_ends::settle(self.text, &mut self.out.found, unbroken);
        let mut added = Vec::new();
        for &end in &moved {
            let at = self.sentences.partition_point(|sentence| sentence.span.start() < end);
            let Some(sentence) = at.checked_sub(1).and_then(|at| self.sentences.get_mut(at)) else { continue };
            let whole = sentence.span;
            if whole.end() <= end {
                continue;
            }
            sentence.span = Span::new(self.text, whole.start(), end);
            added.push(Sentence { span: Span::new(self.text, end, whole.end()), first: false, ..*sentence });
        }
        self.sentences.append(&mut added);
        order::by_key(&mut self.sentences, |sentence| sentence.span.start() as u64);
        for &end in &moved {
            // ——健全机制 right behind its section's heading.
            let at = self.sentences.partition_point(|sentence| sentence.span.start() < end);
            let Some(words) = self.sentences.get(at).map(|sentence| sentence.span.of(self.text)) else { continue };
            let Some(marker) = marker(cut(words, 12)).filter(|marker| marker.marking == Marking::Dash) else {
                continue;
            };
            let after = &words[marker.len..];
            let title = self.title(end + marker.len, after, TITLE);
            let there = self.out.found.iter().any(|found| found.start() == end);
            if let Some(title) = title.filter(|_| !there) {
                let marker = Span::new(self.text, end, end + marker.len);
                let marking = Some(Marking::Dash);
                self.out.found.push(Found { level: 2, form: HeadingForm::Dash, marking, marker, title });
            }
        }
        moved
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

    fn opens_annex(&self, found: &Found) -> bool {
        found.level == 1
            && matches!(title_role(found.title.of(self.text)), Some(Role::Livelihood | Role::Policies | Role::Glossary))
            && found.start() > self.text.len() / 2
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
                if cover || !stopped {
                    return None;
                }
                Some(found(2, HeadingForm::Dash, title(TITLE)?))
            }
            Marking::Arabic | Marking::Bracketed => {
                let count = if marker.marking == Marking::Arabic { &mut counts.arabic } else { &mut counts.bracketed };
                if !first && marker.number != *count + 1 {
                    return None;
                }
                *count = marker.number;
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
                    || !first
                    || words.chars().count() > TITLE / 2 && !begins_topic(words);
                Some(found(3, if listed { HeadingForm::ListItem } else { HeadingForm::Numbered }, title))
            }
            Marking::Is | Marking::Must => None,
        }
    }

    fn note(&mut self, odd: bool, title: Span) {
        if odd {
            self.out.odd.push(title);
        }
    }

    /// The title that starts at byte `start` with `words`: to its stop, to where the text under it begins, or to its
    /// first clause if the sentence is too long for a title.
    fn title(&self, start: usize, words: &str, longest: usize) -> Option<Span> {
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
            let clause = clause.take_while(|at| title[..*at].chars().count() <= LINE).last()?;
            title = &title[..clause];
        } else if let Some(colon) = title.find(['：', ':']).filter(|at| title[..*at].chars().count() >= 4) {
            title = &title[..colon];
        }
        let chars = title.chars().count();
        (chars >= 2 && chars <= longest).then(|| Span::new(self.text, start, start + title.len()))
    }

    /// A heading without a marker on a line of its own, or the title of a part run into the text.
    fn on_its_own(&self, at: usize, start: usize, words: &str) -> Option<Found> {
        if start < self.body {
            return None;
        }
        let sentence = self.sentences.get(at)?;
        let found = |level, end: usize| Found {
            level,
            form: HeadingForm::Style,
            marking: None,
            marker: Span::new(self.text, start, start),
            title: Span::new(self.text, start, end),
        };
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
            let leads = ["我们", "以下", "如下", "个方面", "方面工作", "几方面"].iter().any(|it| title.contains(it));
            let cover = cover || leads;
            if cover || words.ends_with(['：', ':']) && title_role(title).is_none() {
                return None;
            }
            // The rest of a sentence that a line end cut is none.
            let before = sentence.paragraph.checked_sub(1).and_then(|at| self.reading.paragraphs.get(at));
            let cut_off = before.is_some_and(|before| {
                let words = before.of(self.text);
                words.chars().nth(LINE).is_some() && words.ends_with(super::folded::is_han)
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
    fn names_speaker(&self, start: usize, title: &str) -> bool {
        let above = start < 1500 && !self.out.found.iter().any(|found| found.level == 1);
        above
            && ["长", "主席", "主任"].iter().any(|office| {
                title.split_once(office).is_some_and(|(before, name)| {
                    before.chars().count() <= 14 && name.trim().chars().count() <= 4 && !title.contains(['，', '。'])
                }) && (title.contains("政府") || title.contains(' '))
            })
    }

    /// The level of the paragraph style over a stretch.
    fn styled(&self, start: usize, end: usize) -> Option<u8> {
        let marks = &self.reading.marks;
        let from = marks.partition_point(|mark| mark.span.start() + 12 < start);
        marks[from..].iter().take_while(|mark| mark.span.start() <= start).find_map(|mark| match mark.kind {
            MarkKind::Heading(level) if mark.span.end() + 6 >= end => Some(level),
            _ => None,
        })
    }

    /// 一是 … 二是 …, 一要 … 二要 …: headings where a sentence each; inside one sentence they only enumerate.
    fn ordinals(&mut self, ends: &[usize]) {
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

    /// Topic sentences, section by section.
    fn run_ins(&mut self) {
        // Sections start at headings of level 1 and 2; a `top` is one of level 1.
        let mut starts: Vec<(usize, bool)> = Vec::new();
        let mut end = self.text.len();
        for found in self.out.found.iter().filter(|found| found.level <= 2) {
            if found.marking == Some(Marking::Annex) || self.opens_annex(found) {
                end = found.start();
                break;
            }
            starts.push((found.title.end(), found.level == 1));
        }
        if starts.is_empty() {
            starts.push((self.body, true));
        }
        let taken: Vec<usize> = self.out.found.iter().map(|found| found.title.start()).collect();
        let ordinals: Vec<usize> =
            self.out.found.iter().filter(|it| it.form == HeadingForm::Ordinal).map(Found::start).collect();
        let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).chain([end]).collect();
        let sections: Vec<(bool, bool, Vec<Topic>)> = (starts.iter().zip(ends))
            .map(|((start, top), end)| {
                let from = self.sentences.partition_point(|sentence| sentence.span.start() < *start);
                let to = self.sentences.partition_point(|sentence| sentence.span.start() < end);
                let counted = ordinals.iter().filter(|at| (*start..end).contains(at)).count() >= 2;
                (*top, counted, self.candidates(from, to, &taken))
            })
            .collect();
        let bold = self.bold();
        let mut added = Vec::new();
        let mut from = 0;
        while from < sections.len() {
            let to =
                sections.iter().skip(from + 1).position(|(top, ..)| *top).map_or(sections.len(), |at| from + 1 + at);
            let group = sections.get(from..to).unwrap_or_default();
            // How this part's sections are built: do their topics open paragraphs?
            let lined = group.iter().filter(|(.., topics)| topics.iter().any(opens_paragraph)).count();
            let by_line = lined * 2 >= group.len() && lined > 0;
            for (_, counted, topics) in group {
                // A section in one paragraph cannot be built by lines.
                let paragraphs = topics.last().map_or(0, |topic| topic.paragraph)
                    - topics.first().map_or(0, |topic| topic.paragraph);
                for topic in choose(topics, by_line && paragraphs > 0 || *counted) {
                    added.push((topic.title, HeadingForm::RunIn));
                }
            }
            from = to;
        }
        // Both lists are in order: a bold stretch and a run-in that overlap are one heading, and the form is bold.
        let mut next = 0;
        let mut alone = Vec::new();
        for span in bold {
            while added.get(next).is_some_and(|(title, _)| title.end() <= span.start()) {
                next += 1;
            }
            match added.get_mut(next) {
                Some((title, form)) if title.start() < span.end() => *form = HeadingForm::Bold,
                _ if taken.binary_search(&span.start()).is_err() => alone.push((span, HeadingForm::Bold)),
                _ => {}
            }
        }
        added.append(&mut alone);
        for (title, form) in added {
            if taken.binary_search(&title.start()).is_ok() {
                continue;
            }
            let marker = Span::new(self.text, title.start(), title.start());
            self.out.found.push(Found { level: 3, form, marking: None, marker, title });
        }
    }

    /// Bold stretches that open a group: short, at a sentence's start or behind a colon, with a stop at their end.
    fn bold(&self) -> Vec<Span> {
        let strong = self.reading.marks.iter().filter(|mark| mark.kind == MarkKind::Strong);
        let (mut good, mut all) = (Vec::new(), 0);
        for mark in strong.filter(|mark| mark.span.start() >= self.body) {
            all += 1;
            let words = mark.span.of(self.text);
            let title = words.trim_end_matches(['。', '，', '：', ' ', ':', ',', '；']);
            let chars = title.chars().count();
            let before = self.text.get(..mark.span.start()).unwrap_or("");
            let after = self.text.get(mark.span.end()..).unwrap_or("");
            let opens = before.is_empty() || before.ends_with(['\n', '。', '！', '：', '；', '”', '？', '!', ':']);
            let stopped = title.len() < words.len() || after.starts_with(['。', '，', '：', '；', ',', ':']);
            if opens
                && stopped
                && (4..=25).contains(&chars)
                && !title.contains(['。', '，', '；'])
                && marker(title).is_none()
                && !title.contains(|ch: char| ch.is_ascii_digit())
            {
                good.push(Span::new(self.text, mark.span.start(), mark.span.start() + title.len()));
            }
        }
        // A highlighter marks what its user found striking; bold headings are most of what is bold.
        if good.len() >= 3 && good.len() * 2 >= all { good } else { Vec::new() }
    }

    /// The short sentences of a section that may be topics.
    fn candidates(&self, from: usize, to: usize, taken: &[usize]) -> Vec<Topic<'_>> {
        let mut out: Vec<Topic> = Vec::new();
        let sentences = self.sentences.get(from..to).unwrap_or_default();
        for (nth, sentence) in sentences.iter().enumerate() {
            let words = sentence.span.of(self.text).trim_start();
            let start = sentence.span.end() - words.len();
            let size = words.chars().count();
            let title = words.strip_suffix('。').unwrap_or("");
            let chars = title.chars().count();
            let plain = (4..=TOPIC).contains(&chars)
                && !title.contains(['，', '；', '：', ',', ';', ':', '\n'])
                && !title.contains(|ch: char| ch.is_ascii_digit())
                && !title.starts_with(['我', '这', '各', '但'])
                && !title.contains(['是', '了'])
                && !title.starts_with(['第', '该'])
                && !NO_TOPIC.iter().any(|start| title.starts_with(start))
                && taken.binary_search(&start).is_err()
                && marker(title).is_none();
            if !plain {
                if let Some(last) = out.last_mut() {
                    last.body += size;
                }
                continue;
            }
            let paragraph = self.reading.paragraphs.get(sentence.paragraph).copied();
            out.push(Topic {
                title: Span::new(self.text, start, start + title.len()),
                words: title,
                chars,
                paragraph: sentence.paragraph,
                first: sentence.first && paragraph.is_some_and(|paragraph| paragraph.len() < UNBROKEN),
                nth,
                verb: begins_topic(title),
                state: ends_topic(title),
                fact: is_fact(title),
                body: 0,
                paragraph_body: paragraph.map_or(0, |paragraph| paragraph.end() - sentence.span.end()) / 3,
            });
        }
        out
    }
}

/// Words that begin a remark, no topic.
const NO_TOPIC: [&str; 14] =
    ["同时", "特别", "对此", "对于", "今年", "去年", "一年来", "过去", "当前", "当今", "打铁", "思危", "面对", "为此"];

/// A short sentence that may open a group.
struct Topic<'t> {
    title: Span,
    words: &'t str,
    chars: usize,
    paragraph: usize,
    /// Whether it opens a paragraph (that is one).
    first: bool,
    /// Which sentence of its section.
    nth: usize,
    verb: bool,
    state: bool,
    fact: bool,
    /// Characters up to the next candidate.
    body: usize,
    /// Characters (nearly) behind it in its own paragraph.
    paragraph_body: usize,
}

/// Characters that stand under a topic sentence at least.
const GROUP: usize = 45;

/// How many candidates before and after one are held against it.
const NEAR: usize = 24;

/// Whether a topic opens its paragraph and is followed by what it is about.
fn opens_paragraph(topic: &Topic) -> bool {
    topic.first && topic.paragraph_body >= 15 && (!topic.fact || topic.verb && topic.chars <= 12)
}

/// Those of a section's candidates that open groups. `strict` where topics of its part open paragraphs or are counted
/// (一是): one inside a paragraph must then be one of several of the same build.
fn choose<'c, 't>(candidates: &'c [Topic<'t>], strict: bool) -> Vec<&'c Topic<'t>> {
    let lined: Vec<&Topic> = candidates.iter().filter(|topic| opens_paragraph(topic)).collect();
    let mut chosen: Vec<&Topic> = lined
        .iter()
        // A remark may open a paragraph too; what is no verb and no state needs company.
        .filter(|topic| topic.verb || topic.state || topic.chars <= 14 && lined.len() >= 2)
        .copied()
        .collect();
    let strict = strict || !chosen.is_empty();
    let inner: Vec<&Topic> = candidates
        .iter()
        .filter(|topic| !opens_paragraph(topic) && !topic.fact && topic.body >= GROUP / 2 && topic.chars <= 16)
        .collect();
    let mut more = Vec::new();
    for (nth, topic) in inner.iter().enumerate() {
        let told = topic.verb || topic.state;
        let (mut twins, mut mates, mut equals) = (0, 0, 0);
        // Only what stands near can be of one row with it; all pairs would cost the square.
        let near = inner.get(nth.saturating_sub(NEAR)..inner.len().min(nth + NEAR)).unwrap_or_default();
        for other in near.iter().filter(|other| other.title != topic.title) {
            let alike = likeness(topic, other);
            let bodies = topic.body.min(other.body);
            let together = topic.paragraph == other.paragraph;
            twins += usize::from(together && alike >= 3);
            mates += usize::from(told && (alike >= 2 && bodies >= GROUP || alike >= 1 && bodies >= 2 * GROUP));
            equals += usize::from(together && topic.chars == other.chars && topic.chars >= 6 && bodies >= GROUP + 15);
        }
        // Twins of like build, or a row of sentences of one length, each with a body.
        if told && twins >= 2 || equals >= 2 || !strict && mates >= 1 {
            more.push(*topic);
        }
    }
    chosen.append(&mut more);
    order::by_key(&mut chosen, |topic| topic.nth as u64);
    chosen
}

/// How alike two topic sentences are built: length, first and last characters, kind, words shared.
fn likeness(a: &Topic, b: &Topic) -> usize {
    let chars = |topic: &Topic| topic.words.chars().collect::<Vec<_>>();
    let (one, two) = (chars(a), chars(b));
    let shares = one.windows(2).any(|pair| two.windows(2).any(|other| pair == other));
    usize::from(a.chars.abs_diff(b.chars) <= 2)
        + usize::from(one.first() == two.first())
        + usize::from(one.last() == two.last())
        + usize::from(shares)
        + usize::from(a.verb && b.verb || a.state && b.state)
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

/// The first `chars` characters.
pub fn cut(words: &str, chars: usize) -> &str {
    words.char_indices().nth(chars).map_or(words, |(at, _)| &words[..at])
}
