//! Fits the weights of a candidate's features.

use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::{FEATURES, Transducer, features};

use crate::dictionary::Dictionary;
use crate::pairs::{self, Pair};

/// Rounds of Newton's method; it is still after half of them.
const ROUNDS: usize = 20;

/// Keeps the weights small, as a normal prior would.
const RIDGE: f64 = 1.0;

type Vector = [f64; FEATURES];

/// Candidates for the names of `apart` among the words of the dictionary, and which are right.
pub(crate) fn candidates(
    transducer: &Transducer,
    from: Alphabet,
    apart: &[Pair],
    dictionary: &Dictionary,
) -> Vec<(Vector, bool)> {
    let mut examples = Vec::new();
    for (word, right) in pairs::spellings(apart, from) {
        let Some(search) = transducer.search(word, from) else { continue };
        let Ok(candidates) = search.candidates(dictionary);
        for candidate in candidates {
            let key = &candidate.key;
            let (Some(forward), Some(reverse)) = (search.forward(key), search.reverse(key)) else {
                continue;
            };
            let features = features(forward, reverse).map(f64::from);
            examples.push((features, right.contains(key.as_str())));
        }
    }
    examples
}

/// The weights that make the examples most probable.
pub(crate) fn fit(examples: &[(Vector, bool)]) -> [f32; FEATURES] {
    let mut weights = [0.0; FEATURES];
    for _ in 0..ROUNDS {
        let (gradient, hessian) = derivatives(examples, &weights);
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights.map(|weight| weight as f32)
}

/// Of the logarithm of the likelihood; the second with its sign turned.
fn derivatives(examples: &[(Vector, bool)], weights: &Vector) -> (Vector, [Vector; FEATURES]) {
    let mut gradient = weights.map(|weight| -RIDGE * weight);
    let mut hessian = [[0.0; FEATURES]; FEATURES];
    (0..FEATURES).for_each(|i| hessian[i][i] = RIDGE);
    for (features, right) in examples {
        let logit: f64 = weights.iter().zip(features).map(|(weight, x)| weight * x).sum();
        let p = 1.0 / (1.0 + (-logit).exp());
        for i in 0..FEATURES {
            gradient[i] += features[i] * (f64::from(u8::from(*right)) - p);
            for j in 0..FEATURES {
                hessian[i][j] += features[i] * features[j] * p * (1.0 - p);
            }
        }
    }
    (gradient, hessian)
}

/// Solves a positive definite system by elimination.
fn solve(mut rows: [Vector; FEATURES], mut right: Vector) -> Vector {
    for pivot in 0..FEATURES {
        let (above, value) = (rows[pivot], right[pivot]);
        for row in (0..FEATURES).filter(|&row| row != pivot) {
            let factor = rows[row][pivot] / above[pivot];
            rows[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * value;
        }
    }
    std::array::from_fn(|i| right[i] / rows[i][i])
}
