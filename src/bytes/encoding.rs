//! Character encodings: which one bytes are in, and the seam to whoever decodes them.

/// Decodes bytes. Natively a crate does it, in a browser the browser's own tables.
pub trait Decode {
    /// The text of `bytes` in the encoding of this WHATWG label, bytes that have no character replaced by U+FFFD; or
    /// `None` for a label that is not known.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
}

/// The decoder of `encoding_rs`.
#[cfg(not(target_arch = "wasm32"))]
pub struct Native;

#[cfg(not(target_arch = "wasm32"))]
impl Decode for Native {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}
