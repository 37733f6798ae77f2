//! Numerals: 1,234.5, 三十五万, 2万5千, 百分之五点五, 三分之一, 数十, 三四十.

use super::glyphs::Glyphs;
use crate::lexicon::numerals;
use rust_decimal::Decimal;

/// A numeral as read. 千 and 百 are in the value, 万 and 亿 are left to the unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// First glyph.
    pub start: usize,
    /// One past the last glyph, 万 and 亿 with it.
    pub end: usize,
    /// Where 万 or 亿 begin; `end` where there is none.
    pub scale_at: usize,
    /// The number without 万 and 亿.
    pub value: Decimal,
    /// The high end of 三四十.
    pub high: Option<Decimal>,
    /// `万`, `亿`, `万亿` or empty.
    pub scale: &'static str,
    /// 余, 多, 几, 数, 上: not exact.
    pub vague: Vague,
    /// How it is written.
    pub form: Form,
    /// What follows from the form alone: `%` of 百分之.
    pub unit: Option<&'static str>,
    /// Name of the rule.
    pub rule: &'static str,
}

/// How exact a numeral itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// Exact.
    No,
    /// 数十, 上千, 十来.
    About,
    /// 十余, 500多, 几百.
    More,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Arabic digits, also with 万, 千.
    Arabic,
    /// Han numerals that name a number.
    Han,
    /// Han digits in a row (二〇二四, 一七五一): a year or a code.
    Digits,
    /// A part of a whole: 三分之一, 一半.
    Fraction,
    /// More digits than a number of the world has: a code.
    Code,
}

/// Digits of the longest number that is still a number.
const LONGEST_NUMBER: usize = 15;

/// The numeral that starts at this glyph.
pub fn read(glyphs: &Glyphs, at: usize) -> Option<Numeral> {
    match glyphs.at(at) {
        '0'..='9' => arabic(glyphs, at),
        ch if is_han(ch) => han(glyphs, at),
        _ => None,
    }
}

/// Whether a numeral can start with this character.
pub fn starts(ch: char) -> bool {
    ch.is_ascii_digit() || is_han(ch)
}

/// Whether a Han numeral can start with this character.
pub fn is_han(ch: char) -> bool {
    digit(ch).is_some() || matches!(ch, '十' | '百' | '千' | '万' | '亿' | '几' | '数' | '半')
}

fn digit(ch: char) -> Option<u32> {
    if ch == '两' { Some(2) } else { numerals::digit(ch) }
}

fn power(ch: char) -> Option<u32> {
    Some(match ch {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// 千 that belongs to a unit: 千瓦, 千米, 千克, 千伏, 千升.
fn belongs_to_unit(glyphs: &Glyphs, at: usize) -> bool {
    if glyphs.is(at, "百分点") {
        return true;
    }
    glyphs.at(at) == '千' && matches!(glyphs.at(at + 1), '瓦' | '米' | '克' | '伏' | '升' | '卡' | '赫' | '帕' | '焦')
}

fn arabic(glyphs: &Glyphs, start: usize) -> Option<Numeral> {
    let (mut digits, mut at, mut decimal) = (String::new(), start, false);
    loop {
        let ch = glyphs.at(at);
        let next = glyphs.at(at + 1);
        match ch {
            '0'..='9' if at == start || !glyphs.gap(at) || matches!(glyphs.before(at), '.' | ',') => {
                if digits.len() < 64 {
                    digits.push(ch);
                }
            }
            // 270·4亿元: how old prints set the point.
            '·' if !decimal && at > start && raised_point(glyphs, at) => {
                decimal = true;
                digits.push('.');
            }
            '.' if !decimal && next.is_ascii_digit() => {
                decimal = true;
                digits.push('.');
            }
            // A separator of thousands: three digits follow, and not a fourth.
            ',' if !decimal
                && digits.len() <= 12
                && (1..=3).all(|n| glyphs.at(at + n).is_ascii_digit() && !glyphs.gap(at + n))
                && !glyphs.at(at + 4).is_ascii_digit()
                && (digits.len() <= 3 || glyphs.ends(at, digits.get(digits.len() - 3..).unwrap_or("")))
                && !digits.starts_with('0') =>
            {
                if digits.len() > 3 && glyphs.at(at.wrapping_sub(4)) != ',' {
                    break;
                }
            }
            _ => break,
        }
        at += 1;
    }
    let whole = digits.split('.').next().unwrap_or("").len();
    let mut numeral = Numeral {
        start,
        end: at,
        scale_at: at,
        value: Decimal::ZERO,
        high: None,
        scale: "",
        vague: Vague::No,
        form: Form::Arabic,
        unit: None,
        rule: if decimal { "number.decimal" } else { "number.arabic" },
    };
    if whole > LONGEST_NUMBER || digits.len() > LONGEST_NUMBER + 10 {
        numeral.form = Form::Code;
        return Some(numeral);
    }
    // A second point makes it a date or a section number (2.27.3).
    if decimal && glyphs.at(at) == '.' && glyphs.at(at + 1).is_ascii_digit() {
        while glyphs.at(at).is_ascii_digit() || glyphs.at(at) == '.' && glyphs.at(at + 1).is_ascii_digit() {
            at += 1;
        }
        numeral.end = at;
        numeral.scale_at = at;
        numeral.form = Form::Code;
        return Some(numeral);
    }
    numeral.value = Decimal::from_str_exact(&digits).ok()?;
    if let Some((whole, end)) = over(glyphs, &numeral).filter(|_| !decimal) {
        numeral.value = numeral.value.checked_div(whole)?.round_dp(4).normalize();
        (numeral.end, numeral.scale_at) = (end, end);
        (numeral.form, numeral.rule) = (Form::Fraction, "number.fraction");
        return Some(numeral);
    }
    if glyphs.at(at) == '几' {
        numeral.vague = Vague::More;
        at += 1;
    }
    if let Some(power) = power(glyphs.at(at)).filter(|_| glyphs.at(at) != '十' && !belongs_to_unit(glyphs, at)) {
        // 1千亿, 3百; but 5千 alone is rare enough to be read the same way.
        numeral.value = numeral.value.checked_mul(power.into())?;
        numeral.rule = "number.mixed";
        at += 1;
    }
    (numeral.end, numeral.scale_at) = (at, at);
    scale(glyphs, &mut numeral);
    Some(numeral)
}

/// Whether a raised dot is a decimal point: digits and then a unit stand behind it; “5·12”地震 is a day.
fn raised_point(glyphs: &Glyphs, dot: usize) -> bool {
    let mut end = dot + 1;
    while glyphs.at(end).is_ascii_digit() {
        end += 1;
    }
    let measured =
        matches!(glyphs.at(end), '%' | '‰' | '万' | '亿' | '倍' | ':') || super::unit::read(glyphs, end).is_some();
    end > dot + 1 && (measured || in_ratio(glyphs, dot))
}

/// Whether the digits around a raised dot end a ratio: 11·2:45·7:43·1.
fn in_ratio(glyphs: &Glyphs, dot: usize) -> bool {
    let mut from = dot;
    while glyphs.before(from).is_ascii_digit() {
        from -= 1;
    }
    glyphs.before(from) == ':'
}

/// The denominator of 1/3, 2/5: a part of a whole, no date and no name.
fn over(glyphs: &Glyphs, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let slash = numeral.end;
    if glyphs.at(slash) != '/' || matches!(glyphs.before(numeral.start), '/' | '-' | '“') {
        return None;
    }
    let mut end = slash + 1;
    while glyphs.at(end).is_ascii_digit() {
        end += 1;
    }
    let digits: String = (slash + 1..end).map(|at| glyphs.at(at)).collect();
    let whole = Decimal::from_str_exact(&digits).ok().filter(|_| digits.len() <= 2)?;
    let named = matches!(glyphs.at(end), '/' | '-' | '号' | '路' | '线' | '期' | '月' | '日' | '.' | '”');
    let part = numeral.value > Decimal::ZERO && numeral.value < whole && whole <= Decimal::from(20);
    (part && !named && !glyphs.at(end).is_ascii_alphabetic()).then_some((whole, end))
}

/// 多, 余 and 来 after the digits, then 万 and 亿, then what may follow them (2万5千, 13亿多).
fn scale(glyphs: &Glyphs, numeral: &mut Numeral) {
    more(glyphs, numeral);
    let at = numeral.end;
    // 3万多亿元
    if glyphs.at(at) == '万' && matches!(glyphs.at(at + 1), '多' | '余') && glyphs.at(at + 2) == '亿' {
        (numeral.scale_at, numeral.scale, numeral.end) = (at, "万亿", at + 3);
        (numeral.vague, numeral.rule) = (Vague::More, "number.vague");
        return;
    }
    let scale = match (glyphs.at(at), glyphs.at(at + 1)) {
        ('万', '亿') => "万亿",
        ('万', _) => "万",
        ('亿', _) => "亿",
        _ => {
            numeral.scale_at = at;
            return;
        }
    };
    (numeral.scale_at, numeral.scale, numeral.end) = (at, scale, at + scale.chars().count());
    // 2万5千, 3万4000, 1亿5000万: the rest in the unit of the first.
    let after = numeral.end;
    if matches!(scale, "万" | "亿")
        && numeral.vague == Vague::No
        && (glyphs.at(after).is_ascii_digit() || digit(glyphs.at(after)).is_some_and(|d| d > 0))
    {
        let whole = if scale == "万" { 10_000 } else { 100_000_000u64 };
        if let Some((rest, end, vague)) = rest(glyphs, after, whole)
            && let Some(sum) = rest.checked_div(whole.into()).and_then(|rest| numeral.value.checked_add(rest))
        {
            numeral.value = sum.normalize();
            numeral.end = end;
            numeral.rule = "number.mixed";
            if vague {
                numeral.vague = Vague::More;
            }
        }
    }
    more(glyphs, numeral);
}

/// The number below `whole` that goes on a number in 万 or 亿, with its end.
fn rest(glyphs: &Glyphs, at: usize, whole: u64) -> Option<(Decimal, usize, bool)> {
    let (mut value, mut end) = (0u64, at);
    if glyphs.at(at).is_ascii_digit() {
        while let Some(digit) = glyphs.at(end).to_digit(10).filter(|_| end - at < 9) {
            value = value * 10 + u64::from(digit);
            end += 1;
        }
        let digits = end - at;
        if glyphs.at(end) == '.' || glyphs.at(end).is_ascii_digit() {
            return None;
        }
        match power(glyphs.at(end)) {
            Some(power) if power > 10 && digits == 1 && !belongs_to_unit(glyphs, end) => {
                value *= u64::from(power);
                end += 1;
            }
            // Without a power all places must be written: 3万4000, not 3万4.
            _ if whole == 10_000 && digits != 4 => return None,
            _ => {}
        }
    } else {
        let (section, _, to) = section(glyphs, at)?;
        (value, end) = (section, to);
        if section < 10 {
            return None; // 一万五 is speech.
        }
    }
    // 1亿3千多万
    let mut vague = false;
    if whole == 100_000_000 {
        if matches!(glyphs.at(end), '多' | '余') {
            vague = true;
            end += 1;
        }
        if glyphs.at(end) != '万' {
            return None;
        }
        value = value.checked_mul(10_000)?;
        end += 1;
    }
    (value > 0 && value < whole).then(|| (Decimal::from(value), end, vague))
}

fn more(glyphs: &Glyphs, numeral: &mut Numeral) {
    let ch = glyphs.at(numeral.end);
    let next = glyphs.at(numeral.end + 1);
    let vague = match ch {
        '余' if next != '额' && next != '热' && next != '姚' => Vague::More,
        '多' if !matches!(next, '元' | '式' | '层' | '彩' | '样' | '种' | '功' | '维' | '点' | '方' | '边')
            || (matches!(next, '元' | '种' | '层') && numeral.value > Decimal::ONE) =>
        {
            Vague::More
        }
        '来' if matches!(
            next,
            '个' | '家' | '人' | '名' | '户' | '条' | '万' | '亿' | '所' | '项' | '处' | '座' | '公' | '亩'
        ) && numeral.form == Form::Han =>
        {
            Vague::About
        }
        _ => return,
    };
    numeral.vague = vague;
    numeral.end += 1;
    numeral.rule = "number.vague";
}

/// A Han number below 万: value, high end of 三四十, and end.
fn section(glyphs: &Glyphs, start: usize) -> Option<(u64, Option<u64>, usize)> {
    let (mut sum, mut at, mut high) = (0u64, start, None);
    let mut last_power = u32::MAX;
    loop {
        let ch = glyphs.at(at);
        if let Some(power) = power(ch) {
            // 十五, 百余, 千亿: a power without digit is one of it, at the start only.
            if at != start || belongs_to_unit(glyphs, at) {
                break;
            }
            sum += u64::from(power);
            last_power = power;
            at += 1;
        } else if let Some(digit) = digit(ch) {
            if digit == 0 {
                if at == start || !digit_or_none(glyphs.at(at + 1)) {
                    break;
                }
                at += 1;
                continue;
            }
            let next = glyphs.at(at + 1);
            if let Some(power) = power(next).filter(|&power| power < last_power && !belongs_to_unit(glyphs, at + 1)) {
                sum += u64::from(digit * power);
                last_power = power;
                at += 2;
            } else if digit_at(next) == Some(digit + 1) && digit > 1 || digit == 1 && next == '两' {
                // 三四十, 两三个, 一两百: from the one to the other.
                let power = power(glyphs.at(at + 2)).filter(|&power| power < last_power);
                let (times, end) = power.map_or((1, at + 2), |power| (power, at + 3));
                high = Some(sum + u64::from((digit + 1) * times));
                sum += u64::from(digit * times);
                at = end;
                break;
            } else {
                sum += u64::from(digit);
                at += 1;
                break;
            }
        } else {
            break;
        }
    }
    (at > start).then_some((sum, high, at))
}

fn digit_at(ch: char) -> Option<u32> {
    digit(ch)
}

fn digit_or_none(ch: char) -> bool {
    digit(ch).is_some_and(|digit| digit > 0)
}

fn han(glyphs: &Glyphs, start: usize) -> Option<Numeral> {
    let ch = glyphs.at(start);
    let mut numeral = Numeral {
        start,
        end: start,
        scale_at: start,
        value: Decimal::ONE,
        high: None,
        scale: "",
        vague: Vague::No,
        form: Form::Han,
        unit: None,
        rule: "number.han",
    };
    // 半数, 一半
    if ch == '半' {
        if glyphs.at(start + 1) != '数' {
            return None;
        }
        return Some(half(numeral, start + 2));
    }
    if ch == '一' && glyphs.at(start + 1) == '半' {
        return Some(half(numeral, start + 2));
    }
    // Digits in a row: 二〇二四, 一七五一, 一二三.
    let mut run = start;
    while digit(glyphs.at(run)).is_some() {
        run += 1;
    }
    if run - start >= 3
        || run - start == 2 && section(glyphs, start).is_some_and(|(_, high, end)| high.is_none() && end < run)
    {
        numeral.form = Form::Digits;
        numeral.end = run;
        numeral.scale_at = run;
        return Some(numeral);
    }
    let mut at = start;
    if matches!(ch, '几' | '数') {
        if power(glyphs.at(start + 1)).is_none() && !matches!(glyphs.at(start + 1), '万' | '亿') {
            return None;
        }
        numeral.vague = if ch == '几' { Vague::More } else { Vague::About };
        numeral.rule = "number.vague";
        at += 1;
    }
    let mut value = 1u64;
    if let Some((section, high, end)) = section(glyphs, at) {
        value = section;
        numeral.high = high.map(Decimal::from);
        at = end;
        if glyphs.at(at) == '几' {
            numeral.vague = Vague::More;
            numeral.rule = "number.vague";
            at += 1;
        }
    } else if !matches!(glyphs.at(at), '万' | '亿') {
        return None;
    }
    numeral.value = Decimal::from(value);
    (numeral.end, numeral.scale_at) = (at, at);
    point(glyphs, &mut numeral, value);
    let at = numeral.end;
    // 三分之一, 百分之五点五
    if glyphs.is(at, "分之")
        && let Some(part) = part(glyphs, at + 2).filter(|part| part.scale.is_empty())
    {
        numeral.end = part.end;
        numeral.scale_at = part.end;
        numeral.vague = part.vague;
        match value {
            100 | 1000 => {
                numeral.unit = Some(if value == 100 { "%" } else { "‰" });
                numeral.value = part.value;
                numeral.high = part.high;
                numeral.rule = "number.percent";
            }
            0 => return None,
            _ => {
                numeral.form = Form::Fraction;
                numeral.value = part.value.checked_div(value.into())?.round_dp(4).normalize();
                numeral.rule = "number.fraction";
            }
        }
        return Some(numeral);
    }
    scale(glyphs, &mut numeral);
    Some(numeral)
}

/// What stands behind 分之: a plain number, never another fraction.
fn part(glyphs: &Glyphs, start: usize) -> Option<Numeral> {
    if glyphs.at(start).is_ascii_digit() {
        return arabic(glyphs, start);
    }
    let (value, high, end) = section(glyphs, start)?;
    let mut part = Numeral {
        start,
        end,
        scale_at: end,
        value: Decimal::from(value),
        high: high.map(Decimal::from),
        scale: "",
        vague: Vague::No,
        form: Form::Han,
        unit: None,
        rule: "number.han",
    };
    point(glyphs, &mut part, value);
    more(glyphs, &mut part);
    Some(part)
}

/// 五点五
fn point(glyphs: &Glyphs, numeral: &mut Numeral, whole: u64) {
    let at = numeral.end;
    if glyphs.at(at) != '点'
        || digit(glyphs.at(at + 1)).is_none()
        || numeral.vague != Vague::No
        || numeral.high.is_some()
    {
        return;
    }
    let mut digits = format!("{whole}.");
    let mut end = at + 1;
    while let Some(digit) = digit(glyphs.at(end)).filter(|_| end - at < 9) {
        digits.push(char::from(b'0' + digit as u8));
        end += 1;
    }
    if let Ok(value) = Decimal::from_str_exact(&digits) {
        (numeral.value, numeral.end, numeral.scale_at) = (value, end, end);
    }
}

fn half(numeral: Numeral, end: usize) -> Numeral {
    Numeral { end, scale_at: end, value: Decimal::new(5, 1), form: Form::Fraction, rule: "number.half", ..numeral }
}
