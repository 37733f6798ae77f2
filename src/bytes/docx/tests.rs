//! Documents made here, each for a trap.

use super::*;
use crate::bytes::encoding::Native;
use crate::bytes::{MarkKind, zipped};
use std::io::Write;

/// A document of these parts, as Word packs them.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(format!("word/{name}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_bytes(bytes: &[u8]) -> Source {
    let input = Input { name: "a.docx", bytes, decoder: &Native, password: None };
    assert!(bytes.starts_with(zipped::SIGNATURE) && recognise(&input));
    read(&input).unwrap()
}

fn document(body: &str, more: &[(&str, &str)]) -> Source {
    let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    read_bytes(&packed(&[&[("document", body.as_str())], more].concat()))
}

fn lines(source: &Source) -> Vec<&str> {
    source.text.lines().filter(|line| !line.is_empty()).collect()
}

fn marked(source: &Source, kind: MarkKind) -> Vec<&str> {
    source.marks.iter().filter(|it| it.kind == kind).map(|it| it.span.of(&source.text)).collect()
}

/// A paragraph with these properties and this text.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), text)
}

const NUMBERING: &str = "<w:numbering xmlns:w='w'>\
    <w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:pStyle w:val='H1'/><w:lvlText w:val='%1、'/><w:suff w:val='nothing'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='H2'/><w:lvlText w:val='（%2）'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/><w:suff w:val='space'/></w:lvl>\
    <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='●'/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num>\
    <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='ideographDigital'/><w:lvlText w:val='第%1条'/><w:suff w:val='space'/></w:lvl></w:lvlOverride></w:num>\
    <w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num></w:numbering>";
const STYLES: &str = "<w:styles xmlns:w='w'>\
    <w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='X'><w:name w:val='Own'/><w:basedOn w:val='H1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='character' w:styleId='S'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style></w:styles>";

#[test]
fn numbers_as_word_shows_them() {
    let body = [
        numbered(1, 0, "回顾"),
        numbered(1, 1, "工业"),
        numbered(1, 2, "新增"),
        numbered(1, 3, "圆点"),
        numbered(1, 2, "改造"),
        numbered(1, 1, "农业"),
        numbered(1, 0, "安排"),
        numbered(1, 1, "投资"),
        numbered(2, 0, "重起"),
        numbered(2, 0, "再来"),
        numbered(3, 0, "改形"),
        numbered(4, 0, "相连"),
        numbered(0, 0, "无号"),
    ];
    let source = document(&body.concat(), &[("numbering", NUMBERING), ("styles", STYLES)]);
    let expected = [
        "一、回顾",
        "（一）工业",
        "1. 新增",
        "圆点",
        "2. 改造",
        "（二）农业",
        "二、安排",
        "（一）投资",
        "九、重起",
        "十、再来",
        "第一一条 改形",
        "一十二、相连",
    ];
    let shown: Vec<&str> = lines(&source);
    assert_eq!(shown.get(..11), expected.get(..11));
    assert_eq!(shown.last(), Some(&"无号"));
}

#[test]
fn numbers_and_levels_by_style() {
    let body = [
        p("<w:pStyle w:val='H1'/>", "回顾"),
        p("<w:pStyle w:val='H2'/>", "工业"),
        p("<w:pStyle w:val='X'/>", "安排"),
        p("<w:pStyle w:val='X'/><w:numPr><w:numId w:val='0'/></w:numPr>", "无号"),
        p("<w:outlineLvl w:val='2'/>", "直接"),
        p("<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr><w:outlineLvl w:val='9'/>", "正文"),
    ];
    let source = document(&body.concat(), &[("numbering", NUMBERING), ("styles", STYLES)]);
    assert_eq!(lines(&source), ["一、回顾", "（一）工业", "二、安排", "无号", "直接", "正文"]);
    assert_eq!(marked(&source, MarkKind::Heading(1)), ["一、回顾", "二、安排", "无号"]);
    assert_eq!(marked(&source, MarkKind::Heading(2)), ["（一）工业"]);
    assert_eq!(marked(&source, MarkKind::Heading(3)), ["直接"]);
}

#[test]
fn deletions_out_and_insertions_in() {
    let source = document(
        "<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>5%</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>6%</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p><w:p><w:r><w:t>后半。</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>不是标题</w:t></w:r></w:p>",
        &[],
    );
    assert_eq!(lines(&source), ["增长6%", "前半，后半。", "不是标题"]);
    assert!(source.marks.is_empty());
}

#[test]
fn hidden_text_and_contents_out() {
    let source = document(
        &[
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            &p("<w:pStyle w:val='T1'/>", "一、回顾 1"),
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>二、安排 9</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>",
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        ]
        .concat(),
        &[("styles", STYLES)],
    );
    assert_eq!(lines(&source), ["显", "框内"]);
}

#[test]
fn tables_text_boxes_and_notes() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>{}</w:tr>\
         <w:tr><w:trPr><w:del/></w:trPr>{}{}{}</w:tr></w:tbl>",
        cell("指标"),
        cell("单位"),
        cell("增速"),
        p("", "工业"),
        cell("6%"),
        cell("删"),
        cell("去"),
        cell("行")
    );
    let body = "<w:p><w:r><w:t>投资</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>增长。</w:t></w:r><w:r>\
        <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>投资：指固定资产投资。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let source = document(&format!("{body}{table}<w:p><w:r><w:t>完</w:t></w:r></w:p>"), &[("footnotes", notes)]);
    assert_eq!(lines(&source), ["投资增长。", "框", "指标\t单位\t增速", "工业\t\t6%", "完", "投资：指固定资产投资。"]);
    assert_eq!(marked(&source, MarkKind::Head), ["指标\t单位\t增速"]);
    assert_eq!(marked(&source, MarkKind::Note), ["投资：指固定资产投资。"]);
}

#[test]
fn bold_by_run_style_and_paragraph() {
    let source = document(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>扩大</w:t></w:r><w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>投资。</w:t></w:r><w:r><w:t>完成</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val='H1'/></w:pPr><w:r><w:t>粗</w:t></w:r><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>细</w:t></w:r></w:p>",
        &[("styles", STYLES)],
    );
    assert_eq!(marked(&source, MarkKind::Strong), ["扩大投资。", "粗"]);
}

#[test]
fn a_document_in_one_file() {
    let old = "<?xml version='1.0'?><w:wordDocument xmlns:w='w'><w:body><w:p><w:pPr><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='1'/>\
        <wx:t wx:val='一、'/></w:listPr></w:pPr><w:r><w:t>回顾</w:t></w:r></w:p></w:body></w:wordDocument>";
    let new = format!(
        "<?xml version='1.0'?><pkg:package xmlns:pkg='p'><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document><w:body>{}</w:body></w:document></pkg:xmlData></pkg:part>\
         <pkg:part pkg:name=\"/word/numbering.xml\"><pkg:xmlData>{NUMBERING}</pkg:xmlData></pkg:part></pkg:package>",
        numbered(1, 0, "回顾")
    );
    for xml in [old, &new] {
        let input = Input { name: "a.doc", bytes: xml.as_bytes(), decoder: &Native, password: None };
        assert!(hint_flat(xml.as_bytes()));
        assert_eq!(lines(&read_flat(&input).unwrap()).concat().replace(' ', ""), "一、回顾");
    }
}

#[test]
fn a_damaged_end_costs_the_rest_only() {
    let body = p("", "全市经济平稳运行。").repeat(200);
    let xml = format!("<w:document><w:body>{body}<w:p w:a='");
    assert_eq!(lines(&read_bytes(&packed(&[("document", &xml)]))).len(), 200);
    let short = packed(&[("document", "<w:document><w:p w:a='")]);
    let input = Input { name: "a.docx", bytes: &short, decoder: &Native, password: None };
    assert_eq!(read(&input).unwrap_err().kind(), Kind::Damaged);
}
