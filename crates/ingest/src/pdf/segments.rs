//! Glyphs put together to pieces of lines.

use super::glyphs::Glyph;

/// All lengths are in sizes of the font. Widest gap inside of a piece of a line: columns are further
/// apart, and most words nearer.
pub(super) const GUTTER: f64 = 0.9;

/// How far apart the baselines of glyphs may be that are on one line.
const LEVEL: f64 = 0.35;

/// Narrowest gap between words on pages that have no spaces, and on those that have.
const WORD_GAP: f64 = 0.17;
const WIDE_GAP: f64 = 0.45;

/// Narrowest space that is drawn: some writers put spaces where there is no gap.
const SPACE: f64 = 0.06;

/// One space in so many glyphs says that all spaces between words are there.
const SPACED: usize = 12;

/// How near two glyphs are of which one is the shadow of the other.
const SHADOW: f64 = 0.12;

/// A piece of a line: glyphs from left to right, with no gap as wide as between columns.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) glyphs: Vec<Placed>,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its baseline.
    pub(super) y: f64,
    /// The largest size of its glyphs.
    pub(super) size: f64,
}

/// A glyph on its line.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) glyph: Glyph,
    /// Whether there is a gap between words on its left side.
    pub(super) apart: bool,
}

impl Segment {
    pub(super) fn top(&self) -> f64 {
        self.y - 0.7 * self.size
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + 0.2 * self.size
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    fn of(glyphs: Vec<Placed>) -> Self {
        let fold = |start: f64, pick: fn(f64, f64) -> f64, value: fn(&Glyph) -> f64| {
            glyphs.iter().map(|placed| value(&placed.glyph)).fold(start, pick)
        };
        Self {
            left: fold(f64::INFINITY, f64::min, |glyph| glyph.left),
            right: fold(f64::NEG_INFINITY, f64::max, |glyph| glyph.right),
            y: glyphs.first().map_or(0.0, |placed| placed.glyph.y),
            size: fold(0.0, f64::max, |glyph| glyph.size),
            glyphs,
        }
    }
}

/// The pieces of lines that glyphs make.
pub(super) fn segments(glyphs: Vec<Glyph>) -> Vec<Segment> {
    let blank = glyphs.iter().filter(|glyph| is_blank(glyph)).count();
    let gap = if blank * SPACED >= glyphs.len() { WIDE_GAP } else { WORD_GAP };
    rows(glyphs).into_iter().flat_map(|row| cut(row, gap)).collect()
}

/// Glyphs by their baselines, each row from left to right.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let same = |last: &Glyph| glyph.y - last.y <= LEVEL * glyph.size.min(last.size);
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(same) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        *row = with_marks(std::mem::take(row));
        row.dedup_by(|next, last| is_shadow(next, last));
    }
    rows
}

/// Cuts a row where columns may be, and notes where words are apart.
fn cut(row: Vec<Glyph>, gap: f64) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut glyphs: Vec<Placed> = Vec::new();
    let (mut edge, mut blank) = (f64::NEG_INFINITY, false);
    for glyph in row {
        if is_blank(&glyph) {
            blank = true;
            continue;
        }
        let room = (glyph.left - edge) / glyph.size;
        if room >= GUTTER && !glyphs.is_empty() {
            segments.push(Segment::of(std::mem::take(&mut glyphs)));
        }
        let apart = !glyphs.is_empty() && (blank && room >= SPACE || room >= gap);
        edge = if glyphs.is_empty() { glyph.right } else { edge.max(glyph.right) };
        blank = false;
        glyphs.push(Placed { glyph, apart });
    }
    if !glyphs.is_empty() {
        segments.push(Segment::of(glyphs));
    }
    segments
}

/// Puts vowel signs and accents that are glyphs of their own behind the letter that they stand over
/// or under.
fn with_marks(row: Vec<Glyph>) -> Vec<Glyph> {
    let (marks, mut letters): (Vec<_>, Vec<_>) = row.into_iter().partition(is_mark);
    for mark in marks {
        let middle = f64::midpoint(mark.left, mark.right);
        let after = letters.partition_point(|letter| letter.left <= middle);
        let near = letters[after.saturating_sub(1)..].iter_mut().take(2);
        let distance = |letter: &Glyph| (letter.left - middle).max(middle - letter.right);
        match near.min_by(|a, b| distance(a).total_cmp(&distance(b))) {
            Some(letter) => letter.text.push_str(&mark.text),
            None => letters.push(mark),
        }
    }
    letters
}

fn is_mark(glyph: &Glyph) -> bool {
    let is_mark =
        |letter: char| matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}');
    !glyph.text.is_empty() && glyph.text.chars().all(is_mark)
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|letter| letter.is_whitespace() || letter == '\u{200b}')
        && !glyph.text.is_empty()
}

/// Whether a glyph is drawn once more to make it bold.
fn is_shadow(next: &Glyph, last: &Glyph) -> bool {
    next.text == last.text && (next.left - last.left).abs() < SHADOW * last.size
}
