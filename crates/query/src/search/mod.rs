//! Plan to hits.

mod bm25;
mod boolean;
mod compile;
mod counts;
mod each;
mod filter;
mod matcher;
mod nearness;
mod places;
mod pruned;
mod sequence;
mod slot;
#[cfg(test)]
mod testing;
mod together;
mod top;

use std::time::{Duration, Instant};

use jisr_index::{Copies, DocAddress, DocId, Result, Segment, Snapshot};

pub(crate) use bm25::idf;
pub(crate) use compile::Compiler;
pub use counts::Counts;
pub(crate) use each::each_match;
pub use matcher::Explanation;
pub(crate) use matcher::{Matcher, Occurrence};
pub use together::RankedHit;
pub(crate) use together::with_copies;

use crate::entities::Entities;
use crate::plan::Plan;
use crate::ranking::Ranking;
use counts::Tally;
use pruned::Sink;
use together::{Distinct, Earliest};
use top::{Candidate, Top, rank_score, score_rank};

/// Documents between two looks at the clock.
const CLOCK_EVERY: u32 = 256;

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The most relevant first.
    #[default]
    Relevance,
    /// The most recent first; articles without a date last.
    Newest,
    /// The oldest first; articles without a date last.
    Oldest,
}

impl Sort {
    /// The rank of a document: larger is better, never 0.
    fn rank(self, score: f32, published: impl Fn() -> Option<i64>) -> u64 {
        // Centuries of seconds lie far within 2^62.
        let at = |at: i64| at.clamp(-(1 << 61), 1 << 61);
        match self {
            Self::Relevance => score_rank(score).max(1),
            Self::Newest => published().map_or(1, |time| ((1 << 62) + at(time)) as u64),
            Self::Oldest => published().map_or(1, |time| ((1 << 62) - at(time)) as u64),
        }
    }

    /// The score that a document needs when the worst one kept has this rank.
    fn score_floor(self, rank: u64) -> f32 {
        match self {
            Self::Relevance => rank_score(rank),
            Self::Newest | Self::Oldest => f32::NEG_INFINITY,
        }
    }
}

/// What a search over all segments gave, before anything is shown of it.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Documents with their scores, best first.
    pub(crate) top: Vec<(DocAddress, f32)>,
    pub(crate) total: u64,
    /// The same with copies counted once.
    pub(crate) distinct: u64,
    pub(crate) counts: Option<Counts>,
    /// Whether every document was looked at before the time was up.
    pub(crate) complete: bool,
}

/// What to find.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Request<'a> {
    pub(crate) size: usize,
    pub(crate) sort: Sort,
    /// Whether all documents that match are counted.
    pub(crate) total: bool,
    /// What the articles found are counted by, besides the rest; none to count nothing.
    pub(crate) counts: Option<&'a Entities>,
    /// The copies that are one hit; none to have all apart.
    pub(crate) copies: Option<&'a Copies>,
    pub(crate) time_limit: Option<Duration>,
}

/// Finds the best documents for a plan.
pub(crate) fn find(
    snapshot: &Snapshot,
    plan: &Plan,
    ranking: &Ranking,
    request: Request<'_>,
) -> Result<Found> {
    let prunes = request.sort == Sort::Relevance && request.size > 0;
    find_with(snapshot, plan, ranking, request, prunes)
}

/// Finds what [`find`] does; `prunes` says whether documents that cannot be among the best may be
/// passed over.
fn find_with(
    snapshot: &Snapshot,
    plan: &Plan,
    ranking: &Ranking,
    request: Request<'_>,
    prunes: bool,
) -> Result<Found> {
    let compiler = Compiler::new(snapshot, plan, ranking);
    let mut search = Search::new(request);
    for (ord, segment) in (0..).zip(snapshot.segments()) {
        let pruned = prunes.then(|| compiler.pruned(segment)).transpose()?.flatten();
        let ranked = pruned.is_some();
        if let Some(pruned) = pruned {
            pruned.run(&mut Best { search: &mut search, ord, segment });
        }
        if !ranked || request.total || request.counts.is_some() {
            search.segment(ord, segment, compiler.matcher(segment)?, !ranked)?;
        }
    }
    Ok(search.finish())
}

struct Search<'a> {
    request: Request<'a>,
    deadline: Option<Instant>,
    top: Top,
    /// In orders by date, the copies that stand for theirs.
    earliest: Earliest,
    distinct: Distinct,
    /// Articles found that mention each entity.
    mentioned: Vec<u64>,
    found: Found,
}

impl<'a> Search<'a> {
    fn new(request: Request<'a>) -> Self {
        let entities = request.counts.map_or(0, |entities| entities.all().len());
        let counts = request.counts.map(|_| Counts::default());
        Self {
            request,
            deadline: request.time_limit.and_then(|limit| Instant::now().checked_add(limit)),
            top: Top::new(request.size),
            earliest: Earliest::default(),
            distinct: Distinct::default(),
            mentioned: vec![0; entities],
            found: Found { counts, complete: true, ..Found::default() },
        }
    }

    fn finish(mut self) -> Found {
        if let (Some(entities), Some(counts)) = (self.request.counts, &mut self.found.counts) {
            counts.take_entities(entities, &self.mentioned);
        }
        self.earliest.offer_to(&mut self.top);
        let sorted = self.top.into_sorted();
        let least = sorted.len() as u64;
        let (total, distinct) = (self.found.total.max(least), self.distinct.count().max(least));
        let top = sorted.into_iter().map(|one| (one.address, one.score)).collect();
        Found { top, total, distinct, ..self.found }
    }

    /// Counts the documents of a segment, and with `rank` also looks for the best.
    fn segment(
        &mut self,
        ord: u32,
        segment: &Segment,
        mut matcher: Box<dyn Matcher + '_>,
        rank: bool,
    ) -> Result<()> {
        let tally = self.request.counts.map(|entities| Tally::new(segment, entities));
        let mut tally = tally.transpose()?;
        let mut doc = matcher.doc();
        let mut until_clock = CLOCK_EVERY;
        while doc != tantivy::TERMINATED {
            until_clock -= 1;
            if until_clock == 0 {
                until_clock = CLOCK_EVERY;
                if self.is_over() {
                    break;
                }
            }
            if !segment.is_deleted(doc) {
                let address = DocAddress { segment: ord, doc };
                self.found.total += 1;
                self.distinct.add(self.group(address));
                if let Some(tally) = &mut tally {
                    tally.add(doc, &mut self.mentioned);
                }
                if rank && self.request.size > 0 {
                    let score = matcher.score(self.request.sort.score_floor(self.top.floor()));
                    self.offer(address, segment, score);
                }
            }
            doc = matcher.seek(doc + 1);
        }
        if let (Some(tally), Some(counts)) = (tally, &mut self.found.counts) {
            tally.finish_into(counts);
        }
        Ok(())
    }

    fn offer(&mut self, address: DocAddress, segment: &Segment, score: f32) {
        let rank = self.request.sort.rank(score, || segment.published(address.doc));
        let (tie, group) = (segment.sequence(address.doc), self.group(address));
        let candidate = Candidate { rank, tie, address, score, group };
        match group {
            // The earliest copy may be the worst.
            Some(group) if self.request.sort != Sort::Relevance => {
                self.earliest.offer(group, segment, candidate);
            }
            _ if rank >= self.top.floor() => self.top.offer(candidate),
            _ => {}
        }
    }

    /// The group of copies of an article, if they are one hit.
    fn group(&self, address: DocAddress) -> Option<u32> {
        self.request.copies.and_then(|copies| copies.group(address))
    }

    /// Whether the time is up.
    fn is_over(&mut self) -> bool {
        let over = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        self.found.complete &= !over;
        over
    }
}

/// Takes the best documents of a segment.
struct Best<'s, 'a> {
    search: &'s mut Search<'a>,
    ord: u32,
    segment: &'s Segment,
}

impl Sink for Best<'_, '_> {
    fn floor(&self) -> f32 {
        rank_score(self.search.top.floor())
    }

    fn take(&mut self, doc: DocId, score: f32) {
        self.search.offer(DocAddress { segment: self.ord, doc }, self.segment, score);
    }

    fn is_over(&mut self) -> bool {
        self.search.is_over()
    }
}

/// How the score of one document comes about; `None` when it does not match.
pub(crate) fn explain(
    snapshot: &Snapshot,
    plan: &Plan,
    ranking: &Ranking,
    address: DocAddress,
) -> Result<Option<Explanation>> {
    let compiler = Compiler::new(snapshot, plan, ranking);
    let mut matcher = compiler.matcher(&snapshot.segments()[address.segment as usize])?;
    Ok(is_at(&mut *matcher, address.doc).then(|| matcher.explain()))
}

/// Whether a matcher has the document.
pub(crate) fn is_at(matcher: &mut dyn Matcher, doc: DocId) -> bool {
    matcher.doc() <= doc && matcher.seek(doc) == doc
}
