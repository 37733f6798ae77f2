//! Whose number it is, where it is not the report's own region's.

use super::grammar::Reading;
use crate::report::{Level, Meta, Scope, ScopeKind};
use crate::span::Span;

/// Endings of the names of places within a region.
const PLACES: &[&str] = &[
    "新区",
    "高新区",
    "经开区",
    "开发区",
    "综合保税区",
    "保税区",
    "园区",
    "起步区",
    "都市圈",
    "示范区",
    "自贸区",
    "自贸试验区",
];

/// 北方地区清洁取暖率, 脱贫地区居民收入: a kind of regions, by its name at the start.
fn region_kind(text: &str) -> Option<&str> {
    let at = text.find("地区").filter(|&at| (6..=15).contains(&at))?;
    let (name, rest) = text.split_at(at + "地区".len());
    let own = ["全", "我", "本", "该", "各", "农村", "城镇", "其他"].iter().any(|word| name.starts_with(word));
    let han = name.chars().all(|ch| ('一'..='鿿').contains(&ch));
    (!own && han && !rest.is_empty() && !rest.starts_with("生产总值")).then_some(name)
}

/// 甲、乙等四市规上工业: several places by their names and number, at the start.
fn several(text: &str) -> Option<&str> {
    let head: String = text.chars().take(26).collect();
    let ends = ["市", "县", "区", "省", "镇"].iter().filter_map(|sort| {
        let counted = |at: &usize| head[..*at].ends_with(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        Some(head.match_indices(sort).map(|(at, _)| at).find(counted)? + sort.len())
    });
    let name = text.get(..ends.min()?)?;
    (name.contains('、') && !name.contains(['，', '新', '建'])).then_some(name)
}

/// The scope of a reading; `clause` is the text from its clause's start to the mention's end.
pub fn of(meta: &Meta<Span>, reading: &Reading, clause: &str) -> Option<Scope> {
    let level = meta.level;
    let head = clause.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '，' | '、'));
    let starts = |word: &str| reading.indicator.starts_with(word) || head.starts_with(word);
    let named = |kind, name: &str| Some(Scope { kind, name: Some(name.to_string()) });
    if level != Some(Level::Nation) {
        for word in ["全国", "我国", "全球", "世界"] {
            // 全国首个, 全国重点实验室 are attributes.
            let attribute = [
                "首", "重点", "文明", "人大", "政协", "一流", "第", "最", "唯一", "优秀", "先进", "知名", "百强",
                "示范", "试点",
            ];
            let after = reading.indicator.strip_prefix(word).or(head.strip_prefix(word));
            if starts(word)
                && after.is_some_and(|after| !attribute.iter().any(|next| after.starts_with(next)))
                && reading.relation.is_none()
                && reading.aspect != crate::report::Aspect::Rank
                && !reading.rules.contains(&"inherit")
                && reading.indicator.starts_with(word)
            {
                return named(ScopeKind::Nation, word);
            }
        }
    }
    if matches!(level, Some(Level::City | Level::County | Level::Town)) && reading.indicator.starts_with("全省") {
        return named(ScopeKind::Parent, "全省");
    }
    let below = matches!(level, Some(Level::County | Level::Town));
    if below && head.ends_with("全市") && reading.rules.contains(&"number-noun") {
        return named(ScopeKind::Parent, "全市");
    }
    let own = meta.region.as_deref().unwrap_or("");
    if ["每个县", "各县", "每个镇", "各乡镇", "每个乡镇", "各区县", "每个区", "县级"]
        .iter()
        .any(|word| head.starts_with(word))
    {
        return named(ScopeKind::Child, head.split(['力', '新', '建', '打', '引', '完']).next().unwrap_or(head));
    }
    if let Some(name) = region_kind(&reading.indicator).or_else(|| region_kind(head)).or_else(|| several(head)) {
        return named(ScopeKind::Child, name);
    }
    let subject: String = reading.indicator.chars().take(14).collect();
    for place in PLACES {
        if let Some(at) = subject.find(place) {
            let name = &subject[..at + place.len()];
            let rest = &subject[at + place.len()..];
            if !rest.is_empty()
                && name.chars().count() >= 3
                && !["国家级", "省级", "市级", "级"].iter().any(|word| name.starts_with(word) || name.contains("级"))
                && !own.starts_with(name)
            {
                return named(ScopeKind::Child, name);
            }
        }
    }
    None
}
