//! The names that articles mention, as terms: a letter for the kind, a colon, the key.

use jisr_text::names::{Kind, mentions};
use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::snapshot::Snapshot;

/// A name that articles mention.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mention {
    /// What it names, where the articles tell.
    pub kind: Option<Kind>,
    /// Keys of its words, joined with spaces.
    pub key: String,
}

impl Mention {
    /// The mention that a term stands for.
    fn of_term(term: &str) -> Option<Self> {
        let (letter, key) = term.split_once(':')?;
        let kind = match letter {
            "p" => Some(Kind::Person),
            "l" => Some(Kind::Place),
            "o" => Some(Kind::Organisation),
            _ => None,
        };
        Some(Self { kind, key: key.to_owned() })
    }
}

/// The term of a mention.
pub(crate) fn term(mention: &mentions::Mention) -> String {
    let letter = match mention.kind {
        Some(Kind::Person) => 'p',
        Some(Kind::Place) => 'l',
        Some(Kind::Organisation) => 'o',
        Some(Kind::Language | Kind::Currency) | None => 'n',
    };
    format!("{letter}:{}", mention.key)
}

impl Snapshot {
    /// All names that articles mention, in order, with how many do; deleted articles count until
    /// their segment is merged.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn mentions(&self) -> Result<Vec<(Mention, u64)>> {
        let mut counts: FxHashMap<String, u64> = FxHashMap::default();
        for segment in self.segments() {
            let mut stream = segment.mention_terms.terms().stream()?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                let articles = u64::from(stream.value().doc_freq);
                match counts.get_mut(term) {
                    Some(total) => *total += articles,
                    None => _ = counts.insert(term.to_owned(), articles),
                }
            }
        }
        let mentions = counts.into_iter();
        let mut mentions: Vec<_> =
            mentions.filter_map(|(term, count)| Some((Mention::of_term(&term)?, count))).collect();
        mentions.sort_unstable();
        Ok(mentions)
    }
}

impl crate::Segment {
    /// The names that articles of this segment mention, by ordinal.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn mentions(&self) -> Result<Vec<Option<Mention>>> {
        let mut mentions = Vec::new();
        let Some(column) = &self.mentions else { return Ok(mentions) };
        let mut stream = column.dictionary().stream().map_err(tantivy::TantivyError::from)?;
        while stream.advance() {
            mentions.push(std::str::from_utf8(stream.key()).ok().and_then(Mention::of_term));
        }
        Ok(mentions)
    }

    /// Ordinals of the names that a document mentions; [`mentions`](Self::mentions) lists them.
    pub fn mention_ords(&self, doc: crate::DocId) -> impl Iterator<Item = u64> + '_ {
        self.mentions.iter().flat_map(move |column| column.term_ords(doc))
    }
}

#[cfg(test)]
mod tests {
    use jisr_text::Article;

    use super::*;
    use crate::{Index, Writer};

    #[test]
    fn names_are_counted_by_article() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for (id, body) in [("a", "They met in Cairo and left Cairo."), ("b", "التقى في القاهرة.")]
        {
            let article = Article { id: id.into(), body: body.into(), ..Article::default() };
            writer.upsert(article).unwrap();
        }
        writer.commit().unwrap();
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        let place = |key: &str| Mention { kind: Some(Kind::Place), key: key.into() };
        let expected = [(place("cairo"), 1), (place("القاهره"), 1)];
        assert_eq!(snapshot.mentions().unwrap(), expected);
        let segment = &snapshot.segments()[0];
        let mentions = segment.mentions().unwrap();
        let first: Vec<_> = segment.mention_ords(0).map(|ord| &mentions[ord as usize]).collect();
        assert_eq!(first.len(), 1);
    }
}
