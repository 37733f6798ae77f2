//! Hits as rows, as a table to be taken away, and counted by year.

use crate::blocks::Block;
use crate::interface::controls::markup::Markup;
use crate::shelf::{Entry, Shelf};
use crate::tables;
use crate::words::Words;
use crate::worker::messages::Found;
use baogao::export::{Cell, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Height of a row in pixels, about.
pub const HEIGHT: usize = 32;
/// So many hits of a report, and of all, are drawn; a table that is taken away has all that were found.
const MOST_OF_ONE: usize = 100;
const MOST: usize = 2_000;

/// A block a report: its name, and its hits with what stands around them.
pub fn blocks(words: &Words, shelf: Shelf, found: &[Found]) -> Vec<Block> {
    let mut left = MOST;
    let mut blocks = Vec::new();
    for (at, report) in found.iter().enumerate() {
        let Some(entry) = shelf.entry(report.key) else { continue };
        let number = at.to_string();
        let mut html = Markup::default();
        html.open("tr", &[("role", "row"), ("class", "hits-of"), ("data-at", &number)]);
        html.open("th", &[("role", "rowheader"), ("scope", "rowgroup")]);
        html.element(
            "button",
            &[("class", "entry-open"), ("tabindex", "-1"), ("lang", "zh-CN"), ("title", &entry.path)],
            &name(&entry),
        );
        html.text(" ").element("span", &[("class", "count")], &report.count.to_string()).close("th").close("tr");
        let shown = report.hits.len().min(MOST_OF_ONE).min(left);
        left -= shown;
        for (hit_at, hit) in report.hits.iter().take(shown).enumerate() {
            let hit_number = hit_at.to_string();
            html.open("tr", &[("role", "row"), ("data-at", &number), ("data-hit", &hit_number)]);
            html.open("td", &[("role", "cell")]);
            html.open(
                "button",
                &[
                    ("class", "hit"),
                    ("tabindex", "-1"),
                    ("lang", "zh-CN"),
                    ("data-testid", "search-hit"),
                    ("title", &hit.section),
                ],
            );
            html.element("span", &[("class", "hit-before")], &hit.before);
            html.element("b", &[("class", "hit-word")], &hit.hit);
            html.element("span", &[("class", "hit-after")], &hit.after);
            html.close("button").close("td").close("tr");
        }
        if (shown as u32) < report.count {
            html.open("tr", &[("role", "row")]).open("td", &[("role", "cell"), ("class", "more-hits")]);
            html.text(&words.more_hits(report.count - shown as u32)).close("td").close("tr");
        }
        blocks.push(Block { key: number, rows: shown + 2, html: html.finish() });
    }
    blocks
}

/// Place and year, or the title.
fn name(entry: &Arc<Entry>) -> String {
    match (entry.region(), entry.year()) {
        (Some(region), Some(year)) => format!("{region} {year}"),
        _ => entry.title().to_owned(),
    }
}

/// How many hits each year has, in order.
pub fn years(shelf: Shelf, found: &[Found]) -> Vec<(Option<i32>, u32)> {
    let mut years: BTreeMap<Option<i32>, u32> = BTreeMap::new();
    for report in found {
        let year = shelf.entry(report.key).and_then(|it| it.year());
        *years.entry(year).or_default() += report.count;
    }
    years.into_iter().collect()
}

/// The hits as a table.
pub fn table(words: &Words, shelf: Shelf, found: &[Found], pattern: &str) -> Table {
    let heads = [words.place, words.year, words.report, words.section, words.before, words.hit, words.after];
    let mut rows = Vec::new();
    for report in found {
        let Some(entry) = shelf.entry(report.key) else { continue };
        rows.extend(report.hits.iter().map(|it| {
            vec![
                Cell::text(entry.region().unwrap_or_default()),
                tables::number(entry.year()),
                Cell::text(entry.name()),
                Cell::text(it.section.as_str()),
                Cell::text(it.before.as_str()),
                Cell::text(it.hit.as_str()),
                Cell::text(it.after.as_str()),
            ]
        }));
    }
    let safe: String = pattern.chars().filter(|it| it.is_alphanumeric()).take(20).collect();
    tables::table(&format!("{} {safe}", words.search), &heads, rows)
}
