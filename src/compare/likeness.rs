//! Whether two phrases of one indicator mean the same thing.
//!
//! - 城镇调查失业率, 城镇登记失业率: apart (`lexicon/kinds.tsv`).
//! - 全市生产总值, 地区生产总值: the same, as 全市 leaves the whole meant.
//! - 区本级固定资产投资, 固定资产投资: in doubt, as only one says 本级.

use crate::lexicon::indicators;
use crate::lexicon::kinds::{self, Kind};

/// How alike two phrases are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They mean the same.
    Same,
    /// Perhaps not.
    Doubtful,
}

/// How alike two phrases of the indicator with this id are; `None` where they mean different things. Without an id only
/// equal phrases are alike.
pub fn likeness(id: Option<&str>, one: &str, other: &str) -> Option<Likeness> {
    let [one, other] = [one, other].map(bare);
    if one == other {
        return Some(Likeness::Same);
    }
    id?;
    let mut doubtful = false;
    let [kinds_one, kinds_other] = [&one, &other].map(|it| kinds(it, id));
    for (mine, theirs) in [(&kinds_one, &kinds_other), (&kinds_other, &kinds_one)] {
        for kind in mine {
            let rival = theirs.iter().any(|it| it.line == kind.line);
            match theirs.contains(kind) {
                true => (),
                false if rival && kind.apart => return None,
                false => doubtful = true,
            }
        }
    }
    if doubtful || front(&one, id) != front(&other, id) { Some(Likeness::Doubtful) } else { Some(Likeness::Same) }
}

/// The words that tell kinds apart in a phrase.
pub fn kinds<'a>(phrase: &'a str, id: Option<&'a str>) -> Vec<Kind> {
    let mut found: Vec<Kind> = kinds::in_phrase(phrase, id).collect();
    found.sort();
    found
}

/// What stands before the indicator's name and names a part; nothing where the whole is meant.
fn front<'a>(phrase: &'a str, id: Option<&str>) -> &'a str {
    let names = indicators::named_in(phrase);
    let name = names.iter().rev().find(|(_, it)| it.id == id);
    let front = name.and_then(|(at, _)| phrase.get(..at.start)).unwrap_or("");
    if indicators::leaves_whole(front) { "" } else { front }
}

/// Without blanks and quotes.
fn bare(phrase: &str) -> String {
    phrase.chars().filter(|ch| !ch.is_whitespace() && !"“”\"".contains(*ch)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_held_against_each_other() {
        for (id, one, other, gives) in [
            ("gdp", "地区生产总值", "全市生产总值", Some(Likeness::Same)),
            ("gdp", "地区生产总值", "GDP", Some(Likeness::Same)),
            ("unemp", "城镇调查失业率", "城镇登记失业率", None),
            ("unemp", "失业率", "城镇登记失业率", Some(Likeness::Doubtful)),
            ("fai", "区本级固定资产投资", "固定资产投资", Some(Likeness::Doubtful)),
            ("fai", "全社会固定资产投资", "固定资产投资", Some(Likeness::Same)),
            ("fiscal_total", "地方财政总收入", "财政总收入", Some(Likeness::Doubtful)),
            ("gpb_rev", "地方一般公共预算收入", "一般公共预算收入", Some(Likeness::Same)),
            ("income_r", "农民人均纯收入", "农村居民人均可支配收入", Some(Likeness::Doubtful)),
        ] {
            assert_eq!(likeness(Some(id), one, other), gives, "{one} {other}");
            assert_eq!(likeness(Some(id), other, one), gives, "{other} {one}");
        }
    }

    #[test]
    fn without_an_indicator_only_the_same_words_are_alike() {
        assert_eq!(likeness(None, "全员劳动生产率", "全员劳动 生产率"), Some(Likeness::Same));
        assert_eq!(likeness(None, "全员劳动生产率", "劳动生产率"), None);
    }
}
