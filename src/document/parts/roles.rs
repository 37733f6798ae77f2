//! The role of each segment as a whole: by its title, by what stands around it, by what it says.

use super::{Reader, Segment};
use crate::document::headings::cut;
use crate::document::titles::{annex_role, title_role, year_of};
use crate::lexicon::classes::{Class, class};
use crate::lexicon::markers::{Marking, marker};
use crate::model::Role;

/// Characters at the start of a segment that tell which annex it is, and whether it promises or reports.
const HEAD: (usize, usize) = (400, 3000);

impl<'t> Reader<'t> {
    /// The role of each segment as a whole.
    pub(super) fn roles(&self, segments: &mut [Segment]) {
        self.titled(segments);
        self.done_before(segments);
        let behind = behind(segments);
        self.goals_that_are_the_plan(segments, &behind);
        self.dated(segments);
        self.untold(segments, &behind);
    }

    fn title_of(&self, segment: &Segment) -> &'t str {
        segment.heading.map_or("", |heading| heading.title.of(self.text))
    }

    /// What titles tell. Behind the first annex all is annex.
    fn titled(&self, segments: &mut [Segment]) {
        let mut annexed = false;
        for segment in segments.iter_mut() {
            let marked = segment.heading.is_some_and(|heading| heading.marking == Some(Marking::Annex));
            let told = title_role(self.title_of(segment));
            annexed |= marked || matches!(told, Some(Role::Policies | Role::Glossary));
            segment.role = match told {
                Some(role @ (Role::Livelihood | Role::Policies | Role::Glossary))
                    if annexed || late(segment, self.text) =>
                {
                    Some(role)
                }
                Some(Role::Livelihood) => None,
                _ if annexed => Some(self.annexed_role(segment)),
                other => other,
            };
        }
    }

    /// 2015年主要工作 before 2016年目标任务 is what was done.
    fn done_before(&self, segments: &mut [Segment]) {
        if segments.iter().any(|segment| segment.role == Some(Role::Review)) {
            return;
        }
        let years: Vec<u32> = segments.iter().filter_map(|segment| year_of(self.title_of(segment))).collect();
        let Some((year, later)) = years.split_first() else { return };
        let first = segments.iter_mut().find(|segment| year_of(self.title_of(segment)).is_some());
        let planned = |segment: &&mut Segment| matches!(segment.role, Some(Role::Plan | Role::Goals));
        if let Some(first) = first.filter(planned).filter(|_| later.contains(&(year + 1))) {
            first.role = Some(Role::Review);
        }
    }

    /// A section that names goals is the plan itself where no plan follows; where one does, it is only goals.
    fn goals_that_are_the_plan(&self, segments: &mut [Segment], behind: &[Behind]) {
        let untold: Vec<bool> = segments.iter().skip(1).map(|next| next.role.is_none()).chain([false]).collect();
        for ((segment, behind), untold) in segments.iter_mut().zip(behind).zip(untold) {
            let aims = segment.role == Some(Role::Goals) && !behind.plan && !untold;
            let five_years = class::FIVE_YEARS.within(self.title_of(segment));
            if aims && !five_years && self.items(segment).count() >= 2 {
                segment.role = Some(Role::Plan);
            }
        }
    }

    /// 2024年工作 after a review of 2023 is the plan; so is 2024年：我们这样干.
    fn dated(&self, segments: &mut [Segment]) {
        let mut reviewed = None;
        for segment in segments.iter_mut() {
            let title = self.title_of(segment);
            let year = year_of(title);
            let dated = class::WORK_NOUN.within(title) || title.starts_with(|ch: char| ch.is_ascii_digit());
            if segment.role.is_none() && year.is_some() && dated {
                segment.role = Some(if reviewed < year && reviewed.is_some() { Role::Plan } else { Role::Review });
            }
            if segment.role == Some(Role::Review) {
                reviewed = reviewed.max(year);
            }
        }
    }

    /// What no title tells goes on with the role before: unnumbered part titles over 一、二、 of their own.
    fn untold(&self, segments: &mut [Segment], behind: &[Behind]) {
        let (mut last, mut led) = (None, false);
        for (segment, behind) in segments.iter_mut().zip(behind) {
            led &= segment.role.is_none();
            if segment.role.is_none() {
                led = self.led_by_deeds(segment.start) || led && !self.is_first(segment);
                let ahead = !behind.goals && !led && self.looks_ahead(segment);
                segment.role = Some(match last {
                    None if ahead => Role::Plan,
                    None => Role::Review,
                    // A government section may be followed by others of the plan.
                    Some(Role::Goals | Role::Government) => Role::Plan,
                    Some(Role::Review | Role::Problems) if ahead => Role::Plan,
                    Some(role) => role,
                });
            }
            last = segment.role;
        }
    }

    /// Whether a segment's heading has no number, or the first.
    fn is_first(&self, segment: &Segment) -> bool {
        segment.heading.is_none_or(|heading| {
            let words = self.text.get(heading.start()..heading.title.end()).unwrap_or("");
            marker(words).is_none_or(|it| it.number == 1)
        })
    }

    fn annexed_role(&self, segment: &Segment) -> Role {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), HEAD.0);
        annex_role(words.split('。').next().unwrap_or("")).unwrap_or(Role::Other)
    }

    /// Whether a segment promises more than it reports.
    fn looks_ahead(&self, segment: &Segment) -> bool {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), HEAD.1);
        let count = |class: Class| class.all_in(words).count();
        count(class::PROMISE_SIGN) > count(class::REPORT_SIGN) * 2
    }

    /// Whether the words in front lead over to what was done: 一年来，我们主要做了以下工作：
    fn led_by_deeds(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").trim_end();
        let line = before.rfind(['\n', '。']).and_then(|end| before.get(end..)).unwrap_or(before);
        before.ends_with(['：', ':']) && class::LEADS_TO_DEEDS.within(line)
    }
}

/// What comes behind a segment: one of the plan, one of plan or goals.
#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    plan: bool,
    goals: bool,
}

/// What comes behind each segment.
fn behind(segments: &[Segment]) -> Vec<Behind> {
    let mut all = Vec::with_capacity(segments.len());
    let mut behind = Behind::default();
    for segment in segments.iter().rev() {
        all.push(behind);
        behind.plan |= segment.role == Some(Role::Plan);
        behind.goals |= matches!(segment.role, Some(Role::Plan | Role::Goals));
    }
    all.reverse();
    all
}

/// Whether a segment stands in the last third.
fn late(segment: &Segment, text: &str) -> bool {
    segment.start * 3 > text.len() * 2
}
