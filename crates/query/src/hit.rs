//! An article that matched, as it is shown.

use jisr_index::{DocAddress, Record};
use jisr_text::{Article, Language, Published};
use serde::{Serialize, Serializer};

use crate::highlight::{self, Passage, mark};
use crate::plan::{MatchKind, Slot};
use crate::search::Occurrence;

/// Different texts that are listed for one word of the query.
const MAX_FOUND: usize = 5;

/// An article that matched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The article's id.
    pub id: String,
    /// How well it matches; comparable within one search only.
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
        score: f32,
        slots: &[&Slot],
        occurrences: Vec<Occurrence>,
        passages: usize,
    ) -> Self {
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

/// A document that is to be shown: its rank, place and score.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen {
    pub(crate) rank: usize,
    pub(crate) address: DocAddress,
    pub(crate) score: f32,
}
