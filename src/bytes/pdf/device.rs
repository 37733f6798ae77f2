//! What a page prints: characters and where. Nothing is drawn.

use super::codes::Codes;
use crate::bytes::Decode;
use crate::bytes::printed::{Glyph, Page};
use hayro_interpret::font::{Glyph as Printed, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use kurbo::{BezPath, Point};

/// Characters that a page may print; more is no page.
const MOST: usize = 1_000_000;

/// Collects what a page prints.
pub struct Collector<'d> {
    /// The page so far.
    pub page: Page,
    /// Glyphs whose character is not known.
    pub lost: usize,
    codes: Codes,
    decoder: &'d dyn Decode,
}

impl<'d> Collector<'d> {
    /// For the page of this number and size.
    pub fn new(number: u32, size: (f32, f32), codes: Codes, decoder: &'d dyn Decode) -> Self {
        let page = Page { number, width: size.0, height: size.1, ..Page::default() };
        Collector { page, lost: 0, codes, decoder }
    }

    /// The characters of a glyph, and whether its font is bold.
    fn characters(&self, glyph: &Printed) -> (Option<String>, bool) {
        let (name, heavy) = match glyph {
            Printed::Outline(outline) => match outline.font_data() {
                Some(font) => (font.postscript_name, font.weight.is_some_and(|weight| weight >= 600)),
                None => (None, false),
            },
            Printed::Type3(_) => (None, false),
        };
        let named =
            name.as_ref().is_some_and(|name| ["Bold", "bold", "Black", "Heavy"].iter().any(|it| name.contains(it)));
        let told = glyph.as_unicode().map(|text| match text {
            BfString::Char(ch) => ch.to_string(),
            BfString::String(text) => text,
        });
        // Some tell nothing by telling zero.
        let told = told.filter(|text| !text.is_empty() && !text.contains(['\0', '\u{FFFD}']));
        let text = told.or_else(|| self.codes.decode(name.as_deref(), glyph.char_code(), self.decoder));
        (text, heavy || named)
    }
}

impl Device<'_> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            if self.page.glyphs.len() >= MOST {
                return;
            }
            let transform = props.transform * glyph.transform();
            let [a, b, c, d, _, _] = transform.as_coeffs();
            // A glyph is a thousand units high. What is askew is a watermark.
            let size = 1000.0 * (c * c + d * d).sqrt();
            let askew = b.abs() > 0.1 * a.abs() || a <= 0.0;
            let (text, bold) = self.characters(glyph);
            let Some(text) = text else {
                self.lost += usize::from(!askew);
                continue;
            };
            // Signs of a font of its own, as bullets are.
            let private = |ch: char| matches!(ch, '\u{E000}'..='\u{F8FF}') || ch.is_control();
            if askew || text.chars().all(private) {
                continue;
            }
            let at = transform * Point::ZERO;
            self.page.glyphs.push(Glyph {
                x: at.x as f32,
                y: at.y as f32,
                size: size as f32,
                text,
                bold: bold || matches!(mode, DrawMode::Stroke(_)),
            });
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, props: ImageDrawProps<'_>) {
        // The picture fills the unit square.
        let covered = props.transform.determinant().abs() as f32;
        self.page.pictured |= covered > 0.5 * self.page.width * self.page.height;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
