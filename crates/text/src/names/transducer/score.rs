//! How sure a candidate is.

/// Features of a candidate, the constant included.
pub const FEATURES: usize = 8;

/// The probability of one direction for a candidate, beside what was possible at best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Natural logarithm of the probability that one word is rewritten as the other.
    pub log: f32,
    /// That of the best way to rewrite it, whatever comes out.
    pub best: f32,
    /// Letters of the word that is rewritten.
    pub letters: usize,
}

impl Fit {
    /// Logarithms below this are this.
    const LEAST: f32 = -30.0;
    /// So are gaps to the best below this.
    const LEAST_GAP: f32 = -20.0;

    pub(super) fn new(probability: f32, best: f32, letters: usize) -> Self {
        let log = |p: f32| p.ln().max(Self::LEAST);
        Self { log: log(probability), best: log(best), letters }
    }

    fn gap(&self) -> f32 {
        (self.log - self.best).max(Self::LEAST_GAP)
    }
}

/// What the logistic knows of a candidate, from its fits in both directions.
#[must_use]
pub fn features(forward: Fit, reverse: Fit) -> [f32; FEATURES] {
    let (ahead, back) = (forward.gap(), reverse.gap());
    [
        1.0,
        ahead,
        back,
        ahead / forward.letters as f32,
        back / reverse.letters as f32,
        forward.log,
        reverse.log,
        forward.letters.min(reverse.letters) as f32,
    ]
}

/// The probability that a candidate with these features is right.
#[must_use]
pub fn logistic(weights: &[f32; FEATURES], features: &[f32; FEATURES]) -> f32 {
    let logit: f32 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
    1.0 / (1.0 + (-logit).exp())
}
