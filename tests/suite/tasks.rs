//! The commitments of a plan: one main verb each, with what it leans on, yields and is good for; frames, slogans and
//! reasons are none.

use crate::check::{self, list, string};
use serde_json::Value;
use std::process::Command;

/// The tasks of a plan's sentence as the words they cover.
fn tasks(sentence: &str) -> (Vec<String>, Vec<Value>) {
    let text = format!(
        "政府工作报告\n——2024年1月16日在云溪市第九届人民代表大会第三次会议上\n云溪市市长 陆怀舟\n各位代表：\n\
         现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n2023年，全市地区生产总值增长6.2%，较好完成了各项任务。\n\
         二、2024年重点工作\n今年要抓好以下工作。\n（一）推动产业升级。{sentence}\n（二）办好民生实事。把实事办好。\n\
         各位代表！让我们团结一心，为建设美丽云溪而努力奋斗！\n"
    );
    let json = check::analyze("云溪市.txt", text.as_bytes());
    let report = &json["reports"][0];
    let text: Vec<char> = string(&report["text"]).chars().collect();
    let found: Vec<Value> = list(&report["tasks"]).to_vec();
    let words = found.iter().map(|task| {
        let (from, to) = (task["span"][0].as_u64().unwrap() as usize, task["span"][1].as_u64().unwrap() as usize);
        text[from..to].iter().collect::<String>()
    });
    let kept: Vec<String> = words.collect();
    let inside: Vec<bool> = kept.iter().map(|words| sentence.contains(words.as_str())).collect();
    let both: Vec<(String, Value)> =
        kept.into_iter().zip(found).zip(inside).filter(|(_, inside)| *inside).map(|(both, _)| both).collect();
    both.into_iter().unzip()
}

#[test]
fn a_clause_with_a_verb_of_doing_is_a_commitment() {
    for (sentence, want) in [
        ("新改建农村公路180公里，加快云溪东站前期工作。", &["新改建农村公路180公里", "加快云溪东站前期工作"][..]),
        ("全面推行河湖长制，严厉打击非法采砂。", &["全面推行河湖长制", "严厉打击非法采砂"]),
        ("积极培育新型经营主体，新增家庭农场60家以上。", &["积极培育新型经营主体，新增家庭农场60家以上"]),
        ("实施“青苗”人才计划，引进高层次人才200名。", &["实施“青苗”人才计划，引进高层次人才200名"]),
        ("发挥云溪港枢纽作用，开通集装箱航线3条。", &["发挥云溪港枢纽作用，开通集装箱航线3条"]),
        ("开展城市体检，不断提升城市治理水平。", &["开展城市体检，不断提升城市治理水平"]),
        (
            "抓好PM2.5协同治理，PM2.5平均浓度下降3%，重污染天气控制在5天以内。",
            &["抓好PM2.5协同治理，PM2.5平均浓度下降3%，重污染天气控制在5天以内"],
        ),
        ("围绕上述目标，重点抓好八个方面的工作：", &[]),
        ("做好防汛抗旱各项工作。", &["做好防汛抗旱各项工作"]),
        ("森林覆盖率达到42%。", &["森林覆盖率达到42%"]),
        ("推进档案馆数字化改造，做好史志、气象、地震等工作。", &["推进档案馆数字化改造，做好史志、气象、地震等工作"]),
        ("一要加大农机购置补贴力度；二要建成区域粮食仓储中心。", &["加大农机购置补贴力度", "建成区域粮食仓储中心"]),
        (
            "新（改）建幼儿园8所，每个县（市、区）建成1所托育中心。",
            &["新（改）建幼儿园8所", "每个县（市、区）建成1所托育中心"],
        ),
    ] {
        let (got, _) = tasks(sentence);
        let strip = |words: &String| words.trim_start_matches(['一', '二', '要']).to_owned();
        assert_eq!(got.iter().map(strip).collect::<Vec<_>>(), want, "{sentence}");
    }
}

#[test]
fn frames_reasons_and_slogans_are_none() {
    for sentence in [
        "坚持稳中求进、以进促稳，以高质量发展统揽全局。",
        "聚焦群众急难愁盼，让发展成果更有温度。",
        "落实全市经济工作会议部署，打好蓝天、碧水、净土保卫战。",
        "产业是城市发展的根基。",
        "释放的政策红利正在惠及更多企业。",
    ] {
        assert_eq!(tasks(sentence).0, [""; 0], "{sentence}");
    }
}

#[test]
fn a_task_knows_verb_object_measures_section_and_departments() {
    let sentence = "高标准建设云溪科创园，新培育专精特新企业30家（市工业和信息化局牵头，市科学技术局、市财政局配合）。";
    let (words, found) = tasks(sentence);
    assert_eq!(words.len(), 2, "{words:?}");
    assert_eq!((string(&found[0]["verb"]), string(&found[0]["object"])), ("建设", "云溪科创园"));
    assert_eq!((string(&found[1]["verb"]), string(&found[1]["object"])), ("新培育", "专精特新企业"));
    assert_eq!(list(&found[1]["measures"]).len(), 1);
    assert!(found[1]["section"].is_string());
    let departments: Vec<_> =
        list(&found[1]["departments"]).iter().map(|it| (string(&it["name"]), it["role"].as_str())).collect();
    assert_eq!(departments[0], ("市工业和信息化局", Some("lead")));
    assert_eq!(departments[2], ("市财政局", Some("support")));
    let (_, found) = tasks("完善养老服务体系。（责任单位：市民政局、市卫生健康委员会）");
    assert_eq!(list(&found[0]["departments"]).len(), 2, "{found:?}");
}

/// F1 of the tasks worked out by hand, as the scorer prints it.
#[test]
fn tasks_of_the_three_reports_score_above_their_floor() {
    let Some(score) = check::shared("gold/score.py") else { return };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no python3");
        return;
    }
    for name in ["weifang-2024", "shandong-2024", "liaocheng-2024"] {
        let Some(report) = check::shared(&format!("corpus/{name}.txt")) else { return };
        let analysis = std::env::temp_dir().join(format!("baogao-tasks-{name}-{}.json", std::process::id()));
        let json = baogao::analyze("report.txt", &std::fs::read(report).unwrap());
        std::fs::write(&analysis, serde_json::to_vec(&json).unwrap()).unwrap();
        let scored = Command::new("python3").arg(&score).arg(name).arg(&analysis).output().unwrap();
        std::fs::remove_file(&analysis).unwrap();
        let said = String::from_utf8_lossy(&scored.stdout).into_owned();
        let line = said.lines().find(|line| line.starts_with("tasks:")).unwrap_or_else(|| panic!("no tasks: {said}"));
        println!("{name} {line}");
        let f1: f64 = line.rsplit(' ').next().unwrap().parse().unwrap();
        assert!(f1 >= 0.85, "{name} {line}");
    }
}
