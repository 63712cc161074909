//! BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
//! with the inverse document frequency that Lucene uses, which is never negative.

use jisr_index::{Segment, Snapshot};

/// How soon further occurrences of a word stop to count.
const K1: f32 = 1.2;
/// How much a long article has to have more of them.
const B: f32 = 0.75;

/// The statistics of one snapshot.
#[derive(Clone, Debug)]
pub(crate) struct Bm25 {
    doc_count: u64,
    /// Per length class: `k1 (1 - b + b length / average length)`.
    norms: [f32; 256],
}

impl Bm25 {
    pub(crate) fn new(snapshot: &Snapshot) -> Self {
        let doc_count = snapshot.doc_count();
        let average = (snapshot.word_count() as f32 / doc_count.max(1) as f32).max(1.0);
        let norm = |class| K1 * (1.0 - B + B * Segment::class_length(class) as f32 / average);
        Self { doc_count, norms: std::array::from_fn(|class| norm(class as u8)) }
    }

    /// Weight of a word that `doc_freq` documents have: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
    pub(crate) fn idf(&self, doc_freq: u64) -> f32 {
        let rest = self.doc_count.saturating_sub(doc_freq) as f32;
        (1.0 + (rest + 0.5) / (doc_freq as f32 + 0.5)).ln()
    }

    /// Share of a word's weight that `frequency` occurrences bring in a document of the length
    /// class: from 0 up to, but never reaching, [`MAX_SATURATION`](Self::MAX_SATURATION).
    pub(crate) fn saturation(&self, frequency: f32, length_class: u8) -> f32 {
        frequency * (K1 + 1.0) / (frequency + self.norms[usize::from(length_class)])
    }

    /// Upper bound of [`saturation`](Self::saturation).
    pub(crate) const MAX_SATURATION: f32 = K1 + 1.0;
}
