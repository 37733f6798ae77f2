//! What is known by a name, and where names stand in a text.

use crate::order;
use std::ops::Range;

/// Names in order, each with the number of what it names; one name may be that of several things.
///
/// The names that can still stand at a place of a text are a stretch of the list that narrows with each character:
/// next to nothing has to be built, and it is far less code for the browser to fetch than an automaton.
pub struct Names {
    names: Vec<(Box<str>, u16)>,
    /// A bit for each two characters that names begin with, several pairs on a bit: most places of a text are told by it
    /// to begin no name.
    begins: Vec<u64>,
}

/// The bits, as a power of two.
const BITS: u32 = 16;

/// The bit of two characters; of a name of one character the second is none.
fn bit(first: char, second: char) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> (u32::BITS - BITS)) as usize
}

/// The bytes of a name from here.
fn behind(name: &str, at: usize) -> &[u8] {
    name.as_bytes().get(at..).unwrap_or_default()
}

impl Names {
    /// Of these names.
    pub fn new(names: impl IntoIterator<Item = (Box<str>, u16)>) -> Names {
        let mut names: Vec<_> = names.into_iter().collect();
        order::by(&mut names, Ord::cmp);
        let mut begins = vec![0; 1 << (BITS - u64::BITS.ilog2())];
        for (name, _) in &names {
            let mut characters = name.chars();
            let bit = bit(characters.next().unwrap_or_default(), characters.next().unwrap_or_default());
            if let Some(word) = begins.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Names { names, begins }
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
        let begins = |first, second| {
            let bit = bit(first, second);
            self.begins.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
        };
        let mut characters = text.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            let second = characters.peek().map_or('\0', |(_, ch)| *ch);
            if at < after || !begins(first, second) && !begins(first, '\0') {
                continue;
            }
            if let Some((length, number)) = self.longest(text.get(at..).unwrap_or_default()) {
                after = at + length;
                found.push((at..after, number));
            }
        }
        found
    }

    /// The longest name that the text starts with: its length and number.
    fn longest(&self, text: &str) -> Option<(usize, usize)> {
        let (mut names, mut longest) = (self.names.as_slice(), None);
        for (at, ch) in text.char_indices() {
            // All of them start with the text before this character, and one that ends here stands before those that go on.
            let end = at + ch.len_utf8();
            let written = text.as_bytes().get(at..end).unwrap_or_default();
            names = names.get(names.partition_point(|(name, _)| behind(name, at) < written)..).unwrap_or_default();
            names = names
                .get(..names.partition_point(|(name, _)| behind(name, at).starts_with(written)))
                .unwrap_or_default();
            let Some((name, number)) = names.first() else { break };
            if name.len() == end {
                longest = Some((end, usize::from(*number)));
            }
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
