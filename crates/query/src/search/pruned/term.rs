//! A cursor over the postings of a term, block by block.

use jisr_index::{DocId, Segment, TermField};
use tantivy::TERMINATED;
use tantivy::postings::BlockSegmentPostings;

/// Documents that are tried one by one before a block is searched.
const NEAR: usize = 6;

pub(super) struct TermCursor {
    field: TermField,
    blocks: BlockSegmentPostings,
    /// Place in the block.
    at: usize,
    /// Last document of the block; [`TERMINATED`] past the last block.
    last: DocId,
}

impl TermCursor {
    pub(super) fn new(field: TermField, blocks: BlockSegmentPostings) -> Self {
        let last = last_of(&blocks);
        Self { field, blocks, at: 0, last }
    }

    #[inline]
    pub(super) fn doc(&self) -> DocId {
        self.blocks.doc(self.at)
    }

    #[inline]
    pub(super) fn frequency(&self) -> u32 {
        self.blocks.freq(self.at)
    }

    pub(super) fn cost(&self) -> u64 {
        u64::from(self.blocks.doc_freq())
    }

    /// Goes to the first document that is not before `target`, and never back.
    #[inline]
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if target > self.last {
            self.at = self.blocks.seek(target);
            self.last = last_of(&self.blocks);
        } else if let Some(rest) = self.blocks.docs().get(self.at..) {
            let near = rest.iter().take(NEAR).take_while(|&&doc| doc < target).count();
            self.at += match near {
                NEAR => NEAR + rest[NEAR..].partition_point(|&doc| doc < target),
                near => near,
            };
        }
        self.doc()
    }

    /// What no `frequency / norm` exceeds from the current document to the [last](Self::last) of its
    /// block.
    pub(super) fn block_max(&mut self, segment: &Segment) -> f32 {
        segment.block_max(self.field, &mut self.blocks)
    }

    /// The last document that [`block_max`](Self::block_max) speaks of.
    pub(super) fn last(&self) -> DocId {
        self.last
    }

    /// Visits the documents from the current one to before `until`, with their frequencies.
    #[inline]
    pub(super) fn visit(&mut self, until: DocId, mut visit: impl FnMut(DocId, u32)) {
        while self.doc() < until {
            let (docs, freqs) = (self.blocks.docs(), self.blocks.freqs());
            let end = match self.last < until {
                true => docs.len(),
                false => self.at + docs[self.at..].partition_point(|&doc| doc < until),
            };
            let (docs, freqs) = (&docs[self.at..end], &freqs[self.at..end]);
            docs.iter().zip(freqs).for_each(|(&doc, &frequency)| visit(doc, frequency));
            self.at = end;
            if self.last < until {
                self.blocks.advance();
                (self.at, self.last) = (0, last_of(&self.blocks));
            }
        }
    }
}

fn last_of(blocks: &BlockSegmentPostings) -> DocId {
    blocks.docs().last().copied().unwrap_or(TERMINATED)
}
