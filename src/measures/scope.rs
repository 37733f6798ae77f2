//! Whose number it is, where it is not the report's own region's: a wider region's by `scope.rules`, a smaller one's by its name.

use super::grammar::{Reading, Shape};
use super::scan;
use crate::lexicon::classes::{Class, class};
use crate::lexicon::divisions::{self, Rank};
use crate::model::{Aspect, Level, Meta, Scope, ScopeKind};
use crate::rules::{Fact, Site, Slot, family, trace};
use crate::span::Span;

/// The scope of a reading, and the rule that told it; `clause` is the text from its clause's start to the mention,
/// `sentence` that from the sentence's; `at` is the mention's place.
pub fn of(meta: &Meta<Span>, reading: &Reading, clause: &str, sentence: &str, at: usize) -> Option<(Scope, String)> {
    let head = clause.trim_start_matches(|ch: char| ch.is_whitespace() || scan::ends_clause(ch) || ch == '、');
    // What stands behind its number is what is done or counted, wherever that is.
    let counted = reading.shape == Shape::NumberNoun;
    let subject = if counted { "" } else { reading.indicator.as_str() };
    let site = ScopeSite { meta, reading, head, subject, counted, at };
    if let Some(rule) = family::SCOPE.first(&site) {
        let (kind, name) = match rule.gives("scope")? {
            "nation" => (ScopeKind::Nation, class::NATION_SET.start(head)?),
            "province" => (ScopeKind::Parent, class::PROVINCE_SET.start(head)?),
            _ => (ScopeKind::Parent, class::CITY_SET.end(head)?),
        };
        return Some((Scope { kind, name: Some(name.into()) }, family::SCOPE.name_of(rule)));
    }
    let (rule, name) = site.part(sentence)?;
    trace::note("scope", Some(rule), at);
    Some((Scope { kind: ScopeKind::Child, name: Some(name.into()) }, format!("scope.{rule}")))
}

/// A reading, as the rules of scope ask about it.
struct ScopeSite<'a> {
    meta: &'a Meta<Span>,
    reading: &'a Reading,
    head: &'a str,
    subject: &'a str,
    counted: bool,
    at: usize,
}

impl<'a> ScopeSite<'a> {
    /// A part of the report's region: the name of the step that finds it, and its own.
    fn part(&self, sentence: &'a str) -> Option<(&'static str, &'a str)> {
        let (meta, head, subject) = (self.meta, self.head, self.subject);
        let found = |rule, name: Option<&'a str>| name.map(|name| (rule, name));
        let acted = self.reading.action.is_some();
        // 甲中心等3个项目 is of things there, 全州开发区 of all of them.
        let things = class::AND_SO_ON.within(head);
        found("each", each(head))
            .or_else(|| found("sort_of_regions", sort_of_regions(subject).filter(|_| !acted)))
            .or_else(|| found("several_places", several_places(subject).or_else(|| several_places(head))))
            .or_else(|| {
                let named = body(meta, subject).or_else(|| body(meta, head));
                found("body", named.filter(|name| !of_all(head, name)))
            })
            .or_else(|| {
                let named = division(meta, subject).or_else(|| division(meta, head));
                found("division", named.filter(|_| !things))
            })
            .or_else(|| found("topic", topic(meta, sentence)))
    }
}

impl Site for ScopeSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Noun => Some(self.subject),
            Slot::Clause => Some(self.head),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        let level = self.meta.level;
        match fact {
            Fact::OfNation => level == Some(Level::Nation),
            Fact::BelowProvince => matches!(level, Some(Level::City | Level::County | Level::Town)),
            Fact::BelowCity => matches!(level, Some(Level::County | Level::Town)),
            Fact::Changed => matches!(self.reading.aspect, Aspect::Increase | Aspect::Decrease),
            Fact::Related => self.reading.relation.is_some(),
            Fact::Ranked => self.reading.aspect == Aspect::Rank,
            Fact::Acted => self.reading.action.is_some(),
            Fact::Inherited => self.reading.shape == Shape::Inherited,
            Fact::CountedNoun => self.counted,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.at
    }
}

/// 全州开发区: all of them.
fn of_all(head: &str, name: &str) -> bool {
    class::WHOLE_SET.all_in(head).any(|at| head.get(at.end..).is_some_and(|behind| behind.starts_with(name)))
}

/// The text from its start to byte `end`.
fn up_to(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    up_to(text, text.char_indices().nth(count).map_or(text.len(), |(at, _)| at))
}

/// 每个县（市、区）, 各乡镇, 各类园区: at the start, or behind what is to be brought about.
fn each(text: &str) -> Option<&str> {
    let text = class::BRINGING_ABOUT.strip_start(text).unwrap_or(text);
    let rest = class::EVERY_PLACE.strip_start(text)?;
    let places = class::PLACE_CHARACTER.trim_start(rest);
    let name = up_to(rest, rest.len() - places.len());
    let of_sorts = class::SORT_WORD.ends(up_to(text, text.len() - rest.len()));
    let whole = !name.is_empty() && (!of_sorts || class::ZONE_END.ends(name)) && !class::UNFINISHED_PLACE.ends(name);
    whole.then(|| up_to(text, text.len() - places.len()))
}

/// 北方地区清洁取暖率, 脱贫地区居民收入: a kind of regions, by its name at the start.
fn sort_of_regions(text: &str) -> Option<&str> {
    let region = class::REGION_WORD.find(text).filter(|at| class::REGION_SORT.is(up_to(text, at.start)))?;
    (region.end < text.len()).then(|| up_to(text, region.end))
}

/// 甲、乙等四市规上工业: several places by their names and number, at the start.
fn several_places(text: &str) -> Option<&str> {
    let head = first(text, 26);
    let counted = |at: &std::ops::Range<usize>| class::SEVERAL_NUMERAL.ends(up_to(head, at.start));
    let end = class::DIVISION_UNIT.all_in(head).find(counted)?.end;
    let name = up_to(text, end);
    (name.contains('、') && !name.contains('，') && !class::NEW_BUILDING.within(name)).then_some(name)
}

/// A county of a city's report, at the start, where what is told of it follows.
fn division<'a>(meta: &Meta<Span>, text: &'a str) -> Option<&'a str> {
    let (_, name) = divisions::named_in(first(text, 12)).find(|(at, _)| *at == 0)?;
    let below = |rank: Rank| match meta.level {
        Some(Level::Nation) => rank == Rank::Province,
        Some(Level::Province) => rank >= Rank::City,
        _ => rank == Rank::County,
    };
    let own = meta.region_code.as_deref().map(|own| own.parse::<u32>().unwrap_or(0));
    let within = |code: u32| match (own, meta.level) {
        (_, Some(Level::Nation)) => true,
        (Some(own), Some(Level::Province)) => code / 10_000 == own / 10_000,
        (Some(own), Some(Level::City)) => code / 100 == own / 100,
        _ => false,
    };
    let of_region = divisions::named(name).any(|division| below(division.rank()) && within(division.code));
    let rest = text.get(name.len()..)?;
    // 永康规上工业总产值, 德州建成; not 德州扒鸡.
    let told = class::PLACE_ATTRIBUTE.starts(rest);
    // 新建 is a district and a word, 永康规上工业 leaves no doubt.
    let sure = class::REGION_FIGURE.starts(rest) || !divisions::is_ordinary(name);
    let other = name.chars().count() > 1 && !meta.region.as_deref().unwrap_or_default().starts_with(name);
    (of_region && told && sure && other).then(|| up_to(text, name.len()))
}

/// The word that ends first, the longer one where two end together.
fn ending_first(class: Class, text: &str) -> Option<(usize, &'static str)> {
    let words = class.words().iter().filter_map(|word| Some((text.find(word)?, *word)));
    words.min_by_key(|(at, word)| (at + word.len(), *at))
}

/// 高新区…, 城南新区…, 市开发区…: a body with what tells it from others, at the start.
fn body<'a>(meta: &Meta<Span>, text: &'a str) -> Option<&'a str> {
    let near = first(text, 14);
    class::OWN_BODY.find(near)?;
    let (at, word) = ending_first(class::OWN_BODY, near)?;
    let (led, name) = (up_to(text, at), up_to(text, at + word.len()));
    let rest = text.get(name.len()..)?;
    // 惠州高新区, 城南新区, 市开发区; not 新增百亿元开发区.
    let place = divisions::named_in(led).any(|(at, _)| at == 0);
    let plain = led.is_empty() || class::DIVISION_SHORT.is(led);
    let proper = (2..=3).contains(&led.chars().count())
        && class::PROPER_BODY.is(word)
        && led.chars().all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch))
        && !class::NO_PROPER_NAME.within(led);
    let sort = class::BODY_SORT.starts(led) || class::LEVEL_END.ends(led);
    let whole = !plain || !class::NAMED_BODY.is(word);
    let own = meta.region.as_deref().unwrap_or_default().starts_with(name);
    let of_it = !rest.is_empty() && !rest.starts_with(['（', '(']) && !class::BODY_CONTINUATION.starts(rest);
    ((place || plain || proper) && !sort && whole && !own && of_it).then_some(name)
}

/// 青岛都市圈，以…为抓手，…: what the sentence is about, where no clause since names another.
fn topic<'a>(meta: &Meta<Span>, sentence: &'a str) -> Option<&'a str> {
    let sentence = sentence.trim_start();
    if sentence.len() > 420 {
        return None;
    }
    let topic = sentence.split(['，', ',', '：']).next()?;
    // Behind a semicolon another thing is told of, and so it is behind 全市.
    let went_on = sentence.get(topic.len()..)?;
    if went_on.contains(['；', ';']) || class::OWN_REGION_SET.within(went_on) {
        return None;
    }
    // The place alone, as a topic, or a body and what it does.
    let alone = || {
        let named = divisions::named_in(topic).any(|(at, _)| at == 0);
        let short = topic.chars().count() <= 14 && !class::COORDINATION_SIGN.within(topic);
        (named && short && class::OWN_BODY.ends(topic)).then_some(topic)
    };
    let bare = || each(topic).filter(|name| name.len() == topic.len());
    let acting = || {
        let name = body(meta, topic).filter(|name| class::PLAIN_BODY.is(name))?;
        topic.get(name.len()..).filter(|does| class::SETTING_TO_WORK.starts(does)).map(|_| name)
    };
    alone().or_else(bare).or_else(acting)
}
