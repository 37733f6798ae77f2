//! English names of known indicators and of units: a table of the lexicon that is fetched when the page speaks English.

use super::language::Language;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static TABLE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Fetches the table, if the page speaks English and it is not there yet. Whether it came now. Without it names stay as the
/// reports have them.
pub async fn load() -> bool {
    if Language::of_document() != Language::English || TABLE.with_borrow(|it| !it.is_empty()) {
        return false;
    }
    let fetched = async {
        let address = concat!("english.tsv?v=", env!("BAOGAO_BUILD"));
        let response = JsFuture::from(leptos::prelude::window().fetch_with_str(address)).await?;
        JsFuture::from(response.unchecked_into::<web_sys::Response>().text()?).await
    };
    let text = fetched.await.ok().as_ref().and_then(JsValue::as_string).unwrap_or_default();
    TABLE.replace(text);
    true
}

/// The English name of an `indicator` by its id, or of a `unit` as it is written.
pub fn name(kind: &str, key: &str) -> Option<String> {
    TABLE.with_borrow(|table| {
        let line = format!("\n{kind}\t{key}\t");
        let rest = table.get(table.find(&line)? + line.len()..)?;
        rest.lines().next().map(str::to_owned)
    })
}

/// A number with its unit, as English has it: 3.5 and 万人 are `35,000 people`, 1286.4 and 亿元 `128.64 billion yuan`.
/// Nothing where the unit has no English name.
pub fn quantity(number: &str, unit: &str) -> Option<String> {
    const SCALES: [(&str, usize); 4] = [("万亿", 12), ("亿", 8), ("万", 4), ("", 0)];
    let (base, zeros) = SCALES.iter().find_map(|(scale, zeros)| Some((unit.strip_prefix(scale)?, *zeros)))?;
    let name = if base.is_empty() { String::new() } else { name("unit", base)? };
    let (whole, _) = number.split_once('.').unwrap_or((number, ""));
    let (places, word) = match (zeros, whole.trim_start_matches('-').len()) {
        (12, _) => (0, " trillion"),
        (8, 2..) => (-1, " billion"),
        (8, _) => (2, " million"),
        (4, 3..) => (-2, " million"),
        (zeros, _) => (zeros as i32, ""),
    };
    let number = shift(number, places);
    let close = name.is_empty() || name.starts_with(['%', '‰', '°']);
    Some(format!("{number}{word}{}{name}", if close { "" } else { " " }))
}

/// Moves the decimal point by so many places, and sets thousands apart.
fn shift(number: &str, places: i32) -> String {
    let Some(digits) = number.strip_prefix('-') else {
        if !number.bytes().all(|it| it.is_ascii_digit() || it == b'.') {
            return number.to_owned(); // A range: its ends are too close to the unit's size to be moved apart.
        }
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let mut all = format!("{whole}{part}");
        let mut point = whole.len() as i32 + places;
        while point < 1 {
            all.insert(0, '0');
            point += 1;
        }
        while (all.len() as i32) < point {
            all.push('0');
        }
        let (whole, part) = all.split_at(point as usize);
        let whole = whole.trim_start_matches('0');
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if out.is_empty() {
            out.push('0');
        }
        let part = part.trim_end_matches('0');
        return if part.is_empty() { out } else { format!("{out}.{part}") };
    };
    format!("-{}", shift(digits, places))
}
