//! Numbers at places in bytes, little end first; `None` past the end.

/// A byte.
pub fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// Two bytes.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk::<2>().map(|it| u16::from_le_bytes(*it))
}

/// Four bytes.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|it| u32::from_le_bytes(*it))
}

/// UTF-16 of so many units.
pub fn utf16_at(bytes: &[u8], at: usize, units: usize) -> Option<Vec<u16>> {
    let bytes = bytes.get(at..at.checked_add(units.checked_mul(2)?)?)?;
    Some(bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect())
}
