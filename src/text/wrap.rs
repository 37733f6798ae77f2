//! Which lines belong to one paragraph: lines wrapped at a width, cut by a page break, broken at links; or cut off.

use super::joint::{Joint, SLACK, Size, is_finished, starts_fresh, tied};
use super::lines::Line;
use crate::bytes::{MarkKind, Source};
use crate::lexicon::classes::class;
use crate::lexicon::markers::starts_marked;
use crate::order;

/// The paragraphs as groups of lines.
#[derive(Debug, Default)]
pub struct Paragraphs {
    /// Lines to be joined, in order.
    pub joined: Vec<Vec<Line>>,
    /// Whether lines were cut off (their `clipped` says which).
    pub clipped: bool,
    /// Rows of tables (bytes of the source), in order.
    rows: Vec<(usize, usize)>,
}

impl Paragraphs {
    /// Whether these lines are a row of a table.
    pub fn is_row(&self, lines: &[Line]) -> bool {
        lines.first().is_some_and(|line| in_row(&self.rows, line))
    }
}

/// The row in which a line stands.
fn row_of(rows: &[(usize, usize)], line: &Line) -> Option<(usize, usize)> {
    let after = rows.partition_point(|(start, _)| *start <= line.start);
    after.checked_sub(1).and_then(|at| rows.get(at)).copied().filter(|(_, end)| line.start < *end)
}

/// Whether a line stands in one of these rows.
fn in_row(rows: &[(usize, usize)], line: &Line) -> bool {
    row_of(rows, line).is_some()
}

/// How the lines of a text were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A line is a paragraph, or nearly so.
    Lines,
    /// Lines wrap at this size.
    Wrapped(Size),
    /// Lines are cut off at this size.
    Clipped(Size),
    /// Lines end anywhere; most are of so many columns.
    Broken(usize),
}

/// The paragraphs of these lines. `text` is the source's in ordinary characters.
pub fn paragraphs(source: &Source, text: &str, lines: &[Line]) -> Paragraphs {
    let layout = if source.lines_are_paragraphs { Layout::Lines } else { layout(text, lines) };
    let part = |count: usize| count * 33 >= lines.len() && count * 10 <= lines.len() * 7;
    let indented = part(lines.iter().filter(|line| line.indent >= 2).count());
    let gapped = part(lines.iter().filter(|line| line.gap > 0).count());
    let spaced = lines.iter().filter(|line| line.gap > 0).count() * 3 > lines.len();
    let bold_ends = bold_ends(source);
    let rows = source.marks.iter().filter(|mark| mark.kind == MarkKind::Row);
    let rows: Vec<(usize, usize)> = rows.map(|mark| (mark.span.start(), mark.span.end())).collect();
    let mut out =
        Paragraphs { joined: Vec::with_capacity(lines.len()), clipped: matches!(layout, Layout::Clipped(_)), rows };
    let mut addressed = false;
    let (mut length, mut opening) = (0, "");
    for (at, line) in lines.iter().enumerate() {
        let mut line = *line;
        let words = line.of(text);
        if let Layout::Clipped(width) = layout {
            line.clipped = width.of(&line) + 1 >= width.size && !is_finished(words);
        }
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        // A row of a table goes on in no other line.
        let row = |line: &Line| in_row(&out.rows, line);
        // Nor does a number on a line of its own, which counts the rows of one; behind a letter it is an index (M 2).
        let number = |at: usize| {
            let lettered = |line: &Line| line.of(text).ends_with(|ch: char| ch.is_ascii_alphabetic());
            let digits = |line: &Line| line.chars <= 3 && line.of(text).bytes().all(|byte| byte.is_ascii_digit());
            let before = at.checked_sub(1).and_then(|before| lines.get(before));
            lines.get(at).is_some_and(digits) && !before.is_some_and(lettered)
        };
        let counts = number(at) || at.checked_sub(1).is_some_and(number);
        let joins = before.is_some_and(|before| !row(before) && !row(&line) && !counts)
            && before.is_some_and(|before| {
                let next = lines.get(at + 1);
                let joint =
                    Joint { text, before, line: &line, next, length, spaced, addressed, indented, gapped, opening };
                match layout {
                    Layout::Clipped(_) => false,
                    Layout::Wrapped(size) => joint.wrapped(size),
                    Layout::Broken(size) => joint.broken(size),
                    Layout::Lines if source.lines_are_paragraphs => joint.open_end(),
                    Layout::Lines => joint.cut() || bold_ends.binary_search(&before.end).is_ok() && joint.after_bold(),
                }
            });
        addressed |= class::DELEGATES_ADDRESS.starts(words) || class::NOW_WORD.starts(words);
        match out.joined.last_mut().filter(|_| joins) {
            Some(paragraph) => {
                paragraph.push(line);
                length += line.width;
            }
            None => {
                // The first cell of a row may be empty: the tab behind it stays.
                if let Some((start, _)) = row_of(&out.rows, &line) {
                    line.start = start;
                }
                out.joined.push(vec![line]);
                (length, opening) = (line.width, words);
            }
        }
    }
    out
}

/// Ends (bytes of the source) of bold stretches that are no whole line: run-in headings, after which a paragraph goes on.
fn bold_ends(source: &Source) -> Vec<usize> {
    let strong = source.marks.iter().filter(|mark| mark.kind == MarkKind::Strong);
    let mut ends: Vec<usize> = strong
        .filter(|mark| {
            !source.text.get(..mark.span.start()).is_none_or(|before| before.ends_with('\n') || before.is_empty())
        })
        .map(|mark| mark.span.end())
        .collect();
    order::by_key(&mut ends, |&end| end as u64);
    ends
}

/// How these lines were made, by the statistic of their sizes.
fn layout(text: &str, lines: &[Line]) -> Layout {
    let long: Vec<&Line> = lines.iter().filter(|line| line.width >= 20).collect();
    if long.len() < 8 {
        return broken(text, lines);
    }
    let best = [true, false].into_iter().filter_map(|chars| full_size(&long, chars)).max_by_key(|(count, _)| *count);
    let Some((_, size)) = best else { return broken(text, lines) };
    // A wrapped line goes on in the next one; one that was cut off is followed by a fresh start.
    let (mut fresh, mut all) = (0, 0);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    for (_, next) in pairs.filter(|(line, _)| size.is_full(line) && !is_finished(line.of(text))) {
        all += 1;
        fresh += usize::from(starts_fresh(next.of(text)));
    }
    if fresh * 2 <= all {
        return Layout::Wrapped(size);
    }
    let cut = long.iter().filter(|line| size.is_full(line) && !is_finished(line.of(text)));
    match cut.map(|line| size.of(line)).max() {
        Some(longest) if all >= 4 => Layout::Clipped(Size { size: longest, ..size }),
        _ => broken(text, lines),
    }
}

/// Lines that end in the midst of sentences all over the text, at no size of their own; else each is a paragraph, or nearly so.
fn broken(text: &str, lines: &[Line]) -> Layout {
    let cut = |line: &Line, next: &Line| {
        let (a, b) = (line.of(text), next.of(text));
        let prose = a.contains(['，', '；', '。']) || a.ends_with(['、', '，']);
        tied(a, b) || prose && !is_finished(a) && !starts_marked(a) && !starts_marked(b)
    };
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let mut cuts: Vec<usize> = pairs.filter(|(line, next)| cut(line, next)).map(|(line, _)| line.width).collect();
    if cuts.len() < 4 || cuts.len() * 5 < lines.len() {
        return Layout::Lines;
    }
    order::by_key(&mut cuts, |&width| width as u64);
    Layout::Broken(cuts.get(cuts.len() / 2).copied().unwrap_or(0))
}

/// The size near which at least two in five lines end and beyond which hardly any goes, with how many do.
fn full_size(long: &[&Line], chars: bool) -> Option<(usize, Size)> {
    let mut sizes: Vec<usize> = long.iter().map(|line| Size { chars, size: 0, slack: 0 }.of(line)).collect();
    order::by_key(&mut sizes, |&size| size as u64);
    let below = |size: usize| sizes.partition_point(|&other| other < size);
    let slack = if chars { SLACK / 2 } else { SLACK };
    let near = |size: usize| below(size + 1) - below(size.saturating_sub(slack));
    let (count, size) = sizes.iter().map(|&size| (near(size), size)).max()?;
    let beyond = sizes.len() - below(size + SLACK);
    let sane = if chars { 15..=120 } else { 24..=240 };
    let exact = (below(size + 1) - below(size)) * 10 >= count * 9;
    let slack = if exact { 0 } else { SLACK };
    (count * 5 >= long.len() * 2 && sane.contains(&size) && beyond * 20 <= long.len())
        .then_some((count, Size { chars, size, slack }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines::lines;

    #[test]
    fn a_quantity_cut_in_two_is_mended() {
        for (a, b) in [
            ("完成1325.6", "亿元，增长3%。"),
            ("农村公路130", "公里。"),
            ("工业增加值增长", "5.1%。"),
            ("收入97.3亿", "元。"),
            ("增长6.", "2%。"),
        ] {
            assert!(tied(a, b), "{a}|{b}");
        }
        for (a, b) in [
            ("二、2014年工作安排", "2014年是开局之年"),
            ("附件1", "2024年民生实事"),
            ("新增学校5所。", "12个项目开工"),
            ("实现增长", "1. 扩大投资"),
        ] {
            assert!(!tied(a, b), "{a}|{b}");
        }
    }

    #[test]
    fn lines_of_any_length_are_mended() {
        let text = "各位代表：\n一、2015年工作回顾\n2015年，全县固定资产投资完成88.4\n亿元，同比增长12.6%；城镇居民人均可\n支配收入达到23150\n元；金融机构各项贷款\n余额64.5亿元，比年初增加9.8\n亿元。\n二、2016年工作安排\n一般公共预算收入预期目标\n增长6%；新建农村公路130\n公里。";
        let found = joined(text);
        assert_eq!((found.len(), found[3].as_str()), (5, "二、2016年工作安排"), "{found:?}");
    }

    fn joined(text: &str) -> Vec<String> {
        let source = Source { text: text.into(), ..Source::default() };
        let found = paragraphs(&source, text, &lines(text));
        found.joined.iter().map(|group| group.iter().map(|line| line.of(text)).collect()).collect()
    }

    #[test]
    fn a_page_break_in_a_sentence_is_mended() {
        let text = "各位代表：\n\n一、2023年工作回顾\n\n全市经济平稳运行，主要指标增速高于全\n\n省平均水平，综合实力进一步提升。\n\n二、2024年工作安排\n\n今年要";
        let found = joined(text);
        assert_eq!(found[1], "一、2023年工作回顾");
        assert!(found[2].contains("高于全省平均水平"), "{found:?}");
        assert_eq!(found[3], "二、2024年工作安排");
    }

    #[test]
    fn a_heading_in_two_clauses_is_no_cut_line() {
        let text = "各位代表：\n\n强化项目支撑，持续推动发展\n\n用好政策。全年到位资金12亿元。\n\n改善农村面貌。持续巩固整治成果，不出现大规\n\n模反弹。改造户厕300座。";
        assert_eq!(
            joined(text)[1..],
            [
                "强化项目支撑，持续推动发展",
                "用好政策。全年到位资金12亿元。",
                "改善农村面貌。持续巩固整治成果，不出现大规模反弹。改造户厕300座。"
            ]
        );
    }

    #[test]
    fn items_of_a_list_are_mended() {
        let text = "各位代表：\n1. 在全市开展义诊\n\n和健康宣教活动；\n2. 新增幸福食堂80处；\n3. 新建城市书房12个。";
        assert_eq!(
            joined(text)[1..],
            ["1. 在全市开展义诊和健康宣教活动；", "2. 新增幸福食堂80处；", "3. 新建城市书房12个。"]
        );
    }

    #[test]
    fn a_link_in_a_sentence_is_mended() {
        let text = "各位代表：\n\n现在报告工作。\n\n新建\n高速铁路\n投产里程超过190公里。\n\n——\n改革开放\n深入推进。成效明显。\n\n就业增长。\n\n民生改善。";
        assert_eq!(joined(text)[2..4], ["新建高速铁路投产里程超过190公里。", "——改革开放深入推进。成效明显。"]);
    }

    #[test]
    fn hard_wraps_are_mended_and_paragraphs_stay() {
        let paragraph = "全市地区生产总值增长百分之六以上，规模以上工业增加值增长百分之八，社会消费品零售总额增长百分之七，居民收入增长与经济增长同步，城镇新增就业四万人。";
        let text: String = (0..8)
            .flat_map(|_| {
                let chars: Vec<char> = format!("　　{paragraph}").chars().collect();
                chars.chunks(24).map(|chunk| chunk.iter().collect::<String>() + "\n").collect::<Vec<_>>()
            })
            .collect();
        let found = joined(&format!("各位代表：\n{text}"));
        assert_eq!(found.len(), 9, "{found:?}");
        assert!(found[1..].iter().all(|it| it == paragraph));
    }

    #[test]
    fn cut_off_lines_are_told_and_not_joined() {
        let heads = [
            "做强工业经济",
            "扩大有效投资",
            "促进消费升级",
            "深化改革开放",
            "改善城乡面貌",
            "守牢安全底线",
            "办好民生实事",
            "强化科技赋能",
        ];
        let text: String = heads
            .iter()
            .map(|head| {
                let line = format!("{head}。坚持把发展的着力点放在实体经济上，大力推进新型工业化，加快改造传统产业，培育新兴产业，完成投资120亿元。");
                line.chars().take(40).collect::<String>() + "\n"
            })
            .collect();
        let source = Source { text: format!("一、2024年工作安排\n{text}"), ..Source::default() };
        let found = paragraphs(&source, &source.text, &lines(&source.text));
        assert!(found.clipped);
        assert_eq!(found.joined.len(), 9);
        assert_eq!(found.joined.iter().flatten().filter(|line| line.clipped).count(), 8);
    }
}
