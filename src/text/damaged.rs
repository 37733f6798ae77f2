//! Texts that were damaged before they were saved: digits gone, codes of a font in place of characters, bytes read in a wrong
//! encoding.

use crate::lexicon::classes::class;
use crate::model::{Warning, WarningCode};
use crate::span::Span;

/// How a text is damaged, in the details of the warning.
const KINDS: [&str; 3] = ["digits", "codes", "encoding"];
/// Signs of one damage from which a text counts as damaged, by kind.
const LEAST: [usize; 3] = [1, 3, 3];

/// The warning for a damaged text.
pub fn warning(text: &str) -> Option<Warning<Span>> {
    let found = [digits(text), codes(text), encoding(text)];
    let (at, (count, first)) = (found.into_iter().enumerate())
        .rev()
        .find(|(at, (count, _))| Some(count) >= LEAST.get(*at).as_ref().copied())?;
    let kind = KINDS.get(at)?;
    let what =
        ["digits are missing", "codes of a font stand for characters", "it was decoded wrongly before it was saved"];
    let (from, end) = first?;
    let message = format!("the text is damaged: {} ({count} places)", what.get(at)?);
    let warning = Warning::new(WarningCode::DamagedText, message, Some(Span::new(text, from, end)));
    Some(warning.with("kind", kind.to_string()).with("count", count.to_string()))
}

/// How many there are, and where the first stands.
type Signs = (usize, Option<(usize, usize)>);

fn count(found: impl Iterator<Item = (usize, usize)>) -> Signs {
    let (mut count, mut first) = (0, None);
    for at in found {
        count += 1;
        first = first.or(Some(at));
    }
    (count, first)
}

/// Units without their digits, where they are many among all: 增长%, 达到亿元, ***亿元, ××亿元.
fn digits(text: &str) -> Signs {
    let blanks =
        |ch: char| matches!(ch, '*' | '＊' | '×' | 'X' | 'x' | '□' | '■' | '_' | '＿' | '●' | '\u{FFFD}' | '?');
    let mut units = 0;
    let lost = class::COUNTING_UNIT.all_in(text).filter_map(|at| {
        units += 1;
        let before = text.get(..at.start)?;
        let kept = before.trim_end_matches(blanks);
        let signs = before.len() - kept.len();
        let verb = class::GROW.ends(kept) || class::FALL.ends(kept) || class::LOST_LEAD.ends(kept);
        let behind = text.get(at.end..)?;
        // 突破亿元大关 has none to lose, and 增长%（可比价） is no sentence.
        let told = signs >= 2
            || signs == 0
                && verb
                && (behind.is_empty()
                    || behind.starts_with(['，', '。', '；', '、', ',', '\n', '（', '左'])
                    || class::TABLE_BOUND.starts(behind));
        told.then_some((kept.len(), at.end))
    });
    let lost: Vec<(usize, usize)> = lost.collect();
    let (lost, first) = count(lost.into_iter());
    // One slip among hundreds of numbers is none of the text's.
    if lost * 5 >= units { (lost, first) } else { (0, None) }
}

/// (cid:20) and the like, which a PDF's reader writes for characters that its font does not name.
fn codes(text: &str) -> Signs {
    count(text.match_indices("(cid:").map(|(at, sign)| (at, at + sign.len())))
}

/// 锟斤拷, Ã¤, 鏀垮簻: bytes of one encoding read as another.
fn encoding(text: &str) -> Signs {
    let latin = |ch: char| matches!(ch, '\u{C2}'..='\u{F4}');
    let high = |ch: char| {
        matches!(ch, '\u{80}'..='\u{BF}' | '€' | '™' | '“' | '”' | 'œ' | '‰' | 'Š' | 'š' | 'ž' | '…' | '‡' | '†' | '•')
    };
    let mut before: Option<(usize, char)> = None;
    let pairs = text.char_indices().filter_map(|(at, ch)| {
        let pair = before.filter(|(_, first)| latin(*first) && high(ch));
        before = Some((at, ch));
        pair.map(|(from, _)| (from, at + ch.len_utf8()))
    });
    let words = class::MISREAD_BYTES.all_in(text).map(|at| (at.start, at.end));
    let (pairs, first) = count(pairs);
    let (words, word) = count(words);
    // Signs of wrong reading are everywhere or nowhere.
    let chars = text.chars().count();
    if (pairs + words) * 100 >= chars { (pairs + words, first.or(word)) } else { (0, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<String> {
        warning(text).and_then(|warning| warning.details.get("kind").map(str::to_string))
    }

    #[test]
    fn damage_is_told_by_its_kind() {
        for text in
            ["地区生产总值突破***亿元，增长**%。", "粮食产量达到万吨，地区生产总值增长%。", "完成投资××亿元，增长6%。"]
        {
            assert_eq!(kind(text).as_deref(), Some("digits"), "{text}");
        }
        assert_eq!(kind("增长(cid:20)(cid:17)(cid:24)%，完成(cid:21)亿元").as_deref(), Some("codes"));
        for text in [
            "锟斤拷锟斤拷锟斤拷锟斤拷",
            "æ”¿åºœå·¥ä½œæŠ¥å‘Š",
            "鏀垮簻宸ヤ綔鎶ュ憡锛屽幓骞寸殑宸ヤ綔銆傚叏甯傜殑缁忔祹锛屽彂灞曘€�",
        ] {
            assert_eq!(kind(text).as_deref(), Some("encoding"), "{text}");
        }
    }

    #[test]
    fn sound_texts_are_not_damaged() {
        for text in [
            "单位：亿元\n指标\t增速（%）",
            "投资突破亿元，增长6%，亿元以上项目12个。",
            "增长5%，完成投资30亿元。",
            "5×6米，**扩大投资**",
            "“É”",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
