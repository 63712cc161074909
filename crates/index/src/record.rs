//! The stored article: its text, what is known about it, and the spans of its words.
//!
//! Two values a document, so that one read of the store brings all that a hit shows: a text
//! (details as JSON, title, body, one after the other) and bytes (lengths of details, title, body
//! and title spans as little-endian `u32`, then title spans, then body spans). The engine reads a
//! text in one piece, but bytes one by one.

use jisr_text::Article;
use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer,
};

use crate::spans::SpansReader;

/// Bytes of the four lengths that the spans begin with.
const HEADER: usize = 16;

/// A record ready to be stored.
pub(crate) struct Encoded {
    /// Details (JSON), title and body.
    pub(crate) text: String,
    /// Lengths and spans.
    pub(crate) spans: Vec<u8>,
}

/// Writes the record of `article`; the spans are those of its title and body, encoded.
pub(crate) fn encode(article: &mut Article, title_spans: &[u8], body_spans: &[u8]) -> Encoded {
    let body = std::mem::take(&mut article.body);
    let title = article.title.as_mut().map(std::mem::take).unwrap_or_default();
    // It cannot fail: whoever adds an article has written all of it in this way before, to know
    // whether it changed.
    let mut text = serde_json::to_string(article).unwrap_or_default();
    let lengths = [text.len(), title.len(), body.len(), title_spans.len()];
    text.reserve(title.len() + body.len());
    text.push_str(&title);
    text.push_str(&body);
    let mut spans = Vec::with_capacity(HEADER + title_spans.len() + body_spans.len());
    lengths.iter().for_each(|&length| spans.extend((length as u32).to_le_bytes()));
    spans.extend_from_slice(title_spans);
    spans.extend_from_slice(body_spans);
    Encoded { text, spans }
}

/// An article as it stands in the index.
#[derive(Clone, Debug)]
pub struct Record {
    text: String,
    spans: Vec<u8>,
    /// Where in the text the title begins.
    title: usize,
    /// Where in the text the body begins.
    body: usize,
    /// Where in the spans those of the body begin.
    body_spans: usize,
}

impl Record {
    /// `None` when the parts do not fit together.
    fn parse(text: String, spans: Vec<u8>) -> Option<Self> {
        let header = spans.first_chunk::<HEADER>()?;
        let length = |part: usize| {
            let bytes = header[part * 4..part * 4 + 4].iter().rev();
            bytes.fold(0usize, |sum, &byte| sum << 8 | usize::from(byte))
        };
        let title = length(0);
        let body = title + length(1);
        let body_spans = HEADER + length(3);
        let fits = text.is_char_boundary(title)
            && text.is_char_boundary(body)
            && body + length(2) == text.len()
            && body_spans <= spans.len();
        fits.then_some(Self { text, spans, title, body, body_spans })
    }

    /// The title; empty when the article has none.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.text[self.title..self.body]
    }

    /// The searched text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.text[self.body..]
    }

    /// Spans of the title's words, in bytes of [`title`](Self::title).
    #[must_use]
    pub fn title_spans(&self) -> SpansReader<'_> {
        SpansReader::new(&self.spans[HEADER..self.body_spans]).unwrap_or_default()
    }

    /// Spans of the body's words, in bytes of [`body`](Self::body).
    #[must_use]
    pub fn body_spans(&self) -> SpansReader<'_> {
        SpansReader::new(&self.spans[self.body_spans..]).unwrap_or_default()
    }

    /// All that is known about the article, without the text of its title and body.
    #[must_use]
    pub fn details(&self) -> Article {
        serde_json::from_str(&self.text[..self.title]).unwrap_or_default()
    }

    /// The whole article, as it was indexed.
    #[must_use]
    pub fn article(&self) -> Article {
        let mut article = self.details();
        article.body = self.body().to_owned();
        article.title = article.title.map(|_| self.title().to_owned());
        article
    }
}

/// A stored document with its two values: see [`encode`].
pub(crate) struct StoredRecord(pub(crate) Record);

impl DocumentDeserialize for StoredRecord {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut document: D,
    ) -> Result<Self, DeserializeError> {
        let text: Option<(Field, Text)> = document.next_field()?;
        let spans: Option<(Field, Bytes)> = document.next_field()?;
        let record = match (text, spans) {
            (Some((_, Text(text))), Some((_, Bytes(spans)))) => Record::parse(text, spans),
            _ => None,
        };
        record.map(Self).ok_or_else(|| DeserializeError::custom("the stored record is damaged"))
    }
}

struct Text(String);

impl ValueDeserialize for Text {
    fn deserialize<'de, D: ValueDeserializer<'de>>(value: D) -> Result<Self, DeserializeError> {
        value.deserialize_string().map(Self)
    }
}

struct Bytes(Vec<u8>);

impl ValueDeserialize for Bytes {
    fn deserialize<'de, D: ValueDeserializer<'de>>(value: D) -> Result<Self, DeserializeError> {
        value.deserialize_bytes().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_article_comes_back_whole() {
        let article = Article {
            id: "desk/1".into(),
            title: Some("عودة السفراء".into()),
            body: "The envoys are back.".into(),
            source: Some("Bosphorus Wire".into()),
            ..Article::default()
        };
        let stored = encode(&mut article.clone(), b"", b"");
        assert_eq!(Record::parse(stored.text, stored.spans).unwrap().article(), article);
    }

    #[test]
    fn an_article_without_title_stays_without() {
        let article = Article { id: "desk/2".into(), body: "x".into(), ..Article::default() };
        let stored = encode(&mut article.clone(), b"", b"");
        assert_eq!(Record::parse(stored.text, stored.spans).unwrap().article().title, None);
    }

    proptest! {
        #[test]
        fn damaged_records_never_panic(
            text in ".{0,20}",
            lengths in prop::array::uniform4(0u8..16),
            rest in prop::collection::vec(any::<u8>(), 0..32),
        ) {
            let header = lengths.iter().flat_map(|&length| u32::from(length).to_le_bytes());
            let spans: Vec<u8> = header.chain(rest).collect();
            if let Some(record) = Record::parse(text, spans) {
                let _ = (record.article(), record.body_spans().len(), record.title());
            }
        }
    }
}
