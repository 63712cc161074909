//! The words of an index: which exist, how often, and which are near to a pattern.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::LazyLock;

use jisr_text::names::dictionary::Dictionary;
use jisr_text::names::walk::{self, Walk};
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use rustc_hash::FxHashMap;
use tantivy_fst::Automaton;

use crate::error::{Error, Result};
use crate::snapshot::Snapshot;

/// A field that holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermField {
    /// Normalized exact forms of title and body.
    Surface,
    /// Stems of the words of title and body that are not their own stem: those are in
    /// [`Surface`](Self::Surface).
    Stem,
    /// Stems of the title alone; frequencies, no positions.
    Title,
    /// Pairs of [frequent words](jisr_text::frequent) that stand side by side; frequencies, no
    /// positions.
    Pair,
    /// Normalized exact forms that stand with a capital in the middle of a sentence of the body;
    /// nothing but the documents. What is mostly written so is a name.
    Capital,
}

/// A word of the index that matched a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The word's key.
    pub key: String,
    /// Number of documents that have it.
    pub doc_freq: u64,
    /// Edits between the pattern and the word; 0 for a prefix.
    pub distance: u8,
}

impl Snapshot {
    /// Number of documents that have the term.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn doc_freq(&self, field: TermField, key: &str) -> Result<u64> {
        let mut total = 0;
        for segment in self.segments() {
            let info = segment.terms(field).terms().get(key)?;
            total += info.map_or(0, |info| u64::from(info.doc_freq));
        }
        Ok(total)
    }

    /// The `limit` most frequent words that begin with `prefix`, most frequent first.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Match>> {
        self.matching(TermField::Surface, limit, || PrefixAutomaton(prefix.as_bytes()), |_| 0)
    }

    /// The `limit` terms of a field nearest to `word`: within `distance` edits (1 or 2; a swap of
    /// neighbours counts one); nearest first, then the most frequent.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn similar(
        &self,
        field: TermField,
        word: &str,
        distance: u8,
        limit: usize,
    ) -> Result<Vec<Match>> {
        static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> = LazyLock::new(|| {
            [1, 2].map(|distance| LevenshteinAutomatonBuilder::new(distance, true))
        });
        let dfa = BUILDERS[usize::from(distance.clamp(1, 2)) - 1].build_dfa(word);
        self.matching(field, limit, || FuzzyAutomaton(&dfa), |key| dfa.eval(key.as_bytes()).to_u8())
    }

    /// The terms of a field that an automaton accepts, in all segments.
    fn accepted<A: Automaton<State: Clone>>(
        &self,
        field: TermField,
        automaton: impl Fn() -> A,
    ) -> Result<FxHashMap<String, u64>> {
        let mut frequencies: FxHashMap<String, u64> = FxHashMap::default();
        for segment in self.segments() {
            let terms = segment.terms(field).terms();
            let mut stream = terms.search(automaton()).into_stream()?;
            while stream.advance() {
                let Ok(key) = std::str::from_utf8(stream.key()) else { continue };
                let count = u64::from(stream.value().doc_freq);
                match frequencies.get_mut(key) {
                    Some(total) => *total += count,
                    None => _ = frequencies.insert(key.to_owned(), count),
                }
            }
        }
        Ok(frequencies)
    }

    /// Walks the dictionaries of all segments with an automaton and keeps the best.
    fn matching<A: Automaton<State: Clone>>(
        &self,
        field: TermField,
        limit: usize,
        automaton: impl Fn() -> A,
        distance: impl Fn(&str) -> u8,
    ) -> Result<Vec<Match>> {
        let frequencies = self.accepted(field, automaton)?;
        let mut best = BinaryHeap::new();
        for (key, doc_freq) in frequencies {
            best.push((distance(&key), Reverse(doc_freq), key));
            if best.len() > limit {
                best.pop();
            }
        }
        let matches = best.into_sorted_vec().into_iter();
        Ok(matches
            .map(|(distance, Reverse(doc_freq), key)| Match { key, doc_freq, distance })
            .collect())
    }

    /// Names of all sources.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn sources(&self) -> Vec<String> {
        let mut names: Vec<_> = self
            .segments()
            .iter()
            .flat_map(|segment| (0..segment.ord_counts().1).map(|ord| segment.source(ord as u64)))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The exact forms of the articles.
impl Dictionary for Snapshot {
    type Error = Error;

    fn matching(&self, walk: &Walk<'_>, mut visit: impl FnMut(&str, u64)) -> Result<()> {
        for segment in self.segments() {
            let terms = segment.terms(TermField::Surface).terms();
            let mut stream = terms.search(WalkAutomaton(walk)).into_stream()?;
            while stream.advance() {
                if let Ok(key) = std::str::from_utf8(stream.key()) {
                    visit(key, u64::from(stream.value().doc_freq));
                }
            }
        }
        Ok(())
    }

    fn doc_freq(&self, key: &str) -> Result<u64> {
        Snapshot::doc_freq(self, TermField::Surface, key)
    }
}

/// Accepts what begins with the given bytes; the state is the number of bytes matched.
struct PrefixAutomaton<'a>(&'a [u8]);

impl Automaton for PrefixAutomaton<'_> {
    type State = Option<usize>;

    fn start(&self) -> Self::State {
        Some(0)
    }

    fn is_match(&self, state: &Self::State) -> bool {
        *state == Some(self.0.len())
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.is_some()
    }

    fn will_always_match(&self, state: &Self::State) -> bool {
        self.is_match(state)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let matched = (*state)?;
        match self.0.get(matched) {
            None => Some(matched),
            Some(&expected) => (expected == byte).then_some(matched + 1),
        }
    }
}

/// Adapts a walk over letters to the term dictionary.
struct WalkAutomaton<'a>(&'a Walk<'a>);

impl Automaton for WalkAutomaton<'_> {
    type State = walk::State;

    fn start(&self) -> Self::State {
        self.0.start()
    }

    fn is_match(&self, state: &Self::State) -> bool {
        self.0.is_match(state)
    }

    fn can_match(&self, state: &Self::State) -> bool {
        self.0.can_match(state)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        self.0.accept(state, byte)
    }
}

/// Adapts the Levenshtein automaton to the term dictionary.
struct FuzzyAutomaton<'a>(&'a DFA);

impl Automaton for FuzzyAutomaton<'_> {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, &state: &u32) -> bool {
        matches!(self.0.distance(state), Distance::Exact(_))
    }

    fn can_match(&self, &state: &u32) -> bool {
        state != SINK_STATE
    }

    fn accept(&self, &state: &u32, byte: u8) -> u32 {
        self.0.transition(state, byte)
    }
}
