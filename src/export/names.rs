//! What a file and a table are called: 聊城市_2024_政府工作报告_指标.xlsx.

use super::Kind;
use super::words::Wording;
use crate::report::{Analysis, DocumentKind, Report};
use std::collections::BTreeSet;

/// Longest name of a file, in characters without its ending: no file system takes less than 255 bytes.
const LONGEST: usize = 60;

/// A name that every file system takes: places, years, what it is, which table.
pub fn file_name(analyses: &[Analysis], kind: Kind, wording: Wording, ending: &str) -> String {
    let parts = [places(analyses, wording), years(analyses), what(analyses, wording), table_name(kind, wording)];
    let parts: Vec<String> = parts.iter().map(|it| safe(it)).filter(|it| !it.is_empty()).collect();
    let name: String = parts.join("_").chars().take(LONGEST).collect();
    format!("{name}.{ending}")
}

/// What stands over a table: 聊城市2024年政府工作报告 任务.
pub fn title(analyses: &[Analysis], kind: Kind, wording: Wording) -> String {
    let (places, years, what) = (places(analyses, wording), years(analyses), what(analyses, wording));
    let table = table_name(kind, wording);
    match wording {
        Wording::Chinese if years.is_empty() => format!("{places}{what} {table}"),
        Wording::Chinese => format!("{places}{years}年{what} {table}"),
        _ => [places, years, what, table].iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" "),
    }
}

fn reports(analyses: &[Analysis]) -> impl Iterator<Item = &Report> {
    analyses.iter().flat_map(|it| &it.reports)
}

/// The place, or how many; where no place is known, the name of the only file without its ending.
fn places(analyses: &[Analysis], wording: Wording) -> String {
    let places: BTreeSet<&str> = reports(analyses).filter_map(|it| it.meta.region.as_deref()).collect();
    let mut all = places.iter();
    match (all.next(), all.next(), analyses) {
        (Some(only), None, _) => (*only).to_owned(),
        (None, _, [file]) => {
            let name = file.file.name.as_str();
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
        }
        (None, ..) => String::new(),
        _ => format!("{}{}", places.len(), wording.pick(["个地区", "_places", "_places"])),
    }
}

/// The year, or the first and the last.
fn years(analyses: &[Analysis]) -> String {
    let years: BTreeSet<i32> = reports(analyses).filter_map(|it| it.meta.year).collect();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}

fn what(analyses: &[Analysis], wording: Wording) -> String {
    let work = reports(analyses).all(|it| it.meta.kind == DocumentKind::WorkReport);
    wording
        .pick(if work {
            ["政府工作报告", "government_work_report", "government_work_report"]
        } else {
            ["报告", "report", "report"]
        })
        .to_owned()
}

/// The name of a table.
pub fn table_name(kind: Kind, wording: Wording) -> String {
    let words = match kind {
        Kind::Measures => ["指标", "measures", "measures"],
        Kind::Headings => ["标题", "headings", "headings"],
        Kind::Tasks => ["任务", "tasks", "tasks"],
        Kind::Livelihood => ["民生实事", "livelihood", "livelihood"],
        Kind::Reports => ["报告", "reports", "reports"],
    };
    wording.pick(words).to_owned()
}

/// Without what a file system or a reader of names stumbles over: separators, control and direction marks, dots and
/// spaces at the ends.
fn safe(part: &str) -> String {
    let bad = |ch: char| {
        ch.is_control()
            || ch.is_whitespace()
            || "/\\:*?\"<>|".contains(ch)
            || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let kept: String = part.chars().filter(|&ch| !bad(ch)).collect();
    kept.trim_matches(|ch| ch == '.' || ch == '-').to_owned()
}
