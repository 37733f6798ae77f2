//! `A、B分别V N、N`: numbers dealt out over a list of subjects, and the bound that they share.

use super::{Context, Reading, is_han};
use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
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
        let members = scan::members(words.text, range.0, range.1, wanted);
        let ranges: Vec<Range> = members.into_iter().map(|range| phrase::trim_noun(words, range)).collect();
        let names: Vec<&str> = ranges.iter().map(|&range| words.of(range)).collect();
        // A known name is whole; that of a trade (装备制造业) is of one with what is told of it.
        let known = |at: usize| {
            ranges.get(at).is_some_and(|&(from, end)| words.name_ending_at(from, end).is_some())
                && names.get(at).is_some_and(|name| !name.ends_with(['业', '产']))
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
    // 存、贷款余额; 城、乡居民收入.
    for (one, other, both) in [("存", "贷", ["存", "贷"]), ("城", "乡", ["城镇", "农村"])] {
        if let (2, Some(head), Some(rest)) = (names.len(), first.strip_suffix(one), last.strip_prefix(other)) {
            let rest = rest.strip_prefix('村').or(rest.strip_prefix('镇')).unwrap_or(rest);
            let shared = if one == "存" { rest } else { &last[other.len()..] };
            return vec![format!("{head}{}{shared}", both[0]), format!("{head}{}{shared}", both[1])];
        }
    }
    // 旅游人数和收入: the second is of the same.
    if let (2, true) = (names.len(), class::ATTRIBUTE_OF.is(last)) {
        let head = class::ATTRIBUTE_OF
            .words()
            .iter()
            .filter_map(|noun| first.strip_suffix(noun))
            .min_by_key(|head| head.len());
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
            if class::SHARED_HEAD.words().iter().any(|head| name.ends_with(head) && tail.ends_with(head)) {
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
    let number = "零一二三四五六七八九十".chars().nth(count)?;
    ["大", "个", "类", "种", "项", "家", "条"].iter().find_map(|kind| {
        let at = last.find(kind).filter(|&at| at > 0)?;
        let own = last[..at].strip_suffix(number).or_else(|| last[..at].strip_suffix('两').filter(|_| count == 2))?;
        let head = &last[at + kind.len()..];
        // 三大主导产业产值: the output of each.
        let sorts = ["主导产业", "优势产业", "支柱产业", "特色产业", "传统产业", "重点产业", "新兴产业"];
        let head =
            sorts.iter().find_map(|sort| head.strip_prefix(sort).filter(|rest| !rest.is_empty())).unwrap_or(head);
        (!own.is_empty() && !head.is_empty()).then_some((own, head))
    })
}

/// What the members of a list share with the end of the last one; empty where each is whole.
fn shared_tail<'n>(members: &[&str], last: &'n str, inside: impl Fn(usize) -> isize) -> &'n str {
    let Some(&before) = members.last() else { return "" };
    // 装备制造业、高技术制造业增加值: what stands behind the word that both have.
    let ends: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
    for &at in ends.iter().take(ends.len().saturating_sub(1)) {
        let word = &before[at..];
        if let Some(place) = last.find(word).filter(|&place| place > 0) {
            return &last[place + word.len()..];
        }
    }
    let whole = |name: &str| class::SHARED_HEAD.ends(name) || class::ATTRIBUTE_OF.ends(name);
    if members.iter().any(|name| whole(name)) {
        return "";
    }
    let (aligned, length) = (before.chars().count(), last.chars().count());
    // 第一、第三产业增加值
    if aligned == 2 && before.starts_with('第') && last.starts_with('第') {
        return last.char_indices().nth(2).map_or("", |(place, _)| &last[place..]);
    }
    // 城镇、农村居民收入: behind the modifier that stands beside another of its kind.
    if class::PARALLEL.ends(before)
        && let Some(rest) =
            class::PARALLEL.words().iter().filter_map(|word| last.strip_prefix(word)).min_by_key(|rest| rest.len())
    {
        return rest;
    }
    // 供热、排水管网: from a word that heads such phrases, the one nearest to where the members' lengths agree.
    let head = last
        .char_indices()
        .enumerate()
        .filter(|(at, (place, _))| *at > 0 && class::SHARED_HEAD.starts(&last[*place..]))
        // 对东盟、欧盟进出口: 出口 is no word there.
        .filter(|(_, (place, _))| !(last[..*place].ends_with('进') && last[*place..].starts_with("出口")))
        .map(|(at, (place, _))| (at.abs_diff(aligned), place))
        .min()
        .filter(|(apart, _)| *apart <= 3 && aligned > 1);
    if let Some((_, place)) = head {
        return &last[place..];
    }
    let short = members.iter().all(|name| name.chars().count() * 4 <= length * 3);
    let cut = aligned.saturating_add_signed(inside(aligned));
    if short && length > aligned { last.char_indices().nth(cut).map_or("", |(place, _)| &last[place..]) } else { "" }
}

/// Numbers over one phrase: 城乡 is both 城镇 and 农村, 存贷款 both, 一二三产 all three.
pub(super) fn deal_text(text: &str, wanted: usize) -> Vec<String> {
    let (whole, parts): (&str, &[&str]) = match wanted {
        2 if text.contains("城乡") => ("城乡", &["城镇", "农村"]),
        2 if text.contains("存贷款") => ("存贷款", &["存款", "贷款"]),
        2 if text.contains("内外资") => ("内外资", &["内资", "外资"]),
        2 if text.contains("进出口") => ("进出口", &["进口", "出口"]),
        3 if text.contains("三次产业") => ("三次产业", &["第一产业", "第二产业", "第三产业"]),
        3 if text.contains("一二三产") => ("一二三产", &["一产", "二产", "三产"]),
        _ => return vec![text.to_string(); wanted],
    };
    parts.iter().map(|part| text.replacen(whole, part, 1)).collect()
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
