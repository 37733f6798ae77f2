//! Plain text, in whatever encoding.

use super::{Decode, Format, Input, Source, encoding, rows};
use crate::error::{Error, Kind};

pub const FORMAT: Format = Format {
    id: "text",
    endings: &["txt", "text"],
    kept: "the lines, rows of cells with tabs between them",
    hint: |_| false,
    recognise: |input| encoding::is_text(input.bytes),
    read: |input: &Input| {
        let mut source = read(input.bytes, input.decoder)?;
        rows::mark_tables(&mut source);
        Ok(source)
    },
};

/// The text of these bytes as a source without marks; for every format that is text at heart.
pub fn read(bytes: &[u8], decoder: &dyn Decode) -> Result<Source, Error> {
    let decoded = encoding::decode(bytes, decoder).ok_or_else(|| {
        Error::new(Kind::UnknownFormat, "the bytes are no text in a known encoding").with("found", "encoding")
    })?;
    Ok(Source {
        text: decoded.text,
        encoding: Some(decoded.label.into()),
        undecodable: decoded.undecodable,
        ..Source::default()
    })
}
