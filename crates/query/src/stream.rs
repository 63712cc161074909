//! Hits one after the other, however many they are.

use std::vec::IntoIter;

use jisr_index::DocAddress;

use crate::hit::Hit;
use crate::search::RankedHit;
use crate::searcher::{Error, Ranked, SearchOptions, Searcher};

/// Hits that are read together: so many that a segment is seldom gone through again, and so few that
/// their passages take no room.
const PORTION: usize = 1000;

/// The hits of a search, read when their turn comes: an iterator over them, each with the place of its
/// article in the snapshot. See [`Searcher::stream`].
#[derive(Debug)]
pub struct Stream<'a> {
    searcher: &'a Searcher,
    options: &'a SearchOptions,
    /// What is read at a time.
    portion: Ranked,
    ready: IntoIter<Hit>,
    /// Places of the hits that are ready, and of those that are not.
    places: IntoIter<RankedHit>,
}

impl Searcher {
    /// Reads and highlights the articles that were [ranked](Self::rank) one after the other, in their
    /// order. However many they are, only some of them are in memory at a time; of the others there
    /// is their place and score.
    ///
    /// ```
    /// use jisr_index::{Index, Writer};
    /// use jisr_query::{SearchOptions, Searcher};
    /// use jisr_text::Article;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let mut writer = Writer::open(folder.path())?;
    /// # for id in ["a", "b"] {
    /// #     let (id, body) = (id.into(), "The harbour reopened.".into());
    /// #     writer.upsert(Article { id, body, ..Article::default() })?;
    /// # }
    /// # writer.commit()?;
    /// let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
    /// let all = SearchOptions { limit: usize::MAX, total: false, ..SearchOptions::default() };
    /// let ranked = searcher.rank("harbour", &all)?;
    /// for hit in searcher.stream(ranked, &all) {
    ///     let (place, hit) = hit?;
    ///     let body = searcher.snapshot().record(place)?.body().to_owned();
    ///     assert_eq!(hit.passages[0].text, body);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn stream<'a>(&'a self, mut ranked: Ranked, options: &'a SearchOptions) -> Stream<'a> {
        let places = std::mem::take(&mut ranked.top).into_iter();
        let ready = Vec::new().into_iter();
        Stream { searcher: self, options, portion: ranked, ready, places }
    }
}

impl Stream<'_> {
    fn read(&mut self) -> Result<(), Error> {
        let unread = self.places.as_slice();
        self.portion.top.clear();
        self.portion.top.extend_from_slice(&unread[..unread.len().min(PORTION)]);
        self.ready = self.searcher.show(&self.portion, self.options)?.into_iter();
        Ok(())
    }
}

impl Iterator for Stream<'_> {
    type Item = Result<(DocAddress, Hit), Error>;

    /// After an error there is nothing more.
    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.as_slice().is_empty()
            && let Err(error) = self.read()
        {
            self.places = Vec::new().into_iter();
            return Some(Err(error));
        }
        let place = self.places.next()?.address;
        self.ready.next().map(|hit| Ok((place, hit)))
    }
}

#[cfg(test)]
mod tests {
    use jisr_index::{Index, Writer};
    use jisr_text::Article;

    use super::*;
    use crate::Sort;

    #[test]
    fn portions_follow_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for number in 0..2 * PORTION + 1 {
            let body = "harbour ".repeat(number % 7 + 1);
            let article = Article { id: number.to_string(), body, ..Article::default() };
            writer.upsert(article).unwrap();
        }
        writer.commit().unwrap();
        let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
        for sort in [Sort::Relevance, Sort::Newest] {
            let all = SearchOptions {
                limit: usize::MAX,
                sort,
                all_copies: true,
                ..SearchOptions::default()
            };
            let ranked = searcher.rank("harbour", &all).unwrap();
            let whole = searcher.show(&ranked, &all).unwrap();
            let streamed: Vec<_> =
                searcher.stream(ranked, &all).map(|hit| hit.unwrap().1).collect();
            assert_eq!(streamed.len(), 2 * PORTION + 1);
            assert!(streamed == whole);
        }
    }
}
