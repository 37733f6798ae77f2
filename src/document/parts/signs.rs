//! What the words of a paragraph say of its part.

use crate::document::headings::cut;
use crate::document::titles::opens;
use crate::lexicon::classes::{Class, class};
use crate::model::Role;

/// Whether a paragraph admits problems.
pub(super) fn admits(words: &str, block: &str) -> bool {
    let words = words.trim_start();
    let words = class::DELEGATES_ADDRESS.trim_start(words).trim_start_matches(['，', '！', '：', ',', '!', ' ', '\n']);
    let (early, head) = (cut(words, 60), cut(block, 230));
    (opens(words) == Some(Role::Problems) || class::TROUBLE_ADMISSION.within(early)) && troubles(head) >= 2
}

/// How many different words of a class stand in the words.
fn different(class: Class, words: &str) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for word in class.all_in(words).filter_map(|at| words.get(at)) {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.len()
}

/// How many different troubles words name.
pub(super) fn troubles(words: &str) -> usize {
    different(class::TROUBLE, words)
}

/// How many sides of the government's own work words name.
pub(super) fn own_work(words: &str) -> usize {
    different(class::GOVERNMENT_BUILDING, words)
}

/// Whether words are on affairs of state or of the armed forces.
pub(super) fn of_state(words: &str) -> bool {
    class::AFFAIRS_OF_STATE.within(cut(words, 120))
}

/// Whether words are the closing call itself.
pub(super) fn calls_at_end(words: &str) -> bool {
    calls(words) && class::CALL_TOGETHER.within(words) && own_work(words) < 5
}

/// How much words promise more than they report, in tenths: below zero where they report more.
pub(super) fn promises(words: &str) -> i32 {
    let promised = class::PROMISE_SIGN.all_in(words).count() as i32;
    // What was done is told to the tenth.
    let exact = words.split('.').skip(1).filter(|behind| behind.starts_with(|ch: char| ch.is_ascii_digit())).count();
    let reported = class::REPORT_SIGN.all_in(words).count() as i32 + exact as i32;
    (promised - reported) * 60 / (promised + reported + 4)
}

/// Whether a paragraph thanks those who helped.
pub(super) fn thanks(words: &str) -> bool {
    class::THANKS_WORD.within(words) && class::THANKS_PREPOSITION.within(words) && class::HEARTFELT.within(words)
}

/// Whether a paragraph opens the goals.
pub(super) fn goals_open(words: &str) -> bool {
    opens(words) == Some(Role::Goals) || {
        let head = cut(words, 50);
        class::GOALS_OPENING.within(head) && class::LINK_WORD.within(head)
    }
}

/// Whether a paragraph itself states the year's targets, and is not about those of before: …主要预期目标是：….
pub(super) fn states_targets(words: &str) -> bool {
    let head = cut(words, 70);
    let behind = class::TARGET_NOUN.all_in(head).filter_map(|at| head.get(at.end..));
    behind.into_iter().any(|behind| class::TARGET_LINK.starts(behind))
}

/// Whether a short paragraph leads over to the work: 为此，要重点做好八个方面的工作：
pub fn leads_to_work(words: &str) -> bool {
    let words = words.trim();
    words.chars().nth(60).is_none()
        && !class::ALL_KINDS.within(words)
        && class::TAKE_UP_VERB.within(words)
        && class::SIDES_OF_WORK.within(words)
}

/// Whether a paragraph that names the goals goes on to principles: 实现上述目标，要坚持三条原则.
pub(super) fn of_principles(words: &str) -> bool {
    let head = words.split(['：', '。', ':']).next().unwrap_or("");
    class::PRINCIPLE_WORD.within(head) && !class::TAKE_UP_VERB.within(head)
}

/// Whether words call upon those present.
pub(super) fn calls(words: &str) -> bool {
    class::CLOSING_CALL.within(words)
}
