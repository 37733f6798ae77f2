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
    /// The words of a heading, without its marker.
    Title,
    /// The lines before the speech.
    Cover,
    /// The formula with which the speech begins.
    Formula,
    /// The title of the listing that the text came from.
    Listed,
    /// The whole text, without blanks.
    Text,
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
    /// What stands behind the number, up to the next mark.
    Near,
    /// An expression of time itself: 上年, 十四五, 2024.
    Expression,
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
    /// The text has a title of its own.
    Titled,
    /// The deputies are addressed.
    Addressed,
    /// The deputies are addressed more than once.
    AddressedOften,
    /// The line names who speaks.
    NamesSpeaker,
    /// The line ends with a colon.
    Colon,
    /// The words tell a part of the report.
    TellsPart,
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
    /// A percentage stands behind.
    PercentBehind,
    /// A plain Han numeral: no fraction, no decimal.
    Plain,
    /// 两三个.
    SeveralValues,
    /// A unit stands behind the number.
    WithUnit,
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
    /// A quotation mark ends the clause behind it.
    QuoteFollows,
    /// Its line ends behind it.
    LineEnd,
    /// The words name a year: 2026年, 今年.
    NamesYear,
    /// The line is among the first of the text.
    HeadsText,
    // Of a section of the report.
    /// Its title names the year planned for or a later one.
    YearAhead,
    /// Its title names an earlier year.
    YearBehind,
    /// Its first sentence names the year planned for or a later one.
    OpensAhead,
    /// Its first sentence names an earlier year.
    OpensBehind,
    /// The clause holds a quantity.
    Counted,
    /// The clause opens with a verb of doing.
    Commits,
    /// The clause opens a reason, a frame or a slogan.
    Leads,
    /// Behind its verb stands a number and no noun.
    Objectless,
    /// It stands where a government speaks of its own work.
    Governing,
    /// A commitment before it in the sentence may still grow.
    Open,
    /// That commitment is a frame that counted results may fill.
    Broad,
    /// Its first clause holds a quantity.
    OpenCounted,
    /// It names what the clause is about.
    SubjectShared,
    /// The clause is its sentence's last.
    LastClause,
    // Of an expression of time.
    /// A year with 年 behind it.
    YearNamed,
    /// Two years with a dash between them.
    SpanNamed,
    /// A number of years: 三年.
    YearsCounted,
    /// A five-year plan.
    PlanNamed,
    /// A word of time: 去年.
    TimeWord,
    /// The year lies before the last one looked back on.
    BeforeLast,
    /// The year lies behind it.
    AfterLast,
    /// Two to ten years.
    FewYears,
    /// More than ten years.
    ManyYears,
    /// A plan before the tenth.
    EarlyPlan,
    /// It stands where a report looks back.
    InReview,
    /// Nothing stands before it in its clause.
    ClauseHead,
    /// It stands between 《 and 》.
    InTitle,
    /// It stands between quotation marks.
    InQuotes,
    /// It stands in brackets.
    InBrackets,
    /// A quotation mark stands right before it.
    Quoted,
    // Of a number that is reported or promised.
    /// It stands where the report promises.
    PlanPlace,
    /// It stands among problems, or in the opening, where nothing is promised.
    NoPromisePlace,
    /// It stands in a piece without parts, or a report in which no plan is found by a heading or its words.
    InPiece,
    /// A time is said that bears on it.
    TimeSaid,
    /// It stands among the goals.
    Goals,
    /// It is one of the year's main targets.
    Headline,
    /// There is a number.
    WithNumber,
    /// It is a number with a unit, no rank, share or multiple.
    Quantity,
    /// A word of ensuring holds for it: 确保.
    Ensured,
    /// A word of striving holds for it: 力争.
    Striven,
    /// The last time said is past, and nothing has been promised since.
    SaidPast,
    /// Its passage tells of years gone by.
    PastPassage,
    /// The time said is still to come.
    SaidAhead,
    /// It goes on with a number that is reported.
    Continues,
    /// Its clause speaks of what is to come (`future.rules`).
    ToCome,
    /// The clause before does.
    LeadToCome,
    // Of a number and its years.
    /// It is an average of years.
    AnnualAverage,
    /// It is a sum over time.
    InTotal,
    /// It comes about over time, and is no level.
    Amount,
    /// It is an increase or a decrease.
    Changed,
    /// It is a target.
    Promised,
    /// Its years are several.
    SeveralYears,
    /// Its year is told as that by when.
    Arrival,
    /// It takes a number of years.
    RunOfYears,
    /// It is so in each of a number of years.
    StreakOfYears,
    /// The clause says by when within the year.
    LimitedWithinYear,
    /// It is compared with a year that is named.
    EarlierYearCompared,
    // Of whose a number is.
    /// The report is the nation's.
    OfNation,
    /// It is that of a city, a county or a town.
    BelowProvince,
    /// It is that of a county or a town.
    BelowCity,
    /// The number is told in relation to another.
    Related,
    /// It is a rank.
    Ranked,
    /// A verb of doing leads to it.
    Acted,
    /// What it is of stands further in front.
    Inherited,
    /// What it is of stands behind it.
    CountedNoun,
    // Of a sentence that may state targets.
    /// The sentences before it state the targets.
    Listing,
    /// The sentence that opened them has numbers.
    OpenedWithNumbers,
    /// A sentence without targets was passed over.
    QuietBefore,
    /// The sentence before states targets.
    StatedBefore,
    /// It stands in the plan or its goals.
    Planned,
    /// It stands outside them, and the targets began inside.
    LeavesPlan,
    /// The text is a piece of a report, or a page about one.
    Piece,
    /// It is a heading.
    InHeading,
    /// It begins with what is to be done.
    BeginsWithWork,
    // Of a target in words.
    /// Its predicate goes up.
    Increase,
    /// Its predicate goes down.
    Decrease,
    /// A task that was set is what is met.
    TaskMet,
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
pub struct FactSet([u128; 2]);

/// The word of a fact and its bit in it; there are fewer than 256 facts.
fn bit(fact: Fact) -> (usize, u128) {
    (fact as usize / 128, 1 << (fact as u32 % 128))
}

impl FactSet {
    /// Says that a fact holds, or does not.
    pub fn set(&mut self, fact: Fact, holds: bool) {
        let (word, bit) = bit(fact);
        if let Some(word) = self.0.get_mut(word) {
            *word = if holds { *word | bit } else { *word & !bit };
        }
    }

    /// Whether a fact holds.
    pub fn has(self, fact: Fact) -> bool {
        let (word, bit) = bit(fact);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}
