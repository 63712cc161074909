//! Words next to, or near, each other.
//!
//! With positions `p[i]` of the words `i` of a sequence, a place matches when the numbers
//! `p[i] - i` differ by no more than the slop: 0 means exactly these words in this order. This is
//! the sloppy phrase of Lucene: a word may be out of place, a swap of neighbours costs 2.

mod alignment;
mod one_of;
mod places;
#[cfg(test)]
mod tests;

use jisr_index::DocId;
use tantivy::TERMINATED;

pub(super) use alignment::Alignment;

/// A cursor over the documents that have all words of a sequence in place.
pub(super) struct Sequence(Alignment);

impl Sequence {
    pub(super) fn new(words: Alignment) -> Self {
        let mut sequence = Self(words);
        sequence.find(0);
        sequence
    }

    pub(super) fn doc(&self) -> DocId {
        self.0.doc()
    }

    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.find(target);
        }
        self.doc()
    }

    pub(super) fn cost(&self) -> u64 {
        self.0.cost()
    }

    /// Number of places in the current document.
    pub(super) fn count(&mut self) -> usize {
        self.0.count()
    }

    /// The places in the current document: for each, the positions of the words in the order of
    /// the sequence.
    pub(super) fn places(&mut self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.0.places()
    }

    /// Goes to the first document from `target` on that has a place.
    fn find(&mut self, target: DocId) {
        let mut doc = self.0.align(target);
        while doc != TERMINATED && self.0.count() == 0 {
            doc = self.0.align(doc + 1);
        }
    }
}
