//! The one error type. Neutral wording: it names the file and the cause; what to do about it is said by whoever
//! shows it.

use serde::{Deserialize, Serialize};

/// Why a file gave no report. `code` is one of the codes of the JSON contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
    details: Details,
}

/// The parts of a message by name (what it is, what was expected, a number, a place), from which a page words it in its
/// own language.
pub type Details = std::collections::BTreeMap<String, String>;

/// The causes that the contract tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No bytes, or nothing but white space.
    Empty,
    /// More bytes than are read.
    TooLarge,
    /// No format of the list recognises the bytes.
    UnknownFormat,
    /// The format is known, its inside is broken.
    Damaged,
    /// A password is needed.
    Encrypted,
    /// Pages without text, as of a scan.
    NoText,
    /// A guard on unpacking was reached; the message says which.
    Limit,
    /// A fault of ours.
    Internal,
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Kind; 8] = [
        Kind::Empty,
        Kind::TooLarge,
        Kind::UnknownFormat,
        Kind::Damaged,
        Kind::Encrypted,
        Kind::NoText,
        Kind::Limit,
        Kind::Internal,
    ];
}

impl Error {
    /// An error of this kind; `message` names the cause, not the remedy.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into(), details: Details::new() }
    }

    /// The error with one more part of its message by name.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.details.insert(name.into(), value.into());
        self
    }

    /// The parts of the message.
    pub fn details(&self) -> &Details {
        &self.details
    }

    /// Which of the contract's causes it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The cause in words.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
