//! An article that matched, as it is shown.

use jisr_index::{DocAddress, Record, Snapshot};
use jisr_text::{Article, Language, Published};
use serde::{Serialize, Serializer};

use crate::highlight::{self, Passage, mark};
use crate::plan::{MatchKind, Slot};
use crate::search::Occurrence;

/// Different texts that are listed for one word of the query.
const MAX_FOUND: usize = 5;

/// Copies that are listed by their ids.
const MAX_COPIES: usize = 5;

/// Sources of copies that are listed.
const MAX_SOURCES: usize = 10;

/// An article that matched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The article's id.
    pub id: String,
    /// How well it matches, of copies how well the best one does; comparable within one search only.
    pub score: f32,
    /// Its title with marks, if it has one.
    #[serde(serialize_with = "title_text")]
    pub title: Option<Passage>,
    /// Its canonical address, if it names one.
    pub url: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Its main language.
    pub language: Language,
    /// When it was published.
    #[serde(serialize_with = "published_text")]
    pub published: Option<Published>,
    /// The best passages of its body, best first; its lead when nothing in the body matched.
    pub passages: Vec<Passage>,
    /// Which words of the query matched, as what.
    pub matched: Vec<Matched>,
    /// Its copies that match too.
    pub copies: HitCopies,
}

/// Copies of an article that match as it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HitCopies {
    /// How many there are.
    pub count: u64,
    /// Ids of the earliest, up to five.
    pub ids: Vec<String>,
    /// Who published them, the earliest first, up to ten.
    pub sources: Vec<String>,
}

impl HitCopies {
    pub(crate) fn read(snapshot: &Snapshot, copies: &[DocAddress]) -> jisr_index::Result<Self> {
        let shown = copies.iter().take(MAX_COPIES);
        let ids = shown.map(|&copy| Ok(snapshot.record(copy)?.details().id));
        let mut sources: Vec<String> = Vec::new();
        for &DocAddress { segment, doc } in copies {
            let segment = &snapshot.segments()[segment as usize];
            match segment.source_ord(doc).map(|ord| segment.source(ord)) {
                Some(source) if sources.len() < MAX_SOURCES && !sources.contains(&source) => {
                    sources.push(source);
                }
                _ => {}
            }
        }
        Ok(Self {
            count: copies.len() as u64,
            ids: ids.collect::<jisr_index::Result<_>>()?,
            sources,
        })
    }
}

/// A word of the query in an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matched {
    /// The word or phrase of the query.
    pub query: String,
    /// As what it matched.
    #[serde(flatten)]
    pub kind: MatchKind,
    /// What stands in the article: up to five different texts.
    pub found: Vec<String>,
}

impl Hit {
    /// Builds what is shown of an article from its record and the occurrences of the slots.
    pub(crate) fn new(
        record: &Record,
        shown: Shown,
        slots: &[&Slot],
        occurrences: Vec<Occurrence>,
    ) -> Self {
        let Shown { score, copies, passages } = shown;
        let Article { id, url, source, language, published, .. } = record.details();
        let marks = mark(record, slots, occurrences);
        Self {
            id,
            score,
            title: highlight::title(record, &marks),
            url,
            source,
            language,
            published,
            passages: highlight::passages(record.body(), &marks, passages),
            matched: matched(record, &marks),
            copies,
        }
    }
}

/// Every word of the query with each way in which it matched, in query order.
fn matched(record: &Record, marks: &highlight::Marks<'_>) -> Vec<Matched> {
    let title = marks.title.iter().map(|place| (place, record.title()));
    let body = marks.body.iter().map(|place| (place, record.body()));
    let mut matched: Vec<(usize, Matched)> = Vec::new();
    for (place, text) in title.chain(body) {
        let kind = marks.kind(place);
        let known = matched.iter_mut().find(|(slot, one)| *slot == place.slot && one.kind == *kind);
        let found = &text[place.bytes.clone()];
        match known {
            Some((_, one))
                if one.found.len() >= MAX_FOUND || one.found.iter().any(|f| f == found) => {}
            Some((_, one)) => one.found.push(found.to_owned()),
            None => matched.push((
                place.slot,
                Matched {
                    query: marks.slot(place).text.clone(),
                    kind: kind.clone(),
                    found: vec![found.to_owned()],
                },
            )),
        }
    }
    matched.sort_by_key(|(slot, one)| (*slot, one.kind.rank()));
    matched.into_iter().map(|(_, one)| one).collect()
}

fn title_text<S: Serializer>(title: &Option<Passage>, serializer: S) -> Result<S::Ok, S::Error> {
    title.as_ref().map(|title| &title.text).serialize(serializer)
}

fn published_text<S: Serializer>(
    published: &Option<Published>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    published.as_ref().map(ToString::to_string).serialize(serializer)
}

/// What is shown of an article besides itself.
pub(crate) struct Shown {
    pub(crate) score: f32,
    pub(crate) copies: HitCopies,
    /// Passages at most.
    pub(crate) passages: usize,
}
