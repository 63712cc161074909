//! Small indexes.

use jisr::{Article, Index, Searcher, Writer};
use tempfile::TempDir;

/// An index of articles given by id, title and body.
pub(crate) struct Archive {
    _folder: TempDir,
    pub(crate) searcher: Searcher,
}

impl Archive {
    pub(crate) fn of(articles: &[(&str, &str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for (id, title, body) in articles {
            let article = Article {
                id: format!("desk/{id}"),
                title: (!title.is_empty()).then(|| (*title).to_owned()),
                body: (*body).to_owned(),
                ..Article::default()
            };
            writer.upsert(article).unwrap();
        }
        writer.finish().unwrap();
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        Self { _folder: folder, searcher: Searcher::new(snapshot) }
    }

    /// Ids of the hits, best first.
    pub(crate) fn ids(&self, query: &str) -> Vec<String> {
        let results = self.searcher.search(query, &Default::default()).unwrap();
        results.hits.iter().map(|hit| hit.id.trim_start_matches("desk/").to_owned()).collect()
    }
}
