//! The words that titles, topic sentences and the text under headings are made of.

use super::classes::class;
use super::markers::starts_marked;

/// Whether a title's words end as the titles of parts do.
pub fn title_ends(title: &str) -> bool {
    class::TITLE_END.ends(title.trim_end_matches([' ', '：', ':']))
}

/// Where (bytes) the title of a part ends that runs on into the text: 一、2023年工作回顾2023年是…; the last place near
/// its start where words end as titles do and a sentence starts.
pub fn title_end_within(words: &str) -> Option<usize> {
    let ends = class::TITLE_END.all_in(words).map(|at| at.end);
    ends.filter(|&end| begins_body(words.get(end..).unwrap_or_default())).max()
}

/// The last place (bytes) where words end as the titles of parts do, whatever comes behind.
pub fn last_title_end(words: &str) -> Option<usize> {
    class::TITLE_END.all_in(words).map(|at| at.end).max()
}

/// Whether words begin as the text under a heading does.
pub fn begins_body(words: &str) -> bool {
    class::BODY_START.starts(words) || starts_marked(words)
}

/// Whether words end as headings do: 水平, 格局, 新篇章.
pub fn ends_heading(words: &str) -> bool {
    let newly = words.chars().nth_back(2).is_some_and(|ch| class::NEW_ADJECTIVE.is_char(ch));
    newly || ends_topic(words) || class::HEADING_END.ends(words)
}

/// Whether a short sentence begins as the topic sentences of a plan do.
pub fn begins_topic(sentence: &str) -> bool {
    class::TOPIC_VERB.starts(sentence)
}

/// Whether a short sentence ends as the topic sentences of a review do.
pub fn ends_topic(sentence: &str) -> bool {
    class::TOPIC_STATE.ends(sentence)
}

/// What stands before the verb (and its adverb) that words end with. 需要, 发展 and 保障 are as often nouns.
pub fn before_last_verb(words: &str) -> Option<&str> {
    let last = words.char_indices().nth_back(1).map(|(at, _)| at)?;
    let (object, verb) = words.split_at_checked(last)?;
    let verb = !class::HEADING_END.is(verb) && (begins_topic(verb) || class::TOPIC_STATE.is(verb));
    verb.then(|| class::STATE_ADVERB.strip_end(object).unwrap_or(object))
}

/// Whether words begin with what a review says of a subject: 增强, 向好.
pub fn begins_state(words: &str) -> bool {
    class::TOPIC_STATE.starts(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_runs_on_has_an_end() {
        let within = |words: &'static str| title_end_within(words).map(|end| &words[..end]);
        assert_eq!(within("2023年工作回顾2023年是极不平凡的一年"), Some("2023年工作回顾"));
        assert_eq!(within("2024年主要目标和重点任务今年是关键一年"), Some("2024年主要目标和重点任务"));
        assert_eq!(within("全面加强政府自身建设，提高效能"), None);
    }
}
