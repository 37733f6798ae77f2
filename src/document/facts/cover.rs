//! The lines before the speech: title, formula, and where they end.

use super::{Stretch, line_start};
use crate::document::folded::{Folded, Gap};
use crate::lexicon::sorts::COVERS;

/// How far a cover can reach, in characters: title, congress, date, speaker, source, a table of contents.
pub(super) const LONGEST_COVER: usize = 900;

/// The lines before the speech, and the formula that opens it.
pub(super) struct Cover {
    /// One behind the cover's last character: 各位代表, the formula, or the first heading.
    pub(super) end: usize,
    /// The formula (现在，我代表市人民政府向大会报告工作), where there is one.
    pub(super) formula: Option<Stretch>,
}

impl Cover {
    pub(super) fn read(text: &Folded) -> Cover {
        let far = LONGEST_COVER.min(text.len());
        let formula = (0..far).find_map(|at| formula(text, at));
        let greeting =
            ["各位代表", "同志们:", "同志们,"].iter().filter_map(|greeting| text.find(0, far, greeting)).min();
        let heading = || (0..far).find(|at| text.gap(*at) == Gap::Line && text.is(*at, "一、"));
        let end = match (greeting, formula) {
            (Some(greeting), Some((formula, _))) => greeting.min(formula),
            (None, Some((formula, _))) => formula,
            (Some(greeting), None) => prose(text, greeting),
            // Without either, the lines above the first heading or the first prose, and few of them.
            (None, None) => heading().unwrap_or_else(|| prose(text, far.min(300))),
        };
        // A text whose head is missing has no cover: what stands there is the middle of the speech.
        let says = |word: &str| text.find(0, end, word).is_some();
        let covers = formula.is_some() || end < 40 || says("工作报告") || says("人民代表大会");
        let end = if covers { end } else { 0 };
        Cover { end, formula }
    }
}

/// Where the first line below `far` starts that is prose: a full stop and more behind it. `far` where there is none.
pub(super) fn prose(text: &Folded, far: usize) -> usize {
    let stop = text.find(0, far, "。").filter(|stop| text.gap(stop + 1) != Gap::Line);
    stop.map(|stop| line_start(text, stop, stop)).filter(|start| *start > 0).unwrap_or(far)
}

/// The formula that starts here: 我代表…政府…报告, 我受镇政府委托…报告.
pub(super) fn formula(text: &Folded, at: usize) -> Option<Stretch> {
    let after = if text.is(at, "代表") {
        at + 2
    } else if text.is(at, "受") {
        at + 1
    } else {
        return None;
    };
    if after < 1 || !(0..4).any(|back| at.checked_sub(back + 1).is_some_and(|place| text.is(place, "我"))) {
        return None;
    }
    let end = (after..after + 26).find(|end| COVERS.words("reporter").iter().any(|word| text.is(*end, word)))?;
    let report = (end..end + 24).find(|place| text.is(*place, "报告"))?;
    Some((at, report + 2))
}

/// The title: 政府工作报告 with the place and year in front of it; a line of its own before one inside a page's line.
pub(super) fn title(text: &Folded, cover: &Cover) -> Option<Stretch> {
    let limit = cover.end.max(60).min(text.len());
    let mut titles = (0..limit).filter_map(|at| title_at(text, at));
    let first = titles.next()?;
    let alone = |title: &Stretch| text.gap(title.0) == Gap::Line && text.gap(title.1) == Gap::Line;
    if alone(&first) { Some(first) } else { titles.find(alone).or(Some(first)) }
}

/// The title whose 政府工作报告 stands here.
fn title_at(text: &Folded, at: usize) -> Option<Stretch> {
    let word = COVERS.words("title").iter().find(|word| text.is(at, word))?;
    // Quoted, or said of: no title.
    if at > 0 && matches!(text.get(at - 1), Some('《' | '“' | '"' | '的' | '作')) {
        return None;
    }
    let length = word.chars().count();
    let mut start = at;
    while start > 0 && text.gap(start) != Gap::Line {
        if matches!(text.get(start - 1), Some('】' | '》' | '-' | '—')) {
            break;
        }
        // The middle of a sentence that speaks of a report.
        if at - start > 30 || matches!(text.get(start - 1), Some('。' | '，' | ',' | ';' | '、')) {
            return None;
        }
        start -= 1;
    }
    // Others report to the same congress.
    let line = text.cut(start, at + length);
    if COVERS.holds("other_house", &line) {
        return None;
    }
    // (2024年), 摘要 and the like behind it on its line.
    let mut end = at + length;
    if text.gap(end) != Gap::Line && text.get(end) == Some('(') {
        end = (end..(end + 16).min(text.len()))
            .find(|place| text.get(*place) == Some(')'))
            .map_or(end, |close| close + 1);
    }
    Some((start, end))
}
