//! Annexes: livelihood projects, policies with their departments, glossaries; and livelihood projects listed in the
//! plan itself (重点办好10件民生实事：1.…2.…).

use super::headings::cut;
use super::tables::{Holds, Shape, Table};
use crate::lexicon::classes::class;
use crate::lexicon::markers::{Marking, marker};
use crate::model::{Livelihood, Part, Policy, Role, Term};
use crate::span::Span;
use crate::text::Reading;

/// What the annexes list.
#[derive(Debug, Default)]
pub struct Annexes {
    /// Livelihood projects, their `measures` still empty.
    pub livelihood: Vec<Livelihood<Span>>,
    /// Policies.
    pub policies: Vec<Policy<Span>>,
    /// Terms.
    pub glossary: Vec<Term<Span>>,
}

/// The annexes of this text.
pub fn read(reading: &Reading, parts: &[Part<Span>], tables: &[Table]) -> Annexes {
    let text = reading.text.as_str();
    let mut out = Annexes { livelihood: in_tables(text, tables), ..Annexes::default() };
    let told = !out.livelihood.is_empty();
    for part in parts {
        match part.role {
            Role::Livelihood if told => {}
            Role::Livelihood => out.livelihood.extend(items(text, part.span).into_iter().map(livelihood(text))),
            Role::Policies => out.policies.extend(items(text, part.span).into_iter().map(|item| policy(text, item))),
            Role::Glossary => out.glossary.extend(terms(text, part.span)),
            _ => {}
        }
    }
    if out.livelihood.is_empty()
        && let Some(list) = listed_in_plan(reading, parts)
    {
        out.livelihood = items(text, list).into_iter().map(livelihood(text)).collect();
    }
    out
}

/// The projects of the last table of such: the coming year's stands behind last year's.
fn in_tables(text: &str, tables: &[Table]) -> Vec<Livelihood<Span>> {
    let aims = |table: &&Table| table.shape == Shape::Projects;
    let coming = tables.iter().rev().filter(aims).find(|table| table.caption.done != Some(true));
    let Some(table) = coming.or_else(|| tables.iter().rfind(aims)) else { return Vec::new() };
    let mut projects = Vec::new();
    for row in table.body() {
        let of = |holds| table.column(holds).and_then(|at| row.get(at)).copied().filter(|cell| !cell.is_empty());
        let (name, work) = (of(Holds::Name), of(Holds::Work));
        let Some(first) = name.or(work) else { continue };
        let number = of(Holds::Number).and_then(|cell| cell.of(text).trim_end_matches('.').parse().ok());
        let words = |cell: Span| cell.of(text).trim_end_matches(['；', '。', ';']).to_string();
        let told = match (name, work) {
            (Some(name), Some(work)) if name != work => format!("{}：{}", words(name), words(work)),
            _ => words(first),
        };
        projects.push(Livelihood {
            number: number.unwrap_or(projects.len() as u32 + 1),
            text: told,
            span: row.first().zip(row.last()).map_or(first, |(from, end)| from.to(*end)),
            measures: Vec::new(),
        });
    }
    projects
}

/// An item of a list: its number, where it stands, and its words.
#[derive(Clone, Copy, Debug)]
struct Item {
    number: u32,
    span: Span,
    words: Span,
}

/// The numbered items of a stretch: the first form of number that starts with 1 and counts on.
fn items(text: &str, within: Span) -> Vec<Item> {
    let words = within.of(text);
    let mut starts: Vec<(u32, usize, usize)> = Vec::new();
    let mut form: Option<Marking> = None;
    let mut before = '\n';
    for (at, ch) in words.char_indices() {
        if matches!(before, '\n' | '。' | '；' | '：' | ':' | ';' | ' ' | '！')
            && !matches!(ch, '\n' | ' ')
            && let Some(found) = marker(cut(words.get(at..).unwrap_or(""), 12))
        {
            let counted = matches!(
                found.marking,
                Marking::Arabic | Marking::Bracketed | Marking::Section | Marking::Item | Marking::Is
            );
            let next = starts.last().map_or(1, |(number, ..)| number + 1);
            if counted && found.number == next && form.is_none_or(|form| form == found.marking) {
                form = Some(found.marking);
                starts.push((found.number, at, found.len));
            }
        }
        before = ch;
    }
    if starts.is_empty() {
        return counted_lines(text, within);
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(_, at, _)| *at).chain([words.len()]).collect();
    let last = starts.len().saturating_sub(1);
    (starts.iter().zip(ends).enumerate())
        .map(|(nth, ((number, at, len), end))| {
            let body = words.get(at + len..end).unwrap_or("");
            // Nothing tells where the last item ends but its line.
            let body = if nth == last { body.split('\n').next().unwrap_or("") } else { body };
            let start = within.start() + at;
            let inner = body.trim_start();
            let from = start + len + body.len() - inner.len();
            let inner = inner.trim_end_matches(['；', '。', ';', ' ', '\n']);
            let end = from + inner.len();
            Item { number: *number, span: Span::new(text, start, end), words: Span::new(text, from, end) }
        })
        .collect()
}

/// The items of a table that lost its rows: 1 on a line, its words on the next, who is in charge below.
fn counted_lines(text: &str, within: Span) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let (mut at, mut number) = (within.start(), None);
    for line in within.of(text).split('\n') {
        let (from, words) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len() + 1;
        let next = out.len() as u32 + 1;
        if let Some(start) = number.take().filter(|_| !words.is_empty()) {
            let words = words.trim_end_matches(['；', '。', ';']);
            let item = Span::new(text, from, from + words.len());
            out.push(Item { number: next, span: Span::new(text, start, from + words.len()), words: item });
        } else if words.parse() == Ok(next) {
            number = Some(from);
        }
    }
    out
}

fn livelihood(text: &str) -> impl Fn(Item) -> Livelihood<Span> {
    |item| Livelihood {
        number: item.number,
        text: item.words.of(text).to_string(),
        span: item.span,
        measures: Vec::new(),
    }
}

/// A policy's title, and in brackets behind it who drafts it.
fn policy(text: &str, item: Item) -> Policy<Span> {
    let words = item.words.of(text);
    let brackets = words.strip_suffix(['）', ')']).and_then(|words| {
        let open = words.rfind(['（', '('])?;
        Some((words.get(..open)?, words.get(open..)?.trim_start_matches(['（', '('])))
    });
    let (title, departments) = match brackets {
        Some((title, inside)) if !title.trim().is_empty() => (title, names(inside)),
        _ => (words, Vec::new()),
    };
    Policy { number: item.number, title: title.trim().to_string(), departments, span: item.span }
}

/// Departments in a bracket: 牵头单位：市教育局；配合单位：市财政局、市人社局.
fn names(words: &str) -> Vec<String> {
    let mut out = Vec::new();
    for name in words.split(['、', '，', '；', ',', ';', ' ', '\n']) {
        let name = name.rsplit(['：', ':']).next().unwrap_or(name);
        let name = class::ANNEX_ROLE_END.trim_end(name.trim());
        if !name.is_empty() {
            out.push(name.to_string());
        }
    }
    out
}

/// Characters of a term.
const TERM: usize = 30;

/// Terms of a glossary, a paragraph each: 1.碳达峰：指…, 碳达峰是指…, “碳达峰”——….
fn terms(text: &str, within: Span) -> Vec<Term<Span>> {
    let mut out: Vec<Term<Span>> = Vec::new();
    let mut start = within.start();
    for line in within.of(text).split('\n') {
        let begin = start;
        start += line.len() + 1;
        let bare = line.trim();
        let marked = marker(cut(bare, 12)).filter(|found| found.marking != Marking::Annex);
        let body = marked.map_or(bare, |found| bare.get(found.len..).unwrap_or_default()).trim_start();
        let split = class::TERM_SIGN.find(body).and_then(|at| Some((body.get(..at.start)?, body.get(at.end..)?)));
        match split {
            Some((term, meaning)) if !term.is_empty() && term.chars().count() <= TERM => {
                let term = term.trim().trim_matches(['“', '”', '【', '】', '"']);
                let meaning = meaning.trim();
                if !term.is_empty() && !meaning.is_empty() {
                    out.push(Term {
                        term: term.to_string(),
                        meaning: meaning.to_string(),
                        span: Span::new(text, begin, begin + line.len()),
                    });
                }
            }
            // An explanation that goes on in another paragraph.
            _ if marked.is_none() && !bare.is_empty() => {
                if let Some(last) = out.last_mut() {
                    last.meaning.push('\n');
                    last.meaning.push_str(bare);
                    last.span = Span::new(text, last.span.start(), begin + line.len());
                }
            }
            _ => {}
        }
    }
    out
}

/// The list behind 办好…民生实事： in the plan: the rest of its paragraph, or the numbered paragraphs after it.
fn listed_in_plan(reading: &Reading, parts: &[Part<Span>]) -> Option<Span> {
    let text = reading.text.as_str();
    let plan = parts.iter().filter(|part| matches!(part.role, Role::Plan | Role::Goals | Role::Government));
    for part in plan {
        for matter in class::PRACTICAL_MATTER.all_in(part.span.of(text)) {
            let at = part.span.start() + matter.start;
            let rest = text.get(at..part.span.end())?;
            let clause = cut(rest, 40);
            // 办好十件民生实事。（1）…: a list may stand behind a full stop too, its first number tells.
            let Some((lead, behind)) = clause.split_once(['：', ':', '。']) else { continue };
            if lead.contains('；') {
                continue;
            }
            let start = at + clause.len() - behind.len();
            let list = Span::new(text, start, part.span.end());
            let head = list.of(text).trim_start();
            if marker(cut(head, 12)).is_some_and(|found| found.number == 1) {
                return Some(list);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(role: Role, text: &str) -> (Reading, Vec<Part<Span>>) {
        let span = Span::new(text, 0, text.len());
        (Reading { text: text.into(), paragraphs: vec![span], ..Reading::default() }, vec![Part { role, span }])
    }

    #[test]
    fn livelihood_as_a_list_and_inline() {
        for (role, text) in [
            (Role::Livelihood, "附件1\n重点民生实事清单\n1. 新增城镇就业4万人以上；\n2.改造老旧小区\n174个；\n3.新增幸福食堂1.5万处。\n".replace("\\\n", "\n")),
            (Role::Plan, "重点办好3件民生实事：1.新增城镇就业4万人以上；2.改造老旧小区\n174个；3.新增幸福食堂1.5万处。".replace("\\\n", "\n")),
        ] {
            let (reading, parts) = part(role, &text);
            let found = read(&reading, &parts, &[]).livelihood;
            assert_eq!(found.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2, 3], "{text}");
            assert_eq!(found[0].text, "新增城镇就业4万人以上");
            assert_eq!(found[2].text, "新增幸福食堂1.5万处");
        }
    }

    #[test]
    fn policies_with_departments() {
        let (reading, parts) = part(
            Role::Policies,
            "附件2\n1. 碳达峰工作方案（市发展改革委）\n2.关于建设公园城市（2024—2026年）的方案(市城管局、市财政局)",
        );
        let found = read(&reading, &parts, &[]).policies;
        assert_eq!(
            (found[0].title.as_str(), found[0].departments.as_slice()),
            ("碳达峰工作方案", &["市发展改革委".to_string()][..])
        );
        assert_eq!(found[1].title, "关于建设公园城市（2024—2026年）的方案");
        assert_eq!(found[1].departments, ["市城管局", "市财政局"]);
    }

    #[test]
    fn terms_with_their_meaning() {
        let (reading, parts) = part(
            Role::Glossary,
            "名词解释\n1.无废城市：指以新发展理念为引领的城市。\n包括三个方面。\n2.“双碳”是指碳达峰与碳中和。",
        );
        let found = read(&reading, &parts, &[]).glossary;
        assert_eq!(found.iter().map(|term| term.term.as_str()).collect::<Vec<_>>(), ["无废城市", "双碳"]);
        assert!(found[0].meaning.ends_with("三个方面。"));
    }
}
