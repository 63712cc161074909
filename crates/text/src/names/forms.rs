//! One name, ready to be looked for and compared in both scripts.

use super::letters::Alphabet;
use super::transducer::{Search, Transducer};
use super::variants::{Variants, plain};

/// Probability that the plain spelling of a Latin name is the same name.
const PLAIN: f32 = 0.9;

/// A name with everything that finds its other spellings.
#[derive(Clone, Debug)]
pub(super) struct Forms {
    alphabet: Alphabet,
    pub(super) variants: Variants,
    /// Searches in the other script: of the name, and of its plain spelling where that differs;
    /// with what a spelling that they find is worth.
    pub(super) across: Vec<(Search<'static>, f32)>,
}

impl Forms {
    /// The forms of a key; none when the key has no [letters](Alphabet::letters).
    pub(super) fn of(key: &str, alphabet: Alphabet) -> Option<Self> {
        let search = |key: &str| Transducer::built_in().search(key, alphabet);
        let mut across = vec![(search(key)?, 1.0)];
        let plain = plain(key);
        if alphabet == Alphabet::Latin && plain != key {
            across.extend(search(&plain).map(|search| (search, PLAIN)));
        }
        Some(Self { alphabet, variants: Variants::of(key, alphabet)?, across })
    }

    /// Probability, from 0 to 1, that another key is the same name.
    pub(super) fn probability(&self, key: &str, alphabet: Alphabet) -> f32 {
        if alphabet == self.alphabet {
            return self.variants.probability(key);
        }
        let across = self.across.iter().map(|(search, worth)| search.probability(key) * worth);
        self.or_plain(key, across.fold(0.0, f32::max))
    }

    /// The probability of a key of the other script, unless its plain spelling has a better one.
    pub(super) fn or_plain(&self, key: &str, probability: f32) -> f32 {
        let plain = if self.alphabet == Alphabet::Arabic { plain(key) } else { key.to_owned() };
        if plain == key || probability > PLAIN {
            return probability;
        }
        let across = self.across.iter().map(|(search, _)| search.probability(&plain) * PLAIN);
        across.fold(probability, f32::max)
    }
}
