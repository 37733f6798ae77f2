//! Words that name two or three things at once (城乡, 三次产业), with the names of the things: rows of `joint_names.tsv`.

/// A word and what it names.
#[derive(Clone, Copy, Debug)]
pub struct Joint {
    /// The word, or the signs of a word that is written with 、 between them.
    pub written: &'static str,
    names: &'static str,
}

impl Joint {
    /// The names of the things, in order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.names.split(' ')
    }
}

fn rows(kind: &'static str) -> impl Iterator<Item = Joint> {
    let cells = table!("joint_names.tsv").lines().filter_map(|line| line.split_once('\t'));
    let of_kind = cells.filter(move |(of, _)| *of == kind).filter_map(|(_, rest)| rest.split_once('\t'));
    of_kind.map(|(written, names)| Joint { written, names })
}

/// The word in a text that names so many things.
pub fn joint_in(text: &str, count: usize) -> Option<Joint> {
    rows("joint").find(|joint| joint.names().count() == count && text.contains(joint.written))
}

/// Both names, where the first member of a list ends and the last begins with the halves of a word: 存、贷款余额.
pub fn split_over(first: &str, last: &str) -> Option<[String; 2]> {
    rows("split").find_map(|joint| {
        let (one, other) = joint.written.split_once(' ')?;
        let (head, shared) = (first.strip_suffix(one)?, last.strip_prefix(other)?);
        let (first, second) = joint.names.split_once(' ')?;
        Some([format!("{head}{first}{shared}"), format!("{head}{second}{shared}")])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_its_example() {
        for line in include_str!("joint_names.tsv").lines().skip(1).filter(|line| !line.starts_with('#')) {
            let [_, written, names, example] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            assert!(written.split(' ').all(|sign| example.contains(sign)), "{line}");
            assert!(names.split(' ').count() >= 2, "{line}");
        }
    }

    #[test]
    fn both_names_are_made() {
        assert_eq!(joint_in("城乡居民收入", 2).map(|it| it.names().collect()), Some(vec!["城镇", "农村"]));
        assert_eq!(split_over("各项存", "贷款余额"), Some(["各项存款余额".into(), "各项贷款余额".into()]));
        assert!(joint_in("城乡居民收入", 3).is_none() && split_over("城镇", "农村").is_none());
    }
}
