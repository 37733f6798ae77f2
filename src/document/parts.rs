//! Parts: the text's stretches by function, from what they say, not from their number.
//!
//! Headings of level 1 divide the text into segments; the words of each tell its role, and inside a segment the places
//! are found where the role changes without a heading: problems at the end of a review, goals before a plan, the
//! government's own work and the closing after it.

use super::headings::{Found, Headings, Sentence, cut, is_formula};
use crate::lexicon::headings::{Marking, marker, opens, title_role};
use crate::order;
use crate::report::{Part, Role};
use crate::span::Span;
use crate::text::Reading;

/// A paragraph of more bytes than this was never one: line breaks are missing, and sentences stand for paragraphs.
const UNBROKEN: usize = 6000;

/// The parts, and for each heading of level 1 the role of its section.
#[derive(Debug, Default)]
pub struct Parts {
    /// They cover the text in order, without gap or overlap.
    pub parts: Vec<Part<Span>>,
    /// Start of a heading of level 1 and the role of its section as a whole, in order.
    pub sections: Vec<(usize, Role)>,
}

/// The parts of this text.
pub fn read(reading: &Reading, headings: &Headings) -> Parts {
    let text = reading.text.as_str();
    let steps = steps(reading, &headings.sentences, &headings.found);
    let unbroken = reading.paragraphs.iter().any(|paragraph| paragraph.len() > UNBROKEN);
    let reader = Reader { text, headings: &headings.found, steps, unbroken };
    reader.read()
}

/// What starts a paragraph, a heading inside one, or a sentence where paragraphs are missing: the places where a role
/// may change. 各位代表！ on a line of its own is one with what follows.
fn steps(reading: &Reading, sentences: &[Sentence], headings: &[Found]) -> Vec<Span> {
    let text = reading.text.as_str();
    let mut out: Vec<Span> = Vec::new();
    let mut tops = headings.iter().filter(|found| found.level <= 2).map(Found::start).peekable();
    let mut addressed = false;
    for sentence in sentences {
        let long = reading.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.len() > UNBROKEN);
        let mut headed = false;
        while tops.next_if(|top| *top < sentence.span.end()).is_some() {
            headed = true;
        }
        match out.last_mut().filter(|_| addressed && !headed || !sentence.first && !long && !headed) {
            Some(step) => *step = step.to(sentence.span),
            None => out.push(sentence.span),
        }
        let words = sentence.span.of(text).trim();
        addressed = words.starts_with("各位代表") && words.len() <= "各位代表！".len();
    }
    out
}

struct Reader<'t> {
    text: &'t str,
    headings: &'t [Found],
    steps: Vec<Span>,
    /// Whether line breaks are missing, so that a step may be a sentence only.
    unbroken: bool,
}

/// A stretch under one heading of level 1.
#[derive(Clone, Copy, Debug)]
struct Segment<'t> {
    heading: Option<&'t Found>,
    start: usize,
    end: usize,
    role: Option<Role>,
}

impl<'t> Reader<'t> {
    fn read(&self) -> Parts {
        let body = self.opening();
        let mut segments = self.segments(body);
        self.roles(&mut segments);
        let mut cuts: Vec<(usize, Role)> = Vec::new();
        if body > 0 {
            cuts.push((0, Role::Opening));
        }
        let mut sections = Vec::new();
        // A heading with nothing under it but another heading belongs to that one's part.
        let mut carried = None;
        for (nth, segment) in segments.iter().enumerate() {
            let role = segment.role.unwrap_or(Role::Other);
            if let Some(heading) = segment.heading {
                sections.push((segment.start, role));
                let under = self.text.get(heading.title.end()..segment.end).unwrap_or("");
                if nth + 1 < segments.len() && under.trim().len() < 12 {
                    carried.get_or_insert(segment.start);
                    continue;
                }
            }
            let segment = Segment { start: carried.take().unwrap_or(segment.start), ..*segment };
            let rest = segments.get(nth + 1..).unwrap_or_default();
            self.inside(&segment, role, rest, &mut cuts);
        }
        self.closing(&segments, &mut cuts);
        if cuts.is_empty() {
            cuts.push((0, Role::Other));
        }
        if let Some(first) = cuts.first_mut() {
            first.0 = 0;
        }
        order::by_key(&mut cuts, |(at, _)| *at as u64);
        cuts.dedup_by(|later, earlier| later.0 == earlier.0 || later.1 == earlier.1);
        let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([self.text.len()]);
        let parts = cuts
            .iter()
            .zip(ends)
            .map(|((start, role), end)| Part { role: *role, span: Span::new(self.text, *start, end) });
        Parts { parts: parts.filter(|part| !part.span.is_empty()).collect(), sections }
    }

    /// The words of a step; where line breaks are missing, of about a paragraph from it on.
    fn block(&self, step: &Span) -> &'t str {
        let words = step.of(self.text).trim_start();
        if !self.unbroken || step.len() > 600 {
            return words;
        }
        let rest = cut(self.text.get(step.end() - words.len()..).unwrap_or(""), 250);
        let next =
            rest.find('\n').into_iter().chain(rest.match_indices("各位代表").map(|(at, _)| at).find(|at| *at > 40));
        rest.get(..next.min().unwrap_or(rest.len())).unwrap_or(rest)
    }

    /// Where the opening ends: behind the formula, or behind the title lines.
    fn opening(&self) -> usize {
        let head: Vec<&Span> = self.steps.iter().take_while(|step| step.start() < 6000).take(60).collect();
        let first_heading = self.headings.iter().find(|found| found.level == 1).map(Found::start);
        let before = |at: usize| first_heading.is_none_or(|heading| at <= heading);
        if let Some(formula) = head.iter().find(|step| is_formula(step.of(self.text)) && before(step.start())) {
            // The formula may stand inside a long paragraph: its last sentence ends the opening.
            // Without line breaks its last sentence is a step of its own.
            let behind = cut(self.text.get(formula.end()..).unwrap_or(""), 100).split('\n').next().unwrap_or("");
            let words = self.text.get(formula.start()..formula.end() + behind.len()).unwrap_or("");
            let (mut end, mut at) = (formula.start(), formula.start());
            let mut found = false;
            for sentence in words.split_inclusive(['。', '！']) {
                at += sentence.len();
                if is_formula(sentence) {
                    (end, found) = (at, true);
                } else if found {
                    break;
                }
            }
            return first_heading.map_or(end, |heading| end.min(heading.max(formula.start())));
        }
        // No formula: title lines up to the first heading or the first prose.
        let prose = head.iter().find(|step| {
            let words = step.of(self.text);
            words.contains('。') && !words.trim_start().starts_with("各位代表")
        });
        let prose = prose.map(|step| step.start());
        match (first_heading, prose) {
            (Some(heading), Some(prose)) => heading.min(prose),
            (Some(heading), None) => heading,
            (None, Some(prose)) => prose,
            (None, None) => 0,
        }
    }

    fn segments(&self, body: usize) -> Vec<Segment<'t>> {
        let mut out: Vec<Segment> = Vec::new();
        let tops = self.headings.iter().filter(|found| found.level == 1 && found.start() >= body);
        let mut start = body;
        let mut heading = None;
        for top in tops {
            let at = top.start();
            if at > start || heading.is_some() {
                out.push(Segment { heading, start, end: at, role: None });
            }
            (start, heading) = (at, Some(top));
        }
        if start < self.text.len() {
            out.push(Segment { heading, start, end: self.text.len(), role: None });
        }
        out
    }

    /// The role of each segment as a whole.
    fn roles(&self, segments: &mut [Segment]) {
        let mut annexed = false;
        for segment in segments.iter_mut() {
            let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
            let marked = segment.heading.is_some_and(|heading| heading.marking == Some(Marking::Annex));
            let told = title_role(title);
            annexed |= marked || matches!(told, Some(Role::Policies | Role::Glossary));
            segment.role = match told {
                Some(role @ (Role::Livelihood | Role::Policies | Role::Glossary))
                    if annexed || late(segment, self.text) =>
                {
                    Some(role)
                }
                Some(Role::Livelihood) => None,
                Some(role) if !annexed => Some(role),
                _ if annexed => Some(self.annex_role(segment)),
                other => other,
            };
        }
        // What comes behind each: a segment of the plan, one of plan or goals.
        let mut behind = vec![(false, false); segments.len() + 1];
        for (at, segment) in segments.iter().enumerate().rev() {
            let plan = segment.role == Some(Role::Plan);
            behind[at] = (behind[at + 1].0 || plan, behind[at + 1].1 || plan || segment.role == Some(Role::Goals));
        }
        // A section that names goals is the plan itself where no plan follows; where one does, it is only goals.
        for at in 0..segments.len() {
            let title = segments[at].heading.map_or("", |heading| heading.title.of(self.text));
            if segments[at].role == Some(Role::Goals) {
                let next = segments.get(at + 1..).unwrap_or_default();
                let followed = behind[at + 1].0;
                let listed = next.first().is_some_and(|later| later.role.is_none());
                let five_years = ["今后五年", "未来五年", "十五五", "十四五", "十三五", "十二五", "十一五"]
                    .iter()
                    .any(|it| title.contains(it));
                let works = self.items(&segments[at]).count() >= 2;
                if !followed && !listed && !five_years && works {
                    segments[at].role = Some(Role::Plan);
                }
            }
        }
        // 2024年工作 after a review of 2023 is the plan.
        let mut reviewed = None;
        for segment in segments.iter_mut() {
            let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
            let year = year_of(title);
            if segment.role.is_none() && year.is_some() && title.contains("工作") {
                segment.role = Some(if reviewed < year && reviewed.is_some() { Role::Plan } else { Role::Review });
            }
            if segment.role == Some(Role::Review) {
                reviewed = reviewed.max(year);
            }
        }
        // What no title tells goes on with the role before: unnumbered part titles over 一、二、 of their own.
        let (mut last, mut led) = (None, false);
        for at in 0..segments.len() {
            led &= segments[at].role.is_none();
            if segments[at].role.is_none() {
                let first = segments[at].heading.is_none_or(|heading| {
                    marker(self.text.get(heading.start()..heading.title.end()).unwrap_or(""))
                        .is_none_or(|it| it.number == 1)
                });
                led = self.led_by_deeds(segments[at].start) || led && !first;
                let ahead = !behind[at + 1].1 && !led && self.looks_ahead(&segments[at]);
                segments[at].role = Some(match last {
                    None if ahead => Role::Plan,
                    None => Role::Review,
                    // A government section may be followed by others of the plan.
                    Some(Role::Goals | Role::Government) => Role::Plan,
                    Some(Role::Review | Role::Problems) if ahead => Role::Plan,
                    Some(role) => role,
                });
            }
            last = segments[at].role;
        }
    }

    fn annex_role(&self, segment: &Segment) -> Role {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), 400);
        title_role(words.split("。").next().unwrap_or(""))
            .filter(|role| matches!(role, Role::Livelihood | Role::Policies | Role::Glossary))
            .unwrap_or(Role::Other)
    }

    /// Whether a segment promises more than it reports.
    fn looks_ahead(&self, segment: &Segment) -> bool {
        let words = cut(self.text.get(segment.start..segment.end).unwrap_or(""), 3000);
        let count = |signs: &[&str]| signs.iter().map(|sign| words.matches(sign).count()).sum::<usize>();
        let ahead = count(&["要", "将", "力争", "确保", "今年", "推动", "推进", "加快"]);
        let behind = count(&["了", "完成", "达到", "实现", "获", "去年", "过去", "新增", "累计"]);
        ahead > behind * 2
    }

    /// Whether the words in front lead over to what was done: 一年来，我们主要做了以下工作：
    fn led_by_deeds(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").trim_end();
        let line = before.rfind(['\n', '。']).and_then(|end| before.get(end..)).unwrap_or(before);
        before.ends_with(['：', ':'])
            && ["做了", "抓了", "开展了", "一年来", "五年来", "过去"].iter().any(|it| line.contains(it))
    }

    fn items(&self, segment: &Segment) -> impl Iterator<Item = &'t Found> + use<'t> {
        let (start, end) = (segment.start, segment.end);
        let from = self.headings.partition_point(|found| found.start() <= start);
        self.headings[from.min(self.headings.len())..]
            .iter()
            .take_while(move |found| found.start() < end)
            .filter(|found| found.level == 2)
    }

    fn steps_in(&self, start: usize, end: usize) -> impl Iterator<Item = &Span> {
        let from = self.steps.partition_point(|step| step.start() < start);
        self.steps[from.min(self.steps.len())..].iter().take_while(move |step| step.start() < end)
    }

    /// The changes of role inside a segment.
    fn inside(&self, segment: &Segment, role: Role, rest: &[Segment], cuts: &mut Vec<(usize, Role)>) {
        let title = segment.heading.map_or("", |heading| heading.title.of(self.text));
        match role {
            Role::Review => {
                cuts.push((segment.start, Role::Review));
                // Where a review has sections of its own, only the last admits problems.
                let ends = rest.first().is_none_or(|next| {
                    let told = next.heading.and_then(|heading| title_role(heading.title.of(self.text)));
                    let told_itself = title_role(title) == Some(Role::Review);
                    let siblings = next.heading.map(|it| it.marking) == segment.heading.map(|it| it.marking);
                    next.role != Some(Role::Review) || told == Some(Role::Review) || told_itself && siblings
                });
                match self.aims_inside(segment, title) {
                    Some(at) => cuts.push((at, Role::Goals)),
                    None if ends => self.problems(segment, rest.is_empty(), cuts),
                    None => {}
                }
            }
            Role::Plan => {
                let before = cuts.last().map(|(_, role)| *role);
                let goals_done = matches!(before, Some(Role::Plan | Role::Government));
                let followed = rest.first().is_some_and(|next| next.role == Some(Role::Plan));
                let plan = if goals_done { segment.start } else { self.plan_start(segment, followed) };
                if plan > segment.start {
                    cuts.push((segment.start, Role::Goals));
                    self.policies_inside(segment.start, plan, cuts);
                }
                cuts.push((plan, Role::Plan));
                self.government_inside(segment, plan, cuts);
            }
            Role::Goals => {
                cuts.push((segment.start, Role::Goals));
                self.policies_inside(segment.start, segment.end, cuts);
            }
            Role::Government => {
                cuts.push((segment.start, Role::Government));
                self.affairs(segment.start, segment.end, cuts);
            }
            role => cuts.push((segment.start, role)),
        }
    }

    /// A section on what a five-year plan achieved and what the next one aims at: where the aims begin.
    fn aims_inside(&self, segment: &Segment, title: &str) -> Option<usize> {
        if !["目标", "任务", "思路"].iter().any(|it| title.contains(it)) {
            return None;
        }
        const TERMS: [&str; 8] =
            ["今后五年", "未来五年", "“十六五”", "“十五五”", "“十四五”", "“十三五”", "“十二五”", "“十一五”"];
        let (_, term) = TERMS.iter().filter_map(|term| Some((title.rfind(term)?, *term))).max()?;
        let steps = self.steps_in(segment.start, segment.end).skip(1);
        steps.filter(|step| cut(step.of(self.text).trim_start(), 16).contains(term)).map(|step| step.start()).next()
    }

    /// The orientation of policy behind the goals is the plan's.
    fn policies_inside(&self, start: usize, end: usize, cuts: &mut Vec<(usize, Role)>) {
        let mut aimed = false;
        for step in self.steps_in(start, end) {
            let words = step.of(self.text);
            let head = cut(words, 45);
            if aimed && ["财政政策", "货币政策", "宏观政策"].iter().any(|it| head.contains(it)) {
                cuts.push((step.start(), Role::Plan));
                return;
            }
            aimed |= words.contains("预期目标");
        }
    }

    /// Affairs of state that stand behind the government's own work (nationalities, defence, Hong Kong, diplomacy) are
    /// the plan's again.
    fn affairs(&self, start: usize, end: usize, cuts: &mut Vec<(usize, Role)>) {
        for step in self.steps_in(start + 1, end) {
            let words = step.of(self.text).trim_start();
            if words.starts_with("各位代表") && of_state(words) && own_work(words) < 3 {
                cuts.push((step.start(), Role::Plan));
                return;
            }
        }
    }

    /// Problems at the end of a review, and thanks behind them, which are the review's.
    fn problems(&self, segment: &Segment, last: bool, cuts: &mut Vec<(usize, Role)>) {
        let length = segment.end - segment.start;
        let late = segment.start + length / 4;
        let told = self.steps_in(late, segment.end).find(|step| admits(step.of(self.text), self.block(step)));
        // No telling words: a paragraph late in the review that is full of troubles.
        let found = told.or_else(|| {
            let late = segment.start + length / 2;
            let troubled = self.steps_in(late, segment.end).map(|step| (troubles(step.of(self.text)), step));
            troubled
                .filter(|(troubles, step)| *troubles >= 5 && *troubles * 180 >= step.len())
                .map(|(_, step)| step)
                .last()
        });
        let from = found.map_or(late, |step| step.start());
        let mut open = false;
        for step in self.steps_in(from, segment.end) {
            let words = step.of(self.text).trim_start();
            if found.is_some_and(|found| found.start() == step.start()) {
                cuts.push((step.start(), Role::Problems));
                open = true;
            } else if open && (thanks(words) || words.starts_with("各位代表") && troubles(words) < 2) {
                cuts.push((step.start(), Role::Review));
                open = false;
            }
            // A report without headings: the plan begins somewhere below.
            if last && goals_open(words) {
                let rest = Segment { heading: None, start: step.start(), end: segment.end, role: Some(Role::Plan) };
                self.inside(&rest, Role::Plan, &[], cuts);
                return;
            }
        }
    }

    /// Where the work itself begins in a segment of the plan: at its first item or at the words that lead to it; what
    /// stands before are the goals, if it speaks of them.
    /// `followed`: whether another segment of the plan comes behind this one.
    fn plan_start(&self, segment: &Segment, followed: bool) -> usize {
        let body = segment.heading.map_or(segment.start, |heading| heading.title.end());
        let speaks_of_goals = |until: usize| {
            let words = self.text.get(body..until).unwrap_or("");
            ["总体要求", "总的要求", "预期目标", "指导思想", "总体思路", "主要目标", "奋斗目标", "工作思路"]
                .iter()
                .any(|it| words.contains(it))
        };
        let items: Vec<&Found> = self.items(segment).collect();
        let sections = |at: usize| speaks_of_goals(at);
        let lead = self.steps_in(body, segment.end).find(|step| {
            let words = step.of(self.text).trim_start();
            opens(words) == Some(Role::Plan) && speaks_of_goals(step.start())
        });
        // Dashes and items that spell out the goals come before the work.
        let first_item = items.iter().find(|item| {
            let title = item.title.of(self.text);
            let goal = ["要求", "目标", "原则", "思路", "形势"].iter().any(|it| title.contains(it));
            !goal && sections(item.start())
        });
        match (lead.map(|step| step.start()), first_item.map(|item| item.start())) {
            (Some(lead), Some(item)) => lead.min(item),
            (Some(lead), None) => lead,
            (None, Some(item)) => item,
            (None, None) => {
                // No items and no words that lead over: behind the last paragraph that names the goals.
                let mut last = None;
                for step in self.steps_in(body, segment.end) {
                    if goals_open(step.of(self.text).trim_start()) || cut(step.of(self.text), 60).contains("预期目标")
                    {
                        last = Some(step.end());
                    }
                }
                let after = last.and_then(|end| self.steps.iter().map(|step| step.start()).find(|start| *start >= end));
                match after.filter(|at| *at < segment.end) {
                    Some(at) => at,
                    None if last.is_some() && followed => segment.end,
                    None => segment.start,
                }
            }
        }
    }

    /// A section on the government's own work inside the plan.
    fn government_inside(&self, segment: &Segment, plan: usize, cuts: &mut Vec<(usize, Role)>) {
        let items: Vec<&Found> = self.items(segment).filter(|item| item.start() >= plan).collect();
        for (nth, item) in items.iter().enumerate() {
            if title_role(item.title.of(self.text)) == Some(Role::Government) {
                cuts.push((item.start(), Role::Government));
                let later = items.get(nth + 1..).unwrap_or_default();
                match later.iter().find(|next| next.marking == item.marking) {
                    Some(next) => cuts.push((next.start(), Role::Plan)),
                    None => self.affairs(item.start(), segment.end, cuts),
                }
                return;
            }
        }
        // Without a heading: paragraphs behind the last item that turn to the government itself, before the closing.
        let body = items.last().map_or(plan, |item| item.title.end());
        let steps: Vec<(&Span, usize)> = self
            .steps_in(body, segment.end)
            .filter(|step| step.start() * 2 > plan + segment.end)
            .map(|step| (step, own_work(self.block(step))))
            .collect();
        let leads = |words: &str| {
            let head = cut(words, 60);
            words.starts_with("各位代表")
                || [
                    "自身建设",
                    "打铁",
                    "实现以上",
                    "实现上述",
                    "完成以上",
                    "完成上述",
                    "政府工作",
                    "政府系统",
                    "各级政府",
                ]
                .iter()
                .any(|it| head.contains(it))
        };
        let start = steps.iter().enumerate().position(|(nth, (step, own))| {
            let words = step.of(self.text).trim_start();
            if !leads(words) || calls_at_end(words) {
                return false;
            }
            // The paragraph itself, or those that it leads to.
            let near = steps.iter().skip(nth + 1).take_while(|(next, _)| next.start() < step.end() + 1500);
            let next: usize = near.map(|(_, own)| *own).sum();
            let leads_over = *own >= 1 || !words.starts_with("各位代表");
            *own >= 4 || leads_over && next >= 4 && !of_state(words)
        });
        if let Some((step, _)) = start.and_then(|nth| steps.get(nth)) {
            cuts.push((step.start(), Role::Government));
            self.affairs(step.start(), segment.end, cuts);
        }
    }

    /// The call at the end, before the annexes.
    fn closing(&self, segments: &[Segment], cuts: &mut Vec<(usize, Role)>) {
        let mut main = segments.iter().filter(|segment| {
            !matches!(segment.role, Some(Role::Livelihood | Role::Policies | Role::Glossary | Role::Other))
        });
        let Some(last) = main.next_back() else { return };
        let end = last.end;
        let body = last.heading.map_or(last.start, |heading| heading.title.end());
        let steps: Vec<&Span> = self.steps_in(body, end).collect();
        // Looked for from the end on, no further back than a closing is long.
        let mut found = None;
        for step in steps.iter().rev() {
            if end - step.start() > 9000 {
                break;
            }
            let words = step.of(self.text).trim_start();
            if words.starts_with("各位代表") || words.starts_with("同志们") {
                let rest = self.text.get(step.start()..end).unwrap_or("");
                if calls(rest) {
                    found = Some(step.start());
                }
                break;
            }
        }
        // Without an address: the last words, if they call; where the plan is missing, only if they close.
        let planned = matches!(last.role, Some(Role::Plan | Role::Goals | Role::Government));
        let found = found.or_else(|| {
            let ends = |step: &&&Span| {
                let words = step.of(self.text);
                calls(words) && (planned || calls_at_end(words) || words.contains("谢谢大家"))
            };
            let last = steps.iter().rev().take(3).find(ends)?;
            (steps.len() > 1).then(|| last.start())
        });
        if let Some(at) = found {
            let headed = self
                .headings
                .iter()
                .any(|heading| heading.level <= 2 && heading.start() >= at && heading.start() < end);
            if !headed {
                cuts.retain(|(cut, _)| *cut < at || *cut >= end);
                cuts.push((at, Role::Closing));
            }
        }
    }
}

/// Whether a segment stands in the last third.
fn late(segment: &Segment, text: &str) -> bool {
    segment.start * 3 > text.len() * 2
}

/// Whether a paragraph admits problems.
fn admits(words: &str, block: &str) -> bool {
    let words = words.trim_start();
    let words = words.trim_start_matches("各位代表").trim_start_matches(['，', '！', '：', ',', '!', ' ', '\n']);
    let (early, head) = (cut(words, 60), cut(block, 230));
    let sees = [
        "清醒",
        "成绩的同时",
        "也要看到",
        "也看到",
        "深知",
        "正视",
        "不少困难",
        "困难和问题",
        "问题和不足",
        "存在的问题",
        "面临的困难",
        "还存在",
    ];
    (opens(words) == Some(Role::Problems) || sees.iter().any(|it| early.contains(it))) && troubles(head) >= 2
}

/// How many different troubles words name.
fn troubles(words: &str) -> usize {
    const TROUBLES: [&str; 34] = [
        "问题",
        "困难",
        "不足",
        "短板",
        "差距",
        "挑战",
        "矛盾",
        "薄弱",
        "不够",
        "不强",
        "不高",
        "不优",
        "不快",
        "不大",
        "不平衡",
        "不充分",
        "不协调",
        "偏弱",
        "偏低",
        "偏小",
        "较弱",
        "压力",
        "制约",
        "滞后",
        "有待",
        "亟待",
        "仍需",
        "还需",
        "瓶颈",
        "尚未",
        "乏力",
        "梗阻",
        "风险隐患",
        "不健全",
    ];
    TROUBLES.iter().filter(|trouble| words.contains(**trouble)).count()
}

/// How many sides of the government's own work words name.
fn own_work(words: &str) -> usize {
    const OWN: [&str; 34] = [
        "自身建设",
        "政治忠诚",
        "两个确立",
        "两个维护",
        "四个意识",
        "依法行政",
        "法治政府",
        "法治思维",
        "廉洁",
        "廉政",
        "清正",
        "作风",
        "紧日子",
        "从严治党",
        "八项规定",
        "形式主义",
        "人大监督",
        "人大及其常委会",
        "民主监督",
        "政务公开",
        "审计监督",
        "勤政",
        "为民服务",
        "执行力",
        "抓落实",
        "狠抓落实",
        "政府工作人员",
        "“四风”",
        "服务型政府",
        "政府系统",
        "实干",
        "政绩观",
        "过硬本领",
        "反腐败",
    ];
    OWN.iter().filter(|own| words.contains(**own)).count()
}

/// Whether words are on affairs of state or of the armed forces.
fn of_state(words: &str) -> bool {
    let head = cut(words, 120);
    [
        "民族",
        "宗教",
        "侨",
        "国防",
        "军队",
        "双拥",
        "强军",
        "一国两制",
        "香港",
        "澳门",
        "对台",
        "外交",
        "和平发展",
        "命运与共",
        "百年未有之大变局",
        "拥军",
        "驻军",
    ]
    .iter()
    .any(|it| head.contains(it))
}

/// Whether words are the closing call itself.
fn calls_at_end(words: &str) -> bool {
    calls(words)
        && (words.contains("让我们") || words.contains("紧密地团结") || words.contains("紧密团结"))
        && own_work(words) < 5
}

/// The year that a title starts with.
fn year_of(title: &str) -> Option<u32> {
    let digits = title.get(..4)?;
    title[4..].starts_with('年').then(|| digits.parse().ok()).flatten()
}

/// Whether a paragraph thanks those who helped.
fn thanks(words: &str) -> bool {
    (words.contains("感谢") || words.contains("敬意"))
        && words.contains("向")
        && (words.contains("我代表") || words.contains("衷心"))
}

/// Whether a paragraph opens the goals.
fn goals_open(words: &str) -> bool {
    opens(words) == Some(Role::Goals) || {
        let head = cut(words, 50);
        (head.contains("总体要求")
            || head.contains("总的要求")
            || head.contains("预期目标")
            || head.contains("指导思想"))
            && (head.contains('是') || head.contains("为") || head.contains('：') || head.contains(':'))
    }
}

/// Whether words call upon those present.
fn calls(words: &str) -> bool {
    [
        "让我们",
        "更加紧密地团结",
        "更加紧密团结",
        "而努力奋斗",
        "作出新的更大贡献",
        "新篇章",
        "共同奋斗",
        "团结一心",
        "接续奋斗",
        "努力奋斗",
        "新局面",
        "砥砺前行",
        "奋勇前进",
        "新辉煌",
        "谢谢大家",
        "同心同德",
        "携手",
        "奋力谱写",
        "勇往直前",
        "美好明天",
        "更大胜利",
    ]
    .iter()
    .any(|it| words.contains(it))
}
