//! Scores of the documents of a window, summed over the parts of a query.

use jisr_index::DocId;

use super::Set;
use super::window::WINDOW;

/// The scores of a window, and which documents have which parts.
#[derive(Default)]
pub(super) struct Sums {
    first: DocId,
    scores: Vec<f64>,
    has: Vec<Set>,
    present: Vec<u64>,
}

impl Sums {
    /// Begins a window, after the one before was [drained](Self::drain).
    pub(super) fn start(&mut self, first: DocId) {
        self.first = first;
        self.scores.resize(WINDOW, 0.0);
        self.has.resize(WINDOW, 0);
        self.present.resize(WINDOW / 64, 0);
    }

    /// Adds what a part earns in a document of the window.
    #[inline]
    pub(super) fn add(&mut self, doc: DocId, part: usize, score: f32) {
        let at = (doc - self.first) as usize;
        self.scores[at] += f64::from(score);
        self.has[at] |= 1 << part;
        self.present[at / 64] |= 1 << (at % 64);
    }

    /// Visits the documents that have a score, in order, and leaves the window empty.
    #[inline]
    pub(super) fn drain(&mut self, mut visit: impl FnMut(DocId, f64, Set)) {
        for (word, base) in self.present.iter_mut().zip((0..WINDOW).step_by(64)) {
            while *word != 0 {
                let at = base + word.trailing_zeros() as usize;
                *word &= *word - 1;
                let (score, has) = (&mut self.scores[at], &mut self.has[at]);
                visit(self.first + at as u32, std::mem::take(score), std::mem::take(has));
            }
        }
    }
}
