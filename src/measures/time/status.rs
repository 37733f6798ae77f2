//! Reported or promised: the words that tell it against the part of the report.

use super::Sentence;
use super::said::{Said, compared};
use crate::lexicon::classes::class;
use crate::measures::grammar::Reading;
use crate::measures::mention::{Mention, MentionKind};
use crate::measures::scan;
use crate::report::{Role, Status, Strength};

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
            starts(rest, &["年内", "今年", "明年", "早日", "尽快", "在", "实现", "完成", "达到", "突破", "建成", "开工", "到20"])
                || rest.starts_with('用') && !rest.starts_with("用地")
        })
        || behind("计划", &|before, rest| {
            !before.ends_with(['动', '年', '展', '升', '作', '才', '育', '资', '划', '”', '完', '善', '程', '训', '兴', '强', '质'])
                && class::FUTURE_VERB.starts(rest)
                && !rest.starts_with("总投资")
                && !rest.starts_with("完成率")
        })
        || behind("拟", &|before, rest| !before.ends_with(['模', '虚']) && class::FUTURE_VERB.starts(rest) && !rest.starts_with("建"))
        || behind("将", &|before, rest| !before.ends_with(['即', '必']) && class::FUTURE_VERB.starts(rest))
        || behind("规划", &|_, rest| {
            starts(rest, &["占地", "建设占地", "总投资", "投资", "建筑面积", "总用地", "用地"])
        })
        || ["建成后", "投产后", "达产后", "竣工后", "完工后", "投用后", "投运后"]
            .iter()
            .any(|word| behind(word, &|_, rest| !rest.starts_with('的')))
}

/// 高于年初12%的目标3个百分点, 任务174万元，完成198万元: what had been aimed at, set beside what came of it.
fn compared_target(clause: &str, rest: &str) -> bool {
    let aimed = |text: &str| ["目标", "任务", "预期", "计划", "预算"].iter().any(|word| text.contains(word));
    let beside = ["高于", "超过", "高出", "超出", "好于", "优于", "快于", "低于", "多于", "比", "较", "超额完成"];
    // 比“十五”计划目标3000亿元超过1070亿元
    let own = clause.rsplit(scan::ends_clause).next().unwrap_or("");
    if ["比", "较"].iter().any(|word| own.starts_with(word))
        && ["目标", "计划", "任务", "预算"].iter().any(|word| own.ends_with(word))
        && ["超过", "超额", "超出", "超", "高", "多", "增加", "低", "少"].iter().any(|word| rest.starts_with(word))
    {
        return true;
    }
    let named = rest.split(['，', ',', '、', '；', '。']).next().unwrap_or("");
    let named = named.trim_start_matches(['的', '左', '右', '以', '上']);
    if beside.iter().any(|word| clause.contains(word))
        && ["目标", "任务", "预期", "年初", "计划"].iter().any(|word| named.starts_with(word))
    {
        return true;
    }
    let clause = clause.trim_end_matches(['为', '是', '数', '：', ':']);
    let own = clause.rsplit(scan::ends_clause).next().unwrap_or("");
    let done = rest.trim_start_matches(['，', ',', '、', '；', ';']);
    done.len() < rest.len()
        && aimed(own)
        && ["任务", "目标", "指标", "计划"].iter().any(|word| own.ends_with(word))
        && ["完成", "实际", "实现", "实绩", "已完成"].iter().any(|word| done.starts_with(word))
}

/// 在全国168个重点城市中排第16位: who is competed with.
fn competitors(clause: &str, rest: &str) -> bool {
    let set =
        ["全国", "全省", "全区", "全市", "全州", "全县", "全旗", "省会"].iter().any(|word| clause.ends_with(word));
    let rest = rest.split(['，', ',', '。', '；', '、']).next().unwrap_or("");
    let ranked = ["中排", "中列", "中居", "排第", "列第", "居第", "位列", "第一", "首位", "中位"];
    set && (rest.contains('第') || ranked.iter().any(|word| rest.contains(word)))
}

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
    done || class::PRESENT_STATE.words().iter().any(|word| {
        clause.match_indices(word).any(|(at, _)| {
            let rest = &clause[at + word.len()..];
            let kept = ["基础", "水平", "产权", "结转", "续建", "的"].iter().any(|word| rest.starts_with(word));
            !compared(&clause[..at]) && !kept
        })
    })
}

impl Sentence<'_> {
    /// Whether a number is reported, promised, or neither.
    pub(super) fn status(
        &self,
        reading: &Reading,
        mention: Option<&Mention>,
        clause: &str,
        end: usize,
        latest: Option<Said>,
        previous: Option<Status>,
    ) -> Status {
        let plan = self.plan();
        // What stands far before a number bears on it no more.
        let (window, before) = self.before(end);
        let segment = before.rfind(['；', ';']).map_or(0, |at| window + at);
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
        let behind = mention.map_or(end, |mention| mention.span.end());
        let rest: String = self
            .text
            .get(behind..self.span.end())
            .unwrap_or("")
            .chars()
            .skip_while(|ch| *ch == '的')
            .take(14)
            .collect();
        // 十三亿人口的大国, 全市三百万人民: who they are.
        let people = [("人口", true), ("人民", false), ("儿女", false), ("父老", false)].iter().any(|(word, led)| {
            let rest = rest.strip_prefix(word).filter(|_| mention.is_some());
            rest.is_some_and(|rest| !led || class::PEOPLE_OF.starts(rest))
        });
        if reading.rules.contains(&"context") || people {
            Status::Context
        } else if plan {
            // What was said of the past holds until something is promised.
            let past = self.said_before(end).last().is_some_and(|(at, said)| {
                let led = self.text.get(self.span.start()..self.span.start() + at).unwrap_or("");
                let since = before.get(at.saturating_sub(window)..).unwrap_or("");
                let opens = led.is_empty()
                    || led.ends_with(|ch: char| {
                        scan::ends_clause(ch) || matches!(ch, '、' | '（' | '(' | '在' | '到' | '至' | '自')
                    })
                    || matches!(said, Said::Now);
                behind_of(*said) && *at >= segment && opens && !class::PROMISE_MARKER.within(since)
            });
            let passage = self.carried.here.or(self.carried.told);
            let done = matches!((passage, self.calendar.year), (Some(Said::Span(_, to)), Some(year)) if to < year);
            // 已完成投资65亿元，占总投资的65.5%: what goes on with a number that is reported is reported too.
            let goes_on = previous == Some(Status::Achieved)
                && ["inherit", "share-of-same", "gap-of-same", "dealt-out"]
                    .iter()
                    .any(|rule| reading.rules.contains(rule))
                && !class::PROMISE_MARKER.within(clause);
            let stated = past
                || goes_on
                || done && !class::PROMISE_MARKER.within(clause)
                || there_already(clause) && !class::PROMISE_MARKER.within(clause)
                || self.made_use_of(reading, clause)
                // 对在建的26个项目, 从现有的16个农场中
                || ["在建的", "现有的", "已有的", "原有的"].iter().any(|word| clause.ends_with(word))
                || mention.is_some_and(|mention| mention.span.of(self.text).starts_with("翻了"))
                || rest.starts_with("基础上");
            if stated && !reading.flags.strive && !reading.flags.ensure { Status::Achieved } else { Status::Target }
        } else if self.set_by_others(clause, &rest)
            || self.turned(clause, &rest)
            || mention.is_some_and(|mention| mention.kind == MentionKind::Quantity) && competitors(clause, &rest)
            || compared_target(clause, &rest)
            || ["年初预算", "调整预算"].iter().any(|budget| reading.indicator.ends_with(budget))
        {
            Status::Context
        } else {
            let done =
                clause.contains('已') || clause.contains("累计") || clause.contains("同比") || clause.contains("实际");
            // The clause before, where it speaks of what is to come and this one goes on with it.
            let start = reading.clause.0.saturating_sub(self.span.start()).saturating_sub(window);
            let earlier = before.get(..start).unwrap_or("").trim_end_matches(['，', ',', '、']);
            let from = earlier.rfind(|ch: char| scan::ends_clause(ch)).unwrap_or(0);
            let earlier = earlier.get(from..).unwrap_or("");
            // 剩余133户将在6月底前全部入住
            let ahead = rest.split(scan::ends_clause).next().unwrap_or("");
            let put_off = ["将在", "将于", "将全部", "将陆续", "拟于", "计划于", "顺延至"]
                .iter()
                .any(|word| ahead.contains(word));
            let promised = latest.is_some_and(ahead_of) && !done
                || put_off
                || to_come(clause)
                || to_come(earlier) && !done && !clause.contains("完成") && !clause.contains("实现");
            let here = !matches!(self.role, Role::Problems | Role::Opening);
            if promised && here { Status::Target } else { Status::Achieved }
        }
    }

    /// How strongly a promise is made.
    pub(super) fn strength(
        &self,
        reading: &Reading,
        mention: Option<&Mention>,
        clause: &str,
        headline: bool,
    ) -> Option<Strength> {
        let vowed = mention.is_some_and(|mention| {
            let said = mention.span.of(self.text);
            said.starts_with("不低于") || said.starts_with("不少于")
        });
        let strives = |text: &str| class::STRIVING.within(text);
        if clause.contains("约束性") {
            Some(Strength::Binding)
        } else if reading.flags.ensure {
            Some(Strength::Ensure)
        } else if reading.flags.strive || reading.action.as_deref().is_some_and(strives) || strives(clause) {
            Some(Strength::Strive)
        } else if vowed {
            Some(Strength::Ensure)
        } else {
            (headline || self.role == Role::Goals).then_some(Strength::Expected)
        }
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
        let clause = clause.trim_start_matches(|ch: char| ch.is_whitespace() || scan::ends_clause(ch));
        let adverb = ["充分", "要", "继续", "积极", "进一步"];
        let clause = adverb.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
        let told = ["依托", "借助", "立足", "针对", "发挥", "利用"];
        reading.action.as_deref().is_none_or(|verb| told.contains(&verb))
            && told.iter().any(|word| clause.starts_with(word))
    }
}
