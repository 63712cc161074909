//! Copies of an article as one hit.
//!
//! A group of copies stands in the ranking where its best one does, and the earliest that matches is
//! shown for it: who wants to know where a story comes from sees that first. In the orders by date the
//! earliest decides about the place as well: a reprint is no news.

use jisr_index::{Copies, DocAddress, DocId, Result, Segment, Snapshot};
use rustc_hash::{FxHashMap, FxHashSet};

use super::compile::Compiler;
use super::is_at;
use super::top::{Candidate, Top};

/// An article that was found, of which nothing was read yet.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedHit {
    /// Where it stands in the snapshot.
    pub address: DocAddress,
    /// How well it matches; of copies, how well the best one does.
    pub score: f32,
    /// Its copies that match too, the earliest first.
    pub copies: Vec<DocAddress>,
}

impl RankedHit {
    pub(crate) fn alone(address: DocAddress, score: f32) -> Self {
        Self { address, score, copies: Vec::new() }
    }
}

/// What leads among copies when it is smaller: the date, then the order of coming in. Articles without
/// a date come last.
fn seniority(segment: &Segment, doc: DocId) -> (i64, u64) {
    (segment.published(doc).unwrap_or(i64::MAX), segment.sequence(doc))
}

/// The earliest of each group met so far.
#[derive(Default)]
pub(super) struct Earliest(FxHashMap<u32, ((i64, u64), Candidate)>);

impl Earliest {
    pub(super) fn offer(&mut self, group: u32, segment: &Segment, candidate: Candidate) {
        let seniority = seniority(segment, candidate.address.doc);
        let known = self.0.entry(group).or_insert((seniority, candidate));
        if seniority < known.0 {
            *known = (seniority, candidate);
        }
    }

    pub(super) fn offer_to(self, top: &mut Top) {
        self.0.into_values().for_each(|(_, candidate)| top.offer(candidate));
    }
}

/// Counts articles, copies once.
#[derive(Default)]
pub(super) struct Distinct {
    groups: FxHashSet<u32>,
    alone: u64,
}

impl Distinct {
    pub(super) fn add(&mut self, group: Option<u32>) {
        match group {
            Some(group) => _ = self.groups.insert(group),
            None => self.alone += 1,
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.alone + self.groups.len() as u64
    }
}

/// Puts the earliest copy that matches in the place of each of the best documents, with the others.
pub(crate) fn with_copies(
    snapshot: &Snapshot,
    compiler: &Compiler<'_>,
    copies: &Copies,
    top: &[(DocAddress, f32)],
) -> Result<Vec<RankedHit>> {
    let members = top.iter().enumerate().flat_map(|(hit, &(address, _))| {
        let members = copies.group(address).map_or(&[][..], |group| copies.members(group));
        members.iter().map(move |&member| (member, hit))
    });
    // In the order of the documents the cursors of a segment only go forward.
    let mut members: Vec<_> = members.collect();
    members.sort_unstable();
    let mut matching = vec![Vec::new(); top.len()];
    for in_segment in members.chunk_by(|(one, _), (other, _)| one.segment == other.segment) {
        let segment = &snapshot.segments()[in_segment[0].0.segment as usize];
        let mut matcher = compiler.matcher(segment)?;
        for &(member, hit) in in_segment {
            if is_at(&mut *matcher, member.doc) {
                matching[hit].push((seniority(segment, member.doc), member));
            }
        }
    }
    let hit = |(&(best, score), mut matching): (&(DocAddress, f32), Vec<_>)| {
        matching.sort_unstable();
        let mut matching = matching.into_iter().map(|(_, address)| address);
        let address = matching.next().unwrap_or(best);
        RankedHit { address, score, copies: matching.collect() }
    };
    Ok(top.iter().zip(matching).map(hit).collect())
}

#[cfg(test)]
mod tests;
