//! The lines of a page as text.

use super::columns::{self, Row};
use super::glyphs::Glyphs;
use super::order::{self, Logical};
use super::segments::{Placed, segments};

/// Lines on each side that tell the direction of one.
const AROUND: usize = 2;

/// A line of text. Lengths are in sizes of its font, and are measured in the direction of reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) size: f64,
    /// Its baseline and the left edge of its column, in points.
    pub(super) y: f64,
    pub(super) column: f64,
    /// How far from the edge of its column it begins, and how far from the other edge it ends.
    pub(super) indent: f64,
    pub(super) room: f64,
    /// Width of its first word.
    pub(super) first_word: f64,
}

/// The lines of a page in reading order. Text that does not run as usual comes after what does.
pub(super) fn lines(glyphs: Glyphs) -> Vec<Line> {
    let mut found = Vec::new();
    for turned in glyphs.turned {
        let segments = segments(turned);
        let rtl = segments.iter().map(|segment| direction(&segment.glyphs)).sum::<i64>() < 0;
        let rows = columns::rows(segments, rtl);
        let votes: Vec<i64> = rows.iter().map(direction_of_row).collect();
        for (index, row) in rows.into_iter().enumerate() {
            let around = index.saturating_sub(AROUND)..(index + AROUND + 1).min(votes.len());
            let vote = votes[around].iter().sum::<i64>() + votes[index];
            found.push(line(row, if vote == 0 { rtl } else { vote < 0 }));
        }
    }
    let brackets: Vec<bool> = found.iter().flat_map(|(_, logical)| logical.brackets()).collect();
    let drawn = order::are_drawn(&brackets);
    let text = |(line, logical): (Line, Logical)| Line { text: logical.text(drawn), ..line };
    let lines = found.into_iter().map(text);
    lines.filter(|line| !line.text.trim().is_empty()).collect()
}

fn direction(glyphs: &[Placed]) -> i64 {
    glyphs.iter().map(|placed| order::direction(&placed.glyph.text)).sum()
}

fn direction_of_row(row: &Row) -> i64 {
    row.segments.iter().map(|segment| direction(&segment.glyphs)).sum()
}

fn line(row: Row, rtl: bool) -> (Line, Logical) {
    let Row { segments, left, right } = row;
    let size = segments.iter().map(|segment| segment.size).fold(0.0, f64::max);
    let y = segments.first().map_or(0.0, |segment| segment.y);
    let mut glyphs: Vec<Placed> = Vec::new();
    for segment in segments {
        let start = glyphs.len();
        glyphs.extend(segment.glyphs);
        glyphs[start].apart = start > 0;
    }
    let from = glyphs.first().map_or(left, |placed| placed.glyph.left);
    let to = glyphs.iter().map(|placed| placed.glyph.right).fold(from, f64::max);
    let (indent, room) = (from - left, right - to);
    let (indent, room) = if rtl { (room, indent) } else { (indent, room) };
    let line = Line {
        text: String::new(),
        size,
        y,
        column: left,
        indent: indent / size,
        room: room / size,
        first_word: first_word(&glyphs, rtl) / size,
    };
    (line, Logical::of(&glyphs, rtl))
}

/// Width of the first word in the direction of reading.
fn first_word(glyphs: &[Placed], rtl: bool) -> f64 {
    let word = if rtl {
        &glyphs[glyphs.iter().rposition(|placed| placed.apart).unwrap_or(0)..]
    } else {
        let end = glyphs.iter().position(|placed| placed.apart).unwrap_or(glyphs.len());
        &glyphs[..end]
    };
    match word {
        [first, .., last] => last.glyph.right - first.glyph.left,
        [only] => only.glyph.right - only.glyph.left,
        [] => 0.0,
    }
}
