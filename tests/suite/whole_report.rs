//! One whole report, from its bytes to everything that a reader asks of it.

use crate::check::{self, headings, list, string};
use serde_json::{Value, json};

fn report() -> Value {
    let json = check::analyze("report.txt", check::YUNXI.as_bytes());
    assert_eq!(list(&json["reports"]).len(), 1);
    assert_eq!(list(&json["errors"]).len(), 0);
    json["reports"][0].clone()
}

#[test]
fn it_tells_what_it_is() {
    let report = report();
    let want = json!({
        "kind": "work_report",
        "region": "云溪市",
        "level": "city",
        "year": 2024,
        "review_years": [2023, 2023],
        "delivered_on": "2024-01-16",
        "meeting": "云溪市第九届人民代表大会第三次会议",
        "speaker": "陆怀舟",
        "speaker_role": "市长",
    });
    for (field, value) in want.as_object().unwrap() {
        assert_eq!(&report["meta"][field], value, "{field}");
    }
    for field in ["region", "year", "delivered_on", "speaker"] {
        assert!(!report["meta"]["evidence"][field].is_null(), "no evidence for {field}");
    }
    assert_eq!(list(&report["warnings"]).len(), 0, "{}", report["warnings"]);
}

#[test]
fn it_has_parts_and_an_outline() {
    let report = report();
    let roles: Vec<_> = list(&report["parts"]).iter().map(|part| string(&part["role"])).collect();
    let want = ["opening", "review", "problems", "goals", "plan", "government", "closing", "livelihood"];
    assert_eq!(roles, want);
    let outline: Vec<_> = headings(&report["outline"])
        .into_iter()
        .filter(|it| it["form"] != "list_item")
        .map(|it| (it["level"].as_u64().unwrap(), string(&it["marker"]), string(&it["title"])))
        .collect();
    let want = [
        (1, "一、", "2023年工作回顾"),
        (2, "（一）", "产业结构持续优化"),
        (2, "（二）", "城乡面貌明显改善"),
        (2, "（三）", "民生保障更加有力"),
        (1, "二、", "2024年工作总体要求和主要目标"),
        (1, "三、", "2024年重点工作"),
        (2, "（一）", "加快建设现代化产业体系"),
        (2, "（二）", "着力扩大有效需求"),
        (2, "（三）", "扎实推进乡村振兴"),
        (1, "四、", "加强政府自身建设"),
        (1, "附件1", "2024年市政府民生实事"),
    ];
    let outline: Vec<_> = outline.into_iter().filter(|(level, ..)| *level < 3).collect();
    assert_eq!(outline, want);
}

#[test]
fn it_has_headline_targets() {
    let report = report();
    let headlines: Vec<_> = list(&report["measures"])
        .iter()
        .filter(|it| it["headline"] == true)
        .map(|it| json!([it["indicator"]["id"], it["comparator"], it["value"], it["unit"], it["aspect"]]))
        .collect();
    let want = json!([
        ["gdp", "about", 6, "%", "increase"],
        ["gpb_rev", "eq", 6.5, "%", "increase"],
        ["fai", "at_least", 8, "%", "increase"],
        ["retail", "eq", 7.5, "%", "increase"],
        ["ind_va", "about", 7, "%", "increase"],
        ["urban_job", "at_least", 3, "万人", "increase"],
        ["unemp", "at_most", 5.5, "%", "level"],
        ["income", "eq", null, null, "increase"],
        ["grain_out", "at_least", 180, "万吨", "level"],
        [null, "eq", null, null, "level"],
    ]);
    assert_eq!(json!(headlines), want);
    assert!(list(&report["measures"]).iter().all(|it| it["headline"] != true || it["status"] == "target"));
}

#[test]
fn its_annex_is_a_list() {
    let report = report();
    let items: Vec<_> = list(&report["livelihood"]).iter().map(|it| json!([it["number"], it["text"]])).collect();
    let want =
        json!([[1, "新建改建幼儿园12所，新增学位3600个"], [2, "改造农村户厕2万户"], [3, "新增公共停车位5000个"]]);
    assert_eq!(json!(items), want);
    let counted: usize = list(&report["livelihood"]).iter().map(|it| list(&it["measures"]).len()).sum();
    assert_eq!(counted, 4);
}
