//! Digits and powers in Han characters, for all that read numbers: headings, dates, quantities. The data is `numerals.tsv`.

use std::sync::LazyLock;

/// What a character does in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 三
    Digit,
    /// 两: of what is counted.
    CountDigit,
    /// 叁: a numeral only before a power.
    FormalDigit,
    /// 廿
    Tens,
    /// 十, 百, 千
    Power,
    /// 拾, 佰, 仟
    FormalPower,
    /// 万, 亿, 万亿: these stay with the unit.
    Myriad,
}

impl Kind {
    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "digit" => Kind::Digit,
            "count_digit" => Kind::CountDigit,
            "formal_digit" => Kind::FormalDigit,
            "tens" => Kind::Tens,
            "power" => Kind::Power,
            "formal_power" => Kind::FormalPower,
            "myriad" => Kind::Myriad,
            _ => return None,
        })
    }
}

struct Numerals {
    /// By character, in order.
    characters: Vec<(char, Kind, u64)>,
    /// A bit for each character, several on a bit: most characters are told by it to be none.
    bits: u64,
    /// 万, 亿, 万亿, the longest first.
    myriads: Vec<(&'static str, u64)>,
}

fn bit(ch: char) -> u64 {
    1 << ((ch as u32).wrapping_mul(0x9E37_79B1) >> 26)
}

static NUMERALS: LazyLock<Numerals> = LazyLock::new(|| {
    let mut all = Numerals { characters: Vec::new(), bits: 0, myriads: Vec::new() };
    for line in table!("numerals.tsv").lines() {
        let mut cells = line.split('\t');
        let (Some(kind), Some(value), Some(words)) =
            (cells.next().and_then(Kind::named), cells.next().and_then(|it| it.parse().ok()), cells.next())
        else {
            continue;
        };
        for word in words.split(' ') {
            if kind == Kind::Myriad {
                all.myriads.push((word, value));
            }
            let mut characters = word.chars();
            if let (Some(ch), None) = (characters.next(), characters.next()) {
                all.bits |= bit(ch);
                all.characters.push((ch, kind, value));
            }
        }
    }
    crate::order::by_key(&mut all.characters, |(ch, ..)| u64::from(u32::from(*ch)));
    crate::order::by_key(&mut all.myriads, |(word, _)| crate::order::descending(word.len()));
    all
});

/// What the character does in a numeral, and its value.
pub fn kind(ch: char) -> Option<(Kind, u64)> {
    if ch.is_ascii() || NUMERALS.bits & bit(ch) == 0 {
        return None;
    }
    let at = NUMERALS.characters.binary_search_by_key(&ch, |(ch, ..)| *ch).ok()?;
    NUMERALS.characters.get(at).map(|&(_, kind, value)| (kind, value))
}

fn value(ch: char, wanted: &[Kind]) -> Option<u64> {
    kind(ch).filter(|(kind, _)| wanted.contains(kind)).map(|(_, value)| value)
}

/// The value of a Han digit.
pub fn digit(ch: char) -> Option<u32> {
    value(ch, &[Kind::Digit]).and_then(|value| value.try_into().ok())
}

/// The value of a digit of what is counted, 两 with them; of the formal ones too (叁) where `formal`.
pub fn counting_digit(ch: char, formal: bool) -> Option<u64> {
    let plain: &[Kind] = &[Kind::Digit, Kind::CountDigit];
    value(ch, if formal { &[Kind::Digit, Kind::CountDigit, Kind::FormalDigit] } else { plain })
}

/// The value of 十, 百, 千; of 拾, 佰, 仟 too where `formal`.
pub fn power(ch: char, formal: bool) -> Option<u64> {
    value(ch, if formal { &[Kind::Power, Kind::FormalPower] } else { &[Kind::Power] })
}

/// The value of 万 or 亿.
pub fn myriad(ch: char) -> Option<u64> {
    value(ch, &[Kind::Myriad])
}

/// The word for 10⁴, 10⁸ or 10¹²; empty for any other number.
pub fn myriad_word(of: u64) -> &'static str {
    NUMERALS.myriads.iter().find(|(_, value)| *value == of).map_or("", |(word, _)| word)
}

/// What multiplies a unit at its start (万 of 万吨, 千万 of 千万千瓦), with the unit behind it.
pub fn multiplier(unit: &str) -> Option<(u64, &str)> {
    let behind_power = unit.chars().next().and_then(|ch| Some((power(ch, false)?, unit.strip_prefix(ch)?)));
    let myriad = |text: &'_ str| NUMERALS.myriads.iter().find(|(word, _)| text.starts_with(word)).copied();
    match behind_power {
        Some((power, rest)) => match myriad(rest) {
            Some((word, value)) => Some((power.checked_mul(value)?, rest.strip_prefix(word)?)),
            None => Some((power, rest)),
        },
        None => myriad(unit).and_then(|(word, value)| Some((value, unit.strip_prefix(word)?))),
    }
}

/// The number from 1 to 99 that characters start with (三, 十二, 廿一, also 壹), and of how many of them it is made.
/// Nothing where two digits follow each other, as in 一二三产.
pub fn below_hundred(chars: impl Iterator<Item = char>) -> Option<(u32, usize)> {
    let (mut tens, mut ones, mut length) = (0, 0, 0);
    for ch in chars.take(4) {
        match kind(ch) {
            Some((Kind::Power, 10)) => (tens, ones) = (ones.max(1) * 10, 0),
            Some((Kind::Tens, value)) => tens = value,
            // Of the formal digits only those that head sections: the others are words.
            Some((Kind::Digit, value @ 1..) | (Kind::FormalDigit, value @ 1..=3)) => {
                if ones > 0 {
                    return None;
                }
                ones = value;
            }
            _ => break,
        }
        length += 1;
    }
    let value = u32::try_from(tens + ones).ok()?;
    (value > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers() {
        for (written, value) in [
            ("三", 3),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一、", 21),
            ("廿三日", 23),
            ("卅一日", 31),
            ("叁、", 3),
        ] {
            assert_eq!(below_hundred(written.chars()).map(|(value, _)| value), Some(value), "{written}");
        }
        assert_eq!(below_hundred("一二三产".chars()), None);
        assert_eq!(below_hundred("零五".chars()), None);
        assert_eq!(below_hundred("十分重视".chars()), Some((10, 1)));
    }

    #[test]
    fn multipliers_stand_before_units() {
        assert_eq!(multiplier("万亿元"), Some((1_000_000_000_000, "元")));
        assert_eq!(multiplier("千万千瓦"), Some((10_000_000, "千瓦")));
        assert_eq!(multiplier("亿"), Some((100_000_000, "")));
        assert_eq!(multiplier("元"), None);
        assert_eq!(myriad_word(10_000), "万");
    }
}
