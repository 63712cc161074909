//! Runs of this engine.

use std::borrow::Cow;

use jisr_query::{SearchOptions, Searcher};

use crate::lines::is_column_end;
use crate::{Error, Result, Run, Topics};

/// How a run is made.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// Name of the run. Default: `jisr`.
    pub tag: String,
    /// Articles to retrieve for each topic. Default: 1000, as is usual.
    pub depth: usize,
    /// How to search. How many hits there are and what is shown of them is not looked at, and copies
    /// are hits of their own, as judgments have them.
    pub search: SearchOptions,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self { tag: "jisr".to_owned(), depth: 1000, search: SearchOptions::default() }
    }
}

/// Searches for every topic. A topic is read as plain words: nothing in it is an operator.
///
/// A document of the run is an article by its record's own id, the part of the article's id after
/// `#`, or by its whole id where it is no record of a file. White space in it is percent-encoded.
/// A topic that finds nothing is not in the run.
///
/// # Errors
///
/// [`Error::Search`] when the index cannot be read, [`Error::Found`] when two articles are the
/// same document.
pub fn search(searcher: &Searcher, topics: &Topics, options: &RunOptions) -> Result<Run> {
    let shown = SearchOptions {
        limit: options.depth,
        offset: 0,
        passages: 0,
        all_copies: true,
        ..options.search.clone()
    };
    let mut run = Run::new(&options.tag).map_err(Error::Tag)?;
    for topic in topics {
        let results = searcher.search_text(&topic.text, &shown);
        let results =
            results.map_err(|source| Error::Search { topic: topic.id.clone(), source })?;
        let mut last = f32::INFINITY;
        for hit in &results.hits {
            // Whoever reads the run orders by score, and equals by document id: equals of this
            // engine, which are in the order in which they came in, have to differ by a bit.
            last = hit.score.min(last.next_down());
            let found = run.push(&topic.id, &document(&hit.id), f64::from(last));
            found.map_err(|problem| Error::Found { topic: topic.id.clone(), problem })?;
        }
    }
    Ok(run)
}

/// The id in a run of the article with this id. The name of a file has no `#` in its id.
fn document(article: &str) -> Cow<'_, str> {
    let id = match article.split_once('#') {
        Some((_, record)) if !record.is_empty() => record,
        _ => article,
    };
    match id.contains(is_column_end) {
        true => Cow::Owned(encoded(id)),
        false => Cow::Borrowed(id),
    }
}

fn encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len() + 8);
    for c in id.chars() {
        match is_column_end(c) {
            true => encoded.push_str(&format!("%{:02X}", u32::from(c))),
            false => encoded.push(c),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use jisr_index::{Index, Writer};
    use jisr_text::Article;

    use super::*;

    fn run(articles: &[(&str, &str)], topics: &str) -> Result<Run> {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for (id, body) in articles {
            let article = Article { id: (*id).into(), body: (*body).into(), ..Article::default() };
            writer.upsert(article).unwrap();
        }
        writer.finish().unwrap();
        let path = folder.path().join("topics.tsv");
        std::fs::write(&path, topics).unwrap();
        let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
        search(&searcher, &Topics::read(path).unwrap(), &RunOptions::default())
    }

    fn ids<'a>(run: &'a Run, query: &str) -> Vec<&'a str> {
        run.ranked(query).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn documents_go_by_their_records_ids() {
        assert_eq!(document("news/a.jsonl#x-1"), "x-1");
        assert_eq!(document("news/a.jsonl#x#1"), "x#1");
        assert_eq!(document("news/2021/a.txt"), "news/2021/a.txt");
        assert_eq!(document("news/a b\t.txt"), "news/a%20b%09.txt");
        assert_eq!(document("news/a.jsonl#"), "news/a.jsonl#");
    }

    #[test]
    fn equals_keep_their_order_in_a_run() {
        let articles = [("f#1", "grain"), ("f#3", "grain"), ("f#2", "grain")];
        let run = run(&articles, "a\tgrain\n").unwrap();
        assert_eq!(ids(&run, "a"), ["1", "3", "2"]);
    }

    #[test]
    fn topics_are_plain_words() {
        let articles =
            [("f#1", "Cairo hosted talks"), ("f#2", "talks in Ankara"), ("f#3", "grain prices")];
        let run = run(&articles, "a\ttalks -Ankara\nb\t\"hosted Cairo\"\nc\tsteel\n").unwrap();
        assert_eq!(ids(&run, "a"), ["2", "1"]);
        assert_eq!(ids(&run, "b"), ["1"]);
        assert_eq!(run.queries().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(run.tag(), "jisr");
    }

    #[test]
    fn a_document_is_one_article() {
        let error = run(&[("f#1", "talks"), ("g#1", "talks")], "a\ttalks\n").unwrap_err();
        assert!(matches!(error, Error::Found { .. }), "{error}");
        assert!(error.to_string().contains("index one at a time"));
    }
}
