//! From the occurrences of a match to passages with marks.
//!
//! Nothing is analysed again: positions come from the postings, byte spans from the stored record.
//! Four parts work one after the other, as in Lucene's unified highlighter: occurrences become
//! `marks`, the text around them is cut at `sentences`, the resulting `passages` are scored like
//! small documents, and the best are formatted.

mod format;
mod marks;
mod passages;
mod sentences;

use std::ops::Range;

use jisr_index::Record;
use serde::Serialize;

pub use format::{Direction, direction};
pub(crate) use marks::{Marks, mark};
pub(crate) use passages::passages;

use crate::plan::MatchKind;

/// A part of an article's text with what matched in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// The text, as it stands in the article.
    pub text: String,
    /// Where it begins, in bytes of the title or body that it was taken from.
    pub start: usize,
    /// Whether it begins in the middle of a sentence.
    pub cut_before: bool,
    /// Whether it ends in the middle of a sentence.
    pub cut_after: bool,
    /// What matched, in order, without overlaps.
    pub marks: Vec<Mark>,
}

/// Words that matched, within a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Where, in bytes of the text.
    pub bytes: Range<usize>,
    /// Where, in UTF-16 units of the text, as JavaScript and Java count.
    pub utf16: Range<usize>,
    /// The word or phrase of the query.
    pub query: String,
    /// As what it matched.
    #[serde(flatten)]
    pub kind: MatchKind,
}

/// The title of a record with its marks.
pub(crate) fn title(record: &Record, marks: &Marks<'_>) -> Option<Passage> {
    let title = record.title();
    (!title.is_empty()).then(|| marks.passage(title, 0..title.len(), &marks.title))
}
