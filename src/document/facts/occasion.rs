//! When and where the report was given.

use super::cover::Cover;
use super::stretch::{line_start, numeral};
use crate::document::dates::{self, Date};
use crate::document::folded::Folded;
use crate::document::region::{self, Written};
use crate::lexicon::classes::class;

/// Characters of a line in front of a date that may tell whose date it is.
const LABEL: usize = 8;

/// The congress at which it was given.
pub(super) struct Meeting {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) place: Option<Written>,
    pub(super) nation: bool,
}

/// 聊城市第十八届人民代表大会第四次会议, 第十三届全国人民代表大会第四次会议, 青石县十五届人大二次会议.
pub(super) fn meeting(text: &Folded, cover: &Cover) -> Option<Meeting> {
    // 在…会议上 tells the whole name; a stamp above the title may tell less.
    let all = || text.all(0, cover.end, class::CONGRESS).filter_map(|at| meeting_at(text, at));
    all().find(|meeting| text.ends(meeting.from, class::AT_PREPOSITION)).or_else(|| all().next())
}

/// The meeting whose congress stands here.
fn meeting_at(text: &Folded, at: usize) -> Option<Meeting> {
    let end = text.behind(at, class::CONGRESS)?;
    let session = text.find(end, end + 6, class::SESSION_WORD)?;
    let ordinal = |ch: &char| numeral(*ch) || class::ORDINAL_PREFIX.is_char(*ch);
    if session == end || !text.chars.get(end..session)?.iter().all(ordinal) {
        return None;
    }
    let end = session + 1;
    let end = text.behind(end, class::PLENARY).unwrap_or(end);
    let end = text.behind(end, class::MEETING_NOUN)?;
    let mut from = text.skip_back(at, class::NATIONWIDE);
    let nation = from < at;
    if text.ends(from, class::TERM_WORD) {
        from -= 1;
        while text.before(from).is_some_and(numeral) {
            from -= 1;
        }
        from = text.skip_back(from, class::ORDINAL_PREFIX);
    }
    let place = (!nation).then(|| region::before(text, 0, from)).flatten();
    let above = |place: &Written| place.above.iter().map(|above| above.chars().count()).sum::<usize>();
    let from = place.as_ref().map_or(from, |place| place.from - above(place));
    Some(Meeting { from, to: end, place, nation })
}

/// The day of the speech: the one by the congress, else the cover's only one that is no page's date.
pub(super) fn delivered(text: &Folded, cover: &Cover, meeting: Option<&Meeting>) -> Option<(Date, usize, usize)> {
    let mut days = Vec::new();
    let mut at = 0;
    // 「2024年1月12日在…会议上」 may also stand behind the greeting's line in odd layouts: the cover alone is read.
    while at < cover.end {
        match dates::date(text, at) {
            Some((date, end)) => {
                if !of_page(text, at, end) {
                    days.push((date, at, end));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    let near = |(_, from, to): &(Date, usize, usize)| match meeting {
        Some(meeting) if *to <= meeting.from => meeting.from - to,
        Some(meeting) => (*from).saturating_sub(meeting.to) + 1,
        None => 0,
    };
    days.into_iter().min_by_key(near)
}

/// Whether a date is the page's and not the speech's: 发布时间：2024-01-20 10:15, 来源.
fn of_page(text: &Folded, from: usize, to: usize) -> bool {
    let low = line_start(text, from, LABEL);
    let labelled = text.find(low, from, class::PAGE_DATE_LABEL).is_some();
    let timed = text.get(to).is_some_and(|ch| ch.is_ascii_digit())
        && (to + 1..to + 3).any(|place| text.get(place) == Some(':'));
    labelled || timed
}

/// The page's date, where it says so.
pub(super) fn published(text: &Folded, cover: &Cover) -> Option<(Date, usize, usize)> {
    (0..cover.end).find_map(|at| {
        let (date, end) = dates::date(text, at)?;
        let low = line_start(text, at, LABEL);
        text.find(low, at, class::PUBLICATION_LABEL).map(|_| (date, at, end))
    })
}
