//! The block maxima that the engine keeps, by its own BM25 and the lengths of their field.

use tantivy::InvertedIndexReader;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::Bm25Weight;

/// Documents of a block of postings that is not the last of its term.
const FULL_BLOCK: usize = 128;

/// More than the rounding of a few operations.
const SLACK: f32 = 1.0001;

/// The maxima of a field in one segment.
pub(crate) struct Maxima {
    lengths: FieldNormReader,
    average: f32,
    /// The engine's BM25 by the lengths of the field.
    weight: Bm25Weight,
    /// What `weight` gives to endless occurrences.
    full_weight: f32,
    /// Times a maximum: what it is at most by the norms that are asked for.
    stretch: f32,
}

impl Maxima {
    pub(crate) fn new(lengths: FieldNormReader, field: &InvertedIndexReader) -> Self {
        let documents = u64::from(lengths.num_docs()).max(1);
        let average = (field.total_num_tokens() as f32 / documents as f32).max(f32::MIN_POSITIVE);
        let weight = Bm25Weight::for_one_term_without_explain(1, documents, average);
        let full_weight = weight.score(0, u32::MAX);
        Self { lengths, average, weight, full_weight, stretch: 1.0 }
    }

    /// These maxima by the norms of another field, whose lengths in classes are given.
    pub(crate) fn by(self, other: &Self, length_classes: &[u8]) -> Self {
        let mut longest = [None::<u8>; 256];
        for (doc, &class) in length_classes.iter().enumerate() {
            let own = Some(self.lengths.fieldnorm_id(doc as u32));
            let longest = &mut longest[usize::from(class)];
            *longest = own.max(*longest);
        }
        let words = |class| FieldNormReader::id_to_fieldnorm(class) as f32;
        let ratios = (0..=u8::MAX)
            .zip(longest)
            .filter_map(|(class, own)| Some(self.norm(words(own?)) / other.norm(words(class))));
        Self { stretch: ratios.fold(0.0, f32::max) * SLACK, ..self }
    }

    /// What `frequency / norm` of no document of the current block exceeds; infinite where the engine
    /// does not know it.
    pub(crate) fn of(&self, blocks: &mut BlockSegmentPostings) -> f32 {
        if blocks.block_len() < FULL_BLOCK {
            return f32::INFINITY;
        }
        // The engine's score is a weight times f / (f + norm).
        let share = blocks.block_max_score(&self.lengths, &self.weight) / self.full_weight;
        if share < 1.0 { self.stretch * share / (1.0 - share) } else { f32::INFINITY }
    }

    /// The norm of a document with so many words.
    pub(crate) fn norm(&self, words: f32) -> f32 {
        1.2 * (0.25 + 0.75 * words / self.average)
    }
}
