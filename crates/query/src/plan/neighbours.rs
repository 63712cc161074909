//! Words of an index that stand next to each other.

use jisr_index::{Result, Segment, Snapshot, TermField};
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// Documents with both words that are looked at: words that still were not neighbours meet so often
/// by chance that neighbours would say little.
const MAX_DOCUMENTS: usize = 2000;

/// Whether an article has one word right before another.
pub(super) fn are_neighbours(snapshot: &Snapshot, first: &str, second: &str) -> Result<bool> {
    let mut left = MAX_DOCUMENTS;
    for segment in snapshot.segments() {
        if in_segment(segment, first, second, &mut left)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn in_segment(segment: &Segment, first: &str, second: &str, left: &mut usize) -> Result<bool> {
    let open = |key| segment.postings(TermField::Surface, key, true);
    let (Some(mut first), Some(mut second)) = (open(first)?, open(second)?) else {
        return Ok(false);
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    while let Some(doc) = meet(&mut first, &mut second) {
        first.positions(&mut before);
        second.positions(&mut after);
        if before.iter().any(|at| after.binary_search(&(at + 1)).is_ok()) {
            return Ok(true);
        }
        *left = left.saturating_sub(1);
        if *left == 0 {
            return Ok(false);
        }
        first.seek(doc + 1);
    }
    Ok(false)
}

/// The next document that both have, from where they are on.
fn meet(one: &mut SegmentPostings, other: &mut SegmentPostings) -> Option<u32> {
    loop {
        let (a, b) = (one.doc(), other.doc());
        match a.cmp(&b) {
            _ if a == TERMINATED || b == TERMINATED => return None,
            std::cmp::Ordering::Less => one.seek(b),
            std::cmp::Ordering::Greater => other.seek(a),
            std::cmp::Ordering::Equal => return Some(a),
        };
    }
}
