//! How the matching articles spread over languages, sources and months.

use std::collections::BTreeMap;

use jisr_index::{DocId, Segment};
use serde::Serialize;

/// Numbers of matching articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// By code of the main language.
    pub language: BTreeMap<String, u64>,
    /// By source; articles without one are left out.
    pub source: BTreeMap<String, u64>,
    /// By month of publication (`2021-05`); articles without a date are left out.
    pub month: BTreeMap<String, u64>,
}

/// Counts within one segment, by ordinal.
pub(super) struct Tally<'a> {
    segment: &'a Segment,
    languages: Vec<u64>,
    sources: Vec<u64>,
    months: BTreeMap<(i16, i8), u64>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(segment: &'a Segment) -> Self {
        let (languages, sources) = segment.ord_counts();
        Self {
            segment,
            languages: vec![0; languages],
            sources: vec![0; sources],
            months: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, doc: DocId) {
        if let Some(ord) = self.segment.language_ord(doc) {
            self.languages[ord as usize] += 1;
        }
        if let Some(ord) = self.segment.source_ord(doc) {
            self.sources[ord as usize] += 1;
        }
        if let Some(day) = self.segment.published(doc).map(jisr_index::civil) {
            *self.months.entry((day.year(), day.month())).or_default() += 1;
        }
    }

    pub(super) fn finish_into(self, counts: &mut Counts) {
        let add = |names: &mut BTreeMap<String, u64>, name: String, count| {
            if count > 0 {
                *names.entry(name).or_default() += count;
            }
        };
        for (ord, count) in (0..).zip(self.languages) {
            add(&mut counts.language, self.segment.language(ord), count);
        }
        for (ord, count) in (0..).zip(self.sources) {
            add(&mut counts.source, self.segment.source(ord), count);
        }
        for ((year, month), count) in self.months {
            add(&mut counts.month, format!("{year:04}-{month:02}"), count);
        }
    }
}
