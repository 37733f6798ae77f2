//! Records: an object of JSON a line in, the same with its analysis out, so that whatever hands records around (Spark's
//! `pipe`, GNU parallel, a queue) runs the program as it is.
//!
//! In: `name` (a file name; optional), and `text` (a string) or `bytes` (base64). Out: every other field, as its characters
//! stood, then `analysis`. Where a record cannot be read `analysis` is null and `error` says why; there is always one line
//! out for one in.

use crate::pipeline::Done;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::io::BufRead;

/// The lines of a stream with their numbers from 1, empty ones aside.
pub fn from(input: impl BufRead) -> impl Iterator<Item = (usize, std::io::Result<Vec<u8>>)> {
    let lines = input.split(b'\n').enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| line.as_ref().is_ok_and(|line| !line.trim_ascii().is_empty()) || line.is_err())
}

/// The record of one line with its analysis.
pub fn read((number, line): (usize, std::io::Result<Vec<u8>>)) -> Done {
    let record = line.map_err(|error| error.to_string()).and_then(|line| {
        let length = line.len() as u64;
        serde_json::from_slice::<Record>(&line).map(|record| (record, length)).map_err(|error| error.to_string())
    });
    let (mut record, bytes) = record.unwrap_or_else(|error| (Record { fault: Some(error), ..Record::default() }, 0));
    let mut faults = Vec::new();
    let analysis = match record.content() {
        Ok(content) => {
            let name = record.name.as_deref().unwrap_or_default();
            let analysis = baogao::analyze(name, &content);
            faults.extend(analysis.errors.iter().map(|error| format!("record {number} ({name}): {}", error.message)));
            serde_json::value::to_raw_value(&analysis).ok()
        }
        Err(fault) => {
            faults.push(format!("record {number}: {fault}"));
            record.fields.extend(serde_json::value::to_raw_value(&fault).ok().map(|fault| ("error".to_owned(), fault)));
            None
        }
    };
    Done { lines: vec![record.written(analysis.as_deref())], tables: Vec::new(), bytes, faults }
}

#[derive(Default)]
struct Record {
    name: Option<String>,
    text: Option<String>,
    bytes: Option<String>,
    /// All fields that come back, in their order: `name` too.
    fields: Vec<(String, Box<RawValue>)>,
    fault: Option<String>,
}

impl Record {
    fn content(&self) -> Result<Vec<u8>, String> {
        match (&self.fault, &self.text, &self.bytes) {
            (Some(fault), ..) => Err(fault.clone()),
            (_, Some(text), None) => Ok(text.clone().into_bytes()),
            (_, None, Some(bytes)) => BASE64_STANDARD.decode(bytes).map_err(|error| format!("bytes: {error}")),
            (_, Some(_), Some(_)) => Err("both text and bytes".into()),
            (_, None, None) => Err("neither text nor bytes".into()),
        }
    }

    fn written(&self, analysis: Option<&RawValue>) -> Vec<u8> {
        let mut out = String::from("{");
        for (name, value) in &self.fields {
            out += &serde_json::Value::from(name.as_str()).to_string();
            out.push(':');
            out += value.get();
            out.push(',');
        }
        out += "\"analysis\":";
        out += analysis.map_or("null", RawValue::get);
        out.push('}');
        out.into_bytes()
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record;

            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("an object with name, and text or bytes")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
                let mut record = Record::default();
                while let Some(field) = map.next_key::<String>()? {
                    match field.as_str() {
                        "text" => record.text = map.next_value()?,
                        "bytes" => record.bytes = map.next_value()?,
                        // Of an earlier run: this one's stands in their place.
                        "analysis" | "error" => _ = map.next_value::<serde::de::IgnoredAny>()?,
                        _ => {
                            let value: Box<RawValue> = map.next_value()?;
                            if field == "name" {
                                record.name = serde_json::from_str(value.get()).unwrap_or_default();
                            }
                            record.fields.push((field, value));
                        }
                    }
                }
                Ok(record)
            }
        }
        from.deserialize_map(Fields)
    }
}
