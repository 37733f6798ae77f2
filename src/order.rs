//! Putting things in order. Each use of the standard library's sort compiles it anew, three to five kilobytes that a
//! browser must fetch; here it is compiled once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Sorts by a comparison; equal items stay in their order.
pub fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let places = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The places of so many items in their order. A heap sorts them, as its code is a fifth of what the sorts of slices are.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let heap: BinaryHeap<Place> = (0..count).map(|at| Place { at, compare }).collect();
    heap.into_sorted_vec().into_iter().map(|place| place.at).collect()
}

/// One of the items to be sorted.
struct Place<'c> {
    at: usize,
    compare: &'c dyn Fn(usize, usize) -> Ordering,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(self.at, other.at).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Place<'_> {}

/// Sorts by a number of each item; items of the same number stay in their order.
pub fn by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// The key that puts what is longer, or more, in front.
pub fn descending(length: usize) -> u64 {
    u64::MAX - length as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_in_their_order() {
        let mut words = vec!["以上", "市", "县", "五年来", "以来"];
        by_key(&mut words, |word| descending(word.len()));
        assert_eq!(words, ["五年来", "以上", "以来", "市", "县"]);
        by_key(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["市", "县", "以上", "以来", "五年来"]);
    }
}
