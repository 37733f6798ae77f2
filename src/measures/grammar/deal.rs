//! `A、B分别V N、N`: numbers dealt out over a list of subjects, and the bound that they share.

use super::{Context, Reading, Shape, is_han};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::lexicon::{joint_names, numerals};
use crate::measures::mention::Mention;
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
            if !class::LIST_LINK.is(between) {
                break;
            }
            let rest = self.words.of((next.span.end(), self.sentence.end()));
            if rest.starts_with(is_han) && !class::COORDINATION_WORD.starts(rest) {
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
        let members = scan::members(words.text, range.0, range.1, wanted);
        let ranges: Vec<Range> = members.into_iter().map(|range| phrase::trim_noun(words, range)).collect();
        let names: Vec<&str> = ranges.iter().map(|&range| words.of(range)).collect();
        // A known name is whole; that of a trade (装备制造业) is of one with what is told of it.
        let known = |at: usize| {
            ranges.get(at).is_some_and(|&(from, end)| words.name_ending_at(from, end).is_some())
                && names.get(at).is_some_and(|name| !class::TRADE_END.ends(name))
        };
        // The head that the last member ends in begins behind a whole word.
        let inside = |at: usize| -> isize {
            let Some(&(from, end)) = ranges.last() else { return 0 };
            let cut = from + words.of((from, end)).char_indices().nth(at).map_or(0, |(at, _)| at);
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
        };
        deal_names(&names, wanted, inside, known)
    }

    /// 光伏、锂电池等新兴产业产值分别增长5%、8%: each is of its own member, with what is told of them all. Empty where the members
    /// before 等 are not as many as the numbers.
    pub(super) fn deal_before_head(&self, gap: Gap, head: Range, wanted: usize) -> Vec<String> {
        let words = self.words;
        let list = words.of((gap.clause, head.0));
        let Some(list) = class::AND_SO_ON.strip_end(list) else { return vec![] };
        let members = scan::members(words.text, gap.clause, gap.clause + list.len(), wanted);
        if members.len() != wanted {
            return vec![];
        }
        let head = words.of(head);
        let told = [class::SHARED_HEAD, class::ATTRIBUTE_OF].iter().filter_map(|class| class.end(head));
        let told = told.filter(|told| told.len() < head.len()).max_by_key(|told| told.len());
        let each = members.into_iter().map(|member| words.of(phrase::subject(words, member)));
        each.map(|member| format!("{member}{}", told.unwrap_or_default())).collect()
    }

    /// Subjects named in the clause before: 废物、垃圾和污水处理能力提高，处理率分别达到95%、85%、80%.
    pub(super) fn dealt_earlier(&self, gap: Gap, noun: &str, wanted: usize) -> Vec<String> {
        let words = self.words;
        let here = words.of((gap.clause, gap.end));
        if class::COORDINATION.within(here) || noun.chars().count() > 5 {
            return vec![];
        }
        let before = words.of((self.sentence.start(), gap.clause)).trim_end_matches(['，', ',']);
        let clause = scan::last_clause(before);
        let end = self.sentence.start() + before.len();
        let ranges = scan::members(words.text, end - clause.len(), end, wanted);
        let holds_number = |mention: &Mention| mention.span.start() >= end - clause.len() && mention.span.end() <= end;
        if ranges.len() != wanted || self.mentions.iter().any(holds_number) {
            return vec![];
        }
        let head_end = noun.char_indices().nth(2).map_or(noun.len(), |(at, _)| at);
        let head = noun.get(..head_end).unwrap_or(noun);
        let last = ranges.len() - 1;
        let whole =
            |member: &str| if class::RATE_OR_AMOUNT.ends(noun) { format!("{member}{noun}") } else { member.into() };
        let members = ranges.iter().enumerate().map(|(at, &range)| {
            if at > 0 && at < last {
                return words.of(range);
            }
            let held = words.of(phrase::read(words, range).noun);
            let cut = held.split_once(head).map_or(held, |(before, _)| before);
            match (cut, held) {
                ("", "") => words.of(range),
                ("", held) => held,
                (cut, _) => cut,
            }
        });
        members.map(whole).collect()
    }
}

/// Deals names out: members that lack the head of the last one get it (养老、失业、工伤保险参保人数). `inside` tells how far a
/// place in the last member is from the end of the word that it would cut, `known` which members are whole names.
fn deal_names(
    names: &[&str],
    wanted: usize,
    inside: impl Fn(usize) -> isize,
    known: impl Fn(usize) -> bool,
) -> Vec<String> {
    let (&[first, ..], &[.., last]) = (names, names) else { return vec![] };
    if let ([one], 2 | 3) = (names, wanted) {
        return deal_text(one, wanted);
    }
    if names.len() == 1 {
        return vec![last.to_string(); wanted];
    }
    if let (2, Some(both)) = (names.len(), joint_names::split_over(first, last)) {
        return both.into();
    }
    // 旅游人数和收入: the second is of the same.
    if let (2, true) = (names.len(), class::ATTRIBUTE_OF.is(last)) {
        let head = class::ATTRIBUTE_OF.strip_end(first);
        if let Some(head) = head.filter(|head| head.chars().count() >= 2) {
            return vec![first.to_string(), format!("{head}{last}")];
        }
    }
    let members = &names[..names.len() - 1];
    let skip = names.len().saturating_sub(wanted);
    // 烤烟、蚕桑、柑桔三大基地: how many they are is no part of their names.
    if let Some((own, head)) = counted_head(last, names.len()) {
        let each = members.iter().chain([&own]).skip(skip);
        return each.map(|name| format!("{name}{head}")).collect();
    }
    let tail = if (0..members.len()).any(known) { "" } else { shared_tail(members, last, inside) };
    (members.iter())
        .map(|name| {
            if class::SHARED_HEAD.ends_of(name).any(|head| tail.ends_with(head)) {
                name.to_string()
            } else {
                format!("{name}{tail}")
            }
        })
        .chain([last.to_string()])
        .skip(skip)
        .collect()
}

/// The last of so many members, and what is counted of all of them: 柑桔|三大|基地, 雪峰|两个|园区.
fn counted_head(last: &str, count: usize) -> Option<(&str, &str)> {
    let at = class::LIST_COUNTER.all_in(last).find(|at| at.start > 0)?;
    let before = last.get(..at.start)?;
    let (place, sign) = before.char_indices().next_back()?;
    let counted = numerals::digit(sign).or((count == 2 && class::PAIR_NUMERAL.is_char(sign)).then_some(2));
    let own = before.get(..place).filter(|own| !own.is_empty() && counted.is_some_and(|it| it as usize == count))?;
    let head = last.get(at.end..)?;
    // 三大主导产业产值: the output of each.
    let head = class::INDUSTRY_SORT.strip_start(head).filter(|rest| !rest.is_empty()).unwrap_or(head);
    (!head.is_empty()).then_some((own, head))
}

/// What the members of a list share with the end of the last one; empty where each is whole.
fn shared_tail<'n>(members: &[&str], last: &'n str, inside: impl Fn(usize) -> isize) -> &'n str {
    let Some(&before) = members.last() else { return "" };
    if let Some(tail) = behind_shared_word(before, last) {
        return tail;
    }
    if members.iter().any(|name| class::SHARED_HEAD.ends(name) || class::ATTRIBUTE_OF.ends(name)) {
        return "";
    }
    let from = |count: usize| last.char_indices().nth(count).and_then(|(at, _)| last.get(at..)).unwrap_or("");
    let (aligned, length) = (before.chars().count(), last.chars().count());
    // 第一、第三产业增加值
    if aligned == 2 && class::ORDINAL_PREFIX.starts(before) && class::ORDINAL_PREFIX.starts(last) {
        return from(2);
    }
    // 城镇、农村居民收入: behind the modifier that stands beside another of its kind.
    if class::PARALLEL.ends(before)
        && let Some(word) = class::PARALLEL.starts_of(last).last()
    {
        return last.strip_prefix(word).unwrap_or("");
    }
    if let Some(head) = nearest_head(last, aligned) {
        return head;
    }
    let short = members.iter().all(|name| name.chars().count() * 4 <= length * 3);
    if short && length > aligned { from(aligned.saturating_add_signed(inside(aligned))) } else { "" }
}

/// 装备制造业、高技术制造业增加值: what stands in the last member behind the word that the one before ends in.
fn behind_shared_word<'n>(before: &str, last: &'n str) -> Option<&'n str> {
    let ends = before.char_indices().map(|(at, _)| at);
    let count = before.chars().count().saturating_sub(1);
    ends.take(count).filter_map(|at| before.get(at..)).find_map(|word| {
        let place = last.find(word).filter(|&place| place > 0)?;
        last.get(place + word.len()..)
    })
}

/// 供热、排水管网: from a word that heads such phrases, the one nearest to where the members' lengths agree.
fn nearest_head(last: &str, aligned: usize) -> Option<&str> {
    let heads = last.char_indices().enumerate().skip(1).filter_map(|(at, (place, _))| {
        let (before, rest) = last.split_at_checked(place)?;
        // 对东盟、欧盟进出口: 出口 is no word there.
        let cut = class::IMPORT_SIGN.ends(before) && class::CUT_INSIDE.starts(rest);
        (class::SHARED_HEAD.starts(rest) && !cut).then_some((at.abs_diff(aligned), place))
    });
    let (apart, place) = heads.min()?;
    last.get(place..).filter(|_| apart <= 3 && aligned > 1)
}

/// Numbers over one phrase: 城乡 is both 城镇 and 农村, 存贷款 both, 一二三产 all three.
pub(super) fn deal_text(text: &str, wanted: usize) -> Vec<String> {
    match joint_names::joint_in(text, wanted) {
        Some(joint) => joint.names().map(|name| text.replacen(joint.written, name, 1)).collect(),
        None => vec![text.to_string(); wanted],
    }
}

/// A bound behind the last of numbers that 分别 or 均 ties together is every one's; one before the first too.
pub(super) fn share_bounds(all: &mut [Reading]) {
    let mut rest = all;
    while let Some(first) = rest.first() {
        let same = |reading: &&Reading| reading.group == first.group && reading.shape == Shape::Distributed;
        let count = 1 + rest.iter().skip(1).take_while(same).count();
        let together = first.flags.each || first.flags.all;
        let tied = first.group.is_some() && first.shape != Shape::Distributed && together;
        let (list, behind) = rest.split_at_mut(count);
        rest = behind;
        let ends = |of: Option<&Reading>| {
            of.map(|it| it.comparator).filter(|it| !matches!(it, Comparator::Eq | Comparator::Range))
        };
        let Some(bound) = ends(list.last()).or(ends(list.first())).filter(|_| tied && count > 1) else { continue };
        for reading in list.iter_mut().filter(|reading| reading.comparator == Comparator::Eq) {
            reading.comparator = bound;
            reading.rules.push("shared-bound");
        }
    }
}
