//! What is known by a name, and where names stand in a text.

use std::ops::Range;

/// Names in order, each with the number of what it names; one name may be that of several things.
///
/// The names that can still stand at a place of a text are a stretch of the list that narrows with each character:
/// next to nothing has to be built, and it is far less code for the browser to fetch than an automaton.
pub struct Names {
    names: Vec<(Box<str>, u16)>,
    /// The characters that names begin with, in order, and where the names of each begin: most characters of a text are
    /// none of them.
    first: Vec<(char, usize)>,
}

impl Names {
    /// Of these names.
    pub fn new(names: impl IntoIterator<Item = (Box<str>, u16)>) -> Names {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_unstable();
        let mut first: Vec<(char, usize)> = Vec::new();
        for (at, (name, _)) in names.iter().enumerate() {
            first.extend(
                name.chars().next().filter(|ch| first.last().is_none_or(|(last, _)| last != ch)).map(|ch| (ch, at)),
            );
        }
        Names { names, first }
    }

    /// Each name with its number, in order.
    pub fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        self.names.iter().map(|(name, number)| (&**name, usize::from(*number)))
    }

    /// The numbers of what has this name, in order.
    pub fn of(&self, name: &str) -> impl Iterator<Item = usize> {
        let from = self.names.partition_point(|(other, _)| **other < *name);
        let same = self.names.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| **other == *name);
        same.map(|(_, number)| usize::from(*number))
    }

    /// The names in a text in order, the longest at each place, none overlapping, each with its first number.
    pub fn find_in(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let (mut found, mut after) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            let name = if at < after { None } else { self.longest(text.get(at..).unwrap_or_default()) };
            if let Some((length, number)) = name {
                after = at + length;
                found.push((at..after, number));
            }
        }
        found
    }

    /// The longest name that the text starts with: its length and number.
    fn longest(&self, text: &str) -> Option<(usize, usize)> {
        let mut characters = text.char_indices();
        let (_, ch) = characters.next()?;
        let first = self.first.binary_search_by_key(&ch, |(ch, _)| *ch).ok()?;
        let from = self.first.get(first).map_or(0, |(_, at)| *at);
        let to = self.first.get(first + 1).map_or(self.names.len(), |(_, at)| *at);
        let (mut names, mut longest) = (self.names.get(from..to)?, None);
        let mut end = ch.len_utf8();
        loop {
            // All of them start with the text up to here, and one that ends here stands before those that go on.
            let Some((name, number)) = names.first() else { break };
            if name.len() == end {
                longest = Some((end, usize::from(*number)));
            }
            let Some((at, ch)) = characters.next() else { break };
            end = at + ch.len_utf8();
            let next = |name: &str| name.get(at..).and_then(|rest| rest.chars().next());
            let from = names.partition_point(|(name, _)| next(name) < Some(ch));
            names = names.get(from..).unwrap_or_default();
            names = names.get(..names.partition_point(|(name, _)| next(name) == Some(ch))).unwrap_or_default();
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_at_each_place_none_overlapping() {
        let names = Names::new(["粮食", "粮食产量", "产量", "食品", "粮食"].map(Into::into).into_iter().zip(0..));
        let found: Vec<_> =
            names.find_in("粮食产品、粮食产量和食品").into_iter().map(|(at, of)| (at.start, of)).collect();
        assert_eq!(found, [(0, 0), (15, 1), (30, 3)]);
        assert_eq!(names.of("粮食").collect::<Vec<_>>(), [0, 4]);
        assert!(names.find_in("").is_empty() && names.of("").next().is_none());
    }
}
