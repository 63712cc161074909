//! The largest scores of blocks of postings, by the engine's own BM25 and the lengths of their field.
//!
//! The engine keeps them in a list of blocks before the postings of each term, which it reads only
//! together with the documents of a block. Here the list is read by itself, so that passing over a
//! block costs nothing but looking at its entry.

use tantivy::directory::{CompositeFile, FileSlice, OwnedBytes};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentComponent;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{SegmentReader, TantivyError};

use crate::error::Result;
use crate::segment::DocId;

/// Documents of a block of postings that is not the last of its term.
pub const FULL_BLOCK: usize = 128;
/// Bytes before the postings of a field: the total number of its words.
const TOTAL: usize = 8;
/// Bytes of the entry of a block, in a field with positions. First comes its last document.
const ENTRY: usize = 12;
/// Where the length, in classes, and the frequency of the document with the largest score are.
const CLASS: usize = 10;
const FREQUENCY: usize = 11;
/// A number that takes several bytes has this bit in its last.
const LAST_BYTE: u8 = 0x80;
/// Frequencies from here on have one code.
const MANY: u8 = u8::MAX;
/// More than the rounding of a few operations.
const SLACK: f32 = 1.0001;

/// The maxima of a field in one segment.
pub(crate) struct Maxima {
    postings: FileSlice,
    average: f32,
    /// What an occurrence has of `frequency / norm` in a document of each class of lengths.
    ratios: [f32; 256],
}

impl Maxima {
    /// Those of `field`, which has lengths and positions, by the norms that an average of so many words gives.
    pub(crate) fn open(reader: &SegmentReader, field: Field, average: f32) -> Result<Self> {
        let file = reader.open_read(SegmentComponent::Postings).map_err(TantivyError::from)?;
        let file = CompositeFile::open(&file)?;
        let ratios = std::array::from_fn(|class| {
            1.0 / norm(FieldNormReader::id_to_fieldnorm(class as u8) as f32, average)
        });
        let postings = file.open_read(field);
        let postings =
            postings.map_or_else(FileSlice::empty, |postings| postings.slice_from(TOTAL));
        Ok(Self { postings, average, ratios })
    }

    /// The same by the norms of another field, whose lengths in classes are given beside the `lengths`
    /// of this one.
    pub(crate) fn by(mut self, lengths: &FieldNormReader, other: &Self, classes: &[u8]) -> Self {
        let mut longest = [None::<u8>; 256];
        for (doc, &class) in classes.iter().enumerate() {
            let own = Some(lengths.fieldnorm_id(doc as u32));
            let longest = &mut longest[usize::from(class)];
            *longest = own.max(*longest);
        }
        let both = other.ratios.iter().zip(longest);
        let stretches =
            both.filter_map(|(other, own)| Some(other / self.ratios[usize::from(own?)]));
        let stretch = stretches.fold(0.0, f32::max) * SLACK;
        self.ratios.iter_mut().for_each(|ratio| *ratio *= stretch);
        self
    }

    /// The norm of a document with so many words.
    pub(crate) fn norm(&self, words: f32) -> f32 {
        norm(words, self.average)
    }

    /// The list of blocks of a term.
    pub(crate) fn of(&self, term: &TermInfo) -> Result<BlockMaxima<'_>> {
        let blocks = term.doc_freq as usize / FULL_BLOCK;
        let mut list = BlockMaxima { maxima: self, entries: OwnedBytes::empty() };
        if blocks > 0 {
            let bytes = self.postings.slice(term.postings_range.clone()).read_bytes()?;
            let start = bytes.iter().position(|byte| byte & LAST_BYTE != 0).map_or(0, |at| at + 1);
            let end = (start + blocks * ENTRY).min(bytes.len());
            list.entries = bytes.slice(start..end);
        }
        Ok(list)
    }

    /// What a document of this class of lengths that has a word so often has of `frequency / norm`.
    fn ratio(&self, class: u8, frequency: u8) -> f32 {
        match frequency {
            MANY => f32::INFINITY,
            _ => f32::from(frequency) * self.ratios[usize::from(class)],
        }
    }
}

/// The norm of a document with so many words: BM25 with the engine's constants.
fn norm(words: f32, average: f32) -> f32 {
    1.2 * (0.25 + 0.75 * words / average)
}

/// What is known of the blocks of a term's postings without decoding them.
pub struct BlockMaxima<'a> {
    maxima: &'a Maxima,
    /// Those of the blocks that are still ahead.
    entries: OwnedBytes,
}

/// What no document exceeds, from where it was asked to the last of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlockMax {
    /// The last document of the block.
    pub last: DocId,
    /// What `frequency / norm` is at most, with the norm of [`Segment::block_norm`]; infinite where the
    /// engine does not know it.
    ///
    /// [`Segment::block_norm`]: crate::Segment::block_norm
    pub most: f32,
}

impl std::fmt::Debug for BlockMaxima<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BlockMaxima").field("bytes", &self.entries.len()).finish_non_exhaustive()
    }
}

impl BlockMaxima<'_> {
    /// Goes to the first block whose documents from `from` on may have `least` or more of `frequency / norm`.
    /// Returns the first document that may be in it; past the full blocks, the first behind them. Never goes
    /// back.
    #[inline]
    pub fn pass(&mut self, mut from: DocId, least: f32) -> DocId {
        while let Some(block) = self.at(from)
            && block.most < least
        {
            from = block.last + 1;
        }
        from
    }

    /// The block that `from` is in or before; `None` past the last full one. Never goes back.
    #[inline]
    pub fn at(&mut self, from: DocId) -> Option<BlockMax> {
        loop {
            let entry = self.entries.get(..ENTRY)?;
            let last = DocId::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            if last >= from {
                let most = self.maxima.ratio(entry[CLASS], entry[FREQUENCY]);
                return Some(BlockMax { last, most });
            }
            self.entries.advance(ENTRY);
        }
    }
}

#[cfg(test)]
mod tests {
    use jisr_text::Article;
    use tantivy::query::Bm25Weight;
    use tantivy::schema::IndexRecordOption;

    use super::*;
    use crate::{Index, TermField, Writer};

    /// Has `talks` in six of seven, now and then more often, among more or fewer other words.
    fn body(i: u32) -> String {
        let times = |word: &str, n| format!("{word} ").repeat(n as usize);
        let talk = if i.is_multiple_of(7) { "talk" } else { "talks" };
        times(talk, i * i % 11 + 1) + &times("envoys", i * 31 % 97)
    }

    #[test]
    fn the_list_says_what_the_engine_says_of_each_block() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for i in 0..2_000 {
            let article = Article { id: i.to_string(), body: body(i), ..Article::default() };
            writer.upsert(article).unwrap();
        }
        writer.finish().unwrap();
        Writer::open(folder.path()).unwrap().optimize().unwrap();
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        let [segment] = snapshot.segments() else { panic!("one segment") };
        let maxima = segment.maxima(TermField::Surface).unwrap();
        let inverted = segment.terms(TermField::Surface);
        let info = inverted.terms().get("talks").unwrap().unwrap();
        let option = IndexRecordOption::WithFreqs;
        let mut blocks = inverted.read_block_postings_from_terminfo(&info, option).unwrap();
        let mut list = maxima.of(&info).unwrap();
        let weight = Bm25Weight::for_one_term_without_explain(1, 2_000, maxima.average);
        let (full, lengths) = (weight.score(0, u32::MAX), FieldNormReader::constant(2_000, 1));
        for _ in 0..info.doc_freq as usize / FULL_BLOCK {
            let found = list.at(blocks.doc(0)).unwrap();
            assert_eq!(found.last, *blocks.docs().last().unwrap());
            let share = blocks.block_max_score(&lengths, &weight) / full;
            let ratio = found.most / (share / (1.0 - share));
            assert!((ratio - 1.0).abs() < 1e-3, "{ratio}");
            blocks.advance();
        }
        assert_eq!(list.at(blocks.doc(0)), None);
    }
}
