//! PDFs made here, each for a trap.

use super::*;
use crate::bytes::MarkKind;
use crate::bytes::encoding::Native;

/// A PDF of these pages' contents; fonts F1 (GBK, not embedded, no table to Unicode) and F2 (Helvetica).
fn pdf(pages: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut kids = Vec::new();
    for content in pages {
        let at = objects.len() + 1;
        kids.push(format!("{at} 0 R"));
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>", at + 1));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" "));
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let xref = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF", objects.len() + 1).into_bytes());
    out
}

/// A line at a place in points from below.
fn line(x: u32, y: u32, size: u32, text: &str) -> String {
    let hex: String = encoding_rs::GBK.encode(text).0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("BT /F1 {size} Tf {x} {y} Td <{hex}> Tj ET\n")
}

fn source(bytes: &[u8]) -> Result<Source, Error> {
    assert!((FORMAT.hint)(bytes));
    read(&Input { name: "a.pdf", bytes, decoder: &Native, password: None })
}

const FULL: &str = "全市经济平稳运行综合实力增强各项事业全面进步人民生活";

#[test]
fn paragraphs_headings_and_pages() {
    let head = |page: u32| line(250, 770, 9, "云溪市政府工作报告") + &line(295, 20, 9, &format!("- {page} -"));
    let body = |top: u32| (0..10).map(|at| line(50, top - 20 * at, 20, FULL)).collect::<String>();
    let pages = [
        head(1)
            + &line(200, 700, 32, "政府工作报告")
            + &line(90, 640, 20, "一年来，成效明显。")
            + &line(90, 620, 20, FULL.get(..72).unwrap())
            + &body(600),
        head(2) + &body(700) + &line(50, 500, 20, "增长6%。") + &line(90, 480, 20, "完。"),
        head(3) + &line(90, 700, 20, "附件"),
    ];
    let made = source(&pdf(&pages)).unwrap();
    let lines: Vec<&str> = made.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.first(), Some(&"政府工作报告"), "{lines:?}");
    assert_eq!(lines.get(1), Some(&"一年来，成效明显。"));
    assert!(lines.get(2).is_some_and(|line| line.ends_with("增长6%。") && line.chars().count() > 500), "{lines:?}");
    assert_eq!(lines.get(3..), Some(&["完。", "附件"][..]));
    let of = |kind| made.marks.iter().filter(|it| it.kind == kind).map(|it| it.span.of(&made.text)).collect::<Vec<_>>();
    assert_eq!(of(MarkKind::Heading(1)), ["政府工作报告"]);
    assert_eq!(of(MarkKind::Page(3)).concat().trim(), "附件");
}

#[test]
fn columns_and_tables() {
    let column =
        |x: u32, sign: &str| (0..12).map(|at| line(x, 700 - 20 * at, 12, &sign.repeat(20))).collect::<String>();
    let made = source(&pdf(&[column(40, "左") + &column(320, "右")])).unwrap();
    let lefts = made.text.find('右').unwrap();
    assert!(!made.text.get(lefts..).unwrap().contains('左'), "{}", made.text);
    let row = |y: u32, cells: [&str; 3]| {
        cells.iter().zip([60, 250, 420]).map(|(cell, x)| line(x, y, 14, cell)).collect::<String>()
    };
    let table = row(600, ["指标", "单位", "增速"])
        + &row(580, ["工业增加值", "亿元", "6%"])
        + &row(560, ["投资", "亿元", "7%"]);
    let made = source(&pdf(&[line(90, 640, 14, "主要指标如下。") + &table])).unwrap();
    assert_eq!(
        made.text.replace("\n\n", "\n"),
        "主要指标如下。\n指标\t单位\t增速\n工业增加值\t亿元\t6%\n投资\t亿元\t7%\n"
    );
    assert_eq!(made.marks.iter().filter(|it| it.kind == MarkKind::Row).count(), 3);
}

#[test]
fn what_cannot_be_read_is_told() {
    assert_eq!(source(&pdf(&[String::new()])).unwrap_err().kind(), Kind::NoText);
    assert_eq!(source(b"%PDF-1.4\nnothing").unwrap_err().kind(), Kind::Damaged);
    let many = vec![String::new(); limits::PAGES + 1];
    assert_eq!(source(&pdf(&many)).unwrap_err().kind(), Kind::Limit);
}
