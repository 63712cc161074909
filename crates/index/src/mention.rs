//! The names that articles mention, as terms: a letter for the kind, a colon, the key, and behind a
//! tab how the article writes the name, where it writes it in full.

use jisr_text::names::Kind;
use jisr_text::names::mentions::{Mentions, Text};
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

/// A name, and what is known of the articles that mention it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The name.
    pub mention: Mention,
    /// How most articles write it; its key where none writes it in full.
    pub written: String,
    /// How many articles mention it.
    pub articles: u64,
}

impl Mention {
    /// The mention that a term stands for, and how it is written.
    fn of_term(term: &str) -> Option<(Self, Option<&str>)> {
        let (letter, name) = term.split_once(':')?;
        let kind = match letter {
            "p" => Some(Kind::Person),
            "l" => Some(Kind::Place),
            "o" => Some(Kind::Organisation),
            _ => None,
        };
        let (key, written) = match name.split_once('\t') {
            Some((key, written)) => (key, Some(written)),
            None => (name, None),
        };
        Some((Self { kind, key: key.to_owned() }, written))
    }
}

/// The terms of the names in an article, each name once.
pub(crate) fn terms(found: &Mentions, title: Text<'_>, body: Text<'_>) -> Vec<String> {
    let in_body = found.body.iter().map(|mention| (mention, body));
    let in_title = found.title.iter().map(|mention| (mention, title));
    let mut all: Vec<_> = in_body.chain(in_title).collect();
    all.sort_by(|(a, _), (b, _)| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
    let names = all.chunk_by(|(a, _), (b, _)| a.kind == b.kind && a.key == b.key);
    names
        .map(|name| {
            let (kind, key) = (letter(name[0].0.kind), &name[0].0.key);
            match name.iter().find_map(|(mention, text)| mention.written(*text)) {
                Some(written) => format!("{kind}:{key}\t{written}"),
                None => format!("{kind}:{key}"),
            }
        })
        .collect()
}

fn letter(kind: Option<Kind>) -> char {
    match kind {
        Some(Kind::Person) => 'p',
        Some(Kind::Place) => 'l',
        Some(Kind::Organisation) => 'o',
        Some(Kind::Language | Kind::Currency) | None => 'n',
    }
}

impl Snapshot {
    /// All names that articles mention, in order.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn mentions(&self) -> Result<Vec<Mentioned>> {
        let mut counts: FxHashMap<String, u64> = FxHashMap::default();
        for segment in self.segments() {
            let articles = segment.mentioning_articles();
            segment.each_mention_term(|ord, term| match counts.get_mut(term) {
                Some(total) => *total += articles[ord],
                None if articles[ord] > 0 => _ = counts.insert(term.to_owned(), articles[ord]),
                None => {}
            })?;
        }
        let mut terms: Vec<_> = counts
            .iter()
            .filter_map(|(term, articles)| Some((Mention::of_term(term)?, *articles)))
            .collect();
        terms.sort_unstable();
        let names = terms.chunk_by(|((a, _), _), ((b, _), _)| a == b);
        Ok(names.map(mentioned).collect())
    }
}

/// Puts the terms of one name together.
fn mentioned(terms: &[((Mention, Option<&str>), u64)]) -> Mentioned {
    let mention = terms[0].0.0.clone();
    let written = terms.iter().filter_map(|((_, written), articles)| Some((articles, (*written)?)));
    let written = written.max().map_or(&*mention.key, |(_, written)| written).to_owned();
    Mentioned { mention, written, articles: terms.iter().map(|(_, articles)| articles).sum() }
}

impl crate::Segment {
    /// The names that articles of this segment mention, by ordinal; one that articles write in
    /// several ways has several.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn mentions(&self) -> Result<Vec<Option<Mention>>> {
        let mut mentions = Vec::new();
        self.each_mention_term(|_, term| {
            mentions.push(Mention::of_term(term).map(|(mention, _)| mention));
        })?;
        Ok(mentions)
    }

    /// Number of the names that [`mentions`](Self::mentions) lists: ordinals run below it.
    #[must_use]
    pub fn mention_count(&self) -> usize {
        self.mentions.as_ref().map_or(0, |column| column.num_terms())
    }

    /// The name with an ordinal, and how articles write it, where they do in full.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn mention(&self, ord: usize) -> Result<Option<(Mention, Option<String>)>> {
        let Some(column) = &self.mentions else { return Ok(None) };
        let mut term = String::new();
        column.ord_to_str(ord as u64, &mut term).map_err(tantivy::TantivyError::from)?;
        let found = Mention::of_term(&term);
        Ok(found.map(|(mention, written)| (mention, written.map(str::to_owned))))
    }

    /// Calls `take` with every term of the column and its ordinal, in order.
    fn each_mention_term(&self, mut take: impl FnMut(usize, &str)) -> Result<()> {
        let Some(column) = &self.mentions else { return Ok(()) };
        let mut stream = column.dictionary().stream().map_err(tantivy::TantivyError::from)?;
        let mut ord = 0;
        while stream.advance() {
            take(ord, std::str::from_utf8(stream.key()).unwrap_or_default());
            ord += 1;
        }
        Ok(())
    }

    /// How many articles have each term of the column, by ordinal; deleted ones do not count.
    fn mentioning_articles(&self) -> Vec<u64> {
        let mut articles = vec![0; self.mention_count()];
        for doc in (0..self.max_doc()).filter(|&doc| !self.is_deleted(doc)) {
            self.mention_ords(doc).for_each(|ord| articles[ord as usize] += 1);
        }
        articles
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
        for (id, body) in [
            ("a", "They met in Cairo and left Cairo."),
            ("b", "التقى في القاهرة."),
            ("c", "عاد للقاهرة."),
        ] {
            let article = Article { id: id.into(), body: body.into(), ..Article::default() };
            writer.upsert(article).unwrap();
        }
        writer.commit().unwrap();
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        let place = |key: &str, written: &str, articles| Mentioned {
            mention: Mention { kind: Some(Kind::Place), key: key.into() },
            written: written.into(),
            articles,
        };
        let expected = [place("cairo", "Cairo", 1), place("القاهره", "القاهرة", 2)];
        assert_eq!(snapshot.mentions().unwrap(), expected);
        let segment = &snapshot.segments()[0];
        let mentions = segment.mentions().unwrap();
        let first: Vec<_> = segment.mention_ords(0).map(|ord| &mentions[ord as usize]).collect();
        assert_eq!(first.len(), 1);
    }
}
