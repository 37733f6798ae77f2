//! What the page knows. [`library`] holds what was handed in and what became of it, [`session`] where one is; [`desk`]
//! holds both and the commands that change them. [`store`] keeps the library in the browser.

pub mod desk;
pub mod library;
pub mod opened;
pub mod session;
pub mod store;
