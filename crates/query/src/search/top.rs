//! The best documents seen so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jisr_index::DocAddress;
use rustc_hash::FxHashMap;

/// A document and its place in the order: by rank, of equals the one first that came in first, so
/// that the order never depends on where a segment lies and pages fit together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Larger is better.
    pub(super) rank: u64,
    /// Smaller is better.
    pub(super) tie: u64,
    pub(super) address: DocAddress,
    pub(super) score: f32,
    /// The group of copies of which only the best is kept; none for an article that is alone.
    pub(super) group: Option<u32>,
}

impl Candidate {
    fn order(&self) -> (u64, Reverse<u64>, Reverse<DocAddress>) {
        (self.rank, Reverse(self.tie), Reverse(self.address))
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

/// Keeps the best `size` documents, of each group of copies one.
pub(super) struct Top {
    size: usize,
    heap: BinaryHeap<Reverse<Candidate>>,
    /// Those in the heap that have copies, by their groups.
    grouped: FxHashMap<u32, Candidate>,
}

impl Top {
    pub(super) fn new(size: usize) -> Self {
        let heap = BinaryHeap::with_capacity(size.min(1024) + 1);
        Self { size, heap, grouped: FxHashMap::default() }
    }

    /// The rank that a document must not be below to get in.
    pub(super) fn floor(&self) -> u64 {
        match self.heap.peek() {
            Some(Reverse(worst)) if self.heap.len() >= self.size => worst.rank,
            _ => 0,
        }
    }

    pub(super) fn offer(&mut self, ranked: Candidate) {
        if let Some(group) = ranked.group {
            match self.grouped.get(&group) {
                Some(known) if *known >= ranked => return,
                Some(&known) => self.heap.retain(|Reverse(one)| *one != known),
                None => {}
            }
            self.grouped.insert(group, ranked);
        }
        self.heap.push(Reverse(ranked));
        if self.heap.len() > self.size
            && let Some(Reverse(Candidate { group: Some(group), .. })) = self.heap.pop()
        {
            self.grouped.remove(&group);
        }
    }

    /// Best first.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        self.heap.into_sorted_vec().into_iter().map(|Reverse(ranked)| ranked).collect()
    }
}

/// A number that orders as the score does.
pub(super) fn score_rank(score: f32) -> u64 {
    let bits = score.to_bits();
    u64::from(if bits >> 31 == 0 { bits | 1 << 31 } else { !bits })
}

/// The score that a rank stands for.
pub(super) fn rank_score(rank: u64) -> f32 {
    let bits = rank as u32;
    if rank == 0 {
        f32::NEG_INFINITY
    } else {
        f32::from_bits(if bits >> 31 == 1 { bits & !(1 << 31) } else { !bits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranked(rank: u64, tie: u64) -> Candidate {
        Candidate { rank, tie, address: DocAddress { segment: 0, doc: 0 }, score: 0.0, group: None }
    }

    #[test]
    fn ties_are_broken_by_the_articles_number() {
        let mut top = Top::new(2);
        [(1, 9), (1, 3), (1, 5)].into_iter().for_each(|(rank, tie)| top.offer(ranked(rank, tie)));
        let ties: Vec<_> = top.into_sorted().iter().map(|one| one.tie).collect();
        assert_eq!(ties, [3, 5]);
    }

    proptest! {
        #[test]
        fn the_best_of_each_group_is_kept(
            offered in prop::collection::vec((0..50_u64, prop::option::of(0..4_u32)), 0..60),
            size in 1..8_usize,
        ) {
            let offered = offered.into_iter().zip(0..);
            let mut all: Vec<_> =
                offered.map(|((rank, group), tie)| Candidate { group, ..ranked(rank, tie) }).collect();
            let mut top = Top::new(size);
            all.iter().for_each(|one| top.offer(*one));
            all.sort_by(|one, other| other.cmp(one));
            let mut seen = std::collections::BTreeSet::new();
            all.retain(|one| one.group.is_none_or(|group| seen.insert(group)));
            all.truncate(size);
            prop_assert_eq!(top.into_sorted(), all);
        }

        #[test]
        fn ranks_order_as_scores(a in -1e6f32..1e6, b in -1e6f32..1e6) {
            prop_assert_eq!(score_rank(a).cmp(&score_rank(b)), a.total_cmp(&b));
            prop_assert_eq!(rank_score(score_rank(a)), a);
        }
    }
}
