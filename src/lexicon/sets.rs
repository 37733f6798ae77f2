//! Sets of words that a rule asks for by name: the lines of `word_sets.tsv`, put in by the build.

include!(concat!(env!("OUT_DIR"), "/word_sets.rs"));

#[cfg(test)]
mod tests {
    use crate::lexicon::examples;

    #[test]
    fn every_word_gives_in_its_example_what_its_line_says() {
        let lines: Vec<_> = examples::lines(include_str!("word_sets.tsv")).collect();
        let count = examples::check(&lines, "review");
        assert!(count > 120, "{count} words");
    }
}
