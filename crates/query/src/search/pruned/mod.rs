//! The best documents, without scoring those that cannot be among them.
//!
//! A segment is gone through in windows of neighbouring documents. What a window's documents can
//! earn at most is known from the largest values that each block of postings is stored with, and
//! what a part of the query can earn at most from its weight. Against the score that the worst hit
//! has so far, that tells which windows to pass over, which parts lead (a document with none of
//! them cannot get in), and which need only be asked about documents that the leading ones found:
//! `MaxScore` by Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), over
//! block maxima as in Ding and Suel, "Faster top-k document retrieval using block-max indexes"
//! (SIGIR 2011).
//!
//! The scores are those of the [matchers](super::Matcher), to the bit: sums are made in double
//! precision, where the order of a few numbers of single precision does not matter.

mod candidate;
mod clause;
mod lead;
mod slot;
mod term;
#[cfg(test)]
mod tests;
mod window;

use std::ops::Range;

use jisr_index::{DocId, Segment};

use super::is_at;
use super::matcher::Matcher;
use candidate::{Candidate, Joining};
pub(super) use clause::Clause;
use lead::{Lead, Roles};
pub(super) use slot::SlotScorer;
use window::{WINDOW, Window};

/// What no document scores more than, from where it was asked to before `until`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) score: f32,
    pub(super) until: DocId,
}

/// What a part of the query is to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Must,
    Should,
    Optional,
}

/// A combination of parts, ready to be searched for its best documents.
pub(super) struct Pruned<'a> {
    pub(super) segment: &'a Segment,
    pub(super) parts: Vec<(Role, Clause<'a>)>,
    pub(super) filters: Vec<Box<dyn Matcher + 'a>>,
    pub(super) must_not: Vec<Box<dyn Matcher + 'a>>,
    /// What having every `should` earns.
    pub(super) coverage: f32,
    /// What places earn at most, and the matcher of the whole, filters included, which knows what
    /// they do earn.
    pub(super) places: Option<(f32, Box<dyn Matcher + 'a>)>,
}

/// Takes documents with their scores, in order.
pub(super) trait Sink {
    /// The score that a document needs to get in.
    fn floor(&self) -> f32;
    /// Takes a document whose score is not below the floor.
    fn take(&mut self, doc: DocId, score: f32);
    /// Whether the time is up.
    fn is_over(&mut self) -> bool;
}

/// Parts as a set of their numbers.
type Set = u32;

/// Parts beyond which a combination is scored document by document.
pub(super) const MAX_PARTS: usize = Set::BITS as usize;

impl<'a> Pruned<'a> {
    pub(super) fn new(segment: &'a Segment) -> Self {
        let (parts, filters, must_not) = (Vec::new(), Vec::new(), Vec::new());
        Self { segment, parts, filters, must_not, coverage: 0.0, places: None }
    }

    /// Gives all documents to `sink` that may be among the best.
    pub(super) fn run(self, sink: &mut impl Sink) {
        let max: Vec<_> = self.parts.iter().map(|(_, part)| f64::from(part.max_score())).collect();
        let pass = Pass {
            roles: Roles::of(&self),
            query: self,
            sink,
            window_max: max.clone(),
            max,
            lead: Lead::default(),
            least: f64::NEG_INFINITY,
            sums: Window::default(),
            hits: Vec::new(),
            candidates: Vec::new(),
        };
        pass.run();
    }

    /// What a document earns at most above its parts, other than for having all.
    fn extra(&self) -> f64 {
        self.places.as_ref().map_or(0.0, |(most, _)| f64::from(*most))
    }
}

/// A pass over the documents of a segment.
struct Pass<'p, 'a, S> {
    query: Pruned<'a>,
    sink: &'p mut S,
    roles: Roles,
    /// What each part earns at most.
    max: Vec<f64>,
    /// What each part earns at most in the window.
    window_max: Vec<f64>,
    /// Who leads in the window.
    lead: Lead,
    /// What a document that is bounded with rounded numbers earns at least to get in.
    least: f64,
    /// What the leading parts of documents earn, and which they are.
    sums: Window<(f64, Set)>,
    hits: Vec<(DocId, f32)>,
    candidates: Vec<Candidate>,
}

impl<S: Sink> Pass<'_, '_, S> {
    fn run(mut self) {
        let max_doc = self.query.segment.max_doc();
        let mut lead = Lead::default();
        let (mut led_by, mut from) = (f64::NAN, 0);
        self.raise();
        while !self.sink.is_over() {
            // Not a number is unequal to any: the first time nobody leads yet.
            if led_by != self.least {
                led_by = self.least;
                lead.choose(&self.roles, &self.max, self.least);
            }
            if let [one] = lead.leading[..] {
                // Rounding to single precision is far less than the slack.
                from = self.query.parts[one].1.pass(from, (self.least - lead.rest) as f32);
            }
            if lead.leading.is_empty() || from >= max_doc {
                return;
            }
            from = self.window(from, &lead);
        }
    }

    /// Goes through a window of documents; `lead` leads wherever it is. Returns where the next
    /// window begins.
    fn window(&mut self, from: DocId, lead: &Lead) -> DocId {
        self.window_max.clone_from(&self.max);
        let mut until = self.query.segment.max_doc();
        for part in lead.bounding(&self.roles) {
            let bound = self.query.parts[part].1.bound(from);
            until = until.min(bound.until);
            self.window_max[part] = self.window_max[part].min(f64::from(bound.score));
        }
        let mut here = std::mem::take(&mut self.lead);
        here.narrow(lead, &self.roles, &self.window_max, self.least);
        match here.leading[..] {
            [] => {}
            [one] => self.follow_one(from..until, one, &here),
            _ => {
                let next = |&part: &usize| self.query.parts[part].1.next(from);
                let first = here.leading.iter().map(next).min().map_or(until, |doc| doc.min(until));
                until = until.min(first.saturating_add(WINDOW as u32));
                self.follow_any(first..until, &here);
            }
        }
        self.lead = here;
        until
    }

    /// Goes through the documents of one part.
    fn follow_one(&mut self, window: Range<DocId>, one: usize, lead: &Lead) {
        // Rounding to single precision is far less than the slack.
        let need = (self.least - lead.rest) as f32;
        self.query.parts[one].1.scan(window, need, &mut self.hits);
        let candidate = |(doc, score)| Candidate { doc, has: 1 << one, score: f64::from(score) };
        self.candidates.extend(self.hits.drain(..).map(candidate));
        self.complete(lead);
    }

    /// Goes through the documents, no more than [`WINDOW`], of any of some parts.
    fn follow_any(&mut self, window: Range<DocId>, lead: &Lead) {
        let mut sums = std::mem::take(&mut self.sums);
        sums.start(window.start);
        for &part in &lead.leading {
            self.query.parts[part].1.scan(window.clone(), f32::NEG_INFINITY, &mut self.hits);
            for (doc, score) in self.hits.drain(..) {
                let (sum, has) = sums.at(doc);
                *sum += f64::from(score);
                *has |= 1 << part;
            }
        }
        sums.drain(|doc, (score, has)| {
            if score + lead.rest >= self.least {
                self.candidates.push(Candidate { doc, has, score });
                if self.candidates.len() == TOGETHER {
                    self.complete(lead);
                }
            }
        });
        self.complete(lead);
        self.sums = sums;
    }

    /// Asks the other parts about the candidates, which have their leading parts.
    fn complete(&mut self, lead: &Lead) {
        let mut candidates = std::mem::take(&mut self.candidates);
        let mut rest = lead.rest;
        for &part in &lead.others {
            rest -= self.window_max[part];
            let is_needed = lead.needed >> part & 1 == 1;
            let joining = Joining { part: 1 << part, is_needed, least: self.least - rest };
            self.query.parts[part].1.join(&mut candidates, joining);
        }
        for Candidate { doc, has, score } in candidates.drain(..) {
            self.finish(doc, score, has);
        }
        self.candidates = candidates;
    }

    /// Takes a document with all its parts, if it is to be found at all and its score suffices.
    fn finish(&mut self, doc: DocId, mut score: f64, has: Set) {
        let query = &mut self.query;
        if self.roles.should_set & !has == 0 {
            score += f64::from(query.coverage);
        }
        if score + query.extra() < self.least
            || query.segment.is_deleted(doc)
            || !query.filters.iter_mut().all(|filter| is_at(&mut **filter, doc))
            || query.must_not.iter_mut().any(|part| is_at(&mut **part, doc))
        {
            return;
        }
        let floor = self.sink.floor();
        let score = match &mut query.places {
            None => score as f32,
            Some((_, whole)) => {
                // A filter may leave it out.
                if !is_at(&mut **whole, doc) {
                    return;
                }
                whole.score(floor)
            }
        };
        if score >= floor {
            self.sink.take(doc, score);
            self.raise();
        }
    }

    /// Takes note of the floor.
    fn raise(&mut self) {
        self.least = f64::from(self.sink.floor()) * (1.0 - SLACK);
    }
}

/// Candidates that the other parts are asked about at a time: the score that they need rises only
/// afterwards.
const TOGETHER: usize = 128;

/// More than the rounding of a bound can be, as a share of it.
const SLACK: f64 = 1e-5;
