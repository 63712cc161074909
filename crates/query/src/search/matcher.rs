//! The contract of everything that walks the documents of a segment.

use jisr_index::DocId;
use serde::Serialize;

/// A cursor over the matching documents of one segment, in order of their number.
///
/// It stands on its first document when built. Documents that were deleted are not left out here;
/// the search does that once, at the top.
pub(crate) trait Matcher {
    /// The document it stands on; [`TERMINATED`](tantivy::TERMINATED) past the last one.
    fn doc(&self) -> DocId;

    /// Goes to the first matching document that is not before `target` and returns it. `target` is
    /// never before [`doc`](Self::doc).
    fn seek(&mut self, target: DocId) -> DocId;

    /// About how many documents it matches: the rarer leads.
    fn cost(&self) -> u64;

    /// Score of the current document. A result that cannot reach `floor` may be any number
    /// below `floor`: the costly evidence is then left out.
    fn score(&mut self, floor: f32) -> f32;

    /// What no document's score exceeds.
    fn max_score(&self) -> f32;

    /// Appends where the slots occur in the current document.
    fn occurrences(&mut self, out: &mut Vec<Occurrence>);

    /// How the score of the current document comes about.
    fn explain(&mut self) -> Explanation;
}

/// Where an alternative of a slot stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    /// Position of the first word.
    pub(crate) start: u32,
    /// Position after the last word.
    pub(crate) end: u32,
    /// Number of the slot in [`Plan::slots`](crate::plan::Plan::slots).
    pub(crate) slot: usize,
    /// Number of the alternative in the slot.
    pub(crate) alternative: usize,
}

/// How a number comes about: its value, what it is, and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The number.
    pub value: f32,
    /// What it is.
    pub label: String,
    /// Its parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Explanation>,
}

impl Explanation {
    pub(crate) fn new(value: f32, label: impl Into<String>, parts: Vec<Self>) -> Self {
        Self { value, label: label.into(), parts }
    }

    fn write(&self, f: &mut std::fmt::Formatter<'_>, depth: usize) -> std::fmt::Result {
        writeln!(f, "{}{:.3}  {}", "  ".repeat(depth), self.value, self.label)?;
        self.parts.iter().try_for_each(|part| part.write(f, depth + 1))
    }
}

impl std::fmt::Display for Explanation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.write(f, 0)
    }
}
