//! The commitments of the plan: what a clerk gives a row each in a task table (任务分解表).
//!
//! A sentence of the plan is read clause by clause. A clause that opens with a verb of doing is a commitment; what it
//! leans on in front (发挥…作用), what it yields behind (实施…行动，新增…) and what it is good for (提升…水平) belong to it.
//! Frames and slogans are none. The words are in `lexicon/task_words.tsv`.

use super::Document;
use super::parts::leads_to_work;
use crate::lexicon::sorts::TASKS;
use crate::measures::Measures;
use crate::report::{Department, DepartmentRole, HeadingForm, Measure, Role, Task};
use crate::span::Span;
use crate::text::Reading;

/// The commitments of the plan, each with the ids of the measures in it.
pub fn tasks(reading: &Reading, document: &Document, measures: &Measures) -> Vec<Task<Span>> {
    let text = reading.text.as_str();
    let headings = document.headings();
    let mut headings = headings.iter().filter(|it| it.form != HeadingForm::ListItem).map(|it| it.heading).peekable();
    let mut found = Found { text, measures: &measures.measures, next: 0, document, tasks: Vec::new() };
    for part in document.parts.iter().filter(|part| matches!(part.role, Role::Plan | Role::Government)) {
        let mut from = part.span.start();
        loop {
            while headings.peek().is_some_and(|heading| heading.end() <= from) {
                headings.next();
            }
            let heading = headings.peek().copied().filter(|heading| heading.start() < part.span.end());
            let to = heading.map_or(part.span.end(), Span::start);
            for sentence in pieces(text, from, to, ENDS) {
                found.sentence(sentence);
            }
            let Some(heading) = heading else { break };
            from = heading.end().min(part.span.end());
        }
    }
    found.tasks
}

/// What ends a sentence, and what ends a clause.
const ENDS: &[char] = &['。', '！', '？', '；', ';', '!', '?', '\n'];
const STOPS: &[char] = &['，', ','];

/// The pieces of a stretch between these signs, outside quotes and brackets, without blanks around them.
fn pieces(text: &str, from: usize, to: usize, signs: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (from, 0u32);
    let mut push = |start: usize, end: usize| {
        let piece = text.get(start..end).unwrap_or("");
        let kept = piece.trim_start();
        let start = start + piece.len() - kept.len();
        if !kept.trim_end().is_empty() {
            found.push(Span::new(text, start, start + kept.trim_end().len()));
        }
    };
    for (at, ch) in text.get(from..to).unwrap_or("").char_indices() {
        match ch {
            '“' | '（' | '(' | '《' | '【' => depth += 1,
            '”' | '）' | ')' | '》' | '】' => depth = depth.saturating_sub(1),
            // Brackets and quotes do not reach over the end of a sentence: one that does lacks its other half.
            _ if signs.contains(&ch) && (depth == 0 || ch == '\n' || ch == '。') => {
                push(start, from + at);
                start = from + at + ch.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    push(start, to);
    found
}

/// The longest word of the sort that the clause starts with.
fn starts<'a>(sort: &str, clause: &'a str) -> Option<&'a str> {
    TASKS.longest(sort, clause)
}

/// Whether the clause ends with a word of the sort.
fn ends(sort: &str, clause: &str) -> bool {
    TASKS.ends(sort, clause)
}

/// What a clause is to the commitments around it.
struct Clause<'t> {
    span: Span,
    /// Without what enumerates it and what is put in brackets at its end.
    words: &'t str,
    kind: Kind<'t>,
    /// Whether it holds a quantity.
    counts: bool,
}

enum Kind<'t> {
    /// Opens with this verb; the rest behind it.
    Commitment { verb: &'t str, rest: &'t str },
    /// A frame, a reason, a slogan.
    Lead,
    /// Anything else.
    Other,
}

/// A commitment that may still grow.
struct Open {
    span: Span,
    verb: String,
    object: String,
    /// A frame that counted results may fill.
    broad: bool,
    /// Its last clause names an indicator and its number.
    measured: bool,
    /// Its first clause holds a quantity.
    counts: bool,
}

struct Found<'a> {
    text: &'a str,
    measures: &'a [Measure<Span>],
    /// The first measure that may lie in what comes next.
    next: usize,
    document: &'a Document,
    tasks: Vec<Task<Span>>,
}

impl<'a> Found<'a> {
    fn sentence(&mut self, sentence: Span) {
        // （责任单位：市教育局） behind the full stop.
        let text = sentence.of(self.text);
        // 围绕上述目标，重点抓好八个方面的工作： is no work itself.
        if leads_to_work(text) && ["方面", "以下"].iter().any(|word| text.contains(word)) {
            return;
        }
        if text.starts_with(['(', '（', '【']) || ROLES.iter().any(|(label, _)| text.starts_with(label)) {
            let named = departments(&format!("({})", text.trim_matches(['(', '（', ')', '）', '【', '】'])));
            if let Some(task) = self.tasks.last_mut().filter(|_| !named.is_empty()) {
                task.departments.extend(named);
                return;
            }
        }
        let clauses = pieces(self.text, sentence.start(), sentence.end(), STOPS);
        let (mut open, mut means): (Option<Open>, Option<usize>) = (None, None);
        let last = clauses.len().saturating_sub(1);
        for (at, span) in clauses.into_iter().enumerate() {
            let clause = self.clause(span);
            let aim = !clause.counts && starts("aim_verb", clause.words).is_some() && ends("aim_end", clause.words);
            if let Some(task) = open.as_mut().filter(|_| aim) {
                task.span = task.span.to(span);
                continue;
            }
            match clause.kind {
                Kind::Lead => {
                    let leans = starts("means", clause.words).is_some() && open.is_none();
                    means = leans.then_some(span.start());
                }
                Kind::Commitment { verb, rest } => {
                    let fills = clause.counts && starts("result", verb).is_some();
                    let gathers =
                        !clause.counts && ends("umbrella_end", clause.words) && starts("umbrella_verb", verb).is_some();
                    match &mut open {
                        Some(task) if fills && task.broad => task.span = task.span.to(span),
                        // 推进档案数字化，做好史志、气象等工作: one row of a table.
                        Some(task) if gathers && !task.measured && !task.counts => task.span = task.span.to(span),
                        None if aim && at < last => means = Some(span.start()),
                        _ if !clause.counts
                            && starts("slogan_verb", verb).is_some()
                            && ends("slogan_end", clause.words) =>
                        {
                            means = None;
                        }
                        _ => {
                            self.close(open.take());
                            let from = means.take().unwrap_or(span.start());
                            open = Some(Open {
                                span: Span::new(self.text, from, span.end()),
                                verb: verb.into(),
                                object: self.object(span, rest),
                                broad: !clause.counts && ends("broad_end", clause.words),
                                measured: false,
                                counts: clause.counts,
                            });
                        }
                    }
                }
                Kind::Other if clause.counts => match &mut open {
                    Some(task) if task.measured || task.broad || shares(task.span.of(self.text), clause.words) => {
                        task.span = task.span.to(span);
                        (task.broad, task.measured) = (false, true);
                    }
                    _ => {
                        self.close(open.take());
                        open = self.indicator(&clause, means.take());
                    }
                },
                Kind::Other => {
                    // 举一反三, 让…: what a commitment is good for may open with any word.
                    if let Some(task) = open.as_mut().filter(|_| ends("aim_end", clause.words)) {
                        task.span = task.span.to(span);
                    }
                }
            }
        }
        self.close(open);
    }

    /// The verb that the words open with; what goes on with 的 is a noun: 释放的资金.
    fn verb(words: &str) -> Option<&str> {
        starts("verb", words).filter(|verb| !words.get(verb.len()..).is_some_and(|rest| rest.starts_with('的')))
    }

    fn clause(&self, span: Span) -> Clause<'a> {
        let text: &'a str = span.of(self.text);
        let words = without_marker(text);
        let words = bare(words);
        let at = self.measures.partition_point(|measure| measure.span.start() < span.start());
        let counts = match self.measures {
            // Without measures, digits must do.
            [] => words.chars().any(|ch| ch.is_ascii_digit()),
            measures => measures.get(at).is_some_and(|measure| span.covers(measure.span)),
        };
        let mut rest = words;
        let mut kind = if starts("lead", words).is_some() { Kind::Lead } else { Kind::Other };
        let mut scopes = 0;
        while matches!(kind, Kind::Other) && scopes < 5 {
            let scope = starts("scope", rest);
            let behind = scope.and_then(|scope| rest.get(scope.len()..)).map(|behind| {
                // 每个县（市、区）, 大力度地.
                let behind = behind.strip_prefix('地').unwrap_or(behind);
                let close = behind.starts_with(['(', '（']).then(|| behind.find([')', '）'])).flatten();
                close
                    .and_then(|close| behind.get(close..))
                    .map_or(behind, |behind| behind.trim_start_matches([')', '）']))
            });
            match (Self::verb(rest), behind) {
                // 加快建设: a scope if a verb is behind it; 加快落地开工: the verb itself.
                (Some(verb), Some(behind)) if Self::verb(behind).is_none() && starts("scope", behind).is_none() => {
                    kind = Kind::Commitment { verb, rest: rest.get(verb.len()..).unwrap_or("") };
                }
                (_, Some(behind)) => {
                    rest = behind.trim_start();
                    scopes += 1;
                    if starts("lead", rest).is_some() && starts("verb", rest).is_none() {
                        kind = Kind::Lead;
                    }
                }
                (Some(verb), None) => kind = Kind::Commitment { verb, rest: rest.get(verb.len()..).unwrap_or("") },
                (None, None) => break,
            }
        }
        if matches!(kind, Kind::Other | Kind::Lead)
            && let Some((verb, rest)) = given(words, counts)
        {
            kind = Kind::Commitment { verb, rest };
        }
        Clause { span, words, kind, counts }
    }

    /// An indicator with its number as a commitment of its own: 智能算力比例达到30%.
    fn indicator(&self, clause: &Clause, means: Option<usize>) -> Option<Open> {
        let first = |sort| TASKS.words(sort).iter().filter_map(|verb| Some((clause.words.find(verb)?, *verb))).min();
        let (at, verb) = first("reached").or_else(|| first("bound"))?;
        Some(Open {
            span: Span::new(self.text, means.unwrap_or(clause.span.start()), clause.span.end()),
            verb: verb.into(),
            object: clause.words.get(..at).unwrap_or("").trim().into(),
            broad: false,
            // 养老金提高110元，参保率达到80%以上: a row each.
            measured: false,
            counts: true,
        })
    }

    /// What the verb is done to: the words up to the first quantity, or behind it where nothing stands before it.
    fn object(&self, span: Span, rest: &str) -> String {
        let Some(at) = rest_start(self.text, span, rest) else { return rest.into() };
        let first = self.measures.partition_point(|measure| measure.span.start() < at);
        let measure =
            self.measures.get(first).map(|measure| measure.span).filter(|measure| measure.end() <= at + rest.len());
        let Some(measure) = measure else { return rest.trim().into() };
        let before = self.text.get(at..measure.start()).unwrap_or("").trim();
        let behind = self.text.get(measure.end()..at + rest.len()).unwrap_or("").trim();
        if before.chars().count() >= 2 || behind.is_empty() { before.into() } else { behind.into() }
    }

    fn close(&mut self, open: Option<Open>) {
        let Some(open) = open else { return };
        while self.measures.get(self.next).is_some_and(|measure| measure.span.start() < open.span.start()) {
            self.next += 1;
        }
        let inside = self.measures.get(self.next..).unwrap_or(&[]).iter();
        let inside = inside.take_while(|measure| measure.span.start() < open.span.end());
        let measures =
            inside.filter(|measure| open.span.covers(measure.span)).map(|measure| measure.id.clone()).collect();
        self.tasks.push(Task {
            id: format!("t{}", self.tasks.len() + 1),
            section: self.document.section_at(open.span.start()).map(str::to_owned),
            span: open.span,
            verb: open.verb,
            object: open.object,
            measures,
            departments: departments(open.span.of(self.text)),
            due: None,
            review: None,
        });
    }
}

/// The verb behind those that something is done for, and what is behind it: 为3万名老人|提供|助餐服务. Without a quantity
/// 为高质量发展提供支撑 is a purpose.
fn given(words: &str, counts: bool) -> Option<(&str, &str)> {
    let whom = words.strip_prefix('再').unwrap_or(words);
    let told = whom.starts_with(['为', '给', '向']) && counts || whom.starts_with('对');
    let verbs = TASKS.words("given").iter().filter_map(|verb| Some((words.find(verb)?, *verb)));
    let (at, verb) = verbs.min().filter(|(at, _)| told && *at > "为实现".len())?;
    Some((words.get(at..at + verb.len())?, words.get(at + verb.len()..)?))
}

/// Where `rest`, cut out of the stretch, stands in the text.
fn rest_start(text: &str, span: Span, rest: &str) -> Option<usize> {
    span.of(text).find(rest).map(|at| span.start() + at).filter(|_| !rest.is_empty())
}

/// The clause without 一是, （三）, ①, 1. in front.
fn without_marker(clause: &str) -> &str {
    let marks = |ch: char| "一二三四五六七八九十".contains(ch);
    let clause =
        clause.trim_start_matches(['—', '-', '－', ' ', '*', '`', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩']);
    for (open, closes) in [('（', ['）', '）']), ('(', [')', ')'])] {
        if let Some(rest) = clause.strip_prefix(open)
            && let Some((number, rest)) = rest.split_once(closes)
            && number.chars().all(|ch| marks(ch) || ch.is_ascii_digit())
        {
            return rest;
        }
    }
    let bare = clause.trim_start_matches(marks);
    if bare.len() < clause.len()
        && let Some(rest) = bare.strip_prefix(['是', '要', '、'])
    {
        return rest;
    }
    let bare = clause.trim_start_matches(|ch: char| ch.is_ascii_digit());
    match bare.strip_prefix(['.', '、', '．']) {
        Some(rest) if bare.len() < clause.len() => rest,
        _ => clause,
    }
}

/// The clause without what stands in brackets at its end.
fn bare(clause: &str) -> &str {
    let clause = clause.trim();
    if !clause.ends_with([')', '）']) {
        return clause;
    }
    match clause.rfind(['(', '（']) {
        Some(at) if at > 0 => clause.get(..at).unwrap_or(clause).trim_end(),
        _ => clause,
    }
}

/// Whether the subject of a clause was spoken of before: 抓好PM2.5改善，PM2.5浓度下降2%.
fn shares(before: &str, clause: &str) -> bool {
    let verb = TASKS.words("reached").iter().filter_map(|verb| clause.find(verb)).min().unwrap_or(clause.len());
    let subject: Vec<char> = clause.get(..verb).unwrap_or(clause).chars().collect();
    subject.windows(3).any(|three| before.contains(&three.iter().collect::<String>()))
}

/// The departments that a commitment names: (市供销合作社), 责任单位：市教育局、市财政局.
fn departments(task: &str) -> Vec<Department> {
    let mut found: Vec<Department> = Vec::new();
    let mut rest = task;
    while let Some(at) = rest.find(['(', '（']) {
        let inside = rest.get(at..).unwrap_or("").trim_start_matches(['(', '（']);
        let Some(end) = inside.find([')', '）']) else { break };
        let mut role = None;
        for piece in inside.get(..end).unwrap_or("").split([',', '，', '、', ';', '；', ' ', '　']) {
            let mut name = piece.trim();
            for (label, labelled) in ROLES {
                if let Some(behind) = name.strip_prefix(label) {
                    (role, name) = (*labelled, behind.trim_start_matches([':', '：']).trim());
                    break;
                }
            }
            let mut own = role;
            for (label, labelled) in [("牵头", DepartmentRole::Lead), ("配合", DepartmentRole::Support)] {
                if let Some(before) = name.strip_suffix(label) {
                    (own, name) = (Some(labelled), before);
                }
            }
            let length = name.chars().count();
            if (2..=20).contains(&length) && ends("office", name) {
                found.push(Department { name: name.into(), role: own });
            }
        }
        rest = inside.get(end..).unwrap_or("");
    }
    found
}

/// What stands in front of departments, and the role that it gives them.
const ROLES: &[(&str, Option<DepartmentRole>)] = &[
    ("责任单位", None),
    ("责任部门", None),
    ("牵头单位", Some(DepartmentRole::Lead)),
    ("牵头部门", Some(DepartmentRole::Lead)),
    ("配合单位", Some(DepartmentRole::Support)),
    ("配合部门", Some(DepartmentRole::Support)),
    ("协办单位", Some(DepartmentRole::Support)),
    ("主办单位", Some(DepartmentRole::Lead)),
    ("牵头", Some(DepartmentRole::Lead)),
    ("配合", Some(DepartmentRole::Support)),
];
