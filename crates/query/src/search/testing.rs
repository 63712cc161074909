//! Archives to test searches on.

use jisr_index::{Index, Snapshot, Writer};
use jisr_text::Article;
use tempfile::TempDir;

/// From the most frequent to the rarest; some are frequent words everywhere, some share a stem, some
/// are of the other script.
pub(crate) const WORDS: [&str; 12] = [
    "of",
    "the",
    "في",
    "market",
    "markets",
    "اتفاق",
    "talks",
    "talk",
    "الاتفاق",
    "envoy",
    "ميناء",
    "lantern",
];

/// Articles by the numbers of their words: many blocks of postings, lengths from 1 to some 200.
fn articles(seed: u64, count: usize) -> Vec<Article> {
    let mut state = seed;
    let mut random = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut text = move |length: usize| {
        let word = |_| WORDS[random(12).min(random(12)).min(random(14))];
        (0..length).map(word).collect::<Vec<_>>().join(" ")
    };
    let article = |number: usize| Article {
        id: format!("desk/{number}"),
        title: Some(text(number % 5)),
        body: text(1 + number * number % 203),
        ..Article::default()
    };
    (0..count).map(article).collect()
}

/// An index of several segments, with some articles deleted.
pub(crate) fn index(seed: u64) -> (TempDir, Snapshot) {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path()).unwrap();
    let articles = articles(seed, 900);
    for part in articles.chunks(700) {
        for article in part {
            writer.upsert(article.clone()).unwrap();
        }
        writer.commit().unwrap();
    }
    for article in articles.iter().step_by(7) {
        writer.upsert(Article { body: "lantern market".into(), ..article.clone() }).unwrap();
    }
    writer.finish().unwrap();
    let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
    (folder, snapshot)
}
