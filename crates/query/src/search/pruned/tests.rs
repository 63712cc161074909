//! The best documents are those that scoring every document gives.

use proptest::prelude::*;

use crate::ranking::Ranking;
use crate::search::testing::{WORDS, index};
use crate::search::{Found, Request, find, find_with};
use crate::{SearchOptions, Searcher};

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
            let all = find_with(&snapshot, &plan, &ranking, request, false).unwrap();
            prop_assert_eq!(tops(&pruned), tops(&all), "{} {:?}", query, ranking);
            let counted = Request { total: true, ..request };
            prop_assert_eq!(find(&snapshot, &plan, &ranking, counted).unwrap().total, all.total);
        }
    }
}
