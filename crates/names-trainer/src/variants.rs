//! How many spellings in the same script are found.

use std::collections::{BTreeMap, BTreeSet};

use jisr_text::names::letters::Alphabet;
use jisr_text::names::variants::Variants;

use crate::dictionary::Dictionary;
use crate::pairs::{self, Pair};

/// What came of looking for other spellings.
pub(crate) struct Found {
    /// Names that have another spelling.
    pub(crate) names: usize,
    /// Other spellings of these names, and how many of them are among the first ten.
    pub(crate) spellings: usize,
    pub(crate) found: usize,
    /// Words of the dictionary taken for a spelling, right or wrong, a name.
    pub(crate) accepted: f64,
}

/// Two spellings of one word of the other script are spellings of one name.
pub(crate) fn measure(
    pairs: &[Pair],
    alphabet: Alphabet,
    dictionary: &Dictionary,
    least: f32,
) -> Found {
    let names = names(pairs, alphabet);
    let (mut spellings, mut found, mut accepted) = (0, 0, 0);
    for (name, others) in &names {
        let ranked = Variants::of(name, alphabet)
            .map(|variants| ranked(name, &variants, dictionary, least))
            .unwrap_or_default();
        spellings += others.len();
        accepted += ranked.len();
        found += ranked.iter().take(10).filter(|key| others.contains(key.as_str())).count();
    }
    let accepted = accepted as f64 / names.len().max(1) as f64;
    Found { names: names.len(), spellings, found, accepted }
}

fn names(pairs: &[Pair], alphabet: Alphabet) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut names: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for spellings in pairs::spellings(pairs, alphabet.other()).into_values() {
        for &name in &spellings {
            let others = spellings.iter().copied().filter(|&other| other != name);
            names.entry(name).or_default().extend(others);
        }
    }
    names.retain(|_, others| !others.is_empty());
    names
}

/// The other spellings, the most probable first.
fn ranked(name: &str, variants: &Variants, dictionary: &Dictionary, least: f32) -> Vec<String> {
    let mut found = dictionary.find(&variants.walk(least));
    found.retain(|key| key != name);
    found.sort_by(|a, b| variants.probability(b).total_cmp(&variants.probability(a)));
    found
}
