//! How many names are found, and how fast.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jisr_text::Script;
use jisr_text::names::letters::Alphabet;
use jisr_text::names::spell::{LEAST, NameWord, spellings};
use jisr_text::names::transducer::Transducer;

use rustc_hash::FxHashSet;

use crate::dictionary::Dictionary;
use crate::pairs::{self, Spellings};

/// Ranks up to which recall is counted.
pub(crate) const RANKS: [usize; 3] = [1, 5, 10];

/// Candidates are counted by their probabilities in as many parts, from the first of these on.
pub(crate) const SURE: [f32; 4] = [0.2, 0.4, 0.6, 0.8];

/// What came of looking for names.
pub(crate) struct Measured {
    /// Names looked for.
    pub(crate) names: usize,
    /// Share of the names with a right spelling within each of [`RANKS`].
    pub(crate) recall: [f64; 3],
    /// The same with [doubled consonants](pairs::single) counted as one.
    pub(crate) recall_as_one: [f64; 3],
    /// Share of the candidates as probable as [`SURE`] says that are right, doubled consonants
    /// counted as one.
    pub(crate) right: [f64; 4],
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
    names: &Spellings<'_>,
    dictionary: &Dictionary,
) -> Measured {
    let as_one = as_one(names);
    let (mut exact, mut single) = (Ranks::default(), Ranks::default());
    let mut sure = [(0, 0); SURE.len()];
    let mut times = Vec::new();
    for (word, right) in names {
        let start = Instant::now();
        let search = transducer.search(word, from);
        let Ok(ranked) = search.map_or(Ok(Vec::new()), |search| search.candidates(dictionary));
        times.push(start.elapsed());
        exact.count(ranked.iter().position(|candidate| right.contains(candidate.key.as_str())));
        let right = &as_one[&pairs::single(word)];
        let mut keys: Vec<_> = ranked.iter().map(|found| pairs::single(&found.key)).collect();
        for (candidate, key) in ranked.iter().zip(&keys) {
            if let Some(part) = SURE.iter().rposition(|&least| candidate.probability >= least) {
                sure[part].0 += usize::from(right.contains(key));
                sure[part].1 += 1;
            }
        }
        let mut seen = FxHashSet::default();
        keys.retain(|key| seen.insert(key.clone()));
        single.count(keys.iter().position(|key| right.contains(key)));
    }
    Measured {
        names: names.len(),
        recall: exact.shares(names.len()),
        recall_as_one: single.shares(names.len()),
        right: sure.map(|(right, all)| right as f64 / f64::from(all.max(1))),
        times: Times::new(times),
    }
}

/// Names by what they are with doubled consonants counted as one, and their spellings likewise.
fn as_one(names: &Spellings<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut as_one: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (word, spellings) in names {
        let spellings = spellings.iter().map(|key| pairs::single(key));
        as_one.entry(pairs::single(word)).or_default().extend(spellings);
    }
    as_one
}

/// How many names were found within each of [`RANKS`].
#[derive(Default)]
struct Ranks([usize; RANKS.len()]);

impl Ranks {
    fn count(&mut self, rank: Option<usize>) {
        for (found, limit) in self.0.iter_mut().zip(RANKS) {
            *found += usize::from(rank.is_some_and(|rank| rank < limit));
        }
    }

    fn shares(&self, names: usize) -> [f64; RANKS.len()] {
        self.0.map(|found| found as f64 / names as f64)
    }
}
