//! 高于全省2个百分点, 占…的12%: the number relates what it is of to something else.

use super::subject::is_place_set;
use super::{Context, Frame, Outcome};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{self, Phrase, Range, Verb};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Relation, RelationKind, Value};

impl Context<'_, '_> {
    /// 高于全省14.4个百分点, 较全省高0.5个百分点.
    pub(super) fn gap_relation(&self, gap: Gap, frame: &Frame) -> Option<Outcome> {
        let words = self.words;
        let points = self.mention.unit.as_deref().is_some_and(|unit| {
            unit.ends_with("百分点")
                || unit.ends_with("千分点")
                || unit == "%"
                || unit == "元"
                || unit == "位"
                || unit == "天"
                || unit == "倍"
        });
        // 比全省多出9张, 比全旗平均水平高1860元
        let held = words.of((gap.clause, gap.end)).trim_end();
        let beside = ["比", "较"].iter().any(|word| held.starts_with(word))
            && ["高", "低", "多", "少", "高出", "多出", "低出", "少出"].iter().any(|word| held.ends_with(word))
            && !held.ends_with("减少");
        if !points && !beside || self.mention.kind == MentionKind::Rank {
            return None;
        }
        // 高于年初确定的12%的目标14.4个百分点: the gap is to the target.
        let held = words.of(phrase::trim_noun(words, (gap.chunk, gap.end)));
        let gapped = frame.relation.as_ref().is_some_and(|relation| relation.kind == RelationKind::Gap);
        if gapped && !gap.new_clause && !gap.joined && class::SET_LEVEL.is(held) {
            let relation = Some(Relation { kind: RelationKind::Gap, to: Some(held.to_string()), parts: None });
            return Some(Outcome { relation, ..Outcome::of(frame.indicator.clone(), frame.place, "gap-of-same") });
        }
        let stretch = (gap.clause, gap.end);
        let cues = words.within(stretch);
        let said = cues.iter().rev().find(|cue| cue.kinds.is(Kind::Gap) && !cue.kinds.is(Kind::Noun)).copied();
        // 比全市平均水平多1.1平方米
        let last = || {
            let end = gap.clause + words.of((gap.clause, gap.end)).trim_end().len();
            let more = beside && held.ends_with(['多', '少']);
            more.then(|| Cue { start: end - "多".len(), end, kinds: Kinds::only(Kind::Gap) })
        };
        let cue = said.or_else(last)?;
        let text = words.of((cue.start, cue.end));
        let short = ["高", "低", "快", "多", "少"].contains(&text);
        let object = phrase::trim_noun(words, (cue.end, gap.end));
        let (subject, to) = if object.0 >= object.1 || short {
            // 比全省高: the other side stands before.
            let before = words.of((stretch.0, cue.start));
            let (at, len) =
                ["比", "较", "与"].iter().filter_map(|word| before.rfind(word).map(|at| (at, word.len()))).max()?;
            let to = (stretch.0 + at + len, cue.start);
            ((stretch.0, stretch.0 + at), words.of(to).to_string())
        } else {
            ((stretch.0, cue.start), words.of(object).to_string())
        };
        if self.mention.unit.as_deref().is_some_and(|unit| !unit.ends_with("百分点"))
            && !to.contains(['全', '均', '省', '国', '镇', '市', '年'])
        {
            return None;
        }
        // 比上年多23亿元: a change and no gap.
        let since = ["上年", "去年", "同期", "年初", "上年同期", "去年同期"].contains(&to.as_str());
        let changed = match text {
            "多" if since => Some(Aspect::Increase),
            "少" if since => Some(Aspect::Decrease),
            _ => None,
        };
        let relations_to: Vec<String> =
            to.split(['、', '和']).map(|to| to.trim().to_string()).filter(|to| !to.is_empty()).collect();
        let mut subject = phrase::subject(words, subject);
        subject = phrase::trim_noun(words, subject);
        let (noun, place, rule) = if subject.0 >= subject.1 || is_place_set(words.of(subject)) {
            let (noun, place) = self.inherit(frame, gap);
            (noun, place, "gap-of-same")
        } else {
            let (noun, place) = self.complete(subject, frame);
            (noun, place, "gap")
        };
        let first = relations_to.first().cloned().filter(|to| !to.is_empty());
        let relation = Some(Relation {
            kind: RelationKind::Gap,
            to: if relations_to.len() > 1 { first } else { Some(to).filter(|to| !to.is_empty()) },
            parts: None,
        });
        if let Some(aspect) = changed {
            return Some(Outcome { aspect, ..Outcome::of(noun, place, rule) });
        }
        Some(Outcome { relation, relations_to, ..Outcome::of(noun, place, rule) })
    }

    /// 占…的59%, 45%的规上企业, 90%以上由企业牵头, 占比57%.
    pub(super) fn share(
        &self,
        gap: Gap,
        phrase: &Phrase,
        behind: Option<(Range, bool)>,
        frame: &Frame,
    ) -> Option<Outcome> {
        let words = self.words;
        let unit = self.mention.unit.as_deref();
        let part =
            matches!(unit, Some("%" | "％" | "成" | "‰" | "%左右")) || self.mention.kind == MentionKind::Fraction;
        if !part {
            return None;
        }
        let changed = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add]) && !kinds.is(Kind::Reach))
            || phrase.change != Kinds::default();
        let stretch = (gap.clause, gap.end);
        let cue = words
            .within(stretch)
            .iter()
            .rev()
            .find(|cue| {
                cue.kinds.is(Kind::Share)
                    && words.of((cue.start, cue.end)).contains('占')
                    && !words.of((cue.start, cue.end)).contains('比')
                    && words.of((cue.start, cue.end)) != "占有率"
            })
            .copied();
        if let Some(cue) = cue.filter(|_| !changed) {
            // 占地区生产总值: no 占地.
            let start = if words.of((cue.start, cue.end)) == "占地区" { cue.start + "占".len() } else { cue.end };
            let mut whole = (start, gap.end);
            let tail = words.of(whole);
            let mut noun_end = None;
            for word in ["的比重", "比重", "的比例", "比例", "的份额", "份额", "的比率", "比"] {
                if let Some(at) = tail.find(word).filter(|&at| at > 0) {
                    noun_end = Some(whole.0 + at + word.len());
                    whole.1 = whole.0 + at;
                    break;
                }
            }
            let said = phrase::trim_noun(words, whole);
            let whole = phrase::trim_noun(words, phrase::read(words, said).noun);
            // 占全省: the place alone is the whole.
            let whole = if whole.0 < whole.1 { whole } else { said };
            let to = Some(words.of(whole).to_string()).filter(|to| !to.is_empty());
            let start = if gap.clause < gap.chunk && cue.start >= gap.chunk { gap.chunk } else { stretch.0 };
            let mut range = phrase::subject(words, (start, cue.start));
            // 到2025年占生产总值比重达到15%: by when, not of what.
            if words.of(range).starts_with(['到', '至']) && words.of(range).ends_with('年') {
                range.0 = range.1;
            }
            let listed = phrase.flags.each || phrase.flags.all;
            if listed {
                range = phrase::subject(words, (stretch.0, cue.start));
            }
            let (noun, place, rule) = if range.0 >= range.1 {
                let (noun, place) = self.inherit(frame, gap);
                (noun, place, "share-of-same")
            } else if let Some(end) = noun_end.filter(|_| !listed && self.count_dealt() == 1) {
                (words.of((range.0, end)).to_string(), Some((range.0, end)), "share")
            } else {
                (words.of(range).to_string(), Some(range), "share")
            };
            // 占全国平均水平的62%: no part of it.
            let beside = |to: &str| to.ends_with("平均水平") || to.ends_with("平均");
            let kind = if to.as_deref().is_some_and(beside) { RelationKind::Multiple } else { RelationKind::Share };
            let relation = Some(Relation { kind, to, parts: None });
            return Some(Outcome { relation, ..Outcome::of(noun, place, rule) });
        }
        // 高标准农田达到耕地总面积的64%
        let reached = words.within((gap.chunk, gap.end)).iter().rev().find(|cue| {
            let whole = words.of((cue.end, gap.end)).trim_end();
            ["达到", "相当于", "达"].contains(&words.of((cue.start, cue.end)))
                && whole.ends_with('的')
                && whole.chars().count() >= 3
                && !whole.contains(['年', '期', '标', '划'])
        });
        if let Some(cue) = reached.filter(|_| !changed) {
            let range = phrase::subject(words, (gap.chunk, cue.start));
            let to = words.of(phrase::trim_noun(words, (cue.end, gap.end))).to_string();
            let relation = Some(Relation { kind: RelationKind::Share, to: Some(to), parts: None });
            let (noun, place) =
                if range.0 < range.1 { (words.of(range).to_string(), Some(range)) } else { self.inherit(frame, gap) };
            return Some(Outcome { relation, ..Outcome::of(noun, place, "share") });
        }
        // 45%的规模以上企业实施…, 80%项目完成…: the whole stands behind.
        if let Some((range, owned)) = behind.filter(|_| !changed)
            && (owned || !phrase.has_noun())
        {
            let to = Some(words.of(range).to_string());
            let relation = Some(Relation { kind: RelationKind::Share, to, parts: None });
            return Some(Outcome {
                relation,
                ..Outcome::of(words.of(range).to_string(), Some(range), "share-of-whole")
            });
        }
        // 创新项目90%以上由企业牵头: the whole stands before, a predicate behind.
        let rest = words.of((self.mention.span.end(), self.stop));
        let predicate = words
            .within((self.mention.span.end(), self.stop))
            .first()
            .is_some_and(|cue| cue.start == self.mention.span.end() && cue.kinds.is(Kind::Predicate))
            || rest.starts_with('由');
        if phrase.verb == Verb::None && phrase.has_noun() && predicate && !changed {
            let noun = words.of(phrase.noun).to_string();
            if !noun.ends_with(['率', '比', '重', '度']) {
                let relation = Some(Relation { kind: RelationKind::Share, to: Some(noun.clone()), parts: None });
                return Some(Outcome { relation, ..Outcome::of(noun, Some(phrase.noun), "share-of-whole") });
            }
        }
        None
    }

    /// 是上年的2.5倍, 分别为“十五”的4.9倍: what stands behind the verb is what it is compared with.
    pub(super) fn is_compared(&self, gap: Gap) -> bool {
        let mut begun = self.words.of((gap.clause, gap.end));
        while let Some(rest) =
            ["约", "已", "仅", "只", "但", "分别", "均", "都", "各"].iter().find_map(|word| begun.strip_prefix(word))
        {
            begun = rest;
        }
        ["是", "为", "相当于"].iter().any(|word| begun.starts_with(word))
    }

    /// Multiples, ratios, fractions and shares that no verb tells: what the number's own kind and noun say.
    pub(super) fn relate(&self, gap: Gap, phrase: &Phrase, aspect: Aspect) -> Relating {
        let words = self.words;
        let text = words.of(phrase.noun);
        let none = Relating { aspect, relation: None, compared: false };
        let level = |kind, to| Relating {
            aspect: Aspect::Level,
            relation: Some(Relation { kind, to, parts: None }),
            compared: false,
        };
        match self.mention.kind {
            MentionKind::Multiple => {
                let trailing = matches!(phrase.verb, Verb::Trailing(kinds, _) if kinds.any(&[Kind::Grow, Kind::Add, Kind::Fall]) && !kinds.is(Kind::Reach));
                if trailing {
                    return none;
                }
                let stretch = words.of((gap.clause, gap.end));
                let to = ["是", "为", "相当于", "达到", "达"]
                    .iter()
                    .filter_map(|word| {
                        let at = stretch.rfind(word)? + word.len();
                        stretch.get(at..).map(|to| to.trim_end_matches('的').to_string())
                    })
                    .find(|to| !to.is_empty());
                // 强度达到2.9%，是全省的两倍: what stands behind the verb is what it is compared with.
                let compared = self.is_compared(gap) && to.is_some();
                Relating { compared, ..level(RelationKind::Multiple, to) }
            }
            MentionKind::Ratio => {
                let parts = self.mention.parts.clone();
                let relation = Some(Relation { kind: RelationKind::Ratio, to: None, parts });
                Relating { aspect: Aspect::Level, relation, compared: false }
            }
            MentionKind::Fraction if aspect == Aspect::Level => level(RelationKind::Share, None),
            _ if self.is_percent() || self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with('成')) => {
                let stretch = words.of((gap.chunk, gap.end));
                let of_plan = ["完成", "是", "为", "年的", "相当于"].iter().any(|word| stretch.contains(word))
                    && stretch.trim_end().ends_with('的');
                if of_plan {
                    let to = stretch.rsplit(['成', '是', '到', '至', '为']).next();
                    let over = match self.mention.value {
                        Some(Value::One(value)) => value >= rust_decimal::Decimal::ONE_HUNDRED,
                        _ => false,
                    };
                    let beside = over || stretch.contains("年的") || stretch.contains("平均");
                    let kind = if beside { RelationKind::Multiple } else { RelationKind::Share };
                    // 完成年度任务的115%: of what was spoken of, not of the task.
                    let task = text.chars().count() <= 6 && class::SET_LEVEL.ends(text);
                    let relating = level(kind, to.map(|to| to.trim_end_matches('的').to_string()));
                    return Relating { compared: task || self.is_compared(gap), ..relating };
                }
                let shares = ["占比", "比重", "份额", "占有率"].iter().any(|word| text.ends_with(word));
                // 研发经费相当于生产总值的比例
                let of = text
                    .split_once("相当于")
                    .and_then(|(_, to)| to.strip_suffix("的比例").or(to.strip_suffix("的比重")));
                if (shares || of.is_some()) && aspect == Aspect::Level {
                    level(RelationKind::Share, of.map(str::to_string))
                } else if text.contains("贡献率") && aspect == Aspect::Level {
                    let to = text.strip_prefix('对').and_then(|rest| rest.split("贡献率").next());
                    level(RelationKind::Share, to.map(str::to_string))
                } else if text.ends_with("比率") && text.contains('与') {
                    let to = text.split('与').nth(1).map(|to| to.trim_end_matches("比率").to_string());
                    Relating { aspect, ..level(RelationKind::Ratio, to) }
                } else {
                    none
                }
            }
            _ if self.mention.unit.is_none()
                && ["倍差", "收入比", "比值"].iter().any(|ratio| text.ends_with(ratio)) =>
            {
                level(RelationKind::Ratio, None)
            }
            _ => none,
        }
    }
}

/// What a number relates to, and whether the stretch in front says nothing but that.
pub(super) struct Relating {
    pub aspect: Aspect,
    pub relation: Option<Relation>,
    pub compared: bool,
}
