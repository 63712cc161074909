//! Numbers of some thousand neighbouring documents, summed from several lists.

use jisr_index::DocId;

/// Documents of a window.
pub(super) const WINDOW: usize = 2048;

/// A number for each document of a window, and which of them have one.
pub(super) struct Window {
    first: DocId,
    sums: Vec<f32>,
    present: [u64; WINDOW / 64],
}

impl Default for Window {
    fn default() -> Self {
        Self { first: 0, sums: vec![0.0; WINDOW], present: [0; WINDOW / 64] }
    }
}

impl Window {
    /// Begins a window, after the one before was [drained](Self::drain).
    pub(super) fn start(&mut self, first: DocId) {
        self.first = first;
    }

    /// Adds to the number of a document of the window.
    #[inline]
    pub(super) fn add(&mut self, doc: DocId, number: f32) {
        let at = (doc - self.first) as usize;
        self.sums[at] += number;
        self.present[at / 64] |= 1 << (at % 64);
    }

    /// Visits the documents that have a number, in order, and leaves the window empty.
    #[inline]
    pub(super) fn drain(&mut self, mut visit: impl FnMut(DocId, f32)) {
        for (word, base) in self.present.iter_mut().zip((0..WINDOW).step_by(64)) {
            while *word != 0 {
                let at = base + word.trailing_zeros() as usize;
                *word &= *word - 1;
                visit(self.first + at as u32, std::mem::take(&mut self.sums[at]));
            }
        }
    }
}
