//! One record, from the text of its line to an article.

use std::fmt;

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource};
use jisr_text::language::Language;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::value::Value;
use crate::date::{self, Context, Orders, Reading};
use crate::options::{Field, FieldNames};
use crate::skipped::Reason;
use crate::{html, visual};

/// Longest message of the parser that is passed on, in characters: it may quote the record.
const MAX_MESSAGE: usize = 160;

/// The values of a record, one a field.
#[derive(Debug, Default)]
pub(crate) struct Record([Option<Found>; Field::COUNT]);

/// A value, and the name it was found under.
#[derive(Debug)]
struct Found {
    name: String,
    rank: usize,
    value: Value,
}

impl Record {
    /// Parses a line that holds one JSON object.
    pub(crate) fn parse(line: &str, fields: &FieldNames) -> Result<Self, Reason> {
        let mut input = serde_json::Deserializer::from_str(line);
        let record = RecordVisitor(fields).deserialize(&mut input);
        record.and_then(|record| input.end().map(|()| record)).map_err(|error| broken(&error))
    }

    /// The key of the record in its file: its own id, or `L` and its line.
    pub(crate) fn key(&self, line: u64) -> Result<String, Reason> {
        match self.get(Field::Id) {
            None => Ok(format!("L{line}")),
            Some(Found { value: Value::Text(text), .. }) => Ok(text.clone()),
            Some(Found { value: Value::Integer(number), .. }) => Ok(number.to_string()),
            Some(Found { value: Value::Float(number), .. }) => Ok(number.to_string()),
            Some(found) => Err(found.wrong("a text or a number")),
        }
    }

    /// The article of this record; its id is left empty. Title and body must be text; of the other
    /// fields a value that is not understood is left out. What a web page says about itself stands
    /// where the record says nothing.
    pub(crate) fn article(
        mut self,
        fields: &FieldNames,
        crawled: Option<DateTime>,
    ) -> Result<Article, Reason> {
        let crawled = self.crawled().or(crawled);
        let page = self.page(fields, crawled)?;
        let published = self.published(&page.body, crawled);
        let doubts = published.doubt().map_or(page.doubts, |doubt| vec![doubt]);
        Ok(Article {
            title: self.text(Field::Title)?.map(visual::logical).or(page.title),
            url: self.text(Field::Url).ok().flatten().or(page.url),
            language: self
                .text(Field::Language)
                .ok()
                .flatten()
                .map_or(page.language, |tag| language(&tag)),
            published: published.date().or(page.published),
            doubts,
            source: self.text(Field::Source).ok().flatten().or(page.source),
            byline: self.text(Field::Byline).ok().flatten().or(page.byline),
            ..page
        })
    }

    /// The body as it is, or the article of the web page that stands for it.
    fn page(&mut self, fields: &FieldNames, crawled: Option<DateTime>) -> Result<Article, Reason> {
        let html = match self.text(Field::Body)? {
            Some(body) if !html::is_html(&body) => {
                return Ok(Article { body: visual::logical(body), ..Article::default() });
            }
            Some(html) => html,
            None => self.text(Field::Html)?.ok_or_else(|| Reason::NoText {
                names: [Field::Body, Field::Html]
                    .iter()
                    .flat_map(|field| fields.names(*field))
                    .cloned()
                    .collect(),
            })?,
        };
        html::article(&html, self.get(Field::Url).and_then(Found::text), crawled)
    }

    /// When the record says it was fetched.
    fn crawled(&self) -> Option<DateTime> {
        let found = self.get(Field::Crawled)?;
        let date = read(&found.value, &Context::new(DateSource::Field, None)).date()?;
        Some(date.at)
    }

    /// The date of publication; of two readings other dates of the body may choose one.
    fn published(&self, body: &str, crawled: Option<DateTime>) -> Reading {
        let Some(published) = self.get(Field::Published) else { return Reading::None };
        let context = Context::new(DateSource::Field, crawled);
        match read(&published.value, &context) {
            Reading::Ambiguous => {
                read(&published.value, &Context { orders: Orders::of(body), ..context })
            }
            reading => reading,
        }
    }

    fn get(&self, field: Field) -> Option<&Found> {
        self.0[field as usize].as_ref()
    }

    fn text(&mut self, field: Field) -> Result<Option<String>, Reason> {
        match self.0[field as usize].take() {
            None => Ok(None),
            Some(Found { value: Value::Text(text), .. }) => Ok(Some(text)),
            Some(found) => Err(found.wrong("a text")),
        }
    }

    /// Keeps a value, unless the field has one under a name that is preferred.
    fn put(&mut self, field: Field, found: Found) {
        let slot = &mut self.0[field as usize];
        if found.value.is_some() && slot.as_ref().is_none_or(|other| found.rank <= other.rank) {
            *slot = Some(found);
        }
    }
}

impl Found {
    fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn wrong(&self, expected: &'static str) -> Reason {
        Reason::WrongType { field: self.name.clone(), found: self.value.describe(), expected }
    }
}

/// Reads a value that was declared to be a date.
fn read(value: &Value, context: &Context) -> Reading {
    match value {
        Value::Text(text) => date::read(text, context),
        Value::Integer(number) => date::read(&number.to_string(), context),
        // The fraction of a second is dropped; `as` saturates, and no such date exists.
        Value::Float(number) => date::read(&(*number as i64).to_string(), context),
        _ => Reading::Unread,
    }
}

/// The language of a tag: `ar` of `ar-EG`. What is no tag gives the unknown language.
fn language(tag: &str) -> Language {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_subtag =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if !is_subtag {
        return Language::default();
    }
    Language::new(&primary)
}

fn broken(error: &serde_json::Error) -> Reason {
    let message = error.to_string();
    // The parser counts lines within the one line it was given.
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let message = message[..end].chars().take(MAX_MESSAGE).collect();
    Reason::Json { column: error.column(), message }
}

struct RecordVisitor<'a>(&'a FieldNames);

impl<'de> DeserializeSeed<'de> for RecordVisitor<'_> {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Record, D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = Record;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(name) = object.next_key::<String>()? {
            let fields: Vec<_> = self.0.called(&name).collect();
            if fields.is_empty() {
                object.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = object.next_value::<Value>()?;
            for (field, rank) in fields {
                record.put(field, Found { name: name.clone(), rank, value: value.clone() });
            }
        }
        Ok(record)
    }
}
