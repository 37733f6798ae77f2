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
    /// The words of a heading, without its marker.
    Title,
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
    /// A quotation mark ends the clause behind it.
    Quoted,
    /// Its line ends behind it.
    LineEnd,
    /// The words name a year: 2026年, 今年.
    NamesYear,
    /// The clause holds a quantity.
    Counted,
    /// The clause opens with a verb of doing.
    Commits,
    /// The clause opens a reason, a frame or a slogan.
    Leads,
    /// A commitment before it in the sentence may still grow.
    Open,
    /// That commitment is a frame that counted results may fill.
    Broad,
    /// Its last clause names an indicator and its number.
    Measured,
    /// Its first clause holds a quantity.
    OpenCounted,
    /// It names what the clause is about.
    SubjectShared,
    /// The clause is its sentence's last.
    LastClause,
}
