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
}
