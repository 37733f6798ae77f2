//! When, where and by whom the report was given.

use super::cover::Cover;
use super::{Stretch, line_start, numeral};
use crate::document::dates::{self, Date};
use crate::document::folded::{Folded, Gap, is_han};
use crate::document::region::{self, Written};
use crate::lexicon::sorts::{COVERS, OFFICES};

/// The congress at which it was given.
pub(super) struct Meeting {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) place: Option<Written>,
    pub(super) nation: bool,
}

/// 聊城市第十八届人民代表大会第四次会议, 第十三届全国人民代表大会第四次会议, 青石县十五届人大二次会议.
pub(super) fn meeting(text: &Folded, cover: &Cover) -> Option<Meeting> {
    let found = |at: usize| {
        let congress = ["人民代表大会", "人大", "代表大会", "居民议事会", "议事会", "议政会"]
            .iter()
            .find(|word| text.is(at, word))?;
        let mut end = at + congress.chars().count();
        let session = (end..end + 6).find(|place| text.is(*place, "次"))?;
        if !text.chars.get(end..session)?.iter().all(|ch| numeral(*ch) || *ch == '第') || session == end {
            return None;
        }
        end = session + 1;
        end += if text.is(end, "全体") { 2 } else { 0 };
        end += ["会议", "大会"].iter().find(|word| text.is(end, word)).map(|_| 2)?;
        let mut from = at;
        let nation = text.ends(from, "全国");
        from -= if nation { 2 } else { 0 };
        if text.ends(from, "届") {
            let mut numbers = from - 1;
            while numbers > 0 && text.get(numbers - 1).is_some_and(numeral) {
                numbers -= 1;
            }
            if numbers > 0 && text.get(numbers - 1) == Some('第') {
                numbers -= 1;
            }
            from = numbers;
        }
        let place = (!nation).then(|| region::before(text, 0, from)).flatten();
        let from = place
            .as_ref()
            .map_or(from, |place| place.from - place.above.iter().map(|above| above.chars().count()).sum::<usize>());
        Some(Meeting { from, to: end, place, nation })
    };
    // 在…会议上 tells the whole name; a stamp above the title may tell less.
    let all = || (0..cover.end).filter_map(found);
    all().find(|meeting| text.ends(meeting.from, "在")).or_else(|| all().next())
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
pub(super) fn of_page(text: &Folded, from: usize, to: usize) -> bool {
    let low = line_start(text, from, 8);
    let labelled = COVERS.words("page_date").iter().any(|word| text.find(low, from, word).is_some());
    let timed = text.get(to).is_some_and(|ch| ch.is_ascii_digit())
        && (to + 1..to + 3).any(|place| text.get(place) == Some(':'));
    labelled || timed
}

/// The page's date, where it says so.
pub(super) fn published(text: &Folded, cover: &Cover) -> Option<(Date, usize, usize)> {
    (0..cover.end).find_map(|at| {
        let (date, end) = dates::date(text, at)?;
        let low = line_start(text, at, 8);
        let said = COVERS.words("published").iter().any(|word| text.find(low, at, word).is_some());
        said.then_some((date, at, end))
    })
}

/// Who spoke.
pub(super) struct Speaker {
    pub(super) name: Stretch,
    pub(super) role: Option<Stretch>,
}

pub(super) fn speaker(text: &Folded, cover: &Cover, meeting: Option<&Meeting>) -> Option<Speaker> {
    let mut at = 0;
    while at < cover.end {
        let Some(office) = OFFICES.iter().find(|office| text.is(at, office)) else {
            at += 1;
            continue;
        };
        let end = at + office.chars().count();
        let mut from = at;
        for prefix in ["国务院", "常务副", "代理", "副", "代"] {
            // 时代市长: a word's end is no prefix.
            if text.ends(from, prefix) {
                from -= prefix.chars().count();
                break;
            }
        }
        if let Some(name) = name_after(text, end, cover.end).or_else(|| name_before(text, from)) {
            return Some(Speaker { name, role: Some((from, end)) });
        }
        at = end;
    }
    // (2007年2月1日 张明远): the name alone behind the day.
    let signed = (0..cover.end).find_map(|at| {
        let (_, end) = dates::date(text, at)?;
        let name = name_after(text, end, cover.end).filter(|_| text.gap(end) != Gap::None)?;
        (text.get(name.1) == Some(')')).then_some(name)
    });
    if let Some(name) = signed {
        return Some(Speaker { name, role: None });
    }
    // 在…会议上冯玉建各位代表: the name alone.
    let after = meeting?.to;
    let after = if text.is(after, "上") { after + 1 } else { after };
    let after = if text.get(after) == Some(')') { after + 1 } else { after };
    let name = name_after(text, after, cover.end)?;
    (name.1 == cover.end).then_some(Speaker { name, role: None })
}

/// The name that starts here: two to four Han characters, or more with dots between, to a sign, a line end or one of
/// the words that can follow.
pub(super) fn name_after(text: &Folded, mut from: usize, limit: usize) -> Option<Stretch> {
    while text.get(from).is_some_and(|ch| ":,、(—-".contains(ch)) {
        from += 1;
    }
    let (mut end, mut dotted) = (from, false);
    while end < limit.max(from) && end - from < 16 {
        let Some(ch) = text.get(end) else { break };
        let length = end - from;
        if length >= 2 && text.gap(end) != Gap::None && text.gap(end) >= Gap::Blank && !dotted && ch != '·' {
            break;
        }
        if length >= 1 && text.gap(end) == Gap::Line {
            break;
        }
        if length >= 2 && COVERS.words("behind_name").iter().any(|word| text.is(end, word)) {
            break;
        }
        if ch == '·' {
            dotted = true;
        } else if !is_han(ch) || "的了在与及是为".contains(ch) || length == 0 && ch == '和' {
            break;
        }
        end += 1;
    }
    let length = end - from;
    // Behind the name stands an end of some sort, not the rest of a sentence.
    let ended = end >= limit
        || text.gap(end) != Gap::None
        || text.get(end).is_none_or(|ch| !is_han(ch))
        || COVERS.words("behind_name").iter().any(|word| text.is(end, word));
    let name = text.cut(from, end);
    // Mongolian and Tibetan names are longer, and stand alone on their line.
    let long = (5..=7).contains(&length) && text.gap(from) != Gap::None && text.gap(end) == Gap::Line;
    let is_name = (2..=4).contains(&length) || long || dotted && length >= 4;
    // 年 月 日 and 旗长 without a name are blanks of a form.
    let blank = name == "年月日" || OFFICES.iter().any(|office| name.ends_with(office));
    (is_name && ended && !blank && !COVERS.holds("no_name", &name)).then_some((from, end))
}

/// The name right before an office: 龚正市长在….
pub(super) fn name_before(text: &Folded, end: usize) -> Option<Stretch> {
    let from = (end.saturating_sub(4)..end.saturating_sub(1)).find(|from| {
        // The 日 of a day in front is no surname.
        if text.is(*from, "日") && from.checked_sub(1).and_then(|at| text.get(at)).is_some_and(numeral) {
            return false;
        }
        let before = from.checked_sub(1).and_then(|before| text.get(before));
        text.chars.get(*from..end).is_some_and(|name| name.iter().all(|ch| is_han(*ch)))
            && (text.gap(*from) != Gap::None || before.is_none_or(|ch| !is_han(ch) || ch == '日' || ch == '上'))
    })?;
    let name = text.cut(from, end);
    if name == "年月日" {
        return None;
    }
    let is_office = COVERS.ends("ends_government", &name);
    (!is_office).then_some((from, end))
}
