//! Outcomes that a review tells in words: 国际收支基本平衡, 主要污染物排放量继续下降. They are no measures, but what targets
//! in words are held against.

use crate::lexicon::classes::class;
use crate::lexicon::indicators;
use crate::report::{Aspect, Report, Role};
use crate::span::CodePoints;

/// A clause of the review that says in words how something went.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Where the clause stands.
    pub span: CodePoints,
    /// Where its sentence stands.
    pub sentence: CodePoints,
    /// What it is of.
    pub phrase: String,
    /// Id and name, where it is a known indicator.
    pub known: Option<(&'static str, &'static str)>,
    /// Up, down, or kept.
    pub aspect: Aspect,
    /// The clause.
    pub clause: String,
}

/// Longest clause, in characters: longer ones tell a story.
const CLAUSE: usize = 24;
/// Longest phrase that is no known indicator.
const PHRASE: usize = 10;

/// The clauses of a report's review that say in words how something went.
pub fn said_in_review(report: &Report, chars: &[char]) -> Vec<Said> {
    let reviews = report.parts.iter().filter(|part| part.role == Role::Review);
    let mut found = Vec::new();
    for part in reviews {
        let (mut sentence, end) = (part.span.0 as usize, (part.span.1 as usize).min(chars.len()));
        while sentence < end {
            let stop =
                chars[sentence..end].iter().position(|ch| "。！？\n".contains(*ch)).map_or(end, |at| sentence + at);
            let mut start = sentence;
            for at in sentence..=stop {
                let cut = at == stop || "，；、".contains(chars[at]);
                if cut && at > start && at - start <= CLAUSE {
                    let clause: String = chars[start..at].iter().collect();
                    let whole = CodePoints(sentence as u32, (stop + 1).min(end) as u32);
                    found.extend(said(clause.trim(), CodePoints(start as u32, at as u32), whole));
                }
                if cut {
                    start = at + 1;
                }
            }
            sentence = stop + 1;
        }
    }
    found
}

fn said(clause: &str, span: CodePoints, sentence: CodePoints) -> Option<Said> {
    if clause.chars().any(|ch| ch.is_ascii_digit()) {
        return None;
    }
    let ways = [
        (class::QUALITATIVE_INCREASE, Aspect::Increase),
        (class::QUALITATIVE_DECREASE, Aspect::Decrease),
        (class::QUALITATIVE_LEVEL, Aspect::Level),
    ];
    let ends = ways.iter().filter_map(|(class, aspect)| Some((class.end(clause)?, *aspect)));
    let (word, aspect) = ends.max_by_key(|(word, _)| word.len())?;
    let phrase = class::ADVERB.trim_end(clause.strip_suffix(word)?);
    let known = match indicators::meant(phrase, None, None, clause) {
        Some((indicators::Indicator { id: Some(id), name, .. }, _)) => Some((*id, *name)),
        _ => None,
    };
    let length = phrase.chars().count();
    let tells = length >= 2 && (known.is_some() || length <= PHRASE);
    tells.then(|| Said { span, sentence, phrase: phrase.into(), known, aspect, clause: clause.into() })
}
