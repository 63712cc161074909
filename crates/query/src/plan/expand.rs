//! Runs of bare words, and the names in them.

use jisr_text::Words;
use jisr_text::names::{Names, Spelling};

/// The spellings that each word of a run gets from the names it belongs to.
///
/// A spelling that stands for several words is given to each of them: an article that has it has
/// evidence for them all.
pub(super) fn spellings(names: &Names, run: &[&Words]) -> Vec<Vec<Spelling>> {
    let words: Vec<_> = run.iter().flat_map(|words| words.iter()).collect();
    let keys: Vec<_> = words.iter().map(|word| word.surface).collect();
    let mut spellings = vec![Vec::new(); keys.len()];
    for expansion in names.expand(&keys) {
        for place in expansion.words {
            spellings[place].push(expansion.spelling.clone());
        }
    }
    spellings
}
