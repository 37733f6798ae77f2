//! Edits over a report of an invented city.

use super::*;
use crate::report::{Analysis, ReviewState};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use std::sync::LazyLock;

const TEXT: &str = include_str!("../../tests/reports/yunxi-2024.txt");

static YUNXI: LazyLock<Analysis> = LazyLock::new(|| crate::analyze("yunxi.txt", TEXT.as_bytes()));

fn report() -> &'static Report {
    &YUNXI.reports[0]
}

fn measure(exact: &str) -> &'static Measure {
    report().measures.iter().find(|it| it.quote.exact == exact).unwrap_or_else(|| panic!("{exact} is not read"))
}

fn span(words: &str) -> CodePoints {
    let text = &report().text;
    let at = text[..text.find(words).unwrap()].chars().count() as u32;
    CodePoints(at, at + words.chars().count() as u32)
}

fn cut(report: &Report, span: CodePoints) -> String {
    report.text.chars().skip(span.0 as usize).take((span.1 - span.0) as usize).collect()
}

fn one(value: i64) -> Option<Value> {
    Some(Value::One(Decimal::from(value)))
}

#[test]
fn a_correction_keeps_what_was_read() {
    let wrong = measure("1286.4亿元");
    let edit = Edit::correct(report(), wrong, vec![Field::Value(one(1287)), Field::Comparator(Comparator::MoreThan)]);
    let made = apply(&YUNXI, &[edit]);
    assert!(made.orphaned.is_empty());
    let now = made.analysis.reports[0].measures.iter().find(|it| it.id == wrong.id).unwrap();
    assert_eq!((now.value, now.comparator), (one(1287), Comparator::MoreThan));
    let review = now.review.as_ref().unwrap();
    assert_eq!((review.state, review.original.as_deref()), (ReviewState::Corrected, Some(wrong)));
    // 亿元 is known from other measures of the report.
    let canonical = serde_json::to_value(&now.canonical).unwrap();
    assert_eq!(canonical["value"], "128700000000");
    // Nothing else has moved.
    let others = |analysis: &Analysis| {
        analysis.reports[0].measures.iter().filter(|it| it.id != wrong.id).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&made.analysis), others(&YUNXI));
}

#[test]
fn the_last_verdict_counts_and_corrections_stay() {
    let it = measure("46家");
    let states = |edits: &[Edit]| {
        let made = apply(&YUNXI, edits);
        assert!(made.orphaned.is_empty(), "{:?}", made.orphaned);
        let now = made.analysis.reports[0].measures.iter().find(|now| now.id == it.id).unwrap().clone();
        (now.value, now.review.map(|it| it.state))
    };
    let (accept, reject) = (Edit::accept(report(), it), Edit::reject(report(), it));
    let correct = Edit::correct(report(), it, vec![Field::Value(one(47))]);
    let back = Edit::correct(report(), it, vec![Field::Value(one(46))]);
    let reset = Edit::reset(report(), it);
    assert_eq!(states(std::slice::from_ref(&accept)), (one(46), Some(ReviewState::Accepted)));
    assert_eq!(states(&[accept.clone(), reject.clone()]), (one(46), Some(ReviewState::Rejected)));
    assert_eq!(states(&[correct.clone(), reject.clone(), accept]), (one(47), Some(ReviewState::Corrected)));
    assert_eq!(states(&[correct.clone(), back]), (one(46), Some(ReviewState::Accepted)));
    assert_eq!(states(&[correct, reject, reset]), (one(46), None));
}

#[test]
fn an_added_measure_stands_in_its_place() {
    let words = "工业强市";
    let edit = Edit::add(report(), span(words), vec![Field::Value(one(1)), Field::Unit(Some("家".into()))]);
    let made = apply(&YUNXI, &[edit]);
    let now = &made.analysis.reports[0];
    let at = now.measures.iter().position(|it| it.quote.exact == words).unwrap();
    let added = &now.measures[at];
    assert_eq!((added.id.as_str(), added.status), ("u1", Status::Target));
    assert_eq!(added.review.as_ref().unwrap().state, ReviewState::Added);
    assert!(cut(now, added.sentence).contains(words));
    assert!(now.measures.is_sorted_by(|a, b| a.span <= b.span));
    assert_eq!(now.measures.len(), report().measures.len() + 1);
    // It can be corrected and taken back like any other.
    let added = added.clone();
    let add = Edit::add(report(), span(words), vec![]);
    let correct = Edit::correct(now, &added, vec![Field::Value(one(2))]);
    let made = apply(&YUNXI, &[add.clone(), correct]);
    let second = made.analysis.reports[0].measures.iter().find(|it| it.id == "u1").unwrap();
    assert_eq!((second.value, second.review.as_ref().unwrap().state), (one(2), ReviewState::Added));
    assert_eq!(apply(&YUNXI, &[add, Edit::reset(now, &added)]).analysis, *YUNXI);
}

#[test]
fn tasks_and_facts_keep_what_was_read() {
    let task = &report().tasks[0];
    let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let fields = vec![
        TaskField::Lead(names(&["市工信局"])),
        TaskField::Support(names(&["市财政局", "市科技局"])),
        TaskField::Due(Some("2024-06-30".into())),
        TaskField::Done(true),
        TaskField::Note("按季调度".into()),
    ];
    let facts = vec![Fact::Region(Some("云溪县".into())), Fact::Level(Some(Level::County)), Fact::Year(Some(2025))];
    let made = apply(&YUNXI, &[Edit::task(report(), task, fields), Edit::report(report(), facts)]);
    assert!(made.orphaned.is_empty());
    let now = &made.analysis.reports[0];
    let json = serde_json::to_value(&now.tasks[0]).unwrap();
    assert_eq!(json["departments"][0], serde_json::json!({ "name": "市工信局", "role": "lead" }));
    assert_eq!(json["departments"].as_array().unwrap().len(), 3);
    assert_eq!(json["due"], serde_json::json!({ "text": "2024-06-30", "date": "2024-06-30" }));
    assert_eq!(json["review"]["done"], true);
    assert_eq!(json["review"]["original"]["due"], serde_json::Value::Null);
    assert_eq!((now.meta.region.as_deref(), now.meta.year), (Some("云溪县"), Some(2025)));
    assert_eq!((now.meta.region_code.as_deref(), now.meta.parents.len()), (None, 0));
    let review = now.review.as_ref().unwrap();
    assert_eq!((review.region.as_deref(), review.year), (report().meta.region.as_deref(), report().meta.year));
}

/// The file has changed: paragraphs in front, a number mended, a sentence gone.
#[test]
fn edits_follow_their_words_or_are_shown_as_orphans() {
    let edits = [
        Edit::correct(report(), measure("1286.4亿元"), vec![Field::Value(one(1))]),
        Edit::accept(report(), measure("312家")),
        Edit::reject(report(), measure("128个")),
        Edit::accept(report(), measure("3.4万人")),
    ];
    let changed = TEXT
        .replace("各位代表：\n", "各位代表：\n同志们，朋友们：\n下面，请予审议。\n")
        .replace("总数达到312家", "总数达到\u{3000}312家")
        .replace("实施重点技改项目128个，完成投资86.5亿元。", "")
        .replace("城镇新增就业3.4万人，", "城镇新增就业3.9万人，");
    let made = apply(&crate::analyze("yunxi.txt", changed.as_bytes()), &edits);
    let reviewed: Vec<_> = made.analysis.reports[0].measures.iter().filter(|it| it.review.is_some()).collect();
    let words: Vec<_> = reviewed.iter().map(|it| it.quote.exact.as_str()).collect();
    assert_eq!(words, ["1286.4亿元", "312家"]);
    let orphans: Vec<_> = made.orphaned.iter().map(|it| (it.at, it.reason)).collect();
    assert_eq!(orphans, [(2, Reason::NoPlace), (3, Reason::NoPlace)]);
}

/// Another version reads the same words otherwise.
#[test]
fn a_verdict_does_not_hold_for_another_reading() {
    let it = measure("46家");
    let edits = [Edit::accept(report(), it), Edit::accept(report(), measure("312家"))];
    let mut other = YUNXI.clone();
    other.reports[0].measures.iter_mut().find(|now| now.id == it.id).unwrap().value = one(6);
    other.reports[0].measures.retain(|now| now.quote.exact != "312家");
    let made = apply(&other, &edits);
    assert_eq!(made.analysis, other);
    let reasons: Vec<_> = made.orphaned.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [Reason::ReadDifferently, Reason::NoMeasure]);
}

/// Words that stand twice, in equal neighbourhoods, are only found where they stood.
#[test]
fn equal_places_are_not_mistaken_for_each_other() {
    let twice = |front: &str| {
        let lines = "要新建改造中小学学校3所。\n".repeat(4);
        TEXT.replace("四、加强政府自身建设\n", &format!("{front}{lines}四、加强政府自身建设\n"))
    };
    let before = crate::analyze("twice.txt", twice("").as_bytes());
    let all: Vec<_> = before.reports[0].measures.iter().filter(|it| it.quote.exact == "3所").collect();
    assert_eq!(all.len(), 4);
    let edit = Edit::reject(&before.reports[0], all[1]);
    let made = apply(&before, std::slice::from_ref(&edit));
    let rejected: Vec<_> = made.analysis.reports[0].measures.iter().filter(|it| it.review.is_some()).collect();
    assert_eq!(rejected.iter().map(|it| it.span).collect::<Vec<_>>(), [all[1].span]);
    let moved = apply(&crate::analyze("twice.txt", twice("稳中求进。\n").as_bytes()), &[edit]);
    assert_eq!(moved.orphaned.first().map(|it| it.reason), Some(Reason::NoPlace));
}

#[test]
fn an_edit_of_another_report_is_an_orphan() {
    let edit = Edit::report(report(), vec![Fact::Year(Some(2000))]);
    let other =
        crate::analyze("other.txt", "雾岭县政府工作报告\n各位代表：\n一、2023年工作回顾\n新建学校3所。".as_bytes());
    let made = apply(&other, &[edit]);
    assert_eq!((made.analysis, made.orphaned[0].reason), (other, Reason::NoReport));
}

/// Any edit that can be made of what is on the screen.
fn edit(state: &Analysis, (kind, which, number): (u8, usize, i64)) -> Edit {
    let report = &state.reports[0];
    let measure = &report.measures[which % report.measures.len()];
    let task = &report.tasks[which % report.tasks.len()];
    let length = report.text.chars().count() as u32;
    let start = which as u32 % length;
    let (value, unit) = (Field::Value(one(number)), Field::Unit((number % 3 != 0).then(|| "万亩".to_owned())));
    match kind % 8 {
        0 => Edit::accept(report, measure),
        1 => Edit::reject(report, measure),
        2 => Edit::correct(report, measure, vec![value, unit]),
        3 => Edit::correct(report, measure, vec![Field::Headline(number % 2 == 0), Field::Indicator(None)]),
        4 => Edit::add(
            report,
            CodePoints(start, (start + 1 + number.unsigned_abs() as u32 % 9).min(length)),
            vec![value],
        ),
        5 => Edit::reset(report, measure),
        6 => Edit::task(report, task, vec![TaskField::Done(number % 2 == 0), TaskField::Note(number.to_string())]),
        _ => Edit::report(report, vec![Fact::Year(Some(number as i32)), Fact::Region(None)]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Edits made and undone in any order end where they began, and redone where they were.
    #[test]
    fn undone_edits_end_where_they_began(
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), -99i64..99, 0u8..5), 1..24)
    ) {
        let mut history = History::default();
        let mut states = vec![YUNXI.clone()];
        for (kind, which, number, move_) in steps {
            match move_ {
                0 if history.can_undo() => {
                    history.undo();
                    let now = apply(&YUNXI, history.edits()).analysis;
                    prop_assert!(now == states[history.edits().len()], "not the state before");
                }
                1 if history.can_redo() => {
                    history.redo();
                    let now = apply(&YUNXI, history.edits()).analysis;
                    prop_assert!(now == states[history.edits().len()], "not the state before");
                }
                _ => {
                    states.truncate(history.edits().len() + 1);
                    history.push(edit(states.last().unwrap(), (kind, which, number)));
                    states.push(apply(&YUNXI, history.edits()).analysis);
                }
            }
        }
        let end = apply(&YUNXI, history.edits());
        // On the text that they were made in, edits lose their place only where they were made on a blank.
        for orphan in &end.orphaned {
            prop_assert_eq!(orphan.reason, Reason::NoPlace);
            let Change::Add { at, .. } = &orphan.edit.change else { panic!("{orphan:?}") };
            prop_assert!(at.exact.trim().is_empty());
        }
        let json = serde_json::to_string(&history).unwrap();
        prop_assert_eq!(&serde_json::from_str::<History>(&json).unwrap(), &history);
        let corrected = serde_json::to_string(&end).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Corrected>(&corrected).unwrap(), &end);
        let made = history.edits().len();
        while history.undo().is_some() {}
        prop_assert!(apply(&YUNXI, history.edits()).analysis == *YUNXI, "undone, it is not as it was read");
        while history.edits().len() < made {
            history.redo();
        }
        prop_assert!(apply(&YUNXI, history.edits()) == end, "redone, it is not as it was");
    }

    /// Whatever is put in front of the text, each edit is made at its words or handed back.
    #[test]
    fn edits_never_move_in_silence(
        steps in prop::collection::vec((0u8..4, any::<usize>(), -99i64..99), 1..12),
        front in "[甲乙丙丁。，\n]{0,30}",
        cut_at in 0usize..2000,
    ) {
        let edits: Vec<Edit> = steps.into_iter().map(|step| edit(&YUNXI, step)).collect();
        let kept: String = TEXT.chars().take(cut_at.max(400)).collect();
        let (head, rest) = kept.split_once("各位代表：\n").unwrap();
        let other = crate::analyze("yunxi.txt", format!("{head}各位代表：\n{front}\n{rest}").as_bytes());
        let made = apply(&other, &edits);
        let judged: Vec<_> = edits.iter().filter_map(|it| match &it.change {
            Change::Accept { at, .. } | Change::Reject { at, .. } | Change::Correct { at, .. } => Some(at.exact.as_str()),
            _ => None,
        }).collect();
        let reviewed = || made.analysis.reports.iter().flat_map(|it| &it.measures).filter(|it| it.review.is_some());
        for it in reviewed() {
            prop_assert!(judged.contains(&it.quote.exact.as_str()), "{} was judged by nobody", it.quote.exact);
        }
        prop_assert!(made.orphaned.len() + reviewed().count() > 0);
    }
}
