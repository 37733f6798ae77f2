//! How a text is written: in traditional characters, with lines that a page broke, damaged; and its annexes, whose numbers are of
//! their own sort.

use crate::check::{self, YUNXI, list, string};
use serde_json::Value;
use std::collections::HashMap;

/// A report of these sections, with what stands behind its last address.
fn report(review: &str, plan: &str, annex: &str) -> Value {
    let text = format!(
        "云溪市政府工作报告\n——2024年1月16日在云溪市第九届人民代表大会第三次会议上\n云溪市市长 陆怀舟\n各位代表：\n\
         现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n{review}\n\
         二、2024年重点工作\n{plan}\n各位代表！让我们团结一心，为建设美丽云溪而努力奋斗！\n{annex}"
    );
    check::analyze("云溪市.txt", text.as_bytes())["reports"][0].clone()
}

fn measures(report: &Value) -> Vec<(String, String, Value)> {
    let of =
        |it: &Value| (string(&it["quote"]["exact"]).into(), string(&it["status"]).into(), it["period"]["to"].clone());
    list(&report["measures"]).iter().map(of).collect()
}

fn stretch(report: &Value, span: &Value) -> String {
    let (from, to) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
    string(&report["text"]).chars().skip(from).take(to - from).collect()
}

#[test]
fn traditional_characters_are_read_like_simplified_ones() {
    // Each ordinary character with one of its other forms; that of a single plane of writing, so that none is a radical. The
    // old forms of one, two and three, which nobody numbers sections by, stay out.
    let lines = include_str!("../../src/lexicon/variants.tsv").lines().filter(|line| !line.starts_with('#'));
    let forms: HashMap<char, char> = lines
        .filter_map(|line| line.split_once('\t'))
        .filter(|(plain, _)| !["一", "二", "三"].contains(plain))
        .filter_map(|(plain, forms)| {
            let form = forms.chars().find(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch))?;
            Some((plain.chars().next()?, form))
        })
        .collect();
    let back: HashMap<char, char> = forms.iter().map(|(plain, form)| (*form, *plain)).collect();
    let traditional: String = YUNXI.chars().map(|ch| forms.get(&ch).copied().unwrap_or(ch)).collect();
    assert!(traditional.contains("億元") && traditional.contains("報告"), "{traditional}");
    let [want, got] = [YUNXI, traditional.as_str()].map(|text| check::analyze("report.txt", text.as_bytes()));
    // What is told is as written; brought back to ordinary characters it is the same to the letter.
    let plain = |json: &Value| -> Value {
        let text = serde_json::to_string(&json["reports"]).unwrap();
        serde_json::from_str(&text.chars().map(|ch| back.get(&ch).copied().unwrap_or(ch)).collect::<String>()).unwrap()
    };
    let (want, got_plain) = (plain(&want), plain(&got));
    for field in ["meta", "parts", "outline", "measures", "tasks", "livelihood", "title"] {
        assert_eq!(got_plain[0][field], want[0][field], "{field}");
    }
    // Shown as written: no word of the report is changed.
    let text = string(&got["reports"][0]["text"]);
    for measure in list(&got["reports"][0]["measures"]) {
        let words = [&measure["quote"]["exact"], &measure["unit"], &measure["indicator"]["text"]];
        for word in words
            .into_iter()
            .filter_map(Value::as_str)
            .filter(|word| measure["indicator"]["span"].is_array() || word.contains('%'))
        {
            assert!(text.contains(word) || measure["indicator"]["text"] == *word, "{word}");
        }
    }
}

#[test]
fn a_damaged_text_is_told_and_nothing_invented() {
    let kind = |report: &Value| {
        let all = list(&report["warnings"]).iter();
        all.filter(|it| it["code"] == "damaged_text")
            .map(|it| string(&it["details"]["kind"]).to_string())
            .collect::<Vec<_>>()
    };
    for (review, want) in [
        ("2023年，全市地区生产总值突破***亿元，增长**%；新增就业***万人。", "digits"),
        ("2023年，全市地区生产总值达到亿元，增长%；固定资产投资增长%。", "digits"),
        ("2023年，地区生产总值增长(cid:24)(cid:17)(cid:24)%，完成投资(cid:20)(cid:21)亿元。", "codes"),
    ] {
        let report = report(review, "今年要新建学校5所。", "");
        assert_eq!(kind(&report), [want], "{review}");
        assert_eq!(measures(&report).len(), 1, "{review}: {:?}", measures(&report));
    }
    // A known miss: stars behind a digit are taken for bold, and what is left of the number is read.
    let hidden = report("2023年，完成投资12**亿元，增长□□%，引进项目■■个。", "今年要新建学校5所。", "");
    assert_eq!((kind(&hidden), measures(&hidden).len()), (vec!["digits".to_string()], 2), "it is mended: say so");
    let sound = report(
        "2023年，全市实现地区生产总值862亿元，增长6%。\n单位：亿元\n亿元以上项目12个。",
        "今年要新建学校5所。",
        "",
    );
    assert!(kind(&sound).is_empty());
    for text in ["锟斤拷锟斤拷锟斤拷锟斤拷烫烫烫", "æ”¿åºœå·¥ä½œæŠ¥å‘Š 2024å¹´"] {
        let json = check::analyze("report.txt", text.as_bytes());
        assert_eq!(kind(&json["reports"][0]), ["encoding"], "{text}");
    }
}

#[test]
fn numbers_of_annexes_are_of_their_own_sort() {
    let glossary = "名词解释\n1.一刻钟便民生活圈：指居民步行15分钟内可以满足购物、就医等8类日常需求的社区商业。\n\
                    2.罕见病用药保障：指将21种罕见病用药纳入报销范围，报销比例不低于70%。\n";
    let report_of = report("2023年，建成便民生活圈18个。", "今年要新建学校5所。", glossary);
    let status: Vec<_> = measures(&report_of).into_iter().filter(|it| it.1 != "context").map(|it| it.0).collect();
    assert_eq!(status, ["18个", "5所"]);

    // Each cell on a line of its own, as a page's reader gives a table.
    let annex = "附件\n2024年市政府民生实事项目\n序号\n项目名称\n责任单位\n1\n新建农村幸福院30所\n市民政局\n2\n改造供水管网25公里\n市住建局\n\
                 3\n为4万名妇女开展“两癌”筛查\n市卫健委\n";
    let report_of = report("2023年，新建公园12个。", "今年要新建学校5所。", annex);
    let items: Vec<_> = list(&report_of["livelihood"]).iter().map(|it| string(&it["text"]).to_string()).collect();
    assert_eq!(items, ["新建农村幸福院30所", "改造供水管网25公里", "为4万名妇女开展“两癌”筛查"]);
    assert_eq!(measures(&report_of)[2], ("30所".into(), "target".into(), 2024.into()));

    let done = "附件1：2023年民生实事完成情况\n1.新增普惠性幼儿园9所。\n2.完成旧楼加装电梯120部。\n";
    let report_of = report("2023年，新建公园12个。", "今年要新建学校5所。", done);
    let last = measures(&report_of).into_iter().skip(2).collect::<Vec<_>>();
    assert_eq!(
        last,
        [("9所".into(), "achieved".into(), 2023.into()), ("120部".into(), "achieved".into(), 2023.into())]
    );

    let aims = "附件：2024年民生实事\n1.扩大学位供给。年度目标：新增公办学位3000个。责任单位：市教育局。\n2.农村改厕。年度目标：改造5200户。责任单位：市农业农村局。\n";
    let report_of = report("2023年，新建公园12个。", "今年要新建学校5所。", aims);
    assert_eq!(list(&report_of["livelihood"]).len(), 2);
    let aimed = measures(&report_of).into_iter().skip(2).collect::<Vec<_>>();
    assert_eq!(
        aimed,
        [("3000个".into(), "target".into(), 2024.into()), ("5200户".into(), "target".into(), 2024.into())]
    );
}

/// The report with its paragraphs wrapped: at so many characters, indented or not, blank lines between or not, and so many lines
/// to a page.
fn wrapped(width: usize, indent: bool, blank: bool, page: usize) -> String {
    let mut out = String::new();
    let mut lines = 0;
    for paragraph in YUNXI.lines() {
        let lead = if indent { "　　" } else { "" };
        let words: Vec<char> = format!("{lead}{paragraph}").chars().collect();
        let mut from = 0;
        while from < words.len() {
            let mut to = (from + width).min(words.len());
            // No line begins with a mark.
            while words.get(to).is_some_and(|ch| "，。、；：！？）”%".contains(*ch)) {
                to += 1;
            }
            out.extend(&words[from..to]);
            out.push('\n');
            (from, lines) = (to, lines + 1);
            if page > 0 && lines % page == 0 {
                out.push_str(&format!("\n- {} -\n\n", lines / page));
            }
        }
        if blank {
            out.push('\n');
        }
    }
    out
}

#[test]
fn lines_that_a_page_broke_are_joined() {
    let read = |text: &str| check::analyze("report.txt", text.as_bytes())["reports"][0].clone();
    let want = read(YUNXI);
    let key = |report: &Value| -> Vec<String> {
        let of = |it: &Value| {
            format!("{} {} {} {}", it["quote"]["exact"], it["value"], it["indicator"]["text"], it["status"])
        };
        list(&report["measures"]).iter().map(of).collect()
    };
    let (mut kept, mut all, mut paragraphs) = (0, 0, Vec::new());
    for width in [14, 20, 30, 34, 38, 42, 45] {
        for (indent, blank, page) in
            [(true, false, 0), (false, true, 0), (false, false, 0), (true, false, 18), (false, false, 20)]
        {
            let got = read(&wrapped(width, indent, blank, page));
            let found = key(&got);
            all += key(&want).len();
            kept += key(&want).iter().filter(|it| found.contains(it)).count();
            let starts: Vec<String> = list(&got["paragraphs"]).iter().map(|span| stretch(&got, span)).collect();
            let whole = list(&want["paragraphs"]).iter().map(|span| stretch(&want, span));
            let lost = whole.filter(|paragraph| !starts.contains(paragraph)).count();
            if indent || blank {
                paragraphs.push((width, indent, blank, page, lost));
            }
        }
    }
    assert!(kept * 1000 >= all * 995, "{kept} of {all} readings are kept");
    // A known miss: a few paragraphs are joined with their neighbours, or stay in two, most of them in narrow lines.
    let broken: Vec<_> = paragraphs.iter().filter(|it| it.4 > if it.0 < 30 { 11 } else { 6 }).collect();
    assert!(
        broken.is_empty(),
        "paragraphs that are not whole (width, indent, blank lines, page, how many): {broken:?}"
    );
}
