//! The commitments of the plan: what a clerk gives a row each in a task table (任务分解表).
//!
//! A sentence of the plan is read clause by clause ([`clause`]). A clause that opens with a verb of doing is a commitment; what it
//! leans on in front (发挥…作用), what it yields behind (实施…行动，新增…) and what it is good for (提升…水平) belong to it.
//! Frames and slogans are none. The rules `task` say which is which; [`departments`] who is named for it, [`due`] by when.
//! [`table`] reads the rows of tables of tasks.

mod clause;
mod departments;
mod due;
mod table;

use crate::document::{Document, leads_to_work};
use crate::lexicon::classes::class;
use crate::model::{HeadingForm, Livelihood, Measure, Role, Task};
use crate::order;
use crate::rules::{Fact, Site, Slot, family};
use crate::span::Span;
use crate::text::{self, Reading};
use clause::{Clause, ENDS, Kind, STOPS, pieces};
use departments::departments;

/// The commitments of the plan, each with the ids of the measures in it.
pub fn read(reading: &Reading, document: &Document, measures: &[Measure<Span>]) -> Vec<Task<Span>> {
    let text = reading.text.as_str();
    let headings = document.headings();
    let mut headings = headings.iter().filter(|it| it.form != HeadingForm::ListItem).map(|it| it.heading).peekable();
    let mut found = Found { text, measures, next: 0, document, tasks: Vec::new() };
    for part in document.parts.iter().filter(|part| matches!(part.role, Role::Plan | Role::Government)) {
        let mut from = part.span.start();
        loop {
            while headings.peek().is_some_and(|heading| heading.end() <= from) {
                headings.next();
            }
            let heading = headings.peek().copied().filter(|heading| heading.start() < part.span.end());
            let to = heading.map_or(part.span.end(), Span::start);
            for sentence in pieces(text, from, to, ENDS) {
                // The rows of a table are read as such.
                if !document.tables.iter().any(|table| table.span.has(sentence.start())) {
                    found.sentence(sentence);
                }
            }
            let Some(heading) = heading else { break };
            from = heading.end().min(part.span.end());
        }
    }
    let mut tasks = found.tasks;
    tasks.extend(table::tasks(text, document, measures));
    order::by_key(&mut tasks, |task| task.span.start() as u64);
    for (at, task) in tasks.iter_mut().enumerate() {
        task.id = format!("t{}", at + 1);
    }
    tasks
}

/// Gives back the words of the tasks as they stand in the `written` text.
pub fn as_written(tasks: &mut [Task<Span>], read: &str, written: &str) {
    for task in tasks {
        let of = |words: &str| text::as_written(words, task.span, read, written);
        (task.verb, task.object) = (of(&task.verb), of(&task.object));
        for department in &mut task.departments {
            department.name = text::as_written(&department.name, task.span, read, written);
        }
        if let Some(due) = &mut task.due {
            due.text = text::as_written(&due.text, task.span, read, written);
        }
    }
}

/// Names the measures that stand in each livelihood project.
pub fn name_measures(projects: &mut [Livelihood<Span>], measures: &[Measure<Span>]) {
    for project in projects {
        let inside = measures.iter().filter(|measure| project.span.covers(measure.span));
        project.measures = inside.map(|measure| measure.id.clone()).collect();
    }
}

/// Characters behind the digits of a number that stands alone: 万平方米以上 has more.
const NUMBER: usize = 3;

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

/// A clause with what stands before it, for the rules `task`.
struct Place<'a> {
    text: &'a str,
    clause: &'a Clause<'a>,
    open: Option<&'a Open>,
    last: bool,
    /// Whether it stands where a government speaks of its own work.
    governing: bool,
}

impl Place<'_> {
    /// Whether nothing but a number stands behind the verb: 完成20个.
    fn is_number(&self) -> bool {
        let Kind::Commitment { rest, .. } = self.clause.kind else { return false };
        let digits = rest.trim_start().trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ','));
        digits.len() < rest.trim_start().len() && digits.chars().count() <= NUMBER
    }
}

impl Site for Place<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match (slot, &self.clause.kind) {
            (Slot::Clause, _) => Some(self.clause.words),
            (Slot::Verb, Kind::Commitment { verb, .. }) => Some(verb),
            (Slot::Behind, Kind::Commitment { rest, .. }) => Some(rest),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        let open = |is: fn(&Open) -> bool| self.open.is_some_and(is);
        match fact {
            Fact::Counted => self.clause.counts,
            Fact::Commits => matches!(self.clause.kind, Kind::Commitment { .. }),
            Fact::Governing => self.governing,
            Fact::Objectless => self.clause.counts && self.is_number(),
            Fact::Leads => matches!(self.clause.kind, Kind::Lead),
            Fact::Open => self.open.is_some(),
            Fact::Broad => open(|open| open.broad),
            Fact::Measured => open(|open| open.measured),
            Fact::OpenCounted => open(|open| open.counts),
            Fact::SubjectShared => {
                self.open.is_some_and(|open| self.clause.shares_subject_with(open.span.of(self.text)))
            }
            Fact::LastClause => self.last,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.clause.span.start()
    }
}

struct Found<'a> {
    text: &'a str,
    measures: &'a [Measure<Span>],
    /// The first measure that may lie in what comes next.
    next: usize,
    document: &'a Document,
    tasks: Vec<Task<Span>>,
}

impl Found<'_> {
    fn sentence(&mut self, sentence: Span) {
        let words = sentence.of(self.text);
        // 围绕上述目标，重点抓好八个方面的工作： is no work itself.
        if leads_to_work(words) && class::SIDES_BELOW.within(words) || self.names_departments(words) {
            return;
        }
        let clauses = pieces(self.text, sentence.start(), sentence.end(), STOPS);
        let (mut open, mut means): (Option<Open>, Option<usize>) = (None, None);
        let last = clauses.len().saturating_sub(1);
        let governing = self.document.role_at(sentence.start()) == Role::Government;
        for (at, span) in clauses.into_iter().enumerate() {
            let clause = Clause::read(self.text, span, self.measures);
            let place = Place { text: self.text, clause: &clause, open: open.as_ref(), last: at == last, governing };
            let rule = family::TASK.first(&place);
            match rule.and_then(|rule| rule.gives("becomes")) {
                Some("extend") => {
                    if let Some(task) = open.as_mut() {
                        task.span = task.span.to(span);
                        if clause.counts && !matches!(clause.kind, Kind::Commitment { .. }) {
                            (task.broad, task.measured) = (false, true);
                        }
                    }
                }
                Some("lean") => means = Some(span.start()),
                Some("open") => {
                    self.close(open.take());
                    open = self.commitment(&clause, means.take());
                }
                Some("indicator") => {
                    self.close(open.take());
                    open = self.indicator(&clause, means.take());
                }
                Some(_) => means = None,
                None => {}
            }
        }
        self.close(open);
    }

    /// （责任单位：市教育局） behind the full stop: the departments of the commitment before it.
    fn names_departments(&mut self, words: &str) -> bool {
        if !words.starts_with(['(', '（', '【']) && !departments::labelled(words) {
            return false;
        }
        let named = departments(&format!("({})", words.trim_matches(['(', '（', ')', '）', '【', '】'])));
        let task = self.tasks.last_mut().filter(|_| !named.is_empty());
        let found = task.is_some();
        if let Some(task) = task {
            task.departments.extend(named);
        }
        found
    }

    /// A commitment that opens with this clause, or with what it leans on.
    fn commitment(&self, clause: &Clause, means: Option<usize>) -> Option<Open> {
        let Kind::Commitment { verb, rest } = clause.kind else { return None };
        Some(Open {
            span: Span::new(self.text, means.unwrap_or(clause.span.start()), clause.span.end()),
            verb: verb.into(),
            object: self.object(clause.span, rest),
            broad: !clause.counts && class::PROGRAMME_NOUN.ends(clause.words),
            measured: false,
            counts: clause.counts,
        })
    }

    /// An indicator with its number as a commitment of its own: 智能算力比例达到30%.
    fn indicator(&self, clause: &Clause, means: Option<usize>) -> Option<Open> {
        let at = class::REACHED_VERB.find(clause.words).or_else(|| class::BOUND_WORD.find(clause.words))?;
        Some(Open {
            span: Span::new(self.text, means.unwrap_or(clause.span.start()), clause.span.end()),
            verb: clause.words.get(at.clone())?.into(),
            object: clause.words.get(..at.start)?.trim().into(),
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
            id: String::new(),
            section: self.document.section_at(open.span.start()).map(str::to_owned),
            span: open.span,
            verb: open.verb,
            object: open.object,
            measures,
            departments: departments(open.span.of(self.text)),
            due: due::in_words(open.span.of(self.text), self.document.meta.year),
            review: None,
        });
    }
}

/// Where `rest`, cut out of the stretch, stands in the text.
fn rest_start(text: &str, span: Span, rest: &str) -> Option<usize> {
    span.of(text).find(rest).map(|at| span.start() + at).filter(|_| !rest.is_empty())
}
