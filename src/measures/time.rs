//! When a number is of, and whether it is reported or promised.

use super::grammar::Reading;
use super::mention::Mention;
use crate::document::Document;
use crate::report::{Aspect, Basis, BasisKind, Mode, Period, Role, Status, Strength};
use crate::span::Span;

/// The years that a report speaks of, and where it looks back on several.
pub struct Calendar {
    /// The year planned for.
    year: Option<i32>,
    /// The years looked back on.
    review: Option<[i32; 2]>,
    /// Sections by their spans, with what their titles say of time: several years, or one.
    sections: Vec<(Span, Scale)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Term,
    Year,
}

/// Marks of several years in a heading.
const TERM: &[&str] = &[
    "五年",
    "5年",
    "三年",
    "四年",
    "十五”",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "本届政府",
    "一届政府",
    "任期",
];

impl Calendar {
    /// From what the document tells of itself and its headings.
    pub fn new(document: &Document) -> Self {
        let meta = &document.meta;
        let review = meta.review_years.or(meta.year.map(|year| [year - 1, year - 1]));
        let sections = (document.headings().iter())
            .filter(|heading| heading.level <= 2)
            .filter_map(|heading| {
                let term = TERM.iter().any(|word| heading.title.contains(word));
                let one = heading.title.contains("年")
                    && heading.title.contains(|ch: char| ch.is_ascii_digit() || "过去一".contains(ch));
                let scale = if term {
                    Scale::Term
                } else if one {
                    Scale::Year
                } else {
                    return None;
                };
                Some((heading.span, scale))
            })
            .collect();
        Calendar { year: meta.year, review, sections }
    }

    fn scale_at(&self, at: usize) -> Option<Scale> {
        self.sections.iter().rev().find(|(span, _)| span.has(at)).map(|(_, scale)| *scale)
    }
}

/// What a sentence says of time up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// 2023年, 去年.
    Year(i32),
    /// 到2025年, “十四五”末.
    By(i32),
    /// “十三五”期间, 2016—2020年.
    Span(i32, i32),
    /// 五年来, 三年, without saying which.
    Years(i32),
    /// 5年内: a promise without a beginning.
    Within,
    /// 连续8年.
    Streak(i32),
    /// 目前.
    Now,
}

/// Five-year plans: the first year of 十五 was 2001.
const PLANS: &[(&str, i32)] =
    &[("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十五", 2001)];

/// The times said in a sentence, in order of their places.
fn said(sentence: &str, calendar: &Calendar) -> Vec<(usize, Said)> {
    let mut all = Vec::new();
    let chars: Vec<(usize, char)> = sentence.char_indices().map(|(at, ch)| (at, fold(ch))).collect();
    let text =
        |from: usize, count: usize| -> String { chars.iter().skip(from).take(count).map(|(_, ch)| *ch).collect() };
    let mut at = 0;
    while at < chars.len() {
        let (place, ch) = chars[at];
        let before = if at > 0 { chars[at - 1].1 } else { '。' };
        if ch.is_ascii_digit() && !before.is_ascii_digit() {
            let digits: String =
                chars[at..].iter().map(|(_, ch)| *ch).take_while(char::is_ascii_digit).take(9).collect();
            let after = text(at + digits.len(), 6);
            let number = digits.parse::<i32>().unwrap_or(0);
            if digits.len() == 4 && (1949..=2100).contains(&number) {
                let range: String = after.trim_start_matches('年').chars().collect();
                let second = range
                    .strip_prefix(['-', '—', '－', '–', '至', '～', '~'])
                    .map(|rest| rest.trim_start_matches(['—', '-']).to_string());
                let second = second.and_then(|rest| {
                    text(at + digits.len(), 12)
                        .split(|ch: char| !ch.is_ascii_digit())
                        .find(|part| part.len() == 4)
                        .map(|part| (part.to_string(), rest))
                });
                if let Some(last) = second
                    .and_then(|(part, _)| part.parse::<i32>().ok())
                    .filter(|last| *last > number && *last < number + 30)
                {
                    all.push((place, Said::Span(number, last)));
                    at += digits.len() + 6;
                    continue;
                }
                // 是2016年的3.2倍: the year compared with.
                let compared = after.starts_with("年的") && matches!(before, '是' | '为' | '到' | '至' | '于' | '达');
                if after.starts_with('年') && !compared {
                    let led = matches!(before, '到' | '至');
                    all.push((place, if led { Said::By(number) } else { Said::Year(number) }));
                }
            } else if digits.len() <= 2 && after.starts_with('年') {
                all.extend(years(number, &text(at.saturating_sub(2), 2), &after).map(|said| (place, said)));
            }
            at += digits.len().max(1);
            continue;
        }
        if let Some(number) = "一二三四五六七八九十".find(ch).map(|at| at as i32 / 3 + 1) {
            let after = text(at + 1, 6);
            if after.starts_with('年') {
                all.extend(years(number, &text(at.saturating_sub(2), 2.min(at)), &after).map(|said| (place, said)));
            }
            let here = text(at, 3);
            if let Some((name, first)) = PLANS.iter().find(|(name, _)| here.starts_with(name)) {
                let tail = text(at + name.chars().count(), 6);
                let tail = tail.trim_start_matches(['”', '"', '’']);
                if tail.starts_with('末') {
                    all.push((place, Said::By(first + 4)));
                } else if ["期间", "时期", "以来", "前", "五年"].iter().any(|word| tail.starts_with(word)) {
                    all.push((place, Said::Span(*first, first + 4)));
                }
                at += name.chars().count();
                continue;
            }
        }
        at += 1;
    }
    let year = calendar.year;
    let words: [(&str, Option<Said>); 13] = [
        ("去年", year.map(|year| Said::Year(year - 1))),
        ("上年", year.map(|year| Said::Year(year - 2))),
        ("今年", year.map(Said::Year)),
        ("明年", year.map(|year| Said::Year(year + 1))),
        ("全年", None),
        ("目前", Some(Said::Now)),
        ("截至目前", Some(Said::Now)),
        ("现已", Some(Said::Now)),
        ("现有", Some(Said::Now)),
        ("几年内", Some(Said::Within)),
        ("本届政府任期", Some(Said::Within)),
        ("今后五年", year.map(|year| Said::Span(year, year + 4))),
        ("未来五年", year.map(|year| Said::Span(year, year + 4))),
    ];
    for (word, said) in words {
        let Some(said) = said else { continue };
        for (at, _) in sentence.match_indices(word) {
            // 比上年, 较去年 name what is compared with.
            let compared =
                sentence[..at].chars().next_back().is_some_and(|ch| matches!(ch, '比' | '较' | '是' | '超' | '于'));
            if !compared {
                all.push((at, said));
            }
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all
}

/// N年 with its surroundings.
fn years(number: i32, before: &str, after: &str) -> Option<Said> {
    let tail = after.trim_start_matches('年');
    if before.ends_with("连续") || before.ends_with("连") {
        return Some(Said::Streak(number));
    }
    if tail.starts_with('内') {
        return Some(Said::Within);
    }
    if !(2..=10).contains(&number)
        || before.ends_with('第')
        || tail.starts_with(['级', '制', '期', '行', '攻', '计', '规', '滚', '前', '后', '的', '一'])
    {
        return None;
    }
    Some(Said::Years(number))
}

fn fold(ch: char) -> char {
    match ch {
        '０'..='９' => char::from_u32(ch as u32 - '０' as u32 + '0' as u32).unwrap_or(ch),
        _ => ch,
    }
}

/// Status, strength, period and basis of a reading.
pub struct Timing {
    /// Reported, promised, or background.
    pub status: Status,
    /// How strongly promised.
    pub strength: Option<Strength>,
    /// Of when.
    pub period: Option<Period>,
    /// Compared with when.
    pub basis: Option<Basis>,
}

/// One sentence, prepared for its readings.
pub struct Sentence<'a> {
    text: &'a str,
    span: Span,
    role: Role,
    said: Vec<(usize, Said)>,
    calendar: &'a Calendar,
}

/// Words of things yet to come, in a review.
const AHEAD: &[&str] = &[
    "力争",
    "争取",
    "计划",
    "预计到",
    "将达",
    "将达到",
    "将完成",
    "将新增",
    "将建成",
    "今后",
    "未来",
    "下一步",
    "拟",
    "有望",
];
/// Words of things already there, in a plan.
const BEHIND: &[&str] = &[
    "已达",
    "已经",
    "已有",
    "已建",
    "已完成",
    "已累计",
    "已签约",
    "已开工",
    "已超",
    "目前",
    "现有",
    "现已",
    "截至",
    "截止",
    "去年",
    "上年",
    "过去",
    "累计已",
    "已投入",
    "已引进",
    "已落地",
    "已形成",
    "初步核算",
    "共有",
    "以来",
];

impl<'a> Sentence<'a> {
    /// Prepares the sentence at `span` of `text`.
    pub fn new(text: &'a str, span: Span, document: &Document, calendar: &'a Calendar) -> Self {
        let inside = span.of(text);
        Sentence { text, span, role: document.role_at(span.start()), said: said(inside, calendar), calendar }
    }

    fn before(&self, at: usize) -> &'a str {
        self.text.get(self.span.start()..at).unwrap_or("")
    }

    /// When and how a reading of the sentence is meant.
    pub fn timing(&self, reading: &Reading, mention: Option<&Mention>, end: usize, headline: bool) -> Timing {
        let clause = self.text.get(reading.clause.0..end).unwrap_or("");
        let near: String = {
            // The clause, and the one before it where this one has no subject of its own.
            let before = self.before(reading.clause.0);
            let start = before.trim_end_matches(['，', '、']).rfind(['，', '；', '。']).map_or(0, |at| at + "，".len());
            before.get(start..).unwrap_or("").to_string() + clause
        };
        let offset = end.saturating_sub(self.span.start());
        let segment = self.before(end).rfind(['；', ';']).unwrap_or(0);
        let latest = self
            .said
            .iter()
            .rev()
            .find(|(at, _)| *at < offset && (*at >= segment || segment == 0))
            .map(|(_, said)| *said);
        let ahead_of = |said: Said| match (said, self.calendar.year) {
            (Said::By(year), Some(plan)) => year >= plan,
            (Said::Year(year), Some(plan)) => year >= plan,
            (Said::Within, _) => true,
            _ => false,
        };
        let behind_of = |said: Said| match (said, self.calendar.year) {
            (Said::Year(year) | Said::By(year), Some(plan)) => year < plan,
            (Said::Now | Said::Streak(_), _) => true,
            _ => false,
        };
        let plan = matches!(self.role, Role::Goals | Role::Plan | Role::Government | Role::Livelihood | Role::Policies);
        let status = if reading.rules.contains(&"context") {
            Status::Context
        } else if plan {
            let stated = latest.is_some_and(behind_of) && !reading.flags.strive && !reading.flags.ensure
                || BEHIND.iter().any(|word| clause.contains(word)) && !headline;
            if stated && !headline { Status::Achieved } else { Status::Target }
        } else {
            let promised = latest.is_some_and(|said| ahead_of(said) && !matches!(said, Said::Year(_)))
                && !clause.contains("累计")
                || AHEAD.iter().any(|word| near.contains(word))
                    && self.role != Role::Opening
                    && !near.contains("计划总投资")
                    && !near.contains("年计划")
                    && !near.contains("三年计划")
                    && !near.contains("计划的")
                    && !near.contains("行动计划");
            if promised && self.role != Role::Problems { Status::Target } else { Status::Achieved }
        };
        let target = status == Status::Target;
        let vowed = mention.is_some_and(|mention| {
            let said = mention.span.of(self.text);
            said.starts_with("不低于") || said.starts_with("不少于")
        });
        let strength = if !target {
            None
        } else if clause.contains("约束性") {
            Some(Strength::Binding)
        } else if reading.flags.ensure {
            Some(Strength::Ensure)
        } else if reading.flags.strive {
            Some(Strength::Strive)
        } else if vowed {
            Some(Strength::Ensure)
        } else if headline {
            Some(Strength::Expected)
        } else {
            None
        };
        let period = self.period(reading, clause, latest, status, plan);
        let basis = self.basis(reading, clause, mention, period.as_ref());
        Timing { status, strength, period, basis }
    }

    fn period(
        &self,
        reading: &Reading,
        clause: &str,
        latest: Option<Said>,
        status: Status,
        plan: bool,
    ) -> Option<Period> {
        let yearly = clause.contains("年均") || clause.contains("年平均");
        let total = clause.contains("累计") || reading.action.as_deref().is_some_and(|action| action.contains("累计"));
        let sums = matches!(reading.aspect, Aspect::Increase | Aspect::Decrease)
            || reading.action.is_some() && !reading.rules.contains(&"from-to")
            || reading.rules.contains(&"number-noun");
        let of_span = |from: i32, to: i32| {
            let mode = if yearly {
                Mode::AnnualAverage
            } else if sums {
                Mode::Cumulative
            } else {
                Mode::In
            };
            Period { from, to, mode }
        };
        let in_year = |year: i32| {
            let by = ["年底", "季度", "上半年", "月底", "年末"].iter().any(|word| clause.contains(word))
                && status == Status::Target;
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
        match status {
            Status::Target => {
                let year = self.calendar.year;
                match latest {
                    Some(Said::By(by)) => {
                        return Some(Period {
                            from: by,
                            to: by,
                            mode: if yearly { Mode::AnnualAverage } else { Mode::By },
                        });
                    }
                    Some(Said::Span(from, to)) => return Some(of_span(from, to)),
                    Some(Said::Within) => return None,
                    Some(Said::Years(count)) => {
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
                    Some(Said::Year(said) | Said::By(said)) => return Some(in_year(said)),
                    Some(Said::Span(from, to)) => return Some(of_span(from, to)),
                    Some(Said::Streak(count)) => {
                        return self.calendar.review.map(|[_, last]| Period {
                            from: last - count + 1,
                            to: last,
                            mode: Mode::In,
                        });
                    }
                    Some(Said::Years(count)) => {
                        return self.calendar.review.map(|[_, last]| of_span(last - count + 1, last));
                    }
                    Some(Said::Now | Said::Within) if plan => return None,
                    _ => {}
                }
                if plan {
                    return None;
                }
                let [first, last] = self.calendar.review?;
                if first != last && scale != Some(Scale::Year) {
                    return Some(of_span(first, last));
                }
                if scale == Some(Scale::Term) {
                    return Some(of_span(last - 4, last));
                }
                Some(in_year(last))
            }
        }
    }

    fn basis(
        &self,
        reading: &Reading,
        clause: &str,
        mention: Option<&Mention>,
        period: Option<&Period>,
    ) -> Option<Basis> {
        let yoy = Some(Basis { kind: BasisKind::Yoy, year: None });
        if ["可比口径", "同口径", "可比价", "不变价"].iter().any(|word| clause.contains(word)) {
            return Some(Basis { kind: BasisKind::Comparable, year: None });
        }
        for word in ["较", "比", "相比", "与"] {
            for (at, _) in clause.match_indices(word) {
                let rest: String = clause[at + word.len()..].chars().take(12).map(fold).collect();
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                if digits.len() == 4 && rest.chars().nth(4) == Some('年') {
                    return Some(Basis { kind: BasisKind::Year, year: digits.parse().ok() });
                }
                if let Some((_, first)) =
                    PLANS.iter().find(|(name, _)| rest.trim_start_matches(['“', '"']).starts_with(name))
                {
                    return Some(Basis { kind: BasisKind::Year, year: Some(first + 4) });
                }
            }
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
