//! Topic sentences that open the groups of a section without any mark, and bold type.

use super::{Finder, Found, UNBROKEN, cut};
use crate::bytes::MarkKind;
use crate::lexicon::classes::class;
use crate::lexicon::headings::{begins_topic, ends_topic};
use crate::lexicon::markers::{Marking, marker};
use crate::model::HeadingForm;
use crate::order;
use crate::span::Span;

/// Longest topic sentence, in characters without the stop.
const TOPIC: usize = 20;
/// Longest of those that open paragraphs among others that do.
const OPENER: usize = 28;

impl Finder<'_> {
    /// Topic sentences, section by section.
    pub(super) fn run_ins(&mut self) {
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
                let chosen = choose(topics, by_line && paragraphs > 0 || *counted);
                for topic in self.weigh(topics, chosen) {
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

    /// Adds the topics inside paragraphs that are told by their words, if they are several in a row. Where line breaks are
    /// missing, nothing but language tells which short sentences opened paragraphs.
    fn weigh<'c, 't>(&self, topics: &'c [Topic<'t>], chosen: Vec<&'c Topic<'t>>) -> Vec<&'c Topic<'t>> {
        let known: Vec<usize> = chosen.iter().map(|topic| topic.nth).collect();
        if !topics.iter().any(|topic| topic.unbroken) {
            let mut rows: Vec<usize> = Vec::new();
            for paragraph in topics.chunk_by(|one, next| one.paragraph == next.paragraph) {
                let inner = paragraph.iter().filter(|topic| !topic.first && !topic.fact);
                let told = inner.map(|topic| (topic, self.told(topic))).filter(|(_, told)| *told >= weight::ROW.0);
                let mut told: Vec<(&Topic, i32)> = told.collect();
                // Something stands under each.
                let next: Vec<usize> = told.iter().skip(1).map(|(topic, _)| topic.title.start()).collect();
                let mut next = next.into_iter();
                told.retain(|(topic, _)| {
                    let room = next.next().map_or(topic.paragraph_body, |next| (next - topic.title.end()) / 3);
                    room >= GROUP / 3
                });
                if told.len() >= 3
                    && told.iter().map(|(_, told)| told).sum::<i32>() >= weight::ROW.1 * told.len() as i32
                {
                    rows.extend(told.iter().map(|(topic, _)| topic.nth));
                }
            }
            let of = |list: &[usize], topic: &Topic| list.binary_search(&topic.nth).is_ok();
            return topics.iter().filter(|topic| of(&known, topic) || of(&rows, topic)).collect();
        }
        let opens = |&(at, topic): &(usize, &Topic)| {
            let near = topics.get(at.saturating_sub(6)..topics.len().min(at + 7)).unwrap_or_default();
            let alike = near.iter().filter(|other| other.chars.abs_diff(topic.chars) <= 1).count() - 1;
            let twins = (100 * alike / near.len().saturating_sub(1).max(1)) as i32;
            let was = i32::from(known.binary_search(&topic.nth).is_ok());
            weight::BIAS + self.told(topic) + weight::TWINS * twins / 100 + weight::CHOSEN * was > weight::LEAST
        };
        topics.iter().enumerate().filter(opens).map(|(_, topic)| topic).collect()
    }

    /// What a topic's own words and those around it say for a heading.
    fn told(&self, topic: &Topic) -> i32 {
        let title = topic.words;
        let ends = title.char_indices().map(|(at, _)| at).skip(2).chain([title.len()]);
        let pairs = || title.char_indices().zip(ends.clone()).filter_map(|((from, _), end)| title.get(from..end));
        // How much of the title is spoken of again behind it, and before it, in hundredths.
        let shared =
            |words: &str| (100 * pairs().filter(|pair| words.contains(*pair)).count() / pairs().count().max(1)) as i32;
        let behind = cut(self.text.get(topic.title.end()..).unwrap_or(""), weight::AROUND);
        let before = self.text.get(..topic.title.start()).unwrap_or("");
        let from = before.char_indices().rev().nth(weight::AROUND - 1).map_or(0, |(at, _)| at);
        let before = before.get(from..).unwrap_or("");
        let last = before.trim_end_matches('。').rsplit(['。', '！', '？']).next().unwrap_or("");
        let length = match topic.chars {
            ..=8 => weight::SHORT,
            9..=12 => weight::MIDDLING,
            _ => 0,
        };
        length
            + weight::VERB * i32::from(topic.verb)
            + weight::STATE * i32::from(topic.state)
            + weight::FACT * i32::from(topic.fact)
            + weight::BODY * i32::from(topic.body > weight::AROUND)
            + weight::FIRST * i32::from(topic.nth <= 1)
            + (weight::BEHIND * shared(behind) + weight::BEFORE * shared(before)) / 100
            + weight::AFTER_LONG * last.chars().count().min(100) as i32 / 50
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
            let paragraph = self.reading.paragraphs.get(sentence.paragraph).copied();
            let opens = sentence.first && paragraph.is_some_and(|paragraph| paragraph.len() < UNBROKEN);
            let plain = (4..=if opens { OPENER } else { TOPIC }).contains(&chars)
                && !title.contains(['，', '；', '：', ',', ';', ':', '\n'])
                && !title.contains(|ch: char| ch.is_ascii_digit())
                && !class::TOPIC_REMARK_CHAR.starts(title)
                && !class::COPULA_OR_PAST.within(title)
                && !class::REMARK_START.starts(title)
                && taken.binary_search(&start).is_err()
                && marker(title).is_none();
            if !plain {
                if let Some(last) = out.last_mut() {
                    last.body += size;
                }
                continue;
            }
            out.push(Topic {
                title: Span::new(self.text, start, start + title.len()),
                words: title,
                chars,
                paragraph: sentence.paragraph,
                first: opens,
                unbroken: paragraph.is_some_and(|paragraph| paragraph.len() >= UNBROKEN),
                nth,
                verb: begins_topic(title),
                state: ends_topic(title),
                fact: class::FACT_WORD.within(title),
                body: 0,
                paragraph_body: paragraph.map_or(0, |paragraph| paragraph.end() - sentence.span.end()) / 3,
            });
        }
        out
    }
}

/// A short sentence that may open a group.
struct Topic<'t> {
    title: Span,
    words: &'t str,
    chars: usize,
    paragraph: usize,
    /// Whether it opens a paragraph (that is one).
    first: bool,
    /// Whether it stands in a paragraph that never was one.
    unbroken: bool,
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

/// What speaks for a topic sentence where line breaks are missing, in hundredths of a natural logarithm: fitted to the short
/// sentences of 42 reports, of which half opened paragraphs. On reports left out of the fit, 0.87 of them were told (F1).
/// With one of them 0, the topic sentences of 24 reports without line breaks agree with those of the same reports with them
/// as follows (F1, 0.922 with all; `tests/suite/unbroken.rs`): CHOSEN 0.875, BEHIND 0.884, SHORT 0.891, AFTER_LONG 0.896,
/// TWINS 0.897, MIDDLING 0.902, BODY 0.907, STATE 0.915, VERB 0.916, FIRST 0.917, FACT 0.920, BEFORE 0.920.
mod weight {
    pub const BIAS: i32 = -496;
    pub const LEAST: i32 = -40;
    /// What its own words must say at least for each of a row inside one paragraph, and for all on average.
    pub const ROW: (i32, i32) = (240, 310);
    /// At most 8 characters, at most 12.
    pub const SHORT: i32 = 166;
    pub const MIDDLING: i32 = 106;
    pub const VERB: i32 = 60;
    pub const STATE: i32 = 84;
    pub const FACT: i32 = -235;
    /// More text behind it than `AROUND`.
    pub const BODY: i32 = 122;
    /// Begins its section.
    pub const FIRST: i32 = 140;
    /// All of it spoken of again behind it, before it.
    pub const BEHIND: i32 = 435;
    pub const BEFORE: i32 = -162;
    /// All near it of one length.
    pub const TWINS: i32 = 187;
    /// Chosen by its build.
    pub const CHOSEN: i32 = 159;
    /// Behind a sentence of 50 characters, twice for 100.
    pub const AFTER_LONG: i32 = 104;
    /// Characters before and behind in which its words are looked for.
    pub const AROUND: usize = 150;
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
        .filter(|topic| {
            let told = topic.verb || topic.state || topic.chars <= 14 && lined.len() >= 2;
            told && topic.chars <= TOPIC || lined.len() >= 4
        })
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
