//! Files made here, one of each format that is packed, all of the same few words.

use std::io::{Cursor, Write};

/// What every sample says.
pub const WORDS: &str = "一、2023年工作回顾";

/// A zip of these entries, packed or as they stand.
pub fn zip(entries: &[(&str, Vec<u8>)], packed: bool) -> Vec<u8> {
    let method = if packed { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        out.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Entries of a zip: their names and bytes.
pub type Parts = Vec<(&'static str, Vec<u8>)>;

/// A sample: its name, and its entries, or one entry without a name where it is no zip.
pub fn all() -> Vec<(&'static str, Parts)> {
    let text = |text: String| text.into_bytes();
    vec![
        ("a.html", vec![("", text(format!("<html><body><h1>{WORDS}</h1><table><tr><th>甲<td>6%</table><ol><li><b>项</b></ol>")))]),
        (
            "a.mhtml",
            vec![("", text(format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n<p>{WORDS}\n--x--")))],
        ),
        ("a.rtf", vec![("", text(format!("{{\\rtf1\\ansicpg65001{{\\stylesheet{{\\s1 heading 1;}}}}\\s1{{\\listtext 1.}}{WORDS}\\par\\trowd\\intbl 甲\\cell\\row\\pard{{\\footnote \\u22686?}}\\par}}")))]),
        ("a.csv", vec![("", text(format!("{WORDS},b\n甲,6%\n\"乙\n\",7%\n丙,8%\n")))]),
        (
            "a.docx",
            vec![
                ("word/document.xml", text(format!("<w:document><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{WORDS}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"))),
                ("word/numbering.xml", text("<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='none'/><w:lvlText w:val=''/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>".into())),
                ("word/styles.xml", text("<w:styles><w:style w:styleId='a'><w:basedOn w:val='a'/></w:style></w:styles>".into())),
            ],
        ),
        (
            "a.xlsx",
            vec![
                ("xl/workbook.xml", text("<workbook><sheets><sheet name='Sheet1' r:id='r1'/></sheets></workbook>".into())),
                ("xl/_rels/workbook.xml.rels", text("<R><R Id='r1' Target='worksheets/a.xml'/></R>".into())),
                ("xl/worksheets/a.xml", text(format!("<w><row><c r='A1' t='str'><v>{WORDS}</v></c><c r='C1'><v>0.5</v></c></row></w>"))),
            ],
        ),
        (
            "a.ofd",
            vec![
                ("OFD.xml", text("<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>".into())),
                ("D/Document.xml", text("<Document><Pages><Page BaseLoc='P.xml'/></Pages></Document>".into())),
                ("D/P.xml", text(format!("<Page><TextObject Boundary='25 90 160 6' Size='5'><TextCode X='0' Y='4' DeltaX='g 11 5'>{WORDS}</TextCode></TextObject></Page>"))),
            ],
        ),
        // Saved by LibreOffice.
        ("a.doc", vec![("", include_bytes!("../reports/yunxi-2024.doc").to_vec())]),
        ("a.pdf", vec![("", pdf(&["BT /F1 20 Tf 90 600 Td <d2bba1a232303233c4eab9a4d7f7bbd8b9cb> Tj ET"]))]),
    ]
}

/// A PDF of pages of this content, in a font (GBK) that is not embedded.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>".to_owned(),
    ];
    for (at, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
            5 + 2 * at
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let (xref, size) = (out.len(), objects.len() + 1);
    out.extend(
        format!(
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF"
        )
        .into_bytes(),
    );
    out
}
