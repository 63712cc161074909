//! A scoring part of a query.

use std::ops::Range;

use jisr_index::DocId;

use super::Bound;
use super::candidate::{Candidate, Joining};
use super::slot::SlotScorer;
use super::window::WINDOW;
use crate::search::is_at;
use crate::search::matcher::Matcher;

pub(in crate::search) enum Clause<'a> {
    Slot(Box<SlotScorer<'a>>),
    /// Anything else, which is scored document by document.
    Matcher(Box<dyn Matcher + 'a>),
}

impl Clause<'_> {
    /// What no document's score exceeds.
    pub(super) fn max_score(&self) -> f32 {
        match self {
            Self::Slot(slot) => slot.max_score(),
            Self::Matcher(matcher) => matcher.max_score(),
        }
    }

    /// About how many documents it has.
    pub(super) fn cost(&self) -> u64 {
        match self {
            Self::Slot(slot) => slot.cost(),
            Self::Matcher(matcher) => matcher.cost(),
        }
    }

    /// The first document from `from` on whose score may be `need` or more, as far as that is told
    /// without looking at documents.
    pub(super) fn pass(&mut self, from: DocId, need: f32) -> DocId {
        match self {
            Self::Slot(slot) => slot.pass(from, need),
            Self::Matcher(_) => from,
        }
    }

    /// Goes to `from`: the first document from there on that it may have.
    pub(super) fn next(&mut self, from: DocId) -> DocId {
        match self {
            Self::Slot(slot) => slot.next(from),
            Self::Matcher(matcher) => go_to(&mut **matcher, from),
        }
    }

    /// Goes to `from`: what no document from there to an end exceeds.
    pub(super) fn bound(&mut self, from: DocId) -> Bound {
        match self {
            Self::Slot(slot) => slot.bound(from),
            Self::Matcher(matcher) => {
                let until = from.saturating_add(WINDOW as u32);
                Bound { score: matcher.max_score(), until }
            }
        }
    }

    /// Appends the documents of a range, those whose score is below `need` left out as a rule.
    pub(super) fn scan(&mut self, docs: Range<DocId>, need: f32, out: &mut Vec<(DocId, f32)>) {
        match self {
            Self::Slot(slot) => slot.scan(docs, need, out),
            Self::Matcher(matcher) => {
                let mut doc = go_to(&mut **matcher, docs.start);
                while doc < docs.end {
                    out.push((doc, matcher.score(f32::NEG_INFINITY)));
                    doc = matcher.seek(doc + 1);
                }
            }
        }
    }

    /// Joins candidates, which are in order.
    pub(super) fn join(&mut self, candidates: &mut Vec<Candidate>, joining: Joining) {
        match self {
            Self::Slot(slot) => slot.join(candidates, joining),
            Self::Matcher(matcher) => joining.join(candidates, |doc| {
                is_at(&mut **matcher, doc).then(|| matcher.score(f32::NEG_INFINITY))
            }),
        }
    }
}

fn go_to(matcher: &mut dyn Matcher, target: DocId) -> DocId {
    if matcher.doc() < target { matcher.seek(target) } else { matcher.doc() }
}
