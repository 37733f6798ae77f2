//! What stands in front of a number: the verb that governs it and the noun phrase that it is of.
//!
//! - [`words`]: the text with what is known of it by place;
//! - [`left`]: from the number leftwards: adverbs, then the verb next to it;
//! - [`right`]: from the stretch's start rightwards: adverbs, then the verbs that lead;
//! - [`doer`]: a verb that stands behind its doer;
//! - [`noun`]: the noun phrase, without what does not name;
//! - [`comparison`]: without what it is compared with.

mod comparison;
mod doer;
mod left;
mod noun;
mod right;
mod words;

use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
pub use left::without_time;
pub use noun::trim_noun;
pub use right::{skip_right, subject};
pub use words::Words;

/// A stretch of text by bytes.
pub type Range = (usize, usize);

/// Words that a clause carries besides its verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// 确保.
    pub ensure: bool,
    /// 力争.
    pub strive: bool,
    /// 分别.
    pub each: bool,
    /// 均, 都, 双双.
    pub all: bool,
    /// 其中.
    pub among: bool,
}

impl Flags {
    /// How the members of a list share numbers, by the words of a stretch.
    fn coordination(text: &str) -> Flags {
        Flags {
            each: class::RESPECTIVELY.within(text) || class::EACH_ADDS.within(text),
            all: class::ALIKE.within(text),
            among: class::AMONG.within(text),
            ..Flags::default()
        }
    }

    /// Takes over how strongly a word promises.
    fn promise(&mut self, kinds: Kinds) {
        self.ensure |= kinds.is(Kind::Ensure);
        self.strive |= kinds.is(Kind::Strive);
    }
}

/// Where the governing verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// No verb: 粮食产量280亿斤.
    None,
    /// Right before the number: 产值增长5%.
    Trailing(Kinds, Range),
    /// Before the noun phrase: 新建学校5所.
    Leading(Kinds, Range),
}

impl Verb {
    /// The verb's kinds.
    pub fn kinds(self) -> Kinds {
        match self {
            Verb::None => Kinds::default(),
            Verb::Trailing(kinds, _) | Verb::Leading(kinds, _) => kinds,
        }
    }

    /// Where it stands.
    pub fn range(self) -> Option<Range> {
        match self {
            Verb::None => None,
            Verb::Trailing(_, range) | Verb::Leading(_, range) => Some(range),
        }
    }
}

/// The reading of a stretch in front of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The noun phrase; empty where the stretch has none.
    pub noun: Range,
    /// The verb that governs the number.
    pub verb: Verb,
    /// A change word in the noun phrase's end or before a verb of reaching (涨幅, 增速达到): its kinds.
    pub change: Kinds,
    /// Who did it, where a doer stands before 完成 or 分别: what was done is the doer's.
    pub doer: Option<Range>,
    /// Further words.
    pub flags: Flags,
    /// The rule by which a verb behind its doer was found.
    pub rule: Option<&'static str>,
}

impl Phrase {
    /// Whether there is a noun phrase.
    pub fn has_noun(&self) -> bool {
        self.noun.0 < self.noun.1
    }
}

/// Reads the stretch `(from, end)` in front of a number that begins at `end`.
pub fn read(words: &Words, (from, end): Range) -> Phrase {
    let mut flags = Flags::coordination(words.of((from, end)));
    let (from, end) = noun::trim_marks(words, (from, end));
    let left::Trailing { right, verb, change } = left::verb_before(words, (from, end), &mut flags);
    let phrase = Phrase { noun: (from, right), verb, change, doer: None, flags, rule: None };
    let mut reader = PhraseReader { words, from, phrase };
    reader.leading_verbs();
    reader.verb_behind_doer();
    reader.verb_behind_adverb();
    reader.object_of_each();
    reader.what_was_driven();
    reader.phrase.noun = comparison::cut(words, trim_noun(words, reader.phrase.noun));
    reader.compared_with();
    reader.head_behind_list();
    reader.known_name_at_end();
    reader.verbs_alone();
    reader.phrase.noun = noun::cut_lead(words, reader.phrase.noun);
    reader.whole_quotation();
    reader.change_noun();
    reader.phrase.doer = reader.phrase.doer.filter(|doer| doer.0 < doer.1);
    reader.phrase
}

/// A phrase while it is read; each step narrows its noun phrase or finds its verb.
struct PhraseReader<'a, 't> {
    words: &'a Words<'t>,
    /// Where the stretch begins.
    from: usize,
    phrase: Phrase,
}

impl<'t> PhraseReader<'_, 't> {
    /// The text of the noun phrase as far as it is known.
    fn noun_text(&self) -> &'t str {
        self.words.of(self.phrase.noun)
    }

    /// Moves the noun phrase's start to `at`, and over the adverbs and times there.
    fn begin_noun_at(&mut self, at: usize) {
        let end = self.phrase.noun.1;
        self.phrase.noun.0 = skip_right(self.words, at, end, &mut self.phrase.flags);
    }

    /// Leaves the noun phrase empty.
    fn no_noun(&mut self) {
        self.phrase.noun.0 = self.phrase.noun.1;
    }

    /// A noun at the phrase's end that names a change: the number is its amount (涨幅3%).
    fn change_noun(&mut self) {
        let text = self.noun_text();
        // 经济增长预期目标为7%: the target is of what is to grow.
        if let Some(of) = class::GROWTH_TARGET.strip_end(text) {
            self.phrase.change = Kinds::only(Kind::Grow);
            self.phrase.noun.1 -= text.len() - of.len();
            return;
        }
        // 粮食产量预期目标为5万吨: of the known thing, not of the target.
        let (from, end) = self.phrase.noun;
        if let Some(of) = class::TARGET_SUFFIX.strip_end(text)
            && self.words.name_ending_at(from, end - (text.len() - of.len())).is_some()
        {
            self.phrase.noun.1 -= text.len() - of.len();
        }
        let text = self.noun_text();
        let kinds =
            [(class::GROWTH_NOUN, Kind::Grow), (class::FALL_NOUN, Kind::Fall), (class::ADDITION_NOUN, Kind::Add)];
        if let Some((_, kind)) = kinds.iter().find(|(nouns, _)| nouns.ends(text))
            && !class::NATURAL_GROWTH.ends(text)
        {
            self.phrase.change = Kinds::only(*kind);
        }
    }

    /// 高效办成“一件事”12项: a quotation is kept whole.
    fn whole_quotation(&mut self) {
        let text = self.noun_text();
        if text.contains('”')
            && !text.contains('“')
            && let Some(open) = self.words.of((self.from, self.phrase.noun.0)).rfind('“')
        {
            self.phrase.noun.0 = self.from + open;
        }
    }
}
