//! The glyphs of a page: what they stand for, and where they are.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    interpret_page,
};

use super::info;

/// Most glyphs of a page that are looked at; a full page of a newspaper has 30,000.
const MAX_GLYPHS: usize = 500_000;

/// Size of the square in which glyphs are designed.
const EM: f64 = 1000.0;

/// A glyph on a page whose text runs from left to right and from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it stands for: mostly one letter, in logical order if it is several.
    pub(super) text: String,
    /// Its left and right edge.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its baseline, which grows downwards.
    pub(super) y: f64,
    /// Size of its font.
    pub(super) size: f64,
}

/// The glyphs of a page.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    /// By the direction of their lines in quarter turns, the usual one first.
    pub(super) turned: [Vec<Glyph>; 4],
    /// How many there are, and how many of them stand for nothing that is known.
    pub(super) count: usize,
    pub(super) unknown: usize,
    bounds: Rect,
    /// Texts that stand for several glyphs together, and the glyph in which each was put.
    spans: Vec<Option<Span>>,
}

/// A piece of a page for which its text is written down beside the glyphs (`ActualText`).
#[derive(Debug)]
struct Span {
    text: String,
    /// Turn and number of the glyph that took it.
    taken_by: Option<(usize, usize)>,
}

impl Glyphs {
    /// The glyphs that a page draws.
    pub(super) fn of<'a>(page: &Page<'a>, context: &mut Context<'a>) -> Self {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut glyphs = Self { bounds, ..Self::default() };
        interpret_page(page, context, &mut glyphs);
        glyphs
    }

    fn add(&mut self, glyph: &Drawn<'_>, place: Affine) {
        self.count += 1;
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawing) => drawing.advance_width(),
        };
        let origin = place * Point::ZERO;
        if self.count > MAX_GLYPHS {
            self.unknown += 1;
            return;
        }
        if !self.bounds.contains(origin) {
            return;
        }
        let text = glyph.as_unicode().map(text);
        let known = text.filter(|text| !text.chars().any(is_unknown));
        self.unknown += usize::from(known.is_none());
        let end = place * Point::new(f64::from(advance.unwrap_or(0.0)), 0.0);
        let size = (place * Point::new(0.0, EM) - origin).hypot();
        if let Some(turn) = turn(place).filter(|_| size.is_finite() && size > 0.0) {
            let (from, to) = (rotated(origin, turn), rotated(end, turn));
            let (left, right) = (from.x.min(to.x), from.x.max(to.x));
            let glyph = Glyph { text: known.unwrap_or_default(), left, right, y: from.y, size };
            self.put(glyph, turn);
        }
    }

    /// Puts a glyph to the others; one that has its text written down together with others becomes
    /// part of their first.
    fn put(&mut self, mut glyph: Glyph, turn: usize) {
        let all = &mut self.turned[turn];
        if let Some(span) = self.spans.iter_mut().rev().flatten().next() {
            if let Some((_, first)) = span.taken_by.filter(|(first, _)| *first == turn) {
                let first = &mut all[first];
                if (first.y - glyph.y).abs() < first.size {
                    first.left = first.left.min(glyph.left);
                    first.right = first.right.max(glyph.right);
                    return;
                }
                glyph.text.clear();
            } else {
                glyph.text.clone_from(&span.text);
                span.taken_by = Some((turn, all.len()));
            }
        }
        all.push(glyph);
    }
}

impl Device<'_> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform());
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText".as_slice()));
        let text = text.map(|text| info::text(text.as_bytes()));
        self.spans.push(text.map(|text| Span { text, taken_by: None }));
    }

    fn end_marked_content(&mut self) {
        self.spans.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn text(text: BfString) -> String {
    match text {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(letters) => letters,
    }
}

/// Letters that mean nothing outside of their font.
fn is_unknown(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fffd}' | '\0'..='\u{8}')
}

/// Into which direction lines with this transform run: to the right, down, to the left or up. Oblique
/// ones are no text of an article.
fn turn(place: Affine) -> Option<usize> {
    let [x, y, ..] = place.as_coeffs();
    let (across, along) = (x.abs() > 10.0 * y.abs(), y.abs() > 10.0 * x.abs());
    match (across, along) {
        (true, _) if x > 0.0 => Some(0),
        (_, true) if y > 0.0 => Some(1),
        (true, _) => Some(2),
        (_, true) => Some(3),
        _ => None,
    }
}

/// A point on the page turned so that lines of this direction run to the right.
fn rotated(point: Point, turn: usize) -> Point {
    match turn {
        0 => point,
        1 => Point::new(point.y, -point.x),
        2 => Point::new(-point.x, -point.y),
        _ => Point::new(-point.y, point.x),
    }
}
