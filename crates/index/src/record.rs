//! The stored article: its text, what is known about it, and the spans of its words.
//!
//! One value a document, so that one read of the store brings all that a hit shows. Layout, numbers
//! little-endian: `details, title, body, title spans: u32 lengths`, then details (JSON), title, body,
//! title spans, body spans.

use jisr_text::Article;
use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer,
};

use crate::spans::SpansReader;

const HEADER: usize = 16;

/// Writes the record of `article`; the spans are those of its title and body, encoded.
pub(crate) fn encode(
    article: &mut Article,
    title_spans: &[u8],
    body_spans: &[u8],
) -> serde_json::Result<Vec<u8>> {
    let body = std::mem::take(&mut article.body);
    let title = article.title.as_mut().map(std::mem::take);
    let details = serde_json::to_vec(article)?;
    let title_text = title.as_deref().unwrap_or_default();
    let parts = [&details, title_text.as_bytes(), body.as_bytes(), title_spans];
    let length = HEADER + parts.iter().map(|part| part.len()).sum::<usize>() + body_spans.len();
    let mut record = Vec::with_capacity(length);
    parts.iter().for_each(|part| record.extend((part.len() as u32).to_le_bytes()));
    parts.iter().for_each(|part| record.extend_from_slice(part));
    record.extend_from_slice(body_spans);
    Ok(record)
}

/// An article as it stands in the index.
#[derive(Clone, Debug)]
pub struct Record {
    bytes: Vec<u8>,
    /// Ends of details, title, body and title spans in `bytes`.
    ends: [usize; 4],
}

impl Record {
    fn parse(bytes: Vec<u8>) -> Option<Self> {
        let header = bytes.first_chunk::<HEADER>()?;
        let mut ends = [0; 4];
        let mut end = HEADER;
        for (slot, length) in ends.iter_mut().zip(header.chunks_exact(4)) {
            end += u32::from_le_bytes(length.try_into().ok()?) as usize;
            *slot = end;
        }
        let record = Self { bytes, ends };
        let texts = record.bytes.get(..record.ends[3]).is_some()
            && std::str::from_utf8(record.part(0)).is_ok()
            && std::str::from_utf8(record.part(1)).is_ok();
        texts.then_some(record)
    }

    /// The part between two ends: 0 title, 1 body, 2 title spans.
    fn part(&self, index: usize) -> &[u8] {
        self.bytes.get(self.ends[index]..self.ends[index + 1]).unwrap_or_default()
    }

    fn text(&self, index: usize) -> &str {
        std::str::from_utf8(self.part(index)).unwrap_or_default()
    }

    /// The title; empty when the article has none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text(0)
    }

    /// The searched text.
    #[must_use]
    pub fn body(&self) -> &str {
        self.text(1)
    }

    /// Spans of the title's words, in bytes of [`title`](Self::title).
    #[must_use]
    pub fn title_spans(&self) -> SpansReader<'_> {
        SpansReader::new(self.part(2)).unwrap_or_default()
    }

    /// Spans of the body's words, in bytes of [`body`](Self::body).
    #[must_use]
    pub fn body_spans(&self) -> SpansReader<'_> {
        SpansReader::new(&self.bytes[self.ends[3]..]).unwrap_or_default()
    }

    /// All that is known about the article, without the text of its title and body.
    #[must_use]
    pub fn details(&self) -> Article {
        serde_json::from_slice(&self.bytes[HEADER..self.ends[0]]).unwrap_or_default()
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

/// A stored document with its single value, the record.
pub(crate) struct StoredRecord(pub(crate) Record);

impl DocumentDeserialize for StoredRecord {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut document: D,
    ) -> Result<Self, DeserializeError> {
        let field: Option<(Field, Bytes)> = document.next_field()?;
        let (_, Bytes(bytes)) = field.ok_or_else(|| DeserializeError::custom("empty document"))?;
        Record::parse(bytes)
            .map(Self)
            .ok_or_else(|| DeserializeError::custom("the stored record is cut or not text"))
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
        let bytes = encode(&mut article.clone(), b"", b"").unwrap();
        assert_eq!(Record::parse(bytes).unwrap().article(), article);
    }

    #[test]
    fn an_article_without_title_stays_without() {
        let article = Article { id: "desk/2".into(), body: "x".into(), ..Article::default() };
        let bytes = encode(&mut article.clone(), b"", b"").unwrap();
        assert_eq!(Record::parse(bytes).unwrap().article().title, None);
    }

    proptest! {
        #[test]
        fn damaged_records_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Some(record) = Record::parse(bytes) {
                let _ = (record.article(), record.body_spans().len());
            }
        }
    }
}
