//! A body that stands twice in a file.

use std::collections::HashMap;
use std::ops::Range;

/// Characters of a paragraph that is not repeated by chance.
const TELLING: usize = 30;
/// Bytes compared to find a repetition inside a text without line breaks.
const PROBE: usize = 240;

/// Bytes of the shortest text that may stand twice. In a shorter one it is a way of writing: a form, an example.
const SHORTEST: usize = 3000;

/// The stretch (bytes of `text`) that repeats what stands before it, if at least a third of the text does.
pub fn find(text: &str) -> Option<Range<usize>> {
    if text.len() < SHORTEST {
        return None;
    }
    paragraphs(text).or_else(|| unbroken(text))
}

fn paragraphs(text: &str) -> Option<Range<usize>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut repeated: Vec<(Range<usize>, usize)> = Vec::new();
    let (mut at, mut bytes) = (0, 0);
    for line in text.split('\n') {
        if line.chars().nth(TELLING).is_some() {
            match seen.get(line) {
                Some(&first) => {
                    repeated.push((at..at + line.len(), first));
                    bytes += line.len();
                }
                None => {
                    seen.insert(line, at);
                }
            }
        }
        at += line.len() + 1;
    }
    if bytes * 3 < text.len() {
        return None;
    }
    let (first, original) = repeated.first()?.clone();
    let last = repeated.last()?.0.clone();
    // The short lines above both copies (title, address) repeat as well.
    let (mut start, mut before) = (first.start, original);
    loop {
        let above = |at: usize| {
            let end = at.checked_sub(1)?;
            let from = text.get(..end)?.rfind('\n').map_or(0, |feed| feed + 1);
            Some((from, text.get(from..end)?))
        };
        match (above(start), above(before)) {
            (Some((a, one)), Some((b, other))) if one == other && a > last_original_end(original, before) => {
                (start, before) = (a, b);
            }
            _ => break,
        }
    }
    Some(start..last.end)
}

/// The copy never reaches back into the original.
fn last_original_end(original: usize, before: usize) -> usize {
    original.max(before)
}

fn unbroken(text: &str) -> Option<Range<usize>> {
    // The middle of the first half of a doubled text stands again in its second half.
    let start = (text.len() / 8..=text.len()).find(|&at| text.is_char_boundary(at))?;
    let end = (start + PROBE..=text.len()).find(|&at| text.is_char_boundary(at))?;
    let probe = text.get(start..end)?;
    let again = end + text.get(end..)?.find(probe)?;
    let shift = again - start;
    let bytes = text.as_bytes();
    let until = |at: usize| bytes.get(..at).unwrap_or_default().iter().rev();
    let from = |at: usize| bytes.get(at..).unwrap_or_default().iter();
    let back = until(start).zip(until(again)).take_while(|(a, b)| a == b).count();
    let on = from(end).zip(from(again + probe.len())).take_while(|(a, b)| a == b).count();
    let from = again.saturating_sub(back.min(shift));
    let to = (again + probe.len() + on).min(text.len());
    let from = (from..=to).find(|&at| text.is_char_boundary(at))?;
    let to = (from..=to).rev().find(|&at| text.is_char_boundary(at))?;
    ((to - from) * 3 >= text.len()).then_some(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(breaks: &str) -> String {
        (0..40)
            .map(|n| {
                format!("第{n}项工作扎实推进，全市经济社会各项事业取得新的进步，群众满意度提升{n}个百分点。{breaks}")
            })
            .collect()
    }

    #[test]
    fn a_second_copy_is_found() {
        let one = format!("政府工作报告\n各位代表：\n{}", body("\n"));
        let text = format!("{one}{one}");
        let cut = find(&text).unwrap();
        assert_eq!((cut.start, cut.end), (one.len(), text.len() - 1));
        assert_eq!(find(&one), None);
    }

    #[test]
    fn also_without_line_breaks() {
        let text = format!("{0}{0}", body(""));
        let cut = find(&text).unwrap();
        assert_eq!((cut.start, cut.end), (text.len() / 2, text.len()));
        assert_eq!(find(&body("")), None);
    }
}
