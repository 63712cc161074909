//! Which edits there are: expectation maximisation without contexts.
//!
//! Ristad and Yianilos, "Learning string-edit distance", IEEE TPAMI 1998, with edits of several
//! letters.

use std::collections::BTreeMap;

use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::Edit;
use rustc_hash::FxHashMap;

use crate::lattice::Lattice;
use crate::pairs::Example;

const ITERATIONS: usize = 8;

/// Edits that all examples together are expected to use less are dropped.
const LEAST_COUNT: f64 = 0.3;

/// Edits and the share of each.
pub(crate) type Joint = BTreeMap<Edit, f64>;

/// Learns the edits of one direction.
pub(crate) fn train(examples: &[Example], from: Alphabet) -> Joint {
    let mut joint = iterate(examples, from, |edit| initial(edit) * SCALE);
    for _ in 1..ITERATIONS {
        let last = joint.into_iter().collect::<FxHashMap<_, _>>();
        joint = iterate(examples, from, |edit| last.get(&edit).copied().unwrap_or(0.0));
    }
    joint
}

fn iterate(examples: &[Example], from: Alphabet, weight: impl Fn(Edit) -> f64) -> Joint {
    let mut counts: FxHashMap<Edit, f64> = FxHashMap::default();
    for (source, target) in examples {
        let lattice = Lattice::new(from, source, target, |_, edit| weight(edit));
        lattice.posteriors(|_, edit, share| *counts.entry(edit).or_default() += share);
    }
    let mut joint: Joint = counts.into_iter().filter(|&(_, count)| count > LEAST_COUNT).collect();
    let total: f64 = joint.values().sum();
    joint.values_mut().for_each(|count| *count /= total);
    joint
}

/// Makes of initial weights something like probabilities.
const SCALE: f64 = 1e-2;

fn initial(edit: Edit) -> f64 {
    match (edit.source.letters().len(), edit.target.letters().len()) {
        (1, 1) => 1.0,
        (1, 0) => 0.2,
        (0, 1) | (1, 2) | (2, 1) => 0.05,
        (1, 3) | (3, 1) => 0.01,
        _ => 0.02,
    }
}
