//! Objects around a list of records.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::parse;
use crate::options::{Field, FieldNames};
use crate::record::Record;

/// What the version of a JSON Feed holds.
const JSON_FEED: &str = "jsonfeed.org";

/// An object that holds a list of records.
pub(super) struct Envelope {
    /// The list, as JSON.
    pub(super) list: String,
    /// How many lines of the object stand above it.
    pub(super) line: u64,
    pub(super) feed: Feed,
}

/// What a JSON Feed says about all of its items.
#[derive(Clone, Debug, Default)]
pub(super) struct Feed {
    source: Option<String>,
    language: Option<String>,
    byline: Option<String>,
}

/// The lists that are looked for: `items` of JSON Feed, `articles` of services of news, `posts` of Webz.io,
/// and those of other services.
#[derive(Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    version: Option<&'a RawValue>,
    #[serde(borrow)]
    items: Option<&'a RawValue>,
    #[serde(borrow)]
    articles: Option<&'a RawValue>,
    #[serde(borrow)]
    posts: Option<&'a RawValue>,
    #[serde(borrow)]
    results: Option<&'a RawValue>,
    #[serde(borrow)]
    documents: Option<&'a RawValue>,
    #[serde(borrow)]
    records: Option<&'a RawValue>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

impl Envelope {
    /// Looks for the list in an object.
    pub(super) fn of(object: &str) -> Option<Self> {
        let lists: Lists<'_> = serde_json::from_str(object).ok()?;
        let is_feed = lists.version.is_some_and(|version| version.get().contains(JSON_FEED));
        let all = [
            lists.items,
            lists.articles,
            lists.posts,
            lists.results,
            lists.documents,
            lists.records,
            lists.data,
        ];
        let mut all = all.into_iter().flatten().map(RawValue::get);
        let list = all.find(|list| is_feed || holds_objects(list))?;
        let above = list.as_ptr() as usize - object.as_ptr() as usize;
        Some(Self {
            list: list.to_owned(),
            line: object[..above].matches('\n').count() as u64,
            feed: if is_feed { Feed::of(object) } else { Feed::default() },
        })
    }
}

fn holds_objects(list: &str) -> bool {
    list.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
}

impl Feed {
    fn of(object: &str) -> Self {
        let Ok(mut record) = parse::record(object, &FieldNames::default()) else {
            return Self::default();
        };
        Self {
            source: record.label(Field::Title),
            language: record.label(Field::Language),
            byline: record.label(Field::Byline),
        }
    }

    /// Says what an item does not.
    pub(super) fn complete(&self, record: &mut Record) {
        record.set(Field::Source, self.source.clone());
        record.set(Field::Language, self.language.clone());
        record.set(Field::Byline, self.byline.clone());
    }
}
