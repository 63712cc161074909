//! Lines put together to paragraphs.

use super::lines::Line;

/// How much larger than the text a headline is; its lines end where its author likes.
pub(super) const HEADLINE: f64 = 1.15;

/// How much the sizes of lines of one paragraph may differ.
const SAME_SIZE: f64 = 0.12;

/// How much further than usual the lines of a paragraph may be apart.
const LEADING: f64 = 1.25;

/// How far the first line of a paragraph is set in at least, in sizes of the font.
const INDENT: f64 = 0.7;

/// A space between words, in sizes of the font.
const SPACE: f64 = 0.3;

/// A paragraph and the size of its letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) size: f64,
    /// Number of its page, from 0.
    pub(super) page: usize,
}

/// The usual sizes and distances of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Size of most letters.
    pub(super) size: f64,
    /// Distance of the lines of a paragraph, in sizes of the font.
    leading: f64,
}

impl Style {
    pub(super) fn of(pages: &[Vec<Line>]) -> Self {
        let lines = || pages.iter().flatten();
        let sizes = lines().map(|line| (line.size, line.text.len())).collect();
        let size = median(sizes).unwrap_or(1.0);
        let pairs = pages.iter().flat_map(|page| page.windows(2));
        let distances = pairs.filter(|pair| is_below(&pair[1], &pair[0]));
        let distances = distances.map(|pair| (distance(&pair[1], &pair[0]), 1)).collect();
        Self { size, leading: median(distances).unwrap_or(1.5) }
    }

    /// Whether a line goes on with the paragraph of another; `after` is the one after it.
    fn joined(&self, last: &Line, next: &Line, after: Option<&Line>) -> bool {
        if (next.size / last.size - 1.0).abs() > SAME_SIZE {
            return false;
        }
        let near = next.y > last.y && distance(next, last) <= LEADING * self.leading;
        if next.size > HEADLINE * self.size {
            // The end of a headline may stand in the column below it.
            return near;
        }
        if !is_below(next, last) {
            return is_full(last, next) && !ends_sentence(&last.text);
        }
        near && is_full(last, next) && !begins(next, last, after)
    }
}

/// The paragraphs of pages.
pub(super) fn paragraphs(pages: &[Vec<Line>], style: Style) -> Vec<Block> {
    let numbered = |(page, lines): (usize, &'_ Vec<Line>)| vec![page; lines.len()];
    let numbers: Vec<usize> = pages.iter().enumerate().flat_map(numbered).collect();
    let lines: Vec<&Line> = pages.iter().flatten().collect();
    let mut blocks: Vec<Block> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let last = index.checked_sub(1).map(|before| lines[before]);
        let after = lines.get(index + 1).copied();
        match (blocks.last_mut(), last) {
            (Some(block), Some(last)) if style.joined(last, line, after) => {
                append(&mut block.text, &line.text);
            }
            _ => {
                let text = line.text.trim().to_owned();
                blocks.push(Block { text, size: line.size, page: numbers[index] });
            }
        }
    }
    blocks
}

/// Appends a line to a paragraph; a word that was divided at its end becomes one again.
fn append(text: &mut String, line: &str) {
    let line = line.trim();
    let small = line.starts_with(char::is_lowercase);
    let divided = text
        .strip_suffix(['-', '\u{2010}', '\u{ad}'])
        .filter(|rest| small && rest.ends_with(char::is_alphabetic));
    match divided.map(str::len) {
        Some(length) => text.truncate(length),
        None => text.push(' '),
    }
    text.push_str(line);
}

/// Whether the first word of the next line had no room any more.
fn is_full(last: &Line, next: &Line) -> bool {
    last.room < next.first_word + SPACE
}

/// Whether a line is set in as the first of a paragraph: the one after it is not.
fn begins(next: &Line, last: &Line, after: Option<&Line>) -> bool {
    let alone =
        after.is_none_or(|after| after.indent < next.indent - INDENT || !is_below(after, next));
    next.indent > last.indent + INDENT && alone
}

/// Whether a line stands below another in its column.
fn is_below(next: &Line, last: &Line) -> bool {
    next.y > last.y && (next.column - last.column).abs() < next.size
}

fn distance(next: &Line, last: &Line) -> f64 {
    (next.y - last.y) / next.size
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(['"', '”', '»', ')', '’']);
    end.ends_with(['.', '!', '?', '؟', ':', '۔'])
}

/// The value in the middle of all, each as often as it counts.
fn median(mut values: Vec<(f64, usize)>) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut seen = 0;
    let found = values.iter().find(|(_, count)| {
        seen += count;
        seen > half
    });
    found.map(|(value, _)| *value)
}
