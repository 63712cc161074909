//! Weights made ready to fill tables of edits.

use rustc_hash::FxHashMap;

use super::edit::{Context, Edit};
use super::floors::Floors;
use super::weights::{Distribution, Weights};
use crate::names::letters::{Alphabet, LETTERS};
use crate::names::walk::{EditTable, Ways};

/// Rewrites words of one alphabet in the other.
#[derive(Clone, Debug)]
pub(super) struct Model {
    /// Edits of every letter and of the boundary, with their probabilities outside any context.
    base: Vec<Vec<(Edit, f32)>>,
    wider: FxHashMap<Context, Wider>,
    floors: Floors,
}

/// A context with neighbours.
#[derive(Clone, Debug)]
struct Wider {
    back_off: f32,
    /// Places of its edits among those of the letter, and their probabilities.
    edits: Box<[(u16, f32)]>,
}

impl Model {
    /// The model that rewrites words of the alphabet `from`.
    pub(super) fn new(weights: &Weights, from: Alphabet) -> Self {
        let mut base = vec![Vec::new(); LETTERS];
        let mut wider = FxHashMap::default();
        // Level 0 comes first.
        for (&context, distribution) in &weights.contexts {
            let letter = usize::from(context.letter());
            match context.level() {
                0 => base[letter].clone_from(&distribution.edits),
                _ => _ = wider.insert(context, Wider::new(distribution, &base[letter])),
            }
        }
        Self { base, wider, floors: Floors::new(from) }
    }

    /// The edits of a word.
    pub(super) fn table(&self, source: &[u8]) -> EditTable {
        self.table_if(source, |_| true)
    }

    /// The edits of a word, enough to know how probably it is rewritten as `target`.
    pub(super) fn table_for(&self, source: &[u8], target: &[u8]) -> EditTable {
        let mut pairs = [0_u64; LETTERS];
        target.windows(2).for_each(|pair| pairs[usize::from(pair[0])] |= 1 << pair[1]);
        self.table_if(source, |chunk| pairs[usize::from(chunk[0])] >> chunk[1] & 1 == 1)
    }

    /// The edits of a word; of those that write several letters, the ones that `wanted` accepts.
    fn table_if(&self, source: &[u8], wanted: impl Fn(&[u8]) -> bool) -> EditTable {
        let mut table = EditTable::new(source.len(), Ways::All);
        let mut stop = STOP_FLOOR;
        let mut probabilities = Vec::new();
        self.floors.add(source, &mut table);
        for at in 0..=source.len() {
            let edits = self.edits(source, at, &mut probabilities);
            for (&(edit, _), &probability) in edits.iter().zip(&probabilities) {
                let (taken, written) = (edit.source.letters(), edit.target.letters());
                let single = written.len() < 2;
                if edit == Edit::STOP {
                    stop = probability;
                } else if !source[at..].starts_with(taken) {
                    continue;
                } else if single || (probability > NEGLIGIBLE && wanted(written)) {
                    table.add(at, taken.len(), written, probability);
                } else {
                    table.consider(at, taken.len(), probability);
                }
            }
        }
        table.finish(stop)
    }

    /// The edits of the letter at a place; `probabilities` gets theirs in its context.
    fn edits(&self, source: &[u8], at: usize, probabilities: &mut Vec<f32>) -> &[(Edit, f32)] {
        let edits = &self.base[usize::from(Context::of(source, at, 0).letter())];
        probabilities.clear();
        probabilities.extend(edits.iter().map(|&(_, probability)| probability));
        for level in 1..Context::LEVELS {
            if let Some(wider) = self.wider.get(&Context::of(source, at, level)) {
                wider.apply(probabilities);
            }
        }
        edits
    }
}

impl Wider {
    fn new(distribution: &Distribution, base: &[(Edit, f32)]) -> Self {
        let place = |edit| base.iter().position(|&(known, _)| known == edit);
        let edits = distribution.edits.iter();
        Self {
            back_off: distribution.back_off,
            edits: edits.filter_map(|&(edit, p)| Some((place(edit)? as u16, p))).collect(),
        }
    }

    /// From the probabilities in the next narrower context to those in this one.
    fn apply(&self, probabilities: &mut [f32]) {
        probabilities.iter_mut().for_each(|probability| *probability *= self.back_off);
        for &(place, probability) in &self.edits {
            probabilities[usize::from(place)] = probability;
        }
    }
}

/// Probability to stop at the end of a word where the weights know none.
const STOP_FLOOR: f32 = 1e-4;

/// Edits of several letters below this are as good as none: single letters have floors above it.
const NEGLIGIBLE: f32 = 1e-6;
