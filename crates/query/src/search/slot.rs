//! A slot at work: its alternatives counted together, one BM25 score.

use std::sync::Arc;

use jisr_index::{DocId, Result, Segment, TermField};
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

use super::bm25::Bm25;
use super::matcher::{Explanation, Matcher, Occurrence};
use super::sequence::{Alignment, Sequence};
use crate::plan::{Alternative, Slot, Term};

pub(super) struct SlotMatcher<'a> {
    segment: &'a Segment,
    slot: &'a Slot,
    /// Number of the slot in the plan.
    number: usize,
    alternatives: Vec<Cursor>,
    bm25: Arc<Bm25>,
    /// Weight of the slot times its inverse document frequency.
    weight: f32,
    doc: DocId,
    buffer: Vec<u32>,
}

/// A cursor over the documents of one alternative.
struct Cursor {
    /// Number of the alternative in the slot.
    number: usize,
    weight: f32,
    docs: Docs,
}

enum Docs {
    Term(Box<SegmentPostings>),
    /// Frequencies of the title, without positions.
    Title(Box<SegmentPostings>),
    Sequence(Sequence),
}

impl Cursor {
    /// `None` when the segment does not have it.
    fn open(segment: &Segment, number: usize, alternative: &Alternative) -> Result<Option<Self>> {
        let docs = match &alternative.words[..] {
            [terms] if terms.len() == 1 => {
                let Term { field, key } = &terms[0];
                let positions = *field != TermField::Title;
                segment.postings(*field, key, positions)?.map(Box::new).map(|postings| {
                    if positions { Docs::Term(postings) } else { Docs::Title(postings) }
                })
            }
            _ => alignment(segment, alternative)?.map(|words| Docs::Sequence(Sequence::new(words))),
        };
        Ok(docs.map(|docs| Self { number, weight: alternative.weight, docs }))
    }

    fn doc(&self) -> DocId {
        match &self.docs {
            Docs::Term(postings) | Docs::Title(postings) => postings.doc(),
            Docs::Sequence(sequence) => sequence.doc(),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match &mut self.docs {
            Docs::Term(postings) | Docs::Title(postings) => {
                if postings.doc() < target {
                    postings.seek(target)
                } else {
                    postings.doc()
                }
            }
            Docs::Sequence(sequence) => sequence.seek(target),
        }
    }

    fn cost(&self) -> u64 {
        match &self.docs {
            Docs::Term(postings) | Docs::Title(postings) => u64::from(postings.doc_freq()),
            Docs::Sequence(sequence) => sequence.cost(),
        }
    }

    /// Occurrences in the current document; those before position `until` only.
    fn frequency(&mut self, until: u32, buffer: &mut Vec<u32>) -> usize {
        match &mut self.docs {
            Docs::Term(postings) if until == u32::MAX => postings.term_freq() as usize,
            Docs::Title(postings) => postings.term_freq() as usize,
            Docs::Term(postings) => {
                postings.positions(buffer);
                buffer.partition_point(|&position| position < until)
            }
            Docs::Sequence(sequence) if until == u32::MAX => sequence.count(),
            Docs::Sequence(sequence) => {
                sequence.places().filter(|place| place.iter().all(|&at| at < until)).count()
            }
        }
    }

    fn occurrences(&mut self, slot: usize, buffer: &mut Vec<u32>, out: &mut Vec<Occurrence>) {
        let alternative = self.number;
        let one = |start, end| Occurrence { start, end, slot, alternative };
        match &mut self.docs {
            Docs::Title(_) => {}
            Docs::Term(postings) => {
                postings.positions(buffer);
                out.extend(buffer.iter().map(|&at| one(at, at + 1)));
            }
            Docs::Sequence(sequence) => {
                for place in sequence.places() {
                    match (place.first(), place.last()) {
                        // In order and without gaps: one name, one phrase.
                        (Some(&first), Some(&last)) if last + 1 == first + place.len() as u32 => {
                            out.push(one(first, last + 1));
                        }
                        _ => out.extend(place.iter().map(|&at| one(at, at + 1))),
                    }
                }
            }
        }
    }
}

/// The words of an alternative, to be found near each other; `None` when the segment has nothing
/// for one of them.
pub(super) fn alignment(segment: &Segment, alternative: &Alternative) -> Result<Option<Alignment>> {
    let mut words = Vec::with_capacity(alternative.words.len());
    for terms in &alternative.words {
        let mut found = Vec::with_capacity(terms.len());
        for Term { field, key } in terms {
            found.extend(segment.postings(*field, key, true)?);
        }
        if found.is_empty() {
            return Ok(None);
        }
        words.push(found);
    }
    let mut pairs = Vec::new();
    for (first, pair) in alternative.pairs() {
        match segment.postings(TermField::Pair, &pair, false)? {
            Some(postings) => pairs.push((first, postings)),
            None => return Ok(None),
        }
    }
    Ok(Some(Alignment::new(words, pairs, alternative.slop)))
}

impl<'a> SlotMatcher<'a> {
    pub(super) fn open(
        segment: &'a Segment,
        slot: &'a Slot,
        number: usize,
        bm25: &Arc<Bm25>,
    ) -> Result<Self> {
        let mut alternatives = Vec::with_capacity(slot.alternatives.len());
        for (number, alternative) in slot.alternatives.iter().enumerate() {
            alternatives.extend(Cursor::open(segment, number, alternative)?);
        }
        let weight = slot.weight * bm25.idf(slot.doc_freq);
        let bm25 = Arc::clone(bm25);
        let buffer = Vec::new();
        let mut matcher =
            Self { segment, slot, number, alternatives, bm25, weight, doc: 0, buffer };
        matcher.find(0);
        Ok(matcher)
    }

    /// Positions from here on do not count.
    fn until(&self) -> u32 {
        if self.slot.title_only { self.segment.title_words(self.doc) } else { u32::MAX }
    }

    fn find(&mut self, mut target: DocId) {
        loop {
            let docs = self.alternatives.iter_mut().map(|cursor| cursor.seek(target));
            self.doc = docs.min().unwrap_or(TERMINATED);
            if self.doc == TERMINATED || !self.slot.title_only || self.frequency() > 0.0 {
                return;
            }
            target = self.doc + 1;
        }
    }

    /// Occurrences of all alternatives, each with its weight.
    fn frequency(&mut self) -> f32 {
        let (doc, until) = (self.doc, self.until());
        let here = self.alternatives.iter_mut().filter(|cursor| cursor.doc() == doc);
        here.map(|cursor| cursor.weight * cursor.frequency(until, &mut self.buffer) as f32).sum()
    }
}

impl Matcher for SlotMatcher<'_> {
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
        self.alternatives.iter().map(Cursor::cost).sum()
    }

    fn score(&mut self, _floor: f32) -> f32 {
        let frequency = self.frequency();
        self.weight * self.bm25.saturation(frequency, self.segment.length_class(self.doc))
    }

    fn max_score(&self) -> f32 {
        self.weight * self.bm25.max_saturation()
    }

    fn occurrences(&mut self, out: &mut Vec<Occurrence>) {
        let (doc, until, first) = (self.doc, self.until(), out.len());
        for cursor in self.alternatives.iter_mut().filter(|cursor| cursor.doc() == doc) {
            cursor.occurrences(self.number, &mut self.buffer, out);
        }
        if self.slot.title_only {
            let kept: Vec<_> = out.drain(first..).filter(|one| one.end <= until).collect();
            out.extend(kept);
        }
    }

    fn explain(&mut self) -> Explanation {
        let (doc, until) = (self.doc, self.until());
        let mut parts = Vec::new();
        for cursor in self.alternatives.iter_mut().filter(|cursor| cursor.doc() == doc) {
            let count = cursor.frequency(until, &mut self.buffer);
            let alternative = &self.slot.alternatives[cursor.number];
            let value = cursor.weight * count as f32;
            parts.push(Explanation::new(value, format!("{count} × {alternative}"), Vec::new()));
        }
        let class = self.segment.length_class(doc);
        let frequency = self.frequency();
        let saturation = self.bm25.saturation(frequency, class);
        let length = Segment::class_length(class);
        let parts = vec![
            Explanation::new(self.slot.weight, "weight of the word", Vec::new()),
            Explanation::new(
                self.bm25.idf(self.slot.doc_freq),
                format!("rarity: in {} articles", self.slot.doc_freq),
                Vec::new(),
            ),
            Explanation::new(
                saturation,
                format!("occurrences, saturated, in an article of about {length} words"),
                parts,
            ),
        ];
        Explanation::new(self.score(0.0), format!("`{}`, the product of", self.slot.text), parts)
    }
}
