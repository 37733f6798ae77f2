//! What is long is done in a worker, which is this program once more: [`link`] is the side of the page, [`serve`] the
//! worker's, [`messages`] what they say to each other. `read`, `search`, `draw` and `compare` do the work.

mod compare;
pub mod draw;
pub mod link;
pub mod messages;
mod read;
pub mod search;
pub mod serve;
