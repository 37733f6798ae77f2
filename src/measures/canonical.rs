//! Values in the base unit of their class: 2.5万公里 is 25000 公里, 88亿斤 is 4400000 吨.

use rust_decimal::Decimal;

use crate::lexicon::classes::class;
use crate::lexicon::{numerals, units, variants};
use crate::report::{Canonical, CanonicalValue, Value};

/// The value, and where a change came from, as exact decimals in the base unit of the unit's class.
///
/// None where there is no unit, where the unit is not known, or where the number is too large for an exact decimal
/// (28 digits). A compound unit (元/人) is brought to the base of what stands above the stroke. `rank` says that the
/// number is a position, which 位 and 名 do not say by themselves.
pub fn canonical(value: Option<&Value>, from: Option<&Value>, unit: Option<&str>, rank: bool) -> Option<Canonical> {
    let (factor, base) = if rank { (Decimal::ONE, units::POSITION.to_string()) } else { factor(unit?)? };
    let scale = |value: &Value| {
        let one = |number: &Decimal| Some(number.checked_mul(factor)?.normalize().to_string());
        Some(match value {
            Value::One(number) => CanonicalValue::One(one(number)?),
            Value::Two(low, high) => CanonicalValue::Two([one(low)?, one(high)?]),
        })
    };
    Some(Canonical { value: scale(value?)?, from: from.and_then(scale), unit: base })
}

/// The class of a unit as it is written: 货币 of 万亿元, 面积 of 万亩, 个 of 万套（间）; None where it is not known.
pub fn unit_class(unit: &str) -> Option<&'static str> {
    let unit = fold(unit);
    parse(&unit).map(|(_, unit, _)| unit.class).or_else(|| bare(&unit).map(|(_, (_, class))| class))
}

fn factor(unit: &str) -> Option<(Decimal, String)> {
    let unit = fold(unit);
    if let Some((power, unit, per)) = parse(&unit) {
        let base = if per.is_empty() { unit.base.to_string() } else { format!("{}{per}", unit.base) };
        return Some((unit.factor.checked_mul(power)?, base));
    }
    bare(&unit).map(|(power, (base, _))| (power, base.into()))
}

/// 万 and 亿 without a unit: 突破千亿 is money, 5万 a count.
fn bare(unit: &str) -> Option<(Decimal, (&'static str, &'static str))> {
    let (power, _) = numerals::multiplier(unit).filter(|(power, rest)| *power >= 10_000 && rest.is_empty())?;
    Some((power.into(), if power >= 100_000_000 { units::MONEY } else { units::COUNT }))
}

/// Power in front, unit, and what stands under a stroke (`/人`).
fn parse(unit: &str) -> Option<(Decimal, &'static units::Unit, &str)> {
    if let Some(unit) = units::named(unit) {
        return Some((Decimal::ONE, unit, ""));
    }
    let (power, rest) = numerals::multiplier(unit).map_or((Decimal::ONE, unit), |(power, rest)| (power.into(), rest));
    if let Some(unit) = units::named(rest) {
        return Some((power, unit, ""));
    }
    let stroke = rest.char_indices().find(|(_, ch)| matches!(ch, '/' | '(') || class::EACH.is_char(*ch))?.0;
    let (above, below) = rest.split_at_checked(stroke)?;
    let above = units::named(above)?;
    Some((power, above, if below.starts_with('(') { "" } else { below }))
}

fn fold(unit: &str) -> String {
    unit.chars()
        .filter(|ch| !ch.is_whitespace())
        .map(|ch| match ch {
            '％' | '℅' => '%',
            '（' => '(',
            '）' => ')',
            '／' => '/',
            _ => variants::ordinary(ch),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, unit: &str, want: &str) {
        let value = Value::One(value.parse().expect("a decimal"));
        let got = canonical(Some(&value), None, Some(unit), false);
        let got = got.map(|it| match it.value {
            CanonicalValue::One(value) => format!("{value} {}", it.unit),
            CanonicalValue::Two(_) => "two".into(),
        });
        assert_eq!(got.as_deref().unwrap_or("none"), want, "{value:?} {unit}");
    }

    #[test]
    fn comes_to_the_base_of_the_class() {
        check("9.2", "万亿元", "9200000000000 元");
        check("1.25", "亿亩", "125000000 亩");
        check("88", "亿斤", "4400000 吨");
        check("23.5", "平方公里", "35250 亩");
        check("4.7", "万个", "47000 个");
        check("2.5", "万公里", "25000 公里");
        check("16.8", "万元/人", "168000 元/人");
        check("40", "微克每立方米", "40 微克/立方米");
        check("60", "万套（间）", "600000 个");
        check("92", "％", "92 %");
        check("1000", "亿", "100000000000 元");
        check("8", "成", "0.8 倍");
        check("7", "没有的单位", "none");
    }

    #[test]
    fn classes() {
        assert_eq!(unit_class("万亿元"), Some("货币"));
        assert_eq!(unit_class("个百分点"), Some("百分点"));
        assert_eq!(unit_class("万标箱"), Some("港航"));
        assert_eq!(unit_class("没有"), None);
    }

    #[test]
    fn large_numbers_are_no_panic() {
        let value = Value::One(Decimal::MAX);
        assert_eq!(canonical(Some(&value), None, Some("万亿元"), false), None);
    }
}
