//! Reports laid out in every way that offices lay them out: what stands under what, and where parts begin.

use crate::check::{self, list};
use serde_json::Value;

fn report(text: &str) -> Value {
    check::analyze("report.txt", text.as_bytes())["reports"][0].clone()
}

/// Each heading as its level, marker and title.
fn outline(report: &Value) -> Vec<String> {
    fn walk(headings: &Value, into: &mut Vec<String>) {
        for heading in list(headings) {
            let word = |field: &str| heading[field].as_str().unwrap_or("").to_owned();
            into.push(format!("{} {}{}", heading["level"], word("marker"), word("title")));
            walk(&heading["children"], into);
        }
    }
    let mut all = Vec::new();
    walk(&report["outline"], &mut all);
    all
}

/// Each part as its role and first characters.
fn parts(report: &Value) -> Vec<String> {
    let text: Vec<char> = report["text"].as_str().unwrap_or("").chars().collect();
    (list(&report["parts"]).iter())
        .map(|part| {
            let from = part["span"][0].as_u64().unwrap_or(0) as usize;
            let first: String = text[from..].iter().filter(|ch| !ch.is_whitespace()).take(6).collect();
            format!("{} {first}", part["role"].as_str().unwrap_or(""))
        })
        .collect()
}

const HEAD: &str = "云溪县人民政府工作报告\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n";

#[test]
fn sections_stand_under_chapters() {
    let found = report(&format!(
        "{HEAD}第一部分　2022年：我们一起走过的路\n\
         一、产业有了新起色\n全年引进企业12家，建成标准厂房3万平方米，园区面貌一新。\n\
         二、乡村有了新模样\n改造危房40户，硬化村道18公里，人居环境明显好转。\n\
         话说回来，问题也不少：产业基础薄弱，治理短板明显，干部作风还有差距。\n\
         第二部分　2023年：我们这样干\n\
         总的考虑是：紧扣县委部署，稳中求进。力争规上工业产值增长7%，城镇居民收入增长6%。\n\
         说了就要干。今年着重干好两个方面的事。\n\
         一、干项目，把产业做得更旺\n组建招商队伍2支，引进企业15家，推动园区扩容。\n\
         二、干民生，把日子过得更好\n新建公办幼儿园2所，完成培训500人，提升保障水平。\n"
    ));
    assert_eq!(
        outline(&found),
        [
            "1 第一部分2022年：我们一起走过的路",
            "2 一、产业有了新起色",
            "2 二、乡村有了新模样",
            "1 第二部分2023年：我们这样干",
            "2 一、干项目，把产业做得更旺",
            "2 二、干民生，把日子过得更好",
        ]
    );
    assert_eq!(
        parts(&found),
        ["opening 云溪县人民政", "review 第一部分20", "problems 话说回来，问", "goals 第二部分20", "plan 说了就要干。"]
    );
}

#[test]
fn lines_right_under_a_part_are_its_sections_and_numbers_keep_their_level() {
    let found = report(&format!(
        "{HEAD}一、2007年工作回顾\n\
         1．工业经济提质增效。企业改革基本完成。全年改制企业6家，安置职工800人，资产盘活率明显提高。\n\
         2．农业农村稳步发展。新增水浇地2万亩，实现粮食总产18万吨，农民收入持续增加。\n\
         二、2008年工作安排\n今年的主要预期目标是：生产总值增长12%，财政收入增长15%。\n\
         围绕上述目标，重点抓好以下工作：\n\
         1．做大做强工业经济。实施技改项目20个，培育龙头企业5家。\n\
         2．积极发展现代农业。建设示范园3处，发展合作社10家。\n"
    ));
    let sections: Vec<String> = outline(&found).into_iter().filter(|it| it.contains('．')).collect();
    assert_eq!(
        sections,
        ["3 1．工业经济提质增效", "3 2．农业农村稳步发展", "3 1．做大做强工业经济", "3 2．积极发展现代农业"]
    );

    let found = report(&format!(
        "{HEAD}2013年工作回顾\n\n全县上下齐心协力，较好完成了各项任务。\n\n2014年工作安排\n\n\
         主要预期目标是：生产总值增长11%，财政收入增长13%。\n\n\
         实现上述目标，必须做到“三个坚持”：坚持改革创新，坚持项目带动，坚持民生为重。\n\n\
         围绕上述目标任务，我们将突出抓好以下工作：\n\n\
         强化项目支撑，持续推动县域发展\n\n\
         用好扶持政策。加强与上级部门的对接，争取更多项目落户，全年到位资金12亿元以上。\n\n\
         加快项目建设。安排重点项目36个，年度投资25亿元，确保按期建成。\n\n\
         完善城镇功能，增强辐射能力\n\n\
         拓展城市空间。建成迎宾大道，开工防洪堤6公里，改造棚户区900户。\n\n\
         严格城市管理。开展环境整治，拆除违法建筑4万平方米，保持市容整洁。\n\n\
         转变工作作风，加强政府自身建设\n\n\
         依法行政。自觉接受人大法律监督、政协民主监督，办好建议和提案。\n\n\
         廉洁行政。严格执行八项规定，压减公务支出，坚决纠正不正之风。\n"
    ));
    assert_eq!(
        outline(&found)[1..],
        [
            "1 2014年工作安排",
            "2 强化项目支撑，持续推动县域发展",
            "3 用好扶持政策",
            "3 加快项目建设",
            "2 完善城镇功能，增强辐射能力",
            "3 拓展城市空间",
            "3 严格城市管理",
            "2 转变工作作风，加强政府自身建设",
            "3 依法行政",
            "3 廉洁行政",
        ]
    );
    assert_eq!(parts(&found)[2..], ["goals 2014年工", "plan 围绕上述目标", "government 转变工作作风"]);
}

#[test]
fn rows_of_sentences_are_headings() {
    let found = report(&format!(
        "{HEAD}一、过去五年工作回顾\n\
         这五年，综合实力迈上新台阶。生产总值年均增长6%，财政收入翻番。这五年，城乡面貌发生新变化。建成公园8个，\
         改造老旧小区40个。这五年，民生福祉得到新改善。新增学位6000个，就业稳定。\n\
         二、2026年工作安排\n主要预期目标是：生产总值增长5%。\n（一）加强自身建设。一是坚持依法行政，建设法治政府。自觉接受监督，\
         办好建议提案。二是坚持务实担当，提升工作效能。精简会议文件，为基层减负。\n"
    ));
    let rows: Vec<String> = outline(&found).into_iter().filter(|it| it.starts_with('3')).collect();
    assert_eq!(
        rows,
        [
            "3 这五年，综合实力迈上新台阶",
            "3 这五年，城乡面貌发生新变化",
            "3 这五年，民生福祉得到新改善",
            "3 一是坚持依法行政，建设法治政府",
            "3 二是坚持务实担当，提升工作效能",
        ]
    );
}

#[test]
fn targets_of_a_list_are_no_headings() {
    let found = report(&format!(
        "{HEAD}二、2019年工作安排\n今年经济社会发展的主要预期目标是：\n——地区生产总值增长7.5%左右；\n\
         ——一般公共预算收入增长6%，税收占比保持在90%以上；\n——万元产值能耗降低3%，主要污染物排放量完成市下达任务。\n\
         （一）推进项目建设。实施重点项目60个，完成投资90亿元。\n（二）改善民生。新增就业8000人。\n"
    ));
    assert_eq!(outline(&found)[1..], ["2 （一）推进项目建设", "2 （二）改善民生"]);
    let targets = list(&found["measures"]).iter().filter(|it| it["headline"] == true).count();
    assert_eq!(targets, 5);
}

#[test]
fn five_years_ahead_are_goals() {
    let found = report(&format!(
        "{HEAD}一、2025年工作回顾\n全市经济稳中有进，完成了各项任务。\n\
         二、关于《云溪市国民经济和社会发展第十五个五年规划纲要（草案）》的说明\n\
         《纲要（草案）》提出了今后一个时期的发展方向和路径。\n\
         三、2026年主要任务\n（一）扩大内需。实施项目80个，完成投资120亿元。\n（二）改善民生。新增学位2000个。\n"
    ));
    assert_eq!(parts(&found)[1..], ["review 一、2025", "goals 二、关于《云", "plan 三、2026"]);
}
