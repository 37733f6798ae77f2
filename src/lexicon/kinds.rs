//! Words that make two phrases of one indicator different things: 调查失业率 and 登记失业率 are both 失业率.

/// A word of a line of `kinds.tsv` that stands in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// The line: of two phrases, words of the same line must be the same.
    pub line: &'static str,
    /// The word.
    pub word: &'static str,
    /// Whether another word of the line is another thing for sure.
    pub apart: bool,
}

/// The words that tell kinds apart in a phrase of the indicator with this id.
pub fn in_phrase<'a>(phrase: &'a str, id: Option<&'a str>) -> impl Iterator<Item = Kind> + use<'a> {
    let lines = table!("kinds.tsv").lines().filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?, cells.next()?))
    });
    let asked = move |of: &str| of == "-" || id.is_some_and(|id| of.split(' ').any(|it| it == id));
    lines.filter(move |(_, _, of, _)| asked(of)).flat_map(move |(line, words, _, differ)| {
        words.split(' ').filter(|word| phrase.contains(word)).map(move |word| Kind {
            line,
            word,
            apart: differ == "apart",
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_word_in_its_example() {
        for line in include_str!("kinds.tsv").lines().skip(1).filter(|line| !line.starts_with('#')) {
            let [_, words, of, _, example] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            assert!(words.split(' ').any(|word| example.contains(word)), "{line}");
            let known = |id: &str| super::super::indicators::known(id).is_some();
            assert!(of == "-" || of.split(' ').all(known), "{line}");
        }
    }

    #[test]
    fn a_line_may_be_for_some_indicators_only() {
        let found = |phrase, id| in_phrase(phrase, id).map(|it| it.word).collect::<Vec<_>>();
        assert_eq!(found("城镇登记失业率", Some("unemp")), ["登记"]);
        assert_eq!(found("地方财政总收入", Some("fiscal_total")), ["地方"]);
        assert!(found("地方一般公共预算收入", Some("gpb_rev")).is_empty());
    }
}
