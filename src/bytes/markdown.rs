//! Markdown, as tools dump reports: the markup off, what it said kept as marks. Plain text that merely holds a `*`, a
//! `-` or a `` ` `` must come through as it is, so a mark is only taken off where it is complete.

use super::{Decode, Format, Input, Mark, MarkKind, Source, encoding, ends, plain, rows};
use crate::error::Error;
use crate::span::Span;

pub const FORMAT: Format = Format {
    id: "markdown",
    endings: &["md", "markdown"],
    kept: "headings, bold, lists, the cells of tables",
    hint: |_| false,
    recognise: |input: &Input| recognise(input.name, input.bytes),
    read: |input: &Input| read(input.bytes, input.decoder),
};

/// By its ending, or by what no plain text has: a `# ` heading, `**pairs**`, several highlighted stretches, the line under
/// a table's head.
fn recognise(name: &str, bytes: &[u8]) -> bool {
    if ends(name, FORMAT.endings) {
        return encoding::is_text(bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut highlighted = 0;
    text.lines().any(|line| {
        highlighted += pairs(line, "`");
        heading(line.trim_start()).is_some()
            || pairs(line, "**") > 0 && !hides_digits(line)
            || highlighted >= 3
            || is_delimiter(line)
    })
}

/// Whether stars stand where digits were taken out: behind a word, none where a line or a sentence begins or ends, and not as pairs
/// of one length (突破***亿元，完成**亿元).
fn hides_digits(line: &str) -> bool {
    let stars = |run: &str| run.len() - run.trim_start_matches('*').len();
    let mut lengths = Vec::new();
    let mut at = 0;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find('*')) {
        let start = at + found;
        let length = stars(line.get(start..).unwrap_or_default());
        let inside = |ch: Option<char>| ch.is_some_and(char::is_alphanumeric);
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let behind = line.get(start + length..).and_then(|text| text.chars().next());
        if !inside(before) || !(inside(behind) || behind == Some('%')) {
            return false;
        }
        lengths.push(length);
        at = start + length;
    }
    lengths.len() % 2 == 1 || lengths.iter().any(|length| *length != 2)
}

/// How many stretches of the line stand between two of these.
fn pairs(line: &str, mark: &str) -> usize {
    let mut found = 0;
    let mut rest = line;
    while let Some((_, inside)) = rest.split_once(mark) {
        match inside.split_once(mark) {
            Some((content, after)) => {
                found += usize::from(emphasised(content));
                rest = after;
            }
            None => break,
        }
    }
    found
}

/// Whether this can stand inside a pair of marks: something, not padded with white space or more of the marks.
fn emphasised(content: &str) -> bool {
    !content.is_empty()
        && !content.starts_with('*')
        && !content.starts_with(char::is_whitespace)
        && !content.ends_with(char::is_whitespace)
}

/// Level and words of a `# ` heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let title = rest.strip_prefix([' ', '\t', '\u{3000}'])?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level as u8, title))
}

fn read(bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
    let raw = plain::read(bytes, decoder)?;
    let mut out = Source { encoding: raw.encoding, ..Source::default() };
    out.text.reserve(raw.text.len());
    let mut lines = raw.text.split('\n').peekable();
    let mut rows: Vec<rows::Line> = Vec::new();
    // Inside a table whose rows may lack the | around them.
    let mut table = false;
    while let Some(line) = lines.next() {
        if is_delimiter(line) && rows.last().is_some_and(|above| above.head) {
            continue;
        }
        let head = line.contains('|') && lines.peek().is_some_and(|next| is_delimiter(next));
        table = head || table && line.contains('|');
        let start = out.text.len();
        let row = self::line(line, table, &mut out);
        let words = out.text.get(start..).unwrap_or_default().trim_end_matches([' ', '\r']).len();
        rows.push(rows::Line { span: Span::new(&out.text, start, start + words), row, head });
        out.text.push('\n');
    }
    rows::mark_among(&mut out, &rows);
    // Markup never is a replacement character, so counting them again finds the same ones.
    if !raw.undecodable.is_empty() {
        out.undecodable = out.text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
    }
    Ok(out)
}

/// The line under a table's head: | --- | :-: |.
fn is_delimiter(line: &str) -> bool {
    let bare = || line.chars().filter(|ch| !ch.is_whitespace());
    bare().count() >= 3
        && bare().any(|ch| ch == '|')
        && bare().any(|ch| ch == '-')
        && bare().all(|ch| matches!(ch, '|' | '-' | ':'))
}

/// The cells of a row between its |; one behind a stroke is a sign of its cell.
fn cells(body: &str) -> impl Iterator<Item = String> {
    let inner = body.strip_prefix('|').unwrap_or(body);
    let inner = inner.strip_suffix('|').unwrap_or(inner).replace("\\|", "\u{1}");
    let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
    cells.into_iter()
}

/// Writes a line without its markup; whether it is a row of a table, as it is where it stands between | or in a `table`.
fn line(line: &str, table: bool, out: &mut Source) -> bool {
    let body = line.trim();
    let start = out.text.len();
    if let Some((level, title)) = heading(body) {
        inline(title, out);
        let span = Span::new(&out.text, start, out.text.len());
        out.marks.push(Mark { kind: MarkKind::Heading(level), span });
        return false;
    }
    // A rule between paragraphs, or the line under a table's head. A single - may divide the items of a listing.
    let bare: String = body.chars().filter(|ch| !ch.is_whitespace()).collect();
    if bare.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| bare.replace(mark, "").is_empty())
        || is_delimiter(line)
    {
        return false;
    }
    let mut body = body;
    while let Some(quoted) = body.strip_prefix('>') {
        body = quoted.trim_start();
    }
    for bullet in ["- ", "* ", "+ "] {
        body = body.strip_prefix(bullet).map_or(body, str::trim_start);
    }
    if table || body.len() > 2 && body.starts_with('|') && body.ends_with('|') {
        for (at, cell) in cells(body).enumerate() {
            if at > 0 {
                out.text.push('\t');
            }
            let start = out.text.len();
            inline(&cell, out);
            // A line that ends inside a cell ends no row.
            if out.text.get(start..).is_some_and(|cell| cell.contains('\n')) {
                let one_line = out.text.split_off(start).replace('\n', " ");
                out.text.push_str(&one_line);
            }
        }
        return true;
    }
    // Indentation tells a paragraph's start: kept.
    out.text.push_str(&line[..line.len() - line.trim_start().len()]);
    inline(body, out);
    false
}

/// Copies a line without its inline marks.
fn inline(line: &str, out: &mut Source) {
    let mut rest = line;
    while let Some(at) = rest.find(['*', '`', '_', '[', '!', '\\', '~', '<', '&']) {
        out.text.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = mark(rest, out);
    }
    out.text.push_str(rest);
}

/// How the units begin that digits stand in front of.
const UNIT_STARTS: &str = "亿万元千百人户个家公吨亩米%％";

/// Takes off the mark that `rest` starts with, or copies its first character; what is left.
fn mark<'t>(rest: &'t str, out: &mut Source) -> &'t str {
    // 突破***亿元: stars in place of digits.
    let behind = rest.trim_start_matches('*');
    let stars = rest.len() - behind.len();
    if stars >= 3 && behind.starts_with(|ch| UNIT_STARTS.contains(ch)) && out.text.ends_with(char::is_alphabetic) {
        out.text.push_str(&rest[..stars]);
        return behind;
    }
    for (open, strong) in [("***", true), ("**", true), ("__", true), ("~~", false), ("`", true), ("*", true)] {
        let Some(inside) = rest.strip_prefix(open) else { continue };
        let ascii_before = out.text.ends_with(|ch: char| ch.is_ascii_alphanumeric());
        match inside.split_once(open) {
            // 5*6*7 and snake__case__names are no emphasis.
            Some((content, after))
                if emphasised(content)
                    && !(open == "*" && ascii_before)
                    && !(open == "__" && ascii_before && after.starts_with(|ch: char| ch.is_ascii_alphanumeric())) =>
            {
                let start = out.text.len();
                inline(content, out);
                if strong {
                    let span = Span::new(&out.text, start, out.text.len());
                    out.marks.push(Mark { kind: MarkKind::Strong, span });
                }
                return after;
            }
            // Half a pair of bold marks, or an empty pair: a cut through the bold stretch.
            _ if open.len() >= 2 && open.starts_with('*') => return inside,
            _ => {}
        }
        break;
    }
    if let Some(link) = rest.strip_prefix('[').or_else(|| rest.strip_prefix("!["))
        && let Some((label, after)) = link.split_once("](")
        && let Some((target, after)) = after.split_once(')')
        && label.len() < 400
        && !label.contains('\n')
        && !target.contains(char::is_whitespace)
    {
        if rest.starts_with('[') {
            inline(label, out);
        }
        return after;
    }
    if let Some(escaped) = rest.strip_prefix('\\')
        && let Some(ch) = escaped.chars().next().filter(|ch| "\\`*_{}[]()#+-.!|~<>".contains(*ch))
    {
        out.text.push(ch);
        return &escaped[ch.len_utf8()..];
    }
    for (written, meant) in [("<br>", "\n"), ("<br/>", "\n"), ("<br />", "\n"), ("&nbsp;", " "), ("&emsp;", "\u{3000}")]
    {
        if let Some(after) = rest.strip_prefix(written) {
            out.text.push_str(meant);
            return after;
        }
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    out.text.push_str(&rest[..first]);
    &rest[first..]
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::encoding::Native;

    fn check(markdown: &str, text: &str, marked: &[&str]) {
        let source = read(markdown.as_bytes(), &Native).unwrap();
        assert_eq!(source.text.trim_end_matches('\n'), text);
        assert_eq!(source.marks.iter().map(|mark| mark.span.of(&source.text)).collect::<Vec<_>>(), marked);
    }

    #[test]
    fn marks_go_and_are_told() {
        check("# 云溪市政府工作报告", "云溪市政府工作报告", &["云溪市政府工作报告"]);
        check(
            "**扩大投资。**全年完成`技改投资`30亿元。",
            "扩大投资。全年完成技改投资30亿元。",
            &["扩大投资。", "技改投资"],
        );
        check("**扩大投资**。**促进消费。**", "扩大投资。促进消费。", &["扩大投资", "促进消费。"]);
        check("- 新增学位\n1. 办好实事", "新增学位\n1. 办好实事", &[]);
        check("见[公报](http://example.org/a)。", "见公报。", &[]);
        let cells = ["指标\t增速\n工业\t6%", "指标", "增速", "工业", "6%"];
        let rows = |text: &str| {
            let source = read(text.as_bytes(), &Native).unwrap();
            let rows = source.marks.iter().filter(|mark| mark.kind == MarkKind::Row);
            rows.map(|mark| mark.span.of(&source.text).to_string()).collect::<Vec<_>>()
        };
        for table in ["| 指标 | 增速 |\n|---|---|\n| 工业 | 6% |", "指标 | 增速\n---|:-:\n工业 | 6%\n"] {
            assert_eq!(read(table.as_bytes(), &Native).unwrap().text.trim_end(), cells[0]);
            assert_eq!(rows(table), ["指标\t增速", "工业\t6%"]);
        }
        assert_eq!(rows("|  | 增速 |\n|---|---|\n| 工业<br>投资 | 6\\|7 |"), ["\t增速", "工业 投资\t6|7"]);
        check("**坚持以人民\n为中心**的思想", "坚持以人民\n为中心的思想", &[]);
    }

    #[test]
    fn what_is_no_markup_stays() {
        check("占地5*6*7米，注*见附表", "占地5*6*7米，注*见附表", &[]);
        check("编号a_b_c，`未完", "编号a_b_c，`未完", &[]);
        assert!(!recognise("a.txt", "一、工作回顾\n* 数据为快报数\n占地5*6米".as_bytes()));
        assert!(!recognise("a.txt", "-\n2019年政府工作报告\n- 联系我们".as_bytes()));
        assert!(!recognise("a.txt", "产值突破***亿元，收入完成**亿元，新增就业*万人".as_bytes()));
        check("突破***亿元，增长***%。", "突破***亿元，增长***%。", &[]);
        assert!(!recognise("a.txt", "突破***亿元，其中***亿元".as_bytes()));
        assert!(recognise("a.txt", "**一、工作回顾**".as_bytes()));
        assert!(recognise("a.txt", "全年完成**技改投资**30亿元".as_bytes()));
        assert!(recognise("a.MD", "一、工作回顾".as_bytes()));
    }
}
