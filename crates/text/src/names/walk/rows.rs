//! One letter at a time.

use std::rc::Rc;

use super::ahead::Ahead;
use super::table::{CHUNK, EditTable, ROW, Row, Ways};

/// What a [`Walk`](super::Walk) knows after some bytes of a key.
///
/// States are copied more often than made: a dictionary keeps one for every byte and drops most
/// letters at once. So the rows are shared.
#[derive(Clone, Debug)]
pub struct State {
    /// None when no key with these bytes is accepted.
    rows: Option<Rc<Rows>>,
    /// The byte read last.
    lead: u8,
}

impl State {
    pub(super) const DEAD: Self = Self { rows: None, lead: 0 };

    pub(super) fn new(rows: Rows, lead: u8) -> Self {
        Self { rows: Some(Rc::new(rows)), lead }
    }

    /// The same place of the word, one byte on.
    pub(super) fn behind(&self, lead: u8) -> Self {
        Self { rows: self.rows.clone(), lead }
    }

    pub(super) fn rows(&self) -> Option<&Rows> {
        self.rows.as_deref()
    }

    pub(super) fn lead(&self) -> u8 {
        self.lead
    }
}

/// Probabilities of the letters read so far together with the first `i` letters of the word, for
/// every `i`. The rows of the two letters before are kept for edits that write up to three.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    now: Row,
    before: [Row; CHUNK - 1],
    /// The letters read last, the newest first; 0 where none was.
    last: [u8; CHUNK - 1],
}

impl Rows {
    /// Nothing read.
    pub(super) fn start(table: &EditTable) -> Self {
        let mut now = [0.0; ROW];
        now[0] = 1.0;
        skip(table, table.ways(), &mut now);
        Self { now, before: [[0.0; ROW]; CHUNK - 1], last: [0; CHUNK - 1] }
    }

    /// Probability that the word is rewritten as the letters read.
    pub(super) fn probability(&self, table: &EditTable) -> f32 {
        self.now[table.len()] * table.stop()
    }

    /// One more letter. Places that cannot come near `floor` are given up.
    #[inline]
    pub(super) fn next(&self, table: &EditTable, letter: u8, floor: f32) -> Self {
        // Each has its own code, without a choice in the inner loops.
        let mut now = match table.ways() {
            Ways::All => self.write(table, Ways::All, letter),
            Ways::Best => self.write(table, Ways::Best, letter),
        };
        for (value, completion) in now.iter_mut().zip(table.completion()) {
            // Also keeps values out of the slow range of the smallest floats.
            if *value * completion < floor * NEGLIGIBLE {
                *value = 0.0;
            }
        }
        Self { now, before: [self.now, self.before[0]], last: [letter, self.last[0]] }
    }

    /// What all words that go on with `letter` come to, if each place is completed in the best
    /// way.
    pub(super) fn bound(&self, table: &EditTable, ahead: &Ahead, letter: u8) -> f32 {
        let singles = self.now.iter().zip(ahead.by_letter(letter));
        let mut bound: f32 = singles.map(|(value, ahead)| value * ahead).sum();
        for chunk in table.chunks(self.last[0]) {
            if chunk.letters[1] == letter {
                let ahead = chunk.probability * ahead.skipped()[chunk.end()];
                bound += self.before[0][chunk.at()] * ahead;
            }
        }
        for chunk in table.chunks(self.last[1]) {
            if chunk.letters[1..] == [self.last[0], letter] {
                let ahead = chunk.probability * ahead.skipped()[chunk.end()];
                bound += self.before[1][chunk.at()] * ahead;
            }
        }
        bound
    }

    /// All edits whose last letter is `letter`, and those behind them that write nothing.
    #[inline(always)]
    fn write(&self, table: &EditTable, ways: Ways, letter: u8) -> Row {
        let mut new = [0.0; ROW];
        for (take, weights) in table.singles(letter).iter().enumerate() {
            let taken = new[take..].iter_mut();
            for ((new, old), weight) in taken.zip(&self.now).zip(weights) {
                *new = ways.join(*new, old * weight);
            }
        }
        for chunk in table.chunks(self.last[0]) {
            if chunk.letters[1..] == [letter, 0] {
                let written = self.before[0][chunk.at()] * chunk.probability;
                new[chunk.end()] = ways.join(new[chunk.end()], written);
            }
        }
        for chunk in table.chunks(self.last[1]) {
            if chunk.letters[1..] == [self.last[0], letter] {
                let written = self.before[1][chunk.at()] * chunk.probability;
                new[chunk.end()] = ways.join(new[chunk.end()], written);
            }
        }
        skip(table, ways, &mut new);
        new
    }
}

/// A place whose best completion is this share of the floor is given up.
const NEGLIGIBLE: f32 = 0.003;

/// Edits that write nothing.
#[inline(always)]
fn skip(table: &EditTable, ways: Ways, row: &mut Row) {
    for at in 0..table.len() {
        let value = row[at];
        for (take, weights) in table.skips().iter().enumerate().skip(1) {
            row[at + take] = ways.join(row[at + take], value * weights[at]);
        }
    }
}
