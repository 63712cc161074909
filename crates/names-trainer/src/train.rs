//! From pairs to weights.

use anyhow::Result;
use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::{FEATURES, Transducer, Weights};

use crate::dictionary::Dictionary;
use crate::pairs::{self, Pair};
use crate::{conditional, joint, logistic, prune};

/// Weights of both directions.
pub(crate) struct Trained {
    pub(crate) latin: Weights,
    pub(crate) arabic: Weights,
}

/// Learns edits from nine tenths of the pairs, the weights of features from the last tenth, and
/// with those fixed the edits from all pairs.
pub(crate) fn train(pairs: &[Pair]) -> Result<Trained> {
    let (most, apart) = pairs::divide(pairs);
    let first = edits(&most);
    let transducer = Transducer::new(&rounded(&first.latin), &rounded(&first.arabic));
    let latin = features(&transducer, Alphabet::Latin, &apart, pairs)?;
    let arabic = features(&transducer, Alphabet::Arabic, &apart, pairs)?;
    let mut trained = edits(pairs);
    trained.latin.logistic = latin;
    trained.arabic.logistic = arabic;
    Ok(trained)
}

fn edits(pairs: &[Pair]) -> Trained {
    let learn = |from| {
        let examples = pairs::examples(pairs, from);
        let joint = joint::train(&examples, from);
        prune::weights(&conditional::train(&examples, from, &joint))
    };
    Trained { latin: learn(Alphabet::Latin), arabic: learn(Alphabet::Arabic) }
}

/// The weights as they come out of their file.
fn rounded(weights: &Weights) -> Weights {
    Weights::from_bytes(&weights.to_bytes()).unwrap_or_default()
}

/// The words of all pairs are the dictionary, so that most wrong candidates are names as well.
fn features(
    transducer: &Transducer,
    from: Alphabet,
    apart: &[Pair],
    all: &[Pair],
) -> Result<[f32; FEATURES]> {
    let dictionary = Dictionary::new(all.iter().map(|pair| pair.from(from).1.to_owned()))?;
    Ok(logistic::fit(&logistic::candidates(transducer, from, apart, &dictionary)))
}
