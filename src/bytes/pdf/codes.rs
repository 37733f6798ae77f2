//! Characters of embedded fonts that have no table to Unicode: their codes are GBK or UTF-16 by the name of their encoding,
//! or numbers of Adobe's collections of characters. Frequent in official documents.

use crate::bytes::Decode;
use hayro_interpret::hayro_cmap::{self, BfString, CMap, CMapName};
use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Resources;
use std::collections::HashMap;

/// What the codes of a font are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    Gbk,
    Big5,
    Utf16,
    /// Numbers of Adobe-GB1.
    Gb1,
}

/// The codes of a page's fonts, by the font's name.
#[derive(Debug, Default)]
pub struct Codes {
    fonts: HashMap<String, Code>,
    gb1: Option<CMap>,
}

impl Codes {
    /// Of these resources.
    pub fn of(resources: &Resources) -> Self {
        let mut codes = Codes::default();
        let keys: Vec<Name> = resources.fonts.keys().collect();
        for key in keys {
            let Some(font) = resources.fonts.get::<Dict>(&*key) else { continue };
            let (Some(name), Some(code)) = (font.get::<Name>(b"BaseFont"), code(&font)) else { continue };
            codes.fonts.insert(bare(name.as_str()).to_owned(), code);
        }
        if codes.fonts.values().any(|code| *code == Code::Gb1) {
            let data = hayro_cmap::load_embedded(CMapName::AdobeGb1Ucs2);
            codes.gb1 = data.and_then(|data| CMap::parse(data, hayro_cmap::load_embedded));
        }
        codes
    }

    /// The characters of a code of the font of this name.
    pub fn decode(&self, font: Option<&str>, code: u32, decoder: &dyn Decode) -> Option<String> {
        let known = match font {
            Some(font) => self.fonts.get(bare(font)),
            // The only one that there is.
            None => self.fonts.values().next().filter(|_| self.fonts.len() == 1),
        }?;
        let bytes = code.to_be_bytes();
        let bytes = bytes.get((code.leading_zeros() / 8).min(3) as usize..).unwrap_or(&bytes);
        let text = match known {
            Code::Gbk => decoder.decode("gb18030", bytes)?,
            Code::Big5 => decoder.decode("big5", bytes)?,
            Code::Utf16 => {
                let units = [(code >> 16) as u16, code as u16];
                let units = if code > 0xFFFF { &units[..] } else { units.get(1..)? };
                String::from_utf16(units).ok()?
            }
            Code::Gb1 => match self.gb1.as_ref()?.lookup_bf_string(code)? {
                BfString::Char(ch) => ch.to_string(),
                BfString::String(text) => text,
            },
        };
        (!text.contains('\u{FFFD}') && !text.is_empty()).then_some(text)
    }
}

/// A font's name without the mark of a subset: `ABCDEF+SimSun`.
fn bare(name: &str) -> &str {
    name.split_once('+').filter(|(mark, _)| mark.len() == 6).map_or(name, |(_, name)| name)
}

fn code(font: &Dict) -> Option<Code> {
    let encoding = font.get::<Name>(b"Encoding")?;
    let encoding = encoding.as_str();
    Some(match encoding {
        name if name.starts_with("UniGB") || name.starts_with("UniCNS") || name.starts_with("UniJIS") => Code::Utf16,
        name if name.starts_with("GB") => Code::Gbk,
        name if name.starts_with("ETen") || name.starts_with("B5") || name.starts_with("HKscs") => Code::Big5,
        "Identity-H" | "Identity-V" => {
            let inside = font.get::<Array>(b"DescendantFonts")?.iter::<Dict>().next()?;
            let system = inside.get::<Dict>(b"CIDSystemInfo")?;
            let ordering = system.get::<hayro_syntax::object::String>(b"Ordering")?;
            match ordering.as_bytes() {
                b"GB1" => Code::Gb1,
                _ => return None,
            }
        }
        _ => return None,
    })
}
