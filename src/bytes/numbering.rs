//! Automatic numbers of paragraphs (一、 （一） 1.), as word processors show them: the same in docx, doc, rtf and HTML.

use std::collections::HashMap;

/// How a number is written. Names and forms are those of the Office Open XML standard (ST_NumberFormat).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// 1 2 3
    #[default]
    Decimal,
    /// 01 02 10
    DecimalZero,
    /// １ ２
    FullWidth,
    /// ① ②
    Circled,
    /// ⑴ ⑵
    Bracketed,
    /// ⒈ ⒉
    Stopped,
    /// A B … Z AA
    UpperLetter,
    /// a b … z aa
    LowerLetter,
    /// I II III
    UpperRoman,
    /// i ii iii
    LowerRoman,
    /// 十 十一 一百零一: `chineseCountingThousand`, and up to ninety-nine `chineseCounting` too.
    Chinese,
    /// 十 百 千: `japaneseCounting`.
    Japanese,
    /// 一〇 一一: `ideographDigital`.
    Digits,
    /// 壹 贰 拾: `chineseLegalSimplified`.
    Formal,
    /// 甲 乙 丙
    Stems,
    /// 子 丑 寅
    Branches,
    /// A sign in place of a number.
    Bullet,
    /// Nothing.
    None,
}

impl Style {
    /// By its name in the Office Open XML standard.
    pub fn named(name: &str) -> Style {
        match name {
            "decimalZero" => Style::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Style::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Style::Circled,
            "decimalEnclosedParen" => Style::Bracketed,
            "decimalEnclosedFullstop" => Style::Stopped,
            "upperLetter" => Style::UpperLetter,
            "lowerLetter" => Style::LowerLetter,
            "upperRoman" => Style::UpperRoman,
            "lowerRoman" => Style::LowerRoman,
            "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
                Style::Chinese
            }
            "japaneseCounting" | "koreanCounting" => Style::Japanese,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Style::Digits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Style::Formal,
            "ideographTraditional" => Style::Stems,
            "ideographZodiac" => Style::Branches,
            "bullet" => Style::Bullet,
            "none" => Style::None,
            _ => Style::Decimal,
        }
    }

    /// By its number in Word's binary files and RTF (`nfc`, [MS-OSHARED] 2.2.1.3).
    pub fn coded(code: u32) -> Style {
        match code {
            1 => Style::UpperRoman,
            2 => Style::LowerRoman,
            3 => Style::UpperLetter,
            4 => Style::LowerLetter,
            10 | 17 | 36 | 40 => Style::Digits,
            11 => Style::Japanese,
            14 | 19 => Style::FullWidth,
            16 | 34 | 38 => Style::Formal,
            33 | 35 | 37 | 39 => Style::Chinese,
            18 => Style::Circled,
            22 => Style::DecimalZero,
            23 => Style::Bullet,
            26 => Style::Stopped,
            27 => Style::Bracketed,
            28 => Style::Circled,
            30 => Style::Stems,
            31 => Style::Branches,
            255 => Style::None,
            _ => Style::Decimal,
        }
    }

    /// A number as it is written so.
    pub fn write(self, number: u32) -> String {
        let one_of = |signs: &str| {
            let at = number.checked_sub(1).map(|at| at as usize);
            at.and_then(|at| signs.chars().nth(at)).map(String::from).unwrap_or_else(|| number.to_string())
        };
        match self {
            Style::Decimal => number.to_string(),
            Style::DecimalZero => format!("{number:02}"),
            Style::FullWidth => digits(number, "０１２３４５６７８９"),
            Style::Circled => one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
            Style::Bracketed => one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
            Style::Stopped => one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
            Style::UpperLetter => letters(number).to_ascii_uppercase(),
            Style::LowerLetter => letters(number),
            Style::UpperRoman => roman(number),
            Style::LowerRoman => roman(number).to_ascii_lowercase(),
            Style::Chinese => counted(number, "零一二三四五六七八九", "十百千", false),
            Style::Japanese => counted(number, "〇一二三四五六七八九", "十百千", true),
            Style::Formal => counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false),
            Style::Digits => digits(number, "〇一二三四五六七八九"),
            Style::Stems => one_of("甲乙丙丁戊己庚辛壬癸"),
            Style::Branches => one_of("子丑寅卯辰巳午未申酉戌亥"),
            Style::Bullet | Style::None => String::new(),
        }
    }
}

fn digits(number: u32, signs: &str) -> String {
    number.to_string().bytes().filter_map(|digit| signs.chars().nth(usize::from(digit - b'0'))).collect()
}

/// a … z, then aa, bb: the letter again for every round.
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + (at % 26) as u8);
    std::iter::repeat_n(letter, (at / 26 + 1).min(20) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(32_767);
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// 十五, 二十, 一百零五. Japanese: 百五, without a zero and without 一 before a unit.
fn counted(number: u32, signs: &str, units: &str, japanese: bool) -> String {
    let sign = |digit: u32| signs.chars().nth(digit as usize).unwrap_or_default();
    if number == 0 || number > 9999 {
        return digits(number, signs);
    }
    let mut out = String::new();
    let mut zero = false;
    for power in (0..4u32).rev() {
        let digit = number / 10u32.pow(power) % 10;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero && !japanese {
            out.push(sign(0));
        }
        zero = false;
        // 十五 and no 一十五, where nothing stands before it.
        let bare = digit == 1 && power > 0 && (japanese || power == 1 && out.is_empty());
        if !bare {
            out.push(sign(digit));
        }
        if let Some(unit) = power.checked_sub(1).and_then(|at| units.chars().nth(at as usize)) {
            out.push(unit);
        }
    }
    out
}

/// A level of a list.
#[derive(Clone, Debug)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// How it is written.
    pub style: Style,
    /// What is shown, `%1` to `%9` standing for the numbers of the levels: `（%2）`, `%1.%2`.
    pub text: String,
    /// What stands between number and text.
    pub behind: Behind,
    /// All numbers in Arabic digits.
    pub legal: bool,
    /// Whether it starts anew when a level above goes on.
    pub restarts: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level {
            start: 1,
            style: Style::Decimal,
            text: String::new(),
            behind: Behind::Tab,
            legal: false,
            restarts: true,
        }
    }
}

/// What stands between a number and the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// A tab.
    Tab,
    /// A blank.
    Space,
    /// Nothing.
    Nothing,
}

/// Levels that a list has at most.
pub const LEVELS: usize = 9;

/// How far every list of a document has counted.
#[derive(Debug, Default)]
pub struct Counters(HashMap<String, [Option<u32>; LEVELS]>);

impl Counters {
    /// Lets a level of the list begin at a number, whatever came before.
    pub fn restart(&mut self, list: &str, level: usize, start: u32) {
        if let Some(count) = self.0.entry(list.to_owned()).or_default().get_mut(level) {
            *count = Some(start.saturating_sub(1));
        }
    }

    /// Counts the next paragraph of this level of the list; what Word shows before it, with what stands behind it.
    pub fn next(&mut self, list: &str, level: usize, levels: &[Level]) -> String {
        let Some(own) = levels.get(level) else { return String::new() };
        let counts = self.0.entry(list.to_owned()).or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            if at == level {
                *count = Some(count.map_or(own.start, |count| count.saturating_add(1)));
            } else if at > level && levels.get(at).is_none_or(|level| level.restarts) {
                *count = None;
            }
        }
        shown(own, levels, counts)
    }
}

fn shown(own: &Level, levels: &[Level], counts: &[Option<u32>; LEVELS]) -> String {
    // A sign before a paragraph says nothing.
    if own.style == Style::Bullet {
        return String::new();
    }
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(ch) = chars.next() {
        let level = chars.peek().and_then(|next| next.to_digit(10)).filter(|&level| ch == '%' && level > 0);
        let Some(at) = level.map(|level| level as usize - 1) else {
            out.push(ch);
            continue;
        };
        chars.next();
        if let Some(level) = levels.get(at) {
            let number = counts.get(at).copied().flatten().unwrap_or(level.start);
            let style = if own.legal { Style::Decimal } else { level.style };
            out.push_str(&style.write(number));
        }
    }
    let closed = out.ends_with(['、', '）', '．', '：', '】', '。']);
    match own.behind {
        // A full-width sign keeps its own distance.
        _ if closed || out.is_empty() => {}
        Behind::Tab => out.push('\t'),
        Behind::Space => out.push(' '),
        Behind::Nothing => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_written() {
        for (style, written) in [
            (Style::Chinese, ["一", "十", "十五", "二十", "一百零五", "一百一十"]),
            (Style::Japanese, ["一", "十", "十五", "二十", "百五", "百十"]),
            (Style::Digits, ["一", "一〇", "一五", "二〇", "一〇五", "一一〇"]),
            (Style::Formal, ["壹", "拾", "拾伍", "贰拾", "壹佰零伍", "壹佰壹拾"]),
            (Style::LowerRoman, ["i", "x", "xv", "xx", "cv", "cx"]),
            (Style::Circled, ["①", "⑩", "⑮", "⑳", "105", "110"]),
        ] {
            assert_eq!([1, 10, 15, 20, 105, 110].map(|number| style.write(number)), written);
        }
        assert_eq!([1, 26, 27].map(|number| Style::LowerLetter.write(number)), ["a", "z", "aa"]);
    }

    #[test]
    fn levels_count_and_start_anew() {
        let level = |style, text: &str| Level { style, text: text.into(), ..Level::default() };
        let levels = [level(Style::Chinese, "%1、"), level(Style::Chinese, "（%2）"), level(Style::Decimal, "%1.%3")];
        let mut counters = Counters::default();
        let shown: Vec<String> = [0, 1, 1, 0, 1, 2].iter().map(|&at| counters.next("a", at, &levels)).collect();
        assert_eq!(shown, ["一、", "（一）", "（二）", "二、", "（一）", "二.1\t"]);
        counters.restart("a", 0, 5);
        assert_eq!(counters.next("a", 0, &levels), "五、");
        assert_eq!(counters.next("a", 7, &levels), "");
    }
}
