//! What an index says about the spellings of neighbouring words of a name.
//!
//! That `عبد` and `غني` are spellings of `Abdul Ghani` is not sure; that the index has them side by
//! side makes it so. This is how ambiguous words are resolved in cross-language retrieval (Ballesteros
//! and Croft, "Resolving ambiguity for cross-language retrieval", SIGIR 1998).

use jisr_index::{Result, Snapshot};
use jisr_text::Script;
use jisr_text::names::{Layer, Spelling};

use super::neighbours::are_neighbours;

/// How many times more often the spellings of a name stand side by side than other words that were
/// taken for them.
const ODDS: f32 = 50.0;
/// What is left of the probability of a spelling when another of the word is confirmed.
const REFUTED: f32 = 0.5;

/// Makes spellings of two neighbouring words that are neighbours in an article surer, and the others
/// less sure.
pub(super) fn confirm(
    snapshot: &Snapshot,
    first: &mut [Spelling],
    second: &mut [Spelling],
) -> Result<()> {
    let (mut before, mut after) = (vec![0.0_f32; first.len()], vec![0.0_f32; second.len()]);
    for (one, before) in first.iter().zip(&mut before) {
        for (other, after) in second.iter().zip(&mut after) {
            if may_confirm(one, other) && neighbours(snapshot, one, other)? {
                let both = posterior(one.probability * other.probability);
                (*before, *after) = (before.max(both), after.max(both));
            }
        }
    }
    update(first, &before);
    update(second, &after);
    Ok(())
}

/// Whether two spellings are of one script and not the same, and something is to be confirmed.
fn may_confirm(one: &Spelling, other: &Spelling) -> bool {
    let script = |spelling: &Spelling| spelling.words.first().map(|word| Script::of(word));
    let guessed = [one, other].iter().any(|spelling| spelling.layer == Layer::Transducer);
    guessed && script(one) == script(other) && one.words != other.words
}

fn neighbours(snapshot: &Snapshot, one: &Spelling, other: &Spelling) -> Result<bool> {
    match (one.words.last(), other.words.first()) {
        (Some(one), Some(other)) => are_neighbours(snapshot, one, other),
        _ => Ok(false),
    }
}

fn posterior(prior: f32) -> f32 {
    ODDS * prior / (1.0 - prior + ODDS * prior)
}

fn update(spellings: &mut [Spelling], confirmed: &[f32]) {
    let some = confirmed.iter().any(|&probability| probability >= 0.5);
    for (spelling, &confirmed) in spellings.iter_mut().zip(confirmed) {
        match spelling.layer {
            Layer::Transducer if confirmed > 0.0 => {
                spelling.probability = spelling.probability.max(confirmed);
            }
            Layer::Transducer if some => spelling.probability *= REFUTED,
            _ => {}
        }
    }
}
