//! Known indicators: from a phrase and a unit to the indicator that it means.
//!
//! Chinese noun phrases end in their head. `全市规模以上工业增加值` is a kind of 工业增加值, 单位生产总值能耗 is no kind of
//! 生产总值: so a name counts where the phrase ends in it, the longest first, and what stands before it decides whether the
//! whole or a part is meant.

use super::unit_groups::{COUNT, RELATIVE, group};
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// An indicator of the lexicon.
#[derive(Debug)]
pub struct Indicator {
    /// Stable id: `gdp`.
    pub id: &'static str,
    /// 地区生产总值.
    pub name: &'static str,
    /// 综合, 财政 ….
    pub theme: &'static str,
    /// Which way is good: up, down or neither.
    pub good: Direction,
}

/// Which way of an indicator is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither.
    Neutral,
}

/// When a name means its indicator.
struct Meaning {
    /// Groups of units that it is measured in.
    units: u64,
    /// Shares, growth and ranks do not fit by themselves.
    only: bool,
    /// Means it whatever part a modifier names.
    any_modifier: bool,
    /// Words of the phrase that keep it from meaning this.
    without: &'static [&'static str],
}

/// A name of an indicator, with the words of which one must stand beside it (none: it stands for itself).
struct Name {
    name: &'static str,
    clues: &'static [&'static str],
    of: usize,
}

mod tables {
    use super::{Direction, Indicator, Meaning, Name};
    include!(concat!(env!("OUT_DIR"), "/indicators.rs"));
}
use tables::{INDICATORS, MEANINGS, NAMES};

/// The indicator that this noun phrase means where it is measured in this unit, or none: never forced.
///
/// `action` is the verb in front (新增, 引进, 发放) where there is one; `context` is the clause that the mention stands
/// in, for phrases that mean an indicator only beside other words.
pub fn meant(phrase: &str, unit: Option<&str>, action: Option<&str>, context: &str) -> Option<&'static Indicator> {
    let asked = Asked {
        unit: unit.map_or(Some(RELATIVE), group),
        action: plain(action.unwrap_or("")),
        context: plain(context),
    };
    asked.meant(&plain(phrase)).map(|at| &INDICATORS[at])
}

/// The known indicators whose names stand in a stretch of text, with their byte ranges, longest match first at each
/// place, in order: what the grammar looks for when it asks what a number is of.
pub fn named_in(text: &str) -> Vec<(Range<usize>, &'static Indicator)> {
    static NAMED: LazyLock<(Option<AhoCorasick>, Vec<usize>)> = LazyLock::new(|| {
        let strong: Vec<&Name> = NAMES.iter().filter(|name| name.clues.is_empty()).collect();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(strong.iter().map(|name| name.name));
        (automaton.ok(), strong.iter().map(|name| name.of).collect())
    });
    let (automaton, of) = &*NAMED;
    let found = automaton.iter().flat_map(|automaton| automaton.find_iter(text));
    found.filter_map(|hit| Some((hit.range(), INDICATORS.get(*of.get(hit.pattern().as_usize())?)?))).collect()
}

/// What stands round the phrase.
struct Asked {
    /// Groups of the unit; none where nobody knows it.
    unit: Option<u64>,
    action: String,
    context: String,
}

/// Words behind a name that leave its meaning: 高新技术企业总量, 生产总值增速, 老旧小区改造.
const TAILS: &[&str] = &[
    "同比增速",
    "增速",
    "增幅",
    "涨幅",
    "增长",
    "总量",
    "数量",
    "总数",
    "总规模",
    "规模",
    "位次",
    "排名",
    "总额",
    "占比",
    "比重",
    "建设",
    "改造",
    "整治",
    "治理",
    "更新",
    "提升",
    "创建",
    "认证",
    "培育",
    "改善幅度",
    "人数",
    "户数",
    "家数",
    "个数",
    "指标",
];

/// Words in front of a name that leave the whole meant: place, time, reach.
const WHOLE: &[&str] = &[
    "全市",
    "全省",
    "全县",
    "全区",
    "全镇",
    "全乡",
    "全州",
    "全盟",
    "全旗",
    "全国",
    "全球",
    "全域",
    "全社会",
    "全口径",
    "全部",
    "全年",
    "全体",
    "我市",
    "我省",
    "我县",
    "我区",
    "我镇",
    "我州",
    "我国",
    "本市",
    "本省",
    "市域",
    "省域",
    "县域",
    "市区",
    "城区",
    "中心城区",
    "主城区",
    "城乡",
    "城市",
    "城镇",
    "县城",
    "省级",
    "国家级",
    "市级",
    "县级",
    "省级以上",
    "市级以上",
    "国家",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "州",
    "去年",
    "今年",
    "上年",
    "当年",
    "年度",
    "年",
    "月",
    "上半年",
    "一季度",
    "前三季度",
    "五年",
    "五年来",
    "三年",
    "过去五年",
    "累计",
    "新增",
    "净增",
    "预计",
    "完成",
    "实现",
    "达到",
    "共",
    "总",
    "其中",
    "人均",
    "地方",
    "规模以上",
    "规上",
    "各类",
    "各项",
    "主要",
    "本外币",
    "人民币",
    "年末",
    "年均",
    "年",
    "的",
    "和",
    "同口径",
    "按可比价",
    "可比价",
    "同比",
    "连续",
    "平均",
    "比",
    "万元",
    "重点",
    "农村",
    "环境",
];

/// What looks like a place's name and is a part of one.
const ZONES: &[&str] = &[
    "保税区",
    "开发区",
    "园区",
    "示范区",
    "试验区",
    "高新区",
    "经开区",
    "地区",
    "社区",
    "景区",
    "库区",
    "灌区",
    "牧区",
];

impl Asked {
    fn meant(&self, phrase: &str) -> Option<usize> {
        let mut phrase = phrase;
        loop {
            if let Some(found) = self.head(phrase) {
                return Some(found);
            }
            let Some(tail) = TAILS.iter().find(|tail| phrase.len() > tail.len() && phrase.ends_with(*tail)) else {
                break;
            };
            phrase = phrase.get(..phrase.len() - tail.len())?.trim_end_matches('的');
        }
        // X占Y比重 is about X.
        match phrase.find('占') {
            Some(at) if at > 0 => self.meant(phrase.get(..at)?),
            _ => self.by_verb(),
        }
    }

    /// What the verb says of whatever stands behind it: ［投资］云溪大桥.
    fn by_verb(&self) -> Option<usize> {
        let first = NAMES.partition_point(|known| known.name < "*");
        let anything = NAMES.get(first..)?.iter().take_while(|known| known.name == "*");
        anything
            .filter(|known| known.clues.contains(&self.action.as_str()) && self.fits(known, ""))
            .map(|known| known.of)
            .next()
    }

    /// The longest name that the phrase ends in and that means its indicator here. The verb counts as part of the
    /// phrase: 流转｜土地.
    fn head(&self, phrase: &str) -> Option<usize> {
        let whole = format!("{}{phrase}", self.action);
        for (start, _) in whole.char_indices() {
            let (front, name) = whole.split_at(start);
            let first = NAMES.partition_point(|known| known.name < name);
            for known in NAMES.get(first..)?.iter().take_while(|known| known.name == name) {
                if self.fits(known, front.strip_prefix(self.action.as_str()).unwrap_or("")) {
                    return self.agreed(known.of, front);
                }
            }
        }
        None
    }

    fn fits(&self, known: &Name, front: &str) -> bool {
        let Some(meaning) = MEANINGS.get(known.of) else { return false };
        let stands =
            |word: &&&str| front.contains(**word) || self.action.contains(**word) || self.context.contains(**word);
        if !known.clues.is_empty() && !known.clues.iter().any(|clue| stands(&clue)) {
            return false;
        }
        if meaning.without.iter().any(|word| front.contains(*word)) {
            return false;
        }
        let Some(unit) = self.unit else { return false };
        if unit & meaning.units == 0 && (meaning.only || unit & RELATIVE == 0) {
            return false;
        }
        let counted = unit & meaning.units & COUNT != 0;
        counted || meaning.any_modifier || whole(front)
    }

    /// Of a list with one number (A、B和C) all must be the same indicator.
    fn agreed(&self, of: usize, front: &str) -> Option<usize> {
        let list = front.rsplit('等').next().unwrap_or(front);
        if front.contains('等') && list.len() < front.len() {
            return Some(of);
        }
        let Some(list) = list.strip_suffix(['、', '和', '及', '与']) else { return Some(of) };
        let other = list
            .split('、')
            .filter(|member| !member.is_empty())
            .filter_map(|member| self.head(member))
            .any(|id| id != of);
        (!other).then_some(of)
    }
}

/// Whether the words in front of a name leave the whole meant.
fn whole(front: &str) -> bool {
    let mut rest = front.trim_matches(|c: char| c.is_ascii_digit() || "、，,".contains(c));
    while !rest.is_empty() {
        if let Some(word) = WHOLE.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len()) {
            rest = rest.get(word.len()..).unwrap_or("");
        } else if let Some(end) = place(rest) {
            rest = rest.get(end..).unwrap_or("");
        } else {
            return false;
        }
        rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    true
}

/// Where a place's name in front ends: 云溪市.
fn place(text: &str) -> Option<usize> {
    let ends = text.char_indices().skip(1).take(8).filter(|(_, c)| "省市县区州镇乡旗盟".contains(*c));
    let end = ends.map(|(at, c)| at + c.len_utf8()).next()?;
    let name = text.get(..end)?;
    (!ZONES.iter().any(|zone| name.ends_with(zone))).then_some(end)
}

/// Without quotes, blanks, and brackets with what they add.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '《' | '》' | '_' | '*' | '`' => {}
            c if c.is_whitespace() || depth > 0 => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::format::{Entry, Example, parse};
    use std::path::Path;

    fn entries() -> Vec<Entry> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/indicators");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()).collect();
        files.sort();
        let read = |file: &std::path::PathBuf| {
            let name = file.file_name().unwrap().to_str().unwrap().to_string();
            parse(&name, &std::fs::read_to_string(file).unwrap()).unwrap()
        };
        files.iter().flat_map(read).collect()
    }

    fn given(example: &Example) -> Option<&'static str> {
        meant(&example.phrase, example.unit.as_deref(), example.action.as_deref(), &example.sentence)
            .map(|found| found.id)
    }

    #[test]
    fn every_example_gives_its_indicator() {
        let mut wrong = Vec::new();
        for entry in &entries() {
            for example in &entry.yes {
                if given(example) != Some(&entry.id) {
                    wrong.push(format!(
                        "{}: 【{}】 gives {:?}, not {}",
                        example.at,
                        example.phrase,
                        given(example),
                        entry.id
                    ));
                }
            }
            for example in &entry.no {
                let given = given(example);
                let instead = example.instead.as_deref();
                if given == Some(&entry.id) || instead.is_some_and(|id| given.unwrap_or("null") != id) {
                    wrong.push(format!("{}: 【{}】 gives {given:?}, not {instead:?}", example.at, example.phrase));
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Against the answers by hand, where they are beside the project: how often the phrase gives the id.
    #[test]
    fn answers_by_hand() {
        let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
        if !gold.exists() {
            eprintln!("skipped: no answers by hand beside the project");
            return;
        }
        let mut files: Vec<_> = [gold.clone(), gold.join("field")]
            .iter()
            .flat_map(|folder| std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()))
            .filter(|file| {
                file.to_str().is_some_and(|name| name.ends_with(".measures.jsonl") && !name.contains("notmeasures"))
            })
            .collect();
        files.sort();
        let (mut all, mut first_right, mut any_right) = (0, 0, 0);
        let show = std::env::var_os("CONFUSIONS").is_some();
        for file in &files {
            let (mut of_file, mut right_of_file) = (0, 0);
            for line in std::fs::read_to_string(file).unwrap().lines() {
                let answer: serde_json::Value = serde_json::from_str(line).unwrap();
                let Some(want) = answer.get("id") else { continue };
                let text = |key: &str| answer[key].as_str().unwrap_or("");
                let context = format!("{}{}{}", text("before"), text("text"), text("after"));
                let spellings = answer["indicator"].as_array().cloned().unwrap_or_default();
                let spellings: Vec<&str> = spellings.iter().filter_map(|spelling| spelling.as_str()).collect();
                let gives = |phrase: &&str| {
                    meant(phrase, answer["unit"].as_str(), answer["action"].as_str(), &context).map(|found| found.id)
                        == want.as_str()
                };
                let got = meant(spellings[0], answer["unit"].as_str(), answer["action"].as_str(), &context)
                    .map(|found| found.id);
                all += 1;
                of_file += 1;
                right_of_file += usize::from(gives(&spellings[0]));
                first_right += usize::from(gives(&spellings[0]));
                any_right += usize::from(spellings.iter().any(|phrase| gives(&phrase)));
                if show && !gives(&spellings[0]) {
                    let unit = answer["unit"].as_str().unwrap_or("");
                    println!(
                        "{} ≠ {}\t{}〔{unit}·{}〕\t{context}",
                        want,
                        got.unwrap_or("null"),
                        spellings.join("/"),
                        text("action")
                    );
                }
            }
            if of_file > 60 {
                println!("{:.3} of {of_file} {}", right_of_file as f64 / of_file as f64, file.display());
            }
        }
        let share = |right: usize| right as f64 / all as f64;
        println!("id right by the first spelling {:.3}, by any {:.3}, of {all}", share(first_right), share(any_right));
        assert!(share(first_right) >= 0.5);
    }
}
