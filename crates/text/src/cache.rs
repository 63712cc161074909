//! The words that an analyzer has seen.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::word::Form;

/// Words kept at most. A large archive has more, but what follows the first tens of thousands
/// by frequency is rare.
const MAX_WORDS: usize = 1 << 16;

/// Longer words are not kept, in bytes: they do not repeat, and the bound on words would be none
/// on memory.
const MAX_WORD_BYTES: usize = 64;

/// Analyses by raw word.
#[derive(Clone, Default)]
pub(crate) struct Cache {
    /// Where the keys of a word are in `keys`, and what they are.
    entries: FxHashMap<Box<str>, (Range<usize>, Form)>,
    keys: String,
}

impl Cache {
    /// Whether a word is one that the cache keeps. Numbers are too many to keep, and have no
    /// stem to save.
    pub(crate) fn takes(raw: &str) -> bool {
        raw.len() <= MAX_WORD_BYTES && !raw.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The keys of a word and what they are; computed when the word is new.
    pub(crate) fn get(
        &mut self,
        raw: &str,
        analyse: impl FnOnce(&mut String) -> Form,
    ) -> (&str, Form) {
        let (keys, form) = match self.entries.get(raw) {
            Some(known) => known.clone(),
            None => self.insert(raw, analyse),
        };
        (&self.keys[keys], form)
    }

    fn insert(
        &mut self,
        raw: &str,
        analyse: impl FnOnce(&mut String) -> Form,
    ) -> (Range<usize>, Form) {
        if self.entries.len() == MAX_WORDS {
            self.entries.clear();
            self.keys.clear();
        }
        let start = self.keys.len();
        let form = analyse(&mut self.keys);
        let entry = (start..self.keys.len(), form);
        self.entries.insert(raw.into(), entry.clone());
        entry
    }

    /// Number of words kept.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analyzer::analyse, stem::Stemmer};

    #[test]
    fn a_full_cache_starts_over() {
        let mut cache = Cache::default();
        for i in 0..=MAX_WORDS {
            let raw = format!("word{i}");
            let (keys, _) = cache.get(&raw, |keys| analyse(&raw, Stemmer::Light, keys));
            assert_eq!(keys, raw);
        }
        assert_eq!(cache.len(), 1);
    }

    #[test]
    fn a_word_is_analysed_once() {
        let mut cache = Cache::default();
        cache.get("Ankara", |keys| analyse("Ankara", Stemmer::Light, keys));
        let (keys, form) = cache.get("Ankara", |_| panic!("known already"));
        assert!(keys.starts_with("ankara"));
        assert!(!form.stop);
    }
}
