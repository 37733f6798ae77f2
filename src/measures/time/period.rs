//! Of when a number is, and compared with when: which years is an algorithm here, how the number is of them `period.rules` tell,
//! and what it is compared with `basis.rules`.

use super::calendar::Scale;
use super::time_expr::{TimeExpr, compared_year};
use super::{Number, Sentence};
use crate::lexicon::classes::class;
use crate::measures::grammar::Shape;
use crate::model::{Aspect, Basis, BasisKind, Mode, Period, Role, Status};
use crate::rules::{Fact, Site, Slot, family, trace};

/// Which years a number is of, and what told them.
struct Years {
    from: i32,
    to: i32,
    /// For the trace and the measure's rules.
    told_by: &'static str,
    kind: Kind,
}

/// How those years were told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Years of which the number is, one or several.
    Of,
    /// 到2025年: by when.
    Arrival,
    /// 三年 of a promise.
    Run,
    /// 连续8年.
    Streak,
}

fn years(from: i32, to: i32, told_by: &'static str) -> Option<Years> {
    Some(Years { from, to, told_by, kind: Kind::Of })
}

fn year(year: i32, told_by: &'static str) -> Option<Years> {
    years(year, year, told_by)
}

/// Whether a clause tells an average of years; 年均浓度, 年平均气温 are names.
fn is_average(clause: &str) -> bool {
    class::ANNUAL_AVERAGE
        .all_in(clause)
        .any(|at| !clause.get(at.end..).is_some_and(|behind| class::MEAN_NOUN.starts(behind)))
}

impl<'a> Sentence<'a> {
    pub(super) fn period(
        &self,
        number: &Number,
        clause: &'a str,
        latest: Option<TimeExpr>,
        status: Status,
        rules: &mut Vec<String>,
    ) -> Option<Period> {
        let mut site = PeriodSite::new(self, number, clause, status);
        let years = match status {
            Status::Target => self.promised_years(&site, latest),
            Status::Achieved | Status::Context => self.reported_years(&site, latest),
        };
        trace::note("period", years.as_ref().map(|years| years.told_by), number.end);
        let Years { from, to, told_by, kind } = years?;
        (site.kind, site.several) = (kind, from < to);
        rules.push(format!("period.{told_by}"));
        let rule = family::PERIOD.first(&site);
        rules.extend(rule.map(|rule| family::PERIOD.name_of(rule)));
        let mode = match rule.and_then(|rule| rule.gives("mode")) {
            Some("annual_average") => Mode::AnnualAverage,
            Some("cumulative") => Mode::Cumulative,
            Some("by") => Mode::By,
            _ => Mode::In,
        };
        Some(Period { from, to, mode })
    }

    /// The years that a promise is of.
    fn promised_years(&self, site: &PeriodSite, latest: Option<TimeExpr>) -> Option<Years> {
        let (planned, plan) = (self.calendar.year, self.plan());
        match latest {
            Some(TimeExpr::By(to)) => {
                // 到2030年，产值突破60亿元，年均增长8%: on average of the years up to then.
                let from = planned.filter(|from| site.average && *from < to).unwrap_or(to);
                return Some(Years { from, to, told_by: "year_aimed_at", kind: Kind::Arrival });
            }
            Some(TimeExpr::Span(from, to)) => return years(from, to, "years_said"),
            Some(TimeExpr::Within(count)) => {
                let (from, count) = (planned.filter(|_| plan)?, count?);
                return years(from, from + count - 1, "years_from_plan_on");
            }
            Some(TimeExpr::Years(count) | TimeExpr::Run(count)) => {
                let from = planned?;
                return Some(Years { from, to: from + count - 1, told_by: "years_from_plan_on", kind: Kind::Run });
            }
            Some(TimeExpr::Year(said)) => return year(said, "year_said"),
            _ => {}
        }
        if !plan && self.role == Role::Review {
            return None;
        }
        let planned = planned?;
        match self.calendar.scale_at(self.span.start()) {
            Some(Scale::Term) => years(planned, planned + 4, "term_of_heading"),
            _ => year(planned, "year_planned_for"),
        }
    }

    /// The years that a report of what is done is of.
    fn reported_years(&self, site: &PeriodSite, latest: Option<TimeExpr>) -> Option<Years> {
        // 十三亿人口的大国: of no time that the text tells.
        if site.status == Status::Context && site.is_of_people() {
            return None;
        }
        let review = self.calendar.review;
        match latest {
            Some(TimeExpr::Year(said) | TimeExpr::By(said)) => return self.reported_year(site, said),
            Some(TimeExpr::Span(from, to)) => return years(from, to, "years_said"),
            Some(TimeExpr::Streak(count) | TimeExpr::Run(count)) => {
                let [_, to] = review?;
                return Some(Years { from: to - count + 1, to, told_by: "years_up_to_review", kind: Kind::Streak });
            }
            Some(TimeExpr::Years(count)) => {
                let [_, to] = review?;
                return years(to - count + 1, to, "years_up_to_review");
            }
            _ => {}
        }
        if self.plan() {
            return None;
        }
        let [first, last] = review?;
        let scale = self.calendar.scale_at(self.span.start());
        let summed = site.average || site.is_total();
        // What is lacking is so at the end of the years looked back on.
        if !summed && (self.role == Role::Problems || scale == Some(Scale::YearFirst)) {
            return year(last, "end_of_review");
        }
        if first != last && scale != Some(Scale::Year) {
            // 实现生产总值500亿元，增长8%: a plain growth beside its level is a year's.
            return match site.is_plain_growth() && !summed {
                true => year(last, "growth_of_level"),
                false => years(first, last, "years_of_review"),
            };
        }
        match scale {
            Some(Scale::Term) => years(last - 4, last, "term_of_heading"),
            _ => year(last, "year_of_review"),
        }
    }

    fn reported_year(&self, site: &PeriodSite, said: i32) -> Option<Years> {
        if site.average {
            return self.averaged(site, said).or_else(|| year(said, "year_said"));
        }
        // 2020年…，比2015年增长51%, in a review of these years: a change of the whole of them.
        let whole = self.calendar.review.filter(|[first, last]| {
            site.is_change() && first < last && said == *last && compared_year(site.clause) == Some(first - 1)
        });
        match whole {
            Some([first, last]) => years(first, last, "years_compared"),
            None => year(said, "year_said"),
        }
    }

    /// 2020年…，年均增长5%: an average is never of one year. It runs from what it is compared with, from the first year of the
    /// time said before, or of the years looked back on.
    fn averaged(&self, site: &PeriodSite, to: i32) -> Option<Years> {
        if let Some(basis) = compared_year(site.clause).filter(|basis| *basis < to) {
            return years(basis + 1, to, "years_compared");
        }
        let span = self.said_before(site.number.end).iter().rev().find_map(|(_, said)| match *said {
            TimeExpr::Span(from, last) if from < to && to <= last => Some(from),
            TimeExpr::Years(count) if count > 1 => Some(to - count + 1),
            _ => None,
        });
        let reviewed = self.calendar.review.filter(|[first, last]| first < last && (*first..=*last).contains(&to));
        let term = (self.calendar.scale_at(self.span.start()) == Some(Scale::Term)).then_some(to - 4);
        let from = span.or(reviewed.map(|[first, _]| first)).or(term)?;
        years(from, to, "years_averaged")
    }

    /// 年底前, 6月底前，: whether the clause says by when within the year, or the few words that lead to it.
    fn limited_within_year(&self, end: usize) -> bool {
        let (_, before) = self.before(end);
        let mut clauses = before.rsplit(['，', ',', '；', ';', '。', '：', '！']);
        let said = |text: &str| class::WITHIN_YEAR_LIMIT.within(text);
        let leads = |lead: &str| lead.chars().count() <= 10 && class::LIMIT_END.ends(lead) && said(lead);
        clauses.next().is_some_and(said) || clauses.next().is_some_and(leads)
    }

    /// What a number is compared with.
    pub(super) fn basis(
        &self,
        number: &Number,
        clause: &'a str,
        period: Option<&Period>,
        rules: &mut Vec<String>,
    ) -> Option<Basis> {
        // 比2020年分别下降9%、12%: numbers dealt out are compared with the same.
        let clause = if number.read_by(Shape::Distributed) { self.members(number) } else { clause };
        let mut site = PeriodSite::new(self, number, clause, Status::Achieved);
        site.several = period.is_some_and(|period| period.from != period.to || period.mode == Mode::AnnualAverage);
        let rule = family::BASIS.first(&site)?;
        let (kind, year) = match rule.gives("basis")? {
            "comparable" => (BasisKind::Comparable, None),
            "year" => (BasisKind::Year, compared_year(clause)),
            "yoy" => (BasisKind::Yoy, None),
            _ => return None,
        };
        rules.push(family::BASIS.name_of(rule));
        Some(Basis { kind, year })
    }
}

/// A number with what says how it is of its years.
struct PeriodSite<'s, 'a> {
    sentence: &'s Sentence<'a>,
    number: &'s Number<'s>,
    clause: &'a str,
    status: Status,
    /// Whether the clause tells an average of years.
    average: bool,
    /// Whether its years are several.
    several: bool,
    kind: Kind,
}

impl<'s, 'a> PeriodSite<'s, 'a> {
    fn new(sentence: &'s Sentence<'a>, number: &'s Number<'s>, clause: &'a str, status: Status) -> PeriodSite<'s, 'a> {
        let average = is_average(clause);
        PeriodSite { sentence, number, clause, status, average, several: false, kind: Kind::Of }
    }

    fn is_change(&self) -> bool {
        matches!(self.number.reading.aspect, Aspect::Increase | Aspect::Decrease)
    }

    fn is_percent(&self) -> bool {
        self.number.unit().is_some_and(|unit| unit.starts_with(['%', '％']))
    }

    /// 累计, 五年共: a sum over time.
    fn is_total(&self) -> bool {
        class::IN_TOTAL.within(self.sentence.members(self.number))
            || self.number.reading.action.as_deref().is_some_and(|action| class::IN_TOTAL.within(action))
    }

    /// Whether it is an amount that comes about over time, and no level.
    fn is_amount(&self) -> bool {
        self.is_change()
            || self.number.reading.action.is_some() && !self.number.reading.has_origin
            || self.number.read_by(Shape::NumberNoun)
            || self.number.unit().is_some_and(|unit| class::OCCASION_UNIT.is(unit))
    }

    fn is_plain_growth(&self) -> bool {
        let reading = self.number.reading;
        self.number.read_by(Shape::Inherited)
            && reading.action.is_none()
            && self.is_percent()
            && reading.aspect == Aspect::Increase
            && compared_year(self.clause).is_none()
    }

    fn is_of_people(&self) -> bool {
        let behind = self.sentence.text.get(self.number.behind()..).unwrap_or_default();
        class::OWN_PEOPLE.starts(behind)
            || class::POPULATION.strip_start(behind).is_some_and(|rest| class::DE_PARTICLE.starts(rest))
    }
}

impl Site for PeriodSite<'_, '_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Clause).then_some(self.clause)
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::AnnualAverage => self.average,
            Fact::InTotal => self.is_total(),
            Fact::Amount => self.is_amount(),
            Fact::Changed => self.is_change(),
            Fact::Percent => self.is_percent(),
            Fact::Promised => self.status == Status::Target,
            Fact::SeveralYears => self.several,
            Fact::Arrival => self.kind == Kind::Arrival,
            Fact::RunOfYears => self.kind == Kind::Run,
            Fact::StreakOfYears => self.kind == Kind::Streak,
            Fact::LimitedWithinYear => self.sentence.limited_within_year(self.number.end),
            Fact::EarlierYearCompared => compared_year(self.clause).is_some(),
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.number.end
    }
}
