//! Outline, parts and annexes: held against the answers worked out by hand, and their form held over mutilated text.

use crate::check;
use cpu_time::ThreadTime;
use proptest::prelude::*;
use serde_json::Value;
use std::time::Duration;

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
        // The thread's own time: others may be at work on this machine.
        let start = ThreadTime::now();
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

/// Outline and parts of a small report: level, marker and title; role and first words.
fn structure(text: &str) -> (Vec<String>, Vec<String>, Value) {
    let json = check::analyze("report.txt", text.as_bytes());
    let report = json["reports"][0].clone();
    let mut found = Vec::new();
    headings(list(&report["outline"]), &mut found);
    let line = |it: &&Value| {
        let (level, marker, title) = key(it);
        format!("{level} {marker}{title}")
    };
    let outline = found.iter().map(line).collect();
    let part = |it: &Value| {
        let words: String = fold(&cut(&report, &it["span"])).chars().take(6).collect();
        format!("{} {words}", it["role"].as_str().unwrap())
    };
    let parts = list(&report["parts"]).iter().map(part).collect();
    (outline, parts, report)
}

const HEAD: &str = "政府工作报告\n——2026年1月16日在云溪市第九届人民代表大会第五次会议上\n云溪市市长 陆怀舟\n各位代表：\n\
                    现在，我代表市人民政府，向大会报告工作，请予审议。\n";

#[test]
fn five_years_aims_are_goals_and_the_years_aims_too() {
    let text = format!(
        "{HEAD}一、2025年工作回顾\n一年来，全市生产总值增长6%，各项事业取得新进步。\n二、“十五五”时期主要任务\n\
         一是综合实力迈上新台阶。二是创新能力显著提升。\n三、2026年重点工作\n\
         今年经济社会发展主要预期目标是：地区生产总值增长5%左右。\n（一）扩大有效投资\n新开工项目120个。\n\
         （二）加强政府自身建设\n坚持依法行政。\n各位代表！让我们团结一心，为建设美丽云溪而努力奋斗！\n"
    );
    let (_, parts, _) = structure(&text);
    let want = [
        "opening 政府工作报告",
        "review 一、2025",
        "goals 二、“十五五”",
        "plan （一）扩大有",
        "government （二）加强政",
        "closing 各位代表！让",
    ];
    let want: Vec<String> = want.iter().map(|it| fold(it)).collect();
    let roles = |parts: &[String]| parts.iter().map(|it| it.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        roles(&parts),
        want.iter()
            .map(|it| it[..it.find(|ch: char| !ch.is_ascii_alphabetic()).unwrap()].to_owned())
            .collect::<Vec<_>>(),
        "{parts:?}"
    );
}

#[test]
fn what_a_plan_of_five_years_achieved_is_a_review() {
    let text = format!(
        "{HEAD}一、2025年工作回顾\n一年来，各项事业取得新进步。\n二、“十四五”时期发展成就和“十五五”时期主要目标任务\n\
         五年来，新建学校12所，综合实力显著增强。\n“十五五”时期，我们要全面建设现代化云溪。\n三、2026年重点工作\n新开工项目120个。\n"
    );
    let (_, parts, _) = structure(&text);
    let roles: Vec<_> = parts.iter().map(|it| it.split(' ').next().unwrap()).collect();
    assert_eq!(roles, ["opening", "review", "goals", "plan"], "{parts:?}");
}

#[test]
fn a_short_text_without_a_call_has_no_closing() {
    let text = format!(
        "{HEAD}一、过去五年工作回顾\n过去五年，全市上下团结一心，开创了各项事业新局面。\n五年来，新建学校12所。\n"
    );
    let (_, parts, _) = structure(&text);
    assert!(!parts.iter().any(|part| part.starts_with("closing")), "{parts:?}");
}

#[test]
fn what_was_done_is_no_plan_where_its_sections_are_numbered() {
    let text = format!(
        "{HEAD}一年来，我们主要做了以下三个方面工作：\n一、全力稳增长\n要素保障推进有力，推进开发区加快建设，将企业请进来。\n\
         二、全力惠民生\n推进学校建设，推动医院扩建。\n"
    );
    let (_, parts, _) = structure(&text);
    assert!(!parts.iter().any(|part| part.starts_with("plan")), "{parts:?}");
}

#[test]
fn a_blank_ends_a_heading_in_front_of_its_text() {
    let text = format!(
        "{HEAD}一、2025年工作回顾\n（一） 工业经济在攻坚中迈上新台阶 一年来，我们紧扣中心，工业总产值增长8%。\n\
         （二） 农业经济在调整中展现新面貌 一年来，我们兴修水利，粮食增产3%。\n二、2026年工作安排\n今年要扩大投资。\n"
    );
    let (outline, ..) = structure(&text);
    assert!(outline.contains(&"2 (一)工业经济在攻坚中迈上新台阶".to_owned()), "{outline:?}");
    assert!(outline.contains(&"2 (二)农业经济在调整中展现新面貌".to_owned()), "{outline:?}");
}

#[test]
fn headings_in_a_text_without_line_breaks_end_where_language_says() {
    let sections = [
        ("坚定不移稳增长，经济运行稳中向好", "全市生产总值完成830亿元，增长6.1%，固定资产投资增长7%。"),
        ("坚定不移强产业，发展动能更加强劲", "新能源产业产值突破百亿元，规上工业企业达到320家。"),
        ("坚定不移抓统筹，城乡面貌明显改善", "改造老旧小区46个，新建城市书房9处，城市功能不断完善。"),
        ("坚定不移惠民生，群众生活更加殷实", "城镇新增就业2.1万人，居民收入持续增长，社会保障全面加强。"),
    ];
    let filler =
        "我们坚持一张蓝图绘到底，一件事情接着一件事情办，各项工作都有了新的起色，干部群众精神面貌为之一新。".repeat(12);
    let body: String = (sections.iter().zip(["一", "二", "三", "四"]))
        .map(|((title, words), number)| format!("（{number}）{title}{words}{filler}"))
        .collect();
    let text = format!("{HEAD}一、2025年工作回顾过去一年，极不平凡。{body}二、2026年工作安排今年是关键一年。")
        .replace('\n', "");
    let (outline, ..) = structure(&text);
    for ((title, _), number) in sections.iter().zip(["一", "二", "三", "四"]) {
        assert!(
            outline.contains(&fold(&format!("2 （{number}）{title}")).replacen('2', "2 ", 1)),
            "{title}: {outline:?}"
        );
    }
}

#[test]
fn numbers_of_a_text_without_head_are_not_odd() {
    let codes = |text: &str| -> Vec<Value> {
        list(&structure(text).2["warnings"]).iter().map(|it| it["code"].clone()).collect()
    };
    let rest = "（三）扩大有效投资\n完成投资80亿元。\n（四）改善民生\n新增就业2万人。\n二、2026年工作安排\n（一）扩大消费\n办好节会。\n";
    assert!(!codes(rest).contains(&"odd_numbering".into()));
    let whole =
        format!("{HEAD}一、2025年工作回顾\n（一）扩大投资\n完成投资80亿元。\n（四）改善民生\n新增就业2万人。\n");
    assert!(codes(&whole).contains(&"odd_numbering".into()));
}

#[test]
fn a_list_of_projects_may_stand_behind_a_full_stop() {
    let text = format!(
        "{HEAD}一、2025年工作回顾\n一年来，各项事业取得新进步。\n二、2026年工作安排\n（一）改善民生\n今年继续办好3件民生实事。\
         （1）新建口袋公园12处。（2）改造农村公路80公里。（3）新增停车位2000个。\n"
    );
    assert_eq!(list(&structure(&text).2["livelihood"]).len(), 3);
}

#[test]
fn chapters_brackets_and_lists_of_projects() {
    let text = format!(
        "{HEAD}第一部分 2025年工作回顾\n一年来，各项事业取得新进步。\n【农业生产】全年粮食总产12万吨。\n【交通建设】修建公路18公里。\n\
         第二部分 2026年工作安排\n今年要扩大投资。\n第三部分 加强政府自身建设\n坚持依法行政。\n\
         各位代表！让我们团结一心，为建设美丽云溪而努力奋斗！\n附：\n2026年为民办实事项目\n一、新建公园8个。\n二、改造老旧小区30个。\n"
    );
    let (outline, parts, report) = structure(&text);
    let tops: Vec<_> = outline.iter().filter(|it| it.starts_with('1')).collect();
    assert_eq!(tops.len(), 4, "{outline:?}");
    assert!(outline.contains(&"1 第一部分2025年工作回顾".to_owned()), "{outline:?}");
    assert!(outline.contains(&"3 农业生产".to_owned()), "{outline:?}");
    assert!(parts.last().unwrap().starts_with("livelihood"), "{parts:?}");
    assert_eq!(list(&report["livelihood"]).len(), 2);
    assert!(!list(&report["warnings"]).iter().any(|it| it["code"] == "odd_numbering"));
}
