//! What a number relates its indicator to: a gap to another ([`gap`]: 高于全省2个百分点), a share of a whole ([`share`]: 占…的12%), a
//! multiple, a ratio ([`multiple`]: 是上年的2倍, 2.27:1).

mod gap;
mod multiple;
mod share;

pub(super) use multiple::Relating;
