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

#[cfg(test)]
mod tests {
    use super::*;

    /// A small report with these sentences in its part.
    fn report(part: &str, sentences: &str) -> String {
        let at = |name: &str| if part == name { sentences } else { "各项事业取得新进展。" };
        format!(
            "政府工作报告\n——2024年1月10日在云溪市第九届人民代表大会第三次会议上\n云溪市市长 林远\n各位代表：\n\
             现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n{}\n二、2024年工作安排\n\
             2024年主要预期目标是：地区生产总值增长5%左右。\n{}\n",
            at("review"),
            at("plan"),
        )
    }

    #[test]
    fn every_word_gives_in_its_example_what_its_line_says() {
        let (mut count, mut failures) = (0, Vec::new());
        for line in lines() {
            let part = if matches!(line.kind, "ensure" | "strive") { "plan" } else { "review" };
            let sentences: Vec<String> =
                line.words.iter().map(|word| format!("{}。", line.example.replace("{}", word))).collect();
            let analysis = crate::analyze("云溪.txt", report(part, &sentences.join("\n")).as_bytes());
            let Some(read) = analysis.reports.first() else { panic!("no report") };
            let text: Vec<char> = read.text.chars().collect();
            let of = |from: u32, end: u32| text[from as usize..end as usize].iter().collect::<String>();
            for (word, sentence) in line.words.iter().zip(&sentences) {
                count += 1;
                let told = (read.measures.iter())
                    .rev()
                    .find(|told| of(told.sentence.0, told.sentence.1).trim() == sentence.as_str());
                let Some(told) = told else {
                    failures.push(format!("{} {word}: no measure", line.kind));
                    continue;
                };
                let name = |value: serde_json::Value| value.as_str().unwrap_or("null").to_string();
                for want in line.gives.split(' ') {
                    let (field, wanted) = want.split_once('=').unwrap_or((want, ""));
                    let found = match field {
                        "aspect" => name(serde_json::json!(told.aspect)),
                        "relation" => name(serde_json::json!(told.relation.as_ref().map(|relation| relation.kind))),
                        "strength" => name(serde_json::json!(told.strength)),
                        "indicator" => name(serde_json::json!(told.indicator.as_ref().map(|named| &named.text))),
                        "action" => name(serde_json::json!(told.action)),
                        _ => panic!("{}: no such field: {field}", line.kind),
                    };
                    if found != wanted.replace("{}", word) {
                        failures.push(format!("{} {word}: {field} is {found}", line.kind));
                    }
                }
            }
        }
        assert!(count > 2000, "{count} words");
        assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    }

    #[test]
    fn no_word_stands_twice_in_a_kind() {
        let mut seen = std::collections::HashSet::new();
        for line in lines() {
            assert!(Kind::ALL.iter().any(|(name, _)| *name == line.kind), "no such kind: {}", line.kind);
            for word in line.words {
                assert!(seen.insert((line.kind, line.example, word)), "{} {word} twice", line.kind);
            }
        }
    }
}
