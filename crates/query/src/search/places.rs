//! Rewards for where the words of the query stand in an article.

use super::matcher::{Explanation, Occurrence};
use super::nearness::nearness;
use crate::ranking::LEAD_WORDS;

/// What the places of the slots of a combination earn.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Neighbouring slots of the query, if nearness is rewarded.
    pub(super) pairs: Vec<Pair>,
    /// Slots that count more in the lead.
    pub(super) leads: Vec<Lead>,
}

/// Two slots that are neighbours in the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) first: usize,
    pub(super) second: usize,
    /// How many words after the first the second stands in the query.
    pub(super) expected: u32,
    /// What the pair earns in its place.
    pub(super) weight: f32,
}

/// A slot that earns more the nearer to the beginning of the body it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    pub(super) slot: usize,
    /// What it earns as the first word.
    pub(super) weight: f32,
}

impl Places {
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.leads.is_empty()
    }

    /// What no article exceeds.
    pub(super) fn max(&self) -> f32 {
        let pairs: f32 = self.pairs.iter().map(|pair| pair.weight).sum();
        pairs + self.leads.iter().map(|lead| lead.weight).sum::<f32>()
    }

    /// What an article earns in which these occurrences, sorted by slot and place, are all, and
    /// whose body begins at position `body`.
    pub(super) fn score(&self, occurrences: &[Occurrence], body: u32) -> f32 {
        let pairs = self.pairs.iter().map(|pair| pair.score(occurrences));
        let leads = self.leads.iter().map(|lead| lead.score(occurrences, body));
        pairs.sum::<f32>() + leads.sum::<f32>()
    }

    /// The parts of [`score`](Self::score) that are not 0.
    pub(super) fn explain(&self, occurrences: &[Occurrence], body: u32) -> Vec<Explanation> {
        let pairs = self.pairs.iter().map(|pair| {
            let label = format!("words {} and {} near each other", pair.first + 1, pair.second + 1);
            (pair.score(occurrences), label)
        });
        let leads = self.leads.iter().map(|lead| {
            (lead.score(occurrences, body), format!("word {} in the lead", lead.slot + 1))
        });
        let earned = pairs.chain(leads).filter(|(earned, _)| *earned > 0.0);
        earned.map(|(earned, label)| Explanation::new(earned, label, Vec::new())).collect()
    }
}

impl Pair {
    fn score(&self, occurrences: &[Occurrence]) -> f32 {
        let near =
            nearness(of(occurrences, self.first), of(occurrences, self.second), self.expected);
        self.weight * near
    }
}

impl Lead {
    fn score(&self, occurrences: &[Occurrence], body: u32) -> f32 {
        let of_slot = of(occurrences, self.slot);
        let first = of_slot.get(of_slot.partition_point(|one| one.start < body));
        let left = first.map_or(0, |first| LEAD_WORDS.saturating_sub(first.start - body));
        self.weight * left as f32 / LEAD_WORDS as f32
    }
}

/// The occurrences of one slot.
fn of(occurrences: &[Occurrence], slot: usize) -> &[Occurrence] {
    let from = occurrences.partition_point(|one| one.slot < slot);
    &occurrences[from..from + occurrences[from..].partition_point(|one| one.slot == slot)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slot: usize, start: u32) -> Occurrence {
        Occurrence { start, end: start + 1, slot, alternative: 0 }
    }

    #[test]
    fn the_first_word_of_the_body_earns_all_and_the_title_nothing() {
        let places = Places { pairs: Vec::new(), leads: vec![Lead { slot: 1, weight: 2.0 }] };
        let score = |starts: &[u32]| {
            let mut all = vec![at(0, 20)];
            all.extend(starts.iter().map(|&start| at(1, start)));
            places.score(&all, 20)
        };
        assert_eq!(score(&[3, 20, 90]), 2.0);
        assert_eq!(score(&[3, 45]), 1.0);
        assert_eq!(score(&[3]), 0.0);
        assert_eq!(score(&[70]), 0.0);
        assert_eq!(score(&[]), 0.0);
    }

    #[test]
    fn nothing_earns_more_than_the_bound() {
        let pair = Pair { first: 0, second: 1, expected: 1, weight: 0.5 };
        let places = Places { pairs: vec![pair], leads: vec![Lead { slot: 0, weight: 2.0 }] };
        assert_eq!(places.score(&[at(0, 9), at(1, 10)], 9), places.max());
    }
}
