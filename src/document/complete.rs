//! Is the report whole? Warnings on parts that every report has and this one lacks, on a text that stops before its
//! end, and on numbers of headings that do not follow.

use super::headings::Headings;
use crate::model::{DocumentKind, Part, Role, Warning, WarningCode};
use crate::span::Span;
use crate::text::Reading;

/// Characters of a last line that is prose; a shorter one is a signature or a date.
const PROSE: usize = 30;

/// What is missing or odd in this text.
pub fn check(reading: &Reading, kind: DocumentKind, parts: &[Part<Span>], headings: &Headings) -> Vec<Warning<Span>> {
    let text = reading.text.as_str();
    let mut out = Vec::new();
    if kind != DocumentKind::WorkReport {
        out.push(Warning::new(WarningCode::NoReport, "the text is no government work report", None));
    } else {
        let has = |role| parts.iter().any(|part| part.role == role);
        for (role, name) in [(Role::Review, "review"), (Role::Plan, "plan")] {
            if !has(role) {
                let message = format!("the report has no {name}");
                out.push(Warning::new(WarningCode::MissingPart, message, None).with("what", name.into()));
            }
        }
        // A report ends with its plan, the closing, or its annexes.
        if parts.last().is_some_and(|part| matches!(part.role, Role::Opening | Role::Review | Role::Problems)) {
            let last = reading.paragraphs.last().copied();
            out.push(
                Warning::new(WarningCode::Truncated, "the report ends before its plan", last)
                    .with("what", "plan".into()),
            );
        }
    }
    let clipped = |end: usize| reading.clipped.contains(&end);
    if let Some(last) = reading.paragraphs.last().filter(|last| !clipped(last.end())) {
        let words = last.of(text).trim_end_matches(['”', '’', '）', ')', '》', '"']);
        let ended = words.ends_with(['。', '！', '？', '!', '?', '…', '；', ';', '.', '：', ':']);
        let listed = parts
            .last()
            .is_some_and(|part| matches!(part.role, Role::Livelihood | Role::Policies | Role::Glossary | Role::Other));
        if !ended && !listed && last.of(text).chars().nth(PROSE).is_some() && words.contains(['，', ',', '。', '、'])
        {
            out.push(
                Warning::new(WarningCode::Truncated, "the text stops inside a sentence", Some(*last))
                    .with("what", "sentence".into()),
            );
        }
    }
    for span in &headings.odd {
        let message = "the number of this heading does not follow from the one before";
        out.push(Warning::new(WarningCode::OddNumbering, message, Some(*span)));
    }
    out
}
