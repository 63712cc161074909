//! Whom the articles that match mention most, told quickly.
//!
//! [`Counts`](crate::Counts) joins all spellings that mean the same, for which the table of entities has
//! to be read. Here only the names in the most articles are looked at, and those are joined that the
//! list of names joins: enough for a line below the results, in a small part of the time.

use std::cmp::Reverse;

use jisr_index::{Mention, Segment};
use jisr_text::names::Kind;
use rustc_hash::FxHashMap;

use crate::plan::Plan;
use crate::ranking::Ranking;
use crate::search::{Compiler, each_match};
use crate::searcher::{Error, Searcher};

/// Names of a segment that are looked at, those in the most articles.
const MAX_LOOKED_AT: usize = 200;

/// The names that articles mention most, the most frequent first, with how many do. An article that
/// has a name in both scripts counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentioned {
    /// People.
    pub people: Vec<(String, u64)>,
    /// Places.
    pub places: Vec<(String, u64)>,
    /// Organisations.
    pub organisations: Vec<(String, u64)>,
}

impl Searcher {
    /// The names of each kind, at most `limit`, that the articles mention most that match a query,
    /// given by what it [means](Self::plan).
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn mentioned(&self, plan: &Plan, limit: usize) -> Result<Mentioned, Error> {
        let ranking = Ranking::default();
        let compiler = Compiler::new(self.snapshot(), plan, &ranking);
        let mut articles: FxHashMap<(Kind, String), u64> = FxHashMap::default();
        for segment in self.snapshot().segments() {
            let mut counts = vec![0; segment.mention_count()];
            each_match(segment, compiler.matcher(segment)?, |doc| {
                segment.mention_ords(doc).for_each(|ord| counts[ord as usize] += 1);
            });
            for (ord, count) in most(&counts) {
                if let Some((kind, label)) = self.label(segment, ord)? {
                    *articles.entry((kind, label)).or_default() += count;
                }
            }
        }
        let mut sorted: Vec<_> = articles.into_iter().collect();
        sorted.sort_by(|(a, most), (b, more)| (Reverse(most), &a.1).cmp(&(Reverse(more), &b.1)));
        let of_kind = |wanted| {
            let names = sorted.iter().filter(|((kind, _), _)| *kind == wanted).take(limit);
            names.map(|((_, label), count)| (label.clone(), *count)).collect()
        };
        Ok(Mentioned {
            people: of_kind(Kind::Person),
            places: of_kind(Kind::Place),
            organisations: of_kind(Kind::Organisation),
        })
    }

    /// What a name is called in the list of names, else as articles write it.
    fn label(&self, segment: &Segment, ord: usize) -> Result<Option<(Kind, String)>, Error> {
        let Some((Mention { kind: Some(kind), key }, written)) = segment.mention(ord)? else {
            return Ok(None);
        };
        let known = self.names().meaning(&key, Some(kind));
        let label = known.map(|known| known.label.to_owned()).or(written).unwrap_or(key);
        Ok(Some((kind, label)))
    }
}

/// The largest counts with their places.
fn most(counts: &[u64]) -> Vec<(usize, u64)> {
    let mut most: Vec<_> = counts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
    if most.len() > MAX_LOOKED_AT {
        most.select_nth_unstable_by_key(MAX_LOOKED_AT, |(_, count)| Reverse(*count));
        most.truncate(MAX_LOOKED_AT);
    }
    most
}

#[cfg(test)]
mod tests {
    use jisr_index::{Index, Writer};
    use jisr_text::Article;

    use super::*;
    use crate::SearchOptions;

    #[test]
    fn names_of_the_articles_found_are_counted_across_scripts() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for (id, body) in [
            ("a", "The ambassador met Sameh Shoukry in Cairo."),
            ("b", "Talks with Sameh Shoukry were held in Ankara."),
            ("c", "التقى السفير سامح شكري في القاهرة."),
            ("d", "Grain prices fell in Paris."),
        ] {
            writer
                .upsert(Article { id: id.into(), body: body.into(), ..Article::default() })
                .unwrap();
            writer.commit().unwrap();
        }
        let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
        let mentioned = |query, limit| {
            let (plan, _) = searcher.plan(query, &SearchOptions::default()).unwrap();
            searcher.mentioned(&plan, limit).unwrap()
        };
        let found = mentioned("entity:Shoukry", 9);
        assert_eq!(found.people, [("Sameh Shoukry".to_owned(), 3)]);
        assert_eq!(found.places, [("Cairo".to_owned(), 2), ("Ankara".to_owned(), 1)]);
        assert_eq!(found.organisations, []);
        assert_eq!(mentioned("*", 1).places.len(), 1);
    }
}
