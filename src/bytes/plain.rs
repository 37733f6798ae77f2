//! Plain text, in whatever encoding.

use super::{Decode, Format, Source};
use crate::error::Error;

pub const FORMAT: Format = Format { id: "text", endings: &["txt", "text"], recognise: |_, _| true, read };

fn read(bytes: &[u8], _: &dyn Decode) -> Result<Source, Error> {
    Ok(Source {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: Some("utf-8".into()),
        ..Source::default()
    })
}
