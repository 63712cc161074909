//! What one direction has learned.

use std::collections::BTreeMap;

use super::edit::{Context, Edit};
use super::packed;
use super::score::FEATURES;

/// Probabilities of edits in contexts, and the weights of a candidate's features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Edits in every context. All edits of a letter are in its context of level 0.
    pub contexts: BTreeMap<Context, Distribution>,
    /// From the features of a candidate to the logit that it is right.
    pub logistic: [f32; FEATURES],
}

/// The edits of one context.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// An edit that is not listed has its probability in the next narrower context times this
    /// (Katz, "Estimation of probabilities from sparse data for the language model component of a
    /// speech recognizer", IEEE TASSP 1987).
    pub back_off: f32,
    /// Edits and their probabilities.
    pub edits: Vec<(Edit, f32)>,
}

impl Weights {
    /// The weights as they are kept in a file. Probabilities are rounded to some percent, and
    /// edits of wider contexts that level 0 does not have are left out.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        packed::write(self)
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote; none when the bytes are something else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        packed::read(bytes)
    }
}
