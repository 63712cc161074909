//! BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
//! with the inverse document frequency that Lucene uses, which is never negative.

use jisr_index::{Segment, Snapshot};

use crate::ranking::Ranking;

/// A `frequency / norm` beyond which there is nothing more to earn.
const ENDLESS: f32 = 1e9;

/// The statistics of one snapshot.
#[derive(Clone, Debug)]
pub(crate) struct Bm25 {
    doc_count: u64,
    k1: f32,
    /// `k1 (1 - b + b length / average length)`: what is the same for all, and what a word adds.
    base: f32,
    slope: f32,
    /// The norm of each length class.
    norms: [f32; 256],
}

/// Weight of a word that `n` of `N` documents have: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
pub(crate) fn idf(doc_count: u64, doc_freq: u64) -> f32 {
    let rest = doc_count.saturating_sub(doc_freq) as f32;
    (1.0 + (rest + 0.5) / (doc_freq as f32 + 0.5)).ln()
}

impl Bm25 {
    /// For a query of so many words, stop words left out.
    pub(crate) fn new(snapshot: &Snapshot, ranking: &Ranking, words: usize) -> Self {
        let (k1, b) = (ranking.k1, ranking.b_for(words));
        let doc_count = snapshot.doc_count();
        let average = (snapshot.word_count() as f32 / doc_count.max(1) as f32).max(1.0);
        let (base, slope) = (k1 * (1.0 - b), k1 * b / average);
        let mut bm25 = Self { doc_count, k1, base, slope, norms: [0.0; 256] };
        bm25.norms =
            std::array::from_fn(|class| bm25.norm_of(Segment::class_length(class as u8) as f32));
        bm25
    }

    /// The norm of a length class: `k1 (1 - b + b length / average length)`.
    pub(crate) fn norm(&self, length_class: u8) -> f32 {
        self.norms[usize::from(length_class)]
    }

    fn norm_of(&self, words: f32) -> f32 {
        self.base + self.slope * words
    }

    /// Times the largest `frequency / norm` of a [block](Segment::block_max), by the norms of the
    /// segment: what it is at most by the norms of this query.
    ///
    /// Both norms are straight lines over the length, so that their ratio is largest at an end.
    pub(crate) fn stretch(&self, segment: &Segment) -> f32 {
        let ratio = |words| segment.block_norm(words) / self.norm_of(words);
        // The rounding of either side.
        ratio(0.0).max(ratio(Segment::class_length(u8::MAX) as f32)) * 1.0001
    }

    /// Upper bound of [`saturation`](Self::saturation) where `frequency / norm` is at most `most`.
    pub(crate) fn saturation_of(&self, most: f32) -> f32 {
        let most = most.min(ENDLESS);
        (self.k1 + 1.0) * most / (most + 1.0)
    }

    /// The `frequency / norm` from which on there is this much [`saturation`](Self::saturation): 0 where
    /// any has it, infinite where none has.
    pub(crate) fn ratio_of(&self, saturation: f32) -> f32 {
        let rest = self.k1 + 1.0 - saturation;
        if rest <= 0.0 { f32::INFINITY } else { (saturation / rest).max(0.0) }
    }

    /// Weight of a word that `doc_freq` documents have: see [`idf`].
    pub(crate) fn idf(&self, doc_freq: u64) -> f32 {
        idf(self.doc_count, doc_freq)
    }

    /// Share of a word's weight that `frequency` occurrences bring in a document of the length
    /// class: from 0 up to, but never reaching, [`max_saturation`](Self::max_saturation).
    pub(crate) fn saturation(&self, frequency: f32, length_class: u8) -> f32 {
        frequency * (self.k1 + 1.0) / (frequency + self.norm(length_class))
    }

    /// Upper bound of [`saturation`](Self::saturation).
    pub(crate) fn max_saturation(&self) -> f32 {
        self.k1 + 1.0
    }
}
