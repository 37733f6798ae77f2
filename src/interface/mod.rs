//! What the programs of the page share, so that they look and speak alike: [`controls`] that know nothing of reports, the
//! [`language`], names for the model's values, and [`phrasing`], how a measure is written. Each program compiles them for
//! itself.

pub mod controls;
pub mod english;
pub mod language;
mod names;
pub mod phrasing;
mod sentences;
