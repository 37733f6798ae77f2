//! The report: everything known of one text, put together, and the JSON that it is written as.

mod assemble;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod spans;

pub use assemble::assemble;
pub use model::*;
pub use spans::in_code_points;
