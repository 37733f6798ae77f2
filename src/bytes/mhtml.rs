//! Web pages saved in one file (mhtml): the page among the parts, its transfer encoding off, then as [`html`] reads it.

use super::{Format, Input, Source, html};
use crate::error::{Error, Kind};

pub const FORMAT: Format = Format {
    id: "mhtml",
    endings: &["mhtml", "mht"],
    kept: "as of html",
    hint,
    recognise: |input| hint(input.bytes),
    read,
};

/// Bytes in which the headers of a saved page stand.
const HEAD: usize = 4096;
/// Parts that are looked at for the page.
const PARTS: usize = 1_000;

fn hint(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let begins = ["mime-version:", "from:", "content-type:", "subject:", "snapshot-content-location:", "date:"];
    begins.iter().any(|start| head.trim_start().starts_with(start))
        && (head.contains("multipart/related") || head.contains("multipart/alternative") || head.contains("text/html"))
}

fn read(input: &Input) -> Result<Source, Error> {
    let (headers, body) = split(input.bytes);
    let page = match parameter(&headers, "boundary") {
        Some(boundary) => parts(body, &boundary)
            .map(split)
            .find(|(headers, _)| value(headers, "content-type").is_some_and(|kind| kind.contains("text/html"))),
        None => Some((headers, body)),
    };
    let (headers, body) =
        page.ok_or_else(|| Error::new(Kind::Damaged, "no page is among the parts of the saved page"))?;
    let bytes = match value(&headers, "content-transfer-encoding").map(|it| it.trim().to_ascii_lowercase()).as_deref() {
        Some("quoted-printable") => quoted_printable(body),
        Some("base64") => base64(body),
        _ => body.to_vec(),
    };
    html::read(&Input { bytes: &bytes, ..*input }, parameter(&headers, "charset").as_deref())
}

/// Headers in one line each, and what stands behind them.
fn split(part: &[u8]) -> (String, &[u8]) {
    let find = |mark: &[u8]| part.windows(mark.len()).position(|at| at == mark).map(|at| (at, at + mark.len()));
    let (end, start) = match (find(b"\r\n\r\n"), find(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or((part.len(), part.len())),
    };
    let head = String::from_utf8_lossy(part.get(..end).unwrap_or_default());
    let unfolded = head.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    (unfolded, part.get(start..).unwrap_or_default())
}

fn value<'h>(headers: &'h str, name: &str) -> Option<&'h str> {
    headers.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

/// `charset` in `Content-Type: text/html; charset="gbk"`.
fn parameter(headers: &str, name: &str) -> Option<String> {
    let kind = value(headers, "content-type")?;
    kind.split(';').skip(1).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines `--boundary`.
fn parts<'b>(body: &'b [u8], boundary: &str) -> impl Iterator<Item = &'b [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut starts = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(&mark) && starts.len() < PARTS {
            starts.push((at, at + line.len()));
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain([body.len()]).collect();
    starts.into_iter().zip(ends).filter_map(move |((_, start), end)| body.get(start..end))
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'=' {
            out.push(first);
            continue;
        }
        match after {
            [b'\r', b'\n', more @ ..] | [b'\n', more @ ..] => rest = more,
            [high, low, more @ ..] => match (char::from(*high).to_digit(16), char::from(*low).to_digit(16)) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    rest = more;
                }
                _ => out.push(first),
            },
            _ => out.push(first),
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::encoding::Native;

    fn page(bytes: &[u8]) -> String {
        assert!(hint(bytes));
        read(&Input { name: "a.mhtml", bytes, decoder: &Native, password: None }).unwrap().text
    }

    #[test]
    fn the_page_among_the_parts() {
        let saved = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\
            ----x\r\nContent-Type: text/css\r\n\r\np{}\r\n----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <html><body><p>=E5=A2=9E=E9=95=BF6%=\r\n=E3=80=82</p></body></html>\r\n----x--\r\n";
        assert_eq!(page(saved.as_bytes()).trim(), "增长6%。");
        let saved = "MIME-Version: 1.0\nContent-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: base64\n\nPHA+1PazpDYloaM8\nL3A+\n";
        assert_eq!(page(saved.as_bytes()).trim(), "增长6%。");
    }
}
