//! What may be written for one word, place by place.

use super::rows::Rows;
use crate::names::letters::{LETTERS, LONGEST};

/// Letters that an edit takes from the word or writes, at most.
pub const CHUNK: usize = 3;

/// Places of the longest word, and room for an edit that would take letters behind its end.
pub(super) const ROW: usize = LONGEST + 1 + CHUNK;

/// A value for every place of the word.
pub(super) type Row = [f32; ROW];

/// Values by the number of letters that an edit takes.
pub(super) type Takes = [Row; CHUNK + 1];

/// How the ways to rewrite a word as another count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// They add up: probabilities that were learned so (the forward algorithm).
    All,
    /// The best of them counts: probabilities that say how sure each change is by itself
    /// (Viterbi's algorithm).
    Best,
}

/// Edits of one word with their probabilities.
///
/// An edit takes up to three letters of the word at a place and writes up to three letters for
/// them. The probability of a way to rewrite the word is the product of the probabilities of its
/// edits and of the probability to stop at the end.
#[derive(Clone, Debug)]
pub struct EditTable {
    len: usize,
    ways: Ways,
    /// Edits that write one letter, by that letter.
    singles: Vec<Takes>,
    /// Edits that write nothing.
    skips: Takes,
    /// Edits that write more letters, by these.
    chunks: Vec<Chunk>,
    /// Where the chunks of every first letter begin.
    by_first: [u16; LETTERS + 1],
    stop: f32,
    /// Probability of the best single edit at every place.
    best: Takes,
    /// Probability of the best way from a place to the end, insertions aside.
    completion: Row,
}

impl Ways {
    #[inline]
    pub(super) fn join(self, one: f32, other: f32) -> f32 {
        match self {
            Self::All => one + other,
            Self::Best => one.max(other),
        }
    }
}

/// An edit that writes two or three letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chunk {
    /// A third that is missing is 0.
    pub(super) letters: [u8; CHUNK],
    at: u8,
    take: u8,
    pub(super) probability: f32,
}

impl Chunk {
    /// The place at which it takes letters.
    pub(super) fn at(&self) -> usize {
        usize::from(self.at)
    }

    /// The place behind the letters that it takes.
    pub(super) fn end(&self) -> usize {
        usize::from(self.at + self.take)
    }
}

impl EditTable {
    /// A word of so many letters, [`LONGEST`] at most, without any edits.
    ///
    /// # Panics
    ///
    /// If `len` is larger than that.
    #[must_use]
    pub fn new(len: usize, ways: Ways) -> Self {
        assert!(len <= LONGEST, "a word of {len} letters is too long");
        Self {
            len,
            ways,
            singles: vec![[[0.0; ROW]; CHUNK + 1]; LETTERS],
            skips: [[0.0; ROW]; CHUNK + 1],
            chunks: Vec::new(),
            by_first: [0; LETTERS + 1],
            stop: 0.0,
            best: [[0.0; ROW]; CHUNK + 1],
            completion: [0.0; ROW],
        }
    }

    /// Adds an edit at place `at` that takes `take` letters and writes `written`; two that do the
    /// same count together like ways do. Ignored when it takes letters that the word has not.
    ///
    /// # Panics
    ///
    /// If it takes or writes more than [`CHUNK`] letters.
    pub fn add(&mut self, at: usize, take: usize, written: &[u8], probability: f32) {
        if at + take > self.len {
            return;
        }
        let ways = self.ways;
        let join = |known: &mut f32| *known = ways.join(*known, probability);
        match *written {
            [] => join(&mut self.skips[take][at]),
            [letter] => join(&mut self.singles[usize::from(letter)][take][at]),
            _ => {
                let mut letters = [0; CHUNK];
                letters[..written.len()].copy_from_slice(written);
                self.chunks.push(Chunk { letters, at: at as u8, take: take as u8, probability });
                self.consider(at, take, probability);
            }
        }
    }

    /// Takes an edit into account for [`best`](Self::best) without adding it. This is enough for
    /// edits that write letters which the table will not be asked for.
    pub fn consider(&mut self, at: usize, take: usize, probability: f32) {
        let best = &mut self.best[take][at];
        *best = best.max(probability);
    }

    /// The table with all edits in it, and with the probability to stop at the end of the word.
    #[must_use]
    pub fn finish(mut self, stop: f32) -> Self {
        self.stop = stop;
        self.sort_chunks();
        self.complete();
        self
    }

    fn sort_chunks(&mut self) {
        self.chunks.sort_by_key(|chunk| chunk.letters);
        for first in 0..=LETTERS {
            let below = |chunk: &Chunk| usize::from(chunk.letters[0]) < first;
            self.by_first[first] = self.chunks.partition_point(below) as u16;
        }
    }

    /// Fills `completion` from the end of the word.
    fn complete(&mut self) {
        for edits in self.singles.iter().chain([&self.skips]) {
            for (best, weights) in self.best.iter_mut().zip(edits) {
                best.iter_mut().zip(weights).for_each(|(best, weight)| *best = best.max(*weight));
            }
        }
        self.completion[self.len] = self.stop;
        for at in (0..self.len).rev() {
            let ways = (1..=CHUNK).map(|take| self.best[take][at] * self.completion[at + take]);
            self.completion[at] = ways.fold(0.0, f32::max);
        }
    }

    /// Letters of the word.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the word has no letters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Probability of the best single way to rewrite the word, whatever comes out.
    #[must_use]
    pub fn best(&self) -> f32 {
        self.completion[0]
    }

    /// Probability that the word is rewritten as `letters`.
    #[must_use]
    pub fn probability(&self, letters: &[u8]) -> f32 {
        let start = Rows::start(self);
        let end = letters.iter().fold(start, |rows, &letter| rows.next(self, letter, 0.0));
        end.probability(self)
    }

    pub(super) fn ways(&self) -> Ways {
        self.ways
    }

    pub(super) fn stop(&self) -> f32 {
        self.stop
    }

    pub(super) fn singles(&self, letter: u8) -> &Takes {
        &self.singles[usize::from(letter)]
    }

    pub(super) fn skips(&self) -> &Takes {
        &self.skips
    }

    /// Edits that write several letters, the first being `letter`.
    pub(super) fn chunks(&self, letter: u8) -> &[Chunk] {
        let letter = usize::from(letter);
        &self.chunks[usize::from(self.by_first[letter])..usize::from(self.by_first[letter + 1])]
    }

    pub(super) fn completion(&self) -> &Row {
        &self.completion
    }

    /// Edits that write several letters, whatever they are.
    pub(super) fn all_chunks(&self) -> &[Chunk] {
        &self.chunks
    }
}
