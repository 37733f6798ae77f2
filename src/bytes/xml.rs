//! XML as the formats that are made of it read it: local names only, entities of the five that XML has, nothing fetched,
//! nothing expanded, depth and work counted.

use super::limits::{self, Steps};
use crate::error::{Error, Kind};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// A piece of XML.
pub enum Token<'x> {
    /// An element starts; one without content ends at once.
    Start(Tag<'x>),
    /// The element of this local name ends.
    End(String),
    /// Characters.
    Text(Cow<'x, str>),
}

/// The start of an element.
pub struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Name without its prefix.
    pub fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// The value of the attribute of this local name.
    pub fn get(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(match found.value.contains('&') {
            true => found
                .normalized_value(XmlVersion::Explicit1_0)
                .map_or_else(|_| found.value.to_string(), Cow::into_owned),
            false => found.value.into_owned(),
        })
    }

    /// The value of the attribute of this local name as a number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Reads XML piece by piece.
pub struct Xml<'x, 's> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    steps: &'s mut Steps,
}

impl<'x, 's> Xml<'x, 's> {
    /// From the start of a text.
    pub fn new(text: &'x str, steps: &'s mut Steps) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Xml { reader, depth: 0, steps }
    }

    /// The next piece; `None` at the end; an error where the XML is damaged or a limit was passed.
    pub fn next(&mut self) -> Result<Option<Token<'x>>, Error> {
        loop {
            self.steps.take(1)?;
            let event = self.reader.read_event().map_err(|error| {
                let at = self.reader.error_position();
                Error::new(Kind::Damaged, format!("XML is damaged at byte {at}: {error}"))
                    .with("what", "xml")
                    .with("at", at.to_string())
            })?;
            return Ok(Some(match event {
                Event::Eof => return Ok(None),
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        return Err(limits::passed("nested elements", limits::DEPTH as u64));
                    }
                    Token::Start(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::End(tag.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Token::Text(text.into_inner()),
                Event::CData(text) => Token::Text(text.into_inner()),
                Event::GeneralRef(name) => match entity(&name) {
                    Some(ch) => Token::Text(Cow::Owned(ch.to_string())),
                    None => continue,
                },
                Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// Passes over the rest of the element whose start was the last piece.
    pub fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

/// What an entity stands for: one of the five, or a number. Others, which a document may define, stand for nothing.
fn entity(name: &quick_xml::events::BytesRef) -> Option<char> {
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}
