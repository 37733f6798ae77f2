//! What is known by a name, and where names stand in a text.

use crate::order;
use std::ops::Range;

/// Names in order, each with the number of what it names; one name may be that of several things.
///
/// The names are looked up by their first two characters: next to nothing has to be built, and it is far less code for the
/// browser to fetch than an automaton.
pub struct Names {
    names: Vec<(Box<str>, u16)>,
    /// A bit for each two characters that names begin with, several pairs on a bit: most places of a text are told by it
    /// to begin no name.
    begins: Vec<u64>,
    /// The first two characters of names with the stretch of `names` that has them, at the place that their hash gives or behind.
    stretches: Vec<Stretch>,
}

/// The names with the same first two characters; of a name of one character the second is none.
#[derive(Clone, Copy, Default)]
struct Stretch {
    pair: (char, char),
    from: u32,
    end: u32,
}

/// The bits, as a power of two.
const BITS: u32 = 16;

/// A number that spreads pairs of characters.
fn hash(first: char, second: char) -> u32 {
    (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B)
}

/// The bit of two characters.
fn bit(first: char, second: char) -> usize {
    (hash(first, second) >> (u32::BITS - BITS)) as usize
}

fn pair(name: &str) -> (char, char) {
    let mut characters = name.chars();
    (characters.next().unwrap_or_default(), characters.next().unwrap_or_default())
}

impl Names {
    /// Of these names.
    pub fn new(names: impl IntoIterator<Item = (Box<str>, u16)>) -> Names {
        let mut names: Vec<_> = names.into_iter().collect();
        order::by(&mut names, Ord::cmp);
        let mut found: Vec<Stretch> = Vec::new();
        let mut begins = vec![0; 1 << (BITS - u64::BITS.ilog2())];
        for ((name, _), at) in names.iter().zip(0..) {
            let pair = pair(name);
            match found.last_mut().filter(|last| last.pair == pair) {
                Some(last) => last.end = at + 1,
                None => found.push(Stretch { pair, from: at, end: at + 1 }),
            }
            let bit = bit(pair.0, pair.1);
            if let Some(word) = begins.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        let mut stretches = vec![Stretch::default(); (found.len() * 2).next_power_of_two()];
        let mask = stretches.len() - 1;
        for stretch in found {
            let places = (0..stretches.len()).map(|step| (hash(stretch.pair.0, stretch.pair.1) as usize + step) & mask);
            let free = places.into_iter().find(|&at| stretches.get(at).is_some_and(|it| it.from == it.end));
            if let Some(place) = free.and_then(|at| stretches.get_mut(at)) {
                *place = stretch;
            }
        }
        Names { names, begins, stretches }
    }

    /// The numbers of what has this name, in order.
    pub fn of(&self, name: &str) -> impl Iterator<Item = usize> {
        let (first, second) = pair(name);
        let alike = self.beginning(first, second);
        let from = alike.partition_point(|(other, _)| **other < *name);
        let same = alike.iter().skip(from).take_while(move |(other, _)| **other == *name);
        same.map(|(_, number)| usize::from(*number))
    }

    /// The names with these first two characters.
    fn beginning(&self, first: char, second: char) -> &[(Box<str>, u16)] {
        let bit = bit(first, second);
        if self.begins.get(bit / 64).is_none_or(|word| word >> (bit % 64) & 1 == 0) {
            return &[];
        }
        let (hash, mask) = (hash(first, second) as usize, self.stretches.len().wrapping_sub(1));
        let places = (0..self.stretches.len()).filter_map(|step| self.stretches.get(hash.wrapping_add(step) & mask));
        let stretch = places.take_while(|it| it.from < it.end).find(|it| it.pair == (first, second));
        stretch.and_then(|it| self.names.get(it.from as usize..it.end as usize)).unwrap_or_default()
    }

    /// Each name with its number, in order.
    pub fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        self.names.iter().map(|(name, number)| (&**name, usize::from(*number)))
    }

    /// The names in a text in order, the longest at each place, none overlapping, each with its first number.
    pub fn find_in(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let (mut found, mut after) = (Vec::new(), 0);
        let mut characters = text.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            let second = characters.peek().map_or('\0', |(_, ch)| *ch);
            if at < after {
                continue;
            }
            let longest = self.longest(first, second, text.get(at..).unwrap_or_default());
            if let Some((length, number)) =
                longest.or_else(|| self.longest(first, '\0', text.get(at..).unwrap_or_default()))
            {
                after = at + length;
                found.push((at..after, number));
            }
        }
        found
    }

    /// The longest name with these first two characters that the text starts with: its length and number.
    fn longest(&self, first: char, second: char, text: &str) -> Option<(usize, usize)> {
        let names = self.beginning(first, second);
        // Of names that begin alike the longer stands behind, and of the same name twice the first counts.
        let mut best: Option<(usize, usize)> = None;
        for (name, number) in names {
            if best.is_none_or(|(length, _)| name.len() > length) && text.starts_with(&**name) {
                best = Some((name.len(), usize::from(*number)));
            }
        }
        best
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
