//! Which rules were tried and which won, where one asks for it: for `explain`, and for the examples of the rules.

use std::cell::RefCell;

/// A decision of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The byte of the text at which it was taken.
    pub place: usize,
    /// The family's name.
    pub family: &'static str,
    /// The rule that won; none where no rule held.
    pub rule: Option<&'static str>,
}

thread_local! {
    /// The decisions so far; none while nobody asks.
    static DECISIONS: RefCell<Option<Vec<Decision>>> = const { RefCell::new(None) };
}

/// Notes what a family decided, or an algorithm under a name of its own.
pub fn note(family: &'static str, rule: Option<&'static str>, place: usize) {
    DECISIONS.with(|all| {
        if let Ok(mut all) = all.try_borrow_mut()
            && let Some(all) = all.as_mut()
        {
            all.push(Decision { place, family, rule });
        }
    });
}

/// Runs `work` and gives its result with the decisions that were taken in it, in order.
pub fn with_decisions<T>(work: impl FnOnce() -> T) -> (T, Vec<Decision>) {
    DECISIONS.with(|all| *all.borrow_mut() = Some(Vec::new()));
    let result = work();
    (result, DECISIONS.with(|all| all.borrow_mut().take()).unwrap_or_default())
}
