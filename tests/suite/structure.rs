//! Outline, parts and annexes: held against the answers worked out by hand, and their form held over mutilated text.

use crate::check;
use proptest::prelude::*;
use serde_json::Value;
use std::time::{Duration, Instant};

fn list(json: &Value) -> &[Value] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// Without white space and in half width, as the answers are compared.
fn fold(text: &str) -> String {
    let kept = text.chars().filter(|ch| !ch.is_whitespace() && !"*`\u{200b}\u{feff}".contains(*ch));
    kept.map(|ch| match ch {
        '！'..='～' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        _ => ch,
    })
    .collect()
}

fn cut(report: &Value, span: &Value) -> String {
    let at = |n: usize| span[n].as_u64().unwrap_or(0) as usize;
    report["text"].as_str().unwrap().chars().skip(at(0)).take(at(1) - at(0)).collect()
}

fn headings<'a>(outline: &'a [Value], into: &mut Vec<&'a Value>) {
    for heading in outline {
        into.push(heading);
        headings(list(&heading["children"]), into);
    }
}

type Key = (u64, String, String);

fn key(heading: &Value) -> Key {
    let words = |field: &str| fold(heading[field].as_str().unwrap_or(""));
    (heading["level"].as_u64().unwrap(), words("marker"), words("title").trim_end_matches(['。', '.', ':', ';']).into())
}

/// F1 (0-1) of what was found against what is right, as multisets.
fn f1<T: PartialEq>(found: &[T], right: &[T]) -> f64 {
    let mut left: Vec<&T> = found.iter().collect();
    let hits = right.iter().filter(|want| {
        let at = left.iter().position(|got| got == want);
        at.map(|at| left.swap_remove(at)).is_some()
    });
    2.0 * hits.count() as f64 / (found.len() + right.len()).max(1) as f64
}

fn answers(name: &str) -> Option<Value> {
    let path = check::shared(&format!("gold/{name}"))?;
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

fn corpus(name: &str) -> Option<Value> {
    let path = check::shared(&format!("corpus/{name}.txt"))?;
    Some(check::analyze(&format!("{name}.txt"), &std::fs::read(path).unwrap()))
}

#[test]
fn outlines_and_parts_worked_out_by_hand_are_found() {
    for name in ["weifang-2024", "shandong-2024", "liaocheng-2024"] {
        let (Some(json), Some(outline), Some(parts)) =
            (corpus(name), answers(&format!("{name}.outline.json")), answers(&format!("{name}.parts.json")))
        else {
            return;
        };
        let report = &json["reports"][0];
        let mut found = Vec::new();
        headings(list(&report["outline"]), &mut found);
        let found: Vec<Key> = found.iter().filter(|it| it["form"] != "list_item").map(|it| key(it)).collect();
        let right: Vec<Key> = list(&outline["headings"]).iter().filter(|it| it["list_item"] != true).map(key).collect();
        let of = |keys: &[Key], levels: &[u64]| -> Vec<Key> {
            keys.iter().filter(|key| levels.contains(&key.0)).cloned().collect()
        };
        let (high, low) = (f1(&of(&found, &[1, 2]), &of(&right, &[1, 2])), f1(&of(&found, &[3]), &of(&right, &[3])));
        let ends = |text: &str| {
            let chars: Vec<char> = fold(text).chars().collect();
            let head: String = chars.iter().take(8).collect();
            let tail: String = chars[chars.len().saturating_sub(8)..].iter().collect();
            (head, tail)
        };
        let got: Vec<_> =
            list(&report["parts"]).iter().map(|it| (it["role"].clone(), ends(&cut(report, &it["span"])))).collect();
        let want: Vec<_> = (list(&parts).iter())
            .map(|it| {
                let (first, last) = (it["first"].as_str().unwrap(), it["last"].as_str().unwrap());
                (it["role"].clone(), (ends(first).0, ends(last).1))
            })
            .collect();
        println!("{name}: levels 1-2 {high:.3}, level 3 {low:.3}, parts {:.3}", f1(&got, &want));
        assert_eq!(high, 1.0, "{name}");
        assert!(low >= 0.95, "{name}");
        assert_eq!(got, want, "{name}");
        for (field, words) in [("livelihood", "text"), ("policies", "title")] {
            let items = |json: &Value| -> Vec<(Value, String)> {
                list(&json[field])
                    .iter()
                    .map(|it| {
                        (it["number"].clone(), fold(it[words].as_str().unwrap()).trim_end_matches([';', '。']).into())
                    })
                    .collect()
            };
            assert_eq!(items(report), items(&outline), "{name}");
        }
    }
}

#[test]
fn lines_that_were_cut_off_are_told() {
    let (Some(json), Some(right)) = (corpus("clipped-outline-2024"), answers("clipped-outline-2024.outline.json"))
    else {
        return;
    };
    let report = &json["reports"][0];
    let mut found = Vec::new();
    headings(list(&report["outline"]), &mut found);
    let found: Vec<Key> = found.iter().map(|it| key(it)).collect();
    let right: Vec<Key> = list(&right["headings"]).iter().filter(|it| it["list_item"] != true).map(key).collect();
    let missed: Vec<_> = right.iter().filter(|key| !found.contains(key)).collect();
    let clipped = list(&report["warnings"]).iter().filter(|it| it["code"] == "clipped_line").count();
    println!("clipped outline: {} of {} headings, {clipped} lines", right.len() - missed.len(), right.len());
    assert!(missed.len() <= 2, "{missed:?}");
    assert_eq!(clipped, 39);
}

#[test]
fn a_listing_gives_ten_items() {
    let Some(json) = corpus("weifang-area-listing") else { return };
    assert_eq!(list(&json["reports"]).len(), 10);
}

/// How a report is spoilt: at which characters, and how.
fn spoil(text: &str, harm: &[(usize, u8)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, how) in harm {
        let at = at % chars.len().max(1);
        let Some(there) = chars.get(at).copied() else { break };
        match how % 9 {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, '\n'),
            2 => chars.insert(at, ' '),
            3 => chars.splice(at..at, "（三）".chars()).for_each(drop),
            4 => chars.splice(at..at, "\n\n— 12 —\n\n".chars()).for_each(drop),
            5 => chars.splice(at..at, "一、二是".chars()).for_each(drop),
            6 => chars.splice(at..at, "𬭎👍\u{301}".chars()).for_each(drop),
            7 => chars.truncate(at.max(1)),
            _ if there == '\n' => drop(chars.remove(at)),
            _ => chars.splice(at..at, "附件1".chars()).for_each(drop),
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Parts cover the text, sections nest, spans cut back: all of what holds for any analysis.
    #[test]
    fn structure_keeps_its_form_over_spoilt_reports(harm in prop::collection::vec((any::<usize>(), any::<u8>()), 0..60)) {
        check::analyze("spoilt.txt", spoil(check::YUNXI, &harm).as_bytes());
    }

    /// Any text at all, of what headings and furniture are made of.
    #[test]
    fn structure_keeps_its_form_over_any_text(text in "([一二三四五六七八九十、（）()是要附件第部分章—。，：；！？“”0-9.％ \n\u{3000}\\\\rn各位代表政府工作报告回顾增长加快推进]|[a-z*`#|-]){0,300}") {
        check::analyze("any.txt", text.as_bytes());
    }
}

/// Time of one analysis, the best of three.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        assert!(!baogao::analyze("long.txt", text.as_bytes()).reports.is_empty());
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
fn cost_grows_with_length_alone() {
    // Each copy has numbers of its own, or it would be taken for a repetition.
    let copies = |n: usize, breaks: &str| -> String {
        (0..n)
            .map(|nth| {
                let text = check::YUNXI.replace('\n', breaks);
                text.chars()
                    .map(|ch| if ch.is_ascii_digit() { char::from(b'1' + (nth % 9) as u8) } else { ch })
                    .collect::<String>()
                    + &format!("第{nth}号。{breaks}")
            })
            .collect()
    };
    for (name, breaks) in [("line breaks", "\n"), ("one line", ""), ("blanks", " ")] {
        let (short, long) = (copies(4, breaks), copies(60, breaks));
        let per_byte = |text: &str| time(text).as_secs_f64() / text.len() as f64;
        let ratio = per_byte(&long) / per_byte(&short);
        println!("{name}: {} bytes cost {ratio:.2} times as much a byte as {}", long.len(), short.len());
        assert!(ratio < 4.0, "{name}: {ratio}");
    }
    for piece in ["强化政策发力。", "一、", "（一）加快发展。", "一是。", "各位代表！", "——", "附件1 ", "1.办好实事；"]
    {
        let (short, long) = (piece.repeat(1_000), piece.repeat(20_000));
        let (one, other) = (time(&short), time(&long));
        assert!(
            other < one * 120 + Duration::from_millis(200),
            "“{piece}”: {one:?} for 1,000 and {other:?} for 20,000"
        );
    }
}
