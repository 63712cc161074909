//! Values of some thousand neighbouring documents, gathered from several lists.

use jisr_index::DocId;

/// Documents of a window.
pub(super) const WINDOW: usize = 2048;

/// A value for each document of a window, and which of them have one.
#[derive(Default)]
pub(super) struct Window<T> {
    first: DocId,
    values: Vec<T>,
    present: [u64; WINDOW / 64],
}

impl<T: Clone + Default> Window<T> {
    /// Begins a window, after the one before was [drained](Self::drain).
    pub(super) fn start(&mut self, first: DocId) {
        self.first = first;
        self.values.resize(WINDOW, T::default());
    }

    /// The value of a document of the window, which has one from here on.
    #[inline]
    pub(super) fn at(&mut self, doc: DocId) -> &mut T {
        let at = (doc - self.first) as usize;
        self.present[at / 64] |= 1 << (at % 64);
        &mut self.values[at]
    }

    /// Visits the documents that have a value, in order, and leaves the window empty.
    #[inline]
    pub(super) fn drain(&mut self, mut visit: impl FnMut(DocId, T)) {
        for (word, base) in self.present.iter_mut().zip((0..WINDOW).step_by(64)) {
            while *word != 0 {
                let at = base + word.trailing_zeros() as usize;
                *word &= *word - 1;
                visit(self.first + at as u32, std::mem::take(&mut self.values[at]));
            }
        }
    }
}
