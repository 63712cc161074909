//! What can still come of a word, so that a walk knows when to turn back.

use super::table::{CHUNK, EditTable, ROW, Row};
use crate::names::letters::LETTERS;

/// What every place of a word comes to at most.
#[derive(Clone, Debug)]
pub(super) struct Ahead {
    /// When a letter is written there, by that letter: the sum over the edits that write it, and
    /// the best of the chunks that begin with it.
    by_letter: Vec<Row>,
    /// When letters there may be skipped first.
    skipped: Row,
}

impl Ahead {
    pub(super) fn of(table: &EditTable) -> Self {
        let skipped = skipped(table);
        let mut by_letter = vec![[0.0_f32; ROW]; LETTERS];
        for chunk in table.all_chunks() {
            let best = &mut by_letter[usize::from(chunk.letters[0])][chunk.at()];
            *best = best.max(chunk.probability * skipped[chunk.end()]);
        }
        for (letter, row) in by_letter.iter_mut().enumerate() {
            for (take, weights) in table.singles(letter as u8).iter().enumerate() {
                let behind = weights.iter().zip(&skipped[take..]);
                let terms = behind.map(|(weight, completion)| weight * completion);
                row.iter_mut().zip(terms).for_each(|(value, term)| *value += term);
            }
        }
        Self { by_letter, skipped }
    }

    pub(super) fn by_letter(&self, letter: u8) -> &Row {
        &self.by_letter[usize::from(letter)]
    }

    pub(super) fn skipped(&self) -> &Row {
        &self.skipped
    }
}

fn skipped(table: &EditTable) -> Row {
    let mut skipped = *table.completion();
    for at in (0..table.len()).rev() {
        let skips = (1..=CHUNK).map(|take| table.skips()[take][at] * skipped[at + take]);
        skipped[at] += skips.sum::<f32>();
    }
    skipped
}
