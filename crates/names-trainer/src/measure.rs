//! How many names are found, and how fast.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::Transducer;

use crate::dictionary::Dictionary;

/// Ranks up to which recall is counted.
pub(crate) const RANKS: [usize; 3] = [1, 5, 10];

/// What came of looking for names.
pub(crate) struct Measured {
    /// Names looked for.
    pub(crate) names: usize,
    /// Share of the names with a right spelling within each of [`RANKS`].
    pub(crate) recall: [f64; 3],
    /// Times of one name, the least first.
    pub(crate) times: Vec<Duration>,
}

impl Measured {
    /// The time that this share of the names stays below.
    pub(crate) fn percentile(&self, share: f64) -> Duration {
        let last = self.times.len().saturating_sub(1);
        self.times.get((share * last as f64) as usize).copied().unwrap_or_default()
    }
}

/// Looks for every word; any of its spellings is right.
pub(crate) fn measure(
    transducer: &Transducer,
    from: Alphabet,
    spellings: &BTreeMap<&str, BTreeSet<&str>>,
    dictionary: &Dictionary,
) -> Measured {
    let mut found = [0; RANKS.len()];
    let mut times = Vec::new();
    for (word, right) in spellings {
        let start = Instant::now();
        let ranked = transducer
            .search(word, from)
            .map(|search| search.rank(dictionary.find(&search.walk())))
            .unwrap_or_default();
        times.push(start.elapsed());
        let rank = ranked.iter().position(|candidate| right.contains(candidate.key.as_str()));
        for (found, limit) in found.iter_mut().zip(RANKS) {
            *found += usize::from(rank.is_some_and(|rank| rank < limit));
        }
    }
    times.sort_unstable();
    let names = spellings.len();
    Measured { names, recall: found.map(|found| found as f64 / names as f64), times }
}
