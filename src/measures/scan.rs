//! Where sentences, clauses and the stretches between two numbers begin and end.

use crate::lexicon::classes::class;
use crate::span::Span;

/// Ends a sentence.
pub fn ends_sentence(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '!' | '?' | '\n')
}

/// Ends a clause within a sentence.
pub fn ends_clause(ch: char) -> bool {
    matches!(ch, '，' | ',' | '；' | ';' | '：' | ':') || ends_sentence(ch)
}

fn opens(ch: char) -> bool {
    matches!(ch, '“' | '《' | '（' | '(' | '「' | '『' | '【' | '〔')
}

fn closes(ch: char) -> bool {
    matches!(ch, '”' | '》' | '）' | ')' | '」' | '』' | '】' | '〕')
}

/// The sentences of a text in order, each with its closing mark; a paragraph's end closes one too.
pub fn sentences(text: &str) -> Vec<Span> {
    let (mut all, mut from) = (Vec::new(), 0);
    let mut marks = text.char_indices().peekable();
    while let Some((at, ch)) = marks.next() {
        if !ends_sentence(ch) {
            continue;
        }
        let mut end = if ch == '\n' { at } else { at + ch.len_utf8() };
        while let Some(&(next, quote)) = marks.peek().filter(|(_, next)| ch != '\n' && matches!(next, '”' | '」')) {
            end = next + quote.len_utf8();
            marks.next();
        }
        if end > from {
            all.push(Span::new(text, from, end));
        }
        from = if ch == '\n' { at + 1 } else { end };
    }
    if from < text.len() {
        all.push(Span::new(text, from, text.len()));
    }
    all
}

/// The stretch between the number before (or the sentence's start) and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// After the last of 、，；： and an opening bracket: what surely belongs to the number.
    pub chunk: usize,
    /// After the last of ，；： and an opening bracket: what belongs to it if it is a list.
    pub clause: usize,
    /// Where the number's mention begins.
    pub end: usize,
    /// Whether ，；： or a bracket stands between the numbers.
    pub new_clause: bool,
    /// Whether ； stands between them.
    pub new_segment: bool,
    /// Whether 、和及与 stands right behind the number before.
    pub joined: bool,
}

/// Reads the stretch of `text` from byte `from` to byte `end`; quoted and bracketed text is passed over as one.
pub fn gap(text: &str, from: usize, end: usize) -> Gap {
    let mut gap = Gap { chunk: from, clause: from, end, new_clause: false, new_segment: false, joined: false };
    let stretch = text.get(from..end).unwrap_or("");
    // Brackets that open in the stretch and do not close in it hold the number.
    let mut open: Vec<usize> = Vec::new();
    let mut delimiters: Vec<(usize, char)> = Vec::new();
    for (at, ch) in stretch.char_indices() {
        // 增速“保8争9”: the mark opens the tiers and not what they are of.
        let tiers = ch == '“' && class::TIER_VERB.is(stretch.get(at + ch.len_utf8()..).unwrap_or_default());
        let at = from + at;
        if tiers {
            continue;
        }
        if opens(ch) {
            open.push(delimiters.len());
            delimiters.push((at, ch));
        } else if closes(ch) {
            match open.pop() {
                Some(before) => delimiters.truncate(before),
                None => delimiters.push((at, ch)),
            }
        } else if ch == '、' || ends_clause(ch) {
            delimiters.push((at, ch));
        }
    }
    for (at, ch) in delimiters {
        gap.chunk = at + ch.len_utf8();
        if ch != '、' {
            gap.clause = gap.chunk;
            gap.new_clause |= ch != '”';
            gap.new_segment |= matches!(ch, '；' | ';');
        } else if at == from {
            gap.clause = gap.chunk;
            gap.joined = true;
        }
    }
    if gap.chunk == from
        && let Some(link) = link(stretch)
    {
        gap.chunk += link;
        gap.clause = gap.clause.max(gap.chunk);
        gap.joined = true;
    }
    gap
}

/// Bytes of what links a number to the one before: 和, 并, a blank.
fn link(text: &str) -> Option<usize> {
    let word = class::CONJUNCTION.start(text).or_else(|| class::OTHER_LINK.start(text));
    word.or_else(|| text.starts_with(' ').then_some(" ")).map(str::len)
}

/// The clause that a text ends with.
pub fn last_clause(text: &str) -> &str {
    text.rsplit(ends_clause).next().unwrap_or(text)
}

/// The stretch from byte `from` to the next mark that ends a clause or a list's member, or to `end`; quoted text is
/// passed over as one.
pub fn until_mark(text: &str, from: usize, end: usize) -> usize {
    let mut depth = 0usize;
    for (at, ch) in text.get(from..end).unwrap_or("").char_indices() {
        if opens(ch) {
            depth += 1;
        } else if closes(ch) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return from + at,
            }
        } else if ends_sentence(ch) || depth == 0 && (ch == '、' || ends_clause(ch)) {
            return from + at;
        }
    }
    end
}

/// The members of a list: the byte ranges between 、, and between 和及与 too where more than `wanted` are asked for.
pub fn members(text: &str, from: usize, end: usize, wanted: usize) -> Vec<(usize, usize)> {
    let comma = |rest: &str| rest.starts_with('、').then_some("、".len());
    let plain = split(text, from, end, comma);
    if plain.len() >= wanted {
        return plain;
    }
    split(text, from, end, |rest| comma(rest).or_else(|| class::CONJUNCTION.start(rest).map(str::len)))
}

/// The stretches between links, whose lengths `link` gives where a text starts with one; quoted text is passed over.
fn split(text: &str, from: usize, end: usize, link: impl Fn(&str) -> Option<usize>) -> Vec<(usize, usize)> {
    let (mut all, mut start, mut depth) = (Vec::new(), from, 0usize);
    for (at, ch) in text.get(from..end).unwrap_or_default().char_indices() {
        let at = from + at;
        if at < start {
            continue;
        }
        if opens(ch) {
            depth += 1;
        } else if closes(ch) {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && let Some(length) = link(text.get(at..end).unwrap_or_default())
        {
            if at > start {
                all.push((start, at));
            }
            start = at + length;
        }
    }
    if end > start {
        all.push((start, end));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_ends_at_marks_but_not_within_quotes() {
        let text = "全市新增“专精、特新”企业5家";
        let gap = gap(text, 0, text.find('5').unwrap());
        assert_eq!((gap.chunk, gap.new_clause), (0, false));
    }

    #[test]
    fn a_number_within_brackets_has_the_brackets_text_only() {
        let text = "办好民生实事（其中新办10件）";
        let gap = gap(text, 0, text.find('1').unwrap());
        assert_eq!(text.get(gap.chunk..gap.end), Some("其中新办"));
    }

    #[test]
    fn members_of_a_list() {
        let text = "蔬菜、水果和茶叶产量";
        let of =
            |wanted| members(text, 0, text.len(), wanted).into_iter().map(|(a, b)| &text[a..b]).collect::<Vec<_>>();
        assert_eq!(of(2), ["蔬菜", "水果和茶叶产量"]);
        assert_eq!(of(3), ["蔬菜", "水果", "茶叶产量"]);
    }

    #[test]
    fn sentences_keep_their_marks() {
        let text = "一。二！”三\n四";
        let all: Vec<_> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(all, ["一。", "二！”", "三", "四"]);
    }
}
