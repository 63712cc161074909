//! Documents on their way to be hits.

use jisr_index::DocId;

use super::Set;

/// A document that has some parts of the query, and what it earns for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) doc: DocId,
    pub(super) has: Set,
    pub(super) score: f64,
}

/// What a further part of the query is to candidates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joining {
    /// The part, as a set of one.
    pub(super) part: Set,
    /// Whether those without it are out.
    pub(super) is_needed: bool,
    /// Those that have earned less after it are out.
    pub(super) least: f64,
}

impl Joining {
    /// Adds to each candidate what the part `earns` it; all of them in one go, since asking each of all
    /// parts in turn takes twice the time.
    #[inline]
    pub(super) fn join(
        self,
        candidates: &mut Vec<Candidate>,
        mut earns: impl FnMut(DocId) -> Option<f32>,
    ) {
        candidates.retain_mut(|candidate| {
            match earns(candidate.doc) {
                Some(score) => {
                    candidate.score += f64::from(score);
                    candidate.has |= self.part;
                }
                None if self.is_needed => return false,
                None => {}
            }
            candidate.score >= self.least
        });
    }
}
