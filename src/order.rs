//! Putting things in order. Each use of the standard library's sort compiles it anew, three to five kilobytes that a
//! browser must fetch; here it is compiled once.

/// Sorts by a number of each item; items of the same number stay in their order.
pub fn by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut order: Vec<(u64, usize)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, at)| taken.get_mut(at)?.take()));
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
