//! The best documents, without scoring those that cannot be among them.
//!
//! A segment is gone through in windows of neighbouring documents. What a window's documents can
//! earn at most is known from the largest values that each block of postings is stored with, and
//! what a part of the query can earn at most from its weight. Against the score that the worst hit
//! has so far, that tells which windows to pass over, which parts lead (a document with none of
//! them cannot get in), and which need only be asked about documents that the leading ones found:
//! MaxScore by Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), over
//! block maxima as in Ding and Suel, "Faster top-k document retrieval using block-max indexes"
//! (SIGIR 2011).
//!
//! The scores are those of the [matchers](super::Matcher), to the bit: sums are made in double
//! precision, where the order of a few numbers of single precision does not matter.

mod clause;
mod disjunction;
mod slot;
mod term;
#[cfg(test)]
mod tests;
mod window;

use std::cmp::Ordering;

use jisr_index::{DocId, Segment};

use super::is_at;
use super::matcher::Matcher;
pub(super) use clause::Clause;
use disjunction::Sums;
pub(super) use slot::SlotScorer;

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

/// Who leads, at a certain floor.
struct Lead {
    /// A document without any of these cannot get in; empty when none gets in any more.
    leading: Vec<usize>,
    /// The other parts, in the order in which they are asked about a document.
    others: Vec<usize>,
    /// Those of the others that a document needs.
    needed: Set,
    /// What a document earns at most beside its leading parts.
    rest: f64,
}

impl<'a> Pruned<'a> {
    pub(super) fn new(segment: &'a Segment) -> Self {
        let (parts, filters, must_not) = (Vec::new(), Vec::new(), Vec::new());
        Self { segment, parts, filters, must_not, coverage: 0.0, places: None }
    }

    /// Gives all documents to `sink` that may be among the best.
    pub(super) fn run(self, sink: &mut impl Sink) {
        let max = self.parts.iter().map(|(_, clause)| f64::from(clause.max_score())).collect();
        let pass = Pass { query: self, sink, max, sums: Sums::default(), hits: Vec::new() };
        pass.run();
    }

    /// Parts in a role, by `key`.
    fn sorted_by<K: PartialOrd>(&self, role: Role, key: impl Fn(usize) -> K) -> Vec<usize> {
        let with_role = self.parts.iter().enumerate().filter(|(_, part)| part.0 == role);
        let mut parts: Vec<_> = with_role.map(|(part, _)| part).collect();
        parts.sort_by(|&a, &b| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal));
        parts
    }

    fn cost(&self, part: usize) -> u64 {
        self.parts[part].1.cost()
    }

    /// What a document earns at most above its parts, other than for having all.
    fn extra(&self) -> f64 {
        self.places.as_ref().map_or(0.0, |(most, _)| f64::from(*most))
    }

    fn set(&self, role: Role) -> Set {
        let with_role = self.parts.iter().enumerate().filter(|(_, part)| part.0 == role);
        with_role.fold(0, |set, (part, _)| set | 1 << part)
    }
}

/// A pass over the documents of a segment.
struct Pass<'p, 'a, S> {
    query: Pruned<'a>,
    sink: &'p mut S,
    /// What each part earns at most.
    max: Vec<f64>,
    sums: Sums,
    hits: Vec<(DocId, f32)>,
}

impl<S: Sink> Pass<'_, '_, S> {
    fn run(mut self) {
        let mut floor = self.sink.floor();
        let mut lead = self.lead(floor);
        let mut from = 0;
        while from < self.query.segment.max_doc() && !self.sink.is_over() {
            if floor != self.sink.floor() {
                floor = self.sink.floor();
                lead = self.lead(floor);
            }
            from = match lead.leading[..] {
                [] => return,
                [one] => self.follow_one(from, one, &lead),
                _ => self.follow_any(from, &lead),
            };
        }
    }

    /// Who leads at a floor.
    fn lead(&self, floor: f32) -> Lead {
        let by_cost = |role| self.query.sorted_by(role, |part| self.query.cost(part));
        let must = by_cost(Role::Must);
        if let [one, ..] = must[..] {
            return self.led_by(vec![one], &must);
        }
        let should = self.query.sorted_by(Role::Should, |part| self.max[part]);
        let total = |parts: &[usize]| parts.iter().map(|&part| self.max[part]).sum::<f64>();
        let extra = total(&by_cost(Role::Optional)) + self.query.extra();
        let all = total(&should) + extra;
        if !reaches(all + f64::from(self.query.coverage), floor) {
            return self.led_by(Vec::new(), &[]);
        }
        if should.len() > 1 && !reaches(all - self.max[should[0]], floor) {
            let should = by_cost(Role::Should);
            return self.led_by(vec![should[0]], &should);
        }
        // The weakest parts that are not enough together.
        let mut weak = extra;
        let enough = should.iter().position(|&part| {
            weak += self.max[part];
            reaches(weak, floor)
        });
        let first = enough.unwrap_or(should.len().saturating_sub(1));
        self.led_by(should[first..].to_vec(), &[])
    }

    /// A lead; the parts of `needed`, the first first, are needed beside it.
    fn led_by(&self, leading: Vec<usize>, needed: &[usize]) -> Lead {
        let is_other = |part: &usize| !leading.contains(part);
        let mut others: Vec<_> = needed.iter().copied().filter(is_other).collect();
        let set = others.iter().fold(0, |set, &part| set | 1 << part);
        let mut optional: Vec<_> = (0..self.max.len()).filter(is_other).collect();
        optional.retain(|part| !others.contains(part));
        // What earns most decides soonest.
        optional.sort_by(|&a, &b| self.max[b].total_cmp(&self.max[a]));
        others.append(&mut optional);
        let rest = others.iter().map(|&part| self.max[part]).sum::<f64>();
        let rest = rest + self.query.extra() + f64::from(self.query.coverage);
        Lead { leading, others, needed: set, rest }
    }

    /// Goes through a window of the documents of one part; returns where the next begins.
    fn follow_one(&mut self, from: DocId, one: usize, lead: &Lead) -> DocId {
        let clause = &mut self.query.parts[one].1;
        let bound = clause.bound(from);
        let floor = self.sink.floor();
        if reaches(f64::from(bound.score) + lead.rest, floor) {
            let mut hits = std::mem::take(&mut self.hits);
            clause.scan(from, bound.until, need(floor, lead.rest), &mut hits);
            for (doc, score) in hits.drain(..) {
                self.complete(doc, f64::from(score), 1 << one, lead);
            }
            self.hits = hits;
        }
        bound.until
    }

    /// Goes through a window of the documents of any of some parts; returns where the next begins.
    fn follow_any(&mut self, from: DocId, lead: &Lead) -> DocId {
        let mut until = DocId::MAX;
        let mut most = lead.rest;
        for &part in &lead.leading {
            let bound = self.query.parts[part].1.bound(from);
            until = until.min(bound.until);
            most += f64::from(bound.score);
        }
        if !reaches(most, self.sink.floor()) {
            return until;
        }
        let mut sums = std::mem::take(&mut self.sums);
        sums.start(from);
        for &part in &lead.leading {
            self.query.parts[part].1.scan(from, until, f32::NEG_INFINITY, &mut self.hits);
            self.hits.drain(..).for_each(|(doc, score)| sums.add(doc, part, score));
        }
        sums.drain(|doc, score, has| self.complete(doc, score, has, lead));
        self.sums = sums;
        until
    }

    /// Asks the other parts about a document whose leading parts are `has` and earn `score`.
    #[inline]
    fn complete(&mut self, doc: DocId, mut score: f64, mut has: Set, lead: &Lead) {
        let floor = self.sink.floor();
        let mut rest = lead.rest;
        if !reaches(score + rest, floor) {
            return;
        }
        for &part in &lead.others {
            rest -= self.max[part];
            if let Some(earned) = self.query.parts[part].1.score(doc) {
                score += f64::from(earned);
                has |= 1 << part;
            } else if lead.needed >> part & 1 == 1 {
                return;
            }
            if !reaches(score + rest, floor) {
                return;
            }
        }
        self.finish(doc, score, has);
    }

    /// Takes a document with all its parts, if it is to be found at all and its score suffices.
    fn finish(&mut self, doc: DocId, mut score: f64, has: Set) {
        let query = &mut self.query;
        if query.set(Role::Should) & !has == 0 {
            score += f64::from(query.coverage);
        }
        let floor = self.sink.floor();
        if !reaches(score + query.extra(), floor)
            || query.segment.is_deleted(doc)
            || !query.filters.iter_mut().all(|filter| is_at(&mut **filter, doc))
            || query.must_not.iter_mut().any(|part| is_at(&mut **part, doc))
        {
            return;
        }
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
        }
    }
}

/// Whether a score that was bounded with rounded numbers may reach the floor.
fn reaches(bound: f64, floor: f32) -> bool {
    bound * (1.0 + SLACK) >= f64::from(floor)
}

/// The least that a part must earn beside `rest` to reach the floor.
fn need(floor: f32, rest: f64) -> f32 {
    (f64::from(floor) * (1.0 - SLACK) - rest) as f32 - f32::EPSILON
}

/// More than the rounding of a bound can be, as a share of it.
const SLACK: f64 = 1e-6;
