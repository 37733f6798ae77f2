//! The analysis as a value: the types behind the JSON `baogao/1`.
//!
//! Everything that points into a text is generic over the kind of span: the core builds `Report<Span>` (bytes), the
//! JSON is `Report<CodePoints>`. Names and meaning of the fields are a contract; fields may be added.
//!
//! [`file`] is what one file gives, [`document`] the structure of a report and its facts, [`measure`] a quantity, [`task`] a
//! commitment; [`spans`] turns bytes into code points, [`schema`] writes the contract down.

/// Derives what every type of the contract has: JSON both ways, and schema and TypeScript where they are generated.
macro_rules! contract {
    ($(#[$meta:meta])* pub struct $name:ident<S = CodePoints> $body:tt) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS), ts(concrete(S = CodePoints)))]
        $(#[$meta])*
        pub struct $name<S = CodePoints> $body
    };
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
        $(#[$meta])*
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $($rest)*
    };
}

mod document;
mod file;
mod measure;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod spans;
mod task;

pub use document::*;
pub use file::*;
pub use measure::*;
pub use spans::in_code_points;
pub use task::*;
