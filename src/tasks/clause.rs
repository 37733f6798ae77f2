//! A clause of the plan: the verb that it opens with, if it does.

use crate::lexicon::classes::class;
use crate::model::Measure;
use crate::span::Span;

/// Words of scope that may stand before a verb, at most.
const SCOPES: usize = 5;
/// Bytes before the verb of giving: those that something is given to have a name.
const WHOM: usize = 9;
/// Characters that a subject shares with one spoken of before.
const SUBJECT: usize = 3;

/// What ends a sentence, and what ends a clause.
pub(super) const ENDS: &[char] = &['。', '！', '？', '；', ';', '!', '?', '\n'];
pub(super) const STOPS: &[char] = &['，', ','];

/// The pieces of a stretch between these signs, outside quotes and brackets, without blanks around them.
pub(super) fn pieces(text: &str, from: usize, to: usize, signs: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (from, 0u32);
    let mut push = |start: usize, end: usize| {
        let piece = text.get(start..end).unwrap_or("");
        let kept = piece.trim_start();
        let start = start + piece.len() - kept.len();
        if !kept.trim_end().is_empty() {
            found.push(Span::new(text, start, start + kept.trim_end().len()));
        }
    };
    for (at, ch) in text.get(from..to).unwrap_or("").char_indices() {
        match ch {
            '“' | '（' | '(' | '《' | '【' => depth += 1,
            '”' | '）' | ')' | '》' | '】' => depth = depth.saturating_sub(1),
            // Brackets and quotes do not reach over the end of a sentence: one that does lacks its other half.
            _ if signs.contains(&ch) && (depth == 0 || ch == '\n' || ch == '。') => {
                push(start, from + at);
                start = from + at + ch.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    push(start, to);
    found
}

/// What a clause is to the commitments around it.
pub(super) struct Clause<'t> {
    pub(super) span: Span,
    /// Without what enumerates it and what is put in brackets at its end.
    pub(super) words: &'t str,
    pub(super) kind: Kind<'t>,
    /// Whether it holds a quantity.
    pub(super) counts: bool,
}

/// What a clause opens with.
#[derive(Clone, Copy)]
pub(super) enum Kind<'t> {
    /// Opens with this verb; the rest behind it.
    Commitment { verb: &'t str, rest: &'t str },
    /// A frame, a reason, a slogan.
    Lead,
    /// Anything else.
    Other,
}

impl<'t> Clause<'t> {
    pub(super) fn read(text: &'t str, span: Span, measures: &[Measure<Span>]) -> Clause<'t> {
        let words = bare(without_marker(span.of(text)));
        let at = measures.partition_point(|measure| measure.span.start() < span.start());
        let counts = match measures {
            // Without measures, digits must do.
            [] => words.chars().any(|ch| ch.is_ascii_digit()),
            measures => measures.get(at).is_some_and(|measure| span.covers(measure.span)),
        };
        let kind = match opens_with(words) {
            Kind::Commitment { verb, rest } => Kind::Commitment { verb, rest },
            other => given(words, counts).map_or(other, |(verb, rest)| Kind::Commitment { verb, rest }),
        };
        Clause { span, words, kind, counts }
    }

    /// Whether the subject of the clause was spoken of before: 抓好PM2.5改善，PM2.5浓度下降2%.
    pub(super) fn shares_subject_with(&self, before: &str) -> bool {
        let verb = class::REACHED_VERB.find(self.words).map_or(self.words.len(), |verb| verb.start);
        let subject = self.words.get(..verb).unwrap_or_default();
        let starts = subject.char_indices().map(|(at, _)| at);
        let ends = subject.char_indices().map(|(at, ch)| at + ch.len_utf8()).skip(SUBJECT - 1);
        starts.zip(ends).filter_map(|(from, to)| subject.get(from..to)).any(|three| before.contains(three))
    }
}

/// What the words open with, words of scope passed over: 深入|推进, 每个县（市、区）|建设.
fn opens_with(words: &str) -> Kind<'_> {
    if class::NO_COMMITMENT_START.starts(words) {
        return Kind::Lead;
    }
    let mut rest = words;
    for _ in 0..SCOPES {
        let verb = verb(rest).and_then(|verb| Some(Kind::Commitment { verb, rest: rest.strip_prefix(verb)? }));
        let Some(behind) = behind_scope(rest) else { return verb.unwrap_or(Kind::Other) };
        // 加快建设: a scope if a verb is behind it; 加快落地开工: the verb itself.
        let scope = self::verb(behind).is_some() || class::COMMITMENT_SCOPE.starts(behind);
        if let Some(verb) = verb.filter(|_| !scope) {
            return verb;
        }
        rest = behind.trim_start();
        if class::NO_COMMITMENT_START.starts(rest) && !class::COMMITMENT_VERB.starts(rest) {
            return Kind::Lead;
        }
    }
    Kind::Other
}

/// The verb that the words open with; what goes on with 的 is a noun: 释放的资金.
fn verb(words: &str) -> Option<&'static str> {
    let verb = class::COMMITMENT_VERB.start(words)?;
    (!class::ATTRIBUTE_MARK.starts(words.strip_prefix(verb)?)).then_some(verb)
}

/// What stands behind a word of scope: 每个县（市、区）, 大力度地.
fn behind_scope(words: &str) -> Option<&str> {
    let behind = class::COMMITMENT_SCOPE.strip_start(words)?;
    let behind = class::ADVERB_MARK.strip_start(behind).unwrap_or(behind);
    let inner = behind.strip_prefix(['(', '（']).and_then(|inner| inner.split_once([')', '）']));
    Some(inner.map_or(behind, |(_, behind)| behind.trim_start_matches([')', '）'])))
}

/// The verb behind those that something is done for, and what is behind it: 为3万名老人|提供|助餐服务. Without a quantity
/// 为高质量发展提供支撑 is a purpose.
fn given(words: &str, counts: bool) -> Option<(&str, &str)> {
    let whom = class::AGAIN_WORD.strip_start(words).unwrap_or(words);
    let told = class::FOR_COUNTED.starts(whom) && counts || class::FOR_ANY.starts(whom);
    let at = class::GIVING_VERB.find(words).filter(|at| told && at.start > WHOM)?;
    Some((words.get(at.clone())?, words.get(at.end..)?))
}

/// Signs of lists in front of a clause.
const BULLETS: &[char] = &['—', '-', '－', ' ', '*', '`', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];

/// The clause without 一是, （三）, ①, 1. in front.
fn without_marker(clause: &str) -> &str {
    let clause = clause.trim_start_matches(BULLETS);
    for (open, closes) in [('（', ['）', '）']), ('(', [')', ')'])] {
        if let Some((number, rest)) = clause.strip_prefix(open).and_then(|rest| rest.split_once(closes))
            && number.chars().all(|ch| class::ORDINAL_NUMERAL.is_char(ch) || ch.is_ascii_digit())
        {
            return rest;
        }
    }
    let counted = class::ORDINAL_NUMERAL.trim_start(clause);
    let rest = counted.strip_prefix('、').or_else(|| class::ORDINAL_SIGN.strip_start(counted));
    if let Some(rest) = rest.filter(|_| counted.len() < clause.len()) {
        return rest;
    }
    let counted = clause.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let rest = counted.strip_prefix(['.', '、', '．']).filter(|_| counted.len() < clause.len());
    rest.unwrap_or(clause)
}

/// The clause without what stands in brackets at its end.
fn bare(clause: &str) -> &str {
    let clause = clause.trim();
    if !clause.ends_with([')', '）']) {
        return clause;
    }
    match clause.rfind(['(', '（']) {
        Some(at) if at > 0 => clause.get(..at).unwrap_or(clause).trim_end(),
        _ => clause,
    }
}
