//! Relatives of a work report: budget and plan reports, bulletins, five-year plans, summaries. `relatives.txt` holds small ones and
//! what must be read of them: genre, place, level, year, and the status and year of their numbers. And a page of menus, which is none.

use crate::check;
use serde_json::Value;

/// The texts of the file with what must be read of each.
fn texts() -> Vec<(&'static str, Vec<&'static str>, String)> {
    let parts = include_str!("relatives.txt").split("\n== ").skip(1);
    let read = |part: &'static str| {
        let (name, rest) = part.split_once('\n').unwrap();
        let wanted = rest.lines().filter_map(|line| line.strip_prefix("| ")).collect();
        let text: Vec<&str> = rest.lines().filter(|line| !line.starts_with("| ")).collect();
        (name, wanted, text.join("\n"))
    };
    parts.map(read).collect()
}

/// What a fact is, as the file writes it.
fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}

/// What is wrong with a number: 12.6亿元@2023 must have this status and year.
fn wrong(report: &Value, status: &str, wanted: &str) -> Option<String> {
    let (words, year) = wanted.split_once('@').map_or((wanted, None), |(words, year)| (words, Some(year)));
    let mut measures = check::list(&report["measures"]).iter();
    let Some(found) = measures.find(|it| it["quote"]["exact"].as_str().is_some_and(|exact| exact.contains(words)))
    else {
        return Some(format!("{words} is no measure"));
    };
    let to = written(&found["period"]["to"]);
    let right = found["status"] == status && year.is_none_or(|year| year == to);
    (!right).then(|| format!("{wanted} is {} of {to}", found["status"]))
}

#[test]
fn relatives_tell_genre_place_year_and_what_was_done() {
    let (mut counts, mut faults) = (std::collections::BTreeMap::<String, usize>::new(), Vec::new());
    for (name, wanted, text) in texts() {
        let json = check::analyze("text.txt", text.as_bytes());
        let report = &json["reports"][0];
        *counts.entry(written(&report["meta"]["genre"])).or_default() += 1;
        for line in wanted {
            let found: Vec<String> = match line.split_once(": ") {
                Some((status, numbers)) => {
                    numbers.split(' ').filter_map(|number| wrong(report, status, number)).collect()
                }
                None => (line.split(' ').filter_map(|fact| fact.split_once('=')))
                    .filter(|(field, value)| written(&report["meta"][*field]) != *value)
                    .map(|(field, value)| format!("{field} is {} and not {value}", report["meta"][field]))
                    .collect(),
            };
            faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
        }
        let kind = if report["meta"]["genre"] == "work_report" { "work_report" } else { "other" };
        assert_eq!(report["meta"]["kind"], kind, "{name}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for genre in ["budget", "plan", "bulletin", "five_year_plan", "summary"] {
        assert!(counts.get(genre).is_some_and(|count| *count >= 2), "two texts of {genre}");
    }
}

#[test]
fn a_page_of_menus_says_nothing() {
    let page = "首页\n政务公开\n政府工作报告\n2024年云溪市政府工作报告\n2023年云溪市政府工作报告\n通知公告 128条\n网站地图\n联系我们\n共3页 当前第1页\n访问量 35万";
    let json = check::analyze("page.txt", page.as_bytes());
    let report = &json["reports"][0];
    assert_eq!(report["meta"]["kind"], "other");
    assert!(check::list(&report["measures"]).is_empty(), "{}", report["measures"]);
    assert!(check::list(&report["warnings"]).iter().any(|warning| warning["code"] == "no_report"));
}
