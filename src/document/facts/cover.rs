//! The lines before the speech: title, formula, and where they end.

use super::stretch::{Stretch, line_start};
use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;

/// How far a cover can reach, in characters: title, congress, date, speaker, source, a table of contents.
const LONGEST_COVER: usize = 900;
/// Characters of a cover that has nothing to tell it by.
const SHORT_COVER: usize = 40;
/// Characters of the formula from the first word to the reporter, and from there to 报告.
const FORMULA: (usize, usize) = (26, 24);
/// Characters of a title before its last word, and of what stands in brackets behind it.
const TITLE: (usize, usize) = (30, 16);

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
        let formula = text.all(0, far, class::ON_BEHALF).find_map(|at| formula(text, at));
        let greeting = text.find(0, far, class::COVER_GREETING);
        let heading = || text.all(0, far, class::FIRST_SECTION).find(|at| text.gap(*at) == Gap::Line);
        let end = match (greeting, formula) {
            (Some(greeting), Some((formula, _))) => greeting.min(formula),
            (None, Some((formula, _))) => formula,
            (Some(greeting), None) => prose(text, greeting),
            // Without either, the lines above the first heading or the first prose, and few of them.
            (None, None) => heading().unwrap_or_else(|| prose(text, far.min(300))),
        };
        // A text whose head is missing has no cover: what stands there is the middle of the speech.
        let covers = formula.is_some() || end < SHORT_COVER || text.find(0, end, class::COVER_WORD).is_some();
        let end = if covers { end } else { 0 };
        Cover { end, formula }
    }
}

/// Where the first line below `far` starts that is prose: a full stop and more behind it. `far` where there is none.
fn prose(text: &Folded, far: usize) -> usize {
    let stop = (0..far).find(|at| text.get(*at) == Some('。')).filter(|stop| text.gap(stop + 1) != Gap::Line);
    stop.map(|stop| line_start(text, stop, stop)).filter(|start| *start > 0).unwrap_or(far)
}

/// The formula that starts here: 我代表…政府…报告, 我受镇政府委托…报告.
fn formula(text: &Folded, at: usize) -> Option<Stretch> {
    let after = text.behind(at, class::ON_BEHALF)?;
    if !class::FIRST_PERSON.within(text.cut(at.saturating_sub(4), at)) {
        return None;
    }
    let end = text.find(after, after + FORMULA.0, class::REPORTER)?;
    let report = text.find(end, end + FORMULA.1, class::REPORT_NOUN)?;
    Some((at, report + 2))
}

/// The title: 政府工作报告 with the place and year in front of it; a line of its own before one inside a page's line.
pub(super) fn title(text: &Folded, cover: &Cover) -> Option<Stretch> {
    let limit = cover.end.max(60).min(text.len());
    let mut titles = text.all(0, limit, class::REPORT_TITLE).filter_map(|at| title_at(text, at));
    let first = titles.next()?;
    let alone = |title: &Stretch| text.gap(title.0) == Gap::Line && text.gap(title.1) == Gap::Line;
    if alone(&first) { Some(first) } else { titles.find(alone).or(Some(first)) }
}

/// The title whose 政府工作报告 stands here.
fn title_at(text: &Folded, at: usize) -> Option<Stretch> {
    let behind = text.behind(at, class::REPORT_TITLE)?;
    // Quoted, or said of: no title.
    if text.before(at).is_some_and(|ch| matches!(ch, '《' | '“' | '"') || class::TITLE_OBJECT.is_char(ch)) {
        return None;
    }
    let mut start = at;
    while start > 0 && text.gap(start) != Gap::Line {
        match text.before(start) {
            Some('】' | '》' | '-' | '—') => break,
            // The middle of a sentence that speaks of a report.
            Some('。' | '，' | ',' | ';' | '、') => return None,
            _ if at - start > TITLE.0 => return None,
            _ => start -= 1,
        }
    }
    // Others report to the same congress.
    if class::OTHER_HOUSE.within(text.cut(start, behind)) {
        return None;
    }
    // (2024年), 摘要 and the like behind it on its line.
    let mut end = behind;
    if text.gap(end) != Gap::Line && text.get(end) == Some('(') {
        let close = (end..(end + TITLE.1).min(text.len())).find(|place| text.get(*place) == Some(')'));
        end = close.map_or(end, |close| close + 1);
    }
    Some((start, end))
}
