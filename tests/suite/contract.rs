//! The contract: schema and types are generated and fresh, and spans hold whatever characters a text has.

use crate::check::{self, list, string};
use baogao::report::schema;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Compares a generated text with the copy kept beside the tests, which shows every change of the contract in review.
fn fresh(file: &str, command: &str, generated: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract").join(file);
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let refresh = format!("cargo run --bin baogao -- {command} > tests/contract/{file}");
    assert!(kept == generated, "tests/contract/{file} is not what the types say. If the change is meant:\n  {refresh}");
}

#[test]
fn the_kept_schema_is_fresh() {
    fresh("analysis.schema.json", "schema", &schema::json_schema());
}

#[test]
fn the_kept_types_are_fresh() {
    fresh("analysis.d.ts", "types", &schema::typescript());
}

#[test]
fn every_field_is_required_though_it_may_be_null() {
    let schema: serde_json::Value = serde_json::from_str(&schema::json_schema()).unwrap();
    let types = schema["$defs"].as_object().unwrap().iter().map(|(name, it)| (name.as_str(), it));
    for (name, it) in types.chain([("Analysis", &schema)]) {
        let Some(fields) = it["properties"].as_object() else { continue };
        let required: Vec<_> = list(&it["required"]).iter().map(string).collect();
        for field in fields.keys() {
            assert!(required.contains(&field.as_str()), "{name}.{field} may be left out");
        }
    }
}

/// Rare Han outside the basic plane, an emoji of several code points, a combining mark, a tab, full width.
const ODD: [&str; 8] = ["𬭎", "👩‍🌾", "e\u{301}", "\t", "％", "\u{feff}", "\u{200b}", "𠮷"];

/// The gate tries the same inputs each time; `make soak` tries others, and many.
fn inputs() -> ProptestConfig {
    let soak = std::env::var_os("BAOGAO_SOAK").is_some();
    ProptestConfig {
        cases: if soak { 3000 } else { 24 },
        rng_seed: if soak { RngSeed::Random } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(inputs())]

    /// Odd characters anywhere, in and between lines, leave every span on what it stands for.
    #[test]
    fn odd_characters_leave_spans_true(places in prop::collection::vec((0usize..4000, 0usize..ODD.len()), 0..40)) {
        let mut text: Vec<&str> = check::YUNXI.split_inclusive(|_: char| true).collect();
        for (place, odd) in places {
            text.insert(place.min(text.len()), ODD[odd]);
        }
        check::analyze("odd.txt", text.concat().as_bytes());
    }

    /// A report cut off anywhere, or without any line feed, is read all the same.
    #[test]
    fn cut_and_unwrapped_reports_hold(from in 0usize..2000, length in 0usize..2000, wrapped: bool) {
        let mut text: String = check::YUNXI.chars().skip(from).take(length).collect();
        if !wrapped {
            text = text.replace('\n', "");
        }
        check::analyze("cut.txt", text.as_bytes());
    }

    /// Any characters at all give an analysis that holds.
    #[test]
    fn any_text_holds(text in "(\\PC|[一二三四五六七八九十百千万亿年月日%、。；：（）(1-9)\\n]){0,200}") {
        check::analyze("any.txt", text.as_bytes());
    }

    /// Any bytes at all give an analysis that holds.
    #[test]
    fn any_bytes_hold(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check::analyze("any.bin", &bytes);
    }
}
