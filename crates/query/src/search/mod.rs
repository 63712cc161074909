//! Plan to hits.

mod bm25;
mod boolean;
mod compile;
mod counts;
mod filter;
mod matcher;
mod nearness;
mod places;
mod sequence;
mod slot;
mod top;

use std::time::{Duration, Instant};

use jisr_index::{DocAddress, DocId, Result, Segment, Snapshot};

pub(crate) use compile::Compiler;
pub use counts::Counts;
pub use matcher::Explanation;
pub(crate) use matcher::{Matcher, Occurrence};

use crate::entities::Entities;
use crate::plan::Plan;
use crate::ranking::Ranking;
use counts::Tally;
use top::{Ranked, Top, rank_score, score_rank};

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
    pub(crate) time_limit: Option<Duration>,
}

/// Finds the best documents for a plan.
pub(crate) fn find(
    snapshot: &Snapshot,
    plan: &Plan,
    ranking: &Ranking,
    request: Request<'_>,
) -> Result<Found> {
    let compiler = Compiler::new(snapshot, plan, ranking);
    let deadline = request.time_limit.and_then(|limit| Instant::now().checked_add(limit));
    let mut search = Search {
        request,
        deadline,
        top: Top::new(request.size),
        mentioned: vec![0; request.counts.map_or(0, |entities| entities.all().len())],
        found: Found {
            counts: request.counts.map(|_| Counts::default()),
            complete: true,
            ..Found::default()
        },
    };
    for (ord, segment) in (0..).zip(snapshot.segments()) {
        let matcher = compiler.matcher(segment)?;
        search.segment(ord, segment, matcher)?;
    }
    if let (Some(entities), Some(counts)) = (request.counts, &mut search.found.counts) {
        counts.take_entities(entities, &search.mentioned);
    }
    let sorted = search.top.into_sorted();
    let top = sorted.into_iter().map(|ranked| (ranked.address, ranked.score)).collect();
    Ok(Found { top, ..search.found })
}

struct Search<'a> {
    request: Request<'a>,
    deadline: Option<Instant>,
    top: Top,
    /// Articles found that mention each entity.
    mentioned: Vec<u64>,
    found: Found,
}

impl Search<'_> {
    fn segment(
        &mut self,
        ord: u32,
        segment: &Segment,
        mut matcher: Box<dyn Matcher + '_>,
    ) -> Result<()> {
        let tally = self.request.counts.map(|entities| Tally::new(segment, entities));
        let mut tally = tally.transpose()?;
        let mut doc = matcher.doc();
        let mut until_clock = CLOCK_EVERY;
        while doc != tantivy::TERMINATED {
            until_clock -= 1;
            if until_clock == 0 {
                until_clock = CLOCK_EVERY;
                if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                    self.found.complete = false;
                    break;
                }
            }
            if !segment.is_deleted(doc) {
                self.found.total += 1;
                if let Some(tally) = &mut tally {
                    tally.add(doc, &mut self.mentioned);
                }
                self.offer(DocAddress { segment: ord, doc }, segment, &mut *matcher);
            }
            doc = matcher.seek(doc + 1);
        }
        if let (Some(tally), Some(counts)) = (tally, &mut self.found.counts) {
            tally.finish_into(counts);
        }
        Ok(())
    }

    fn offer(&mut self, address: DocAddress, segment: &Segment, matcher: &mut dyn Matcher) {
        if self.request.size == 0 {
            return;
        }
        let floor = self.top.floor();
        let score = matcher.score(self.request.sort.score_floor(floor));
        let rank = self.request.sort.rank(score, || segment.published(address.doc));
        if rank >= floor {
            let tie = segment.sequence(address.doc);
            self.top.offer(Ranked { rank, tie, address, score });
        }
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
