//! How probable edits are where they stand: expectation maximisation with contexts.

use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::{Context, Edit};
use rustc_hash::FxHashMap;

use crate::joint::Joint;
use crate::lattice::Lattice;
use crate::pairs::Example;

const ITERATIONS: usize = 4;

/// Smaller shares of an example are noise.
const LEAST_SHARE: f64 = 0.02;

/// Weight of the narrower context against what was counted in the wider one.
const BACK_OFF: f64 = 10.0;

/// Count of an edit of the narrowest context that was not seen, and of all such edits together.
const UNSEEN: (f64, f64) = (1e-4, 1.0);

/// How often every edit was used in every context.
#[derive(Default)]
pub(crate) struct Counts(pub(crate) FxHashMap<Context, Count>);

/// How often the edits of one context were used.
#[derive(Default)]
pub(crate) struct Count {
    pub(crate) total: f64,
    pub(crate) edits: FxHashMap<Edit, f64>,
}

/// Learns the counts of one direction.
pub(crate) fn train(examples: &[Example], from: Alphabet, joint: &Joint) -> Counts {
    let joint: FxHashMap<_, _> = joint.iter().map(|(&edit, &share)| (edit, share)).collect();
    let first = |_: &[u8]| |_, edit| joint.get(&edit).copied().unwrap_or(0.0);
    let mut counts = iterate(examples, from, first);
    for _ in 1..ITERATIONS {
        counts = iterate(examples, from, |source| counts.weights(source));
    }
    counts
}

fn iterate<W: FnMut(usize, Edit) -> f64>(
    examples: &[Example],
    from: Alphabet,
    weights: impl Fn(&[u8]) -> W,
) -> Counts {
    let mut counts = Counts::default();
    for (source, target) in examples {
        let lattice = Lattice::new(from, source, target, weights(source));
        lattice.posteriors(|at, edit, share| {
            if share > LEAST_SHARE {
                counts.add(source, at, edit, share);
            }
        });
        counts.add(source, source.len(), Edit::STOP, 1.0);
    }
    counts
}

impl Counts {
    fn add(&mut self, source: &[u8], at: usize, edit: Edit, share: f64) {
        for level in 0..Context::LEVELS {
            let count = self.0.entry(Context::of(source, at, level)).or_default();
            count.total += share;
            *count.edits.entry(edit).or_default() += share;
        }
    }

    /// The probabilities of the edits of one word; 0 for what its letters never did.
    fn weights<'a>(&'a self, source: &[u8]) -> impl FnMut(usize, Edit) -> f64 + use<'a> {
        let places = 0..=source.len();
        let counts: Vec<_> = places
            .map(|at| {
                let count = |level| self.0.get(&Context::of(source, at, level));
                (0..Context::LEVELS).map_while(count).collect::<Vec<_>>()
            })
            .collect();
        move |at, edit| match counts[at].split_first() {
            Some((base, wider)) if base.edits.contains_key(&edit) => wider
                .iter()
                .fold(base.probability(edit), |narrower, count| count.backed_off(edit, narrower)),
            _ => 0.0,
        }
    }
}

impl Count {
    fn of(&self, edit: Edit) -> f64 {
        self.edits.get(&edit).copied().unwrap_or(0.0)
    }

    /// The probability of an edit when nothing narrower is known.
    pub(crate) fn probability(&self, edit: Edit) -> f64 {
        (self.of(edit) + UNSEEN.0) / (self.total + UNSEEN.1)
    }

    /// The probability of an edit that has `narrower` in the next narrower context.
    pub(crate) fn backed_off(&self, edit: Edit, narrower: f64) -> f64 {
        (self.of(edit) + BACK_OFF * narrower) / (self.total + BACK_OFF)
    }
}
