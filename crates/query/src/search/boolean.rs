//! Parts in boolean combination, and the reward for having them together.

use jisr_index::{DocId, Segment};
use tantivy::TERMINATED;

use super::filter::FilterMatcher;
use super::matcher::{Explanation, Matcher, Occurrence};
use super::nearness::nearness;

type Part<'a> = Box<dyn Matcher + 'a>;

/// The parts of a [`plan::Boolean`](crate::plan::Boolean), ready to walk.
pub(super) struct Parts<'a> {
    pub(super) filters: Vec<Part<'a>>,
    pub(super) must: Vec<Part<'a>>,
    pub(super) should: Vec<Part<'a>>,
    pub(super) optional: Vec<Part<'a>>,
    pub(super) must_not: Vec<Part<'a>>,
    /// Pairs of neighbouring slots of the query, if nearness is rewarded.
    pub(super) pairs: Vec<Pair>,
    /// What having every `should` earns, as a share of what a document could earn without one.
    pub(super) coverage: f32,
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

pub(super) struct BooleanMatcher<'a> {
    parts: Parts<'a>,
    /// Stands for all documents where nothing is needed.
    all: Option<FilterMatcher<'a>>,
    doc: DocId,
    /// What a document earns for having every `should`.
    coverage: f32,
    occurrences: Vec<Occurrence>,
}

impl<'a> BooleanMatcher<'a> {
    pub(super) fn new(segment: &'a Segment, mut parts: Parts<'a>) -> Self {
        parts.filters.sort_by_key(|part| part.cost());
        let nothing_needed =
            parts.filters.is_empty() && parts.must.is_empty() && parts.should.is_empty();
        let all = nothing_needed.then(|| FilterMatcher::all(segment));
        let coverage = coverage(&parts);
        let mut matcher = Self { parts, all, doc: 0, coverage, occurrences: Vec::new() };
        matcher.find(0);
        matcher
    }

    /// Goes to the first match from `target` on.
    fn find(&mut self, mut target: DocId) {
        loop {
            self.doc = self.next_candidate(target);
            if self.doc == TERMINATED || !self.is_excluded() {
                return;
            }
            target = self.doc + 1;
        }
    }

    /// The first document from `target` on that has all that is needed.
    fn next_candidate(&mut self, mut target: DocId) -> DocId {
        'candidates: loop {
            if target == TERMINATED {
                return TERMINATED;
            }
            if let Some(all) = &mut self.all {
                return all.seek(target);
            }
            if self.parts.must.is_empty() && !self.parts.should.is_empty() {
                let shoulds = self.parts.should.iter_mut().map(|part| part.seek(target));
                target = shoulds.min().unwrap_or(TERMINATED);
            }
            for part in self.parts.must.iter_mut().chain(&mut self.parts.filters) {
                let doc = part.seek(target);
                if doc > target {
                    target = doc;
                    continue 'candidates;
                }
            }
            return target;
        }
    }

    fn is_excluded(&mut self) -> bool {
        let doc = self.doc;
        self.parts.must_not.iter_mut().any(|part| part.doc() <= doc && part.seek(doc) == doc)
    }

    /// Brings the parts that are not needed up to the current document.
    fn catch_up(&mut self) {
        let doc = self.doc;
        for part in self.parts.should.iter_mut().chain(&mut self.parts.optional) {
            if part.doc() < doc {
                part.seek(doc);
            }
        }
    }

    /// The scoring parts that have the current document.
    fn here(&mut self) -> impl Iterator<Item = &mut Part<'a>> {
        let doc = self.doc;
        let parts = [&mut self.parts.must, &mut self.parts.should, &mut self.parts.optional];
        parts.into_iter().flatten().filter(move |part| part.doc() == doc)
    }

    fn has_all(&self) -> bool {
        self.parts.should.iter().all(|part| part.doc() == self.doc)
    }

    /// What the pairs of the current document earn.
    fn nearness(&mut self) -> f32 {
        let earned = self.pair_scores();
        earned.iter().map(|(_, earned)| earned).sum()
    }

    fn pair_scores(&mut self) -> Vec<(Pair, f32)> {
        let mut all = std::mem::take(&mut self.occurrences);
        all.clear();
        self.here().for_each(|part| part.occurrences(&mut all));
        all.sort_unstable_by_key(|one| (one.slot, one.start));
        let of = |slot: usize| {
            let from = all.partition_point(|one| one.slot < slot);
            &all[from..from + all[from..].partition_point(|one| one.slot == slot)]
        };
        let score = |pair: &Pair| {
            let near = nearness(of(pair.first), of(pair.second), pair.expected);
            (*pair, pair.weight * near)
        };
        let scores = self.parts.pairs.iter().map(score).collect();
        self.occurrences = all;
        scores
    }

    fn max_nearness(&self) -> f32 {
        self.parts.pairs.iter().map(|pair| pair.weight).sum()
    }
}

/// What having every `should` earns.
fn coverage(parts: &Parts<'_>) -> f32 {
    if parts.coverage == 0.0 || parts.should.len() < 2 {
        return 0.0;
    }
    let scores = || parts.should.iter().map(|part| part.max_score());
    let optional: f32 = parts.optional.iter().map(|part| part.max_score()).sum();
    let pairs: f32 = parts.pairs.iter().map(|pair| pair.weight).sum();
    let without_one = scores().sum::<f32>() - scores().fold(f32::INFINITY, f32::min);
    parts.coverage * (without_one + optional + pairs)
}

impl Matcher for BooleanMatcher<'_> {
    fn doc(&self) -> DocId {
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.find(target);
        }
        self.doc
    }

    fn cost(&self) -> u64 {
        let needed = self.parts.must.iter().chain(&self.parts.filters).map(|part| part.cost());
        let any = self.parts.should.iter().map(|part| part.cost()).sum();
        match needed.min() {
            Some(least) if !self.parts.must.is_empty() || self.parts.should.is_empty() => least,
            Some(least) => least.min(any),
            None => self.all.as_ref().map_or(any, Matcher::cost),
        }
    }

    fn score(&mut self, floor: f32) -> f32 {
        self.catch_up();
        let mut score: f32 = self.here().map(|part| part.score(f32::NEG_INFINITY)).sum();
        if self.has_all() {
            score += self.coverage;
        }
        if !self.parts.pairs.is_empty() && score + self.max_nearness() >= floor {
            score += self.nearness();
        }
        score
    }

    fn max_score(&self) -> f32 {
        let parts = self.parts.must.iter().chain(&self.parts.should).chain(&self.parts.optional);
        parts.map(|part| part.max_score()).sum::<f32>() + self.coverage + self.max_nearness()
    }

    fn occurrences(&mut self, out: &mut Vec<Occurrence>) {
        self.catch_up();
        self.here().for_each(|part| part.occurrences(out));
    }

    fn explain(&mut self) -> Explanation {
        self.catch_up();
        let mut parts: Vec<_> = self.here().map(|part| part.explain()).collect();
        if self.coverage > 0.0 && self.has_all() {
            let label = format!("all {} words of the query", self.parts.should.len());
            parts.push(Explanation::new(self.coverage, label, Vec::new()));
        }
        for (pair, earned) in self.pair_scores().into_iter().filter(|(_, earned)| *earned > 0.0) {
            let label = format!("words {} and {} near each other", pair.first + 1, pair.second + 1);
            parts.push(Explanation::new(earned, label, Vec::new()));
        }
        Explanation::new(self.score(f32::NEG_INFINITY), "the sum of", parts)
    }
}
