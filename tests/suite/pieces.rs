//! Pasted passages and pages about a report: what they tell without its head, and when their numbers are of.

use crate::check::{self, list};
use serde_json::Value;

/// Each measure as mention, status, year and whether it is a main target.
fn told(text: &str) -> Vec<(String, String, Value, bool)> {
    let json = check::analyze("report.txt", text.as_bytes());
    let report = &json["reports"][0];
    (list(&report["measures"]).iter())
        .map(|it| {
            let word = |value: &Value| value.as_str().unwrap_or("null").to_owned();
            (word(&it["quote"]["exact"]), word(&it["status"]), it["period"]["to"].clone(), it["headline"] == true)
        })
        .collect()
}

#[track_caller]
fn tells(text: &str, want: &[(&str, &str, i64, bool)]) {
    let got = told(text);
    let got: Vec<_> = got.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_i64().unwrap_or(0), *d)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn a_chapter_alone_tells_its_year() {
    tells(
        "三、2011年主要工作\n今年是“十二五”规划开局之年。预期目标是：生产总值达到9.4亿元，增长15%。\n（一）围绕增收调结构。新建日光温室300棚。\n",
        &[("9.4亿元", "target", 2011, true), ("15%", "target", 2011, true), ("300棚", "target", 2011, false)],
    );
}

#[test]
fn a_page_about_a_report_states_its_targets() {
    tells(
        "1月12日上午，云溪市第五届人民代表大会第五次会议开幕。政府工作报告指出，2025年，云溪经济社会发展的主要预期目标建议为：\
         地区生产总值增长5%左右，一般公共预算收入增长2.1%。\n一、千方百计扩大内需\n纳入省级重点项目150个以上。\n",
        &[("5%左右", "target", 2025, true), ("2.1%", "target", 2025, true), ("150个以上", "target", 2025, false)],
    );
    tells(
        "今年预期目标\n生产总值增长10%；地方财政收入增长12%；社会消费品零售总额增长15%。\n",
        &[("10%", "target", 0, true), ("12%", "target", 0, true), ("15%", "target", 0, true)],
    );
}

#[test]
fn deeds_that_will_be_done_are_promised() {
    tells(
        "2005年，市政府将集中财力，努力为群众办好十件实事。新建停车场22个。\n",
        &[("十件", "target", 2005, false), ("22个", "target", 2005, false)],
    );
}

#[test]
fn a_review_of_a_year_and_a_term_goes_from_one_to_the_other() {
    let head = "云溪省政府工作报告\n——2026年1月20日在云溪省第四届人民代表大会第四次会议上\n各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。\n";
    let plan = "\n二、2026年工作\n今年要抓好各项工作，推动经济发展，确保新增就业6万人。\n";
    tells(
        &format!(
            "{head}一、2025年和“十四五”时期工作回顾\n经济稳中向好。规上工业增加值增长6%。\n“十四五”时期，新增高速公路800公里。{plan}"
        ),
        &[("6%", "achieved", 2025, false), ("800公里", "achieved", 2025, false), ("6万人", "target", 2026, false)],
    );
    let json = check::analyze(
        "report.txt",
        format!("{head}一、“十四五”发展成就和2025年主要工作\n“十四五”时期，累计引进项目80个。{plan}").as_bytes(),
    );
    let report = &json["reports"][0];
    assert_eq!(report["meta"]["review_years"], serde_json::json!([2021, 2025]));
    assert_eq!(report["measures"][0]["period"]["from"], 2021);
}

#[test]
fn two_chapters_of_work_are_review_and_plan() {
    tells(
        "云溪镇人民政府工作报告\n各位代表：\n我代表镇人民政府，向大会报告工作，请予审议。\n一、2015年主要工作\n全镇畜牧业稳产，新建棚圈120座。\n\
         二、2016年目标任务\n主要预期目标：牲畜总头数稳定在12万头左右。\n培育养殖大户40户。\n",
        &[("120座", "achieved", 2015, false), ("12万头左右", "target", 2016, true), ("40户", "target", 2016, false)],
    );
}
