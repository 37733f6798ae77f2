//! By whom the report was given.

use super::cover::Cover;
use super::occasion::Meeting;
use super::stretch::{Stretch, numeral};
use crate::document::dates;
use crate::document::folded::{Folded, Gap};
use crate::lexicon::classes::class;
use crate::text::is_han;

/// Most characters of a name with dots.
const LONGEST: usize = 16;

/// Who spoke.
pub(super) struct Speaker {
    pub(super) name: Stretch,
    pub(super) role: Option<Stretch>,
}

pub(super) fn speaker(text: &Folded, cover: &Cover, meeting: Option<&Meeting>) -> Option<Speaker> {
    in_office(text, cover).or_else(|| signed(text, cover)).or_else(|| behind_meeting(text, cover, meeting?))
}

/// 云溪市市长 张明远, 张明远市长.
fn in_office(text: &Folded, cover: &Cover) -> Option<Speaker> {
    text.all(0, cover.end, class::HEAD_OF_GOVERNMENT).find_map(|at| {
        let end = text.behind(at, class::HEAD_OF_GOVERNMENT)?;
        let from = text.skip_back(at, class::OFFICE_PREFIX);
        // 周若岩（县长）
        let bracket = from.checked_sub(1).filter(|before| text.get(*before) == Some('(')).unwrap_or(from);
        let name = name_after(text, end, cover.end).or_else(|| name_before(text, bracket))?;
        Some(Speaker { name, role: Some((from, end)) })
    })
}

/// (2007年2月1日 张明远): the name alone behind the day.
fn signed(text: &Folded, cover: &Cover) -> Option<Speaker> {
    (0..cover.end).find_map(|at| {
        let (_, end) = dates::date(text, at)?;
        let name = name_after(text, end, cover.end).filter(|_| text.gap(end) != Gap::None)?;
        (text.get(name.1) == Some(')')).then_some(Speaker { name, role: None })
    })
}

/// 在…会议上冯玉建各位代表: the name alone.
fn behind_meeting(text: &Folded, cover: &Cover, meeting: &Meeting) -> Option<Speaker> {
    let after = text.behind(meeting.to, class::UPPER_SIDE).unwrap_or(meeting.to);
    let after = if text.get(after) == Some(')') { after + 1 } else { after };
    let name = name_after(text, after, cover.end)?;
    (name.1 == cover.end).then_some(Speaker { name, role: None })
}

/// The name that starts here: two to four Han characters, or more with dots between, to a sign, a line end or one of
/// the words that can follow.
fn name_after(text: &Folded, mut from: usize, limit: usize) -> Option<Stretch> {
    while text.get(from).is_some_and(|ch| {
        matches!(ch, ':' | ',' | '、' | '(' | '—' | '-' | '?' | '_' | '\u{fffd}' | '□' | '·' | '|' | '.')
    }) {
        from += 1;
    }
    let (end, dotted) = name_end(text, from, limit);
    let length = end - from;
    // Behind the name stands an end of some sort, not the rest of a sentence.
    let ended = end >= limit
        || text.gap(end) != Gap::None
        || text.get(end).is_none_or(|ch| !is_han(ch))
        || text.is(end, class::BEHIND_NAME);
    let name = text.cut(from, end);
    // Mongolian and Tibetan names are longer, and stand alone on their line.
    let long = (5..=7).contains(&length) && text.gap(from) != Gap::None && text.gap(end) == Gap::Line;
    let is_name = (2..=4).contains(&length) || long || dotted && length >= 4;
    // 年 月 日 and 旗长 without a name are blanks of a form.
    let blank = class::DATE_BLANK.is(name) || class::HEAD_OF_GOVERNMENT.ends(name);
    (is_name && ended && !blank && !class::NOT_A_NAME.within(name)).then_some((from, end))
}

/// Where a name that starts here may end, and whether dots stand in it.
fn name_end(text: &Folded, from: usize, limit: usize) -> (usize, bool) {
    let (mut end, mut dotted) = (from, false);
    while end < limit.max(from) && end - from < LONGEST {
        let Some(ch) = text.get(end) else { break };
        let (length, gap) = (end - from, text.gap(end));
        let parted = length >= 2 && gap != Gap::None && !dotted && ch != '·' || length >= 1 && gap == Gap::Line;
        if parted || length >= 2 && text.is(end, class::BEHIND_NAME) {
            break;
        }
        let no_name = !is_han(ch) || class::NO_NAME_CHAR.is_char(ch);
        if ch == '·' {
            dotted = true;
        } else if no_name || length == 0 && class::AND_CONJUNCTION.is_char(ch) {
            break;
        }
        end += 1;
    }
    (end, dotted)
}

/// The name right before an office: 龚正市长在….
fn name_before(text: &Folded, end: usize) -> Option<Stretch> {
    let from = (end.saturating_sub(4)..end.saturating_sub(1)).find(|from| {
        // The 日 of a day in front is no surname.
        if text.is(*from, class::DAY_WORD) && text.before(*from).is_some_and(numeral) {
            return false;
        }
        let fronted = text.before(*from).is_none_or(|ch| !is_han(ch) || class::NAME_FRONT.is_char(ch));
        text.cut(*from, end).chars().all(is_han) && (text.gap(*from) != Gap::None || fronted)
    })?;
    let name = text.cut(from, end);
    let named = !class::DATE_BLANK.is(name) && !class::GOVERNMENT_END.ends(name);
    named.then_some((from, end))
}
