//! Of when a number is, and compared with when.

use super::Sentence;
use super::calendar::Scale;
use super::said::{Said, fold};
use crate::document::PLANS;
use crate::lexicon::classes::class;
use crate::measures::grammar::Reading;
use crate::measures::mention::Mention;
use crate::report::{Aspect, Basis, BasisKind, Mode, Period, Role, Status};

impl<'a> Sentence<'a> {
    pub(super) fn period(
        &self,
        reading: &Reading,
        clause: &'a str,
        mention: Option<&Mention>,
        end: usize,
        latest: Option<Said>,
        status: Status,
    ) -> Option<Period> {
        let plan = self.plan();
        // 年均浓度, 年平均气温 are names.
        let yearly = ["年均", "年平均"].iter().any(|word| {
            clause.match_indices(word).any(|(at, _)| {
                let rest = &clause[at + word.len()..];
                !["浓度", "气温", "降水", "降雨", "值", "产"].iter().any(|name| rest.starts_with(name))
            })
        });
        let members = self.members(reading, clause);
        let total = members.contains("累计")
            || ["五年共", "年来共", "年间共"].iter().any(|word| members.contains(word))
            || reading.action.as_deref().is_some_and(|action| action.contains("累计"));
        let sums = matches!(reading.aspect, Aspect::Increase | Aspect::Decrease)
            || reading.action.is_some() && !reading.rules.contains(&"from-to")
            || reading.rules.contains(&"number-noun")
            || mention.is_some_and(|mention| mention.unit.as_deref() == Some("次"));
        let of_span = |from: i32, to: i32| {
            let mode = if yearly {
                Mode::AnnualAverage
            } else if sums || total {
                Mode::Cumulative
            } else if status == Status::Target && from < to && !clause.contains("控制在") {
                // A level that a term is to bring is there at its end.
                Mode::By
            } else {
                Mode::In
            };
            Period { from, to, mode }
        };
        let in_year = |year: i32| {
            let by = status == Status::Target && self.by_then(end);
            let mode = if yearly {
                Mode::AnnualAverage
            } else if total {
                Mode::Cumulative
            } else if by {
                Mode::By
            } else {
                Mode::In
            };
            Period { from: year, to: year, mode }
        };
        let scale = self.calendar.scale_at(self.span.start());
        // 十三亿人口的大国: of no time that the text tells.
        let behind = mention.map_or(end, |mention| mention.span.end());
        if status == Status::Context
            && self.text.get(behind..).is_some_and(|rest| rest.starts_with("人口的") || rest.starts_with("人民"))
        {
            return None;
        }
        match status {
            Status::Target => {
                let year = self.calendar.year;
                match latest {
                    Some(Said::By(by)) => {
                        // 到2030年，产值突破60亿元，年均增长8%: on average of the years up to then.
                        let from = year.filter(|year| yearly && *year < by).unwrap_or(by);
                        return Some(Period {
                            from,
                            to: by,
                            mode: if yearly { Mode::AnnualAverage } else { Mode::By },
                        });
                    }
                    Some(Said::Span(from, to)) => return Some(of_span(from, to)),
                    Some(Said::Within(count)) => {
                        let (year, count) = (year.filter(|_| plan)?, count?);
                        let mode = if yearly {
                            Mode::AnnualAverage
                        } else if sums {
                            Mode::Cumulative
                        } else {
                            Mode::By
                        };
                        return Some(Period { from: year, to: year + count - 1, mode });
                    }
                    Some(Said::Years(count) | Said::Run(count)) => {
                        return year.map(|year| Period {
                            from: year,
                            to: year + count - 1,
                            mode: if yearly { Mode::AnnualAverage } else { Mode::Cumulative },
                        });
                    }
                    Some(Said::Year(said)) => return Some(in_year(said)),
                    _ => {}
                }
                if !plan && year.is_some() && self.role == Role::Review {
                    return None;
                }
                if scale == Some(Scale::Term) {
                    return year.map(|year| of_span(year, year + 4));
                }
                year.map(in_year)
            }
            Status::Achieved | Status::Context => {
                match latest {
                    Some(Said::Year(said) | Said::By(said)) if yearly => {
                        return self.averaged(clause, end, said).or(Some(in_year(said)));
                    }
                    Some(Said::Year(said) | Said::By(said)) => {
                        // 2020年…，比2015年增长51%, in a review of these years: a change of the whole of them.
                        let changed = matches!(reading.aspect, Aspect::Increase | Aspect::Decrease);
                        let whole = self.calendar.review.filter(|[first, last]| {
                            changed && first < last && said == *last && compared_year(clause) == Some(first - 1)
                        });
                        return Some(whole.map_or_else(|| in_year(said), |[first, last]| of_span(first, last)));
                    }
                    Some(Said::Span(from, to)) => return Some(of_span(from, to)),
                    Some(Said::Streak(count) | Said::Run(count)) => {
                        return self.calendar.review.map(|[_, last]| Period {
                            from: last - count + 1,
                            to: last,
                            mode: Mode::In,
                        });
                    }
                    Some(Said::Years(count)) => {
                        return self.calendar.review.map(|[_, last]| of_span(last - count + 1, last));
                    }
                    Some(Said::Now | Said::Within(_)) if plan => return None,
                    _ => {}
                }
                if plan {
                    return None;
                }
                let [first, last] = self.calendar.review?;
                // What is lacking is so at the end of the years looked back on.
                if self.role == Role::Problems && !yearly && !total {
                    return Some(in_year(last));
                }
                if scale == Some(Scale::YearFirst) && !yearly && !total {
                    return Some(in_year(last));
                }
                if first != last && scale != Some(Scale::Year) {
                    // 实现生产总值500亿元，增长8%: a plain growth beside its level is a year's.
                    let plain = reading.rules.contains(&"inherit") && reading.action.is_none() && !yearly && !total;
                    let percent = mention.is_some_and(|mention| mention.unit.as_deref() == Some("%"));
                    if plain && percent && reading.aspect == Aspect::Increase && compared_year(clause).is_none() {
                        return Some(in_year(last));
                    }
                    return Some(of_span(first, last));
                }
                if scale == Some(Scale::Term) {
                    return Some(of_span(last - 4, last));
                }
                Some(in_year(last))
            }
        }
    }

    /// 年底前, 6月底前，: whether the clause says by when within the year, or the few words that lead to it.
    fn by_then(&self, end: usize) -> bool {
        let (_, before) = self.before(end);
        let mut clauses = before.rsplit(['，', ',', '；', ';', '。', '：', '！']);
        let said = |text: &str| class::WITHIN_YEAR_LIMIT.within(text);
        clauses.next().is_some_and(said)
            || clauses
                .next()
                .is_some_and(|lead| lead.chars().count() <= 10 && lead.ends_with(['前', '底', '末']) && said(lead))
    }

    /// 2020年…，年均增长5%: an average is never of one year. It runs from what it is compared with, from the first year of the
    /// time said before, or of the years looked back on.
    fn averaged(&self, clause: &str, end: usize, to: i32) -> Option<Period> {
        let average = |from: i32| Period { from, to, mode: Mode::AnnualAverage };
        if let Some(basis) = compared_year(clause).filter(|basis| *basis < to) {
            return Some(average(basis + 1));
        }
        let span = self.said_before(end).iter().rev().find_map(|(_, said)| match *said {
            Said::Span(from, last) if from < to && to <= last => Some(from),
            Said::Years(count) if count > 1 => Some(to - count + 1),
            _ => None,
        });
        let reviewed = self.calendar.review.filter(|[first, last]| first < last && (*first..=*last).contains(&to));
        let term = (self.calendar.scale_at(self.span.start()) == Some(Scale::Term)).then_some(to - 4);
        span.or(reviewed.map(|[first, _]| first)).or(term).map(average)
    }

    pub(super) fn basis(
        &self,
        reading: &Reading,
        clause: &'a str,
        mention: Option<&Mention>,
        period: Option<&Period>,
    ) -> Option<Basis> {
        let yoy = Some(Basis { kind: BasisKind::Yoy, year: None });
        if ["可比口径", "同口径", "可比价", "不变价"].iter().any(|word| clause.contains(word)) {
            return Some(Basis { kind: BasisKind::Comparable, year: None });
        }
        // 比2020年分别下降9%、12%: numbers dealt out are compared with the same.
        let clause = if reading.rules.contains(&"dealt-out") { self.members(reading, clause) } else { clause };
        if let Some(year) = compared_year(clause) {
            return Some(Basis { kind: BasisKind::Year, year: Some(year) });
        }
        let compared = ["同比", "比上年", "较上年", "比去年", "较去年", "上年同期", "比上一年"]
            .iter()
            .any(|word| clause.contains(word));
        if compared {
            return yoy;
        }
        if period.is_some_and(|period| period.from != period.to || period.mode == Mode::AnnualAverage) {
            return None;
        }
        let percent =
            mention.and_then(|mention| mention.unit.as_deref()).is_some_and(|unit| unit.starts_with(['%', '％']));
        let changed = matches!(reading.aspect, Aspect::Increase | Aspect::Decrease);
        (percent && changed).then_some(()).and(yoy)
    }
}

/// The year that a clause compares with: 较2020年, 比“十三五”末.
fn compared_year(clause: &str) -> Option<i32> {
    ["较", "比", "相比", "与"].iter().flat_map(|word| clause.match_indices(word)).find_map(|(at, word)| {
        let rest: String = clause[at + word.len()..].chars().take(12).map(fold).collect();
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if digits.len() == 4 && rest.chars().nth(4) == Some('年') {
            return digits.parse().ok();
        }
        let plan = rest.trim_start_matches(['“', '"']);
        PLANS.iter().find(|(name, _)| plan.starts_with(name)).map(|(_, first)| first + 4)
    })
}
