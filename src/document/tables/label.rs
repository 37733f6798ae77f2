//! What the head of a column, the name of a row or a caption says: 2023年目标（亿元）.

use crate::lexicon::classes::{Class, class};
use crate::lexicon::years::{self, Plan};
use crate::lexicon::{indicators, units};
use crate::span::Span;

/// A label taken apart.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// All its words.
    pub words: String,
    /// What names something, without unit, year and the like.
    pub names: Vec<Span>,
    /// Where its unit stands.
    pub unit: Option<Span>,
    /// First and last of the years that it tells.
    pub years: Option<(i32, i32)>,
    /// Whether what it is over was done (or is aimed at).
    pub done: Option<bool>,
    /// Whether it is over changes: 增速.
    pub change: bool,
    /// Whether it is over positions: 全省位次.
    pub rank: bool,
    /// A year before or after the one told of: 上年.
    pub last_year: bool,
}

impl Label {
    /// Takes over what another label says beside it.
    pub fn add(&mut self, other: Label) {
        self.words.push_str(&other.words);
        self.names.extend(other.names);
        self.unit = other.unit.or(self.unit);
        self.years = other.years.or(self.years);
        self.done = other.done.or(self.done);
        self.change |= other.change;
        self.rank |= other.rank;
        self.last_year |= other.last_year;
    }

    /// What a cell says as a label.
    pub fn of(text: &str, cell: Span) -> Label {
        let mut label = Label { words: bare(cell.of(text)), ..Label::default() };
        let words = label.words.clone();
        if is_unit(&words) && !class::TABLE_HEAD.is(&words) {
            label.unit = Some(cell);
            return label;
        }
        label.unit = unit_in(text, cell);
        label.time(&words);
        // What stands around the name: 预算 in 一般公共预算收入 plans nothing.
        let name = name_in(text, cell);
        let around = name.map_or(words, |name| {
            let [before, behind] = [(cell.start(), name.start()), (name.end(), cell.end())];
            [before, behind].map(|(from, end)| bare(text.get(from..end).unwrap_or_default())).concat()
        });
        let end = |class: Class| class.all_in(&around).map(|at| (at.end, at.len())).max();
        let (done, aimed) = (end(class::TABLE_DONE), end(class::TABLE_AIM));
        label.done = if done.is_none() && aimed.is_none() { None } else { Some(done > aimed) };
        label.change = class::TABLE_CHANGE.within(&around);
        label.rank = class::TABLE_RANK.within(&around);
        label.names.extend(name);
        label
    }

    /// What a line above a table says of all of it: its unit behind 单位：, its year, whether it accounts for what was done.
    pub fn of_caption(text: &str, line: Span) -> Label {
        let words = line.of(text);
        let mut label = Label { words: bare(words), ..Label::default() };
        if let Some(at) = class::TABLE_UNIT.rfind(words)
            && let Some(behind) = words.get(at.end..).filter(|behind| behind.trim_start().starts_with(['：', ':']))
        {
            label.unit = first_unit(text, line.end() - behind.len(), line.end());
        }
        label.time(words);
        // 2022年完成情况及2023年目标: of both, and the columns say which.
        let (done, aimed) = (class::TABLE_DONE.within(words), class::TABLE_AIM.within(words));
        label.done = (done != aimed).then_some(done);
        if years::named_in(words).map(|(year, _)| year).any(|year| label.years.is_some_and(|(first, _)| first != year))
        {
            label.years = None;
        }
        label
    }

    /// The years that words tell.
    fn time(&mut self, words: &str) {
        let mut told: Vec<i32> = years::named_in(words).map(|(year, _)| year).collect();
        if told.is_empty() && is_year(words) {
            told.extend(years::year_at(words).map(|(year, _)| year));
        }
        // 2021—2025年
        let first = words.char_indices().filter(|(_, ch)| years::digit(*ch).is_some());
        let first =
            first.map(|(at, _)| at).next().and_then(|at| years::year_at(words.get(at..)?)).map(|(year, _)| year);
        let last = told.last().copied();
        self.years = last.map(|last| (first.filter(|first| *first < last).unwrap_or(last), last));
        if self.years.is_none()
            && let Some(at) = class::FIVE_YEAR_PLAN.find(words)
            && let Some(plan) = words.get(at.start..).and_then(Plan::at)
        {
            self.years = Some((plan.first, plan.last()));
        }
        self.last_year = class::PRECEDING_YEAR.within(words);
    }
}

/// The words of a cell without blanks.
pub fn bare(words: &str) -> String {
    words.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// Whether words are a year and no more: 2022年, 2022.
pub fn is_year(words: &str) -> bool {
    let words = words.trim();
    years::year_at(words)
        .and_then(|(_, end)| words.get(end..))
        .is_some_and(|rest| rest.is_empty() || class::YEAR_SIGN.is(rest))
}

/// Whether words are digits alone.
pub fn is_integer(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether words are a unit and no more: 亿元, %, 元/人.
pub fn is_unit(words: &str) -> bool {
    let words = words.trim();
    let words = words.split(['/', '／']).next().unwrap_or(words);
    let known = |words: &str| units::named(words).is_some() || matches!(words, "％" | "﹪");
    !words.is_empty() && words.len() <= 24 && (known(words) || known(class::SCALE_WORD.trim_start(words)))
}

/// Whether a known indicator is named by most of these words.
pub fn is_indicator(words: &str) -> bool {
    indicators::named_in(words).iter().any(|(at, _)| at.len() * 2 >= words.len())
}

/// Whether a cell is a number with what may stand around it: 1325.6, ≥6%, 增长6%左右, 5-6.
pub fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    let cell = class::GROW.strip_start(cell).or_else(|| class::FALL.strip_start(cell)).unwrap_or(cell);
    let signs: &[char] = &['+', '-', '－', '−', '＋', '≥', '≤', '>', '<', '＞', '＜', '约', '±', ' ', '↑', '↓'];
    let lead = class::AT_LEAST_BOUND.strip_start(cell).unwrap_or(cell).trim_start_matches(signs);
    let digit = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch);
    let rest = lead.trim_start_matches(|ch| {
        digit(ch) || matches!(ch, '.' | ',' | '，' | '．' | '-' | '~' | '～' | '—' | '%' | '％')
    });
    let unit = rest.trim_start();
    let timed = class::MONTH_SIGN.starts(unit) || class::YEAR_SIGN.starts(unit) || class::DAY_SIGN.starts(unit);
    lead.starts_with(digit)
        && unit.chars().count() <= 6
        && !timed
        && !unit.contains(digit)
        && !unit.contains(['、', '。', '：'])
}

/// Opening and closing brackets.
const OPEN: [char; 2] = ['（', '('];
const CLOSED: [char; 2] = ['）', ')'];

/// The unit that a label gives: in its last brackets, or behind a stroke.
fn unit_in(text: &str, cell: Span) -> Option<Span> {
    let words = cell.of(text);
    let at = |start: usize, words: &str| Span::new(text, cell.start() + start, cell.start() + start + words.len());
    if let Some(open) = words.rfind(OPEN)
        && let Some(inside) = words.get(open..).and_then(|rest| rest.trim_start_matches(OPEN).split(CLOSED).next())
    {
        let start = open + words.get(open..).map_or(0, |rest| rest.len() - rest.trim_start_matches(OPEN).len());
        let inner = class::TABLE_UNIT.strip_start(inside).map_or(inside, |rest| rest.trim_start_matches(['：', ':']));
        let from = at(start + inside.len() - inner.len(), inner);
        return first_unit(text, from.start(), from.end());
    }
    let (before, behind) = words.rsplit_once(['/', '／', ' ', '，', ','])?;
    let start = words.len() - behind.len();
    (is_unit(behind) && !before.is_empty()).then(|| at(start, behind))
}

/// The first of the units that a stretch lists.
fn first_unit(text: &str, from: usize, end: usize) -> Option<Span> {
    let words = text.get(from..end)?;
    let words = words.trim_start_matches(['：', ':', ' ']);
    let from = end - words.len();
    let unit = words.split(['、', '，', ',', ' ', ')', '）', '；']).next()?.trim_end();
    is_unit(unit).then(|| Span::new(text, from, from + unit.len()))
}

/// What of a label names something: no year, no unit, no word of reporting, planning or changing at its ends.
fn name_in(text: &str, cell: Span) -> Option<Span> {
    let words = cell.of(text);
    let mut from = words.len() - without_marker(words).len();
    let mut end = words.len();
    loop {
        let rest = words.get(from..end)?;
        if names_nothing(rest) {
            return None;
        }
        let time = years::year_at(rest).map(|(_, length)| length);
        let lead = time.or_else(|| class::YEAR_SIGN.start(rest).filter(|_| from > 0).map(str::len));
        let of = |classes: &[Class]| classes.iter().find_map(|class| class.start(rest)).map(str::len);
        let lead =
            lead.or_else(|| of(&[class::TABLE_LEAD, class::TABLE_AIM, class::TABLE_DONE, class::FIVE_YEAR_PLAN]));
        let lead = lead.or_else(|| rest.chars().next().filter(|ch| " “”‘’\"、，".contains(*ch)).map(char::len_utf8));
        if let Some(length) = lead {
            from += length;
            continue;
        }
        let bracket = rest.ends_with(CLOSED).then(|| rest.rfind(OPEN)).flatten().map(|open| rest.len() - open);
        let tail = bracket.or_else(|| unit_behind(rest));
        let words_of = [class::TABLE_CHANGE, class::TABLE_TAIL, class::TABLE_AIM, class::TABLE_DONE, class::TABLE_RANK];
        let tail = tail.or_else(|| words_of.iter().filter_map(|class| class.end(rest)).map(str::len).max());
        let tail = tail.or_else(|| rest.chars().next_back().filter(|ch| " :：、“”".contains(*ch)).map(char::len_utf8));
        match tail {
            Some(length) => end -= length.min(rest.len()),
            None => return Some(Span::new(text, cell.start() + from, cell.start() + end)),
        }
    }
}

/// Whether words are made of years and of words of heads that name nothing: 2023年绝对值, 本年累计.
fn names_nothing(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let time = years::year_at(rest).and_then(|(_, length)| rest.get(length..));
        let classes = [
            class::TABLE_FILL,
            class::TABLE_AIM,
            class::TABLE_DONE,
            class::TABLE_CHANGE,
            class::TABLE_RANK,
            class::YEAR_SIGN,
        ];
        let behind = time.or_else(|| {
            let word = classes.iter().filter_map(|class| class.start(rest)).max_by_key(|word| word.len())?;
            rest.get(word.len()..)
        });
        match behind {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Length of a unit behind a stroke at the end.
fn unit_behind(rest: &str) -> Option<usize> {
    if rest.ends_with(['%', '％']) {
        return rest.chars().next_back().map(char::len_utf8);
    }
    let (before, behind) = rest.rsplit_once(['/', '／', '，'])?;
    is_unit(behind).then(|| rest.len() - before.len())
}

/// What the name of a row says: `其中：` and a number in front, a unit in brackets behind.
pub fn row_name(text: &str, cell: Span) -> Span {
    let words = cell.of(text);
    let rest = without_marker(words);
    let mut from = cell.start() + words.len() - rest.len();
    let mut name = rest;
    if let Some((year, length)) = years::year_at(name)
        && let Some(behind) = name.get(length..).and_then(|behind| class::YEAR_SIGN.strip_start(behind))
        && year > 0
        && !behind.is_empty()
    {
        from += name.len() - behind.len();
        name = behind;
    }
    while let Some(open) = name.ends_with(CLOSED).then(|| name.rfind(OPEN)).flatten().filter(|open| *open > 0) {
        name = name.get(..open).unwrap_or(name).trim_end();
    }
    let name = name.len() - unit_behind(name).unwrap_or(0);
    Span::new(text, from, from + name)
}

/// Words without 一、, （二）, 1., ①, #, 其中： in front.
fn without_marker(words: &str) -> &str {
    let mut rest = words;
    loop {
        let marked = crate::lexicon::markers::marker(rest).and_then(|found| rest.get(found.len..));
        let marked = marked.or_else(|| class::TABLE_AMONG.strip_start(rest));
        let next = marked.unwrap_or(rest).trim_start_matches(['#', ' ', '：', ':', '、', '.', '\u{3000}']);
        if next.len() == rest.len() || next.is_empty() {
            return rest;
        }
        rest = next;
    }
}
