//! Reads the sentences in `readings/` and checks what the whole makes of each: text → document → measures.

use crate::report::{Analysis, Measure, Report};
use crate::span::CodePoints;

/// The files of sentences, in order of their names.
fn files() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/measures/readings");
    let mut files: Vec<(String, String)> = (std::fs::read_dir(folder).into_iter().flatten().flatten())
        .filter(|file| file.path().extension().is_some_and(|end| end == "txt"))
        .filter_map(|file| {
            Some((file.file_name().to_string_lossy().into(), std::fs::read_to_string(file.path()).ok()?))
        })
        .collect();
    files.sort();
    files
}

/// Where a sentence stands: the head of a section of a file.
#[derive(Clone)]
struct Section {
    part: String,
    /// The year planned for.
    year: i32,
    /// The first year looked back on.
    since: i32,
    level: String,
}

impl Section {
    /// `review 2018-2022 county`: the part, the years looked back on or the year planned for, the level.
    fn read(head: &str) -> Section {
        let mut section = Section { part: String::new(), year: 2024, since: 2023, level: "city".into() };
        for word in head.split_whitespace() {
            if let Some((first, last)) = word
                .split_once('-')
                .and_then(|(first, last)| Some((first.parse::<i32>().ok()?, last.parse::<i32>().ok()?)))
            {
                (section.since, section.year) = (first, last + 1);
            } else if let Ok(year) = word.parse() {
                (section.year, section.since) = (year, year - 1);
            } else if ["nation", "province", "city", "county", "town"].contains(&word) {
                section.level = word.into();
            } else {
                section.part = word.into();
            }
        }
        section
    }

    /// A small report with the sentence in its part.
    fn report(&self, sentence: &str) -> String {
        if self.part == "piece" {
            return format!("{sentence}\n");
        }
        let Section { part, year, since, level } = self;
        let last = year - 1;
        let (place, office, who) = match level.as_str() {
            "nation" => ("中华人民共和国", "国务院总理", "国务院"),
            "province" => ("河北省", "河北省省长", "省人民政府"),
            "county" => ("云溪县", "云溪县县长", "县人民政府"),
            "town" => ("云溪镇", "云溪镇镇长", "镇人民政府"),
            _ => ("云溪市", "云溪市市长", "市人民政府"),
        };
        let meeting = match level.as_str() {
            "nation" => "第十四届全国人民代表大会第二次会议".to_string(),
            _ => format!("{place}第九届人民代表大会第三次会议"),
        };
        let years = last - since + 1;
        let (review, opened) = if years > 1 {
            let count = ["零", "一", "二", "三", "四", "五"].get(years as usize).copied().unwrap_or("五");
            (format!("过去{count}年工作回顾"), format!("过去{count}年，我们迎难而上，各项事业取得新进展。"))
        } else {
            (format!("{last}年工作回顾"), "过去一年，我们迎难而上，各项事业取得新进展。".to_string())
        };
        let at = |name: &str| if part == name { sentence } else { "" };
        let goals = match part.as_str() {
            "goals" => String::new(),
            _ => format!("{year}年经济社会发展主要预期目标是：地区生产总值增长5%左右。"),
        };
        let lines = [
            "政府工作报告".to_string(),
            format!("——{year}年1月10日在{meeting}上"),
            format!("{office} 林远"),
            "各位代表：".into(),
            format!("现在，我代表{who}，向大会报告工作，请予审议。"),
            format!("一、{review}"),
            opened,
            at("review").into(),
            "同时，我们清醒地看到，发展中还存在不少问题和不足。".into(),
            at("problems").into(),
            format!("二、{year}年工作总体要求和主要目标"),
            format!("做好{year}年政府工作，要坚持稳中求进，守正创新。"),
            goals,
            at("goals").into(),
            format!("三、{year}年重点工作"),
            "（一）着力扩大有效需求。办好各项实事，让群众得到实惠。".into(),
            at("plan").into(),
            "四、加强政府自身建设".into(),
            "依法行政，廉洁为民，提高效能。".into(),
            at("government").into(),
            "各位代表！让我们团结一心，为建设美好家园而奋斗！".into(),
        ];
        lines.iter().filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
    }
}

type Told = Measure<CodePoints>;

/// A word of the contract for a value of one of its lists: `achieved`, `more_than`, `null`.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_string)).unwrap_or("null".into())
}

/// What a measure has for an expected token, where it is another.
fn differs(told: &Told, token: &str) -> Option<String> {
    let or_null = |text: Option<&str>| text.unwrap_or("null").to_string();
    let named = |kind: String, name: Option<&str>, wanted: &str| match (wanted.contains(':'), name) {
        (true, Some(name)) => format!("{kind}:{name}"),
        _ => kind,
    };
    let (key, wanted) = token.split_once('=').unwrap_or((token, token));
    let found = match key {
        "achieved" | "target" | "context" => word(&told.status),
        "level" | "increase" | "decrease" | "rank" => word(&told.aspect),
        "eq" | "about" | "at_least" | "more_than" | "at_most" | "less_than" | "range" => word(&told.comparator),
        "expected" | "ensure" | "strive" | "binding" => word(&told.strength),
        "strength" => told.strength.as_ref().map_or("null".into(), word),
        "in" | "by" | "cumulative" | "annual_average" => {
            told.period.as_ref().map_or("no period".into(), |period| word(&period.mode))
        }
        "headline" => if told.headline { "headline" } else { "aside" }.into(),
        "aside" => if told.headline { "headline" } else { "aside" }.into(),
        "basis" => told
            .basis
            .as_ref()
            .map_or("null".into(), |basis| basis.year.map_or_else(|| word(&basis.kind), |year| year.to_string())),
        "relation" => told
            .relation
            .as_ref()
            .map_or("null".into(), |relation| named(word(&relation.kind), relation.to.as_deref(), wanted)),
        "scope" => {
            told.scope.as_ref().map_or("null".into(), |scope| named(word(&scope.kind), scope.name.as_deref(), wanted))
        }
        "action" => or_null(told.action.as_deref()),
        "id" => or_null(told.indicator.as_ref().and_then(|indicator| indicator.id.as_deref())),
        "unit" => or_null(told.unit.as_deref()),
        "value" => serde_json::to_string(&told.value).unwrap_or_default(),
        "from" => serde_json::to_string(&told.from).unwrap_or_default(),
        "period" => told.period.as_ref().map_or("null".into(), |period| period.from.to_string()),
        years if years.chars().all(|ch| ch.is_ascii_digit() || ch == '-') => match &told.period {
            Some(period) if period.from == period.to => period.from.to_string(),
            Some(period) => format!("{}-{}", period.from, period.to),
            None => "no period".into(),
        },
        _ => return Some(format!("no such token: {token}")),
    };
    (!wanted.split('/').any(|wanted| wanted == found)).then(|| format!("{found}, not {wanted}"))
}

/// What is wrong with the reading of a sentence for one expectation; `from` is where the next one is looked for.
fn wrong(report: &Report, sentence: (usize, usize), from: &mut usize, want: &str) -> Option<String> {
    let mut columns = want.split('|').map(str::trim);
    let (mention, indicator, tokens) = (columns.next()?, columns.next().unwrap_or(""), columns.next().unwrap_or(""));
    let text: Vec<char> = report.text.chars().collect();
    let of = |told: &Told| -> String { text[told.span.0 as usize..told.span.1 as usize].iter().collect() };
    let inside: Vec<&Told> =
        (report.measures.iter()).filter(|told| (sentence.0..sentence.1).contains(&(told.span.0 as usize))).collect();
    let Some(at) = inside.iter().position(|told| told.span.0 as usize >= *from && of(told) == mention) else {
        if indicator == "-" {
            return None;
        }
        let all: Vec<String> = inside.iter().map(|told| of(told)).collect();
        return Some(format!("{mention} is none of {all:?}"));
    };
    if indicator == "-" {
        return Some(format!("{mention} is a measure"));
    }
    let told = inside[at];
    *from = told.span.0 as usize + 1;
    let name = told.indicator.as_ref().map_or("", |indicator| indicator.text.as_str());
    let mut all: Vec<String> = tokens.split_whitespace().filter_map(|token| differs(told, token)).collect();
    if !indicator.is_empty() && !indicator.split('/').any(|wanted| wanted == name) {
        all.push(format!("“{name}”, not “{indicator}”"));
    }
    (!all.is_empty()).then(|| format!("{mention}: {}", all.join("; ")))
}

fn analyze(section: &Section, sentence: &str) -> Analysis {
    crate::analyze("云溪.txt", section.report(sentence).as_bytes())
}

#[test]
fn every_sentence_is_read() {
    let (mut count, mut failures, mut passing, mut misses) = (0, Vec::new(), Vec::new(), 0);
    for (file, lines) in files() {
        let mut section = Section::read("review");
        let mut read: Option<(Analysis, (usize, usize))> = None;
        let mut from = 0;
        for (at, line) in lines.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("//") {
                continue;
            }
            let place = format!("{file}:{}", at + 1);
            if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = Section::read(head);
                read = None;
                continue;
            }
            let (known_miss, want) = line.strip_prefix('?').map_or((false, line), |want| (true, want.trim()));
            if !want.contains('|') {
                let analysis = analyze(&section, line);
                let report = analysis.reports.first().unwrap_or_else(|| panic!("{place}: no report"));
                let bytes =
                    report.text.find(line).unwrap_or_else(|| panic!("{place}: the sentence is not in the text"));
                let start = report.text[..bytes].chars().count();
                if section.part != "piece" {
                    assert_eq!(report.meta.year, Some(section.year), "{place}: the year");
                }
                from = start;
                read = Some((analysis, (start, start + line.chars().count())));
                continue;
            }
            let Some((analysis, sentence)) = &read else { panic!("{place}: no sentence before “{line}”") };
            let Some(report) = analysis.reports.first() else { continue };
            count += 1;
            match (wrong(report, *sentence, &mut from, want), known_miss) {
                (Some(problem), false) => failures.push(format!("{place}: {problem}")),
                (None, true) => passing.push(format!("{place}: {want}")),
                (Some(_), true) => misses += 1,
                _ => {}
            }
        }
    }
    assert!(count >= 80, "{count} measures");
    println!("{count} measures of sentences, {misses} known misses");
    assert!(failures.is_empty(), "{} of {count} are misread:\n{}", failures.len(), failures.join("\n"));
    assert!(passing.is_empty(), "known misses that pass now (take away the ?):\n{}", passing.join("\n"));
}
