//! What the page knows. [`library`] holds what was handed in and what became of it, [`session`] where one is; [`desk`]
//! holds both and the commands that change them. [`store`] is the browser's database, `keeping` what is
//! put there and taken back.

pub mod desk;
mod keeping;
pub mod library;
pub mod opened;
pub mod session;
pub mod store;
