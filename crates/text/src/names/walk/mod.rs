//! Walks a dictionary for the words that a word may be rewritten as.
//!
//! An [`EditTable`] says, for every place of one word, what may be written there and how
//! probably. A [`Walk`] reads keys byte by byte and keeps, for the letters read so far, the
//! probability of every place of the word: one row of the usual table of edit distances a letter. It leaves a
//! branch of the dictionary when nothing below it can be probable enough. What rewrites a word is
//! not known here: the transducer fills tables from learned weights, variants from rules.

mod ahead;
mod rows;
mod table;

use ahead::Ahead;
use rows::Rows;
pub use rows::State;
pub use table::{CHUNK, EditTable, Ways};

use super::letters::{Alphabet, Step};

/// An automaton over the bytes of keys.
///
/// Its methods are those that automata over a finite-state dictionary have. Only a letter that is
/// not the end of its branch takes memory, some 250 bytes.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    table: &'a EditTable,
    ahead: Ahead,
    alphabet: Alphabet,
    floor: f32,
}

impl<'a> Walk<'a> {
    /// Accepts the keys of an alphabet that have at least the probability `floor`.
    #[must_use]
    pub fn new(table: &'a EditTable, alphabet: Alphabet, floor: f32) -> Self {
        Self { table, ahead: Ahead::of(table), alphabet, floor }
    }

    /// The alphabet of the keys that are accepted.
    #[must_use]
    pub fn alphabet(&self) -> Alphabet {
        self.alphabet
    }

    /// The state before the first byte.
    #[must_use]
    pub fn start(&self) -> State {
        State::new(Rows::start(self.table), 0)
    }

    /// The state after one more byte.
    #[must_use]
    #[inline]
    pub fn accept(&self, state: &State, byte: u8) -> State {
        let Some(rows) = state.rows() else { return State::DEAD };
        match self.alphabet.step(state.lead(), byte) {
            Step::Foreign => State::DEAD,
            // Most branches end here, before anything is computed for the letter.
            Step::Letter(letter) if rows.bound(self.table, &self.ahead, letter) < self.floor => {
                State::DEAD
            }
            Step::Letter(letter) => State::new(rows.next(self.table, letter, self.floor), byte),
            Step::Lead | Step::Silent => state.behind(byte),
        }
    }

    /// Whether some key with these first bytes may be accepted.
    #[must_use]
    pub fn can_match(&self, state: &State) -> bool {
        state.rows().is_some()
    }

    /// Whether the key of these bytes is accepted.
    #[must_use]
    pub fn is_match(&self, state: &State) -> bool {
        state.rows().is_some_and(|rows| rows.probability(self.table) >= self.floor)
    }

    /// Whether a whole key is accepted.
    #[must_use]
    pub fn matches(&self, key: &str) -> bool {
        let end = key.bytes().fold(self.start(), |state, byte| self.accept(&state, byte));
        self.is_match(&end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table that copies `word`, doubles a letter with 0.1 and drops one with 0.05.
    fn copying(word: &str) -> EditTable {
        let letters = Alphabet::Latin.letters(word).unwrap();
        let mut table = EditTable::new(letters.len(), Ways::All);
        for (at, &letter) in letters.iter().enumerate() {
            table.add(at, 1, &[letter], 0.8);
            table.add(at, 1, &[letter, letter], 0.1);
            table.add(at, 1, &[], 0.05);
        }
        table.finish(1.0)
    }

    fn probability(table: &EditTable, key: &str) -> f32 {
        table.probability(&Alphabet::Latin.letters(key).unwrap())
    }

    #[test]
    fn the_ways_to_write_a_word_add_up() {
        let table = copying("aa");
        let close = |key, expected: f32| (probability(&table, key) - expected).abs() < 1e-6;
        assert!(close("aa", 0.8 * 0.8 + 2.0 * 0.1 * 0.05));
        assert!(close("aaa", 2.0 * 0.8 * 0.1));
        assert!(close("a", 2.0 * 0.8 * 0.05));
        assert!(close("b", 0.0));
    }

    #[test]
    fn or_the_best_way_counts() {
        let letters = Alphabet::Latin.letters("aa").unwrap();
        let mut table = EditTable::new(2, Ways::Best);
        for (at, &letter) in letters.iter().enumerate() {
            table.add(at, 1, &[letter], 1.0);
            table.add(at, 1, &[letter, letter], 0.5);
            table.add(at, 1, &[letter], 0.5);
        }
        let table = table.finish(1.0);
        assert_eq!(probability(&table, "aa"), 1.0);
        assert_eq!(probability(&table, "aaa"), 0.5);
        assert_eq!(probability(&table, "aaaa"), 0.25);
    }

    #[test]
    fn a_walk_accepts_what_is_probable_enough() {
        let table = copying("akar");
        let walk = Walk::new(&table, Alphabet::Latin, 0.02);
        for key in ["akar", "akkar", "aakar", "aka"] {
            assert!(walk.matches(key), "{key}");
        }
        for key in ["akkarr", "ak", "akaro", "bakar", "akar1", "اكار"] {
            assert!(!walk.matches(key), "{key}");
        }
    }

    #[test]
    fn a_walk_goes_on_until_nothing_can_follow() {
        let table = copying("kalin");
        let walk = Walk::new(&table, Alphabet::Latin, 1e-3);
        let mut state = walk.start();
        for byte in "kaallin".bytes() {
            assert!(walk.can_match(&state));
            state = walk.accept(&state, byte);
        }
        assert!(walk.is_match(&state));
        assert!(!walk.can_match(&walk.accept(&state, b'x')));
    }

    #[test]
    fn arabic_letters_take_two_bytes() {
        let letters = Alphabet::Arabic.letters("شكري").unwrap();
        let mut table = EditTable::new(letters.len(), Ways::All);
        letters.iter().enumerate().for_each(|(at, &letter)| table.add(at, 1, &[letter], 1.0));
        let table = table.finish(1.0);
        let walk = Walk::new(&table, Alphabet::Arabic, 0.5);
        assert!(walk.matches("شكري") && walk.matches("شكريء"));
        assert!(!walk.matches("شكر") && !walk.matches("شكرو"));
    }
}
