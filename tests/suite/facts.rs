//! What reports tell of themselves: covers in the styles since 1999, reports without a head, and the field reports
//! against the table of their facts.

use crate::check::{self, list, string};
use serde_json::{Value, json};

/// The facts of a text, without their evidence.
fn facts(name: &str, text: &str) -> Value {
    let json = check::analyze(name, text.as_bytes());
    json["reports"][0]["meta"].clone()
}

/// A cover with a body behind it that says nothing of the place but its sort.
fn with_body(cover: &str, sort: &str) -> String {
    format!(
        "{cover}\n各位代表：\n现在，我代表{sort}人民政府，向大会报告工作，请予审议。\n一、工作回顾\n一年来，{sort}政府团结依靠全{sort}人民，\
         扎实工作，较好完成了各项任务。\n二、今后工作\n全面加强政府自身建设。各位代表！让我们为建设美好家园而努力奋斗！\n"
    )
}

/// Asserts the fields named in `want`.
fn tells(cover: &str, text: &str, want: Value) {
    let got = facts("report.txt", text);
    assert_eq!(got["kind"], "work_report", "{cover}");
    for (field, value) in want.as_object().unwrap() {
        assert_eq!(&got[field], value, "{field} of {cover}");
    }
}

#[test]
fn covers_of_all_times_and_levels_are_read() {
    for (cover, sort, want) in [
        (
            "政府工作报告\n——2003年1月15日在平阴县第十四届人民代表大会第一次会议上\n平阴县人民政府代县长　陈望山",
            "县",
            json!({"region": "平阴县", "level": "county", "region_code": "370124", "parents": ["山东省", "济南市"],
                   "delivered_on": "2003-01-15", "year": 2003, "meeting": "平阴县第十四届人民代表大会第一次会议",
                   "speaker": "陈望山", "speaker_role": "代县长"}),
        ),
        (
            "政 府 工 作 报 告\n(二○○○年二月二十一日在海拉尔市第十二届人民代表大会第三次会议上)\n市长 林 远",
            "市",
            json!({"region": "海拉尔市", "level": "county", "region_code": "152101", "parents": ["内蒙古自治区", "呼伦贝尔盟"],
                   "delivered_on": "2000-02-21", "year": 2000, "speaker": "林远", "speaker_role": "市长"}),
        ),
        (
            "义乌市人民政府工作报告\n2016年2月23日在义乌市第十四届人民代表大会第五次会议上\n义乌市市长：沈一苇",
            "市",
            json!({"region": "义乌市", "level": "county", "region_code": "330782", "parents": ["浙江省", "金华市"],
                   "speaker": "沈一苇", "speaker_role": "市长", "year": 2016}),
        ),
        (
            "2021年凉山州政府工作报告\n——在凉山彝族自治州第十一届人民代表大会第六次会议上\n(2021年2月2日)\n凉山州人民政府州长 阿尔木呷",
            "州",
            json!({"region": "凉山彝族自治州", "level": "city", "region_code": "513400", "delivered_on": "2021-02-02",
                   "speaker": "阿尔木呷", "speaker_role": "州长"}),
        ),
        (
            "鄂温克族自治旗人民政府工作报告\n旗长 孟和巴图\n2018年1月9日在鄂温克族自治旗第十二届人民代表大会第二次会议上",
            "旗",
            json!({"region": "鄂温克族自治旗", "level": "county", "region_code": "150724", "speaker": "孟和巴图",
                   "speaker_role": "旗长", "delivered_on": "2018-01-09"}),
        ),
        (
            "政府工作报告\n2022年1月20日在新疆维吾尔自治区第十三届人民代表大会第五次会议上\n自治区主席 阿合买提·吐尔逊",
            "自治区",
            json!({"region": "新疆维吾尔自治区", "level": "province", "region_code": "650000",
                   "speaker": "阿合买提·吐尔逊", "speaker_role": "主席"}),
        ),
        (
            "政府工作报告\n2024年12月30日在杭州市上城区第十六届人民代表大会第五次会议上\n上城区区长 何川",
            "区",
            json!({"region": "上城区", "level": "county", "region_code": "330102", "parents": ["浙江省", "杭州市"],
                   "year": 2025, "review_years": [2024, 2024], "delivered_on": "2024-12-30",
                   "meeting": "杭州市上城区第十六届人民代表大会第五次会议"}),
        ),
        (
            "2019年青石镇政府工作报告\n——2019年3月2日在青石镇第十二届人民代表大会第四次会议上\n青石镇镇长 方晓",
            "镇",
            json!({"region": "青石镇", "level": "town", "region_code": null, "speaker": "方晓", "speaker_role": "镇长"}),
        ),
        (
            "诸城市昌城镇2020年政府工作报告\n2020年5月8日在昌城镇第十九届人民代表大会第七次会议上\n镇人民政府镇长 李言",
            "镇",
            json!({"region": "昌城镇", "level": "town", "parents": ["山东省", "潍坊市", "诸城市"], "year": 2020, "speaker": "李言"}),
        ),
        (
            "政府工作报告\n二〇〇七年一月三十日\n长沙市芙蓉区人民政府区长 周问渠",
            "区",
            json!({"region": "芙蓉区", "level": "county", "region_code": "430102", "parents": ["湖南省", "长沙市"],
                   "delivered_on": "2007-01-30", "year": 2007, "speaker": "周问渠", "meeting": null}),
        ),
        (
            "2023年吉林市政府工作报告",
            "市",
            json!({"region": "吉林市", "level": "city", "region_code": "220200", "year": 2023, "delivered_on": null}),
        ),
        ("2023年吉林省政府工作报告", "省", json!({"region": "吉林省", "level": "province", "region_code": "220000"})),
        (
            "政府工作报告\n(2009年2月10日在重庆市渝北区第十六届人民代表大会第三次会议上)\n重庆市渝北区人民政府区长 秦越",
            "区",
            json!({"region": "渝北区", "level": "county", "region_code": "500112", "parents": ["重庆市"]}),
        ),
        (
            "政府工作报告\n——1999年3月5日在第九届全国人民代表大会第二次会议上\n国务院总理 宋明远",
            "国",
            json!({"region": "中华人民共和国", "level": "nation", "region_code": null, "parents": [], "year": 1999,
                   "speaker": "宋明远", "speaker_role": "国务院总理", "meeting": "第九届全国人民代表大会第二次会议"}),
        ),
        (
            "政府工作报告\n来源：某某日报 发布时间：2020-06-01 09:30\n2020年5月12日仙桃市市长郑重在仙桃市第九届人民代表大会第五次会议上",
            "市",
            json!({"region": "仙桃市", "level": "county", "region_code": "429004", "parents": ["湖北省"],
                   "delivered_on": "2020-05-12", "published_on": "2020-06-01", "speaker": "郑重"}),
        ),
        (
            "潍坊高新区2022年工作报告\n政府工作报告\n2022年2月11日\n潍坊高新区管委会主任 马骏驰",
            "区",
            json!({"region": "潍坊高新区", "level": "county", "region_code": null, "parents": ["山东省", "潍坊市"]}),
        ),
        (
            "政府工作报告\n(2008年1月5日)\n代县长　李 明",
            "县",
            json!({"region": null, "level": "county", "delivered_on": "2008-01-05", "speaker": "李明", "speaker_role": "代县长"}),
        ),
        (
            "新疆生产建设兵团2015年工作报告",
            "兵团",
            json!({"region": "新疆生产建设兵团", "level": "province", "year": 2015}),
        ),
        (
            "政府工作报告\n2021年12月28日在云溪港经济开发区工作会议上\n管委会主任 李冠",
            "开发区",
            json!({"region": "云溪港经济开发区", "level": "county", "year": 2022, "speaker": "李冠", "speaker_role": "主任"}),
        ),
        (
            "大兴安岭地区行政公署工作报告\n2014年1月8日\n行署专员 单增",
            "地区",
            json!({"region": "大兴安岭地区", "level": "city", "region_code": "232700", "speaker": "单增", "speaker_role": "专员"}),
        ),
        (
            "2022年安乡县深柳镇人民政府工作报告\n镇长 周克",
            "镇",
            json!({"region": "深柳镇", "level": "town", "parents": ["湖南省", "常德市", "安乡县"]}),
        ),
        (
            "二〇一二年政府工作报告\n——在内江市市中区第六届人民代表大会第一次会议上\n区人民政府区长 张三丰",
            "区",
            json!({"region": "市中区", "region_code": "511002", "year": 2012, "speaker": "张三丰"}),
        ),
        (
            "政府工作报告\n2015年1月28日在云溪市第三届人民代表大会第四次会议上\n云溪市代市长 陆怀舟",
            "市",
            json!({"region": "云溪市", "level": "city", "region_code": null, "speaker": "陆怀舟", "speaker_role": "代市长"}),
        ),
    ] {
        tells(cover, &with_body(cover, sort), want);
    }
}

#[test]
fn a_report_without_head_is_known_by_what_it_talks_of() {
    let text = "各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n一、2013年工作回顾\n2013年，在市委、市政府和区委的坚强领导下，\
        我区经济平稳增长。海曙发展迈出新步伐，宁波市海曙区获评先进。海曙城区面貌一新，海曙老外滩客流大增，海曙区财政收入增长8%。\n\
        二、2014年工作安排\n建设美丽海曙。全面加强政府自身建设。\n各位代表！让我们为建设幸福海曙而努力奋斗！\n";
    tells(
        text,
        text,
        json!({"region": "海曙区", "level": "county", "region_code": "330203", "parents": ["浙江省", "宁波市"],
               "year": 2014, "review_years": [2013, 2013], "delivered_on": null, "meeting": null, "speaker": null}),
    );
}

#[test]
fn what_is_not_said_stays_unknown() {
    let text = "各位代表：\n现在，我代表县人民政府向大会报告工作。\n一、工作回顾\n一年来，全县上下加强国际合作，资源利用更好，\
        社会和平安宁。\n二、下一步工作\n全面加强政府自身建设。各位代表！让我们努力奋斗！\n";
    let got = facts("report.txt", text);
    assert_eq!(got["region"], Value::Null);
    assert_eq!(got["level"], "county");
    assert_eq!(got["year"], Value::Null);
    // 鼓楼区 is in four cities, and nothing says in which.
    let text = with_body("政府工作报告\n2018年1月9日在鼓楼区第十七届人民代表大会第二次会议上\n鼓楼区区长 江一帆", "区");
    let got = facts("report.txt", &text);
    assert_eq!((&got["region"], &got["region_code"]), (&json!("鼓楼区"), &Value::Null));
    let got = facts("report.txt", &text.replace("扎实工作", "全力支持福州建设、融入福州都市圈"));
    assert_eq!(got["region_code"], "350102");
}

#[test]
fn other_texts_are_no_work_report() {
    for text in [
        "关于云溪市2023年预算执行情况和2024年预算草案的报告\n各位代表：\n受市人民政府委托，现将预算执行情况提请大会审议。政府自身建设……各位代表！",
        "云溪市人民法院工作报告\n各位代表：\n现在，我代表市人民法院向大会报告工作。一、2023年工作回顾……各位代表！",
        "潍坊市举办国际风筝会。活动吸引了来自各地的游客，带动了当地消费。",
    ] {
        assert_ne!(facts("report.txt", text)["kind"], "work_report", "{text}");
    }
}

#[test]
fn a_term_is_looked_back_upon() {
    for (heading, years) in [
        ("一、过去五年工作回顾", json!([2017, 2021])),
        ("一、2021年和过去五年工作回顾", json!([2017, 2021])),
        ("一、本届政府五年来的工作回顾", json!([2017, 2021])),
        ("一、2021年工作回顾", json!([2021, 2021])),
    ] {
        let cover = "政府工作报告\n2022年1月9日在泰州市第六届人民代表大会第一次会议上\n泰州市市长 江一帆";
        let text = with_body(cover, "市").replace("一、工作回顾", heading);
        tells(heading, &text, json!({"year": 2022, "review_years": years}));
    }
    let cover = "政府工作报告\n2021年1月19日在泰州市第五届人民代表大会第五次会议上\n泰州市市长 江一帆";
    let text = with_body(cover, "市").replace("一、工作回顾", "一、“十三五”和2020年工作回顾");
    tells("“十三五”", &text, json!({"year": 2021, "review_years": [2016, 2020]}));
    let cover = "政府工作报告\n2001年1月19日在泰州市第二届人民代表大会第四次会议上\n泰州市市长 江一帆";
    let text = with_body(cover, "市").replace("一、工作回顾", "一、“九五”时期和2000年工作回顾");
    tells("“九五”", &text, json!({"year": 2001, "review_years": [1996, 2000]}));
    let cover = "政府工作报告\n2021年11月19日在泰州市第六届人民代表大会第一次会议上\n泰州市市长 江一帆";
    let text = with_body(cover, "市").replace("一年来，", "2016年以来，");
    tells("since a year", &text, json!({"year": 2022, "review_years": [2016, 2021]}));
}

#[test]
fn contradictions_become_warnings() {
    let codes = |name: &str, text: &str| -> Vec<String> {
        let json = check::analyze(name, text.as_bytes());
        let codes = list(&json["reports"][0]["warnings"]).iter().map(|it| string(&it["code"]).to_owned());
        codes.filter(|code| code.ends_with("_conflict")).collect()
    };
    let cover =
        "2019年青石镇政府工作报告\n2019年4月29日在白沙镇第十九届人民代表大会第五次会议上\n白沙镇人民政府镇长 张一";
    let text = with_body(cover, "镇");
    assert_eq!(codes("report.txt", &text), ["region_conflict"]);
    assert_eq!(facts("report.txt", &text)["region"], "白沙镇");
    let text = text.replace("青石", "白沙");
    assert_eq!(codes("report.txt", &text), [""; 0]);
    assert_eq!(codes("白沙镇2019.txt", &text), [""; 0]);
    assert_eq!(codes("白沙镇2016.txt", &text), ["year_conflict"]);
}

#[test]
fn a_title_of_the_year_looked_back_upon_yields_to_the_day_of_the_meeting() {
    let cover = "泰州市2015年政府工作报告\n2016年1月19日在泰州市第四届人民代表大会第五次会议上\n泰州市市长 江一帆";
    let text = with_body(cover, "市").replace("一、工作回顾", "一、“十二五”发展回顾和2015年工作情况");
    tells("a title", &text, json!({"year": 2016, "review_years": [2011, 2015]}));
}

#[test]
fn odd_covers_and_texts_without_one_tell_no_more_than_they_say() {
    let text = "政府工作报告\n（2007年2月1日 陈望山）\n各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。\n一、2006年工作回顾\n\
                2006年，全省经济平稳较快发展。\n二、2007年工作安排\n做好今年工作，要坚持稳中求进。\n";
    tells("a name behind the day", text, json!({"speaker": "陈望山", "delivered_on": "2007-02-01", "year": 2007}));
    let text = "2018政府工作报告\n2017年是本届政府任期的第一年。我们勇当排头兵，圆满完成了市五届人大一次会议确定的目标任务。\n\
                全市生产总值增长8%，新辉煌正在书写。\n各位代表，政府自身建设得到加强。各级政府履职尽责，过去一年成效明显。\n";
    tells("a deed is no place", text, json!({"meeting": null, "speaker": null}));
    let cover = "政府工作报告\n——2024年1月18日在平阴县第十八届人民代表大会第三次会议上\n平阴县人民政府县长 陈望山";
    let text = with_body(cover, "县").replace("我代表县人民政府", "我代表十八届县人民政府");
    let json = check::analyze("report.txt", text.as_bytes());
    let warnings = check::list(&json["reports"][0]["warnings"]);
    assert!(!warnings.iter().any(|it| it["code"] == "region_conflict"), "{warnings:?}");
    let cover = "政府工作报告\n2004年7月20日在平阴县第十四届人民代表大会常务会议第三次会议上\n平阴县县长 陈望山";
    let text = with_body(cover, "县").replace("一、工作回顾", "一、2004年上半年工作回顾");
    tells("midyear", &text, json!({"year": 2004}));
    let cover = "政府工作报告\n2013年1月20日在平阴县第十五届人民代表大会第一次会议上\n平阴县县长 陈望山";
    let text = with_body(cover, "县").replace("一、工作回顾", "一、2012年及本届政府工作回顾");
    tells("a term", &text, json!({"year": 2013, "review_years": [2008, 2012]}));
}

/// Compares every field report with the table of facts worked out by hand, and gives the lines that differ.
fn differences(hide_names: bool) -> Option<Vec<String>> {
    let table = std::fs::read_to_string(check::shared("gold/field.tsv")?).unwrap();
    let folder = check::shared("corpus/field")?;
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let mut differing = Vec::new();
    let mut count = 0;
    for row in lines {
        count += 1;
        let want = |field: &str| match row[head.iter().position(|name| *name == field).unwrap()] {
            "null" => "",
            other => other,
        };
        let path = folder.join(want("file"));
        let ending = path.extension().unwrap().to_str().unwrap();
        let name =
            if hide_names { format!("report.{ending}") } else { path.file_name().unwrap().to_str().unwrap().into() };
        let json = check::analyze(&name, &std::fs::read(&path).unwrap());
        let report = &json["reports"][0];
        let (meta, mut wrong) = (&report["meta"], Vec::new());
        let mut compare = |field: &str, got: String| {
            if got != want(field) {
                wrong.push(format!("{field}: {got:?} for {:?}", want(field)));
            }
        };
        for field in ["kind", "region", "level", "region_code", "year", "delivered_on", "speaker"] {
            compare(
                field,
                meta[field].as_str().map_or_else(|| meta[field].to_string().replace("null", ""), str::to_owned),
            );
        }
        compare("review_year", meta["review_years"][1].to_string().replace("null", ""));
        let has = |role: &str| list(&report["parts"]).iter().any(|part| part["role"] == role).to_string();
        if list(&report["parts"]).len() > 1 {
            compare("has_review", has("review"));
            compare("has_plan", has("plan"));
        } else {
            eprintln!("KNOWN MISS: no parts in {}", want("file"));
        }
        if !wrong.is_empty() {
            differing.push(format!("{}: {}", want("file"), wrong.join("; ")));
        }
    }
    assert_eq!(count, 42);
    Some(differing)
}

#[test]
fn field_reports_tell_the_facts_of_the_table() {
    let Some(differing) = differences(false) else { return };
    println!("{} of 42 field reports differ:\n{}", differing.len(), differing.join("\n"));
    assert!(differing.len() <= 2, "{differing:#?}");
}

#[test]
fn field_reports_tell_the_same_with_their_names_hidden() {
    let Some(differing) = differences(true) else { return };
    println!("names hidden: {} of 42 field reports differ:\n{}", differing.len(), differing.join("\n"));
    assert!(differing.len() <= 2, "{differing:#?}");
}
