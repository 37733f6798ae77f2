//! Review, goals and plan under any heading: small reports of every pair and many triples of the headings in
//! `part_headings.txt`, of every level and of years from 2000 to 2025, numbered in three ways. Each section holds one sentence that
//! must lie in a part of its role; many of them would do in either.

use crate::check;
use serde_json::Value;
use std::collections::BTreeMap;

/// What each level's report says of itself: place, its people's congress, its word for itself.
const PLACES: [(&str, &str, &str, &str); 6] = [
    ("岚江省", "岚江省第十三届人民代表大会第四次会议", "省长　韩季川", "省人民政府"),
    ("云溪市", "云溪市第六届人民代表大会第三次会议", "市长　陆庭川", "市人民政府"),
    ("雪沱州", "雪沱州第十三届人民代表大会第五次会议", "州长　扎西顿珠", "州人民政府"),
    ("临澜县", "临澜县第十八届人民代表大会第四次会议", "县长　周若岩", "县人民政府"),
    ("青岭区", "青岭区第四届人民代表大会第五次会议", "区长　何知遥", "区人民政府"),
    ("柳湾镇", "柳湾镇第十九届人民代表大会第六次会议", "镇长　方小满", "镇人民政府"),
];

/// Sentences for each role. Those of review and plan are alike on purpose, but for the last of each.
const REVIEW: [&str; 5] = [
    "引进制造业项目46家，硬化村组道路38公里。",
    "完成绿道建设17公里，培育家庭农场21家。",
    "实施改造项目23个，整治河道12公里。",
    "全年粮食总产达到28.6万吨，比上年增长3.2%。",
    "成功创建示范园区2个，新增就业1.3万人，获评先进单位。",
];
const PLAN: [&str; 5] = [
    "引进制造业项目15个，盘活闲置厂房6万平方米。",
    "改造老旧小区9个，建成停车位800个。",
    "实施水利工程30处，整治河道24公里。",
    "力争完成投资95亿元，确保新增就业1.2万人。",
    "继续推进园区建设，新建标准厂房5万平方米。",
];
const TOPICS: [&str; 4] = ["壮大实体经济", "提升城乡面貌", "狠抓项目建设", "办好民生实事"];
const PROBLEMS: &str = "产业层次还不够高，优质学位供给不足，财政收支矛盾突出，发展不平衡问题仍然存在。";
const GOVERNMENT: &str = "坚持依法行政，办理建议提案按时率达到100%，力戒形式主义。";

/// The headings of the file, by the name over them.
fn headings() -> BTreeMap<String, Vec<String>> {
    let (mut all, mut name) = (BTreeMap::<String, Vec<String>>::new(), String::new());
    for line in include_str!("part_headings.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(section) => name = section.into(),
            None => all.entry(name.clone()).or_default().push(line.into()),
        }
    }
    all
}

fn han(year: usize) -> String {
    year.to_string().chars().map(|ch| "〇一二三四五六七八九".chars().nth(ch as usize - '0' as usize).unwrap()).collect()
}

/// A report of these sections (role, heading), and the sentence of each role that must be found in it.
fn report(nth: usize, sections: &[(&str, &str)]) -> (String, Vec<(String, &'static str)>) {
    let plans = ["十五", "十一五", "十二五", "十三五", "十四五"];
    // Reports that speak of a five-year plan stand at its beginning.
    let term = sections
        .iter()
        .any(|(_, heading)| heading.contains('{') && (heading.contains("{p}") || heading.contains("{o}")));
    let year = if term { [2006, 2011, 2016, 2021][nth % 4] } else { 2000 + nth % 26 };
    let plan = if year < 2006 { 1 } else { ((year - 2001) / 5).min(4) };
    let (place, congress, speaker, body) = PLACES[nth % PLACES.len()];
    let fill = |heading: &str| {
        let heading = heading.replace("{y}", &year.to_string()).replace("{l}", &(year - 1).to_string());
        let heading = heading.replace("{Y}", &han(year)).replace("{L}", &han(year - 1));
        heading.replace("{p}", plans[plan]).replace("{o}", plans[plan - 1])
    };
    let mut text = format!(
        "{place}政府工作报告\n——{year}年{}月12日在{congress}上\n{speaker}\n各位代表：\n我代表{body}向大会报告工作，请予审议。\n",
        1 + nth % 3
    );
    let mut wanted = Vec::new();
    for (at, (role, heading)) in sections.iter().enumerate() {
        let number = "一二三四五六七八".chars().nth(at).unwrap();
        let title = fill(heading);
        text += &match nth % 5 {
            0 if sections.len() == 2 => format!("第{number}部分　{title}\n"),
            _ => format!("{number}、{title}\n"),
        };
        let pick = |list: [&'static str; 5]| list[(nth + at) % 5];
        match *role {
            "review" | "term" => {
                text +=
                    &format!("{}\n{}\n", if nth.is_multiple_of(2) { "各项事业全面进步。" } else { "" }, pick(REVIEW));
                wanted.push((pick(REVIEW).into(), "review"));
            }
            "problems" => {
                text += &format!("{PROBLEMS}\n");
                wanted.push((PROBLEMS.into(), "problems"));
            }
            "goals" => {
                let goal =
                    format!("总的目标是：地区生产总值年均增长{}%，城镇化率达到{}%。", 6 + nth % 4, 50 + nth % 20);
                text += &format!("{goal}\n");
                wanted.push((goal, "goals"));
            }
            "government" => {
                text += &format!("{GOVERNMENT}\n");
                wanted.push((GOVERNMENT.into(), "government"));
            }
            role => {
                if role == "both" {
                    let goal = "今后五年的奋斗目标是：综合实力明显增强，森林覆盖率达到45%。";
                    text += &format!("{goal}\n");
                    wanted.push((goal.into(), "goals"));
                }
                let marks = if nth.is_multiple_of(3) { ["1.", "2."] } else { ["（一）", "（二）"] };
                for (mark, topic) in marks.iter().zip(TOPICS.iter().cycle().skip(nth % 4)) {
                    let sentence = PLAN[(nth + at + usize::from(*mark == marks[1])) % 5];
                    text += &format!("{mark}{topic}。{sentence}\n");
                    wanted.push((sentence.into(), "plan"));
                }
            }
        }
    }
    text += "各位代表！蓝图已经绘就，让我们团结一心，为建设美好家园而努力奋斗！\n";
    (text, wanted)
}

/// The roles that the sentence is found in.
fn role_of(report: &Value, sentence: &str) -> String {
    let text = report["text"].as_str().unwrap_or_default();
    let Some(byte) = text.find(sentence) else { return "missing".into() };
    let at = text[..byte].chars().count() as u64;
    let parts = report["parts"].as_array().map_or(&[][..], Vec::as_slice);
    let role = |at: u64| {
        let part =
            parts.iter().find(|part| part["span"][0].as_u64() <= Some(at) && part["span"][1].as_u64() > Some(at));
        part.and_then(|part| part["role"].as_str()).unwrap_or("none").to_string()
    };
    role(at + sentence.chars().count() as u64 / 2)
}

#[test]
fn every_pair_and_triple_of_headings_gives_its_parts() {
    let all = headings();
    let of = |name: &'static str| all[name].iter().map(move |heading| (name, heading.as_str()));
    let mut grid: Vec<Vec<(&'static str, &str)>> = Vec::new();
    // Every review with every plan.
    for review in of("review") {
        grid.extend(of("plan").map(|plan| vec![review, plan]));
    }
    let plans: Vec<(&'static str, &str)> = of("plan").collect();
    let reviews: Vec<(&'static str, &str)> = of("review").collect();
    for (at, term) in of("term").enumerate() {
        grid.extend((0..6).map(|more| vec![term, plans[(at * 6 + more) % plans.len()]]));
        grid.extend((0..3).map(|more| vec![term, reviews[(at + more) % 8], plans[(at * 5 + more) % plans.len()]]));
        grid.extend(of("goals").map(|goals| vec![term, goals, plans[(at * 7) % plans.len()]]));
        grid.extend(of("both").map(|both| vec![term, both]));
    }
    for (at, goals) in of("goals").enumerate() {
        grid.extend((0..8).map(|more| {
            vec![reviews[(at * 3 + more * 5) % reviews.len()], goals, plans[(at * 8 + more) % plans.len()]]
        }));
    }
    for (at, problems) in of("problems").enumerate() {
        grid.extend(
            (0..10).map(|more| vec![reviews[at * 5 + more % 5], problems, plans[(at * 10 + more) % plans.len()]]),
        );
    }
    for (at, government) in of("government").enumerate() {
        grid.extend((0..8).map(|more| {
            vec![reviews[(at * 5 + more) % reviews.len()], plans[(at * 8 + more) % plans.len()], government]
        }));
    }
    let (mut found, mut sentences, mut missed) = (0, 0, Vec::new());
    for (nth, sections) in grid.iter().enumerate() {
        let (text, wanted) = report(nth, sections);
        let analysis = baogao::analyze("report.txt", text.as_bytes());
        let json = serde_json::to_value(&analysis).unwrap();
        let report = &json["reports"][0];
        let mut wrong = Vec::new();
        for (sentence, role) in wanted {
            let got = role_of(report, &sentence);
            sentences += 1;
            if got == role {
                found += 1;
            } else {
                wrong.push(format!("{role} is {got}"));
            }
        }
        if !wrong.is_empty() {
            let titles: Vec<&str> = sections.iter().map(|(_, heading)| *heading).collect();
            missed.push(format!("{nth}: {}: {}", titles.join(" / "), wrong.join(", ")));
        }
        if nth.is_multiple_of(97) {
            check::analyze("report.txt", text.as_bytes());
        }
    }
    let share = found as f64 / f64::from(sentences);
    println!("{} reports, {sentences} sentences, in the right part: {share:.4}", grid.len());
    assert!(missed.is_empty(), "{} of {} reports:\n{}", missed.len(), grid.len(), missed.join("\n"));
}

#[test]
fn less_usual_layouts_give_their_parts() {
    let mut missed = Vec::new();
    let texts: Vec<&str> = include_str!("part_layouts.txt").split("\n== ").skip(1).collect();
    for text in &texts {
        let (name, lines) = text.split_once('\n').unwrap();
        let (name, day) = name.rsplit_once(' ').unwrap();
        let told: Vec<(Option<&str>, &str)> = (lines.lines().filter(|line| !line.is_empty()))
            .map(|line| line.split_once("> ").map_or((None, line), |(role, line)| (Some(role), line)))
            .collect();
        let body: Vec<&str> = told.iter().map(|(_, line)| *line).collect();
        let text = format!(
            "云溪市政府工作报告\n——{day}在云溪市第六届人民代表大会第三次会议上\n市长　陆庭川\n各位代表：\n\
             我代表市人民政府向大会报告工作，请予审议。\n{}\n各位代表！让我们团结一心，为建设美好家园而努力奋斗！\n",
            body.join("\n")
        );
        let json = check::analyze("report.txt", text.as_bytes());
        for (role, line) in told {
            let Some(role) = role else { continue };
            let found = role_of(&json["reports"][0], line);
            if found != role {
                missed.push(format!("{name}: {line}: {role} is {found}"));
            }
        }
    }
    assert!(texts.len() >= 18 && missed.is_empty(), "{}", missed.join("\n"));
}
