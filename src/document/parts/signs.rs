//! What the words of a paragraph say of its part. The words are in `lexicon/parts.tsv`.

use crate::document::headings::cut;
use crate::lexicon::headings::opens;
use crate::lexicon::sorts::PARTS;
use crate::model::Role;

/// Whether a paragraph admits problems.
pub(super) fn admits(words: &str, block: &str) -> bool {
    let words = words.trim_start();
    let words = words.trim_start_matches("各位代表").trim_start_matches(['，', '！', '：', ',', '!', ' ', '\n']);
    let (early, head) = (cut(words, 60), cut(block, 230));
    (opens(words) == Some(Role::Problems) || PARTS.holds("sees_trouble", early)) && troubles(head) >= 2
}

/// How many different troubles words name.
pub(super) fn troubles(words: &str) -> usize {
    PARTS.count("trouble", words)
}

/// How many sides of the government's own work words name.
pub(super) fn own_work(words: &str) -> usize {
    PARTS.count("own_work", words)
}

/// Whether words are on affairs of state or of the armed forces.
pub(super) fn of_state(words: &str) -> bool {
    PARTS.holds("affairs_of_state", cut(words, 120))
}

/// Whether words are the closing call itself.
pub(super) fn calls_at_end(words: &str) -> bool {
    calls(words) && PARTS.holds("call_together", words) && own_work(words) < 5
}

/// Whether a paragraph thanks those who helped.
pub(super) fn thanks(words: &str) -> bool {
    (words.contains("感谢") || words.contains("敬意"))
        && words.contains("向")
        && (words.contains("我代表") || words.contains("衷心"))
}

/// Whether a paragraph opens the goals.
pub(super) fn goals_open(words: &str) -> bool {
    opens(words) == Some(Role::Goals) || {
        let head = cut(words, 50);
        PARTS.holds("goals_opened", head)
            && (head.contains('是') || head.contains("为") || head.contains('：') || head.contains(':'))
    }
}

/// Whether a paragraph itself states the year's targets, and is not about those of before: …主要预期目标是：….
pub(super) fn states_targets(words: &str) -> bool {
    let head = cut(words, 70);
    ["是", "为", "建议为", "如下", "：", ":", "建议是"]
        .iter()
        .any(|link| head.match_indices("预期目标").any(|(at, target)| head[at + target.len()..].starts_with(link)))
}

/// Whether a short paragraph leads over to the work: 为此，要重点做好八个方面的工作：
pub fn leads_to_work(words: &str) -> bool {
    let words = words.trim();
    words.chars().nth(60).is_none()
        && !words.contains("各项")
        && PARTS.holds("takes_up", words)
        && PARTS.holds("sides_of_work", words)
}

/// Whether a paragraph that names the goals goes on to principles: 实现上述目标，要坚持三条原则.
pub(super) fn of_principles(words: &str) -> bool {
    let head = words.split(['：', '。', ':']).next().unwrap_or("");
    PARTS.holds("principle", head) && !PARTS.holds("takes_up", head)
}

/// Whether words call upon those present.
pub(super) fn calls(words: &str) -> bool {
    PARTS.holds("call", words)
}
