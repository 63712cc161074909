//! Articles that are like one.

use jisr_text::Article;
use serde::Serialize;

use crate::hit::Hit;
use crate::plan::{Expr, Plan};
use crate::searcher::{Error, SearchOptions, Searcher};

/// Articles that are like one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Similar {
    /// The words of the article that were looked for, the most telling first.
    pub by: Vec<String>,
    /// The hits, the most similar first.
    pub hits: Vec<Hit>,
}

impl Searcher {
    /// Finds articles that are like one, which need not be in the index; if it is, it and its copies
    /// are left out. They are those that have its most telling words, names among them in all their spellings. `within`
    /// says among which articles.
    ///
    /// All orders and limits of `options` hold; all articles that have one of the words would be too
    /// many to count.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn similar(
        &self,
        article: &Article,
        within: Option<&Plan>,
        options: &SearchOptions,
    ) -> Result<Similar, Error> {
        let itself = self.snapshot().find(&article.id)?;
        let mut plan = self.planner(options).similar(article, itself.is_some())?;
        let by = plan.slots().iter().map(|slot| slot.text.clone()).collect();
        if let (Expr::Boolean(boolean), Some(within)) = (&mut plan.root, within) {
            boolean.filters.push(within.root.clone());
        }
        let wider = SearchOptions {
            offset: 0,
            limit: options.offset.saturating_add(options.limit).saturating_add(1),
            total: false,
            ..options.clone()
        };
        let mut ranked = self.find(plan, Vec::new(), &wider)?;
        ranked.top.retain(|hit| {
            let mut group = hit.copies.iter().chain([&hit.address]);
            itself.is_none_or(|itself| group.all(|address| *address != itself))
        });
        ranked.top.drain(..options.offset.min(ranked.top.len()));
        ranked.top.truncate(options.limit);
        Ok(Similar { by, hits: self.show(&ranked, options)? })
    }
}

#[cfg(test)]
mod tests {
    use jisr_index::{Index, Writer};

    use super::*;

    const ARTICLES: [(&str, &str); 6] = [
        ("a", "Mevlut Cavusoglu spoke of a roadmap. The roadmap is in writing, said Cavusoglu."),
        ("b", "A roadmap was promised in writing."),
        ("c", "تحدث وزير الخارجية التركي مولود جاويش أوغلو في أنقرة."),
        ("d", "Grain prices fell, and farmers sold their grain in writing."),
        ("e", "Farmers sold cotton."),
        ("f", "ارتفعت أسعار القطن."),
    ];

    fn articles() -> impl Iterator<Item = Article> {
        let article = |(id, body): (&str, &str)| Article {
            id: id.into(),
            body: body.into(),
            ..Article::default()
        };
        ARTICLES.into_iter().map(article)
    }

    /// What is like the first article, among those that match a query.
    fn similar(within: Option<&str>, options: &SearchOptions) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        articles().for_each(|article| _ = writer.upsert(article).unwrap());
        writer.commit().unwrap();
        let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
        let within = within.map(|query| searcher.plan(query, options).unwrap().0);
        let first = articles().next().unwrap();
        let similar = searcher.similar(&first, within.as_ref(), options).unwrap();
        (similar.by, similar.hits.into_iter().map(|hit| hit.id).collect())
    }

    #[test]
    fn the_article_itself_is_left_out_and_names_lead_to_the_other_script() {
        let (by, found) = similar(None, &SearchOptions::default());
        assert_eq!(by[..2], ["Cavusoglu", "roadmap"]);
        assert_eq!(found, ["c", "b", "d"]);
        let one_script = SearchOptions { cross_script: false, ..SearchOptions::default() };
        assert_eq!(similar(None, &one_script).1, ["b", "d"]);
    }

    #[test]
    fn conditions_and_pages_hold() {
        let (_, found) = similar(Some("lang:ar"), &SearchOptions::default());
        assert_eq!(found, ["c"]);
        let second = SearchOptions { limit: 1, offset: 1, ..SearchOptions::default() };
        assert_eq!(similar(None, &second).1, ["b"]);
    }
}
