//! A word for which several terms may stand.

use jisr_index::DocId;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// A word of a sequence: any of some terms.
pub(super) struct OneOf {
    terms: Vec<SegmentPostings>,
    /// Where it stands in the document that was [read](Self::read_positions), in order.
    pub(super) positions: Vec<u32>,
}

impl OneOf {
    pub(super) fn new(terms: Vec<SegmentPostings>) -> Self {
        Self { terms, positions: Vec::new() }
    }

    pub(super) fn cost(&self) -> u64 {
        self.terms.iter().map(|term| u64::from(term.doc_freq())).sum()
    }

    #[inline]
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if let [term] = &mut self.terms[..] {
            return if term.doc() < target { term.seek(target) } else { term.doc() };
        }
        let docs = self
            .terms
            .iter_mut()
            .map(|term| if term.doc() < target { term.seek(target) } else { term.doc() });
        docs.min().unwrap_or(TERMINATED)
    }

    /// Occurrences in the current document.
    pub(super) fn frequency(&self) -> u32 {
        if let [term] = &self.terms[..] {
            return term.term_freq();
        }
        let doc = self.doc();
        self.terms.iter().filter(|term| term.doc() == doc).map(Postings::term_freq).sum()
    }

    fn doc(&self) -> DocId {
        self.terms.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
    }

    /// Reads where the word stands in a document.
    pub(super) fn read_positions(&mut self, doc: DocId) {
        self.positions.clear();
        if self.seek(doc) != doc {
            return;
        }
        let mut here = 0;
        for term in self.terms.iter_mut().filter(|term| term.doc() == doc) {
            term.append_positions_with_offset(0, &mut self.positions);
            here += 1;
        }
        if here > 1 {
            self.positions.sort_unstable();
        }
    }
}
