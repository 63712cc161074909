//! Conditions on columns.

use jisr_index::{DocId, Segment};
use tantivy::TERMINATED;

use super::matcher::{Explanation, Matcher, Occurrence};
use crate::plan::Filter;

/// Walks the documents for which a condition holds.
pub(super) struct FilterMatcher<'a> {
    holds: Box<dyn Fn(DocId) -> bool + 'a>,
    max_doc: DocId,
    doc: DocId,
}

impl<'a> FilterMatcher<'a> {
    /// Every document.
    pub(super) fn all(segment: &Segment) -> Self {
        Self::new(segment.max_doc(), Box::new(|_| true))
    }

    pub(super) fn open(segment: &'a Segment, filter: &Filter) -> Self {
        let (languages, sources) = segment.ord_counts();
        let holds: Box<dyn Fn(DocId) -> bool + 'a> = match filter {
            Filter::Language(code) => {
                let wanted = (0..languages as u64).find(|&ord| segment.language(ord) == *code);
                Box::new(move |doc| wanted.is_some() && segment.language_ord(doc) == wanted)
            }
            Filter::Source(name) => {
                let wanted = words(name);
                let fits = |ord: usize| contains(&words(&segment.source(ord as u64)), &wanted);
                let fits: Vec<bool> = (0..sources).map(fits).collect();
                Box::new(move |doc| segment.source_ord(doc).is_some_and(|ord| fits[ord as usize]))
            }
            Filter::Date(period) => {
                let seconds = |day: jiff::civil::Date| jisr_index::seconds(day.at(0, 0, 0, 0));
                let from = period.from.map_or(i64::MIN, seconds);
                let until = period.until.map_or(i64::MAX, seconds);
                Box::new(move |doc| {
                    segment.published(doc).is_some_and(|at| (from..until).contains(&at))
                })
            }
        };
        Self::new(segment.max_doc(), holds)
    }

    fn new(max_doc: DocId, holds: Box<dyn Fn(DocId) -> bool + 'a>) -> Self {
        let mut matcher = Self { holds, max_doc, doc: 0 };
        matcher.doc = matcher.first_from(0);
        matcher
    }

    fn first_from(&self, target: DocId) -> DocId {
        (target..self.max_doc).find(|&doc| (self.holds)(doc)).unwrap_or(TERMINATED)
    }
}

impl Matcher for FilterMatcher<'_> {
    fn doc(&self) -> DocId {
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.doc = self.first_from(target);
        }
        self.doc
    }

    fn cost(&self) -> u64 {
        u64::from(self.max_doc)
    }

    fn score(&mut self, _floor: f32) -> f32 {
        0.0
    }

    fn max_score(&self) -> f32 {
        0.0
    }

    fn occurrences(&mut self, _out: &mut Vec<Occurrence>) {}

    fn explain(&mut self) -> Explanation {
        Explanation::new(0.0, "a condition, which does not score", Vec::new())
    }
}

/// The words of a source's name, without its punctuation.
fn words(name: &str) -> Vec<String> {
    let words = jisr_text::Analyzer::new().analyze(name);
    words.iter().map(|word| word.surface.to_owned()).collect()
}

/// Whether a name has the wanted words, in order; the last may be cut short.
fn contains(name: &[String], wanted: &[String]) -> bool {
    let Some((last, whole)) = wanted.split_last() else { return false };
    name.windows(wanted.len()).any(|window| {
        &window[..whole.len()] == whole && window[whole.len()].starts_with(last.as_str())
    })
}
