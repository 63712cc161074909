//! Counting by day.

use jiff::civil::Date;
use jisr_index::{DocId, Segment};
use rustc_hash::FxHashMap;

const SECONDS: i64 = 86_400;

/// How many articles there are of each day.
#[derive(Clone, Debug, Default)]
pub(super) struct Days {
    /// By the number of the day, counted from 1970-01-01.
    counts: FxHashMap<i64, u64>,
    /// Articles without a date.
    pub(super) undated: u64,
}

impl Days {
    /// Counts an article. Only its column is read.
    pub(super) fn add(&mut self, segment: &Segment, doc: DocId) {
        match segment.published(doc) {
            Some(at) => *self.counts.entry(at.div_euclid(SECONDS)).or_default() += 1,
            None => self.undated += 1,
        }
    }

    /// Adds what others counted.
    pub(super) fn join(&mut self, other: &Self) {
        self.undated += other.undated;
        for (day, count) in &other.counts {
            *self.counts.entry(*day).or_default() += count;
        }
    }

    /// All articles, those without a date too.
    pub(super) fn total(&self) -> u64 {
        self.undated + self.counts.values().sum::<u64>()
    }

    /// The first and the last day.
    pub(super) fn span(&self) -> Option<(Date, Date)> {
        let (first, last) = (self.counts.keys().min()?, self.counts.keys().max()?);
        Some((date(*first), date(*last)))
    }

    /// The days, in no order, with their counts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Date, u64)> + '_ {
        self.counts.iter().map(|(day, count)| (date(*day), *count))
    }
}

fn date(day: i64) -> Date {
    jisr_index::civil(day * SECONDS).date()
}
