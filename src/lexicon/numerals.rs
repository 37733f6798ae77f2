//! Digits and small numbers in Han characters, for all that read them: headings, dates, quantities.

/// The value of a Han digit.
pub fn digit(ch: char) -> Option<u32> {
    Some(match ch {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The number from 1 to 99 that characters start with (三, 十二, 廿一, also 壹), and of how many of them it is made.
/// Nothing where two digits follow each other, as in 一二三产.
pub fn below_hundred(chars: impl Iterator<Item = char>) -> Option<(u32, usize)> {
    let (mut tens, mut ones, mut length) = (0, 0, 0);
    for ch in chars.take(4) {
        match ch {
            '十' => (tens, ones) = (ones.max(1) * 10, 0),
            '廿' => tens = 20,
            '卅' => tens = 30,
            _ => {
                let formal = match ch {
                    '壹' => Some(1),
                    '贰' => Some(2),
                    '叁' => Some(3),
                    _ => digit(ch).filter(|value| *value > 0),
                };
                let Some(value) = formal else { break };
                if ones > 0 {
                    return None;
                }
                ones = value;
            }
        }
        length += 1;
    }
    (tens + ones > 0).then_some((tens + ones, length))
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
}
