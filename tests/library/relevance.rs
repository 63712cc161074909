//! The score of the example benchmark: a change that moves the ranking for the worse shows here.

use jisr::eval::{Qrels, RunOptions, Topics, evaluate, search};
use jisr::{Collection, Index, Searcher, Writer, ingest};

/// nDCG@10 as measured, less a hundredth for changes that trade one topic for another.
const FLOOR: f64 = 0.695;

#[test]
fn the_sample_archive_is_ranked_as_well_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let articles = Collection::new("articles", "examples/articles");
    let mut writer = Writer::open(folder.path()).unwrap();
    for article in ingest::read(&articles, articles.root(), &ingest::Options::default()) {
        writer.upsert(article.unwrap()).unwrap();
    }
    writer.finish().unwrap();
    let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
    let topics = Topics::read("examples/relevance/topics.tsv").unwrap();
    let qrels = Qrels::read("examples/relevance/qrels.txt").unwrap();
    let run = search(&searcher, &topics, &RunOptions::default()).unwrap();
    let measure = "ndcg@10".parse().unwrap();
    let mean = evaluate(&qrels, &run, &[measure]).mean.get(measure).unwrap();
    assert!(mean >= FLOOR, "nDCG@10 is {mean:.4}");
}
