//! Whose number it is, where it is not the report's own region's.

use super::grammar::Reading;
use super::scan;
use crate::lexicon::classes::class;
use crate::lexicon::divisions::{self, Rank};
use crate::report::{Aspect, Level, Meta, Scope, ScopeKind};
use crate::span::Span;

/// The scope of a reading; `clause` is the text from its clause's start to the mention, `sentence` that from the
/// sentence's.
pub fn of(meta: &Meta<Span>, reading: &Reading, clause: &str, sentence: &str) -> Option<Scope> {
    let named = |kind, name: &str| Some(Scope { kind, name: Some(name.to_string()) });
    let head = clause.trim_start_matches(|ch: char| ch.is_whitespace() || scan::ends_clause(ch) || ch == '、');
    // What stands behind its number is what is done or counted, wherever that is.
    let counted = reading.rules.contains(&"number-noun");
    let subject = if counted { "" } else { reading.indicator.as_str() };
    if meta.level != Some(Level::Nation) {
        let wider = ["全国", "我国", "全球", "世界"].into_iter().find(|word| subject.starts_with(word));
        let whole = reading.relation.is_none() && reading.aspect != Aspect::Rank && reading.action.is_none();
        if let Some(word) = wider.filter(|word| whole && !attribute(&subject[word.len()..]))
            && !reading.rules.contains(&"inherit")
        {
            return named(ScopeKind::Nation, word);
        }
    }
    let below_province = matches!(meta.level, Some(Level::City | Level::County | Level::Town));
    if below_province && subject.starts_with("全省") && !attribute(&subject["全省".len()..]) {
        return named(ScopeKind::Parent, "全省");
    }
    let below_city = matches!(meta.level, Some(Level::County | Level::Town));
    if below_city && head.ends_with("全市") && counted {
        return named(ScopeKind::Parent, "全市");
    }
    // 甲中心等3个项目 is of things there, 全州开发区 of all of them.
    let things = head.contains('等');
    let of_all = |name: &&str| {
        !["全市", "全省", "全州", "全县", "全区", "各", "多个"]
            .iter()
            .any(|all| head.contains(all) && head.contains(&format!("{all}{name}")))
    };
    let told = each(head)
        .or_else(|| kind_of_regions(subject).filter(|_| reading.action.is_none()))
        .or_else(|| several(subject).or_else(|| several(head)))
        .or_else(|| body(meta, subject).or_else(|| body(meta, head)).filter(of_all))
        .or_else(|| division(meta, subject).or_else(|| division(meta, head)).filter(|_| !things));
    if let Some(name) = told {
        return named(ScopeKind::Child, name);
    }
    named(ScopeKind::Child, topic(meta, sentence)?)
}

/// 全国首个, 世界级.
fn attribute(rest: &str) -> bool {
    rest.is_empty() || class::PLACE_SET_ATTRIBUTE.starts(rest)
}

/// 每个县（市、区）, 各乡镇, 各类园区: at the start, or behind what is to be brought about.
fn each(text: &str) -> Option<&str> {
    let text = ["支持", "推动", "确保", "力争", "要求"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let led = ["每个", "各类", "各"].into_iter().find(|word| text.starts_with(word))?;
    let places = "县市区镇乡州旗街道（）()、地园开发高新盟";
    let rest = &text[led.len()..];
    let end = rest.find(|ch| !places.contains(ch)).unwrap_or(rest.len());
    let name = &rest[..end];
    let whole = !name.is_empty()
        && (led != "各类" || name.ends_with('区'))
        && !name.ends_with(['地', '开', '发', '高', '新', '、', '（', '(', '园']);
    whole.then(|| &text[..led.len() + end])
}

/// 北方地区清洁取暖率, 脱贫地区居民收入: a kind of regions, by its name at the start.
fn kind_of_regions(text: &str) -> Option<&str> {
    let at = text.find("地区").filter(|&at| class::REGION_SORT.is(&text[..at]))?;
    let (name, rest) = text.split_at(at + "地区".len());
    (!rest.is_empty()).then_some(name)
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

/// A county of a city's report, at the start, where what is told of it follows.
fn division<'a>(meta: &Meta<Span>, text: &'a str) -> Option<&'a str> {
    let near = text.char_indices().nth(12).map_or(text.len(), |(at, _)| at);
    let below = |rank: Rank| match meta.level {
        Some(Level::Nation) => rank == Rank::Province,
        Some(Level::Province) => rank >= Rank::City,
        _ => rank == Rank::County,
    };
    let own = meta.region.as_deref().unwrap_or("");
    let (_, name) = divisions::named_in(&text[..near]).find(|(at, _)| *at == 0)?;
    let within = |code: u32| match (meta.region_code.as_deref(), meta.level) {
        (_, Some(Level::Nation)) => true,
        (Some(own), Some(Level::Province)) => code / 10_000 == own.parse::<u32>().unwrap_or(0) / 10_000,
        (Some(own), Some(Level::City)) => code / 100 == own.parse::<u32>().unwrap_or(0) / 100,
        _ => false,
    };
    let of_region = divisions::named(name).any(|division| below(division.rank()) && within(division.code));
    let rest = &text[name.len()..];
    // 永康规上工业总产值, 德州建成; not 德州扒鸡.
    let told = class::PLACE_ATTRIBUTE.starts(rest);
    // 新建 is a district and a word, 永康规上工业 leaves no doubt.
    let sure =
        ["规上", "规模以上", "地区生产总值"].iter().any(|word| rest.starts_with(word)) || !divisions::is_ordinary(name);
    let sure = sure && name.chars().count() > 1 && !own.starts_with(name);
    (of_region && told && sure).then_some(&text[..name.len()])
}

/// 高新区…, 城南新区…, 市开发区…: a body with what tells it from others, at the start.
fn body<'a>(meta: &Meta<Span>, text: &'a str) -> Option<&'a str> {
    let own = meta.region.as_deref().unwrap_or("");
    let near = text.char_indices().nth(14).map_or(text.len(), |(at, _)| at);
    let near = &text[..near];
    let (at, word) = (class::OWN_BODY.words().iter())
        .filter_map(|word| near.find(word).map(|at| (at, *word)))
        .min_by_key(|(at, word)| (at + word.len(), *at))?;
    let (led, rest) = (&text[..at], &text[at + word.len()..]);
    // 惠州高新区, 城南新区, 市开发区; not 新增百亿元开发区.
    let place = divisions::named_in(led).any(|(at, _)| at == 0);
    let plain = led.is_empty() || ["市", "县", "区", "州"].contains(&led);
    let proper = (2..=3).contains(&led.chars().count())
        && ["新区", "高新区", "经开区", "起步区", "开发区", "高新技术开发区"].contains(&word)
        && led.chars().all(|ch| ('一'..='鿿').contains(&ch))
        && !led.contains(['新', '建', '个', '在', '对', '和', '与', '推', '支', '引', '省', '国', '市', '增']);
    let sort = class::BODY_SORT.starts(led) || led.ends_with('级');
    let whole = word != "示范区" && word != "新区" && word != "管理区" || !plain;
    let named = (place || plain || proper) && !sort && whole && !own.starts_with(&text[..at + word.len()]);
    let of_it = !rest.is_empty() && !rest.starts_with(['、', '和', '及', '与', '（', '(', '内', '里']);
    (named && of_it).then_some(&text[..at + word.len()])
}

/// 青岛都市圈，以…为抓手，…: what the sentence is about, where no clause since names another.
fn topic<'a>(meta: &Meta<Span>, sentence: &'a str) -> Option<&'a str> {
    let sentence = sentence.trim_start();
    if sentence.len() > 420 {
        return None;
    }
    let mut clauses = sentence.split(['，', ',', '：']);
    let first = clauses.next()?;
    // Behind a semicolon another thing is told of, and so it is behind 全市.
    let others = ["全市", "全省", "全县", "全区", "全国", "全州", "我市", "我省", "我县", "我区"];
    let went_on = sentence.get(first.len()..).unwrap_or("");
    if went_on.contains(['；', ';']) || others.iter().any(|word| went_on.contains(word)) {
        return None;
    }
    // The place alone, as a topic, or a body and what it does.
    let alone = || {
        let named = divisions::named_in(first).any(|(at, _)| at == 0);
        let ends = class::OWN_BODY.ends(first);
        (named && ends && first.chars().count() <= 14 && !first.contains(['、', '和', '与'])).then_some(first)
    };
    let bare = || each(first).filter(|name| name.len() == first.len());
    let acting = || {
        let name = body(meta, first).filter(|name| name.ends_with('区'))?;
        let plain = ["市开发区", "县开发区", "高新区", "经开区", "开发区", "综合保税区", "综保区"].contains(&name);
        let does =
            ["围绕", "聚焦", "抬高", "坚持", "突出", "着力", "加快", "发挥", "瞄准", "锚定", "立足", "要", "全力"];
        (plain && does.iter().any(|word| first[name.len()..].starts_with(word))).then_some(name)
    };
    alone().or_else(bare).or_else(acting)
}
