//! Words in a finite-state dictionary, as an index keeps them.

use std::convert::Infallible;

use jisr_text::names::dictionary::{self, Dictionary as _};
use jisr_text::names::walk::{State, Walk};
use tantivy_fst::{Automaton, IntoStreamer, Map, Streamer};

/// Distinct words.
pub(crate) struct Dictionary(Map<Vec<u8>>);

impl Dictionary {
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> anyhow::Result<Self> {
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        Ok(Self(Map::from_iter(words.into_iter().zip(0..))?))
    }

    /// The words that a walk accepts.
    pub(crate) fn find(&self, walk: &Walk<'_>) -> Vec<String> {
        let mut found = Vec::new();
        let Ok(()) = self.matching(walk, |key, _| found.push(key.to_owned()));
        found
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl dictionary::Dictionary for Dictionary {
    type Error = Infallible;

    fn matching(
        &self,
        walk: &Walk<'_>,
        mut visit: impl FnMut(&str, u64),
    ) -> Result<(), Infallible> {
        let mut stream = self.0.search(Adapter(walk)).into_stream();
        while let Some((key, _)) = stream.next() {
            // The keys were strings when they went in.
            visit(&String::from_utf8_lossy(key), 1);
        }
        Ok(())
    }

    fn doc_freq(&self, key: &str) -> Result<u64, Infallible> {
        Ok(u64::from(self.0.contains_key(key)))
    }
}

struct Adapter<'a>(&'a Walk<'a>);

impl Automaton for Adapter<'_> {
    type State = State;

    fn start(&self) -> State {
        self.0.start()
    }

    fn is_match(&self, state: &State) -> bool {
        self.0.is_match(state)
    }

    fn can_match(&self, state: &State) -> bool {
        self.0.can_match(state)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        self.0.accept(state, byte)
    }
}
