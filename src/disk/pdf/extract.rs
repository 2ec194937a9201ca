//! The text of a PDF, page by page, out of its bytes.

use super::layout::{Glyph, text_of};
use crate::workspace::change::Properties;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, font, interpret_page,
};

/// Why a PDF gives no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It opens with a password only.
    Password,
    /// It is encrypted in a way that cannot be read.
    Encryption,
    /// It is no PDF, or damaged beyond reading.
    Broken,
}

/// Pages beyond these are not read.
const MOST_PAGES: usize = 20_000;
/// Characters of a page beyond these are not read.
const MOST_GLYPHS: usize = 1_000_000;

/// The texts of the pages, in order; a page without text is empty. Calls `each` with them as they are made, until it says to stop; returns
/// what the file's information dictionary says.
///
/// # Errors
/// Where the file cannot be opened as a PDF.
pub fn pages(bytes: Vec<u8>, each: &mut dyn FnMut(&str) -> bool) -> Result<Properties, Fault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::Password,
        LoadPdfError::Decryption(_) => Fault::Encryption,
        LoadPdfError::Invalid => Fault::Broken,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Fault::Broken);
    }
    let cache = InterpreterCache::new();
    for page in pages.iter().take(MOST_PAGES) {
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let to_top = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(to_top, area, &cache, pdf.xref(), settings);
        let mut painted = Painted { area: area.inset(2.0), glyphs: Vec::new(), artifacts: Vec::new() };
        interpret_page(page, &mut context, &mut painted);
        if !each(&text_of(&painted.glyphs)) {
            break;
        }
    }
    Ok(properties(&pdf))
}

/// Of what a file says of itself, so many characters are taken.
const LONGEST: usize = 500;

fn properties(pdf: &Pdf) -> Properties {
    let said = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(string).unwrap_or_default();
    let authors = text(&said.author);
    let authors = authors.split(';').map(str::trim).filter(|author| !author.is_empty()).take(50).map(str::to_owned);
    let made = said.creation_date.as_ref().filter(|date| (1970..2200).contains(&date.year));
    let made = made.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    Properties {
        title: text(&said.title),
        authors: authors.collect(),
        made: made.unwrap_or_default(),
        ..Properties::default()
    }
}

/// A text string (PDF 32000-1, 7.9.2.2): UTF-16 or UTF-8 where its mark says so, else nearly Latin-1. White space is collapsed.
fn string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(<[u8; 2]>::try_from(pair).ok()?)));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect::<String>()
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    let plain = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    plain.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

/// Takes the characters that a page paints.
struct Painted {
    area: Rect,
    glyphs: Vec<Glyph>,
    /// For each marked piece of content that is open, whether it is no part of the text: headers, footers, page numbers.
    artifacts: Vec<bool>,
}

impl Device<'_> for Painted {
    fn draw_glyph_run(&mut self, run: &font::GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        if self.artifacts.iter().any(|is_artifact| *is_artifact) || self.glyphs.len() >= MOST_GLYPHS {
            return;
        }
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => plain(&c.to_string()),
                Some(BfString::String(text)) => plain(&text),
                None => "\u{fffd}".to_owned(),
            };
            let advance = match &**glyph {
                font::Glyph::Outline(outline) => outline.advance_width(),
                font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            let along = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0) - origin;
            let em = place * Point::new(0.0, 1000.0) - origin;
            let seen = origin.is_finite() && along.is_finite() && em.is_finite() && self.area.contains(origin);
            if text.is_empty() || !seen {
                continue;
            }
            let turn = (place * Point::new(1000.0, 0.0) - origin).atan2() / std::f64::consts::FRAC_PI_4;
            let turn = turn.round() as i8;
            let (sin, cos) = (-f64::from(turn) * std::f64::consts::FRAC_PI_4).sin_cos();
            let start = origin.x * cos - origin.y * sin;
            let line = origin.x * sin + origin.y * cos;
            let end = start + along.hypot();
            self.glyphs.push(Glyph { text, start, end, line, size: em.hypot(), turn });
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.artifacts.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.artifacts.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Ligatures as their letters; control characters are none.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || c == '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}
