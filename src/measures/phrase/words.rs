//! A text with what is known of it by place: its cue words, its times, its names of indicators.

use super::Range;
use crate::lexicon::cues::Cue;
use crate::measures::mention::Label;

/// Everything known of one text, to look things up by place.
pub struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// Its cue words in order.
    pub cues: Vec<Cue>,
    /// Its numbers that are no measures, in order.
    pub labels: &'t [Label],
    /// Where names of known indicators stand, in order of their starts.
    pub names: Vec<Range>,
}

impl<'t> Words<'t> {
    /// The text of a stretch.
    pub fn of(&self, range: Range) -> &'t str {
        self.text.get(range.0..range.1).unwrap_or("")
    }

    /// How many characters a stretch has.
    pub fn length(&self, range: Range) -> usize {
        self.of(range).chars().count()
    }

    /// The text of a cue word.
    pub fn word(&self, cue: &Cue) -> &'t str {
        self.of((cue.start, cue.end))
    }

    /// The cue words wholly inside a stretch.
    pub fn within(&self, (from, end): Range) -> &[Cue] {
        let first = self.cues.partition_point(|cue| cue.start < from);
        let last = self.cues.partition_point(|cue| cue.end <= end);
        self.cues.get(first..last).unwrap_or(&[])
    }

    /// The cue word that ends at `end`.
    pub fn ending_at(&self, end: usize) -> Option<Cue> {
        let after = self.cues.partition_point(|cue| cue.end < end);
        self.cues.get(after).copied().filter(|cue| cue.end == end)
    }

    /// The cue word that starts at `start`.
    pub fn starting_at(&self, start: usize) -> Option<Cue> {
        let at = self.cues.partition_point(|cue| cue.start < start);
        self.cues.get(at).copied().filter(|cue| cue.start == start)
    }

    /// The time that ends at `end`.
    pub(super) fn time_ending_at(&self, end: usize) -> Option<Range> {
        let after = self.labels.partition_point(|label| label.span.end() < end);
        let label = self.labels.get(after).filter(|label| label.span.end() == end)?;
        is_time(label.rule).then_some((label.span.start(), label.span.end()))
    }

    /// The start of the amount that ends at `end` and is no measure: 50公斤 of 每50公斤.
    pub(super) fn amount_ending_at(&self, end: usize) -> Option<usize> {
        let after = self.labels.partition_point(|label| label.span.end() < end);
        let label = self.labels.get(after).filter(|label| label.span.end() == end && label.rule == "name")?;
        Some(label.span.start())
    }

    fn label_starting_at(&self, start: usize) -> Option<&Label> {
        let at = self.labels.partition_point(|label| label.span.start() < start);
        self.labels.get(at).filter(|label| label.span.start() == start)
    }

    /// The time that starts at `start`.
    pub(super) fn time_starting_at(&self, start: usize) -> Option<Range> {
        let label = self.label_starting_at(start).filter(|label| is_time(label.rule))?;
        Some((label.span.start(), label.span.end()))
    }

    /// The end of the number of a list's item that starts here: 13. 、（2）.
    pub(super) fn number_of_item(&self, start: usize) -> Option<usize> {
        let label = self.label_starting_at(start).filter(|label| label.rule == "heading")?;
        let rest = self.text.get(label.span.end()..)?;
        Some(label.span.end() + rest.len() - rest.trim_start_matches(['.', '．', '、', '）', ')', ' ']).len())
    }

    /// The end of the longest known indicator whose name starts at `start` and ends at or before `end`.
    pub fn name_starting_at(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.names.partition_point(|name| name.0 < start);
        let here = self.names.get(first..)?.iter().take_while(|name| name.0 == start);
        here.map(|name| name.1).filter(|stop| *stop <= end).max()
    }

    /// The start of the longest known indicator whose name ends at `end` and begins at or after `from`.
    pub fn name_ending_at(&self, from: usize, end: usize) -> Option<usize> {
        let first = self.names.partition_point(|name| name.0 < from);
        self.names.get(first..)?.iter().take_while(|name| name.0 < end).find(|name| name.1 == end).map(|name| name.0)
    }
}

/// Whether a label's rule says that the number tells a time.
fn is_time(rule: &str) -> bool {
    matches!(rule, "date" | "year" | "duration" | "streak" | "period" | "time" | "plan_period")
}
