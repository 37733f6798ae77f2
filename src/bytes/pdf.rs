//! PDF: the characters that its pages print and where, through hayro's interpreter; what they make is [`super::printed`]'s.
//!
//! [`device`] (collects what is printed), [`codes`] (characters of fonts that do not tell them), [`stub`] (the font in place
//! of those that are not embedded, whose text would be lost without one).

mod codes;
mod device;
mod stub;

use super::limits::{self, Steps};
use super::printed;
use super::{Format, Input, Note, NoteKind, Source};
use crate::error::{Error, Kind};
use codes::Codes;
use device::Collector;
use hayro_interpret::hayro_cmap;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::sync::Arc;

pub const FORMAT: Format = Format {
    id: "pdf",
    endings: &["pdf"],
    kept: "paragraphs rebuilt from places, headings by size, bold, columns, tables, pages",
    hint: super::may_be_printed,
    // Text about PDFs begins otherwise.
    recognise: |input| input.bytes.starts_with(b"%PDF-") || !super::encoding::is_text(input.bytes),
    read,
};

fn read(input: &Input) -> Result<Source, Error> {
    let pdf = open(input)?;
    let count = pdf.pages().len();
    if count > limits::PAGES {
        return Err(limits::passed("pages", limits::PAGES as u64));
    }
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| Some((stub::font(), 0))),
        cmap_resolver: Arc::new(hayro_cmap::load_embedded),
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let mut steps = Steps::default();
    let (mut pages, mut lost, mut all) = (Vec::with_capacity(count), 0, 0);
    let mut unpacked = 0u64;
    for (at, page) in pdf.pages().iter().enumerate() {
        unpacked += page.page_stream().map_or(0, |stream| stream.len() as u64);
        if unpacked > limits::UNPACKED {
            return Err(limits::passed("unpacked bytes", limits::UNPACKED));
        }
        let (width, height) = page.render_dimensions();
        let area = kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let codes = Codes::of(page.resources());
        let mut collector = Collector::new(at as u32 + 1, (width, height), codes, input.decoder);
        let mut context = Context::new(transform, area, &cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut collector);
        steps.take(collector.page.glyphs.len() as u64 + 100)?;
        lost += collector.lost;
        all += collector.page.glyphs.len() + collector.lost;
        pages.push(collector.page);
    }
    if lost * 2 > all {
        let message = format!("the fonts do not tell which characters {lost} of {all} glyphs are");
        return Err(Error::new(Kind::NoText, message).with("what", "fonts").with("glyphs", lost.to_string()));
    }
    let mut source = printed::source(pages)?;
    if lost > 0 {
        let message = format!("the fonts do not tell which characters {lost} of {all} glyphs are; they are left out");
        let note = Note::new(NoteKind::DamagedText, 0, message).with("what", "fonts".into());
        source.notes.push(note.with("lost", lost.to_string()).with("all", all.to_string()));
    }
    Ok(source)
}

fn open(input: &Input) -> Result<Pdf, Error> {
    // Most that are encrypted have no password but the owner's.
    let first = Pdf::new(input.bytes.to_vec());
    let opened = match (first, input.password) {
        (Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)), Some(password)) => {
            Pdf::new_with_password(input.bytes.to_vec(), password)
        }
        (first, _) => first,
    };
    opened.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            let (state, given) = match input.password {
                Some(_) => ("wrong", "the password is not that of the PDF"),
                None => ("needed", "the PDF needs a password"),
            };
            Error::new(Kind::Encrypted, given).with("password", state)
        }
        LoadPdfError::Decryption(_) => Error::new(Kind::Encrypted, "the PDF is encrypted in a way that is not known"),
        LoadPdfError::Invalid => Error::new(Kind::Damaged, "the PDF is damaged"),
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
