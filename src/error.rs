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
/// own language. They are few: a list in the order of names, as a tree's code is more than a browser should fetch for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Details(
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "std::collections::BTreeMap<String, String>"))]
    #[cfg_attr(not(target_arch = "wasm32"), ts(as = "std::collections::BTreeMap<String, String>"))]
    Vec<(String, String)>,
);

impl Details {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part, or sets it anew.
    pub fn insert(&mut self, name: String, value: String) {
        let at = self.0.iter().position(|(other, _)| *other >= name).unwrap_or(self.0.len());
        match self.0.get_mut(at) {
            Some(part) if part.0 == name => part.1 = value,
            _ => self.0.insert(at, (name, value)),
        }
    }

    /// The part of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.parts().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// All parts, in the order of their names.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Serialize for Details {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.parts())
    }
}

impl<'de> Deserialize<'de> for Details {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Parts;

        impl<'de> serde::de::Visitor<'de> for Parts {
            type Value = Details;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("texts by name")
            }

            fn visit_map<M: serde::de::MapAccess<'de>>(self, mut map: M) -> Result<Details, M::Error> {
                let mut details = Details::new();
                while let Some((name, value)) = map.next_entry()? {
                    details.insert(name, value);
                }
                Ok(details)
            }
        }

        from.deserialize_map(Parts)
    }
}

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
