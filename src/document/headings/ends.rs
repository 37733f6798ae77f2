//! Where headings end that no sign ends: in a text that lost its line breaks, （一）提升产业能级全年完成投资… has no visible
//! end. Language tells it: how the words before an end sound and those behind it, whether the two characters that meet
//! there belong together elsewhere in the text, and that headings of one row are built alike.

use super::lines::TITLE;
use super::{Finder, Found, Sentence, UNBROKEN, cut};
use crate::lexicon::classes::class;
use crate::lexicon::headings::{
    before_last_verb, begins_body, begins_state, begins_topic, ends_heading, ends_topic, title_ends,
};
use crate::lexicon::markers::{Marking, marker};
use crate::model::HeadingForm;
use crate::order;
use crate::span::Span;
use std::collections::HashMap;

/// Characters behind a marker within which an end is looked for.
const REACH: usize = 66;
/// Shortest heading, and shortest clause that ends one, in characters.
const SHORTEST: (usize, usize) = (4, 3);
/// Lengths that the last clauses of a row of headings may have in common, in characters.
const CLAUSE: std::ops::Range<usize> = 4..30;

/// Weights of what speaks for an end, in hundredths of a natural logarithm: found by trying, not fitted. Held against the
/// numbered headings of 24 reports with their line breaks (`tests/suite/unbroken.rs` does the same), they give F1 0.933. With
/// one of them 0 it is: STOPPED 0.667, LENGTH 0.881, PREDICATE 0.888, ADVERB 0.906, COMMA 0.911, PILED 0.923, SURE 0.928,
/// MEET 0.933 (it settles nothing there).
const MEET: i32 = 200;
const COMMA: i32 = 120;
const LENGTH: i32 = 70;
const STOPPED: i32 = 300;
const PREDICATE: i32 = 100;
const ADVERB: i32 = 300;
const PILED: i32 = 80;
const SURE: i32 = 150;

impl Finder<'_> {
    /// Ends of headings that run on into a text without line breaks. Gives the ends that were moved; each ends a sentence.
    pub(super) fn settle(&mut self) -> Vec<usize> {
        let paragraphs = &self.reading.paragraphs;
        let unbroken = |found: &Found| {
            let after = paragraphs.partition_point(|paragraph| paragraph.start() <= found.start());
            after.checked_sub(1).and_then(|at| paragraphs.get(at)).is_some_and(|paragraph| paragraph.len() > UNBROKEN)
        };
        let moved = settle(self.text, &mut self.out.found, unbroken);
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
            let after = words.get(marker.len..).unwrap_or_default();
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
}

/// Puts the end of each heading for which `open` holds (it runs on into the text, with no line break near) where its row
/// says. Gives the ends that were moved, in order.
fn settle(text: &str, found: &mut [Found], open: impl Fn(&Found) -> bool) -> Vec<usize> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut last: [Option<usize>; 3] = [None; 3];
    for (at, heading) in found.iter().enumerate() {
        let depth = match heading.marking {
            Some(Marking::Chapter) => 0,
            Some(Marking::Section) => 1,
            Some(Marking::Item) => 2,
            _ => continue,
        };
        let words = text.get(heading.start()..heading.title.end()).unwrap_or("");
        let first = marker(words).is_none_or(|marker| marker.number == 1);
        last.iter_mut().skip(depth + 1).for_each(|row| *row = None);
        let Some(last) = last.get_mut(depth) else { continue };
        let row = *last.get_or_insert(rows.len());
        let row = if first { rows.len() } else { row };
        *last = Some(row);
        if row == rows.len() {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.get_mut(row).filter(|_| open(heading) && !title_ends(heading.title.of(text))) {
            row.push(at);
        }
    }
    rows.retain(|row| !row.is_empty());
    if rows.is_empty() {
        return Vec::new();
    }
    let pairs = Pairs::count(text);
    let mut moved = Vec::new();
    for row in rows {
        let stretches: Vec<Stretch> =
            row.iter().filter_map(|&at| Some(Stretch::read(text, found.get(at)?, &pairs))).collect();
        let Some(ends) = decide(&stretches) else { continue };
        for ((at, stretch), end) in row.into_iter().zip(&stretches).zip(ends) {
            let end = stretch.chars.get(end).map_or(0, |(byte, _)| *byte);
            if let Some(heading) = found.get_mut(at).filter(|heading| end > heading.title.start()) {
                heading.title = Span::new(text, heading.title.start(), end);
                moved.push(end);
            }
        }
    }
    order::by_key(&mut moved, |&at| at as u64);
    moved
}

/// A place where a heading may end.
#[derive(Clone, Copy, Debug)]
struct End {
    /// Characters of the heading.
    length: usize,
    /// Its commas.
    commas: usize,
    /// Characters of its last clause.
    clause: usize,
    /// What the words on both sides say for it.
    told: i32,
}

impl End {
    /// What speaks for it in a row of headings that end so.
    fn among(&self, form: Form) -> i32 {
        let far = self.clause.abs_diff(form.clause).min(6) as i32;
        let unlike = COMMA * self.commas.abs_diff(form.commas) as i32 + LENGTH * far;
        self.told - if form.shared { unlike } else { 0 }
    }
}

/// How the headings of a row end: with so many commas and a last clause so long.
#[derive(Clone, Copy, Debug)]
struct Form {
    commas: usize,
    clause: usize,
    /// Whether more than two stand in the row, so that they tell of each other.
    shared: bool,
}

/// The words behind a marker, with the places where the heading may end.
struct Stretch {
    /// Where each character stands in the text.
    chars: Vec<(usize, char)>,
    /// Ends without a sign.
    ends: Vec<End>,
    /// The end at the first full stop.
    stop: Option<End>,
}

impl Stretch {
    fn read(text: &str, heading: &Found, pairs: &Pairs) -> Stretch {
        let start = heading.title.start();
        let words = text.get(start..).unwrap_or("");
        let chars: Vec<(usize, char)> = words.char_indices().take(REACH + 3).map(|(at, ch)| (start + at, ch)).collect();
        let mut stretch = Stretch { chars: Vec::new(), ends: Vec::new(), stop: None };
        let (mut commas, mut clause, mut depth) = (0, 0, 0_usize);
        for (at, &(byte, ch)) in chars.iter().enumerate() {
            if matches!(ch, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n') {
                let long = (at - clause).saturating_sub(13) as i32;
                let last = text.get(chars.get(clause).map_or(start, |(byte, _)| *byte)..byte).unwrap_or("");
                let told = STOPPED + predicate(last) - 35 * long - if at > 40 { 400 } else { 0 };
                stretch.stop = Some(End { length: at, commas, clause: at - clause, told });
                break;
            }
            let before = at.checked_sub(1).and_then(|before| chars.get(before)).map_or(' ', |(_, ch)| *ch);
            match before {
                '，' | '：' | ',' | ':' => (commas, clause) = (commas + 1, at),
                '“' | '（' | '《' | '(' => depth += 1,
                '”' | '）' | '》' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let opens = matches!(ch, '“' | '—' | '《' | '（' | '(');
            let sign = |ch: char| "，。；！？：、,;:!?”）》)“（《( —".contains(ch);
            if at < SHORTEST.0
                || at >= REACH
                || commas > 0 && at - clause < SHORTEST.1
                || depth > 0
                || sign(ch) && !opens
                || sign(before) && !matches!(before, '”' | '）' | '》' | ')')
            {
                continue;
            }
            let (Some(head), Some(tail)) = (text.get(start..byte), text.get(byte..)) else { continue };
            let last = text.get(chars.get(clause).map_or(start, |(byte, _)| *byte)..byte).unwrap_or("");
            let told = pairs.told(head, tail) + predicate(last) - broken(last, tail);
            stretch.ends.push(End { length: at, commas, clause: at - clause, told });
        }
        stretch.chars = chars;
        stretch
    }
}

/// What a clause that may end a heading says by its build: one that opens with no verb tells of a state in its end.
fn predicate(clause: &str) -> i32 {
    match begins_topic(clause) && !class::CAUSATIVE.starts(clause) {
        true => 0,
        false if ends_topic(clause) => PREDICATE,
        false => -PREDICATE,
    }
}

/// What speaks against an end inside 发展活力 持续 增强: behind an adverb, or between a subject and what is said of it.
fn broken(clause: &str, tail: &str) -> i32 {
    // No heading ends with a word that leads on: 转化为, 特色的.
    if class::STATE_ADVERB.ends(clause) || class::LEADING_END.ends(clause) {
        return ADVERB;
    }
    // 谱写发展新篇章|提升, 保障和改善民生|不断加大: the next sentence's verb behind an object.
    let subject = !begins_topic(clause) || class::NOUN_VERB_START.starts(clause);
    if !subject && before_last_verb(clause).is_some_and(ends_heading) {
        return ADVERB;
    }
    // 产业结构优化|升级, 社会大局和谐|稳定: two states told of one subject.
    if ends_topic(clause) && begins_state(tail) && !begins_topic(clause) {
        return PILED;
    }
    let said = class::STATE_ADVERB.strip_start(tail).is_some_and(begins_state);
    if subject && !ends_topic(clause) && said { ADVERB } else { 0 }
}

/// Where the headings of a row end, each in characters; nothing where their stops end them, or nothing tells.
fn decide(row: &[Stretch]) -> Option<Vec<usize>> {
    let form = |commas, clause| Form { commas, clause, shared: row.len() > 2 };
    let mut counts: Vec<usize> = row.iter().flat_map(|it| it.ends.iter().map(|end| end.commas)).collect();
    order::by_key(&mut counts, |&commas| commas as u64);
    counts.dedup();
    let mut best: Option<(i32, Form)> = None;
    for &commas in &counts {
        for clause in CLAUSE {
            let form = form(commas, clause);
            let of = |it: &Stretch| it.ends.iter().map(|end| end.among(form)).max().unwrap_or(-800);
            let told: i32 = row.iter().map(of).sum();
            if best.is_none_or(|(most, _)| told > most) {
                best = Some((told, form));
            }
        }
    }
    let (told, like) = best?;
    let stops: Option<Vec<End>> = row.iter().map(|it| it.stop).collect();
    let stopped = stops.and_then(|stops| {
        let of = |commas, clause| stops.iter().map(|stop| stop.among(form(commas, clause))).sum::<i32>();
        stops.iter().flat_map(|like| CLAUSE.map(|clause| of(like.commas, clause))).max()
    });
    if stopped.is_some_and(|stopped| stopped >= told) {
        return None;
    }
    let end = |it: &Stretch| it.ends.iter().max_by_key(|end| end.among(like)).map_or(0, |end| end.length);
    Some(row.iter().map(end).collect())
}

/// How often two characters stand together in the text, in all, before a stop and behind one.
struct Pairs(HashMap<(char, char), [u32; 3]>);

impl Pairs {
    fn count(text: &str) -> Pairs {
        let mut pairs: HashMap<(char, char), [u32; 3]> = HashMap::new();
        let stop = |ch: char| "，。；！？：、,;:!?\n".contains(ch);
        let sign = |ch: char| stop(ch) || "“”（）()《》—".contains(ch);
        let (mut one, mut two, mut three);
        (two, three) = ('\n', '\n');
        for ch in text.chars().chain(['\n']) {
            (one, two, three) = (two, three, ch);
            if !sign(one) && !sign(two) {
                let [all, stopped, _] = pairs.entry((one, two)).or_default();
                *all += 1;
                *stopped += u32::from(stop(three));
            }
            if stop(one) && !sign(two) && !sign(three) {
                let [_, _, opened] = pairs.entry((two, three)).or_default();
                *opened += 1;
            }
        }
        Pairs(pairs)
    }

    /// The counts of a pair, this place left out.
    fn of(&self, one: Option<char>, two: Option<char>) -> [f64; 3] {
        let [all, stopped, opened] = one.zip(two).and_then(|pair| self.0.get(&pair)).copied().unwrap_or_default();
        [all.saturating_sub(1), stopped, opened].map(f64::from)
    }

    /// What the words on both sides say for an end between them.
    fn told(&self, head: &str, tail: &str) -> i32 {
        // How often a pair of characters ends or begins a clause where nothing is known of it.
        const PLAIN: f64 = 0.12;
        if marker(tail).is_some() || class::FIRST_IS.starts(tail) {
            return 400;
        }
        let mut before = head.chars().rev();
        let (last, last_but_one) = (before.next(), before.next());
        let mut behind = tail.chars();
        let (next, next_but_one) = (behind.next(), behind.next());
        let ends = if title_ends(head) {
            0.9
        } else if ends_heading(head) {
            0.5
        } else {
            PLAIN
        };
        let begins = if begins_body(tail) {
            0.7
        } else if begins_topic(class::MUST_START.strip_start(tail).unwrap_or(tail)) {
            0.5
        } else {
            PLAIN
        };
        // 社会大局和谐稳定|过去一年: both sides say so.
        let sure = if ends >= 0.5 && begins_body(tail) { SURE } else { 0 };
        let log = |share: f64| (100.0 * share.ln()).round() as i32;
        let [all, stopped, _] = self.of(last_but_one, last);
        let end = log((stopped + 2.0 * ends) / (all + 2.0) / PLAIN);
        if matches!(next, Some('“' | '《' | '（' | '(')) {
            return end + 30;
        }
        let [all, _, opened] = self.of(next, next_but_one);
        let begin = log((opened + 2.0 * begins) / (all + 2.0) / PLAIN);
        let [together, ..] = self.of(last, next);
        end + begin + sure - log(1.0 + together) * MEET / 100
    }
}
