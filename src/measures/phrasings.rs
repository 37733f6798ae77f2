//! Reads the phrasings beside this file and checks what the lexer makes of each.

use rust_decimal::Decimal;

use super::mentions::mentions;
use super::{Mention, Mentions};
use crate::lexicon::{classes, labels, units};
use crate::report::{Comparator, Value};
use crate::text::Reading;

const FILES: &[(&str, &str)] = &[
    ("arabic", include_str!("phrasings/arabic.txt")),
    ("bounds", include_str!("phrasings/bounds.txt")),
    ("carried", include_str!("phrasings/carried.txt")),
    ("comparators", include_str!("phrasings/comparators.txt")),
    ("forms", include_str!("phrasings/forms.txt")),
    ("han", include_str!("phrasings/han.txt")),
    ("labels", include_str!("phrasings/labels.txt")),
    ("mixed", include_str!("phrasings/mixed.txt")),
    ("mixed_places", include_str!("phrasings/mixed_places.txt")),
    ("ranges", include_str!("phrasings/ranges.txt")),
    ("ranks", include_str!("phrasings/ranks.txt")),
    ("ratios", include_str!("phrasings/ratios.txt")),
    ("small_units", include_str!("phrasings/small_units.txt")),
    ("units", include_str!("phrasings/units.txt")),
    ("vague", include_str!("phrasings/vague.txt")),
];

fn read(text: &str) -> Mentions {
    mentions(&Reading { text: text.into(), ..Reading::default() }, &[])
}

/// `5.5 % about`
fn told(mention: &Mention) -> String {
    let number = |number: &Decimal| number.normalize().to_string();
    let value = match (&mention.value, &mention.parts) {
        (Some(Value::One(one)), _) => number(one),
        (Some(Value::Two(low, high)), _) => format!("[{},{}]", number(low), number(high)),
        (None, Some(parts)) => parts.iter().map(|part| part.0.normalize().to_string()).collect::<Vec<_>>().join(":"),
        (None, None) => "null".into(),
    };
    let comparator = match mention.comparator {
        Comparator::Eq => "",
        Comparator::About => " about",
        Comparator::AtLeast => " at_least",
        Comparator::MoreThan => " more_than",
        Comparator::AtMost => " at_most",
        Comparator::LessThan => " less_than",
        Comparator::Range => " range",
    };
    format!("{value} {}{comparator}", mention.unit.as_deref().unwrap_or("-"))
}

/// What is wrong with the reading of one phrasing, if anything.
fn wrong(text: &str, wants: &str) -> Option<String> {
    let found = read(text);
    let mut quantities = found.quantities.iter();
    for want in wants.split("; ").map(str::trim).filter(|want| !want.is_empty()) {
        if let Some(label) = want.strip_prefix('#') {
            let (rule, of) = label.split_once(' ').unwrap_or((label, ""));
            let known =
                found.labels.iter().any(|label| label.rule.starts_with(rule) && label.span.of(text).contains(of));
            if !known {
                let all: Vec<_> = found.labels.iter().map(|label| (label.rule, label.span.of(text))).collect();
                return Some(format!("no label {label}, but {all:?}"));
            }
            continue;
        }
        let Some(mention) = quantities.next() else { return Some(format!("no {want}")) };
        let (want, span) = match want.split_once('"') {
            Some((want, span)) => (want.trim(), Some(span.trim_end_matches('"'))),
            None => (want, None),
        };
        let got = told(mention);
        if got != want || span.is_some_and(|span| span != mention.span.of(text)) {
            return Some(format!("{got} “{}”, not {want}", mention.span.of(text)));
        }
    }
    quantities.next().map(|mention| format!("also {} “{}”", told(mention), mention.span.of(text)))
}

#[test]
fn every_phrasing_is_read() {
    let (mut count, mut failures, mut passing) = (0, Vec::new(), Vec::new());
    for (file, lines) in FILES {
        for (at, line) in lines.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("//") {
                continue;
            }
            let (known_miss, line) = line.strip_prefix('!').map_or((false, line), |line| (true, line.trim()));
            let Some((text, wants)) = line.split_once("=>") else {
                panic!("{file}.txt:{}: no => in “{line}”", at + 1)
            };
            count += 1;
            match (wrong(text.trim(), wants), known_miss) {
                (Some(problem), false) => failures.push(format!("{file}.txt:{}: {}: {problem}", at + 1, text.trim())),
                (None, true) => passing.push(format!("{file}.txt:{}: {}", at + 1, text.trim())),
                _ => {}
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} phrasings are misread:\n{}", failures.len(), failures.join("\n"));
    assert!(passing.is_empty(), "known misses that pass now (take away the !):\n{}", passing.join("\n"));
    assert!(count >= 830, "{count} phrasings");
}

#[test]
fn every_word_of_the_labels_does_what_its_example_says() {
    let mut failures = Vec::new();
    for (at, line) in labels::lines() {
        let [rule, words, _, example, gives, counter, counter_gives] = line.as_slice() else {
            panic!("labels.tsv:{at}: seven columns, not {}", line.len());
        };
        assert!(labels::is_rule(rule), "labels.tsv:{at}: no rule {rule}");
        let words: Vec<&str> = words.split(' ').collect();
        for word in &words {
            if let Some(problem) = wrong(&example.replace("{}", word), &gives.replace("{}", word)) {
                failures.push(format!("labels.tsv:{at}: {word}: {problem}"));
            }
        }
        let counter = counter.replace("{}", words[0]);
        match wrong(&counter, counter_gives) {
            Some(problem) if counter != "-" => {
                failures.push(format!("labels.tsv:{at}: counter-example {counter}: {problem}"))
            }
            _ => {}
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_word_of_a_class_is_read_in_the_example_of_its_class() {
    let (mut count, mut failures) = (0, Vec::new());
    for line in classes::tests::lines() {
        let Some(gives) = line.gives.strip_prefix("reads ") else { continue };
        for word in &line.words {
            count += 1;
            if let Some(problem) = wrong(&line.example.replace("{}", word), &gives.replace("{}", word)) {
                failures.push(format!("{} {word}: {problem}", line.of));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 400, "{count} words");
}

#[test]
fn every_unit_is_read_in_its_example() {
    let mut failures = Vec::new();
    for (at, line) in units::lines() {
        let [unit, _, base, _, not_before, example, gives] = line.as_slice() else {
            panic!("units.tsv:{at}: seven columns, not {}", line.len());
        };
        if let Some(problem) = wrong(example, gives) {
            failures.push(format!("units.tsv:{at}: {example}: {problem}"));
        }
        if units::named(base).is_none() && unit != base {
            failures.push(format!("units.tsv:{at}: the base {base} is no unit"));
        }
        // What must not follow the unit is its counter-example.
        for next in not_before.split(' ').filter(|next| *next != "-") {
            let text = format!("完成12万{unit}{next}工作");
            let read = read(&text).quantities.iter().any(|it| it.unit.as_deref() == Some(&format!("万{unit}")));
            if read {
                failures.push(format!("units.tsv:{at}: {text} is read as 万{unit}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// A generator of numbers that looks random and always gives the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// All spans must cut the text, stand in order and not overlap.
fn sound(text: &str) {
    let found = read(text);
    let mut at = 0;
    for mention in &found.quantities {
        assert!(mention.span.start() >= at, "{text:?}: mentions overlap or are out of order");
        assert!(!mention.span.is_empty() && mention.span.covers(mention.number), "{text:?}: {mention:?}");
        assert!(text.get(mention.span.start()..mention.span.end()).is_some());
        at = mention.span.end();
    }
    for label in &found.labels {
        assert!(!label.span.of(text).is_empty(), "{text:?}: {label:?}");
    }
}

const PIECES: &[&str] = &[
    "一",
    "二",
    "两",
    "三",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "半",
    "几",
    "数",
    "多",
    "余",
    "上",
    "第",
    "前",
    "首位",
    "翻",
    "番",
    "了",
    "分之",
    "点",
    "成",
    "倍",
    "0",
    "1",
    "9",
    "12",
    "2024",
    "99999999999999999999999999999999",
    ".",
    ",",
    "、",
    "，",
    "。",
    "：",
    ":",
    "-",
    "—",
    "～",
    "至",
    "到",
    "和",
    "/",
    "（",
    "）",
    "×",
    "年",
    "月",
    "日",
    "个",
    "个百分点",
    "百分点",
    "%",
    "％",
    "元",
    "亿元",
    "公里",
    "千瓦",
    "千瓦时",
    "每",
    "立方米",
    "次",
    "届",
    "级",
    "期",
    "大",
    "类",
    "号",
    "“",
    "”",
    "《",
    "》",
    "\n",
    " ",
    "\u{3000}",
    "\u{200b}",
    "\0",
    "𬭎",
    "👍",
    "a",
    "G",
    "PM",
    "2.5",
    "由",
    "从",
    "超过",
    "不低于",
    "以上",
    "左右",
    "以内",
    "台阶",
    "会议",
    "项目",
    "企业",
    "的",
    "+",
    "[",
    "]",
];

#[test]
fn no_text_makes_it_fail() {
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let text: String = (0..dice.roll(24)).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        sound(&text);
    }
    for _ in 0..5_000 {
        let text: String = (0..dice.roll(40)).filter_map(|_| char::from_u32(dice.roll(0x30000) as u32)).collect();
        sound(&text);
    }
}

#[test]
fn mutilated_phrasings_do_not_make_it_fail() {
    let mut dice = Dice(11);
    for (_, lines) in FILES {
        let mut chars: Vec<char> = lines.chars().collect();
        for _ in 0..40 {
            for _ in 0..chars.len() / 50 {
                let (at, with) = (dice.roll(chars.len()), dice.roll(chars.len()));
                match dice.roll(3) {
                    0 => drop(chars.remove(at)),
                    1 => chars.insert(at, chars[with]),
                    _ => chars.swap(at, with),
                }
            }
            sound(&chars.iter().collect::<String>());
        }
    }
}

/// What costs a lexer most, over and over, in one line: eight times the text may not cost sixty-four times as much.
#[test]
fn cost_grows_with_length_alone() {
    let seconds = |text: &str| {
        let once = || {
            let start = std::time::Instant::now();
            read(text);
            start.elapsed().as_secs_f64()
        };
        (0..2).map(|_| once()).fold(f64::MAX, f64::min)
    };
    for piece in [
        "1",
        "一",
        "二",
        "1-",
        "1:",
        "1、",
        "1.",
        "1,",
        "1,111",
        "一分之",
        "三次、",
        "“1",
        "（1",
        "第",
        "百",
        "万",
        "亿",
        "由1",
        "1至",
        "1×",
        "十十",
        "2024年",
        "1+",
        "PM",
        "1到2个",
        "零",
        "三亿五千万",
    ] {
        let short = seconds(&piece.repeat(1_500));
        let long = seconds(&piece.repeat(12_000));
        assert!(long < short.max(0.01) * 40.0, "“{piece}”: {short:.4} s for 1,500 and {long:.4} s for 12,000");
    }
}
