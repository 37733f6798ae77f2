//! Cue words: the verbs, adverbs and particles by which a clause says what its number is.
//!
//! The words stand in `classes/`, with classes of these names; this file only finds them.

use super::classes::{Class, class};
use super::names::Names;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word can be; a word may be of several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// 增长: the amount is a growth.
    Grow,
    /// 新增: the amount is added.
    Add,
    /// 减少: the amount is taken away.
    Fall,
    /// 达到: the level reached.
    Reach,
    /// 居: a position.
    Rank,
    /// 占: a part of a whole.
    Share,
    /// 高于: the distance to another.
    Gap,
    /// 确保.
    Ensure,
    /// 力争.
    Strive,
    /// 新建: what was done, for certain a verb.
    Act,
    /// 建设: what was done, or part of a noun.
    Deed,
    /// 同比, 全市: passed over.
    Adverb,
    /// 入围: what the thing counted did.
    Predicate,
    /// 增加值: a noun that holds a verb.
    Noun,
}

impl Kind {
    const ALL: [(Class, Kind); 14] = [
        (class::GROW, Kind::Grow),
        (class::ADD, Kind::Add),
        (class::FALL, Kind::Fall),
        (class::REACH, Kind::Reach),
        (class::RANK, Kind::Rank),
        (class::SHARE, Kind::Share),
        (class::GAP, Kind::Gap),
        (class::ENSURE, Kind::Ensure),
        (class::STRIVE, Kind::Strive),
        (class::ACT, Kind::Act),
        (class::DEED, Kind::Deed),
        (class::ADVERB, Kind::Adverb),
        (class::PREDICATE, Kind::Predicate),
        (class::NOUN, Kind::Noun),
    ];
}

/// The kinds of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// Just this kind.
    pub fn only(kind: Kind) -> Kinds {
        Kinds(1 << kind as u8)
    }

    /// Whether the word is of this kind.
    pub fn is(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether the word is of any of these kinds.
    pub fn any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|&kind| self.is(kind))
    }

    /// Whether it can say what happened to a quantity or a thing.
    pub fn is_verb(self) -> bool {
        use Kind::*;
        self.any(&[Grow, Add, Fall, Reach, Rank, Share, Gap, Act, Deed])
    }
}

/// A cue word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it can be.
    pub kinds: Kinds,
}

/// The cue words, each with the place of its kinds in a list.
static WORDS: LazyLock<(Names, Vec<Kinds>)> = LazyLock::new(|| {
    let mut kinds: BTreeMap<&str, u16> = BTreeMap::new();
    for (class, kind) in &Kind::ALL {
        for word in class.words() {
            *kinds.entry(word).or_default() |= 1 << *kind as u8;
        }
    }
    let names = Names::new(kinds.keys().zip(0..).map(|(word, at)| ((*word).into(), at)));
    (names, kinds.into_values().map(Kinds).collect())
});

/// The cue words of a text in order, longest first at each place, none overlapping.
pub fn find(text: &str) -> Vec<Cue> {
    let (names, kinds) = &*WORDS;
    let cue = |(at, word): (Range<usize>, usize)| Cue {
        start: at.start,
        end: at.end,
        kinds: kinds.get(word).copied().unwrap_or_default(),
    };
    names.find_in(text).into_iter().map(cue).collect()
}
