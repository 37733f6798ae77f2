//! `baogao explain`: why a number is read as it is, for whoever looks for the place to mend.

use baogao::report::{Analysis, Measure, Report};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Which sentences to explain.
#[derive(clap::Args)]
pub struct Args {
    /// The report
    file: PathBuf,

    /// Only the sentences that hold this text
    #[arg(long, value_name = "TEXT")]
    find: Option<String>,
}

pub fn run(args: &Args) -> ExitCode {
    let name = args.file.to_string_lossy();
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("baogao: {name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let analysis = baogao::analyze(&name, &bytes);
    for error in &analysis.errors {
        eprintln!("baogao: {name}: {}", error.message);
    }
    let told = explained(&analysis, args.find.as_deref());
    if told.is_empty() {
        eprintln!("baogao: {name}: no such sentence");
    }
    match std::io::stdout().write_all(told.as_bytes()) {
        Ok(()) if !told.is_empty() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The sentences in order, each with its measures below it.
fn explained(analysis: &Analysis, find: Option<&str>) -> String {
    let mut out = String::new();
    for report in &analysis.reports {
        let text: Vec<char> = report.text.chars().collect();
        let mut measures = report.measures.as_slice();
        for [start, end] in sentences(&text, report) {
            let sentence: String = text[start..end].iter().collect();
            let before = measures.partition_point(|measure| (measure.span.0 as usize) < start);
            let inside = measures[before..].partition_point(|measure| (measure.span.0 as usize) < end);
            let own = &measures[before..before + inside];
            measures = &measures[before + inside..];
            let asked = find.map_or(!own.is_empty(), |find| sentence.contains(find));
            if asked {
                let _ = writeln!(out, "{}", sentence.trim());
                own.iter().for_each(|measure| tell(&mut out, measure));
                if own.is_empty() {
                    out += "    no measure\n";
                }
                out.push('\n');
            }
        }
    }
    out
}

/// Start and end of each sentence in characters: those of the measures, and between them to the next full stop.
fn sentences(text: &[char], report: &Report) -> Vec<[usize; 2]> {
    let mut out: Vec<[usize; 2]> = Vec::new();
    let mut known = report.measures.iter().map(|it| [it.sentence.0 as usize, it.sentence.1 as usize]).peekable();
    let mut at = 0;
    while at < text.len() {
        while known.next_if(|[start, end]| *start < at || end <= start).is_some() {}
        let next = known.peek().map_or(text.len(), |[start, _]| *start);
        let end = match known.peek() {
            Some([start, end]) if *start == at => *end,
            _ => {
                let stop = text[at..next].iter().position(|ch| matches!(ch, '。' | '！' | '？' | '\n'));
                stop.map_or(next, |stop| at + stop + 1)
            }
        };
        out.push([at, end]);
        at = end;
    }
    out
}

fn tell(out: &mut String, measure: &Measure) {
    let json = serde_json::to_value(measure).unwrap_or_default();
    let word = |field: &str| match &json[field] {
        serde_json::Value::String(word) => word.clone(),
        other => other.to_string(),
    };
    let indicator = &json["indicator"];
    let known = indicator["id"].as_str().or(indicator["name"].as_str());
    let _ = writeln!(out, "    {}", measure.quote.exact);
    let mut line = |name: &str, what: String| _ = writeln!(out, "        {name:10} {what}");
    line("value", format!("{} {} ({})", word("value"), word("unit"), word("comparator")));
    line("reading", format!("{}, {}", word("aspect"), word("status")));
    let known = known.map_or_else(|| "not a known one".to_owned(), str::to_owned);
    line("indicator", format!("{} ({known})", indicator["text"].as_str().unwrap_or("none")));
    for field in ["from", "action", "strength", "period", "basis", "relation", "scope", "canonical", "group"] {
        if !json[field].is_null() {
            line(field, word(field));
        }
    }
    if json["headline"] == true {
        line("headline", "yes".into());
    }
    line("rules", measure.rules.join(" → "));
}
