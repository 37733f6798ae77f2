//! A sample of measures, drawn by chance: the same seed over the same reports draws the same.

use super::messages::Draw;
use super::read::Held;

/// A small generator of numbers that look like chance (xorshift32): what is asked of it is to be fair and the same everywhere.
struct Chance(u32);

impl Chance {
    fn new(seed: u32) -> Chance {
        // Seeds that lie side by side begin far apart, and none begins at 0, where it would stay.
        Chance(seed.wrapping_mul(0x9e37_79b9) ^ 0x85eb_ca6b | 1)
    }

    /// A number below this one, each as likely as the next.
    fn below(&mut self, bound: u32) -> u32 {
        let most = u32::MAX - u32::MAX % bound;
        loop {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            if self.0 < most {
                return self.0 % bound;
            }
        }
    }
}

/// Which measures are drawn: of each report (by its position in what is asked for) the measure (by its number among those
/// that nobody has rejected), in the order of the draw; and how many there were to draw from.
pub fn draw(asked: &Draw, reports: &[Option<&Held>]) -> (Vec<(usize, usize)>, u32) {
    let mut all = Vec::new();
    for (report, held) in reports.iter().enumerate() {
        let measures = held.iter().flat_map(|it| it.measures.iter().enumerate());
        let wanted = measures.filter(|(_, it)| {
            asked.status.is_none_or(|status| status == it.status) && (it.headline || !asked.headline)
        });
        all.extend(wanted.map(|(at, _)| (report, at)));
    }
    let from = all.len() as u32;
    let mut chance = Chance::new(asked.seed);
    // The first steps of a Fisher-Yates shuffle.
    for at in 0..all.len().min(asked.count as usize) {
        let other = at + chance.below((all.len() - at) as u32) as usize;
        all.swap(at, other);
    }
    all.truncate(asked.count as usize);
    (all, from)
}
