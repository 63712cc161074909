//! Parts in boolean combination, and the reward for having them together.

use jisr_index::{DocId, Segment, TITLE_GAP};
use tantivy::TERMINATED;

use super::filter::FilterMatcher;
use super::matcher::{Explanation, Matcher, Occurrence};
use super::places::Places;

type Part<'a> = Box<dyn Matcher + 'a>;

/// The parts of a [`plan::Boolean`](crate::plan::Boolean), ready to walk.
pub(super) struct Parts<'a> {
    pub(super) filters: Vec<Part<'a>>,
    pub(super) must: Vec<Part<'a>>,
    pub(super) should: Vec<Part<'a>>,
    pub(super) optional: Vec<Part<'a>>,
    pub(super) must_not: Vec<Part<'a>>,
    /// What the places of the slots earn.
    pub(super) places: Places,
    /// What having every `should` earns, as a share of what a document could earn without one.
    pub(super) coverage: f32,
}

pub(super) struct BooleanMatcher<'a> {
    segment: &'a Segment,
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
        let mut matcher = Self { segment, parts, all, doc: 0, coverage, occurrences: Vec::new() };
        matcher.find(0);
        matcher
    }

    /// What a document earns for having every `should`.
    pub(super) fn coverage(&self) -> f32 {
        self.coverage
    }

    /// What the places of a document earn at most.
    pub(super) fn places_max(&self) -> f32 {
        self.parts.places.max()
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

    /// Finds where the slots stand in the current document, by slot and place.
    fn find_occurrences(&mut self) {
        let mut all = std::mem::take(&mut self.occurrences);
        all.clear();
        self.here().for_each(|part| part.occurrences(&mut all));
        all.sort_unstable_by_key(|one| (one.slot, one.start));
        self.occurrences = all;
    }

    /// Position of the first word of the current document's body.
    fn body(&self) -> u32 {
        self.segment.title_words(self.doc) + TITLE_GAP
    }
}

/// What having every `should` earns.
fn coverage(parts: &Parts<'_>) -> f32 {
    if parts.coverage == 0.0 || parts.should.len() < 2 {
        return 0.0;
    }
    let scores = || parts.should.iter().map(|part| part.max_score());
    let optional: f32 = parts.optional.iter().map(|part| part.max_score()).sum();
    let without_one = scores().sum::<f32>() - scores().fold(f32::INFINITY, f32::min);
    parts.coverage * (without_one + optional + parts.places.max())
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
        // In double precision the order of the parts makes no difference: see `pruned`.
        let mut score: f64 = self.here().map(|part| f64::from(part.score(f32::NEG_INFINITY))).sum();
        if self.has_all() {
            score += f64::from(self.coverage);
        }
        if !self.parts.places.is_empty() && score as f32 + self.parts.places.max() >= floor {
            let body = self.body();
            self.find_occurrences();
            score += f64::from(self.parts.places.score(&self.occurrences, body));
        }
        score as f32
    }

    fn max_score(&self) -> f32 {
        let parts = self.parts.must.iter().chain(&self.parts.should).chain(&self.parts.optional);
        parts.map(|part| part.max_score()).sum::<f32>() + self.coverage + self.parts.places.max()
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
        let body = self.body();
        self.find_occurrences();
        parts.extend(self.parts.places.explain(&self.occurrences, body));
        Explanation::new(self.score(f32::NEG_INFINITY), "the sum of", parts)
    }
}
