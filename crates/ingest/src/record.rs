//! Records: named values, of whatever file, that make an article.

mod keys;
mod value;

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource};
use jisr_text::language::Language;

use crate::date::{self, Context, Orders, Reading};
use crate::options::{Field, FieldNames};
use crate::skipped::Reason;
use crate::{html, visual};

pub(crate) use keys::Keys;
pub(crate) use value::Value;

/// The values of a record, one a field.
#[derive(Debug, Default)]
pub(crate) struct Record([Option<Found>; Field::COUNT]);

/// A value, and the name it was found under.
#[derive(Clone, Debug)]
struct Found {
    name: String,
    rank: usize,
    value: Value,
}

impl Record {
    /// The record's own id, if it has one.
    pub(crate) fn id(&self) -> Result<Option<String>, Reason> {
        Ok(Some(match self.get(Field::Id) {
            None => return Ok(None),
            Some(Found { value: Value::Text(text), .. }) => text.clone(),
            Some(Found { value: Value::Integer(number), .. }) => number.to_string(),
            Some(Found { value: Value::Float(number), .. }) => number.to_string(),
            Some(found) => return Err(found.wrong("a text or a number")),
        }))
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
        let tag = self.label(Field::Language);
        Ok(Article {
            title: self.text(Field::Title)?.map(visual::logical).or(page.title),
            url: self.label(Field::Url).or(page.url),
            language: tag.map_or(page.language, |tag| language(&tag)),
            published: published.date().or(page.published),
            doubts,
            source: self.label(Field::Source).or(page.source),
            byline: self.label(Field::Byline).or(page.byline),
            ..page
        })
    }

    /// The body as it is, or the article of the web page that stands for it. A body in HTML that is
    /// no whole page was cut out of one already.
    fn page(&mut self, fields: &FieldNames, crawled: Option<DateTime>) -> Result<Article, Reason> {
        if let Some(body) = self.text(Field::Body)? {
            if html::is_html_for_sure(&body) {
                return html::article(&body, self.get(Field::Url).and_then(Found::text), crawled);
            }
            let body = if html::is_html(&body) { html::fragment(&body)? } else { body };
            if body.is_empty() {
                return Err(no_text(fields));
            }
            return Ok(Article { body: visual::logical(body), ..Article::default() });
        }
        let page = self.text(Field::Html)?.ok_or_else(|| no_text(fields))?;
        html::article(&page, self.get(Field::Url).and_then(Found::text), crawled)
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

    /// The text of a field, or what its list or object names.
    pub(crate) fn label(&mut self, field: Field) -> Option<String> {
        self.0[field as usize].take()?.value.into_label()
    }

    /// Gives a value to the fields that go by its name.
    pub(crate) fn add(&mut self, fields: &FieldNames, name: &str, value: &Value) {
        for (field, rank) in fields.called(name) {
            let mut found = Found { name: name.to_owned(), rank, value: value.clone() };
            // Some crawlers have the address of the page in `source`, and its name elsewhere.
            if field == Field::Source && found.is_address() {
                self.put(Field::Url, Found { rank: usize::MAX, ..found.clone() });
                found.rank = usize::MAX;
            }
            self.put(field, found);
        }
    }

    /// Gives a text to a field, which has none.
    pub(crate) fn set(&mut self, field: Field, text: Option<String>) {
        if let Some(text) = text {
            let name = String::new();
            self.put(field, Found { name, rank: usize::MAX, value: Value::Text(text) });
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

    fn is_address(&self) -> bool {
        matches!(&self.value, Value::Text(text) if html::absolute(text).is_some())
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
pub(crate) fn language(tag: &str) -> Language {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_subtag =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if !is_subtag {
        return Language::default();
    }
    Language::new(&primary)
}

fn no_text(fields: &FieldNames) -> Reason {
    let names = [Field::Body, Field::Html].iter().flat_map(|field| fields.names(*field));
    Reason::NoText { names: names.cloned().collect() }
}
