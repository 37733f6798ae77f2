//! Which lines belong to one paragraph: lines wrapped at a width, cut by a page break, broken at links; or cut off.

use super::lines::Line;
use crate::bytes::{MarkKind, Source};
use crate::lexicon::classes::class;
use crate::lexicon::headings::{begins_body, begins_topic, title_ends};
use crate::lexicon::markers::starts_marked;
use crate::lexicon::{units, years};
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

/// A size of lines, in columns as print wraps or in characters as programs cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    chars: bool,
    size: usize,
    /// How far a full line may stay below the size: nothing where a program cut, more where print wraps.
    slack: usize,
}

impl Size {
    /// The line's size; the indentation of a paragraph's first line takes its room too.
    fn of(self, line: &Line) -> usize {
        let indent = if line.indent <= 4 { line.indent } else { 0 };
        if self.chars { line.chars + indent / 2 } else { line.width + indent }
    }

    /// Whether the line is as long as lines get.
    fn is_full(self, line: &Line) -> bool {
        self.of(line) + self.slack >= self.size
    }
}

/// Columns within which a wrapped line may end: a Han character or a punctuation mark that must not start a line.
const SLACK: usize = 4;
/// Columns of a line that is too long for a title.
const LONG: usize = 90;

/// The paragraphs of these lines.
pub fn paragraphs(source: &Source, lines: &[Line]) -> Paragraphs {
    let text = source.text.as_str();
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

/// Whether the words end as a sentence or a heading with a stop does.
fn is_finished(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '）', ')', '」', '』', '》', '"', '\'']);
    let quoted = bare.len() < words.len();
    if !bare.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…', '.']) {
        return false;
    }
    // “聊·胜一筹！” is a name: an exclamation inside short quotes ends no sentence.
    if quoted && bare.ends_with(['！', '!', '？', '?']) && words.ends_with('”') {
        return bare.rsplit_once('“').is_none_or(|(_, inner)| inner.chars().count() >= 10);
    }
    true
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

/// Whether a line ends within a quantity: between its digits, its unit, and the verb that leads to it.
fn tied(a: &str, b: &str) -> bool {
    let digit = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch);
    if is_finished(a) && !(a.ends_with('.') && b.starts_with(digit)) {
        return false;
    }
    // A line may begin with a year of its own.
    if years::year_at(b).and_then(|(_, end)| b.get(end..)).is_some_and(|behind| class::YEAR_SIGN.starts(behind)) {
        return false;
    }
    let numbered = a.trim_end_matches(['.', '．']).ends_with(digit);
    if numbered && (b.starts_with(['%', '％', '‰', '.', '．']) || b.starts_with(digit) && !starts_marked(b)) {
        return true;
    }
    if (numbered || class::SCALE_WORD.ends(a)) && unit_starts(b) {
        return true;
    }
    let leads = class::GROW.ends(a) || class::FALL.ends(a) || class::LOST_LEAD.ends(a) || class::REACH.ends(a);
    leads && b.starts_with(digit) && !starts_marked(b)
}

/// Whether a line begins with a unit, 万 or 亿.
fn unit_starts(b: &str) -> bool {
    let scaled = class::SCALE_WORD.trim_start(b);
    let first = scaled.chars().next();
    scaled.len() < b.len() && scaled.is_empty()
        || first.is_some_and(|first| units::starting_with(first).any(|unit| scaled.starts_with(unit.unit)))
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

/// Whether a line starts a new thought: a numbered heading, or a topic sentence (短句。).
fn starts_fresh(words: &str) -> bool {
    if starts_marked(words) {
        return true;
    }
    let stops = ['。', '，', '；', '、', ',', ';', '：'];
    let clause = words.split(stops).next().unwrap_or_default();
    let stopped = words.strip_prefix(clause).is_some_and(|rest| rest.starts_with('。'));
    stopped && (4..=20).contains(&clause.chars().count())
}

/// Two lines, of which the second may go on where the first ends.
struct Joint<'t> {
    text: &'t str,
    before: &'t Line,
    line: &'t Line,
    next: Option<&'t Line>,
    /// Columns of the paragraph so far.
    length: usize,
    /// Whether blank lines stand between the paragraphs of this text.
    spaced: bool,
    /// Whether the address to the delegates has come: what stands before it are cover lines.
    addressed: bool,
    /// Whether paragraphs begin with a blank, and their other lines do not.
    indented: bool,
    /// Whether blank lines stand here and there, as between paragraphs.
    gapped: bool,
    /// The first line of the paragraph so far.
    opening: &'t str,
}

impl Joint<'_> {
    fn a(&self) -> &str {
        self.before.of(self.text)
    }

    fn b(&self) -> &str {
        self.line.of(self.text)
    }

    /// In a text that wraps at `size`.
    fn wrapped(&self, size: Size) -> bool {
        let (a, b) = (self.a(), self.b());
        let full = size.is_full(self.before);
        if starts_marked(b) && (is_finished(a) || !full) || self.addresses() {
            return false;
        }
        // What sets a paragraph off in this text sets it off here.
        if is_finished(a) && (self.indented && self.line.indent >= 2 || self.gapped && self.line.gap > 0) {
            return false;
        }
        // A deeper start is a new paragraph, if the one before was not indented alike.
        if self.line.indent > self.before.indent && self.line.indent >= 2 && is_finished(a) {
            return false;
        }
        full || self.open_end()
    }

    /// 各位代表： begins a paragraph; a line may also begin with them in the midst of a sentence.
    fn addresses(&self) -> bool {
        let behind = class::DELEGATES_ADDRESS.strip_start(self.b());
        behind.is_some_and(|behind| behind.starts_with(['：', ':', '，', '！']) || is_finished(self.a()))
    }

    /// In a text whose lines end anywhere, most at about `size` columns.
    fn broken(&self, size: usize) -> bool {
        let (a, b) = (self.a(), self.b());
        if tied(a, b) {
            return true;
        }
        if starts_marked(b) || self.addresses() || is_finished(a) {
            return false;
        }
        if !self.addressed {
            return self.cover();
        }
        let short = self.before.width * 4 < size * 3;
        let title = !self.opening.contains(['，', '。', '；']) && !a.contains(['，', '。', '；']);
        // A heading ends where its words do, or before a full line would.
        let headed = title && starts_marked(self.opening) && (short || title_ends(a) || begins_body(b));
        let topic = title && (title_ends(a) && short || begins_topic(self.opening) && begins_body(b));
        !headed && !topic
    }

    /// In a text whose lines are paragraphs, some of which a page break or a link cut.
    fn cut(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        if tied(a, b) {
            return true;
        }
        if starts_marked(b) || class::DELEGATES_ADDRESS.starts(b) {
            return false;
        }
        if !self.addressed {
            return self.cover();
        }
        // 主要预期目标 and 是： on the next line: what cannot begin a line goes on.
        let goes_on = b.starts_with(['，', '。', '、', '；', '：', '）', '”', '％', '%']);
        if goes_on || class::COPULA_COLON.starts(b) {
            return true;
        }
        if is_finished(a) {
            return false;
        }
        // The department in brackets that a list's item ends with.
        if self.open_end() || self.line.gap == 0 && b.starts_with(['（', '(']) {
            return true;
        }
        // An item of a list goes on, if the next line is the list's next item.
        if let Some(number) = number(a) {
            let next = self.next.and_then(|next| self::number(next.of(self.text)));
            return next == Some(number + 1) || self.length > LONG;
        }
        if self.line.paged {
            return true;
        }
        if starts_marked(a) && self.length <= LONG {
            return false;
        }
        if self.spaced && self.line.gap == 0 {
            return true;
        }
        // 强化项目支撑，持续推进发展 above 用活政策。… or above 今年，…: a heading in two clauses.
        let short = self.length == self.before.width && self.length <= LONG * 3 / 4 && !a.contains('。');
        let topic = starts_fresh(b);
        let even = a.split('，').count() == 2 && a.split('，').all(|clause| (4..=14).contains(&clause.chars().count()));
        if short && (begins_topic(a) && (title_ends(a) || begins_body(b) || topic) || even && topic && begins_topic(b))
        {
            return false;
        }
        // Prose holds a comma, a title seldom does.
        self.length > LONG || self.length > LONG / 4 && a.contains(['，', ',', '；', '。'])
    }

    /// Between the lines of a cover: the speech's date and meeting go on until the meeting has its name, and a link may
    /// cut the title.
    fn cover(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        let dated = a.starts_with(['—', '-', '（', '(']) || a.starts_with(|ch: char| ch.is_ascii_digit());
        if dated
            && class::AT_PREPOSITION.within(a)
            && !(a.ends_with(['）', ')']) || class::UPPER_SIDE.ends(a) || class::MEETING_NOUN.ends(a))
            && class::MEETING_SIGN.within(b)
        {
            return true;
        }
        let title_cut = |name: &&str| name.strip_suffix(b).is_some_and(|rest| a.ends_with(rest) && !rest.is_empty());
        self.line.gap == 0 && class::REPORT_NAME.words().iter().any(title_cut)
            || a.len() < 60 && a.chars().all(|ch| ch == '—' || ch == '-')
            || self.open_end()
            || self.before.width > LONG && !is_finished(a)
    }

    /// After a run-in heading in bold that ends a line.
    fn after_bold(&self) -> bool {
        self.addressed && !starts_marked(self.b()) && !title_ends(self.a())
    }

    /// The first line ends in a way that nothing ends.
    fn open_end(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        if a.ends_with(['，', '、', ',', '（', '(', '“', '《', '—']) {
            return !starts_marked(b) || a.ends_with(['（', '“', '《']);
        }
        // Inside quotes or brackets, which end in the next line.
        let open = |open: char, close: char| {
            a.rsplit_once(open).is_some_and(|(_, inner)| !inner.contains(close))
                && b.split_once(close).is_some_and(|(inner, _)| !inner.contains(open))
        };
        (open('“', '”') || open('（', '）') || open('《', '》')) && !is_finished(a)
    }
}

/// The number of a line that starts like an item of a list: `12.`, `12、`, `12．`.
fn number(words: &str) -> Option<u32> {
    let end = words.find(|ch: char| !ch.is_ascii_digit())?;
    let rest = words.get(end..)?.trim_start();
    let after = rest.strip_prefix(['.', '、', '．'])?;
    if after.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    words.get(..end)?.parse().ok()
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
        let found = paragraphs(&source, &lines(text));
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
        let found = paragraphs(&source, &lines(&source.text));
        assert!(found.clipped);
        assert_eq!(found.joined.len(), 9);
        assert_eq!(found.joined.iter().flatten().filter(|line| line.clipped).count(), 8);
    }
}
