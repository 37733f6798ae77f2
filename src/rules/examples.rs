//! Every rule's own examples: it must win in those that it names, and must not in the others.

use super::format::{self, Written};
use super::trace;
use crate::lexicon::examples::report;

/// The families with their rules as written.
pub(crate) fn families() -> Vec<(String, Vec<Written>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "rules"));
    files.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let rules = format::parse(&name, &std::fs::read_to_string(&path).unwrap_or_default());
        (name, rules.unwrap_or_else(|wrong| panic!("{}", wrong.join("\n"))))
    };
    files.into_iter().map(read).collect()
}

/// Whether the rule wins anywhere in the example.
fn wins(family: &str, rule: &str, example: &str) -> bool {
    let text = match example.split_once(':') {
        Some(("whole", text)) => text.trim().replace('/', "\n"),
        Some(("heading", title)) => format!(
            "政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n{}\n各项事业全面进步，群众生活明显改善。\n",
            title.trim()
        ),
        Some((part @ ("plan" | "review"), sentence)) => report(part, sentence.trim()),
        _ => report("review", example),
    };
    let (_, decisions) = trace::with_decisions(|| crate::analyze("云溪.txt", text.as_bytes()));
    decisions.iter().any(|decision| decision.family == family && decision.rule == Some(rule))
}

#[test]
fn every_rule_wins_in_its_examples_and_in_none_that_it_excludes() {
    let (mut count, mut failures) = (0, Vec::new());
    for (family, rules) in families() {
        for rule in rules {
            for (example, wanted) in rule.yes.iter().map(|it| (it, true)).chain(rule.no.iter().map(|it| (it, false))) {
                count += 1;
                if wins(&family, &rule.name, example) != wanted {
                    let how = if wanted { "does not win" } else { "wins" };
                    failures.push(format!("{}: {family}.{} {how} in: {example}", rule.at, rule.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}
