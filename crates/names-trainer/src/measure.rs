//! How many names are found, and how fast.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jisr_text::Script;
use jisr_text::names::letters::Alphabet;
use jisr_text::names::spell::{LEAST, NameWord, spellings};
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
    /// What the transducer took for a name.
    pub(crate) times: Times,
}

/// Times of one name, the least first.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time that this share of the names stays below.
    pub(crate) fn percentile(&self, share: f64) -> Duration {
        let last = self.0.len().saturating_sub(1);
        self.0.get((share * last as f64) as usize).copied().unwrap_or_default()
    }
}

/// How long all spellings of a name take, its division into two words included.
pub(crate) fn spelling_times<'a>(
    names: impl IntoIterator<Item = &'a str>,
    dictionary: &Dictionary,
) -> Times {
    let times = names.into_iter().map(|key| {
        let start = Instant::now();
        let run = [NameWord { key, script: Script::of(key) }];
        let Ok(_) = spellings(&run, LEAST, dictionary);
        start.elapsed()
    });
    Times::new(times.collect())
}

/// Looks for every word; any of its spellings is right.
pub(crate) fn measure(
    transducer: &Transducer,
    from: Alphabet,
    names: &BTreeMap<&str, BTreeSet<&str>>,
    dictionary: &Dictionary,
) -> Measured {
    let mut found = [0; RANKS.len()];
    let mut times = Vec::new();
    for (word, right) in names {
        let start = Instant::now();
        let search = transducer.search(word, from);
        let ranked = search.map_or(Ok(Vec::new()), |search| search.candidates(dictionary));
        let Ok(ranked) = ranked;
        times.push(start.elapsed());
        let rank = ranked.iter().position(|candidate| right.contains(candidate.key.as_str()));
        for (found, limit) in found.iter_mut().zip(RANKS) {
            *found += usize::from(rank.is_some_and(|rank| rank < limit));
        }
    }
    let recall = found.map(|found| found as f64 / names.len() as f64);
    Measured { names: names.len(), recall, times: Times::new(times) }
}
