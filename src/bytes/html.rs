//! Web pages: of portals, news sites and archives, and as browsers and Word save them. The article with its headings,
//! lists, tables and bold type; what a page puts around it stays out, and so does what is hidden.
//!
//! [`tree`] (tags → elements, whatever is left open), [`article`] (where the text is), [`blocks`] (elements → paragraphs).

mod article;
mod blocks;
mod tree;

use super::limits::Steps;
use super::{Format, Input, Source, encoding, flow};
use crate::error::{Error, Kind};

pub const FORMAT: Format = Format {
    id: "html",
    endings: &["html", "htm", "shtml", "xhtml"],
    kept: "the article, headings, lists with their numbers, tables, bold",
    hint,
    recognise: |input| hint(input.bytes),
    read: |input| read(input, None),
};

/// Bytes at the beginning in which a page shows what it is, and in which it must name its encoding.
const HEAD: usize = 4096;
/// What a page begins with, or has near its beginning.
const TAGS: [&str; 16] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta ",
    "<title",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<h1",
    "<span",
    "<center",
    "<font",
    "<section",
    "<article",
];

fn hint(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let text = head.trim_start_matches(['\u{feff}', '\u{fffd}', ' ', '\t', '\r', '\n']);
    // XML that is no page, as Word writes it, has a name of its own.
    let other = text.contains("<w:worddocument") || text.contains("<pkg:package") || text.contains("<svg");
    text.starts_with('<') && !other && TAGS.iter().any(|tag| text.contains(tag))
}

/// The first bytes in lower case, without the zeros of UTF-16.
fn head(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&head).to_ascii_lowercase()
}

/// The page in these bytes; `charset` is what came with it, as in a saved archive.
pub fn read(input: &Input, charset: Option<&str>) -> Result<Source, Error> {
    let declared = declared(&head(input.bytes));
    let charset = declared.as_deref().or(charset);
    let decoded = encoding::decode_declared(input.bytes, charset, input.decoder)
        .ok_or_else(|| Error::new(Kind::UnknownFormat, "the page is in no known encoding").with("found", "encoding"))?;
    let tree = tree::parse(&decoded.text, &mut Steps::default())?;
    let article = article::find(&tree);
    let mut source = flow::source(&blocks::blocks(&tree, &article))?;
    // A page may hold lines that were cut when it was made from print.
    source.lines_are_paragraphs = false;
    source.encoding = Some(decoded.label.into());
    if !decoded.undecodable.is_empty() {
        source.undecodable = source.text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
    }
    Ok(source)
}

/// The encoding that a page names: `<meta charset="gbk">`, `content="text/html; charset=gb2312"`.
fn declared(head: &str) -> Option<String> {
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '-' && ch != '_').unwrap_or(rest.len());
    rest.get(..end).filter(|label| !label.is_empty()).map(String::from)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::MarkKind;
    use crate::bytes::encoding::Native;

    fn page(html: &[u8]) -> Source {
        read(&Input { name: "a.html", bytes: html, decoder: &Native, password: None }, None).unwrap()
    }

    fn lines(html: &str) -> Vec<String> {
        page(html.as_bytes()).text.lines().map(str::trim).filter(|line| !line.is_empty()).map(String::from).collect()
    }

    const PROSE: &str = "全市经济平稳运行，地区生产总值增长6.2%，各项事业取得新的进步，群众的获得感进一步增强。";

    #[test]
    fn a_page_is_told_by_its_content() {
        for page in ["<!DOCTYPE html><p>a", "\n<HTML>", "<?xml version='1.0'?><html xmlns='x'>", "<!-- a --><div>"] {
            assert!(hint(page.as_bytes()), "{page}");
        }
        let utf16: Vec<u8> = "\u{feff}<html><body>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(hint(&utf16));
        for text in ["政府工作报告", "# <p>", "<增长> 6%", "<?xml version='1.0'?><w:wordDocument><w:p>"] {
            assert!(!hint(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_a_page_names_as_its_encoding() {
        let page_of = |meta: &str| format!("<html><head>{meta}</head><body><p>{PROSE}</p></body></html>");
        for meta in [
            "<meta charset=\"gbk\">",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">",
            "<meta charset='utf-8'>",
        ] {
            let bytes = encoding_rs::GB18030.encode(&page_of(meta)).0.into_owned();
            let source = page(&bytes);
            assert_eq!((source.text.trim(), source.encoding.as_deref()), (PROSE, Some("gb18030")), "{meta}");
        }
        // Saved anew as UTF-8, the old name still in it.
        assert_eq!(page(page_of("<meta charset=gb2312>").as_bytes()).encoding.as_deref(), Some("utf-8"));
    }

    #[test]
    fn headings_lists_bold_and_tables() {
        let source = page(
            "<h1>云溪市<br>政府工作报告</h1><p><b>扩大投资。</b>完成<span style='font-weight: bold'>30</span>亿元。\
             <ol><li>一项<li>两项</ol><ul><li>三项</ul><ol style='list-style-type:cjk-ideographic'><li>四项</ol>\
             <table><tr><th>指标<th>增速<tr><td colspan=1>工业<td>6%</table>"
                .as_bytes(),
        );
        let text: Vec<&str> = source.text.lines().filter(|line| !line.is_empty()).collect();
        let expected = [
            "云溪市",
            "政府工作报告",
            "扩大投资。完成30亿元。",
            "1.\t一项",
            "2.\t两项",
            "三项",
            "一、四项",
            "指标\t增速",
            "工业\t6%",
        ];
        assert_eq!(text, expected);
        let of = |kind| -> Vec<&str> {
            source.marks.iter().filter(|it| it.kind == kind).map(|it| it.span.of(&source.text)).collect()
        };
        assert_eq!(of(MarkKind::Heading(1)), ["云溪市", "政府工作报告"]);
        assert_eq!(of(MarkKind::Strong), ["扩大投资。", "30"]);
        assert_eq!(of(MarkKind::Head), ["指标\t增速"]);
    }

    #[test]
    fn what_is_hidden_or_no_text_stays_out() {
        assert_eq!(
            lines(&format!(
                "<script>var 甲='<p>乙</p>'</script><style>p{{}}</style><p>{PROSE}</p><div style='display: none'>丙</div>\
                 <noscript>丁</noscript><select><option>戊</select><p hidden>己</p><!-- 庚 --><textarea>辛</textarea>"
            )),
            [PROSE]
        );
    }

    /// The kinds of layout that portals use: nested tables, `div`s with names, an `article`, lines ended by `<br>`, a
    /// page inside a form, a page as Word saves it.
    #[test]
    fn the_article_of_six_layouts() {
        let body: String = (0..6).map(|_| format!("<p>　　{PROSE}</p>")).collect();
        let broken: String = (0..6).map(|_| format!("　　{PROSE}<br><br>")).collect();
        let menu: String = (0..30).map(|at| format!("<li><a href='/{at}'>栏目{at}</a></li>")).collect();
        let word = body
            .replace("<p>", "<p class=MsoNormal style='text-indent:2em'><span lang=ZH-CN>")
            .replace("</p>", "<o:p></o:p></span></p>");
        let tools = "<div class='tools'>字体：<a>加大</a> <a>还原</a> <a>减小</a> <a onclick='print()'>打印</a></div>";
        for (layout, html) in [
            (
                "tables",
                format!(
                    "<body><table><tr><td><ul>{menu}</ul></td><td><table><tr><td><h1>政府工作报告</h1></td></tr><tr><td>{body}</td></tr></table></td></tr></table><table><tr><td>版权所有 云溪市人民政府</td></tr></table>"
                ),
            ),
            (
                "divs",
                format!(
                    "<body><div class='header'><ul>{menu}</ul></div><div class='main'><h1 class='title'>政府工作报告</h1><div class='info'>发布时间：2024-01-20　来源：云溪日报</div>{tools}<div id='zoom' class='TRS_Editor'>{body}</div><div class='share'>分享到</div></div><div id='footer'>版权所有 云溪市人民政府</div>"
                ),
            ),
            (
                "article",
                format!(
                    "<body><nav>{menu}</nav><article><header><h1>政府工作报告</h1></header>{body}</article><aside>相关：<a>图解</a></aside><footer>版权所有</footer>"
                ),
            ),
            ("breaks", format!("<body><div class=nav>{menu}</div><h2>政府工作报告</h2><div class=con>{broken}</div>")),
            (
                "form",
                format!(
                    "<body><form id='aspnetForm'><div><ul>{menu}</ul></div><div class=bt>政府工作报告</div><div><span>{body}</span></div></form>"
                ),
            ),
            (
                "word",
                format!(
                    "<html xmlns:o='x'><body lang=ZH-CN><div class=WordSection1><p class=MsoTitle>政府工作报告<o:p></o:p></p>{word}</div></body>"
                ),
            ),
        ] {
            let lines = lines(&html);
            assert_eq!(lines.first().map(String::as_str), Some("政府工作报告"), "{layout}: {lines:?}");
            assert_eq!(lines.iter().filter(|line| *line == PROSE).count(), 6, "{layout}: {lines:?}");
            let rest = lines.iter().skip(1).filter(|line| *line != PROSE && !line.starts_with("发布时间"));
            assert_eq!(rest.collect::<Vec<_>>(), [""; 0], "{layout}");
        }
    }
}
