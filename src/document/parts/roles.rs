//! The role of each segment as a whole: by its title, by what stands around it, by what it says.

use super::{Reader, Segment};
use crate::document::headings::cut;
use crate::lexicon::headings::{Marking, marker, title_role};
use crate::lexicon::sorts::PARTS;
use crate::model::Role;

impl<'t> Reader<'t> {
    /// The role of each segment as a whole.
    pub(super) fn roles(&self, segments: &mut [Segment]) {
        let mut annexed = false;
        for segment in segments.iter_mut() {
            let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
            let marked = segment.heading.is_some_and(|heading| heading.marking == Some(Marking::Annex));
            let told = title_role(title);
            annexed |= marked || matches!(told, Some(Role::Policies | Role::Glossary));
            segment.role = match told {
                Some(role @ (Role::Livelihood | Role::Policies | Role::Glossary))
                    if annexed || late(segment, self.text) =>
                {
                    Some(role)
                }
                Some(Role::Livelihood) => None,
                Some(role) if !annexed => Some(role),
                _ if annexed => Some(self.annex_role(segment)),
                other => other,
            };
        }
        // 2015年主要工作 before 2016年目标任务 is what was done.
        let title = |segment: &Segment| segment.heading.map_or("", |heading| heading.title.of(self.text));
        let mut years = segments.iter().enumerate().filter_map(|(at, segment)| Some((at, year_of(title(segment))?)));
        if let Some((first, year)) = years.next()
            && matches!(segments[first].role, Some(Role::Plan | Role::Goals))
            && years.any(|(_, later)| later == year + 1)
            && !segments.iter().any(|segment| segment.role == Some(Role::Review))
        {
            segments[first].role = Some(Role::Review);
        }
        // What comes behind each: a segment of the plan, one of plan or goals.
        let mut behind = vec![(false, false); segments.len() + 1];
        for (at, segment) in segments.iter().enumerate().rev() {
            let plan = segment.role == Some(Role::Plan);
            behind[at] = (behind[at + 1].0 || plan, behind[at + 1].1 || plan || segment.role == Some(Role::Goals));
        }
        // A section that names goals is the plan itself where no plan follows; where one does, it is only goals.
        for at in 0..segments.len() {
            let title = segments[at].heading.map_or("", |heading| heading.title.of(self.text));
            if segments[at].role == Some(Role::Goals) {
                let next = segments.get(at + 1..).unwrap_or_default();
                let followed = behind[at + 1].0;
                let listed = next.first().is_some_and(|later| later.role.is_none());
                let five_years = PARTS.holds("of_five_years", title);
                let works = self.items(&segments[at]).count() >= 2;
                if !followed && !listed && !five_years && works {
                    segments[at].role = Some(Role::Plan);
                }
            }
        }
        // 2024年工作 after a review of 2023 is the plan; so is 2024年：我们这样干.
        let mut reviewed = None;
        for segment in segments.iter_mut() {
            let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
            let year = year_of(title);
            let dated = title.contains("工作") || title.starts_with(|ch: char| ch.is_ascii_digit());
            if segment.role.is_none() && year.is_some() && dated {
                segment.role = Some(if reviewed < year && reviewed.is_some() { Role::Plan } else { Role::Review });
            }
            if segment.role == Some(Role::Review) {
                reviewed = reviewed.max(year);
            }
        }
        // What no title tells goes on with the role before: unnumbered part titles over 一、二、 of their own.
        let (mut last, mut led) = (None, false);
        for at in 0..segments.len() {
            led &= segments[at].role.is_none();
            if segments[at].role.is_none() {
                let first = segments[at].heading.is_none_or(|heading| {
                    marker(self.text.get(heading.start()..heading.title.end()).unwrap_or(""))
                        .is_none_or(|it| it.number == 1)
                });
                led = self.led_by_deeds(segments[at].start) || led && !first;
                let ahead = !behind[at + 1].1 && !led && self.looks_ahead(&segments[at]);
                segments[at].role = Some(match last {
                    None if ahead => Role::Plan,
                    None => Role::Review,
                    // A government section may be followed by others of the plan.
                    Some(Role::Goals | Role::Government) => Role::Plan,
                    Some(Role::Review | Role::Problems) if ahead => Role::Plan,
                    Some(role) => role,
                });
            }
            last = segments[at].role;
        }
    }

    pub(super) fn annex_role(&self, segment: &Segment) -> Role {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), 400);
        title_role(words.split("。").next().unwrap_or(""))
            .filter(|role| matches!(role, Role::Livelihood | Role::Policies | Role::Glossary))
            .unwrap_or(Role::Other)
    }

    /// Whether a segment promises more than it reports.
    pub(super) fn looks_ahead(&self, segment: &Segment) -> bool {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), 3000);
        let count = |sort| PARTS.words(sort).iter().map(|sign| words.matches(sign).count()).sum::<usize>();
        let (ahead, behind) = (count("ahead"), count("behind"));
        ahead > behind * 2
    }

    /// Whether the words in front lead over to what was done: 一年来，我们主要做了以下工作：
    pub(super) fn led_by_deeds(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").trim_end();
        let line = before.rfind(['\n', '。']).and_then(|end| before.get(end..)).unwrap_or(before);
        before.ends_with(['：', ':']) && PARTS.holds("leads_to_deeds", line)
    }
}

/// Whether a segment stands in the last third.
fn late(segment: &Segment, text: &str) -> bool {
    segment.start * 3 > text.len() * 2
}

/// The last year that a title names: 2024年工作, “十二五”目标和2011年工作.
fn year_of(title: &str) -> Option<u32> {
    title.match_indices('年').filter_map(|(at, _)| title.get(at.checked_sub(4)?..at)?.parse().ok()).next_back()
}
