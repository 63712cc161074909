//! A cursor over the postings of a term, block by block.

use jisr_index::{BlockMax, BlockMaxima, DocId, FULL_BLOCK};
use tantivy::TERMINATED;
use tantivy::postings::BlockSegmentPostings;

pub(super) struct TermCursor<'a> {
    blocks: BlockSegmentPostings,
    maxima: Option<BlockMaxima<'a>>,
    /// Place in the block.
    at: usize,
    /// Last document of the block; [`TERMINATED`] past the last block.
    last: DocId,
}

impl<'a> TermCursor<'a> {
    pub(super) fn new(blocks: BlockSegmentPostings, maxima: Option<BlockMaxima<'a>>) -> Self {
        let last = last_of(&blocks);
        Self { blocks, maxima, at: 0, last }
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

    /// Goes to the first document that is not before `target`, which never is less than before.
    #[inline]
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if target > self.last {
            self.at = self.blocks.seek(target);
            self.last = last_of(&self.blocks);
        } else {
            self.at = first_from(self.blocks.docs(), target);
        }
        self.doc()
    }

    /// What no `frequency / norm` exceeds from `from` to the last document of a block; `None` when there
    /// are no documents from there on. Full blocks are not decoded for it.
    pub(super) fn block_max(&mut self, from: DocId) -> Option<BlockMax> {
        if let Some(block) = self.maxima.as_mut().and_then(|maxima| maxima.at(from)) {
            return Some(block);
        }
        let is_ahead = self.seek(from) != TERMINATED;
        is_ahead.then_some(BlockMax { last: self.last, most: f32::INFINITY })
    }

    /// The first document from `from` on that may have `least` or more of `frequency / norm`, as far as
    /// blocks that are not decoded tell.
    pub(super) fn pass(&mut self, from: DocId, least: f32) -> DocId {
        self.maxima.as_mut().map_or(from, |maxima| maxima.pass(from, least))
    }

    /// Visits the documents from the current one to before `until` with their frequencies, as many at
    /// a time as are in a block.
    #[inline]
    pub(super) fn visit(&mut self, until: DocId, mut visit: impl FnMut(&[DocId], &[u32])) {
        while self.doc() < until {
            let (docs, frequencies) = (self.blocks.docs(), self.blocks.freqs());
            let end = match self.last < until {
                true => docs.len(),
                false => self.at + docs[self.at..].partition_point(|&doc| doc < until),
            };
            visit(&docs[self.at..end], &frequencies[self.at..end]);
            self.at = end;
            if self.last < until {
                self.blocks.advance();
                (self.at, self.last) = (0, last_of(&self.blocks));
            }
        }
    }
}

/// The place of the first document from `target` on in a block.
///
/// In a full block each look halves what is left, without a jump. It begins anew with the whole block: what is
/// looked for next does then not have to wait for where this was found.
#[inline]
fn first_from(docs: &[DocId], target: DocId) -> usize {
    let Ok(docs) = <&[DocId; FULL_BLOCK]>::try_from(docs) else {
        return docs.partition_point(|&doc| doc < target);
    };
    let mut place = 0;
    let mut half = FULL_BLOCK / 2;
    while half > 0 {
        place += if docs[place + half - 1] < target { half } else { 0 };
        half /= 2;
    }
    place
}

fn last_of(blocks: &BlockSegmentPostings) -> DocId {
    blocks.docs().last().copied().unwrap_or(TERMINATED)
}
