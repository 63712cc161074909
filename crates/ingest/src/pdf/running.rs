//! Heads and feet of pages.

use std::collections::HashMap;

use super::lines::Line;

/// Lines at the top and at the bottom of a page that may be its head and its foot.
const EDGE: usize = 3;

/// A page and the place of a line on it.
type At = (usize, usize);

/// Takes the lines out that stand at the top or bottom of several pages, at one height, with other numbers at
/// most. Returns the first of each.
pub(super) fn take(pages: &mut [Vec<Line>]) -> Vec<Line> {
    let mut places: HashMap<(String, i64), Vec<At>> = HashMap::new();
    for (page, lines) in pages.iter().enumerate() {
        for index in edges(lines) {
            let line = &lines[index];
            places.entry((key(&line.text), height(line))).or_default().push((page, index));
        }
    }
    // Left and right pages may have their own, and some pages none.
    let enough = (pages.len() / 3).max(2);
    let mut running: Vec<At> = Vec::new();
    let mut first: Vec<At> = Vec::new();
    for places in places.into_values().filter(|places| places.len() >= enough) {
        first.push(places[0]);
        running.extend(places);
    }
    first.sort_unstable();
    let kept = first.into_iter().map(|(page, index)| pages[page][index].clone()).collect();
    running.sort_unstable();
    running.iter().rev().for_each(|(page, index)| drop(pages[*page].remove(*index)));
    kept
}

/// The lines at the top and bottom of a page, which need not be the first and last that are read.
fn edges(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
    let bottom = order.len().saturating_sub(EDGE).max(EDGE.min(order.len()));
    let tail = order.split_off(bottom);
    order.truncate(EDGE);
    order.extend(tail);
    order
}

/// A line with its numbers made equal.
fn key(text: &str) -> String {
    let mut key = String::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        if !letter.is_numeric() {
            key.push(letter);
        } else if !key.ends_with('0') {
            key.push('0');
        }
    }
    key
}

/// Where a line stands, as exactly as pages of one layout agree in it.
fn height(line: &Line) -> i64 {
    (line.y / 4.0).round() as i64
}
