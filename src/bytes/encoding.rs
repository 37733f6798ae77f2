//! Character encodings: which one bytes are in, and the seam to whoever decodes them.
//!
//! Byte order mark → UTF-16 by its zero bytes → strict UTF-8 → UTF-8 with faults, GB18030 or Big5, whichever gives the
//! more plausible text. What cannot be decoded becomes U+FFFD and is counted.

/// Decodes bytes. Natively a crate does it, in a browser the browser's own tables.
pub trait Decode {
    /// The text of `bytes` in the encoding of this WHATWG label, bytes that have no character replaced by U+FFFD; or
    /// `None` for a label that is not known.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
}

/// The decoder of `encoding_rs`.
#[cfg(not(target_arch = "wasm32"))]
pub struct Native;

#[cfg(not(target_arch = "wasm32"))]
impl Decode for Native {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// Bytes as text.
#[derive(Debug, Default, PartialEq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// WHATWG label of the encoding.
    pub label: &'static str,
    /// Where (bytes of `text`) a U+FFFD stands for bytes that have no character.
    pub undecodable: Vec<usize>,
}

/// Bytes looked at to tell encodings apart: enough for any statistic, and a bound on the work.
const SAMPLE: usize = 64 << 10;

/// The encodings that are told apart by how plausible the text is that they give.
const PLAUSIBLE: [&str; 2] = ["gb18030", "big5"];

/// Characters that run through any Chinese text, official prose above all, in both scripts. One in four characters of
/// a work report is of these; of bytes read in a wrong encoding hardly any.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过\
    民前面市政府全新建设展业产経经济高推进加强社区实施提增长项目点重管理务服改革创重保障安城乡村农教育和完\
    這為個國時來們發動過後業產經濟進強實設務創農鄉處區縣點項總";

/// The text of these bytes; `None` where they are no text in any encoding that is known.
pub fn decode(bytes: &[u8], decoder: &dyn Decode) -> Option<Decoded> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some(utf8(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return finish("utf-16le", decoder.decode("utf-16le", rest)?);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return finish("utf-16be", decoder.decode("utf-16be", rest)?);
    }
    if let Some(label) = utf16(bytes) {
        return finish(label, decoder.decode(label, bytes)?);
    }
    if is_binary(bytes) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(utf8(bytes));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let as_utf8 = (plausibility(&String::from_utf8_lossy(sample)), "utf-8");
    let other = PLAUSIBLE.iter().filter_map(|&label| Some((plausibility(&decoder.decode(label, sample)?), label)));
    // The first of equals wins, so that a text that says nothing stays UTF-8.
    let (score, label) = other.fold(as_utf8, |best, next| if next.0 > best.0 { next } else { best });
    if score <= 0.0 {
        return None;
    }
    if label == "utf-8" { Some(utf8(bytes)) } else { finish(label, decoder.decode(label, bytes)?) }
}

/// The text of bytes whose markup names their encoding, as web pages do. A mark and strict UTF-8 go first: pages that were
/// saved anew keep what they said before.
pub fn decode_declared(bytes: &[u8], declared: Option<&str>, decoder: &dyn Decode) -> Option<Decoded> {
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
    if marked || std::str::from_utf8(bytes).is_ok() {
        return decode(bytes, decoder);
    }
    // What calls itself GB2312 holds characters of its successors.
    let label = match declared.map(|label| label.trim().to_ascii_lowercase()).as_deref() {
        Some("gb2312" | "gbk" | "gb18030" | "gb_2312-80" | "x-gbk" | "cp936" | "936") => "gb18030",
        Some("big5" | "big5-hkscs" | "950") => "big5",
        Some("utf-16" | "utf-16le" | "unicode") => "utf-16le",
        Some("utf-16be") => "utf-16be",
        _ => return decode(bytes, decoder),
    };
    let declared = finish(label, decoder.decode(label, bytes)?)?;
    match declared.undecodable.len() * 50 > declared.text.len() {
        true => decode(bytes, decoder),
        false => Some(declared),
    }
}

/// The text of an XML file inside an archive. Nearly all are UTF-8.
pub fn decode_xml(bytes: Vec<u8>, decoder: &dyn Decode) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(&bytes)).to_ascii_lowercase();
    let declared = head.split_once("encoding=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let declared = declared.map(|rest| rest.split(['"', '\'']).next().unwrap_or(rest).to_owned());
    match decode_declared(&bytes, declared.as_deref(), decoder) {
        Some(decoded) => decoded.text,
        None => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

/// Whether the bytes can be text at all; cheap, for choosing a format.
pub fn is_text(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || utf16(bytes).is_some() || !is_binary(bytes)
}

fn utf8(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.into(), label: "utf-8", undecodable: Vec::new() },
        Err(_) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            Decoded { undecodable: replaced(&text), text, label: "utf-8" }
        }
    }
}

fn finish(label: &'static str, mut text: String) -> Option<Decoded> {
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Some(Decoded { undecodable: replaced(&text), text, label })
}

fn replaced(text: &str) -> Vec<usize> {
    text.match_indices('\u{FFFD}').map(|(at, _)| at).collect()
}

/// UTF-16 without a mark: pairs of bytes of which one side is nearly always that of Han, CJK punctuation, full width or
/// ASCII, with at least one zero byte (a line feed, a digit).
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if !sample.contains(&0) {
        return None;
    }
    let high = |byte: u8| matches!(byte, 0 | 0x20 | 0x30 | 0xFF | 0x4E..=0x9F);
    let (mut little, mut big, mut pairs) = (0, 0, 0);
    for pair in sample.chunks_exact(2) {
        let (first, second) = (pair[0], pair[1]);
        // A zero character, or a control character in either order, is no text.
        if first == 0 && second == 0 {
            return None;
        }
        pairs += 1;
        little += usize::from(high(second) && (second != 0 || first >= 0x09));
        big += usize::from(high(first) && (first != 0 || second >= 0x09));
    }
    let enough = |count: usize| count * 20 >= pairs * 19;
    match (enough(little), enough(big)) {
        (true, false) => Some("utf-16le"),
        (false, true) => Some("utf-16be"),
        // Both, as in plain ASCII pairs: zeros stand on one side only.
        (true, true) => {
            let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
            Some(if zeros(1) >= zeros(0) { "utf-16le" } else { "utf-16be" })
        }
        (false, false) => None,
    }
}

/// Control bytes that no text holds, more than a stray few.
fn is_binary(bytes: &[u8]) -> bool {
    // These begin like text and are none.
    if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf") {
        return true;
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |&&byte: &&u8| byte == 0x7F || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C);
    sample.iter().filter(control).count() * 200 > sample.len()
}

/// How much the text looks like Chinese (or plain ASCII): above 0 for text, more for the likelier reading.
fn plausibility(text: &str) -> f64 {
    use std::collections::HashSet;
    use std::sync::OnceLock;
    static SET: OnceLock<HashSet<char>> = OnceLock::new();
    let common = SET.get_or_init(|| COMMON.chars().collect());
    let (mut all, mut good, mut bad) = (0u32, 0u32, 0u32);
    for ch in text.chars().filter(|ch| !ch.is_ascii()) {
        all += 1;
        match ch {
            '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => bad += 1,
            '，' | '。' | '、' | '；' | '：' | '“' | '”' => good += 1,
            _ => good += u32::from(common.contains(&ch)),
        }
    }
    match all {
        0 => 1.0,
        _ => (f64::from(good) * 2.0 - f64::from(bad) * 3.0) / f64::from(all) + 0.05,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const TEXT: &str =
        "一、2023年工作回顾\r\n全市地区生产总值增长6.2%，城镇新增就业4.1万人，经济社会发展取得新的成效。\r\n";

    fn encoded(label: &str) -> Vec<u8> {
        match label {
            "utf-16le" => TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(TEXT).0.into_owned(),
        }
    }

    #[test]
    fn tells_encodings_apart_without_a_mark() {
        for label in ["utf-8", "utf-16le", "utf-16be", "gb18030"] {
            let decoded = decode(&encoded(label), &Native).unwrap();
            assert_eq!((decoded.label, decoded.text.as_str()), (label, TEXT));
            assert!(decoded.undecodable.is_empty());
        }
        let traditional = "全市地區生產總值增長，經濟社會發展取得新的成效，我們為農村創業者提供了服務。";
        let bytes = encoding_rs::BIG5.encode(traditional).0;
        let decoded = decode(&bytes, &Native).unwrap();
        assert_eq!((decoded.label, decoded.text.as_str()), ("big5", traditional));
    }

    #[test]
    fn a_mark_decides_and_goes() {
        for (mark, label) in [(&b"\xEF\xBB\xBF"[..], "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")] {
            let bytes = [mark, &encoded(label)].concat();
            let decoded = decode(&bytes, &Native).unwrap();
            assert_eq!((decoded.label, decoded.text.as_str()), (label, TEXT));
        }
    }

    #[test]
    fn broken_bytes_are_replaced_and_their_places_told() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[30] = 0xFF;
        let decoded = decode(&bytes, &Native).unwrap();
        assert_eq!(decoded.label, "utf-8");
        assert!(!decoded.undecodable.is_empty());
        assert!(decoded.undecodable.iter().all(|&at| decoded.text[at..].starts_with('\u{FFFD}')));
    }

    #[test]
    fn rubbish_is_no_text() {
        let rubbish: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2654435761) >> 13) as u8).collect();
        assert_eq!(decode(&rubbish, &Native), None);
        assert_eq!(decode(b"\x00\x01\x02\x03\x00\x00\x00\x00", &Native), None);
    }
}
