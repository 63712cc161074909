//! How the matching articles spread over languages, sources and months, and whom they mention.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jisr_index::{DocId, Result, Segment};
use jisr_text::names::Kind;
use serde::Serialize;

use crate::entities::Entities;

/// Entities of each kind that are given.
const MAX_ENTITIES: usize = 10;

/// Numbers of matching articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// By code of the main language.
    pub language: BTreeMap<String, u64>,
    /// By source; articles without one are left out.
    pub source: BTreeMap<String, u64>,
    /// By month of publication (`2021-05`); articles without a date are left out.
    pub month: BTreeMap<String, u64>,
    /// The ten people that most of the articles mention.
    pub people: BTreeMap<String, u64>,
    /// The ten places that most of the articles mention.
    pub places: BTreeMap<String, u64>,
    /// The ten organisations that most of the articles mention.
    pub organisations: BTreeMap<String, u64>,
}

impl Counts {
    /// Takes in the numbers of articles that mention each entity.
    pub(super) fn take_entities(&mut self, entities: &Entities, mentioned: &[u64]) {
        for (kind, names) in [
            (Kind::Person, &mut self.people),
            (Kind::Place, &mut self.places),
            (Kind::Organisation, &mut self.organisations),
        ] {
            let counted = entities.all().iter().zip(mentioned);
            let of_kind = counted.filter(|(entity, count)| entity.kind == kind && **count > 0);
            let mut most: Vec<_> = of_kind.collect();
            most.sort_by_key(|(_, count)| Reverse(**count));
            for (entity, count) in most.into_iter().take(MAX_ENTITIES) {
                *names.entry(entity.label.clone()).or_default() += count;
            }
        }
    }
}

/// Counts within one segment, by ordinal.
pub(super) struct Tally<'a> {
    segment: &'a Segment,
    languages: Vec<u64>,
    sources: Vec<u64>,
    months: BTreeMap<(i16, i8), u64>,
    /// The number of the entity of each name of the segment.
    meant: Vec<Option<usize>>,
    /// Entities of the article that is counted, kept for its memory.
    of_article: Vec<usize>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(segment: &'a Segment, entities: &Entities) -> Result<Self> {
        let (languages, sources) = segment.ord_counts();
        let mentions = segment.mentions()?.into_iter();
        Ok(Self {
            segment,
            languages: vec![0; languages],
            sources: vec![0; sources],
            months: BTreeMap::new(),
            meant: mentions.map(|mention| entities.number(&mention?)).collect(),
            of_article: Vec::new(),
        })
    }

    /// Counts an article; `mentioned` counts the articles of each entity.
    pub(super) fn add(&mut self, doc: DocId, mentioned: &mut [u64]) {
        if let Some(ord) = self.segment.language_ord(doc) {
            self.languages[ord as usize] += 1;
        }
        if let Some(ord) = self.segment.source_ord(doc) {
            self.sources[ord as usize] += 1;
        }
        if let Some(day) = self.segment.published(doc).map(jisr_index::civil) {
            *self.months.entry((day.year(), day.month())).or_default() += 1;
        }
        let ords = self.segment.mention_ords(doc);
        self.of_article.extend(ords.filter_map(|ord| self.meant[ord as usize]));
        self.of_article.sort_unstable();
        self.of_article.dedup();
        self.of_article.drain(..).for_each(|entity| mentioned[entity] += 1);
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
