//! What is no quantity by its unit and the phrase that it stands in: durations, sizes and bounds inside a description, a few that are
//! named and not counted. What decides is declared in `rules/exclude_*.rules`; here is what those rules may ask of a number.

use super::numeral::{self, Form, Numeral, Vague};
use super::unit::{self, Found};
use super::{Known, bound, ends_clause};
use crate::lexicon::classes::class;
use crate::report::Comparator;
use crate::rules::{Fact, Family, Site, Slot, family};
use crate::text::normalized::Normalized;
use rust_decimal::Decimal;

/// The families, in the order in which they are asked.
const FAMILIES: [&Family; 5] = [
    &family::EXCLUDE_DURATION,
    &family::EXCLUDE_SIZE,
    &family::EXCLUDE_FEW,
    &family::EXCLUDE_NAME,
    &family::EXCLUDE_BOUND,
];

/// Characters before and behind a number that the rules see.
const REACH: usize = 40;

/// A number with its unit, and what stands around them.
pub struct Candidate<'a> {
    text: &'a Normalized<'a>,
    /// The number, or the low end of a range.
    first: &'a Numeral,
    /// The number, or the high end of a range.
    last: &'a Numeral,
    /// The unit, where one stands behind the number.
    unit: Option<Found>,
    /// One past number and unit.
    end: usize,
    /// The comparator that touches it in front, and where it starts.
    before: Option<(Comparator, usize)>,
    /// The comparator behind it and what stands in brackets between, and where it ends.
    behind: Option<(Comparator, usize)>,
    /// The comparator that touches it behind.
    touching: Option<(Comparator, usize)>,
    /// The clause begins here.
    clause: usize,
    /// The phrase behind number and unit ends here: at a mark, a digit or a quotation.
    phrase: usize,
    /// The phrase behind number, unit and comparator ends here.
    phrase_behind_bound: usize,
}

/// The rule that knows the number as no quantity, and where it ends.
pub fn excluded(it: &Candidate) -> Option<Known> {
    let known = FAMILIES.iter().find_map(|family| {
        let rule = family.first(it)?;
        let label = rule.gives("label").filter(|label| *label != "none")?;
        let end = match rule.gives("end") {
            Some("bound") => it.touching.map_or(it.end, |(_, end)| end),
            Some("aside") => it.to(),
            Some("next") => it.end + 1,
            _ => it.end,
        };
        Some((end, label))
    });
    known.or_else(|| bare(it))
}

impl<'a> Candidate<'a> {
    /// Looks around a number.
    pub fn new(
        text: &'a Normalized,
        first: &'a Numeral,
        last: &'a Numeral,
        unit: Option<Found>,
        end: usize,
    ) -> Candidate<'a> {
        // 5亿元(3000万美元)以上项目
        let close = |from: usize| (from..from + 14).find(|&at| text.at(at) == ')');
        let aside = match text.at(end) {
            '(' => close(end).map_or(end, |at| at + 1),
            ')' => end + 1,
            _ => end,
        };
        // A minus is no mark.
        let mut clause = first.start.saturating_sub(usize::from(text.before(first.start) == '-'));
        while clause > first.start.saturating_sub(REACH) && clause > 0 && !ends_clause(text, clause - 1) {
            clause -= 1;
        }
        let touching = bound::after(text, end);
        let mut it = Candidate {
            text,
            first,
            last,
            unit,
            end,
            before: bound::before(text, first.start),
            behind: bound::after(text, aside),
            touching,
            clause,
            phrase: phrase_end(text, end, true),
            phrase_behind_bound: 0,
        };
        it.phrase_behind_bound = phrase_end(text, it.of(), false);
        it
    }

    fn unit_name(&self) -> &'static str {
        self.unit.map_or("", |found| found.unit.unit)
    }

    fn kind(&self) -> &'static str {
        self.unit.map_or("", |found| found.unit.class)
    }

    /// Where number, unit, comparator and what stands in brackets between them end.
    fn to(&self) -> usize {
        self.behind.map_or(self.end, |(_, to)| to)
    }

    /// Behind [`Candidate::to`] and 的.
    fn of(&self) -> usize {
        self.to() + self.text.word(self.to(), class::DE_PARTICLE).unwrap_or(0)
    }

    /// Where the comparator in front begins, or the number.
    fn told(&self) -> usize {
        self.before.map_or(self.first.start, |(_, from)| from)
    }

    fn han(&self) -> bool {
        self.first.form == Form::Han
    }

    fn ranged(&self) -> bool {
        self.first.start != self.last.start
    }

    /// 百, 千, 万, 百万 without a digit: as often in names as in counts.
    fn round(&self) -> bool {
        let value = self.first.value;
        let power = [100, 1000].iter().any(|&power| value == Decimal::from(power))
            || self.first.scaled() && [1, 10].iter().any(|&power| value == Decimal::from(power));
        self.han()
            && power
            && self.first.end - self.first.start <= 2
            && self.last.vague == Vague::No
            && self.first.high.is_none()
            && self.first.rule == "number.han"
    }

    /// Money, with 元 or without: 千亿产业 is so much money; 662万农户 and 上亿市场主体 count people and firms.
    fn money(&self) -> bool {
        class::MONEY_KIND.is(self.kind())
            || self.unit.is_none()
                && self.last.scale >= 100_000_000
                && self.last.vague == Vague::No
                && !self.text.follows(self.first.start, class::UPWARD)
    }

    /// A comparator in front that a description may hold; 突破, 近 and 约 tell of what was reached.
    fn described_before(&self) -> bool {
        self.before.is_some_and(|(_, from)| !self.text.has(from, class::REACHED_BOUND))
    }

    /// A bound of a description: 过50亿元, 500万元以上, 10万—50万元.
    fn bounded(&self) -> bool {
        self.behind.is_some_and(|(bound, _)| bound != Comparator::About) || self.described_before() || self.ranged()
    }

    fn reached(&self) -> bool {
        self.before.is_some() || bound::is_step(self.text, self.first.start, self.end)
    }

    fn small(&self) -> bool {
        self.first.value <= Decimal::from(12) && self.last.vague == Vague::No
    }

    fn single(&self) -> bool {
        self.first.value == Decimal::ONE && self.last.high.is_none() && !self.ranged()
    }
}

impl Site for Candidate<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        let text = self.text;
        Some(match slot {
            Slot::Unit => self.unit_name(),
            Slot::UnitKind => self.kind(),
            Slot::Before => text.between(self.clause, self.first.start),
            Slot::BeforeBound => text.between(self.clause.min(self.told()), self.told()),
            Slot::Behind => text.between(self.end, self.phrase),
            Slot::BehindBound => text.between(self.of(), self.phrase_behind_bound),
            Slot::Number => text.between(self.first.start, self.last.end),
            _ => return None,
        })
    }

    fn fact(&self, fact: Fact) -> bool {
        let text = self.text;
        let start = self.first.start;
        match fact {
            Fact::Han => self.han(),
            Fact::Decimal => self.first.decimal(),
            Fact::Scaled => self.last.scaled(),
            Fact::Ranged => self.ranged(),
            Fact::Vague => self.last.vague != Vague::No,
            Fact::Round => self.round(),
            Fact::Money => self.money(),
            Fact::Small => self.small(),
            Fact::Single => self.single(),
            Fact::Percent => {
                self.last.unit.is_some_and(|unit| unit == "%") || self.unit.is_some_and(|it| it.unit.unit == "%")
            }
            Fact::PercentBehind => numeral::read(text, self.end).is_some_and(|next| text.at(next.end) == '%'),
            Fact::AtMostThirty => self.first.value <= Decimal::from(30),
            Fact::Plain => self.first.rule == "number.han",
            Fact::SeveralValues => self.last.high.is_some(),
            Fact::Counter => self.unit.is_some_and(|found| unit::countable(found.unit)),
            Fact::WithUnit => self.unit.is_some(),
            Fact::TenThousands => self.last.scale == 10_000,
            Fact::BoundBefore => self.before.is_some(),
            Fact::DescribedBefore => self.described_before(),
            Fact::BoundBehind => self.touching.is_some(),
            Fact::BoundAsideBehind => self.behind.is_some(),
            Fact::LeastBehind => self.behind.is_some_and(|(bound, _)| bound == Comparator::AtLeast),
            Fact::Bounded => self.bounded(),
            Fact::Of => self.of() > self.to(),
            Fact::Reached => self.reached(),
            Fact::StepBehind => bound::is_step_end(text, self.end),
            Fact::StepsCounted => numeral::read(text, self.end)
                .and_then(|number| unit::read(text, number.end))
                .is_some_and(|amount| bound::is_step_end(text, amount.end)),
            Fact::NounBehind => is_noun(text, self.end),
            Fact::NounBehindBound => is_noun(text, self.touching.map_or(self.end, |(_, end)| end)),
            Fact::QuoteBehind => text.at(self.end) == '“',
            Fact::QuoteBehindBound => text.at(self.touching.map_or(self.end, |(_, end)| end)) == '“',
            Fact::ClauseEndsBehind => ends_clause(text, self.end),
            Fact::PhraseEndsClause => ends_clause(text, self.phrase),
            Fact::PhraseEndsAtNumber => text.at(self.phrase_behind_bound).is_ascii_digit(),
            Fact::NumberBehindBound => text.at(self.of()).is_ascii_digit(),
            Fact::ThingsCountedBehind => counts_things(text, self.end),
            Fact::ThingsCountedBehindBound => counts_things(text, self.to()),
            Fact::CountBehindBound => count_behind(text, self.to()),
            Fact::AlternativeBehind => alternative(text, self.to()),
            Fact::BoundListedBehind => text.at(self.to()) == '、' && listed_bound(text, self.to() + 1),
            Fact::BoundWordListedBehind => {
                text.at(self.to()) == '、' && text.has(self.to() + 1, class::DESCRIBING_BOUND)
            }
            Fact::Upward => text.follows(start, class::UPWARD),
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.text.span(self.first.start, self.end).start()
    }
}

/// Where the phrase that begins here ends: at a mark or a digit, and at a quotation where it is no part of it.
fn phrase_end(text: &Normalized, from: usize, before_quotation: bool) -> usize {
    let ends =
        |at: usize| ends_clause(text, at) || text.at(at).is_ascii_digit() || before_quotation && text.at(at) == '“';
    (from..from + REACH).find(|&at| ends(at)).unwrap_or(from + REACH)
}

/// Whether a noun may begin here: a Chinese word that is no 和, 以, 的.
fn is_noun(text: &Normalized, at: usize) -> bool {
    matches!(text.at(at), '\u{4e00}'..='\u{9fff}') && !text.has(at, class::NO_NOUN_START)
}

/// Whether a short noun and then a count of it begin here.
fn counts_things(text: &Normalized, from: usize) -> bool {
    let mut at = from;
    while is_noun(text, at) && !numeral::starts(text.at(at)) && at < from + 10 {
        at += 1;
    }
    at >= from + 2 && is_count(text, at)
}

/// Whether a number with a counting unit stands here.
fn is_count(text: &Normalized, at: usize) -> bool {
    numeral::read(text, at)
        .and_then(|number| unit::read(text, number.end))
        .is_some_and(|found| unit::countable(found.unit))
}

/// 其中10亿元以上不少于8个: how many of those spoken of.
fn count_behind(text: &Normalized, at: usize) -> bool {
    text.word(at, class::COUNT_LEAD).is_some_and(|length| is_count(text, at + length))
}

/// 超100亿元或10亿美元项目
fn alternative(text: &Normalized, at: usize) -> bool {
    let Some(length) = text.word(at, class::ALTERNATIVE) else { return false };
    let unit = numeral::read(text, at + length).and_then(|next| unit::read(text, next.end));
    unit.is_some_and(|unit| {
        let end = bound::after(text, unit.end).map_or(unit.end, |(_, end)| end);
        text.has(end, class::BOUNDED_THING)
    })
}

/// Whether an amount with a bound behind it, and the things that it bounds, begin here.
fn listed_bound(text: &Normalized, at: usize) -> bool {
    let Some(unit) = numeral::read(text, at).and_then(|number| unit::read(text, number.end)) else { return false };
    let bound = bound::after(text, unit.end).filter(|(bound, _)| *bound != Comparator::About);
    bound.is_some_and(|(_, end)| text.has(end, class::BOUNDED_THING))
}

/// 万 and 亿 without unit (新万福河 and 千亿产业 are names, 突破千亿 and 180万儿童 are not), and 亿元 and 万人 without a digit.
fn bare(it: &Candidate) -> Option<Known> {
    let (text, start, end) = (it.text, it.first.start, it.end);
    let told = it.last.vague != Vague::No
        || it.before.is_some()
        || it.touching.is_some()
        || bound::is_step(text, start, end)
        || bound::is_upward(text, start);
    if !it.last.scaled() || !it.han() {
        return None;
    }
    // 突破***亿元: a digit was left out.
    if it.last.bare_scale() && text.gap(start) {
        return Some((end, "word"));
    }
    if told {
        return None;
    }
    if it.unit.is_some() {
        let digitless = it.last.bare_scale() && it.last.scale < 1_000_000_000_000;
        return digitless.then_some((end, "word"));
    }
    let reached = text.follows(start, class::ARRIVAL);
    let digits = it.last.scale_at > start;
    let whole = it.last.scale == 1_000_000_000_000;
    let told = digits && (reached || !it.round()) || reached && whole;
    (!told).then_some((end, "word"))
}
