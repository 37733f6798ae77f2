//! Tables of words by sort: `parts.tsv` (what tells the parts of a report), `covers.tsv` (what tells its cover),
//! `task_words.tsv` (what tells commitments); and the offices of those who report. Each line is a sort, its words and an
//! example; what the sorts mean stands at the head of the tables or where they are asked for.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What tells the parts of a report.
pub static PARTS: LazyLock<Sorts> = LazyLock::new(|| Sorts::read(table!("parts.tsv")));
/// What tells the cover of a report, its dates and its kind.
pub static COVERS: LazyLock<Sorts> = LazyLock::new(|| Sorts::read(table!("covers.tsv")));
/// What tells commitments from slogans.
pub static TASKS: LazyLock<Sorts> = LazyLock::new(|| Sorts::read(table!("task_words.tsv")));
/// Offices of those who give the report.
pub static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| table!("offices.tsv").lines().collect());

/// The words of a table, by sort.
pub struct Sorts(HashMap<&'static str, Sort>);

/// The words of a sort: in the order of the table, and to be looked up.
#[derive(Default)]
struct Sort {
    words: Vec<&'static str>,
    set: HashSet<&'static str>,
}

/// Characters of the longest word that a text may start or end with.
const LONGEST: usize = 12;

impl Sorts {
    fn read(table: &'static str) -> Sorts {
        let mut sorts: HashMap<&str, Sort> = HashMap::new();
        for (sort, words) in table.lines().filter_map(|line| line.split_once('\t')) {
            let sort = sorts.entry(sort).or_default();
            sort.words.extend(words.split(' '));
            sort.set.extend(words.split(' '));
        }
        Sorts(sorts)
    }

    /// The words of a sort; none if the table has no such sort.
    pub fn words(&self, sort: &str) -> &[&'static str] {
        self.0.get(sort).map_or(&[], |sort| &sort.words)
    }

    /// Whether a word of the sort stands in the text.
    pub fn holds(&self, sort: &str, text: &str) -> bool {
        self.words(sort).iter().any(|word| text.contains(word))
    }

    /// How many words of the sort stand in the text.
    pub fn count(&self, sort: &str, text: &str) -> usize {
        self.words(sort).iter().filter(|word| text.contains(**word)).count()
    }

    /// Whether the text starts with a word of the sort.
    pub fn begins(&self, sort: &str, text: &str) -> bool {
        self.longest(sort, text).is_some()
    }

    /// The longest word of the sort that the text starts with.
    pub fn longest<'a>(&self, sort: &str, text: &'a str) -> Option<&'a str> {
        let set = &self.0.get(sort)?.set;
        let ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]).take(LONGEST);
        ends.filter_map(|end| text.get(..end)).filter(|start| set.contains(start)).last()
    }

    /// Whether the text ends with a word of the sort.
    pub fn ends(&self, sort: &str, text: &str) -> bool {
        let Some(sort) = self.0.get(sort) else { return false };
        let starts = text.char_indices().rev().map(|(at, _)| at).take(LONGEST);
        starts.filter_map(|start| text.get(start..)).any(|end| sort.set.contains(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_words_in_its_example() {
        for data in [include_str!("parts.tsv"), include_str!("covers.tsv"), include_str!("task_words.tsv")] {
            for line in data.lines().filter(|line| !line.starts_with('#')).skip(1) {
                let [sort, words, example] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
                assert!(words.split(' ').any(|word| example.contains(word)), "{sort}: {example}");
                assert!(words.split(' ').all(|word| word.chars().count() <= LONGEST), "{sort}: {words}");
            }
        }
    }

    #[test]
    fn words_are_found_at_both_ends() {
        assert_eq!(TASKS.longest("verb", "培育壮大经营主体"), Some("培育壮大"));
        assert!(TASKS.ends("aim_end", "提升治理水平") && !TASKS.ends("aim_end", "水平提升了"));
        assert!(PARTS.begins("remark", "同时，还要看到") && !PARTS.begins("remark", "此外，同时"));
        assert_eq!(PARTS.count("trouble", "问题和短板"), 2);
    }
}
