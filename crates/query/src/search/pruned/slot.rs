//! A slot that is scored in passing: many documents at once, none of them for its own sake.

use std::ops::Range;
use std::sync::Arc;

use jisr_index::{DocId, Result, Segment};
use tantivy::TERMINATED;

use super::Bound;
use super::term::TermCursor;
use super::window::{WINDOW, Window};
use crate::plan::{Alternative, MatchKind, Slot, Term, TermField};
use crate::search::bm25::Bm25;
use crate::search::sequence::Alignment;
use crate::search::slot::alignment;

/// Scores the documents of a slot as [`SlotMatcher`](crate::search::slot::SlotMatcher) does, to the
/// bit.
pub(in crate::search) struct SlotScorer<'a> {
    segment: &'a Segment,
    bm25: Arc<Bm25>,
    /// Weight of the slot times its inverse document frequency.
    weight: f32,
    parts: Vec<Part>,
    /// What frequencies of several parts are summed in.
    window: Window<f32>,
    /// Times a block's maximum: what it is at most by the norms of this query.
    stretch: f32,
}

/// More than the rounding of a few operations, as a share.
const SLACK: f32 = 1e-5;

/// An alternative that the segment has.
struct Part {
    weight: f32,
    /// Weight by which its block maxima bound the slot; 0 where those of another part do.
    bound: f32,
    docs: Docs,
}

enum Docs {
    Term(Box<TermCursor>),
    Sequence(Box<Alignment>),
}

impl<'a> SlotScorer<'a> {
    pub(in crate::search) fn open(
        segment: &'a Segment,
        slot: &'a Slot,
        bm25: &Arc<Bm25>,
    ) -> Result<Self> {
        let mut parts = Vec::with_capacity(slot.alternatives.len());
        for alternative in &slot.alternatives {
            if let Some(docs) = Docs::open(segment, alternative)? {
                let (weight, bound) = (alternative.weight, bound_weight(slot, alternative));
                parts.push(Part { weight, bound, docs });
            }
        }
        let weight = slot.weight * bm25.idf(slot.doc_freq);
        let bm25 = Arc::clone(bm25);
        let stretch = bm25.stretch(segment);
        Ok(Self { segment, bm25, weight, parts, window: Window::default(), stretch })
    }

    /// What no document's score exceeds.
    pub(super) fn max_score(&self) -> f32 {
        match self.parts.is_empty() {
            true => 0.0,
            false => self.weight * self.bm25.max_saturation(),
        }
    }

    pub(super) fn cost(&self) -> u64 {
        let cost = |part: &Part| match &part.docs {
            Docs::Term(term) => term.cost(),
            Docs::Sequence(sequence) => sequence.cost(),
        };
        self.parts.iter().map(cost).sum()
    }

    /// Goes to `from`: what no document from there to an end exceeds.
    pub(super) fn bound(&mut self, from: DocId) -> Bound {
        let mut until = DocId::MAX;
        let mut most = 0.0;
        for part in &mut self.parts {
            match &mut part.docs {
                // Where another part bounds this one, its blocks need not cut the window.
                Docs::Term(term) => {
                    if part.bound > 0.0 && term.seek(from) != TERMINATED {
                        until = until.min(term.last() + 1);
                        most += part.bound * term.block_max(self.segment);
                    }
                }
                Docs::Sequence(_) => {
                    (most, until) = (f32::INFINITY, until.min(from.saturating_add(WINDOW as u32)));
                }
            }
        }
        Bound { score: self.weight * self.bm25.saturation_of(most * self.stretch), until }
    }

    /// Goes to `from`: the first document from there on that it may have.
    pub(super) fn next(&mut self, from: DocId) -> DocId {
        let docs = self.parts.iter_mut().map(|part| match &mut part.docs {
            Docs::Term(term) => term.seek(from),
            Docs::Sequence(sequence) => sequence.align(from),
        });
        docs.min().unwrap_or(TERMINATED)
    }

    /// Appends the documents of a range, those whose score is below `need` left out as a rule.
    pub(super) fn scan(&mut self, docs: Range<DocId>, need: f32, out: &mut Vec<(DocId, f32)>) {
        let (segment, bm25, weight) = (self.segment, &*self.bm25, self.weight);
        // The score reaches what is needed where this many norms are; no division a document.
        let (most, enough) = (weight * bm25.max_saturation(), need * (1.0 - SLACK));
        let norms = if enough > 0.0 { (most - enough) / enough } else { f32::INFINITY };
        let reaches = |doc, frequency| frequency * norms >= bm25.norm(segment.length_class(doc));
        let mut offer = |doc, frequency| {
            if reaches(doc, frequency) {
                let class = segment.length_class(doc);
                out.push((doc, weight * bm25.saturation(frequency, class)));
            }
        };
        if let [part] = &mut self.parts[..] {
            let reaches: &dyn Fn(DocId, f32) -> bool = &reaches;
            return part.visit(docs, (need > 0.0).then_some(reaches), offer);
        }
        let mut from = docs.start;
        while from < docs.end {
            let until = docs.end.min(from.saturating_add(WINDOW as u32));
            self.window.start(from);
            for part in &mut self.parts {
                part.visit(from..until, None, |doc, frequency| *self.window.at(doc) += frequency);
            }
            self.window.drain(&mut offer);
            from = until;
        }
    }

    /// The score of a document; `None` when it does not have the slot. Documents are asked for in
    /// order.
    pub(super) fn score(&mut self, doc: DocId) -> Option<f32> {
        if let [Part { weight, docs: Docs::Term(term), .. }] = &mut self.parts[..] {
            if term.seek(doc) != doc {
                return None;
            }
            let frequency = *weight * term.frequency() as f32;
            let class = self.segment.length_class(doc);
            return Some(self.weight * self.bm25.saturation(frequency, class));
        }
        let (mut frequency, mut has) = (0.0, false);
        for part in &mut self.parts {
            let count = part.docs.count(doc);
            has |= count > 0;
            frequency += part.weight * count as f32;
        }
        let class = self.segment.length_class(doc);
        has.then(|| self.weight * self.bm25.saturation(frequency, class))
    }
}

impl Part {
    /// Visits documents with their weighted frequencies. Those whose frequency, as far as it can be
    /// told cheaply, does not reach are passed over.
    #[inline]
    fn visit(
        &mut self,
        docs: Range<DocId>,
        reaches: Option<&dyn Fn(DocId, f32) -> bool>,
        mut visit: impl FnMut(DocId, f32),
    ) {
        let weight = self.weight;
        match &mut self.docs {
            Docs::Term(term) => {
                term.seek(docs.start);
                term.visit(docs.end, |doc, frequency| visit(doc, weight * frequency as f32));
            }
            Docs::Sequence(sequence) => {
                let mut doc = sequence.align(docs.start);
                while doc < docs.end {
                    let most = |sequence: &Alignment| weight * sequence.most() as f32;
                    if reaches.is_none_or(|reaches| reaches(doc, most(sequence))) {
                        let count = sequence.count();
                        if count > 0 {
                            visit(doc, weight * count as f32);
                        }
                    }
                    doc = sequence.align(doc + 1);
                }
            }
        }
    }
}

impl Docs {
    /// `None` when the segment does not have it.
    fn open(segment: &Segment, alternative: &Alternative) -> Result<Option<Self>> {
        if let Some(term) = only_term(alternative) {
            let blocks = segment.blocks(term.field, &term.key)?;
            return Ok(
                blocks.map(|blocks| Self::Term(Box::new(TermCursor::new(term.field, blocks))))
            );
        }
        Ok(alignment(segment, alternative)?.map(|words| Self::Sequence(Box::new(words))))
    }

    /// Occurrences in a document.
    fn count(&mut self, doc: DocId) -> usize {
        match self {
            Self::Term(term) => {
                if term.seek(doc) == doc {
                    return term.frequency() as usize;
                }
            }
            Self::Sequence(sequence) => {
                if sequence.is_at(doc) {
                    return sequence.count();
                }
            }
        }
        0
    }
}

/// Weight by which the block maxima of an alternative bound the score of its slot.
///
/// A word of the title is a word of the article too, its own stem or a form with this stem, so that the
/// bounds of these two, heavier by the weight of the title, hold for it as well; the engine's maxima
/// for titles are by their own lengths.
fn bound_weight(slot: &Slot, alternative: &Alternative) -> f32 {
    let title = slot.alternatives.iter().find(|one| one.kind == MatchKind::Title);
    let stem = title.and_then(only_term).map(|term| term.key.as_str());
    let has = |field| {
        let is = |term: &Term| term.field == field && Some(term.key.as_str()) == stem;
        slot.alternatives.iter().filter_map(only_term).any(is)
    };
    let counted = has(TermField::Surface) && has(TermField::Stem);
    match (title, only_term(alternative)) {
        (Some(title), _) if *title == *alternative => {
            if counted {
                0.0
            } else {
                f32::INFINITY
            }
        }
        (Some(title), Some(Term { field: TermField::Surface | TermField::Stem, key }))
            if Some(key.as_str()) == stem =>
        {
            alternative.weight + title.weight
        }
        _ => alternative.weight,
    }
}

/// The term of an alternative that is nothing but one.
fn only_term(alternative: &Alternative) -> Option<&Term> {
    match &alternative.words[..] {
        [terms] if terms.len() == 1 => terms.first(),
        _ => None,
    }
}
