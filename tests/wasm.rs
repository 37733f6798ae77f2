//! The core as a browser runs it: with the browser's decoder in place of the crate's, and without the crate's tables.
//! Natively there is nothing to test here.
#![cfg(target_arch = "wasm32")]

#[path = "../src/worker/decoder.rs"]
mod decoder;

use baogao::bytes::Decode;
use baogao::report::Analysis;
use decoder::Browser;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

// Where the core runs for a reader. Node's decoder is not the browsers': it takes bytes that they do not.
wasm_bindgen_test_configure!(run_in_dedicated_worker);

const YUNXI: &str = include_str!("reports/yunxi-2024.txt");

/// What a file may be written in. The samples are made by `encoding_rs`, which is the crate that decodes natively.
const ENCODINGS: [(&str, &str); 6] = [
    ("utf-8", "云溪市𬭎，增长5.5％"),
    ("gb18030", "云溪市𬭎，增长5.5％㐀"),
    ("gbk", "云溪市，增长5.5％"),
    ("big5", "雲溪市，增長5.5％"),
    ("utf-16le", "云溪市𬭎，增长5.5％"),
    ("utf-16be", "云溪市𬭎，增长5.5％"),
];

/// What the crate makes of the bytes, as the native decoder asks it.
fn native(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn written(label: &str, text: &str) -> Vec<u8> {
    match label {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned(),
    }
}

#[wasm_bindgen_test]
fn the_browser_decodes_as_the_crate_does() {
    for (label, text) in ENCODINGS {
        let bytes = written(label, text);
        assert_eq!(Browser.decode(label, &bytes).as_deref(), Some(text), "{label}");
        assert_eq!(Browser.decode(label, &bytes), native(label, &bytes), "{label}");
    }
}

#[wasm_bindgen_test]
fn both_replace_broken_bytes_alike() {
    for (label, text) in ENCODINGS {
        let whole = written(label, text);
        for cut in 0..whole.len() {
            let mut broken = whole.clone();
            broken[cut] = 0xff;
            assert_eq!(Browser.decode(label, &broken), native(label, &broken), "{label} at {cut}");
            let short = &whole[..cut];
            assert_eq!(Browser.decode(label, short), native(label, short), "{label} cut at {cut}");
        }
    }
}

#[wasm_bindgen_test]
fn neither_knows_an_unknown_label() {
    assert_eq!(Browser.decode("no-such-encoding", b"a"), None);
    assert_eq!(native("no-such-encoding", b"a"), None);
}

#[wasm_bindgen_test]
fn an_analysis_survives_its_json() {
    for bytes in [YUNXI.as_bytes().to_vec(), written("gb18030", YUNXI)] {
        let input =
            baogao::bytes::Input { name: "云溪市2024.txt", bytes: &bytes, decoder: &Browser, password: None };
        let analysis = baogao::analyze_with(input.name, &input);
        assert_eq!(analysis.errors, []);
        assert!(analysis.reports[0].measures.len() > 20, "the measures are read");
        let json = serde_json::to_string(&analysis).unwrap();
        assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), analysis);
    }
}
