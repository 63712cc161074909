//! A slot that is scored in passing: many documents at once, none of them for its own sake.

use std::ops::Range;
use std::sync::Arc;

use jisr_index::{DocId, FULL_BLOCK, Result, Segment};
use tantivy::TERMINATED;

use super::Bound;
use super::candidate::{Candidate, Joining};
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
    parts: Vec<Part<'a>>,
    /// What frequencies of several parts are summed in.
    window: Window<f32>,
    /// Times a block's maximum: what it is at most by the norms of this query.
    stretch: f32,
}

/// More than the rounding of a few operations, as a share.
const SLACK: f32 = 1e-5;

/// An alternative that the segment has.
struct Part<'a> {
    weight: f32,
    /// Weight by which its block maxima bound the slot; 0 where those of another part do.
    bound: f32,
    docs: Docs<'a>,
}

enum Docs<'a> {
    Term(Box<TermCursor<'a>>),
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
        let cost = |part: &Part<'_>| match &part.docs {
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
                    if part.bound > 0.0
                        && let Some(block) = term.block_max(from)
                    {
                        until = until.min(block.last + 1);
                        most += part.bound * block.most;
                    }
                }
                Docs::Sequence(_) => {
                    (most, until) = (f32::INFINITY, until.min(from.saturating_add(WINDOW as u32)));
                }
            }
        }
        Bound { score: self.weight * self.bm25.saturation_of(most * self.stretch), until }
    }

    /// The first document from `from` on whose score may be `need` or more, as far as that is told
    /// without looking at documents.
    pub(super) fn pass(&mut self, from: DocId, need: f32) -> DocId {
        let [Part { weight, docs: Docs::Term(term), .. }] = &mut self.parts[..] else {
            return from;
        };
        let least = self.bm25.ratio_of(need * (1.0 - SLACK) / self.weight) * (1.0 - SLACK);
        term.pass(from, least / (*weight * self.stretch))
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
        let classes = segment.length_classes();
        let norm = |doc: DocId| bm25.norm(classes[doc as usize]);
        let reaches = |doc, frequency: f32| frequency * norms >= norm(doc);
        let first = out.len();
        let mut offer = |doc, frequency| {
            if reaches(doc, frequency) {
                out.push((doc, frequency));
            }
        };
        match &mut self.parts[..] {
            [Part { weight, docs: Docs::Term(term), .. }] => {
                term.seek(docs.start);
                let times = *weight * norms;
                term.visit(docs.end, |docs, counts| select(docs, counts, times, norm, out));
                out[first..].iter_mut().for_each(|(_, count)| *count *= *weight);
            }
            [part] => {
                let reaches: &dyn Fn(DocId, f32) -> bool = &reaches;
                part.visit(docs, (need > 0.0).then_some(reaches), offer);
            }
            parts => {
                let mut from = docs.start;
                while from < docs.end {
                    let until = docs.end.min(from.saturating_add(WINDOW as u32));
                    self.window.start(from);
                    for part in &mut *parts {
                        let add = |doc, frequency| *self.window.at(doc) += frequency;
                        part.visit(from..until, None, add);
                    }
                    self.window.drain(&mut offer);
                    from = until;
                }
            }
        }
        for (doc, score) in &mut out[first..] {
            *score = weight * bm25.saturation(*score, segment.length_class(*doc));
        }
    }

    /// Joins candidates, which are in order.
    pub(super) fn join(&mut self, candidates: &mut Vec<Candidate>, joining: Joining) {
        let (segment, bm25, weight) = (self.segment, &*self.bm25, self.weight);
        let score = |doc, frequency| weight * bm25.saturation(frequency, segment.length_class(doc));
        if let [Part { weight, docs: Docs::Term(term), .. }] = &mut self.parts[..] {
            return joining.join(candidates, |doc| {
                (term.seek(doc) == doc).then(|| score(doc, *weight * term.frequency() as f32))
            });
        }
        joining.join(candidates, |doc| {
            let (mut frequency, mut has) = (0.0, false);
            for part in &mut self.parts {
                let count = part.docs.count(doc);
                has |= count > 0;
                frequency += part.weight * count as f32;
            }
            has.then(|| score(doc, frequency))
        });
    }
}

/// Appends the documents of a block whose count, `times` so large, reaches their norm, with their counts.
///
/// Step by step, each through all of them and without a jump: most do not reach, and no processor
/// foresees which.
fn select(
    docs: &[DocId],
    counts: &[u32],
    times: f32,
    norm: impl Fn(DocId) -> f32,
    out: &mut Vec<(DocId, f32)>,
) {
    let mut norms = [0.0; FULL_BLOCK];
    let mut reaches = [false; FULL_BLOCK];
    let mut places = [0; FULL_BLOCK];
    norms.iter_mut().zip(docs).for_each(|(place, &doc)| *place = norm(doc));
    for ((reaches, &count), &norm) in reaches.iter_mut().zip(counts).zip(&norms) {
        // From a signed number: the other way takes several steps.
        *reaches = count as i32 as f32 * times >= norm;
    }
    let mut kept = 0;
    for (place, &reaches) in (0..docs.len() as u8).zip(&reaches) {
        places[kept] = place;
        kept += usize::from(reaches);
    }
    let kept = places[..kept].iter().map(|&place| usize::from(place));
    out.extend(kept.map(|place| (docs[place], counts[place] as f32)));
}

impl Part<'_> {
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
                term.visit(docs.end, |docs, counts| {
                    let found = docs.iter().zip(counts);
                    found.for_each(|(&doc, &count)| visit(doc, weight * count as f32));
                });
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

impl<'a> Docs<'a> {
    /// `None` when the segment does not have it.
    fn open(segment: &'a Segment, alternative: &Alternative) -> Result<Option<Self>> {
        if let Some(term) = only_term(alternative) {
            let blocks = segment.blocks(term.field, &term.key)?;
            let cursor = blocks.map(|(blocks, maxima)| TermCursor::new(blocks, maxima));
            return Ok(cursor.map(|cursor| Self::Term(Box::new(cursor))));
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
    let is_title = |one: &&Alternative| one.kind == MatchKind::Title;
    let Some(title) = slot.alternatives.iter().find(is_title) else { return alternative.weight };
    let is_counted = |field, one: &Alternative| match (only_term(title), only_term(one)) {
        (Some(title), Some(term)) => term.field == field && term.key == title.key,
        _ => false,
    };
    let fields = [TermField::Surface, TermField::Stem];
    if alternative.kind == MatchKind::Title {
        let has = |field| slot.alternatives.iter().any(|one| is_counted(field, one));
        return if fields.into_iter().all(has) { 0.0 } else { f32::INFINITY };
    }
    let counted = fields.into_iter().any(|field| is_counted(field, alternative));
    alternative.weight + if counted { title.weight } else { 0.0 }
}

/// The term of an alternative that is nothing but one.
fn only_term(alternative: &Alternative) -> Option<&Term> {
    match &alternative.words[..] {
        [terms] if terms.len() == 1 => terms.first(),
        _ => None,
    }
}
