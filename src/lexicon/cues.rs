//! Cue words: the verbs, adverbs and particles by which a clause says what its number is.
//!
//! The words stand in `cues.tsv`, by kind; this file only finds them.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("cues.tsv");

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
    const ALL: [(&'static str, Kind); 14] = [
        ("grow", Kind::Grow),
        ("add", Kind::Add),
        ("fall", Kind::Fall),
        ("reach", Kind::Reach),
        ("rank", Kind::Rank),
        ("share", Kind::Share),
        ("gap", Kind::Gap),
        ("ensure", Kind::Ensure),
        ("strive", Kind::Strive),
        ("act", Kind::Act),
        ("deed", Kind::Deed),
        ("adverb", Kind::Adverb),
        ("predicate", Kind::Predicate),
        ("noun", Kind::Noun),
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

/// A line of the data: its kind, words, example with `{}` for the word, and what the example gives.
#[derive(Debug)]
pub struct Line {
    /// Kind's name.
    pub kind: &'static str,
    /// The words.
    pub words: Vec<&'static str>,
    /// A clause with `{}` where each of the words can stand.
    pub example: &'static str,
    /// `field=value` that the last measure of the example has.
    pub gives: &'static str,
}

/// The data's lines.
pub fn lines() -> impl Iterator<Item = Line> {
    DATA.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        let (kind, words) = (columns.next()?, columns.next()?);
        Some(Line { kind, words: words.split(' ').collect(), example: columns.next()?, gives: columns.next()? })
    })
}

struct Lexicon {
    automaton: Option<AhoCorasick>,
    kinds: Vec<Kinds>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut at: HashMap<&str, usize> = HashMap::new();
    let (mut words, mut kinds): (Vec<&str>, Vec<Kinds>) = Default::default();
    for line in lines() {
        let bit = Kind::ALL.iter().find(|(name, _)| *name == line.kind).map_or(0, |(_, kind)| 1 << *kind as u8);
        for word in line.words {
            let slot = *at.entry(word).or_insert_with(|| {
                words.push(word);
                kinds.push(Kinds::default());
                words.len() - 1
            });
            kinds[slot].0 |= bit;
        }
    }
    Lexicon { automaton: AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok(), kinds }
});

/// The cue words of a text in order, longest first at each place, none overlapping.
pub fn find(text: &str) -> Vec<Cue> {
    let lexicon = &*LEXICON;
    lexicon.automaton.iter().flat_map(|automaton| automaton.find_iter(text)).fold(Vec::new(), |mut cues, found| {
        let kinds = lexicon.kinds.get(found.pattern().as_usize()).copied().unwrap_or_default();
        cues.push(Cue { start: found.start(), end: found.end(), kinds });
        cues
    })
}
