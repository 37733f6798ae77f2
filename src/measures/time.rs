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

/// Whether a heading speaks of several years. 2025年 is one year, no 5年; a plan that closes or opens is one too.
fn of_several_years(title: &str) -> bool {
    let counted = title.match_indices('年').any(|(at, _)| {
        let mut before = title[..at].chars().rev().map(fold);
        matches!(before.next(), Some('3' | '4' | '5')) && !before.next().is_some_and(|ch| ch.is_ascii_digit())
    });
    let single = ["收官", "开局", "圆满", "三年行动", "行动"].iter().any(|word| title.contains(word));
    (counted || TERM.iter().any(|word| title.contains(word))) && !single
}

impl Calendar {
    /// From what the document tells of itself and its headings.
    pub fn new(document: &Document) -> Self {
        let meta = &document.meta;
        let review = meta.review_years.or(meta.year.map(|year| [year - 1, year - 1]));
        let sections = (document.headings().iter())
            .filter(|heading| heading.level <= 2)
            .filter_map(|heading| {
                let term = of_several_years(&heading.title);
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
    /// 5年内, where the count is told: a promise; it begins with the year planned for, if it stands in a plan.
    Within(Option<i32>),
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
                if let Some(tail) = after.strip_prefix('年') {
                    let last = calendar.review.map_or(number, |[_, last]| last);
                    let by = matches!(before, '到' | '至')
                        || ["底前", "前", "年底前"].iter().any(|word| tail.starts_with(word)) && number >= last;
                    if tail.starts_with("以来") || tail.starts_with('起') {
                        all.push((place, if number < last { Said::Span(number, last) } else { Said::Year(number) }));
                    } else if tail.starts_with('的') && matches!(before, '是' | '为' | '到' | '至' | '于' | '达')
                    {
                        // 是2016年的3.2倍: the year compared with.
                    } else if by {
                        all.push((place, Said::By(number)));
                    } else if !compared(sentence.get(..place).unwrap_or("")) {
                        all.push((place, Said::Year(number)));
                    }
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
                let led = sentence.get(..place).unwrap_or("").trim_end_matches(['“', '"', '‘']);
                if compared(led) {
                    // 比“十二五”末: what is compared with.
                } else if tail.starts_with('末') {
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
    let words: [(&str, Option<Said>); 12] = [
        ("去年", year.map(|year| Said::Year(year - 1))),
        ("上年", year.map(|year| Said::Year(year - 2))),
        ("今年", year.map(Said::Year)),
        ("明年", year.map(|year| Said::Year(year + 1))),
        ("全年", None),
        ("目前", Some(Said::Now)),
        ("截至目前", Some(Said::Now)),
        ("现已", Some(Said::Now)),
        ("几年内", Some(Said::Within(None))),
        ("本届政府任期", Some(Said::Within(None))),
        ("今后五年", year.map(|year| Said::Span(year, year + 4))),
        ("未来五年", year.map(|year| Said::Span(year, year + 4))),
    ];
    for (word, said) in words {
        let Some(said) = said else { continue };
        for (at, _) in sentence.match_indices(word) {
            if !compared(&sentence[..at]) || word == "上年" && sentence[..at].ends_with(['由', '从']) {
                all.push((at, said));
            }
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all
}

/// Whether what stands behind this text is what something is compared with, or where a change began: 比上年, 由2017年的.
fn compared(before: &str) -> bool {
    ["比", "较", "是", "超", "超过", "由", "从", "高于", "低于", "快于", "优于", "多于", "与", "相比于"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// N年 with its surroundings.
fn years(number: i32, before: &str, after: &str) -> Option<Said> {
    let tail = after.trim_start_matches('年');
    if before.ends_with("连续") || before.ends_with("连") {
        return Some(Said::Streak(number));
    }
    if tail.starts_with('内') {
        return Some(Said::Within((2..=10).contains(&number).then_some(number)));
    }
    if !(2..=10).contains(&number)
        || before.ends_with(['第', '前', '每', '制'])
        || before.ends_with("延长")
        || before.ends_with("为期")
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

/// Words of things already there, in a plan.
const BEHIND: &[&str] =
    &["目前", "现有", "现已", "截至", "截止", "去年", "上年", "过去", "初步核算", "共有", "以来", "近年来"];

/// Verbs behind 将, 可望, 拟, 计划 by which a clause speaks of what is to come.
const TO_COME: &[&str] = &[
    "达",
    "完成",
    "新增",
    "建成",
    "建设",
    "实现",
    "突破",
    "形成",
    "超过",
    "增加到",
    "提高到",
    "带动",
    "有",
    "是",
    "成为",
    "新建",
    "投资",
    "投入",
    "投产",
    "实施",
    "引进",
    "培育",
    "打造",
    "于",
    "在",
    "用",
    "到",
    "总投资",
    "竣工",
    "开工",
    "年内",
    "今年",
    "明年",
    "提供",
    "惠及",
    "解决",
    "再",
    "为",
    "开通",
    "改造",
    "创造",
    "安排",
    "占地",
    "可",
    "全部",
    "全面",
    "陆续",
    "争取",
    "落户",
];

/// Whether a clause of a review speaks of what is to come.
fn to_come(clause: &str) -> bool {
    let behind = |word: &str, next: &dyn Fn(&str, &str) -> bool| {
        clause.match_indices(word).any(|(at, _)| next(&clause[..at], &clause[at + word.len()..]))
    };
    let starts = |rest: &str, words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let number = |rest: &str| rest.starts_with(|ch: char| ch.is_ascii_digit() || "一二三四五六七八九十几".contains(ch));
    behind("力争", &|_, rest| !rest.starts_with("上游"))
        || clause.contains("有望")
        || clause.contains("下一步")
        || behind("今后", &|_, rest| number(rest) || rest.starts_with('每'))
        || behind("未来", &|_, rest| number(rest))
        // 争取 is to strive for only before a verb or a time; 争取资金 is to win it.
        || behind("争取", &|_, rest| {
            starts(rest, &["年内", "今年", "明年", "早日", "尽快", "在", "实现", "完成", "达到", "突破", "建成", "开工", "用", "到20"])
        })
        || behind("计划", &|before, rest| {
            !before.ends_with(['动', '年', '展', '升', '作', '才', '育', '资', '划', '”', '完'])
                && starts(rest, TO_COME)
                && !rest.starts_with("总投资")
                && !rest.starts_with("完成率")
        })
        || behind("拟", &|before, rest| !before.ends_with(['模', '虚']) && starts(rest, TO_COME) && !rest.starts_with("建"))
        || behind("将", &|before, rest| !before.ends_with(['即', '必']) && starts(rest, TO_COME))
        || behind("规划", &|_, rest| {
            starts(rest, &["占地", "建设占地", "总投资", "投资", "建筑面积", "总用地", "用地"])
        })
        || ["建成后", "投产后", "达产后", "竣工后", "完工后", "投用后", "投运后"]
            .iter()
            .any(|word| behind(word, &|_, rest| !rest.starts_with('的')))
}

/// 在全国168个重点城市中排第16位: who is competed with.
fn competitors(clause: &str, rest: &str) -> bool {
    let set = ["全国", "全省", "全区", "全市", "全州", "省会"].iter().any(|word| clause.ends_with(word));
    let rest = rest.split(['，', ',', '。', '；', '、']).next().unwrap_or("");
    let ranked = ["中排", "中列", "中居", "排第", "列第", "居第", "位列", "第一", "首位", "中位"];
    set && ranked.iter().any(|word| rest.contains(word))
}

/// Words behind which a clause of a plan promises again.
const PROMISES: &[&str] = &[
    "力争",
    "确保",
    "争取",
    "年内",
    "今年",
    "全年",
    "将",
    "计划",
    "拟",
    "再",
    "要",
    "努力",
    "基础上",
    "新开通",
    "继续",
];

/// 已建居住区, 已签约项目: behind 已, a verb that describes the noun behind it.
fn attribute(rest: &str) -> bool {
    ["建", "批", "签约", "开工", "落地", "供", "投产", "入驻"].iter().any(|verb| {
        rest.strip_prefix(verb).is_some_and(|noun| {
            !noun.is_empty()
                && !noun.starts_with(['成', '设', '立', '有', '好', '达', '超', '了', '约', '近', '的'])
                && !noun.starts_with(|ch: char| ch.is_ascii_digit())
        })
    })
}

/// Whether a clause tells what is done or there already.
fn there_already(clause: &str) -> bool {
    // 推动已签约项目 is what will be done with them.
    let done = clause.match_indices('已').any(|(at, _)| {
        let before = &clause[..at];
        !["对", "将", "推动", "推进", "加快", "促进", "抓", "使", "把", "确保", "力争", "完成", "实施"]
            .iter()
            .any(|word| before.contains(word))
            && !attribute(&clause[at + '已'.len_utf8()..])
    });
    done || BEHIND.iter().any(|word| {
        clause.match_indices(word).any(|(at, _)| {
            let rest = &clause[at + word.len()..];
            let kept = ["基础", "水平", "产权", "结转", "续建", "的"].iter().any(|word| rest.starts_with(word));
            !compared(&clause[..at]) && !kept
        })
    })
}

impl<'a> Sentence<'a> {
    /// Prepares the sentence at `span` of `text`.
    pub fn new(text: &'a str, span: Span, document: &Document, calendar: &'a Calendar) -> Self {
        let inside = span.of(text);
        Sentence { text, span, role: document.role_at(span.start()), said: said(inside, calendar), calendar }
    }

    /// 争创, 争取 as the verb itself.
    fn strives(&self, reading: &Reading, clause: &str) -> bool {
        let verb = |text: &str| ["力争", "争创", "争取", "奋力", "力创", "努力"].iter().any(|word| text.contains(word));
        reading.action.as_deref().is_some_and(verb) || verb(clause)
    }

    /// 国家下达的110万人任务: somebody else's target.
    fn set_by_others(&self, clause: &str, rest: &str) -> bool {
        ["任务", "目标", "指标", "控制数"].iter().any(|word| rest.contains(word))
            && ["下达", "省定", "国定", "上级", "国家规定", "省政府确定", "国家确定"]
                .iter()
                .any(|word| clause.contains(word))
    }

    /// 由上年下降2.3%转为增长8.5%: what it was before.
    fn turned(&self, clause: &str, rest: &str) -> bool {
        (rest.starts_with("转为")
            || rest.starts_with("转向")
            || rest.starts_with("到增长")
            || rest.starts_with("到正增长"))
            && ["由", "从", "扭转"].iter().any(|word| clause.contains(word))
    }

    /// 依托, 借助, 针对 and what is there already: 借助南部36公里的绿道.
    fn made_use_of(&self, reading: &Reading, clause: &str) -> bool {
        let clause = clause.trim_start_matches(|ch: char| ch.is_whitespace() || super::scan::ends_clause(ch));
        let adverb = ["充分", "要", "继续", "积极", "进一步"];
        let clause = adverb.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
        let told = ["依托", "借助", "立足", "针对", "发挥", "利用"];
        reading.action.as_deref().is_none_or(|verb| told.contains(&verb))
            && told.iter().any(|word| clause.starts_with(word))
    }

    /// The text of a list's members up to the mention: from the last comma on.
    fn members(&self, reading: &Reading, clause: &'a str) -> &'a str {
        let (_, before) = self.before(reading.clause.0 + clause.len());
        let from = before.rfind(|ch: char| super::scan::ends_clause(ch)).unwrap_or(0);
        before.get(from..).unwrap_or(clause)
    }

    /// What stands in the sentence before `at`, 1200 bytes at most, and where in the sentence it begins.
    fn before(&self, at: usize) -> (usize, &'a str) {
        let mut from = at.saturating_sub(1200).max(self.span.start());
        while from < at && !self.text.is_char_boundary(from) {
            from += 1;
        }
        (from.saturating_sub(self.span.start()), self.text.get(from..at).unwrap_or(""))
    }

    /// When and how a reading of the sentence is meant.
    pub fn timing(&self, reading: &Reading, mention: Option<&Mention>, end: usize, headline: bool) -> Timing {
        let clause = self.text.get(reading.clause.0..end).unwrap_or("");
        let offset = end.saturating_sub(self.span.start());
        let said = self.said.get(..self.said.partition_point(|(at, _)| *at < offset)).unwrap_or(&[]);
        // What stands far before a number bears on it no more.
        let (window, before) = self.before(end);
        let segment = before.rfind(['；', ';']).map_or(0, |at| window + at);
        let since = |at: usize| before.get(at.saturating_sub(window)..).unwrap_or("");
        let latest = said.last().filter(|(at, _)| *at >= segment).filter(|(at, said)| {
            let since = since(*at);
            match said {
                // 连续5年保持…: of its clause only.
                Said::Streak(_) => !since.contains(['，', ',', '：']),
                // 由上年下降2.3%转为增长8.5%: the first number's only.
                Said::Year(_) => !since.contains("转为"),
                _ => true,
            }
        });
        let latest = latest.map(|(_, said)| *said);
        // A time that the sentence opens with holds for all of it: 到2025年，…；….
        let opening = self.said.first().filter(|(at, _)| *at < 24).map(|(_, said)| *said);
        let latest = latest.or(opening.filter(|said| matches!(said, Said::By(_) | Said::Span(..) | Said::Years(_))));
        let ahead_of = |said: Said| match (said, self.calendar.year) {
            (Said::By(year), Some(plan)) => year >= plan,
            (Said::Span(from, _), Some(plan)) => from >= plan,
            (Said::Within(_), _) => true,
            _ => false,
        };
        let behind_of = |said: Said| match (said, self.calendar.year) {
            (Said::Year(year) | Said::By(year), Some(plan)) => year < plan,
            (Said::Now | Said::Streak(_), _) => true,
            _ => false,
        };
        let plan = matches!(self.role, Role::Goals | Role::Plan | Role::Government | Role::Livelihood | Role::Policies);
        let behind = mention.map_or(end, |mention| mention.span.end());
        let rest: String = self
            .text
            .get(behind..self.span.end())
            .unwrap_or("")
            .chars()
            .skip_while(|ch| *ch == '的')
            .take(14)
            .collect();
        let status = if reading.rules.contains(&"context") {
            Status::Context
        } else if plan {
            // What was said of the past holds until something is promised.
            let past = said.last().is_some_and(|(at, said)| {
                let led = self.text.get(self.span.start()..self.span.start() + at).unwrap_or("");
                let since = since(*at);
                let opens = led.is_empty()
                    || led.ends_with(|ch: char| {
                        super::scan::ends_clause(ch) || matches!(ch, '、' | '（' | '(' | '在' | '到' | '至' | '自')
                    })
                    || matches!(said, Said::Now);
                behind_of(*said) && *at >= segment && opens && !PROMISES.iter().any(|word| since.contains(word))
            });
            let stated = past
                || there_already(clause) && !PROMISES.iter().any(|word| clause.contains(word))
                || self.made_use_of(reading, clause)
                || mention.is_some_and(|mention| mention.span.of(self.text).starts_with("翻了"))
                || rest.starts_with("基础上");
            if stated && !reading.flags.strive && !reading.flags.ensure { Status::Achieved } else { Status::Target }
        } else if self.set_by_others(clause, &rest) || self.turned(clause, &rest) || competitors(clause, &rest) {
            Status::Context
        } else {
            let done =
                clause.contains('已') || clause.contains("累计") || clause.contains("同比") || clause.contains("实际");
            // The clause before, where it speaks of what is to come and this one goes on with it.
            let start = reading.clause.0.saturating_sub(self.span.start()).saturating_sub(window);
            let earlier = before.get(..start).unwrap_or("").trim_end_matches(['，', ',', '、']);
            let from = earlier.rfind(|ch: char| super::scan::ends_clause(ch)).unwrap_or(0);
            let earlier = earlier.get(from..).unwrap_or("");
            let promised = latest.is_some_and(ahead_of) && !done
                || to_come(clause)
                || to_come(earlier) && !done && !clause.contains("完成") && !clause.contains("实现");
            let here = !matches!(self.role, Role::Problems | Role::Opening);
            if promised && here { Status::Target } else { Status::Achieved }
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
        } else if reading.flags.strive || self.strives(reading, clause) {
            Some(Strength::Strive)
        } else if vowed {
            Some(Strength::Ensure)
        } else if headline {
            Some(Strength::Expected)
        } else {
            None
        };
        let period = self.period(reading, clause, mention, latest, status, plan);
        let basis = self.basis(reading, clause, mention, period.as_ref());
        Timing { status, strength, period, basis }
    }

    fn period(
        &self,
        reading: &Reading,
        clause: &'a str,
        mention: Option<&Mention>,
        latest: Option<Said>,
        status: Status,
        plan: bool,
    ) -> Option<Period> {
        // 年均浓度, 年平均气温 are names.
        let yearly = ["年均", "年平均"].iter().any(|word| {
            clause.match_indices(word).any(|(at, _)| {
                let rest = &clause[at + word.len()..];
                !["浓度", "气温", "降水", "降雨", "值", "产"].iter().any(|name| rest.starts_with(name))
            })
        });
        let total = self.members(reading, clause).contains("累计")
            || reading.action.as_deref().is_some_and(|action| action.contains("累计"));
        let sums = matches!(reading.aspect, Aspect::Increase | Aspect::Decrease)
            || reading.action.is_some() && !reading.rules.contains(&"from-to")
            || reading.rules.contains(&"number-noun")
            || mention.is_some_and(|mention| mention.unit.as_deref() == Some("次"));
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
                    Some(Said::Now | Said::Within(_)) if plan => return None,
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
