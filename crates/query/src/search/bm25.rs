//! BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
//! with the inverse document frequency that Lucene uses, which is never negative.

use jisr_index::{Segment, Snapshot};

use crate::ranking::Ranking;

/// The statistics of one snapshot.
#[derive(Clone, Debug)]
pub(crate) struct Bm25 {
    doc_count: u64,
    k1: f32,
    /// Per length class: `k1 (1 - b + b length / average length)`.
    norms: [f32; 256],
}

impl Bm25 {
    /// For a query of so many words, stop words left out.
    pub(crate) fn new(snapshot: &Snapshot, ranking: &Ranking, words: usize) -> Self {
        let (k1, b) = (ranking.k1, ranking.b_for(words));
        let doc_count = snapshot.doc_count();
        let average = (snapshot.word_count() as f32 / doc_count.max(1) as f32).max(1.0);
        let norm = |class| k1 * (1.0 - b + b * Segment::class_length(class) as f32 / average);
        Self { doc_count, k1, norms: std::array::from_fn(|class| norm(class as u8)) }
    }

    /// Weight of a word that `doc_freq` documents have: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
    pub(crate) fn idf(&self, doc_freq: u64) -> f32 {
        let rest = self.doc_count.saturating_sub(doc_freq) as f32;
        (1.0 + (rest + 0.5) / (doc_freq as f32 + 0.5)).ln()
    }

    /// Share of a word's weight that `frequency` occurrences bring in a document of the length
    /// class: from 0 up to, but never reaching, [`max_saturation`](Self::max_saturation).
    pub(crate) fn saturation(&self, frequency: f32, length_class: u8) -> f32 {
        frequency * (self.k1 + 1.0) / (frequency + self.norms[usize::from(length_class)])
    }

    /// Upper bound of [`saturation`](Self::saturation).
    pub(crate) fn max_saturation(&self) -> f32 {
        self.k1 + 1.0
    }
}
