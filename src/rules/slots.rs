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
    /// The number as it is written, 万 and 亿 with it.
    Number,
    /// What the unit measures: 货币, 时间, 个 … (the second column of `units.tsv`).
    UnitKind,
    /// What stands before the number and the comparator that touches it.
    BeforeBound,
    /// What stands behind number, unit, comparator and 的, up to a mark or a digit.
    BehindBound,
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
    /// A Han numeral.
    Han,
    /// The number has a decimal point.
    Decimal,
    /// 万 or 亿 stand behind the number.
    Scaled,
    /// The number goes on to another: 1-2.
    Ranged,
    /// The numeral is not exact: 十余, 数百.
    Vague,
    /// 百, 千, 万, 百万 without a digit.
    Round,
    /// The number is of money, with 元 or as 千亿.
    Money,
    /// At most twelve, and exact.
    Small,
    /// One, and no range.
    Single,
    /// At most thirty.
    AtMostThirty,
    /// A plain Han numeral: no fraction, no decimal.
    Plain,
    /// 两三个.
    SeveralValues,
    /// A unit stands behind the number.
    Measured,
    /// The unit begins with 万.
    TenThousands,
    /// A comparator touches the number in front.
    BoundBefore,
    /// A comparator in front that a description may hold: 过50亿元, not 突破50亿元.
    DescribedBefore,
    /// A comparator touches the unit behind.
    BoundBehind,
    /// A comparator stands behind the unit, or behind brackets there.
    BoundAsideBehind,
    /// That comparator is 以上.
    LeastBehind,
    /// A bound that a description may hold, on either side or as a range.
    Bounded,
    /// 的 stands behind number, unit and comparator.
    Of,
    /// A comparator or a verb of reaching a step stands before the number.
    Reached,
    /// The noun of a step (台阶, 大关) stands behind the unit.
    StepBehind,
    /// An amount and the noun of a step stand behind: 3个万亿元大关.
    StepsCounted,
    /// A Chinese noun may begin behind the unit.
    NounBehind,
    /// A Chinese noun may begin behind unit and comparator.
    NounBehindBound,
    /// “ stands behind the unit.
    QuoteBehind,
    /// “ stands behind unit and comparator.
    QuoteBehindBound,
    /// A mark stands behind the unit.
    ClauseEndsBehind,
    /// The phrase behind the unit ends at a mark.
    PhraseEndsClause,
    /// The phrase behind unit and comparator ends at a digit.
    PhraseEndsAtNumber,
    /// A digit stands behind unit and comparator.
    NumberBehindBound,
    /// A short noun and a count of it stand behind the unit.
    ThingsCountedBehind,
    /// A short noun and a count of it stand behind unit and comparator.
    ThingsCountedBehindBound,
    /// A count stands behind unit and comparator, as of things spoken of.
    CountBehindBound,
    /// 或, another amount and the things that both bound stand behind.
    AlternativeBehind,
    /// 、, another bound and the things that both bound stand behind.
    BoundListedBehind,
    /// 、 and 过 or 超 stand behind.
    BoundWordListedBehind,
    /// 上 stands before the number.
    Upward,
    /// A verb leads already.
    Led,
    /// A verb stands right before the number.
    VerbTrailing,
    /// A known indicator's name begins here.
    Named,
}
