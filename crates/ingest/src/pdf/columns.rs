//! The order in which the pieces of a page are read: column by column.
//!
//! A region is cut where white space goes through all of it from top to bottom, if what it divides is
//! as wide and as high as columns are. Otherwise it is read from top to bottom, and neighbouring parts
//! that have such white space in common are cut together: so a headline may stand over columns, and a
//! table is still read line by line.

use super::segments::{GUTTER, Segment};

/// Lines that a column has at least, and their mean width in sizes of the font.
const MIN_LINES: usize = 3;
const MIN_WIDTH: f64 = 5.0;

/// How often a region is cut again.
const MAX_DEPTH: usize = 40;

/// Space above what stands below a column and belongs to it no more, in sizes of the font.
const BELOW: f64 = 1.0;

/// A line of a column.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its pieces from left to right.
    pub(super) segments: Vec<Segment>,
    /// The edges of its column.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The lines of a page in reading order; columns go from right to left if its text does.
pub(super) fn rows(segments: Vec<Segment>, rtl: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let edges = edges(&segments);
    read(segments, edges, rtl, 0, &mut rows);
    rows
}

fn read(segments: Vec<Segment>, within: (f64, f64), rtl: bool, depth: usize, rows: &mut Vec<Row>) {
    let gutters = gutters(&segments);
    if depth == MAX_DEPTH {
        return lines(segments, within, rows);
    }
    if !gutters.is_empty() {
        let mut columns = split(segments, &gutters);
        if rtl {
            columns.reverse();
        }
        for column in columns {
            let edges = edges(&column);
            read(column, edges, rtl, depth + 1, rows);
        }
        return;
    }
    let mut bands = bands(segments);
    if bands.len() <= 1 {
        return bands.into_iter().for_each(|band| lines(band, within, rows));
    }
    while !bands.is_empty() {
        let rest = bands.split_off(in_common(&bands));
        match bands.len() {
            1 => bands.into_iter().for_each(|band| lines(band, within, rows)),
            _ => read(bands.concat(), within, rtl, depth + 1, rows),
        }
        bands = rest;
    }
}

/// Puts pieces on lines as they stand, from top to bottom.
fn lines(mut segments: Vec<Segment>, within: (f64, f64), rows: &mut Vec<Row>) {
    segments.sort_by(|a, b| a.y.total_cmp(&b.y));
    let first = rows.len();
    for segment in segments {
        let same = |row: &Row| (segment.y - row.segments[0].y).abs() < 0.35 * segment.size;
        match rows[first..].last_mut() {
            Some(row) if same(row) => row.segments.push(segment),
            _ => rows.push(Row { segments: vec![segment], left: within.0, right: within.1 }),
        }
    }
    for row in &mut rows[first..] {
        row.segments.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
}

fn edges(segments: &[Segment]) -> (f64, f64) {
    segments.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), segment| {
        (left.min(segment.left), right.max(segment.right))
    })
}

/// Where columns are apart.
fn gutters(segments: &[Segment]) -> Vec<f64> {
    let mut sorted: Vec<&Segment> = segments.iter().collect();
    sorted.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut cuts = Vec::new();
    let (mut start, mut edge) = (0, f64::INFINITY);
    for index in 0..sorted.len() {
        let segment = sorted[index];
        let wide = segment.left - edge >= GUTTER * segment.size;
        if wide && is_column(&sorted[start..index]) && is_column(&sorted[index..]) {
            cuts.push(f64::midpoint(edge, segment.left));
            start = index;
        }
        edge = if index == 0 { segment.right } else { edge.max(segment.right) };
    }
    cuts
}

/// Whether text is as wide and as high as columns are.
fn is_column(segments: &[&Segment]) -> bool {
    let widths: f64 = segments.iter().map(|segment| segment.width() / segment.size).sum();
    let mut lines: Vec<f64> = segments.iter().map(|segment| segment.y).collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|next, last| *next - *last < 1.0);
    lines.len() >= MIN_LINES && widths >= MIN_WIDTH * segments.len() as f64
}

fn split(segments: Vec<Segment>, gutters: &[f64]) -> Vec<Vec<Segment>> {
    let mut columns = vec![Vec::new(); gutters.len() + 1];
    for segment in segments {
        columns[gutters.partition_point(|gutter| *gutter < segment.left)].push(segment);
    }
    columns
}

/// Pieces of lines that overlap in height, from top to bottom.
fn bands(mut segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    segments.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut bands: Vec<Vec<Segment>> = Vec::new();
    let mut bottom = f64::NEG_INFINITY;
    for segment in segments {
        let below = segment.top() >= bottom;
        bottom = bottom.max(segment.bottom());
        match bands.last_mut() {
            Some(band) if !below => band.push(segment),
            _ => bands.push(vec![segment]),
        }
    }
    bands
}

/// How many of the first bands have white space in common that divides them into columns; one if there
/// is none.
fn in_common(bands: &[Vec<Segment>]) -> usize {
    let (mut covered, mut end) = (Vec::new(), 0);
    for (index, band) in bands.iter().enumerate() {
        band.iter().for_each(|segment| cover(&mut covered, segment));
        match covered.len() {
            1 if end > 0 => break,
            // A line as wide as this one is not below a heading, but text.
            1 if index > 2 => break,
            1 => {}
            _ => end = index + 1,
        }
    }
    let end = bands[..end].iter().rposition(|band| band.len() > 1).map_or(0, |last| {
        let room = |index: usize| top(&bands[index]) - bottom(&bands[index - 1]);
        let below = |index: &usize| room(*index) > BELOW * bands[*index][0].size;
        (last + 1..end).find(below).unwrap_or(end)
    });
    if end > 1 && !gutters(&bands[..end].concat()).is_empty() { end } else { 1 }
}

fn top(band: &[Segment]) -> f64 {
    band.iter().map(Segment::top).fold(f64::INFINITY, f64::min)
}

fn bottom(band: &[Segment]) -> f64 {
    band.iter().map(Segment::bottom).fold(f64::NEG_INFINITY, f64::max)
}

/// Adds a piece to intervals that are further apart than words.
fn cover(covered: &mut Vec<(f64, f64)>, segment: &Segment) {
    let room = GUTTER * segment.size;
    let (mut left, mut right) = (segment.left, segment.right);
    covered.retain(|&(from, to)| {
        let apart = to + room < left || right + room < from;
        if !apart {
            (left, right) = (left.min(from), right.max(to));
        }
        apart
    });
    covered.push((left, right));
}
