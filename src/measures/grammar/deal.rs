//! `A、B分别V N、N`: numbers dealt out over a list of subjects, and the bound that they share.

use super::{Context, Reading, is_han};
use crate::lexicon::cues::Kind;
use crate::lexicon::sets;
use crate::measures::phrase::{self, Range};
use crate::measures::scan::{self, Gap};
use crate::report::Comparator;

impl Context<'_, '_> {
    /// How many numbers are dealt out from this one on: itself and those behind it with nothing but 、 between.
    pub(super) fn count_dealt(&self) -> usize {
        let mut count = 1;
        let mut end = self.mention.span.end();
        for next in self.mentions.get(self.index + 1..self.at_end).unwrap_or(&[]) {
            let between = self.words.of((end, next.span.start())).trim();
            if !matches!(between, "、" | "和" | "及" | "与" | "以及" | "，和" | "、和") {
                break;
            }
            let rest = self.words.of((next.span.end(), self.sentence.end()));
            if rest.chars().next().is_some_and(is_han)
                && !["和", "及", "与", "以及", "左右", "以上"].iter().any(|word| rest.starts_with(word))
            {
                // A number with its own noun behind it is no further dealt number; one more look tells a predicate.
                let own = self
                    .words
                    .within((next.span.end(), self.sentence.end()))
                    .first()
                    .is_none_or(|cue| cue.start != next.span.end());
                if own {
                    break;
                }
            }
            count += 1;
            end = next.span.end();
        }
        count
    }

    /// The subjects in a stretch that `wanted` numbers are dealt out over.
    pub(super) fn deal(&self, range: Range, wanted: usize) -> Vec<String> {
        let words = self.words;
        let ranges = scan::members(words.text, range.0, range.1, wanted);
        let names: Vec<&str> = ranges.iter().map(|&range| words.of(phrase::trim_noun(words, range))).collect();
        let known = |at: usize| ranges.get(at).is_some_and(|&(from, end)| words.name_ending_at(from, end).is_some());
        // The head that the last member ends in begins behind a whole word.
        let shift = match (ranges.last(), names.len().checked_sub(2).and_then(|at| names.get(at))) {
            (Some(&(from, end)), Some(before)) => {
                let cut =
                    from + words.of((from, end)).char_indices().nth(before.chars().count()).map_or(0, |(at, _)| at);
                let word = words
                    .within((from, end))
                    .iter()
                    .find(|cue| cue.start < cut && cut < cue.end && cue.kinds.is(Kind::Noun));
                // The nearer end of the word: 废弃矿山|生态修复, 参保|人数.
                word.map_or(0, |word| {
                    let (back, on) =
                        (words.of((word.start, cut)).chars().count(), words.of((cut, word.end)).chars().count());
                    if back < on { -(back as isize) } else { on as isize }
                })
            }
            _ => 0,
        };
        deal_names(&names, wanted, shift, known)
    }

    /// Subjects named in the clause before: 废物、垃圾和污水处理能力提高，处理率分别达到95%、85%、80%.
    pub(super) fn dealt_earlier(&self, gap: Gap, noun: &str, wanted: usize) -> Vec<String> {
        let words = self.words;
        let here = words.of((gap.clause, gap.end));
        if here.contains('、') || here.contains('和') || noun.chars().count() > 5 {
            return vec![];
        }
        let before = words.of((self.sentence.start(), gap.clause)).trim_end_matches(['，', ',']);
        let start =
            before.rfind(scan::ends_clause).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let clause = (self.sentence.start() + start, self.sentence.start() + before.len());
        let ranges = scan::members(words.text, clause.0, clause.1, wanted);
        if ranges.len() != wanted
            || self.mentions.iter().any(|mention| mention.span.start() >= clause.0 && mention.span.end() <= clause.1)
        {
            return vec![];
        }
        let head: String = noun.chars().take(2).collect();
        let last = ranges.len() - 1;
        ranges
            .iter()
            .enumerate()
            .map(|(at, &range)| {
                let text = words.of(range);
                if at == 0 || at == last {
                    let noun_range = phrase::read(words, range).noun;
                    let held = words.of(noun_range);
                    let cut = held.find(&head).filter(|&at| at > 0).unwrap_or(held.len());
                    let cut = &held[..cut];
                    return if cut.is_empty() { text.to_string() } else { cut.to_string() };
                }
                text.to_string()
            })
            .map(|member| if noun.ends_with('率') || noun.ends_with('量') { format!("{member}{noun}") } else { member })
            .collect()
    }
}

/// Deals names out: members that lack the head of the last one get it (养老、失业、工伤保险参保人数).
fn deal_names(names: &[&str], wanted: usize, shift: isize, known: impl Fn(usize) -> bool) -> Vec<String> {
    if let ([one], 2) = (names, wanted) {
        return deal_text(one, 2);
    }
    if names.len() < 2 {
        return names
            .iter()
            .map(|name| name.to_string())
            .cycle()
            .take(if names.is_empty() { 0 } else { wanted })
            .collect();
    }
    let last = names.len() - 1;
    // 存、贷款余额.
    if let (2, Some(rest)) = (names.len(), names[last].strip_prefix('贷').filter(|_| names[0].ends_with('存'))) {
        return vec![format!("{}{rest}", names[0]), format!("{}{}", names[0].trim_end_matches('存'), names[1])];
    }
    // 旅游人数和收入: the second is of the same.
    if let (2, true) = (names.len(), sets::TOLD_OF.contains(&names[1])) {
        let head = sets::TOLD_OF.iter().filter_map(|noun| names[0].strip_suffix(noun)).min_by_key(|head| head.len());
        if let Some(head) = head.filter(|head| head.chars().count() >= 2) {
            return vec![names[0].to_string(), format!("{head}{}", names[1])];
        }
    }
    let before = names[last - 1].chars().count();
    let length = names[last].chars().count();
    let short = (0..last).all(|at| names[at].chars().count() * 4 <= length * 3 && !known(at));
    let tail: String = if short && length > before {
        names[last].chars().skip(before.saturating_add_signed(shift)).collect()
    } else {
        String::new()
    };
    let skip = names.len().saturating_sub(wanted);
    names
        .iter()
        .enumerate()
        .skip(skip)
        .map(|(at, name)| if at < last { format!("{name}{tail}") } else { name.to_string() })
        .collect()
}

/// Two numbers over one phrase: 城乡 is both 城镇 and 农村.
pub(super) fn deal_text(text: &str, wanted: usize) -> Vec<String> {
    if wanted == 2 && text.contains("城乡") {
        return vec![text.replacen("城乡", "城镇", 1), text.replacen("城乡", "农村", 1)];
    }
    vec![text.to_string(); wanted]
}

/// A bound behind the last of numbers that 分别 or 均 ties together is every one's; one before the first too.
pub(super) fn share_bounds(all: &mut [Reading]) {
    let mut from = 0;
    while from < all.len() {
        let group = all[from].group;
        let end = from
            + 1
            + all[from + 1..]
                .iter()
                .take_while(|reading| reading.group == group && reading.rules.contains(&"dealt-out"))
                .count();
        let tied = all[from].rules.iter().any(|rule| matches!(*rule, "each" | "all"));
        if group.is_some() && end > from + 1 && tied {
            let last = all[end - 1].comparator;
            let first = all[from].comparator;
            let bound = if last != Comparator::Eq && last != Comparator::Range { last } else { first };
            if !matches!(bound, Comparator::Eq | Comparator::Range) {
                for reading in &mut all[from..end] {
                    if reading.comparator == Comparator::Eq {
                        reading.comparator = bound;
                        reading.rules.push("shared-bound");
                    }
                }
            }
        }
        from = end;
    }
}
