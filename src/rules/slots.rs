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
    /// What stands behind the number, up to the next mark.
    Near,
    /// The number itself with its unit and bound.
    Number,
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
pub struct FactSet {
    low: u128,
    high: u128,
}

impl FactSet {
    /// Says that a fact holds, or does not.
    pub fn set(&mut self, fact: Fact, holds: bool) {
        let (bits, bit) = match (fact as u8).checked_sub(128) {
            None => (&mut self.low, 1 << fact as u8),
            Some(at) => (&mut self.high, 1 << at),
        };
        *bits = if holds { *bits | bit } else { *bits & !bit };
    }

    /// Whether a fact holds.
    pub fn has(self, fact: Fact) -> bool {
        match (fact as u8).checked_sub(128) {
            None => self.low & 1 << fact as u8 != 0,
            Some(at) => self.high & 1 << at != 0,
        }
    }
}
