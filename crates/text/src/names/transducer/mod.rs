//! From one script to the other by learned edits.
//!
//! A word is rewritten letter by letter from left to right. An edit takes up to three letters and
//! writes up to three; how probable it is depends on the letters around it, as far as training saw
//! them, otherwise on fewer of them. Both directions are learned on their own and each judges the
//! other: a candidate found by one is scored by both, and a logistic makes of it the probability
//! that the two words are the same name. `docs/names.md` says what the weights were learned from,
//! and how good they are.

mod edit;
mod floors;
mod model;
mod packed;
mod score;
mod weights;

use std::sync::LazyLock;

pub use edit::{Chunk, Context, Edit};
use model::Model;
pub use score::{FEATURES, Fit, features, logistic};
pub use weights::{Distribution, Weights};

use rustc_hash::FxHashSet;

use super::dictionary::Dictionary;
use super::letters::{Alphabet, Letters};
use super::walk::{EditTable, Walk};

/// Weights of both directions.
#[derive(Clone, Debug)]
pub struct Transducer {
    latin: Side,
    arabic: Side,
}

/// What rewrites the words of one alphabet.
#[derive(Clone, Debug)]
struct Side {
    model: Model,
    logistic: [f32; FEATURES],
}

impl Side {
    fn new(weights: &Weights, from: Alphabet) -> Self {
        Self { model: Model::new(weights, from), logistic: weights.logistic }
    }
}

/// A word that is looked for in the other script.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    transducer: &'a Transducer,
    from: Alphabet,
    letters: Letters,
    table: EditTable,
}

/// A key of the other script with the probability that it is the same name.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The key as the dictionary has it.
    pub key: String,
    /// From 0 to 1.
    pub probability: f32,
}

impl Transducer {
    /// The weights that come with the crate.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Transducer> = LazyLock::new(|| {
            let weights = |bytes| Weights::from_bytes(bytes).unwrap_or_default();
            Transducer::new(
                &weights(include_bytes!("../../../data/names-latin.bin")),
                &weights(include_bytes!("../../../data/names-arabic.bin")),
            )
        });
        &BUILT_IN
    }

    /// A transducer with these weights for Latin and for Arabic words.
    #[must_use]
    pub fn new(latin: &Weights, arabic: &Weights) -> Self {
        Self {
            latin: Side::new(latin, Alphabet::Latin),
            arabic: Side::new(arabic, Alphabet::Arabic),
        }
    }

    /// Looks for the spellings of a key; none when the key has no [letters](Alphabet::letters).
    #[must_use]
    pub fn search(&self, key: &str, from: Alphabet) -> Option<Search<'_>> {
        let letters = from.letters(key)?;
        let table = self.side(from).model.table(&letters);
        Some(Search { transducer: self, from, letters, table })
    }

    fn side(&self, from: Alphabet) -> &Side {
        match from {
            Alphabet::Latin => &self.latin,
            Alphabet::Arabic => &self.arabic,
        }
    }
}

impl Search<'_> {
    /// How much less probable than the best spelling imaginable a key may be, as a natural logarithm,
    /// and how many keys are enough not to walk the dictionary again with the next: a small one has
    /// few words near a name, and is soon walked through.
    const BEAMS: [(f32, usize); 3] = [(-10.0, 20), (-12.0, 10), (-14.0, 0)];

    /// Candidates whose reverse direction is looked at.
    const MOST: usize = 120;

    /// The keys of a dictionary that may be the same name, the most probable first. Only the 120
    /// that the forward direction likes best are scored and returned.
    ///
    /// # Errors
    ///
    /// When the dictionary cannot be read.
    pub fn candidates<D: Dictionary>(&self, dictionary: &D) -> Result<Vec<Candidate>, D::Error> {
        let mut found = FxHashSet::default();
        for (beam, enough) in Self::BEAMS {
            self.collect(beam, dictionary, &mut found)?;
            if found.len() >= enough {
                break;
            }
        }
        Ok(self.rank(found))
    }

    /// The nearest of [`candidates`](Self::candidates): the dictionary is walked once, and no wider than
    /// is needed for spellings that leave little doubt.
    ///
    /// # Errors
    ///
    /// When the dictionary cannot be read.
    pub fn nearest<D: Dictionary>(&self, dictionary: &D) -> Result<Vec<Candidate>, D::Error> {
        let mut found = FxHashSet::default();
        self.collect(Self::BEAMS[0].0, dictionary, &mut found)?;
        Ok(self.rank(found))
    }

    fn collect<D: Dictionary>(
        &self,
        beam: f32,
        dictionary: &D,
        found: &mut FxHashSet<String>,
    ) -> Result<(), D::Error> {
        let least = self.table.best() * beam.exp();
        let walk = Walk::new(&self.table, self.from.other(), least);
        dictionary.matching(&walk, |key, _| _ = found.insert(key.to_owned()))
    }

    fn rank(&self, found: impl IntoIterator<Item = String>) -> Vec<Candidate> {
        let fits = found.into_iter().filter_map(|key| Some((self.forward(&key)?, key)));
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by(|(a, key), (b, other)| b.log.total_cmp(&a.log).then_with(|| key.cmp(other)));
        fits.truncate(Self::MOST);
        let scored = fits.into_iter().map(|(forward, key)| {
            let probability = self.judge(forward, &key);
            Candidate { key, probability }
        });
        let mut candidates: Vec<_> = scored.collect();
        candidates.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.key.cmp(&b.key))
        });
        candidates
    }

    /// Probability, from 0 to 1, that a key of the other script is the same name.
    ///
    /// ```
    /// use jisr_text::names::{letters::Alphabet, transducer::Transducer};
    ///
    /// let kalin = Transducer::built_in().search("kalin", Alphabet::Latin).unwrap();
    /// assert!(kalin.probability("كالين") > 0.5);
    /// assert!(kalin.probability("كتاب") < 0.1);
    /// ```
    #[must_use]
    pub fn probability(&self, key: &str) -> f32 {
        self.forward(key).map_or(0.0, |forward| self.judge(forward, key))
    }

    fn judge(&self, forward: Fit, key: &str) -> f32 {
        let reverse = self.reverse(key);
        reverse.map_or(0.0, |reverse| {
            logistic(&self.transducer.side(self.from).logistic, &features(forward, reverse))
        })
    }

    /// How well the word fits a key; none when the key has no letters.
    #[must_use]
    pub fn forward(&self, key: &str) -> Option<Fit> {
        let letters = self.from.other().letters(key)?;
        let probability = self.table.probability(&letters);
        Some(Fit::new(probability, self.table.best(), self.letters.len()))
    }

    /// How well a key fits the word, the other way round.
    #[must_use]
    pub fn reverse(&self, key: &str) -> Option<Fit> {
        let to = self.from.other();
        let letters = to.letters(key)?;
        let table = self.transducer.side(to).model.table_for(&letters, &self.letters);
        Some(Fit::new(table.probability(&self.letters), table.best(), letters.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::dictionary::Memory;

    const ARABIC: [&str; 12] = [
        "شكري",
        "مرسي",
        "السيسي",
        "اردوغان",
        "اردوجان",
        "كالين",
        "غوراك",
        "خلوصي",
        "اكار",
        "سيسي",
        "كتاب",
        "تقرير",
    ];
    const LATIN: [&str; 10] = [
        "shoukry", "shukri", "morsi", "mursi", "sisi", "erdogan", "kalin", "gurak", "report",
        "book",
    ];

    /// The keys of the dictionary that are likely spellings.
    fn likely(key: &str, from: Alphabet, dictionary: &[&'static str]) -> Vec<String> {
        let search = Transducer::built_in().search(key, from).unwrap();
        let Ok(candidates) = search.candidates(&Memory(dictionary.to_vec()));
        let likely = candidates.into_iter().filter(|candidate| candidate.probability > 0.25);
        likely.map(|candidate| candidate.key).collect()
    }

    #[test]
    fn latin_names_find_arabic_spellings() {
        for (name, spelling) in [
            ("shukri", "شكري"),
            ("morsi", "مرسي"),
            ("mursi", "مرسي"),
            ("sisi", "السيسي"),
            ("erdogan", "اردوغان"),
            ("kalin", "كالين"),
            ("gurak", "غوراك"),
            ("akar", "اكار"),
        ] {
            let found = likely(name, Alphabet::Latin, &ARABIC);
            assert!(found.iter().any(|key| key == spelling), "{name}: {found:?}");
        }
    }

    #[test]
    fn arabic_names_find_latin_spellings() {
        for (name, spelling) in [
            ("شكري", "shukri"),
            ("مرسي", "morsi"),
            ("السيسي", "sisi"),
            ("اردوغان", "erdogan"),
            ("كالين", "kalin"),
            ("غوراك", "gurak"),
        ] {
            let found = likely(name, Alphabet::Arabic, &LATIN);
            assert!(found.iter().any(|key| key == spelling), "{name}: {found:?}");
        }
    }

    #[test]
    fn other_words_are_no_spellings() {
        assert_eq!(likely("hungary", Alphabet::Latin, &ARABIC), [""; 0]);
        assert_eq!(likely("المجر", Alphabet::Arabic, &LATIN), [""; 0]);
    }

    #[test]
    fn what_has_no_letters_is_not_looked_for() {
        assert!(Transducer::built_in().search("2021", Alphabet::Latin).is_none());
        assert!(Transducer::built_in().search("sisi", Alphabet::Arabic).is_none());
    }
}
