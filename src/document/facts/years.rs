//! The year that a report plans for, and the years that it looks back upon.

use super::{Stretch, numeral};
use crate::document::dates::{self, Date, PLANS};
use crate::document::folded::{Folded, Gap};
use crate::lexicon::sorts::COVERS;
use crate::model::{Part, Role};
use crate::span::Span;

/// The year planned for, from all that speaks for one.
pub(super) struct Years {
    pub(super) chosen: Option<(i32, Option<Stretch>)>,
    pub(super) conflict: Option<(i32, Option<Stretch>)>,
}

impl Years {
    pub(super) fn read(
        text: &Folded,
        title: Option<Stretch>,
        listed: &str,
        file: &str,
        delivered: Option<Date>,
    ) -> Years {
        let mut votes: Vec<(i32, f64, Option<Stretch>)> = Vec::new();
        let mut at = 0;
        while at + 4 < text.len() {
            let Some((year, end)) = dates::year(text, at) else {
                at += 1;
                continue;
            };
            // What the title says is weighed once, further on.
            let titled = title.is_some_and(|(start, stop)| (start..stop).contains(&at));
            if text.is(end, "年") && !titled {
                let span = Some((at, end + 1));
                match told_of(text, at, end + 1) {
                    Some(Told::Reviewed(weight)) => votes.push((year + 1, weight, span)),
                    Some(Told::Planned(weight)) => votes.push((year, weight, span)),
                    None => {}
                }
            }
            at = end;
        }
        if let Some(date) = delivered {
            // A report given in November or December plans for the next year.
            // The day of the meeting is surer than a title, which may name the year looked back upon.
            votes.push((date.year + i32::from(date.month >= 11), 10.0, None));
        }
        let in_title = title.and_then(|(start, end)| {
            (start..end).find_map(|at| dates::year(text, at).map(|(year, to)| (year, Some((at, to)))))
        });
        let outside = |name: &str| {
            let name = Folded::new(name);
            (0..name.len()).find_map(|at| dates::year(&name, at)).map(|(year, _)| (year, None))
        };
        let (in_listed, in_file) = (outside(listed), outside(file));
        votes.extend(in_title.map(|(year, span)| (year, 5.0, span)));
        votes.extend(in_listed.map(|(year, span)| (year, 3.0, span)));
        let mut best: Option<(i32, f64)> = None;
        for (year, ..) in &votes {
            let weight = votes.iter().filter(|(other, ..)| other == year).map(|(_, weight, _)| weight).sum();
            // Chapters on 2015年主要工作 and 2016年目标任务: the later is planned for.
            if best.is_none_or(|(chosen, most)| weight > most || weight == most && *year > chosen) {
                best = Some((*year, weight));
            }
        }
        let chosen = best.map(|(year, _)| {
            // The year itself proves it better than the one before, looked back upon.
            let proofs = votes.iter().filter(|(other, ..)| *other == year).filter_map(|(.., span)| *span);
            let itself = |(at, _): &Stretch| dates::year(text, *at).is_some_and(|(written, _)| written == year);
            (year, proofs.clone().find(itself).or_else(|| proofs.clone().next()))
        });
        let chosen = chosen.or(in_file);
        let named = in_title.or(in_listed).into_iter().chain(in_file);
        let conflict = named.into_iter().find(|(year, _)| {
            let speech = delivered.map(|date| date.year);
            chosen.is_some_and(|(chosen, _)| chosen != *year) && speech != Some(*year)
        });
        Years { chosen, conflict }
    }
}

/// What a year's surroundings tell of it, with a weight.
pub(super) enum Told {
    /// It is looked back upon.
    Reviewed(f64),
    /// It is planned for.
    Planned(f64),
}

pub(super) fn told_of(text: &Folded, from: usize, end: usize) -> Option<Told> {
    // The rest of the clause behind the year.
    // 2019年，全市…的主要预期目标是
    let end = if matches!(text.get(end), Some('，' | ',')) { end + 1 } else { end };
    let stop = (end..(end + 22).min(text.len()))
        .find(|at| text.get(*at).is_some_and(|ch| "。,;:!？“”".contains(ch)) || text.gap(*at) == Gap::Line)
        .unwrap_or((end + 22).min(text.len()));
    let has = |word: &str| text.find(end, stop, word).is_some();
    let starts = |words: &[&str]| words.iter().any(|word| text.is(end, word));
    // A report at midyear is of the year that it looks back upon.
    if starts(&["上半年"]) && (has("回顾") || has("工作总结") || has("工作情况")) {
        return Some(Told::Planned(8.0));
    }
    if has("回顾")
        || has("工作总结")
        || has("工作情况")
        || text.ends(from, "刚刚过去的")
        || text.ends(from, "过去的")
        || text.ends(from, "回顾")
    {
        return Some(Told::Reviewed(if has("工作回顾") { 8.0 } else { 5.0 }));
    }
    // 2005年，市政府将办好十件实事
    if has("政府将") || text.ends(from, "做好") || text.ends(from, "展望") || text.ends(from, "今年(") {
        return Some(Told::Planned(4.0));
    }
    let behind = text.get(stop).is_none_or(|ch| !"“”".contains(ch));
    if behind
        && COVERS.words("planned").iter().any(|word| has(word))
        && !has("完成")
        && !text.ends(from, "完成")
        && !starts(&["度", "以来", "底"])
    {
        return Some(Told::Planned(4.0));
    }
    // “十二五”目标和2011年工作: a heading, and the later of two is planned for.
    (text.is(end, "工作") && text.gap(end + 2) == Gap::Line).then_some(Told::Planned(1.0))
}

/// The first and last year looked back upon.
pub(super) fn review_years(
    text: &Folded,
    parts: &[Part<Span>],
    year: Option<i32>,
) -> Option<([i32; 2], Option<Stretch>)> {
    let year = year?;
    let last = year - 1;
    // A term's review stands before the plan: in its heading, or where the review opens.
    let plan = parts.iter().find(|part| matches!(part.role, Role::Goals | Role::Plan));
    let end = plan.map_or((text.len() / 2).max(600).min(text.len()), |part| text.place(part.span.start()));
    for at in 0..end {
        let review = ["回顾", "政府工作", "总结"].iter().find(|word| text.is(at, word));
        let Some(word) = review else { continue };
        let (low, high) = (at.saturating_sub(14), (at + 8).min(text.len()));
        if let Some(years) = term(text, low, at, last).filter(|_| *word != "政府工作") {
            return Some((years, Some((at, at + word.chars().count()))));
        }
        if *word == "政府工作" && !text.ends(at, "过去五年") {
            continue;
        }
        let years = (low..high).find_map(|place| {
            let (count, to) = dates::number(text, place)?;
            let counted = text.is(to, "年") && (3..=5).contains(&count);
            let spoken = text.ends(place, "过去")
                || text.ends(place, "届政府")
                || text.ends(place, "这")
                || text.ends(place, "和")
                || text.is(to, "年来")
                || text.is(to, "年工作")
                || text.is(to, "年政府工作");
            (counted && spoken && text.get(place.wrapping_sub(1)).is_none_or(|ch| !numeral(ch) && ch != '十'))
                .then_some(([year - count as i32, last], (place, to + 1)))
        });
        if let Some((years, span)) = years {
            return Some((years, Some(span)));
        }
        // 2021: “十三五”回顾.
        for (plan, first) in PLANS {
            if let Some(place) = text.find(low, high, plan)
                && last == first + 4
            {
                return Some(([first, last], Some((place, place + plan.chars().count()))));
            }
        }
    }
    // “十三五”发展成就和2020年主要工作; 过去的五年，是…的五年: where the review opens.
    if let Some((years, span)) = term_reviewed(text, parts, end, last) {
        return Some((years, Some(span)));
    }
    // 2016年以来, where the review opens: a term, told by its first year.
    let since = parts.iter().find(|part| part.role == Role::Review).and_then(|part| {
        let from = text.place(part.span.start());
        let (at, first, to) = (from..(from + 60).min(end)).find_map(|at| {
            let (first, to) = dates::year(text, at)?;
            (text.is(to, "年以来") || text.is(to, "年换届以来")).then_some((at, first, to))
        })?;
        (2..=5).contains(&(last - first)).then_some(([first, last], (at, to + 1)))
    });
    if let Some((years, span)) = since {
        return Some((years, Some(span)));
    }
    let reviewed = (0..text.len().saturating_sub(4)).find_map(|at| {
        let (found, to) = dates::year(text, at)?;
        (found == last && matches!(told_of(text, at, to + 1), Some(Told::Reviewed(_)))).then_some((at, to + 1))
    });
    Some(([last, last], reviewed))
}

/// The five years that a review tells of in its heading or its first words, by the name of their plan or as 过去的五年.
fn term_reviewed(text: &Folded, parts: &[Part<Span>], end: usize, last: i32) -> Option<([i32; 2], Stretch)> {
    let review = parts.iter().find(|part| part.role == Role::Review)?;
    let from = text.place(review.span.start());
    let head = from..(from + 28).min(end);
    let told = |at: usize, length: usize, first: i32| Some(([first, last], (at, at + length)));
    head.clone().find_map(|at| {
        let passed = text.is(at, "过去的五年") || text.is(at, "过去五年") || text.is(at, "过去的5年");
        if passed && !text.ends(at, "成就和") {
            return told(at, 4, last - 4);
        }
        let plan = PLANS.iter().find(|(name, first)| text.is(at, name) && last == first + 4)?;
        // 十五五 holds 十五: the longer name is listed first.
        let length = plan.0.chars().count();
        let behind = (at + length..(at + length + 9).min(end)).any(|place| {
            ["发展", "工作", "时期", "期间", "以来", "成就", "的五年", "五年"].iter().any(|word| text.is(place, word))
        });
        behind.then(|| told(at, length, plan.1)).flatten()
    })
}

/// The years of a government's term that is looked back upon at `at`: 本届政府工作回顾, 十七届人民政府工作回顾. Where the
/// text does not say from which year on, five years.
pub(super) fn term(text: &Folded, low: usize, at: usize, last: i32) -> Option<[i32; 2]> {
    let headed = (low..at).any(|place| COVERS.words("term").iter().any(|word| text.is(place, word)));
    let lined = (at.saturating_sub(20)..=at).any(|place| text.gap(place) == Gap::Line);
    if !headed || !lined {
        return None;
    }
    let since = (at..(at + 40).min(text.len())).find_map(|place| {
        let (year, to) = dates::year(text, place)?;
        text.is(to, "年以来").then_some(year)
    });
    let first = since.filter(|year| (last - 6..=last).contains(year)).unwrap_or(last - 4);
    Some([first, last])
}
