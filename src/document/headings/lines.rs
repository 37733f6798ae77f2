//! Titles: how far one goes behind its marker, and headings without a marker on a line of their own.

use super::{Finder, Found, Sentence, cut};
use crate::bytes::MarkKind;
use crate::document::titles::{annex_role, heads_part, title_role};
use crate::lexicon::classes::class;
use crate::lexicon::headings::{last_title_end, title_end_within, title_ends};
use crate::lexicon::markers::{Marking, begins_year, marker};
use crate::model::HeadingForm;
use crate::rules::{Fact, Site, Slot, family};
use crate::span::Span;
use crate::text::is_han;

/// Longest title of a numbered heading, in characters.
pub(super) const TITLE: usize = 60;
/// Longest line that can be a heading by itself, in characters.
const LINE: usize = 36;
/// Bytes of a cover in which a line may name the speaker.
const COVER: usize = 1500;

/// A line of its own, for the rules of `no_heading`.
struct Line<'t> {
    title: &'t str,
    names_speaker: bool,
    colon: bool,
    tells_part: bool,
    place: usize,
}

impl Site for Line<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Title).then_some(self.title)
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::NamesSpeaker => self.names_speaker,
            Fact::Colon => self.colon,
            Fact::TellsPart => self.tells_part,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.place
    }
}

impl Finder<'_> {
    /// The title that starts at byte `start` with `words`: to its stop, to where the text under it begins, or to its
    /// first clause if the sentence is too long for a title.
    pub(super) fn title(&self, start: usize, words: &str, longest: usize) -> Option<Span> {
        let sentence = words.split_inclusive(['。', '！', '？', '!', '?']).next().unwrap_or("");
        let line = sentence.split('\n').next().unwrap_or("");
        let whole = line.split(['；', ';']).next().unwrap_or("");
        let whole = whole.trim_end_matches(['。', '；', ';', '：', ':', ' ', '　', '.']);
        let until = |end: usize| whole.get(..end).unwrap_or_default();
        let title = if let Some(end) = inner_end(whole, longest) {
            until(end).trim_end()
        } else if whole.chars().nth(longest).is_some() {
            // The clauses that a title has room for.
            let clause = whole.match_indices(['，', '：', ',', ':']).map(|(at, _)| at);
            let clause = clause.take_while(|at| until(*at).chars().count() <= LINE).last();
            // 三、2024年主要目标和重点工作从宏观形势看… without a line break: to where words end as titles of parts do.
            until(clause.or_else(|| last_title_end(cut(whole, LINE)))?)
        } else {
            let goes_on = line.ends_with(['。', '！', '？'])
                || words.strip_prefix(line).is_some_and(|rest| !rest.trim().is_empty());
            let colon = whole.split_once(['：', ':']).map(|(before, _)| before);
            colon.filter(|before| goes_on && before.chars().nth(3).is_some()).unwrap_or(whole)
        };
        let chars = title.chars().count();
        (chars >= 2 && chars <= longest).then(|| Span::new(self.text, start, start + title.len()))
    }

    /// A heading without a marker on a line of its own, or the title of a part run into the text.
    pub(super) fn on_its_own(&self, at: usize, start: usize, words: &str) -> Option<Found> {
        let sentence = self.sentences.get(at)?;
        if start < self.body {
            return None;
        }
        if self.is_row(sentence.paragraph) {
            return None;
        }
        if words.starts_with('【') {
            return self.in_brackets(sentence, start, words);
        }
        let paragraph = self.reading.paragraphs.get(sentence.paragraph)?;
        let title = words.trim_end_matches(['：', ':', ' ']);
        if sentence.first
            && paragraph.end() == sentence.span.end()
            && words.chars().nth(LINE).is_none()
            && !words.ends_with(['。', '！', '？', '；', '，', '!', '?', ';', ',', '”'])
            && !title.contains(['。', '！', '；'])
        {
            let level = self.line_level(sentence, start, words, title)?;
            return Some(self.unmarked(level, HeadingForm::Style, start, start + title.len()));
        }
        if !is_dated(words) {
            return None;
        }
        let end = title_end_within(cut(words, 40))?;
        let title = words.get(..end)?;
        let plain = !title.contains(['，', ',', '、', '。', '；']);
        (plain && title_role(title).is_some()).then(|| self.unmarked(1, HeadingForm::Style, start, start + end))
    }

    /// Whether a title that stands here heads an annex: late, and the deputies are not addressed again.
    pub(super) fn heads_annex(&self, start: usize, title: &str) -> bool {
        start > self.text.len() / 2 && start >= self.out.addressed && annex_role(title).is_some()
    }

    /// A heading without a marker.
    fn unmarked(&self, level: u8, form: HeadingForm, start: usize, end: usize) -> Found {
        let marker = Span::new(self.text, start, start);
        Found { level, form, marking: None, marker, title: Span::new(self.text, start, end) }
    }

    /// 【农业生产】全年粮食总产…: a heading in brackets, run in.
    fn in_brackets(&self, sentence: &Sentence, start: usize, words: &str) -> Option<Found> {
        let inner = words.strip_prefix('【')?.split_once('】').map(|(inner, _)| inner)?;
        let plain = (2..=16).contains(&inner.chars().count()) && !inner.contains(['，', '。']);
        let from = start + '【'.len_utf8();
        (sentence.first && plain).then(|| self.unmarked(3, HeadingForm::RunIn, from, from + inner.len()))
    }

    /// The level of the heading that a line of its own is, if it is one.
    fn line_level(&self, sentence: &Sentence, start: usize, words: &str, title: &str) -> Option<u8> {
        let next = self.reading.paragraphs.get(sentence.paragraph + 1)?;
        let under = next.of(self.text);
        let role = title_role(title);
        let line = Line {
            title,
            names_speaker: self.names_speaker(start, title),
            colon: words.ends_with(['：', ':']),
            tells_part: role.is_some(),
            place: start,
        };
        if family::NO_HEADING.holds(&line) || self.goes_on(sentence, title) {
            return None;
        }
        if self.heads_annex(start, title) || heads_part(title) {
            return Some(1);
        }
        // Something must stand under it.
        let chars = words.chars().count();
        let bare = under.chars().count() <= chars && marker(under).is_none() || title.chars().nth(3).is_none();
        if self.annex || bare {
            return None;
        }
        let styled = self.styled(start, start + title.len());
        let digits = title.contains(|ch: char| ch.is_ascii_digit());
        (styled.is_some() || !digits).then(|| styled.unwrap_or(3).clamp(1, 3))
    }

    /// Whether a line is the rest of a sentence that a line end cut.
    fn goes_on(&self, sentence: &Sentence, title: &str) -> bool {
        let before = sentence.paragraph.checked_sub(1).and_then(|at| self.reading.paragraphs.get(at));
        let cut_off = before.is_some_and(|before| {
            let words = before.of(self.text);
            words.chars().nth(LINE).is_some() && words.ends_with(is_han)
        });
        cut_off && title.contains(['，', ',', '、'])
    }

    /// Whether a line above the first heading of parts names who speaks: 云溪县人民政府县长 张明远.
    fn names_speaker(&self, start: usize, title: &str) -> bool {
        let above = start < COVER && !self.out.found.iter().any(|found| found.level == 1);
        let governs = class::GOVERNMENT_WORD.within(title) || title.contains(' ');
        above && governs && !title.contains(['，', '。']) && {
            class::OFFICE_CHAR.find(title).is_some_and(|office| {
                let before = title.get(..office.start).unwrap_or_default();
                let name = title.get(office.end..).unwrap_or_default();
                before.chars().count() <= 14 && name.trim().chars().count() <= 4
            })
        }
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
        marks.iter().skip(from).take_while(|mark| mark.span.start() <= start).find_map(|mark| match mark.kind {
            MarkKind::Heading(level) if mark.span.end() + 6 >= end => Some(level),
            _ => None,
        })
    }
}

/// Whether words begin with a year or years gone by.
fn is_dated(words: &str) -> bool {
    begins_year(words) || class::PAST_WORD.starts(words)
}

/// Where (bytes) a title ends inside its line: where the text under it begins, at a blank behind it, or at a second marker.
fn inner_end(title: &str, longest: usize) -> Option<usize> {
    let parts = |at: usize| title.split_at_checked(at).unwrap_or_default();
    let within = title_end_within(cut(title, TITLE));
    let blank = title.match_indices(' ').map(|(at, _)| at).find(|at| {
        let (before, after) = parts(*at);
        title_ends(before) || marker(after.trim_start()).is_some()
    });
    let reach = cut(title, longest + 30);
    let inner = reach.char_indices().skip(4).filter(|(_, ch)| matches!(ch, '（' | '(')).map(|(at, _)| at).find(|at| {
        // 一、工作回顾（一）经济向好: a second marker ends the title; a digit behind it would be a quantity.
        let (before, after) = parts(*at);
        marker(after).is_some_and(|it| it.marking == Marking::Item) && !before.ends_with(['“', '《'])
    });
    [within, blank, inner].into_iter().flatten().min()
}
