//! Search in the texts: words, or a regular expression of the linear kind, whose time never explodes.

use super::messages::Hit;
use super::read::Held;
use regex::{Regex, RegexBuilder};

/// Characters told before and after a hit.
const AROUND: usize = 36;
/// A pattern may compile to so many bytes.
const LARGEST: usize = 4 << 20;

/// What is searched for.
pub enum Pattern {
    /// Paragraphs that have all of these words, small letters for Latin ones; each place of each is a hit.
    Words(Vec<String>),
    /// A regular expression, paragraph by paragraph.
    Regex(Regex),
}

impl Pattern {
    /// The pattern, or what is wrong with it.
    pub fn new(pattern: &str, regex: bool) -> Result<Pattern, String> {
        if !regex {
            return Ok(Pattern::Words(pattern.split_whitespace().map(str::to_ascii_lowercase).collect()));
        }
        let built = RegexBuilder::new(pattern).size_limit(LARGEST).dfa_size_limit(LARGEST).build();
        built.map(Pattern::Regex).map_err(|error| error.to_string())
    }

    /// The hits in a paragraph: bytes, in order, apart from each other, none empty.
    fn hits(&self, paragraph: &str, hits: &mut Vec<(usize, usize)>) {
        hits.clear();
        match self {
            Pattern::Words(words) => {
                // Of the same length, byte for byte.
                let latin = words.iter().any(|it| it.bytes().any(|it| it.is_ascii_lowercase()));
                let small =
                    if latin { std::borrow::Cow::from(paragraph.to_ascii_lowercase()) } else { paragraph.into() };
                let paragraph = &*small;
                if words.is_empty() || !words.iter().all(|it| paragraph.contains(it.as_str())) {
                    return;
                }
                for word in words {
                    hits.extend(paragraph.match_indices(word.as_str()).map(|(at, it)| (at, at + it.len())));
                }
                if words.len() > 1 {
                    baogao::order::by_key(hits, |it| it.0 as u64);
                    let mut end = 0;
                    hits.retain(|it| {
                        let apart = it.0 >= end;
                        end = if apart { it.1 } else { end };
                        apart
                    });
                }
            }
            Pattern::Regex(regex) => {
                hits.extend(regex.find_iter(paragraph).map(|it| (it.start(), it.end())).filter(|it| it.0 < it.1));
            }
        }
    }
}

/// The hits in a report: how many, and the first `most` of them.
pub fn search(held: &Held, pattern: &Pattern, most: usize) -> (u32, Vec<Hit>) {
    let (mut count, mut found, mut hits) = (0, Vec::new(), Vec::new());
    // Code points up to `counted` bytes are known to be `points`: each byte is counted once.
    let (mut counted, mut points) = (0, 0u32);
    let mut start = 0;
    for paragraph in held.text.split('\n') {
        pattern.hits(paragraph, &mut hits);
        count += hits.len() as u32;
        for &(from, to) in hits.iter().take(most.saturating_sub(found.len())) {
            let between = held.text.get(counted..start + from).unwrap_or_default();
            points += between.chars().count() as u32;
            counted = start + from;
            found.push(hit(held, paragraph, from, to, points));
        }
        start += paragraph.len() + 1;
    }
    (count, found)
}

fn hit(held: &Held, paragraph: &str, from: usize, to: usize, at: u32) -> Hit {
    let cut = |from, to| paragraph.get(from..to).unwrap_or_default();
    let (before, hit, after) = (cut(0, from), cut(from, to), cut(to, paragraph.len()));
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut short: String = before.chars().skip(skipped).collect();
    if skipped > 0 {
        short.insert(0, '…');
    }
    let mut rest: String = after.chars().take(AROUND).collect();
    if rest.len() < after.len() {
        rest.push('…');
    }
    let above = held.headings.partition_point(|it| it.0.0 <= at).checked_sub(1);
    let section = above.and_then(|it| held.headings.get(it)).map(|it| it.2.clone()).unwrap_or_default();
    Hit { from: at, to: at + hit.chars().count() as u32, before: short, hit: hit.to_owned(), after: rest, section }
}
