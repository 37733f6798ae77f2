//! Axes of plots: ticks at round numbers, and where a number lies between the ends.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The round numbers of an axis, at steps of 1, 2 or 5 times a power of ten, from no more than the least number to no less
/// than the most; some `about` of them. `from_zero` where lengths are to be compared, as amounts are.
pub fn ticks(least: Decimal, most: Decimal, about: u32, from_zero: bool) -> Vec<Decimal> {
    let (mut least, mut most) = (least.min(most), least.max(most));
    if from_zero {
        (least, most) = (least.min(Decimal::ZERO), most.max(Decimal::ZERO));
    }
    if least == most {
        let room = if least.is_zero() { Decimal::ONE } else { least.abs() / Decimal::TEN };
        (least, most) = (least - room, most + room);
    }
    let wanted = (most - least) / Decimal::from(about.max(1));
    let mut step = Decimal::ONE;
    // The greatest power of ten that is no greater than what is wanted; numbers have at most 28 digits.
    for _ in 0..28 {
        match step {
            _ if step > wanted => step /= Decimal::TEN,
            _ if step * Decimal::TEN <= wanted => step *= Decimal::TEN,
            _ => break,
        }
    }
    let steps = [1, 2, 5, 10].map(|times| step * Decimal::from(times));
    let step = steps.into_iter().find(|it| *it >= wanted).unwrap_or(step * Decimal::TEN);
    let first = (least / step).floor();
    let count = ((most / step).ceil() - first).to_u32().unwrap_or(0).min(100);
    (0..=count).map(|at| ((first + Decimal::from(at)) * step).normalize()).collect()
}

/// Where a number lies between two others, in thousandths of the way; in the middle where they are one.
pub fn place(number: Decimal, from: Decimal, to: Decimal) -> u16 {
    if from == to {
        return 500;
    }
    let way = (number - from) * Decimal::ONE_THOUSAND / (to - from);
    way.round().to_i64().unwrap_or(0).clamp(0, 1000) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(least: &str, most: &str, from_zero: bool) -> Vec<String> {
        let ticks = ticks(least.parse().unwrap(), most.parse().unwrap(), 4, from_zero);
        ticks.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_hold_all() {
        assert_eq!(shown("4.2", "6.9", false), ["4", "5", "6", "7"]);
        assert_eq!(shown("5", "5.5", false), ["5", "5.2", "5.4", "5.6"]);
        assert_eq!(shown("5", "5", false), ["4.5", "5", "5.5"]);
        assert_eq!(shown("230000000", "282000000", true), ["0", "100000000", "200000000", "300000000"]);
        assert_eq!(shown("-3", "2", false), ["-4", "-2", "0", "2"]);
        assert_eq!(shown("0", "0", false).len(), 5);
    }

    #[test]
    fn places_are_between_the_ends() {
        let at = |number: i64| place(number.into(), 10.into(), 20.into());
        assert_eq!([at(10), at(15), at(20), at(40), at(0)], [0, 500, 1000, 1000, 0]);
        assert_eq!(place(1.into(), 1.into(), 1.into()), 500);
    }
}
