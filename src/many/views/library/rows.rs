//! The library's rows as HTML.

use super::list::place;
use crate::blocks::{Block, ROWS};
use crate::interface::controls::markup::Markup;
use crate::interface::phrasing;
use crate::shelf::{Entry, Row};
use crate::words::{Words, of_warning};
use crate::worker::messages::Key;
use std::collections::{HashMap, HashSet};

/// Height of a row in pixels, about.
pub const HEIGHT: usize = 34;

/// What is drawn.
pub struct Drawn<'a> {
    /// In this language.
    pub words: &'static Words,
    /// All entries.
    pub rows: &'a [Row],
    /// Positions of those that are shown, in order.
    pub shown: &'a [usize],
    /// Those that are there already, with the earlier one.
    pub doubles: &'a HashMap<usize, usize>,
    /// Numbers of the files that are selected.
    pub selected: &'a HashSet<u32>,
    /// The report that is open.
    pub open: Option<Key>,
}

/// The rows in blocks: a block a place where they are grouped, of so many rows where they are not.
pub fn blocks(drawn: &Drawn, grouped: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut html, mut count, mut key) = (Markup::default(), 0, String::new());
    let mut before: Option<String> = None;
    for (order, &at) in drawn.shown.iter().enumerate() {
        let Some(row) = drawn.rows.get(at) else { continue };
        let now = match row.report() {
            Some(entry) if grouped => {
                let (_, code, region) = place(entry);
                format!("{code} {region}")
            }
            _ => format!("{}{}", if row.report().is_some() { "" } else { "!" }, order / ROWS),
        };
        let first = before.as_ref() != Some(&now);
        if first {
            if count > 0 {
                blocks.push(Block {
                    key: std::mem::take(&mut key),
                    rows: count,
                    html: std::mem::take(&mut html).finish(),
                });
            }
            (count, key, before) = (0, now.clone(), Some(now));
        }
        count += 1;
        line(&mut html, drawn, at, row, !grouped || first);
    }
    if count > 0 {
        blocks.push(Block { key, rows: count, html: html.finish() });
    }
    blocks
}

fn line(html: &mut Markup, drawn: &Drawn, at: usize, row: &Row, named: bool) {
    let number = at.to_string();
    let words = drawn.words;
    match row {
        Row::Report(entry) => {
            let open = if drawn.open == Some(entry.key) { "true" } else { "false" };
            let class = if named { "entry named" } else { "entry" };
            html.open(
                "tr",
                &[
                    ("role", "row"),
                    ("class", class),
                    ("data-at", &number),
                    ("data-testid", "library-row"),
                    ("aria-current", open),
                ],
            );
            pick(html, drawn, row);
            report(html, drawn, at, entry, named);
        }
        Row::Waiting(_, path, working) => {
            html.open("tr", &[("role", "row"), ("class", "entry waiting"), ("data-at", &number)]);
            pick(html, drawn, row);
            html.element("td", &[("role", "cell"), ("class", "wide")], path);
            html.element(
                "td",
                &[("role", "cell"), ("class", "state")],
                if *working { words.working } else { words.waiting },
            );
        }
        Row::Failed(_, path, trouble) => {
            html.open(
                "tr",
                &[("role", "row"), ("class", "entry failed"), ("data-at", &number), ("data-testid", "file-error")],
            );
            pick(html, drawn, row);
            html.open("td", &[("role", "cell"), ("class", "wide")]);
            html.element("p", &[("class", "line-title")], path);
            html.element("trouble-told", &[("parts", &trouble.told)], "");
            html.close("td").open("td", &[("role", "cell"), ("class", "state")]);
            if trouble.again {
                html.element("button", &[("class", "button small"), ("data-do", "retry")], words.retry);
            }
            html.close("td");
        }
    }
    let name = format!("{} {}", words.remove, row.path());
    html.open("td", &[("role", "cell"), ("class", "out")]);
    html.element(
        "button",
        &[("class", "line-remove"), ("data-do", "remove"), ("tabindex", "-1"), ("title", &name), ("aria-label", &name)],
        "✕",
    );
    html.close("td").close("tr");
}

fn pick(html: &mut Markup, drawn: &Drawn, row: &Row) {
    let name = format!("{} {}", drawn.words.select, row.path());
    let mut attributes =
        vec![("type", "checkbox"), ("data-do", "select"), ("tabindex", "-1"), ("aria-label", name.as_str())];
    if drawn.selected.contains(&row.file()) {
        attributes.push(("checked", ""));
    }
    html.open("td", &[("role", "cell"), ("class", "pick")]).open("input", &attributes).close("td");
}

fn report(html: &mut Markup, drawn: &Drawn, at: usize, entry: &Entry, named: bool) {
    let words = drawn.words;
    let cell = |class| [("role", "cell"), ("class", class)];
    html.open("td", &[("role", "cell"), ("class", "place"), ("lang", "zh-CN")]);
    let region = entry.region().unwrap_or(words.no_place);
    html.element("span", &[("class", if named { "region" } else { "region unseen" })], region);
    if let Some(parent) = entry.facts.as_ref().and_then(|it| it.parents.last()).filter(|_| named) {
        html.text(" ").element("span", &[("class", "above")], parent);
    }
    html.close("td");
    html.element("td", &cell("year"), &entry.year().map(|it| it.to_string()).unwrap_or_default());
    let growth = entry.facts.as_ref().and_then(|it| it.growth.as_ref());
    html.open("td", &cell("growth"));
    match growth {
        Some(it) => drop(html.element("span", &[("class", "promised")], &phrasing::amount(&words.language, it))),
        None if entry.facts.is_some() => drop(html.text("—")),
        None => drop(html.element("span", &[("class", "unread")], "…")),
    }
    html.close("td");
    let (targets, headlines) = entry.targets();
    html.open("td", &cell("targets-n")).text(&targets.to_string());
    html.element("span", &[("class", "of-them"), ("title", words.headlines)], &format!(" {headlines}")).close("td");
    html.open("td", &cell("notes"));
    let codes = entry.facts.as_ref().map(|it| it.warnings.as_slice()).unwrap_or_default();
    let told: Vec<&str> = codes.iter().map(|it| of_warning(words.language, *it)).collect();
    if entry.warnings() > 0 {
        html.element("span", &[("class", "tag warn"), ("title", &told.join("\n"))], &format!("! {}", entry.warnings()));
    }
    html.close("td").open("td", &[("role", "cell"), ("class", "title"), ("data-testid", "report")]);
    html.element(
        "button",
        &[("class", "entry-open"), ("tabindex", "-1"), ("lang", "zh-CN"), ("title", &entry.path)],
        entry.title(),
    );
    if entry.card.kind != baogao::report::DocumentKind::WorkReport {
        html.text(" ").element("span", &[("class", "tag")], words.language.of_kind(entry.card.kind));
    }
    if let Some(before) = drawn.doubles.get(&at).and_then(|&at| drawn.rows.get(at)) {
        html.text(" ").element(
            "span",
            &[("class", "tag warn"), ("title", &words.same_as(before.path()))],
            words.double,
        );
    }
    if entry.title() != entry.name() {
        html.text(" ").element("span", &[("class", "entry-file")], entry.name());
    }
    html.close("td");
}
