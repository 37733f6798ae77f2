//! Known indicators: from a phrase and a unit to the indicator that it means.

/// An indicator of the lexicon.
#[derive(Debug)]
pub struct Indicator {
    /// Stable id: `gdp`.
    pub id: &'static str,
    /// 地区生产总值.
    pub name: &'static str,
    /// 综合, 财政 ….
    pub theme: &'static str,
    /// Which way is good: up, down or neither.
    pub good: Direction,
}

/// Which way of an indicator is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither.
    Neutral,
}

/// The indicator that this noun phrase means where it is measured in this unit, or none: never forced.
///
/// `action` is the verb in front (新增, 引进, 发放) where there is one; `context` is the clause that the mention stands
/// in, for phrases that mean an indicator only beside other words.
pub fn meant(_phrase: &str, _unit: Option<&str>, _action: Option<&str>, _context: &str) -> Option<&'static Indicator> {
    None
}

/// The known indicators whose names stand in a stretch of text, with their byte ranges, longest match first at each
/// place, in order: what the grammar looks for when it asks what a number is of.
pub fn named_in(_text: &str) -> Vec<(std::ops::Range<usize>, &'static Indicator)> {
    Vec::new()
}
