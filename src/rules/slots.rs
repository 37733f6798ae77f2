//! What rules may ask a site for. A name here is a word of the `.rules` files, in lower case with `_`.

/// A stretch of text around what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The unit of the number, with 万 and 亿.
    Unit,
    /// The verb that governs the number.
    Verb,
    /// The noun phrase in front of the number.
    Noun,
    /// What stands between the clause's start (or the number before) and the number.
    Before,
    /// What stands behind the number, up to the next number or the sentence's end.
    Behind,
    /// The clause of the number, up to it.
    Clause,
    /// The sentence.
    Sentence,
    /// The verb that leads a noun phrase, where its doer or another verb is looked for behind it.
    LeadingVerb,
    /// The words of the mention that stand before its number: 突破, 超过.
    Bound,
    /// The noun phrase behind the number.
    Counted,
}

/// What holds or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The unit is %.
    Percent,
    /// The unit counts things (个, 家, 项).
    Counter,
    /// The unit counts people or households.
    People,
    /// ，；： stands between this number and the one before.
    NewClause,
    /// A verb leads already.
    Led,
    /// A verb stands right before the number.
    VerbTrailing,
    /// A known indicator's name begins here.
    Named,
    /// A verb leads the noun phrase in front.
    VerbLeading,
    /// The governing verb tells a growth.
    VerbGrows,
    /// The governing verb tells that something is added.
    VerbAdds,
    /// The governing verb tells a fall.
    VerbFalls,
    /// The governing verb leads to a level.
    VerbReaches,
    /// The governing verb is one of doing.
    VerbActs,
    /// The noun phrase in front ends in the name of a growth or of an addition.
    NounGrows,
    /// The noun phrase in front ends in the name of a fall.
    NounFalls,
    /// There is a noun phrase in front.
    HasNoun,
    /// The noun phrase in front is a set of places that something is compared in.
    PlaceSet,
    /// 其中 stands in front.
    Among,
    /// The number is a multiple.
    Multiple,
    /// ； stands between this number and the one before.
    NewSegment,
    /// 、 or 和 stands right behind the number before.
    Joined,
    /// 的 stands between the number and the noun behind it.
    Owned,
    /// A noun of size or spending stands in front.
    Sized,
    /// The number counts the noun behind it.
    CountsBehind,
    /// The unit is that of the number before.
    SameUnit,
    /// The verb of the number before led its noun phrase.
    ListLeads,
    /// The verb of the number before told that something is added.
    ListAdds,
    /// The number before told a growth or a fall.
    ListChanges,
    /// The number relates its indicator to something else.
    Relates,
    /// The indicator stands in front of the number.
    PlacedInFront,
    /// The word can be a verb.
    IsVerb,
    /// The word describes the noun behind it.
    Describes,
}

/// The facts that hold at a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u64);

impl FactSet {
    /// Says that a fact holds, or does not.
    pub fn set(&mut self, fact: Fact, holds: bool) {
        let bit = 1 << fact as u8;
        self.0 = if holds { self.0 | bit } else { self.0 & !bit };
    }

    /// Whether a fact holds.
    pub fn has(self, fact: Fact) -> bool {
        self.0 & 1 << fact as u8 != 0
    }
}
