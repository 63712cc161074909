//! Edits, and the contexts that they are learned in.

use crate::names::letters::BOUNDARY;
use crate::names::walk::CHUNK;

/// Up to three letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chunk {
    letters: [u8; CHUNK],
    len: u8,
}

impl Chunk {
    /// A chunk of these letters.
    ///
    /// # Panics
    ///
    /// If there are more than three.
    #[must_use]
    pub fn new(letters: &[u8]) -> Self {
        let mut chunk = Self { letters: [BOUNDARY; CHUNK], len: letters.len() as u8 };
        chunk.letters[..letters.len()].copy_from_slice(letters);
        chunk
    }

    /// Its letters.
    #[must_use]
    pub fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.len)]
    }
}

/// Letters of the source word, and what is written for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// What is taken; empty for an insertion.
    pub source: Chunk,
    /// What is written; empty for a deletion.
    pub target: Chunk,
}

impl Edit {
    /// Takes nothing, writes nothing: the end of the word.
    pub const STOP: Self = Self {
        source: Chunk { letters: [BOUNDARY; CHUNK], len: 0 },
        target: Chunk { letters: [BOUNDARY; CHUNK], len: 0 },
    };

    /// Writes one chunk for another.
    #[must_use]
    pub fn new(source: &[u8], target: &[u8]) -> Self {
        Self { source: Chunk::new(source), target: Chunk::new(target) }
    }
}

/// The letters around a place of the source word: the letter there, then its neighbours, nearest
/// first, as many as the level of the context says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Context {
    level: u8,
    letters: [u8; Context::LEVELS],
}

impl Context {
    /// Levels, from the letter alone to the letter with three of its neighbours.
    pub const LEVELS: usize = 5;

    /// Where the letters of a context are from its place. Level `n` has the first `n + 1`.
    const AROUND: [isize; Self::LEVELS] = [0, 1, -1, 2, -2];

    /// The context of place `at`, which may be the end of the word.
    #[must_use]
    pub fn of(source: &[u8], at: usize, level: usize) -> Self {
        let mut letters = [BOUNDARY; Self::LEVELS];
        for (letter, offset) in letters.iter_mut().zip(Self::AROUND).take(level + 1) {
            let place = at.checked_add_signed(offset);
            *letter = place.and_then(|place| source.get(place)).copied().unwrap_or(BOUNDARY);
        }
        Self { level: level as u8, letters }
    }

    /// A context of these letters.
    pub(super) fn new(letters: &[u8]) -> Self {
        let mut context =
            Self { level: letters.len() as u8 - 1, letters: [BOUNDARY; Self::LEVELS] };
        context.letters[..letters.len()].copy_from_slice(letters);
        context
    }

    /// The context without the last of its letters.
    #[must_use]
    pub fn narrower(self) -> Option<Self> {
        let (_, letters) = self.letters().split_last()?;
        (!letters.is_empty()).then(|| Self::new(letters))
    }

    /// Its letters, the one at the place first.
    pub(super) fn letters(&self) -> &[u8] {
        &self.letters[..=self.level()]
    }

    /// How wide it is, from 0.
    #[must_use]
    pub fn level(self) -> usize {
        usize::from(self.level)
    }

    /// The letter at the place itself; [`BOUNDARY`] at the end of a word.
    #[must_use]
    pub fn letter(self) -> u8 {
        self.letters[0]
    }
}
