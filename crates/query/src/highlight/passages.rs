//! Which parts of an article are shown.

use std::ops::Range;

use super::marks::{Marks, Place};
use super::{Passage, sentences};

/// Characters that a passage has at most, if its first match is not longer by itself.
const MAX_CHARS: usize = 280;
/// Characters below which a passage takes the next sentence of its paragraph in.
const MIN_CHARS: usize = 90;
/// Length of a passage, in bytes, that scores like an average document.
const PIVOT: f32 = 170.0;
/// Share of its weight that a word keeps for passages after the first that shows it.
const SEEN_BEFORE: f32 = 0.3;

/// The best passages of a text, best first.
///
/// Where nothing in the text is marked the lead is shown, so that a hit is never without a text.
pub(crate) fn passages(body: &str, marks: &Marks<'_>, limit: usize) -> Vec<Passage> {
    if limit == 0 {
        return Vec::new();
    }
    let mut candidates = candidates(body, &marks.body);
    let mut seen = vec![false; marks.body.iter().map(|place| place.slot + 1).max().unwrap_or(0)];
    let mut chosen = Vec::new();
    while chosen.len() < limit && !candidates.is_empty() {
        let best = best(&candidates, marks, &seen);
        let candidate = candidates.remove(best);
        marks.body[candidate.places.clone()].iter().for_each(|place| seen[place.slot] = true);
        chosen.push(candidate.passage(body, marks));
    }
    if chosen.is_empty() {
        chosen.extend(lead(body, marks));
    }
    chosen
}

/// The beginning of a text.
fn lead(body: &str, marks: &Marks<'_>) -> Option<Passage> {
    let from = body.len() - body.trim_start().len();
    let candidate = Candidate::around(body, from..from, 0..0);
    (!candidate.bytes.is_empty()).then(|| candidate.passage(body, marks))
}

/// A part of the text with the marks in it.
struct Candidate {
    bytes: Range<usize>,
    cut_before: bool,
    cut_after: bool,
    /// Which of the marks of the body.
    places: Range<usize>,
}

/// The sentences that have marks. Cost grows with the marks, not with the text.
fn candidates(body: &str, places: &[Place]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        match candidates.last_mut() {
            Some(last) if place.bytes.end <= last.bytes.end => last.places.end = at + 1,
            _ => candidates.push(Candidate::around(body, place.bytes.clone(), at..at + 1)),
        }
    }
    candidates
}

impl Candidate {
    fn around(body: &str, mark: Range<usize>, places: Range<usize>) -> Self {
        let (from, cut_before) = sentences::start(body, mark.start, MAX_CHARS * 3 / 4);
        let taken = body[from..mark.end].chars().count();
        let (to, cut_after) = sentences::end(body, mark.end, MAX_CHARS.saturating_sub(taken));
        let mut candidate = Self { bytes: from..to, cut_before, cut_after, places };
        candidate.extend(body);
        candidate
    }

    /// Takes in the sentences that follow in the paragraph while the passage is short.
    fn extend(&mut self, body: &str) {
        while !self.cut_after {
            let chars = body[self.bytes.clone()].chars().count();
            let rest = &body[self.bytes.end..];
            let space = rest.len() - rest.trim_start().len();
            if chars >= MIN_CHARS || space == rest.len() || rest[..space].matches('\n').count() > 1
            {
                return;
            }
            let next = self.bytes.end + space;
            let (to, cut) = sentences::end(body, next, MAX_CHARS - chars);
            if cut || to <= next {
                return;
            }
            self.bytes.end = to;
        }
    }

    /// As a small document: rare words, many of them, early in the article (Lucene's
    /// `PassageScorer`), with words that a better passage shows already counting less.
    fn score(&self, marks: &Marks<'_>, seen: &[bool]) -> f32 {
        let places = &marks.body[self.places.clone()];
        let length = 0.25 + 0.75 * self.bytes.len() as f32 / PIVOT;
        let mut score = 0.0;
        for (at, place) in places.iter().enumerate() {
            if places[..at].iter().any(|earlier| earlier.slot == place.slot) {
                continue;
            }
            let count = places[at..].iter().filter(|other| other.slot == place.slot).count() as f32;
            let slot = marks.slot(place);
            let rarity = 1.0 / (1.0 + slot.doc_freq as f32).ln().max(0.5);
            let closeness = 1.0 / (1.0 + 0.1 * f32::from(marks.kind(place).rank()));
            let again = if seen[place.slot] { SEEN_BEFORE } else { 1.0 };
            score += slot.weight * rarity * closeness * again * count / (count + 1.2 * length);
        }
        score * (1.0 + 1.0 / (87.0 + self.bytes.start as f32).ln())
    }

    fn passage(&self, body: &str, marks: &Marks<'_>) -> Passage {
        let places = &marks.body[self.places.clone()];
        Passage {
            cut_before: self.cut_before,
            cut_after: self.cut_after,
            ..marks.passage(body, self.bytes.clone(), places)
        }
    }
}

/// The candidate with the highest score, the earliest of equals.
fn best(candidates: &[Candidate], marks: &Marks<'_>, seen: &[bool]) -> usize {
    let scores = candidates.iter().map(|candidate| candidate.score(marks, seen)).enumerate();
    let better = |a: (usize, f32), b: (usize, f32)| if b.1 > a.1 { b } else { a };
    scores.reduce(better).map_or(0, |(at, _)| at)
}
