//! The time that a text tells of as it goes on, from one sentence to the next.

use super::calendar::Scale;
use super::time_expr::TimeExpr;
use super::{Sentence, address};
use crate::lexicon::classes::class;
use crate::lexicon::years;

/// What the sentences so far have set.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeContext {
    /// From 一年来, 五年来, 2012年是… on, until another such cue or a heading of its own time.
    passage: Option<TimeExpr>,
    /// From a sentence that opens with a year to its paragraph's end.
    paragraph: Option<TimeExpr>,
    /// Whether that goes on to the next heading: 2021年，… in a review of five years and this one.
    on: bool,
    /// In a piece without parts: whether the sentence promises.
    promises: bool,
    /// And whether it goes on to, as from 今年将办好十件实事 on.
    leads_on: bool,
}

/// Whether words open with the outline of a five-year plan.
pub fn speaks_of_outline(words: &str) -> bool {
    class::OUTLINE_TITLE.starts(words.trim_start())
}

impl TimeContext {
    pub(super) fn passage(&self) -> Option<TimeExpr> {
        self.passage
    }

    pub(super) fn paragraph(&self) -> Option<TimeExpr> {
        self.paragraph
    }

    pub(super) fn promises(&self) -> bool {
        self.promises
    }

    /// Goes on to a sentence.
    pub(super) fn step(&mut self, sentence: &Sentence) {
        let (start, calendar) = (sentence.span.start(), sentence.calendar);
        let inside = sentence.inside();
        let opens_paragraph =
            sentence.text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        if opens_paragraph {
            self.on &= !calendar.heads(start);
            if !self.on {
                self.paragraph = None;
            }
            if calendar.starts_anew(start) {
                self.passage = None;
            }
        }
        // The year's targets end what was said of five years.
        if sentence.targets {
            (self.passage, self.paragraph) = (None, None);
        }
        if calendar.piece {
            let promises = class::PLAN_OPENING.within(inside);
            // What it leads to is promised too: the deeds that will be done, the targets.
            self.leads_on = match promises {
                true => class::PLAN_OPENING_TAIL.within(inside),
                false => self.leads_on && !class::PAST_MARKER.within(inside),
            };
            self.promises = promises || self.leads_on;
        }
        // 《纲要（草案）》明确了主要指标：…
        if let Some(year) = calendar.year.filter(|_| opens_paragraph && sentence.plan() && speaks_of_outline(inside)) {
            self.paragraph = Some(TimeExpr::Span(year, year + 4));
            return;
        }
        let Some((at, said)) = sentence.opening() else { return };
        let before = address(inside.get(..at).unwrap_or_default());
        let opening = Opening { said, before, behind: inside.get(at..).unwrap_or_default(), opens_paragraph };
        let scale = calendar.scale_at(start);
        match (sentence.plan(), calendar.review) {
            (true, _) => self.step_in_plan(&opening, calendar.year, scale),
            (false, Some(review)) => self.step_in_review(&opening, review, scale),
            // Nothing but the text tells the year.
            (false, None) if matches!(said, TimeExpr::Year(_)) => self.passage = Some(said),
            (false, None) => {}
        }
    }

    fn step_in_plan(&mut self, opening: &Opening, year: Option<i32>, scale: Option<Scale>) {
        // 今后五年…, where the heading does not say so, and back to the year's tasks.
        let year = year.unwrap_or(i32::MAX);
        match opening.said {
            TimeExpr::Span(from, _) if from >= year => {
                if scale.is_none_or(|scale| matches!(scale, Scale::Both | Scale::YearFirst)) {
                    self.passage = Some(opening.said);
                } else if opening.opens_paragraph {
                    self.paragraph = Some(opening.said);
                }
            }
            // 过去五年，…: what was done, to the paragraph's end.
            TimeExpr::Span(_, to) if to < year && opening.is_near() => self.paragraph = Some(opening.said),
            TimeExpr::Year(of) if of == year => (self.passage, self.paragraph) = (None, None),
            _ => {}
        }
    }

    fn step_in_review(&mut self, opening: &Opening, [first, last]: [i32; 2], scale: Option<Scale>) {
        if opening.announces([first, last]) {
            (self.passage, self.paragraph, self.on) = (Some(opening.said), None, false);
            return;
        }
        let Opening { said, before, behind, opens_paragraph } = *opening;
        match said {
            // A year in the midst of a passage on several is the sentence's alone, and one within a clause the clause's.
            TimeExpr::Year(of)
                if of <= last
                    && (before.is_empty() || class::YEAR_LEAD.ends(before) || class::WHOLE_YEAR.starts(behind))
                    && (opens_paragraph || !matches!(self.passage, Some(TimeExpr::Span(..) | TimeExpr::Years(_)))) =>
            {
                self.paragraph = Some(said);
                self.on = of == last && opens_paragraph && before.is_empty() && scale == Some(Scale::Both);
            }
            TimeExpr::Years(_) | TimeExpr::Span(..) => {
                // “十四五”以来, in a review of one year: to the paragraph's end.
                let lead = behind.split(['，', ',']).next().unwrap_or_default();
                self.paragraph = (class::PASSAGE_END.ends(lead) && opens_paragraph).then_some(said);
            }
            TimeExpr::By(_) => self.paragraph = None,
            _ => {}
        }
    }
}

/// The time that a sentence opens with, and where it stands.
struct Opening<'a> {
    said: TimeExpr,
    before: &'a str,
    /// The time itself and what follows.
    behind: &'a str,
    opens_paragraph: bool,
}

impl Opening<'_> {
    /// 57个县近3年…: of what those did, not of the passage.
    fn is_near(&self) -> bool {
        self.before.chars().count() <= 4
    }

    /// Whether the sentence tells of the time itself, or of what was done in it: not of one number.
    fn announces(&self, [first, last]: [i32; 2]) -> bool {
        match self.said {
            TimeExpr::Year(_) => {
                let after = self.behind.get(years::digits_at(self.behind)..).unwrap_or_default();
                let after = class::YEAR_SIGN.strip_start(after).unwrap_or(after);
                class::PAST_OF.ends(self.before)
                    || class::YEAR_RECAP.starts(self.behind)
                    || class::YEAR_RECAP.starts(after)
            }
            TimeExpr::Years(_) => first < last && self.is_near(),
            TimeExpr::Span(_, to) => first < last && to == last && self.is_near(),
            _ => false,
        }
    }
}
