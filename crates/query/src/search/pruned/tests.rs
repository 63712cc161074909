//! The best documents are those that scoring every document gives.

use jisr_index::{Index, Snapshot, Writer};
use jisr_text::Article;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::ranking::Ranking;
use crate::search::{Found, Request, find, find_exhaustively};
use crate::{SearchOptions, Searcher};

/// From the most frequent to the rarest; some share a stem, some are of the other script.
const WORDS: [&str; 10] = [
    "market",
    "markets",
    "اتفاق",
    "talks",
    "talk",
    "الاتفاق",
    "envoy",
    "harbour",
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
        let word = |_| WORDS[random(10).min(random(10)).min(random(12))];
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
fn index(seed: u64) -> (TempDir, Snapshot) {
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

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(WORDS.to_vec())
}

/// Queries of every kind: bare words, exact ones, phrases, booleans, one inside another.
fn query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => word().prop_map(str::to_owned),
        2 => word().prop_map(|word| format!("={word}")),
        1 => (word(), word()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        1 => (word(), word(), 1..4).prop_map(|(a, b, slop)| format!("\"{a} {b}\"~{slop}")),
        1 => word().prop_map(|word| format!("title:{word}")),
        1 => word().prop_map(|word| format!("{}*", word.chars().take(2).collect::<String>())),
    ];
    let sign = prop::sample::select(vec!["", "", "", "+", "-"]);
    let signed = (sign, part).prop_map(|(sign, part)| format!("{sign}{part}"));
    let parts = prop::collection::vec(signed, 1..6);
    prop_oneof![
        3 => parts.prop_map(|parts| parts.join(" ")),
        1 => (word(), word()).prop_map(|(a, b)| format!("={a} AND ={b}")),
        1 => (word(), word(), word()).prop_map(|(a, b, c)| format!("={a} OR (={b} AND ={c})")),
    ]
}

fn rankings() -> [Ranking; 2] {
    let (coverage, proximity, lead) = (0.0, 0.0, 0.0);
    let plain = Ranking { b_short: 0.75, coverage, proximity, lead, ..Ranking::default() };
    [Ranking::default(), plain]
}

fn tops(found: &Found) -> Vec<(jisr_index::DocAddress, u32)> {
    found.top.iter().map(|&(address, score)| (address, score.to_bits())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn the_best_are_those_of_scoring_all(
        seed in any::<u64>(),
        queries in prop::collection::vec(query(), 40),
        size in 1usize..20,
    ) {
        let (_folder, snapshot) = index(seed);
        let searcher = Searcher::new(snapshot.clone());
        for (query, ranking) in queries.iter().flat_map(|query| rankings().map(|r| (query, r))) {
            let options = SearchOptions { ranking: ranking.clone(), ..SearchOptions::default() };
            let (plan, _) = searcher.plan(query, &options).unwrap();
            let request = Request { size, ..Request::default() };
            let pruned = find(&snapshot, &plan, &ranking, request).unwrap();
            let all = find_exhaustively(&snapshot, &plan, &ranking, request).unwrap();
            prop_assert_eq!(tops(&pruned), tops(&all), "{} {:?}", query, ranking);
            let counted = Request { total: true, ..request };
            prop_assert_eq!(find(&snapshot, &plan, &ranking, counted).unwrap().total, all.total);
        }
    }
}
