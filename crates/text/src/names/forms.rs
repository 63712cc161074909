//! One name, ready to be looked for and compared in both scripts.

use super::letters::Alphabet;
use super::transducer::{Search, Transducer};
use super::variants::{Variants, plain};

/// Probability that the plain spelling of a Latin name is the same name.
const PLAIN: f32 = 0.9;

/// The Arabic article, and how sure a name is with it that is written without.
const ARTICLE: &str = "ال";
const WITH_ARTICLE: f32 = 0.8;

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
        self.or_other(key, self.across(key))
    }

    fn across(&self, key: &str) -> f32 {
        let across = self.across.iter().map(|(search, worth)| search.probability(key) * worth);
        across.fold(0.0, f32::max)
    }

    /// The probability of a key of the other script, unless it has a better one in its plain
    /// spelling, or by what stands behind its article.
    pub(super) fn or_other(&self, key: &str, probability: f32) -> f32 {
        let plain = if self.alphabet == Alphabet::Arabic { plain(key) } else { key.to_owned() };
        let mut best = probability;
        if plain != key && best < PLAIN {
            best = best.max(self.across(&plain) * PLAIN);
        }
        match key.strip_prefix(ARTICLE) {
            Some(bare) if best < WITH_ARTICLE => best.max(self.across(bare) * WITH_ARTICLE),
            _ => best,
        }
    }
}
