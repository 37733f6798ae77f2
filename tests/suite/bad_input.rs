//! Files that are not what one hopes for: each gets a clear answer, none a panic.

use crate::check::{self, list, string};

fn error(name: &str, bytes: &[u8]) -> String {
    let json = check::analyze(name, bytes);
    assert_eq!(list(&json["reports"]).len(), 0, "{name} gave a report");
    assert_eq!(list(&json["errors"]).len(), 1, "{name}: {}", json["errors"]);
    assert!(!string(&json["errors"][0]["message"]).is_empty());
    string(&json["errors"][0]["code"]).to_owned()
}

#[test]
fn no_bytes_are_empty() {
    assert_eq!(error("empty.txt", b""), "empty");
}

#[test]
fn white_space_is_empty() {
    assert_eq!(error("blank.txt", " \n\u{3000}\n\t".as_bytes()), "empty");
}

#[test]
fn too_many_bytes_are_told() {
    assert_eq!(error("large.txt", &vec![b'a'; baogao::bytes::LARGEST + 1]), "too_large");
}

#[test]
fn a_text_that_is_no_report_says_so() {
    let poem = "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n";
    let json = check::analyze("静夜思.txt", poem.as_bytes());
    assert_eq!(list(&json["reports"]).len(), 1);
    assert_eq!(json["reports"][0]["meta"]["kind"], "other");
}
