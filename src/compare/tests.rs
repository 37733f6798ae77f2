//! What holds of all comparisons, and how the tests of the rooms make what they compare.

use super::digest::{Digest, Entry, of};
use super::follow::{Doubt, Tier, Tolerance, Verdict, follow};
use super::matrix::{Asked, matrix};
use super::places::placed;
use super::terms::Terms;
use crate::edits::{Edit, Elsewhere, ReportKey, apply};
use crate::measures::canonical;
use crate::report::{Analysis, Aspect, Comparator, Measure, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// An entry written as `gdp 增长 6 % at_least`: indicator, direction (增长, 下降, 达到), value (or two), unit, comparator.
pub(super) fn entry(written: &str) -> Entry {
    let [id, direction, value, unit, comparator] = written.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{written}")
    };
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    let value = match value.split_once('-') {
        Some((low, high)) if !low.is_empty() => Value::Two(number(low), number(high)),
        _ => Value::One(number(value)),
    };
    let analysis = crate::analyze("一.txt", "云溪市政府工作报告\n地区生产总值增长6%。".as_bytes());
    let mut measure: Measure = analysis.reports[0].measures[0].clone();
    measure.aspect = match direction {
        "增长" => Aspect::Increase,
        "下降" => Aspect::Decrease,
        _ => Aspect::Level,
    };
    measure.comparator = serde_json::from_value::<Comparator>(comparator.into()).unwrap();
    (measure.value, measure.unit, measure.relation) = (Some(value), Some(unit.into()), None);
    measure.canonical = canonical(Some(&value), None, Some(unit), false);
    measure.scope = None;
    let indicator = measure.indicator.as_mut().unwrap();
    (indicator.id, indicator.text) = (Some(id.into()), id.into());
    let mut analysis = analysis;
    measure.status = crate::report::Status::Target;
    analysis.reports[0].measures = vec![measure];
    of(&analysis, &[]).remove(0).entries.remove(0)
}

/// A report of 云溪市 for a year, with sentences for its review and for its targets.
fn report(year: i32, review: &str, targets: &str) -> String {
    format!(
        "政府工作报告\n——{year}年1月10日在云溪市第十七届人民代表大会第三次会议上\n云溪市人民政府市长　韩明远\n各位代表：\n\
         现在，我代表市人民政府，向大会报告工作，请予审议。\n一、{}年工作回顾\n过去一年，{review}\n\
         二、{year}年工作安排\n今年经济社会发展主要预期目标是：{targets}\n",
        year - 1
    )
}

fn analysis(year: i32, review: &str, targets: &str) -> Analysis {
    crate::analyze(&format!("{year}.txt"), report(year, review, targets).as_bytes())
}

fn digest(year: i32, review: &str, targets: &str) -> Digest {
    of(&analysis(year, review, targets), &[]).remove(0)
}

/// Verdict, gap and doubts of each target of 2023 (written), with the outcomes that the report of 2024 gives (written).
fn verdicts(targets: &str, review: &str) -> Vec<(String, Verdict, Option<Decimal>, Vec<Doubt>)> {
    let digests = [digest(2023, "经济稳步发展。", targets), digest(2024, review, "地区生产总值增长6%。")];
    let placed = placed(&digests);
    let rows = follow(&placed, &Tolerance::default()).rows;
    rows.into_iter().map(|it| (it.target.id.clone().unwrap_or_default(), it.verdict, it.gap, it.doubts)).collect()
}

#[test]
fn targets_are_followed_through_texts() {
    use Verdict::*;
    let one = Decimal::new;
    for (targets, review, gives) in [
        ("地区生产总值增长6%左右。", "全市生产总值增长6.2%。", vec![("gdp", Met, Some(one(2, 1)))]),
        ("地区生产总值增长6%以上。", "地区生产总值完成300亿元、增长5.4%。", vec![("gdp", Missed, Some(one(-6, 1)))]),
        ("地区生产总值达到300亿元。", "地区生产总值增长5.4%。", vec![("gdp", NotComparable, None)]),
        ("城镇新增就业3万人以上。", "地区生产总值增长5.4%。", vec![("urban_job", NotMentioned, None)]),
        ("城镇新增就业3万人以上。", "城镇新增就业32000人。", vec![("urban_job", Exceeded, Some(one(2000, 0)))]),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率3.8%。", vec![("unemp", Met, Some(one(-7, 1)))]),
        ("城镇登记失业率控制在4.5%以内。", "城镇调查失业率5.1%。", vec![("unemp", NotMentioned, None)]),
        (
            "单位地区生产总值能耗下降3%。",
            "单位地区生产总值能耗下降3.2%。",
            vec![("energy_gdp", Exceeded, Some(one(2, 1)))],
        ),
        (
            "地区生产总值增长6%左右，居民人均可支配收入与经济增长同步。",
            "地区生产总值增长6.2%，居民人均可支配收入增长6%。",
            vec![("gdp", Met, Some(one(2, 1))), ("income", Met, Some(one(-2, 1)))],
        ),
        (
            "地区生产总值增长6%左右，居民人均可支配收入与经济增长同步。",
            "地区生产总值增长6.2%，居民人均可支配收入增长5%。",
            vec![("gdp", Met, Some(one(2, 1))), ("income", Missed, Some(one(-12, 1)))],
        ),
        (
            "地区生产总值确保增长6%、力争增长7%。",
            "地区生产总值增长6.5%。",
            vec![("gdp", Exceeded, Some(one(5, 1))), ("gdp", Missed, Some(one(-5, 1)))],
        ),
        (
            "地区生产总值增长6%左右，一般公共预算收入、居民人均可支配收入与经济增长同步。",
            "地区生产总值增长6.2%，一般公共预算收入增长8%。",
            vec![
                ("gdp", Met, Some(one(2, 1))),
                ("gpb_rev", Exceeded, Some(one(18, 1))),
                ("income", NotMentioned, None),
            ],
        ),
    ] {
        let got: Vec<_> =
            verdicts(targets, review).into_iter().map(|(id, verdict, gap, _)| (id, verdict, gap)).collect();
        let gives: Vec<_> = gives.into_iter().map(|(id, verdict, gap)| (id.to_owned(), verdict, gap)).collect();
        assert_eq!(got, gives, "{targets} / {review}");
    }
}

#[test]
fn a_missing_year_is_a_gap_and_no_verdict() {
    let digests = [
        digest(2021, "经济稳步发展。", "地区生产总值增长6%。"),
        digest(2023, "地区生产总值增长6%。", "地区生产总值增长6%。"),
    ];
    let placed = placed(&digests);
    let followed = follow(&placed, &Tolerance::default());
    assert!(followed.rows.is_empty());
    assert_eq!((followed.gaps[0].after, followed.gaps[0].before), (2021, 2023));
}

#[test]
fn tiers_stay_apart() {
    let digests = [
        digest(2023, "经济稳步发展。", "地区生产总值确保增长6%、力争增长7%。"),
        digest(2024, "地区生产总值增长6%。", "地区生产总值增长6%。"),
    ];
    let placed = placed(&digests);
    let tiers: Vec<Tier> = follow(&placed, &Tolerance::default()).rows.iter().map(|it| it.tier).collect();
    assert_eq!(tiers, [Tier::Floor, Tier::Stretch]);
    let matrix = matrix(&placed, &Asked { year: 2023, ..Asked::default() });
    assert_eq!(matrix.rows[0].cells[0].entries.len(), 2);
    assert_eq!(matrix.rows[0].cells[0].number, Some(6.into()));
}

#[test]
fn what_is_tied_is_a_pair_and_what_is_cut_is_none() {
    let before = analysis(2023, "经济稳步发展。", "全员劳动生产率达到16万元/人，地区生产总值增长6%。");
    let now = analysis(2024, "人均劳动产出达到17万元/人，地区生产总值增长6.5%。", "地区生产总值增长6%。");
    let measure = |analysis: &Analysis, exact: &str| {
        let found = analysis.reports[0].measures.iter().find(|it| it.quote.exact == exact);
        found.unwrap_or_else(|| panic!("{exact}: {:?}", analysis.reports[0].measures)).clone()
    };
    let other = |exact| Elsewhere { report: ReportKey::of(&now.reports[0]), quote: measure(&now, exact).quote };
    let tie = Edit::pair(&before.reports[0], &measure(&before, "16万元/人"), other("17万元/人"), true);
    let cut = Edit::pair(&before.reports[0], &measure(&before, "6%"), other("6.5%"), false);
    let verdicts = |edits: &[Edit]| {
        let corrected = apply(&before, edits);
        assert!(corrected.orphaned.is_empty(), "{:?}", corrected.orphaned);
        let digests = [of(&corrected.analysis, &corrected.pairs).remove(0), of(&now, &[]).remove(0)];
        let placed = placed(&digests);
        follow(&placed, &Tolerance::default()).rows.iter().map(|it| it.verdict).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&[]), [Verdict::NotMentioned, Verdict::Exceeded]);
    assert_eq!(verdicts(&[tie.clone(), cut.clone()]), [Verdict::Exceeded, Verdict::NotMentioned]);
    let Change::Pair { at, other, .. } = cut.change.clone() else { panic!() };
    let back = Edit { report: cut.report.clone(), change: Change::Pair { at, other, same: true } };
    assert_eq!(verdicts(&[tie, cut, back]), [Verdict::Exceeded, Verdict::Exceeded]);
    use crate::edits::Change;
}

#[test]
fn a_digest_goes_into_json_and_comes_back() {
    let digest = digest(2024, "地区生产总值增长6.2%。", "地区生产总值增长5.5%—6%，居民收入与经济增长同步。");
    let json = serde_json::to_string(&digest).unwrap();
    assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
    assert!(json.len() < 8000, "{}", json.len());
}

#[test]
fn two_reports_of_one_place_and_year_are_told() {
    let (one, mut other) = (
        digest(2024, "经济稳步发展。", "地区生产总值增长6%，一般公共预算收入增长5%。"),
        digest(2024, "经济稳步发展。", "地区生产总值增长7%。"),
    );
    other.path = "云溪/again.txt".into();
    for digests in [vec![one.clone(), other.clone()], vec![other, one]] {
        let placed = placed(&digests);
        assert_eq!(placed.reports.len(), 1);
        assert_eq!(placed.twice[0].paths, ["2024.txt", "云溪/again.txt"]);
        let matrix = matrix(&placed, &Asked { year: 2024, ..Asked::default() });
        assert_eq!(matrix.rows[0].cells[0].number, Some(6.into()));
        assert_eq!(matrix.twice.len(), 1);
    }
}

/// Everything that is compared, in a form that can be held against another.
fn everything(digests: &[Digest]) -> String {
    let placed = placed(digests);
    let follow = follow(&placed, &Tolerance::default());
    let matrix = matrix(&placed, &Asked { year: 2023, ..Asked::default() });
    format!(
        "{follow:?}{matrix:?}{:?}{:?}",
        super::trend::trend(&placed, "gdp"),
        super::levels::levels(&placed, "gdp", 2023)
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The order in which reports come changes nothing, and one that goes and comes again leaves no trace.
    #[test]
    fn order_changes_nothing(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), gone in 0..6_usize) {
        let reports: Vec<Digest> = [(2021, "5%"), (2022, "6%"), (2023, "6.5%左右"), (2024, "7%以上"), (2023, "6%"), (2026, "5%")]
            .iter()
            .enumerate()
            .map(|(at, (year, target))| {
                let mut digest = digest(*year, "地区生产总值增长6.1%。", &format!("地区生产总值增长{target}。"));
                if at == 4 {
                    (digest.region, digest.code) = (Some("星河市".into()), Some("999900".into()));
                }
                digest
            })
            .collect();
        let before = everything(&reports);
        let mut other: Vec<Digest> = order.iter().map(|at| reports[*at].clone()).collect();
        prop_assert_eq!(&everything(&other), &before);
        let taken = other.remove(gone);
        prop_assert_ne!(&everything(&other), &before);
        other.push(taken);
        prop_assert_eq!(&everything(&other), &before);
    }

    /// An amount in another unit is the same amount: target and outcome meet whatever units they are written in.
    #[test]
    fn units_there_and_back(tenths in 1_i64..1_000_000) {
        let amount = Decimal::new(tenths, 1);
        for (one, factor, other) in [("亿元", 10_000, "万元"), ("万吨", 10_000, "吨"), ("亿斤", 5, "万吨")] {
            // 1亿斤 is 5万吨.
            let there = amount * Decimal::from(factor);
            let written = |value: Decimal, unit: &str| entry(&format!("x 达到 {value} {unit} eq"));
            let (a, b) = (written(amount, one), written(there, other));
            prop_assert_eq!(&a.base, &b.base);
            prop_assert_eq!(&a.terms, &b.terms);
            let back = written(there / Decimal::from(factor), one);
            prop_assert_eq!(&back.base, &a.base);
            prop_assert!(matches!(a.terms, Terms::Level(_)));
        }
    }
}
