//! What goes out: JSON as the core wrote it, and tables of measures as CSV for spreadsheets.

use crate::phrasing;
use crate::state::desk::Desk;
use crate::state::library::parse;
use crate::words::{COLUMNS, Words};
use baogao::report::{CanonicalValue, Heading, Measure, Report, Value};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers the JSON of one file for download.
pub fn json_of(desk: Desk, file: u32, name: &str) {
    if let Some(json) = desk.json(file) {
        save(&Array::of1(&json), "application/json", &format!("{}.json", stem(name)));
    }
}

/// Offers the JSON of all files, one line each, as the command line prints it.
pub fn json_of_all(desk: Desk) {
    let parts = Array::new();
    for json in desk.all_json() {
        parts.push(&json);
        parts.push(&JsValue::from_str("\n"));
    }
    save(&parts, "application/jsonl", "baogao.jsonl");
}

/// Puts the JSON of one file on the clipboard; whether the browser let us.
pub async fn copy_json(desk: Desk, file: u32) -> bool {
    let Some(json) = desk.json(file) else { return false };
    let Ok(text) = JsFuture::from(json.text()).await else { return false };
    copy(&text.as_string().unwrap_or_default()).await
}

/// Puts text on the clipboard; whether the browser let us.
pub async fn copy(text: &str) -> bool {
    // Outside of a secure context there is no clipboard.
    let navigator = window().navigator();
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Offers the measures of one report as CSV.
pub fn csv_of(words: &Words, file: &str, report: &Report) {
    let mut csv = start(words);
    append(&mut csv, words, file, report);
    save(&Array::of1(&csv.into()), "text/csv", &format!("{}.csv", stem(file)));
}

/// Offers the measures of all reports as CSV. The analyses are parsed one after the other, never all at once.
pub async fn csv_of_all(desk: Desk, words: &'static Words) {
    let parts = Array::of1(&start(words).into());
    for json in desk.all_json() {
        let Some(analysis) = parse(&json).await else { continue };
        let mut csv = String::new();
        for report in &analysis.reports {
            append(&mut csv, words, &analysis.file.path, report);
        }
        parts.push(&csv.into());
    }
    save(&parts, "text/csv", "baogao.csv");
}

/// A byte order mark, by which spreadsheets know UTF-8, and the headings.
fn start(words: &Words) -> String {
    let mut csv = String::from("\u{feff}");
    row(&mut csv, words.columns.map(Cell::Text));
    csv
}

enum Cell<'a> {
    Text(&'a str),
    Owned(String),
    /// Written bare, so that it is a number in the spreadsheet.
    Number(String),
    Nothing,
}

impl<'a> Cell<'a> {
    fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Nothing, Cell::Text)
    }

    fn year(year: Option<i32>) -> Cell<'a> {
        year.map_or(Cell::Nothing, |year| Cell::Number(year.to_string()))
    }

    fn low(value: Option<&Value>) -> Cell<'a> {
        value.map_or(Cell::Nothing, |it| match it {
            Value::One(one) | Value::Two(one, _) => Cell::Number(one.normalize().to_string()),
        })
    }

    fn high(value: Option<&Value>) -> Cell<'a> {
        match value {
            Some(Value::Two(_, high)) => Cell::Number(high.normalize().to_string()),
            _ => Cell::Nothing,
        }
    }
}

fn append(csv: &mut String, words: &Words, file: &str, report: &Report) {
    let text: Vec<char> = report.text.chars().collect();
    for measure in &report.measures {
        row(csv, cells(words, file, report, measure, &text));
    }
}

fn cells<'a>(
    words: &Words,
    file: &'a str,
    report: &'a Report,
    measure: &'a Measure,
    text: &[char],
) -> [Cell<'a>; COLUMNS] {
    use Cell::{Nothing, Number, Owned, Text};
    let indicator = measure.indicator.as_ref();
    let period = measure.period.as_ref();
    let sentence = text.get(measure.sentence.0 as usize..measure.sentence.1 as usize).unwrap_or_default();
    [
        Text(file),
        Text(&report.title),
        Cell::maybe(report.meta.region.as_deref()),
        Cell::year(report.meta.year),
        Text(&measure.id),
        if measure.headline { Text(words.yes) } else { Nothing },
        Text(words.of_status(measure.status)),
        Cell::maybe(indicator.map(|it| it.text.as_str())),
        Cell::maybe(indicator.and_then(|it| it.id.as_deref())),
        Cell::maybe(indicator.and_then(|it| it.name.as_deref())),
        Cell::maybe(measure.action.as_deref()),
        Cell::low(measure.value.as_ref()),
        Cell::high(measure.value.as_ref()),
        Cell::low(measure.from.as_ref()),
        Cell::maybe(measure.unit.as_deref()),
        Text(words.of_comparator(measure.comparator)),
        Text(words.of_aspect(measure.aspect)),
        Cell::maybe(measure.strength.map(|it| words.of_strength(it))),
        Cell::year(period.map(|it| it.from)),
        Cell::year(period.map(|it| it.to)),
        Cell::maybe(period.map(|it| words.of_mode(it.mode))),
        Cell::maybe(measure.basis.as_ref().map(|it| words.of_basis(it.kind))),
        Cell::year(measure.basis.as_ref().and_then(|it| it.year)),
        Cell::maybe(measure.relation.as_ref().map(|it| words.of_relation(it.kind))),
        Cell::maybe(measure.relation.as_ref().and_then(|it| it.to.as_deref())),
        Cell::maybe(measure.scope.as_ref().map(|it| words.of_scope(it.kind))),
        Cell::maybe(measure.scope.as_ref().and_then(|it| it.name.as_deref())),
        measure.canonical.as_ref().map_or(Nothing, |it| match &it.value {
            CanonicalValue::One(one) => Number(one.clone()),
            range => Owned(phrasing::canonical(range)),
        }),
        Cell::maybe(measure.canonical.as_ref().map(|it| it.unit.as_str())),
        Cell::maybe(measure.section.as_deref().and_then(|id| title_of(&report.outline, id))),
        Text(&measure.quote.exact),
        Owned(sentence.iter().collect()),
        Number(measure.span.0.to_string()),
        Number(measure.span.1.to_string()),
        Number(phrasing::hundredths(measure.confidence)),
    ]
}

fn title_of<'a>(level: &'a [Heading], id: &str) -> Option<&'a str> {
    level.iter().find_map(|it| if it.id == id { Some(it.title.as_str()) } else { title_of(&it.children, id) })
}

fn row<const N: usize>(csv: &mut String, cells: [Cell; N]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(',');
        }
        match cell {
            Cell::Text(text) => quoted(csv, text),
            Cell::Owned(text) => quoted(csv, text),
            Cell::Number(number) => csv.push_str(number),
            Cell::Nothing => (),
        }
    }
    csv.push_str("\r\n");
}

/// Text in quotes. What a spreadsheet would take for a formula gets an apostrophe in front: reports come from
/// anywhere, and a cell must not be able to call out.
fn quoted(csv: &mut String, text: &str) {
    csv.push('"');
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r'])
    {
        csv.push('\'');
    }
    text.split('"').enumerate().for_each(|(at, part)| {
        if at > 0 {
            csv.push_str("\"\"");
        }
        csv.push_str(part);
    });
    csv.push('"');
}

/// A file's name without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn save(parts: &Array, kind: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let url =
        Blob::new_with_blob_sequence_and_options(parts, &options).and_then(|it| Url::create_object_url_with_blob(&it));
    let (Ok(url), Ok(link)) = (url, document().create_element("a")) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the Blob once it has begun.
    gloo_timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
}
