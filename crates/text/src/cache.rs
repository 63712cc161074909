//! The words that an analyzer has seen.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

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
    entries: HashTable<Entry>,
    /// Each raw word with its keys behind it: a look-up goes to one place of memory.
    texts: String,
}

/// A word of the cache.
#[derive(Clone, Copy)]
struct Entry {
    /// Where in the texts it is.
    start: u32,
    raw: u8,
    keys: u16,
    form: Form,
}

impl Entry {
    fn raw<'t>(&self, texts: &'t str) -> &'t str {
        let start = self.start as usize;
        &texts[start..start + usize::from(self.raw)]
    }

    fn keys<'t>(&self, texts: &'t str) -> &'t str {
        let start = self.start as usize + usize::from(self.raw);
        &texts[start..start + usize::from(self.keys)]
    }
}

fn hash(raw: &str) -> u64 {
    FxBuildHasher.hash_one(raw)
}

impl Cache {
    /// Whether a word is one that the cache keeps. Numbers are too many to keep, and have no
    /// stem to save.
    pub(crate) fn takes(raw: &str) -> bool {
        raw.len() <= MAX_WORD_BYTES && !raw.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The keys of a word that the cache [takes](Self::takes) and what they are; computed when the
    /// word is new.
    pub(crate) fn get(
        &mut self,
        raw: &str,
        analyse: impl FnOnce(&mut String) -> Form,
    ) -> (&str, Form) {
        let hash = hash(raw);
        let known = self.entries.find(hash, |entry| entry.raw(&self.texts) == raw).copied();
        let entry = known.unwrap_or_else(|| self.insert(hash, raw, analyse));
        (entry.keys(&self.texts), entry.form)
    }

    fn insert(&mut self, hash: u64, raw: &str, analyse: impl FnOnce(&mut String) -> Form) -> Entry {
        if self.entries.len() == MAX_WORDS {
            self.entries.clear();
            self.texts.clear();
        }
        let start = self.texts.len();
        self.texts.push_str(raw);
        let form = analyse(&mut self.texts);
        let keys = (self.texts.len() - start - raw.len()) as u16;
        let entry = Entry { start: start as u32, raw: raw.len() as u8, keys, form };
        let texts = &self.texts;
        let rehash = |entry: &Entry| self::hash(entry.raw(texts));
        self.entries.insert_unique(hash, entry, rehash);
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
