//! What page and worker say to each other. Both binaries compile this one file; [`BUILD`] tells them whether they
//! compiled the same one.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Stamp of the sources that this binary was built from.
pub const BUILD: &str = env!("BAOGAO_BUILD");

/// To the worker.
#[derive(Serialize)]
pub enum Request {
    /// Read this file.
    Analyze {
        /// Comes back with each reply.
        ticket: u32,
        /// Name, with folders where it came in some.
        path: String,
        /// A `File` or other `Blob`: a handle, its bytes are only read inside the worker.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        blob: JsValue,
        /// Its password; empty where none was given.
        password: String,
    },
}

impl Request {
    /// The request that a message holds. By hand: for a message that may hold anything, serde brings the worker what it
    /// takes to write floats.
    #[allow(dead_code, reason = "the page only sends them")]
    pub fn read(message: &JsValue) -> Option<Request> {
        let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
        let inside = field(message, "Analyze").filter(JsValue::is_object)?;
        let ticket = field(&inside, "ticket")?.as_f64()? as u32;
        let text = |name| field(&inside, name)?.as_string();
        Some(Request::Analyze {
            ticket,
            path: text("path")?,
            blob: field(&inside, "blob")?,
            password: text("password")?,
        })
    }
}

/// From the worker: the first part of a message, as JSON, by which the analysis is written too.
#[derive(Serialize, Deserialize)]
pub enum Reply {
    /// The first message: the worker has started.
    Ready {
        /// Its [`BUILD`].
        build: String,
    },
    /// The file's bytes are in; the analysis begins.
    Started {
        /// Of the request.
        ticket: u32,
    },
    /// The file was read. The analysis, as JSON, is the message's second part, an `ArrayBuffer` that is transferred.
    Done {
        /// Of the request.
        ticket: u32,
        /// What a list says of it.
        summary: Summary,
    },
    /// The file is an archive. Its files are the message's second part, a list with four items for each: its path; its bytes
    /// as a `Blob`; or else, where it cannot be had, null and what [`Reply::Done`] says of it, the summary as JSON.
    Opened {
        /// Of the request.
        ticket: u32,
    },
    /// The browser would not hand out the file's bytes.
    Unreadable {
        /// Of the request.
        ticket: u32,
        /// The browser's words.
        message: String,
    },
    /// The core has panicked. The worker is of no more use.
    Panicked {
        /// Where and why.
        message: String,
    },
}

/// An analysis in short, so that a list of a thousand files need not parse a thousand analyses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// Id of the format.
    pub format: Option<String>,
    /// One for each report.
    pub reports: Vec<Card>,
    /// Why nothing, or not all, could be read.
    pub errors: Vec<baogao::report::Failure>,
}

/// A report in short.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// In its file.
    pub id: String,
    /// As in the report.
    pub title: String,
    /// As in the report.
    pub kind: baogao::report::DocumentKind,
    /// As in the report.
    pub region: Option<String>,
    /// As in the report.
    pub level: Option<baogao::report::Level>,
    /// As in the report.
    pub year: Option<i32>,
    /// Length of the text.
    pub characters: u32,
    /// How many.
    pub measures: u32,
    /// How many of them are promised.
    pub targets: u32,
    /// How many of them are headline targets.
    pub headlines: u32,
    /// How many.
    pub warnings: u32,
}
