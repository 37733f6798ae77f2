//! Why a text is read as it is: for each sentence its words with their classes, the rules that were tried and that won, and the
//! measures that came out. It is how one finds the place to mend.

use crate::analysis;
use crate::bytes::{self, Input, encoding};
use crate::error::Error;
use crate::lexicon::classes;
use crate::measures::sentences;
use crate::model::{Measure, Report};
use crate::rules::trace::{self, Decision};
use crate::span::Span;
use crate::text;
use std::fmt::{self, Display};

/// A sentence with everything that was decided in it.
#[derive(Debug)]
pub struct Explained {
    /// The sentence as written.
    pub sentence: String,
    /// Its known words in order, each with the names of its classes.
    pub words: Vec<(String, Vec<&'static str>)>,
    /// What was decided at its places, in order.
    pub decisions: Vec<Decided>,
    /// What was read in it.
    pub measures: Vec<Measure<Span>>,
}

/// A decision of a family of rules.
#[derive(Debug, PartialEq, Eq)]
pub struct Decided {
    /// A few characters of the text from the place on.
    pub at: String,
    /// The family.
    pub family: &'static str,
    /// The rule that won; none where none held.
    pub rule: Option<&'static str>,
}

/// The sentences of a file that hold `find` (all of them if it is empty), explained.
///
/// # Errors
/// Where the file cannot be read as a text.
pub fn explain(name: &str, bytes: &[u8], find: &str) -> Result<Vec<Explained>, Error> {
    let source = bytes::read(&Input { name, bytes, decoder: &encoding::Native, password: None })?;
    let mut all = Vec::new();
    for (reading, nth) in text::read(&source).iter().zip(1..) {
        let (report, decisions) = trace::with_decisions(|| analysis::report(nth, name, reading));
        for sentence in sentences(&report.text).into_iter().filter(|it| it.of(&report.text).contains(find)) {
            all.push(sentence_of(&report, &decisions, sentence));
        }
    }
    Ok(all)
}

/// Characters that name a place.
const SHOWN: usize = 12;

fn sentence_of(report: &Report<Span>, decisions: &[Decision], sentence: Span) -> Explained {
    let text = sentence.of(&report.text);
    let words = classes::words_in(text).into_iter().map(|(at, classes)| {
        (text.get(at).unwrap_or_default().to_string(), classes.into_iter().map(|class| class.name()).collect())
    });
    let mut decided: Vec<Decided> = Vec::new();
    for decision in decisions.iter().filter(|it| sentence.has(it.place)) {
        let rest = report.text.get(decision.place..sentence.end()).unwrap_or_default();
        let at = rest.chars().take(SHOWN).collect();
        let decided_here = Decided { at, family: decision.family, rule: decision.rule };
        if !decided.contains(&decided_here) {
            decided.push(decided_here);
        }
    }
    Explained {
        sentence: text.trim().to_string(),
        words: words.collect(),
        decisions: decided,
        measures: report.measures.iter().filter(|measure| measure.sentence == sentence).cloned().collect(),
    }
}

impl Display for Explained {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.sentence)?;
        for (word, classes) in &self.words {
            writeln!(out, "  word     {word}  {}", classes.join(" "))?;
        }
        for Decided { at, family, rule } in &self.decisions {
            match rule {
                Some(rule) => writeln!(out, "  rule     {family}.{rule}  at {at}")?,
                None => writeln!(out, "  tried    {family}: no rule holds  at {at}")?,
            }
        }
        for measure in &self.measures {
            let (indicator, id) =
                (measure.indicator.as_ref()).map_or(("-", None), |it| (it.text.as_str(), it.id.as_deref()));
            writeln!(
                out,
                "  measure  {}  {indicator} ({})  {:?} {:?} {:?}  by {}",
                measure.quote.exact,
                id.unwrap_or("not a known one"),
                measure.comparator,
                measure.aspect,
                measure.status,
                measure.rules.join(" → ")
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_shows_its_words_the_rules_and_what_they_gave() {
        let text = crate::lexicon::examples::report("review", "农房风貌提升26.4万户。");
        let all = explain("云溪.txt", text.as_bytes(), "26.4").unwrap();
        let shown = all.first().unwrap().to_string();
        for part in ["word     提升", "improve", "rule     aspect.improved_things", "measure  26.4万户"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }
}
