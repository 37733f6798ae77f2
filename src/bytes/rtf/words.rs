//! Rich text as bytes → groups, control words and characters.

/// A piece of rich text.
#[derive(Debug, PartialEq, Eq)]
pub enum Word<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\*`: what follows may be passed over.
    Ignorable,
    /// `\b0`, `\par`
    Control {
        /// `b`
        name: &'b str,
        /// 0
        number: Option<i32>,
    },
    /// A byte of a character, as it stands or as `\'d4`.
    Byte(u8),
}

/// Reads piece by piece.
pub struct Words<'b> {
    rest: &'b [u8],
}

impl<'b> Words<'b> {
    /// From the start.
    pub fn new(bytes: &'b [u8]) -> Self {
        Words { rest: bytes }
    }

    /// Passes over bytes.
    pub fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Name of the control word that comes next.
    pub fn peek_control(&self) -> Option<&'b str> {
        let rest = self.rest.trim_ascii_start().strip_prefix(b"\\")?;
        Some(letters(rest))
    }

    /// The next piece.
    pub fn next(&mut self) -> Option<Word<'b>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = rest;
            return Some(match first {
                b'{' => Word::Open,
                b'}' => Word::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => self.escaped()?,
                byte => Word::Byte(byte),
            });
        }
    }

    fn escaped(&mut self) -> Option<Word<'b>> {
        let name = letters(self.rest);
        if name.is_empty() {
            let (&sign, rest) = self.rest.split_first()?;
            self.rest = rest;
            return Some(match sign {
                b'\'' => {
                    let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
                    match (digit(0), digit(1)) {
                        (Some(high), Some(low)) => {
                            self.skip(2);
                            Word::Byte((high * 16 + low) as u8)
                        }
                        _ => Word::Control { name: "'", number: None },
                    }
                }
                b'*' => Word::Ignorable,
                b'~' => Word::Control { name: "~", number: None },
                b'_' => Word::Control { name: "_", number: None },
                b'\r' | b'\n' => Word::Control { name: "par", number: None },
                b'\t' => Word::Control { name: "tab", number: None },
                b'{' | b'}' | b'\\' => Word::Byte(sign),
                _ => Word::Control { name: "", number: None },
            });
        }
        self.skip(name.len());
        let minus = self.rest.first() == Some(&b'-');
        let digits = self.rest.iter().skip(usize::from(minus)).take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let length = digits + usize::from(minus);
            number = self.rest.get(..length).and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| it.parse().ok());
            self.skip(length);
        }
        if self.rest.first() == Some(&b' ') {
            self.skip(1);
        }
        Some(Word::Control { name, number })
    }
}

/// The letters at the beginning.
fn letters(bytes: &[u8]) -> &str {
    let end = bytes.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
    bytes.get(..end).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or("")
}
