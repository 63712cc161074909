//! Values of the library in words.

use std::collections::BTreeMap;

use jisr::Article;
use jisr::text::article::{DateComputation, DateSource, Published};
use serde::Serialize;

/// The name that a value has in JSON.
pub(super) fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// How many pieces were cut from the page, by the name of their kind.
pub(super) fn kinds(article: &Article) -> BTreeMap<String, u64> {
    let mut kinds = BTreeMap::new();
    for piece in &article.trimmed {
        *kinds.entry(name(&piece.kind)).or_default() += 1;
    }
    kinds
}

/// The date, where it was read from and how.
pub(super) fn date(published: &Published) -> String {
    let date = published.to_string().replace('T', " ");
    let how = match published.computed {
        None => "",
        Some(DateComputation::Hijri) => "; converted from the Hijri calendar, may be a day off",
        Some(DateComputation::Relative) => "; counted back from the day the page was fetched",
    };
    format!("{date} (from {}{how})", place(published.from))
}

fn place(from: DateSource) -> &'static str {
    match from {
        DateSource::Field => "a field of the record",
        DateSource::Dateline => "a line of the page",
        DateSource::JsonLd => "JSON-LD in the page",
        DateSource::Meta => "the metadata of the page",
        DateSource::Time => "a time element of the page",
        DateSource::Url => "the address of the page",
        DateSource::File => "the properties of the file: when it was made",
    }
}
