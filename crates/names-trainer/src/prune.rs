//! From counts to the weights that are worth their bytes.

use std::collections::BTreeMap;

use jisr_text::names::transducer::{Context, Distribution, Edit, Weights};

use crate::conditional::{Count, Counts};

/// A context that was seen less is left out.
const LEAST_TOTAL: f64 = 3.0;

/// So is an edit that was used less in its context, in number or in share.
const LEAST_COUNT: f64 = 0.5;
const LEAST_SHARE: f64 = 0.004;

/// Weights that say what the counts say, without those of a candidate's features.
pub(crate) fn weights(counts: &Counts) -> Weights {
    let mut weights = Weights::default();
    let sorted: BTreeMap<_, _> = counts.0.iter().collect();
    // Narrower contexts come first.
    for (&context, count) in sorted {
        let distribution = match context.narrower() {
            None => base(count),
            Some(_) if count.total < LEAST_TOTAL => continue,
            Some(narrower) => wider(count, &probabilities(&weights, narrower)),
        };
        if !distribution.edits.is_empty() {
            weights.contexts.insert(context, distribution);
        }
    }
    weights
}

/// All edits of a letter, the most frequent first.
fn base(count: &Count) -> Distribution {
    let mut edits: Vec<_> =
        count.edits.keys().map(|&edit| (edit, count.probability(edit) as f32)).collect();
    edits.sort_by(|(a, p), (b, q)| q.total_cmp(p).then(a.cmp(b)));
    Distribution { back_off: 0.0, edits }
}

fn wider(count: &Count, narrower: &BTreeMap<Edit, f64>) -> Distribution {
    let least = LEAST_COUNT.max(LEAST_SHARE * count.total);
    let mut edits: Vec<_> = count
        .edits
        .iter()
        .filter(|&(_, &used)| used >= least)
        .map(|(&edit, _)| (edit, count.backed_off(edit, narrower[&edit])))
        .collect();
    edits.sort_by_key(|&(edit, _)| edit);
    let kept: f64 = edits.iter().map(|&(_, probability)| probability).sum();
    let replaced: f64 = edits.iter().map(|(edit, _)| narrower[edit]).sum();
    // What the kept edits leave is shared by the others as the narrower context has them.
    let back_off = (1.0 - kept).max(1e-6) / (1.0 - replaced).max(1e-6);
    let edits = edits.into_iter().map(|(edit, probability)| (edit, probability as f32)).collect();
    Distribution { back_off: back_off.min(1.0) as f32, edits }
}

/// The probabilities of all edits of a letter in a context, from the weights so far.
fn probabilities(weights: &Weights, context: Context) -> BTreeMap<Edit, f64> {
    let mut probabilities = match context.narrower() {
        Some(narrower) => probabilities(weights, narrower),
        None => BTreeMap::new(),
    };
    if let Some(distribution) = weights.contexts.get(&context) {
        probabilities.values_mut().for_each(|p| *p *= f64::from(distribution.back_off));
        let edits = distribution.edits.iter();
        probabilities.extend(edits.map(|&(edit, p)| (edit, f64::from(p))));
    }
    probabilities
}
